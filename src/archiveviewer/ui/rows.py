"""Choosing a row for somebody. Comes in: a table and a row; goes out: that row chosen, and no other.

Qt's own `selectRow` asks the keyboard what to do: with Ctrl still held from the keys that opened a dialog it takes the
choice away from a row that has it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTableView

_ALONE = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows


def choose_row(table: QTableView, row: int) -> None:
    """Choose a row, whatever keys are held."""
    table.selectionModel().setCurrentIndex(table.model().index(row, 0), _ALONE)
