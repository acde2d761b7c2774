"""How often a term stands in each of its documents, asked without unpacking what nobody asks for.

Comes in: half a byte a document as in the file, and what is above fifteen of the few that it can't hold. Goes out: the
frequencies of all documents or of some, and how many words stand before those. It refuses to know documents.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from archiveviewer.index.segments.sections import Damaged, offsets
from archiveviewer.index.segments.unpacking import Halves, halves

if TYPE_CHECKING:
    from numpy.typing import NDArray

_FULL = 0xF
_LARGEST_ADDED = 0xFF - _FULL
_LARGEST = 2**31 - 1
_TOGETHER = 16
"""Frequencies in a number of eight bytes."""
_BELOW = np.array([(1 << 4 * place) - 1 for place in range(_TOGETHER)], np.uint64)
"""For each place of sixteen, the places before it."""
_FEW, _CLOSE = 1_000, 6
"""More than so many places that are no further apart than so many times as many are not looked up one by one."""
_LOWEST = np.uint64(_FULL)
_EVERY_OTHER, _EVERY_BYTE = np.uint64(0x0F0F0F0F0F0F0F0F), np.uint64(0x0101010101010101)
_LOWEST_BITS = np.uint64(0x1111111111111111)


class Tally:
    """The frequencies of one term in `count` documents, sixteen by sixteen; `total` is how many words they should be
    together, if anybody knows. Raises Damaged, when asked, where that is not so.
    """

    def __init__(
        self, pairs: NDArray[np.uint8], count: int, above: NDArray[np.uint16], total: int | None = None
    ) -> None:
        self._packed = np.zeros(-(-count // _TOGETHER), "<u8")
        self._packed.view(np.uint8)[: len(pairs)] = pairs
        self._count, self._above, self._total = count, above, total

    def all(self) -> NDArray[Any]:
        """The frequencies of all documents."""
        return self._row(0, self._count)

    def _row(self, begin: int, end: int) -> NDArray[Any]:
        """Those from one place, an even one, up to another."""
        frequencies = halves(self._packed.view(np.uint8)[begin // 2 : (end + 1) // 2], end - begin)
        if len(self._above):
            if int(self._above.max()) > _LARGEST_ADDED:
                frequencies = frequencies.astype(np.uint32)
            first, last = self._high.searchsorted((begin, end))
            frequencies[self._high[first:last] - begin] += self._above[first:last].astype(frequencies.dtype)
        return frequencies

    def some(self, postings: NDArray[np.int64]) -> NDArray[Any]:
        """The frequencies at these places."""
        counts = Halves(postings).of(self._packed.view(np.uint8))
        if not len(self._above):
            return counts
        full = (counts == _FULL).nonzero()[0]
        found = counts.astype(np.int32)
        found[full] += self._above.take(self._high.searchsorted(postings.take(full)))
        return found

    def words(self, postings: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Of these places how many words stand before each, and their frequencies."""
        if len(postings) > _FEW and len(postings) * _CLOSE > postings[-1] - postings[0]:
            return self._words_in_row(postings)
        at, place = postings >> 4, postings & 15
        some = self._packed.take(at)
        first = self._before.take(at).astype(np.int64)
        first += _sums(some & _BELOW.take(place))
        some >>= (place << 2).view(np.uint64)
        some &= _LOWEST
        counts = some.view(np.int64)
        if len(self._above):
            passed = self._high.searchsorted(postings)
            first += self._added.take(passed)
            full = (counts == _FULL).nonzero()[0]
            counts[full] += self._above.take(passed.take(full))
        return first, counts

    def _words_in_row(self, postings: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """The same of places that lie close together: all between the first and the last are added up."""
        begin, end = int(postings[0]) // _TOGETHER * _TOGETHER, int(postings[-1]) + 1
        row = self._row(begin, end)
        starts = np.zeros(len(row) + 1, np.int64)
        starts[0] = self._before[begin // _TOGETHER]
        if len(self._above):
            starts[0] += self._added[self._high.searchsorted(begin)]
        starts[1:] = row
        starts.cumsum(out=starts)
        at = postings - begin
        return starts.take(at), row.take(at).astype(np.int64)

    @cached_property
    def _before(self) -> NDArray[Any]:
        """How many words stand before each sixteen, without those above fifteen."""
        before = offsets(_sums(self._packed))
        if self._total is not None and before[-1] + self._above.sum() != self._total:
            raise Damaged("another number of positions")
        return before.astype(np.int32) if before[-1] <= _LARGEST else before

    @cached_property
    def _added(self) -> NDArray[np.int64]:
        """How many words above fifteen the full ones before each full one have."""
        return offsets(self._above)

    @cached_property
    def _high(self) -> NDArray[np.intp]:
        """The places of the full ones."""
        full = self._packed & self._packed >> 1
        full &= full >> 2
        full &= _LOWEST_BITS
        held = full.nonzero()[0]
        spread = halves(self._packed.take(held).view(np.uint8), len(held) * _TOGETHER)
        found = (spread == _FULL).nonzero()[0]
        high: NDArray[np.intp] = (held.take(found >> 4) << 4) + (found & 15)
        if len(high) != len(self._above):
            raise Damaged("another number of high frequencies")
        return high


def _sums(packed: NDArray[np.uint64]) -> NDArray[np.int64]:
    """The sum of each sixteen."""
    pairs = packed & _EVERY_OTHER
    pairs += packed >> 4 & _EVERY_OTHER
    pairs *= _EVERY_BYTE
    pairs >>= 56
    return pairs.view(np.int64)
