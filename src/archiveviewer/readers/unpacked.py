"""Bytes out of what is packed, a piece at a time and never more than is bearable. Comes in: whatever gives bytes in
pieces, packed by gzip once or many times in a row, or not at all. Goes out: lines and blocks as they are asked for.

It refuses to know what they mean, and to hold more than was asked for.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import IO

_PIECE = 1 << 18
_GZIP = 16 + zlib.MAX_WBITS
MOST_UNPACKED = 2 << 30
WIDEST_RATIO = 300
_FREE = 32 << 20
"""Bytes before the ratio is looked at: a few pages of blanks are no bomb."""


class TooMuch(Exception):  # noqa: N818 — it is what it says
    """More came out than any honest file holds."""


class Stream:
    """Lines and blocks of a source; `is_damaged` tells afterwards whether it broke off."""

    def __init__(self, source: IO[bytes], *, packed: bool) -> None:
        self._source = source
        self._unpacker = zlib.decompressobj(_GZIP) if packed else None
        self._packed = packed
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
        while len(self._buffer) - self._position < length and self._fill():
            pass
        return self._taken(self._position + length)

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
        piece = self._unpack() if self._packed else self._raw()
        self._given += len(piece)
        if self._given > MOST_UNPACKED or self._given > _FREE + WIDEST_RATIO * self._read:
            raise TooMuch
        return piece

    def _raw(self) -> bytes:
        try:
            piece = self._source.read(_PIECE)
        except (zlib.error, EOFError, OSError, ValueError):
            self.is_damaged = True
            return b""
        self._read += len(piece)
        return piece

    def _unpack(self) -> bytes:
        """The next piece that holds something, of whichever member of the row it is."""
        while self._unpacker is not None:
            self._waiting = self._waiting or self._raw()
            if not self._waiting:
                self.is_damaged = self.is_damaged or not self._unpacker.eof
                return b""
            try:
                piece = self._unpacker.decompress(self._waiting, _PIECE)
            except zlib.error:
                self.is_damaged, self._unpacker = True, None
                return b""
            self._waiting = self._unpacker.unconsumed_tail
            if self._unpacker.eof:
                self._waiting = self._unpacker.unused_data.lstrip(b"\0") or self._raw()
                if self._waiting:
                    self._unpacker = zlib.decompressobj(_GZIP)
            if piece:
                return piece
        return b""


def unpacked(data: bytes, most: int, *, kind: int = _GZIP) -> bytes:
    """What one packed block holds, at most so much of it; what can be had of a damaged one."""
    unpacker = zlib.decompressobj(kind)
    try:
        return unpacker.decompress(data, most)
    except zlib.error:
        return b""
