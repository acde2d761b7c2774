"""Exporting the article that is shown, those that are chosen, all that was found, or a collection. Comes in: the
command, or a row of the desk; goes out: a dialog, and a child process that does it, or for PDF the window itself. It
refuses to know the forms.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

import msgspec
from PySide6.QtCore import QObject, Qt

from archiveviewer.desk.noting import NOTHING
from archiveviewer.results import Filters
from archiveviewer.ui import inquiries, wording
from archiveviewer.ui.questions import Question
from archiveviewer.ui.translation import exported_language
from archiveviewer.ui.window.export_dialog import PDF, ExportDialog, Offer
from archiveviewer.ui.work.annotating import Annotating
from archiveviewer.ui.work.export_process import ExportProcess
from archiveviewer.ui.work.opening_rows import articles_in, listing
from archiveviewer.ui.work.pdf_export import Order, PdfExport

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from archiveviewer.article import Article
    from archiveviewer.desk.noting import Noted
    from archiveviewer.desk.things import Reference
    from archiveviewer.results import Results
    from archiveviewer.ui.choices import Choices
    from archiveviewer.ui.desk.contents import Row
    from archiveviewer.ui.own_desk import OwnDesk
    from archiveviewer.ui.pictures import Viewing
    from archiveviewer.ui.search_session import Answer, SearchSession
    from archiveviewer.ui.window.export_dialog import Wish
    from archiveviewer.ui.window.main_window import MainWindow
    from archiveviewer.ui.work.browsing import Browsing
    from archiveviewer.ui.work.export_process import Outcome


class _Listed(NamedTuple):
    """A list that can be exported: what it answers, and how many articles are in it."""

    question: Question
    total: int

    @property
    def name(self) -> str:
        """What is proposed as its name: the question, else what a person put together."""
        return self.question.text or self.collection

    @property
    def collection(self) -> str:
        """The name of what a person put together, empty where nobody did."""
        picked = self.question.filters.picked
        return picked.name if picked is not None else ""

    @property
    def is_whole(self) -> bool:
        """Whether nothing but that is asked for."""
        return not self.question.text and self.question.filters == Filters(picked=self.question.filters.picked)


class Exporting(QObject):
    """Connects one window with the session and with one export at a time."""

    def __init__(
        self,
        window: MainWindow,
        session: SearchSession,
        browsing: Browsing,
        viewer: Viewing,
        choices: Choices,
        archive: Callable[[], Path],
        own: OwnDesk,
    ) -> None:
        super().__init__(window)
        self._window, self._session, self._viewer = window, session, viewer
        self._choices, self._archive, self._chosen_results = choices, archive, browsing.chosen_results
        self._own, self._annotating = own, Annotating(window, session, choices, own)
        self._answer = _Listed(Question(), 0)
        self._listed = self._answer
        """What the dialog that is open offers beside single articles."""
        self._dialog: ExportDialog | None = None
        self._process: ExportProcess | PdfExport | None = None
        self._last_form = ""
        browsing.answer_shown.connect(self._take_answer)
        window.commands["export"].triggered.connect(self.ask)
        window.desk.wanted.connect(self._do)

    def _take_answer(self, answer: Answer) -> None:
        self._answer = _Listed(answer.question, answer.results.total)

    def _do(self, what: str, row: Row | None) -> None:
        """A collection is counted before anything is asked: not all in it need be in the archive."""
        if what == "publish" and row is not None:
            self._own.aside("publish", partial(articles_in, row.key), partial(self._count, row.text), self)

    def _count(self, name: str, references: Sequence[Reference]) -> None:
        question = listing(name, references, self._session.archive_id)
        self._session.consult("publish", partial(inquiries.page, question, 0, 0), partial(self._ask_of, question))

    def _ask_of(self, question: Question, results: Results) -> None:
        listed = _Listed(question, results.total)
        if listed.total:
            self._open(listed)
        else:
            self._window.status.say(self.tr("No article of “%1” is in this archive.").replace("%1", listed.name))

    def ask(self) -> None:
        """Ask what is to be exported, unless something is being exported already."""
        self._open(self._answer)

    def _open(self, listed: _Listed) -> None:
        if self._dialog is not None:
            self._dialog.raise_()
            self._dialog.activateWindow()
            return
        self._listed = listed
        page = self._window.reading_pane.page
        chosen = tuple(hit.id for hit in self._chosen_results.take()) if self._chosen_results.is_meant else ()
        offer = Offer(
            title=page.article.title or wording.untitled() if page is not None else "",
            found=listed.total,
            question=listed.name,
            collection=listed.collection if listed.is_whole else "",
            chosen=len(chosen),
            noted=bool(self._notes()),
            article_noted=page is not None and not self._annotating.noted(page.article).is_empty,
            any_noted=self._annotating.any(),
        )
        dialog = self._dialog = ExportDialog(offer, self._last_form, self._window)
        if listed is not self._answer:
            dialog.results.setChecked(True)
            dialog.results.setFocus()
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.wanted.connect(partial(self._begin, page.article.id if page is not None else "", chosen))
        dialog.cancelled.connect(self._cancel)
        dialog.finished.connect(self._closed)
        dialog.open()

    def _notes(self) -> dict[str, str]:
        """What was noted of the articles that were found, where these are a collection."""
        return self._annotating.in_collection(self._listed.collection) if self._listed.collection else {}

    def _closed(self) -> None:
        self._dialog = None

    def _begin(self, article: str, chosen: Sequence[str], wish: Wish) -> None:
        named: dict[str, Sequence[str] | None] = {"article": [article], "chosen": chosen}
        self._start(named.get(wish.what), wish)

    def _start(self, ids: Sequence[str] | None, wish: Wish) -> None:
        """Export the articles of these ids, or else all that was found."""
        self._last_form = wish.form
        process = self._process = self._pdf(ids, wish) if wish.form == PDF else ExportProcess(self)
        process.progressed.connect(self._show_progress)
        process.finished.connect(self._finish)
        if isinstance(process, PdfExport):
            process.start()
        else:
            self._start_process(process, ids, wish)

    def _pdf(self, ids: Sequence[str] | None, wish: Wish) -> PdfExport:
        question = self._listed.question
        order = Order(wish.place, wish.title, question, ids, wish.marked, wish.replace, self._noted_by(wish))
        return PdfExport(self._session, self._viewer, order, self)

    def _noted_by(self, wish: Wish) -> Callable[[Article], Noted]:
        """What goes onto paper with each article: of a collection nothing of what lies in others."""
        within = self._listed.collection if wish.what != "article" else ""
        return partial(self._annotating.noted, within=within) if wish.noted else lambda _article: NOTHING

    def _start_process(self, process: ExportProcess, ids: Sequence[str] | None, wish: Wish) -> None:
        archives = (self._archive(), *self._choices.settings.attached)
        options = [option for one in archives for option in ("--archive", str(one))]
        options += ["--as", wish.form, "--language", exported_language()]
        options += ["--output", str(wish.place), f"--title={wish.title}", *(["--replace"] if wish.replace else [])]
        process.start(
            options, msgspec.json.encode(self._wanted(ids) | ({"notes": self._notes()} if wish.noted else {}))
        )

    def _wanted(self, ids: Sequence[str] | None) -> dict[str, object]:
        """What `archive.exporting.Wanted` says, without the time that its import takes."""
        if ids is not None:
            return {"ids": ids}
        question, only = self._listed.question, self._choices.settings.only
        return {
            "question": question.text,
            "sort": question.sort,
            "mode": question.mode,
            "filters": question.filters,
            "only": None if only is None else str(only),
        }

    def _cancel(self) -> None:
        if self._process is not None:
            self._process.cancel()

    def _show_progress(self, progress: object) -> None:
        if self._dialog is not None:
            self._dialog.show_progress(progress)  # type: ignore[arg-type]

    def _finish(self, outcome: Outcome) -> None:
        if self._process is not None:
            self._process.deleteLater()
        self._process = None
        dialog = self._dialog
        if dialog is None:
            return
        if outcome.exported is not None:
            done = outcome.exported
            dialog.show_done(done.articles, done.pictures_missing, done.left_out)
        elif outcome.ending == "taken":
            dialog.show_failed(self.tr("There is something at that place already: choose another one."))
        elif outcome.ending == "cancelled":
            dialog.show_failed(self.tr("Stopped; nothing was written."))
        else:
            nothing = self.tr("Nothing was written.")
            dialog.show_failed(f"{nothing}\n{outcome.messages}".strip())

    def stop(self) -> None:
        """End what runs, for closing the program."""
        process, self._process = self._process, None
        if isinstance(process, ExportProcess):
            process.stop()
        elif process is not None:
            process.cancel()
