"""The list of results with its keys. Comes in: a model and keys; goes out: wishes to open, to page, to leave the list.

A table of one column: for 100 000 rows a QListView needs a tenth of a second at each new answer, a table next to
nothing (tests/benchmarks/result_rows.py).

It refuses to know what opening an article means.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QItemSelection, QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QMenu, QTableView, QWidget

from archiveviewer.ui import wording
from archiveviewer.ui.results.result_delegate import ResultDelegate

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QKeyEvent, QMouseEvent

    from archiveviewer.results import Copy, Hit
    from archiveviewer.ui.results.results_model import ResultsModel

OPEN_AFTER_MS = 120
"""Pause before the last of several choices is opened: holding an arrow key does not open every article on the way."""


class ResultsView(QTableView):
    """Rows of results. `chosen` carries the id of the article of the current row once the choice has settled."""

    chosen = Signal(str)
    tab_wanted = Signal(str, str)
    """Id and title of an article that is to be kept in a tab."""
    entered_article = Signal()
    paged = Signal(bool)
    """Space was pressed: True for a page forward, False for a page back."""

    def __init__(self, model: ResultsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._wanted_row: int | None = None
        self._coming_back: tuple[int, str] | None = None
        self._awaited = ""
        self._delegate = ResultDelegate(self)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self._lay_out()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setDragEnabled(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAccessibleName(self.tr("Results"))
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(OPEN_AFTER_MS)
        self._settled.timeout.connect(self._choose_another)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._choose)
        self._chosen = ""
        model.dataChanged.connect(self._page_came)
        model.modelReset.connect(self._stay)

    def _lay_out(self) -> None:
        """One column as wide as the view, rows of one height, nothing else of a table."""
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._fit_rows()

    def _fit_rows(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self._delegate.row_height(self.font()))

    def step(self, by: int) -> bool:
        """Go `by` rows on; False when there is no such row. Without a chosen row the first is taken."""
        current = self.currentIndex()
        chosen = current.isValid() and self.selectionModel().isSelected(current)  # focus alone makes a row current
        row = current.row() + by if chosen else 0
        if not 0 <= row < self._model.rowCount():
            return False
        self._go_to(row)
        return True

    def _go_to(self, row: int) -> None:
        self.setCurrentIndex(self._model.index(row))

    def select_quietly(self, article_id: str) -> None:
        """Mark the row of an article that is open already, unless another has just been chosen."""
        if self._is_choosing():
            return
        row = self._model.row_of(article_id)
        if row is None:
            self.clearSelection()
            return
        if row != self.currentIndex().row():
            self.setCurrentIndex(self._model.index(row))
            self._stay()
            self._chosen = article_id

    # Where it was left.

    def top_row(self) -> int:
        """The first row in sight."""
        return self._coming_back[0] if self._coming_back is not None else max(0, self.rowAt(0))

    def return_to(self, top: int, article_id: str) -> None:
        """Remember which row is to be the first in sight, and which article marked, when `come_back` is called."""
        self._coming_back = (top, article_id)

    def come_back(self) -> None:
        """Put the list where it was left, once; the article is marked as soon as its page is here."""
        if self._coming_back is None:
            return
        (top, article_id), self._coming_back = self._coming_back, None
        self.verticalScrollBar().setValue(top * self.verticalHeader().defaultSectionSize())
        self.select_quietly(article_id)
        self._awaited = "" if self._model.row_of(article_id) is not None else article_id

    def want_tab(self) -> None:
        """Ask for the article of the current row in a tab."""
        self._want_tab(self.currentIndex())

    def _want_tab(self, index: QModelIndex) -> None:
        hit = self._model.hit(index.row()) if index.isValid() else None
        if hit is not None:
            self.tab_wanted.emit(hit.id, hit.title)

    def open_now(self) -> None:
        """Open the current row without waiting for the choice to settle."""
        self._stay()
        self._choose()

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Wait until the choice settles."""
        super().currentChanged(current, previous)
        if current.isValid():
            self._settle()

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Choosing the current row once more, as by a click after the selection was cleared, counts as well."""
        super().selectionChanged(selected, deselected)
        if not selected.isEmpty():
            self._settle()

    def _settle(self) -> None:
        """A choice after a rest is opened at once; of those that follow each other only the last, after a pause."""
        if not self._settled.isActive():
            self._soon.start()
        self._settled.start()

    def _stay(self) -> None:
        """Open nothing of what was chosen."""
        self._settled.stop()
        self._soon.stop()

    def _is_choosing(self) -> bool:
        """Whether something was chosen that has not been opened yet."""
        return self._soon.isActive() or (self._settled.isActive() and self._is_another())

    def _is_another(self) -> bool:
        index = self.currentIndex()
        hit = self._model.hit(index.row()) if index.isValid() else None
        return hit is None or hit.id != self._chosen

    def _choose_another(self) -> None:
        if self._is_another():
            self._choose()

    def _choose(self) -> None:
        index = self.currentIndex()
        if not index.isValid():
            return
        hit = self._model.hit(index.row())
        if hit is None:
            self._wanted_row = index.row()
            return
        self._wanted_row = None
        self._chosen = hit.id
        self.chosen.emit(hit.id)

    def _page_came(self, first: QModelIndex, last: QModelIndex) -> None:
        if self._awaited and self._model.row_of(self._awaited) is not None:
            self.select_quietly(self._awaited)
            self._awaited = ""
        row = self.currentIndex().row()
        if self._wanted_row == row and first.row() <= row <= last.row():
            self._choose()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the number of further printings lists them."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.MiddleButton:
            self._want_tab(index)
        hit = self._model.hit(index.row()) if index.isValid() else None
        if hit is None or event.button() != Qt.MouseButton.LeftButton:
            return
        place = self._delegate.copies_rect(self.visualRect(index), hit)
        if place.contains(event.position()):
            self._list_copies(hit, place.bottomLeft().toPoint())

    def _list_copies(self, hit: Hit, place: QPoint) -> None:
        """The printings of a story in a menu, the one that is shown first; the chosen one is opened."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        printings: tuple[Hit | Copy, ...] = (hit, *hit.copies)
        for printing in printings:
            action = menu.addAction(wording.copy_line(printing).replace("&", "&&"))
            action.triggered.connect(partial(self.chosen.emit, printing.id))
        menu.popup(self.viewport().mapToGlobal(place))

    def _list_copies_of_current(self) -> None:
        index = self.currentIndex()
        hit = self._model.hit(index.row()) if index.isValid() else None
        if hit is not None and hit.copies:
            self._list_copies(hit, self._delegate.copies_rect(self.visualRect(index), hit).bottomLeft().toPoint())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters and Space have meanings of their own here; all else is as in every list."""
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        key = event.key()
        if plain and key == Qt.Key.Key_J:
            self.step(1)
        elif plain and key == Qt.Key.Key_K:
            self.step(-1)
        elif plain and key in (Qt.Key.Key_Plus, Qt.Key.Key_R):
            self._list_copies_of_current()
        elif key == Qt.Key.Key_Space:
            self.paged.emit(not event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        elif plain and key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go_to(0 if key == Qt.Key.Key_Home else self._model.rowCount() - 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_now()
            self.entered_article.emit()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters typed into the list jump nowhere: rows are not held, so Qt's search would fetch every page."""
        del search

    def changeEvent(self, event: QEvent) -> None:
        """Another font or another language means other layouts."""
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange, QEvent.Type.LanguageChange):
            self._delegate.forget()
            self._fit_rows()
        super().changeEvent(event)
