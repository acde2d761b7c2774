"""One segment read: a file that never changes, of which only what is asked for is read.

Comes in: the file, and which of its documents are deleted. Goes out: fields as arrays, stored documents, days and
facets. It refuses to know queries, scores and other segments.
"""

from __future__ import annotations

import copy
import itertools
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, Self

import msgspec
import numpy as np

from archiveviewer.index.segments import runs
from archiveviewer.index.segments.building import FieldFacts, SegmentFacts
from archiveviewer.index.segments.kept import Kept
from archiveviewer.index.segments.packing import Shape
from archiveviewer.index.segments.phrase_reading import Phrases
from archiveviewer.index.segments.phrases import NAME
from archiveviewer.index.segments.record import FEW, Flat, Record
from archiveviewer.index.segments.sections import Damaged, SectionReader, offsets
from archiveviewer.index.segments.storing import StoredReader
from archiveviewer.index.segments.terms import Terms
from archiveviewer.vietnamese.terms import EXACT

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from archiveviewer.index.segments.sections import Source

MOST_DOCUMENTS = 2**31 - 1
_OPENING = EXACT.encode()
_MOST_FOUND = 4_096
"""Terms of a field whose numbers are remembered: a question asks for the same word in several places."""

_BYTE = 8
_AT_ONCE = 8_192
"""Documents whose neighbours are looked for at once: as many as the processor's own memory holds a byte's values of."""


class FacetColumn(NamedTuple):
    """One facet: its distinct values, and which of them each document has."""

    values: list[str]
    codes: NDArray[Any]


class Segment:
    """A segment of the index; see `evaluation.arrays.Segment`."""

    def __init__(
        self,
        file: Source,
        checksum: int | None = None,
        deleted: NDArray[np.bool_] | None = None,
        documents: int | None = None,
        kept: Kept | None = None,
    ) -> None:
        self.sections = SectionReader(file, checksum)
        try:
            self.facts = msgspec.json.decode(self.sections.facts, type=SegmentFacts)
        except msgspec.DecodeError as error:
            raise Damaged("the directory") from error
        self.document_count = self.facts.documents
        if not 0 <= self.document_count <= MOST_DOCUMENTS or documents not in {None, self.document_count}:
            raise Damaged("the directory")
        self.deleted = deleted
        self._fields: dict[str, Field] = {}
        self._kept = kept or Kept()

    def with_deleted(self, deleted: NDArray[np.bool_] | None) -> Self:
        """The same segment with these documents deleted: one file, and all that was read of it."""
        other = copy.copy(self)
        other.deleted = deleted
        return other

    @property
    def live_count(self) -> int:
        """How many documents are not deleted."""
        return self.document_count - (int(self.deleted.sum()) if self.deleted is not None else 0)

    def field(self, name: str) -> Field | None:
        """A field; None when no document has it."""
        if name not in self._fields:
            field = self.read_field(name)
            if field is None:
                return None
            self._fields[name] = field
        return self._fields[name]

    def read_field(self, name: str) -> Field | None:
        """The same, read from the file anew and kept by nobody else."""
        facts = self.facts.fields.get(name)
        return None if facts is None else Field(self.sections, name, facts, self.document_count, self._kept)

    @cached_property
    def stored(self) -> StoredReader:
        """The stored documents."""
        return self.read_stored()

    def read_stored(self) -> StoredReader:
        """The same, read from the file anew and kept by nobody else: half a megabyte and more that leads to them."""
        return StoredReader(self.sections, self.document_count)

    def day(self) -> NDArray[np.int32] | None:
        """The day of each document as YYYYMMDD, 0 when unknown."""
        return self._day

    @cached_property
    def _day(self) -> NDArray[np.int32] | None:
        if "day" not in self.sections:
            return None
        days = self.sections.array("day")
        if len(days) != self.document_count or days.dtype != np.int32:
            raise Damaged("day")
        return days

    def facet(self, name: str) -> FacetColumn:
        """One facet."""
        ends = offsets(self.sections.array(f"facet/{name}/lengths"))
        heap = self.sections.array(f"facet/{name}/heap").tobytes()
        codes = self.sections.array(f"facet/{name}/codes")
        if ends[-1] != len(heap) or len(codes) != self.document_count or (len(codes) and codes.max() >= len(ends) - 1):
            raise Damaged(f"facet {name}")
        values = [heap[start:end].decode("utf-8", "replace") for start, end in itertools.pairwise(ends)]
        return FacetColumn(values, codes)

    @cached_property
    def phrases(self) -> Phrases | None:
        """The phrases of titles, sapos, headings and captions; None in a segment of an earlier format."""
        return self.read_phrases()

    def read_phrases(self) -> Phrases | None:
        """The same, read from the file anew and kept by nobody else."""
        return Phrases(self.sections, self.document_count) if f"{NAME}/forms/heap" in self.sections else None

    @property
    def runs(self) -> runs.Runs | None:
        """The runs kept of each document, read anew; None in a segment of an earlier format."""
        return runs.read(self.sections, self.document_count)

    def close(self) -> None:
        """Let the file go."""
        self.sections.close()


