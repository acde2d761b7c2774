"""The panel of facets: values with their counts, to be ticked or left out. Comes in: counts and what is chosen; goes
out: what is chosen then. A long facet shows its largest values and offers to find others. It refuses to know the
question.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QPainter, QPalette, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QFrame, QMenu, QTreeView, QWidget

from archiveviewer.results import FACETS, Facets
from archiveviewer.ui import filter_wording, questions, wording
from archiveviewer.ui.questions import NO_FILTERS
from archiveviewer.ui.results import facet_entries
from archiveviewer.ui.results.facet_delegate import ENTRY_ROLE, EXCLUDING, EntryDelegate, Index
from archiveviewer.ui.results.facet_finder import FacetFinder

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QKeyEvent, QMouseEvent, QPaintEvent, QShowEvent

    from archiveviewer.results import Count, Filters
    from archiveviewer.ui.results.facet_entries import Entry


class FacetsView(QTreeView):
    """The tree of facets; `filters_chosen` carries all filters after a choice."""

    filters_chosen = Signal(object)
    values_wanted = Signal(str, str)
    """A facet, and the beginning of a word: bring all its values that have such a word with `show_values`."""

    seen = Signal(bool)
    """Whether it is to be seen now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facets, self._filters = Facets(), NO_FILTERS
        self._folded: set[str] = set()
        self._finder: FacetFinder | None = None
        self._found: tuple[Count, ...] = ()
        self._pressed = (QPoint(), Qt.KeyboardModifier.NoModifier)
        self._rows = QStandardItemModel(self)
        self._delegate = EntryDelegate(self)
        self.setModel(self._rows)
        self.setItemDelegate(self._delegate)
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
        self.clicked.connect(self._click)

    def show_facets(self, facets: Facets, filters: Filters) -> None:
        """Take the counts of another answer and what is chosen."""
        if (facets, filters) != (self._facets, self._filters):
            self._facets, self._filters = facets, filters
            self._rebuild()

    def show_filters(self, filters: Filters) -> None:
        """Take what is chosen; its counts are on their way."""
        self.show_facets(self._facets, filters)

    def _rebuild(self) -> None:
        """Fill the tree anew; the keyboard stays on the line it was on and the list where it was scrolled to."""
        current = self._entry(self.currentIndex())
        scrolled = self.verticalScrollBar().value()
        self._rows.clear()
        for facet in FACETS:
            self._add_facet(facet)
        for item in self._items():
            entry = self._entry(item.index())
            if current and entry and _place(entry) == _place(current):
                self.selectionModel().setCurrentIndex(item.index(), QItemSelectionModel.SelectionFlag.NoUpdate)
        self.verticalScrollBar().setValue(scrolled)
        if self._finder is not None:
            self._show_found(self._finder)
            self._want_values(self._finder.facet, self._finder.field.text())

    def _items(self) -> list[QStandardItem]:
        groups = [self._rows.item(row) for row in range(self._rows.rowCount())]
        return groups + [group.child(row) for group in groups for row in range(group.rowCount())]

    def _add_facet(self, facet: str) -> None:
        entries = facet_entries.few(self._facets, self._filters, facet)
        if not entries:
            return
        heading = self._item(facet_entries.heading(self._filters, facet))
        self._rows.appendRow(heading)
        for entry in entries:
            heading.appendRow(self._item(entry))
        self.setExpanded(heading.index(), facet not in self._folded)

    def _item(self, entry: Entry) -> QStandardItem:
        item = QStandardItem(self._spoken(entry))
        item.setData(entry, ENTRY_ROLE)
        item.setToolTip(entry.words)
        if entry.value is not None:
            item.setCheckState(Qt.CheckState.Checked if entry.ticked else Qt.CheckState.Unchecked)
        elif entry.chosen:
            item.setData(self.tr("%Ln chosen", "", entry.chosen), Qt.ItemDataRole.AccessibleDescriptionRole)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        return item

    def _spoken(self, entry: Entry) -> str:
        if entry.more:
            return self.tr("%Ln more…", "", entry.more)
        if entry.value is None:
            return filter_wording.facet(entry.facet)
        words = filter_wording.excluded(entry.words) if entry.excluded else entry.words
        return f"{words}, {wording.articles(entry.articles)}"

    def _entry(self, index: Index) -> Entry | None:
        return cast("Entry | None", index.data(ENTRY_ROLE)) if index.isValid() else None

    # What a line does.

    def _act(self, index: QModelIndex) -> None:
        """What a click or Space does depends on the line: fold, find others, or tick."""
        entry = self._entry(index)
        if entry is None:
            return
        if entry.more:
            self.find_values(entry.facet)
        elif entry.value is None:
            self._fold(entry.facet, index)
        else:
            self._tick(entry)

    def _tick(self, entry: Entry) -> None:
        on = not (entry.ticked or entry.excluded)
        self._choose(questions.with_value(self._filters, entry.facet, entry.value or "", on=on))

    def _exclude(self, entry: Entry) -> None:
        value = entry.value or ""
        if entry.excluded:
            self._choose(questions.with_value(self._filters, entry.facet, value, on=False))
        else:
            self._choose(questions.with_exclusion(self._filters, entry.facet, value))

    def _clear(self, facet: str) -> None:
        self._choose(questions.without_facet(self._filters, facet))

    def _choose(self, filters: Filters) -> None:
        self.show_filters(filters)
        self.filters_chosen.emit(filters)

    def _fold(self, facet: str, index: QModelIndex) -> None:
        opened = not self.isExpanded(index)
        self.setExpanded(index, opened)
        (self._folded.discard if opened else self._folded.add)(facet)

    def find_values(self, facet: str) -> FacetFinder:
        """Open the list of all values of a facet, to be found by typing."""
        finder = FacetFinder(facet, self)
        finder.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        finder.ticked.connect(self._tick)
        finder.excluded.connect(self._exclude)
        finder.typed.connect(self._want_values)
        finder.finished.connect(self._forget_finder)
        self._finder, self._found = finder, getattr(self._facets, facet)
        self._show_found(finder)
        finder.open()
        self._want_values(facet, "")
        return finder

    def _want_values(self, facet: str, beginning: str) -> None:
        if facet not in filter_wording.OF_THE_PROGRAM:
            self.values_wanted.emit(facet, beginning)

    def show_values(self, facet: str, beginning: str, counts: tuple[Count, ...]) -> None:
        """Take the values that were asked for, unless somebody typed on meanwhile."""
        finder = self._finder
        if finder is not None and (finder.facet, finder.field.text()) == (facet, beginning):
            self._found = counts
            self._show_found(finder)

    def _show_found(self, finder: FacetFinder) -> None:
        finder.show_entries(facet_entries.every(self._found, self._filters, finder.facet))

    def _forget_finder(self) -> None:
        self._finder = None

    def build_menu(self, index: Index) -> QMenu | None:
        """The menu of a line; None where there is nothing to do."""
        entry = self._entry(index)
        if entry is None:
            return None
        menu = QMenu(self)
        if entry.value is not None:
            tick = self.tr("Do not filter by this") if entry.ticked else self.tr("Only articles with this")
            leave_out = self.tr("Do not leave this out") if entry.excluded else self.tr("Leave articles with this out")
            menu.addAction(tick, partial(self._tick, entry._replace(excluded=False)))
            menu.addAction(leave_out, partial(self._exclude, entry))
            menu.addSeparator()
        menu.addAction(self.tr("Find a value…"), partial(self.find_values, entry.facet))
        chosen = facet_entries.heading(self._filters, entry.facet).chosen
        clear = self.tr("Clear “{facet}”").format(facet=filter_wording.facet(entry.facet))
        menu.addAction(clear, partial(self._clear, entry.facet)).setEnabled(bool(chosen))
        everything = menu.addAction(self.tr("Clear all filters"), partial(self._choose, NO_FILTERS))
        everything.setEnabled(questions.any_filter(self._filters))
        return menu

    # Qt's events.

    def showEvent(self, event: QShowEvent) -> None:
        """It can be seen."""
        super().showEvent(event)
        if not event.spontaneous():
            self.seen.emit(True)

    def hideEvent(self, event: QHideEvent) -> None:
        """It can't be."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.seen.emit(False)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Where nothing can be chosen, say so."""
        super().paintEvent(event)
        if not self._rows.rowCount() and questions.any_filter(self._filters):
            painter = QPainter(self.viewport())
            painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
            room = self.viewport().rect().adjusted(12, 10, -12, 0)
            words = Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
            painter.drawText(room, words, self.tr("No articles are left to be narrowed down."))
            painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where it was pressed and what was held down."""
        self._pressed = (event.position().toPoint(), event.modifiers())
        super().mousePressEvent(event)

    def _click(self, index: QModelIndex) -> None:
        """A click acts on its line; with Ctrl or Alt it leaves the value out, on the cross it clears the facet."""
        where, held_down = self._pressed
        entry = self._entry(index)
        if entry is not None and entry.chosen and self._delegate.clear_rect(self.visualRect(index)).contains(where):
            self._clear(entry.facet)
        elif entry is not None and entry.value is not None and held_down & EXCLUDING:
            self._exclude(entry)
        else:
            self._act(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space and Enter do what a click does, with Ctrl or Alt as well; Delete takes back what is chosen."""
        entry = self._entry(self.currentIndex())
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if entry is not None and entry.value is not None and event.modifiers() & EXCLUDING:
                self._exclude(entry)
            else:
                self._act(self.currentIndex())
        elif event.key() == Qt.Key.Key_Delete and entry is not None:
            if entry.value is None:
                self._clear(entry.facet)
            elif entry.ticked or entry.excluded:
                self._choose(questions.with_value(self._filters, entry.facet, entry.value, on=False))
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """By mouse on the line under it, by keyboard on the line it is on."""
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        if (menu := self.build_menu(index)) is not None:
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            place = event.pos() if by_mouse else self.visualRect(index).bottomLeft() + QPoint(24, 0)
            menu.popup(self.viewport().mapToGlobal(place))


def _place(entry: Entry) -> tuple[str, str | None, bool]:
    return entry.facet, entry.value, bool(entry.more)
