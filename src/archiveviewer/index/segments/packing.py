"""Where each term stands, packed into few bytes and unpacked again, many terms at a time.

Comes in: for a run of terms, the documents of each, how often it stands there, at which words, and as which of its
spellings. Goes out: one record of bytes a term, and the few numbers that lead through it; and back. A record is

    documents · positions · codes · frequencies

each part an even number of bytes long. Documents are a bitmap where a term stands in more than one of sixteen,
otherwise the gaps between them in one, two or four bytes. Positions take a byte and a half: their low bytes, then in
half a byte how much the high byte has grown since the position before; terms that jump too far have two or four bytes a
position. Frequencies and codes take no room when there is nothing to tell, half a byte where that is enough; the few
frequencies that half a byte can't hold follow behind. It refuses to know what a term is and where records lie.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from archiveviewer.index.segments.sections import Damaged, offsets

if TYPE_CHECKING:
    from numpy.typing import NDArray

DENSE = 16
"""A term that stands in more than one document of this many is kept as a bitmap."""
BITMAP, GAPS_1, GAPS_2, GAPS_4 = range(4)
SHORT, PLAIN_2, PLAIN_4 = 1, 2, 3
"""How positions are kept; 0 where a field has none."""
NOTHING, NIBBLES, BYTES, WORDS = range(4)
"""How frequencies and codes are kept: not at all, in half a byte, a byte, or more: four for a frequency, two for a
code.
"""
_LARGEST_NIBBLE, _LARGEST_BYTE, _LARGEST_PAIR = 0xF, 0xFF, 0xFFFF
_Numbers = np.ndarray[Any, np.dtype[np.int64]]


class Postings(NamedTuple):
    """A run of terms. `counts` tells of each in how many documents it stands, never 0; the rest is flat, term by term.

    `documents` ascend within a term; `frequencies` stand beside them; `positions` and `codes` follow the frequencies
    and are None where a field has none. A code tells as which spelling, of those that `Field` lists, a word stands.
    """

    counts: NDArray[np.int64]
    documents: NDArray[np.int64]
    frequencies: NDArray[np.int64]
    positions: NDArray[Any] | None = None
    codes: NDArray[Any] | None = None


class Table(NamedTuple):
    """What leads through the records of a run of terms: documents, occurrences, kinds of parts, and bytes of each."""

    counts: NDArray[np.int64]
    totals: NDArray[np.int64]
    kinds: NDArray[np.uint8]
    sizes: NDArray[np.int64]

    def starts(self) -> NDArray[np.int64]:
        """The first byte of each record, and the end of the last."""
        return offsets(self.sizes)


class Shape(NamedTuple):
    """What all records of a dictionary have in common: the documents there are, and whether positions are kept."""

    documents: int
    positions: bool


class Parts(NamedTuple):
    """The first byte of each part, relative to its record, and the end of all but the high frequencies."""

    positions: Any
    codes: Any
    frequencies: Any
    end: Any


def parts_of(counts: Any, totals: Any, kinds: Any, shape: Shape) -> Parts:  # noqa: ANN401 — numbers or arrays of them
    """Where the parts of records lie: of one record as of many."""
    document_kind, frequency_kind, code_kind, position_kind = (kinds >> shift & 3 for shift in (0, 2, 4, 6))
    bitmap = (shape.documents + 7) // 8
    documents = _chosen(document_kind, (bitmap + 0 * counts, counts, 2 * counts, 4 * counts))
    positions = _even(documents)
    codes = positions + _even(_chosen(position_kind, (0 * totals, totals + (totals + 1) // 2, 2 * totals, 4 * totals)))
    frequencies = codes + _even(_chosen(code_kind, (0 * totals, (totals + 1) // 2, totals, 2 * totals)))
    end = frequencies + _even(_chosen(frequency_kind, (0 * counts, (counts + 1) // 2, 0 * counts, 4 * counts)))
    return Parts(positions, codes, frequencies, end)


def _chosen(kinds: Any, sizes: tuple[Any, ...]) -> Any:  # noqa: ANN401
    return sizes[kinds] if isinstance(kinds, int) else np.choose(kinds, sizes)


def _even(size: Any) -> Any:  # noqa: ANN401
    return size + (size & 1)


def pack(postings: Postings, spellings: NDArray[np.int64] | None, shape: Shape) -> tuple[NDArray[np.uint8], Table]:
    """The records of a run of terms; `spellings` tells of each how many codes it may have, None: there are none."""
    counts = postings.counts
    first = offsets(counts)
    begins, frequencies = first[:-1], postings.frequencies
    totals = np.add.reduceat(frequencies, begins, dtype=np.int64) if len(counts) else counts
    gaps = np.diff(postings.documents, prepend=0)
    gaps[begins] = postings.documents[begins]
    kinds = _document_kinds(counts, _largest(gaps, begins), shape.documents)
    kinds |= _frequency_kinds(_largest(frequencies, begins)) << 2
    if spellings is not None:
        kinds |= _kinds(spellings - 1, 0) << 4
    rises = None
    if postings.positions is not None:
        rises = _rises(postings.positions, frequencies)
        kinds |= _position_kinds(postings.positions, rises, offsets(totals)[:-1]) << 6
    parts = parts_of(counts, totals, kinds, shape)
    high = _High.of(frequencies, counts, kinds >> 2 & 3)
    table = Table(counts, totals, kinds, parts.end + 2 * high.counts)
    starts = table.starts()
    data = np.zeros(int(starts[-1]), np.uint8)
    _put_documents(data, starts, table, gaps, postings.documents, shape)
    if postings.positions is not None and rises is not None:
        _put_positions(data, starts[:-1] + parts.positions, table, postings.positions, rises)
    small = np.minimum(frequencies, _LARGEST_NIBBLE) if len(high.values) else frequencies
    _put_small(data, starts[:-1] + parts.frequencies, counts, small, frequencies, kinds >> 2 & 3, 4)
    _put(data, starts[:-1] + parts.end, high.counts, high.values, 2)
    if postings.codes is not None:
        _put_small(data, starts[:-1] + parts.codes, totals, postings.codes, postings.codes, kinds >> 4 & 3, 2)
    return data, table


class _High(NamedTuple):
    """Frequencies of fifteen and more where half a byte is kept of each: what is above fifteen, and how many a term
    has.
    """

    values: NDArray[np.int64]
    counts: NDArray[np.int64]

    @classmethod
    def of(cls, frequencies: _Numbers, counts: _Numbers, kinds: NDArray[Any]) -> _High:
        """Those of a run of terms."""
        owners = np.repeat(np.where(kinds == NIBBLES, np.arange(len(counts)), -1), counts)
        high = np.flatnonzero((frequencies >= _LARGEST_NIBBLE) & (owners >= 0))
        return cls(frequencies[high] - _LARGEST_NIBBLE, np.bincount(owners[high], minlength=len(counts)))


def _rises(positions: _Numbers, frequencies: _Numbers) -> _Numbers:
    """How much the high byte of each position exceeds that of the position before it in the same document."""
    high = positions.astype(np.int64) >> 8
    rises = np.diff(high, prepend=0)
    begins = offsets(frequencies)[:-1]
    rises[begins] = high[begins]
    return rises


def _position_kinds(positions: _Numbers, rises: _Numbers, begins: _Numbers) -> NDArray[np.uint8]:
    kinds = np.full(len(begins), PLAIN_4, np.uint8)
    kinds[_largest(positions, begins) <= _LARGEST_PAIR] = PLAIN_2
    kinds[_largest(rises, begins) <= _LARGEST_NIBBLE] = SHORT
    return kinds


def _largest(values: _Numbers, begins: _Numbers) -> _Numbers:
    return np.maximum.reduceat(values, begins) if len(begins) else values


def _document_kinds(counts: _Numbers, largest_gap: _Numbers, documents: int) -> NDArray[np.uint8]:
    kinds = np.full(len(counts), GAPS_4, np.uint8)
    kinds[largest_gap <= _LARGEST_PAIR] = GAPS_2
    kinds[largest_gap <= _LARGEST_BYTE] = GAPS_1
    kinds[counts * DENSE > documents] = BITMAP
    return kinds


def _frequency_kinds(largest: _Numbers) -> NDArray[np.uint8]:
    kinds = np.full(len(largest), NIBBLES, np.uint8)
    kinds[largest <= 1] = NOTHING
    kinds[largest > _LARGEST_PAIR] = WORDS
    return kinds


def _kinds(largest: _Numbers, nothing: int) -> NDArray[np.uint8]:
    """How to keep numbers up to `largest`, when those up to `nothing` need not be kept."""
    limits = np.array([nothing, _LARGEST_NIBBLE, _LARGEST_BYTE])
    return np.searchsorted(limits, largest, "left").astype(np.uint8)


def places(starts: _Numbers, counts: _Numbers) -> _Numbers:
    """Where each element goes, when `counts` elements of each term stand in a row from `starts` on."""
    first = offsets(counts)
    found = np.repeat(starts - first[:-1], counts)
    found += np.arange(first[-1])
    return found


def _within(chosen: NDArray[np.bool_], counts: _Numbers) -> Any:  # noqa: ANN401 — whatever can index an array
    """The elements of the chosen terms, of terms that have so many each; a mask is half the work of numbers."""
    return slice(None) if chosen.all() else np.repeat(chosen, counts)


def _put(data: NDArray[np.uint8], starts: _Numbers, counts: _Numbers, values: NDArray[Any], width: int) -> None:
    """Write numbers of one, two or four bytes; places of the wider ones are even."""
    if width == 1:
        data[places(starts, counts)] = values
        return
    halves = data.view("<u2")
    if width == 2:  # noqa: PLR2004
        halves[places(starts // 2, counts)] = values
        return
    low = _pairs(starts, counts)
    halves[low] = values & _LARGEST_PAIR
    halves[low + 1] = values >> 16


def _put_documents(
    data: NDArray[np.uint8], starts: _Numbers, table: Table, gaps: _Numbers, documents: _Numbers, shape: Shape
) -> None:
    kinds, first = table.kinds & 3, offsets(table.counts)
    for kind, width in ((GAPS_1, 1), (GAPS_2, 2), (GAPS_4, 4)):
        chosen = kinds == kind
        if chosen.any():
            _put(data, starts[:-1][chosen], table.counts[chosen], gaps[_within(chosen, table.counts)], width)
    for term in np.flatnonzero(kinds == BITMAP):
        mask = np.zeros(shape.documents, bool)
        mask[documents[first[term] : first[term + 1]]] = True
        bits = np.packbits(mask, bitorder="little")
        data[starts[term] : starts[term] + len(bits)] = bits


def _put_positions(
    data: NDArray[np.uint8], starts: _Numbers, table: Table, positions: _Numbers, rises: _Numbers
) -> None:
    kinds = table.kinds >> 6
    for kind, width in ((PLAIN_2, 2), (PLAIN_4, 4)):
        chosen = kinds == kind
        if chosen.any():
            _put(data, starts[chosen], table.totals[chosen], positions[_within(chosen, table.totals)], width)
    chosen = kinds == SHORT
    counts = table.totals[chosen]
    taken = _within(chosen, table.totals)
    _put(data, starts[chosen], counts, positions[taken] & _LARGEST_BYTE, 1)
    _put_nibbles(data, starts[chosen] + counts, counts, rises[taken])


def _put_nibbles(data: NDArray[np.uint8], starts: _Numbers, counts: _Numbers, values: NDArray[Any]) -> None:
    sizes = (counts + 1) // 2
    own = offsets(sizes)
    nibbles = np.zeros(2 * int(own[-1]), np.uint8)
    nibbles[_halves_used(counts, own)] = values
    data[places(starts, sizes)] = nibbles[::2] | nibbles[1::2] << 4


def _halves_used(counts: _Numbers, own: _Numbers) -> NDArray[np.bool_]:
    """Which halves of bytes hold something: all but the last one of an odd number of them."""
    used = np.ones(2 * int(own[-1]), bool)
    used[2 * own[1:][counts & 1 == 1] - 1] = False
    return used


def _put_small(
    data: NDArray[np.uint8],
    starts: _Numbers,
    counts: _Numbers,
    small: NDArray[Any],
    values: NDArray[Any],
    kinds: NDArray[Any],
    widest: int,
) -> None:
    """Write frequencies or codes, each term's in its own kind; `small` are the values as half a byte holds them."""
    for kind, width in ((BYTES, 1), (WORDS, widest)):
        chosen = kinds == kind
        if chosen.any():
            _put(data, starts[chosen], counts[chosen], values[_within(chosen, counts)], width)
    chosen = kinds == NIBBLES
    if chosen.any():
        _put_nibbles(data, starts[chosen], counts[chosen], small[_within(chosen, counts)])


