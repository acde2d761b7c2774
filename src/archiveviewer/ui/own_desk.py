"""The person's desk while the program runs. Comes in: work to be done with it; goes out: what the work gives, and
signals when something on it has changed, here or in another window.

It is opened when it is first needed, checked and backed up in a thread of its own, and stays with the program when
windows are built anew. Work that may take long on a large desk is done in another thread, with a desk of its own of the
same folder. A desk that can't be used is told once for each piece of work, and nothing else stops. It refuses to know
what is done with it.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from archiveviewer.desk import Desk, look_after
from archiveviewer.errors import DeskError
from archiveviewer.ui.jobs import Background

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    T = TypeVar("T")

_LOOK_AFTER_MS = 5_000
"""After the start, when nobody waits for anything any more."""
_SETTLE_EVERY_MS = 60_000
"""Between two times that what was written is moved from the log into the file, which may wait long for the disk."""


class OwnDesk(QObject):
    """See the module's paragraph."""

    changed = Signal()
    failed = Signal(object)
    """A DeskError: the work was not done."""
    recovered = Signal(object)
    """What had to be brought back."""

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._desk: Desk | None = None
        self._state = 0
        self._care: Background | None = None
        self._aside: Background | None = None
        self._later = QTimer(self, singleShot=True, interval=_LOOK_AFTER_MS)
        self._later.timeout.connect(self._look_after)
        self._later.start()
        self._settling = QTimer(self, interval=_SETTLE_EVERY_MS)
        self._settling.timeout.connect(self._settle)

    def read(self, work: Callable[[Desk], T]) -> T | None:
        """Do something that changes nothing; None where the desk can't be used."""
        try:
            return work(self._desk or self._open())
        except DeskError as error:
            self.failed.emit(error)
            return None

    def change(self, work: Callable[[Desk], T]) -> T | None:
        """Do something that may change it."""
        done = self.read(work)
        self.changed.emit()
        return done

    def aside(self, channel: str, work: Callable[[Desk], T], done: Callable[[T], None], listener: QObject) -> None:
        """Do something that may take long while the window goes on; `done` hears what it gave, unless its `listener`
        went with its window, something newer was asked in its channel, or the desk can't be used. What waits is
        dropped for what is newer in its channel: what must not be lost needs a channel of its own.
        """
        if self._aside is None:
            self._aside = Background(self)
            self._aside.failed.connect(self._not_done)
            self._aside.use(partial(Desk.open, self._folder))
        self._aside.ask(channel, work, partial(self._take_aside, done, listener))

    def forget(self, channel: str) -> None:
        """Nobody waits any more for what was last asked in a channel."""
        if self._aside is not None:
            self._aside.forget(channel)

    def _take_aside(self, done: Callable[[T], None], listener: QObject, given: T) -> None:
        self.refresh()
        if isValid(listener):
            done(given)

    def _not_done(self, _channel: str, error: Exception) -> None:
        if not isinstance(error, DeskError):
            raise error  # our own bug: the last-resort handler makes a report of it
        self.failed.emit(error)

    def refresh(self) -> None:
        """Look whether another window has changed something."""
        if self._desk is not None:
            state = self.read(lambda desk: desk.state())
            if state is not None and state != self._state:
                self._state = state
                self.changed.emit()

    def _open(self, *, thorough: bool = False) -> Desk:
        if self._desk is None:
            self._desk = Desk.open(self._folder, thorough=thorough)
            self._desk.leave_settling()
            self._settling.start()
            self._state = self._desk.state()
            if self._desk.recovery is not None:
                self.recovered.emit(self._desk.recovery)
        return self._desk

    def _settle(self) -> None:
        self.aside("settle", Desk.settle, lambda _nothing: None, self)

    def _look_after(self) -> None:
        if self._desk is not None:
            self._care = Background(self)
            self._care.failed.connect(self._not_looked_after)
            self._care.use(lambda: _Care(self._folder))
            self._care.ask("care", _Care.look, self._looked_after)

    def _looked_after(self, sound: bool) -> None:
        self._stop_care()
        if not sound:
            self._let_go()
            self._reopen()
            self.changed.emit()

    def _reopen(self) -> None:
        """Read all of a damaged file, so that it is brought back."""
        try:
            self._open(thorough=True)
        except DeskError as error:
            self.failed.emit(error)

    def _not_looked_after(self, channel: str, error: Exception) -> None:
        self._stop_care()
        self._not_done(channel, error)

    def _stop_care(self) -> None:
        if self._care is not None:
            self._care.stop()
            self._care.deleteLater()
            self._care = None

    def _let_go(self) -> None:
        if self._aside is not None:
            self._aside.stop()
            self._aside.deleteLater()
            self._aside = None
        desk, self._desk = self._desk, None
        if desk is not None:
            desk.close()

    def stop(self) -> None:
        """Let the desk go; its backup of the day is made."""
        self._later.stop()
        self._settling.stop()
        self._stop_care()
        self._let_go()


class _Care:
    """What the thread owns: nothing but the place."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def look(self) -> bool:
        return look_after(self._folder)

    def close(self) -> None:
        pass
