"""As which words with accents some words without stand side by side, and in how many articles.

Comes in: a snapshot, folded terms in a row, and the documents that are looked at. Goes out: the runs of exact terms
that stand there, deleted documents left out, each with a few documents that have it. What is worth showing is seen in
a sample; only that is counted in all documents that can have it, so that nobody waits for the commonest words. It
refuses to know what was asked.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

import numpy as np

from archiveviewer.query.rivals import Run

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from numpy.typing import NDArray

    from archiveviewer.index.segments.reading import Field
    from archiveviewer.index.snapshot import Snapshot

SAMPLE = 4_000
"""So many documents are looked at to see what there is."""
MOST_KINDS = 24
"""So many runs of a segment are counted, those that stand most often."""
EXAMPLES = 5
"""Documents that are named of each run."""
_MANY = 20_000
"""Documents from which it is worth while to leave those out first that surely don't have the words side by side."""
_POSITION = 32
"""Bits of a position below a document."""


class Neighbours:
    """Looks at the words of one field in some ascending documents."""

    def __init__(self, snapshot: Snapshot, name: str, documents: NDArray[Any]) -> None:
        self._snapshot, self._name, self._documents = snapshot, name, documents

    def __len__(self) -> int:
        return len(self._documents)

    def seen(self, folded: Sequence[str], sample: int = SAMPLE) -> list[Run]:
        """What folded terms side by side are, counted in a sample that lies evenly among the documents."""
        step = -(-len(self._documents) // sample) or 1
        return _runs(self._snapshot, self._name, folded, self._documents[::step])

    def counted(self, folded: Sequence[str], wanted: Collection[tuple[str, ...]]) -> list[Run]:
        """Of some runs that the folded terms can be how many of all documents have them."""
        documents = self._having(folded, wanted)
        return [run for run in _runs(self._snapshot, self._name, folded, documents) if run.terms in wanted]

    def _having(self, folded: Sequence[str], wanted: Collection[tuple[str, ...]]) -> NDArray[Any]:
        """The documents that have all terms of any run, without many where they can't stand side by side."""
        found = [self._documents[:0]]
        for segment, start in zip(self._snapshot.segments, self._snapshot.starts, strict=False):
            field = segment.field(self._name)
            low, high = np.searchsorted(self._documents, [start, start + segment.document_count])
            if field is None or low == high:
                continue
            has = np.zeros(segment.document_count, bool)
            for terms in wanted:
                numbers = [field.find(term.encode()) for term in terms]
                if min(numbers) >= 0:
                    has |= np.logical_and.reduce([_mask(field, number, len(has)) for number in numbers])
            here = self._documents[low:high] - start
            here = here[has[here]]
            if len(here) > _MANY:
                left, right = (field.find(term.encode()) for term in folded[:2])
                here = here[field.may_neighbour(left, right, here)]
            found.append(here + start)
        return np.concatenate(found)


def everywhere(snapshot: Snapshot, name: str, folded: Sequence[str]) -> Neighbours:
    """Looks at all documents that have some folded terms."""
    found = []
    for segment, start in zip(snapshot.segments, snapshot.starts, strict=False):
        field = segment.field(name)
        numbers = [field.find(term.encode()) for term in folded] if field else [-1]
        if field is not None and min(numbers) >= 0:
            masks = [_mask(field, number, segment.document_count) for number in numbers]
            found.append(np.flatnonzero(np.logical_and.reduce(masks)) + start)
    return Neighbours(snapshot, name, np.concatenate(found) if found else np.zeros(0, np.intp))


def _runs(snapshot: Snapshot, name: str, folded: Sequence[str], documents: NDArray[Any]) -> list[Run]:
    """What folded terms side by side are in a field of these ascending documents, most frequent first."""
    counts: defaultdict[tuple[str, ...], int] = defaultdict(int)
    examples: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for segment, start in zip(snapshot.segments, snapshot.starts, strict=False):
        field = segment.field(name)
        numbers = [field.find(term.encode()) for term in folded] if field else [-1]
        low, high = np.searchsorted(documents, [start, start + segment.document_count])
        if field is None or min(numbers) < 0 or low == high:
            continue
        here = documents[low:high] - start
        if segment.deleted is not None:
            here = here[~segment.deleted[here]]
        for terms, found in _of_segment(field, numbers, _with_all(field, numbers, here, segment.document_count)):
            counts[terms] += len(found)
            examples[terms] += (found[:EXAMPLES] + start).tolist()
    made = (Run(terms, count, tuple(examples[terms][:EXAMPLES])) for terms, count in counts.items())
    return sorted(made, key=lambda run: (-run.articles, run.terms))


def _with_all(field: Field, numbers: Sequence[int], documents: NDArray[Any], size: int) -> NDArray[Any]:
    """Those of the documents that have all the terms."""
    for number in numbers:
        documents = documents[_mask(field, number, size)[documents]]
    return documents


def _mask(field: Field, number: int, size: int) -> NDArray[np.bool_]:
    """Of each document whether it has a term."""
    has = field.mask(number)
    if has is None:
        has = np.zeros(size, bool)
        has[field.documents(number)] = True
    return has


def _of_segment(
    field: Field, numbers: Sequence[int], documents: NDArray[Any]
) -> Iterator[tuple[tuple[str, ...], NDArray[Any]]]:
    """Each run of terms with the documents that have it."""
    if not len(documents):
        return
    owners, kinds, spellings = _side_by_side(field, numbers, documents)
    found_kinds, often = np.unique(kinds, return_counts=True)
    for kind in found_kinds[np.argsort(-often, kind="stable")[:MOST_KINDS]].tolist():
        mine = owners[kinds == kind]
        found = documents[mine[np.flatnonzero(np.diff(mine, prepend=-1))]]
        codes = np.unravel_index(kind, [len(exact) for exact in spellings])
        yield tuple(field.text(int(exact[code])).decode() for exact, code in zip(spellings, codes, strict=True)), found


def _side_by_side(
    field: Field, numbers: Sequence[int], documents: NDArray[Any]
) -> tuple[NDArray[np.int64], NDArray[np.int64], list[NDArray[np.int64]]]:
    """Where all terms stand side by side: whose each such place is, ascending, as which run of exact terms they stand
    there, by one number, and of what this is made: the exact terms that each word can be.
    """
    standing, kinds, spellings = np.zeros(0, np.int64), np.zeros(0, np.int64), list[Any]()
    for at, number in enumerate(numbers):
        positions, counts, codes, exact = field.spelled(number, documents)
        begins = (np.repeat(np.arange(len(counts)), counts) << _POSITION) + positions - at
        if at:
            before, now = _common(standing, begins)
            standing, kinds = standing[before], kinds[before] * len(exact) + codes[now]
        else:
            standing, kinds = begins, codes.astype(np.int64)
        spellings.append(exact)
    return standing >> _POSITION, kinds, spellings


def _common(left: NDArray[np.int64], right: NDArray[np.int64]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """The places in two ascending arrays, each without repetition, of what is in both."""
    if len(left) > len(right):
        return _common(right, left)[::-1]
    if not len(left):
        return np.zeros(0, np.intp), np.zeros(0, np.intp)
    at = np.minimum(np.searchsorted(right, left), len(right) - 1)
    same = np.flatnonzero(right[at] == left)
    return same, at[same]
