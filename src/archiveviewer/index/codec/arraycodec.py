"""The codec: Whoosh's writers and readers, unchanged and with any schema, over two section files a segment.

Comes in: a storage and a segment. Goes out: the writers and readers of its documents (`.doc`) and terms (`.trm`). The
segment carries the checksums by which its files are known. It refuses to know what an index is made of.
"""

from __future__ import annotations

from typing import IO, TYPE_CHECKING, TypeVar

from whoosh.codec import base

from archiveviewer.index.codec.documents_reading import ArrayPerDocReader
from archiveviewer.index.codec.documents_writing import ArrayPerDocWriter
from archiveviewer.index.codec.terms_reading import ArrayTermsReader, FileFields
from archiveviewer.index.codec.terms_writing import ArrayFieldWriter
from archiveviewer.index.segments.sections import Damaged

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from whoosh.filedb.filestore import Storage

    from archiveviewer.index.segments.sections import Source

DOCUMENTS, TERMS = ".doc", ".trm"
_Reader = TypeVar("_Reader")


class ArraySegment(base.Segment):
    """What an index knows of a segment: how many documents it has, which are deleted, and its files' checksums."""

    def __init__(self, indexname: str) -> None:
        super().__init__(indexname)
        self.checksums: dict[str, int] = {}
        self._count = 0
        self._deleted: set[int] = set()

    def codec(self) -> ArrayCodec:
        """What reads it."""
        return ArrayCodec()

    def set_doc_count(self, doccount: int) -> None:
        """It has so many documents."""
        self._count = doccount

    def doc_count_all(self) -> int:
        """All documents."""
        return self._count

    def deleted_count(self) -> int:
        """How many of them are deleted."""
        return len(self._deleted)

    def deleted_docs(self) -> Iterable[int]:
        """Which of them are deleted."""
        return iter(sorted(self._deleted))

    def delete_document(self, docnum: int, delete: bool = True) -> None:  # noqa: FBT001, FBT002 — Whoosh's signature
        """Delete a document, or take that back."""
        if delete:
            self._deleted.add(docnum)
        else:
            self._deleted.discard(docnum)

    def is_deleted(self, docnum: int) -> bool:
        """Whether a document is deleted."""
        return docnum in self._deleted

    def checksum_teller(self, extension: str) -> Callable[[int], None]:
        """What is told the checksum of a file once it is written."""

        def told(checksum: int) -> None:
            self.checksums[extension] = checksum

        return told


class ArrayCodec(base.Codec):
    """Give it to an index's writer, or let it stand in for `whoosh.codec.default_codec`."""

    def per_document_writer(self, storage: Storage, segment: ArraySegment) -> ArrayPerDocWriter:
        """What writes documents."""

        def create() -> IO[bytes]:
            return _created(storage, segment, DOCUMENTS)

        return ArrayPerDocWriter(create, segment.checksum_teller(DOCUMENTS))

    def field_writer(self, storage: Storage, segment: ArraySegment) -> ArrayFieldWriter:
        """What writes postings."""

        def create() -> IO[bytes]:
            return _created(storage, segment, TERMS)

        return ArrayFieldWriter(create, segment.doc_count_all, segment.checksum_teller(TERMS))

    def terms_reader(self, storage: Storage, segment: ArraySegment) -> ArrayTermsReader:
        """What reads postings. Raises `sections.Damaged`."""
        fields = _opened(storage, segment, TERMS, FileFields)
        return ArrayTermsReader(fields)

    def per_document_reader(self, storage: Storage, segment: ArraySegment) -> ArrayPerDocReader:
        """What reads documents. Raises `sections.Damaged`."""

        def added(fieldname: str) -> bytes | None:
            name = self.column_filename(segment, fieldname)
            if not storage.file_exists(name):
                return None
            with storage.open_file(name) as file:
                return bytes(file.read())

        def read(file: Source, checksum: int | None) -> ArrayPerDocReader:
            return ArrayPerDocReader(file, checksum, segment, added)

        return _opened(storage, segment, DOCUMENTS, read)

    @staticmethod
    def column_filename(segment: ArraySegment, fieldname: str) -> str:
        """Where `whoosh.sorting.add_sortable` puts a column that comes later."""
        return str(segment.make_filename(f".{fieldname}.col"))

    def new_segment(self, storage: Storage, indexname: str) -> ArraySegment:  # noqa: ARG002 — Whoosh's signature
        """A segment without documents."""
        return ArraySegment(indexname)


def _created(storage: Storage, segment: ArraySegment, extension: str) -> IO[bytes]:
    file: IO[bytes] = segment.create_file(storage, extension)
    return file


def _opened(
    storage: Storage, segment: ArraySegment, extension: str, read: Callable[[Source, int | None], _Reader]
) -> _Reader:
    """A file of a segment, which is closed again when it is not what was written."""
    file = segment.open_file(storage, extension)
    try:
        return read(file, segment.checksums.get(extension))
    except Damaged as error:
        file.close()
        raise Damaged(f"{segment.make_filename(extension)}: {error}") from error
    except BaseException:
        file.close()
        raise
