"""Postings come in from Whoosh, term by term, and become the dictionaries of a section file.

    <number>/…              the records of a field, numbered in the order of the directory
    <number>/shortest, longest   of each term the bytes of the least and greatest length of its documents' fields
    <number>/weighted, weights   the terms whose weights are not their frequencies, and all weights of those
    <number>/kept, kept_lengths, kept_heap   the terms of which more is kept than a record holds, and what, by posting

Goes out: the file. It refuses to know stored documents and columns.
"""

from __future__ import annotations

from array import array
from typing import IO, TYPE_CHECKING, Any

import msgspec
import numpy as np
from whoosh.codec import base
from whoosh.util.numeric import length_to_byte

from archiveviewer.index.codec import values
from archiveviewer.index.segments.packing import Postings, Shape
from archiveviewer.index.segments.reading import MOST_DOCUMENTS
from archiveviewer.index.segments.sections import SectionWriter, narrow
from archiveviewer.index.segments.terms import TermsWriter

if TYPE_CHECKING:
    from collections.abc import Callable

    from whoosh.fields import FieldType
    from whoosh.formats import Format

_AT_ONCE = 200_000
"""Postings and positions that are packed together."""


class FieldEntry(msgspec.Struct, frozen=True, array_like=True):
    """A field of the file: its name, and whether its records have positions."""

    name: str
    positions: bool


class TermsFacts(msgspec.Struct, frozen=True):
    """What the file says of itself; `documents` is more than any document's number."""

    documents: int
    fields: list[FieldEntry]


class _Term:
    """The postings of one term."""

    def __init__(self, text: bytes) -> None:
        self.text = text
        self.documents: list[int] = []
        self.weights: list[float] = []
        self.parts: list[values.Parts] = []
        self.lengths: list[int] = []

    def add(self, document: int, weight: float, parts: values.Parts) -> None:
        """A posting. One for the same document as before joins it: Whoosh gives two when a value is given twice."""
        if self.documents and document == self.documents[-1]:
            self.weights[-1] += weight
            self.parts[-1] = _joined(self.parts[-1], parts)
            return
        if self.documents and document < self.documents[-1]:
            raise base.OutOfOrderError(f"document {document} after {self.documents[-1]}")
        self.documents.append(document)
        self.weights.append(weight)
        self.parts.append(parts)


def _joined(one: values.Parts, other: values.Parts) -> values.Parts:
    if one.kept or other.kept:
        return one
    positions = tuple(sorted({*one.positions, *other.positions}))
    return values.Parts(max(one.frequency, other.frequency, len(positions)), positions)


