"""The articles that a command means where several are chosen in the list. Comes in: a window; goes out: hits, or a word
in the status line why there are none. It refuses to know what is done with them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from archiveviewer.ui import wording
from archiveviewer.ui.results.results_view import MOST_CHOSEN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archiveviewer.results import Hit
    from archiveviewer.ui.window.main_window import MainWindow


class ChosenResults(QObject):
    """See the module's paragraph."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        window.results.view.several_chosen.connect(self._say)

    def _say(self, count: int) -> None:
        if count > 1:
            self._window.status.say(self.tr("Chosen: %1").replace("%1", wording.articles(count)))

    @property
    def is_meant(self) -> bool:
        """Whether several articles are chosen, and the keyboard is not in the one that is read."""
        results, pane = self._window.results, self._window.reading_pane
        focused = self._window.focusWidget()
        in_article = focused is not None and pane.isAncestorOf(focused)
        return not results.as_pictures and not in_article and results.view.chosen_rows().rows > 1

    def take(self) -> Sequence[Hit]:
        """Their hits from above to below; none, with the reason told, where not all of them can be had now."""
        rows, hits = self._window.results.view.chosen_rows()
        if len(hits) == rows:
            return hits
        if rows > MOST_CHOSEN:
            told = self.tr("Too many at once: choose %1 at most.").replace("%1", wording.articles(MOST_CHOSEN))
        else:
            told = self.tr("The chosen articles are still on their way. Try again in a moment.")
        self._window.status.say(told)
        return ()
