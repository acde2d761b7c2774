"""What lies in a container, whatever its kind. Names as a container has them come in; names that mean the same
everywhere, and which of the members may hold articles, go out.

A member's name is no path: nothing is ever written under it. Still it leads nowhere: no root, no drive, no way up. The
rules for what is worth reading are those for files in folders. It refuses to know any kind of container.
"""

from __future__ import annotations

import functools
import itertools
import re
import unicodedata
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Protocol

import msgspec

from archiveviewer.readers import files
from archiveviewer.vietnamese import encodings
from archiveviewer.vietnamese.legacy_tables import WINDOWS_1252

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

MOST_MEMBERS = 200_000
LONGEST_NAME = 1_000
_DRIVE = re.compile(r"[A-Za-z]:")
_FOLDERS_KEPT = 256


class Member(msgspec.Struct, frozen=True, array_like=True):
    """A member that may hold articles: its name with forward slashes, its size in bytes, and a number that changes when
    its content does.
    """

    name: str
    size: int
    stamp: int


class Listing(msgspec.Struct, frozen=True):
    """The members of a container that may hold articles, in the container's own order; `reason` and `detail` tell what
    is wrong with the container as a whole where not all of it could be listed.
    """

    members: tuple[Member, ...]
    reason: str = ""
    detail: str = ""


class Container(Protocol):
    """A container that is open. What its methods raise is `Unreadable`, among others."""

    def listing(self) -> Listing:
        """What it holds."""

    def holds(self, name: str) -> bool:
        """Whether a member has this name."""

    def read(self, name: str, most: int) -> bytes:
        """The bytes of a member, which must not be more than so many."""

    def close(self) -> None:
        """Let it go."""


def clean_name(name: str) -> str:
    """A member's name as it is known here: composed, printable, and without what might lead out of a folder."""
    composed = unicodedata.normalize("NFC", name.replace("\\", "/"))
    printable = files.printable(PurePosixPath(composed)) if not composed.isprintable() else composed
    parts = [part for part in printable.split("/") if part not in {"", ".", ".."} and not _DRIVE.fullmatch(part)]
    return "/".join(parts)[-LONGEST_NAME:]


def unique(names: Iterable[str]) -> Iterator[str]:
    """The names in their order; one that was there before gets a number: "bai.txt", "bai (2).txt"."""
    seen: set[str] = set()
    numbers: dict[str, int] = {}
    for name in names:
        free = name
        if name in seen:
            stem, dot, ending = name.rpartition(".") if "." in name.rpartition("/")[2] else (name, "", "")
            for number in itertools.count(numbers.get(name, 1) + 1):
                free = f"{stem} ({number}){dot}{ending}"
                if free not in seen:
                    numbers[name] = number
                    break
        seen.add(free)
        yield free


def decoded(names: Sequence[bytes], otherwise: str) -> list[str]:
    """Names of which nobody says how they are encoded, in the encoding that all of them together speak for; in the one
    named where none does.
    """
    lines = [name.replace(b"\n", b" ").replace(b"\0", b" ") for name in names]
    if all(line.isascii() for line in lines):
        return [line.decode("ascii") for line in lines]
    found = encodings.decode(b"\n".join(lines))
    told = found.text.split("\n")
    if found.encoding != WINDOWS_1252.name and len(told) == len(names):
        return told
    return [name.decode(otherwise, "replace") for name in names]


def candidates(members: Iterable[Member]) -> tuple[Member, ...]:
    """Those that may hold articles, by the rules for files in folders: no hidden ones, no companions of a page."""
    known = {member.name: member for member in members}

    @functools.lru_cache(_FOLDERS_KEPT)
    def holds_documents(folder: str) -> bool:
        place = PurePosixPath(folder)
        hidden = any(part.startswith(".") for part in place.parts)
        return not hidden and files.holds_documents(place, lambda path: str(path) in known)

    def is_wanted(name: str) -> bool:
        folder, _, last = name.rpartition("/")
        return files.is_document_name(last) and holds_documents(folder)

    return tuple(member for name, member in known.items() if is_wanted(name))
