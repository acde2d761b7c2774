"""The window's small files, written beside it. Comes in: what writes a file, under the file's name; goes out: the file.

While an update fills the disk, or on a slow stick, a file is written in a tenth of a second and more, for which no key
should wait. What is not written yet when the program ends is written then. It refuses to know what is in the files.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from archiveviewer.ui.jobs import Background

if TYPE_CHECKING:
    from collections.abc import Callable


class Scribe(QObject):
    """Writes in a thread of its own, which it has from the first file on."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background: Background | None = None
        self._unwritten: dict[str, Callable[[], None]] = {}

    def write(self, name: str, work: Callable[[], None]) -> None:
        """Have a file written by `work`, which tells nobody when it can't; of one name only the newest is done."""
        if self._background is None:
            self._background = Background(self)
            self._background.failed.connect(_fail)
        self._unwritten[name] = work
        self._background.ask(name, lambda _nothing: work(), partial(self._forget, name))

    def stop(self) -> None:
        """Write what is left, and end the thread."""
        if self._background is not None:
            self._background.stop()
            self._background = None
        for name in list(self._unwritten):
            self._unwritten.pop(name)()

    def _forget(self, name: str, _nothing: None) -> None:
        del self._unwritten[name]


def _fail(_name: str, error: Exception) -> None:
    raise error  # our own bug: the last-resort handler makes a report of it
