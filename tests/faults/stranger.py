"""Reads a stranger's archive and tells everything that Python was asked to do meanwhile and should not have been.

Comes in: the place of a known archive, to warm up on, and of strangers'. Goes out: a line of JSON for each with what
was executed, imported, connected to or opened for writing while the stranger's was opened, searched, read and verified.
It refuses to know the files of an archive.

Run as `python -m faults.stranger KNOWN STRANGER …`.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from archiveviewer import Archive
from archiveviewer.errors import ArchiveViewerError
from archiveviewer.results import Filters

if TYPE_CHECKING:
    from collections.abc import Sequence

NEVER = (
    "import",
    "exec",
    "compile",
    "pickle.",
    "marshal.",
    "code.",
    "socket.",
    "ctypes.",
    "subprocess.",
    "urllib.",
    "http.",
)
NEVER_OF_OS = ("system", "exec", "spawn", "posix_spawn", "fork", "forkpty", "startfile", "putenv", "kill")
CHANGES = ("remove", "rename", "mkdir", "rmdir", "truncate", "link", "symlink", "chmod", "chown", "utime", "setxattr")
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC


class Listener:
    """An audit hook that keeps what must not happen. It can't be taken away again, so it is switched on and off."""

    def __init__(self) -> None:
        self.heard: list[str] = []
        self.on = False

    def __call__(self, event: str, arguments: tuple[object, ...]) -> None:
        if self.on and (event.startswith(NEVER) or _of_os(event) or _opens_to_write(event, arguments)):
            self.on = False  # what is said below may itself be heard
            self.heard.append(f"{event} {str(arguments)[:200]}")
            self.on = True


def _of_os(event: str) -> bool:
    return event.startswith("os.") and event[3:] in NEVER_OF_OS + CHANGES


def _opens_to_write(event: str, arguments: tuple[object, ...]) -> bool:
    return event == "open" and isinstance(arguments[2], int) and bool(arguments[2] & WRITING)


def read_through(place: Path) -> str:
    """Everything that reads: open, search in several ways, read, what is related, suggest, look after."""
    try:
        with Archive.open(place) as archive:
            everything = archive.search("", limit=30)
            for question in ("người dân", '"người dân"', "nguoi OR chinh", "ngư*", "bài -người", "title:một", "năm~"):
                for hit in archive.search(question, limit=3).hits:
                    archive.article(hit.id)
            archive.search("", sort="oldest", filters=Filters(dates=("2009", "2012")))
            archive.suggest("ng")
            for hit in everything.hits[:2]:
                archive.related(hit.id)
            list(archive.articles())
            archive.stats()
            archive.failures()
            archive.refresh()
            return "; ".join(archive.verify()) or "nothing is wrong"
    except ArchiveViewerError as error:
        return f"{type(error).__name__}: {error}"


def main(known: Path, strangers: Sequence[Path]) -> None:
    """Warm up, so that nothing has to be imported for the first time any more; then listen."""
    listener = Listener()
    sys.addaudithook(listener)
    for place in (known, known, known.with_name("none")):
        read_through(place)
    for stranger in strangers:
        listener.heard.clear()
        listener.on = True
        ended = read_through(stranger)
        listener.on = False
        print(json.dumps({"ended": ended, "heard": listener.heard}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), [Path(name) for name in sys.argv[2:]])
