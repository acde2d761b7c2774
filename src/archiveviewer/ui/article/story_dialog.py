"""How a story went on, to be looked through. A story comes in; wishes go out: an article to be opened, a list of
citations to be saved.

The line of time and the list show the same chapters and stay in step. It refuses to open or to write anything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from archiveviewer.ui import sizes, wording
from archiveviewer.ui.article.story_chart import StoryChart
from archiveviewer.ui.article.story_model import DATE, REASON, RELATION, SOURCE, TITLE, StoryModel

if TYPE_CHECKING:
    from archiveviewer.results import Story

_SIZE = (1040, 640)
_WIDTHS = ((DATE, 100), (RELATION, 155), (SOURCE, 130), (REASON, 230))
_FEWEST_ROWS = 4


class StoryDialog(QDialog):
    """The line of time above the list."""

    article_requested = Signal(str)
    list_requested = Signal(object)
    """The story, whose chapters are to be saved as a list of citations."""

    def __init__(self, story: Story, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._story = story
        self.model = StoryModel(story, self)
        self.setWindowTitle(self.tr("Follow the story"))
        column = QVBoxLayout(self)
        column.addWidget(self._said())
        self.chart = StoryChart(self.model, self)
        self.list = self._make_list()
        column.addWidget(self.chart)
        column.addWidget(self.list, 1)
        column.addWidget(self._make_buttons())
        sizes.open_at(self, _SIZE[0], min(_SIZE[1], self._height_of_all()))
        self.chart.chosen.connect(self._choose)
        self.chart.opened.connect(self._open)
        self.list.selectionModel().currentRowChanged.connect(self._chosen_in_list)
        self.list.activated.connect(self._open_index)
        self._choose(self.model.present)
        self.list.setFocus()

    def _height_of_all(self) -> int:
        """How high the dialog is with no row too many."""
        rows = max(_FEWEST_ROWS, self.model.rowCount())
        inside = self.list.header().sizeHint().height() + rows * self.list.sizeHintForRow(0)
        beside = self.sizeHint().height() - self.list.sizeHint().height()
        return beside + inside + 2 * self.list.frameWidth()

    def _said(self) -> QLabel:
        others = self.model.rowCount() - 1
        title = wording.one_line(self._story.title) or wording.untitled()
        if others > 0:
            words = self.tr("%Ln other article(s) tell the story of “%1”.", "", others)
        else:
            words = self.tr("No other article in this archive tells the story of “%1”.")
        said = QLabel(words.replace("%1", title), self)
        said.setTextFormat(Qt.TextFormat.PlainText)
        said.setWordWrap(True)
        return said

    def _make_list(self) -> QTreeView:
        view = QTreeView(self)
        view.setModel(self.model)
        view.setAccessibleName(self.windowTitle())
        view.setRootIsDecorated(False)
        view.setUniformRowHeights(True)
        view.setAllColumnsShowFocus(True)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        header = view.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(TITLE, QHeaderView.ResizeMode.Stretch)
        for section, width in _WIDTHS:
            view.setColumnWidth(section, width)
        return view

    def _make_buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        box.rejected.connect(self.reject)
        self.open_button = QPushButton(self.tr("&Open article"), self)
        self.save_button = QPushButton(self.tr("&Save as list with citations…"), self)
        for button, run in ((self.open_button, self._open_chosen), (self.save_button, self._ask_list)):
            button.setAutoDefault(False)
            button.clicked.connect(run)
            box.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        return box

    def _choose(self, row: int) -> None:
        self.list.setCurrentIndex(self.model.index(row, DATE))
        self.chart.show_chosen(row)

    def _chosen_in_list(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chart.show_chosen(index.row())

    def _open_index(self, index: QModelIndex) -> None:
        self._open(index.row())

    def _open_chosen(self) -> None:
        self._open(self.list.currentIndex().row())

    def _open(self, row: int) -> None:
        if 0 <= row < self.model.rowCount():
            self.article_requested.emit(self.model.chapters[row].id)

    def _ask_list(self) -> None:
        self.list_requested.emit(self._story)
