"""What a person decided about encodings. Places and names come in; which encoding holds for a file goes out.

A decision holds for a file, or for all files below a folder that have no nearer one. It is kept in `archive.json` by
the place as it was when its source folder was added, so it survives whatever becomes of index and catalogue, and goes
along when archive and folders move together. It refuses to know what an encoding is.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from archiveviewer.article import WITHIN
from archiveviewer.below import below

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from archiveviewer.archive.catalogue import Key


class Decision(msgspec.Struct, frozen=True, order=True):
    """`place` is the absolute path of a file or folder, as the file system has it, with forward slashes; behind that of
    a container come the names that lead to a member of it, NUL before each.
    """

    place: bytes
    encoding: str


Decisions = tuple[Decision, ...]


def place_of(key: Key) -> bytes:
    """The place of a file or folder: its source folder as the archive names it, and the path in there."""
    folder, path = key
    return b"/".join(filter(None, (os.fsencode(Path(folder).as_posix()).rstrip(b"/"), path))) or b"/"


def decided(decisions: Decisions, place: bytes, encoding: str) -> Decisions:
    """The decisions with one for this place, which takes that of the same place away; no encoding takes it back."""
    others = [one for one in decisions if one.place != place]
    return tuple(sorted([*others, Decision(place, encoding)] if encoding else others))


class Decided:
    """Which encoding was decided for a file."""

    def __init__(self, decisions: Iterable[Decision] = ()) -> None:
        self._encodings = {one.place: one.encoding for one in decisions}

    def encoding(self, key: Key) -> str:
        """That of the nearest decision: the file's own, or that of a folder around it; nothing where there is none."""
        if not self._encodings:
            return ""
        place = place_of(key)
        while place:
            if place in self._encodings:
                return self._encodings[place]
            place = place[: max(place.rfind(b"/"), place.rfind(b"\0"), 0)]
        return self._encodings.get(b"/", "")


def keys_of(path: Path, places: Mapping[str, Path]) -> list[Key]:
    """A file or folder as the archive names it, wherever its source folders (`places`: name, place now) lie today.

    Nothing where it lies in none of them; with a folder beside one of its files there may be several.
    """
    absolute = Path(os.path.abspath(path))  # noqa: PTH100 — resolve() would follow the links a person chose
    found = []
    for name, now in places.items():
        roots = (Path(os.path.abspath(now)), Path(name))  # noqa: PTH100 — as above
        below = next((absolute.relative_to(root) for root in roots if absolute.is_relative_to(root)), None)
        if below is not None:
            found.append((name, os.fsencode(below.as_posix()) if below.parts else b""))
    return found


def path_of(place: bytes, places: Mapping[str, Path]) -> Path:
    """Where a place is now; a member is shown as "FILE!/MEMBER"."""
    path = os.fsdecode(place.replace(b"\0", WITHIN.encode()))
    for name, now in places.items():
        if (inner := below(path, name)) is not None:
            return now / inner
    return Path(path)
