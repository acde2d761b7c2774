"""An export in a child process, which is the program's own command in the terminal. A wish comes in; progress and one
outcome go out, as signals.

Whatever stops the child, nothing half-written is left: it writes beside the place. It refuses to know widgets.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeVar

import msgspec
from PySide6.QtCore import QObject, QProcess, QTimer, Signal

from archiveviewer.processes import own_command
from archiveviewer.results import Progress
from archiveviewer.ui import unwritable, wording
from archiveviewer.ui.work.indexing import environment

if TYPE_CHECKING:
    from collections.abc import Sequence

KILL_AFTER_MS = 5000
_CANCELLED = 4
Said = TypeVar("Said")


class Exported(msgspec.Struct):
    """What the child says it wrote; `left_out` are articles for which the form has no room."""

    articles: int
    missing: list[str] = []
    pictures_missing: int = 0
    left_out: int = 0


class _Taken(msgspec.Struct):
    """What it says where it wrote nothing because there is something at that place."""

    taken: str


class _Unwritable(msgspec.Struct):
    """What it says where it could not write: the name of the system's error."""

    unwritable: str


class _Unusable(msgspec.Struct):
    """What it says where an archive can't be used: the name of the error."""

    unusable: str


class _Line(msgspec.Struct):
    progress: Progress


class Outcome(msgspec.Struct, frozen=True):
    """How it ended; `messages` are sentences for people where something failed."""

    ending: Literal["done", "cancelled", "taken", "failed"]
    exported: Exported | None = None
    messages: str = ""


class ExportProcess(QObject):
    """One export; `finished` follows `start` exactly once."""

    progressed = Signal(object)
    finished = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._process = QProcess(self)
        self._process.setProcessEnvironment(environment())
        self._process.readyReadStandardError.connect(self._read)
        self._process.finished.connect(self._finish)
        self._process.errorOccurred.connect(self._fail_to_start)
        self._cancelled = False
        self._rest = b""
        self._messages: list[str] = []

    def start(self, arguments: Sequence[str], wanted: bytes) -> None:
        """Run `export` with these options, and what is wanted as JSON on its standard input."""
        program, first = own_command()
        self._process.start(program, [*first, "export", "--json", "--progress-json", "--from-json", *arguments])
        self._process.write(wanted + b"\n")

    def cancel(self) -> None:
        """Ask it to stop; by force if it does not."""
        self._cancelled = True
        self._process.closeWriteChannel()
        self._process.terminate()
        QTimer.singleShot(KILL_AFTER_MS, self._process, self._process.kill)

    def stop(self) -> None:
        """End it at once, and wait, so that none is left behind."""
        self._process.finished.disconnect(self._finish)
        self._process.kill()
        self._process.waitForFinished(KILL_AFTER_MS)

    def _read(self) -> None:
        *lines, self._rest = (self._rest + bytes(self._process.readAllStandardError().data())).split(b"\n")
        newest: Progress | None = None
        for line in lines:
            try:
                newest = msgspec.json.decode(line, type=_Line).progress
            except (msgspec.DecodeError, UnicodeDecodeError):
                self._messages = [*self._messages, line.decode("utf-8", "replace")][-20:]
        if newest is not None and not self._cancelled:
            self.progressed.emit(newest)

    def _fail_to_start(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self.finished.emit(Outcome("failed", messages=self._process.errorString()))

    def _finish(self, code: int, status: QProcess.ExitStatus) -> None:
        self._read()
        if self._cancelled or (status == QProcess.ExitStatus.NormalExit and code == _CANCELLED):
            self.finished.emit(Outcome("cancelled"))
            return
        said = bytes(self._process.readAllStandardOutput().data())
        if (told := _read(said, Exported)) is not None:
            self.finished.emit(Outcome("done", told))
        elif _read(said, _Taken):
            self.finished.emit(Outcome("taken"))
        else:
            self.finished.emit(Outcome("failed", messages=self._reason(said)))

    def _reason(self, said: bytes) -> str:
        """Why nothing was written; in the child's own words where there is no sentence for it."""
        refused, gone = _read(said, _Unwritable), _read(said, _Unusable)
        known = unwritable.sentence(refused.unwritable) if refused is not None else ""
        known = known or (wording.error_named(gone.unusable) if gone is not None else "")
        return known or "\n".join(filter(None, self._messages))


def _read(said: bytes, kind: type[Said]) -> Said | None:
    """A document of that kind, or none."""
    try:
        return msgspec.json.decode(said, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
