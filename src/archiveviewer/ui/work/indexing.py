"""Indexing in a child process. Comes in: an archive and folders; goes out: progress and one outcome, as signals.

A thread of this process would make the window lag tenfold, and a file that crashed its reader would take the window
along. The child is the program's own command. It refuses to know widgets and never touches the index itself.
"""

from __future__ import annotations

import json
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import msgspec
from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer, Signal

import archiveviewer
from archiveviewer.processes import own_command
from archiveviewer.results import Progress, Summary

if TYPE_CHECKING:
    from collections.abc import Sequence

Ending = Literal["done", "cancelled", "unusable", "crashed"]
KILL_AFTER_MS = 8000
"""How long a cancelled child may take to leave its index in order before it is ended by force."""
REFRESH_EVERY_MS = 4000
_MOST_KEPT = 20_000
"""Characters of messages kept for a report; a child that talks without end must not fill the memory."""
_ENDINGS: dict[int, Ending] = {0: "done", 1: "done", 4: "cancelled", 2: "unusable", 3: "unusable"}


class _Line(msgspec.Struct):
    progress: Progress


@dataclass(frozen=True, slots=True)
class Outcome:
    """How an indexing ended: `summary` when it was done, `messages` what the child said besides its progress."""

    ending: Ending
    summary: Summary | None = None
    messages: str = ""


class Indexing(QObject):
    """One indexing at a time; `finished` follows every start exactly once."""

    started = Signal(int, object)
    """Process id of the child, and the archive."""
    progressed = Signal(object)
    refresh_due = Signal()
    """Something may have been committed: time to look at the index again."""
    finished = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._process: QProcess | None = None
        self._archive: Path | None = None
        self._cancelled = False
        self._untrusted_line = b""
        self._messages = ""
        self._refresh = QTimer(self)
        self._refresh.setInterval(REFRESH_EVERY_MS)
        self._refresh.timeout.connect(self.refresh_due)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(KILL_AFTER_MS)
        self._patience.timeout.connect(self._kill)

    @property
    def is_running(self) -> bool:
        """True from a start to its `finished`."""
        return self._process is not None

    def start(self, archive: Path, folders: Sequence[Path] = ()) -> None:
        """Bring the archive up to date with these folders, or with those it knows. Ignored while one is running.

        Whoever adds folders waits for what is in them; while known ones are looked through somebody reads, and is left
        a processor.
        """
        jobs = [] if folders else ["--jobs", str(max(1, (os.cpu_count() or 1) - 1))]
        self._run(archive, "index", *map(str, folders), options=jobs)

    def retry(self, archive: Path, places: Sequence[str] = ()) -> None:
        """Read these files again, or all that could not be read. Ignored while something is running.

        They go by standard input, for a command can't be of any length; as JSON that has no names that are no text.
        """
        self._run(archive, "retry", options=["--from-json"], told=json.dumps(list(places)).encode())

    def decide(self, archive: Path, place: str, encoding: str) -> None:
        """Read a file, or a folder's files, in this encoding from now on; an empty one is guessed. Ignored likewise."""
        self._run(archive, "encoding", place, encoding or "auto")

    def recognise(self, archive: Path) -> None:
        """Read the scans that nobody has read. Ignored while something is running."""
        self._run(archive, "recognise")

    def _run(self, archive: Path, command: str, *words: str, options: Sequence[str] = (), told: bytes = b"") -> None:
        if self._process is not None:
            return
        program, arguments = own_command()
        self._cancelled = False
        self._untrusted_line, self._messages = b"", ""
        self._archive = archive
        process = self._process = QProcess(self)
        process.setProcessEnvironment(environment())
        process.setProgram(program)
        asked = ["--archive", str(archive), "--json", "--progress-json", *options]
        process.setArguments([*arguments, command, *asked, "--", *words])
        process.readyReadStandardError.connect(self._read_progress)
        process.started.connect(self._tell_start)
        process.errorOccurred.connect(self._fail_to_start)
        process.finished.connect(self._finish)
        process.start()
        if told:
            process.write(told + b"\n")
        self._refresh.start()

    def cancel(self) -> None:
        """Ask the child to stop; it leaves the index as of its last commit. By force if it does not."""
        if self._process is None or self._cancelled:
            return
        self._cancelled = True
        self._process.closeWriteChannel()
        self._process.terminate()
        self._patience.start()

    def stop(self) -> None:
        """End at once, for closing the program; waits for the child so that none is left behind."""
        process = self._process
        if process is None:
            return
        process.finished.disconnect(self._finish)
        self.cancel()
        if not process.waitForFinished(KILL_AFTER_MS):
            process.kill()
            process.waitForFinished(KILL_AFTER_MS)
        self._clear()

    def _tell_start(self) -> None:
        if self._process is not None:
            self.started.emit(self._process.processId(), self._archive)

    def _kill(self) -> None:
        if self._process is not None:
            self._process.kill()

    def _read_progress(self) -> None:
        if self._process is None:
            return
        untrusted = self._untrusted_line + bytes(self._process.readAllStandardError().data())
        *lines, self._untrusted_line = untrusted.split(b"\n")
        newest: Progress | None = None
        for line in lines:
            try:
                newest = msgspec.json.decode(line, type=_Line).progress
            except (msgspec.DecodeError, UnicodeDecodeError):
                self._keep_message(line)
        if newest is not None and not self._cancelled:
            self.progressed.emit(newest)

    def _keep_message(self, line: bytes) -> None:
        self._messages = (self._messages + line.decode("utf-8", "replace") + "\n")[-_MOST_KEPT:]

    def _fail_to_start(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart and self._process is not None:
            self._end(Outcome("crashed", messages=self._process.errorString()))

    def _finish(self, code: int, status: QProcess.ExitStatus) -> None:
        if self._process is None:
            return
        self._read_progress()
        self._keep_message(self._untrusted_line)
        ending = _ENDINGS.get(code, "crashed") if status == QProcess.ExitStatus.NormalExit else "crashed"
        if self._cancelled:
            ending = "cancelled"
        summary = _summary(bytes(self._process.readAllStandardOutput().data())) if ending == "done" else None
        if ending == "done" and summary is None:
            ending = "crashed"
        self._end(Outcome(ending, summary, self._messages.strip()))

    def _end(self, outcome: Outcome) -> None:
        self._clear()
        self.finished.emit(outcome)

    def _clear(self) -> None:
        self._refresh.stop()
        self._patience.stop()
        if self._process is not None:
            self._process.deleteLater()
        self._process = None


def _summary(untrusted: bytes) -> Summary | None:
    try:
        return msgspec.json.decode(untrusted, type=Summary)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None


def environment() -> QProcessEnvironment:
    """Ours, in UTF-8 whatever the console's encoding, and with this very package wherever it was imported from."""
    environment = QProcessEnvironment.systemEnvironment()
    environment.insert("PYTHONUTF8", "1")
    environment.insert("PYTHONUNBUFFERED", "1")
    if not getattr(sys, "frozen", False):
        home = str(Path(archiveviewer.__file__).resolve().parent.parent)
        others = environment.value("PYTHONPATH")
        environment.insert("PYTHONPATH", os.pathsep.join(filter(None, (home, others))))
    return environment
