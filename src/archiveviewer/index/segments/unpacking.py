"""Records of terms unpacked again, many terms at a time, and the parts of one; see `packing`.

Comes in: bytes, and the numbers that lead through them. Goes out: postings. Raises Damaged where the bytes can't be
what was packed. It refuses to know what a term is and where records lie.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from archiveviewer.index.segments.packing import (
    BITMAP,
    BYTES,
    FOURTHS,
    GAPS_1,
    GAPS_2,
    GAPS_4,
    LARGEST_NIBBLE,
    LARGEST_QUARTER,
    LOW,
    NIBBLES,
    PLAIN_2,
    PLAIN_4,
    QUARTERS,
    SECONDS,
    SHORT,
    WORDS,
    Numbers,
    Postings,
    elements,
    pairs,
    parts_of,
    used,
    within,
)
from archiveviewer.index.segments.sections import Damaged, offsets

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from archiveviewer.index.segments.packing import Shape, Table


def unpack(data: NDArray[np.uint8], table: Table, shape: Shape) -> Postings:
    """The postings of a run of terms from their records, which stand one behind another in `data`."""
    starts = table.starts()
    if int(starts[-1]) != len(data):
        raise Damaged("records of another length")
    parts = parts_of(table.counts, table.totals, table.kinds, shape)
    if (parts.end > table.sizes).any():  # before room is made for what they claim to hold
        raise Damaged("records of another length")
    begins = starts[:-1]
    frequencies = _take_frequencies(data, begins + parts.frequencies, table.counts, table.kinds >> 2 & 3)
    high = np.flatnonzero((frequencies == LARGEST_NIBBLE) & np.repeat(table.kinds >> 2 & 3 == NIBBLES, table.counts))
    frequencies[high] += _take(data, begins + parts.end, (table.sizes - parts.end) // 2, 2)
    positions = None
    if shape.positions:
        positions = _take_positions(data, begins + parts.positions, table, frequencies)
    code_kinds = table.kinds >> 4 & 3
    codes = None
    if code_kinds.any():
        codes = _take_codes(data, begins + parts.codes, table.totals, code_kinds)
    return Postings(table.counts, _take_documents(data, begins, table, shape), frequencies, positions, codes)


def _take(data: NDArray[np.uint8], starts: Numbers, counts: Numbers, width: int) -> NDArray[Any]:
    """Numbers of one, two or four bytes."""
    found: NDArray[Any]
    if width == 1:
        found = data[elements(starts, counts)]
        return found
    halves = data.view("<u2")
    if width == 2:  # noqa: PLR2004
        found = halves[elements(starts // 2, counts)]
        return found
    low = pairs(starts, counts)
    return halves[low].astype(np.uint32) | halves[low + 1].astype(np.uint32) << np.uint32(16)


def _take_documents(data: NDArray[np.uint8], starts: Numbers, table: Table, shape: Shape) -> Numbers:
    kinds, first = table.kinds & 3, offsets(table.counts)
    gaps = np.zeros(int(first[-1]), np.int64)
    for kind, width in ((GAPS_1, 1), (GAPS_2, 2), (GAPS_4, 4)):
        chosen = kinds == kind
        if chosen.any():
            gaps[within(chosen, table.counts)] = _take(data, starts[chosen], table.counts[chosen], width)
    reached = np.cumsum(gaps)
    documents = reached - np.repeat((reached - gaps)[first[:-1]] if len(gaps) else reached, table.counts)
    for term in np.flatnonzero(kinds == BITMAP):
        bits = data[starts[term] : starts[term] + (shape.documents + 7) // 8]
        documents[first[term] : first[term + 1]] = set_bits(bits, int(table.counts[term]), shape.documents)
    return documents


def _take_frequencies(data: NDArray[np.uint8], starts: Numbers, counts: Numbers, kinds: NDArray[Any]) -> Numbers:
    """Frequencies, those of fifteen and more still as fifteen where half a byte is kept."""
    values = np.ones(int(counts.sum()), np.int64)
    for kind in (QUARTERS, NIBBLES, WORDS):
        chosen = kinds == kind
        if not chosen.any():
            continue
        own = within(chosen, counts)
        if kind == WORDS:
            values[own] = _take(data, starts[chosen], counts[chosen], 4)
        elif kind == QUARTERS:
            values[own] += _take_shared(data, starts[chosen], counts[chosen], FOURTHS)
        else:
            values[own] = _take_shared(data, starts[chosen], counts[chosen], SECONDS)
    return values


def _take_codes(data: NDArray[np.uint8], starts: Numbers, counts: Numbers, kinds: NDArray[Any]) -> NDArray[np.uint16]:
    values = np.zeros(int(counts.sum()), np.uint16)
    for kind, width in ((BYTES, 1), (WORDS, 2)):
        chosen = kinds == kind
        if chosen.any():
            values[within(chosen, counts)] = _take(data, starts[chosen], counts[chosen], width)
    chosen = kinds == NIBBLES
    if chosen.any():
        values[within(chosen, counts)] = _take_shared(data, starts[chosen], counts[chosen], SECONDS)
    return values


def _take_shared(data: NDArray[np.uint8], starts: Numbers, counts: Numbers, sharing: int) -> NDArray[np.uint8]:
    """Small numbers of which so many share a byte."""
    sizes = -(-counts // sharing)
    own = offsets(sizes)
    packed = data[elements(starts, sizes)]
    if sharing == FOURTHS:
        packed = _SPREAD.take(packed).view(np.uint8)
    return halves(packed, sharing * int(own[-1]))[used(counts, own, sharing)]


def _take_positions(data: NDArray[np.uint8], starts: Numbers, table: Table, frequencies: Numbers) -> NDArray[np.uint32]:
    kinds = table.kinds >> 6
    positions = np.zeros(int(table.totals.sum()), np.uint32)
    for kind, width in ((LOW, 1), (PLAIN_2, 2), (PLAIN_4, 4), (SHORT, 1)):
        chosen = kinds == kind
        if chosen.any():
            positions[within(chosen, table.totals)] = _take(data, starts[chosen], table.totals[chosen], width)
    chosen = kinds == SHORT
    counts = table.totals[chosen]
    rises = np.zeros(len(positions), np.uint8)
    rises[within(chosen, table.totals)] = _take_shared(data, starts[chosen] + counts, counts, SECONDS)
    high = summed(rises, frequencies)
    high <<= 8
    positions += high.view(np.uint32)
    return positions


def summed(rises: NDArray[np.uint8], counts: NDArray[Any]) -> NDArray[np.int32]:
    """The sums of rises within each group of so many."""
    sums = running(rises)
    return sums[1:] - sums.take(offsets(counts)[:-1]).repeat(counts)


def running(values: NDArray[Any]) -> NDArray[np.int32]:
    """The sums of small numbers up to each; one more, for the beginning.

    Numbers of four bytes are added up several times as fast as those of eight.
    """
    sums = np.zeros(len(values) + 1, np.int32)
    sums[1:] = values
    return sums.cumsum(dtype=np.int32, out=sums)


def eights(data: NDArray[np.uint8]) -> NDArray[np.uint64]:
    """Bytes eight by eight, zeros behind the last."""
    padded = np.zeros(-(-len(data) // 8) * 8, np.uint8)
    padded[: len(data)] = data
    return padded.view("<u8")


def halves(pairs: NDArray[np.uint8], count: int) -> NDArray[np.uint8]:
    """The numbers of half a byte each that stand in some bytes."""
    spread = pairs.astype("<u2")
    spread |= spread << 4
    spread &= 0x0F0F
    return spread.view(np.uint8)[:count]


class Halves:
    """Some places among numbers of half a byte each: in which byte each lies, and how far from its lowest bit."""

    def __init__(self, at: NDArray[np.int64]) -> None:
        self._bytes = at >> 1
        self._shifts = at.astype(np.uint8)
        self._shifts &= 1
        self._shifts <<= 2

    def of(self, pairs: NDArray[np.uint8]) -> NDArray[np.uint8]:
        """The numbers there; one byte each is read, shifted and cut several times as fast as eight."""
        found = pairs.take(self._bytes)
        found >>= self._shifts
        found &= LARGEST_NIBBLE
        return found


def _four_quarters() -> NDArray[np.uint16]:
    """Of each byte its four quarters as four halves of bytes."""
    numbers, spread = np.arange(256, dtype="<u2"), np.zeros(256, "<u2")
    for place in range(FOURTHS):
        spread |= (numbers >> 2 * place & LARGEST_QUARTER) << 4 * place
    return spread


_SPREAD = _four_quarters()
_ONE_MORE = _SPREAD + np.uint16(0x1111)


def as_nibbles(quarters: NDArray[np.uint8], count: int) -> NDArray[np.uint8]:
    """Frequencies kept in a quarter of a byte each as those kept in half a byte, nothing behind the last."""
    nibbles = _ONE_MORE.take(quarters).view(np.uint8)[: (count + 1) // 2]
    if count & 1:
        nibbles[-1] &= LARGEST_NIBBLE
    return nibbles


def set_bits(bits: NDArray[np.uint8], count: int, documents: int) -> NDArray[np.int32]:
    """The documents of a bitmap that has `count` of them; raises Damaged when it has not."""
    found = np.flatnonzero(np.unpackbits(bits, count=documents, bitorder="little").view(np.bool_))
    if len(found) != count:
        raise Damaged("a bitmap of another count")
    return found.astype(np.int32)
