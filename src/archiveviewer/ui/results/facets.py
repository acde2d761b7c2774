"""Sections, authors, sources and what articles have, each with its count, to be ticked. Comes in: facets and what is
ticked; goes out: one value ticked or cleared. It refuses to know the question. A long facet shows its largest values
and offers more.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, cast

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from archiveviewer.results import FACETS
from archiveviewer.ui import filter_wording, theme, wording
from archiveviewer.ui.questions import ticked

if TYPE_CHECKING:
    from PySide6.QtGui import QHelpEvent, QKeyEvent

    from archiveviewer.results import Count, Facets, Filters

SHOWN_AT_FIRST = 8
MORE_EACH_TIME = 40
ENTRY_ROLE = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex


class Entry(NamedTuple):
    """One line of the tree: a heading (no value), a value with its count, or the offer of `more` values."""

    facet: str
    value: str | None = None
    articles: int = 0
    ticked: bool = False
    more: int = 0

    @property
    def words(self) -> str:
        """The value as a person reads it."""
        return filter_wording.facet_value(self.facet, self.value or "")


class FacetsView(QTreeView):
    """The tree of facets; `ticked_value` carries facet, value and whether it is ticked now."""

    ticked_value = Signal(str, str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facets: Facets | None = None
        self._filters: Filters | None = None
        self._shown = dict.fromkeys(FACETS, SHOWN_AT_FIRST)
        self._folded: set[str] = set()
        self._rows = QStandardItemModel(self)
        self.setModel(self._rows)
        self.setItemDelegate(_EntryDelegate(self))
        self.setHeaderHidden(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setIndentation(0)
        self.setUniformRowHeights(True)
        self.setExpandsOnDoubleClick(False)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(self.tr("Filters"))
        self.clicked.connect(self._act)

    def show_facets(self, facets: Facets, filters: Filters) -> None:
        """Take the counts of another answer and what is ticked."""
        if (facets, filters) != (self._facets, self._filters):
            self._facets, self._filters = facets, filters
            self._rebuild()

    def _rebuild(self) -> None:
        """Fill the tree anew; the keyboard stays on the line it was on and the list where it was scrolled to."""
        current = self._entry(self.currentIndex())
        scrolled = self.verticalScrollBar().value()
        self._rows.clear()
        for facet in FACETS:
            self._add_facet(facet)
        for item in self._items():
            entry = self._entry(item.index())
            if current and entry and (entry.facet, entry.value, bool(entry.more)) == _place(current):
                self.setCurrentIndex(item.index())
        self.verticalScrollBar().setValue(scrolled)

    def _items(self) -> list[QStandardItem]:
        groups = [self._rows.item(row) for row in range(self._rows.rowCount())]
        return groups + [group.child(row) for group in groups for row in range(group.rowCount())]

    def _add_facet(self, facet: str) -> None:
        entries = self._entries(facet)
        if not entries:
            return
        heading = _item(Entry(facet), filter_wording.facet(facet))
        self._rows.appendRow(heading)
        for entry in entries:
            heading.appendRow(_item(entry, self._spoken(entry)))
        self.setExpanded(heading.index(), facet not in self._folded)

    def _entries(self, facet: str) -> list[Entry]:
        """Ticked values first even when nothing matches them any more, then the largest."""
        if self._facets is None or self._filters is None:
            return []
        counts: tuple[Count, ...] = getattr(self._facets, facet)
        chosen = ticked(self._filters, facet)
        number = {count.value: count.articles for count in counts}
        entries = [Entry(facet, value, number.get(value, 0), ticked=True) for value in chosen]
        room = max(0, self._shown[facet] - len(entries))
        others = [count for count in counts if count.value not in chosen]
        entries += [Entry(facet, count.value, count.articles) for count in others[:room]]
        entries.sort(key=lambda entry: -entry.articles)
        return [*entries, Entry(facet, more=len(others) - room)] if len(others) > room else entries

    def _spoken(self, entry: Entry) -> str:
        if entry.more:
            return self.tr("+ %n more", "", entry.more)
        return f"{entry.words}, {wording.articles(entry.articles)}"

    def _entry(self, index: Index) -> Entry | None:
        return cast("Entry | None", index.data(ENTRY_ROLE)) if index.isValid() else None

    def _act(self, index: QModelIndex) -> None:
        """What a click or Space does depends on the line: fold, show more, or tick."""
        entry = self._entry(index)
        if entry is None:
            return
        if entry.more:
            self._shown[entry.facet] += MORE_EACH_TIME
            self._rebuild()
        elif entry.value is None:
            self._fold(entry.facet, index)
        else:
            self.ticked_value.emit(entry.facet, entry.value, not entry.ticked)

    def _fold(self, facet: str, index: QModelIndex) -> None:
        opened = not self.isExpanded(index)
        self.setExpanded(index, opened)
        (self._folded.discard if opened else self._folded.add)(facet)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space and Enter do what a click does."""
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._act(self.currentIndex())
        else:
            super().keyPressEvent(event)


