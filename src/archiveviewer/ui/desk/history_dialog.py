"""All that was searched and read, to be looked through. Comes in: entries; goes out: signals of what is
wanted with one.

Enter opens one, Delete forgets it. It refuses to know the desk.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTabBar,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from archiveviewer.ui import sizes
from archiveviewer.ui.desk.history_model import TIMES, WHAT, WHEN, HistoryModel

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
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(self.tr("Look for"))
        self.field.setAccessibleName(self.tr("Look for"))
        self.field.setClearButtonEnabled(True)
        self.field.textChanged.connect(self.rows.look_for)
        self.table = QTableView(self)
        self._lay_out_table()
        self._none = QLabel(self.tr("Nothing is remembered here."), self)
        self._none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.rows.modelReset.connect(self._count)
        buttons = self._make_buttons()
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 14)
        for part in (self.tabs, self.field, self.table, self._none, buttons):
            column.addWidget(part)
        sizes.open_at(self, *_SIZE)

    def _lay_out_table(self) -> None:
        table = self.table
        table.setModel(self.rows)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.verticalHeader().hide()
        table.setAccessibleName(self.tr("History"))
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column in (WHEN, TIMES):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(WHAT, QHeaderView.ResizeMode.Stretch)
        table.doubleClicked.connect(self._open)
        table.installEventFilter(self)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Keys of the table."""
        if watched is self.table and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            keys = {Qt.Key.Key_Return: self._open, Qt.Key.Key_Enter: self._open, Qt.Key.Key_Delete: self._forget}
            if act := keys.get(Qt.Key(event.key())):
                act()
                return True
        return False

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
        row = self.table.currentIndex().row()
        self.rows.show_entries(self._entries[number])
        self.table.selectRow(min(max(row, 0), self.rows.rowCount() - 1))

    def _count(self) -> None:
        self._none.setVisible(not self.rows.rowCount())
        self.table.setVisible(bool(self.rows.rowCount()))
        if self.table.currentIndex().row() < 0:
            self.table.selectRow(0)

    def _open(self) -> None:
        if entry := self.rows.entry(self.table.currentIndex().row()):
            self.accept()
            self.chosen.emit(entry.row)

    def _star(self) -> None:
        entry = self.rows.entry(self.table.currentIndex().row())
        if entry is not None and entry.row.kind == "question":
            self.wanted.emit("star", entry.row)

    def _forget(self) -> None:
        if entry := self.rows.entry(self.table.currentIndex().row()):
            self.wanted.emit("remove", entry.row)
