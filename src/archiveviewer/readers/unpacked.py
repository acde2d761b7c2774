"""Bytes out of what is packed, a piece at a time and never more than is bearable. Comes in: whatever gives bytes in
pieces, packed by gzip, bzip2 or xz once or many times in a row, by Zstandard, or not at all. Goes out: lines and blocks
as they are asked for.

It refuses to know what they mean, and to hold more than was asked for.
"""

from __future__ import annotations

import bz2
import io
import lzma
import zlib
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import IO

_PIECE = 1 << 18
_GZIP = 16 + zlib.MAX_WBITS
MOST_UNPACKED = 2 << 30
WIDEST_RATIO = 300
_WIDEST_WINDOW = 128 << 20
"""Bytes of what was unpacked that a packing may refer back to; no usual setting of xz or Zstandard needs more."""
_FREE = 32 << 20
"""Bytes before the ratio is looked at: a few pages of blanks are no bomb."""


class TooMuch(Exception):  # noqa: N818 — it is what it says
    """More came out than any honest file holds."""


_BZIP2_BLOCKS = frozenset({b"1AY&SY", b"\x17rE8P\x90"})
"""What a file packed by bzip2 begins with after its first mark: a block, or the end of an empty file."""
_MARKS = (
    (b"\x1f\x8b\x08", "gzip"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ\0", "xz"),
    (b"\x28\xb5\x2f\xfd", "zstd"),
)
SUFFIXES = frozenset({".gz", ".bz2", ".xz", ".zst"})
"""Suffixes that single packed files have behind their own."""


def packing_of(head: bytes) -> str:
    """How a file that begins so is packed; nothing where it is not."""
    found = next((packing for mark, packing in _MARKS if head.startswith(mark)), "")
    return "" if found == "bzip2" and head[4:10] not in _BZIP2_BLOCKS else found


class Source(Protocol):
    """Whatever gives bytes in pieces."""

    def read(self, size: int, /) -> bytes:
        """The next bytes, so many at most; none at the end."""


class _Unpacker(Protocol):
    """What `bz2` and `lzma` have for one packed block."""

    @property
    def eof(self) -> bool: ...

    @property
    def needs_input(self) -> bool: ...

    @property
    def unused_data(self) -> bytes: ...

    def decompress(self, data: bytes, max_length: int = ...) -> bytes: ...


class _Inflater:
    """The same for gzip."""

    def __init__(self) -> None:
        self._inner = zlib.decompressobj(_GZIP)

    @property
    def eof(self) -> bool:
        return self._inner.eof

    @property
    def needs_input(self) -> bool:
        return not self._inner.unconsumed_tail

    @property
    def unused_data(self) -> bytes:
        return self._inner.unused_data

    def decompress(self, data: bytes, max_length: int = 0) -> bytes:
        return self._inner.decompress(self._inner.unconsumed_tail + data, max_length)


_UNPACKERS: dict[str, Callable[[], _Unpacker]] = {
    "gzip": _Inflater,
    "bzip2": bz2.BZ2Decompressor,
    "xz": lambda: lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=2 * _WIDEST_WINDOW),
}
_FAILURES = (zlib.error, lzma.LZMAError, EOFError, OSError, ValueError)


