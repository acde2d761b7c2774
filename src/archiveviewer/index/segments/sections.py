"""One file of named arrays, of which no byte is believed before its checksum was.

Comes in: arrays, one after another. Goes out: the same arrays or parts of them, read when they are asked for. One that
is always read whole is packed where that saves room; the others lie as they are, so that parts of them can be read. A
file is written once and never changed. It is laid out as

    magic · the arrays, each at a multiple of eight · the checksums of every page · the directory · its place and
    checksum

so that whoever holds the directory's checksum can check the whole. Files are read, not mapped into memory: a stick that
is pulled out then gives an error that can be told, where a mapped file would end the process
(docs/decisions/008-engine.md). It refuses to know what the arrays mean.
"""

from __future__ import annotations

import io
import os
import struct
import sys
import threading
import zlib
from typing import IO, TYPE_CHECKING, Any, NamedTuple, Protocol, Self

import msgspec
import numpy as np
import zstandard

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType

    from numpy.typing import NDArray

MAGIC = b"AVsegm1\n"
PAGE = 8192
"""Bytes that share a checksum."""
LARGEST = 256 * 1024 * 1024
"""Upper bound of what is unpacked at once: a compressed bomb in a stranger's archive is refused."""
_LEVEL = 3
_WORTH_PACKING = 7 / 8
"""Share of an array's bytes that it may have at the most once it is packed; else it lies as it is."""
_ALIGNMENT = 8
_TAIL = struct.Struct("<QIIII8s")
"""Where the directory begins, its length, the length of the checksums before it, its checksum, zero, the magic
again.
"""
_TYPES = frozenset({"|u1", "|b1", "<u2", "<u4", "<u8", "<i4", "<i8", "<f4"})


class Damaged(Exception):  # noqa: N818 — a state of the file
    """The bytes are not those that were written."""


class Section(msgspec.Struct, frozen=True, array_like=True):
    """One array of the file: its type as numpy writes it, its first byte and its length in bytes; `unpacked` is its
    length once it is unpacked, 0 where it lies as it is, as all did up to format 5.
    """

    kind: str
    start: int
    length: int
    unpacked: int = 0

    @property
    def size(self) -> int:
        """How many elements it has."""
        return (self.unpacked or self.length) // np.dtype(self.kind).itemsize


class Directory(msgspec.Struct, frozen=True):
    """What the file holds; `facts` is the caller's own, as JSON."""

    sections: dict[str, Section]
    facts: msgspec.Raw = msgspec.Raw(b"null")


class Source(Protocol):
    """A file opened for reading bytes, as Python's own and Whoosh's are."""

    def seek(self, offset: int, whence: int = 0, /) -> Any: ...  # noqa: ANN401, D102
    def tell(self) -> int: ...  # noqa: D102
    def read(self, length: int, /) -> bytes: ...  # noqa: D102
    def close(self) -> None: ...  # noqa: D102


