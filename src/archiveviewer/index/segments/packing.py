"""Where each term stands, packed into few bytes, many terms at a time; `unpacking` is the way back.

Comes in: for a run of terms, the documents of each, how often it stands there, at which words, and as which of its
spellings. Goes out: one record of bytes a term, and the few numbers that lead through it. A record is

    documents · positions · codes · frequencies

each part an even number of bytes long. Documents are a bitmap where a term stands in more than one of sixteen,
otherwise the gaps between them in one, two or four bytes. Positions take a byte where none is beyond 255, as in
titles. Else they take a byte and a half: their low bytes, then in half a byte how much the high byte has grown since
the position before; terms that jump too far have two or four bytes a position. Frequencies and codes take no room when
there is nothing to tell, half a byte where that is enough; frequencies up to four take a quarter of a byte, and the few
that half a byte can't hold follow behind. It refuses to know what a term is and where records lie.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from archiveviewer.index.segments.sections import offsets

if TYPE_CHECKING:
    from numpy.typing import NDArray

DENSE = 16
"""A term that stands in more than one document of this many is kept as a bitmap."""
BITMAP, GAPS_1, GAPS_2, GAPS_4 = range(4)
LOW, SHORT, PLAIN_2, PLAIN_4 = range(4)
"""How positions are kept, where a field has any; up to format 5 none were LOW."""
NOTHING, NIBBLES, BYTES, WORDS = range(4)
"""How frequencies and codes are kept: not at all, in half a byte, a byte, or more: four for a frequency, two for a
code.
"""
QUARTERS = BYTES
"""What takes the place of bytes for frequencies, of which one less is kept; up to format 5 nothing did."""
LARGEST_QUARTER, LARGEST_NIBBLE, LARGEST_BYTE, LARGEST_PAIR = 0x3, 0xF, 0xFF, 0xFFFF
FOURTHS, SECONDS = 4, 2
"""How many numbers share a byte."""
Numbers = np.ndarray[Any, np.dtype[np.int64]]


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
    low = totals if shape.positions else 0 * totals
    codes = positions + _even(_chosen(position_kind, (low, totals + (totals + 1) // 2, 2 * totals, 4 * totals)))
    frequencies = codes + _even(_chosen(code_kind, (0 * totals, (totals + 1) // 2, totals, 2 * totals)))
    end = frequencies + _even(_chosen(frequency_kind, (0 * counts, (counts + 1) // 2, (counts + 3) // 4, 4 * counts)))
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
    _put_frequencies(data, starts[:-1] + parts.frequencies, counts, frequencies, kinds >> 2 & 3)
    _put(data, starts[:-1] + parts.end, high.counts, high.values, 2)
    if postings.codes is not None:
        _put_codes(data, starts[:-1] + parts.codes, totals, postings.codes, kinds >> 4 & 3)
    return data, table


class _High(NamedTuple):
    """Frequencies of fifteen and more where half a byte is kept of each: what is above fifteen, and how many a term
    has.
    """

    values: NDArray[np.int64]
    counts: NDArray[np.int64]

    @classmethod
    def of(cls, frequencies: Numbers, counts: Numbers, kinds: NDArray[Any]) -> _High:
        """Those of a run of terms."""
        owners = np.repeat(np.where(kinds == NIBBLES, np.arange(len(counts)), -1), counts)
        high = np.flatnonzero((frequencies >= LARGEST_NIBBLE) & (owners >= 0))
        return cls(frequencies[high] - LARGEST_NIBBLE, np.bincount(owners[high], minlength=len(counts)))


def _rises(positions: Numbers, frequencies: Numbers) -> NDArray[np.int32]:
    """How much the high byte of each position exceeds that of the position before it in the same document."""
    high = (positions >> 8).astype(np.int32)
    rises = np.diff(high, prepend=np.int32(0))
    begins = offsets(frequencies)[:-1]
    rises[begins] = high[begins]
    return rises


def _position_kinds(positions: Numbers, rises: NDArray[np.int32], begins: Numbers) -> NDArray[np.uint8]:
    kinds = np.full(len(begins), PLAIN_4, np.uint8)
    kinds[_largest(positions, begins) <= LARGEST_PAIR] = PLAIN_2
    kinds[_largest(rises, begins) <= LARGEST_NIBBLE] = SHORT
    kinds[_largest(positions, begins) <= LARGEST_BYTE] = LOW
    return kinds


def _largest(values: NDArray[Any], begins: Numbers) -> NDArray[Any]:
    return np.maximum.reduceat(values, begins) if len(begins) else values


def _document_kinds(counts: Numbers, largest_gap: Numbers, documents: int) -> NDArray[np.uint8]:
    kinds = np.full(len(counts), GAPS_4, np.uint8)
    kinds[largest_gap <= LARGEST_PAIR] = GAPS_2
    kinds[largest_gap <= LARGEST_BYTE] = GAPS_1
    kinds[counts * DENSE > documents] = BITMAP
    return kinds


def _frequency_kinds(largest: Numbers) -> NDArray[np.uint8]:
    kinds = np.full(len(largest), NIBBLES, np.uint8)
    kinds[largest <= LARGEST_QUARTER + 1] = QUARTERS
    kinds[largest <= 1] = NOTHING
    kinds[largest > LARGEST_PAIR] = WORDS
    return kinds


def _kinds(largest: Numbers, nothing: int) -> NDArray[np.uint8]:
    """How to keep numbers up to `largest`, when those up to `nothing` need not be kept."""
    limits = np.array([nothing, LARGEST_NIBBLE, LARGEST_BYTE])
    return np.searchsorted(limits, largest, "left").astype(np.uint8)


def places(starts: Numbers, counts: Numbers) -> Numbers:
    """Where each element goes, when `counts` elements of each term stand in a row from `starts` on."""
    first = offsets(counts)
    found = np.repeat(starts - first[:-1], counts)
    found += np.arange(first[-1])
    return found


def elements(starts: Numbers, counts: Numbers) -> Any:  # noqa: ANN401 — whatever can index an array
    """The same places for whatever reads or writes there; those of a single term, which may be all there is in memory,
    need not be told one by one.
    """
    return slice(int(starts[0]), int(starts[0] + counts[0])) if len(counts) == 1 else places(starts, counts)


def within(chosen: NDArray[np.bool_], counts: Numbers) -> Any:  # noqa: ANN401 — whatever can index an array
    """The elements of the chosen terms, of terms that have so many each; a mask is half the work of numbers."""
    return slice(None) if chosen.all() else np.repeat(chosen, counts)


def pairs(starts: Numbers, counts: Numbers) -> Numbers:
    """Where the low halves of numbers of four bytes lie, counted in halves."""
    low = places(starts // 2, counts)
    return low + np.arange(len(low)) - np.repeat(offsets(counts)[:-1], counts)


def _put(data: NDArray[np.uint8], starts: Numbers, counts: Numbers, values: NDArray[Any], width: int) -> None:
    """Write numbers of one, two or four bytes; places of the wider ones are even."""
    if width == 1:
        data[elements(starts, counts)] = values
        return
    halves = data.view("<u2")
    if width == 2:  # noqa: PLR2004
        halves[elements(starts // 2, counts)] = values
        return
    low = pairs(starts, counts)
    halves[low] = values & LARGEST_PAIR
    halves[low + 1] = values >> 16


def _put_documents(
    data: NDArray[np.uint8], starts: Numbers, table: Table, gaps: Numbers, documents: Numbers, shape: Shape
) -> None:
    kinds, first = table.kinds & 3, offsets(table.counts)
    for kind, width in ((GAPS_1, 1), (GAPS_2, 2), (GAPS_4, 4)):
        chosen = kinds == kind
        if chosen.any():
            _put(data, starts[:-1][chosen], table.counts[chosen], gaps[within(chosen, table.counts)], width)
    for term in np.flatnonzero(kinds == BITMAP):
        mask = np.zeros(shape.documents, bool)
        mask[documents[first[term] : first[term + 1]]] = True
        bits = np.packbits(mask, bitorder="little")
        data[starts[term] : starts[term] + len(bits)] = bits


def _put_positions(
    data: NDArray[np.uint8], starts: Numbers, table: Table, positions: Numbers, rises: NDArray[np.int32]
) -> None:
    kinds = table.kinds >> 6
    for kind, width in ((LOW, 1), (PLAIN_2, 2), (PLAIN_4, 4)):
        chosen = kinds == kind
        if chosen.any():
            _put(data, starts[chosen], table.totals[chosen], positions[within(chosen, table.totals)], width)
    chosen = kinds == SHORT
    counts = table.totals[chosen]
    taken = within(chosen, table.totals)
    _put(data, starts[chosen], counts, positions[taken] & LARGEST_BYTE, 1)
    _put_shared(data, starts[chosen] + counts, counts, rises[taken], SECONDS)


def _put_shared(data: NDArray[np.uint8], starts: Numbers, counts: Numbers, values: NDArray[Any], sharing: int) -> None:
    """Write small numbers of which so many share a byte, the first in its lowest bits."""
    sizes = -(-counts // sharing)
    own = offsets(sizes)
    spread = np.zeros((int(own[-1]), sharing), np.uint8)
    spread.reshape(-1)[used(counts, own, sharing)] = values
    packed = spread[:, 0]
    for place in range(1, sharing):
        packed |= spread[:, place] << (8 // sharing * place)
    data[elements(starts, sizes)] = packed


def used(counts: Numbers, own: Numbers, sharing: int) -> NDArray[np.bool_]:
    """Which parts of bytes hold something: all but the last ones of a number of them that does not divide evenly."""
    used = np.ones(sharing * int(own[-1]), bool)
    for last in range(1, sharing):
        used[sharing * own[1:][-counts % sharing >= last] - last] = False
    return used


def _put_frequencies(
    data: NDArray[np.uint8], starts: Numbers, counts: Numbers, values: NDArray[Any], kinds: NDArray[Any]
) -> None:
    """Write frequencies, each term's in its own kind; half a byte holds those above fifteen as fifteen."""
    for kind in (QUARTERS, NIBBLES, WORDS):
        chosen = kinds == kind
        if not chosen.any():
            continue
        own = values[within(chosen, counts)]
        if kind == WORDS:
            _put(data, starts[chosen], counts[chosen], own, 4)
        elif kind == QUARTERS:
            _put_shared(data, starts[chosen], counts[chosen], own - 1, FOURTHS)
        else:
            _put_shared(data, starts[chosen], counts[chosen], np.minimum(own, LARGEST_NIBBLE), SECONDS)


def _put_codes(
    data: NDArray[np.uint8], starts: Numbers, counts: Numbers, values: NDArray[Any], kinds: NDArray[Any]
) -> None:
    """Write codes, each term's in its own kind."""
    for kind, width in ((BYTES, 1), (WORDS, 2)):
        chosen = kinds == kind
        if chosen.any():
            _put(data, starts[chosen], counts[chosen], values[within(chosen, counts)], width)
    chosen = kinds == NIBBLES
    if chosen.any():
        _put_shared(data, starts[chosen], counts[chosen], values[within(chosen, counts)], SECONDS)
