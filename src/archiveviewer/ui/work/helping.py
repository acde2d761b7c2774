"""What helps to find one's way: the palette of commands, help, facts about the program. Comes in: a window; goes out:
dialogs, an example to be asked. It refuses to know what they say.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from archiveviewer.ui.results.query_help import query_dialog
from archiveviewer.ui.window import help_dialogs
from archiveviewer.ui.window.palette import CommandPalette, RecentCommands

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QSettings

    from archiveviewer.ui.window.main_window import MainWindow


class Helping(QObject):
    """Connects one window with what explains it. `try_question` asks an example."""

    def __init__(self, window: MainWindow, store: QSettings, try_question: Callable[[str], None]) -> None:
        super().__init__(window)
        self._window, self._try = window, try_question
        self.palette = CommandPalette(window.commands, RecentCommands(store), window)
        commands = window.commands
        commands["palette"].triggered.connect(self.palette.summon)
        commands["keys"].triggered.connect(self._show_keys)
        commands["query_help"].triggered.connect(self._show_query_help)
        commands["about"].triggered.connect(self._show_about)

    def _show_keys(self) -> None:
        help_dialogs.keys_dialog(self._window.commands, self._window).open()

    def _show_query_help(self) -> None:
        dialog = query_dialog(self._window)
        dialog.example_chosen.connect(self._try)
        dialog.show()

    def _show_about(self) -> None:
        help_dialogs.about_dialog(self._window).open()
