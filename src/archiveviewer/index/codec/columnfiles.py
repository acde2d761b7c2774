"""Whoosh's columns in memory, without its pickles.

Comes in: a column of a schema. Goes out: its writer with the bytes it makes, or its reader over such bytes. Where
Whoosh would pickle, msgpack stands in. It refuses to know documents and where the bytes lie.
"""

from __future__ import annotations

from io import BytesIO
from typing import Any

from whoosh import columns
from whoosh.filedb.structfile import BufferFile, StructFile
from whoosh.util.varints import varint

from archiveviewer.index.codec import objects
from archiveviewer.index.segments.sections import Damaged


class _Written(StructFile):
    """Takes what a column writes."""

    def write_pickle(self, obj: Any, protocol: int = -1) -> None:  # noqa: ANN401, ARG002 — Whoosh's signature
        data = objects.pack(obj)
        self.write(varint(len(data)) + data)


class _Read(BufferFile):
    """Gives it back."""

    def read_pickle(self) -> Any:  # noqa: ANN401 — Whoosh's signature
        return objects.unpack(self.read(self.read_varint()))


class _PackedWriter(columns.WrappedColumnWriter):
    def add(self, docnum: int, value: object) -> None:
        self._child.add(docnum, b"" if value is None else objects.pack(value))


class _PackedReader(columns.WrappedColumnReader):
    def __getitem__(self, docnum: int) -> Any:  # noqa: ANN401 — it may be anything
        value = self._child[docnum]
        return objects.unpack(value) if value else None

    def __iter__(self) -> Any:  # noqa: ANN401 — an iterator of anything
        return (objects.unpack(value) if value else None for value in self._child)


class _Packed(columns.WrappedColumn):
    """What stands in for a column of pickled objects."""

    Writer = _PackedWriter
    Reader = _PackedReader


def _unpickled(column: columns.Column) -> columns.Column:
    return _Packed(column._child) if isinstance(column, columns.PickleColumn) else column  # noqa: SLF001 — no other way


class ColumnWriter:
    """One column as it is written."""

    def __init__(self, column: columns.Column) -> None:
        self._bytes = BytesIO()
        self._writer = _unpickled(column).writer(_Written(self._bytes))

    def add(self, document: int, value: object) -> None:
        """The value of a document; documents ascend."""
        self._writer.add(document, value)

    def finish(self, documents: int) -> bytes:
        """The whole column."""
        self._writer.finish(documents)
        return self._bytes.getvalue()


def reader(column: columns.Column, data: bytes, documents: int) -> columns.ColumnReader:
    """The reader of a column of so many documents; raises Damaged when the bytes are no such column."""
    try:
        return _unpickled(column).reader(_Read(data), 0, len(data), documents)
    except Damaged:
        raise
    except Exception as error:
        raise Damaged("a column of another kind") from error
