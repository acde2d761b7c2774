"""How a line of the panel of facets is drawn: headings with an arrow, values with a box and their count at the right.

Comes in: entries; goes out: paint. It refuses to know what a click does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from archiveviewer.ui import style, theme, wording
from archiveviewer.ui.results.facet_entries import Entry

if TYPE_CHECKING:
    from PySide6.QtGui import QHelpEvent

ENTRY_ROLE: Final = Qt.ItemDataRole.UserRole + 1
EXCLUDING: Final = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
"""Held down, either of them leaves out what is clicked."""
Index = QModelIndex | QPersistentModelIndex
_SIDE, _ARROW, _BOX, _CROSS = 10, 8, 15, 7


class EntryDelegate(QStyledItemDelegate):
    """Draws entries. `flat` leaves no room for the arrows of headings, where there are none."""

    def __init__(self, parent: QWidget, *, flat: bool = False) -> None:
        super().__init__(parent)
        self._indent = _SIDE if flat else _SIDE + _ARROW + 4

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """One line with a little air."""
        del index
        return QSize(80, QFontMetrics(option.font).height() + 6)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one line."""
        entry = index.data(ENTRY_ROLE)
        if not isinstance(entry, Entry):
            return
        colours = theme.colours(option.palette)
        painter.save()
        painter.setFont(option.font)
        if option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, QColor(colours.card))
        if entry.more:
            painter.setPen(QColor(colours.link))
            self._text(painter, self._inner(option.rect), index.data())
        elif entry.value is None:
            self._paint_heading(painter, option, entry, index.data())
        else:
            self._paint_value(painter, option, entry)
        self._paint_focus(painter, option, QColor(colours.focus))
        painter.restore()

    def clear_rect(self, rect: QRect) -> QRect:
        """Where a heading of this rectangle has the cross that clears its facet."""
        return QRect(rect.right() - 2 * _SIDE - _CROSS, rect.top(), 2 * _SIDE + _CROSS, rect.height())

    def _inner(self, rect: QRect) -> QRect:
        return rect.adjusted(self._indent + _BOX + 8, 0, -_SIDE, 0)

    def _text(self, painter: QPainter, rect: QRect, text: str) -> None:
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)

    def _paint_heading(self, painter: QPainter, option: QStyleOptionViewItem, entry: Entry, text: str) -> None:
        colours = theme.colours(option.palette)
        font = QFont(option.font)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(colours.ink))
        right = self.clear_rect(option.rect).width() if entry.chosen else _SIDE
        self._text(painter, option.rect.adjusted(_SIDE + _ARROW + 6, 0, -right, 0), text)
        opened = bool(option.state & QStyle.StateFlag.State_Open)
        left, middle = option.rect.left() + _SIDE, option.rect.center().y() + 1
        style.draw_arrow(painter, left, middle, QColor(colours.muted), opened=opened)
        if entry.chosen:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(colours.muted), 1.5))
            _paint_cross(painter, self.clear_rect(option.rect).center(), _CROSS)

    def _paint_value(self, painter: QPainter, option: QStyleOptionViewItem, entry: Entry) -> None:
        colours = theme.colours(option.palette)
        left = option.rect.left() + self._indent
        box = QRect(left, option.rect.center().y() - _BOX // 2 + 1, _BOX, _BOX)
        self._paint_box(painter, option, box, entry)
        count = wording.number(entry.articles)
        inner = self._inner(option.rect)
        painter.setPen(QColor(colours.muted))
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, count)
        room = inner.adjusted(0, 0, -painter.fontMetrics().horizontalAdvance(count) - 8, 0)
        if entry.excluded:
            font = QFont(option.font)
            font.setStrikeOut(True)
            painter.setFont(font)
        else:
            painter.setPen(QColor(colours.ink))
        self._text(painter, room, entry.words)

    def _paint_box(self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect, entry: Entry) -> None:
        """A box, with a tick, or with a cross for what is left out."""
        box = QStyleOptionViewItem(option)
        box.rect = rect
        box.state = QStyle.StateFlag.State_Enabled | (
            QStyle.StateFlag.State_On if entry.ticked else QStyle.StateFlag.State_Off
        )
        widget = option.widget
        widget.style().drawPrimitive(QStyle.PrimitiveElement.PE_IndicatorItemViewItemCheck, box, painter, widget)
        if entry.excluded:
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(theme.colours(option.palette).warning), 2))
            _paint_cross(painter, rect.center(), _CROSS)
            painter.restore()

    def _paint_focus(self, painter: QPainter, option: QStyleOptionViewItem, colour: QColor) -> None:
        widget = option.widget
        if isinstance(widget, QWidget) and widget.hasFocus() and option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(colour, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(option.rect.adjusted(2, 1, -2, -1), 3, 3)

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        """A tool tip only says what is cut short."""
        entry = index.data(ENTRY_ROLE)
        if isinstance(entry, Entry) and entry.value is not None:
            room = self._inner(option.rect).width() - 40
            if option.fontMetrics.horizontalAdvance(entry.words) < room:
                return True
        return super().helpEvent(event, view, option, index)


def _paint_cross(painter: QPainter, centre: QPoint, size: int) -> None:
    half = size / 2
    middle = QPointF(centre) + QPointF(0.5, 0.5)
    for sign in (1, -1):
        painter.drawLine(middle + QPointF(-half, -sign * half), middle + QPointF(half, sign * half))
