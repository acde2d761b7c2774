"""What is chosen on the desk is shown in the window: a collection as a list, an article, a search with what is new in
it. Comes in: rows; goes out: questions to the session. It refuses to change the desk, but for what was seen.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject

from archiveviewer.results import Filters, Picked
from archiveviewer.ui import questions, wording
from archiveviewer.ui.desk.contents import reference_line
from archiveviewer.ui.questions import Question

if TYPE_CHECKING:
    from collections.abc import Iterable

    from archiveviewer.desk import Desk
    from archiveviewer.desk.things import Reference
    from archiveviewer.ui.desk.contents import Row
    from archiveviewer.ui.own_desk import OwnDesk
    from archiveviewer.ui.search_session import SearchSession
    from archiveviewer.ui.window.main_window import MainWindow
    from archiveviewer.ui.work.keeping import Keeping


class OpeningRows(QObject):
    """See the module's paragraph."""

    def __init__(self, keeping: Keeping, window: MainWindow, session: SearchSession, own: OwnDesk) -> None:
        super().__init__(window)
        self._keeping, self._window, self._session, self._own = keeping, window, session, own
        self._sought: Reference | None = None
        window.desk.chosen.connect(self._open)
        session.article_missing.connect(self._tell_missing)

    def _open(self, row: Row) -> None:
        self._own.forget("list")
        if row.kind == "collection":
            self._own.aside("list", partial(articles_in, row.key), partial(self._list, row.text), self)
        elif row.kind == "tag":
            self._list(row.text, self._own.read(lambda desk: desk.tags.articles(row.key)) or [])
        elif row.kind == "search":
            self._open_search(row)
        elif row.kind == "question":
            if asked := self._own.read(lambda desk: desk.history.question(row.key)):
                self._ask(asked.inquiry)
        elif row.kind == "passage":
            self._window.reading_pane.view.show_passage(row.key)
        elif row.reference is not None:
            self._sought = row.reference
            self._session.open_article(row.reference.seen(self._keeping.archive))

    def _list(self, name: str, references: Iterable[Reference]) -> None:
        self._put(listing(name, references, self._keeping.archive))

    def _ask(self, inquiry: str) -> None:
        try:
            self._put(Question.from_json(inquiry))
        except ValueError:  # of another version; the words at least are known
            self._window.status.say(self.tr("This search was kept by another version of the program."))

    def _put(self, question: Question) -> None:
        self._window.top_bar.search_box.set_quietly(question.text)
        self._session.ask(question)

    def _open_search(self, row: Row) -> None:
        """Ask a saved search; where something is new in it, that first: to take the filter away shows all."""
        saved = self._own.read(lambda desk: desk.searches.get(row.key))
        if saved is None:
            return
        new = self._keeping.news.get(row.key, ())
        self._ask(saved.inquiry)
        if new:
            name = self.tr("New in “%1”").replace("%1", wording.one_line(row.text))
            question = self._session.question
            self._session.set_filters(questions.with_picked(question.filters, Picked(name, new)))
        question = self._session.question
        filters = msgspec.structs.replace(question.filters, picked=None)
        self._session.consult(
            "seen",
            lambda archive: archive.ids(question.text, mode=question.mode, filters=filters),
            lambda found: self._see(row.key, found),
        )

    def _see(self, search: str, found: tuple[str, ...]) -> None:
        """Somebody has looked: from now on these are not new."""
        archive = self._keeping.archive
        self._keeping.news.pop(search, None)
        self._own.change(lambda desk: desk.searches.look(search, archive, found))

    def _tell_missing(self, article: str) -> None:
        """Try an article of an archive that was made anew by its id alone; say what is kept of one that is nowhere."""
        if self._sought is None:
            return
        if article == self._sought.seen(self._keeping.archive) != self._sought.article:
            self._session.open_article(self._sought.article)
        elif article == self._sought.article:
            told = self.tr("Not in this archive: %1").replace("%1", reference_line(self._sought))
            self._window.status.say(told)


def articles_in(collection: str, desk: Desk) -> list[Reference]:
    """The articles of a collection and of those in it: thousands, maybe."""
    return [one.reference for one in desk.collections.filed(collection, deep=True)]


def listing(name: str, references: Iterable[Reference], archive: str) -> Question:
    """What is asked to list articles in their order, by the name they are kept under; those that the archive of this
    id does not hold are not in the answer.
    """
    ids = (one_id for one in references for one_id in dict.fromkeys((one.seen(archive), one.article)))
    return Question(filters=Filters(picked=Picked(wording.one_line(name), tuple(ids))), copies="apart")
