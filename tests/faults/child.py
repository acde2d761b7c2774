"""The program as a child with a fault in it, watched from outside.

Comes in: words of a command, a plan of the fault, a deadline. Goes out: how it ended, and which articles each commit it
told of holds. It refuses to know what is on the disk.
"""

from __future__ import annotations

import contextlib
import os
import select
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec

if TYPE_CHECKING:
    from collections.abc import Sequence

    from faults.corpus import State
    from faults.strike import Plan

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 300.0
"""Seconds after which a child hangs."""


class Kill(NamedTuple):
    """A time to kill at: so long after the `nth` line that begins with a word, or after the start if that is empty."""

    seconds: float
    word: str = ""
    nth: int = 1


@dataclass
class Run:
    """One run of the child. `announced` are the articles of its last commit, `committing` of one in progress."""

    announced: State
    committing: State | None = None
    code: int = 0
    killed: bool = False
    struck: str = ""
    phase: str = "starting"
    words: Counter[str] = field(default_factory=Counter)
    points: Counter[str] = field(default_factory=Counter)
    commits: int = 0
    refused: int = 0
    seconds: float = 0.0
    working: float = 0.0
    stdout: str = ""
    stderr: str = ""
    _pending: dict[str, str | None] = field(default_factory=dict)

    def hear(self, line: str) -> None:
        """Take one line of what the child tells."""
        word, *rest = line.split("\t")
        self.words[word] += 1
        if word == "at":
            self.points[rest[0]] += 1
            self.phase = rest[1] or ("segment write" if "index" in rest[0] else "beside the index")
        elif word == "add":
            self._pending[rest[0]] = rest[1]
            self.phase = "reading"
        elif word == "remove":
            self._pending[rest[0]] = None
        elif word == "progress":
            self.phase = rest[0]
        elif word == "struck":
            self.struck = rest[0]
        elif word == "failed":
            self.refused += 1
        else:
            self._commit(word)

    def _commit(self, word: str) -> None:
        if word == "begin":
            self.phase = "looking"
        elif word == "cancelled":
            self._pending.clear()
        elif word == "committing":
            changed = {**self.announced, **self._pending}
            self.committing = {key: value for key, value in changed.items() if value is not None}
            self._pending.clear()
            self.phase = "commit"
        elif word == "committed" and self.committing is not None:
            self.announced, self.committing = self.committing, None
            self.commits += 1
            self.phase = "after a commit"


def surroundings() -> dict[str, str]:
    """This checkout's sources, and nothing of the person's own."""
    hidden = {"ARCHIVEVIEWER_ARCHIVE", "ARCHIVEVIEWER_EVENTS", "DISPLAY", "WAYLAND_DISPLAY"}
    kept = {key: value for key, value in os.environ.items() if key not in hidden}
    return kept | {"PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(ROOT / "tests"))), "PYTHONUNBUFFERED": "1"}


def run(words: Sequence[str], plan: Plan, before: State, *, kill: Kill | None = None) -> Run:
    """Run a command, killed at some time. `before` is what the archive holds."""
    listening, telling = os.pipe()
    plan.pipe = telling
    command = [sys.executable, "-P", "-m", "faults.strike", msgspec.json.encode(plan).decode(), *words]
    told = Run(announced=dict(before))
    started = time.monotonic()
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as errors:
        process = subprocess.Popen(
            command,
            env=surroundings(),
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=errors,
            pass_fds=(telling,),
            start_new_session=True,
        )
        os.close(telling)
        try:
            began = _listen(process, listening, told, kill)
            process.wait(PATIENCE)  # its end of the pipe is closed, so it is ending
        finally:
            os.close(listening)
            _end(process)  # whatever it started and left
        told.code = process.returncode
        told.killed = told.killed or process.returncode == -signal.SIGKILL
        told.seconds = time.monotonic() - started
        told.working = time.monotonic() - began
        out.seek(0)
        errors.seek(0)
        told.stdout, told.stderr = out.read().decode(errors="replace"), errors.read().decode(errors="replace")
    return told


def _listen(process: subprocess.Popen[bytes], pipe: int, told: Run, kill: Kill | None) -> float:
    """Hear the child out, or kill it when its time has come; returns when it began its work."""
    began = time.monotonic()
    end = began + PATIENCE
    left = kill.nth if kill else 0
    if kill is not None and not kill.word:
        end, left = began + kill.seconds, 0
    rest = b""
    while True:
        if not select.select([pipe], [], [], max(0.0, end - time.monotonic()))[0]:
            _end(process)
            if kill is None or told.killed:
                raise TimeoutError(f"the child still ran after {PATIENCE:.0f} seconds")
            told.killed = True
            end = time.monotonic() + PATIENCE
        data = os.read(pipe, 1 << 16)
        *lines, rest = (rest + data).split(b"\n")
        for line in lines:
            told.hear(line.decode())
            if line == b"begin":
                began = time.monotonic()
            if kill is not None and line.startswith(kill.word.encode()) and left > 0:
                left -= 1
                end = time.monotonic() + kill.seconds if not left else end
        if not data:
            return began


def _end(process: subprocess.Popen[bytes]) -> None:
    """As the power switch: the process and all it started, at once."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
