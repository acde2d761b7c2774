"""A person's own things in the window, wired together. Comes in: a window, the session and the desk; goes out: the rows
in the desk's pane, in step with the desk, the archive and the article that is read. Each of its parts has one side of
it: filing, marking, remembering, and files for colleagues. It refuses to know how anything is kept.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QAbstractItemView

from archiveviewer.desk.things import Inquiry, Reference
from archiveviewer.errors import DeskError, DeskFileRefused, DeskTooNew
from archiveviewer.ui import wording
from archiveviewer.ui.desk import contents
from archiveviewer.ui.work.bringing_back import BringingBack
from archiveviewer.ui.work.filing import Filing
from archiveviewer.ui.work.handing import Handing
from archiveviewer.ui.work.marking import Marking
from archiveviewer.ui.work.opening_rows import OpeningRows
from archiveviewer.ui.work.remembering import Remembering

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from archiveviewer.desk import Desk, Recovery
    from archiveviewer.ui.own_desk import OwnDesk
    from archiveviewer.ui.page import Page
    from archiveviewer.ui.readable_archive import ReadableArchive
    from archiveviewer.ui.search_session import SearchSession
    from archiveviewer.ui.window.main_window import MainWindow
    from archiveviewer.ui.work.browsing import Browsing
    from archiveviewer.ui.work.undoing import Undoing

_AFTER_DRAG_MS = 150
News = dict[str, tuple[str, ...]]


class Keeping(QObject):
    """See the module's paragraph. `archive` is the id of the archive that is open, `news` has the ids of the articles
    that are new in its saved searches.
    """

    def __init__(
        self, window: MainWindow, session: SearchSession, browsing: Browsing, own: OwnDesk, undoing: Undoing
    ) -> None:
        super().__init__(window)
        self._window, self._session, self._own, self._undoing = window, session, own, undoing
        self.archive = ""
        self.news: News = {}
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.show)
        self.marking = Marking(self, window, own)
        Filing(self, window, session, own, browsing.chosen_results)
        OpeningRows(self, window, session, own)
        Remembering(self, window, session, browsing, own)
        Handing(self, window, own)
        BringingBack(window, own)
        self._connect(browsing)

    def _connect(self, browsing: Browsing) -> None:
        own, session = self._own, self._session
        own.changed.connect(self._show_soon)
        own.failed.connect(self._tell_failure)
        own.recovered.connect(self._tell_recovery)
        session.archive_known.connect(self._take_archive)
        browsing.article_shown.connect(self._show_soon)
        self._window.desk.unfolded.connect(self._show_soon)
        self._window.side.turned.connect(self._show_soon)

    def _show_soon(self) -> None:
        self._soon.start(0)

    # The archive

    def _take_archive(self, archive: str) -> None:
        """Another archive is open, or this one was updated: other articles may be new."""
        self.archive = archive
        self._own.refresh()
        self.look_for_news()
        self._show_soon()

    def look_for_news(self) -> None:
        """Count what is new in the saved searches."""
        saved = self._own.read(lambda desk: desk.searches.all(self.archive)) or []
        asked = [(one.id, Inquiry.unpacked(one.inquiry)) for one in saved]
        self.news = {key: found for key, found in self.news.items() if key in dict(asked)}
        if asked:
            self._session.consult("news", lambda archive: _found(archive, asked), self._take_found)

    def _take_found(self, found: News) -> None:
        def compared(desk: Desk) -> News:
            news = {}
            for search, articles in found.items():
                told = desk.searches.news(search, self.archive, articles)
                if not told.looked:
                    desk.searches.look(search, self.archive, articles)
                news[search] = told.articles
            return news

        self.news = self._own.read(compared) or {}
        self._show_soon()

    # The article that is read

    @property
    def shown(self) -> Reference | None:
        """What is kept of the article that is read."""
        page = self._window.reading_pane.page
        return self.reference(page) if page is not None else None

    def reference(self, page: Page) -> Reference:
        """What is kept of an article."""
        return Reference.to(page.article, self.archive)

    # Changes

    def remove(self, work: Callable[[Desk], str], what: str) -> None:
        """Remove something from the desk, so that it can be taken back; `work` gives the word for that."""
        if word := self._own.change(work):
            self._undoing.removed(what, lambda: bool(self._own.change(lambda desk: desk.undo(word))))

    # The pane

    def show(self) -> None:
        """Bring the pane in step, if it can be seen."""
        view = self._window.desk
        if not view.isVisible():
            return
        if any(each.state() == QAbstractItemView.State.DraggingState for each in (view, self._window.results.view)):
            self._soon.start(_AFTER_DRAG_MS)  # rows must not move away from under what is dragged
            return
        shown = self.shown
        about = contents.Shown(shown, self.marking.lost) if shown is not None else None
        news = {search: len(articles) for search, articles in self.news.items()}
        rows = self._own.read(lambda desk: contents.rows(desk, self.archive, about, view.open_places, news))
        view.show_rows(rows or ())

    def open_pane(self) -> None:
        """Show the pane of the desk."""
        self._window.commands["sidebar"].setChecked(True)
        self._window.side.turn_to(self._window.desk)

    # What went wrong

    def _tell_failure(self, error: DeskError) -> None:
        if isinstance(error, DeskTooNew):
            sentence = self.tr("A later version of the program wrote this: %1")
        elif isinstance(error, DeskFileRefused):
            sentence = self.tr("This is no file of collections and notes, or it is damaged: %1")
        else:
            sentence = self.tr("Your own things could not be kept or read: %1")
        self._window.message_bar.say(sentence.replace("%1", wording.display_path(error.path)), error.cause)

    def _tell_recovery(self, recovery: Recovery) -> None:
        if recovery.backup:
            sentence = self.tr("The file with your collections and notes was damaged. A backup took its place: %1.")
            sentence = sentence.replace("%1", recovery.backup)
        else:
            sentence = self.tr("The file with your collections and notes was damaged, and there is no backup of it.")
        added = self.tr("What could still be read was added.")
        self._window.message_bar.say(f"{sentence} {added}", str(recovery.damaged or ""))


def _found(archive: ReadableArchive, asked: Sequence[tuple[str, Inquiry]]) -> News:
    return {search: archive.ids(inquiry.text, mode=inquiry.mode, filters=inquiry.filters) for search, inquiry in asked}
