"""The pictures of an answer in a grid, with its keys. Comes in: a model and keys; goes out: wishes to open the article
where a picture stands, to look at the picture, to leave the grid. It refuses to know what opening means.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QLabel, QListView, QVBoxLayout, QWidget

from archiveviewer.ui import wording
from archiveviewer.ui.link_button import LinkButton
from archiveviewer.ui.results.choice import Choice
from archiveviewer.ui.results.gallery_delegate import GalleryDelegate
from archiveviewer.ui.results.thumbnails import Thumbnails

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from archiveviewer.ui.pictures import Viewing
    from archiveviewer.ui.results.gallery_model import GalleryModel


class GalleryView(QListView):
    """A grid of pictures."""

    chosen = Signal(str, int)
    """Article and block of the current picture, once the choice has settled."""
    entered_article = Signal()
    looked_at = Signal(str, int)
    """The picture is to be seen as large as the screen allows."""
    list_wanted = Signal()
    """There is no picture: show what was found as a list."""

    def __init__(self, model: GalleryModel, viewer: Viewing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._room = -1
        self.thumbnails = Thumbnails(viewer, self)
        self.thumbnails.arrived.connect(self._redraw)
        self._delegate = GalleryDelegate(self.thumbnails, self)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self._lay_out()
        self._message = _Message(self.viewport())
        self._message.go_on.clicked.connect(model.go_on)
        self._message.as_list.clicked.connect(self.list_wanted)
        self._choice = Choice(self)
        self._choice.settled.connect(self._choose)
        model.modelReset.connect(self._begin)
        model.state_changed.connect(self._say)
        self.doubleClicked.connect(self._look)

    def _lay_out(self) -> None:
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # else cells change with their number
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Pictures found"))

    def _fit(self) -> None:
        room = self.viewport().width() - 1
        if room != self._room:
            self._room = room
            self.setGridSize(self._delegate.fit(room, self.font(), self.devicePixelRatioF()))

    def _begin(self) -> None:
        self._choice.stay()
        self.thumbnails.forget_waiting()

    def _say(self) -> None:
        model = self._model
        self._message.show_state(model.rowCount(), model.looked_at, model.total, waiting=model.is_waiting)

    def await_answer(self) -> None:
        """Have the keyboard for what is on its way, with nothing chosen of what is here."""
        self._choice.take_keyboard()

    def step(self, by: int) -> bool:
        """Go `by` pictures on; False when there is no such picture. Without a chosen one the first is taken."""
        return self._choice.step(by)

    def select_quietly(self, article_id: str) -> None:
        """Mark a picture of the article that is open already, unless another has just been chosen."""
        current = self._model.hit(self.currentIndex().row())
        if self._choice.is_open or (current is not None and current.id == article_id):
            return
        row = self._model.row_of(article_id)
        if row is None:
            self.clearSelection()
        else:
            self._choice.go_to(row)
            self._choice.stay()

    def _choose(self) -> None:
        hit = self._model.hit(self.currentIndex().row())
        if hit is None:
            return
        if not self.selectionModel().hasSelection():  # the keyboard came here: what is read is seen to be
            self._choice.go_to(self.currentIndex().row())
            self._choice.stay()
        self.chosen.emit(hit.id, hit.block)

    def _look(self) -> None:
        hit = self._model.hit(self.currentIndex().row())
        if hit is not None:
            self._choice.stay()
            self.looked_at.emit(hit.id, hit.block)

    def _redraw(self, _place: object) -> None:
        self.viewport().update()

    # Qt's events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space looks at the picture, Enter goes to where it stands; all else is as in every grid."""
        if event.key() == Qt.Key.Key_Space:
            self._look()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choice.stay()
            self._choose()
            self.entered_article.emit()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters typed into the grid jump nowhere."""
        del search

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many columns as there is room for."""
        self._fit()
        super().resizeEvent(event)
        self._message.setGeometry(self.viewport().rect())

    def changeEvent(self, event: QEvent) -> None:
        """Another font means other cells."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and self._room >= 0:
            self._room = -1
            self._fit()


class _Message(QWidget):
    """What stands where pictures would."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = QLabel(self)
        self._words.setWordWrap(True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        self.go_on = LinkButton(self.tr("Look further"), self)
        self.as_list = LinkButton(self.tr("Show as a list"), self)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.addStretch(1)
        column.addWidget(self._words)
        for way in (self.go_on, self.as_list):
            column.addWidget(way, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)

    def show_state(self, pictures: int, looked_at: int, total: int, *, waiting: bool) -> None:
        """Say what is going on, or nothing while there are pictures."""
        self.setVisible(not pictures)
        self.go_on.setVisible(not waiting and looked_at < total)
        self.as_list.setVisible(not waiting)
        if waiting:
            self._words.setText(wording.loading())
        elif not total:
            self._words.setText(self.tr("None of these articles has a picture."))
        else:
            self._words.setText(
                self.tr("%Ln article(s) have pictures, but none of these is in the archive’s folders.", "", looked_at)
            )
