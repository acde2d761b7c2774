"""Which archives are searched: the person's own, others attached to it, or one of them alone. Comes in: choices of the
top bar and of a dialog; goes out: settings, and an archive to be opened. It refuses to open any.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from archiveviewer.ui.window.archives_dialog import ArchivesDialog

if TYPE_CHECKING:
    from pathlib import Path

    from archiveviewer.settings import Settings
    from archiveviewer.ui.choices import Choices
    from archiveviewer.ui.window.main_window import MainWindow
    from archiveviewer.ui.work.undoing import Undoing

RECENT_KEPT = 8


class Archives(QObject):
    """Connects one window with the archives that a person has chosen."""

    opened = Signal(str)
    """The folder of an archive that is to take the place of the person's own."""

    def __init__(self, window: MainWindow, choices: Choices, undoing: Undoing) -> None:
        super().__init__(window)
        self._window, self._choices, self._undoing = window, choices, undoing
        self._own: Path | None = None
        window.commands["archives"].triggered.connect(self._ask)
        window.top_bar.archives.chosen.connect(self._ask_only)
        choices.changed.connect(self._follow)

    def show(self, own: Path) -> None:
        """Another archive is the person's own; it is remembered among those opened before."""
        self._own = own
        recent = (own, *(other for other in self._choices.settings.recent if other != own))[:RECENT_KEPT]
        self._choices.change(recent=recent)
        self._offer()

    def _offer(self) -> None:
        settings = self._choices.settings
        others = tuple(other for other in settings.attached if other != self._own)
        archives = (self._own, *others) if self._own is not None else others
        self._window.top_bar.archives.show_archives(archives, settings.only)

    def _follow(self, before: Settings, after: Settings) -> None:
        if (before.attached, before.only) != (after.attached, after.only):
            self._offer()

    def _ask_only(self, path: Path | None) -> None:
        self._choices.change(only=path)

    def _ask(self) -> None:
        if self._own is not None:
            settings = self._choices.settings
            dialog = ArchivesDialog(self._own, settings.attached, settings.recent, self._window)
            dialog.attached.connect(self._attach)
            dialog.detached.connect(self._detach)
            dialog.opened.connect(self.opened)
            dialog.open()

    def _attach(self, path: Path) -> None:
        attached = self._choices.settings.attached
        if path != self._own and path not in attached:
            self._choices.change(attached=(*attached, path))

    def _detach(self, path: Path) -> None:
        before = self._choices.settings
        only = None if before.only == path else before.only
        self._choices.change(attached=tuple(other for other in before.attached if other != path), only=only)
        self._undoing.removed(path.name, lambda: self._attach_again(path))

    def _attach_again(self, path: Path) -> bool:
        self._attach(path)
        return True
