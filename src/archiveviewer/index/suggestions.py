"""What a person may be about to type. The beginning of a question comes in, whole completions go out.

Completions are phrases that stand in titles, sapos, headings and captions of the archive, names of people,
organisations and places from anywhere, most frequent first, and a few whole titles. A phrase is offered only where it
ends by itself: "cầu Thác" is not when "Ngà" always follows. Matching is blind to accents, but for those that were
typed. It refuses to know what was typed before.
"""

from __future__ import annotations

import itertools
from collections import Counter
from typing import TYPE_CHECKING

from archiveviewer.index import named
from archiveviewer.index.continuations import Continuations, Phrase, TypedWord
from archiveviewer.index.schema import TITLE
from archiveviewer.index.segments.table import MOST_WORDS as LONGEST_PHRASE
from archiveviewer.query.fields import EVERYTHING, NAMES, SUGGESTED_FIELDS
from archiveviewer.vietnamese.normal import clean, fold, is_marked
from archiveviewer.vietnamese.terms import Word, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from archiveviewer.index.store import Store

FURTHER_WORDS = 4
"""How many words beyond the typed ones a completion has at most; a whole title may have more."""
MOST_WORDS = 12
"""Words beyond which nobody needs a completion."""
LONGEST_TITLE = 90
FEW_TITLES = 20
"""Titles with one beginning from which they are too many to be offered."""
LOOKED_AT = 20
"""How many titles, and how many sapos, are looked at where no phrase goes on."""
RIVAL = 0.1
"""How frequent a phrase is at the least beside one with other accents, so that both are offered."""
IN_ONE = 4
"""How often a phrase may stand in one article; one that stands no oftener may stand in deleted articles only."""
_LEADING_ON = frozenset(
    word.exact
    for word in words(
        "và hoặc hay của tại ở trong trên dưới giữa với bằng cho từ do vì bởi để nhằm theo là rằng mà nếu các những "
        "mọi mỗi như về đến tới vào bị được"
    )
)
"""Words behind which more must follow: no phrase ends in one of them."""
_PUNCTUATION = frozenset(".,;:!?()\"“”'–/|")


