"""The session's answers, handed to the list, the facets and the explanation. Comes in: answers; goes out: the answer
that is shown. What stands beside the list is asked for only while it is to be seen. It refuses to know how a question
came about.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from archiveviewer.results import Explanation, Timeline
    from archiveviewer.ui.search_session import Answer, SearchSession
    from archiveviewer.ui.window.main_window import MainWindow
    from archiveviewer.ui.work.asking import Asking


class Answering(QObject):
    """Shows in one window what the session answers."""

    shown = Signal(object)
    """The answer whose first rows are in the list now."""
    completed = Signal(object)
    """The same once all that is told beside the rows is shown."""

    def __init__(self, window: MainWindow, session: SearchSession, asking: Asking) -> None:
        super().__init__(window)
        self._window, self._session, self._asking = window, session, asking
        self._text = ""
        self._listing = False
        """Whether a list of the time line is to be opened once it is counted."""
        results = window.results
        session.answered.connect(self._show_answer)
        session.completed.connect(self._show_rest)
        session.busy_changed.connect(results.busy.set_busy)
        session.page_arrived.connect(results.model.add_page)
        results.model.page_wanted.connect(session.want_page)
        results.view.sight_changed.connect(self._take_sight)
        window.facets.seen.connect(session.want_names)
        window.facets.values_wanted.connect(session.ask_values)
        session.values_arrived.connect(window.facets.show_values)
        results.timeline.view_chosen.connect(self._ask_timeline)
        results.timeline.appeared.connect(self._ask_timeline)
        session.timeline_arrived.connect(self._show_timeline)
        window.commands["timeline_list"].triggered.connect(self._list_timeline)
        self._connect_explanation()

    def _connect_explanation(self) -> None:
        command, results = self._window.commands["explanation"], self._window.results
        command.toggled.connect(self._explain)
        results.count_line.explanation_wanted.connect(command.toggle)
        results.explanation.closed.connect(command.toggle)
        self._session.explained.connect(self._show_explanation)

    def _show_answer(self, answer: Answer) -> None:
        window = self._window
        window.results.show_answer(answer)
        if answer.question.text != self._text:  # other articles are spread over other years
            self._text = answer.question.text
            window.results.timeline.show_whole()
        self._ask_timeline()
        entered = self._asking.entering.arrive(answer.results.total, again=answer.again)
        if not entered and window.reading_pane.page is not None:
            window.results.view.select_quietly(window.reading_pane.page.article.id)
        if window.commands["explanation"].isChecked():
            self._session.ask_explanation()
        self.shown.emit(answer)

    def _show_rest(self, answer: Answer) -> None:
        self._window.results.show_rest(answer, typing=self._asking.typing)
        self._window.facets.show_facets(answer.results.facets, answer.question.filters)
        self.completed.emit(answer)

    def _take_sight(self, rows: int) -> None:
        self._session.rows_in_sight = rows

    # The time line

    def _ask_timeline(self) -> None:
        timeline = self._window.results.timeline
        if timeline.isVisible() or self._listing:
            self._session.ask_timeline(timeline.view.step, timeline.view.within)

    def _list_timeline(self) -> None:
        """What is hidden has not been counted: its list opens when it is."""
        self._listing = not self._window.results.timeline.isVisible()
        if self._listing:
            self._ask_timeline()
        else:
            self._window.results.timeline.show_list()

    def _show_timeline(self, timeline: Timeline) -> None:
        self._window.results.timeline.show_timeline(timeline)
        listing, self._listing = self._listing, False
        if listing:
            self._window.results.timeline.show_list()

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
