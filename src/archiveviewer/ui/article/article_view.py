"""The sheet an article is read on. Comes in: a page; goes out: signals of what a person wants next. It refuses to load
anything by name: pictures come from the loader, links bear numbers, and nothing is ever taken for markup.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QMimeData, QPoint, QRect, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
    QTextCursor,
    QTextDocument,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QTextBrowser

from archiveviewer.settings import ZOOM_RANGE
from archiveviewer.ui import theme
from archiveviewer.ui.article import highlights, messages
from archiveviewer.ui.article.article_document import ArticleDocument, lay_out
from archiveviewer.ui.article.document_writer import Look
from archiveviewer.ui.article.highlights import Highlights
from archiveviewer.ui.article.history import Spot
from archiveviewer.ui.article.sheet_pictures import SheetPictures, blank
from archiveviewer.ui.page import FIRST_BLOCK
from archiveviewer.ui.texts import plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from archiveviewer.ui.article.messages import Message
    from archiveviewer.ui.page import Page
    from archiveviewer.ui.pictures import Viewing

_BASE_POINTS: Final = 13.0
_COLUMN_EMS: Final = 34.0
"""About 66 to 70 letters a line."""
_ZOOM_STEP: Final = 10
_RESIZE_PAUSE: Final = 120
"""Milliseconds of quiet after which pictures are decoded for a new width."""
_POINTS_PER_INCH: Final = 72
_KEYBOARD_REASONS: Final = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
_SELECTING_KEYS: Final = (
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
)


class ArticleView(QTextBrowser):
    """Shows one page, or a message in its place."""

    article_requested = Signal(str)
    search_requested = Signal(str)
    comparison_requested = Signal(str)
    original_requested = Signal()
    encoding_requested = Signal()
    picture_requested = Signal(int)
    """The number of a figure's block."""
    address_copied = Signal(str)
    link_reached = Signal(object)
    """The target of a link that the keyboard or the mouse has moved onto."""
    hovered = Signal(str)
    """What the link under the mouse would do; empty when there is none."""
    hits_changed = Signal(int, int)
    """The current hit, 1 for the first and 0 for none, and how many there are."""
    end_reached = Signal()
    zoom_changed = Signal(int)

    _page: Page | None = None
    _laid: ArticleDocument | None = None
    _message: Callable[[], Message] | None = None
    _own: QTextDocument | None = None
    _narrow: bool | None = None
    _keyboard_focus = False

    def __init__(self, viewer: Viewing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zoom = 100
        self._wanted = ""
        self._hits = Highlights()
        self._pictures = SheetPictures(viewer, self)
        self._pictures.arrived.connect(self.viewport().update)
        self._quiet = QTimer(self, singleShot=True, interval=_RESIZE_PAUSE)
        self._quiet.timeout.connect(self._request_pictures)
        self.setFrameShape(QFrame.Shape.NoFrame)
        # A bar that comes and goes would change the column in the midst of Qt's layout, which crashes.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setAccessibleName(self.tr("Article"))
        self.anchorClicked.connect(self._follow)
        self.highlighted.connect(self._hover)
        self.show_message(messages.nothing_chosen)

    # What is shown

    @property
    def page(self) -> Page | None:
        """The page that is shown, if it is no message."""
        return self._page

    def show_page(self, page: Page, spot: Spot | None = None) -> None:
        """Show a page from its beginning, or from a spot. The same article again keeps its spot and its hit."""
        same = self._page is not None and self._page.article.id == page.article.id
        spot, current = (spot or self.spot(), self._hits.current) if same else (spot or Spot(), -1)
        self._page, self._message = page, None
        self._rebuild(spot, current)

    def show_message(self, message: Callable[[], Message]) -> None:
        """Show a few friendly words in place of an article; asked for again when the language changes."""
        self._page, self._message = None, message
        self._rebuild(Spot(), -1)

    def _rebuild(self, spot: Spot, current: int) -> None:
        look = self._look()
        if self._page is not None:
            self._laid = lay_out(self._page, look)
            document = self._laid.document
        elif self._message is not None:
            self._laid = None
            document = messages.lay_out(self._message(), look)
        else:
            return
        self._narrow = look.narrow
        self._pictures.start(self._laid, look)
        self._set_margins(document)
        document.setParent(self)
        self.setDocument(document)
        if self._own is not None:  # Qt itself deletes only the document it began with
            self._own.deleteLater()
        self._own = document
        self._find(current)
        self._request_pictures()
        self._go_to(spot)

    def _request_pictures(self) -> None:
        self._pictures.request(self.devicePixelRatioF())

    def _look(self) -> Look:
        dots = self.logicalDpiY() / _POINTS_PER_INCH
        base = _BASE_POINTS * self._zoom / 100
        return Look(theme.colours(self.palette()), base, dots, self._column(base * dots))

    def _column(self, em: float) -> float:
        return float(int(min(_COLUMN_EMS * em, self.viewport().width() - 2 * self._least_margin())))

    def _least_margin(self) -> int:
        return max(16, min(40, self.viewport().width() // 16))

    def _set_margins(self, document: QTextDocument) -> None:
        frame = document.rootFrame()
        margins = frame.frameFormat()
        look = self._look()
        side = int(self.viewport().width() - look.column) // 2
        margins.setLeftMargin(side)
        margins.setRightMargin(side)
        top = self.viewport().height() * 0.22 if self._message else look.em(2.2)
        margins.setTopMargin(top)
        margins.setBottomMargin(look.em(3))
        frame.setFrameFormat(margins)

    # Nothing is loaded by name

    def loadResource(self, _kind: int, _name: QUrl | str) -> object:
        """A blank for every name. Returning nothing would let Qt open the name itself, a network share included."""
        return blank(theme.colours(self.palette()))

    def doSetSource(self, _name: QUrl | str, _kind: object = None) -> None:
        """Go nowhere: documents are only ever built here."""

    # Where one is

    def spot(self) -> Spot:
        """What stands at the top."""
        if self.verticalScrollBar().value() == 0:
            return Spot()
        cursor = self._cursor_at_top()
        return Spot(cursor.position(), self.cursorRect(cursor).top())

    def _cursor_at_top(self) -> QTextCursor:
        self.document().size()  # lays all of it out: before, Qt takes every point for the end
        return self.cursorForPosition(QPoint(self.viewport().width() // 2, 1))

    def _go_to(self, spot: Spot) -> None:
        bar = self.verticalScrollBar()
        if spot.position <= 0:
            bar.setValue(0)
            return
        self.document().size()  # lays all of it out: the bar's range is not right before
        cursor = QTextCursor(self.document())
        cursor.setPosition(min(spot.position, self.document().characterCount() - 1))
        bar.setValue(bar.value() + self.cursorRect(cursor).top() - spot.below)

    def show_block(self, number: int) -> None:
        """Show a block of the article: a picture from its top, a text a little below the edge."""
        position = self._position_of(number)
        if position is None:
            return
        self.document().size()  # lays all of it out: the bar's range is not right before
        cursor = QTextCursor(self.document())
        cursor.setPosition(position)
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self.cursorRect(cursor).top() - self.viewport().height() // 12)

    def _position_of(self, number: int) -> int | None:
        if self._laid is None:
            return None
        pictured = (figure.position for figure in self._laid.figures if figure.number == number)
        written = (part.position for part in self._laid.segments if part.text == FIRST_BLOCK + number)
        return next(itertools.chain(pictured, written), None)

    def block_in_sight(self) -> int:
        """The number of the block at the top of what is seen; -1 above the first one."""
        if self._laid is None:
            return -1
        top = self._cursor_at_top().position()
        places = [(part.position, part.text - FIRST_BLOCK) for part in self._laid.segments]
        places += [(figure.position, figure.number) for figure in self._laid.figures]
        nearest = max((place for place in places if place[0] <= top), default=(0, -1))
        return max(nearest[1], -1)  # title and sapo have numbers before the first block's

    def page_down(self) -> None:
        """One screen further; at the end, say so."""
        bar = self.verticalScrollBar()
        if bar.value() >= bar.maximum():
            self.end_reached.emit()
        else:
            bar.setValue(bar.value() + self._screen())

    def page_up(self) -> None:
        """One screen back."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() - self._screen())

    def _screen(self) -> int:
        """A screen less two lines, so that the eye finds its place again."""
        return max(40, round(self.viewport().height() - 2 * self._look().em(1.8)))

    # Hits

    def find(self, wanted: str) -> None:  # type: ignore[override]
        """Mark typed words instead of the search's; none marks those of the search again."""
        self._wanted = wanted
        self._find(-1)
        if wanted:
            self.next_hit()

    def next_hit(self) -> None:
        """Make the next hit current and show it."""
        self._step(1)

    def previous_hit(self) -> None:
        """Make the previous hit current and show it."""
        self._step(-1)

    def _find(self, current: int) -> None:
        if self._laid is None or self._page is None:
            self._hits = Highlights()
        elif self._wanted:
            self._hits = Highlights(highlights.found(self._wanted, self.document(), self._laid.segments), current)
        else:
            self._hits = Highlights(highlights.marked(self._laid.segments, self._page.marks), current)
        self._paint_hits()

    def _step(self, direction: int) -> None:
        where = self._hits.step(direction, self._cursor_at_top().position())
        if where is not None:
            cursor = QTextCursor(self.document())
            cursor.setPosition(where[0])
            self._show(cursor)
        self._paint_hits()

    def _show(self, cursor: QTextCursor) -> None:
        """Scroll only if need be, and then so that there is something to read before and after."""
        self.setTextCursor(cursor)
        line, height = self.cursorRect(cursor), self.viewport().height()
        if line.top() < height // 12 or line.bottom() > height * 5 // 6:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + line.top() - height // 3)

    def _paint_hits(self) -> None:
        self.setExtraSelections(self._hits.selections(self.document(), theme.colours(self.palette())))
        self.hits_changed.emit(self._hits.current + 1, len(self._hits))

    # Text size

    @property
    def zoom(self) -> int:
        """The text size in percent."""
        return self._zoom

    def set_zoom(self, percent: int) -> None:
        """Choose the text size; what stands at the top stays there."""
        percent = min(max(percent, ZOOM_RANGE[0]), ZOOM_RANGE[1])
        if percent != self._zoom:
            spot = self.spot()
            self._zoom = percent
            self._rebuild(spot, self._hits.current)
            self.zoom_changed.emit(percent)

    def enlarge(self) -> None:
        """One step larger."""
        self.set_zoom(self._zoom + _ZOOM_STEP)

    def reduce(self) -> None:
        """One step smaller."""
        self.set_zoom(self._zoom - _ZOOM_STEP)

    # Links and clipboard

    def _follow(self, address: QUrl) -> None:
        target = self._laid.links.target(address.toString()) if self._laid else None
        if target is None:
            return
        article, search, other = self.article_requested, self.search_requested, self.comparison_requested
        if wish := {"article": article, "search": search, "comparison": other}.get(target.kind):
            wish.emit(target.value)
        elif target.kind == "original":
            self.original_requested.emit()
        elif target.kind == "encoding":
            self.encoding_requested.emit()
        elif target.kind == "picture":
            self.picture_requested.emit(int(target.value))
        else:
            QGuiApplication.clipboard().setText(target.value)
            self.address_copied.emit(target.value)

    def _hover(self, address: QUrl) -> None:
        target = self._laid.links.target(address.toString()) if self._laid else None
        self.hovered.emit(target.label if target else "")
        if target is not None:
            self.link_reached.emit(target)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Say the link that the keyboard has moved onto; Qt says it of the mouse only."""
        moved = super().focusNextPrevChild(forward)
        cursor = self.textCursor()
        if moved and self.hasFocus() and cursor.hasSelection():
            self._hover(QUrl(cursor.charFormat().anchorHref()))
        return moved

    def selected_text(self) -> str:
        """The selection as clean text."""
        return plain(self.textCursor().selectedText())

    def createMimeDataFromSelection(self) -> QMimeData:
        """Text alone: the formats of our own document would be noise elsewhere."""
        data = QMimeData()
        data.setText(self.selected_text())
        return data

    # Qt's events

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the column and what stands at its top."""
        spot = self.spot()
        super().resizeEvent(event)
        if self._look().narrow != self._narrow:
            self._rebuild(spot, self._hits.current)
            return
        self._set_margins(self.document())
        self._pictures.fit(self._look())
        self._quiet.start()
        self._go_to(spot)

    def scrollContentsBy(self, across: int, down: int) -> None:
        """The ring around the sheet does not move with what it surrounds."""
        super().scrollContentsBy(across, down)
        if self._keyboard_focus:
            self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Change the text size while Ctrl is down."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.enlarge() if event.angleDelta().y() > 0 else self.reduce()
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page with the space bar; select with Shift and arrows; all else as usual."""
        shift = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        if event.key() == Qt.Key.Key_Space and (shift or not event.modifiers()):
            self.page_up() if shift else self.page_down()
            event.accept()
            return
        if event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and not event.modifiers():
            bar = self.verticalScrollBar()
            bar.setValue(bar.minimum() if event.key() == Qt.Key.Key_Home else bar.maximum())
            event.accept()
            return
        if event.key() in _SELECTING_KEYS and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._select_by_keyboard()
        super().keyPressEvent(event)

    def _select_by_keyboard(self) -> None:
        """A caret only for who asks for one: without it the arrow keys scroll."""
        flag = Qt.TextInteractionFlag.TextSelectableByKeyboard
        if self.textInteractionFlags() & flag:
            return
        self.setTextInteractionFlags(self.textInteractionFlags() | flag)
        if not self.textCursor().hasSelection():
            self.setTextCursor(self._cursor_at_top())

    def changeEvent(self, event: QEvent) -> None:
        """Take on another theme or language at once."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.LanguageChange) and self._narrow is not None:
            self._rebuild(self.spot(), self._hits.current)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Remember whether the keyboard led here."""
        self._keyboard_focus = event.reason() in _KEYBOARD_REASONS
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        self._keyboard_focus = False
        super().focusOutEvent(event)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Add a ring when the keyboard led here."""
        super().paintEvent(event)
        if self._keyboard_focus:
            painter = QPainter(self.viewport())
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Accent), 2))
            painter.drawRect(QRect(self.viewport().rect()).adjusted(1, 1, -1, -1))
            painter.end()
