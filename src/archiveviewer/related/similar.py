"""Stories much like one. An article comes in; likely candidates and the words both share go out.

Candidates are found by the article's most telling exact words (folding would cost five points of recall, measured in
the design); what is shown as a reason are pairs of neighbouring words that both articles have, since single syllables
say little in Vietnamese. It refuses to know reprints and listed stories.
"""

from __future__ import annotations

import itertools
from collections import Counter
from typing import TYPE_CHECKING

from archiveviewer.vietnamese.terms import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archiveviewer.article import Article
    from archiveviewer.index.store import Store

TELLING_WORDS = 24
"""Words of the article by which others are looked up."""
REASONS = 4
_ENOUGH = 2
"""Shared pairs below which two stories are not called similar."""

# Pairs with one of these say nothing about a story: the commonest grammatical words of Vietnamese.
_GRAMMAR_WORDS = (
    "và của có là được cho trong với các những một này đã không người khi đến từ ra về tại sẽ để cũng như vào ở theo "
    "trên nhiều năm ngày ông bà anh chị đó thì bị còn phải do nên lại sau trước vì rất nay hơn mà đang thêm biết tháng "
    "cùng việc đồng nói hai ba chỉ qua đi làm lên hay nếu giờ số"
)
_GRAMMAR = frozenset(_GRAMMAR_WORDS.split())


def candidates(store: Store, article: Article, limit: int) -> list[int]:
    """The document numbers of the likeliest others, best first."""
    found = Counter(word.exact for text in _texts(article) for word in words(text) if not word.folded[0].isdigit())
    return store.sharing(dict(found), TELLING_WORDS, limit, besides=article.id)


def reasons(article: Article, other: Article) -> tuple[str, ...]:
    """The most telling pairs of words both have, as this article writes them; empty when they share too little."""
    mine, theirs = _pairs(article), _pairs(other)
    shared = [pair for pair in mine if pair in theirs]
    shared.sort(key=lambda pair: (-_worth(mine[pair]), -min(mine[pair][1], theirs[pair][1])))
    return tuple(mine[pair][0] for pair in shared[:REASONS]) if len(shared) >= _ENOUGH else ()


Pairs = dict[tuple[str, str], tuple[str, int]]


def _pairs(article: Article) -> Pairs:
    """Neighbouring words by their exact terms: how they are written and how often."""
    pairs: Pairs = {}
    for text in _texts(article):
        for left, right in itertools.pairwise(words(text)):
            written = text[left.start : right.end]
            if text[left.end : right.start] != " " or _is_grammar(written):
                continue
            first, count = pairs.get((left.exact, right.exact), (written, 0))
            pairs[left.exact, right.exact] = (first, count + 1)
    return pairs


def _is_grammar(written: str) -> bool:
    return any(word in _GRAMMAR or word.isdigit() for word in written.lower().split())


def _worth(pair: tuple[str, int]) -> float:
    """Names count more than other words, repeated ones more than single ones."""
    written, count = pair
    return count * (2.0 if written.istitle() else 1.0)


def _texts(article: Article) -> Iterator[str]:
    yield article.title
    yield article.sapo
    for block in article.blocks:
        yield block.text
        yield block.caption
