"""What was removed lately, as a table. Comes in: removals; goes out: when, what and from where, the last one first. It
refuses to know the desk.
"""

from __future__ import annotations

from PySide6.QtCore import Qt

from archiveviewer.desk.removals import Removal
from archiveviewer.ui import wording
from archiveviewer.ui.desk.entries_model import EntriesModel, Index

WHEN, WHAT, FROM = range(3)


class RemovedModel(EntriesModel[Removal]):
    """See the module's paragraph."""

    def titles(self) -> tuple[str, ...]:
        """When, what, from where."""
        return (self.tr("When"), self.tr("What"), self.tr("From"))

    def words(self, entry: Removal) -> tuple[str, ...]:
        """The same of a removal."""
        return (wording.moment(entry.moment), self.called(entry), wording.one_line(entry.place) or "–")

    def looked_through(self, entry: Removal) -> str:
        """What was removed and where it was."""
        return f"{entry.name} {entry.place}"

    def called(self, removal: Removal) -> str:
        """What was removed, in words; of many articles their number stands first, where no title cuts it off."""
        name, articles = f"“{wording.one_line(removal.name)}”", wording.articles(removal.count)
        match removal.kind:
            case "collections":
                return self.tr("Collection %1").replace("%1", name) + (f", {articles}" if removal.count else "")
            case "clippings" | "opened" if removal.count > 1:
                return f"{articles}: {name}, …"
            case "taggings":
                return self.tr("Tag %1").replace("%1", name) + (f", {articles}" if removal.count > 1 else "")
            case "asked":
                more = self.tr(" and %Ln more", "", removal.count - 1) if removal.count > 1 else ""
                return self.tr("Search %1").replace("%1", name) + more
        told = {
            "clippings": self.tr("Article %1"),
            "passages": self.tr("Mark %1"),
            "searches": self.tr("Saved search %1"),
            "opened": self.tr("Read: %1"),
        }
        return told[removal.kind].replace("%1", name)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Words; all of them where the mouse rests."""
        entry = self.entry(index.row()) if index.isValid() else None
        if entry is not None and role == Qt.ItemDataRole.ToolTipRole:
            return wording.tool_tip("\n".join(filter(None, (self.called(entry), entry.place))))
        return super().data(index, role)
