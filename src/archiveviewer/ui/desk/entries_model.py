"""Entries as a table with a moment in the first column, looked through by a few typed words. Comes in: entries; goes
out: those that fit, in their order. What stands in the columns, the models of single tables say; it refuses to know it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from archiveviewer.ui import named

if TYPE_CHECKING:
    from collections.abc import Sequence

Index = QModelIndex | QPersistentModelIndex
Entry = TypeVar("Entry")
_NOWHERE = QModelIndex()


class EntriesModel(QAbstractTableModel, Generic[Entry]):
    """See the module's paragraph."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: Sequence[Entry] = ()
        self._shown: list[Entry] = []
        self._wanted = ""

    def titles(self) -> tuple[str, ...]:
        """The names of the columns."""
        raise NotImplementedError

    def words(self, entry: Entry) -> tuple[str, ...]:
        """What stands in the columns."""
        raise NotImplementedError

    def looked_through(self, entry: Entry) -> str:
        """In what typed words are looked for."""
        raise NotImplementedError

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Take other entries; what was looked for is still looked for."""
        self._entries = entries
        self.look_for(self._wanted)

    def look_for(self, wanted: str) -> None:
        """Show only what fits a few typed words, in its order."""
        self._wanted = wanted
        fitting = {id(one) for one in named.best(wanted, self._entries, self.looked_through, lambda _one: "")}
        self.beginResetModel()
        self._shown = [one for one in self._entries if id(one) in fitting]
        self.endResetModel()

    def entry(self, row: int) -> Entry | None:
        """The entry of a row."""
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """One row an entry."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """As many as there are names."""
        return 0 if parent.isValid() else len(self.titles())

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        """Names of the columns."""
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return self.titles()[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Words."""
        entry = self.entry(index.row()) if index.isValid() else None
        if entry is None or role != Qt.ItemDataRole.DisplayRole:
            return None
        return self.words(entry)[index.column()]
