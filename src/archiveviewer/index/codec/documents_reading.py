"""The documents of a codec's file as Whoosh asks for them.

Comes in: the file, and the segment that knows what is deleted. Goes out: stored fields, lengths, columns, vectors. What
an archive's segment has in common with it is the class both are made of. It refuses to know postings.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
import numpy as np
from whoosh.codec import base
from whoosh.util.numeric import byte_to_length

from archiveviewer.index.codec import columnfiles, objects
from archiveviewer.index.codec.documents_writing import DocumentsFacts
from archiveviewer.index.codec.matchers import ArrayMatcher, VectorPostings, over_vector
from archiveviewer.index.segments.reading import MOST_DOCUMENTS
from archiveviewer.index.segments.sections import Damaged, SectionReader, offsets
from archiveviewer.index.segments.storing import StoredReader

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from numpy.typing import NDArray
    from whoosh.columns import Column, ColumnReader
    from whoosh.formats import Format

    from archiveviewer.index.segments.sections import Source

_LENGTHS: list[int] = [byte_to_length(byte) for byte in range(256)]


class DocumentsReader(base.PerDocumentReader):
    """What does not depend on the kind of file. Those below give `lengths` and `field_length`."""

    def __init__(self, segment: base.Segment, documents: int) -> None:
        self._segment, self._documents = segment, documents

    def lengths(self, fieldname: str) -> NDArray[np.uint8] | None:
        """A byte a document; None when the field has no lengths."""
        raise NotImplementedError

    def doc_count_all(self) -> int:
        """All documents."""
        return self._documents

    def doc_count(self) -> int:
        """Those that are not deleted."""
        return self._documents - int(self._segment.deleted_count())

    def has_deletions(self) -> bool:
        """Whether any document is deleted."""
        return bool(self._segment.has_deletions())

    def is_deleted(self, docnum: int) -> bool:
        """Whether a document is deleted."""
        return bool(self._segment.is_deleted(docnum))

    def deleted_docs(self) -> Iterable[int]:
        """The deleted documents."""
        deleted: Iterable[int] = self._segment.deleted_docs()
        return deleted

    def supports_columns(self) -> bool:
        """It does."""
        return True

    def doc_field_length(self, docnum: int, fieldname: str, default: int = 0) -> int:
        """How many terms a document has in a field, as a byte can tell."""
        if not 0 <= docnum < self._documents:
            raise IndexError(f"document {docnum} of {self._documents}")
        return self.doc_field_length_reader(fieldname, default)(docnum)

    def doc_field_length_reader(self, fieldname: str, default: int = 0) -> Callable[[int], int]:
        """The same for many documents."""
        lengths = self.lengths(fieldname)
        if lengths is None:
            return lambda _docnum: default
        of = lengths.tobytes()
        return lambda docnum: _LENGTHS[of[docnum]] or default

    def min_field_length(self, fieldname: str) -> int:
        """The least length of the field."""
        lengths = self.lengths(fieldname)
        return _LENGTHS[int(lengths.min())] if lengths is not None and len(lengths) else 0

    def max_field_length(self, fieldname: str) -> int:
        """The greatest length of the field."""
        lengths = self.lengths(fieldname)
        return _LENGTHS[int(lengths.max())] if lengths is not None and len(lengths) else 0


class ArrayPerDocReader(DocumentsReader):
    """Whoosh's reader of documents."""

    def __init__(
        self,
        file: Source,
        checksum: int | None,
        segment: base.Segment,
        added: Callable[[str], bytes | None] = lambda _fieldname: None,
    ) -> None:
        """`added` gives a column that came after the file was written."""
        self._sections = SectionReader(file, checksum)
        try:
            self._facts = msgspec.json.decode(self._sections.facts, type=DocumentsFacts)
        except msgspec.DecodeError as error:
            raise Damaged("the directory") from error
        if not 0 <= self._facts.documents <= MOST_DOCUMENTS:
            raise Damaged("the directory")
        super().__init__(segment, self._facts.documents)
        self._stored: StoredReader | None = None
        self._lengths: dict[str, NDArray[np.uint8] | None] = {}
        self._added = added
        self._vectors: dict[str, _Vectors] = {}

    def close(self) -> None:
        """Let the file go."""
        self._sections.close()

    def stored_fields(self, docnum: int) -> dict[str, Any]:
        """The stored fields of a document."""
        if self._stored is None:
            self._stored = StoredReader(self._sections, self._documents)
        if not 0 <= docnum < self._documents:
            raise IndexError(f"document {docnum} of {self._documents}")
        found = objects.unpack(self._stored.document(docnum))
        if not isinstance(found, dict):
            raise Damaged("stored")
        return found

    def lengths(self, fieldname: str) -> NDArray[np.uint8] | None:
        """A byte a document; None when the field has no lengths."""
        if fieldname not in self._lengths:
            self._lengths[fieldname] = self._read_lengths(f"length/{fieldname}")
        return self._lengths[fieldname]

    def _read_lengths(self, name: str) -> NDArray[np.uint8] | None:
        if name not in self._sections:
            return None
        lengths = self._sections.array(name)
        if len(lengths) != self._documents or lengths.dtype != np.uint8:
            raise Damaged(name)
        return lengths

    def doc_field_length(self, docnum: int, fieldname: str, default: int = 0) -> int:
        """How many terms a document has in a field, as a byte can tell."""
        if not 0 <= docnum < self._documents:
            raise IndexError(f"document {docnum} of {self._documents}")
        lengths = self.lengths(fieldname)
        return default if lengths is None else _LENGTHS[lengths.item(docnum)] or default

    def field_length(self, fieldname: str) -> int:
        """The sum of the lengths of a field."""
        return self._facts.lengths.get(fieldname, 0)

    def has_column(self, fieldname: str) -> bool:
        """Whether any document has a value there."""
        return f"column/{fieldname}" in self._sections or self._added(fieldname) is not None

    def list_columns(self) -> list[str]:
        """The fields with a column."""
        return [name.partition("/")[2] for name in self._sections.sections if name.startswith("column/")]

    def column_reader(self, fieldname: str, column: Column) -> ColumnReader:
        """The reader of a column."""
        data = self._added(fieldname)
        if data is None:
            data = self._sections.array(f"column/{fieldname}").tobytes()
        return columnfiles.reader(column, data, self._documents)

    def has_vector(self, docnum: int, fieldname: str) -> bool:
        """Whether a document has a vector."""
        return self._vector(docnum, fieldname) is not None

    def vector(self, docnum: int, fieldname: str, format_: Format) -> ArrayMatcher:
        """The vector of a document."""
        postings = self._vector(docnum, fieldname)
        if postings is None:
            raise KeyError(f"document {docnum} has no vector of {fieldname}")
        return over_vector(postings, format_)

    def _vector(self, docnum: int, fieldname: str) -> VectorPostings | None:
        if f"vector/{fieldname}/documents" not in self._sections:
            return None
        if fieldname not in self._vectors:
            self._vectors[fieldname] = _Vectors(self._sections, f"vector/{fieldname}")
        return self._vectors[fieldname].of(docnum)


class _Vectors:
    """The vectors of a field."""

    def __init__(self, sections: SectionReader, name: str) -> None:
        self._sections, self._name = sections, name
        self._documents = sections.array(f"{name}/documents")
        try:
            self._starts = offsets(sections.array(f"{name}/lengths"))
        except KeyError as error:
            raise Damaged(name) from error
        if len(self._starts) != len(self._documents) + 1 or self._starts[-1] != sections.size(f"{name}/data"):
            raise Damaged(name)

    def of(self, document: int) -> VectorPostings | None:
        """That of a document; None when it has none."""
        at = int(np.searchsorted(self._documents, document))
        if at == len(self._documents) or self._documents[at] != document:
            return None
        data = self._sections.part(f"{self._name}/data", int(self._starts[at]), int(self._starts[at + 1])).tobytes()
        try:
            terms, weights, kept = objects.unpack(data)
        except (TypeError, ValueError) as error:
            raise Damaged(self._name) from error
        if not len(terms) == len(weights) == len(kept):
            raise Damaged(self._name)
        return VectorPostings(terms, weights, kept)
