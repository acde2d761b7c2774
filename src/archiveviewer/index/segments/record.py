"""One term's record, read part by part: most questions need only its documents, and of the rest only a little.

Comes in: a way to read bytes of the record. Goes out: documents, frequencies, positions and codes as arrays. What was
read stays as long as the record is kept. It refuses to know where the record lies.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from archiveviewer.index.segments.packing import (
    BITMAP,
    BYTES,
    GAPS_1,
    GAPS_2,
    LOW,
    NIBBLES,
    NOTHING,
    PLAIN_2,
    PLAIN_4,
    WORDS,
    parts_of,
    places,
)
from archiveviewer.index.segments.sections import Damaged, offsets
from archiveviewer.index.segments.tally import Tally
from archiveviewer.index.segments.unpacking import Halves, as_nibbles, eights, running, set_bits

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from archiveviewer.index.segments.packing import Shape

    Read = Callable[[int, int], NDArray[np.uint8]]
    """The bytes [start, stop) of the record."""

FEW = 4_096
"""Of a term of up to so many documents frequencies and positions are kept unpacked; more are not worth their room."""
_LOWEST = np.uint64(1)
_OWN = 1_000
"""Bytes that a record takes besides its arrays."""
_USUAL = 2
"""How often a term stands in a document that has it, where its record does not tell."""
_ONE_BY_ONE = 4
"""Of fewer than one in so many documents the frequencies are looked up one by one."""


class Bits(NamedTuple):
    """In which of a bitmap's words of 64 bits some bits lie, and how far from the lowest."""

    words: NDArray[np.int64]
    places: NDArray[np.uint64]


class Words:
    """The words of some postings of a record: their places among all of it, how many each posting has, and where those
    of each begin among these; one more, for the end.
    """

    def __init__(self, first: NDArray[np.int64], counts: NDArray[np.int64]) -> None:
        """The place of the first word of each posting, and how many it has."""
        self.counts, self.ends = counts, offsets(counts)
        self.at: NDArray[np.int64] = (first - self.ends[:-1]).repeat(counts)
        self.at += np.arange(self.ends[-1])

    @cached_property
    def halves(self) -> Halves:
        """The same places among numbers of half a byte."""
        return Halves(self.at)


class Flat(NamedTuple):
    """All positions of a term, and where those of each of its documents begin; one more, for the end."""

    positions: NDArray[Any]
    starts: NDArray[np.int64]

    @classmethod
    def of(cls, positions: NDArray[Any], counts: NDArray[np.int64]) -> Flat:
        """The positions of all its documents, and how many each has."""
        return cls(positions, offsets(counts))

    def all(self) -> tuple[NDArray[Any], NDArray[np.int64]]:
        """All positions, and how many each of its documents has."""
        return self.positions, self.starts[1:] - self.starts[:-1]

    def some(self, postings: NDArray[np.int64]) -> tuple[NDArray[Any], NDArray[np.int64]]:
        """The same of some of its documents."""
        if len(postings) == len(self.starts) - 1:
            return self.all()
        first = self.starts.take(postings)
        counts = self.starts[1:].take(postings) - first
        return self.positions.take(places(first, counts)), counts


