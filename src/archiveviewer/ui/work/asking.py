"""What a person types, ticks or chooses becomes a question to the session. Comes in: a window's signals; goes out:
wishes to the session. It refuses to know answers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QObject, Qt

from archiveviewer.ui import filter_wording
from archiveviewer.ui.questions import NO_FILTERS, Question, with_dates, with_day
from archiveviewer.ui.results.search_box import SHOWN
from archiveviewer.ui.work.entering import Entering

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archiveviewer.results import Filters, Sort
    from archiveviewer.ui.questions import Dates
    from archiveviewer.ui.results.recent_questions import RecentQuestions
    from archiveviewer.ui.search_session import SearchSession
    from archiveviewer.ui.window.main_window import MainWindow
    from archiveviewer.ui.work.undoing import Undoing

RECENT_BESIDE_OTHERS = 3
"""Recent searches offered above the archive's own completions."""


class Asking(QObject):
    """Connects the search box, the filters and the order of one window with the session.

    `typing` tells whether a question is being typed; `entering` keeps the wish to be in its answer.
    """

    def __init__(
        self, window: MainWindow, session: SearchSession, recent: RecentQuestions, undoing: Undoing, *, live: bool
    ) -> None:
        super().__init__(window)
        self._window, self._session, self._recent, self._undoing = window, session, recent, undoing
        self.live = live
        self.typing = False
        self.entering = Entering(window, session)
        self._connect_box()
        self._connect_choices()
        session.question_changed.connect(self._show_question)
        session.suggestions_arrived.connect(self._show_suggestions)
        self._show_question(session.question)

    def _connect_box(self) -> None:
        box, commands = self._window.top_bar.search_box, self._window.commands
        box.edited.connect(self._edit)
        box.submitted.connect(self.submit)
        box.left_downwards.connect(self._leave_box)
        box.left.connect(self._end_typing)
        box.recent_removed.connect(self._recent.forget)
        commands["forget_recent"].triggered.connect(self._forget_recent)
        commands["search"].triggered.connect(self._focus_box)

    def _connect_choices(self) -> None:
        results, commands = self._window.results, self._window.commands
        commands["strict"].toggled.connect(self._set_strict)
        commands["clear_filters"].triggered.connect(self._drop_filters)
        commands["this_day"].triggered.connect(self._ask_this_day)
        self._window.facets.filters_chosen.connect(self._session.set_filters)
        results.timeline.dates_chosen.connect(self._choose_dates)
        results.chips.filters_chosen.connect(self._session.set_filters)
        results.count_line.sort_chosen.connect(self._sort)
        results.remarks.question_chosen.connect(self.submit)
        results.explanation.part_chosen.connect(self._ask_part)
        results.no_hits.filters_dropped.connect(self._drop_filters)
        results.no_hits.accents_dropped.connect(self._drop_accents)
        results.no_hits.everything_wanted.connect(self._show_everything)
        results.no_hits.question_taken.connect(self.submit)

    def _show_question(self, question: Question) -> None:
        box, commands = self._window.top_bar.search_box, self._window.commands
        if box.text() != question.text and not box.hasFocus():
            box.set_quietly(question.text)
        commands["strict"].setChecked(question.mode == "strict")
        commands["clear_filters"].setEnabled(question.filters != NO_FILTERS)
        self._window.facets.show_filters(question.filters)
        self._window.results.chips.show_filters(question.filters)

    # What was typed.

    def _edit(self, text: str) -> None:
        self.typing = True
        self.entering.forget()
        self._session.set_text(text, live=self.live)
        if text.strip():
            self._session.ask_suggestions(text, SHOWN)
        else:
            self._show_suggestions(text, ())

    def _show_suggestions(self, typed: str, completions: tuple[str, ...]) -> None:
        recent = self._recent.matching(typed, RECENT_BESIDE_OTHERS if typed else SHOWN)
        self._window.top_bar.search_box.show_completions(typed, completions, recent)

    def _forget_recent(self) -> None:
        kept = self._recent.all()
        self._recent.forget_all()
        self._window.top_bar.search_box.hide_completions()
        self._undoing.removed(self.tr("recent searches"), lambda: self._remember(kept))

    def _remember(self, questions: Sequence[str]) -> bool:
        """Take recent searches back, behind those asked since."""
        for question in [*reversed(questions), *reversed(self._recent.all())]:
            self._recent.add(question)
        return True

    def _end_typing(self) -> None:
        """Whoever turns to something else has finished the question: now it may be complained about."""
        self.typing = False
        self._window.results.remarks.typing_ended()

    def submit(self, text: str) -> None:
        """Ask a question that is complete, and walk into its answer."""
        self.typing = False
        self._window.top_bar.search_box.set_quietly(text)
        self._recent.add(text)
        self._session.set_text(text, live=False)
        if text.strip():
            self.entering.want()
        else:
            self.entering.forget()
        self._session.ask_now()

    def _ask_part(self, text: str) -> None:
        """Ask a part of the question alone; the whole can be found again among the recent ones."""
        self._recent.add(self._session.question.text)
        self.try_question(text)

    def try_question(self, text: str) -> None:
        """Ask something; the keyboard stays where it is."""
        self._window.top_bar.search_box.set_quietly(text)
        self._session.set_text(text, live=False)
        self._session.ask_now()

    def _leave_box(self) -> None:
        if self._window.shows_panes:
            self.entering.leave_box()

    def _focus_box(self) -> None:
        box = self._window.top_bar.search_box
        box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        box.selectAll()
        if not box.text():
            self._show_suggestions("", ())

    # What was chosen.

    def _set_strict(self, strict: bool) -> None:
        self._session.set_mode("strict" if strict else "smart")

    def _sort(self, sort: Sort) -> None:
        self._session.set_sort(sort)

    def _choose_dates(self, dates: Dates | None) -> None:
        self._session.set_filters(with_dates(self._filters, dates))

    def _ask_this_day(self) -> None:
        """All articles of today's day and month, whatever was asked before."""
        today = QDate.currentDate().toString("MM-dd")
        self._window.top_bar.search_box.set_quietly("")
        question = self._session.question
        self._session.ask(
            Question(mode=question.mode, copies=question.copies, sort="newest", filters=with_day(NO_FILTERS, today))
        )

    @property
    def _filters(self) -> Filters:
        return self._session.question.filters

    def _drop_filters(self) -> None:
        filters = self._filters
        self._session.set_filters(NO_FILTERS)
        self._undoing.removed(filter_wording.spoken(filters), lambda: self._filter_again(filters))

    def _filter_again(self, filters: Filters) -> bool:
        self._session.set_filters(filters)
        return True

    def _drop_accents(self) -> None:
        self._window.commands["strict"].setChecked(False)

    def _show_everything(self) -> None:
        self._window.top_bar.search_box.set_quietly("")
        question = self._session.question
        self._session.ask(Question(mode=question.mode, copies=question.copies))
