"""The filters in force, each as a button that takes it away. Comes in: filters; goes out: filters with one fewer.

It refuses to know the question or the counts.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QLayout, QLayoutItem, QWidget

from archiveviewer.ui import filter_wording, theme, wording
from archiveviewer.ui.questions import NO_FILTERS, any_filter

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from archiveviewer.results import Filters

_LONGEST = 28


class FilterChips(QWidget):
    """A line of chips, hidden while nothing is filtered; `filters_chosen` carries the filters that are left."""

    filters_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chips = _Flow(self)
        self._filters = NO_FILTERS
        self.setLayout(self._chips)
        self.hide()

    @property
    def filters(self) -> Filters:
        """The filters that are shown."""
        return self._filters

    def show_filters(self, filters: Filters) -> None:
        """Show a chip for each filter in force, and one more to clear them all when there are several."""
        if filters == self._filters:
            return
        self._filters = filters
        self._chips.empty()
        chips = filter_wording.removals(filters)
        for text, rest in chips:
            self._add(text, self.tr("Remove the filter {value}").format(value=text), rest)
        if len(chips) > 1:
            self._add(self.tr("Clear all filters"), self.tr("Clear all filters"), NO_FILTERS)
        self.setVisible(any_filter(filters))

    def _add(self, text: str, spoken: str, rest: Filters) -> None:
        chip = Chip(wording.one_line(text), self)
        chip.setAccessibleName(spoken)
        chip.setToolTip(spoken)
        chip.clicked.connect(partial(self.filters_chosen.emit, rest))
        self._chips.addWidget(chip)


class Chip(QAbstractButton):
    """A rounded label with a cross."""

    _PAD, _CROSS = 9, 7

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        """As large as its text."""
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.text()) + 2 * self._PAD + self._CROSS + 7, metrics.height() + 6)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, text and cross."""
        del event
        colours = theme.colours(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = self.hasFocus()
        painter.setPen(QPen(QColor(colours.focus if focused else colours.rule), 2 if focused else 1))
        painter.setBrush(QColor(colours.selection if self.underMouse() else colours.card))
        inner = self.rect().adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(inner, inner.height() / 2, inner.height() / 2)
        painter.setPen(QColor(colours.selection_ink if self.underMouse() else colours.ink))
        room = self.rect().adjusted(self._PAD, 0, -self._PAD - self._CROSS - 6, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self.text())
        self._paint_cross(painter, colours.selection_ink if self.underMouse() else colours.muted)

    def _paint_cross(self, painter: QPainter, colour: str) -> None:
        painter.setPen(QPen(QColor(colour), 1.4))
        left, middle, half = self.width() - self._PAD - self._CROSS, self.height() / 2, self._CROSS / 2
        for sign in (1, -1):
            painter.drawLine(
                QPoint(left, round(middle - sign * half)), QPoint(left + self._CROSS, round(middle + sign * half))
            )


class _Flow(QLayout):
    """Lays widgets out in lines, like words."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._parts: list[QLayoutItem] = []
        self.setContentsMargins(10, 4, 10, 6)
        self.setSpacing(5)

    def empty(self) -> None:
        """Remove every widget."""
        while self._parts:
            if (widget := self._parts.pop().widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.invalidate()

    def addItem(self, item: QLayoutItem) -> None:
        """Take one more."""
        self._parts.append(item)

    def count(self) -> int:
        """How many there are."""
        return len(self._parts)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The one at a place, if any."""
        return self._parts[index] if 0 <= index < len(self._parts) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take one out."""
        return self._parts.pop(index) if 0 <= index < len(self._parts) else None

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """How high the lines are in that width."""
        return self._place(QRect(0, 0, width, 0), move=False)

    def sizeHint(self) -> QSize:
        """One line."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """The largest single widget."""
        size = QSize()
        for part in self._parts:
            size = size.expandedTo(part.sizeHint())
        margins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def setGeometry(self, rect: QRect) -> None:
        """Put each widget in its place."""
        super().setGeometry(rect)
        self._place(rect, move=True)

    def _place(self, rect: QRect, *, move: bool) -> int:
        inner = rect.marginsRemoved(self.contentsMargins())
        x, y, line = inner.x(), inner.y(), 0
        for part in self._parts:
            size = part.sizeHint()
            if line and x + size.width() > inner.right() + 1:
                x, y, line = inner.x(), y + line + self.spacing(), 0
            if move:
                part.setGeometry(QRect(QPoint(x, y), size))
            x += size.width() + self.spacing()
            line = max(line, size.height())
        return y + line - rect.y() + self.contentsMargins().bottom()