def unpack(data: NDArray[np.uint8], table: Table, shape: Shape) -> Postings:
    """The postings of a run of terms from their records, which stand one behind another in `data`."""
    starts = table.starts()
    if int(starts[-1]) != len(data):
        raise Damaged("records of another length")
    parts = parts_of(table.counts, table.totals, table.kinds, shape)
    begins = starts[:-1]
    frequencies = _take_small(data, begins + parts.frequencies, table.counts, table.kinds >> 2 & 3, 4, nothing=1)
    high = np.flatnonzero((frequencies == _LARGEST_NIBBLE) & np.repeat(table.kinds >> 2 & 3 == NIBBLES, table.counts))
    frequencies[high] += _take(data, begins + parts.end, (table.sizes - parts.end) // 2, 2)
    positions = None
    if shape.positions:
        positions = _take_positions(data, begins + parts.positions, table, frequencies)
    code_kinds = table.kinds >> 4 & 3
    codes = None
    if code_kinds.any():
        codes = _take_small(data, begins + parts.codes, table.totals, code_kinds, 2, nothing=0)
    return Postings(table.counts, _take_documents(data, begins, table, shape), frequencies, positions, codes)


def _take(data: NDArray[np.uint8], starts: _Numbers, counts: _Numbers, width: int) -> _Numbers:
    if width == 1:
        return data[places(starts, counts)].astype(np.int64)
    halves = data.view("<u2")
    if width == 2:  # noqa: PLR2004
        return halves[places(starts // 2, counts)].astype(np.int64)
    low = _pairs(starts, counts)
    return halves[low].astype(np.int64) | halves[low + 1].astype(np.int64) << 16


def _pairs(starts: _Numbers, counts: _Numbers) -> _Numbers:
    """Where the low halves of numbers of four bytes lie, counted in halves."""
    low = places(starts // 2, counts)
    return low + np.arange(len(low)) - np.repeat(offsets(counts)[:-1], counts)


def _take_documents(data: NDArray[np.uint8], starts: _Numbers, table: Table, shape: Shape) -> _Numbers:
    kinds, first = table.kinds & 3, offsets(table.counts)
    gaps = np.zeros(int(first[-1]), np.int64)
    for kind, width in ((GAPS_1, 1), (GAPS_2, 2), (GAPS_4, 4)):
        chosen = kinds == kind
        if chosen.any():
            gaps[_within(chosen, table.counts)] = _take(data, starts[chosen], table.counts[chosen], width)
    reached = np.cumsum(gaps)
    documents = reached - np.repeat((reached - gaps)[first[:-1]] if len(gaps) else reached, table.counts)
    for term in np.flatnonzero(kinds == BITMAP):
        bits = data[starts[term] : starts[term] + (shape.documents + 7) // 8]
        documents[first[term] : first[term + 1]] = set_bits(bits, int(table.counts[term]), shape.documents)
    return documents


def _take_small(
    data: NDArray[np.uint8], starts: _Numbers, counts: _Numbers, kinds: NDArray[Any], widest: int, *, nothing: int
) -> _Numbers:
    values = np.full(int(counts.sum()), nothing, np.int64)
    for kind, width in ((BYTES, 1), (WORDS, widest)):
        chosen = kinds == kind
        if chosen.any():
            values[_within(chosen, counts)] = _take(data, starts[chosen], counts[chosen], width)
    chosen = kinds == NIBBLES
    if chosen.any():
        values[_within(chosen, counts)] = _take_nibbles(data, starts[chosen], counts[chosen])
    return values


def _take_nibbles(data: NDArray[np.uint8], starts: _Numbers, counts: _Numbers) -> NDArray[np.uint8]:
    sizes = (counts + 1) // 2
    own = offsets(sizes)
    return halves(data[places(starts, sizes)], 2 * int(own[-1]))[_halves_used(counts, own)]


def _take_positions(data: NDArray[np.uint8], starts: _Numbers, table: Table, frequencies: _Numbers) -> _Numbers:
    kinds = table.kinds >> 6
    positions = np.zeros(int(table.totals.sum()), np.int64)
    for kind, width in ((PLAIN_2, 2), (PLAIN_4, 4), (SHORT, 1)):
        chosen = kinds == kind
        if chosen.any():
            positions[_within(chosen, table.totals)] = _take(data, starts[chosen], table.totals[chosen], width)
    chosen = kinds == SHORT
    counts = table.totals[chosen]
    rises = np.zeros(len(positions), np.uint8)
    rises[_within(chosen, table.totals)] = _take_nibbles(data, starts[chosen] + counts, counts)
    return positions + (summed(rises, frequencies) << 8)


def summed(
    rises: NDArray[np.uint8], counts: NDArray[Any], begins: NDArray[np.int64] | None = None
) -> NDArray[np.int32]:
    """The sums of rises within each group of so many; `begins` are where the groups begin, if somebody knows that.

    Numbers of four bytes are added up several times as fast as those of eight.
    """
    sums = np.zeros(len(rises) + 1, np.int32)
    np.cumsum(rises, dtype=np.int32, out=sums[1:])
    found: NDArray[np.int32] = sums[1:]
    before = sums.take(offsets(counts)[:-1] if begins is None else begins)
    return found - before.repeat(counts)


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


def set_bits(bits: NDArray[np.uint8], count: int, documents: int) -> NDArray[np.int32]:
    """The documents of a bitmap that has `count` of them; raises Damaged when it has not."""
    found = np.flatnonzero(np.unpackbits(bits, count=documents, bitorder="little").view(np.bool_))
    if len(found) != count:
        raise Damaged("a bitmap of another count")
    return found.astype(np.int32)
