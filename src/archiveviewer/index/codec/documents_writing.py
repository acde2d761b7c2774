"""What Whoosh keeps of each document becomes one section file.

    stored/…                the stored fields of each document
    length/<field>          how many terms it has in a field, as the byte that Whoosh makes of it
    column/<field>          what the column's own writer made
    vector/<field>/documents, lengths, data   which documents have a vector, and it

Comes in: documents one by one. Goes out: the file. It refuses to know postings.
"""

from __future__ import annotations

from typing import IO, TYPE_CHECKING, Any

import msgspec
import numpy as np
from whoosh.codec import base
from whoosh.util.numeric import length_to_byte

from archiveviewer.index.codec import objects, values
from archiveviewer.index.codec.columnfiles import ColumnWriter
from archiveviewer.index.segments.sections import SectionWriter, narrow
from archiveviewer.index.segments.storing import StoredWriter, dictionary_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from whoosh.columns import Column
    from whoosh.fields import FieldType

_NOTHING = objects.pack({})


class DocumentsFacts(msgspec.Struct, frozen=True):
    """What the file says of itself: how many documents there are, and the sum of their lengths by field."""

    documents: int
    lengths: dict[str, int]


class _Document:
    """A document that is being added: nothing of it is kept before it is complete."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.stored: dict[str, msgspec.Raw] = {}
        self.lengths: dict[str, int] = {}
        self.columns: list[tuple[str, Column, object]] = []
        self.vectors: dict[str, bytes] = {}


class _Vectors:
    def __init__(self) -> None:
        self.documents: list[int] = []
        self.packed: list[bytes] = []


class ArrayPerDocWriter(base.PerDocumentWriter):
    """Whoosh's writer of documents. `create` makes the file, `told` hears its checksum."""

    def __init__(self, create: Callable[[], IO[bytes]], told: Callable[[int], None]) -> None:
        self._create, self._told = create, told
        self._count = 0
        self._stored: list[bytes] = []
        self._lengths: dict[str, bytearray] = {}
        self._totals: dict[str, int] = {}
        self._columns: dict[str, ColumnWriter] = {}
        self._vectors: dict[str, _Vectors] = {}
        self._document: _Document | None = None
        self.is_closed = False

    @property
    def _open(self) -> _Document:
        if self._document is None:
            raise ValueError("no document was started")
        return self._document

    def start_doc(self, docnum: int) -> None:
        """The next document; one that was begun under the same number is forgotten, for its values were refused."""
        if docnum != self._count:
            raise ValueError(f"document {docnum} where {self._count} is the next")
        self._document = _Document(docnum)

    def add_field(self, fieldname: str, fieldobj: FieldType, value: object, length: int | None) -> None:  # noqa: ARG002
        """The stored value and the length of a field. Raises TypeError for a value that can't be stored."""
        if value is not None:
            try:
                self._open.stored[fieldname] = msgspec.Raw(objects.pack(value))
            except TypeError as error:
                raise TypeError(f"the stored value of {fieldname}: {error}") from None
        if length:
            self._open.lengths[fieldname] = length

    def add_column_value(self, fieldname: str, columnobj: Column, value: object) -> None:
        """The value of a field's column."""
        self._open.columns.append((fieldname, columnobj, value))

    def add_vector_items(self, fieldname: str, fieldobj: FieldType, items: Iterable[tuple[Any, float, bytes]]) -> None:
        """The terms of one document with their weights and values."""
        found = list(items)
        if found:
            kept = [values.keep(fieldobj.vector, value or b"") for _text, _weight, value in found]
            packed = objects.pack([[item[0] for item in found], [float(item[1]) for item in found], kept])
            self._open.vectors[fieldname] = packed

    def cancel_doc(self) -> None:
        """Forget the document that was begun."""
        self._document = None

    def finish_doc(self) -> None:
        """The document is complete."""
        document = self._open
        for name, column, value in document.columns:
            self._column(name, column).add(document.number, value)
        self._stored.append(msgspec.msgpack.encode(document.stored) if document.stored else _NOTHING)
        for name, length in document.lengths.items():
            known = self._lengths.setdefault(name, bytearray())
            known += bytes(document.number - len(known))
            known.append(length_to_byte(length))
            self._totals[name] = self._totals.get(name, 0) + length
        for name, packed in document.vectors.items():
            vectors = self._vectors.setdefault(name, _Vectors())
            vectors.documents.append(document.number)
            vectors.packed.append(packed)
        self._document = None
        self._count += 1

    def _column(self, name: str, column: Column) -> ColumnWriter:
        if name not in self._columns:
            self._columns[name] = ColumnWriter(column)
        return self._columns[name]

    def close(self) -> None:
        """Write the file."""
        if self._document is not None:
            self.finish_doc()
        with self._create() as file:
            sections = SectionWriter(file)
            stored = StoredWriter(sections, dictionary_of(self._stored))
            stored.add(self._stored)
            stored.close()
            for name, lengths in self._lengths.items():
                padded = bytes(lengths).ljust(self._count, b"\0")
                sections.add(f"length/{name}", np.frombuffer(padded, np.uint8))
            for name, column in self._columns.items():
                sections.add(f"column/{name}", np.frombuffer(column.finish(self._count), np.uint8))
            for name, vectors in self._vectors.items():
                _write_vectors(sections, f"vector/{name}", vectors)
            checksum = sections.close(DocumentsFacts(self._count, self._totals))
        self._told(checksum)
        self.is_closed = True


def _write_vectors(sections: SectionWriter, name: str, vectors: _Vectors) -> None:
    sections.add(f"{name}/documents", narrow(np.array(vectors.documents, np.int64)))
    sections.add(f"{name}/lengths", narrow(np.fromiter(map(len, vectors.packed), np.int64, len(vectors.packed))))
    sections.add(f"{name}/data", np.frombuffer(b"".join(vectors.packed), np.uint8), whole=False)
