"""The list of results with its keys. Comes in: a model and keys; goes out: wishes to open, to page, to leave the list.

The current row is the one that is read; any number of rows can be chosen beside it, for what is done with several.

A table of one column: for 100 000 rows a QListView needs a tenth of a second at each new answer, a table next to
nothing (tests/benchmarks/result_rows.py).

It refuses to know what opening an article means.
"""

from __future__ import annotations

import itertools
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QMenu, QTableView, QWidget

from archiveviewer.ui import wording
from archiveviewer.ui.results.choice import Choice
from archiveviewer.ui.results.result_delegate import ResultDelegate

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent

    from archiveviewer.results import Copy, Hit
    from archiveviewer.ui.results.results_model import ResultsModel

MOST_CHOSEN = 1000
"""Rows that can be taken at once: half of what the model keeps, so that all of their pages are here together."""


class Chosen(NamedTuple):
    """The rows that are chosen: how many, and their hits from above to below. While pages are on their way, or where
    there are more than `MOST_CHOSEN`, there are fewer hits than rows.
    """

    rows: int
    hits: tuple[Hit, ...]


class ResultsView(QTableView):
    """Rows of results. `chosen` carries the id of the article of the current row once the choice has settled."""

    chosen = Signal(str)
    tab_wanted = Signal(str, str)
    """Id and title of an article that is to be kept in a tab."""
    several_chosen = Signal(int)
    """How many rows are chosen now."""
    entered_article = Signal()
    sight_changed = Signal(int)
    """How many rows, from the first of the answer on, are to be seen at once."""
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
        self._choice = Choice(self)
        self._choice.settled.connect(self._choose)
        self.selectionModel().selectionChanged.connect(self._choose_rows)
        model.dataChanged.connect(self._page_came)
        model.modelAboutToBeReset.connect(self._choice.settle)
        model.modelReset.connect(self._choice.stay)

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
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._fit_rows()

    def _fit_rows(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self._delegate.row_height(self.font()))
        self._tell_sight()

    def _tell_sight(self) -> None:
        """Rows that are seen in part are seen; who comes back to a place sees all down from there."""
        fitting = self.viewport().height() // self.verticalHeader().defaultSectionSize() + 2
        top = self._coming_back[0] if self._coming_back is not None else 0
        self.sight_changed.emit(top + fitting)

    def await_answer(self) -> None:
        """Have the keyboard for what is on its way, with nothing chosen of what is here."""
        self._choice.take_keyboard()

    def step(self, by: int) -> bool:
        """Go `by` rows on; False when there is no such row. Without a chosen row the first is taken."""
        return self._choice.step(by)

    def select_quietly(self, article_id: str) -> None:
        """Mark the row of an article that is open already, unless another has just been chosen."""
        if self._choice.is_open:
            return
        row, several = self._model.row_of(article_id), self._count() > 1
        self._awaited = article_id if row is None else ""
        if row is None and not several:
            self.clearSelection()
        elif row is not None and row != self.currentIndex().row():
            self._mark(row, alone=not several)
            self._choice.stay()

    def _mark(self, row: int, *, alone: bool) -> None:
        """Make a row the current one; while several are chosen they stay so."""
        if alone:
            self._choice.go_to(row)
        else:
            self.selectionModel().setCurrentIndex(self._model.index(row), QItemSelectionModel.SelectionFlag.NoUpdate)

    # Several rows

    def chosen_rows(self) -> Chosen:
        """What is chosen; pages that are missing are asked for."""
        self._fetch_chosen()
        hits = (self._model.held(row) for row in self._rows())
        return Chosen(self._count(), tuple(hit for hit in hits if hit is not None))

    def _count(self) -> int:
        return sum(map(len, self._stretches()))

    def _stretches(self) -> list[range]:
        chosen = self.selectionModel().selection()
        parts = (chosen.at(number) for number in range(chosen.count()))
        return [range(part.top(), part.bottom() + 1) for part in parts]

    def _rows(self) -> list[int]:
        """The numbers of the rows that are chosen, none where there are too many."""
        return sorted(itertools.chain(*self._stretches())) if self._count() <= MOST_CHOSEN else []

    def _choose_rows(self) -> None:
        self._fetch_chosen()
        self.several_chosen.emit(self._count())

    def _fetch_chosen(self) -> None:
        """Ask for the first page that is missing of several rows; the next one follows when it has come."""
        rows = self._rows()
        missing = next((row for row in rows if not self._model.is_here(row)), None) if len(rows) > 1 else None
        if missing is not None:
            self._model.hit(missing)

    # Where it was left.

    def top_row(self) -> int:
        """The first row in sight."""
        return self._coming_back[0] if self._coming_back is not None else max(0, self.rowAt(0))

    def return_to(self, top: int, article_id: str) -> None:
        """Remember which row is to be the first in sight, and which article marked, when `come_back` is called."""
        self._coming_back = (top, article_id)
        self._tell_sight()

    def come_back(self) -> None:
        """Put the list where it was left, once; the article is marked as soon as its page is here."""
        if self._coming_back is None:
            return
        (top, article_id), self._coming_back = self._coming_back, None
        self._tell_sight()
        self.verticalScrollBar().setValue(top * self.verticalHeader().defaultSectionSize())
        self.select_quietly(article_id)

    def want_tab(self) -> None:
        """Ask for the article of the current row in a tab."""
        self._want_tab(self.currentIndex())

    def _want_tab(self, index: QModelIndex) -> None:
        hit = self._model.hit(index.row()) if index.isValid() else None
        if hit is not None:
            self.tab_wanted.emit(hit.id, hit.title)

    def open_now(self) -> None:
        """Open the current row without waiting for the choice to settle."""
        self._choice.stay()
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
        if not self.selectionModel().hasSelection():  # the keyboard came here: its row is read, and is seen to be
            self.selectionModel().select(index, QItemSelectionModel.SelectionFlag.Select)
            self._choice.stay()
        self.chosen.emit(hit.id)

    def _page_came(self, first: QModelIndex, last: QModelIndex) -> None:
        if self._awaited and self._model.row_of(self._awaited) is not None:
            seen = self.verticalScrollBar().value()
            self.select_quietly(self._awaited)
            self.verticalScrollBar().setValue(seen)  # a row that is marked late does not pull the list away
        row = self.currentIndex().row()
        if self._wanted_row == row and first.row() <= row <= last.row():
            self._choose()
        self._fetch_chosen()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """What is put into a tab to be read later is not chosen now."""
        if event.button() != Qt.MouseButton.MiddleButton:
            super().mousePressEvent(event)

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
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_now()
            self.entered_article.emit()
        else:
            super().keyPressEvent(event)

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Home and End mean the first and the last row: a table would look for columns."""
        if action == QAbstractItemView.CursorAction.MoveHome:
            return self._model.index(0)
        if action == QAbstractItemView.CursorAction.MoveEnd:
            return self._model.index(self._model.rowCount() - 1)
        return super().moveCursor(action, modifiers)

    def keyboardSearch(self, search: str) -> None:
        """Letters typed into the list jump nowhere: rows are not held, so Qt's search would fetch every page."""
        del search

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More rows are in sight, or fewer."""
        super().resizeEvent(event)
        self._tell_sight()

    def changeEvent(self, event: QEvent) -> None:
        """Another font or another language means other layouts."""
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange, QEvent.Type.LanguageChange):
            self._delegate.forget()
            self._fit_rows()
        super().changeEvent(event)
