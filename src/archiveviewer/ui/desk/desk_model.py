"""The rows of the desk as Qt's views want them. Comes in: rows, names typed, things dropped; goes out: wishes as
signals.

It changes nothing by itself: what is wished for is done on the desk, and the desk's rows come back. It refuses to know
the desk.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import msgspec
from PySide6.QtCore import QMimeData, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel

from archiveviewer.ui import carrying, wording
from archiveviewer.ui.desk.contents import Row

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROW_ROLE = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex
_NAMED = ("collection", "search", "tag")
"""Kinds of rows whose text is a name that can be changed."""
_CARRIED = ("collection",)
"""Kinds of rows that can be dragged besides those of an article."""
_TAKING = ("collection", "tag")


class DeskModel(QStandardItemModel):
    """See the module's paragraph."""

    renamed = Signal(object, str)
    """A row and the name typed for it."""
    articles_dropped = Signal(object, object, object)
    """Articles (`Carried`), the row they were dropped on, and the row in front of which; None for behind all."""
    rows_dropped = Signal(object, object, object)
    """Rows of the desk's own, the row they were dropped on (None: the top), and the row in front of which."""

    def show_rows(self, rows: Sequence[Row]) -> list[QModelIndex]:
        """Take other rows; returns the sections that were made anew, since something in them has changed."""
        shown = [self.row_at(self.index(number, 0)) for number in range(self.rowCount())]
        if [row.place for row in shown if row] != [row.place for row in rows]:
            self.clear()
            shown = []
        anew = []
        for number, row in enumerate(rows):
            if number >= len(shown) or shown[number] != row:
                self.removeRows(number, 1)
                self.insertRow(number, _item(row))
                anew.append(self.index(number, 0))
        return anew

    def row_at(self, index: Index) -> Row | None:
        """The row at an index."""
        return cast("Row | None", index.data(ROW_ROLE)) if index.isValid() else None

    def indexes(self, parent: Index | None = None) -> Iterator[QModelIndex]:
        """All rows, each before those in it."""
        around = parent if parent is not None else QModelIndex()
        for number in range(self.rowCount(around)):
            index = self.index(number, 0, around)
            yield index
            yield from self.indexes(index)

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """A name that was typed is a wish."""
        row = self.row_at(index)
        name = str(value).strip()
        if role != Qt.ItemDataRole.EditRole or row is None or not name or name == row.text:
            return False
        self.renamed.emit(row, name)
        return True

    # Dragging

    def mimeTypes(self) -> list[str]:
        """Articles from the list or the sheet, and rows of our own."""
        return [carrying.ARTICLES, carrying.ROWS]

    def supportedDropActions(self) -> Qt.DropAction:
        """What is dropped is copied or moved; the desk knows which."""
        return Qt.DropAction.CopyAction | Qt.DropAction.MoveAction

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Rows by their places."""
        rows = [row for index in indexes if (row := self.row_at(index))]
        data = QMimeData()
        data.setData(carrying.ROWS, msgspec.json.encode([row.place for row in rows]))
        data.setText("\n".join(row.text for row in rows))
        return data

    def canDropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        """Articles go into collections and onto tags; collections also to the top."""
        del action, row, column
        target = self.row_at(parent)
        if data.hasFormat(carrying.ARTICLES):
            return target is not None and target.kind in _TAKING
        if not data.hasFormat(carrying.ROWS):
            return False
        kinds = {one.kind for one in self._carried(data)}
        if kinds == {"collection"}:
            return target is not None and (target.kind == "collection" or target.key == "collections")
        return bool(kinds) and target is not None and target.kind in _TAKING

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        """Tell what was dropped where; false, so that no view removes what was dragged."""
        if self.canDropMimeData(data, action, row, column, parent):
            target = self.row_at(parent)
            before = self.row_at(self.index(row, 0, parent)) if row >= 0 else None
            if articles := carrying.unpacked(data):
                self.articles_dropped.emit(articles, target, before)
            else:
                self.rows_dropped.emit(self._carried(data), target, before)
        return False

    def _carried(self, data: QMimeData) -> list[Row]:
        """The rows of a drag that are here; those of another window are not."""
        try:
            places = msgspec.json.decode(data.data(carrying.ROWS).data(), type=list[str])
        except (msgspec.MsgspecError, ValueError):
            return []
        rows = {row.place: row for index in self.indexes() if (row := self.row_at(index))}
        return [rows[place] for place in places if place in rows]


def _item(row: Row) -> QStandardItem:
    item = QStandardItem(wording.one_line(row.text))
    item.setData(row, ROW_ROLE)
    item.setData(_spoken(row), Qt.ItemDataRole.AccessibleTextRole)
    item.setToolTip(wording.tool_tip(row.note))
    flags = Qt.ItemFlag.ItemIsEnabled
    if row.kind != "hint":
        flags |= Qt.ItemFlag.ItemIsSelectable
    if row.kind in _NAMED:
        flags |= Qt.ItemFlag.ItemIsEditable
    if row.kind in _CARRIED or row.reference is not None:
        flags |= Qt.ItemFlag.ItemIsDragEnabled
    if row.kind in _TAKING or row.key == "collections":
        flags |= Qt.ItemFlag.ItemIsDropEnabled
    item.setFlags(flags)
    for inner in row.rows:
        item.appendRow(_item(inner))
    if row.opens and not row.rows:  # an arrow to unfold it; what is in it comes then
        item.appendRow(_item(Row("hint", row.key, wording.loading())))
    return item


def _spoken(row: Row) -> str:
    counted = wording.articles(row.articles) if row.articles >= 0 else ""
    new = wording.new_articles(row.new) if row.new else ""
    return ", ".join(filter(None, (wording.one_line(row.text), counted, new, wording.one_line(row.note))))
