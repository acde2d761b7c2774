"""Articles by time as bars, and the choice of a range. Comes in: counts; goes out: a range of dates or None, and the
view that is wanted. It refuses to know the question.

Drag for a range, click for a bar, wheel from decades to days; all of it by keyboard too, and as a list.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QFontMetricsF, QHelpEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolTip, QWidget

from archiveviewer.ui import dates, theme, wording
from archiveviewer.ui.link_button import LinkButton
from archiveviewer.ui.results import timeline_painting
from archiveviewer.ui.results.timeline_list import TimelineList
from archiveviewer.ui.results.timeline_painting import Drawing, overlaps
from archiveviewer.ui.results.timeline_scale import Bar, View, bars

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent, QPaintEvent, QResizeEvent, QShowEvent, QWheelEvent

    from archiveviewer.results import Count, Timeline
    from archiveviewer.ui.questions import Dates

_CLICK_SLACK = 4
_NOTCH = 120
"""What Qt counts for one step of a wheel."""
_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")


class TimelineView(QWidget):
    """The bars of one view. `dates_chosen` carries a closed range of ISO dates, or None for all; `view_chosen` the view
    whose counts are wanted, `appeared` that they are to be seen from now on.
    """

    dates_chosen = Signal(object)
    view_chosen = Signal(object)
    appeared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = View()
        self._counts: tuple[dict[str, int], dict[str, int]] = ({}, {})
        self._bars: list[Bar] = []
        self._chosen: Dates | None = None
        self._drag: tuple[float, float] | None = None
        self._cursor: int | None = None
        self._anchor: int | None = None
        self._turned = 0
        self._back = LinkButton("", self)
        self._back.move(timeline_painting.SIDE - 2, 3)
        self._back.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # by keyboard it is Down
        self._back.hide()
        self._back.clicked.connect(self.zoom_out)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Articles by time"))

    # What is shown.

    def show_timeline(self, timeline: Timeline) -> None:
        """Take the counts of another answer; those of a view that was left meanwhile are passed over."""
        if timeline.step == self.view.step:
            self._counts = (_by_date(timeline.found), _by_date(timeline.held))
            self._lay_out()

    def show_dates(self, chosen: Dates | None) -> None:
        """Take the range that is chosen."""
        self._chosen = chosen
        self.setAccessibleDescription(self._description())
        self.update()

    @property
    def is_empty(self) -> bool:
        """Whether nothing in the archive has a date."""
        return self.view == View() and not self._counts[1]

    def _lay_out(self) -> None:
        here = self._bars[self._cursor].first if self._cursor is not None else ""
        self._bars = bars(self.view, *self._counts)
        self._cursor = next((at for at, bar in enumerate(self._bars) if here and bar.first == here), None)
        self._anchor = None
        self.setAccessibleDescription(self._description())
        self.update()

    def _description(self) -> str:
        full = [bar for bar in self._bars if bar.found]
        if not full:
            return self.tr("No dated articles")
        busiest = max(full, key=lambda bar: bar.found)
        text = self.tr("{first} to {last}; most in {busiest}.").format(
            first=dates.plain_date(full[0].first),
            last=dates.plain_date(full[-1].last),
            busiest=self._bar_text(busiest),
        )
        return f"{text} {self._chosen_text()}".strip()

    def _chosen_text(self) -> str:
        return self.tr("Chosen: {dates}").format(dates=dates.period(*self._chosen)) if self._chosen else ""

    def _bar_text(self, bar: Bar) -> str:
        found = wording.articles(bar.found)
        if bar.held > bar.found:
            found = self.tr("{found} of {all}").format(found=wording.number(bar.found), all=wording.articles(bar.held))
        return f"{dates.period(bar.first, bar.last)}: {found}"

    # Nearer and further.

    def zoom_in(self, number: int | None = None) -> None:
        """Look at a bar from nearer: at the one the keyboard is on, or the busiest, if none is named."""
        number = self._cursor if number is None else number
        if number is None and self._bars:
            number = max(range(len(self._bars)), key=lambda at: self._bars[at].found)
        if number is not None:
            self._look(self.view.inward(self._bars[number]))

    def zoom_out(self) -> None:
        """Look from further away."""
        self._look(self.view.outward())

    def move_on(self, by: int) -> None:
        """Look at earlier or later years or months."""
        self._look(self.view.moved(by))

    def show_whole(self) -> None:
        """Look at all years, wherever it was looked at from near."""
        if self.view.around:
            self._look(View())

    def _look(self, view: View) -> None:
        if view == self.view:
            return
        self.view = view
        self._counts, self._cursor, self._drag = ({}, {}), None, None
        if view.within:
            self._back.setText("‹ " + dates.period(*view.within))
            self._back.setToolTip(self.tr("Back to longer times (Down)"))
            self._back.setAccessibleName(self._back.toolTip())
            self._back.resize(self._back.sizeHint())
        self._back.setVisible(view.within is not None)
        self._lay_out()
        self.view_chosen.emit(view)

    def show_list(self) -> TimelineList:
        """Open the same as a list."""
        shown = TimelineList(self._bars, self._chosen, self)
        shown.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        shown.dates_chosen.connect(self._choose)
        shown.open()
        return shown

    # Painting.

    def sizeHint(self) -> QSize:
        """As high as bars and a line of labels need."""
        return QSize(200, 62 + round(QFontMetricsF(self._axis_font()).height()))

    def minimumSizeHint(self) -> QSize:
        """No narrower than a few bars."""
        return QSize(80, self.sizeHint().height())

    def _axis_font(self) -> QFont:
        return theme.sans(self.font().pointSizeF() * 0.82)

    def _drawing(self) -> Drawing:
        head = self._back.height() - 2 if self._back.isVisibleTo(self) else 0
        chosen = self._range_of_drag() or self._chosen
        cursor = self._cursor if self.hasFocus() else None
        return Drawing(self._bars, self.view.level, self.width(), self.height(), head, chosen, cursor)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Bars, dates below them, and a ring while the keyboard is here."""
        del event
        colours = theme.colours(self.palette())
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(colours.window))
        timeline_painting.paint(painter, self._drawing(), self._axis_font(), colours)
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours.focus), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))

    # Mouse.

    def _bar_at(self, x: float) -> int | None:
        return Drawing(self._bars, self.view.level, self.width(), self.height()).bar_at(x)

    def _range_of_drag(self) -> Dates | None:
        if self._drag is None:
            return None
        first, last = self._bar_at(min(self._drag)), self._bar_at(max(self._drag))
        return None if first is None or last is None else (self._bars[first].first, self._bars[last].last)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a range."""
        if event.button() == Qt.MouseButton.LeftButton and self._bars:
            x = event.position().x()
            self._drag = (x, x)
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw the range out."""
        if self._drag is not None:
            self._drag = (self._drag[0], event.position().x())
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose the range; a click on the one bar that is chosen already takes the choice back."""
        if self._drag is None or event.button() != Qt.MouseButton.LeftButton:
            return
        self._drag = (self._drag[0], event.position().x())
        chosen = self._range_of_drag()
        clicked = abs(self._drag[0] - self._drag[1]) < _CLICK_SLACK
        self._drag = None
        self._choose(None if clicked and chosen == self._chosen else chosen)
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Look nearer."""
        self._drag = None
        self.zoom_in(self._bar_at(event.position().x()))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Away from the hand is nearer, towards it further away; sideways, or with Shift, earlier and later."""
        turned = event.angleDelta()
        sideways = turned.x() if abs(turned.x()) > abs(turned.y()) else 0
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            sideways = turned.y() or turned.x()
        self._turned += sideways or turned.y()
        if abs(self._turned) >= _NOTCH:
            forward, self._turned = self._turned > 0, 0
            if sideways:
                self.move_on(-1 if forward else 1)
            elif forward:
                self.zoom_in(self._bar_at(event.position().x()))
            else:
                self.zoom_out()
        event.accept()

    def event(self, event: QEvent) -> bool:
        """Say the time under the pointer and how many articles it has."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            number = self._bar_at(event.pos().x())
            QToolTip.showText(event.globalPos(), self._bar_text(self._bars[number]) if number is not None else "", self)
            return True
        return super().event(event)

    def build_menu(self, where: QPoint) -> QMenu:
        """All that can be done here, by name."""
        menu = QMenu(self)
        number = self._cursor if where.x() < 0 else self._bar_at(where.x())
        nearer = menu.addAction(self.tr("Look nearer"), partial(self.zoom_in, number))
        nearer.setEnabled(self.view.level != "day" and bool(self._bars))
        menu.addAction(self.tr("Look from further away"), self.zoom_out).setEnabled(self.view.level != "decade")
        for text, by in ((self.tr("Earlier"), -1), (self.tr("Later"), 1)):
            menu.addAction(text, partial(self.move_on, by)).setEnabled(self.view.within is not None)
        menu.addSeparator()
        menu.addAction(self.tr("As a list…"), self.show_list).setEnabled(bool(self._bars))
        menu.addAction(self.tr("All times"), partial(self._choose, None)).setEnabled(self._chosen is not None)
        return menu

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu, by mouse or keyboard."""
        menu = self.build_menu(event.pos())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    # Keyboard.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from bar to bar, with Shift they draw a range; Space chooses; Up and Down look nearer and further,
        Page Up and Page Down earlier and later; Esc takes the choice back.
        """
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Home: -(10**6), Qt.Key.Key_End: 10**6}
        looks: dict[Qt.Key, Callable[[], None]] = {
            Qt.Key.Key_Up: self.zoom_in,
            Qt.Key.Key_Plus: self.zoom_in,
            Qt.Key.Key_Down: self.zoom_out,
            Qt.Key.Key_Minus: self.zoom_out,
            Qt.Key.Key_PageUp: partial(self.move_on, -1),
            Qt.Key.Key_PageDown: partial(self.move_on, 1),
        }
        key = Qt.Key(event.key())
        if key in steps and self._bars:
            self._move_cursor(steps[key], extend=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif key in looks:
            looks[key]()
        elif key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._cursor is not None:
            only = (self._bars[self._cursor].first, self._bars[self._cursor].last)
            self._choose(None if self._chosen == only else only)
        elif key == Qt.Key.Key_Escape and self._chosen is not None:
            self._choose(None)
        else:
            super().keyPressEvent(event)

    def _move_cursor(self, by: int, *, extend: bool) -> None:
        at = self._cursor if self._cursor is not None else (-1 if by > 0 else len(self._bars))
        if extend and self._anchor is None:
            self._anchor = self._cursor
        self._cursor = min(max(at + by, 0), len(self._bars) - 1)
        self.setAccessibleDescription(self._bar_text(self._bars[self._cursor]))
        if extend:
            first, last = sorted((self._cursor if self._anchor is None else self._anchor, self._cursor))
            self._choose((self._bars[first].first, self._bars[last].last))
        else:
            self._anchor = None
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Arrows start from what is chosen, or from the latest bar."""
        super().focusInEvent(event)
        if self._cursor is None and self._bars:
            chosen = self._chosen
            inside = [at for at, bar in enumerate(self._bars) if chosen and overlaps(bar, chosen)]
            self._cursor = inside[-1] if inside else len(self._bars) - 1
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The ring goes."""
        super().focusOutEvent(event)
        self.update()

    def _choose(self, chosen: Dates | None) -> None:
        if chosen != self._chosen:
            self._chosen = chosen
            self.dates_chosen.emit(chosen)
            self.update()

    def showEvent(self, event: QShowEvent) -> None:
        """What was asked while it was hidden has not been counted."""
        super().showEvent(event)
        self.appeared.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other sizes are other drawings."""
        super().resizeEvent(event)
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Another font or theme is another drawing."""
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()
        self.update()
        super().changeEvent(event)


def _by_date(counts: tuple[Count, ...]) -> dict[str, int]:
    return {count.value: count.articles for count in counts if _DATE.fullmatch(count.value) and count.value > "0000-99"}