class SectionWriter:
    """Writes arrays into a file that is open and empty. Only `close` makes it a file that can be read."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._at = 0
        self._page = b""
        self._checksums: list[int] = []
        self._sections: dict[str, Section] = {}
        self._open: tuple[str, str, int] | None = None
        self._packer = zstandard.ZstdCompressor(level=_LEVEL)
        self._write(MAGIC)

    def add(self, name: str, values: NDArray[Any], *, whole: bool = True) -> None:
        """Write a whole array, packed where that saves room and it will be read `whole`."""
        self.begin(name, values.dtype)
        plain = _bytes(values)
        packed = self._packer.compress(plain) if whole and len(plain) <= LARGEST else plain
        is_worth_it = len(packed) <= _WORTH_PACKING * len(plain)
        self._write(packed if is_worth_it else plain)
        self._finish(len(plain) if is_worth_it else 0)

    def begin(self, name: str, kind: np.dtype[Any] | str) -> None:
        """Begin an array whose parts will come through `append`."""
        self._finish()
        self._write(bytes(-self._at % _ALIGNMENT))
        self._open = (name, np.dtype(kind).newbyteorder("<").str, self._at)

    def append(self, values: NDArray[Any]) -> None:
        """Write the next part of the array that was begun."""
        if self._open is None or np.dtype(self._open[1]) != values.dtype.newbyteorder("<"):
            raise TypeError(f"{values.dtype} does not continue {self._open}")
        self._write(_bytes(values))

    def close(self, facts: object = None) -> int:
        """Write checksums and directory; returns the directory's checksum, by which all else can be checked."""
        self._finish()
        checksums = np.array([*self._checksums, zlib.crc32(self._page)], "<u4").tobytes()
        directory = msgspec.json.encode(Directory(self._sections, msgspec.Raw(msgspec.json.encode(facts))))
        checksum = zlib.crc32(checksums + directory)
        self._file.write(checksums + directory)
        self._file.write(_TAIL.pack(self._at + len(checksums), len(directory), len(checksums), checksum, 0, MAGIC))
        return checksum

    def _finish(self, unpacked: int = 0) -> None:
        if self._open is not None:
            name, kind, start = self._open
            self._sections[name] = Section(kind, start, self._at - start, unpacked)
            self._open = None

    def _write(self, data: bytes | memoryview) -> None:
        self._file.write(data)
        self._at += len(data)
        rest = memoryview(data)
        if self._page:
            missing = PAGE - len(self._page)
            self._page += rest[:missing]
            rest = rest[missing:]
            if len(self._page) < PAGE:
                return
            self._checksums.append(zlib.crc32(self._page))
        whole = len(rest) - len(rest) % PAGE
        self._checksums += [zlib.crc32(rest[at : at + PAGE]) for at in range(0, whole, PAGE)]
        self._page = bytes(rest[whole:])


def _bytes(values: NDArray[Any]) -> bytes | memoryview:
    """The bytes of an array, not copied."""
    return np.ascontiguousarray(values).data.cast("B") if values.size else b""


class _Tail(NamedTuple):
    start: int
    length: int
    checksums: int
    checksum: int


