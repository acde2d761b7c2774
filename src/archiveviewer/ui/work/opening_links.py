"""The command by which links to articles open in this program, or no longer do. Comes in: a tick; goes out: a
registration, and a sentence. It refuses to know how a system keeps it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from archiveviewer import link_handler

if TYPE_CHECKING:
    from archiveviewer.ui.window.main_window import MainWindow


class OpeningLinks(QObject):
    """Connects the command of one window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._command = window, window.commands["open_links"]
        self._command.setEnabled(link_handler.can_be())
        self._command.setChecked(link_handler.is_ours())
        self._command.triggered.connect(self._register)

    def _register(self, wanted: bool) -> None:
        try:
            if wanted:
                told = self.tr("Links to articles open in this program now. Written: %1")
                told = told.replace("%1", link_handler.take())
            else:
                link_handler.give_back()
                told = self.tr("Links to articles no longer open in this program.")
        except OSError as error:
            told = self.tr("Your own list of programs could not be changed.")
            self._window.message_bar.say(told, str(error))
        else:
            self._window.status.say(told)
        self._command.setChecked(link_handler.is_ours())
