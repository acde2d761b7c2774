"""Which words stand side by side, and in how many articles: what tells the readings of words without accents apart.

Comes in: a snapshot and terms. Goes out: numbers of documents, deleted ones left out. Everything is arrays of
positions. It refuses to know what is asked and which readings are likely.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from archiveviewer.index.segments.reading import Field
    from archiveviewer.index.snapshot import Snapshot

_POSITION = 32
"""Bits of a position below a document."""


class _Pair(NamedTuple):
    """Two terms of a segment's field, and the living documents that have both."""

    field: Field
    left: int
    right: int
    documents: NDArray[Any]


def beside(snapshot: Snapshot, field: str, left: str, right: str) -> int:
    """In how many documents one term stands directly behind the other. Both may be folded or exact ones."""
    found = 0
    for pair in _pairs(snapshot, field, left, right):
        first = _places(*pair.field.positions(pair.left, pair.documents))
        second = _places(*pair.field.positions(pair.right, pair.documents))
        left_places, _right_places = _adjacent(first, second)
        found += len(np.unique(first[left_places] >> _POSITION))
    return found


def readings(
    snapshot: Snapshot, field: str, lefts: frozenset[str], rights: frozenset[str], left: str, right: str
) -> list[tuple[str, str, int]]:
    """Two folded terms side by side: which exact terms of `lefts` and `rights` they are there, and in how many
    documents, most first.
    """
    found: Counter[tuple[str, str]] = Counter()
    for pair in _pairs(snapshot, field, left, right):
        positions, counts, left_codes, left_terms = pair.field.spelled(pair.left, pair.documents)
        further, further_counts, right_codes, right_terms = pair.field.spelled(pair.right, pair.documents)
        first = _places(positions, counts)
        left_places, right_places = _adjacent(first, _places(further, further_counts))
        both = left_codes[left_places].astype(np.int64) * len(right_terms) + right_codes[right_places]
        distinct = np.unique(both << _POSITION | first[left_places] >> _POSITION)
        numbers = np.bincount(distinct >> _POSITION)
        for at in np.flatnonzero(numbers).tolist():
            one, other = (
                int(terms[code])
                for terms, code in zip((left_terms, right_terms), divmod(at, len(right_terms)), strict=True)
            )
            read = pair.field.text(one).decode(), pair.field.text(other).decode()
            if read[0] in lefts and read[1] in rights:
                found[read] += int(numbers[at])
    return [(*read, number) for read, number in sorted(found.items(), key=lambda item: (-item[1], item[0]))]


def _pairs(snapshot: Snapshot, name: str, left: str, right: str) -> Iterator[_Pair]:
    for segment in snapshot.segments:
        field = segment.field(name)
        first, second = (field.find(term.encode()) if field else -1 for term in (left, right))
        if field is None or first < 0 or second < 0 or not field.has_positions:
            continue
        has = np.zeros(segment.document_count, bool)
        has[field.documents(first)] = True
        documents = field.documents(second)
        documents = documents[has[documents]]
        if segment.deleted is not None:
            documents = documents[~segment.deleted[documents]]
        yield _Pair(field, first, second, documents)


def _adjacent(first: NDArray[np.int64], second: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The places among `first` behind which a word of `second` stands directly, and its places there; both ascend."""
    at = np.searchsorted(second, first + 1)
    left_places = np.flatnonzero(np.append(second, -1)[at] == first + 1)
    return left_places, at[left_places]


def _places(positions: NDArray[np.int64], counts: NDArray[np.int64]) -> NDArray[np.int64]:
    """Positions made different for every document."""
    return (np.repeat(np.arange(len(counts)), counts) << _POSITION) + positions
