"""Which articles may print the same text: pairs that share some of the runs of words that are kept of them.

Comes in: a snapshot, and the segments whose documents are new. Goes out: pairs of document numbers to be looked at more
closely. Only pairs with a new document are looked for, so an update that adds little costs one pass over the runs. It
refuses to read an article.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from archiveviewer.index.segments.packing import places as in_a_row
from archiveviewer.processes import give_back_memory

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from numpy.typing import NDArray

    from archiveviewer.index.snapshot import Snapshot

SHARED = 2
"""Runs that two articles must share; of a short one of which a single run is kept, that one is enough."""
FEWEST = 0.4
"""Share of the runs kept of the shorter one that the longer must have: half the text with a margin for chance. Of an
article of usual length 12 are kept; four fifths of the text fail to show so once in ten thousand, a bare half once in
five.
"""
EVERYWHERE = 50
"""Articles from which a run is a formula that says nothing."""
MOST = 16
"""Documents before it with which a document is compared, the likeliest: who puts his stories together of the same
paragraphs again and again shares some text with everybody.
"""
_PORTION = 1_000_000
"""Runs of new documents that are put in order together, so that those of a million documents need not be."""
_LOOKED_AT = 1 << 20
"""Runs that are looked for together."""
_LAST_BITS, _MOST_BITS = 16, 24
"""The last bits of a run's number tell of nearly all that it is none of some: so many of them for a few, and more for
many, so that each has eight places.
"""
_AT_ONCE = 8_192
"""Documents whose pairs are looked for together, so that the pairs of a million need not be in memory at once."""
_MANY = 100_000
"""Runs, or pairs of such documents, that take so much memory that it is given back to the system afterwards."""


_NUMBERS = 1 << 32
"""Runs that there can be."""


class _Part(NamedTuple):
    """The runs of a segment, the end of each document's among them, which are deleted, and whether all are new."""

    start: int
    runs: NDArray[np.uint32]
    ends: NDArray[np.int64]
    deleted: NDArray[np.bool_] | None
    is_new: bool

    def keys(self, at: NDArray[np.int64]) -> NDArray[np.uint64]:
        """Of the runs at some places, those of deleted documents aside, the run and the document in one number."""
        documents = np.searchsorted(self.ends, at, "right")
        if self.deleted is not None:
            at, documents = at[living := ~self.deleted[documents]], documents[living]
        keys = self.runs[at].astype(np.uint64)
        keys <<= np.uint64(32)
        keys |= (documents + self.start).view(np.uint64)
        return keys


class _Kept(NamedTuple):
    """Runs and the document of each, sorted by run."""

    runs: NDArray[np.uint32]
    documents: NDArray[np.uint32]


def pairs(snapshot: Snapshot, new: Collection[str]) -> Iterator[tuple[int, int]]:
    """Pairs of documents, the smaller number first, of which one at least is in a segment of these files."""
    counts, parts = _counts(snapshot), _parts(snapshot, new)
    is_new = np.zeros(len(counts), bool)
    for part in parts:
        is_new[part.start : part.start + len(part.ends)] = part.is_new
    if not is_new.any():
        return
    kept = _kept(parts)
    del parts
    taken = len(kept.runs)
    for start in range(0, len(counts), _AT_ONCE):
        if taken >= _MANY:
            give_back_memory()  # segments may be merged beside
        found = _sharing(kept, is_new, range(start, start + _AT_ONCE))
        first, second = found.keys >> np.uint64(32), found.keys & np.uint64(0xFFFFFFFF)
        fewer = np.minimum(counts[first], counts[second])
        likely = np.flatnonzero((found.counts >= np.minimum(SHARED, fewer)) & (found.counts >= FEWEST * fewer))
        taken = len(found.keys)
        likely = likely[_likeliest(first[likely], second[likely], found.counts[likely] / fewer[likely])]
        yield from zip(first[likely].tolist(), second[likely].tolist(), strict=True)


