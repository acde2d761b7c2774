"""Documents that are ZIP files. The bytes of one come in; its members go out by name, as bytes or as XML trees.

Nothing is written to a disk and no member's name is ever a path. Members, sizes and ratios have limits that no honest
document reaches; XML is read without entities, document types or anything from outside. This module refuses to know
what a member means.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING, Self

from lxml import etree

from archiveviewer.errors import Unreadable
from archiveviewer.readers.markup import SAFE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import TracebackType

    Change = Callable[[bytes], bytes]

MOST_MEMBERS = 10_000
LARGEST_MEMBER = 32 * 1024 * 1024
MOST_BYTES = 96 * 1024 * 1024
"""All that is unpacked of one document, member by member."""
MOST_TAGS = 2_000_000
HIGHEST_RATIO = 200
SMALL = 1024 * 1024
"""Below this size any ratio is believed: blanks shrink to nothing."""
_ENCRYPTED = 0x1
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})


class Package:
    """A ZIP file in memory. Whatever is wrong with it is raised as `Unreadable`."""

    def __init__(self, path: Path, data: bytes) -> None:
        self.path = path
        self._unpacked = 0
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise Unreadable(path, "damaged", f"ZIP: {error}") from error
        if len(self._zip.filelist) > MOST_MEMBERS:
            raise Unreadable(path, "too-large", f"more than {MOST_MEMBERS} members")
        self._members = {member.filename: member for member in self._zip.filelist}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._zip.close()

    def __contains__(self, name: str) -> bool:
        return name in self._members

    def member(self, name: str) -> bytes:
        """The bytes of a member that is there."""
        member = self._members.get(name)
        if member is None:
            raise Unreadable(self.path, "damaged", "a part is missing", member=name)
        self._refuse(member)
        room = min(LARGEST_MEMBER, MOST_BYTES - self._unpacked)
        try:
            with self._zip.open(member) as file:
                data = file.read(room + 1)
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError) as error:
            raise Unreadable(self.path, "damaged", f"ZIP: {error}", member=name) from error
        if len(data) > room:
            raise Unreadable(self.path, "too-large", f"more than {room} bytes in a part", member=name)
        self._unpacked += len(data)
        return data

    def _refuse(self, member: zipfile.ZipInfo) -> None:
        if member.flag_bits & _ENCRYPTED:
            raise Unreadable(self.path, "unsupported", "encrypted", member=member.filename)
        if member.compress_type not in _METHODS:
            raise Unreadable(self.path, "unsupported", f"ZIP method {member.compress_type}", member=member.filename)
        ratio = member.file_size / max(member.compress_size, 1)
        if member.file_size > LARGEST_MEMBER or (member.file_size > SMALL and ratio > HIGHEST_RATIO):
            raise Unreadable(self.path, "too-large", f"{member.file_size} bytes in a part", member=member.filename)

    def xml(self, name: str, noticed: list[str] | None = None, change: Change = bytes) -> etree._Element:
        """The root of a member that is XML, its bytes changed before they are parsed; see `parse`."""
        return parse(self.path, change(self.member(name)), member=name, noticed=noticed)

    def xml_if_there(self, name: str, change: Change = bytes) -> etree._Element | None:
        """The root of a member without which the document can be read, too."""
        try:
            return self.xml(name, change=change) if name in self else None
        except Unreadable as error:
            if error.reason == "damaged":
                return None
            raise


def parse(path: Path, data: bytes, *, member: str = "", noticed: list[str] | None = None) -> etree._Element:
    """The root of XML without a document type; comments and instructions are dropped. Of XML that breaks the rules it
    is what can be read, if there is a list of what is `noticed` to tell that.
    """
    if data.count(b"<") > MOST_TAGS:
        raise Unreadable(path, "too-large", f"more than {MOST_TAGS} tags", member=member)
    if b"<!DOCTYPE" in data[:4096].replace(b"\0", b""):
        raise Unreadable(path, "damaged", "XML with a document type", member=member)
    try:
        root = _root(data, noticed)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        raise Unreadable(path, "damaged", f"XML: {error}"[:200], member=member) from error
    if root is None or root.getroottree().docinfo.internalDTD is not None:
        raise Unreadable(path, "damaged", "XML with a document type", member=member)
    return root


def _root(data: bytes, noticed: list[str] | None) -> etree._Element | None:
    try:
        return etree.fromstring(data, etree.XMLParser(**SAFE))
    except etree.XMLSyntaxError:
        found = None if noticed is None else etree.fromstring(data, etree.XMLParser(**SAFE, recover=True))
        if noticed is None or found is None or not any(text.strip() for text in found.itertext()):
            raise
        noticed.append("damaged XML")
        return found


def nearest(parent: etree._Element, tag: str, closed: frozenset[str]) -> list[etree._Element]:
    """The elements of a tag below another, without those inside each other or inside what is closed."""
    found = []
    stack = list(reversed(parent))
    while stack:
        element = stack.pop()
        if element.tag == tag:
            found.append(element)
        elif element.tag not in closed:
            stack.extend(reversed(element))
    return found
