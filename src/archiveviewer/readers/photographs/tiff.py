"""The fields of a TIFF file, and of EXIF, which is one inside another picture. A stream comes in; the fields that may
hold words or a date go out as bytes. Offsets are believed only one step deep, so nothing can go round in circles.

It refuses to know what a field means, and to look at pixels or at any page but the first.
"""

from __future__ import annotations

import itertools
import struct
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from collections.abc import Iterator

DESCRIPTION, ARTIST, COPYRIGHT = 270, 315, 33432
XMP, IIM, PHOTOSHOP = 700, 33723, 34377
TAKEN, OFFSET_TAKEN, COMMENT = 36867, 36881, 37510
WINDOWS_TITLE, WINDOWS_COMMENT, WINDOWS_AUTHOR, WINDOWS_KEYWORDS, WINDOWS_SUBJECT = range(40091, 40096)
_EXIF = 34665
_WANTED = frozenset(
    {
        DESCRIPTION, ARTIST, COPYRIGHT, XMP, IIM, PHOTOSHOP, TAKEN, OFFSET_TAKEN, COMMENT,
        *range(WINDOWS_TITLE, WINDOWS_SUBJECT + 1),
    }
)  # fmt: skip
_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 7: 1, 13: 4}
"""Bytes of one value, by the number of its type."""
_UNDEFINED = 7
_INLINE = 4
_ENTRY = 12
MOST_FIELDS = 1000
LARGEST_FIELD = 1 << 20
LARGEST_TOGETHER = 4 << 20
_ORDERS = {b"II*\0": "<", b"MM\0*": ">"}


def fields(stream: BinaryIO) -> dict[int, bytes]:
    """The wanted fields of the first page and of its EXIF; of a damaged file those that can be had."""
    stream.seek(0)
    head = stream.read(8)
    order = _ORDERS.get(head[:4])
    if order is None or len(head) < 8:  # noqa: PLR2004
        return {}
    found: dict[int, bytes] = {}
    (first,) = struct.unpack(f"{order}I", head[4:])
    deeper = _take(stream, order, first, found)
    if deeper:
        _take(stream, order, deeper, found)
    return found


def _take(stream: BinaryIO, order: str, start: int, found: dict[int, bytes]) -> int:
    """Puts the wanted fields of a directory with the others; says where that of EXIF begins."""
    deeper = 0
    room = LARGEST_TOGETHER
    for tag, size, content in _entries(stream, order, start):
        if tag == _EXIF and size == _INLINE:
            (deeper,) = struct.unpack(f"{order}I", content)
        elif tag in _WANTED and tag not in found and size <= min(LARGEST_FIELD, room):
            if size > _INLINE:
                stream.seek(struct.unpack(f"{order}I", content)[0])
                content = stream.read(size)  # noqa: PLW2901 — there it lay, and not in the entry
            found[tag] = content[:size]
            room -= size
    return deeper


def _entries(stream: BinaryIO, order: str, start: int) -> Iterator[tuple[int, int, bytes]]:
    """Tag, size in bytes, and the value or where it stands."""
    stream.seek(start)
    head = stream.read(2)
    count = struct.unpack(f"{order}H", head)[0] if len(head) == 2 else 0  # noqa: PLR2004
    table = stream.read(min(count, MOST_FIELDS) * _ENTRY)
    for position in range(0, len(table) - _ENTRY + 1, _ENTRY):
        tag, kind, number = struct.unpack_from(f"{order}HHI", table, position)
        yield tag, number * _SIZES.get(kind, LARGEST_FIELD + 1), table[position + 8 : position + _ENTRY]


def packed(known: dict[int, bytes]) -> bytes:
    """A TIFF file of nothing but these fields."""
    start = 8 + 2 + len(known) * _ENTRY + 4
    entries, contents = [], []
    for tag, content in sorted(known.items()):
        held = content.ljust(_INLINE, b"\0") if len(content) <= _INLINE else struct.pack("<I", start)
        entries.append(struct.pack("<HHI", tag, _UNDEFINED, len(content)) + held)
        if len(content) > _INLINE:
            contents.append(content)
            start += len(content)
    opening = b"II*\0" + struct.pack("<IH", 8, len(known))
    return b"".join(itertools.chain([opening], entries, [bytes(4)], contents))


def unswapped(iim: bytes) -> bytes:
    """IIM that was written as numbers of four bytes, in the order of whoever wrote them, with its bytes in order."""
    if iim[:1] == b"\x1c" or iim[3:4] != b"\x1c":
        return iim
    whole = iim.ljust((len(iim) + 3) // 4 * 4, b"\0")
    return b"".join(whole[position : position + 4][::-1] for position in range(0, len(whole), 4))
