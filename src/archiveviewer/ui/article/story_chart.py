"""A story on a line of time. Chapters come in, with the one that is chosen; which one is chosen or opened goes out.

Left and right go from chapter to chapter, Home and End to the first and last, Enter opens. Those of one time stand
above one another; those without a date stand only in the list beside. It refuses to know where the chapters come from.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QHelpEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from archiveviewer.ui import theme
from archiveviewer.ui.article.story_marks import mark, mark_colour
from archiveviewer.ui.article.story_model import TITLE, StoryModel, day_of
from archiveviewer.ui.dates import plain_date

if TYPE_CHECKING:
    from PySide6.QtGui import QFont, QKeyEvent, QPaintEvent

    from archiveviewer.ui.theme import Colours

_SIDE, _TOP, _GAP = 26, 12, 4
_RADIUS, _REACH = 6.0, 12.0
_LANES, _LANE = 4, 17
"""How many chapters stand above one another, and how far apart."""
_STEPS = {"year": (1, 2, 5, 10, 20, 50, 100), "month": (1, 2, 3, 6, 12), "day": (1, 2, 5, 10, 20)}
"""Every how many of them are named where there is no room for all."""
_MONTHS = 12


def times(first: date, last: date) -> list[str]:
    """The years that begin between two days, as ISO dates; the months, if that is one at most, or else all days."""
    years = [str(year) for year in range(first.year + 1, last.year + 1)]
    months = range(first.year * _MONTHS + first.month, last.year * _MONTHS + last.month)
    if len(years) > 1:
        return years
    if len(months) > 1:
        return [f"{month // _MONTHS}-{month % _MONTHS + 1:02}" for month in months]
    return [date.fromordinal(day).isoformat() for day in range(first.toordinal(), last.toordinal() + 1)]


def _kind(turn: str) -> str:
    return ("year", "month", "day")[turn.count("-")]


def _begins(turn: str) -> date:
    return date.fromisoformat(f"{turn}-01-01"[: len("2019-01-01")])


def _number(turn: str) -> int:
    """Of a year, a month or a day the number by which only every so many of them are chosen."""
    day = _begins(turn)
    return {"year": day.year, "month": day.month - 1, "day": day.toordinal()}[_kind(turn)]


class StoryChart(QWidget):
    """The line with its marks and the title of the chosen one."""

    chosen = Signal(int)
    opened = Signal(int)

    def __init__(self, model: StoryModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        days = {row: day for row, chapter in enumerate(model.chapters) if (day := day_of(chapter)) is not None}
        self._days = {row: day.toordinal() for row, day in days.items()}
        self._row = model.present
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("The story on a line of time"))
        self.show_chosen(model.present)

    def show_chosen(self, row: int) -> None:
        """Mark a chapter as the chosen one."""
        self._row = row
        self.setAccessibleDescription(self._model.spoken(row) if self._model.rowCount() else "")
        self.update()

    def sizeHint(self) -> QSize:
        """As high as the lanes, the years and a title need."""
        line = QFontMetricsF(theme.sans(self.font().pointSizeF())).height()
        return QSize(600, round(_TOP + _LANES * _LANE + 2 * line + 4 * _GAP))

    def minimumSizeHint(self) -> QSize:
        """Wide enough to tell two ends apart."""
        return QSize(240, self.sizeHint().height())

    # Where things are

    def _axis(self) -> float:
        return _TOP + _LANES * _LANE

    def _across(self, day: int) -> float:
        first, last = min(self._days.values()), max(self._days.values())
        room = self.width() - 2 * _SIDE
        return _SIDE + (room * (day - first) / (last - first) if last > first else room / 2)

    def places(self) -> dict[int, QPointF]:
        """The middle of each dated chapter's mark, by its row."""
        found: dict[int, QPointF] = {}
        ends = [float("-inf")] * _LANES
        for row, day in self._days.items():
            x = self._across(day)
            lane = next((lane for lane in range(_LANES) if x - ends[lane] >= 2 * _RADIUS + 2), _LANES - 1)
            ends[lane] = x
            found[row] = QPointF(x, self._axis() - _LANE / 2 - lane * _LANE)
        return found

    def _row_at(self, point: QPointF) -> int | None:
        def far(row: int) -> float:
            apart = places[row] - point
            return apart.x() ** 2 + apart.y() ** 2

        places = self.places()
        nearest = min(places, key=far, default=None)
        return nearest if nearest is not None and far(nearest) <= _REACH**2 else None

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line, its times, the marks, and the title of the chosen one."""
        del event
        colours = theme.colours(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(colours.paper))
        painter.setPen(QPen(QColor(colours.outline), 1))
        painter.drawLine(QPointF(_SIDE / 2, self._axis()), QPointF(self.width() - _SIDE / 2, self._axis()))
        if self._days:
            self._paint_times(painter, colours)
        for row, place in self.places().items():
            self._paint_mark(painter, colours, row, place)
        self._paint_title(painter, colours)
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours.focus), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))

    def _small(self) -> QFont:
        return theme.sans(self.font().pointSizeF() * 0.88)

    def _paint_times(self, painter: QPainter, colours: Colours) -> None:
        """The turns of years or months, or the days, that stand clear of each other."""
        painter.setFont(self._small())
        metrics = QFontMetricsF(painter.font())
        turns = times(*(date.fromordinal(end(self._days.values())) for end in (min, max)))
        width = metrics.horizontalAdvance(f"{plain_date(turns[-1])}00")
        steps = _STEPS[_kind(turns[0])]
        every = next((step for step in steps if len(turns) * width / step <= self.width()), steps[-1])
        painter.setPen(QColor(colours.muted))
        for turn in (turn for turn in turns if _number(turn) % every == 0):
            x = self._across(_begins(turn).toordinal())
            painter.drawLine(QPointF(x, self._axis()), QPointF(x, self._axis() + _GAP))
            left = min(max(0.0, x - width / 2), self.width() - width)
            box = QRectF(left, self._axis() + _GAP, width, metrics.height())
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, plain_date(turn))

    def _paint_mark(self, painter: QPainter, colours: Colours, row: int, place: QPointF) -> None:
        chapter = self._model.chapters[row]
        shape = mark(chapter, place, _RADIUS)
        painter.fillPath(shape, QColor(mark_colour(chapter, colours)))
        painter.setPen(QPen(QColor(colours.paper), 1))
        painter.drawPath(shape)
        if row == self._row:
            painter.setPen(QPen(QColor(colours.focus), 2))
            painter.drawEllipse(place, _RADIUS + 3.5, _RADIUS + 3.5)

    def _paint_title(self, painter: QPainter, colours: Colours) -> None:
        """The chosen one's title, below its mark as far as there is room."""
        if not self._model.rowCount():
            return
        painter.setFont(theme.sans(self.font().pointSizeF()))
        metrics = QFontMetricsF(painter.font())
        title = str(self._model.data(self._model.index(self._row, TITLE)))
        words = metrics.elidedText(title, Qt.TextElideMode.ElideRight, self.width() - 2 * _SIDE)
        width = metrics.horizontalAdvance(words)
        place = self.places().get(self._row, QPointF(self.width() / 2, 0))
        left = min(max(place.x() - width / 2, _SIDE), self.width() - _SIDE - width)
        top = self._axis() + 2 * _GAP + QFontMetricsF(self._small()).height()
        painter.setPen(QColor(colours.ink))
        painter.drawText(QPointF(left, top + metrics.ascent()), words)

    # Mouse and keyboard

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose what is under the pointer."""
        row = self._row_at(event.position())
        if row is not None and event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(row)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open it."""
        if (row := self._row_at(event.position())) is not None:
            self.opened.emit(row)

    def event(self, event: QEvent) -> bool:
        """Say the chapter under the pointer."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            row = self._row_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), self._model.spoken(row) if row is not None else "", self)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See the module."""
        last = self._model.rowCount() - 1
        rows = {
            Qt.Key.Key_Left: max(self._row - 1, 0),
            Qt.Key.Key_Right: min(self._row + 1, last),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        key = Qt.Key(event.key())
        if key in rows and last >= 0:
            self.chosen.emit(rows[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self._row)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Another font or theme is another drawing."""
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()
        self.update()
        super().changeEvent(event)
