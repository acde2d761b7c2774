"""The tabs of articles above the sheet. Comes in: titles; goes out: which one is wanted, closed or moved. It refuses to
know what a tab holds. A single tab is no choice and is not shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QTabBar, QWidget

from archiveviewer.ui import theme, wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QMouseEvent, QPaintEvent

_WIDEST = 220
_NARROWEST = 110
"""Pixels: below this a title says nothing any more; the tabs are scrolled instead."""


class ArticleTabs(QTabBar):
    """Titles side by side, cut short where there is no room."""

    chosen = Signal(int)
    closed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDocumentMode(True)
        self.setTabsClosable(True)
        self.setMovable(True)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideRight)
        self.setDrawBase(True)
        self.setAccessibleName(self.tr("Open articles"))
        self.currentChanged.connect(self.chosen)
        self.tabCloseRequested.connect(self.closed)
        self.hide()

    def show_titles(self, titles: Sequence[str], now: int) -> None:
        """Show these tabs, with one in front."""
        self.blockSignals(True)
        while self.count() > len(titles):
            self.removeTab(self.count() - 1)
        while self.count() < len(titles):
            self.addTab("")
        for number, title in enumerate(titles):
            text = wording.one_line(title) or self.tr("No article")
            self.setTabText(number, text.replace("&", "&&"))
            self.setTabToolTip(number, text)
        self.setCurrentIndex(now)
        self.blockSignals(False)
        self.setVisible(len(titles) > 1)

    def tabSizeHint(self, index: int) -> QSize:
        """No title takes the room of all others."""
        hint = super().tabSizeHint(index)
        return QSize(min(hint.width(), _WIDEST), hint.height())

    def minimumTabSizeHint(self, index: int) -> QSize:
        """Many titles are scrolled through, not cut down to their first letters."""
        hint = self.tabSizeHint(index)
        return QSize(min(hint.width(), _NARROWEST), hint.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """A ring around the tab in front while the keyboard is here."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(theme.colours(self.palette()).focus), 2))
            painter.drawRoundedRect(self.tabRect(self.currentIndex()).adjusted(3, 4, -3, -2), 3, 3)
            painter.end()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The middle button closes."""
        number = self.tabAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.MiddleButton and number >= 0:
            self.closed.emit(number)
        else:
            super().mouseReleaseEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Another font makes other tabs."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()
