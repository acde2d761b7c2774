"""A line across the window for what went wrong without stopping anybody. Comes in: a sentence and perhaps details; goes
out: the wish to try again. Searching goes on below it; it stays until it is closed. It refuses to know what happened.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from archiveviewer.ui import icons, theme
from archiveviewer.ui.report import ReportDialog

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


class MessageBar(QWidget):
    """Hidden while there is nothing to say."""

    retry_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._details_text = ""
        self._icon = QLabel(self)
        self._text = QLabel(self)
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._details = QPushButton(self.tr("Details"), self)
        self._details.clicked.connect(self._show_details)
        self._retry = QPushButton(self.tr("Update archive"), self)
        self._retry.clicked.connect(self._try_again)
        self._close = QToolButton(self)
        self._close.setIcon(icons.icon("close"))
        self._close.setAutoRaise(True)
        self._close.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._close.setAccessibleName(self.tr("Close this message"))
        self._close.setToolTip(self.tr("Close this message"))
        self._close.clicked.connect(self.hide)
        line = QHBoxLayout(self)
        line.setContentsMargins(14, 7, 8, 8)
        line.setSpacing(10)
        line.addWidget(self._icon)
        line.addWidget(self._text, 1)
        for button in (self._retry, self._details, self._close):
            line.addWidget(button)
        self.hide()

    def say(self, sentence: str, details: str = "") -> None:
        """Appear with a sentence; details are for who wants them."""
        self._icon.setPixmap(icons.icon("warning").pixmap(QSize(18, 18), self.devicePixelRatio()))
        self._text.setText(sentence)
        self._details_text = details
        self._details.setVisible(bool(details))
        self.show()

    def _try_again(self) -> None:
        self.hide()
        self.retry_wanted.emit()

    def _show_details(self) -> None:
        dialog = ReportDialog(self._details_text, self.window(), sentence=self._text.text())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A card with an edge in the colour of warnings."""
        del event
        colours = theme.colours(self.palette())
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(colours.card))
        painter.fillRect(0, 0, 3, self.height(), QColor(colours.warning))
        painter.setPen(QColor(colours.rule))
        painter.drawLine(self.rect().bottomLeft(), self.rect().bottomRight())