class SectionReader:
    """Reads arrays out of a file; raises Damaged where the file is not what was written, OSError where it is gone."""

    def __init__(self, file: Source, checksum: int | None = None) -> None:
        self._file = file
        self._descriptor = file.fileno if type(file) is io.FileIO else None
        self._lock = threading.Lock()
        tail = self._tail()
        if checksum is not None and checksum != tail.checksum:
            raise Damaged("another file stands in its place")
        data = self._raw(tail.start - tail.checksums, tail.checksums + tail.length)
        if zlib.crc32(data) != tail.checksum:
            raise Damaged("the directory")
        self.checksum = tail.checksum
        self._end = tail.start - tail.checksums
        self._checksums = np.frombuffer(data[: tail.checksums], "<u4")
        self._believed = bytearray(len(self._checksums))
        try:
            directory = msgspec.json.decode(data[tail.checksums :], type=Directory)
        except msgspec.DecodeError as error:
            raise Damaged("the directory") from error
        self.sections = directory.sections
        self.facts = bytes(directory.facts)
        self._check_directory()

    def _tail(self) -> _Tail:
        self._file.seek(0, 2)
        size = self._file.tell()
        if size < len(MAGIC) + _TAIL.size:
            raise Damaged("it was cut off")
        start, length, checksums, checksum, _zero, magic = _TAIL.unpack(self._raw(size - _TAIL.size, _TAIL.size))
        if magic != MAGIC or start + length + _TAIL.size != size or not len(MAGIC) <= checksums + len(MAGIC) <= start:
            raise Damaged("its end")
        return _Tail(start, length, checksums, checksum)

    def _check_directory(self) -> None:
        """What a stranger wrote may carry right checksums and still lead anywhere."""
        if len(self._checksums) != self._end // PAGE + 1:
            raise Damaged("the directory")
        for name, section in self.sections.items():
            inside = len(MAGIC) <= section.start and 0 <= section.length <= self._end - section.start
            length = section.unpacked or section.length
            if section.kind not in _TYPES or not inside or length % np.dtype(section.kind).itemsize or length < 0:
                raise Damaged(f"the directory's {name}")

    def __contains__(self, name: str) -> bool:
        return name in self.sections

    def size(self, name: str) -> int:
        """How many elements an array has; 0 when there is none of that name."""
        section = self.sections.get(name)
        return section.size if section else 0

    def array(self, name: str) -> NDArray[Any]:
        """A whole array, read-only; KeyError when there is none of that name."""
        section = self.sections[name]
        data = self._checked(section.start, section.length)
        if section.unpacked:
            data = unpacked(data, section.unpacked, name, exactly=True)
        return np.frombuffer(data, section.kind)

    def part(self, name: str, start: int, stop: int) -> NDArray[Any]:
        """The elements [start, stop) of an array that is not only to be read whole."""
        kind = np.dtype(self.sections[name].kind)
        return np.frombuffer(self.data(name, start * kind.itemsize, stop * kind.itemsize), kind)

    def data(self, name: str, start: int, stop: int) -> bytes | memoryview:
        """The bytes [start, stop) of the same, without making an array of them."""
        section = self.sections[name]
        if section.unpacked or not 0 <= start <= stop <= section.length:
            raise Damaged(f"{name} has no bytes {start} to {stop}")
        return self._checked(section.start + start, stop - start)

    def _checked(self, start: int, length: int) -> bytes | memoryview:
        """Bytes whose pages were all checked, now or before."""
        if not length:
            return b""
        first, last = start // PAGE, (start + length - 1) // PAGE
        if self._believed.find(0, first, last + 1) < 0:
            return self._raw(start, length)
        begin = first * PAGE
        data = memoryview(self._raw(begin, min((last + 1) * PAGE, self._end) - begin))
        for page in range(first, last + 1):
            at = page * PAGE - begin
            if zlib.crc32(data[at : at + PAGE]) != self._checksums[page]:
                raise Damaged(f"bytes {page * PAGE} to {(page + 1) * PAGE}")
            self._believed[page] = 1
        return data[start - begin : start - begin + length]

    def _raw(self, start: int, length: int) -> bytes:
        if sys.platform != "win32" and self._descriptor:  # in one step, and nobody waits for another
            data = os.pread(self._descriptor(), length, start)
        else:
            with self._lock:
                self._file.seek(start)
                data = self._file.read(length)
        if len(data) != length:
            raise Damaged("it was cut off")
        return data

    def verify(self) -> Iterator[str]:
        """Read everything; yields the names of the arrays with pages that are damaged."""
        wrong = set()
        for page, wanted in enumerate(self._checksums):
            begin = page * PAGE
            try:
                data = self._raw(begin, min(PAGE, self._end - begin))
            except (Damaged, OSError):
                data = b""
            if zlib.crc32(data) != wanted:
                wrong.add(page)
        for name, section in self.sections.items():
            pages = range(section.start // PAGE, (section.start + max(section.length, 1) - 1) // PAGE + 1)
            if wrong.intersection(pages):
                yield name

    def close(self) -> None:
        """Let the file go."""
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def unpacked(packed: bytes | memoryview, most: int, name: str, *, exactly: bool = False) -> bytes:
    """Bytes that were packed without a dictionary and are to be so many at the most; else raises Damaged."""
    try:
        if zstandard.frame_content_size(packed) > most or most > LARGEST:
            raise Damaged(name)
        data = zstandard.ZstdDecompressor().decompress(packed, max_output_size=most) if most else b""
    except zstandard.ZstdError as error:
        raise Damaged(name) from error
    if exactly and len(data) != most:
        raise Damaged(name)
    return data


def narrow(values: NDArray[Any]) -> NDArray[Any]:
    """The same numbers, none negative, in the narrowest type that a file knows."""
    largest = int(values.max()) if values.size else 0
    for kind in (np.uint8, np.uint16, np.uint32):
        if largest <= np.iinfo(kind).max:
            return values.astype(kind)
    return values.astype(np.uint64)


def offsets(lengths: NDArray[Any]) -> NDArray[np.int64]:
    """Where each of things of these lengths begins when they stand one behind another; one more, for the end."""
    starts = np.zeros(len(lengths) + 1, np.int64)
    np.cumsum(lengths, out=starts[1:])
    return starts


def narrow_offsets(lengths: NDArray[Any]) -> NDArray[Any]:
    """The same in the narrowest type, for what stays in memory."""
    return narrow(offsets(lengths))
