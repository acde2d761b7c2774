"""The panel at the left side: the filters or the desk, chosen by two tabs. Comes in: panes with their names; goes out:
which one is shown. It refuses to know what they show.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from archiveviewer.ui import theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent, QShowEvent


class _Tabs(QTabBar):
    """Words with a line below the one that is shown."""

    _LINE, _AIR = 2, 6

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setDrawBase(False)
        self.setExpanding(True)
        self.setMouseTracking(True)

    def tabSizeHint(self, index: int) -> QSize:
        """One line with air above and below."""
        return QSize(super().tabSizeHint(index).width(), self.fontMetrics().height() + 2 * self._AIR)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words, the line, and a ring where the keyboard is."""
        del event
        colours = theme.colours(self.palette())
        painter = QPainter(self)
        painter.setPen(QColor(colours.rule))
        painter.drawLine(self.rect().bottomLeft(), self.rect().bottomRight())
        for number in range(self.count()):
            place, current = self.tabRect(number), number == self.currentIndex()
            painter.setPen(QColor(colours.window_ink if current else colours.muted))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, self.tabText(number))
            if current:
                line = place.adjusted(self._AIR, place.height() - self._LINE, -self._AIR, 0)
                painter.fillRect(line, QColor(colours.focus))
                if self.hasFocus():
                    painter.setPen(QPen(QColor(colours.focus), 1))
                    painter.drawRect(place.adjusted(3, 3, -4, -5))


class SidePanel(QWidget):
    """See the module's paragraph."""

    turned = Signal(int)
    """Another pane is shown: its number."""

    def __init__(self, panes: Sequence[tuple[str, QWidget]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tabs = _Tabs(self)
        self.tabs.setAccessibleName(self.tr("What the side panel shows"))
        self._panes = QStackedWidget(self)
        for name, pane in panes:
            self.tabs.addTab(name)
            self._panes.addWidget(pane)
        self.tabs.currentChanged.connect(self._turn)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tabs)
        column.addWidget(self._panes, 1)

    def _turn(self, number: int) -> None:
        self._panes.setCurrentIndex(number)
        self.turned.emit(number)

    def showEvent(self, event: QShowEvent) -> None:
        """What changed while the panel was hidden is wanted now."""
        super().showEvent(event)
        if not event.spontaneous():
            self.turned.emit(self.tabs.currentIndex())

    @property
    def shown(self) -> QWidget:
        """The pane that is shown."""
        return self._panes.currentWidget() or self

    def turn_to(self, pane: QWidget) -> None:
        """Show a pane."""
        self.tabs.setCurrentIndex(self._panes.indexOf(pane))
