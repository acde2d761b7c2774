"""What was removed from the desk lately, on another day or in another window, put back. Comes in: a command, and what
is chosen in its dialog; goes out: changes of the desk. It refuses to know how removals are kept.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from archiveviewer.ui.desk.removed_dialog import RemovedDialog

if TYPE_CHECKING:
    from archiveviewer.desk.removals import Removal
    from archiveviewer.ui.own_desk import OwnDesk
    from archiveviewer.ui.window.main_window import MainWindow


class BringingBack(QObject):
    """Connects the command of one window."""

    def __init__(self, window: MainWindow, own: OwnDesk) -> None:
        super().__init__(window)
        self._window, self._own = window, own
        window.commands["removed"].triggered.connect(self._show)

    def _show(self) -> None:
        """All of it, in a dialog that stays in step."""
        dialog = RemovedDialog(self._window)

        def fill() -> None:
            dialog.show_removals(self._own.read(lambda desk: desk.removals.latest()) or ())

        def put_back(removal: Removal) -> None:
            if self._own.change(lambda desk: desk.removals.put_back(removal)):
                told = self.tr("Back again: {what}")
                self._window.status.say(told.format(what=dialog.rows.called(removal)))

        fill()
        self._own.changed.connect(fill)
        dialog.destroyed.connect(lambda: self._own.changed.disconnect(fill))
        dialog.wanted.connect(put_back)
        dialog.open()
