"""What was searched and read, as a table. Comes in: entries; goes out: when, what and how often, newest first. It
refuses to know the desk.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from archiveviewer.ui import icons, named, wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archiveviewer.ui.desk.contents import Entry

Index = QModelIndex | QPersistentModelIndex
WHEN, WHAT, TIMES = range(3)
_NOWHERE = QModelIndex()


class HistoryModel(QAbstractTableModel):
    """See the module's paragraph."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: Sequence[Entry] = ()
        self._shown: list[Entry] = []
        self._wanted = ""
        self._star = icons.icon("star")

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Take other entries; what was looked for is still looked for."""
        self._entries = entries
        self.look_for(self._wanted)

    def look_for(self, wanted: str) -> None:
        """Show only what fits a few typed words, in its order."""
        self._wanted = wanted
        found = set(named.best(wanted, self._entries, lambda one: one.row.text, lambda _one: ""))
        self.beginResetModel()
        self._shown = [one for one in self._entries if one in found]
        self.endResetModel()

    def entry(self, row: int) -> Entry | None:
        """The entry of a row."""
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """One row an entry."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """When, what, how often."""
        return 0 if parent.isValid() else TIMES + 1

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        """Names of the columns."""
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return (self.tr("When"), self.tr("What"), self.tr("Times"))[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Words; a star before what is starred."""
        entry = self.entry(index.row()) if index.isValid() else None
        if entry is None:
            return None
        if role == Qt.ItemDataRole.DecorationRole and index.column() == WHAT and entry.row.starred:
            return self._star
        if role == Qt.ItemDataRole.ToolTipRole:
            return wording.tool_tip(entry.row.note)
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == TIMES:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return (wording.moment(entry.moment), wording.one_line(entry.row.text), wording.number(entry.times))[
            index.column()
        ]