class Stream:
    """Lines and blocks of a source that is packed so, or not at all; `is_damaged` tells afterwards whether it broke
    off. `most` bytes come out of it. Asking raises `TooMuch`.
    """

    def __init__(self, source: Source, packing: str = "", *, most: int = MOST_UNPACKED) -> None:
        self._source = source
        self._new = _UNPACKERS.get(packing)
        self._unpacker = self._new() if self._new else None
        self._frames = _frames(self) if packing == "zstd" else None
        self._packing = packing
        self._most = most
        self._waiting = b""
        self._buffer = b""
        self._position = 0
        self._read = self._given = 0
        self.is_damaged = False

    def line(self, most: int) -> bytes:
        """The next line with its end, or as much of it as is allowed; nothing at the end."""
        while (end := self._buffer.find(b"\n", self._position)) < 0 and len(self._buffer) - self._position < most:
            if not self._fill():
                end = len(self._buffer) - 1
                break
        end = end if end >= 0 else self._position + most - 1
        return self._taken(min(end + 1, self._position + most))

    def block(self, length: int) -> bytes:
        """The next so many bytes, or fewer at the end."""
        pieces = [self._taken(self._position + length)]
        missing = length - len(pieces[0])
        while missing > 0 and (piece := self._piece()):
            pieces.append(piece[:missing])
            self._buffer, self._position = piece[missing:], 0
            missing -= len(pieces[-1])
        return b"".join(pieces)

    def skip(self, length: int) -> None:
        """Passes over so many bytes."""
        while length > 0 and (piece := self.block(min(length, _PIECE))):
            length -= len(piece)

    def _taken(self, end: int) -> bytes:
        taken = self._buffer[self._position : end]
        self._position += len(taken)
        return taken

    def _fill(self) -> bool:
        piece = self._piece()
        if self._position > _PIECE:
            self._buffer, self._position = self._buffer[self._position :], 0
        self._buffer += piece
        return bool(piece)

    def _piece(self) -> bytes:
        piece = self._unpacked_piece() if self._packing else self.raw(_PIECE)
        self._given += len(piece)
        if self._given > self._most or self._given > _FREE + WIDEST_RATIO * self._read:
            raise TooMuch
        return piece

    def raw(self, size: int) -> bytes:
        """The next piece of the source as it is."""
        try:
            piece = self._source.read(size)
        except _FAILURES:
            self.is_damaged = True
            return b""
        self._read += len(piece)
        return piece

    def _unpacked_piece(self) -> bytes:
        """The next piece that holds something, of whichever packed block of the row it is."""
        try:
            if self._frames is not None:
                return self._frames(_PIECE)
            return self._unpack()
        except _FAILURES:
            self.is_damaged, self._unpacker, self._frames = True, None, None
            return b""

    def _unpack(self) -> bytes:
        while self._new is not None and self._unpacker is not None:
            fed = b""
            if self._unpacker.needs_input:
                fed, self._waiting = self._waiting or self.raw(_PIECE), b""
                if not fed:
                    self.is_damaged = True
                    return b""
            piece = self._unpacker.decompress(fed, _PIECE)
            if self._unpacker.eof:
                self._waiting = self._unpacker.unused_data.lstrip(b"\0") or self.raw(_PIECE)
                self._unpacker = self._new() if self._waiting else None
            if piece:
                return piece
        return b""


def _frames(stream: Stream) -> Callable[[int], bytes]:
    """Reads what Zstandard packed; its own reader is the one that never gives more than it was asked for."""
    import zstandard  # noqa: PLC0415 — few files are packed so

    class Raw:
        def read(self, size: int) -> bytes:
            return stream.raw(size)

    unpacker = zstandard.ZstdDecompressor(max_window_size=_WIDEST_WINDOW)
    reader = unpacker.stream_reader(cast("IO[bytes]", Raw()), read_across_frames=True)

    def read(size: int) -> bytes:
        try:
            return reader.read(size)
        except zstandard.ZstdError as error:
            raise OSError(str(error)) from error

    return read


def unpacked(data: bytes, most: int, *, kind: int = _GZIP) -> bytes:
    """What one packed block holds, at most so much of it; what can be had of a damaged one."""
    unpacker = zlib.decompressobj(kind)
    try:
        return unpacker.decompress(data, most)
    except zlib.error:
        return b""


def whole(data: bytes, packing: str, most: int) -> tuple[bytes, bool]:
    """All that a packed file holds, and whether it broke off. Raises `TooMuch` for more than `most` bytes."""
    stream = Stream(io.BytesIO(data), packing, most=most)
    return stream.block(most + 1), stream.is_damaged
