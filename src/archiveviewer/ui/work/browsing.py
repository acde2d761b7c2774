"""Searching and reading, wired together. Comes in: a window and a session; goes out: nothing, it connects the two.

What a person types, ticks or chooses becomes a question to the session; its answers are handed to the panes. It refuses
to know how an archive is filled.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit

from archiveviewer.ui import wording
from archiveviewer.ui.article.comparison import ComparisonDialog
from archiveviewer.ui.opening import open_folder_of, open_safely
from archiveviewer.ui.questions import NO_FILTERS, Question, with_value, with_years
from archiveviewer.ui.results.search_box import SHOWN

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from archiveviewer.results import Explanation, Filters, Sort
    from archiveviewer.ui.page import Comparison, Page
    from archiveviewer.ui.questions import FacetName
    from archiveviewer.ui.results.recent_questions import RecentQuestions
    from archiveviewer.ui.search_session import Answer, SearchSession
    from archiveviewer.ui.window.main_window import MainWindow

RECENT_BESIDE_OTHERS = 3
"""Recent searches offered above the archive's own completions."""


class Browsing(QObject):
    """Connects one window with the session."""

    answer_shown = Signal(object)
    article_shown = Signal(object)

    def __init__(self, window: MainWindow, session: SearchSession, recent: RecentQuestions, *, live: bool) -> None:
        super().__init__(window)
        self._window, self._session, self._recent = window, session, recent
        self.live = live
        self._enter_list = False
        self._typing = False
        self._connect_question()
        self._connect_answers()
        self._connect_explanation()
        self._connect_reading()
        self._connect_moves()
        self._show_question(session.question)

    # Wiring.

    def _connect_question(self) -> None:
        box, results = self._window.top_bar.search_box, self._window.results
        box.edited.connect(self._edit)
        box.submitted.connect(self._submit)
        box.left_downwards.connect(self._leave_box)
        box.left.connect(self._end_typing)
        box.recent_removed.connect(self._recent.forget)
        self._window.commands["forget_recent"].triggered.connect(self._forget_recent)
        self._window.commands["strict"].toggled.connect(self._set_strict)
        self._window.commands["clear_filters"].triggered.connect(self._drop_filters)
        self._window.commands["search"].triggered.connect(self._focus_box)
        self._window.facets.ticked_value.connect(self._tick)
        results.timeline.years_chosen.connect(self._choose_years)
        results.chips.filters_chosen.connect(self._session.set_filters)
        results.count_line.sort_chosen.connect(self._sort)
        results.remarks.question_chosen.connect(self._submit)
        results.no_hits.filters_dropped.connect(self._drop_filters)
        results.no_hits.accents_dropped.connect(self._drop_accents)
        results.no_hits.everything_wanted.connect(self._show_everything)
        results.no_hits.suggestion_taken.connect(self._submit)

    def _connect_answers(self) -> None:
        session, results = self._session, self._window.results
        session.question_changed.connect(self._show_question)
        session.answered.connect(self._show_answer)
        session.busy_changed.connect(results.busy.set_busy)
        session.page_arrived.connect(results.model.add_page)
        session.suggestions_arrived.connect(self._show_suggestions)
        session.page_opened.connect(self._show_page)
        session.article_missing.connect(self._show_missing)
        results.model.page_wanted.connect(session.want_page)

    def _connect_explanation(self) -> None:
        command, results = self._window.commands["explanation"], self._window.results
        command.toggled.connect(self._explain)
        results.count_line.explanation_wanted.connect(command.toggle)
        results.explanation.closed.connect(command.toggle)
        results.explanation.part_chosen.connect(self._ask_part)
        self._session.explained.connect(self._show_explanation)

    def _connect_reading(self) -> None:
        view, pane, commands = self._window.results.view, self._window.reading_pane, self._window.commands
        view.chosen.connect(self.open_article)
        view.paged.connect(self._page_article)
        view.entered_article.connect(pane.setFocus)
        pane.article_requested.connect(self._session.open_article)
        pane.search_requested.connect(self._submit)
        pane.comparison_requested.connect(self._compare)
        self._session.compared.connect(self._show_comparison)
        pane.original_requested.connect(self._open_original)
        pane.end_reached.connect(self._next_result)
        pane.history_changed.connect(self._show_history)
        pane.hits_changed.connect(self._show_hits)
        pane.told.connect(self._window.status.say)
        pane.pages_changed.connect(self._show_pages)
        commands["pages"].triggered.connect(pane.set_pages_wanted)
        for name, slot in (
            ("back", pane.go_back),
            ("forward", pane.go_forward),
            ("find", pane.open_find),
            ("next_hit", self._next_hit),
            ("previous_hit", self._previous_hit),
            ("copy_citation", pane.copy_citation),
            ("copy", self._copy),
            ("pictures", pane.view_pictures),
            ("open_original", self._open_original),
            ("show_original", self._show_original),
            ("copy_path", self._copy_path),
            ("print", pane.print_article),
            ("export_pdf", pane.save_article),
        ):
            commands[name].triggered.connect(slot)
        self._show_history(False, False)
        self._show_hits(0, 0)
        self._show_pages(False, False)
        self._enable_article_commands(on=False)

    def _enable_article_commands(self, *, on: bool) -> None:
        page = self._window.reading_pane.page if on else None
        commands = self._window.commands
        for name in ("copy_citation", "print", "export_pdf", "find", "copy_path", "encoding"):
            commands[name].setEnabled(on)
        for name in ("open_original", "show_original"):
            commands[name].setEnabled(page is not None and page.original is not None)
        commands["pictures"].setEnabled(page is not None and bool(page.pictures))

    def _connect_moves(self) -> None:
        commands, window = self._window.commands, self._window
        commands["next_result"].triggered.connect(self._next_result)
        commands["previous_result"].triggered.connect(self._previous_result)
        commands["next_pane"].triggered.connect(self._next_pane)
        commands["previous_pane"].triggered.connect(self._previous_pane)
        commands["pane_filters"].triggered.connect(self._to_filters)
        commands["pane_results"].triggered.connect(self._to_results)
        commands["pane_article"].triggered.connect(self._to_article)
        # Letters belong to text fields first: these take a letter before any shortcut sees it.
        for letter, slot in (("J", self._next_result), ("K", self._previous_result)):
            shortcut = QShortcut(QKeySequence(letter), window.reading_pane)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    # The question.

    def _edit(self, text: str) -> None:
        self._typing = True
        self._session.set_text(text, live=self.live)
        if text.strip():
            self._session.ask_suggestions(text, SHOWN)
        else:
            self._show_suggestions(text, ())

    def _show_suggestions(self, typed: str, completions: tuple[str, ...]) -> None:
        recent = self._recent.matching(typed, RECENT_BESIDE_OTHERS if typed else SHOWN)
        self._window.top_bar.search_box.show_completions(typed, completions, recent)

    def _forget_recent(self) -> None:
        self._recent.forget_all()
        self._window.top_bar.search_box.hide_completions()
        self._window.status.say(self.tr("The recent searches are forgotten."))

    def _end_typing(self) -> None:
        """Whoever turns to something else has finished the question: now it may be complained about."""
        self._typing = False
        self._window.results.remarks.typing_ended()

    def _submit(self, text: str) -> None:
        self._typing = False
        self._window.top_bar.search_box.set_quietly(text)
        self._recent.add(text)
        self._session.set_text(text, live=False)
        self._enter_list = bool(text.strip())
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
        view = self._window.results.hits
        if not self._window.shows_panes:
            return
        if not view.selectionModel().hasSelection():
            view.step(1)
        view.setFocus()

    def _focus_box(self) -> None:
        box = self._window.top_bar.search_box
        box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        box.selectAll()
        if not box.text():
            self._show_suggestions("", ())

    def _set_strict(self, strict: bool) -> None:
        self._session.set_mode("strict" if strict else "smart")

    def _sort(self, sort: Sort) -> None:
        self._session.set_sort(sort)

    def _tick(self, facet: FacetName, value: str, on: bool) -> None:
        self._session.set_filters(with_value(self._filters, facet, value, on=on))

    def _choose_years(self, years: tuple[int, int] | None) -> None:
        self._session.set_filters(with_years(self._filters, years))

    @property
    def _filters(self) -> Filters:
        return self._session.question.filters

    def _drop_filters(self) -> None:
        self._session.set_filters(NO_FILTERS)

    def _drop_accents(self) -> None:
        self._window.commands["strict"].setChecked(False)

    def _show_everything(self) -> None:
        self._window.top_bar.search_box.set_quietly("")
        question = self._session.question
        self._session.ask(Question(mode=question.mode, copies=question.copies))

    # The answers.

    def _show_question(self, question: Question) -> None:
        box = self._window.top_bar.search_box
        if box.text() != question.text and not box.hasFocus():
            box.set_quietly(question.text)
        self._window.commands["strict"].setChecked(question.mode == "strict")
        self._window.commands["clear_filters"].setEnabled(question.filters != NO_FILTERS)

    def _show_answer(self, answer: Answer) -> None:
        window = self._window
        window.results.show_answer(answer, typing=self._typing)
        window.facets.show_facets(answer.results.facets, answer.question.filters)
        enter, self._enter_list = self._enter_list, False
        if enter and answer.results.total:
            window.results.hits.step(1)
            window.results.hits.setFocus()
        elif window.reading_pane.page is not None:
            window.results.view.select_quietly(window.reading_pane.page.article.id)
        if window.commands["explanation"].isChecked():
            self._session.ask_explanation()
        self.answer_shown.emit(answer)

    def _explain(self, wanted: bool) -> None:
        """The explanation appears once it is known, and takes the keyboard, which goes back to the list at its end."""
        panel = self._window.results.explanation
        if wanted:
            self._session.ask_explanation()
            return
        held = panel.isAncestorOf(QApplication.focusWidget() or self._window)
        self._window.results.show_explanation(None)
        if held:
            self._window.results.hits.setFocus()

    def _show_explanation(self, explanation: Explanation) -> None:
        panel = self._window.results.explanation
        appears = panel.isHidden()
        if self._window.commands["explanation"].isChecked():
            self._window.results.show_explanation(explanation)
            if appears:
                panel.parts.setFocus()

    def _show_missing(self) -> None:
        self._window.reading_pane.show_missing()
        self._enable_article_commands(on=False)

    # Reading.

    def open_article(self, article_id: str) -> None:
        """Show an article of the list: the question has led to something and is worth remembering."""
        self._recent.add(self._session.question.text)
        self._session.open_article(article_id)

    def _show_page(self, page: Page) -> None:
        """Show a page from its beginning; F3 leads to what was searched for."""
        pane = self._window.reading_pane
        again = pane.page is not None and pane.page.article.id == page.article.id
        pane.show_page(page)
        self._window.results.view.select_quietly(page.article.id)
        self._window.results.gallery.select_quietly(page.article.id)
        self._enable_article_commands(on=True)
        if not again:
            self.article_shown.emit(page)

    def _compare(self, other: str) -> None:
        page = self._window.reading_pane.page
        if page is not None:
            self._session.ask_comparison(page.article.id, other)

    def _show_comparison(self, comparison: Comparison) -> None:
        dialog = ComparisonDialog(comparison, self._window.reading_pane.view.zoom, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _page_article(self, forward: bool) -> None:
        view = self._window.reading_pane.view
        if forward:
            view.page_down()
        else:
            view.page_up()

    def _show_history(self, can_go_back: bool, can_go_forward: bool) -> None:
        self._window.commands["back"].setEnabled(can_go_back)
        self._window.commands["forward"].setEnabled(can_go_forward)

    def _show_pages(self, there: bool, shown: bool) -> None:
        self._window.commands["pages"].setEnabled(there)
        self._window.commands["pages"].setChecked(shown)

    def _show_hits(self, _current: int, hits: int) -> None:
        for name in ("next_hit", "previous_hit"):
            self._window.commands[name].setEnabled(hits > 0)

    def _next_hit(self) -> None:
        self._read_on()
        self._window.reading_pane.next_hit()

    def _previous_hit(self) -> None:
        self._read_on()
        self._window.reading_pane.previous_hit()

    def _read_on(self) -> None:
        """Who goes from match to match is reading: the keyboard goes along, unless it is in the find bar."""
        pane = self._window.reading_pane
        if not pane.isAncestorOf(QApplication.focusWidget() or self._window):
            pane.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _open_original(self) -> None:
        page = self._window.reading_pane.page
        if page is None or page.original is None:
            return
        opened = open_safely(page.original)
        said = self.tr("Opened: %1") if opened else self.tr("No program opened it: %1")
        self._window.status.say(said.replace("%1", wording.source(page.article)))

    def _show_original(self) -> None:
        page = self._window.reading_pane.page
        if page is not None and page.original is not None and open_folder_of(page.original):
            self._window.status.say(
                self.tr("In this folder: %1").replace("%1", wording.source(page.article, name=True))
            )

    def _copy_path(self) -> None:
        """The path as the system has it; where the file is gone, as the archive remembers it."""
        page = self._window.reading_pane.page
        if page is not None:
            path = page.original or page.article.provenance.path
            QGuiApplication.clipboard().setText(str(path))
            self._window.status.say(self.tr("Path copied: %1").replace("%1", wording.source(page.article)))

    def _copy(self) -> None:
        """Copy from wherever the keyboard is; the list gives the title of its row."""
        focused = QApplication.focusWidget()
        view = self._window.results.view
        if focused is view and view.currentIndex().isValid():
            QGuiApplication.clipboard().setText(str(view.currentIndex().data()))
        elif isinstance(focused, (QLineEdit, QTextEdit, QPlainTextEdit)):
            focused.copy()
        else:
            self._window.reading_pane.copy()

    # Moving about.

    def _next_result(self) -> None:
        self._window.results.hits.step(1)

    def _previous_result(self) -> None:
        self._window.results.hits.step(-1)

    def _next_pane(self) -> None:
        self._window.focus_pane(1)

    def _previous_pane(self) -> None:
        self._window.focus_pane(-1)

    def _to_filters(self) -> None:
        self._window.commands["sidebar"].setChecked(True)
        self._to(self._window.facets)

    def _to_results(self) -> None:
        self._to(self._window.results.hits)

    def _to_article(self) -> None:
        self._to(self._window.reading_pane)

    def _to(self, pane: QWidget) -> None:
        if self._window.shows_panes:
            pane.setFocus(Qt.FocusReason.ShortcutFocusReason)
