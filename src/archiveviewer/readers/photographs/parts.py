"""Where the words lie in a picture's file. A stream of JPEG, PNG, WebP or TIFF comes in; what may hold words goes out,
still packed: IIM, XMP, the fields of EXIF, texts of PNG. Pixels are passed over, never read and never decoded.

Every length is somebody's claim: pieces have a largest size and a greatest number. It refuses to know what words mean.
"""

from __future__ import annotations

import io
import struct
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, BinaryIO

from archiveviewer.readers.photographs import tiff
from archiveviewer.readers.picture_formats import LONGEST_MARK, picture_format

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LARGEST_PIECE = 1 << 20
LARGEST_TOGETHER = 4 << 20
MOST_PIECES = 20_000
"""Of which most are passed over: programs cut the pixels of a PNG into pieces of 8 KB."""
_EXIF = b"Exif\0\0"
_XMP = b"http://ns.adobe.com/xap/1.0/\0"
_PHOTOSHOP = b"Photoshop 3.0\0"
_XMP_OF_PNG = b"XML:com.adobe.xmp"
_IIM_RESOURCE, _XMP_RESOURCE = 0x0404, 0x0424

Piece = tuple[bytes, bytes]
"""What a piece is called in its file, and what it holds."""


@dataclass(slots=True)
class Parts:
    """What of a picture may hold words. `exif` are fields by their tags, `texts` those of PNG by their keywords."""

    exif: dict[int, bytes] = field(default_factory=dict)
    iim: bytes = b""
    xmp: bytes = b""
    texts: dict[str, bytes] = field(default_factory=dict)


def without_pixels(stream: BinaryIO) -> bytes:
    """The picture without its pixels, as a file of the same format; nothing for what is no picture."""
    head = stream.read(LONGEST_MARK)
    form = picture_format(head)
    if form == "TIFF":
        return tiff.packed(tiff.fields(stream))
    if form not in _FORMATS:
        return head if form else b""
    pieces, pack, opening = _FORMATS[form]
    return head[:opening] + b"".join(pack(*piece) for piece in _bounded(pieces(stream)))


def parts(data: bytes) -> Parts:
    """What of a picture may hold words; a damaged one is read as far as it goes."""
    form = picture_format(data[:LONGEST_MARK])
    found = Parts()
    if form == "TIFF":
        found.exif = tiff.fields(io.BytesIO(data))
    elif form in _FORMATS:
        for name, content in _bounded(_FORMATS[form][0](io.BytesIO(data))):
            _take(found, name, content)
    photoshop = found.exif.pop(tiff.PHOTOSHOP, b"")
    if photoshop:
        _take_resources(found, photoshop)
    found.iim = found.iim or tiff.unswapped(found.exif.pop(tiff.IIM, b""))
    found.xmp = found.xmp or found.exif.pop(tiff.XMP, b"")
    return found


def _bounded(pieces: Iterator[Piece]) -> Iterator[Piece]:
    room = LARGEST_TOGETHER
    for name, content in pieces:
        room -= len(content)
        if room < 0:
            return
        yield name, content


# JPEG ------------------------------------------------------------------------------------------------------------

_APP1, _APP13, _SCAN, _END = b"\xe1", b"\xed", b"\xda", b"\xd9"
_WITHOUT_LENGTH = frozenset({b"\x01", *(bytes([mark]) for mark in range(0xD0, 0xD8))})
_FILL = b"\xff"


def _jpeg(stream: BinaryIO) -> Iterator[Piece]:
    """The segments before the pixels that hold words; several of Photoshop's go on from each other."""
    stream.seek(2)
    mark = stream.read(2)
    for _ in range(MOST_PIECES):
        if len(mark) < 2 or mark[:1] != _FILL or mark[1:] in {_SCAN, _END}:  # noqa: PLR2004
            return
        if mark[1:] == _FILL:
            mark = _FILL + stream.read(1)
            continue
        if mark[1:] not in _WITHOUT_LENGTH:
            length = int.from_bytes(stream.read(2), "big") - 2
            if length < 0:
                return
            if mark[1:] in {_APP1, _APP13}:
                yield mark[1:], stream.read(length)
            else:
                stream.seek(length, io.SEEK_CUR)
        mark = stream.read(2)


def _packed_jpeg(name: bytes, content: bytes) -> bytes:
    return _FILL + name + (len(content) + 2).to_bytes(2, "big") + content


# PNG and WebP ----------------------------------------------------------------------------------------------------

_PNG_KEPT = frozenset({b"tEXt", b"zTXt", b"iTXt", b"eXIf"})
_WEBP_KEPT = frozenset({b"EXIF", b"XMP "})


