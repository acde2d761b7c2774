"""What of the window can be chosen at any time: its parts, look, language, where reprints stand. Comes in: commands and
the first page's choices; goes out: settings, and parts shown or hidden. It refuses to know what else follows from one.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, get_args

from PySide6.QtCore import QObject, Qt

from archiveviewer.results import Copies
from archiveviewer.settings import Language
from archiveviewer.settings import Theme as ThemeName

if TYPE_CHECKING:
    from archiveviewer.ui.choices import Choices
    from archiveviewer.ui.search_session import SearchSession
    from archiveviewer.ui.window.main_window import MainWindow


class Choosing(QObject):
    """Connects one window with what a person chose."""

    def __init__(self, window: MainWindow, choices: Choices, session: SearchSession) -> None:
        super().__init__(window)
        self._window, self._choices, self._session = window, choices, session
        window.welcome.language_chosen.connect(self._choose_language)
        window.welcome.theme_chosen.connect(self._choose_theme)
        self._connect_parts()
        self._connect_looks()

    def _connect_parts(self) -> None:
        window, commands = self._window, self._window.commands
        commands["sidebar"].setChecked(not window.side.isHidden())
        commands["sidebar"].toggled.connect(window.side.setVisible)
        commands["timeline"].setChecked(window.results.timeline_wanted)
        commands["timeline"].toggled.connect(window.results.set_timeline_wanted)
        commands["full_screen"].setChecked(window.isFullScreen())
        commands["full_screen"].toggled.connect(self._set_full_screen)

    def _connect_looks(self) -> None:
        commands, settings = self._window.commands, self._choices.settings
        for theme_name in get_args(ThemeName):
            commands[f"theme_{theme_name}"].setChecked(settings.theme == theme_name)
            commands[f"theme_{theme_name}"].triggered.connect(partial(self._choose_theme, theme_name))
        for language in get_args(Language):
            commands[f"language_{language}"].setChecked(settings.language == language)
            commands[f"language_{language}"].triggered.connect(partial(self._choose_language, language))
        for copies in get_args(Copies):
            commands[f"reprints_{copies}"].setChecked(settings.reprints == copies)
            commands[f"reprints_{copies}"].triggered.connect(partial(self._choose_reprints, copies))

    def _choose_language(self, language: str) -> None:
        self._choices.change(language=language)

    def _choose_theme(self, name: str) -> None:
        self._choices.change(theme=name)

    def _choose_reprints(self, copies: Copies) -> None:
        self._choices.change(reprints=copies)
        self._session.set_copies(copies)

    def _set_full_screen(self, on: bool) -> None:
        states = self._window.windowState()
        full = Qt.WindowState.WindowFullScreen
        self._window.setWindowState(states | full if on else states & ~full)
