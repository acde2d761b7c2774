"""The middle of the window: years, the number of articles and their order, remarks, and the list itself.

Comes in: an answer; goes out: the person's wishes as signals of its parts. It refuses to know the archive.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, get_args

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QColor, QPainter, QPalette
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from archiveviewer.results import Sort
from archiveviewer.ui import filter_wording, theme, wording
from archiveviewer.ui.icons import icon
from archiveviewer.ui.inquiries import PAGE
from archiveviewer.ui.link_button import LinkButton
from archiveviewer.ui.questions import Question, any_filter
from archiveviewer.ui.results.busy_line import BusyLine
from archiveviewer.ui.results.explanation_panel import ExplanationPanel
from archiveviewer.ui.results.filter_chips import FilterChips
from archiveviewer.ui.results.gallery_model import GalleryModel
from archiveviewer.ui.results.gallery_view import GalleryView
from archiveviewer.ui.results.remarks import Remarks
from archiveviewer.ui.results.results_model import ResultsModel
from archiveviewer.ui.results.results_view import ResultsView
from archiveviewer.ui.results.timeline import TimelineView

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from archiveviewer.results import Explanation, Reading, Results
    from archiveviewer.ui.pictures import Viewing
    from archiveviewer.ui.search_session import Answer

_WIDEST = 46
"""Letters of a button."""
_MOST_QUESTIONS = 6
"""Other questions that are offered where nothing was found: three that may be meant, and three shorter ones."""


class ResultsPane(QWidget):
    """Shows answers; see the module's paragraph."""

    def __init__(self, viewer: Viewing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = ResultsModel(PAGE, self)
        self.view = ResultsView(self.model, self)
        self.pictures = GalleryModel(self)
        self.gallery = GalleryView(self.pictures, viewer, self)
        self.timeline = TimelineView(self)
        self.count_line = CountLine(self)
        self.chips = FilterChips(self)
        self.remarks = Remarks(self)
        self.explanation = ExplanationPanel(self)
        self.no_hits = NoHits(self)
        self.busy = BusyLine(self)
        self._timeline_wanted, self._dated = True, False
        self._as_pictures = self._begun = False
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.gallery)
        self.gallery.list_wanted.connect(lambda: self.count_line.pictures_wanted.emit(False))
        self._stack.addWidget(self.no_hits)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.timeline, self.count_line, self.chips, self.busy, self.explanation, self.remarks):
            column.addWidget(part)
        column.addWidget(self._stack, 1)
        self.setMinimumWidth(240)
        self._show_timeline()

    def set_timeline_wanted(self, wanted: bool) -> None:
        """Show the years, or leave their room to the list."""
        self._timeline_wanted = wanted
        self._show_timeline()

    @property
    def timeline_wanted(self) -> bool:
        """What a person chose; without any dated article there is none all the same."""
        return self._timeline_wanted

    def _show_timeline(self) -> None:
        self.timeline.setVisible(self._timeline_wanted and self._dated)

    def set_as_pictures(self, wanted: bool) -> None:
        """Show what was found as pictures in a grid, or as a list."""
        if wanted != self._as_pictures:
            self._as_pictures = wanted
            self.count_line.show_as_pictures(wanted)
            if self._stack.currentWidget() is not self.no_hits:
                self._stack.setCurrentWidget(self.hits)

    @property
    def as_pictures(self) -> bool:
        """Whether pictures are shown."""
        return self._as_pictures

    @property
    def hits(self) -> ResultsView | GalleryView:
        """The list or the grid, whichever is chosen."""
        return self.gallery if self._as_pictures else self.view

    def show_explanation(self, explanation: Explanation | None) -> None:
        """Show how the question was understood, with everything that is to be said about it; or no longer."""
        if explanation is not None:
            self.explanation.show_explanation(explanation)
        self.explanation.setVisible(explanation is not None)
        self.remarks.set_explained(explanation is not None)

    def show_beginning(self) -> None:
        """Say that the first articles are on their way."""
        self._begun = True
        self.no_hits.show_beginning()
        self._stack.setCurrentWidget(self.no_hits)

    def show_answer(self, answer: Answer) -> None:
        """Show the first rows of an answer; one that only repeats the question keeps the list where it is."""
        results, question = answer.results, answer.question
        scrolled = self.view.verticalScrollBar().value() if answer.again else 0
        self.model.show(results.rows or results.total, results.hits)
        self.timeline.show_dates(question.filters.dates)
        self.chips.show_filters(question.filters)
        self.count_line.show_count(results, question)
        self._begun &= not results.total
        if self._begun:
            self.no_hits.show_beginning(question.text)
        else:
            self.no_hits.show_question(question, results)
        self._stack.setCurrentWidget(self.hits if results.total else self.no_hits)
        self.view.verticalScrollBar().setValue(scrolled)

    def show_rest(self, answer: Answer, *, typing: bool = False) -> None:
        """Show what is told of an answer beside its rows; until then what was told of the last one stays.

        While somebody is `typing`, what is not finished is not complained about.
        """
        results, dates = answer.results, answer.question.filters.dates
        self._dated = bool(results.facets.year or dates) or (self._dated and not results.total)
        self._show_timeline()
        self.remarks.show_remarks(results, answer.question.text, typing=typing)


