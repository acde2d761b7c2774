"""Whatever was removed in a window, taken back in turn: from the desk, filters, what was searched lately. Comes in:
what was removed, and how to get it back; goes out: that done. It refuses to know what it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence

if TYPE_CHECKING:
    from collections.abc import Callable

    from archiveviewer.ui.window.main_window import MainWindow

MOST_KEPT = 100


class Undoing(QObject):
    """The last removal is the first to be taken back."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._removals: list[tuple[str, Callable[[], bool]]] = []
        window.commands["undo"].triggered.connect(self._undo)
        window.commands["undo"].setEnabled(False)

    def removed(self, what: str, take_back: Callable[[], bool]) -> None:
        """Something was removed: say what, and by which key it comes back. `take_back` tells whether it did."""
        self._removals = [*self._removals, (what, take_back)][-MOST_KEPT:]
        self._window.commands["undo"].setEnabled(True)
        keys = self._window.commands["undo"].shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        told = self.tr("Removed: {what}. {keys} brings it back.") if keys else self.tr("Removed: {what}")
        self._window.status.say(told.format(what=what, keys=keys))

    def _undo(self) -> None:
        if self._removals:
            what, take_back = self._removals.pop()
            back = take_back()
            self._window.commands["undo"].setEnabled(bool(self._removals))
            told = self.tr("Back again: {what}") if back else self.tr("Could not be brought back: {what}")
            self._window.status.say(told.format(what=what))
