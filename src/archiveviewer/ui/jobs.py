"""The one idiom for work off the window's thread: a thread that owns one resource and answers questions about it.

Comes in: how to open the resource, and questions in named channels. Goes out: each channel's newest answer, on the
asking thread. Of two questions in one channel only the newer is ever answered, so a person who types fast never
waits for what was already overtaken. It refuses to know what the resource is.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from PySide6.QtCore import QObject, Qt, QThread, Signal

if TYPE_CHECKING:
    from collections.abc import Callable


class Closable(Protocol):
    """Whatever the thread owns: it is closed by the thread that opened it."""

    def close(self) -> None:
        """Let go of files."""


Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class _Request:
    channel: str
    number: int
    work: Callable[[Any], Any]
    answered: Callable[[Any], None]


class _Worker(QObject):
    """Lives in the thread; takes one request at a time from the shared list of those waiting."""

    done = Signal(object, object, object)

    def __init__(self) -> None:
        super().__init__()
        self._lock = threading.Lock()
        self._waiting: dict[str, _Request] = {}
        self._open: Callable[[], Closable] | None = None
        self._resource: Closable | None = None
        self._stale = False

    def use(self, open_resource: Callable[[], Closable]) -> None:
        """Called from outside: forget what waits and open something else for the next request."""
        with self._lock:
            self._waiting.clear()
            self._open = open_resource
            self._stale = True

    def put(self, request: _Request) -> None:
        """Called from outside: a newer request takes the place of an older one in its channel."""
        with self._lock:
            self._waiting[request.channel] = request

    def drop(self, channel: str) -> None:
        """Take back what still waits in a channel."""
        with self._lock:
            self._waiting.pop(channel, None)

    def take_one(self) -> None:
        """Do the request that has waited longest, if any still waits."""
        with self._lock:
            if not self._waiting:
                return
            request = self._waiting.pop(next(iter(self._waiting)))
            opener, stale, self._stale = self._open, self._stale, False
        try:
            if stale:
                self.close()
            if self._resource is None and opener is not None:
                self._resource = opener()
            value = request.work(self._resource)
        except Exception as error:  # noqa: BLE001 — a thread's last frame: nothing may escape
            self.done.emit(request, None, error)
        else:
            self.done.emit(request, value, None)

    def close(self) -> None:
        """Let go of the resource in the thread that opened it."""
        resource, self._resource = self._resource, None
        if resource is not None:
            resource.close()


class Background(QObject):
    """A thread with one resource of its own; answers arrive on the thread that made this object."""

    failed = Signal(str, object)
    """Channel and exception of a question that could not be answered, unless a newer one has been asked since."""
    _wake = Signal()
    _closing = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._number = 0
        self._newest: dict[str, int] = {}
        self._thread = QThread(self)
        self._worker = _Worker()
        self._worker.moveToThread(self._thread)
        self._wake.connect(self._worker.take_one, Qt.ConnectionType.QueuedConnection)
        self._closing.connect(self._worker.close, Qt.ConnectionType.BlockingQueuedConnection)
        self._worker.done.connect(self._receive, Qt.ConnectionType.QueuedConnection)
        self._thread.start()

    def use(self, open_resource: Callable[[], Closable]) -> None:
        """Turn to another resource: it is opened in the thread by the next question; older answers are dropped."""
        self._newest.clear()
        self._worker.use(open_resource)

    def ask(self, channel: str, work: Callable[[Any], Answer], answered: Callable[[Answer], None]) -> None:
        """Run `work` with the resource in the thread, then `answered` with its value here, unless overtaken."""
        self._number += 1
        self._newest[channel] = self._number
        self._worker.put(_Request(channel, self._number, work, answered))
        self._wake.emit()

    def forget(self, channel: str) -> None:
        """Drop the answer of what was last asked in a channel."""
        self._newest.pop(channel, None)
        self._worker.drop(channel)

    def stop(self) -> None:
        """Close the resource and end the thread; waits for the work under way. May be called twice."""
        self._newest.clear()
        if self._thread.isRunning():
            self._worker.use(_nothing)
            self._closing.emit()
            self._thread.quit()
            self._thread.wait()

    def _receive(self, request: _Request, value: object, error: Exception | None) -> None:
        if self._newest.get(request.channel) != request.number:
            return
        del self._newest[request.channel]
        if error is None:
            request.answered(value)
        else:
            self.failed.emit(request.channel, error)


def _nothing() -> Closable:
    raise RuntimeError("the thread has been stopped")
