"""What helps to find one's way: the palette of commands, their keys, help, facts about the program. Comes in: a window
and what a person chose; goes out: dialogs, keys chosen anew, an example to be asked. It refuses to know what they say.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from archiveviewer.ui import help_pages
from archiveviewer.ui.translation import exported_language
from archiveviewer.ui.window import help_dialogs
from archiveviewer.ui.window.help_window import HelpWindow
from archiveviewer.ui.window.keys_dialog import KeysDialog
from archiveviewer.ui.window.palette import CommandPalette, RecentCommands

if TYPE_CHECKING:
    from collections.abc import Callable

    from archiveviewer.ui.choices import Choices
    from archiveviewer.ui.remembered import Remembered
    from archiveviewer.ui.window.main_window import MainWindow

_SEARCHING = "searching"
"""The page that tells how to search."""


class Helping(QObject):
    """Connects one window with what explains it. `try_question` asks an example."""

    def __init__(
        self, window: MainWindow, choices: Choices, remembered: Remembered, try_question: Callable[[str], None]
    ) -> None:
        super().__init__(window)
        self._window, self._choices, self._try = window, choices, try_question
        self._help: HelpWindow | None = None
        self.palette = CommandPalette(window.commands, RecentCommands(remembered), window)
        commands = window.commands
        commands["palette"].triggered.connect(self.palette.summon)
        commands["help"].triggered.connect(self._show_help_here)
        commands["query_help"].triggered.connect(self._show_query_help)
        commands["keys"].triggered.connect(self._show_keys)
        commands["about"].triggered.connect(self._show_about)

    def _show_keys(self) -> None:
        dialog = KeysDialog(self._window.commands, self._choices.settings.keys, self._window)
        dialog.keys_chosen.connect(self._choose_keys)
        dialog.open()

    def _choose_keys(self, keys: dict[str, str]) -> None:
        self._choices.change(keys=keys)

    def _show_help_here(self) -> None:
        """The page about whatever has the keyboard."""
        pages = help_pages.load(exported_language())
        page = help_pages.about(pages, _classes(QApplication.focusWidget()))
        self._show_help(page.name if page else "", pages)

    def _show_query_help(self) -> None:
        self._show_help(_SEARCHING, help_pages.load(exported_language()))

    def _show_help(self, name: str, pages: tuple[help_pages.HelpPage, ...]) -> None:
        if self._help is None:
            self._help = HelpWindow(pages, self._window)
            self._help.question_chosen.connect(self._try)
            self._help.destroyed.connect(self._forget_help)
        self._help.open_page(name)
        self._help.show()
        self._help.raise_()
        self._help.activateWindow()

    def _forget_help(self) -> None:
        self._help = None

    def _show_about(self) -> None:
        help_dialogs.about_dialog(self._window).open()


def _classes(widget: QObject | None) -> list[str]:
    """The classes of a part of the window and of what it lies in, from the inside out."""
    found = []
    while widget is not None:
        found.append(type(widget).__name__)
        widget = widget.parent()
    return found