def _place(entry: Entry) -> tuple[str, str | None, bool]:
    return entry.facet, entry.value, bool(entry.more)


def _item(entry: Entry, text: str) -> QStandardItem:
    item = QStandardItem(text)
    item.setData(entry, ENTRY_ROLE)
    item.setToolTip(entry.words)
    if entry.value is not None:
        item.setCheckState(Qt.CheckState.Checked if entry.ticked else Qt.CheckState.Unchecked)
    item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
    return item


class _EntryDelegate(QStyledItemDelegate):
    """Draws headings with an arrow, values with a box and their count at the right edge."""

    _SIDE, _ARROW, _BOX = 10, 8, 15

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)

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
        if entry.value is None and not entry.more:
            self._paint_heading(painter, option, index.data())
        elif entry.more:
            painter.setPen(QColor(colours.link))
            self._text(painter, self._inner(option.rect), index.data())
        else:
            self._paint_value(painter, option, entry)
        self._paint_focus(painter, option, QColor(colours.focus))
        painter.restore()

    def _inner(self, rect: QRect) -> QRect:
        return rect.adjusted(self._SIDE + self._ARROW + self._BOX + 12, 0, -self._SIDE, 0)

    def _text(self, painter: QPainter, rect: QRect, text: str) -> None:
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)

    def _paint_heading(self, painter: QPainter, option: QStyleOptionViewItem, text: str) -> None:
        colours = theme.colours(option.palette)
        font = QFont(option.font)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(colours.ink))
        self._text(painter, option.rect.adjusted(self._SIDE + self._ARROW + 6, 0, -self._SIDE, 0), text)
        opened = bool(option.state & QStyle.StateFlag.State_Open)
        middle = option.rect.center().y() + 1
        left = option.rect.left() + self._SIDE
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours.muted), 1.5))
        shape = ((0, -2), (4, 2), (8, -2)) if opened else ((2, -4), (6, 0), (2, 4))
        points = [(left + x, middle + y) for x, y in shape]
        for (x1, y1), (x2, y2) in pairwise(points):
            painter.drawLine(x1, y1, x2, y2)

    def _paint_value(self, painter: QPainter, option: QStyleOptionViewItem, entry: Entry) -> None:
        colours = theme.colours(option.palette)
        box = QStyleOptionViewItem(option)
        left = option.rect.left() + self._SIDE + self._ARROW + 4
        box.rect = QRect(left, option.rect.center().y() - self._BOX // 2 + 1, self._BOX, self._BOX)
        box.state = QStyle.StateFlag.State_Enabled | (
            QStyle.StateFlag.State_On if entry.ticked else QStyle.StateFlag.State_Off
        )
        option.widget.style().drawPrimitive(
            QStyle.PrimitiveElement.PE_IndicatorItemViewItemCheck, box, painter, option.widget
        )
        count = wording.number(entry.articles)
        inner = self._inner(option.rect)
        painter.setPen(QColor(colours.muted))
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, count)
        painter.setPen(QColor(colours.ink))
        room = inner.adjusted(0, 0, -painter.fontMetrics().horizontalAdvance(count) - 8, 0)
        self._text(painter, room, entry.words)

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