class Field:
    """One field of a segment; see `evaluation.arrays.Field`.

    Terms are numbered in byte order through both dictionaries: folded terms before those that open with "=", the exact
    ones, the folded terms after them.
    """

    def __init__(
        self, sections: SectionReader, name: str, facts: FieldFacts, documents: int, kept: Kept | None = None
    ) -> None:
        self._sections, self._name, self._facts, self._documents = sections, name, facts, documents
        self.has_positions = facts.positions
        self.base = Terms(sections, name, Shape(documents, facts.positions))
        self.exact = Terms(sections, f"{name}=", Shape(documents, positions=False)) if facts.exact else None
        self._before = self.base.at_or_after(_OPENING) if self.exact else len(self.base)
        self._exact_terms = len(self.exact) if self.exact else 0
        self._behind = self._before + self._exact_terms
        self._kept = kept or Kept()
        self._found: dict[bytes, int] = {}
        self._codes: dict[int, int] = {}

    @property
    def total_length(self) -> int:
        """All words of all documents together, as Whoosh counts them."""
        return self._facts.words or 0

    @cached_property
    def lengths(self) -> NDArray[np.uint8] | None:
        """A byte a document, as Whoosh makes it of the number of its words; None when they are not counted."""
        if self._facts.words is None:
            return None
        lengths = self._sections.array(f"{self._name}/words")
        if len(lengths) != self._documents or lengths.dtype != np.uint8:
            raise Damaged(self._name)
        return lengths

    @cached_property
    def folds(self) -> NDArray[Any]:
        """Of each exact term the number of its fold among the folded ones."""
        folds = self._sections.array(f"{self._name}/folds")
        if self.exact is None or len(folds) != len(self.exact) or folds.dtype.kind != "u":
            raise Damaged(self._name)
        if len(folds) and folds.max() >= len(self.base):
            raise Damaged(self._name)
        return folds

    def __len__(self) -> int:
        return len(self.base) + self._exact_terms

    def _dictionary(self, number: int) -> tuple[Terms, int]:
        """The dictionary of a term and its number there."""
        if self.exact is None or number < self._before:
            return self.base, number
        if number < self._behind:
            return self.exact, number - self._before
        return self.base, number - self._exact_terms

    def _number(self, term: bytes) -> int:
        """The number of the first term that is not less."""
        if self.exact is None or term <= _OPENING:
            return self.base.at_or_after(term)
        if term.startswith(_OPENING):
            return self._before + self.exact.at_or_after(term)
        return self._exact_terms + self.base.at_or_after(term)

    def find(self, term: bytes) -> int:
        """The term's number in byte order, or -1."""
        if (known := self._found.get(term)) is not None:
            return known
        number = self._number(term)
        if not (number < len(self) and self.text(number) == term):
            number = -1
        if len(self._found) >= _MOST_FOUND:
            self._found.clear()
        self._found[term] = number
        return number

    def text(self, number: int) -> bytes:
        """The term of that number."""
        terms, own = self._dictionary(number)
        return terms[own]

    def span(self, first: bytes, end: bytes | None) -> range:
        """The numbers of the terms from `first` up to, not with, `end`."""
        return range(self._number(first), len(self) if end is None else self._number(end))

    def heap(self, numbers: range) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
        """The bytes of some terms in a row, and where each begins; one more, for the end."""
        borders = (
            (self.base, 0, self._before, 0),
            (self.exact, self._before, self._behind, self._before),
            (self.base, self._behind, len(self), self._exact_terms),
        )
        pieces, lengths = [], []
        for terms, low, high, shift in borders:
            start, stop = max(numbers.start, low) - shift, min(numbers.stop, high) - shift
            if terms is not None and start < stop:
                pieces.append(terms.heap[terms.ends[start] : terms.ends[stop]])
                lengths.append(np.diff(terms.ends[start : stop + 1]))
        if not pieces:
            return np.zeros(0, np.uint8), np.zeros(1, np.int64)
        return np.concatenate(pieces), offsets(np.concatenate(lengths))

    def doc_frequency(self, number: int) -> int:
        """In how many documents the term stands, deleted ones included."""
        terms, own = self._dictionary(number)
        return int(terms.counts.item(own))

    def documents(self, number: int) -> NDArray[np.int32]:
        """The documents of a term, ascending."""
        return self._record(number).documents

    def mask(self, number: int) -> NDArray[np.bool_] | None:
        """Of every document whether the term stands in it, for a frequent term; None for others."""
        record = self._record(number)
        return record.mask() if record.is_dense else None

    def bits(self, number: int) -> NDArray[np.uint64] | None:
        """The same as bits, 64 documents by 64, the first in the lowest; None for a term that is not frequent."""
        record = self._record(number)
        return record.bits() if record.is_dense else None

    def ranks(self, number: int, documents: NDArray[Any]) -> NDArray[np.int64]:
        """The places among a term's documents of some that are among them."""
        return self._ranks(self._record(number), documents)

    def among(self, number: int, documents: NDArray[Any]) -> tuple[NDArray[np.intp], NDArray[np.int64]]:
        """Which of ascending documents have a term: their places among these, and among those of the term."""
        record = self._record(number)
        return record.among(documents, self._kept.bits(documents) if record.is_dense else None)

    def _ranks(self, record: Record, documents: NDArray[Any]) -> NDArray[np.int64]:
        return record.ranks(documents, self._kept.bits(documents) if record.is_dense else None)

    def frequencies(self, number: int, places: NDArray[np.intp] | None = None) -> NDArray[Any]:
        """How often the term stands in each of its documents, or in those at some places among them."""
        record = self._record(number)
        return record.frequencies if places is None else record.frequencies_at(places)

    def positions(
        self, number: int, documents: NDArray[Any] | None, ranks: NDArray[np.int64] | None = None
    ) -> tuple[NDArray[Any], NDArray[np.int64]]:
        """The words at which a term stands in ascending documents that all have it, flat, and how many in each; None:
        in all that have it. `ranks` are the places of these among those of the term, if somebody knows them.
        """
        record = self._record(number)
        if record.count > FEW:
            return self._unpacked(number, documents)
        if record.flat is None:
            record.flat = Flat.of(*self._unpacked(number, None))
        if documents is None:
            return record.flat.all()
        return record.flat.some(self._ranks(record, documents) if ranks is None else ranks)

    def _unpacked(self, number: int, documents: NDArray[Any] | None) -> tuple[NDArray[Any], NDArray[np.int64]]:
        """The same out of the record, of an exact term out of that of its fold."""
        terms, own = self._dictionary(number)
        if terms is not self.exact:
            record = self._placed(number)
            ranks = np.arange(record.count) if documents is None else self._ranks(record, documents)
            words = record.words(ranks)
            return record.positions(words), words.counts
        fold = int(self.folds[own])
        record = self._placed(fold if fold < self._before else fold + len(terms))
        ranks = self._ranks(record, self.documents(number) if documents is None else documents)
        return record.coded(record.words(ranks), self._code(own, fold))

    def _code(self, own: int, fold: int) -> int:
        """As which of its fold's spellings an exact term stands in the records."""
        code = self._codes.get(own)
        if code is None:
            code = self._codes[own] = int(np.count_nonzero(self.folds[:own] == fold))
        return code

    def spelled(
        self, number: int, documents: NDArray[Any]
    ) -> tuple[NDArray[Any], NDArray[np.int64], NDArray[Any], NDArray[np.int64]]:
        """The same for a folded term, of each word as which spelling it stands there, and the spellings' numbers."""
        _terms, own = self._dictionary(number)
        spellings = np.flatnonzero(self.folds == own) + self._before
        record = self._placed(number)
        words = record.words(self._ranks(record, documents))
        codes = record.codes(words)
        if len(codes) and int(codes.max()) >= len(spellings):
            raise Damaged(self._name)
        return record.positions(words), words.counts, codes, spellings

    def may_neighbour(self, left: int, right: int, documents: NDArray[Any]) -> NDArray[np.bool_]:
        """Of ascending documents that have both of two folded terms, whether the right one may stand directly behind
        the left one there: false only where it surely does not.
        """
        found = np.zeros(len(documents), bool)
        for start in range(0, len(documents), _AT_ONCE):
            some = documents[start : start + _AT_ONCE]
            begins, ends = (self._address(number, some) for number in (right, left))
            stands = np.zeros(len(some) << _BYTE, bool)
            stands[begins] = True
            last = (1 << _BYTE) - 1
            behind = ends + np.where(ends & last == last, -last, 1)
            found[start + (ends[stands[behind]] >> _BYTE)] = True
        return found

    def _address(self, number: int, documents: NDArray[Any]) -> NDArray[np.int64]:
        """The last eight bits of a folded term's positions, made different for every document."""
        record = self._placed(number)
        words = record.words(self._ranks(record, documents))
        addresses: NDArray[np.int64] = np.repeat(np.arange(len(documents)) << _BYTE, words.counts)
        addresses += record.ends_of_positions(words)
        return addresses

    def _placed(self, number: int) -> Record:
        """The record of a term whose positions are asked for."""
        record = self._record(number)
        self._kept.keep_positions(record)
        return record

    def _record(self, number: int) -> Record:
        kept = self._kept.get(self, number)
        if kept is None:
            terms, own = self._dictionary(number)
            kept = terms.record(own)
            self._kept.put(self, number, kept)
        return kept
