"""TAR files, packed or not. The path and the bytes of one come in; its members go out, one at a time.

They are listed once from beginning to end; who reads them in their order passes over the bytes a second time, and only
who goes back begins anew. Links, devices and files with holes are named and refused. It holds no more of the file than
one member.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from archiveviewer.errors import Unreadable
from archiveviewer.readers.containers import members
from archiveviewer.readers.unpacked import Stream, TooMuch, packing_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import IO

BLOCK = 512
MOST_UNPACKED = 64 << 30
_LARGEST_NOTE = 1 << 20
"""Bytes of a long name, or of notes on the next member."""
_LARGEST = 1 << 50
_LENGTH = re.compile(rb"(\d{1,8}) ")
_REGULAR = frozenset({b"0", b"\0", b"7"})
_ABOUT_THE_NEXT = frozenset({b"L", b"x"})
_PASSED = frozenset({b"5", b"g", b"K", b"X", b"D", b"M", b"V"})
"""Folders, notes on all members, long names of links, and other things that are no files."""
_REFUSED = {b"1": "a link", b"2": "a link", b"3": "a device", b"4": "a device", b"6": "a pipe", b"S": "a sparse file"}


class _Entry(NamedTuple):
    """A member: its raw name, where its bytes begin, their number, its time in seconds, and why it is refused."""

    name: bytes
    place: int
    size: int
    modified: int
    refused: str = ""


class Tar:
    """A TAR file; see `members.Container`."""

    def __init__(self, path: Path, source: IO[bytes]) -> None:
        self._path = path
        self._source = source
        self._packing = packing_of(_head(source))
        self._begin()
        self._wrong = ("", "")
        entries = list(self._entries())
        names = members.decoded([entry.name for entry in entries], "windows-1252")
        known = members.unique(members.clean_name(name) or f"#{at}" for at, name in enumerate(names, start=1))
        self._members = dict(zip(known, entries, strict=True))

    def listing(self) -> members.Listing:
        """What it holds."""
        found = (members.Member(name, entry.size, entry.modified) for name, entry in self._members.items())
        wrong = self._wrong if self._members or self._wrong[0] else ("empty", "TAR")
        return members.Listing(members.candidates(found), *wrong)

    def holds(self, name: str) -> bool:
        """Whether a member has this name."""
        return name in self._members

    def read(self, name: str, most: int) -> bytes:
        """The bytes of a member."""
        entry = self._members.get(name)
        if entry is None:
            raise Unreadable(self._path, "missing", "TAR")
        if entry.refused:
            raise Unreadable(self._path, "unsupported", entry.refused)
        if entry.size > most:
            raise Unreadable(self._path, "too-large", f"{entry.size} bytes")
        try:
            self._go_to(entry.place)
            data = self._stream.block(entry.size)
        except TooMuch as error:
            raise Unreadable(self._path, "too-large", "unpacks to more than it may") from error
        self._at += len(data)
        if len(data) < entry.size:
            raise Unreadable(self._path, "damaged", "TAR: breaks off")
        return data

    def close(self) -> None:
        """Let it go."""
        self._source.close()

    # From beginning to end

    def _begin(self) -> None:
        self._source.seek(0)
        self._stream = Stream(self._source, self._packing, most=MOST_UNPACKED)
        self._at = 0

    def _go_to(self, place: int) -> None:
        """Be at this byte of what is unpacked."""
        if not self._packing:
            self._source.seek(place)
            self._stream = Stream(self._source, most=MOST_UNPACKED)
        elif place < self._at:
            self._begin()
        if self._packing:
            self._stream.skip(place - self._at)
        self._at = place

    def _entries(self) -> Iterator[_Entry]:
        """The members in their order; what is wrong with the rest is noted."""
        try:
            for number, entry in enumerate(self._headers()):
                if number == members.MOST_MEMBERS:
                    self._wrong = ("too-large", f"more than {members.MOST_MEMBERS} members")
                    return
                yield entry
        except TooMuch:
            self._wrong = ("too-large", "unpacks to more than it may")

    def _headers(self) -> Iterator[_Entry]:
        told: dict[str, bytes] = {}
        while (header := self._header()) is not None:
            kind, size = header[156:157], _size(header, told)
            if not 0 <= size <= (_LARGEST_NOTE if kind in _ABOUT_THE_NEXT else _LARGEST):
                self._wrong = ("damaged", "TAR: an impossible size")
                return
            if kind in _ABOUT_THE_NEXT:
                data = self._block(size)
                told |= {"path": data.rstrip(b"\0")} if kind == b"L" else _notes(data)
                self._pass(-size % BLOCK)
                continue
            self._pass_holes(header)
            name = _name(header, told)
            if kind not in _PASSED and not name.endswith(b"/"):
                yield _Entry(name, self._at, size, _time(header, told), _refused(kind, told))
            told = {}
            self._pass(size + -size % BLOCK)

    def _header(self) -> bytes | None:
        """The next header; None at the end, which two empty blocks are."""
        for _ in range(2):
            header = self._block(BLOCK)
            if header.count(0) < BLOCK:
                break
        else:
            return None
        if not is_header(header):
            broken = len(header) < BLOCK
            self._wrong = ("damaged", "TAR: breaks off" if broken else "TAR: no header where one belongs")
            return None
        return header

    def _pass_holes(self, header: bytes) -> None:
        """Pass over the blocks that say where a sparse file has holes."""
        more = header[156:157] == b"S" and header[482]
        while more:
            more = self._block(BLOCK).ljust(BLOCK, b"\0")[504]

    def _block(self, size: int) -> bytes:
        data = self._stream.block(size)
        self._at += len(data)
        return data

    def _pass(self, length: int) -> None:
        """Pass over bytes; where they lie open, without reading them."""
        if self._packing:
            self._stream.skip(length)
            self._at += length
        else:
            self._go_to(self._at + length)


def _head(source: IO[bytes]) -> bytes:
    source.seek(0)
    return source.read(16)


# A header --------------------------------------------------------------------------------------------------------


def is_header(block: bytes) -> bool:
    """Whether these 512 bytes are the header of a member: their sum stands in them."""
    if len(block) < BLOCK or not block[0]:
        return False
    told = _number(block[148:156])
    return told >= 0 and told == sum(block[:148]) + sum(block[156:BLOCK]) + 8 * ord(" ")


def _number(field: bytes, base: int = 8) -> int:
    """A number as text, or as GNU writes large ones; -1 for what is none."""
    if field[:1] == b"\x80":
        return int.from_bytes(field[1:], "big")
    digits = field.strip(b" \0")
    try:
        return int(digits[:30] or b"0", base)
    except ValueError:
        return -1


def _size(header: bytes, told: dict[str, bytes]) -> int:
    return _number(told["size"], 10) if "size" in told else _number(header[124:136])


def _refused(kind: bytes, told: dict[str, bytes]) -> str:
    if any(key.startswith("GNU.sparse.") for key in told):
        return "a sparse file"
    return _REFUSED.get(kind, "" if kind in _REGULAR else "no regular file")


def _name(header: bytes, told: dict[str, bytes]) -> bytes:
    if "path" in told:
        return told["path"]
    name, prefix = header[:100].partition(b"\0")[0], header[345:500].partition(b"\0")[0]
    is_posix = header[257:263] == b"ustar\0"
    return prefix + b"/" + name if is_posix and prefix else name


def _time(header: bytes, told: dict[str, bytes]) -> int:
    whole = told.get("mtime", b"").partition(b".")[0]
    return int(whole[:18]) if whole.isdigit() else max(0, min(_number(header[136:148]), _LARGEST))


def _notes(data: bytes) -> dict[str, bytes]:
    """Notes on the next member: lines "LENGTH KEY=VALUE"."""
    found: dict[str, bytes] = {}
    at = 0
    while length := _LENGTH.match(data, at):
        end = at + int(length[1])
        if not length.end() <= end <= len(data):
            break
        key, _, value = data[length.end() : end].partition(b"=")
        found[key.decode("utf-8", "replace")] = value.removesuffix(b"\n")
        at = end
    return found
