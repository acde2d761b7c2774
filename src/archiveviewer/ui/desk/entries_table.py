"""A table of entries below a field for a few letters. Comes in: a model; goes out: that Enter, a double click or Delete
was pressed on a row. It refuses to know what is listed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLabel, QTableView, QVBoxLayout, QWidget

from archiveviewer.ui.live_line import LiveLine
from archiveviewer.ui.rows import choose_row

if TYPE_CHECKING:
    from archiveviewer.ui.desk.entries_model import EntriesModel


class EntriesTable(QWidget):
    """See the module's paragraph. `widest` is the column that takes all room that is left; `nothing` is said where
    there are no entries.
    """

    opened = Signal()
    deleted = Signal()

    def __init__(self, model: EntriesModel[Any], widest: int, title: str, nothing: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.field = LiveLine(self)
        self.field.setPlaceholderText(self.tr("Look for"))
        self.field.setAccessibleName(self.tr("Look for"))
        self.field.setClearButtonEnabled(True)
        self.field.typed.connect(model.look_for)
        self._model = model
        self.table = QTableView(self)
        self.table.setAccessibleName(title)
        self._lay_out(widest)
        self._nothing = nothing
        self._none = QLabel(self)
        self._none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        model.modelReset.connect(self._count)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.field)
        for part in (self.table, self._none):
            column.addWidget(part, 1)

    def _lay_out(self, widest: int) -> None:
        table = self.table
        table.setModel(self._model)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.verticalHeader().hide()
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column in range(self._model.columnCount()):
            fit = QHeaderView.ResizeMode.Stretch if column == widest else QHeaderView.ResizeMode.ResizeToContents
            header.setSectionResizeMode(column, fit)
        table.doubleClicked.connect(self.opened)
        table.installEventFilter(self)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Keys of the table."""
        if watched is self.table and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            keys = {Qt.Key.Key_Return: self.opened, Qt.Key.Key_Enter: self.opened, Qt.Key.Key_Delete: self.deleted}
            if pressed := keys.get(Qt.Key(event.key())):
                pressed.emit()
                return True
        return False

    @property
    def row(self) -> int:
        """The current row, -1 for none."""
        return self.table.currentIndex().row()

    def stay(self, row: int) -> None:
        """Choose the row that is where one was chosen before."""
        choose_row(self.table, min(max(row, 0), self._model.rowCount() - 1))

    def _count(self) -> None:
        self._none.setText(self.tr("Nothing here fits what you typed.") if self.field.whole() else self._nothing)
        self._none.setVisible(not self._model.rowCount())
        self.table.setVisible(bool(self._model.rowCount()))
        if self.row < 0:
            choose_row(self.table, 0)
