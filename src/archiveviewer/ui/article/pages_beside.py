"""Text and pages side by side, one following the other. Comes in: a sheet with text and a panel with pages; goes out:
both in step. It refuses to know where either comes from.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from archiveviewer.ui.article.article_view import ArticleView
    from archiveviewer.ui.article.page_panel import PagePanel
    from archiveviewer.ui.page import Page

_PAUSE = 120
"""Milliseconds of quiet after which the other side follows."""


class PagesBeside(QObject):
    """Keeps the two in step while the panel is shown."""

    def __init__(self, view: ArticleView, panel: PagePanel) -> None:
        super().__init__(panel)
        self._view, self._panel = view, panel
        self._page: Page | None = None
        self._quiet = QTimer(self, singleShot=True, interval=_PAUSE)
        self._quiet.timeout.connect(self.follow)
        self._led = False
        """Whether the panel leads: the scrolling that it caused leads nowhere."""
        view.verticalScrollBar().valueChanged.connect(self._scrolled)
        panel.turned.connect(self._lead)

    def take(self, page: Page | None) -> None:
        """Take another article."""
        self._page = page
        blocks = page.article.blocks if page is not None else ()
        known = max((block.page for block in blocks), default=0)
        self._panel.show_file(page.paged if page is not None else None, known)
        self._led = False

    def follow(self) -> None:
        """Show the page on which the text in sight stands."""
        if self._led:
            self._led = False
        elif self._page is not None and not self._panel.isHidden():
            self._panel.show_page(page_at(self._page, self._view.block_in_sight()))

    def _scrolled(self) -> None:
        if not self._panel.isHidden():
            self._quiet.start()

    def _lead(self, number: int) -> None:
        """Show the text that stands on the page a person turned to."""
        if self._page is None:
            return
        blocks = enumerate(self._page.article.blocks)
        first = next((at for at, block in blocks if block.page >= number), None)
        if first is not None and self._view.isVisible():
            self._led = True
            self._view.show_block(first)
            self._quiet.start()


def page_at(page: Page, block: int) -> int:
    """The page of the file on which a block stands, or the one before that has a page; the first by default."""
    blocks = page.article.blocks
    known = (each.page for each in reversed(blocks[: block + 1]) if each.page)
    return next(known, next((each.page for each in blocks if each.page), 1))
