"""What was searched and read, as a table. Comes in: entries; goes out: when, what and how often, newest first. It
refuses to know the desk.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from archiveviewer.ui import icons, wording
from archiveviewer.ui.desk.contents import Entry
from archiveviewer.ui.desk.entries_model import EntriesModel

if TYPE_CHECKING:
    from archiveviewer.ui.desk.entries_model import Index

WHEN, WHAT, TIMES = range(3)


class HistoryModel(EntriesModel[Entry]):
    """See the module's paragraph."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._star = icons.icon("star")

    def titles(self) -> tuple[str, ...]:
        """When, what, how often."""
        return (self.tr("When"), self.tr("What"), self.tr("Times"))

    def words(self, entry: Entry) -> tuple[str, ...]:
        """The same of an entry."""
        return (wording.moment(entry.moment), wording.one_line(entry.row.text), wording.number(entry.times))

    def looked_through(self, entry: Entry) -> str:
        """What was asked, or the title of what was read."""
        return entry.row.text

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
        return super().data(index, role)
