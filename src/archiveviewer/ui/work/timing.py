"""How promptly the window answers, told through `events` to the benchmark that drives it. Comes in: keys and paints as
Qt delivers them; goes out: when a key came, when what it led to was painted, how long the window was deaf.

It is made only when a benchmark asks by ARCHIVEVIEWER_TIMES; it refuses to change anything.
"""

from __future__ import annotations

import os
import time
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent

if TYPE_CHECKING:
    from archiveviewer.ui.page import Page
    from archiveviewer.ui.search_session import Answer
    from archiveviewer.ui.window.main_window import MainWindow
    from archiveviewer.ui.work.browsing import Browsing
    from archiveviewer.ui.work.events import Events

_BEAT_MS = 4
_STALL_MS = 20
"""A beat that comes later than this after its time is told, with the part of it that the window itself was busy, and
the part that it was ready and had no processor; the rest is waiting for Python's lock or the disk. The benchmark
decides what is too late.
"""


def asked_for() -> bool:
    """Whether a benchmark wants to know."""
    return bool(os.environ.get("ARCHIVEVIEWER_TIMES"))


class Timing(QObject):
    """Watches one window that has just been shown; see the module's paragraph."""

    def __init__(self, events: Events, window: MainWindow, browsing: Browsing) -> None:
        super().__init__(window)
        self._events = events
        self._shown = False
        self._awaited: dict[QObject, tuple[str, str]] = {}
        self._list, self._article = window.results.view.viewport(), window.reading_pane.view.viewport()
        browsing.answer_shown.connect(self._await_list)
        browsing.article_shown.connect(self._await_article)
        for watched in (window.windowHandle(), self._list, self._article):
            watched.installEventFilter(self)
        self._beat = QTimer(self)
        self._beat.setTimerType(Qt.TimerType.PreciseTimer)
        self._beat.timeout.connect(self._feel)
        self._last, self._own, self._waited = time.perf_counter(), time.thread_time(), _waited()
        self._beat.start(_BEAT_MS)

    def _await_list(self, answer: Answer) -> None:
        self._awaited[self._list] = ("results", answer.question.text)

    def _await_article(self, page: Page) -> None:
        self._awaited[self._article] = ("article", page.article.id)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The window on the screen, a key as it comes from the system, the first paint of what was awaited."""
        if event.type() == QEvent.Type.Expose and not self._shown:
            self._shown = True
            QTimer.singleShot(0, partial(self._events.tell, "shown"))
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            self._events.tell("key", key=int(event.key()))
        elif event.type() == QEvent.Type.Paint and watched in self._awaited:
            what, of = self._awaited.pop(watched)  # told in the next turn of the loop: by then the paint is done
            QTimer.singleShot(0, partial(self._events.tell, "painted", what=what, of=of))
        return False

    def _feel(self) -> None:
        now, own, waited = time.perf_counter(), time.thread_time(), _waited()
        late = (now - self._last) * 1000 - _BEAT_MS
        busy, ready = ((one - before) * 1000 for one, before in ((own, self._own), (waited, self._waited)))
        self._last, self._own, self._waited = now, own, waited
        if late > _STALL_MS:
            self._events.tell("stall", ms=round(late, 1), busy=round(busy, 1), waited=round(ready, 1))


def _waited() -> float:
    """Seconds that this thread was ready and had no processor, where the system tells (Linux); else 0."""
    try:
        with open("/proc/thread-self/schedstat", "rb", buffering=0) as told:  # noqa: PTH123 — every few milliseconds
            return int(told.read().split()[1]) / 1e9
    except OSError:
        return 0.0
