"""All that was searched and read, to be looked through. Comes in: entries; goes out: signals of what is
wanted with one.

Enter opens one, Delete forgets it. It refuses to know the desk.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTabBar, QVBoxLayout, QWidget

from archiveviewer.ui import sizes
from archiveviewer.ui.desk.entries_table import EntriesTable
from archiveviewer.ui.desk.history_model import WHAT, HistoryModel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archiveviewer.ui.desk.contents import Entry

_SIZE = (720, 520)


class HistoryDialog(QDialog):
    """Two tables by two tabs: searches and articles."""

    chosen = Signal(object)
    """A row to be opened."""
    wanted = Signal(str, object)
    """What to do (`remove`, `star`) with a row."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("History"))
        self._entries: tuple[Sequence[Entry], Sequence[Entry]] = ((), ())
        self.rows = HistoryModel(self)
        self.tabs = QTabBar(self)
        self.tabs.addTab(self.tr("Searches"))
        self.tabs.addTab(self.tr("Articles"))
        self.tabs.setAccessibleName(self.tr("Searches or articles"))
        self.tabs.currentChanged.connect(self._turn)
        nothing = self.tr("Nothing is remembered here.")
        self._listed = EntriesTable(self.rows, WHAT, self.tr("History"), nothing, self)
        self._listed.opened.connect(self._open)
        self._listed.deleted.connect(self._forget)
        self.field, self.table = self._listed.field, self._listed.table
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 14)
        for part in (self.tabs, self._listed, self._make_buttons()):
            column.addWidget(part)
        sizes.open_at(self, *_SIZE)

    def _make_buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, parent=self)
        box.rejected.connect(self.reject)
        for text, slot in (
            (self.tr("&Open"), self._open),
            (self.tr("&Star"), self._star),
            (self.tr("&Forget"), self._forget),
        ):
            button = box.addButton(text, QDialogButtonBox.ButtonRole.ActionRole)
            button.setAutoDefault(False)
            button.clicked.connect(slot)
        return box

    def show_entries(self, searches: Sequence[Entry], articles: Sequence[Entry]) -> None:
        """Take what is remembered."""
        self._entries = (searches, articles)
        self._turn(self.tabs.currentIndex())

    def _turn(self, number: int) -> None:
        row = self._listed.row
        self.rows.show_entries(self._entries[number])
        self._listed.stay(row)

    def _open(self) -> None:
        if entry := self.rows.entry(self._listed.row):
            self.accept()
            self.chosen.emit(entry.row)

    def _star(self) -> None:
        entry = self.rows.entry(self._listed.row)
        if entry is not None and entry.row.kind == "question":
            self.wanted.emit("star", entry.row)

    def _forget(self) -> None:
        if entry := self.rows.entry(self._listed.row):
            self.wanted.emit("remove", entry.row)
