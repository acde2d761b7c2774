"""How an article is set for reading: size, spacing, width, numbers, and nothing else on the screen. Comes in: commands
and choices; goes out: how the reading pane looks. It refuses to know what is read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from archiveviewer.settings import SPACING_RANGE

if TYPE_CHECKING:
    from archiveviewer.settings import Settings
    from archiveviewer.ui.choices import Choices
    from archiveviewer.ui.window.main_window import MainWindow

_STEP = 10


class Typesetting(QObject):
    """Connects one window's commands of setting with a person's choices. Make it before what moves the keyboard."""

    def __init__(self, window: MainWindow, choices: Choices) -> None:
        super().__init__(window)
        self._window, self._choices = window, choices
        view, commands = window.reading_pane.view, window.commands
        self._set(choices.settings)
        commands["zoom_in"].triggered.connect(view.enlarge)
        commands["zoom_out"].triggered.connect(view.reduce)
        commands["zoom_reset"].triggered.connect(self._reset)
        commands["spacing_more"].triggered.connect(self._space_out)
        commands["spacing_less"].triggered.connect(self._space_in)
        commands["wide"].toggled.connect(self._choose_width)
        commands["numbered"].toggled.connect(self._choose_numbers)
        commands["focus_mode"].toggled.connect(window.set_focus_mode)
        window.reading_pane.zoom_changed.connect(self._choose_zoom)
        for name in ("search", "sidebar", "timeline", "pane_filters", "pane_results", "explanation", "gallery"):
            commands[name].triggered.connect(self._end_focus)
        choices.changed.connect(self._follow)

    def _follow(self, _before: Settings, after: Settings) -> None:
        self._set(after)

    def _set(self, settings: Settings) -> None:
        view, commands = self._window.reading_pane.view, self._window.commands
        view.set_zoom(settings.zoom)
        view.set_measure(settings.spacing, wide=settings.wide, numbered=settings.numbered)
        commands["wide"].setChecked(settings.wide)
        commands["numbered"].setChecked(settings.numbered)

    def _choose_zoom(self, percent: int) -> None:
        self._choices.change(zoom=percent)

    def _reset(self) -> None:
        self._choices.change(zoom=100, spacing=100)

    def _space_out(self) -> None:
        self._choices.change(spacing=min(self._choices.settings.spacing + _STEP, SPACING_RANGE[1]))

    def _space_in(self) -> None:
        self._choices.change(spacing=max(self._choices.settings.spacing - _STEP, SPACING_RANGE[0]))

    def _choose_width(self, wide: bool) -> None:
        self._choices.change(wide=wide)

    def _choose_numbers(self, numbered: bool) -> None:
        self._choices.change(numbered=numbered)

    def _end_focus(self) -> None:
        """Whoever wants something beside the article wants to see it."""
        self._window.commands["focus_mode"].setChecked(False)
