"""Articles written to one PDF file while the window goes on. Ids, or a question, come in; progress and one outcome go
out, as those of `export_process`.

Articles and their pictures come from the archive's thread one by one; only setting them is done here, for nothing else
sets type as the reading pane does. It refuses to know dialogs.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from archiveviewer.errors import ArticleMissing
from archiveviewer.results import Progress
from archiveviewer.ui import unwritable, wording
from archiveviewer.ui.article.pdf_book import PdfBook
from archiveviewer.ui.article.printing import pictures_of
from archiveviewer.ui.page import load_page
from archiveviewer.ui.work.export_process import Exported, Outcome

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from PySide6.QtGui import QImage

    from archiveviewer.article import Article
    from archiveviewer.desk.noting import Noted
    from archiveviewer.results import Results
    from archiveviewer.ui.page import Page
    from archiveviewer.ui.pictures import Viewing
    from archiveviewer.ui.questions import Question
    from archiveviewer.ui.readable_archive import ReadableArchive
    from archiveviewer.ui.search_session import SearchSession

MOST_ARTICLES = 500
"""Of one file, the first ones that were found."""
_CHANNEL = "pdf"
Set = tuple["Page", "dict[int, QImage]"]


class Order(NamedTuple):
    """What is to be written: the articles of these ids, or else those that answer the question; with `marked` what was
    asked for stands out.
    """

    place: Path
    title: str
    question: Question
    ids: Sequence[str] | None
    marked: bool
    replace: bool
    noted: Callable[[Article], Noted]
    """What is printed with an article."""


class PdfExport(QObject):
    """One export; `finished` follows `start` exactly once."""

    progressed = Signal(object)
    finished = Signal(object)

    def __init__(self, session: SearchSession, viewer: Viewing, order: Order, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._viewer, self._order = session, viewer, order
        self._book: PdfBook | None = None
        self._ids: list[str] = []
        self._done = self._written = self._left_out = 0
        session.archive_left.connect(self.cancel)
        session.archive_failed.connect(self._fail)

    def start(self) -> None:
        """Begin."""
        order = self._order
        if order.place.exists() and not order.replace:
            self.finished.emit(Outcome("taken"))
            return
        try:
            self._book = PdfBook(order.place, order.title)
        except OSError as error:
            self.finished.emit(Outcome("failed", messages=unwritable.told(error)))
            return
        if order.ids is not None:
            self._take_ids(list(order.ids))
        else:
            self._session.consult(_CHANNEL, partial(_found, order.question), self._take_found)

    def cancel(self) -> None:
        """Stop, and leave nothing."""
        self._give_up(Outcome("cancelled"))

    def _fail(self, error: Exception) -> None:
        self._give_up(Outcome("failed", messages=wording.error(error)))

    def _give_up(self, outcome: Outcome) -> None:
        book, self._book = self._book, None
        if book is not None:
            book.cancel()
            self.finished.emit(outcome)

    def _take_found(self, found: Results) -> None:
        self._left_out = found.rows - len(found.hits)
        self._take_ids([hit.id for hit in found.hits])

    def _take_ids(self, ids: list[str]) -> None:
        self._ids = ids
        self._next()

    def _next(self) -> None:
        book = self._book
        if book is None:
            return
        if self._done >= len(self._ids):
            self._close(book)
            return
        work = partial(_set, self._viewer, self._order, self._ids[self._done], book.column)
        self._session.consult(_CHANNEL, work, self._take)

    def _take(self, brought: Set | None) -> None:
        if self._book is None:
            return
        if brought is not None:
            noted = self._order.noted(brought[0].article)
            self._book.add(*brought, marked=self._order.marked, noted=noted)
            self._written += 1
        self._done += 1
        self.progressed.emit(Progress(phase="writing", done=self._done, total=len(self._ids)))
        self._next()

    def _close(self, book: PdfBook) -> None:
        self._book = None
        try:
            book.close()
        except OSError as error:
            self.finished.emit(Outcome("failed", messages=unwritable.told(error)))
        else:
            self.finished.emit(Outcome("done", Exported(self._written, left_out=self._left_out)))


def _found(question: Question, archive: ReadableArchive) -> Results:
    return archive.rows(
        question.text,
        limit=MOST_ARTICLES,
        offset=0,
        sort=question.sort,
        mode=question.mode,
        filters=question.filters,
        copies=question.copies,
    )


def _set(viewer: Viewing, order: Order, article: str, column: int, archive: ReadableArchive) -> Set | None:
    """An article with its pictures; nothing where it is gone."""
    question = order.question
    text = question.text if order.marked and not question.is_blank else ""
    try:
        page = load_page(archive, viewer, article, text, question.mode)
    except ArticleMissing:
        return None
    return page, pictures_of(page, column, viewer)
