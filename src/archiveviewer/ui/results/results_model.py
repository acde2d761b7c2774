"""The list of results as Qt's views want it. Comes in: a total and pages of hits; goes out: rows and wishes for pages.

Every row exists from the start, so the scroll bar is true; a row whose page has not come yet has no hit and asks for
its page. The first page may come in two parts, the rows in sight before the others. Only the pages last looked at are
kept. It refuses to know the archive and how a row is drawn.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from archiveviewer.ui import carrying, wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archiveviewer.results import Hit

HIT_ROLE = Qt.ItemDataRole.UserRole + 1
PAGES_KEPT = 40
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class ResultsModel(QAbstractListModel):
    """Rows of one answer; `page_wanted` carries the offset of a page that is missing, each time it is looked at."""

    page_wanted = Signal(int)

    def __init__(self, page_size: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._page_size = page_size
        self._total = 0
        self._pages: OrderedDict[int, tuple[Hit, ...]] = OrderedDict()
        self._late = range(0)

    def show(self, total: int, hits: tuple[Hit, ...]) -> None:
        """Take another answer with its first page, or as much of it as is here; the whole follows by itself."""
        self.beginResetModel()
        self._total = total
        self._pages.clear()
        self._pages[0] = hits
        self._late = range(len(hits), min(total, self._page_size))
        self.endResetModel()

    def add_page(self, offset: int, hits: tuple[Hit, ...]) -> None:
        """Take a page of the same answer."""
        if not 0 <= offset < self._total:
            return
        self._pages[offset] = hits
        self._pages.move_to_end(offset)
        if not offset:
            self._late = range(0)
        while len(self._pages) > PAGES_KEPT:
            self._pages.popitem(last=False)
        last = min(offset + self._page_size, self._total) - 1
        self.dataChanged.emit(self.index(offset), self.index(last))

    def hit(self, row: int) -> Hit | None:
        """The hit of a row, or None while its page is on its way."""
        if not 0 <= row < self._total:
            return None
        offset = row - row % self._page_size
        if offset not in self._pages:
            self.page_wanted.emit(offset)
            return None
        self._pages.move_to_end(offset)
        return self.held(row)

    def held(self, row: int) -> Hit | None:
        """The hit of a row if its page is here; asks for nothing."""
        offset = row - row % self._page_size
        page = self._pages.get(offset, ())
        return page[row - offset] if row - offset < len(page) else None

    def is_here(self, row: int) -> bool:
        """Whether the page of a row has come; one that is shorter than it was expected has all the same."""
        return row - row % self._page_size in self._pages and row not in self._late

    def row_of(self, article_id: str) -> int | None:
        """The row of an article, or of the story it is a printing of, if its page is here; asks for nothing."""
        for offset, page in self._pages.items():
            for step, hit in enumerate(page):
                if article_id in (hit.id, *(copy.id for copy in hit.copies)):
                    return offset + step
        return None

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """All rows at once: see the module's paragraph."""
        return 0 if parent.isValid() else self._total

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """One column, for a table."""
        return 0 if parent.isValid() else 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Rows can be dragged."""
        return super().flags(index) | (Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else Qt.ItemFlag.NoItemFlags)

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The articles of rows; other programs get their titles."""
        rows = sorted(index.row() for index in indexes)
        hits = [hit for row in rows if (hit := self.held(row))]
        return carrying.packed([carrying.of_hit(hit) for hit in hits])

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Title, spoken text, or the hit itself for the delegate."""
        if not index.isValid() or role not in _ROLES:
            return None
        hit = self.hit(index.row())
        if role == HIT_ROLE:
            return hit
        if hit is None:
            return wording.loading()
        return hit.title if role == Qt.ItemDataRole.DisplayRole else wording.spoken_hit(hit)


_ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, HIT_ROLE)
