"""Which terms of a segment a pattern means. A pattern and a field come in, term numbers go out.

A field of words has three kinds of terms: folded ones, exact ones (they begin with "=") and the mark between
paragraphs. A pattern means terms of its own kind only, and the mark is never meant. It refuses to know documents.
"""

from __future__ import annotations

import fnmatch
import re
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from archiveviewer.query.fields import BREAK
from archiveviewer.vietnamese.terms import EXACT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

    from archiveviewer.index.evaluation.arrays import Field

MOST_TERMS = 50_000
"""So many terms of a segment are looked up for one pattern, the first in byte order."""

_EXACT, _BEHIND_EXACT = EXACT.encode(), bytes([EXACT.encode()[0] + 1])
_BREAK, _BEHIND_BREAK = BREAK.encode(), bytes([BREAK.encode()[0] + 1])
_SPECIAL = re.compile(r"[*?\[]")


class Expansion(NamedTuple):
    """Ascending term numbers, and whether there were more than allowed."""

    numbers: list[int]
    cut: bool


class Lexicon:
    """The terms of a field; `words` tells whether it has the three kinds."""

    def __init__(self, field: Field, *, words: bool, limit: int = MOST_TERMS) -> None:
        self._field = field
        self._words = words
        self._limit = limit

    def prefix(self, prefix: str) -> Expansion:
        """The terms that begin so."""
        return self._expansion(chain(*self._beginning(prefix)))

    def wildcard(self, pattern: str) -> Expansion:
        """The terms a glob matches: those with its longest literal are found first, then tried."""
        head, *rest = _SPECIAL.split(pattern, maxsplit=1)
        literal = max(_literals(pattern), key=len, default="") if rest else ""
        accepts = re.compile(fnmatch.translate(pattern)).match
        return self._expansion(chain(*(self._tried(span, accepts, literal) for span in self._beginning(head))))

    def regex(self, pattern: str, prefix: str) -> Expansion:
        """The terms whose beginning a regular expression matches; all of them have the prefix."""
        accepts = re.compile(pattern).match
        kind = pattern.removeprefix("^").removeprefix("\\A")[:1]
        spans = self._beginning(prefix or (EXACT if kind == EXACT else ""))
        return self._expansion(chain(*(self._tried(span, accepts, "") for span in spans)))

    def fuzzy(self, text: str, distance: int, prefix: int) -> Expansion:
        """The terms that so many letters added, left out or replaced make of the text; its first letters are sure."""
        head = text[:prefix]
        spans = self._beginning(head or (EXACT if text.startswith(EXACT) else ""))
        return self._expansion(chain(*(self._close(span, text, distance, len(head)) for span in spans)))

    def between(self, first: bytes, last: bytes | None, *, without_first: bool, without_last: bool) -> Expansion:
        """The terms from one to the other."""
        start = first + b"\0" if without_first else first
        end = last if last is None or without_last else last + b"\0"
        return self._expansion(chain(*self._within(self._kind(first.startswith(_EXACT)), start, end)))

    def _kind(self, exact: bool) -> list[range]:  # noqa: FBT001 — a private switch
        """The spans of the terms of a kind."""
        span = self._field.span
        if not self._words:
            return [span(b"", None)]
        if exact:
            return [span(_EXACT, _BEHIND_EXACT)]
        return [span(b"", _BREAK), span(_BEHIND_BREAK, _EXACT), span(_BEHIND_EXACT, None)]

    def _beginning(self, prefix: str) -> list[range]:
        first = prefix.encode()
        return self._within(self._kind(prefix.startswith(EXACT)), first, _behind(first))

    def _within(self, spans: list[range], first: bytes, end: bytes | None) -> list[range]:
        asked = self._field.span(first, end)
        return [range(max(one.start, asked.start), min(one.stop, asked.stop)) for one in spans]

    def _expansion(self, numbers: Iterable[int]) -> Expansion:
        found = sorted(numbers)
        return Expansion(found[: self._limit], len(found) > self._limit)

    def _tried(self, span: range, accepts: Any, literal: str) -> Iterator[int]:  # noqa: ANN401 — a pattern's method
        if not span:
            return
        heap, offsets = self._field.heap(span)
        places = _containing(heap, offsets, literal.encode()) if literal else range(len(span))
        joined, borders = heap.tobytes(), offsets.tolist()
        for place in places:
            if accepts(joined[borders[place] : borders[place + 1]].decode()):
                yield span.start + place

    def _close(self, span: range, text: str, distance: int, sure: int) -> NDArray[np.intp]:
        if not span:
            return np.zeros(0, np.intp)
        letters, offsets = _letters(*self._field.heap(span))
        sizes = np.diff(offsets) - sure
        fits = np.flatnonzero(np.abs(sizes - (len(text) - sure)) <= distance)
        rows = _rows(letters, offsets[fits] + sure, sizes[fits])
        return span.start + fits[_distances(rows, sizes[fits], text[sure:]) <= distance]


def _behind(prefix: bytes) -> bytes | None:
    """The first byte string after all that begin so."""
    head = prefix.rstrip(b"\xff")
    return head[:-1] + bytes([head[-1] + 1]) if head else None


def _literals(pattern: str) -> list[str]:
    """The runs of a glob that stand for themselves."""
    return re.split(r"[*?]|\[!?\]?[^\]]*\]|\[", pattern)


def _containing(heap: NDArray[np.uint8], offsets: NDArray[np.int64], literal: bytes) -> list[int]:
    """The places of the terms that contain it, and perhaps of some more."""
    width = max(len(heap) - len(literal) + 1, 0)
    begins = np.ones(width, bool)
    for place, byte in enumerate(literal):
        begins &= heap[place : place + width] == byte
    places: list[int] = np.unique(np.searchsorted(offsets, np.flatnonzero(begins), side="right") - 1).tolist()
    return places


def _letters(heap: NDArray[np.uint8], offsets: NDArray[np.int64]) -> tuple[NDArray[np.uint32], NDArray[np.int64]]:
    """The heap as code points instead of UTF-8."""
    if not len(heap) or heap.max() < 0x80:  # noqa: PLR2004 — ASCII
        return heap.astype(np.uint32), offsets
    letters = np.frombuffer(heap.tobytes().decode().encode("utf-32-le"), np.uint32)
    begins = np.zeros(len(heap) + 1, np.int64)
    np.cumsum((heap & 0xC0) != 0x80, out=begins[1:])  # noqa: PLR2004 — whatever continues no letter begins one
    return letters, begins[offsets]


def _rows(letters: NDArray[np.uint32], starts: NDArray[np.int64], sizes: NDArray[np.int64]) -> NDArray[np.uint32]:
    """A row a letter place, a column a term: the letters of many terms beside each other, 0 behind their ends."""
    width = int(sizes.max(initial=0))
    places = np.arange(width)[:, None]
    at = np.minimum(starts + places, max(len(letters) - 1, 0))
    return np.where(places < sizes, letters[at] if len(letters) else 0, 0).astype(np.uint32)


def _distances(rows: NDArray[np.uint32], sizes: NDArray[np.int64], text: str) -> NDArray[np.int16]:
    """Levenshtein's distance of each column to the text, all columns at once."""
    count = rows.shape[1]
    before = [np.full(count, cost, np.int16) for cost in range(len(rows) + 1)]
    for done, letter in enumerate(text, start=1):
        now = [np.full(count, done, np.int16)]
        for place, row in enumerate(rows):
            replaced = before[place] + (row != ord(letter))
            now.append(np.minimum(np.minimum(now[place], before[place + 1]) + np.int16(1), replaced))
        before = now
    return np.stack(before)[sizes, np.arange(count)]
