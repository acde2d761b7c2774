"""Small pictures for the tests, painted with Pillow; some are turned, or claim to be larger than they are."""

from __future__ import annotations

import io
import struct
import zlib

from PIL import Image


def painted(form: str = "JPEG", size: tuple[int, int] = (40, 30), colour: str = "teal") -> bytes:
    """A picture of one colour in the format of this name."""
    file = io.BytesIO()
    Image.new("RGB", size, colour).save(file, form)
    return file.getvalue()


def drawn(kind: str = "PNG", width: int = 640, height: int = 360) -> bytes:
    """A picture whose left half is red and whose right half is blue."""
    image = Image.new("RGB", (width, height), "blue")
    image.paste("red", (0, 0, width // 2, height))
    made = io.BytesIO()
    image.save(made, kind)
    return made.getvalue()


def turned(kind: str) -> bytes:
    """A picture 40 wide and 20 high, its left half red, that says it is to be turned a quarter to the right."""
    made = io.BytesIO()
    exif = Image.Exif()
    exif[0x0112] = 6
    with Image.open(io.BytesIO(drawn("PNG", 40, 20))) as image:
        image.save(made, kind, quality=95, exif=exif)
    return made.getvalue()


def png_claiming(width: int, height: int) -> bytes:
    """A picture that says it has this size, and has hardly any content."""
    header = _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + _chunk(b"IDAT", zlib.compress(bytes(1000))) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
