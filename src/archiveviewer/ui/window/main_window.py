"""The window: which pane stands where, and what is kept of that. Comes in: panes; goes out: drops and closing.

It arranges and nothing more: no search, no archive, no files.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QMainWindow, QSplitter, QSplitterHandle, QStackedWidget, QVBoxLayout, QWidget

from archiveviewer.ui import icons, sizes, theme
from archiveviewer.ui.desk.desk_view import DeskView
from archiveviewer.ui.results.facets import FacetsView
from archiveviewer.ui.results.results_pane import ResultsPane
from archiveviewer.ui.window import tab_order
from archiveviewer.ui.window.actions import BACK_BUTTONS, Actions
from archiveviewer.ui.window.centre_pages import TroublePage, WelcomePage
from archiveviewer.ui.window.dropping import DropHint, dropped_paths
from archiveviewer.ui.window.message_bar import MessageBar
from archiveviewer.ui.window.side_panel import SidePanel
from archiveviewer.ui.window.status import StatusLine
from archiveviewer.ui.window.top_bar import TopBar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from PySide6.QtGui import (
        QCloseEvent,
        QDragEnterEvent,
        QDragLeaveEvent,
        QDropEvent,
        QKeyEvent,
        QMouseEvent,
        QPaintEvent,
        QResizeEvent,
    )

    from archiveviewer.settings import Settings
    from archiveviewer.ui.article.reading_pane import ReadingPane
    from archiveviewer.ui.pictures import Viewing
    from archiveviewer.ui.remembered import Remembered

_SIZE = (1240, 800)
_SMALLEST = (680, 420)
_SIDEBAR, _RESULTS = 0.19, 0.3
"""Shares of the width that the sidebar and the results take at first."""


class MainWindow(QMainWindow):
    """Top bar, three panes side by side, status line; or one page instead of the panes."""

    paths_dropped = Signal(object)
    closing = Signal()

    def __init__(self, settings: Settings, reading_pane: ReadingPane, viewer: Viewing, *, has_sample: bool) -> None:
        super().__init__()
        self.setWindowIcon(icons.app_icon())
        self.setWindowTitle(self.tr("Archive Viewer"))
        self.setAcceptDrops(True)
        self.setMinimumSize(*_SMALLEST)
        self.commands = Actions(self, settings.keys)
        self.top_bar = TopBar(self.commands, self)
        self.facets = FacetsView(self)
        self.desk = DeskView(self)
        self.side = SidePanel([(self.tr("Filters"), self.facets), (self.tr("Desk"), self.desk)], self)
        self.results = ResultsPane(viewer, self)
        self.reading_pane = reading_pane
        self.status = StatusLine(self)
        self.message_bar = MessageBar(self)
        self.welcome = WelcomePage(settings, has_sample=has_sample)
        self.trouble = TroublePage()
        self._drop_hint = DropHint(self)
        self._only_article, self._sidebar_wanted, self._proportions = False, True, QByteArray()
        self._panes = self._split()
        self._pages = QStackedWidget()
        for page in (self._panes, self.welcome, self.trouble):
            self._pages.addWidget(page)
        self.commands.fill(self.menuBar())
        self.setStatusBar(self.status)
        self._lay_out()

    def _split(self) -> QSplitter:
        panes = _Splitter(Qt.Orientation.Horizontal, self)
        self.side.setMinimumWidth(150)
        self.reading_pane.setMinimumWidth(220)  # else it alone gives way when the window gets narrower
        for number, pane in enumerate((self.side, self.results, self.reading_pane)):
            panes.addWidget(pane)
            panes.setStretchFactor(number, 1 if pane is self.reading_pane else 0)
            panes.setCollapsible(number, False)
        return panes

    def _lay_out(self) -> None:
        centre = QWidget(self)
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top_bar)
        column.addWidget(self.message_bar)
        column.addWidget(self._pages, 1)
        self.setCentralWidget(centre)

    # Which page stands in the middle.

    def show_panes(self) -> None:
        """Results and article."""
        self._show(self._panes)

    def show_welcome(self) -> None:
        """The page of the first start."""
        if self._pages.currentWidget() is not self.welcome:
            self._show(self.welcome)
            self.welcome.choose.setFocus()

    def show_trouble(self, error: Exception) -> None:
        """The page of an archive that can't be used."""
        self.trouble.show_error(error)
        self._show(self.trouble)

    def _show(self, page: QWidget) -> None:
        self._pages.setCurrentWidget(page)

    @property
    def shows_panes(self) -> bool:
        """True while there is something to search in."""
        return self._pages.currentWidget() is self._panes

    def set_focus_mode(self, on: bool) -> None:
        """Leave nothing but the article, or bring back what stood around it."""
        if on == self._only_article:
            return
        self._only_article = on
        if on:
            self._sidebar_wanted, self._proportions = not self.side.isHidden(), self._panes.saveState()
        self.side.setVisible(self._sidebar_wanted and not on)
        for part in (self.results, self.top_bar, self.status):
            part.setVisible(not on)
        if not on:
            self._panes.restoreState(self._proportions)
        (self.reading_pane if on else self.results.hits).setFocus()

    # Moving between panes.

    def focus_pane(self, by: int) -> None:
        """Move the keyboard to the next or previous pane that is shown."""
        pane = self.reading_pane
        stops = [self.top_bar.search_box, self.side.shown, self.results.hits, pane.page_panel, pane]
        shown = [stop for stop in stops if stop.isVisible()]
        here = next((number for number, stop in enumerate(shown) if _holds_focus(stop)), -1 if by > 0 else 0)
        if shown:
            shown[(here + by) % len(shown)].setFocus(Qt.FocusReason.TabFocusReason)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes through the parts of the window as they are read, whenever they were made."""
        parts = (self.top_bar, self.message_bar, self._pages, self.status)
        stop = tab_order.following(tab_order.stops(self._in_order(parts)), self.focusWidget(), forward=forward)
        if stop is None:
            return False
        stop.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
        return True

    def _in_order(self, parts: Iterable[QWidget]) -> Iterator[QWidget]:
        """The parts, with the panes each by itself while they are shown."""
        for part in parts:
            yield from self._panes_shown() if part is self._pages and self.shows_panes else (part,)

    def _panes_shown(self) -> tuple[QWidget, ...]:
        return self.side, self.results, self.reading_pane

    # What is kept.

    def restore(self, remembered: Remembered) -> None:
        """Take place and proportions from the last time; what does not fit the screen is left to Qt."""
        if not self.restoreGeometry(remembered.data("geometry")):
            sizes.open_at(self, *_SIZE)
        if not self._panes.restoreState(remembered.data("panes")):
            width = self.width()
            sidebar, results = max(200, round(width * _SIDEBAR)), max(330, round(width * _RESULTS))
            self._panes.setSizes([sidebar, results, max(1, width - sidebar - results)])
        self.side.setVisible(remembered.flag("sidebar", default=True))
        if remembered.flag("desk", default=False):
            self.side.turn_to(self.desk)
        self.results.set_timeline_wanted(remembered.flag("timeline", default=True))
        self.results.set_as_pictures(remembered.flag("gallery", default=False))

    def keep(self, remembered: Remembered) -> None:
        """Keep place and proportions for the next time."""
        remembered.keep("geometry", bytes(self.saveGeometry().data()))
        panes = self._proportions if self._only_article else self._panes.saveState()
        remembered.keep("panes", bytes(panes.data()))
        remembered.keep("sidebar", self._sidebar_wanted if self._only_article else not self.side.isHidden())
        remembered.keep("desk", self.side.shown is self.desk)
        remembered.keep("timeline", self.results.timeline_wanted)
        remembered.keep("gallery", self.results.as_pictures)

    def come_forward(self) -> None:
        """Stand before all other windows, for somebody has asked for this one from outside."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    # Qt's events.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc brings back what stood around the article."""
        if event.key() == Qt.Key.Key_Escape and self._only_article:
            self.commands["focus_mode"].setChecked(False)
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Say so first, so that the proportions can be kept."""
        self.closing.emit()
        super().closeEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The side buttons of a mouse go back and forward."""
        if name := BACK_BUTTONS.get(event.button()):
            self.commands[name].trigger()
        else:
            super().mousePressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take local files and folders, and say so."""
        if dropped_paths(event.mimeData()):
            event.acceptProposedAction()
            self._drop_hint.cover()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Nothing will be dropped."""
        self._drop_hint.hide()
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand the paths over."""
        self._drop_hint.hide()
        if paths := dropped_paths(event.mimeData()):
            event.acceptProposedAction()
            self.paths_dropped.emit(paths)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The hint covers the window whatever its size."""
        super().resizeEvent(event)
        if self._drop_hint.isVisible():
            self._drop_hint.cover()


class _Splitter(QSplitter):
    """Hairlines for handles, wide enough to catch."""

    def __init__(self, orientation: Qt.Orientation, parent: QWidget | None = None) -> None:
        super().__init__(orientation, parent)
        self.setHandleWidth(5)

    def createHandle(self) -> QSplitterHandle:
        return _Handle(self.orientation(), self)


class _Handle(QSplitterHandle):
    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        colours = theme.colours(self.palette())
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(colours.paper))
        painter.fillRect(self.width() // 2, 0, 1, self.height(), QColor(colours.rule))


def _holds_focus(widget: QWidget) -> bool:
    return widget.hasFocus() or any(child.hasFocus() for child in widget.findChildren(QWidget))
