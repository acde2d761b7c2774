"""What helps to find one's way: the palette of commands, their keys, help, facts about the program. Comes in: a window
and what a person chose; goes out: dialogs, keys chosen anew, an example to be asked. It refuses to know what they say.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from archiveviewer.ui.results.query_help import query_dialog
from archiveviewer.ui.window import help_dialogs
from archiveviewer.ui.window.keys_dialog import KeysDialog
from archiveviewer.ui.window.palette import CommandPalette, RecentCommands

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QSettings

    from archiveviewer.ui.choices import Choices
    from archiveviewer.ui.window.main_window import MainWindow


class Helping(QObject):
    """Connects one window with what explains it. `try_question` asks an example."""

    def __init__(
        self, window: MainWindow, choices: Choices, store: QSettings, try_question: Callable[[str], None]
    ) -> None:
        super().__init__(window)
        self._window, self._choices, self._try = window, choices, try_question
        self.palette = CommandPalette(window.commands, RecentCommands(store), window)
        commands = window.commands
        commands["palette"].triggered.connect(self.palette.summon)
        commands["keys"].triggered.connect(self._show_keys)
        commands["query_help"].triggered.connect(self._show_query_help)
        commands["about"].triggered.connect(self._show_about)

    def _show_keys(self) -> None:
        dialog = KeysDialog(self._window.commands, self._choices.settings.keys, self._window)
        dialog.keys_chosen.connect(self._choose_keys)
        dialog.open()

    def _choose_keys(self, keys: dict[str, str]) -> None:
        self._choices.change(keys=keys)

    def _show_query_help(self) -> None:
        dialog = query_dialog(self._window)
        dialog.example_chosen.connect(self._try)
        dialog.show()

    def _show_about(self) -> None:
        help_dialogs.about_dialog(self._window).open()
