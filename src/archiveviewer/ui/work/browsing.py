"""Searching and reading, wired together. Comes in: a window and a session; goes out: what is shown. Each of its parts
has one side of it: the question, the answers, the article, what is chosen, its file, the way back, and moving about.
It refuses to know how an archive is filled.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from archiveviewer.ui.work.answering import Answering
from archiveviewer.ui.work.asking import Asking
from archiveviewer.ui.work.chosen_results import ChosenResults
from archiveviewer.ui.work.moving import Moving
from archiveviewer.ui.work.originals import Originals
from archiveviewer.ui.work.reading import Reading
from archiveviewer.ui.work.result_menu import ResultMenu
from archiveviewer.ui.work.travelling import Travelling

if TYPE_CHECKING:
    from archiveviewer.ui.results.recent_questions import RecentQuestions
    from archiveviewer.ui.search_session import SearchSession
    from archiveviewer.ui.trails import Tabs
    from archiveviewer.ui.window.main_window import MainWindow
    from archiveviewer.ui.work.undoing import Undoing


class Browsing(QObject):
    """Connects one window with the session."""

    answer_shown = Signal(object)
    article_shown = Signal(object)

    def __init__(
        self,
        window: MainWindow,
        session: SearchSession,
        recent: RecentQuestions,
        tabs: Tabs,
        undoing: Undoing,
        *,
        live: bool,
    ) -> None:
        super().__init__(window)
        self.asking = Asking(window, session, recent, undoing, live=live)
        self.answering = Answering(window, session, self.asking)
        self.reading = Reading(window, session, recent)
        self.travelling = Travelling(window, session, tabs)
        self.chosen_results = ChosenResults(window)
        Originals(window, self.chosen_results)
        ResultMenu(window)
        Moving(window)
        window.reading_pane.search_requested.connect(self.asking.submit)
        self.answering.shown.connect(self.travelling.follow_answer)
        self.answering.shown.connect(self.answer_shown)
        self.reading.shown.connect(self.travelling.follow_page)
        self.reading.shown.connect(self.article_shown)
