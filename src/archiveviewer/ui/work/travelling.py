"""Back, forward and tabs: every question and article is a place that one can come back to. Comes in: what is asked and
shown, and commands; goes out: wishes to ask and show it again. It refuses to know how trails are kept.
"""

from __future__ import annotations

import dataclasses
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from archiveviewer.ui.questions import any_filter
from archiveviewer.ui.trails import Place, Spot, Tabs

if TYPE_CHECKING:
    from archiveviewer.ui.page import Page
    from archiveviewer.ui.questions import Question
    from archiveviewer.ui.search_session import Answer, SearchSession
    from archiveviewer.ui.window.main_window import MainWindow

_SETTLED_AFTER_MS = 2000
"""A question that stands so long is a place of its own, and not a beginning of the next."""


class Travelling(QObject):
    """Keeps the trails of one window. Make it after what shows answers and articles."""

    changed = Signal()
    """There is something to be kept."""

    def __init__(self, window: MainWindow, session: SearchSession, tabs: Tabs) -> None:
        super().__init__(window)
        self._window, self._session, self.tabs = window, session, tabs
        self._arriving: Place | None = None
        self._typing = False
        self._beginning = False
        self._settled = QTimer(self, singleShot=True, interval=_SETTLED_AFTER_MS)
        self._settled.timeout.connect(self._settle)
        session.question_changed.connect(self._follow_question)
        window.reading_pane.left.connect(self._leave_article)
        window.results.view.tab_wanted.connect(self.open_behind)
        window.reading_pane.tab_requested.connect(self.open_behind)
        self._connect_commands()
        self._show()

    def _connect_commands(self) -> None:
        bar, commands = self._window.reading_pane.tabs, self._window.commands
        bar.chosen.connect(self.choose_tab)
        bar.closed.connect(self.close_tab)
        bar.tabMoved.connect(self._move_tab)
        commands["forget_recent"].triggered.connect(self._forget)
        for name, slot in (
            ("back", partial(self.go, -1)),
            ("forward", partial(self.go, 1)),
            ("next_tab", partial(self._turn, 1)),
            ("previous_tab", partial(self._turn, -1)),
            ("close_tab", self._close_front),
            ("reopen_tab", self._reopen),
            ("open_in_tab", self._open_current_behind),
        ):
            commands[name].triggered.connect(slot)

    def _show(self) -> None:
        tabs, commands = self.tabs, self._window.commands
        self._window.reading_pane.tabs.show_titles([trail.place.title for trail in tabs.trails], tabs.now)
        commands["back"].setEnabled(tabs.trail.can_go_back)
        commands["forward"].setEnabled(tabs.trail.can_go_forward)
        commands["reopen_tab"].setEnabled(tabs.can_reopen)
        for name in ("next_tab", "previous_tab", "close_tab"):
            commands[name].setEnabled(len(tabs.trails) > 1)
        self.changed.emit()

    # Where one goes by oneself.

    def _follow_question(self, question: Question) -> None:
        """Another question is another place; one that is being typed is the same place all the while."""
        trail = self.tabs.trail
        place = trail.place
        if question == place.question or self._arriving is not None:
            return
        same = self._typing and question == dataclasses.replace(place.question, text=question.text)
        nowhere = not place.article_id and place.question.is_blank and not any_filter(place.question.filters)
        if same or nowhere:
            trail.amend(question=question, top=0)
        else:
            self._leave()
            trail.visit(dataclasses.replace(trail.place, question=question, top=0))
        self._typing = True
        self._settled.start()
        self._show()

    def _settle(self) -> None:
        self._typing = False

    def _leave_article(self, article_id: str, spot: Spot) -> None:
        """Another article is about to be shown: remember how far this one was read."""
        if self._arriving is None and article_id == self.tabs.trail.place.article_id:
            self.tabs.trail.amend(spot=spot)

    def follow_page(self, page: Page) -> None:
        """Another article is shown: a place of its own, unless it is the first one of its question."""
        trail, article_id = self.tabs.trail, page.article.id
        self._arriving = None
        if trail.place.article_id == article_id:
            trail.amend(title=page.article.title)
        elif self._typing or not trail.place.article_id:
            trail.amend(article_id=article_id, title=page.article.title, spot=Spot())
        else:
            trail.amend(top=self._window.results.view.top_row())
            there = dataclasses.replace(trail.place, article_id=article_id, title=page.article.title, spot=Spot())
            trail.visit(there)
        self._typing = False
        self._show()

    def _leave(self) -> None:
        """Remember the spot of what is shown."""
        trail, pane = self.tabs.trail, self._window.reading_pane
        trail.amend(top=self._window.results.view.top_row())
        if pane.page is not None and pane.page.article.id == trail.place.article_id:
            trail.amend(spot=pane.view.spot())

    # Where one is brought.

    def go(self, step: int) -> None:
        """Go so many places back or forward."""
        self._leave()
        if self.tabs.trail.go(step) is not None:
            self._arrive()

    def begin(self, tabs: Tabs) -> None:
        """Take other tabs, as of an archive that is about to be opened: what was in front is asked and shown again."""
        self.tabs, self._beginning = tabs, True
        question = dataclasses.replace(tabs.trail.place.question, copies=self._session.question.copies)
        tabs.trail.amend(question=question)
        self._session.begin(question)
        self._window.top_bar.search_box.set_quietly(question.text)
        self._window.top_bar.search_box.selectAll()  # yesterday's question gives way to what is typed now
        self._show()

    def _arrive(self) -> None:
        """Show the place that is in front."""
        place = self.tabs.trail.place
        self._typing = False
        self._settled.stop()
        pane, view = self._window.reading_pane, self._window.results.view
        self._arriving = place
        self._window.top_bar.search_box.set_quietly(place.question.text)
        view.return_to(place.top, place.article_id)
        if place.question != self._session.question:
            self._session.ask(place.question)
        else:
            view.come_back()
        self._arriving = None
        if not place.article_id:
            pane.show_nothing()
        elif pane.page is not None and pane.page.article.id == place.article_id:
            pane.view.go_to(place.spot)
        else:
            pane.return_to(place.article_id, place.spot)
            self._session.open_article(place.article_id)
        self._show()

    def follow_answer(self, answer: Answer) -> None:
        """The list is filled: it stands where it was left, if this is where one came back to."""
        beginning, self._beginning = self._beginning, False
        if answer.question == self.tabs.trail.place.question:
            if beginning:
                self._arrive()
            self._window.results.view.come_back()

    # Tabs.

    def open_behind(self, article_id: str, title: str) -> None:
        """Put an article into a new tab, to be read later."""
        place = self.tabs.trail.place
        self.tabs.open(Place(self._session.question, place.top, article_id, title))
        self._window.status.say(self.tr("In a new tab: %1").replace("%1", title))
        self._show()

    def open_in_front(self, article_id: str) -> None:
        """Show an article that was asked for from outside, in the tab that has it already, in an empty one, or in a new
        one.
        """
        ids = [trail.place.article_id for trail in self.tabs.trails]
        if article_id in ids:
            self.choose_tab(ids.index(article_id))
        elif not self.tabs.trail.place.article_id:
            self._session.open_article(article_id)
        else:
            self._leave()
            self.tabs.open(Place(self._session.question, self.tabs.trail.place.top, article_id))
            self.tabs.turn(1)
            self._arrive()

    def _open_current_behind(self) -> None:
        self._window.results.view.want_tab()

    def choose_tab(self, number: int) -> None:
        """Bring a tab to the front."""
        if number != self.tabs.now:
            self._leave()
            self.tabs.choose(number)
            self._arrive()

    def _turn(self, by: int) -> None:
        self._leave()
        self.tabs.turn(by)
        self._arrive()

    def close_tab(self, number: int) -> None:
        """Close a tab."""
        self._leave()
        front = self.tabs.trail
        self.tabs.close(number)
        if self.tabs.trail is front:
            self._show()
        else:
            self._arrive()

    def _close_front(self) -> None:
        self.close_tab(self.tabs.now)

    def _reopen(self) -> None:
        self._leave()
        self.tabs.reopen()
        self._arrive()

    def _move_tab(self, number: int, to: int) -> None:
        self.tabs.move(number, to)
        self.changed.emit()

    def _forget(self) -> None:
        self.tabs.forget()
        self._show()

    def pack(self) -> str:
        """All tabs as text, as they are now."""
        self._leave()
        return self.tabs.pack()
