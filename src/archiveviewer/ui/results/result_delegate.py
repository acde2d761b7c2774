"""How one result is drawn: title, passage, one line of facts. Comes in: a hit; goes out: pixels.

Laying text out costs far more than drawing it, so the layouts of the rows last drawn are kept. It refuses to know
where hits come from; foreign text is drawn as text, never read as markup.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from archiveviewer.results import Hit, Snippet, Span
from archiveviewer.ui import theme, wording
from archiveviewer.ui.results.laid_text import Run, lay, run
from archiveviewer.ui.results.results_model import HIT_ROLE
from archiveviewer.ui.texts import utf16_length

if TYPE_CHECKING:
    from archiveviewer.ui.theme import Colours

LAYOUTS_KEPT = 300
_TITLE_LINES = 2
_LINES = 4
"""Title and passage together: a title of one line leaves the passage three, so that no row has a hole."""
_SIDE, _TOP, _GAP, _META_GAP = 14, 11, 2, 5
_BEFORE = 40
"""Characters that are left before what was found, where a passage has to begin later."""
_LEFT_OUT = "… "


class _Fonts(NamedTuple):
    title: QFont
    passage: QFont
    meta: QFont


@dataclass(frozen=True, slots=True)
class _Row:
    """A row laid out for one width and one look."""

    title: QTextLayout
    passage: QTextLayout
    meta: QTextLayout
    copies: QTextLayout


class ResultDelegate(QStyledItemDelegate):
    """Draws rows of one height."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: OrderedDict[tuple[Hit, int, bool, str], _Row] = OrderedDict()
        self._points = 0.0
        self._fonts = _fonts(theme.INTERFACE_POINTS)
        self._height = _height(self._fonts)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """See `row_height`."""
        del index
        return QSize(200, self.row_height(option.font))

    def row_height(self, font: QFont) -> int:
        """Every row is as high as two lines of title, two of passage and the line of facts."""
        self._take_font(font)
        return self._height

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the ground, then the text, or bars where text will stand."""
        self._take_font(option.font)
        colours = theme.colours(option.palette)
        painter.save()
        _draw_ground(painter, option, colours)
        hit = index.data(HIT_ROLE)
        if isinstance(hit, Hit):
            self._draw_row(painter, option, self._row(hit, option, colours))
        else:
            _draw_placeholder(painter, option.rect.toRectF(), colours)
        _draw_focus(painter, option, colours)
        painter.restore()

    def forget(self) -> None:
        """Drop all layouts, as after a change of fonts."""
        self._rows.clear()

    def _take_font(self, font: QFont) -> None:
        if font.pointSizeF() != self._points:
            self._points = font.pointSizeF()
            self._fonts = _fonts(max(self._points, 1.0))
            self._height = _height(self._fonts)
            self.forget()

    def _row(self, hit: Hit, option: QStyleOptionViewItem, colours: Colours) -> _Row:
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        width = max(40, option.rect.width() - 2 * _SIDE)
        key = (hit, width, selected, colours.window)
        row = self._rows.get(key)
        if row is None:
            row = self._rows[key] = _lay_row(hit, self._fonts, width, colours, selected=selected)
            if len(self._rows) > LAYOUTS_KEPT:
                self._rows.popitem(last=False)
        else:
            self._rows.move_to_end(key)
        return row

    def _draw_row(self, painter: QPainter, option: QStyleOptionViewItem, row: _Row) -> None:
        top = QPointF(option.rect.x() + _SIDE, option.rect.y() + _TOP)
        row.title.draw(painter, top)
        row.passage.draw(painter, top + QPointF(0, row.title.boundingRect().height() + _GAP))
        meta_top = option.rect.bottom() - _TOP - row.meta.boundingRect().height() + 1
        row.meta.draw(painter, QPointF(top.x(), meta_top))
        copies_left = option.rect.right() - _SIDE - row.copies.maximumWidth() + 1
        row.copies.draw(painter, QPointF(copies_left, meta_top))

    def copies_rect(self, row: QRect, hit: Hit) -> QRectF:
        """Where in a row it says that there are further printings; empty where there are none."""
        if not hit.copies:
            return QRectF()
        metrics = QFontMetricsF(self._fonts.meta)
        width, height = metrics.horizontalAdvance(wording.copies(len(hit.copies))), metrics.height()
        return QRectF(row.right() - _SIDE - width, row.bottom() - _TOP - height, width + 1, height + 1)


def _fonts(points: float) -> _Fonts:
    return _Fonts(
        title=theme.serif(points * 1.2, QFont.Weight.DemiBold),
        passage=theme.sans(points * 0.95),
        meta=theme.sans(points * 0.84),
    )


def _height(fonts: _Fonts) -> int:
    title, passage, meta = (QFontMetricsF(font).height() for font in fonts)
    return round(2 * _TOP + 2 * title + _GAP + 2 * passage + _META_GAP + meta)


def _lay_row(hit: Hit, fonts: _Fonts, width: int, colours: Colours, *, selected: bool) -> _Row:
    ink = colours.selection_ink if selected else colours.ink
    muted = colours.selection_muted if selected else colours.muted
    title = lay(_titlerun(hit), fonts.title, width, _TITLE_LINES, (ink, muted, colours))
    passage_lines = _LINES - max(1, title.lineCount())
    told = wording.copies(len(hit.copies)) if hit.copies else ""
    room = round(QFontMetricsF(fonts.meta).horizontalAdvance(told)) + 1 if told else 0
    link = colours.selection_ink if selected else colours.link
    return _Row(
        title=title,
        passage=_lay_passage(hit.snippet, fonts.passage, width, passage_lines, (ink, muted, colours)),
        meta=lay(
            Run(wording.meta_line(hit), ()), fonts.meta, width - room - bool(room) * _SIDE, 1, (muted, muted, colours)
        ),
        copies=lay(Run(told, ()), fonts.meta, max(room, 1), 1, (link, link, colours)),
    )


def _titlerun(hit: Hit) -> Run:
    if not hit.title.strip():
        return Run(wording.untitled(), ())
    return run(hit.title, hit.title_spans)


def _lay_passage(snippet: Snippet, font: QFont, width: int, lines: int, look: tuple[str, str, Colours]) -> QTextLayout:
    """A passage too long for the row begins so late that what was found in it is seen."""
    run = _passagerun(snippet)
    laid = lay(run, font, width, lines, look)
    if run.spans and utf16_length(laid.text()) <= run.spans[0][1]:
        return lay(_passagerun(_begun_later(snippet)), font, width, lines, look)
    return laid


def _begun_later(snippet: Snippet) -> Snippet:
    first = snippet.spans[0].start
    cut = snippet.text.find(" ", max(0, first - _BEFORE), first) + 1 or first
    shift = len(_LEFT_OUT) - cut
    spans = tuple(Span(span.start + shift, span.end + shift) for span in snippet.spans if span.start >= first)
    return Snippet(_LEFT_OUT + snippet.text[cut:], spans, snippet.place)


def _passagerun(snippet: Snippet) -> Run:
    prefix = wording.caption_prefix() if snippet.place == "caption" else ""
    shift = len(prefix)
    spans = tuple(Span(span.start + shift, span.end + shift) for span in snippet.spans)
    return run(prefix + snippet.text, spans, muted=shift)


def _draw_ground(painter: QPainter, option: QStyleOptionViewItem, colours: Colours) -> None:
    rect = option.rect
    if option.state & QStyle.StateFlag.State_Selected:
        painter.fillRect(rect, QColor(colours.selection))
    elif option.state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(rect, QColor(colours.card))
    painter.setPen(QPen(QColor(colours.rule), 1))
    painter.drawLine(rect.bottomLeft(), rect.bottomRight())


def _draw_focus(painter: QPainter, option: QStyleOptionViewItem, colours: Colours) -> None:
    """A bar at the edge says that the list has the keyboard; it is seen by those who can't tell the grounds apart."""
    widget = option.widget
    focused = isinstance(widget, QWidget) and widget.hasFocus()
    if focused and option.state & QStyle.StateFlag.State_HasFocus:
        painter.fillRect(QRectF(option.rect.x(), option.rect.y(), 3, option.rect.height() - 1), QColor(colours.focus))


def _draw_placeholder(painter: QPainter, rect: QRectF, colours: Colours) -> None:
    """Bars where words will stand: the row is there, its page is on its way."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.rule))
    width = rect.width() - 2 * _SIDE
    for top, share, height in ((0.16, 0.8, 11), (0.34, 0.45, 11), (0.56, 0.95, 7), (0.82, 0.35, 6)):
        painter.drawRoundedRect(QRectF(rect.x() + _SIDE, rect.y() + rect.height() * top, width * share, height), 3, 3)
