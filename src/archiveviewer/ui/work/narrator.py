"""Tells what the window has just shown, through `events`, to whoever drives it from outside. Comes in: the same signals
that fill the panes; goes out: one event each. It refuses to change anything, and tells nothing that was not seen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from pathlib import Path

    from archiveviewer.results import Progress
    from archiveviewer.ui.article.links import LinkTarget
    from archiveviewer.ui.page import Page
    from archiveviewer.ui.search_session import Answer
    from archiveviewer.ui.window.main_window import MainWindow
    from archiveviewer.ui.work.browsing import Browsing
    from archiveviewer.ui.work.events import Events
    from archiveviewer.ui.work.indexing import Indexing, Outcome


class Narrator(QObject):
    """Listens to one window; make it after everything else, so that it hears of things after they were shown."""

    def __init__(self, events: Events, window: MainWindow, browsing: Browsing, indexing: Indexing) -> None:
        super().__init__(window)
        self._events = events
        self._hits = 0
        self._match: tuple[str, int] = ("", 0)
        self._article = ""
        browsing.answer_shown.connect(self._tell_results)
        browsing.article_shown.connect(self._tell_article)
        window.reading_pane.hits_changed.connect(self._tell_match)
        window.reading_pane.view.link_reached.connect(self._tell_link)
        indexing.started.connect(self._tell_indexing)
        indexing.progressed.connect(self._tell_progress)
        indexing.finished.connect(self._tell_indexed)

    def _tell_results(self, answer: Answer) -> None:
        hits = answer.results.hits
        first = hits[0].id if hits else ""
        self._events.tell(
            "results", question=answer.question.text, total=answer.results.total, shown=len(hits), first=first
        )

    def _tell_article(self, page: Page) -> None:
        self._article = page.article.id
        self._events.tell("article", id=page.article.id, title=page.article.title, matches=self._hits)

    def _tell_match(self, number: int, of: int) -> None:
        self._hits = of
        match = (self._article, number)
        if number and match != self._match:
            self._events.tell("match", number=number, of=of)
        self._match = match

    def _tell_link(self, target: LinkTarget) -> None:
        self._events.tell("link", id=target.value if target.kind == "article" else "")

    def _tell_indexing(self, pid: int, archive: Path) -> None:
        self._events.tell("indexing", pid=pid, archive=archive)

    def _tell_progress(self, progress: Progress) -> None:
        self._events.tell("progress", phase=progress.phase, done=progress.done, total=progress.total)

    def _tell_indexed(self, outcome: Outcome) -> None:
        summary = outcome.summary
        self._events.tell(
            "indexed",
            added=summary.added if summary else 0,
            updated=summary.updated if summary else 0,
            removed=summary.removed if summary else 0,
            failed=len(summary.failed) if summary else 0,
            articles=summary.articles if summary else 0,
            ending=outcome.ending,
        )
