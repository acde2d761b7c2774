"""A dictionary of terms with a record of postings for each: written once in byte order, looked up without reading it
all.

Comes in: runs of terms in byte order with their postings. Goes out: the number of a term, the terms of a range, the
record of one term or the postings of many. It refuses to know fields, documents' texts and which terms belong together.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from archiveviewer.index.segments.packing import Postings, Shape, Table, pack
from archiveviewer.index.segments.record import Record
from archiveviewer.index.segments.sections import Damaged, narrow, narrow_offsets, offsets
from archiveviewer.index.segments.unpacking import unpack

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from archiveviewer.index.segments.sections import SectionReader, SectionWriter


_FEW = 4
"""Terms that are looked up one by one."""


class TermsWriter:
    """Writes the sections `name/…`; nothing else may be written to the file until it is closed."""

    def __init__(self, sections: SectionWriter, name: str, shape: Shape) -> None:
        self._sections, self._name, self._shape = sections, name, shape
        self._heap: list[bytes] = []
        self._lengths: list[NDArray[np.int64]] = []
        self._tables: list[Table] = []
        sections.begin(f"{name}/records", "u1")

    def add(self, terms: Sequence[bytes], postings: Postings, spellings: NDArray[np.int64] | None = None) -> None:
        """The next terms in byte order, each with at least one document; see `packing.pack`."""
        data, table = pack(postings, spellings, self._shape)
        self._sections.append(data)
        self._tables.append(table)
        self._heap.append(b"".join(terms))
        self._lengths.append(np.fromiter(map(len, terms), np.int64, len(terms)))

    def close(self) -> int:
        """Write what leads to the records; returns how many terms there are."""
        self._sections.add(f"{self._name}/heap", np.frombuffer(b"".join(self._heap), np.uint8))
        lengths = _joined(self._lengths)
        self._sections.add(f"{self._name}/lengths", narrow(lengths))
        parts = {"counts": 0, "sizes": 3} | ({"totals": 1} if self._shape.positions else {})
        for part, at in parts.items():
            self._sections.add(f"{self._name}/{part}", narrow(_joined([table[at] for table in self._tables])))
        self._sections.add(f"{self._name}/kinds", _joined([table.kinds for table in self._tables]).astype(np.uint8))
        return len(lengths)


def _joined(parts: list[NDArray[Any]]) -> NDArray[Any]:
    return np.concatenate(parts) if parts else np.zeros(0, np.int64)


class Terms:
    """Reads the sections `name/…`. Numbers of terms are their places in byte order."""

    def __init__(self, sections: SectionReader, name: str, shape: Shape) -> None:
        self._sections, self._name, self._shape = sections, name, shape
        self._bytes = sections.array(f"{name}/heap").tobytes()
        self.heap = np.frombuffer(self._bytes, np.uint8)
        self.ends = narrow_offsets(sections.array(f"{name}/lengths"))
        self.counts = sections.array(f"{name}/counts")
        self._totals = sections.array(f"{name}/totals") if shape.positions else self.counts
        self._kinds = sections.array(f"{name}/kinds")
        self._starts = narrow_offsets(sections.array(f"{name}/sizes"))
        if not (
            len(self.ends) - 1 == len(self.counts) == len(self._totals) == len(self._kinds) == len(self._starts) - 1
            and self.ends[-1] == len(self.heap)
            and self._starts[-1] == sections.size(f"{name}/records")
            and (not len(self.counts) or int(self.counts.max()) <= shape.documents)
        ):
            raise Damaged(name)

    def __len__(self) -> int:
        return len(self.counts)

    def __getitem__(self, number: int) -> bytes:
        return self._bytes[self.ends[number] : self.ends[number + 1]]

    def some(self, first: int, end: int) -> list[bytes]:
        """The terms from `first` up to `end`."""
        ends = self.ends[first : end + 1].tolist()
        return [self._bytes[start:stop] for start, stop in itertools.pairwise(ends)]

    def at_or_after(self, term: bytes) -> int:
        """The number of the first term that is not less."""
        return bisect_left(self, term)

    def find(self, term: bytes) -> int:
        """The term's number, or -1."""
        number = bisect_left(self, term)
        return number if number < len(self) and self[number] == term else -1

    def find_all(self, terms: Sequence[bytes]) -> list[int]:
        """The numbers of those of some ascending terms that are there; many are looked up in one go."""
        width = self._width
        if len(terms) < _FEW or not width:
            return [number for number in map(self.find, terms) if number >= 0]
        alike = np.array([term for term in terms if len(term) == width], f"S{width}")
        own = self.heap.view(f"S{width}")
        at = np.minimum(np.searchsorted(own, alike), len(self) - 1)
        return [int(number) for number in at[own[at] == alike]]

    @cached_property
    def _width(self) -> int:
        """How many bytes every term has; 0 when they differ."""
        lengths = np.diff(self.ends)
        return int(lengths[0]) if len(lengths) and int(lengths.min()) == int(lengths.max()) else 0

    def record(self, number: int) -> Record:
        """The record of one term."""
        first, end = int(self._starts[number]), int(self._starts[number + 1])

        def read(start: int, stop: int) -> NDArray[np.uint8]:
            return self._sections.part(f"{self._name}/records", first + start, first + stop)

        count, total, kinds = (int(column[number]) for column in (self.counts, self._totals, self._kinds))
        return Record(read, count, total, kinds, end - first, self._shape)

    def postings(self, first: int, end: int) -> Postings:
        """The postings of all terms from `first` up to `end`."""
        start, stop = int(self._starts[first]), int(self._starts[end])
        data = self._sections.part(f"{self._name}/records", start, stop)
        counts, totals = (column[first:end].astype(np.int64) for column in (self.counts, self._totals))
        sizes = np.diff(self._starts[first : end + 1]).astype(np.int64)
        return unpack(data, Table(counts, totals, self._kinds[first:end], sizes), self._shape)

    def weight(self) -> NDArray[np.int64]:
        """How much there is to unpack of each term: its documents and its words, all terms before it added."""
        return offsets(self.counts.astype(np.int64) + self._totals)
