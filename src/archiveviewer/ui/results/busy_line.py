"""A thin line that moves while an answer is on its way. Comes in: busy or not; goes out: pixels, nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QTimer
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget

from archiveviewer.ui import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QPaintEvent

_FRAME_MS = 30
_STEP = 0.02


class BusyLine(QWidget):
    """Keeps its two pixels of height when idle, so that nothing below it ever jumps."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._at = 0.0
        self.setFixedHeight(2)
        self._beat = QTimer(self)
        self._beat.setInterval(_FRAME_MS)
        self._beat.timeout.connect(self._move)

    def set_busy(self, busy: bool) -> None:
        """Start or stop moving."""
        if busy and not self._beat.isActive():
            self._at = 0.0
            self._beat.start()
        elif not busy:
            self._beat.stop()
        self.setAccessibleName(self.tr("Searching") if busy else "")
        self.update()

    def _move(self) -> None:
        self._at = (self._at + _STEP) % 1.0
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A bar that travels from left to right."""
        del event
        if self._beat.isActive():
            width = self.width() * 0.3
            left = (self.width() + width) * self._at - width
            QPainter(self).fillRect(QRectF(left, 0, width, 2), QColor(theme.colours(self.palette()).focus))

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks: stand still."""
        self._beat.stop()
        super().hideEvent(event)
