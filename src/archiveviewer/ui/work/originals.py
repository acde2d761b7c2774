"""What can be done with an article's own file and text outside the window. Comes in: the article that is shown; goes
out: other programs and the clipboard. It refuses to change anything here.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit

from archiveviewer.ui import wording
from archiveviewer.ui.opening import open_folder_of, open_safely

if TYPE_CHECKING:
    from archiveviewer.ui.window.main_window import MainWindow
    from archiveviewer.ui.work.chosen_results import ChosenResults


class Originals(QObject):
    """Opens and copies what one window shows."""

    def __init__(self, window: MainWindow, chosen_results: ChosenResults) -> None:
        super().__init__(window)
        self._window, self._chosen_results = window, chosen_results
        window.reading_pane.original_requested.connect(self._open_original)
        for name, slot in (
            ("copy", self._copy),
            ("open_original", self._open_original),
            ("show_original", self._show_original),
            ("copy_path", self._copy_path),
        ):
            window.commands[name].triggered.connect(slot)

    def _open_original(self) -> None:
        page = self._window.reading_pane.page
        if page is None or page.original is None:
            return
        if not os.path.isfile(page.original):  # noqa: PTH113 — does not raise where denied
            said = self.tr("The original file is no longer there: %1")
        elif open_safely(page.original):
            said = self.tr("Opened: %1")
        else:
            said = self.tr("No program opened it: %1")
        self._window.status.say(said.replace("%1", wording.source(page.article)))

    def _show_original(self) -> None:
        page = self._window.reading_pane.page
        if page is not None and page.original is not None and open_folder_of(page.original):
            self._window.status.say(
                self.tr("In this folder: %1").replace("%1", wording.source(page.article, name=True))
            )

    def _copy_path(self) -> None:
        """The path as the system has it; where the file is gone, as the archive remembers it."""
        page = self._window.reading_pane.page
        if page is not None:
            path = page.original or page.article.provenance.path
            QGuiApplication.clipboard().setText(str(path))
            self._window.status.say(self.tr("Path copied: %1").replace("%1", wording.source(page.article)))

    def _copy(self) -> None:
        """Copy from wherever the keyboard is; the list gives the titles of its rows."""
        focused = QApplication.focusWidget()
        view = self._window.results.view
        if focused is view and self._chosen_results.is_meant:
            if titles := [wording.one_line(hit.title) for hit in self._chosen_results.take()]:
                QGuiApplication.clipboard().setText("\n".join(titles))
        elif focused is view and view.currentIndex().isValid():
            QGuiApplication.clipboard().setText(str(view.currentIndex().data()))
        elif isinstance(focused, (QLineEdit, QTextEdit, QPlainTextEdit)):
            focused.copy()
        else:
            self._window.reading_pane.copy()
