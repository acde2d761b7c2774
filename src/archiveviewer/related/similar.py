"""Stories much like one. An article comes in; likely candidates and the words both share go out.

Candidates are found by the article's most telling exact words (folding would cost five points of recall, measured in
the design) and names, and put in order by the pairs of words they share with it, since single syllables say little in
Vietnamese; for that they are read. What is shown as a reason are runs of neighbouring words that both articles have. It
refuses to know reprints and listed stories.
"""

from __future__ import annotations

import itertools
import math
from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

from archiveviewer.index.passages import passages
from archiveviewer.results import Span
from archiveviewer.vietnamese.names import names
from archiveviewer.vietnamese.terms import keys, words

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Sequence

    from archiveviewer.article import Article
    from archiveviewer.index.store import Store

SAME_SECTION, SAME_DAYS = 0.1, 0.2
"""What is added for one section, and for the same days; the latter fades over months."""
_MONTH = 30.0
PAIRS = 2.0
"""How much more the pairs of words tell that are shared than the words and names by which candidates were found."""
REASONS = 4
LONGEST_REASON = 4
"""Words from which a longer run says no more."""
_ENOUGH = 2
"""Shared runs below which two stories are not called similar."""

# Pairs with one of these say nothing about a story: the commonest grammatical words of Vietnamese.
_GRAMMAR_WORDS = (
    "và của có là được cho trong với các những một này đã không người khi đến từ ra về tại sẽ để cũng như vào ở theo "
    "trên nhiều năm ngày ông bà anh chị đó thì bị còn phải do nên lại sau trước vì rất nay hơn mà đang thêm biết tháng "
    "cùng việc đồng nói hai ba chỉ qua đi làm lên hay nếu giờ số"
)
_GRAMMAR = frozenset(_GRAMMAR_WORDS.split())


def candidates(store: Store, article: Article, limit: int) -> Generator[None, None, list[Article]]:
    """The likeliest others, best first: those with the same telling words and names, the nearer in time and section the
    better. Found step by step.
    """
    told = telling(article)
    yield
    found = yield from store.like(article.id, told, limit)
    likely = []
    for number, score in found:
        yield
        likely.append((store.article_at(number), score))
    others = [other for other, _score in likely]
    pairs = yield from store.pairs_shared(article, others)
    best = max((score for _other, score in likely), default=1.0)
    close = [
        (score / best + PAIRS * shared) * _nearness(article, other)
        for (other, score), shared in zip(likely, pairs, strict=True)
    ]
    return [others[at] for at in sorted(range(len(others)), key=lambda at: -close[at])]


def telling(article: Article) -> Counter[tuple[str, ...]]:
    """The exact words and names of an article, with how often it has each; numbers tell nothing."""
    found: Counter[tuple[str, ...]] = Counter()
    for text in passages(article):
        found.update((word.exact,) for word in words(text) if not word.folded[0].isdigit())
        found.update(tuple(word.exact for word in name) for name in names(text))
    return found


def _nearness(article: Article, other: Article) -> float:
    """From 1 for what is far in every respect up to nearly a third more."""
    same = bool(article.section) and article.section == other.section
    apart = days_between(article, other)
    return 1 + SAME_SECTION * same + (0 if apart is None else SAME_DAYS / (1 + abs(apart) / _MONTH))


def days_between(article: Article, other: Article) -> int | None:
    """How many days later the other one was published; None when a day is not known."""
    told = [one.published.value[:10] if one.published else "" for one in (article, other)]
    if any(len(value) != len("2019-04-30") for value in told):
        return None
    first, second = map(date.fromisoformat, told)
    return (second - first).days


Pair = tuple[str, str]


class Reasons:
    """What an article has in common with others; its own words are taken apart once."""

    def __init__(self, article: Article) -> None:
        self._passages = [(text, list(_pairs(text))) for text in passages(article)]
        self._pairs = {pair for _text, pairs in self._passages for pair, _place in pairs}

    def with_other(self, other: Article) -> tuple[str, ...]:
        """The most telling runs of words both have, as the article writes them; empty when they share too little."""
        likely = filter(self._may_share, passages(other))
        theirs = {pair for text in likely for pair, _place in _pairs(text)}
        runs: Counter[str] = Counter(run for text, pairs in self._passages for run in _shared_runs(text, pairs, theirs))
        if len(runs) < _ENOUGH:
            return ()
        telling: list[str] = []
        for run in sorted(runs, key=lambda run: -_worth(run, runs[run])):
            if not any(run.lower() in said.lower() or said.lower() in run.lower() for said in telling):
                telling.append(run)
        return tuple(telling[:REASONS])

    def _may_share(self, text: str) -> bool:
        """Whether a text has any of the pairs, whatever stands between the words: most have none, and are soon told."""
        exact = [exact for _folded, exact in keys(text)]
        return not self._pairs.isdisjoint(itertools.pairwise(exact))


def _pairs(text: str) -> Iterator[tuple[Pair, Span]]:
    """Neighbouring words by their exact terms, with their place; none with a mark between or a grammatical word."""
    for left, right in itertools.pairwise(words(text)):
        if text[left.end : right.start] == " ":
            first, second = text[left.start : left.end], text[right.start : right.end]
            if not (first[0].isdigit() or second[0].isdigit() or _is_grammar(first, second)):
                yield (left.exact, right.exact), Span(left.start, right.end)


def _shared_runs(text: str, pairs: Sequence[tuple[Pair, Span]], theirs: set[Pair]) -> Iterator[str]:
    """The longest runs of a text whose every pair the other article has too."""
    run: Span | None = None
    for pair, place in pairs:
        if pair not in theirs:
            continue
        if run and run.start < place.start < run.end:
            run = Span(run.start, place.end)
            continue
        if run:
            yield text[run.start : run.end]
        run = place
    if run:
        yield text[run.start : run.end]


def _is_grammar(left: str, right: str) -> bool:
    """True with a grammatical word, unless it is written as part of a name ("Ba Lai")."""
    return left in _GRAMMAR or right in _GRAMMAR or (left.lower() in _GRAMMAR and not right[0].isupper())


def _worth(run: str, count: int) -> float:
    """Names count more than other words, longer runs more than shorter ones up to a name's length."""
    length = min(len(run.split()), LONGEST_REASON)
    return length * (2.0 if run.istitle() else 1.0) * (1 + math.log(count))
