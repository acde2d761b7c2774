"""A line that answers to each letter, although an input method is still composing the word it stands in.

Comes in: keys, and what an input method makes of them. Goes out: the text with the unfinished word in it. Vietnamese is
often typed so, and who waits for the end of a word waits for a blank that nobody would type. It refuses to know what is
done with the text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QInputMethodEvent


class LiveLine(QLineEdit):
    """See the module's paragraph."""

    typed = Signal(str)
    """The whole text, whenever it becomes another one, whoever changes it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._composed = self._told = ""
        self.textChanged.connect(self._tell)

    @property
    def is_composing(self) -> bool:
        """Whether a word is not finished."""
        return bool(self._composed)

    def whole(self) -> str:
        """The text with the unfinished word in its place."""
        text, at = self.text(), self.cursorPosition()
        return text[:at] + self._composed + text[at:]

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """A word goes on, or is finished."""
        self._composed = ""
        super().inputMethodEvent(event)
        self._composed = event.preeditString()
        self._tell()

    def _tell(self) -> None:
        whole = self.whole()
        if whole != self._told:
            self._told = whole
            self.typed.emit(whole)
