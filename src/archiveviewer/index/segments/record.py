"""One term's record, read part by part: most questions need only its documents, and of the rest only a little.

Comes in: a way to read bytes of the record. Goes out: documents, frequencies, positions and codes as arrays. What was
read stays as long as the record is kept. It refuses to know where the record lies.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from archiveviewer.index.segments.packing import (
    BITMAP,
    BYTES,
    GAPS_1,
    GAPS_2,
    NIBBLES,
    NOTHING,
    PLAIN_2,
    PLAIN_4,
    eights,
    halves,
    parts_of,
    set_bits,
    summed,
)
from archiveviewer.index.segments.sections import Damaged, offsets

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from archiveviewer.index.segments.packing import Shape

    Read = Callable[[int, int], NDArray[np.uint8]]
    """The bytes [start, stop) of the record."""

_NIBBLE = 0xF
_LARGEST_ADDED = 0xFF - _NIBBLE
_BELOW = np.array([(1 << 8 * place) - 1 for place in range(8)], np.uint64)
"""For each place of eight bytes, the places before it."""
_LOWEST_BYTE = np.uint64(0xFF)
_EVEN, _EVERY_PAIR = np.uint64(0x00FF00FF00FF00FF), np.uint64(0x0001000100010001)


class Record:
    """The documents of one term, and where it stands in them."""

    def __init__(self, read: Read, count: int, total: int, kinds: int, size: int, shape: Shape) -> None:
        self._read, self.count, self._total, self._size, self._shape = read, count, total, size, shape
        self._document_kind, self._frequency_kind, self._code_kind, self._position_kind = (
            kinds >> shift & 3 for shift in (0, 2, 4, 6)
        )
        self._parts = parts_of(count, total, kinds, shape)
        if not self._parts.end <= size:
            raise Damaged("a record of another length")

    @property
    def weight(self) -> int:
        """Bytes it takes, about, when most was asked for; hardly anybody asks a frequent term for its documents."""
        return self._size + (2 if self.is_dense else 8) * self.count

    @property
    def is_dense(self) -> bool:
        """Whether its documents are kept as a bitmap."""
        return self._document_kind == BITMAP

    @cached_property
    def _bits(self) -> NDArray[np.uint8]:
        return self._read(0, (self._shape.documents + 7) // 8)

    def mask(self) -> NDArray[np.bool_]:
        """Of every document whether the term stands in it; only for a dense one."""
        return np.unpackbits(self._bits, count=self._shape.documents, bitorder="little").view(np.bool_)

    def bits(self) -> NDArray[np.uint64]:
        """The same, 64 documents by 64, the first of each in the lowest bit; only for a dense one."""
        return self._words[0]

    @cached_property
    def documents(self) -> NDArray[np.int32]:
        """The documents, ascending."""
        if self.is_dense:
            return set_bits(self._bits, self.count, self._shape.documents)
        width = {GAPS_1: 1, GAPS_2: 2}.get(self._document_kind, 4)
        documents = np.cumsum(self._read(0, self.count * width).view(f"<u{width}"), dtype=np.int64)
        if self.count and not 0 <= documents[-1] < self._shape.documents:
            raise Damaged("a document beyond the last")
        return documents.astype(np.int32)

    def ranks(self, documents: NDArray[Any]) -> NDArray[np.int64]:
        """The places among its documents of some that are among them."""
        if not self.is_dense:
            return np.searchsorted(self.documents, documents)
        words, before = self._words
        at = documents >> 6
        upto = words.take(at)  # its own bit and those below
        upto <<= (~documents & 63).astype(np.uint64)
        ranks: NDArray[np.int64] = before.take(at)
        ranks += np.bitwise_count(upto)
        return ranks

    @cached_property
    def _words(self) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
        """The bitmap in words of 64 bits, and how many bits are set before each, less one."""
        words = eights(self._bits)
        before = offsets(np.bitwise_count(words))
        if before[-1] != self.count:
            raise Damaged("a bitmap of another count")
        return words, before[:-1] - 1

    @cached_property
    def frequencies(self) -> NDArray[Any]:
        """How often the term stands in each of its documents."""
        start, end = self._parts.frequencies, self._parts.end
        if self._frequency_kind == NOTHING:
            return np.ones(self.count, np.uint8)
        if self._frequency_kind != NIBBLES:
            return self._read(start, start + 4 * self.count).view("<u4")
        frequencies = self._eights.view(np.uint8)[: self.count]
        if end == self._size:
            return frequencies
        high = np.flatnonzero(frequencies == _NIBBLE)
        above = self._read(end, self._size).view("<u2")
        if len(high) != len(above):
            raise Damaged("another number of high frequencies")
        if int(above.max()) > _LARGEST_ADDED:
            frequencies = frequencies.astype(np.uint32)
        frequencies[high] += above.astype(frequencies.dtype)
        return frequencies

    @cached_property
    def _eights(self) -> NDArray[np.uint64]:
        """The frequencies that half a byte holds, eight by eight, zeros behind the last."""
        pairs = np.zeros(-(-self.count // 8) * 4, np.uint8)
        start = self._parts.frequencies
        pairs[: (self.count + 1) // 2] = self._read(start, start + (self.count + 1) // 2)
        return halves(pairs, 2 * len(pairs)).view("<u8")

    def words(self, postings: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Of some postings the place of the first word among all, and how many words each has."""
        if self.frequencies.dtype != np.uint8:
            return self._starts.take(postings), self.frequencies.take(postings).astype(np.int64)
        frequencies, before = self._totals
        at, place = postings >> 3, postings & 7
        some = frequencies.take(at)
        first = before.take(at)
        first += _sums(some & _BELOW.take(place))
        some >>= (place << 3).view(np.uint64)
        some &= _LOWEST_BYTE
        return first, some.view(np.int64)

    @cached_property
    def _totals(self) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
        """The frequencies eight by eight, and how many words stand before each eight: four times as fast as adding up
        one by one.
        """
        own = self.frequencies
        frequencies = self._eights if self._frequency_kind == NIBBLES else eights(own)  # the same bytes, or a copy
        before = offsets(_sums(frequencies))
        self._check(before[-1])
        return frequencies, before

    @cached_property
    def _starts(self) -> NDArray[np.int64]:
        starts = offsets(self.frequencies)
        self._check(starts[-1])
        return starts

    def _check(self, words: int) -> None:
        if self._shape.positions and words != self._total:
            raise Damaged("another number of positions")

    @cached_property
    def _places(self) -> NDArray[np.uint8]:
        return self._read(self._parts.positions, self._parts.codes)

    def positions(self, at: NDArray[np.int64], counts: NDArray[np.int64]) -> NDArray[Any]:
        """The words at which it stands: those at these places of all its positions, `counts` of them a document."""
        if self._position_kind in {PLAIN_2, PLAIN_4}:
            width = 2 if self._position_kind == PLAIN_2 else 4
            return self._places[: width * self._total].view(f"<u{width}").take(at)
        positions = summed(_nibbles(self._places[self._total :], at), counts)
        positions <<= 8
        positions += self._places.take(at)
        return positions

    def ends_of_positions(self, at: NDArray[np.int64]) -> NDArray[np.uint8]:
        """The last eight bits of the same, which are read much faster."""
        if self._position_kind in {PLAIN_2, PLAIN_4}:
            width = 2 if self._position_kind == PLAIN_2 else 4
            return self._places[: width * self._total : width][at]
        return self._places.take(at)

    @cached_property
    def _codes(self) -> NDArray[np.uint8]:
        return self._read(self._parts.codes, self._parts.frequencies)

    def codes(self, at: NDArray[np.int64]) -> NDArray[Any]:
        """As which spelling it stands at these places of all its positions."""
        if self._code_kind == NOTHING:
            return np.zeros(len(at), np.uint8)
        if self._code_kind == NIBBLES:
            return _nibbles(self._codes, at)
        width = 1 if self._code_kind == BYTES else 2
        return self._codes[: width * self._total].view(f"<u{width}")[at]


def _nibbles(pairs: NDArray[np.uint8], at: NDArray[np.int64]) -> NDArray[np.uint8]:
    odd = at.astype(np.uint8)
    odd &= 1
    nibbles = pairs.take(at >> 1)
    nibbles >>= odd << 2
    nibbles &= _NIBBLE
    return nibbles


def _sums(some: NDArray[np.uint64]) -> NDArray[np.int64]:
    """The sum of each eight bytes."""
    pairs = (some & _EVEN) + (some >> 8 & _EVEN)
    sums: NDArray[np.int64] = (pairs * _EVERY_PAIR >> 48).view(np.int64)
    return sums
