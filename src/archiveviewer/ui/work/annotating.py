"""What a person noted, brought to paper and into exports. Comes in: the tick by which it is printed, articles, and
collections; goes out: what was noted of them. It refuses to know how it is set.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from archiveviewer.desk import noting
from archiveviewer.desk.things import Reference

if TYPE_CHECKING:
    from archiveviewer.article import Article
    from archiveviewer.desk.noting import Noted
    from archiveviewer.ui.choices import Choices
    from archiveviewer.ui.own_desk import OwnDesk
    from archiveviewer.ui.page import Page
    from archiveviewer.ui.search_session import SearchSession
    from archiveviewer.ui.window.main_window import MainWindow


class Annotating(QObject):
    """Connects the pane and the command of one window with the desk."""

    def __init__(self, window: MainWindow, session: SearchSession, choices: Choices, own: OwnDesk) -> None:
        super().__init__(window)
        self._session, self._choices, self._own = session, choices, own
        command = window.commands["print_notes"]
        command.setChecked(choices.settings.print_notes)
        command.triggered.connect(self._choose)
        window.reading_pane.noted_on_paper = self._printed

    def _choose(self, on: bool) -> None:
        self._choices.change(print_notes=on)

    def _printed(self, page: Page) -> Noted:
        return self.noted(page.article) if self._choices.settings.print_notes else noting.NOTHING

    def any(self) -> bool:
        """Whether anything is marked anywhere."""
        return bool(self._own.read(lambda desk: desk.passages.any()))

    def in_collection(self, name: str) -> dict[str, str]:
        """What was noted of the articles of a collection, as text by their ids."""
        return self._own.read(lambda desk: noting.noted(desk, name)) or {}

    def noted(self, article: Article, within: str = "") -> Noted:
        """What was noted of an article, see `noting.noted_of`."""
        reference = Reference.to(article, self._session.archive_id)
        return self._own.read(lambda desk: noting.noted_of(desk, reference, within)) or noting.NOTHING
