"""What was removed from the desk lately, to be put back. Comes in: removals; goes out: the one to be put back. It
refuses to know the desk.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHeaderView, QLabel, QVBoxLayout, QWidget

from archiveviewer.ui import sizes
from archiveviewer.ui.desk.entries_table import EntriesTable
from archiveviewer.ui.desk.removed_model import FROM, WHAT, RemovedModel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archiveviewer.desk.removals import Removal

_SIZE = (760, 480)
_FROM_WIDTH = 190


class RemovedDialog(QDialog):
    """A table, and a button. Enter or a double click puts back, too."""

    wanted = Signal(object)
    """A removal that is to be put back."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Removed lately"))
        self.rows = RemovedModel(self)
        nothing = self.tr("Nothing was removed in the last 30 days.")
        self.listed = EntriesTable(self.rows, WHAT, self.tr("Removed lately"), nothing, self)
        header = self.listed.table.horizontalHeader()
        header.setSectionResizeMode(FROM, QHeaderView.ResizeMode.Interactive)
        header.resizeSection(FROM, _FROM_WIDTH)
        self.listed.opened.connect(self._put_back)
        told = QLabel(self.tr("What is removed from the desk is kept for 30 days."), self)
        told.setWordWrap(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        self.button = buttons.addButton(self.tr("&Put back"), QDialogButtonBox.ButtonRole.ActionRole)
        self.button.setAutoDefault(False)
        self.button.clicked.connect(self._put_back)
        self.rows.modelReset.connect(self._enable)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 14)
        column.addWidget(told)
        column.addWidget(self.listed, 1)
        column.addWidget(buttons)
        sizes.open_at(self, *_SIZE)

    def show_removals(self, removals: Sequence[Removal]) -> None:
        """Take what was removed."""
        row = self.listed.row
        self.rows.show_entries(removals)
        self.listed.stay(row)

    def _enable(self) -> None:
        self.button.setEnabled(bool(self.rows.rowCount()))

    def _put_back(self) -> None:
        if removal := self.rows.entry(self.listed.row):
            self.wanted.emit(removal)