class CountLine(QWidget):
    """How many articles, and in which order; the order is a button with a menu. A link tells how they were found."""

    sort_chosen = Signal(str)
    explanation_wanted = Signal()
    pictures_wanted = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = QLabel(self)
        self._order = QToolButton(self)
        self._order.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self._order.setAutoRaise(True)
        self._order.setCursor(Qt.CursorShape.PointingHandCursor)
        self._order.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._menu = QMenu(self)
        self._choices = QActionGroup(self)
        for sort in get_args(Sort):
            choice = QAction(wording.sort_order(sort), self._choices)
            choice.setCheckable(True)
            choice.setData(sort)
            self._menu.addAction(choice)
        self._explain = LinkButton(self.tr("Explain"), self)
        self._explain.setToolTip(self.tr("How the question was understood, part by part (F4)"))
        self._explain.setAccessibleName(self.tr("How was the question understood?"))
        self._explain.clicked.connect(self.explanation_wanted)
        self._explain.hide()
        self._gallery = QToolButton(self)
        self._gallery.setIcon(icon("gallery"))
        self._gallery.setAutoRaise(True)
        self._gallery.setCheckable(True)
        self._gallery.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._gallery.setToolTip(self.tr("Results as pictures (F8)"))
        self._gallery.setAccessibleName(self.tr("Results as pictures"))
        self._gallery.clicked.connect(self.pictures_wanted)
        self._choices.triggered.connect(self._choose)
        self._order.clicked.connect(self._open_menu)
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 3, 8, 3)
        line.setSpacing(2)
        line.addWidget(self._count)
        line.addWidget(self._order)
        line.addStretch(1)
        line.addWidget(self._explain)
        line.addWidget(self._gallery)
        self.setMinimumHeight(self._order.sizeHint().height() + 6)  # without the order the line is as high

    def show_as_pictures(self, on: bool) -> None:
        """Whether pictures are shown."""
        self._gallery.setChecked(on)

    def show_count(self, results: Results, question: Question) -> None:
        """Say the number and the order of what is listed."""
        total = results.total
        picked = question.filters.picked is not None
        order = wording.sort_order(question.sort, blank=question.is_blank, picked=picked)
        self._count.setText(wording.articles(total) + (" ·" if total > 1 else ""))
        self._count.setToolTip(wording.stories(total, results.rows))
        self._order.setText(order + " ▾")
        self._order.setVisible(total > 1)
        self._explain.setVisible(not question.is_blank)
        self._order.setAccessibleName(self.tr("Order: {order}").format(order=order))
        shown: Sort = "newest" if question.is_blank and question.sort == "relevance" else question.sort
        for choice in self._choices.actions():
            choice.setChecked(choice.data() == shown)
            choice.setEnabled(choice.data() != "relevance" or not question.is_blank)

    def _open_menu(self) -> None:
        # Not by setMenu: Fusion would draw an arrow of its own into the corner of the text.
        self._menu.popup(self._order.mapToGlobal(self._order.rect().bottomLeft()))

    def _choose(self, choice: QAction) -> None:
        self.sort_chosen.emit(choice.data())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The list begins with a hairline."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(QColor(theme.colours(self.palette()).rule))
        painter.drawLine(self.rect().bottomLeft(), self.rect().bottomRight())


