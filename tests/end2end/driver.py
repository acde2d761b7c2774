"""Drives the real program from outside: starts it, presses keys, waits for what it tells, ends it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any, Self

from end2end.display import LETTERS

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "resources" / "sample"
_FUNCTION_KEYS = {**{f"F{number}": 66 + number for number in range(1, 11)}, "F11": 95, "F12": 96}
PATIENCE = float(os.environ.get("ARCHIVEVIEWER_TEST_PATIENCE", "180"))
"""Seconds after which a wait has failed: a hundred times what is expected, so that a slow machine is no failure."""
TICK = 0.02
"""A wait looks this often; it asks for the process's end meanwhile, so that a crash is known at once."""

Record = dict[str, Any]


def command(*words: str | os.PathLike[str]) -> list[str]:
    """The program as it is started everywhere; `-P` keeps the current folder off Python's path."""
    return [sys.executable, "-P", "-m", "archiveviewer", *(os.fspath(word) for word in words)]


def surroundings(**more: str) -> dict[str, str]:
    """The test's environment with this checkout's sources, so that the tests run with and without an installation."""
    kept = {key: value for key, value in os.environ.items() if key not in {"DISPLAY", "WAYLAND_DISPLAY"}}
    return kept | {"PYTHONPATH": str(ROOT / "src")} | more


class NeverCame(AssertionError):  # noqa: N818 — a failed wait, not a broken test
    """What a test waited for was not told in time."""


class Terminal:
    """The program in a terminal."""

    def __init__(self, archive: Path) -> None:
        self.archive = archive

    def run(self, *words: str | os.PathLike[str], code: int | None = 0) -> subprocess.CompletedProcess[str]:
        """Run to the end; `code` is what it must end with (None: whatever)."""
        environment = surroundings(ARCHIVEVIEWER_ARCHIVE=str(self.archive))
        done = subprocess.run(
            command(*words), env=environment, capture_output=True, encoding="utf-8", timeout=PATIENCE, check=False
        )
        assert "Traceback" not in done.stderr, done.stderr
        assert code is None or done.returncode == code, (done.returncode, done.stdout[-2000:], done.stderr[-2000:])
        return done

    def json(self, *words: str | os.PathLike[str], code: int | None = 0) -> Any:  # noqa: ANN401 — whatever JSON holds
        """Run with --json and take its one document; everything else must have gone to standard error."""
        command_word, *rest = words
        return json.loads(self.run(command_word, "--json", *rest, code=code).stdout)

    def start(self, *words: str | os.PathLike[str]) -> subprocess.Popen[bytes]:
        """Start without waiting, in a process group of its own, to be killed at a bad moment."""
        environment = surroundings(ARCHIVEVIEWER_ARCHIVE=str(self.archive))
        return subprocess.Popen(
            command(*words),
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )


def kill_all(process: subprocess.Popen[bytes]) -> None:
    """As the power switch: the process and all it started, at once."""
    os.killpg(process.pid, signal.SIGKILL)
    process.wait(PATIENCE)


