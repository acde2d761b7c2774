"""The pictures that articles show, and files that lie inside others, as bytes. Comes in: an article's file and what
`Block.image` says of a picture, or what leads to a file inside. Goes out: what was saved there, never decoded; a
picture is a file beside the article, or lies inside one: `FILE!/INNER`.

What INNER means, the format of FILE decides: a member's name in a package, the number of a part or a place in others,
the number of a page in a PDF or a scan.
It refuses to leave the folder, to follow an address, and to give out anything that does not begin as a picture does.
"""

from __future__ import annotations

import contextlib
import re
from pathlib import PureWindowsPath
from typing import TYPE_CHECKING

from archiveviewer.article import WITHIN
from archiveviewer.errors import Unreadable
from archiveviewer.readers import containers, files, recognised
from archiveviewer.readers.picture_formats import picture_format
from archiveviewer.readers.unpacked import TooMuch, packing_of, whole

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from archiveviewer.readers.containers.members import Container

LARGEST_PICTURE = 64 * 1024 * 1024
LARGEST_HOLDER = 256 * 1024 * 1024
"""Bytes of a file in which a picture lies."""
MOST_NESTED = containers.MOST_NESTED + 2
"""Files inside each other: containers, and in the innermost one a mail with a document that holds pictures."""
PAGE_WIDTH = 1600
"""Pixels of a page that is shown as a picture of an article: enough to read it by."""
_PDF_HEAD = 1024
_ADDRESS = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]+:")


def name(path: Path, inner: str) -> str:
    """What `Block.image` says of a picture inside the article's own file."""
    return f"{files.printable_name(path)}{WITHIN}{inner}"


def is_address(image: str) -> bool:
    """Whether a picture's place is an address, or none: then there is nothing to be opened.

    An anchor of Windows' paths may name a host, whom the mere look at it would greet.
    """
    return not image or "\0" in image or bool(_ADDRESS.match(image)) or bool(PureWindowsPath(image).anchor)


def picture(path: Path, image: str, *, root: Path | None = None) -> bytes:
    """The bytes of a picture that the article in the file `path` shows. Raises `Unreadable`, among others."""
    place, inner = _place(path, image)
    root = path.parent if root is None or root == path else root
    data = contents(place, inner, root=root) if inner else files.contents(place, most=LARGEST_PICTURE, root=root)
    if len(data) > LARGEST_PICTURE:
        raise Unreadable(place, "too-large", f"{len(data)} bytes", member=inner)
    if not picture_format(data):
        raise Unreadable(place, "unsupported", "not a picture", member=inner)
    return data


def contents(path: Path, inner: str, *, root: Path | None = None) -> bytes:
    """The bytes of what lies inside a file, which may itself hold others. Raises `Unreadable`, among others."""
    if box := containers.of_file(path, root) if files.suffix(path) in containers.SUFFIXES else None:
        with contextlib.closing(box):
            return _in_container(path, box, inner, MOST_NESTED)
    return _inside(path, files.contents(path, most=LARGEST_HOLDER, root=root), inner, MOST_NESTED)


def _place(path: Path, image: str) -> tuple[Path, str]:
    """The file to be opened, and what is asked for inside it."""
    if is_address(image):
        raise Unreadable(path, "missing", "not a place beside the article")
    holder, mark, inner = image.partition(WITHIN)
    if mark and holder == files.printable_name(path):
        return path, inner
    if mark and not files.is_there(path.parent / image):
        return path.parent / holder, inner
    return path.parent / image, ""


def _inside(path: Path, data: bytes, inner: str, depth: int) -> bytes:
    """The bytes of what has this name inside a file with these bytes."""
    if not depth:
        raise Unreadable(path, "too-large", f"more than {MOST_NESTED} files inside each other", member=inner)
    opened = next((opened for is_one, opened in _HOLDERS if is_one(data)), None)
    if opened is None:
        raise Unreadable(path, "unsupported", "no pictures are known inside such a file", member=inner)
    return opened(path, data, inner, depth)


def _in_page(path: Path, data: bytes, inner: str, _depth: int) -> bytes:
    from archiveviewer.readers.html.page import embedded_picture  # noqa: PLC0415 — as below

    return embedded_picture(data, _number(path, inner))


def _in_web_archive(path: Path, data: bytes, inner: str, depth: int) -> bytes:
    """An address may hold what else stands between names; a picture embedded in a page is a number behind one."""
    from archiveviewer.readers import warc  # noqa: PLC0415 — as below

    address, mark, number = inner.rpartition(WITHIN)
    if mark and number.isdigit() and (page := warc.picture(path, data, address)):
        return _inside(path, page, number, depth - 1)
    return warc.picture(path, data, inner)


