"""One person's conversation with one archive. Comes in: what was typed, ticked or opened. Goes out: answers as signals.

It owns the thread that owns the archive; nothing here ever waits. Answers that were overtaken are dropped by the
thread's channels. It refuses to know how anything is shown.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from archiveviewer.errors import ArchiveError, ArticleMissing
from archiveviewer.ui import inquiries
from archiveviewer.ui.inquiries import PAGE
from archiveviewer.ui.jobs import Background
from archiveviewer.ui.questions import Question

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from archiveviewer.article import Article
    from archiveviewer.results import (
        Copies,
        Filters,
        Mode,
        Related,
        Results,
        Sort,
        Stats,
        Step,
    )
    from archiveviewer.ui.page import Page
    from archiveviewer.ui.pictures import Viewing
    from archiveviewer.ui.readable_archive import ReadableArchive

IN_SIGHT = 12
"""Rows that are taken to be in sight until the window says how many are."""
BUSY_AFTER_MS = 300
Consulted = TypeVar("Consulted")
_NOTHING_ASKED = Question()
PAGES_WAITING = 3
"""Pages kept waiting while the list is dragged; older wishes have left the screen."""


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer beside the question it answers; `again` when only the archive had changed."""

    question: Question
    results: Results
    again: bool = False


class SearchSession(QObject):
    """Asks the archive in its thread; see the module's paragraph."""

    answered = Signal(object)
    """An answer with the rows that are in sight, as soon as they are known."""
    completed = Signal(object)
    """The same without rows, and with all that is counted and offered beside them."""
    page_arrived = Signal(int, object)
    pictures_arrived = Signal(object)
    suggestions_arrived = Signal(str, object)
    explained = Signal(object)
    page_opened = Signal(object)
    """A page, and the same page again once its related stories are known."""
    compared = Signal(object)
    story_told = Signal(object)
    article_missing = Signal(str)
    stats_arrived = Signal(object)
    timeline_arrived = Signal(object)
    values_arrived = Signal(str, str, object)
    problems_arrived = Signal(object)
    encodings_arrived = Signal(object)
    abbreviations_ready = Signal(object)
    abbreviations_failed = Signal(object)
    archive_left = Signal()
    """Another archive is turned to, or the same one anew: nothing that is still asked of the one before is answered."""
    archive_failed = Signal(object)
    archive_known = Signal(str)
    """The id of the archive that is open, each time it was opened or updated."""
    question_changed = Signal(object)
    busy_changed = Signal(bool)

    def __init__(
        self,
        open_archive: Callable[[Path], ReadableArchive],
        viewer: Viewing,
        parent: QObject | None = None,
        *,
        beginning: Question = _NOTHING_ASKED,
    ) -> None:
        super().__init__(parent)
        self._viewer = viewer
        self._open_archive = open_archive
        self._question = beginning
        self._answered_question: Question | None = None
        self.archive_id = ""
        """Of the archive that is open; empty until it is known."""
        self.archive_ids: tuple[str, ...] = ()
        """Of that and those that are read beside it."""
        self.rows_in_sight = IN_SIGHT
        """Rows of an answer that are asked for before anything else."""
        self._names_wanted = self._names_told = self._warmed = False
        self._pages: list[int] = []
        self._page_under_way: int | None = None
        self._related_to: Page | None = None
        self._background = Background(self)
        self._background.failed.connect(self._fail)
        self._patience = _timer(self, BUSY_AFTER_MS, self._lose_patience)

    @property
    def question(self) -> Question:
        """What is being asked now, answered or not."""
        return self._question

    @property
    def is_asking(self) -> bool:
        """Whether the answer to the question is on its way."""
        return self._background.awaits("search")

    def open(self, path: Path) -> None:
        """Turn to the archive at `path` and list its articles; answers about an earlier archive are dropped."""
        self._forget_pages()
        self._answered_question = None
        self._warmed = False
        self.archive_id, self.archive_ids = "", ()
        self.archive_left.emit()
        self._background.use(partial(self._open_archive, path))
        self.ask_now()
        self.ask_stats()

    def stop(self) -> None:
        """End the thread; waits for the work under way."""
        self._patience.stop()
        self._background.stop()

    def set_text(self, text: str, *, live: bool = True) -> None:
        """Ask another question; with `live` at once, else only when `ask_now` is called. Who types faster than the
        archive answers is answered only for what was typed last.
        """
        if text == self._question.text:
            return
        self._question = dataclasses.replace(self._question, text=text)
        if live:
            self.ask_now()

    def set_mode(self, mode: Mode) -> None:
        """Take accents as typed, or forgive them."""
        self._change(dataclasses.replace(self._question, mode=mode))

    def set_sort(self, sort: Sort) -> None:
        """List in another order."""
        self._change(dataclasses.replace(self._question, sort=sort))

    def set_copies(self, copies: Copies) -> None:
        """List reprints apart, or behind one of them."""
        self._change(dataclasses.replace(self._question, copies=copies))

    def set_filters(self, filters: Filters) -> None:
        """Let other articles pass."""
        self._change(dataclasses.replace(self._question, filters=filters))

    def begin(self, question: Question) -> None:
        """Have this question asked when an archive is opened."""
        self._question = question

    def ask(self, question: Question) -> None:
        """Ask a whole question at once."""
        self._change(question)

    def _change(self, question: Question) -> None:
        if question != self._question:
            self._question = question
            self.ask_now()

    def ask_now(self) -> None:
        """Ask the present question."""
        self._search()

    def _search(self) -> None:
        question = self._question
        self._forget_pages()
        self._patience.start()
        self.question_changed.emit(question)
        self._background.forget("rest", "timeline")
        anew = question == self._answered_question  # nobody waits for it, and the list may be looked at anywhere
        work = partial(inquiries.page, question, 0, PAGE if anew else min(self.rows_in_sight, PAGE))
        self._background.ask("search", work, partial(self._take_answer, question), urgent=True)

    def _take_answer(self, question: Question, results: Results) -> None:
        self._be_patient()
        again = question == self._answered_question
        self._answered_question = question
        self._ask_rest(question, again)
        if len(results.hits) < results.rows:
            self.want_page(0)
        self.answered.emit(Answer(question, results, again))

    def want_names(self, wanted: bool) -> None:
        """Have names counted from now on, or not: it takes longest, and is for nothing where nobody sees it."""
        self._names_wanted = wanted
        question = self._answered_question
        if wanted and question is not None and not self._names_told and not self.is_asking:
            self._ask_rest(question, True)

    def _ask_rest(self, question: Question, again: bool) -> None:
        """Ask for what is told beside the rows."""
        self._names_told = self._names_wanted
        work = partial(inquiries.rest, question, self._names_wanted)
        self._background.ask("rest", work, partial(self._take_rest, question, again))

    def _take_rest(self, question: Question, again: bool, results: Results) -> None:
        self.completed.emit(Answer(question, results, again))
        if not self._warmed:
            self._warmed = True
            self._background.ask("warm", inquiries.warm, lambda _nothing: None)

    def want_page(self, offset: int) -> None:
        """Fetch the rows from `offset` on; of many wishes only the newest few are remembered."""
        if self._answered_question is None or offset == self._page_under_way:
            return
        if offset in self._pages:
            self._pages.remove(offset)
        self._pages = [*self._pages, offset][-PAGES_WAITING:]
        self._next_page()

    def _next_page(self) -> None:
        question = self._answered_question
        if self._page_under_way is not None or not self._pages or question is None:
            return
        offset = self._page_under_way = self._pages.pop()
        self._background.ask("page", partial(inquiries.page, question, offset, PAGE), partial(self._take_page, offset))

    def _take_page(self, offset: int, results: Results) -> None:
        self._page_under_way = None
        self.page_arrived.emit(offset, results.hits)
        self._next_page()

    def ask_pictures(self, offset: int = 0) -> None:
        """Ask for pictures of the question that was answered last, from an article on."""
        question = self._answered_question
        if question is not None:
            work = partial(inquiries.pictures, question, offset)
            self._background.ask("pictures", work, self.pictures_arrived.emit)

    def _forget_pages(self) -> None:
        self._pages = []
        self._page_under_way = None
        self._background.forget("pictures", "page")

    def ask_timeline(self, step: Step, within: tuple[str, str] | None) -> None:
        """Ask how the answer to the last question is spread over time."""
        question = self._answered_question
        if question is not None:
            work = partial(inquiries.timeline, question, step, within)
            self._background.ask("timeline", work, self.timeline_arrived.emit)

    def ask_values(self, facet: str, beginning: str) -> None:
        """Ask for the values of a facet in the answer to the last question of which a word begins so."""
        question = self._answered_question
        if question is not None:
            work = partial(inquiries.values, question, facet, beginning)
            self._background.ask("values", work, partial(self.values_arrived.emit, facet, beginning))

    def ask_suggestions(self, text: str, limit: int) -> None:
        """Ask how what was typed so far could go on."""
        self._background.ask(
            "suggest", lambda archive: archive.suggest(text, limit=limit), partial(self.suggestions_arrived.emit, text)
        )

    def ask_explanation(self) -> None:
        """Ask how the present question is understood, part by part."""
        text, mode = self._question.text, self._question.mode
        self._background.ask("explain", lambda archive: archive.explain(text, mode=mode), self.explained.emit)

    def open_article(self, article_id: str) -> None:
        """Fetch an article, marked for the present question; what else to read comes after it."""
        self._background.forget("related")
        self._background.ask(
            "article",
            partial(inquiries.article, self._question, self._viewer, article_id),
            self._take_page_of_article,
            urgent=True,
        )

    def _take_page_of_article(self, page: Page) -> None:
        self.page_opened.emit(page)
        self._ask_related(page)

    def _ask_related(self, page: Page) -> None:
        article_id = page.article.id
        self._related_to = page
        self._background.ask("related", lambda archive: archive.relating(article_id), partial(self._take_related, page))

    def _take_related(self, page: Page, related: Related) -> None:
        self.page_opened.emit(dataclasses.replace(page, related=related))

    def ask_comparison(self, one: str, other: str) -> None:
        """Ask for two articles side by side."""
        self._background.ask("comparison", partial(inquiries.comparison, one, other), self.compared.emit)

    def ask_story(self, article_id: str) -> None:
        """Ask what came before an article and after it."""
        self._background.ask("story", lambda archive: archive.story(article_id), self.story_told.emit)

    def ask_articles(self, ids: Sequence[str], answered: Callable[[dict[str, Article]], None]) -> None:
        """Ask for some articles by their ids; those that are gone are left out."""
        self._background.ask("articles", partial(inquiries.articles, ids), answered)

    def ask_stats(self) -> None:
        """Ask how much the archive holds."""
        self._background.ask("stats", lambda archive: archive.stats(), self._take_stats)

    def ask_problems(self) -> None:
        """Ask which files need a person."""
        self._background.ask("problems", lambda archive: archive.problems(), self.problems_arrived.emit)

    def ask_encodings(self) -> None:
        """Ask which encodings a person decided."""
        self._background.ask("encodings", lambda archive: archive.encodings(), self.encodings_arrived.emit)

    def ask_abbreviations(self) -> None:
        """Ask for the archive's list of abbreviations, to be edited."""
        self._background.ask("abbreviations", lambda archive: archive.own_synonyms(), self.abbreviations_ready.emit)

    def consult(
        self, channel: str, work: Callable[[ReadableArchive], Consulted], answered: Callable[[Consulted], None]
    ) -> None:
        """Have the archive's thread do something of which nobody else need hear; the newest of each channel counts."""
        self._background.ask(channel, work, answered)

    def _take_stats(self, stats: Stats) -> None:
        self.stats_arrived.emit(stats)
        self._background.ask("id", lambda archive: archive.archives, self._take_ids, urgent=True)  # what is read is its

    def _take_ids(self, archives: tuple[str, ...]) -> None:
        self.archive_id, self.archive_ids = archives[0], archives
        self.archive_known.emit(self.archive_id)

    def refresh(self) -> None:
        """Take the newest state of the archive, if there is one, and ask the same question again."""
        self._background.ask("refresh", lambda archive: archive.refresh(), self._take_refresh)

    def _take_refresh(self, changed: bool) -> None:
        if changed:  # of the state that is gone nothing goes on
            self._background.forget("rest", "warm")
            if self._related_to is not None and self._background.awaits("related"):
                self._ask_related(self._related_to)
        if changed or self._answered_question is None:
            self._search()
            self.ask_stats()

    def _fail(self, channel: str, error: Exception) -> None:
        if channel == "search":
            self._be_patient()
        if channel == "page":
            self._forget_pages()
        if channel == "abbreviations" and isinstance(error, ArchiveError):
            self.abbreviations_failed.emit(error)
        elif isinstance(error, ArticleMissing):
            self.article_missing.emit(error.article_id)
        elif isinstance(error, ArchiveError):
            self.archive_failed.emit(error)
        else:
            raise error  # our own bug: the last-resort handler makes a report of it

    def _lose_patience(self) -> None:
        self.busy_changed.emit(True)

    def _be_patient(self) -> None:
        self._patience.stop()
        self.busy_changed.emit(False)


def _timer(parent: QObject, milliseconds: int, slot: Callable[[], None]) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    timer.timeout.connect(slot)
    return timer
