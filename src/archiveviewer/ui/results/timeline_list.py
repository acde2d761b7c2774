"""The bars of a time line as a plain list, for screen readers and for exact numbers. Comes in: bars; goes out: a range.

It refuses to know how bars are drawn.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from archiveviewer.ui import dates, sizes, wording
from archiveviewer.ui.results.timeline_painting import overlaps

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archiveviewer.ui.questions import Dates
    from archiveviewer.ui.results.timeline_scale import Bar

_SIZE = (380, 460)


class TimelineList(QDialog):
    """A table of times with articles; what is selected is chosen with a button. `dates_chosen` carries the range."""

    dates_chosen = Signal(object)

    def __init__(self, bars: Sequence[Bar], chosen: Dates | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars = [bar for bar in bars if bar.held or bar.found]
        self.setWindowTitle(self.tr("Articles by time"))
        sizes.open_at(self, *_SIZE)
        hint = QLabel(self.tr("Select one line, or the first and the last with Shift."), self)
        hint.setWordWrap(True)
        self.table = self._table()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self._take = buttons.addButton(self.tr("Only these articles"), QDialogButtonBox.ButtonRole.AcceptRole)
        column = QVBoxLayout(self)
        for part in (hint, self.table, buttons):
            column.addWidget(part)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.table.doubleClicked.connect(self.accept)
        self.table.selectionModel().selectionChanged.connect(self._allow)
        self._select(chosen)
        self._allow()

    def _table(self) -> QTableView:
        model = QStandardItemModel(0, 3, self)
        model.setHorizontalHeaderLabels([self.tr("Time"), self.tr("Found"), self.tr("In all")])
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for column, side in enumerate((Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, right, right)):
            model.setHeaderData(column, Qt.Orientation.Horizontal, side, Qt.ItemDataRole.TextAlignmentRole)
        for bar in self._bars:
            texts = (dates.period(bar.first, bar.last), wording.number(bar.found), wording.number(bar.held))
            row = [QStandardItem(text) for text in texts]
            for cell in row[1:]:
                cell.setTextAlignment(right)
            model.appendRow(row)
        table = QTableView(self)
        table.setModel(model)
        table.setAccessibleName(self.windowTitle())
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        table.horizontalHeader().setHighlightSections(False)
        return table

    def _select(self, chosen: Dates | None) -> None:
        model = self.table.model()
        rows = [row for row, bar in enumerate(self._bars) if chosen and overlaps(bar, chosen)]
        last = rows[-1] if rows else len(self._bars) - 1
        flags = QItemSelectionModel.SelectionFlag
        self.table.selectionModel().setCurrentIndex(model.index(last, 0), flags.NoUpdate)
        if rows:
            stretch = QItemSelection(model.index(rows[0], 0), model.index(rows[-1], 2))
            self.table.selectionModel().select(stretch, flags.ClearAndSelect)
        self.table.scrollTo(model.index(last, 0))

    def _allow(self) -> None:
        self._take.setEnabled(self.table.selectionModel().hasSelection())

    def accept(self) -> None:
        """Choose what is selected."""
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        if rows:
            self.dates_chosen.emit((self._bars[rows[0]].first, self._bars[rows[-1]].last))
        super().accept()
