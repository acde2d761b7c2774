"""Articles by year as bars, and the choice of a range of years. Comes in: counts; goes out: a range or None.

It refuses to know the question. Drag for a range, click for a year, arrows and Space by keyboard, Esc for all years.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QHelpEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from archiveviewer.ui import theme, wording

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent, QPaintEvent

    from archiveviewer.results import Count
    from archiveviewer.ui.theme import Colours

Years = tuple[int, int]
_LONGEST_SPAN = 150
"""Years from first to last that are drawn to scale; one misread date must not press all others into a corner."""
_SHORTEST_SPAN = 12
"""Years drawn at least, so that a single year is a bar and no wall."""
_SIDE, _TOP, _AXIS_GAP = 10, 6, 3
_LABEL_EVERY = (1, 2, 5, 10, 20, 25, 50, 100)
_CLICK_SLACK = 4


class Timeline(QWidget):
    """A histogram by year; `years_chosen` carries a closed range, or None for all years."""

    years_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts: dict[int, int] = {}
        self._slots: list[int] = []
        self._chosen: Years | None = None
        self._drag: tuple[float, float] | None = None
        self._cursor: int | None = None
        self._anchor: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Articles by year"))

    def show_years(self, counts: tuple[Count, ...], chosen: Years | None) -> None:
        """Take the counts of another answer, and the range that is chosen."""
        self._counts = {int(count.value): count.articles for count in counts if _is_year(count.value)}
        self._slots = _slots(sorted(self._counts))
        self._chosen = chosen
        if self._cursor not in self._slots:
            self._cursor = None
        self.setAccessibleDescription(self._description())
        self.update()

    def sizeHint(self) -> QSize:
        """As high as bars and a line of years need."""
        return QSize(200, 58 + round(QFontMetricsF(self._axis_font()).height()))

    def minimumSizeHint(self) -> QSize:
        """No narrower than a few bars."""
        return QSize(80, self.sizeHint().height())

    def _axis_font(self) -> QFont:
        return theme.sans(self.font().pointSizeF() * 0.82)

    def _description(self) -> str:
        if not self._counts:
            return self.tr("No dated articles")
        busiest = max(self._counts, key=lambda year: self._counts[year])
        text = self.tr("{first} to {last}; most in {busiest}: {articles}.").format(
            first=self._slots[0],
            last=self._slots[-1],
            busiest=busiest,
            articles=wording.articles(self._counts[busiest]),
        )
        return text + (
            " " + self.tr("Chosen: {years}").format(years=_range_words(self._chosen)) if self._chosen else ""
        )

    def _year_text(self, year: int) -> str:
        return f"{year}: {wording.articles(self._counts.get(year, 0))}"

    # Geometry: one slot of equal width for each year.

    def _slot_width(self) -> float:
        return (self.width() - 2 * _SIDE) / max(1, len(self._slots))

    def _left(self, slot: int) -> float:
        return _SIDE + slot * self._slot_width()

    def _year_at(self, x: float) -> int | None:
        if not self._slots:
            return None
        slot = int((x - _SIDE) // self._slot_width())
        return self._slots[min(max(slot, 0), len(self._slots) - 1)]

    def _range_of_drag(self) -> Years | None:
        if self._drag is None:
            return None
        first, last = self._year_at(min(self._drag)), self._year_at(max(self._drag))
        return None if first is None or last is None else (first, last)

    # Painting.

    def paintEvent(self, event: QPaintEvent) -> None:
        """Bars, years below them, and a ring while the keyboard is here."""
        del event
        colours = theme.colours(self.palette())
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(colours.window))
        font = self._axis_font()
        axis = self.height() - QFontMetricsF(font).height() - _AXIS_GAP
        self._paint_bars(painter, axis, colours)
        painter.setFont(font)
        painter.setPen(QColor(colours.muted))
        self._paint_labels(painter, axis)
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours.focus), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))

    def _paint_bars(self, painter: QPainter, axis: float, colours: Colours) -> None:
        chosen = self._range_of_drag() or self._chosen
        tallest = max(self._counts.values(), default=1) or 1
        width = self._slot_width()
        gap = 1.0 if width > 3 else 0.0  # noqa: PLR2004 — pixels; thinner bars need every one of them
        for slot, year in enumerate(self._slots):
            count = self._counts.get(year, 0)
            inside = chosen is None or chosen[0] <= year <= chosen[1]
            bar = QRectF(self._left(slot), axis, max(1.0, width - gap), 0)
            if count:
                height = max(2.0, (axis - _TOP) * count / tallest)
                bar.setTop(axis - height)
                painter.fillRect(bar, QColor(colours.bar_selected if inside else colours.bar))
            if self.hasFocus() and year == self._cursor:
                painter.fillRect(QRectF(bar.left(), axis, bar.width(), 2), QColor(colours.focus))
        painter.setPen(QPen(QColor(colours.rule), 1))
        painter.drawLine(QPointF(_SIDE, axis + 0.5), QPointF(self.width() - _SIDE, axis + 0.5))

    def _paint_labels(self, painter: QPainter, axis: float) -> None:
        """As many round years as stand clear of each other."""
        metrics = QFontMetricsF(painter.font())
        room = metrics.horizontalAdvance("00000")
        every = next((n for n in _LABEL_EVERY if n * self._slot_width() >= room), _LABEL_EVERY[-1])
        free_from = 0.0
        for slot, year in enumerate(self._slots):
            middle = self._left(slot) + self._slot_width() / 2
            left = middle - room / 2
            if year % every == 0 and left >= free_from and left + room <= self.width():
                box = QRectF(left, axis + _AXIS_GAP, room, metrics.height())
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(year))
                free_from = left + room

    # Mouse.

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a range."""
        if event.button() == Qt.MouseButton.LeftButton and self._slots:
            x = event.position().x()
            self._drag = (x, x)
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw the range out."""
        if self._drag is not None:
            self._drag = (self._drag[0], event.position().x())
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose the range; a click on the one year that is chosen already takes the choice back."""
        if self._drag is None or event.button() != Qt.MouseButton.LeftButton:
            return
        self._drag = (self._drag[0], event.position().x())
        chosen = self._range_of_drag()
        clicked = abs(self._drag[0] - self._drag[1]) < _CLICK_SLACK
        self._drag = None
        self._choose(None if clicked and chosen == self._chosen else chosen)
        self.update()

    def event(self, event: QEvent) -> bool:
        """Say the year under the pointer and how many articles it has."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            year = self._year_at(event.pos().x())
            QToolTip.showText(event.globalPos(), self._year_text(year) if year is not None else "", self)
            return True
        return super().event(event)

    # Keyboard.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from year to year, with Shift they draw a range; Space chooses; Esc takes the choice back."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Home: -(10**6), Qt.Key.Key_End: 10**6}
        key = Qt.Key(event.key())
        if key in steps and self._slots:
            extend = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._move_cursor(steps[key], extend=extend)
        elif key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._cursor is not None:
            only = (self._cursor, self._cursor)
            self._choose(None if self._chosen == only else only)
        elif key == Qt.Key.Key_Escape and self._chosen is not None:
            self._choose(None)
        else:
            super().keyPressEvent(event)

    def _move_cursor(self, by: int, *, extend: bool) -> None:
        at = self._slots.index(self._cursor) if self._cursor is not None else (-1 if by > 0 else len(self._slots))
        if extend and self._anchor is None:
            self._anchor = self._cursor
        self._cursor = self._slots[min(max(at + by, 0), len(self._slots) - 1)]
        self.setAccessibleDescription(self._year_text(self._cursor))
        if extend:
            anchor = self._anchor if self._anchor is not None else self._cursor
            self._choose((min(anchor, self._cursor), max(anchor, self._cursor)))
        else:
            self._anchor = None
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Arrows start from what is chosen, or from the latest year."""
        super().focusInEvent(event)
        if self._cursor is None and self._slots:
            self._cursor = self._chosen[1] if self._chosen and self._chosen[1] in self._slots else self._slots[-1]
        self.update()

    def _choose(self, years: Years | None) -> None:
        if years != self._chosen:
            self._chosen = years
            self.years_chosen.emit(years)

    def changeEvent(self, event: QEvent) -> None:
        """Another font or theme is another drawing."""
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()
        self.update()
        super().changeEvent(event)


def _slots(present: list[int]) -> list[int]:
    """The years to draw: to scale, unless that would press most of them into a corner."""
    if not present or present[-1] - present[0] > _LONGEST_SPAN:
        return present
    missing = max(0, _SHORTEST_SPAN - (present[-1] - present[0] + 1))
    return list(range(max(0, present[0] - missing // 2), present[-1] + (missing + 1) // 2 + 1))


def _range_words(chosen: Years) -> str:
    first, last = chosen
    return str(first) if first == last else f"{first}–{last}"


def _is_year(untrusted: str) -> bool:
    return untrusted.isascii() and untrusted.isdecimal() and len(untrusted) <= 4  # noqa: PLR2004 — digits of a year
