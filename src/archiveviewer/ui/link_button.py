"""A button that looks like a link: quiet among words, yet reached by Tab and spoken as what it is. Comes in: its words;
goes out: a click. It refuses to know what it leads to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from archiveviewer.ui import theme, wording

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent

_SIDE = 2
_RULE_BELOW = 2
"""Pixels between a link's letters and the line under it."""


class LinkButton(QAbstractButton):
    """Words in the colour of links; underlined under the mouse, ringed when it has the keyboard.

    `note` stands behind the words in the colour of notes, as a count does.
    """

    def __init__(self, text: str, parent: QWidget | None = None, *, note: str = "") -> None:
        super().__init__(parent)
        self._note = note
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setText(wording.one_line(text))
        self.setAccessibleName(f"{self.text()} {note}".strip())

    def sizeHint(self) -> QSize:
        """As large as its words."""
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self._whole()) + 2 * _SIDE + 1, metrics.height() + 2)

    def minimumSizeHint(self) -> QSize:
        """It may be cut short."""
        return QSize(2 * _SIDE + self.fontMetrics().horizontalAdvance("mm…"), self.sizeHint().height())

    def _whole(self) -> str:
        return f"{self.text()} {self._note}" if self._note else self.text()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words, what is too long cut short."""
        del event
        colours = theme.colours(self.palette())
        painter = QPainter(self)
        metrics = self.fontMetrics()
        room = self.rect().adjusted(_SIDE, 0, -_SIDE, 0)
        note = metrics.horizontalAdvance(f" {self._note}") if self._note else 0
        text = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width() - note)
        painter.setPen(QColor(colours.link))
        painter.drawText(room, _FLAGS, text)
        if self.underMouse():
            base = room.center().y() + metrics.height() // 2 - metrics.descent() + _RULE_BELOW
            painter.drawLine(room.left(), base, room.left() + metrics.horizontalAdvance(text), base)
        painter.setPen(QColor(colours.muted))
        painter.drawText(room.adjusted(metrics.horizontalAdvance(f"{text} "), 0, 0, 0), _FLAGS, self._note)
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(colours.focus), 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 3, 3)

    def event(self, event: QEvent) -> bool:
        """The line under the words comes and goes with the mouse."""
        if event.type() in (QEvent.Type.Enter, QEvent.Type.Leave):
            self.update()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter follows a link as Space presses a button."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


_FLAGS = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine
