"""Which words of a text answer a question. Clean text and the question's runs of terms come in, spans go out.

It refuses to know articles and windows: whoever shows the text decides what a span looks like.
"""

from __future__ import annotations

import functools
import itertools
from typing import TYPE_CHECKING

from archiveviewer.results import Span
from archiveviewer.vietnamese.terms import Word, keys, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from archiveviewer.query.question import Question


def spans(text: str, question: Question) -> tuple[Span, ...]:
    """The places of the question's words in a text, in order and without overlap; a phrase is one span."""
    first = {run[0] for run in question.wanted}
    if not any(map(first.intersection, map(_terms, text.split()))):  # most passages of an article have no hit at all
        return ()
    found = list(words(text))
    singles = {run[0] for run in question.wanted if len(run) == 1}
    places = [Span(word.start, word.end) for word in found if word.folded in singles or word.exact in singles]
    for run in {run for run in question.wanted if len(run) > 1}:
        places.extend(_runs(found, run))
    return tuple(_without_overlap(sorted(places)))


@functools.lru_cache(maxsize=100_000)
def _terms(piece: str) -> frozenset[str]:
    """The terms of all words in a piece of text without blanks; newspapers use the same pieces again and again."""
    return frozenset(itertools.chain.from_iterable(keys(piece)))


def _runs(found: Sequence[Word], run: tuple[str, ...]) -> Iterator[Span]:
    for at in range(len(found) - len(run) + 1):
        if all(term in found[at + step][2:] for step, term in enumerate(run)):
            yield Span(found[at].start, found[at + len(run) - 1].end)


def _without_overlap(places: list[Span]) -> Iterator[Span]:
    last: Span | None = None
    for place in places:
        if last and place.start < last.end:
            last = Span(last.start, max(last.end, place.end))
            continue
        if last:
            yield last
        last = place
    if last:
        yield last
