"""Going from result to result and from pane to pane by the keyboard. Comes in: commands; goes out: where the keyboard
is.

It refuses to know what the panes show.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from archiveviewer.ui.window.main_window import MainWindow


class Moving(QObject):
    """Moves about in one window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        for name, slot in (
            ("next_result", self._next_result),
            ("previous_result", self._previous_result),
            ("next_pane", self._next_pane),
            ("previous_pane", self._previous_pane),
            ("pane_filters", self._to_filters),
            ("pane_results", self._to_results),
            ("pane_article", self._to_article),
            ("pane_desk", self._to_desk),
        ):
            window.commands[name].triggered.connect(slot)
        window.reading_pane.end_reached.connect(self._next_result)
        # Letters belong to text fields first: these take a letter before any shortcut sees it.
        for letter, slot in (("J", self._next_result), ("K", self._previous_result)):
            shortcut = QShortcut(QKeySequence(letter), window.reading_pane)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    def _next_result(self) -> None:
        self._window.results.hits.step(1)

    def _previous_result(self) -> None:
        self._window.results.hits.step(-1)

    def _next_pane(self) -> None:
        self._window.focus_pane(1)

    def _previous_pane(self) -> None:
        self._window.focus_pane(-1)

    def _to_filters(self) -> None:
        self._window.commands["sidebar"].setChecked(True)
        self._window.side.turn_to(self._window.facets)
        self._to(self._window.facets)

    def _to_desk(self) -> None:
        self._window.commands["sidebar"].setChecked(True)
        self._window.side.turn_to(self._window.desk)
        self._to(self._window.desk)

    def _to_results(self) -> None:
        self._to(self._window.results.hits)

    def _to_article(self) -> None:
        self._to(self._window.reading_pane)

    def _to(self, pane: QWidget) -> None:
        if self._window.shows_panes:
            pane.setFocus(Qt.FocusReason.ShortcutFocusReason)
