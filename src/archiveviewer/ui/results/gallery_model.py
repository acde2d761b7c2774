"""The pictures of an answer as Qt's views want them. Comes in: pages of pictures; goes out: rows, and wishes for
further pages as they are scrolled to. How many pictures an answer has nobody knows, so rows grow page by page.

It refuses to know the archive and how a picture is drawn.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from archiveviewer.ui import wording

if TYPE_CHECKING:
    from archiveviewer.results import PictureHit, PictureResults

PICTURE_ROLE = Qt.ItemDataRole.UserRole + 1
MOST_EMPTY = 4
"""Pages without any picture that are fetched in a row; then a person is asked."""
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class GalleryModel(QAbstractListModel):
    """Pictures of one answer."""

    more_wanted = Signal(int)
    """The number of the article from which further pictures are wanted."""
    state_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hits: list[PictureHit] = []
        self._next: int | None = None
        self._asked = True
        self._begins = False
        self._empty = 0
        self.total = 0
        """Articles with pictures, whether these are there or not."""

    @property
    def is_waiting(self) -> bool:
        """Whether a page is on its way."""
        return self._asked

    @property
    def looked_at(self) -> int:
        """Articles looked at so far."""
        return self.total if self._next is None else self._next

    def begin(self) -> None:
        """Another answer is on its way; until it comes, the pictures of the last one stay in sight."""
        self._asked, self._begins = True, True
        self.state_changed.emit()

    def _clear(self) -> None:
        self.beginResetModel()
        self._hits, self._next, self._empty, self.total, self._begins = [], None, 0, 0, False
        self.endResetModel()

    def add(self, results: PictureResults) -> None:
        """Take a page of the answer."""
        if self._begins:
            self._clear()
        self._asked, self._next, self.total = False, results.next, results.total
        if results.hits:
            self._empty = 0
            self.beginInsertRows(_NOWHERE, len(self._hits), len(self._hits) + len(results.hits) - 1)
            self._hits += results.hits
            self.endInsertRows()
        elif self._next is not None:
            self._empty += 1
            if self._empty < MOST_EMPTY:
                self.go_on()
        self.state_changed.emit()

    def go_on(self) -> None:
        """Ask for the next page."""
        if self._next is not None and not self._asked:
            self._asked = True
            self.more_wanted.emit(self._next)

    def hit(self, row: int) -> PictureHit | None:
        """The picture of a row."""
        return self._hits[row] if 0 <= row < len(self._hits) else None

    def row_of(self, article_id: str) -> int | None:
        """The first row of an article, if it is here."""
        return next((row for row, hit in enumerate(self._hits) if hit.id == article_id), None)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """What has come so far."""
        return 0 if parent.isValid() else len(self._hits)

    def canFetchMore(self, parent: Index) -> bool:
        """Whether there may be more pictures; Qt asks when the end is scrolled to."""
        waits = self._next is None or self._asked or (self._empty >= MOST_EMPTY and not self._hits)
        return not parent.isValid() and not waits

    def fetchMore(self, parent: Index) -> None:
        """Ask for them."""
        if self.canFetchMore(parent):
            self.go_on()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The caption, what is spoken, or the picture itself for the delegate."""
        hit = self.hit(index.row()) if index.isValid() else None
        if hit is None:
            return None
        if role == PICTURE_ROLE:
            return hit
        if role == Qt.ItemDataRole.DisplayRole:
            return hit.caption or hit.title
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return wording.spoken_picture(hit)
        return None