class Window:
    """The program with its window, on a display."""

    def __init__(self, display: str, folder: Path, *words: str | os.PathLike[str], archive: Path | None = None) -> None:
        folder.mkdir(parents=True)
        self.display = display
        self.told = folder / "events.jsonl"
        self.messages = folder / "messages.log"
        self._seen = 0
        more = {"ARCHIVEVIEWER_ARCHIVE": str(archive)} if archive else {}
        environment = surroundings(DISPLAY=display, QT_QPA_PLATFORM="xcb", ARCHIVEVIEWER_EVENTS=str(self.told), **more)
        with self.messages.open("wb") as messages:
            self.process = subprocess.Popen(
                command(*words),
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=messages,
                stderr=messages,
                start_new_session=True,
            )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            kill_all(self.process)

    # What it tells

    def events(self) -> list[Record]:
        """Everything told so far. A last line without its end was cut by a kill and says nothing."""
        if not self.told.exists():
            return []
        lines = self.told.read_bytes().split(b"\n")[:-1]
        return [json.loads(line) for line in lines]

    def wait(self, event: str, **facts: object) -> Record:
        """The next event of that name with these facts, after the last one that was waited for."""
        deadline = time.monotonic() + PATIENCE
        while True:
            events = self.events()
            for place in range(self._seen, len(events)):
                if _fits(events[place], event, facts):
                    self._seen = place + 1
                    return events[place]
            wanted = f"{event} {facts or ''}"
            assert self._running(), f"ended with {self.process.returncode} before: {wanted}\n{self.report()}"
            if time.monotonic() > deadline:
                raise NeverCame(f"{wanted}\n{self.report()}")

    def _running(self) -> bool:
        try:
            self.process.wait(TICK)
        except subprocess.TimeoutExpired:
            return True
        return False

    def report(self) -> str:
        """What to read when something went wrong."""
        told = self.told.read_text(encoding="utf-8", errors="replace") if self.told.exists() else "(nothing)"
        said = self.messages.read_text(encoding="utf-8", errors="replace")
        return f"-- events --\n{told[-6000:]}\n-- messages --\n{said[-6000:]}"

    # What a person does

    def ready(self) -> Record:
        """Wait until it can be used, and bring it to the front."""
        event = self.wait("ready")
        self.bring_to_front()
        return event

    def bring_to_front(self) -> None:
        found = self._xdotool(
            "search", "--sync", "--all", "--onlyvisible", "--pid", str(self.process.pid), "--name", "."
        )
        self._xdotool("windowactivate", "--sync", found.split()[0])

    def keys(self, *keys: str) -> None:
        """Press keys or chords by their X names: `Return`, `alt+Left`."""
        self._xdotool("key", "--clearmodifiers", "--delay", "30", *map(_by_code, keys))

    def type(self, text: str, pause: float = 0.025) -> None:
        """Type text as a keyboard does, with so many seconds between its letters, which are ASCII or among
        `display.VIETNAMESE`.
        """
        self._xdotool("type", "--clearmodifiers", "--delay", str(round(1000 * pause)), text)

    def point(self, x: int, y: int, *to: int, clicks: int = 1) -> None:
        """Click a point of the window, or drag from there to another."""
        window = self._xdotool("getactivewindow").strip()
        self._xdotool("mousemove", "--window", window, "--sync", str(x), str(y))
        if to:
            self._xdotool("mousedown", "1", "mousemove", "--window", window, "--sync", *map(str, to), "mouseup", "1")
        else:
            self._xdotool("click", "--repeat", str(clicks), "--delay", "60", "1")

    def ask(self, question: str) -> Record:
        """Ask the archive something: into the search box, old text away, type, wait for the answer."""
        self.keys("ctrl+l", "ctrl+a", "BackSpace")
        self.type(question)
        return self.wait("results", question=question)

    def _xdotool(self, *words: str) -> str:
        environment = {**os.environ, "DISPLAY": self.display, **LETTERS}
        told = subprocess.run(["xdotool", *words], env=environment, capture_output=True, timeout=PATIENCE, check=True)
        return told.stdout.decode()

    def close(self) -> None:
        """End it as a person does; it must go quietly and leave nothing behind."""
        self.bring_to_front()
        self.keys("ctrl+q")
        assert self.process.wait(PATIENCE) == 0, self.report()
        assert "Traceback" not in self.messages.read_text(encoding="utf-8", errors="replace"), self.report()


def _by_code(chord: str) -> str:
    """The chord with a function key by its code: on the newer layouts xdotool would press Alt with its name."""
    *held, key = chord.split("+")
    code = _FUNCTION_KEYS.get(key)
    return "+".join((*held, str(code))) if code else chord


def _fits(record: Record, event: str, facts: dict[str, object]) -> bool:
    return record["event"] == event and all(record.get(name) == value for name, value in facts.items())