class Record:
    """The documents of one term, and where it stands in them."""

    def __init__(self, read: Read, count: int, total: int, kinds: int, size: int, shape: Shape) -> None:
        self._read, self.count, self._total, self._size, self._shape = read, count, total, size, shape
        self._document_kind, self._frequency_kind, self._code_kind, self._position_kind = (
            kinds >> shift & 3 for shift in (0, 2, 4, 6)
        )
        self._parts = parts_of(count, total, kinds, shape)
        self.flat: Flat | None = None
        """Its positions unpacked, if they are few and somebody has asked for them."""
        if not self._parts.end <= size:
            raise Damaged("a record of another length")

    @property
    def weight(self) -> int:
        """Bytes it takes, about, when all was asked for but the documents of a dense one and positions of many."""
        documents = 3 * self._shape.documents // 16 if self.is_dense else 4 * self.count
        few = 9 * self.count + 4 * max(self._total, _USUAL * self.count)
        return documents + _OWN + (few if self.count <= FEW else 3 * self.count // 4)

    @property
    def weight_of_positions(self) -> int:
        """Bytes that its positions take, and as which spelling it stands there."""
        return int(self._parts.frequencies - self._parts.positions)

    def forget_positions(self) -> None:
        """Let these go; they are read again when somebody asks."""
        self.__dict__.pop("_places", None)
        self.__dict__.pop("_codes", None)

    @property
    def is_dense(self) -> bool:
        """Whether its documents are kept as a bitmap."""
        return self._document_kind == BITMAP

    @property
    def _bits(self) -> NDArray[np.uint8]:
        return self._words[0].view(np.uint8)[: (self._shape.documents + 7) // 8]

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

    def among(self, documents: NDArray[Any], bits: Bits | None = None) -> tuple[NDArray[np.intp], NDArray[np.int64]]:
        """Which of some ascending documents are among its own: their places among these and among its own; `bits` are
        theirs, if somebody knows them.
        """
        if not self.is_dense:
            ranks = self.documents.searchsorted(documents)
            places = (self.documents.take(ranks, mode="clip") == documents).nonzero()[0]
            return places, ranks.take(places)
        words, upto = self._words
        at, place = bits or bits_of(documents)
        above = words.take(at)  # its own bit and those above
        above >>= place
        ranks = upto.take(at).astype(np.int64)
        ranks -= np.bitwise_count(above)
        above &= _LOWEST
        places = above.nonzero()[0]
        return places, ranks if len(places) == len(ranks) else ranks.take(places)

    def ranks(self, documents: NDArray[Any], bits: Bits | None = None) -> NDArray[np.int64]:
        """The places among its documents of some that are among them; `bits` are theirs, if somebody knows them."""
        if not self.is_dense:
            return np.searchsorted(self.documents, documents)
        words, upto = self._words
        at, place = bits or bits_of(documents)
        above = words.take(at)  # its own bit and those above
        above >>= place
        ranks: NDArray[np.int64] = upto.take(at).astype(np.int64)
        ranks -= np.bitwise_count(above)
        return ranks

    @cached_property
    def _words(self) -> tuple[NDArray[np.uint64], NDArray[np.int32]]:
        """The bitmap in words of 64 bits, and how many bits are set up to each."""
        words = eights(self._read(0, (self._shape.documents + 7) // 8))
        upto = np.cumsum(np.bitwise_count(words), dtype=np.int32)
        if len(upto) and upto[-1] != self.count:
            raise Damaged("a bitmap of another count")
        return words, upto

    @property
    def frequencies(self) -> NDArray[Any]:
        """How often the term stands in each of its documents."""
        return self._few if self.count <= FEW else self._unpacked()

    @cached_property
    def _few(self) -> NDArray[Any]:
        return self._unpacked()

    def _unpacked(self) -> NDArray[Any]:
        tally = self._tally
        return tally.all() if isinstance(tally, Tally) else tally

    def frequencies_at(self, postings: NDArray[np.int64]) -> NDArray[Any]:
        """The same of some of them only; of a few they are not all unpacked."""
        tally = self._tally
        if isinstance(tally, Tally) and len(postings) * _ONE_BY_ONE < self.count > FEW:
            return tally.some(postings)
        return self.frequencies.take(postings)

    @cached_property
    def _tally(self) -> Tally | NDArray[Any]:
        """What tells the frequencies: an array where they are all one, or some larger than a tally holds."""
        start, end = self._parts.frequencies, self._parts.end
        if self._frequency_kind == NOTHING:
            return np.ones(self.count, np.uint8)
        if self._frequency_kind == WORDS:
            return self._read(start, start + 4 * self.count).view("<u4")
        if self._frequency_kind == NIBBLES:
            pairs = self._read(start, start + (self.count + 1) // 2)
        else:
            pairs = as_nibbles(self._read(start, start + (self.count + 3) // 4), self.count)
        total = self._total if self._shape.positions else None
        return Tally(pairs, self.count, self._read(end, self._size).view("<u2"), total)

    def words(self, postings: NDArray[np.int64]) -> Words:
        """The words of some postings."""
        tally = self._tally
        if isinstance(tally, Tally) and self.count > FEW:
            return Words(*tally.words(postings))
        return Words(self._starts.take(postings), self.frequencies.take(postings).astype(np.int64))

    @cached_property
    def _starts(self) -> NDArray[np.int64]:
        starts = offsets(self.frequencies)
        if self._shape.positions and starts[-1] != self._total:
            raise Damaged("another number of positions")
        return starts

    @cached_property
    def _places(self) -> NDArray[np.uint8]:
        return self._read(self._parts.positions, self._parts.codes)

    def positions(self, words: Words) -> NDArray[Any]:
        """The positions of all words of some documents."""
        return self._positions(words, words.at, slice(None), words.counts)

    def coded(self, words: Words, code: int) -> tuple[NDArray[Any], NDArray[np.int64]]:
        """Of the same those where it stands as one spelling, and how many each document has."""
        is_so = self.codes(words) == code
        upto = running(is_so).take(words.ends)
        each, chosen = upto[1:] - upto[:-1], is_so.nonzero()[0]
        return self._positions(words, words.at.take(chosen), chosen, each), each

    def _positions(
        self, words: Words, wanted: NDArray[np.int64], chosen: slice | NDArray[np.intp], counts: NDArray[np.int64]
    ) -> NDArray[Any]:
        """The positions of words at the `wanted` places, the `chosen` ones of all, `counts` of them a document."""
        if self._position_kind in {PLAIN_2, PLAIN_4}:
            width = 2 if self._position_kind == PLAIN_2 else 4
            return self._places[: width * self._total].view(f"<u{width}").take(wanted)
        if self._position_kind == LOW:
            return self._places.take(wanted).astype(np.int32)
        risen = running(words.halves.of(self._places[self._total :]))
        positions = risen[1:][chosen]
        positions -= risen.take(words.ends[:-1]).repeat(counts)
        positions <<= 8
        positions += self._places.take(wanted)
        return positions

    def ends_of_positions(self, words: Words) -> NDArray[np.uint8]:
        """The last eight bits of the same, which are read much faster."""
        at = words.at
        if self._position_kind in {PLAIN_2, PLAIN_4}:
            width = 2 if self._position_kind == PLAIN_2 else 4
            return self._places[: width * self._total : width][at]
        return self._places.take(at)

    @cached_property
    def _codes(self) -> NDArray[np.uint8]:
        return self._read(self._parts.codes, self._parts.frequencies)

    def codes(self, words: Words) -> NDArray[Any]:
        """As which spelling it stands at the same places."""
        if self._code_kind == NOTHING:
            return np.zeros(len(words.at), np.uint8)
        if self._code_kind == NIBBLES:
            return words.halves.of(self._codes)
        width = 1 if self._code_kind == BYTES else 2
        return self._codes[: width * self._total].view(f"<u{width}")[words.at]


def bits_of(documents: NDArray[Any]) -> Bits:
    """Where the bits of some documents lie in any bitmap."""
    return Bits(documents >> 6, (documents & 63).astype(np.uint64))