class _FieldInFile:
    """Writes one field."""

    def __init__(self, sections: SectionWriter, number: int, kind: Format, documents: int) -> None:
        self._sections, self._name, self._kind = sections, str(number), kind
        self._positions = values.has_positions(kind)
        self._terms = TermsWriter(sections, self._name, Shape(documents, self._positions))
        self._waiting: list[_Term] = []
        self._size = 0
        self._last: bytes | None = None
        self._written = 0
        self._shortest, self._longest = bytearray(), bytearray()
        self._weighted, self._weights = array("q"), array("f")
        self._kept, self._kept_values = array("q"), list[bytes]()

    def add(self, term: _Term) -> None:
        """The next term in byte order."""
        if self._last is not None and term.text <= self._last:
            raise base.OutOfOrderError(f"term {term.text!r} after {self._last!r}")
        self._last = term.text
        if not term.documents:
            return
        lengths = [length for length in term.lengths if length]
        self._shortest.append(length_to_byte(min(lengths, default=0)))
        self._longest.append(length_to_byte(max(lengths, default=0)))
        self._note(term)
        self._waiting.append(term)
        self._size += sum(len(parts.positions) for parts in term.parts)
        if self._size >= _AT_ONCE:
            self._flush()

    def _note(self, term: _Term) -> None:
        """What a record can't hold."""
        number = self._written + len(self._waiting)
        if any(weight != parts.frequency for weight, parts in zip(term.weights, term.parts, strict=True)):
            self._weighted.append(number)
            self._weights.extend(term.weights)
        if any(parts.kept for parts in term.parts):
            self._kept.append(number)
            self._kept_values += [parts.kept for parts in term.parts]

    def _flush(self) -> None:
        terms = self._waiting
        if terms:
            self._terms.add([term.text for term in terms], self._postings(terms))
        self._written += len(terms)
        self._waiting, self._size = [], 0

    def _postings(self, terms: list[_Term]) -> Postings:
        def flat(of: Callable[[_Term], list[Any]]) -> Any:  # noqa: ANN401 — an array
            return np.array([item for term in terms for item in of(term)], np.int64)

        counts = np.array([len(term.documents) for term in terms], np.int64)
        documents = flat(lambda term: term.documents)
        frequencies = flat(lambda term: [parts.frequency for parts in term.parts])
        if not self._positions:
            return Postings(counts, documents, frequencies)
        return Postings(
            counts, documents, frequencies, flat(lambda term: [at for part in term.parts for at in part[1]])
        )

    def close(self) -> None:
        """Write what leads to the terms, and what goes beside them."""
        self._flush()
        self._terms.close()
        heap = b"".join(self._kept_values)
        lengths = np.fromiter(map(len, self._kept_values), np.int64, len(self._kept_values))
        arrays = {
            "shortest": np.frombuffer(self._shortest, np.uint8),
            "longest": np.frombuffer(self._longest, np.uint8),
            "weighted": narrow(np.array(self._weighted, np.int64)),
            "weights": np.array(self._weights, np.float32),
            "kept": narrow(np.array(self._kept, np.int64)),
            "kept_lengths": narrow(lengths),
            "kept_heap": np.frombuffer(heap, np.uint8),
        }
        for name, written in arrays.items():
            self._sections.add(f"{self._name}/{name}", written, whole=name not in {"weights", "kept_heap"})


class ArrayFieldWriter(base.FieldWriter):
    """Whoosh's writer of postings. `create` makes the file, `told` hears its checksum."""

    def __init__(
        self, create: Callable[[], IO[bytes]], documents: Callable[[], int], told: Callable[[int], None]
    ) -> None:
        self._file = create()
        self._sections = SectionWriter(self._file)
        self._count, self._told = documents, told
        self._documents = 0
        self._entries: list[FieldEntry] = []
        self._field: _FieldInFile | None = None
        self._term: _Term | None = None
        self._kind: Format | None = None
        self.is_closed = False

    def start_field(self, fieldname: str, fieldobj: FieldType) -> None:
        """The postings of a field come next."""
        if any(entry.name == fieldname for entry in self._entries):
            raise base.OutOfOrderError(f"field {fieldname} for the second time")
        self._documents = self._documents or self._count() or MOST_DOCUMENTS
        self._kind = fieldobj.format
        self._field = _FieldInFile(self._sections, len(self._entries), fieldobj.format, self._documents)
        self._entries.append(FieldEntry(fieldname, values.has_positions(fieldobj.format)))

    def start_term(self, text: bytes) -> None:
        """The postings of a term come next."""
        if self._field is None:
            raise ValueError("a term without a field")
        self._term = _Term(text)

    def add(self, docnum: int, weight: float, vbytes: bytes, length: int | None) -> None:
        """A posting. One of a document that was given up while it was added is no longer anybody's."""
        if self._term is None:
            raise ValueError("a posting without a term")
        if 0 <= docnum < self._documents:
            self._term.add(docnum, weight, values.take_apart(self._kind, vbytes))
            self._term.lengths.append(length or 0)

    def finish_term(self) -> None:
        """The term is complete."""
        if self._field is None or self._term is None:
            raise ValueError("no term was started")
        self._field.add(self._term)
        self._term = None

    def finish_field(self) -> None:
        """The field is complete."""
        if self._field is None:
            raise ValueError("no field was started")
        self._field.close()
        self._field = None

    def close(self) -> None:
        """Write the directory."""
        if self._field is not None:
            self._field.close()
        documents = self._documents or self._count() or MOST_DOCUMENTS
        self._told(self._sections.close(TermsFacts(documents, self._entries)))
        self._file.close()
        self.is_closed = True