def suggest(store: Store, text: str, limit: int) -> tuple[str, ...]:
    """Up to `limit` completions of a beginning such as "thanh pho h"; none for less than two letters."""
    text = clean(text).strip()
    typed = list(words(text))
    if not 0 < len(typed) <= MOST_WORDS or len(text) < 2 or not text[-1].isalnum():  # noqa: PLR2004
        return ()
    titles = [title for title in _titles(store, typed, text) if fold(title) != fold(text)]
    names = _names(store, typed, text, NAMES)
    frequent: list[tuple[int, str]] = [(count, name) for name, count in names if count > 1][: limit // 2]
    finished: list[str] = []
    for phrase, completion in itertools.islice(_phrases(store, typed, text, limit), limit):
        if phrase.count > 1:
            frequent.append((phrase.count, completion))
        elif len(phrase.terms) == min(len(typed), LONGEST_PHRASE):
            finished.append(completion)
    frequent.sort(key=lambda both: -both[0])
    offered = dict.fromkeys([*(completion for _count, completion in frequent), *titles, *finished])
    if not offered:
        offered = dict.fromkeys([*(name for name, _count in names), *_in_passages(store, typed, text)])
    return tuple(itertools.islice(offered, limit))


def names(store: Store, text: str, limit: int, kind: str) -> tuple[str, ...]:
    """Up to `limit` names of a kind that begin so, most frequent first."""
    text = clean(text).strip()
    found = _names(store, list(words(text)), text, (kind,))
    return tuple(name for name, _count in found[:limit])


def _names(store: Store, typed: list[Word], text: str, kinds: Sequence[str]) -> list[tuple[str, int]]:
    """The names that begin with what was typed, and in how many articles each stands."""
    asked = _asked(typed, text) if typed else []
    likely = named.beginning(store.snapshot, text, LOOKED_AT * len(kinds), kinds) if asked else []
    gone = _gone(store)
    found = []
    for name, count in likely:
        read = list(words(name))
        living = count > gone or not _finds_nothing(store, [word.exact for word in read])
        if living and _begins(name, read, asked) and fold(name) != fold(text):
            found.append((name, count))
    return found


def _gone(store: Store) -> int:
    """How many deleted documents there are, which still count."""
    return sum(segment.document_count - segment.live_count for segment in store.snapshot.segments)


def _phrases(store: Store, typed: list[Word], text: str, limit: int) -> Iterator[tuple[Phrase, str]]:
    """The phrases that go on from the last of the typed words, each with the whole completion."""
    window = typed[-LONGEST_PHRASE:]
    head = text[: window[0].start]
    before = [word.exact if _is_marked(word, text) else word.folded for word in typed[: -len(window)]]
    gone = _gone(store)
    found = Continuations(store.snapshot, _asked(window, text))
    most: dict[str, int] = {}
    for phrase in found.most_frequent(4 * limit):
        folded = " ".join(folded for folded, _exact in phrase.terms)
        if phrase.count < RIVAL * most.setdefault(folded, phrase.count):
            continue
        found.extend(phrase, len(window) + FURTHER_WORDS)
        if phrase.never_ends or phrase.terms[-1][1] in _LEADING_ON:
            continue
        completion = head + phrase.text
        doubtful = bool(head) or phrase.likely or phrase.count <= IN_ONE * gone
        terms = [*before, *(exact for _folded, exact in phrase.terms)]
        if fold(completion) != fold(text) and not (doubtful and _finds_nothing(store, terms)):
            yield phrase, completion


def _asked(window: list[Word], text: str) -> list[TypedWord]:
    """The typed words, with their accents where these count."""
    *whole, begun = window
    asked = [TypedWord(word.folded, word.exact if _is_marked(word, text) else "") for word in whole]
    letters = text[begun.start : begun.end].lower()
    return [*asked, TypedWord(begun.folded, letters=letters if _is_marked(begun, text) else "")]


def _is_marked(word: Word, text: str) -> bool:
    return is_marked(text[word.start : word.end])


def _finds_nothing(store: Store, terms: list[str]) -> bool:
    return next(store.with_words(EVERYTHING, terms), None) is None


def _titles(store: Store, typed: list[Word], text: str) -> list[str]:
    """The titles that begin with what was typed, if they are few."""
    beginning = " ".join(word.folded for word in typed).encode()
    snapshot = store.snapshot
    spans = [
        (start, segment, field, field.span(beginning, beginning + b"\xff"))
        for segment, start in zip(snapshot.segments, snapshot.starts, strict=False)
        if (field := segment.field(TITLE)) is not None
    ]
    if sum(len(span) for *_, span in spans) > FEW_TITLES:
        return []
    found: set[str] = set()
    for start, segment, field, span in spans:
        for documents in map(field.documents, span):
            living = documents if segment.deleted is None else documents[~segment.deleted[documents]]
            found.update(store.article_at(start + document).title for document in living[:1].tolist())
    asked = _asked(typed, text)
    return sorted(title for title in found if len(title) <= LONGEST_TITLE and _begins(title, list(words(title)), asked))


def _in_passages(store: Store, typed: list[Word], text: str) -> list[str]:
    """What a few titles and sapos with the typed words have at their place; for phrases too rare to be counted."""
    whole, asked = [word.folded for word in typed[:-1]], _asked(typed, text)
    found: Counter[str] = Counter()
    for field in SUGGESTED_FIELDS if whole else ():
        for number in itertools.islice(store.with_words(field, whole), LOOKED_AT):
            passage = str(getattr(store.article_at(number), field))
            all_words = list(words(passage))
            for at in range(len(all_words) - len(typed) + 1):
                run = all_words[at : at + len(typed)]
                written = passage[run[0].start : run[-1].end]
                if not _PUNCTUATION.intersection(written) and _begins(passage, run, asked):
                    found[written] += 1
    return [run for run, _count in found.most_common() if fold(run) != fold(text)]


def _begins(passage: str, run: list[Word], asked: list[TypedWord]) -> bool:
    """Whether some words of a passage are those typed, the last of them at least begun."""
    if len(run) < len(asked):
        return False
    *whole, begun = asked
    if any(
        word.folded != one.folded or one.exact not in {"", word.exact} for word, one in zip(run, whole, strict=False)
    ):
        return False
    last = run[len(whole)]
    return last.folded.startswith(begun.folded) and passage[last.start : last.end].lower().startswith(begun.letters)
