"""Pictures inside DOC. The stream of data of a document and a place in it come in; what is said of the picture there
goes out, or the picture itself. Pictures in Windows' own formats are passed over. This module refuses to know the text.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, NamedTuple

from archiveviewer.errors import Unreadable
from archiveviewer.readers.office.ole import CompoundFile, Damaged

if TYPE_CHECKING:
    from pathlib import Path

DATA = "Data"
_HEADER = 68
_MARKS = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")
_RECORDS = frozenset({0xF01D, 0xF01E, 0xF02A})
"""Of JPEG and PNG."""
_BEFORE = (17, 33)
"""Bytes of such a record before the picture itself: one or two sums, and a mark."""
_RECORD_HEAD = 8
_TWIPS, _WHOLE = 20, 1000
"""In a point; and a scale of one."""


class Told(NamedTuple):
    """What is said of a picture: where its bytes begin and end, the same place where it is none that can be shown; and
    its sides in points.
    """

    start: int
    end: int
    sides: tuple[float, float]


def look(data: bytes, place: int) -> Told:
    """What is said of the picture at a place of the stream of data."""
    if place < 0 or place + _HEADER > len(data):
        return Told(0, 0, (0, 0))
    length, head = struct.unpack_from("<IH", data, place)
    wide, high, scale_wide, scale_high = struct.unpack_from("<HHHH", data, place + 28)
    sides = (wide * scale_wide / _WHOLE / _TWIPS, high * scale_high / _WHOLE / _TWIPS)
    end = min(place + length, len(data))
    starts = [found for mark in _MARKS if (found := data.find(mark, place + head, end)) >= 0]
    start = min(starts, default=end)
    return Told(start, _end(data, start, end), sides)


def _end(data: bytes, start: int, end: int) -> int:
    """Where the record ends that holds a picture; where none is told, all that follows."""
    for before in _BEFORE:
        head = start - before - _RECORD_HEAD
        if head >= 0 and start < end:
            kind = int.from_bytes(data[head + 2 : head + 4], "little")
            behind = start - before + int.from_bytes(data[head + 4 : head + 8], "little")
            if kind in _RECORDS and start < behind <= end:
                return behind
    return end


def picture(path: Path, data: bytes, place: int) -> bytes:
    """The bytes of that picture in a file with these bytes; nothing where there is none."""
    try:
        file = CompoundFile(data)
        held = file.stream(DATA) if DATA in file else b""
        told = look(held, place)
    except (Damaged, struct.error, ValueError, IndexError) as error:
        raise Unreadable(path, "damaged", f"DOC: {error}") from error
    return held[told.start : told.end]
