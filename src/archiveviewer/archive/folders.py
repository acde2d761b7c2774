"""What lies in the source folders. A folder comes in; its files, and the places that could not be looked into, go out.

It refuses to open files and to follow links to folders, so no loop and no foreign place is ever entered.
"""

from __future__ import annotations

import bisect
import itertools
import os
import stat
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from archiveviewer import readers

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


_AT_ONCE = 1_000
"""Files of a folder that are looked at in one go."""
_FURTHEST = 2**63 - 1
"""Nanoseconds from 1970 that a catalogue can keep: until the year 2262. Clocks that are wrong tell of later ones."""
_JUNCTION = getattr(stat, "IO_REPARSE_TAG_MOUNT_POINT", -1)
"""What Windows says of a folder that is one of another place; nothing elsewhere."""


class Seen(NamedTuple):
    """A file that may hold articles; `path` is relative to its folder, as bytes with forward slashes.

    It is empty when the source folder is itself a single file.
    """

    path: bytes
    size: int
    modified: int


@dataclass(slots=True)
class Look:
    """One look at a folder: fills `hidden` with the relative paths of places that could not be looked into."""

    root: Path
    hidden: dict[bytes, OSError] = field(default_factory=dict)
    is_empty: bool = False

    def files(self) -> Iterator[list[Seen]]:
        """The candidate files in the order of their paths' bytes, those together that lie in a row in one folder."""
        if os.path.isfile(self.root):  # noqa: PTH113 — unlike Path.is_file it does not raise where access is denied
            if readers.is_candidate(self.root) and (seen := self._file(self.root, b"")) is not None:
                yield [seen]
            return
        entered = [self._within(b"")]
        while entered:
            for found in entered[-1]:
                if isinstance(found, bytes):
                    entered.append(self._within(found))
                    break
                yield found
            else:
                entered.pop()

    def _within(self, relative: bytes) -> Iterator[list[Seen] | bytes]:
        """What lies in a folder: candidate files, and of folders the path. A slash behind a folder's name puts it where
        its files belong.
        """
        place = self.root / os.fsdecode(relative)
        folders: list[bytes] = []
        files: dict[bytes, os.DirEntry[bytes]] = {}
        try:
            with os.scandir(os.fsencode(place)) as entries:
                for entry in entries:
                    if _is_folder(entry):
                        folders.append(entry.name + b"/")
                    else:
                        files[entry.name] = entry
        except OSError as error:
            self.hidden[relative] = error
            return
        self.is_empty |= not relative and not files and not folders
        names = sorted(files) if readers.holds_candidates(place) else []
        before, reached = relative + b"/" if relative else b"", 0
        for folder in sorted(folders):
            border = bisect.bisect(names, folder)
            yield from self._in_a_row(files, before, names[reached:border])
            reached = border
            if not folder.startswith(b"."):
                yield before + folder[:-1]
        yield from self._in_a_row(files, before, names[reached:])

    def _in_a_row(
        self, files: dict[bytes, os.DirEntry[bytes]], before: bytes, names: list[bytes]
    ) -> Iterator[list[Seen]]:
        """The candidates among some files of a folder, by their names; `before` is what their paths begin with."""
        for start in range(0, len(names), _AT_ONCE):
            some = names[start : start + _AT_ONCE]
            shown = os.fsdecode(b"\0".join(some)).split("\0")  # each by itself takes three times as long
            chosen = itertools.compress(some, readers.candidate_names(shown))
            yield [seen for name in chosen if (seen := self._file(files[name], before + name)) is not None]

    def file(self, path: bytes) -> Seen | OSError | None:
        """One file by its path, or why it can't be seen; None for a folder that can be entered."""
        place = self.root / os.fsdecode(path) if path else self.root
        if os.path.isdir(place):  # noqa: PTH112 — unlike Path.is_dir it does not raise where access is denied
            next(self._within(path), None)
            return self.hidden.get(path)
        return self._file(place, path) or self.hidden[path]

    def _file(self, path: Path | os.DirEntry[bytes], relative: bytes) -> Seen | None:
        try:
            status = path.stat()
        except OSError as error:
            self.hidden[relative] = error
            return None
        modified = status.st_mtime_ns
        if not -_FURTHEST <= modified <= _FURTHEST:
            modified = _FURTHEST if modified > 0 else -_FURTHEST
        return Seen(relative, status.st_size, modified)

    def is_hidden(self, path: bytes) -> bool:
        """Whether a file once known lies where this look could not see, so that its absence means nothing."""
        return any(
            path == place or not place or path.startswith((place + b"/", place + b"\0")) for place in self.hidden
        )


def _is_folder(entry: os.DirEntry[bytes]) -> bool:
    try:
        return entry.is_dir(follow_symlinks=False) and not _is_junction(entry.stat(follow_symlinks=False))
    except OSError:
        return False


def _is_junction(status: os.stat_result) -> bool:
    """Whether a folder is one of another place on Windows, where that is no symbolic link."""
    return getattr(status, "st_reparse_tag", 0) == _JUNCTION
