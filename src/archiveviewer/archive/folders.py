"""What lies in the source folders. A folder comes in; its files, and the places that could not be looked into, go out.

It refuses to open files and to follow links to folders, so no loop and no foreign place is ever entered.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from archiveviewer import readers

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


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

    def files(self) -> Iterator[Seen]:
        """The candidate files, folder by folder, in a stable order."""
        if os.path.isfile(self.root):  # noqa: PTH113 — unlike Path.is_file it does not raise where access is denied
            if readers.is_candidate(self.root):
                yield from self._file(self.root, b"")
            return
        waiting = [b""]
        while waiting:
            relative = waiting.pop()
            place = self.root / os.fsdecode(relative)
            try:
                with os.scandir(os.fsencode(place)) as entries:
                    listed = sorted(entries, key=attrgetter("name"))
            except OSError as error:
                self.hidden[relative] = error
                continue
            self.is_empty |= not relative and not listed
            inside = [entry for entry in listed if _is_folder(entry)]
            waiting.extend(
                _below(relative, entry.name) for entry in reversed(inside) if not entry.name.startswith(b".")
            )
            folders = {entry.name for entry in inside}
            for entry in listed if readers.holds_candidates(place) else ():
                if entry.name not in folders and readers.is_candidate_name(os.fsdecode(entry.name)):
                    yield from self._file(entry, _below(relative, entry.name))

    def _file(self, path: Path | os.DirEntry[bytes], relative: bytes) -> Iterator[Seen]:
        try:
            status = path.stat()
        except OSError as error:
            self.hidden[relative] = error
            return
        yield Seen(relative, status.st_size, status.st_mtime_ns)

    def is_hidden(self, path: bytes) -> bool:
        """Whether a file once known lies where this look could not see, so that its absence means nothing."""
        return any(path == place or not place or path.startswith(place + b"/") for place in self.hidden)


def _is_folder(entry: os.DirEntry[bytes]) -> bool:
    try:
        return entry.is_dir(follow_symlinks=False)
    except OSError:
        return False


def _below(relative: bytes, name: bytes) -> bytes:
    return relative + b"/" + name if relative else name
