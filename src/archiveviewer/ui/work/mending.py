"""What needs a person, wired: the list of problems, decisions about encodings, reading again. Comes in: a window, a
session and the indexing; goes out: nothing, it connects them. It refuses to read files and to know how anything is
shown.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from archiveviewer.ui.window.encoding_dialog import Doubtful, EncodingDialog
from archiveviewer.ui.window.problems_dialog import ProblemsDialog
from archiveviewer.ui.work.previewing import Previewing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archiveviewer.results import Problem
    from archiveviewer.ui.search_session import SearchSession
    from archiveviewer.ui.window.main_window import MainWindow
    from archiveviewer.ui.work.adding import Adding
    from archiveviewer.ui.work.indexing import Indexing, Outcome


class Mending(QObject):
    """Connects one window with the care of one archive."""

    def __init__(self, window: MainWindow, session: SearchSession, indexing: Indexing, adding: Adding) -> None:
        super().__init__(window)
        self._window, self._session, self._indexing = window, session, indexing
        self._adding = adding
        self._asked = self._reads_again = False
        self._dialog: ProblemsDialog | None = None
        self._doubtful: Doubtful | None = None
        self._deciding: EncodingDialog | None = None
        self._previewing = Previewing(self)
        self._previewing.read.connect(self._show_preview)
        window.commands["problems"].triggered.connect(self.ask_problems)
        window.commands["encoding"].triggered.connect(self.ask_encoding_of_article)
        window.reading_pane.encoding_requested.connect(self.ask_encoding_of_article)
        window.status.failed.clicked.connect(self.ask_problems)
        session.problems_arrived.connect(self._show_problems)
        session.encodings_arrived.connect(self._open_encoding)
        indexing.finished.connect(self._finish)
        window.closing.connect(self._previewing.stop)

    # The list

    def ask_problems(self) -> None:
        """Show which files need a person."""
        self._asked = True
        if self._dialog is not None:
            self._dialog.raise_()
            self._dialog.activateWindow()
        self._session.ask_problems()

    def _show_problems(self, problems: Sequence[Problem]) -> None:
        if self._dialog is None and self._asked:
            dialog = self._dialog = ProblemsDialog(self._window)
            dialog.retry_wanted.connect(self._retry)
            dialog.encoding_wanted.connect(self._ask_encoding_of_problem)
            dialog.article_wanted.connect(self._show_article)
            dialog.destroyed.connect(self._forget_dialog)
            dialog.show_busy(busy=self._indexing.is_running)
            dialog.show()
        self._asked = False
        if self._dialog is not None:
            self._dialog.show_problems(problems)

    def _forget_dialog(self) -> None:
        self._dialog = None

    def _show_article(self, article_id: str) -> None:
        self._session.open_article(article_id)

    def _retry(self, places: list[str]) -> None:
        self._reads_again = True
        self._adding.read_again(places)
        self._show_busy()

    def _show_busy(self) -> None:
        if self._dialog is not None:
            self._dialog.show_busy(busy=self._indexing.is_running)

    def _finish(self, _outcome: Outcome) -> None:
        """What was read again may be well now; the article that is shown is shown as it was read."""
        self._show_busy()
        if self._dialog is not None:
            self._session.ask_problems()
        page, again, self._reads_again = self._window.reading_pane.page, self._reads_again, False
        if again and page is not None:
            self._session.open_article(page.article.id)

    # Encodings

    def ask_encoding_of_article(self) -> None:
        """Ask in which encoding the file of the article that is shown is written."""
        page = self._window.reading_pane.page
        if page is not None:
            where = page.article.provenance
            path = str(page.original or where.path)
            self._ask_encoding(Doubtful(path, where.member, where.encoding, where.confidence))

    def _ask_encoding_of_problem(self, problem: Problem) -> None:
        is_folder = Path(problem.path).is_dir()
        self._ask_encoding(Doubtful(problem.path, problem.member, problem.encoding, problem.score, is_folder=is_folder))

    def _ask_encoding(self, doubtful: Doubtful) -> None:
        self._doubtful = doubtful
        self._session.ask_encodings()

    def _open_encoding(self, decisions: Sequence[tuple[Path, str]]) -> None:
        from archiveviewer.archive import ENCODINGS  # noqa: PLC0415 — loaded by the session's thread long ago

        if self._doubtful is None:
            return
        path = Path(self._doubtful.path)
        around = [(place, name) for place, name in decisions if path.is_relative_to(place)]
        nearest = max(around, key=lambda one: len(one[0].parts), default=(path, ""))
        asked, self._doubtful = self._doubtful, None
        doubtful = Doubtful(asked.path, asked.member, asked.encoding, asked.score, nearest[1], asked.is_folder)
        dialog = self._deciding = EncodingDialog(doubtful, ENCODINGS, self._dialog or self._window)
        dialog.preview_wanted.connect(self._preview)
        dialog.decided.connect(self._decide)
        dialog.destroyed.connect(self._end_deciding)
        dialog.open()

    def _preview(self, doubtful: Doubtful, encoding: str) -> None:
        self._previewing.ask(Path(doubtful.path), doubtful.member, encoding)

    def _show_preview(self, encoding: str, text: str) -> None:
        if self._deciding is not None:
            self._deciding.show_preview(encoding, text or self.tr("In this encoding no text could be read."))

    def _end_deciding(self) -> None:
        self._deciding = None
        self._previewing.stop()

    def _decide(self, place: str, encoding: str) -> None:
        self._reads_again = True
        self._adding.decide(place, encoding)
        self._show_busy()
