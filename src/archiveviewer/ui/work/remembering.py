"""What was asked and read, remembered on the desk. Comes in: questions and articles as they are shown; goes out:
entries of the history, and the place in an article where it was left. It refuses to know what was found.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from archiveviewer.desk.things import Inquiry
from archiveviewer.ui.desk import contents
from archiveviewer.ui.desk.history_dialog import HistoryDialog

if TYPE_CHECKING:
    from archiveviewer.desk import Desk
    from archiveviewer.desk.things import Reference
    from archiveviewer.ui.desk.contents import Entry, Row
    from archiveviewer.ui.own_desk import OwnDesk
    from archiveviewer.ui.page import Page
    from archiveviewer.ui.search_session import SearchSession
    from archiveviewer.ui.trails import Spot
    from archiveviewer.ui.window.main_window import MainWindow
    from archiveviewer.ui.work.browsing import Browsing
    from archiveviewer.ui.work.keeping import Keeping


class Remembering(QObject):
    """See the module's paragraph."""

    def __init__(
        self, keeping: Keeping, window: MainWindow, session: SearchSession, browsing: Browsing, own: OwnDesk
    ) -> None:
        super().__init__(window)
        self._keeping, self._window, self._session, self._own = keeping, window, session, own
        self._reading: Reference | None = None
        self._begun = 0.0
        self._going_on: Reference | None = None
        browsing.article_shown.connect(self._open)
        window.reading_pane.left.connect(self._leave)
        window.closing.connect(self._close)
        window.desk.wanted.connect(self._do)
        window.desk.chosen.connect(self._go_on)
        session.article_missing.connect(self._give_up)
        window.commands["history"].triggered.connect(self._show_all)

    def _open(self, page: Page) -> None:
        """An article is shown: the question has led to something. What was read lately is read on where it was left."""
        reference = self._keeping.reference(page)
        question = self._session.question
        archive = self._keeping.archive

        def work(desk: Desk) -> float:
            place = desk.history.place(reference)
            desk.history.read(reference, place)
            if question.filters.picked is None:
                desk.history.ask(archive, Inquiry.unpacked(question.to_json()))
            return place

        place = self._own.change(work) or 0.0
        going_on, self._going_on = self._going_on, None
        view = self._window.reading_pane.view
        if going_on is not None and going_on.key == reference.key:
            view.go_to(view.spot_at(place))
        self._reading, self._begun = reference, view.share_of(view.spot())

    def _go_on(self, row: Row) -> None:
        """A row of the desk was chosen: one of what was read lately is to be read on."""
        self._going_on = row.reference if row.kind == "reading" else None

    def _give_up(self) -> None:
        """The chosen one is not there: nothing is to be read on."""
        self._going_on = None

    def _leave(self, _article_id: str, spot: Spot) -> None:
        """Remember how far down an article is left, unless nobody has moved in it."""
        reading, share = self._reading, self._window.reading_pane.view.share_of(spot)
        self._reading = None
        if reading is not None and share != self._begun:
            self._own.read(lambda desk: desk.history.leave(reading, share))

    def _close(self) -> None:
        self._leave("", self._window.reading_pane.view.spot())

    def _show_all(self) -> None:
        """All that is remembered, in a dialog that stays in step."""
        dialog, view = HistoryDialog(self._window), self._window.desk

        def fill() -> None:
            archive = self._keeping.archive
            work = partial(_remembered, archive)
            self._own.aside("history", work, lambda found: dialog.show_entries(*found), dialog)

        fill()
        dialog.chosen.connect(view.chosen)
        dialog.wanted.connect(view.wanted)
        dialog.wanted.connect(fill)
        dialog.finished.connect(lambda: self._own.forget("history"))
        dialog.open()

    def _do(self, what: str, row: Row | None) -> None:
        if row is None:
            return
        if what == "star":
            self._own.change(lambda desk: desk.history.star(row.key, on=not row.starred))
        elif what == "forget" and row.key == "questions":
            self._keeping.remove(lambda desk: desk.history.forget_questions(), row.text)
        elif what == "forget":
            self._keeping.remove(lambda desk: desk.history.forget_readings(), row.text)


def _remembered(archive: str, desk: Desk) -> tuple[list[Entry], list[Entry]]:
    return contents.searched(desk, archive), contents.read(desk)
