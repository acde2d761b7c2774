"""All values of one facet in a dialog, found by typing. Comes in: entries; goes out: those that are ticked or left out.

It refuses to know the other facets and the question.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QLabel,
    QListView,
    QVBoxLayout,
    QWidget,
)

from archiveviewer.ui import filter_wording, sizes, wording
from archiveviewer.ui.live_line import LiveLine
from archiveviewer.ui.results.facet_delegate import ENTRY_ROLE, EXCLUDING, EntryDelegate
from archiveviewer.ui.texts import bare, lowered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from archiveviewer.ui.results.facet_entries import Entry

_SIZE = (380, 460)
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.CheckStateRole, ENTRY_ROLE)


class FacetFinder(QDialog):
    """A field above a list. Each choice takes effect at once; the list stays for the next."""

    ticked = Signal(object)
    """The entry that was chosen, as it stood there."""
    excluded = Signal(object)
    typed = Signal(str, str)
    """The facet and what is typed: there may be more values that have it than were shown so far."""

    def __init__(self, facet: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.facet = facet
        name = filter_wording.facet(facet)
        self.setWindowTitle(name)
        sizes.open_at(self, *_SIZE)
        self.field = LiveLine(self)
        self.field.setPlaceholderText(self.tr("Type to find, with or without accents"))
        self.field.setAccessibleName(self.tr("Find in “{facet}”").format(facet=name))
        self.field.setClearButtonEnabled(True)
        self._count = QLabel(self)
        self._model = _Values(self)
        self.list = _List(self._model, self)
        self.list.setAccessibleName(name)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        column = QVBoxLayout(self)
        for part in (self.field, self.list, self._count, buttons):
            column.addWidget(part)
        buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)  # Enter in the field is not meant
        self.field.typed.connect(self._type)
        self.field.returnPressed.connect(self._take_first)
        self.list.acted.connect(self._act)
        buttons.rejected.connect(self.reject)

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Take the values with their counts; the keyboard stays on its value."""
        current = self._model.entry(self.list.currentIndex())
        self._model.take(entries)
        self._find(self.field.whole())
        if current is not None:
            self.list.setCurrentIndex(self._model.place(current.value))

    def _type(self, text: str) -> None:
        self._find(text)
        self.typed.emit(self.facet, text)

    def _find(self, text: str) -> None:
        self._model.find(text)
        shown = self._model.rowCount()
        self._count.setText(self.tr("%Ln value(s)", "", shown) if shown else self.tr("No value has these words."))

    def _take_first(self) -> None:
        self._act(self._model.index(0), leave_out=False)

    def _act(self, index: QModelIndex, leave_out: bool) -> None:
        entry = self._model.entry(index)
        if entry is not None:
            (self.excluded if leave_out else self.ticked).emit(entry)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down leads from the field into the list."""
        if event.key() == Qt.Key.Key_Down and self.field.hasFocus():
            self.list.setFocus()
            if not self.list.currentIndex().isValid():
                self.list.setCurrentIndex(self._model.index(0))
        else:
            super().keyPressEvent(event)


class _List(QListView):
    """The values. `acted` carries the line that was clicked or chosen by Space, and whether it is to be left out."""

    acted = Signal(QModelIndex, bool)

    def __init__(self, model: _Values, parent: QWidget) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setItemDelegate(EntryDelegate(self, flat=True))
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._clicked)

    def _clicked(self, index: QModelIndex) -> None:
        self.acted.emit(index, bool(QApplication.keyboardModifiers() & EXCLUDING))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space and Enter tick; with Ctrl or Alt they leave out."""
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.acted.emit(self.currentIndex(), bool(event.modifiers() & EXCLUDING))
        else:
            super().keyPressEvent(event)


class _Values(QAbstractListModel):
    """The values that have the words that were typed."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._entries: Sequence[Entry] = ()
        self._shown: list[Entry] = []

    def take(self, entries: Sequence[Entry]) -> None:
        """Take other values; call `find` then."""
        self._entries = entries

    def find(self, text: str) -> None:
        """Show those of which some word begins so: with accents as typed, without them any."""
        wanted = lowered(text.strip())
        fold = lowered if wanted != bare(wanted) else bare
        self.beginResetModel()
        self._shown = [entry for entry in self._entries if f" {wanted}" in f" {fold(entry.words)}"]
        self.endResetModel()

    def entry(self, index: Index) -> Entry | None:
        """The entry of a line."""
        return self._shown[index.row()] if index.isValid() else None

    def place(self, value: str | None) -> QModelIndex:
        """The line of a value; none if it is not shown."""
        return next((self.index(row) for row, entry in enumerate(self._shown) if entry.value == value), _NOWHERE)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """One line a value."""
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words, the tick, or the entry for the delegate."""
        entry = self.entry(index)
        if entry is None or role not in _ROLES:
            return None
        if role == ENTRY_ROLE:
            return entry
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if entry.ticked else Qt.CheckState.Unchecked
        words = filter_wording.excluded(entry.words) if entry.excluded else entry.words
        return f"{words}, {wording.articles(entry.articles)}"