def _likeliest(first: NDArray[np.uint64], second: NDArray[np.uint64], shares: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Which pairs are among the likeliest of one of their documents, the smaller number counting for the older."""
    order = np.lexsort((first, -shares, second))
    begins = np.flatnonzero(np.append(True, np.diff(second[order]) != 0)[: len(order)])
    rank = np.arange(len(order)) - np.repeat(begins, np.diff(np.append(begins, len(order))))
    kept = np.zeros(len(order), bool)
    kept[order] = rank < MOST
    return kept


def _counts(snapshot: Snapshot) -> NDArray[np.int64]:
    """How many runs are kept of each document."""
    parts = [np.zeros(0, np.int64)]
    for segment in snapshot.segments:
        runs = segment.runs
        parts.append(np.zeros(segment.document_count, np.int64) if runs is None else runs.counts)
    return np.concatenate(parts)


def _parts(snapshot: Snapshot, new: Collection[str]) -> list[_Part]:
    found = []
    for start, segment, entry in zip(snapshot.starts, snapshot.segments, snapshot.manifest.segments, strict=False):
        if (held := segment.runs) is not None:
            found.append(_Part(start, held.kept, np.cumsum(held.counts), segment.deleted, entry.file in new))
    return found


def _kept(parts: Sequence[_Part]) -> _Kept:
    """The runs that new documents have in common with others, numbered anew, one portion of them after another."""
    portions = sum(len(part.runs) for part in parts if part.is_new) // _PORTION + 1
    borders = [number * _NUMBERS // portions for number in range(portions + 1)]
    found, reached = [_Kept(np.zeros(0, np.uint32), np.zeros(0, np.uint32))], 0
    for low, end in itertools.pairwise(borders):
        kept = _rare(_portion(parts, low, end - 1))
        found.append(_Kept(kept.runs + np.uint32(reached), kept.documents))
        reached += int(kept.runs[-1]) + 1 if len(kept.runs) else 0
    return _Kept(*(np.concatenate(column) for column in zip(*found, strict=True)))


def _portion(parts: Sequence[_Part], low: int, high: int) -> _Kept:
    """The runs of new documents from `low` to `high`, and those of the others that are among them."""
    found = [(part, np.flatnonzero((part.runs >= low) & (part.runs <= high))) for part in parts if part.is_new]
    others = [part for part in parts if not part.is_new]
    asked = np.unique(np.concatenate([part.runs[at] for part, at in found])) if others else np.zeros(0, np.uint32)
    found += ((part, _among(part.runs, asked)) for part in others)
    keys = np.concatenate([part.keys(at) for part, at in found])
    keys.sort()
    return _Kept((keys >> np.uint64(32)).astype(np.uint32), keys.astype(np.uint32))


def _among(runs: NDArray[np.uint32], asked: NDArray[np.uint32]) -> NDArray[np.int64]:
    """The places of those runs that are among some ascending ones. Most are not, as their last bits tell at once."""
    found = [np.zeros(0, np.int64)]
    bits = min(max(_LAST_BITS, len(asked).bit_length() + 3), _MOST_BITS)
    last = np.uint32((1 << bits) - 1)
    ends = np.zeros(int(last) + 1, bool)
    ends[asked & last] = True
    for start in range(0, len(runs) if len(asked) else 0, _LOOKED_AT):
        some = runs[start : start + _LOOKED_AT]
        likely = np.flatnonzero(ends[some & last])
        at = np.searchsorted(asked, some[likely])
        found.append(likely[asked.take(at, mode="clip") == some[likely]] + start)
    return np.concatenate(found)


def _rare(kept: _Kept) -> _Kept:
    """The same without what a single document has or too many, and with the runs numbered in their order."""
    opening = np.flatnonzero(np.append(True, kept.runs[1:] != kept.runs[:-1])[: len(kept.runs)])
    sizes = np.diff(np.append(opening, len(kept.runs)))
    rare = (sizes > 1) & (sizes <= EVERYWHERE)
    numbers = np.repeat(np.arange(np.count_nonzero(rare), dtype=np.uint32), sizes[rare])
    return _Kept(numbers, kept.documents[np.repeat(rare, sizes)])


class _Pairs(NamedTuple):
    """Pairs of documents in one number each, ascending, and how many runs each shares."""

    keys: NDArray[np.uint64]
    counts: NDArray[np.int64]


def _sharing(kept: _Kept, is_new: NDArray[np.bool_], block: range) -> _Pairs:
    """The pairs of documents that have a run in common, the second of them one of a block."""
    at = np.flatnonzero(kept.documents - np.uint32(block.start) < len(block))  # those before it become very large
    begins = kept.runs.searchsorted(kept.runs[at])
    before = at - begins  # how many documents with the same run stand before each
    first = kept.documents[in_a_row(begins, before)].astype(np.uint64)
    second = kept.documents[at].astype(np.uint64).repeat(before)
    keys = first << np.uint64(32) | second
    if not is_new.all():
        keys = keys[is_new[first] | is_new[second]]
    return _Pairs(*np.unique(keys, return_counts=True))