def _png(stream: BinaryIO) -> Iterator[Piece]:
    stream.seek(8)
    for _ in range(MOST_PIECES):
        head = stream.read(8)
        if len(head) < 8:  # noqa: PLR2004
            return
        length, name = int.from_bytes(head[:4], "big"), head[4:]
        if name in _PNG_KEPT and length <= LARGEST_PIECE:
            yield name, stream.read(length)
            length = 0
        stream.seek(length + 4, io.SEEK_CUR)


def _packed_png(name: bytes, content: bytes) -> bytes:
    return len(content).to_bytes(4, "big") + name + content + bytes(4)


def _webp(stream: BinaryIO) -> Iterator[Piece]:
    stream.seek(12)
    for _ in range(MOST_PIECES):
        head = stream.read(8)
        if len(head) < 8:  # noqa: PLR2004
            return
        name, length = head[:4], int.from_bytes(head[4:], "little")
        odd = length % 2
        if name in _WEBP_KEPT and length <= LARGEST_PIECE:
            yield name, stream.read(length)
            length = 0
        stream.seek(length + odd, io.SEEK_CUR)


def _packed_webp(name: bytes, content: bytes) -> bytes:
    return name + len(content).to_bytes(4, "little") + content + bytes(len(content) % 2)


_Form = tuple["Callable[[BinaryIO], Iterator[Piece]]", "Callable[[bytes, bytes], bytes]", int]
_FORMATS: dict[str, _Form] = {
    "JPEG": (_jpeg, _packed_jpeg, 2),
    "PNG": (_png, _packed_png, 8),
    "WEBP": (_webp, _packed_webp, 12),
}
"""Of each format: its pieces with words, how one is written, and how many bytes open the file."""


# What a piece holds ----------------------------------------------------------------------------------------------


def _take(found: Parts, name: bytes, content: bytes) -> None:
    if name == _APP13 and content.startswith(_PHOTOSHOP):
        found.exif[tiff.PHOTOSHOP] = found.exif.get(tiff.PHOTOSHOP, b"") + content.removeprefix(_PHOTOSHOP)
    elif content.startswith(_XMP):
        found.xmp = found.xmp or content.removeprefix(_XMP)
    elif name == b"XMP ":
        found.xmp = found.xmp or content
    elif name in {_APP1, b"EXIF", b"eXIf"} and (name != _APP1 or content.startswith(_EXIF)):
        known = found.exif
        found.exif = tiff.fields(io.BytesIO(content.removeprefix(_EXIF))) | known
    elif name in _PNG_KEPT:
        _take_text(found, name, content)


def _take_text(found: Parts, name: bytes, content: bytes) -> None:
    """A text of a PNG: a keyword, NUL, and the text; that of `zTXt` and some of `iTXt` is packed."""
    keyword, _, rest = content.partition(b"\0")
    is_packed = name == b"zTXt"
    if name == b"iTXt":
        is_packed = rest[:1] == b"\1"
        rest = rest[2:].partition(b"\0")[2].partition(b"\0")[2]
    elif is_packed:
        rest = rest[1:]
    text = _unpacked(rest) if is_packed else rest
    if keyword == _XMP_OF_PNG:
        found.xmp = found.xmp or text
    elif keyword.startswith(b"Raw profile type "):
        _take_profile(found, keyword.rpartition(b" ")[2].lower(), text)
    else:
        found.texts.setdefault(keyword[:79].decode("latin-1").lower(), text)


def _unpacked(data: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(data, LARGEST_PIECE)
    except zlib.error:
        return b""


def _take_profile(found: Parts, kind: bytes, text: bytes) -> None:
    """What ImageMagick and ExifTool write into a PNG: lines with a name, a length, and the bytes as figures."""
    figures = text.lstrip(b"\n").split(b"\n", 2)[2:]
    try:
        data = bytes.fromhex(b"".join(figures).decode("ascii"))
    except ValueError:
        return
    data = data.removeprefix(_PHOTOSHOP)
    if kind in {b"iptc", b"8bim"}:
        _take_resources(found, data)
    elif kind == b"xmp" or data.startswith(_XMP):
        found.xmp = found.xmp or data.removeprefix(_XMP)
    elif kind in {b"exif", b"app1"} and data.startswith(_EXIF):
        found.exif = tiff.fields(io.BytesIO(data.removeprefix(_EXIF))) | found.exif


def _take_resources(found: Parts, data: bytes) -> None:
    """IIM and XMP among the resources of Photoshop. Old programs write IIM there without any resource."""
    if data[:1] == b"\x1c":
        found.iim = found.iim or data
    position = 0
    while len(data) - position >= 12:  # noqa: PLR2004 — the shortest one
        number, name_length = struct.unpack_from(">HB", data, position + 4)
        start = position + 6 + (name_length + 2) // 2 * 2 + 4
        length = int.from_bytes(data[start - 4 : start], "big")
        content = data[start : start + length]
        if number == _IIM_RESOURCE:
            found.iim = found.iim or content
        elif number == _XMP_RESOURCE:
            found.xmp = found.xmp or content
        position = start + (length + 1) // 2 * 2
