"""What is to be said about an answer, above its list: how the question was read, what else may have been meant.

Comes in: an answer's notices, readings and suggestions; goes out: another question when a link is followed. It takes
two lines at most; a button with dots opens the rest. It refuses to know how questions are read.
"""

from __future__ import annotations

import unicodedata
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPalette
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QToolButton, QWidget

from archiveviewer.ui import icons, theme, wording
from archiveviewer.ui.link_button import LinkButton

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from archiveviewer.results import Notice, Reading, Results

LINES = 2
_LEFT, _RIGHT, _ABOVE, _BELOW = 36, 10, 5, 6
_GAP, _DOTS, _ICON = 5, 26, 16
_NO_END = 100_000
_SENTENCE_AND_LINK = 2


def unfinished(notice: Notice, text: str) -> bool:
    """Whether a complaint is about what is still being typed: it will be read otherwise once there is more of it."""
    if notice.kind != "misread":
        return notice.kind == "no-words"
    if notice.detail.startswith(('"', "(")):
        return True  # opened, and not closed yet
    typed = unicodedata.normalize("NFC", text).strip()
    if notice.place is None:
        return typed.endswith(notice.detail.rpartition(":")[2])
    return notice.place.end >= len(typed)


class Remarks(QFrame):
    """Sentences and links in rows; hidden when there is nothing to say."""

    question_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said: tuple[Sequence[Notice], Sequence[Reading], Sequence[str]] = ((), (), ())
        self._rows: list[list[QWidget]] = []
        self._kept_back: tuple[Notice, ...] = ()
        self._opened = self._explained = False
        self._icon = icons.icon("info")
        self._dots = QToolButton(self)
        self._dots.setText("…")
        self._dots.setAutoRaise(True)
        self._dots.setCheckable(True)
        self._dots.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._dots.setAccessibleName(self.tr("Show all remarks in full"))
        self._dots.setToolTip(self._dots.accessibleName())
        self._dots.toggled.connect(self._open)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hide()

    def show_remarks(self, results: Results, text: str, *, typing: bool = False) -> None:
        """Say what is to be said; while somebody is `typing`, nothing about what is not finished."""
        waiting = tuple(notice for notice in results.notices if typing and unfinished(notice, text))
        self._kept_back = waiting
        suggestions = results.suggestions if results.total else ()  # else they stand where the list would
        self._say([notice for notice in results.notices if notice not in waiting], results.readings, suggestions)

    def typing_ended(self) -> None:
        """Say what was held back."""
        notices, readings, suggestions = self._said
        kept, self._kept_back = self._kept_back, ()
        if kept:
            self._say([*notices, *kept], readings, suggestions)

    def set_explained(self, explained: bool) -> None:
        """Below an explanation everything is said in full."""
        if explained != self._explained:
            self._explained = explained
            self._arrange()

    def _say(self, notices: Sequence[Notice], readings: Sequence[Reading], suggestions: Sequence[str]) -> None:
        said = (tuple(notices), tuple(readings), tuple(suggestions))
        if said == self._said:
            return
        self._said = said
        for widget in (widget for row in self._rows for widget in row):
            widget.hide()
            widget.deleteLater()
        # What was read otherwise than typed comes before complaints: its link is the way back.
        self._rows = [self._notice_row(notice) for notice in sorted(notices, key=lambda notice: not notice.question)]
        if suggestions:
            self._rows.insert(0, self._suggestion_row(suggestions))
        if readings:
            self._rows.insert(0, self._reading_row(readings))
        self._follow_by_tab()
        self._dots.setChecked(False)
        self.setVisible(bool(self._rows))
        self._arrange()

    def _notice_row(self, notice: Notice) -> list[QWidget]:
        row: list[QWidget] = [Sentence(wording.notice(notice), self)]
        if notice.question:
            row.append(self._link(self.tr("Search exactly as typed"), notice.question))
            row[-1].setToolTip(wording.one_line(notice.question))
        return row

    def _suggestion_row(self, suggestions: Sequence[str]) -> list[QWidget]:
        links = [self._link(text, text) for text in suggestions]
        return [Sentence(self.tr("Did you mean:"), self), *self._with_dots_between(links)]

    def _reading_row(self, readings: Sequence[Reading]) -> list[QWidget]:
        links = []
        for one in readings:
            shown = one.text.replace("=", "")  # which only says that no further accents are meant
            links.append(self._link(shown, one.text, note=wording.number(one.articles)))
            links[-1].setAccessibleName(f"{wording.one_line(shown)}, {wording.articles(one.articles)}")
        return [Sentence(self.tr("Could be:"), self), *self._with_dots_between(links)]

    def _with_dots_between(self, links: list[LinkButton]) -> list[QWidget]:
        parts: list[QWidget] = []
        for link in links:
            parts += [Dot("·", self), link] if parts else [link]
        return parts

    def _link(self, words: str, question: str, *, note: str = "") -> LinkButton:
        link = LinkButton(words, self, note=note)
        link.clicked.connect(partial(self.question_chosen.emit, question))
        return link

    def _follow_by_tab(self) -> None:
        """The keyboard goes through the links in their order, though they are younger than all that stands below."""
        stops = [self._dots, *(widget for row in self._rows for widget in row if isinstance(widget, LinkButton))]
        for before, after in pairwise(stops):
            self.setTabOrder(before, after)

    # Where things stand.

    def _open(self, opened: bool) -> None:
        self._opened = opened
        self._arrange()

    def _arrange(self) -> None:
        self._place(self.width(), move=True)
        self.updateGeometry()
        self.update()

    def heightForWidth(self, width: int) -> int:
        """The narrower, the higher, up to two lines unless it was opened."""
        return self._place(width, move=False)

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(200, self._line() + _ABOVE + _BELOW)

    def _line(self) -> int:
        return self.fontMetrics().height() + 4

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks the lines elsewhere."""
        super().resizeEvent(event)
        self._place(self.width(), move=True)

    def _place(self, width: int, *, move: bool) -> int:
        """Put everything in its place, in full or in as many lines as are allowed; says how high that is."""
        plan = self._plan(width)
        if not self._explained and (self._opened or not plan.whole):
            plan = self._plan(width - _DOTS)
        if move:
            for widget in (widget for row in self._rows for widget in row):
                plan.apply(widget, wrapped=self._opened or self._explained)
            self._dots.setVisible(not self._explained and (self._opened or not plan.whole))
            self._dots.setGeometry(width - _DOTS - 4, plan.height - self._line(), _DOTS, self._line())
        return plan.height + _BELOW

    def _plan(self, width: int) -> _Plan:
        plan = _Plan(max(width - _LEFT - _RIGHT, 40), self._line())
        if self._opened or self._explained:
            for row in self._rows:
                plan.add_row(row, most=_NO_END)
        else:
            for row in self._rows[:LINES]:
                plan.add_row(row, most=max(1, LINES // len(self._rows)))
            plan.whole &= len(self._rows) <= LINES
        return plan

    def paintEvent(self, event: QPaintEvent) -> None:
        """A card of its own, so that it is not taken for a result."""
        del event
        colours = theme.colours(self.palette())
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(colours.card))
        self._icon.paint(painter, QRect(12, _ABOVE + (self._line() - _ICON) // 2, _ICON, _ICON))
        painter.setPen(QColor(colours.rule))
        painter.drawLine(self.rect().bottomLeft(), self.rect().bottomRight())


class Sentence(QLabel):
    """Words that can be cut short or wrapped; what is cut short is in the tool tip and always said in full."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(text, parent)
        self._text = text
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setForegroundRole(QPalette.ColorRole.Text)
        self.setAccessibleName(text)

    def sizeHint(self) -> QSize:
        """All of it in one line."""
        return QSize(self.fontMetrics().horizontalAdvance(self._text) + 1, self.fontMetrics().height())

    def minimumSizeHint(self) -> QSize:
        """A few letters."""
        return QSize(min(self.sizeHint().width(), self.fontMetrics().averageCharWidth() * 6), self.sizeHint().height())

    def height_in(self, width: int) -> int:
        """How high it is when wrapped to that width."""
        room = QRect(0, 0, width, _NO_END)
        return self.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, self._text).height()

    def fit(self, width: int, *, wrapped: bool) -> None:
        """Take that width, in one line or in as many as it needs."""
        shown = self._text if wrapped else self.fontMetrics().elidedText(self._text, Qt.TextElideMode.ElideRight, width)
        self.setWordWrap(wrapped)
        if self.text() != shown:
            self.setText(shown)
        self.setToolTip("" if shown == self._text else self._text)


