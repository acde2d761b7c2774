"""From a question into its answer, also while that is still on its way. Comes in: that somebody wants to walk into an
answer, and the keys pressed until it has come; goes out: its first row chosen, and those keys to the list.

Who types fast presses Down and Enter before the rows are there; the rows of the question before are not what is meant.
It refuses to know questions and rows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

if TYPE_CHECKING:
    from archiveviewer.ui.search_session import SearchSession
    from archiveviewer.ui.window.main_window import MainWindow

_MOST_KEPT = 20
_OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_KEYS = frozenset(
    {
        *_OPENING,
        Qt.Key.Key_Down,
        Qt.Key.Key_Up,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
        Qt.Key.Key_J,
        Qt.Key.Key_K,
        Qt.Key.Key_Space,
    }
)
"""Keys that move in a list or open what is in it."""


class Entering(QObject):
    """Keeps one window's wish to be in the answer; see the module's paragraph."""

    def __init__(self, window: MainWindow, session: SearchSession) -> None:
        super().__init__(window)
        self._window, self._session = window, session
        self._wanted = self._left_box = False
        self._kept: list[QKeyEvent] = []
        for hits in (window.results.view, window.results.gallery):
            hits.installEventFilter(self)
        session.archive_left.connect(self.forget)
        session.archive_failed.connect(self.forget)

    def want(self) -> None:
        """Walk into the next answer when it comes."""
        self._wanted, self._left_box = True, False
        self._kept.clear()

    def forget(self) -> None:
        """Do not: the question is not complete, or is not answered."""
        self._wanted = False
        self._kept.clear()

    def leave_box(self) -> None:
        """Down was pressed in the box: into the list, or into the answer that is on its way. Where there is no list to
        be seen the keyboard stays: a hidden one would take it as soon as it is shown, from whoever types then.
        """
        hits = self._window.results.hits
        if self._session.is_asking:
            if self._wanted:  # by Enter before: its first row, and one further down
                self._keep(QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier))
            self._wanted = self._left_box = True
            if hits.isVisible():
                hits.await_answer()
        elif hits.isVisible():
            if not hits.selectionModel().hasSelection():
                hits.step(1)
            hits.setFocus()

    def arrive(self, articles: int, *, again: bool) -> bool:
        """An answer of so many articles is shown, to another question or to the same again; whether it was walked
        into.
        """
        wanted, kept = self._wanted, self._kept
        self._wanted, self._kept = False, []
        hits = self._window.results.hits
        if wanted and articles and self._window.results.as_pictures and not again:
            hits.await_answer()  # its pictures come later, and the first is chosen then
        elif wanted and articles:
            hits.step(1)
            hits.setFocus()
            for key in kept:
                QCoreApplication.sendEvent(hits, key)
        elif wanted and self._left_box:
            self._window.top_bar.search_box.setFocus()
        return wanted and articles > 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What is pressed in the list before the rows have come is for the rows."""
        del watched
        waiting = self._wanted and self._session.is_asking
        if waiting and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _KEYS:
            self._keep(event.clone())
            return True
        return False

    def _keep(self, key: QKeyEvent) -> None:
        """What follows Enter is for the article that it opens, which is not here either."""
        opened = bool(self._kept) and self._kept[-1].key() in _OPENING
        if not opened and len(self._kept) < _MOST_KEPT:
            self._kept.append(key)
