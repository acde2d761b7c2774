"""Filling the archive from the window. Comes in: folders chosen or dropped; goes out: an indexing, and what came of it.

It asks, starts, shows progress and tells the outcome. It refuses to index anything itself.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from archiveviewer.ui import wording
from archiveviewer.ui.asking_where import ask_files, ask_folder, documents

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from archiveviewer.ui.search_session import SearchSession
    from archiveviewer.ui.window.main_window import MainWindow
    from archiveviewer.ui.work.indexing import Indexing, Outcome


_OF_AN_ARCHIVE = ("update", "recognise")
"""Commands that need an archive and nobody writing to it."""
_TESSERACT = "tesseract"


class Adding(QObject):
    """Connects one window with the indexing of one archive."""

    started = Signal()

    def __init__(self, window: MainWindow, session: SearchSession, indexing: Indexing, archive: Path) -> None:
        super().__init__(window)
        self._window, self._session, self._indexing = window, session, indexing
        self.archive = archive
        self._can_update = False
        commands = window.commands
        commands["add_folder"].triggered.connect(self.choose_folder)
        commands["add_files"].triggered.connect(self.choose_files)
        commands["update"].triggered.connect(self.update)
        commands["recognise"].triggered.connect(self.recognise)
        window.welcome.folder_wanted.connect(self.choose_folder)
        window.paths_dropped.connect(self.add)
        window.message_bar.retry_wanted.connect(self.update)
        window.status.indexing.cancelled.connect(indexing.cancel)
        indexing.progressed.connect(window.status.indexing.show_progress)
        indexing.refresh_due.connect(session.refresh)
        indexing.finished.connect(self._finish)
        self._show_running(running=indexing.is_running)

    def choose_folder(self) -> None:
        """Ask for a folder and add it."""
        ask_folder(self._window, self.tr("Add folder"), documents(), lambda path: self.add([path]))

    def choose_files(self) -> None:
        """Ask for single files and add them."""
        ask_files(self._window, self.tr("Add files"), documents(), self.add)

    def add(self, paths: Sequence[Path]) -> None:
        """Index these into the archive; while another indexing runs a person is told to wait."""
        if not paths:
            return
        if self._indexing.is_running:
            self._window.status.say(self.tr("Indexing is under way; add this when it has finished."))
            return
        self._start(paths)

    def update(self) -> None:
        """Look again at every folder the archive knows."""
        if not self._indexing.is_running:
            self._start(())

    def read_again(self, places: Sequence[str]) -> None:
        """Read these files again, or all that could not be read."""
        self._begin(partial(self._indexing.retry, self.archive, places))

    def recognise(self) -> None:
        """Read the scanned pages that have no text."""
        self._begin(partial(self._indexing.recognise, self.archive))

    def decide(self, place: str, encoding: str) -> None:
        """Read a file or a folder's files in an encoding, now and from now on."""
        self._begin(partial(self._indexing.decide, self.archive, place, encoding))

    def allow_update(self, *, allowed: bool) -> None:
        """Only an archive that is there can be brought up to date."""
        self._can_update = allowed
        for name in _OF_AN_ARCHIVE:
            self._window.commands[name].setEnabled(allowed and not self._indexing.is_running)

    def _start(self, paths: Sequence[Path]) -> None:
        self._begin(partial(self._indexing.start, self.archive, paths))

    def _begin(self, run: Callable[[], None]) -> None:
        if self._indexing.is_running:
            self._window.status.say(self.tr("Indexing is under way; try again when it has finished."))
            return
        self._window.message_bar.hide()
        run()
        self._show_running(running=True)
        self.started.emit()

    def _show_running(self, *, running: bool) -> None:
        for name in ("add_folder", "add_files", "open_archive", "new_archive"):
            self._window.commands[name].setEnabled(not running)
        for name in _OF_AN_ARCHIVE:
            self._window.commands[name].setEnabled(self._can_update and not running)
        gauge = self._window.status.indexing
        if running:
            gauge.begin()
        else:
            gauge.hide()

    def _finish(self, outcome: Outcome) -> None:
        self._show_running(running=False)
        self._session.refresh()
        self._session.ask_stats()
        if outcome.summary is not None:
            self._window.status.say(wording.summary(outcome.summary))
        elif outcome.ending == "cancelled":
            self._window.status.say(self.tr("Indexing was cancelled; what had been indexed is kept."))
        else:
            self._tell_trouble(outcome)

    def _tell_trouble(self, outcome: Outcome) -> None:
        """Say plainly that it did not work, without standing in the way: what is indexed can be searched meanwhile."""
        if outcome.ending == "crashed":
            sentence = self.tr("Indexing stopped before it was finished. What had been indexed is kept.")
        elif _TESSERACT in outcome.messages:
            sentence = self.tr(
                "Scanned pages can’t be read: the program Tesseract with its Vietnamese part "
                "is not installed on this computer."
            )
        else:
            sentence = self.tr(
                "The archive could not be written to: another program may be updating it, "
                "or its folder may be read-only or full."
            )
        self._window.message_bar.say(sentence, outcome.messages)
