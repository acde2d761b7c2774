"""Segments are merged in a process of their own, beside whatever else there is to do. The entries of segments come in;
the checksum of the file that holds what they held goes out.

The process holds nothing that could be lost: the file counts once a manifest names it. Where it can't be started, dies
or finds something damaged, nothing is merged, and whoever asked does it himself. It refuses to know which segments are
worth merging.
"""

from __future__ import annotations

import contextlib
import gc
import signal
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from archiveviewer.index.manifest import Entry, make_durable
from archiveviewer.index.segments.merging import merge
from archiveviewer.index.snapshot import open_segment
from archiveviewer.processes import Child, command, receive, send

if TYPE_CHECKING:
    from collections.abc import Generator

COMMAND = command("archiveviewer.index.apart")
PATIENCE = 6 * 3600.0
"""Seconds after which a merge counts as one that never ends."""
_HEARTBEAT = 0.2
"""Seconds between two signs of life."""


class _Asked(msgspec.Struct, frozen=True):
    folder: str
    entries: tuple[Entry, ...]
    name: str


class _Merged(msgspec.Struct, frozen=True):
    checksum: int


class MergeApart:
    """A merge of some segments of an index into a new file of this name, begun at once."""

    def __init__(self, folder: Path, entries: tuple[Entry, ...], name: str) -> None:
        self.entries, self.name = entries, name
        self._path = folder / name
        self._path.touch(exist_ok=False)
        self._child = Child(COMMAND, behind=True)
        self._told: bytes | None = None
        self._thread = threading.Thread(target=self._ask, args=(str(folder),), name="merging")
        self._thread.start()

    def _ask(self, folder: str) -> None:
        try:
            self._told = self._child.ask(_Asked(folder, self.entries, self.name), PATIENCE)
        except OSError:  # no process more can be started
            self._told = None

    def checksum(self) -> Generator[None, None, int | None]:
        """The checksum of the new file once it is there, None when nothing came of it; yields now and then."""
        while self._thread.is_alive():
            self._thread.join(_HEARTBEAT)
            yield
        return None if self._told is None else msgspec.msgpack.decode(self._told, type=_Merged).checksum

    def end(self, *, keeping: bool) -> None:
        """End the process, whatever it is doing; the file is removed or kept."""
        while self._thread.is_alive():  # it may have started the process just now
            self._child.stop()
            self._thread.join(_HEARTBEAT)
        self._child.stop()
        if not keeping:
            with contextlib.suppress(OSError):  # on Windows somebody may look into it: the next sweep finds it again
                self._path.unlink()


# Inside the process ---------------------------------------------------------------------------------------------


def main() -> None:
    """Merge what is asked for until the asking process closes the pipe."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for whoever asks
    gc.freeze()
    questions, answers = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # a library that prints must not break the messages
    while (data := receive(questions.read)) is not None:
        send(answers, _Merged(_written(msgspec.msgpack.decode(data, type=_Asked))))


def _written(asked: _Asked) -> int:
    folder = Path(asked.folder)
    segments = [open_segment(folder, entry) for entry in asked.entries]
    with (folder / asked.name).open("r+b") as file:  # one that is gone was given up
        steps = merge(segments, file)
        while True:
            try:
                next(steps)
            except StopIteration as end:
                checksum: int = end.value
                break
        file.flush()
        make_durable(file.fileno())
    for segment in segments:
        segment.close()
    return checksum
