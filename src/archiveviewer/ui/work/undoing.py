"""Whatever was removed from the desk, put back in turn. Comes in: the words that removals gave; goes out: things
put back.

It refuses to know what they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence

if TYPE_CHECKING:
    from archiveviewer.ui.own_desk import OwnDesk
    from archiveviewer.ui.window.main_window import MainWindow


class Undoing(QObject):
    """The last removal is the first to be taken back."""

    def __init__(self, window: MainWindow, own: OwnDesk) -> None:
        super().__init__(window)
        self._window, self._own = window, own
        self._removals: list[tuple[str, str]] = []
        window.commands["undo"].triggered.connect(self._undo)
        window.commands["undo"].setEnabled(False)

    def removed(self, word: str | None, what: str) -> None:
        """Something was removed: say what, and how to get it back."""
        if not word:
            return
        self._removals.append((word, what))
        self._window.commands["undo"].setEnabled(True)
        keys = self._window.commands["undo"].shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        told = self.tr("Removed: {what}. {keys} brings it back.") if keys else self.tr("Removed: {what}")
        self._window.status.say(told.format(what=what, keys=keys))

    def _undo(self) -> None:
        if not self._removals:
            return
        word, what = self._removals.pop()
        count = self._own.change(lambda desk: desk.undo(word))
        self._window.commands["undo"].setEnabled(bool(self._removals))
        told = self.tr("Back again: {what}") if count else self.tr("Could not be brought back: {what}")
        self._window.status.say(told.format(what=what))
