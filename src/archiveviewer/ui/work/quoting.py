"""Quoting and citing the article that is shown, or several that are chosen. Comes in: commands; goes out: text in the
clipboard, and the style that was chosen last, remembered. It refuses to know what a citation looks like.
"""

from __future__ import annotations

import contextlib
from functools import partial
from typing import TYPE_CHECKING, get_args

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from archiveviewer import export
from archiveviewer.errors import ArticleMissing
from archiveviewer.results import CitationStyle
from archiveviewer.ui.article import quotations

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archiveviewer.article import Article
    from archiveviewer.ui.choices import Choices
    from archiveviewer.ui.readable_archive import ReadableArchive
    from archiveviewer.ui.search_session import SearchSession
    from archiveviewer.ui.window.main_window import MainWindow
    from archiveviewer.ui.work.chosen_results import ChosenResults

_COMMANDS = ("copy_citation", "quotation", "copy_link", *(f"citation_{style}" for style in get_args(CitationStyle)))


class Quoting(QObject):
    """Connects the commands of one window with its reading pane."""

    def __init__(
        self, window: MainWindow, session: SearchSession, choices: Choices, chosen_results: ChosenResults
    ) -> None:
        super().__init__(window)
        self._window, self._session, self._choices, self._chosen_results = window, session, choices, chosen_results
        commands = window.commands
        commands["copy_citation"].triggered.connect(self.copy_citation)
        commands["quotation"].triggered.connect(self.copy_quotation)
        commands["copy_link"].triggered.connect(self.copy_link)
        for style in get_args(CitationStyle):
            commands[f"citation_{style}"].setChecked(style == choices.settings.citation)
            commands[f"citation_{style}"].triggered.connect(partial(self._cite_as, style))
        window.reading_pane.citation_requested.connect(self._cite_article)
        window.reading_pane.quotation_requested.connect(self.copy_quotation)
        session.page_opened.connect(self._allow)
        session.article_missing.connect(self._forbid)
        self._forbid()

    def _allow(self) -> None:
        for name in _COMMANDS:
            self._window.commands[name].setEnabled(True)

    def _forbid(self) -> None:
        for name in _COMMANDS:
            self._window.commands[name].setEnabled(False)

    def _cite_as(self, style: CitationStyle) -> None:
        self._choices.change(citation=style)
        self.copy_citation()

    def copy_citation(self) -> None:
        """Cite the article, or those that are chosen, in the style chosen last."""
        if not self._chosen_results.is_meant:
            self._cite_article()
        elif ids := [hit.id for hit in self._chosen_results.take()]:
            self._session.consult("citing", partial(_read, ids), self._cite)

    def _cite_article(self) -> None:
        page = self._window.reading_pane.page
        if page is not None:
            self._cite([page.article])

    def _cite(self, articles: Sequence[Article]) -> None:
        QGuiApplication.clipboard().setMimeData(quotations.cited(articles, self._choices.settings.citation))
        if len(articles) == 1:
            self._window.status.say(self.tr("Citation copied"))
        else:
            self._window.status.say(self.tr("%Ln citation(s) copied", "", len(articles)))

    def copy_quotation(self) -> None:
        """Quote the passage that is chosen, with where it stands."""
        pane = self._window.reading_pane
        words, number = pane.view.passage()
        if pane.page is None:
            return
        if words:
            QGuiApplication.clipboard().setText(quotations.quoted(pane.page.article, words, number))
            self._window.status.say(self.tr("Quotation copied"))
        else:
            self._window.status.say(self.tr("Choose a passage first: drag over it, or hold Shift and use the arrows"))

    def copy_link(self) -> None:
        """Copy an address that opens the article in this program, on any computer that has the archive."""
        page = self._window.reading_pane.page
        if page is not None and (address := export.link(self._session.archive_id, page.article.id)):
            QGuiApplication.clipboard().setText(address)
            self._window.status.say(self.tr("Link copied"))


def _read(ids: Sequence[str], archive: ReadableArchive) -> list[Article]:
    """The articles of these ids that are there."""
    articles = []
    for one in ids:
        with contextlib.suppress(ArticleMissing):
            articles.append(archive.article(one))
    return articles
