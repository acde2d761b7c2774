"""The one idiom for work off the window's thread: a thread that owns one resource and answers questions about it.

Comes in: how to open the resource, and questions in named channels. Goes out: each channel's newest answer, on the
asking thread. Of two questions in one channel only the newer is ever answered, so a person who types fast never
waits for what was already overtaken; an urgent question is asked before all that wait. The thread is given one question
at a time, and the next only when the asking thread has taken the answer and painted what it shows: two threads of
Python at work together would make each other slower. Work that takes long is a generator, of which the thread does a
slice at a time as if each were a question of its own. It refuses to know what the resource is.
"""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Generator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from PySide6.QtCore import QObject, Qt, QThread, QTimer, Signal

if TYPE_CHECKING:
    from collections.abc import Callable


class Closable(Protocol):
    """Whatever the thread owns: it is closed by the thread that opened it."""

    def close(self) -> None:
        """Let go of files."""


Answer = TypeVar("Answer")
SLICE_SECONDS = 0.01
"""After so long a generator is set aside at its next step. Whatever the window's own thread does meanwhile takes up to
twice as long, for both want Python's lock; and so long a letter that is typed waits.
"""


@dataclass(frozen=True, slots=True)
class _Request:
    channel: str
    number: int
    open_resource: Callable[[], Closable] | None
    work: Callable[[Any], Any]
    answered: Callable[[Any], None]


class _Worker(QObject):
    """Lives in the thread; does the requests that it is sent."""

    done = Signal(object, object, object)

    def __init__(self) -> None:
        super().__init__()
        self._open: Callable[[], Closable] | None = None
        self._resource: Closable | None = None

    def serve(self, request: _Request) -> None:
        """Do one request, with the resource that belongs to it."""
        try:
            if request.open_resource is not self._open:
                self.close()
                self._open = request.open_resource
            if self._resource is None and self._open is not None:
                self._resource = self._open()
            value = _slice(request.work(self._resource))
        except Exception as error:  # noqa: BLE001 — a thread's last frame: nothing may escape
            self.done.emit(request, None, error)
        else:
            self.done.emit(request, value, None)

    def close(self) -> None:
        """Let go of the resource in the thread that opened it."""
        resource, self._resource = self._resource, None
        if resource is not None:
            resource.close()


def _slice(value: object) -> object:
    """What work has come to: its answer, or the generator itself where more is to be done."""
    if not isinstance(value, Generator):
        return value
    until = time.perf_counter() + SLICE_SECONDS
    try:
        next(value)
        while time.perf_counter() < until:
            next(value)
    except StopIteration as ended:
        return ended.value
    return value


class Background(QObject):
    """A thread with one resource of its own; answers arrive on the thread that made this object."""

    failed = Signal(str, object)
    """Channel and exception of a question that could not be answered, unless a newer one has been asked since."""
    _send = Signal(object)
    _closing = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._number = 0
        self._newest: dict[str, int] = {}
        self._waiting: dict[str, _Request] = {}
        self._at_work = False
        self._open: Callable[[], Closable] | None = None
        self._breath = QTimer(self, singleShot=True, interval=0)
        self._breath.timeout.connect(self._send_next)
        self._thread = QThread(self)
        self._worker = _Worker()
        self._worker.moveToThread(self._thread)
        self._send.connect(self._worker.serve, Qt.ConnectionType.QueuedConnection)
        self._closing.connect(self._worker.close, Qt.ConnectionType.BlockingQueuedConnection)
        self._worker.done.connect(self._receive, Qt.ConnectionType.QueuedConnection)
        self._thread.start()

    def use(self, open_resource: Callable[[], Closable]) -> None:
        """Turn to another resource: it is opened in the thread by the next question; older answers are dropped."""
        self._newest.clear()
        self._waiting.clear()
        self._open = partial(open_resource)  # another object each time, so that the same is opened anew as well

    def ask(
        self,
        channel: str,
        work: Callable[[Any], Answer | Generator[None, None, Answer]],
        answered: Callable[[Answer], None],
        *,
        urgent: bool = False,
    ) -> None:
        """Run `work` with the resource in the thread, then `answered` with its value here, unless overtaken. A person
        waits for what is `urgent`. A generator gives its value at its end; it may be dropped between two of its steps.
        """
        self._number += 1
        self._newest[channel] = self._number
        self._waiting[channel] = _Request(channel, self._number, self._open, work, answered)
        if urgent:
            self._waiting = {channel: self._waiting.pop(channel), **self._waiting}
        if urgent or not self._breath.isActive():
            self._send_next()

    def _send_next(self) -> None:
        """Send what has waited longest, or is urgent, unless the thread is at work."""
        if self._waiting and not self._at_work:
            self._at_work = True
            self._send.emit(self._waiting.pop(next(iter(self._waiting))))

    def awaits(self, channel: str) -> bool:
        """Whether something asked in a channel is still to be answered."""
        return channel in self._newest

    def forget(self, *channels: str) -> None:
        """Drop the answers of what was last asked in some channels."""
        for channel in channels:
            self._newest.pop(channel, None)
            self._waiting.pop(channel, None)

    def stop(self) -> None:
        """Close the resource and end the thread; waits for the work under way. May be called twice."""
        self._newest.clear()
        self._waiting.clear()
        if self._thread.isRunning():
            self._closing.emit()
            self._thread.quit()
            self._thread.wait()

    def _receive(self, request: _Request, value: object, error: Exception | None) -> None:
        self._at_work = False
        self._breath.start()
        if self._newest.get(request.channel) != request.number:
            return
        if isinstance(value, Generator):
            self._waiting[request.channel] = dataclasses.replace(request, work=lambda _resource: value)
            return
        del self._newest[request.channel]
        if error is None:
            request.answered(value)
        else:
            self.failed.emit(request.channel, error)
