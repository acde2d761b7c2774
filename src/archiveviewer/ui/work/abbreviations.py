"""The archive's list of abbreviations, handed to the system's own editor. Comes in: a command; goes out: a request to
the desktop, and a line that tells what happens. It refuses to know what stands in the list.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from archiveviewer.ui import wording
from archiveviewer.ui.opening import open_safely

if TYPE_CHECKING:
    from pathlib import Path

    from archiveviewer.errors import ArchiveError
    from archiveviewer.ui.search_session import SearchSession
    from archiveviewer.ui.window.main_window import MainWindow


class Abbreviations(QObject):
    """Connects the command with the archive, which makes the list where there is none yet."""

    def __init__(self, window: MainWindow, session: SearchSession) -> None:
        super().__init__(window)
        self._window = window
        window.commands["abbreviations"].triggered.connect(session.ask_abbreviations)
        session.abbreviations_ready.connect(self._open)
        session.abbreviations_failed.connect(self._fail)

    def _open(self, path: Path) -> None:
        if not open_safely(path):
            said = self.tr("No program opened the list: %1").replace("%1", wording.display_path(path))
        elif os.access(path, os.W_OK):
            said = self.tr("Edit the list and save it: it holds from the next search on.")
        else:
            said = self.tr("The archive is read-only here: its list of abbreviations can be read but not changed.")
        self._window.status.say(said)

    def _fail(self, error: ArchiveError) -> None:
        said = self.tr("The archive can’t be written to, so it gets no list of its own (%1).")
        self._window.status.say(said.replace("%1", wording.one_line(error.cause)))