class Dot(Sentence):
    """What parts two links of one line."""


class _Plan:
    """Where the parts of rows go in a width; `whole` is false once something is cut short or left out."""

    def __init__(self, width: int, line: int) -> None:
        self._width, self._line = width, line
        self._places: dict[QWidget, QRect] = {}
        self.height, self.whole = _ABOVE, True

    def add_row(self, row: Sequence[QWidget], most: int) -> None:
        """Put one row into at most so many lines. Its sentence is cut short for its links' sake."""
        x, y, lines, before = 0, self.height, 1, None
        for widget in row:
            wide = widget.sizeHint().width()
            space = self._width - x - (_links_width(row) if widget is row[0] and most == 1 else 0)
            if wide > space and x and lines < most:
                if isinstance(widget, Dot):
                    continue  # the link after it begins the next line
                if isinstance(before, Dot):
                    self._places.pop(before, None)
                x, y, lines, space = 0, y + self._line, lines + 1, self._width
            taken = min(wide, space)
            self.whole &= taken == wide
            if taken < min(wide, widget.minimumSizeHint().width()):
                if isinstance(before, Dot):
                    self._places.pop(before, None)
                break
            high = self._line
            if taken < wide and most == _NO_END and isinstance(widget, Sentence):
                high = max(high, widget.height_in(taken))
            self._places[widget] = QRect(_LEFT + x, y, taken, high)
            x, y, before = x + taken + _GAP, y + high - self._line, widget
        self.height = y + self._line

    def apply(self, widget: QWidget, *, wrapped: bool) -> None:
        """Put a widget where it was planned, or take it away."""
        place = self._places.get(widget)
        widget.setVisible(place is not None)
        if place is not None:
            widget.setGeometry(place)
            if isinstance(widget, Sentence):
                widget.fit(place.width(), wrapped=wrapped)


def _links_width(row: Sequence[QWidget]) -> int:
    """The room that the link of a notice needs beside its sentence."""
    return sum(widget.sizeHint().width() + _GAP for widget in row[1:]) if len(row) == _SENTENCE_AND_LINK else 0
