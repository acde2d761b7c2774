"""Which articles may print the same text: pairs that share some of the runs of words that are kept of them.

Comes in: a snapshot, and the segments whose documents are new. Goes out: pairs of document numbers to be looked at more
closely. Only pairs with a new document are looked for, so an update that adds little costs one pass over the runs. It
refuses to read an article.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

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
_LAST_BITS = 16
"""Bits of a run's number that tell of nearly all that it is none of a few: there are 65,536 of them."""
_AT_ONCE = 8_192
"""Documents whose pairs are looked for together, so that the pairs of a million need not be in memory at once."""


class _Kept(NamedTuple):
    """Runs and the document of each, sorted by run."""

    runs: NDArray[np.uint32]
    documents: NDArray[np.uint32]


def pairs(snapshot: Snapshot, new: Collection[str]) -> Iterator[tuple[int, int]]:
    """Pairs of documents, the smaller number first, of which one at least is in a segment of these files."""
    counts = _counts(snapshot)
    is_new = np.concatenate(
        [np.zeros(0, bool)]
        + [
            np.full(segment.document_count, entry.file in new)
            for entry, segment in zip(snapshot.manifest.segments, snapshot.segments, strict=True)
        ]
    )
    if not is_new.any():
        return
    kept = _rare(_kept(snapshot, is_new))
    for start in range(0, len(counts), _AT_ONCE):
        found = _sharing(kept, is_new, range(start, start + _AT_ONCE))
        first, second = found.keys >> np.uint64(32), found.keys & np.uint64(0xFFFFFFFF)
        fewer = np.minimum(counts[first], counts[second])
        likely = np.flatnonzero((found.counts >= np.minimum(SHARED, fewer)) & (found.counts >= FEWEST * fewer))
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


def _kept(snapshot: Snapshot, is_new: NDArray[np.bool_]) -> _Kept:
    """The runs of new documents, and those of the others that are among them."""
    parts = [
        (start, segment, segment.runs)
        for start, segment in zip(snapshot.starts, snapshot.segments, strict=False)
        if segment.runs is not None
    ]
    asked = np.zeros(0, np.uint32)
    for start, segment, held in parts:
        if (own := is_new[start : start + segment.document_count]).any():
            asked = np.union1d(asked, held.kept[np.repeat(own, held.counts)])
    columns = [(np.zeros(0, np.uint32), np.zeros(0, np.uint32))]
    for start, segment, held in parts:
        among = _among(held.kept, asked)
        documents = np.searchsorted(np.cumsum(held.counts), among, "right").astype(np.uint32)
        if segment.deleted is not None:
            among, documents = among[living := ~segment.deleted[documents]], documents[living]
        columns.append((held.kept[among], documents + np.uint32(start)))
    runs, documents = (np.concatenate(column) for column in zip(*columns, strict=True))
    order = np.lexsort((documents, runs))
    return _Kept(runs[order], documents[order])


def _among(runs: NDArray[np.uint32], asked: NDArray[np.uint32]) -> NDArray[np.int64]:
    """The places of those runs that are among some ascending ones. Most are not, as their last bits tell at once."""
    if not len(asked):
        return np.zeros(0, np.int64)
    ends = np.zeros(1 << _LAST_BITS, bool)
    ends[asked & np.uint32(len(ends) - 1)] = True
    likely = np.flatnonzero(ends[runs & np.uint32(len(ends) - 1)])
    at = np.searchsorted(asked, runs[likely])
    found: NDArray[np.int64] = likely[asked.take(at, mode="clip") == runs[likely]]
    return found


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
    asked = np.zeros(int(kept.runs[-1]) + 1 if len(kept.runs) else 0, bool)
    asked[kept.runs[(kept.documents >= block.start) & (kept.documents < block.stop)]] = True
    chosen = asked[kept.runs]
    runs, documents = kept.runs[chosen], kept.documents[chosen].astype(np.uint64)
    keys = [np.zeros(0, np.uint64)]
    for further in range(1, EVERYWHERE):
        same = np.flatnonzero(runs[further:] == runs[:-further])
        if not len(same):
            break
        first, second = documents[same], documents[same + further]
        wanted = (is_new[first] | is_new[second]) & (second >= block.start) & (second < block.stop)
        keys.append(first[wanted] << np.uint64(32) | second[wanted])
    return _Pairs(*np.unique(np.concatenate(keys), return_counts=True))
