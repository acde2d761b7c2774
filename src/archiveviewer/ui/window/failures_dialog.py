"""The files that could not be read, and why. Comes in: failures; goes out: the wish to try again.

It refuses to open the files themselves: only the folder they lie in is shown, by the system's own file manager.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from archiveviewer.ui import wording
from archiveviewer.ui.opening import open_folder_of

if TYPE_CHECKING:
    from archiveviewer.results import Failure

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_NAME, _REASON, _FOLDER = range(3)


class FailuresModel(QAbstractTableModel):
    """File, reason and folder, one failure a row."""

    def __init__(self, failures: tuple[Failure, ...], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._failures = failures

    def failure(self, row: int) -> Failure:
        """The failure of a row."""
        return self._failures[row]

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """One row a failure."""
        return 0 if parent.isValid() else len(self._failures)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """File, reason, folder."""
        return 0 if parent.isValid() else 3

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        """Names of the columns."""
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return (self.tr("File"), self.tr("Reason"), self.tr("Folder"))[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """Words for people; the technical cause is in the tool tip."""
        if not index.isValid() or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        failure = self._failures[index.row()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return _line(failure)
        path = Path(failure.path)
        name = f"{path.name} › {failure.member}" if failure.member else path.name
        return (wording.one_line(name), wording.failure(failure), wording.display_path(path.parent))[index.column()]

    def as_text(self) -> str:
        """All of it, to be pasted into a message."""
        return "\n".join(_line(failure) for failure in self._failures)


def _line(failure: Failure) -> str:
    parts = (failure.path, failure.member, wording.failure(failure), failure.detail)
    return " — ".join(wording.one_line(part) for part in parts if part)


class FailuresDialog(QDialog):
    """The list with its buttons."""

    retry_wanted = Signal()

    def __init__(self, failures: tuple[Failure, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Files that could not be read"))
        self.resize(760, 440)
        self._rows = FailuresModel(failures, self)
        self._table = QTableView(self)
        self._table.setModel(self._rows)
        self._table.setAccessibleName(self.windowTitle())
        self._table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._table.setTabKeyNavigation(False)
        self._table.setShowGrid(False)
        self._table.setWordWrap(False)
        self._table.verticalHeader().hide()
        header = self._table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setStretchLastSection(True)
        header.setHighlightSections(False)
        for section, width in ((_NAME, 260), (_REASON, 230)):
            header.resizeSection(section, width)
        said = self.tr("%n file(s) could not be read. All others are in the archive.", "", len(failures))
        buttons = self._buttons(anything=bool(failures))
        column = QVBoxLayout(self)
        column.addWidget(QLabel(said if failures else self.tr("Every file could be read."), self))
        column.addWidget(self._table, 1)
        column.addWidget(buttons)
        if failures:
            self._table.selectRow(0)

    def _buttons(self, *, anything: bool) -> QDialogButtonBox:
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        box.rejected.connect(self.reject)
        for text, slot in (
            (self.tr("Open &folder"), self._open_folder),
            (self.tr("&Copy list"), self._copy),
            (self.tr("&Try again"), self._retry),
        ):
            button = QPushButton(text, self)
            button.setEnabled(anything)
            button.clicked.connect(slot)
            box.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        return box

    def _open_folder(self) -> None:
        index = self._table.currentIndex()
        if index.isValid():
            open_folder_of(Path(self._rows.failure(index.row()).path))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._rows.as_text())

    def _retry(self) -> None:
        self.retry_wanted.emit()
        self.accept()
