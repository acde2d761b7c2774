"""Runs of five words, by which stories that print the same text are found: a sample of them, each as a number.

Comes in: the words of articles as numbers, and a number that stands for each word wherever it is met. Goes out: of
every article the runs that are kept, one in 32, always the same ones, and one at the least; and the sections of a
segment that hold them. So two texts that share many runs share some of these, whatever else stands in either. It
refuses to decide what is the same text: that is read in the articles themselves.

    runs/kept           the numbers of all documents' runs
    runs/counts         how many each document has
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from archiveviewer.index.segments.sections import Damaged, narrow, offsets

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from archiveviewer.index.segments.sections import SectionReader, SectionWriter

RUN = 5
"""Words of a run."""
ONE_IN = 5
"""Bits of a run's number that must be nought for it to be kept."""
LONGEST = 20_000
"""Words of a text that are compared; a book is not compared to its end."""
MOST = 640
"""Runs kept of an article: those of its first 20,000 words, give or take; a book is not compared to its end."""
_FACTOR = np.uint64(0x9E3779B97F4A7C15)
_NAME = "runs"


class Runs(NamedTuple):
    """The runs that are kept of some articles, <u4, and how many each article has."""

    kept: NDArray[np.uint32]
    counts: NDArray[np.int64]

    def of(self, living: NDArray[np.bool_]) -> Runs:
        """Those of some of the articles."""
        return self if living.all() else Runs(self.kept[np.repeat(living, self.counts)], self.counts[living])


def number_of(word: str) -> int:
    """The number that stands for a word in every archive on every machine."""
    return zlib.crc32(word.encode("utf-8", "replace"))


def every(words: NDArray[np.uint32]) -> NDArray[np.uint64]:
    """The number of each run of some words in a row, in their order."""
    mixed = np.zeros(max(len(words) - RUN + 1, 0), np.uint64)
    for at in range(RUN):
        mixed = (mixed + words[at : at + len(mixed)].astype(np.uint64)) * _FACTOR
        mixed ^= mixed >> np.uint64(29)
    return mixed


def sample(words: NDArray[np.uint32], lengths: NDArray[Any]) -> Runs:
    """Of articles' words, article after article, each by its number, the runs that are kept, each once an article."""
    lengths = np.asarray(lengths, np.int64)
    owners = np.repeat(np.arange(len(lengths)), lengths)
    mixed = every(words)
    within = owners[: len(mixed)] == owners[RUN - 1 : RUN - 1 + len(mixed)]
    sampled = within & (mixed >> np.uint64(64 - ONE_IN) == 0)
    sampled[_least(mixed, lengths, np.bincount(owners[: len(mixed)][sampled], minlength=len(lengths)))] = True
    chosen = np.flatnonzero(sampled)
    kept, owners = (mixed[chosen] & np.uint64(0xFFFFFFFF)).astype("<u4"), owners[chosen]
    order = np.lexsort((np.arange(len(kept)), kept, owners))
    first = np.ones(len(kept), bool)
    first[order[1:]] = (kept[order[1:]] != kept[order[:-1]]) | (owners[order[1:]] != owners[order[:-1]])
    counts = np.bincount(owners[first], minlength=len(lengths))
    rank = np.arange(int(counts.sum())) - np.repeat(offsets(counts)[:-1], counts)
    return Runs(kept[first][rank < MOST], np.minimum(counts, MOST))


def whole(words: NDArray[np.uint32], lengths: NDArray[Any]) -> Runs:
    """All runs of articles' words, article after article: of each ascending, and each once an article."""
    owners = np.repeat(np.arange(len(lengths), dtype=np.uint64), lengths)
    mixed = every(words)
    within = owners[: len(mixed)] == owners[RUN - 1 : RUN - 1 + len(mixed)]
    keys = (owners[: len(mixed)][within] << np.uint64(32)) | (mixed[within] & np.uint64(0xFFFFFFFF))
    keys.sort()
    keys = keys[np.append(True, keys[1:] != keys[:-1])[: len(keys)]]  # of so few `np.unique` takes three times as long
    counts = np.bincount((keys >> np.uint64(32)).astype(np.int64), minlength=len(lengths))
    return Runs(keys.astype("<u4"), counts)


def _least(mixed: NDArray[np.uint64], lengths: NDArray[np.int64], counts: NDArray[np.int64]) -> list[int]:
    """The place of the least run of each article that would have none: so two that are the same always share one."""
    starts = offsets(lengths)
    bare = np.flatnonzero((counts == 0) & (lengths >= RUN)).tolist()
    return [int(starts[one] + np.argmin(mixed[starts[one] : starts[one + 1] - RUN + 1])) for one in bare]


def write(sections: SectionWriter, parts: Iterable[Runs]) -> None:
    """The sections of a segment: the runs of articles of several parts, one part after the other."""
    counts = [np.zeros(0, np.int64)]
    sections.begin(f"{_NAME}/kept", "<u4")
    for part in parts:
        sections.append(part.kept.astype(np.uint32, copy=False))
        counts.append(part.counts)
    sections.add(f"{_NAME}/counts", narrow(np.concatenate(counts)))


def read(sections: SectionReader, documents: int) -> Runs | None:
    """What a segment holds; None for one of an earlier format."""
    if f"{_NAME}/kept" not in sections:
        return None
    kept, counts = sections.array(f"{_NAME}/kept"), sections.array(f"{_NAME}/counts").astype(np.int64)
    if len(counts) != documents or int(counts.sum()) != len(kept) or kept.dtype != np.uint32:
        raise Damaged(_NAME)
    return Runs(kept, counts)
