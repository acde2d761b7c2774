"""Following a story. Comes in: the wish to, from the menu or the reading pane; goes out: a dialog, and a list of
citations in a file. It refuses to know how chapters are found.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from archiveviewer import export
from archiveviewer.ui import wording
from archiveviewer.ui.article.story_dialog import StoryDialog
from archiveviewer.ui.article.story_model import remark
from archiveviewer.ui.asking_where import ask_where, documents, tell_unwritable
from archiveviewer.ui.translation import exported_language

if TYPE_CHECKING:
    from pathlib import Path

    from archiveviewer.article import Article
    from archiveviewer.results import Story
    from archiveviewer.ui.choices import Choices
    from archiveviewer.ui.page import Page
    from archiveviewer.ui.search_session import SearchSession
    from archiveviewer.ui.window.main_window import MainWindow


class Following(QObject):
    """Connects one window with the session."""

    def __init__(self, window: MainWindow, session: SearchSession, choices: Choices) -> None:
        super().__init__(window)
        self._window, self._session, self._choices = window, session, choices
        self._command = window.commands["story"]
        self._command.setEnabled(False)
        self._command.triggered.connect(self.follow)
        window.reading_pane.story_requested.connect(self.follow)
        session.page_opened.connect(self._allow)
        session.article_missing.connect(self._forbid)
        session.story_told.connect(self._show)

    def _allow(self, _page: Page) -> None:
        self._command.setEnabled(True)

    def _forbid(self) -> None:
        self._command.setEnabled(False)

    def follow(self) -> None:
        """Ask for the story of the article that is shown."""
        page = self._window.reading_pane.page
        if page is not None:
            self._session.ask_story(page.article.id)

    def _show(self, story: Story) -> None:
        dialog = StoryDialog(story, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.article_requested.connect(self._session.open_article)
        dialog.list_requested.connect(partial(self._ask_list, dialog))
        dialog.show()

    def _ask_list(self, dialog: StoryDialog, story: Story) -> None:
        name = wording.fit_for_files(self.tr("Story: %1").replace("%1", story.title)) + ".txt"
        title, kind = self.tr("Save as list with citations"), self.tr("Text (*.txt)")
        ask_where(dialog, title, documents() / name, partial(self._ask, story), kind)

    def _ask(self, story: Story, place: Path) -> None:
        ids = tuple(chapter.id for chapter in story.chapters)
        self._session.ask_articles(ids, partial(self._save, story, place))

    def _save(self, story: Story, place: Path, articles: dict[str, Article]) -> None:
        told = [(articles[one.id], remark(one)) for one in story.chapters if one.id in articles]
        style = self._choices.settings.citation
        try:
            export.saved(export.chronicle(story.title, told, style, exported_language()), place, replace=True)
        except OSError as error:
            tell_unwritable(self._window, place, error)
        else:
            self._window.status.say(self.tr("Saved as %1").replace("%1", str(place)))
