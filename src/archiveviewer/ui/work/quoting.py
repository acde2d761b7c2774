"""Quoting and citing the article that is shown. Comes in: commands; goes out: text in the clipboard, and the style that
was chosen last, remembered. It refuses to know what a citation looks like.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, get_args

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from archiveviewer import export
from archiveviewer.results import CitationStyle
from archiveviewer.ui.article import quotations

if TYPE_CHECKING:
    from archiveviewer.ui.choices import Choices
    from archiveviewer.ui.search_session import SearchSession
    from archiveviewer.ui.window.main_window import MainWindow

_COMMANDS = ("copy_citation", "quotation", "copy_link", *(f"citation_{style}" for style in get_args(CitationStyle)))


class Quoting(QObject):
    """Connects the commands of one window with its reading pane."""

    def __init__(self, window: MainWindow, session: SearchSession, choices: Choices) -> None:
        super().__init__(window)
        self._window, self._session, self._choices = window, session, choices
        commands = window.commands
        commands["copy_citation"].triggered.connect(self.copy_citation)
        commands["quotation"].triggered.connect(self.copy_quotation)
        commands["copy_link"].triggered.connect(self.copy_link)
        for style in get_args(CitationStyle):
            commands[f"citation_{style}"].setChecked(style == choices.settings.citation)
            commands[f"citation_{style}"].triggered.connect(partial(self._cite_as, style))
        window.reading_pane.citation_requested.connect(self.copy_citation)
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
        """Cite the article in the style chosen last."""
        page = self._window.reading_pane.page
        if page is not None:
            QGuiApplication.clipboard().setMimeData(quotations.cited(page.article, self._choices.settings.citation))
            self._window.status.say(self.tr("Citation copied"))

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
