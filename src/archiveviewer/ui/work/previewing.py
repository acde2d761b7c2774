"""A file's text as an encoding would read it. Comes in: a file, a member of it, an encoding; goes out: some of its
text. A child process reads, the program's own `read` command: files are hostile, and some are large.

Only what was asked for last is answered. It refuses to know who shows it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject, QProcess, QTimer, Signal

from archiveviewer.processes import own_command
from archiveviewer.ui.work.indexing import environment

if TYPE_CHECKING:
    from pathlib import Path

PATIENCE_MS = 20_000
LONGEST = 4000
"""Characters of the text that are given out."""
_MOST_OUTPUT = 64 * 1024 * 1024


class _Block(msgspec.Struct):
    text: str | None = None
    caption: str | None = None


class _Read(msgspec.Struct):
    """What of an article the `read` command tells is looked at."""

    title: str | None = None
    sapo: str | None = None
    member: str | None = None
    blocks: list[_Block] = []


class Previewing(QObject):
    """Reads one file at a time."""

    read = Signal(str, str)
    """The encoding that was asked for, and the text; empty when there is none."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._process: QProcess | None = None
        self._asked = ("", "")
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self._give_up)

    def ask(self, path: Path, member: str, encoding: str) -> None:
        """Read a file; whatever is being read is left."""
        self.stop()
        self._asked = (member, encoding)
        program, arguments = own_command()
        process = self._process = QProcess(self)
        process.setProcessEnvironment(environment())
        process.setProgram(program)
        chosen = ["--encoding", encoding] if encoding else []
        process.setArguments([*arguments, "read", "--json", *chosen, "--", str(path)])
        process.setStandardErrorFile(QProcess.nullDevice())
        process.finished.connect(self._finish)
        process.errorOccurred.connect(self._fail)
        process.start()
        self._patience.start()

    def stop(self) -> None:
        """Read nothing any more; waits for the child so that none is left behind."""
        process, self._process = self._process, None
        self._patience.stop()
        if process is not None:
            process.finished.disconnect(self._finish)
            process.errorOccurred.disconnect(self._fail)
            process.kill()
            process.waitForFinished(PATIENCE_MS)
            process.deleteLater()

    def _give_up(self) -> None:
        self.stop()
        self.read.emit(self._asked[1], "")

    def _fail(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self._give_up()

    def _finish(self) -> None:
        if self._process is None:
            return
        output = bytes(self._process.readAllStandardOutput().data())
        self.stop()
        member, encoding = self._asked
        self.read.emit(encoding, text_of(output, member) if len(output) <= _MOST_OUTPUT else "")


def text_of(untrusted: bytes, member: str) -> str:
    """The beginning of the text of a file's articles, or of the one that is told."""
    try:
        articles = msgspec.json.decode(untrusted, type=list[_Read])
    except (msgspec.DecodeError, UnicodeDecodeError):
        return ""
    wanted = [article for article in articles if member and article.member == member] or articles
    parts: list[str] = []
    for article in wanted:
        parts += [part for part in (article.title, article.sapo) if part]
        parts += [part for block in article.blocks for part in (block.text, block.caption) if part]
        if sum(map(len, parts)) > LONGEST:
            break
    return "\n\n".join(parts)[:LONGEST]
