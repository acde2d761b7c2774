"""An article chosen is an article shown. Comes in: choices from the list and the pane; goes out: the page that is
shown.

It refuses to know how questions are asked, and what is done with an article's file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from archiveviewer.ui.article.comparison import ComparisonDialog

if TYPE_CHECKING:
    from archiveviewer.ui.page import Comparison, Page
    from archiveviewer.ui.results.recent_questions import RecentQuestions
    from archiveviewer.ui.search_session import SearchSession
    from archiveviewer.ui.window.main_window import MainWindow


class Reading(QObject):
    """Connects the list, the reading pane and the commands of one window with the session."""

    shown = Signal(object)
    """The page of another article is in the reading pane now."""

    def __init__(self, window: MainWindow, session: SearchSession, recent: RecentQuestions) -> None:
        super().__init__(window)
        self._window, self._session, self._recent = window, session, recent
        self._stepping = 0
        """Whether the page on its way is to be entered at its first hit (1), its last (-1), or its beginning (0)."""
        self._connect_panes()
        self._connect_commands()
        self._show_hits()
        self._show_pages(False, False)
        self._enable_commands(on=False)

    def _connect_panes(self) -> None:
        view, pane, session = self._window.results.view, self._window.reading_pane, self._session
        view.chosen.connect(self.open_article)
        view.paged.connect(self._page_article)
        view.entered_article.connect(pane.setFocus)
        pane.article_requested.connect(session.open_article)
        pane.comparison_requested.connect(self._compare)
        pane.hits_changed.connect(self._show_hits)
        pane.told.connect(self._window.status.say)
        pane.pages_changed.connect(self._show_pages)
        session.page_opened.connect(self._show_page)
        session.article_missing.connect(self._show_missing)
        session.compared.connect(self._show_comparison)

    def _connect_commands(self) -> None:
        pane, commands = self._window.reading_pane, self._window.commands
        commands["pages"].triggered.connect(pane.set_pages_wanted)
        for name, slot in (
            ("find", pane.open_find),
            ("next_hit", self._next_hit),
            ("previous_hit", self._previous_hit),
            ("pictures", pane.view_pictures),
            ("print", pane.print_article),
            ("export_pdf", pane.save_article),
        ):
            commands[name].triggered.connect(slot)

    def _enable_commands(self, *, on: bool) -> None:
        page = self._window.reading_pane.page if on else None
        commands = self._window.commands
        for name in ("print", "export_pdf", "find", "copy_path", "encoding"):
            commands[name].setEnabled(on)
        for name in ("open_original", "show_original"):
            commands[name].setEnabled(page is not None and page.original is not None)
        commands["pictures"].setEnabled(page is not None and bool(page.pictures))

    def open_article(self, article_id: str) -> None:
        """Show an article of the list: the question has led to something and is worth remembering."""
        self._stepping = 0
        self._recent.add(self._session.question.text)
        self._session.open_article(article_id)

    def _show_page(self, page: Page) -> None:
        """Show a page from its beginning; F3 leads to what was searched for."""
        pane = self._window.reading_pane
        again = pane.page is not None and pane.page.article.id == page.article.id
        pane.show_page(page)
        self._window.results.view.select_quietly(page.article.id)
        self._window.results.gallery.select_quietly(page.article.id)
        self._enable_commands(on=True)
        if not again:
            self.shown.emit(page)
            stepping, self._stepping = self._stepping, 0
            if stepping:
                pane.view.step_to_edge(stepping)

    def _show_missing(self) -> None:
        self._window.reading_pane.show_missing()
        self._enable_commands(on=False)

    def _compare(self, other: str) -> None:
        page = self._window.reading_pane.page
        if page is not None:
            self._session.ask_comparison(page.article.id, other)

    def _show_comparison(self, comparison: Comparison) -> None:
        dialog = ComparisonDialog(comparison, self._window.reading_pane.view.zoom, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _page_article(self, forward: bool) -> None:
        view = self._window.reading_pane.view
        if forward:
            view.page_down()
        else:
            view.page_up()

    def _show_pages(self, there: bool, shown: bool) -> None:
        self._window.commands["pages"].setEnabled(there)
        self._window.commands["pages"].setChecked(shown)

    def _show_hits(self, _current: int = 0, hits: int = 0) -> None:
        further = self._window.results.model.rowCount() > 1 and not self._session.question.is_blank
        for name in ("next_hit", "previous_hit"):
            self._window.commands[name].setEnabled(hits > 0 or further)

    def _next_hit(self) -> None:
        self._step(1)

    def _previous_hit(self) -> None:
        self._step(-1)

    def _step(self, direction: int) -> None:
        """To the next hit; behind the last one to the next result, and there to its first."""
        pane, results = self._window.reading_pane, self._window.results
        self._read_on()
        if pane.view.at_edge(direction) and not results.as_pictures and results.view.step(direction):
            results.view.open_now()
            self._stepping = direction
        elif direction > 0:
            pane.next_hit()
        else:
            pane.previous_hit()

    def _read_on(self) -> None:
        """Who goes from match to match is reading: the keyboard goes along, unless it is in the find bar."""
        pane = self._window.reading_pane
        if not pane.isAncestorOf(QApplication.focusWidget() or self._window):
            pane.setFocus(Qt.FocusReason.ShortcutFocusReason)