def _in_mail(path: Path, data: bytes, inner: str, depth: int) -> bytes:
    from archiveviewer.readers import mail  # noqa: PLC0415 — as below

    name, _, rest = inner.partition(WITHIN)
    message, _, number = name.rpartition("/")
    found = mail.part(path, data, _number(path, number), _number(path, message) if message else 0)
    return _inside(path, found, rest, depth - 1) if rest else found


def _sheet(path: Path, data: bytes, inner: str, _depth: int) -> bytes:
    """A page of a PDF or a scan."""
    from archiveviewer.readers import pages  # noqa: PLC0415 — Pillow is large

    return pages.drawn(path, data, _number(path, inner), PAGE_WIDTH)


def _in_rich_text(path: Path, data: bytes, inner: str, _depth: int) -> bytes:
    from archiveviewer.readers.office import rtf_pictures  # noqa: PLC0415 — as below

    return rtf_pictures.picture(data.decode("latin-1"), _number(path, inner))


def _in_flat_text(path: Path, data: bytes, inner: str, _depth: int) -> bytes:
    from archiveviewer.readers.office import flat_odt  # noqa: PLC0415 — as below

    return flat_odt.picture(data, _number(path, inner))


def _in_word(path: Path, data: bytes, inner: str, _depth: int) -> bytes:
    from archiveviewer.readers.office import doc_pictures  # noqa: PLC0415 — as below

    return doc_pictures.picture(path, data, _number(path, inner))


def _number(path: Path, inner: str) -> int:
    """The place or number that a name is."""
    if not (inner.isascii() and inner.isdigit() and len(inner) <= _MOST_DIGITS):
        raise Unreadable(path, "missing", "no such picture", member=inner)
    return int(inner)


_MOST_DIGITS = 12


def _in_package(path: Path, data: bytes, inner: str, depth: int) -> bytes:
    """A member of a document, or of a plain ZIP file."""
    from archiveviewer.readers.office.packages import Package  # noqa: PLC0415 — lxml is large

    if box := containers.of_bytes(path, data):
        return _in_container(path, box, inner, depth)
    with Package(path, data) as package:
        return package.member(inner)


def _in_packed(path: Path, data: bytes, inner: str, depth: int) -> bytes:
    """A member of a TAR file, or what lies inside a file that was packed by itself."""
    box = containers.of_bytes(path, data)
    return _in_container(path, box, inner, depth) if box else _inside(path, bare(path, data), inner, depth - 1)


def bare(path: Path, data: bytes) -> bytes:
    """The bytes of a file that was packed by itself; the same for any other. Raises `Unreadable`."""
    if not (packing := packing_of(data[:_MARK])):
        return data
    try:
        return whole(data, packing, LARGEST_HOLDER)[0]
    except TooMuch as error:
        raise Unreadable(path, "too-large", "unpacks to more than it may") from error


_MARK = 16
"""Bytes that tell how a file is packed."""


def _in_container(path: Path, box: Container, inner: str, depth: int) -> bytes:
    holder, mark, rest = inner.partition(WITHIN)
    if box.holds(inner) or not mark:
        return box.read(inner, LARGEST_HOLDER)
    return _inside(path, box.read(holder, LARGEST_HOLDER), rest, depth - 1)


_PAGE = re.compile(rb"<(?:!doctype|html|head|body|div|p|img|meta|article|title|h[1-6]|table)\b", re.IGNORECASE)
_HEAD = 1 << 16
_HOLDERS: tuple[tuple[Callable[[bytes], bool], Callable[[Path, bytes, str, int], bytes]], ...] = (
    (recognised.is_of_the_web, _in_web_archive),
    (lambda data: data.startswith(b"PK\x03\x04"), _in_package),
    (containers.may_be_container, _in_packed),
    (lambda data: data.startswith(b"{\\rtf"), _in_rich_text),
    (lambda data: recognised.is_flat_text(data[:_HEAD]), _in_flat_text),
    (lambda data: data.startswith(b"\xd0\xcf\x11\xe0"), _in_word),
    (lambda data: b"%PDF-" in data[:_PDF_HEAD] or bool(picture_format(data)), _sheet),
    (lambda data: recognised.is_mail(data[:_HEAD]) or recognised.is_mbox(data[:_HEAD]), _in_mail),
    (lambda data: _PAGE.search(data[:_HEAD].replace(b"\0", b"")) is not None, _in_page),
)
"""How files are known that hold pictures, and how a picture inside is got."""
