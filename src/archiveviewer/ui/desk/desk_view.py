"""The pane of the desk: sections with rows in them. Comes in: rows; goes out: signals of what is wanted with a row.

A click or Enter opens a row; F2 renames, Delete removes, the menu has all else. It refuses to know the desk.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QMenu, QTreeView, QWidget

from archiveviewer.ui import icons
from archiveviewer.ui.desk.desk_delegate import DeskDelegate
from archiveviewer.ui.desk.desk_model import DeskModel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QResizeEvent

    from archiveviewer.ui.desk.contents import Row

_INDENT = 18
_REMOVABLE = ("collection", "clipping", "search", "tag", "article_tag", "question", "reading", "passage")
_FOLDED_AT_FIRST = frozenset({"heading:questions", "heading:readings"})


class DeskView(QTreeView):
    """See the module's paragraph."""

    chosen = Signal(object)
    """Open this row."""
    wanted = Signal(str, object)
    """What to do (`remove`, `note`, `star`, `new`, `publish`, `export`, `colour`, `forget`) with a row; None for none
    of them.
    """
    unfolded = Signal()
    """Another collection was unfolded: what is in it is wanted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = DeskModel(self)
        self._open: set[str] = set()
        self._folded: set[str] = set(_FOLDED_AT_FIRST)
        self._building = False
        self.setModel(self.rows)
        self.setItemDelegate(DeskDelegate(self))
        self._lay_out()
        self._let_drag()
        self.clicked.connect(self._choose)
        self.expanded.connect(self._unfold)
        self.collapsed.connect(self._fold)

    def _lay_out(self) -> None:
        self.setHeaderHidden(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setIndentation(_INDENT)
        self.setExpandsOnDoubleClick(False)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setAccessibleName(self.tr("Desk"))

    def _let_drag(self) -> None:
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setAutoExpandDelay(700)

    # What is shown

    @property
    def open_places(self) -> frozenset[str]:
        """The places of the collections that are unfolded."""
        return frozenset(self._open)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Take other rows; what was unfolded, current and in sight stays so."""
        current, scrolled = self.rows.row_at(self.currentIndex()), self.verticalScrollBar().value()
        self._building = True
        for section in self.rows.show_rows(rows):
            for index in (section, *self.rows.indexes(section)):
                self._restore(index, current)
        self._building = False
        self.verticalScrollBar().setValue(scrolled)

    def _restore(self, index: QModelIndex, current: Row | None) -> None:
        """Unfold a new row and make it current, as the one was that it takes the place of."""
        row = self.rows.row_at(index)
        if row is None:
            return
        opened = row.place not in self._folded if row.kind == "heading" else row.place in self._open
        self.setExpanded(index, opened)
        if current is not None and row.place == current.place:
            self.setCurrentIndex(index)

    def edit_name(self, place: str) -> None:
        """Let a person type the name of a row, as of one just made."""
        for index in self.rows.indexes():
            row = self.rows.row_at(index)
            if row is not None and row.place == place:
                self.scrollTo(index)
                self.setCurrentIndex(index)
                self.setFocus(Qt.FocusReason.OtherFocusReason)
                self.edit(index)
                return

    def unfold(self, place: str) -> None:
        """Have a row unfolded when rows are shown the next time."""
        self._open.add(place)
        self._folded.discard(place)

    def _unfold(self, index: QModelIndex) -> None:
        row = self.rows.row_at(index)
        if row is None or self._building:
            return
        self.unfold(row.place)
        if row.kind == "collection":
            self.unfolded.emit()

    def _fold(self, index: QModelIndex) -> None:
        row = self.rows.row_at(index)
        if row is not None and not self._building:
            self._open.discard(row.place)
            if row.kind == "heading":
                self._folded.add(row.place)

    # What is wanted

    def _choose(self, index: QModelIndex) -> None:
        row = self.rows.row_at(index)
        if row is None:
            return
        if row.kind == "heading":
            self.setExpanded(index, not self.isExpanded(index))
        elif row.kind != "hint":
            self.chosen.emit(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Delete removes."""
        row = self.rows.row_at(self.currentIndex())
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            if self.state() != QAbstractItemView.State.EditingState:
                self._choose(self.currentIndex())
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and row is not None and row.kind in _REMOVABLE:
            self.wanted.emit("remove", row)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Hints are as high as their words need."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of the row under the mouse, or of the current one by the keyboard."""
        by_key = event.reason() == event.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        where = self.visualRect(index).bottomLeft() if by_key else event.pos()
        self._show_menu(index, where)

    def _show_menu(self, index: QModelIndex, where: QPoint) -> None:
        menu = self.build_menu(index)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.viewport().mapToGlobal(where))

    def build_menu(self, index: QModelIndex) -> QMenu:
        """What can be done with a row."""
        row = self.rows.row_at(index)
        menu = QMenu(self)
        kind = row.kind if row is not None else "heading"
        if row is not None and kind not in ("heading", "hint"):
            menu.addAction(self.tr("Open")).triggered.connect(lambda: self.chosen.emit(row))
        for what, text, picture in self._offers(kind, row):
            action = menu.addAction(text)
            if picture:
                action.setIcon(icons.icon(picture))
            action.triggered.connect(lambda _on=False, what=what: self._want(what, row, index))
        return menu

    def _offers(self, kind: str, row: Row | None) -> list[tuple[str, str, str]]:
        """What else can be done, in words and with a picture."""
        key = row.key if row is not None else ""
        offers = {
            "collection": [
                ("new", self.tr("New collection in it"), "collection"),
                ("rename", self.tr("Rename"), ""),
                ("note", self.tr("Note…"), "quote"),
                ("publish", self.tr("Export…"), ""),
                ("export", self.tr("Save for a colleague…"), "open-original"),
                ("remove", self.tr("Remove collection"), ""),
            ],
            "clipping": [("note", self.tr("Note…"), "quote"), ("remove", self.tr("Take out of the collection"), "")],
            "search": [("rename", self.tr("Rename"), ""), ("remove", self.tr("Remove saved search"), "")],
            "tag": [("rename", self.tr("Rename"), ""), ("remove", self.tr("Take it off all articles"), "")],
            "article_tag": [("remove", self.tr("Take it off this article"), "")],
            "question": [
                ("star", self.tr("Remove star") if row is not None and row.starred else self.tr("Star"), "star"),
                ("remove", self.tr("Forget"), ""),
            ],
            "reading": [("remove", self.tr("Forget"), "")],
            "passage": [
                ("note", self.tr("Note and colour…"), "quote"),
                ("remove", self.tr("Remove mark"), ""),
            ],
        }.get(kind, [])
        if key == "collections" or row is None:
            offers = [("new", self.tr("New collection"), "collection")]
        elif kind == "heading" and key in ("questions", "readings"):
            offers = [
                (
                    "forget",
                    self.tr("Forget all but what is starred") if key == "questions" else self.tr("Forget all"),
                    "",
                )
            ]
        return offers

    def _want(self, what: str, row: Row | None, index: QModelIndex) -> None:
        if what == "rename":
            self.edit(index)
        else:
            self.wanted.emit(what, row)