class NoHits(QWidget):
    """What stands where the list would: plain words, and what could be tried instead."""

    filters_dropped = Signal()
    accents_dropped = Signal()
    everything_wanted = Signal()
    question_taken = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self._title = QLabel(self)
        self._title.setFont(theme.serif(self.font().pointSizeF() * 1.5))
        self._hint = QLabel(self)
        for label in (self._title, self._hint):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._drop_filters = self._button(self.tr("Remove the filters"))
        self._drop_filters.clicked.connect(self.filters_dropped)
        self._drop_accents = self._button(self.tr("Search without exact accents"))
        self._drop_accents.clicked.connect(self.accents_dropped)
        self._questions = [self._button("") for _ in range(_MOST_QUESTIONS)]
        for button in self._questions:
            button.clicked.connect(partial(self._take, button))
        self._everything = self._button(self.tr("Show all articles"))
        self._everything.clicked.connect(self.everything_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 28, 20, 20)
        column.setSpacing(10)
        for part in (self._title, self._hint):
            column.addWidget(part)
        for button in (*self._questions, self._drop_filters, self._drop_accents, self._everything):
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def _button(self, text: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setAutoDefault(True)
        return button

    def show_beginning(self, asked: str = "") -> None:
        """Say why there is nothing yet."""
        for button in self.findChildren(QPushButton):
            button.hide()
        self._title.setText(self.tr("Indexing has begun"))
        self._hint.show()
        self._hint.setText(
            self.tr("“{question}” is asked again as articles are read.").format(question=_shown(asked))
            if asked.strip()
            else self.tr("Articles appear here as they are read, and can be searched at once.")
        )

    def show_question(self, question: Question, results: Results) -> None:
        """Offer only what would change something."""
        filtered = any_filter(question.filters)
        self._title.setText(
            self.tr("No articles")
            if question.is_blank
            else self.tr("Nothing was found for “{question}”").format(question=_shown(question.text))
        )
        self._hint.setText(
            self.tr("Only articles in {filters} were looked at.").format(
                filters=filter_wording.spoken(question.filters)
            )
            if filtered
            else self.tr("Fewer or other words may help. Accents may be left out: “ha noi” also finds “Hà Nội”.")
        )
        self._hint.setVisible(filtered or not question.is_blank)
        self._drop_filters.setVisible(filtered)
        self._drop_accents.setVisible(question.mode == "strict" and not question.is_blank)
        self._everything.setVisible(not question.is_blank)
        self._offer(
            [
                (one, self.tr("Did you mean “{text}”?").format(text=wording.between_quotes(one)))
                for one in results.suggestions
            ]
            + [(one.text, self._found_by(one)) for one in results.shorter]
        )

    def _found_by(self, shorter: Reading) -> str:
        articles = wording.articles(shorter.articles)
        return f"{wording.one_line(shorter.text)} · {articles}"

    def _offer(self, questions: list[tuple[str, str]]) -> None:
        """Other questions, each with what its button says."""
        for button in self._questions:
            button.hide()
        for button, (question, words) in zip(self._questions, questions, strict=False):
            button.setText(_abridged(words).replace("&", "&&"))
            button.setToolTip(words if len(words) > _WIDEST else "")
            button.setAccessibleName(words)
            button.setProperty("question", question)
            button.show()

    def _take(self, button: QPushButton) -> None:
        self.question_taken.emit(button.property("question"))


def _abridged(words: str) -> str:
    """As much of some words as a button holds, their end always."""
    if len(words) <= _WIDEST:
        return words
    return f"{words[: _WIDEST // 2]}…{words[-_WIDEST // 2 :]}"


def _shown(text: str) -> str:
    """As much of a question as a line holds."""
    return wording.between_quotes(text)[:80]
