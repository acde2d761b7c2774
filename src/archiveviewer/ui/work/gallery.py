"""What was found as pictures, wired. Comes in: a window and a session; goes out: nothing, it connects the two.

Pictures are asked for only while they are shown. A picture that is chosen opens its article where the picture stands.
It refuses to know how either is drawn.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from archiveviewer.results import PictureResults
    from archiveviewer.ui.page import Page
    from archiveviewer.ui.search_session import Answer, SearchSession
    from archiveviewer.ui.window.main_window import MainWindow


class Gallery(QObject):
    """Connects one window's grid of pictures with the session; make it after `Browsing`, which shows articles."""

    def __init__(self, window: MainWindow, session: SearchSession) -> None:
        super().__init__(window)
        self._window, self._session = window, session
        self._wanted: tuple[str, int, bool] | None = None
        """Article and block that are on their way, and whether the picture is to be looked at."""
        results = window.results
        command = window.commands["gallery"]
        command.setChecked(results.as_pictures)
        command.toggled.connect(self._toggle)
        results.count_line.pictures_wanted.connect(command.setChecked)
        results.pictures.more_wanted.connect(session.ask_pictures)
        results.gallery.chosen.connect(self._open)
        results.gallery.looked_at.connect(self._look)
        results.gallery.entered_article.connect(window.reading_pane.setFocus)
        session.answered.connect(self._ask)
        session.pictures_arrived.connect(self._take)
        session.page_opened.connect(self._show_place)

    def _toggle(self, on: bool) -> None:
        had_keyboard = self._window.results.hits.hasFocus()
        self._window.results.set_as_pictures(on)
        if on:
            self._begin()
        if had_keyboard:
            self._window.results.hits.setFocus()

    def _ask(self, answer: Answer) -> None:
        """Ask for the pictures of another answer. When only the archive has grown, those that are seen stay."""
        results = self._window.results
        if results.as_pictures and not (answer.again and results.pictures.rowCount()):
            self._begin()

    def _begin(self) -> None:
        self._window.results.pictures.begin()
        self._session.ask_pictures()

    def _take(self, results: PictureResults) -> None:
        gallery = self._window.results.gallery
        self._window.results.pictures.add(results)
        if gallery.hasFocus() and not gallery.currentIndex().isValid():
            gallery.step(1)

    def _open(self, article_id: str, block: int) -> None:
        self._want(article_id, block, look=False)

    def _look(self, article_id: str, block: int) -> None:
        self._want(article_id, block, look=True)

    def _want(self, article_id: str, block: int, *, look: bool) -> None:
        page = self._window.reading_pane.page
        self._wanted = (article_id, block, look)
        if page is not None and page.article.id == article_id:
            self._show_place(page)
        else:
            self._session.open_article(article_id)

    def _show_place(self, page: Page) -> None:
        if self._wanted is None or self._wanted[0] != page.article.id:
            return
        (_article, block, look), self._wanted = self._wanted, None
        self._window.reading_pane.show_block(block)
        if look:
            self._window.reading_pane.open_pictures(block)
