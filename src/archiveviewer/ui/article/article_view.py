"""Where an article is read. Comes in: a page; goes out: signals of what a person wants next. It lays the page out on a
sheet, with its hits and at the size a person likes; links bear numbers, and nothing is ever taken for markup.

It refuses to decode pictures: they come from `sheet_pictures`.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QMimeData, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QGuiApplication,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
    QTextDocument,
    QWheelEvent,
)

from archiveviewer.settings import ZOOM_RANGE
from archiveviewer.ui import theme
from archiveviewer.ui.article import highlights, messages, paragraph_numbers, quotations
from archiveviewer.ui.article.article_document import ArticleDocument, lay_out
from archiveviewer.ui.article.document_writer import Look
from archiveviewer.ui.article.highlights import Highlights
from archiveviewer.ui.article.passage_marks import Marked, PassageMarks, chosen
from archiveviewer.ui.article.sheet import Sheet
from archiveviewer.ui.article.sheet_pictures import SheetPictures
from archiveviewer.ui.page import FIRST_BLOCK
from archiveviewer.ui.trails import Spot

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

    from archiveviewer.desk.anchoring import Stretch
    from archiveviewer.ui.article.messages import Message
    from archiveviewer.ui.page import Page
    from archiveviewer.ui.pictures import Viewing

_BASE_POINTS: Final = 13.0
_COLUMN_EMS: Final = 34.0
"""About 66 to 70 letters a line."""
_WIDE_COLUMN_EMS: Final = 52.0
_ZOOM_STEP: Final = 10
_RESIZE_PAUSE: Final = 120
"""Milliseconds of quiet after which pictures are decoded for a new width."""
_POINTS_PER_INCH: Final = 72


class ArticleView(Sheet):
    """Shows one page, or a message in its place."""

    article_requested = Signal(str)
    search_requested = Signal(str)
    comparison_requested = Signal(str)
    original_requested = Signal()
    encoding_requested = Signal()
    story_requested = Signal()
    picture_requested = Signal(int)
    """The number of a figure's block."""
    address_copied = Signal(str)
    link_reached = Signal(object)
    """The target of a link that the keyboard or the mouse has moved onto."""
    tab_requested = Signal(str, str)
    """An article's id and title: the middle button, or Ctrl and a click, was pressed on a link to it."""
    hovered = Signal(str)
    """What the link under the mouse would do; empty when there is none."""
    hits_changed = Signal(int, int)
    """The current hit, 1 for the first and 0 for none, and how many there are."""
    zoom_changed = Signal(int)

    _page: Page | None = None
    _laid: ArticleDocument | None = None
    _message: Callable[[], Message] | None = None
    _own: QTextDocument | None = None
    _narrow: bool | None = None

    def __init__(self, viewer: Viewing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zoom, self._spacing = 100, 100
        self._wide = self._numbered = self._mouse_moves = False
        self._paragraphs: list[int] = []
        self._wanted = ""
        self._hits = Highlights()
        self._marked: Sequence[Marked] = ()
        self._passages = PassageMarks()
        self._pictures = SheetPictures(viewer, self)
        self._pictures.arrived.connect(self.viewport().update)
        self._quiet = QTimer(self, singleShot=True, interval=_RESIZE_PAUSE)
        self._quiet.timeout.connect(self._request_pictures)
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
        if not same:
            self._marked = ()
        self._rebuild(spot, current)

    def show_message(self, message: Callable[[], Message]) -> None:
        """Show a few friendly words in place of an article; asked for again when the language changes."""
        self._page, self._message = None, message
        self._rebuild(Spot(), -1)

    def _rebuild(self, spot: Spot, current: int) -> None:
        look = self._look()
        if self._page is not None:
            self._laid = lay_out(self._page, look)
            self._paragraphs = paragraph_numbers.places(self._page, self._laid.segments)
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
        self._passages = PassageMarks(self._marked, self._laid.segments if self._laid else ())
        self._find(current)
        self._request_pictures()
        self.go_to(spot)

    def _request_pictures(self) -> None:
        self._pictures.request(self.devicePixelRatioF())

    def _look(self) -> Look:
        dots = self.logicalDpiY() / _POINTS_PER_INCH
        base = _BASE_POINTS * self._zoom / 100
        column = self._column(base * dots)
        return Look(theme.colours(self.palette()), base, dots, column, self._spacing / 100)

    def _column(self, em: float) -> float:
        widest = (_WIDE_COLUMN_EMS if self._wide else _COLUMN_EMS) * em
        least = max(16, min(40, self.viewport().width() // 16))
        if self._numbered:
            least = max(least, round(paragraph_numbers.MARGIN_EMS * em))
        return float(int(min(widest, self.viewport().width() - 2 * least)))

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

    # Where one is

    def share_of(self, spot: Spot) -> float:
        """How far down the article's text a spot is, 0 to 1: the same for every width and size of letters."""
        return min(1.0, spot.position / self._length())

    def spot_at(self, share: float) -> Spot:
        """The spot that is so far down."""
        return Spot(round(share * self._length()))

    def _length(self) -> int:
        """Positions of the document up to the end of the article's text: what else to read stands behind it."""
        ends = (part.position + len(part.shown) for part in (self._laid.segments if self._laid else ()))
        return max(ends, default=1)

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

    def passage(self) -> tuple[str, int]:
        """The text that is chosen, and the page of the article's file on which it begins; 0 where nobody knows it."""
        number = self._block_at(self.textCursor().selectionStart())
        blocks = self._page.article.blocks if self._page is not None else ()
        return self.selected_text(), blocks[number].page if 0 <= number < len(blocks) else 0

    def createMimeDataFromSelection(self) -> QMimeData:
        """What is copied is the text alone; what is dragged says where it stands, and brings the article's file."""
        page = self._page
        if page is None or not self._mouse_moves:
            return super().createMimeDataFromSelection()
        files = [page.original] if page.original is not None else []
        return quotations.carried(quotations.quoted(page.article, *self.passage()), files)

    def block_in_sight(self) -> int:
        """The number of the block at the top of what is seen; -1 above the first one."""
        return self._block_at(self._cursor_at_top().position())

    def _block_at(self, position: int) -> int:
        """The number of the block at a place of the document; -1 above the first one."""
        if self._laid is None:
            return -1
        places = [(part.position, part.text - FIRST_BLOCK) for part in self._laid.segments]
        places += [(figure.position, figure.number) for figure in self._laid.figures]
        nearest = max((place for place in places if place[0] <= position), default=(0, -1))
        return max(nearest[1], -1)  # title and sapo have numbers before the first block's

    def _line_height(self) -> float:
        return self._look().em(1.8)

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

    def step_to_edge(self, direction: int) -> None:
        """Make the first hit current and show it, or with -1 the last."""
        self._hits.current = -1 if direction > 0 else 0
        if direction > 0:
            self.go_to(Spot())
        self._step(direction)

    def at_edge(self, direction: int) -> bool:
        """Whether there is no further hit of the search in a direction; words of the find bar go round."""
        last = len(self._hits) - 1 if direction > 0 else 0
        return not self._wanted and (not len(self._hits) or self._hits.current == last)

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
        colours = theme.colours(self.palette())
        passages = self._passages.selections(QTextCursor(self.document()), dark=colours.dark)
        self.setExtraSelections([*passages, *self._hits.selections(self.document(), colours)])
        self.hits_changed.emit(self._hits.current + 1, len(self._hits))

    # Marked passages

    def show_passages(self, marked: Sequence[Marked]) -> None:
        """Mark these passages of the article."""
        self._marked = marked
        self._passages = PassageMarks(marked, self._laid.segments if self._laid else ())
        self._paint_hits()
        self.viewport().update()

    def selected_stretches(self) -> list[Stretch]:
        """What of the displayed texts is selected."""
        return chosen(self.textCursor(), self._laid.segments) if self._laid else []

    def passage_at(self, place: QPoint) -> str:
        """The id of the passage at a place of the viewport; nothing where none is."""
        return self._passages.at(self.cursorForPosition(place).position())

    def show_passage(self, passage_id: str) -> None:
        """Scroll to a passage."""
        position = self._passages.position(passage_id)
        if position is not None:
            cursor = QTextCursor(self.document())
            cursor.setPosition(position)
            self._show(cursor)

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

    def set_measure(self, spacing: int, *, wide: bool, numbered: bool) -> None:
        """Choose the distance of lines in percent, their length, and whether paragraphs have numbers in the margin;
        what stands at the top stays there.
        """
        if (spacing, wide, numbered) != (self._spacing, self._wide, self._numbered):
            spot = self.spot()
            self._spacing, self._wide, self._numbered = spacing, wide, numbered
            self._rebuild(spot, self._hits.current)

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
        elif target.kind == "story":
            self.story_requested.emit()
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

    # Qt's events

    def paintEvent(self, event: QPaintEvent) -> None:
        """Signs of passages and numbers of paragraphs stand in the margin."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        self._passages.paint(painter, self)
        if self._numbered and self._page is not None:
            points = _BASE_POINTS * self._zoom / 100
            paragraph_numbers.paint(painter, self, self._paragraphs, self._cursor_at_top().position(), points)
        painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A drag begins within it, and ends: nothing else asks for a passage then."""
        self._mouse_moves = True
        super().mouseMoveEvent(event)
        self._mouse_moves = False

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The middle button, or Ctrl and a click, puts a linked article into a tab."""
        target = self._laid.links.target(self.anchorAt(event.position().toPoint())) if self._laid else None
        ctrl = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if target and target.kind == "article" and (event.button() == Qt.MouseButton.MiddleButton or ctrl):
            self.tab_requested.emit(target.value, target.label)
            event.accept()
        else:
            super().mouseReleaseEvent(event)

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
        self.go_to(spot)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Change the text size while Ctrl is down."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.enlarge() if event.angleDelta().y() > 0 else self.reduce()
            event.accept()
        else:
            super().wheelEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Take on another theme or language at once."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.LanguageChange) and self._narrow is not None:
            self._rebuild(self.spot(), self._hits.current)
