"""FODT: all of an OpenDocument text in one XML file, its pictures written inside. Bytes come in; the one article of the
document goes out, and its pictures by their number. What the elements mean, `odt` knows.

Pictures are taken out before the XML is read, which need not hold what nobody looks at in it.
"""

from __future__ import annotations

import base64
import binascii
import itertools
import re
from typing import TYPE_CHECKING

from archiveviewer.errors import Unreadable
from archiveviewer.readers.office import odt
from archiveviewer.readers.office.odt_styles import OFFICE, Styles
from archiveviewer.readers.office.packages import parse
from archiveviewer.readers.picture_formats import picture_format

if TYPE_CHECKING:
    from pathlib import Path

    from lxml import etree

    from archiveviewer.article import Article

_PICTURE = re.compile(rb"(<office:binary-data>)([^<]*)")
_HEAD = 400
"""Characters of a picture that tell whether it is of a kind that can be shown."""
_MOST_DIGITS = 6
"""Of a picture's number."""


def read(path: Path, data: bytes) -> tuple[Article, ...]:
    """The article of a document. Raises `Unreadable`, with `unsupported` for a table or a presentation."""
    noticed: list[str] = []
    root = parse(path, _with_numbers(data), noticed=noticed)
    if root.find(f"{OFFICE}body/{OFFICE}text") is None:
        raise Unreadable(path, "unsupported", "OpenDocument without text")
    return odt.of_trees(path, root, root.find(f"{OFFICE}meta"), Styles(root), _name, noticed)


def _with_numbers(data: bytes) -> bytes:
    """The document with the number of each picture in its place, with nothing where it can't be shown."""
    numbers = itertools.count(1)

    def numbered(match: re.Match[bytes]) -> bytes:
        number = next(numbers)
        return match[1] + (b"%d" % number if picture_format(_decoded(match[2][:_HEAD])) else b"")

    return _PICTURE.sub(numbered, data)


def _name(image: etree._Element) -> str:
    """A picture's number; nothing where the document calls what holds pictures otherwise than every program does."""
    name = (image.findtext(f"{OFFICE}binary-data") or "").strip()
    return name if name.isascii() and name.isdigit() and len(name) <= _MOST_DIGITS else ""


def picture(data: bytes, number: int) -> bytes:
    """The bytes of the picture of that number; nothing where there is none."""
    found = next(itertools.islice(_PICTURE.finditer(data), number - 1, number), None) if number else None
    return _decoded(found[2]) if found else b""


def _decoded(written: bytes) -> bytes:
    written = b"".join(written.split())
    try:
        return base64.b64decode(written[: len(written) // 4 * 4])
    except binascii.Error:
        return b""
