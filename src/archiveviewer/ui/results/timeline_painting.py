"""How the bars of a time line are drawn. Comes in: bars and what is chosen; goes out: paint. It refuses to know clicks.

What was found stands in front of what the archive holds, each to a scale of its own: of thirty articles among a hundred
thousand nothing could be seen otherwise. How many they are is said in words.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

if TYPE_CHECKING:
    from PySide6.QtGui import QFont

    from archiveviewer.ui.results.timeline_scale import Bar, Level
    from archiveviewer.ui.theme import Colours

SIDE: Final = 10
_TOP, _AXIS_GAP = 6, 3
_YEARS_BETWEEN: Final = (1, 2, 5, 10, 20, 25, 50, 100)
_MONTHS_BETWEEN: Final = (1, 2, 3, 6, 12)
_DAYS_BETWEEN: Final = (1, 2, 5, 10, 15, 31)
_GAP_FROM = 3
"""Bars thinner than so many pixels need every one of them."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A time line of some size. `chosen` is a range of ISO dates, `cursor` the bar that the keyboard is on."""

    bars: list[Bar]
    level: Level
    width: float
    height: float
    head: float = 0
    """Room above the bars."""
    chosen: tuple[str, str] | None = None
    cursor: int | None = None

    def axis(self, font: QFont) -> float:
        """Where the bars stand."""
        return self.height - QFontMetricsF(font).height() - _AXIS_GAP

    @property
    def slot(self) -> float:
        """How wide a bar is, with the gap beside it."""
        return (self.width - 2 * SIDE) / max(1, len(self.bars))

    def left(self, number: int) -> float:
        """Where a bar begins."""
        return SIDE + number * self.slot

    def bar_at(self, x: float) -> int | None:
        """The bar at a place, or the nearest; None when there are none."""
        number = int((x - SIDE) // self.slot)
        return min(max(number, 0), len(self.bars) - 1) if self.bars else None


def paint(painter: QPainter, drawing: Drawing, font: QFont, colours: Colours) -> None:
    """Draw bars, axis and labels."""
    axis = drawing.axis(font)
    _paint_bars(painter, drawing, axis, colours)
    painter.setPen(QPen(QColor(colours.rule), 1))
    painter.drawLine(QPointF(SIDE, axis + 0.5), QPointF(drawing.width - SIDE, axis + 0.5))
    painter.setFont(font)
    painter.setPen(QColor(colours.muted))
    _paint_labels(painter, drawing, axis)


def _paint_bars(painter: QPainter, drawing: Drawing, axis: float, colours: Colours) -> None:
    tallest_found = max((bar.found for bar in drawing.bars), default=0) or 1
    tallest_held = max((bar.held for bar in drawing.bars), default=0) or 1
    some_only = any(bar.found != bar.held for bar in drawing.bars)
    wide = max(1.0, drawing.slot - (1.0 if drawing.slot > _GAP_FROM else 0.0))
    room = axis - _TOP - drawing.head
    for number, bar in enumerate(drawing.bars):
        left = drawing.left(number)
        inside = drawing.chosen is None or overlaps(bar, drawing.chosen)
        if some_only:
            _paint_bar(painter, QRectF(left, axis, wide, 0), room * bar.held / tallest_held, colours.rule)
        colour = colours.bar_selected if inside else colours.bar
        _paint_bar(painter, QRectF(left, axis, wide, 0), room * bar.found / tallest_found, colour)
        if number == drawing.cursor:
            painter.fillRect(QRectF(left, axis, wide, 3), QColor(colours.focus))


def _paint_bar(painter: QPainter, foot: QRectF, height: float, colour: str) -> None:
    if height > 0:
        foot.setTop(foot.top() - max(2.0, height))
        painter.fillRect(foot, QColor(colour))


def overlaps(bar: Bar, chosen: tuple[str, str]) -> bool:
    """Whether a bar has any day of a range."""
    return _early(bar.first) <= _late(chosen[1]) and _early(chosen[0]) <= _late(bar.last)


def _early(date: str) -> str:
    return date + "0000-00-00"[len(date) :]


def _late(date: str) -> str:
    return date + "9999-99-99"[len(date) :]


def _paint_labels(painter: QPainter, drawing: Drawing, axis: float) -> None:
    """Years, or the first months and days, and between them as many others as stand clear of each other."""
    metrics = QFontMetricsF(painter.font())
    taken: list[tuple[float, float]] = []
    for number, text in _labels(drawing, metrics):
        room = metrics.horizontalAdvance(text) + 8
        middle = drawing.left(number) + drawing.slot / 2
        left = min(max(0.0, middle - room / 2), drawing.width - room)
        right = left + room
        if all(right <= start or left >= end for start, end in taken):
            taken.append((left, right))
            box = QRectF(left, axis + _AXIS_GAP, room, metrics.height())
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


def _labels(drawing: Drawing, metrics: QFontMetricsF) -> list[tuple[int, str]]:
    """The labels that may be drawn, the most important first."""
    bars = [(number, bar.first) for number, bar in enumerate(drawing.bars)]
    if drawing.level in ("year", "decade"):
        every = _spread(drawing.slot, metrics.horizontalAdvance("00000"), _YEARS_BETWEEN)
        every *= 10 if drawing.level == "decade" else 1
        return [(number, date) for number, date in bars if int(date) % every == 0]
    first = "-01"
    between = _MONTHS_BETWEEN if drawing.level == "month" else _DAYS_BETWEEN
    every = _spread(drawing.slot, metrics.horizontalAdvance("000"), between)
    heads = [(number, _head(date.removesuffix(first))) for number, date in bars if date.endswith(first)]
    others = [(number, date[-2:].lstrip("0")) for number, date in bars if not date.endswith(first)]
    lag = 1 if drawing.level == "month" else 0  # months 1, 4, 7, 10; days 1, 5, 10, 15
    return heads + [(number, text) for number, text in others if (int(text) - lag) % every == 0]


def _head(date: str) -> str:
    """A year, or a month as narrow as can be: 3/2009."""
    year, _, month = date.partition("-")
    return f"{int(month)}/{year}" if month else year


def _spread(slot: float, room: float, between: tuple[int, ...]) -> int:
    return next((every for every in between if every * slot >= room), between[-1])
