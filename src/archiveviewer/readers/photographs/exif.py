"""What EXIF tells of a photograph, and the texts of a PNG. Fields or texts as bytes come in; `Facts` go out.

Cameras fill these, and few people do; Windows writes there what people type into a picture's properties.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archiveviewer.readers.photographs import low_bytes, tiff
from archiveviewer.readers.photographs.facts import Facts, moment, text, texts

if TYPE_CHECKING:
    from collections.abc import Mapping

LONGEST_TEXT = 20_000
_PLAIN = (b"ASCII\0\0\0", bytes(8))
_CHARACTER_SET = 8


def read(fields: Mapping[int, bytes], *, captioned: bool = False) -> Facts:
    """What these fields tell; only the date of a picture that is captioned elsewhere, for the rest repeats that."""

    def plain(tag: int) -> str:
        return _text(fields.get(tag, b""))

    def windows(tag: int) -> str:
        return fields.get(tag, b"")[:LONGEST_TEXT].decode("utf-16-le", "replace").partition("\0")[0]

    clock = plain(tiff.TAKEN)
    taken = moment(f"{clock}{plain(tiff.OFFSET_TAKEN)}") or moment(clock)
    if captioned:
        return Facts(taken=taken)
    return Facts(
        caption=text(windows(tiff.WINDOWS_COMMENT)) or text(plain(tiff.DESCRIPTION)) or text(_comment(fields)),
        title=text(windows(tiff.WINDOWS_TITLE)) or text(windows(tiff.WINDOWS_SUBJECT)),
        authors=texts((windows(tiff.WINDOWS_AUTHOR) or plain(tiff.ARTIST),), separators=";\n"),
        copyright=text(plain(tiff.COPYRIGHT)),
        taken=taken,
        keywords=texts((windows(tiff.WINDOWS_KEYWORDS),), separators=";,\n"),
    )


def read_texts(found: Mapping[str, bytes]) -> Facts:
    """What the texts of a PNG tell; the standard names their keywords."""
    told = {name: _text(value) for name, value in found.items()}
    return Facts(
        caption=text(told.get("description", "")),
        title=text(told.get("title", "")),
        authors=texts((told.get("author", ""),), separators=";\n"),
        copyright=text(told.get("copyright", "")),
    )


def _text(value: bytes) -> str:
    return low_bytes.decode(value[:LONGEST_TEXT].rstrip(b"\0 ").replace(b"\0", b"\n")).text


def _comment(fields: Mapping[int, bytes]) -> str:
    """What stands behind the name of a character set; which bytes of UTF-16 come first, nothing tells."""
    value = fields.get(tiff.COMMENT, b"")[:LONGEST_TEXT]
    kind, words = value[:_CHARACTER_SET], value[_CHARACTER_SET:].rstrip(b"\0")
    if kind == b"UNICODE\0":
        return low_bytes.decode(words + bytes(len(words) % 2)).text
    return _text(words) if kind in _PLAIN else ""
