"""What `./run` means. Comes in: the words after it; goes out: the program started, or the checks run, in an environment
that is made first where needed. It refuses to know what those words mean to the program.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

import checks
import libraries
from environment import ROOT, SetupError, prepared, say

UNUSABLE = 3
QUESTION = "xam nhap man"


def main(arguments: list[str]) -> int:
    """Do what the words say; the exit code is the program's own, or 3 when it could not be set up."""
    try:
        if arguments[:1] == ["test"]:
            return _test(arguments[1:])
        return _start(arguments)
    except SetupError as error:
        say(str(error))
        return UNUSABLE
    except KeyboardInterrupt:
        return 130


def _test(arguments: list[str]) -> int:
    python = prepared(development=True)
    libraries.require_qt(python)
    libraries.require_tools()
    return checks.run_all(python, arguments)


def _start(arguments: list[str]) -> int:
    python = prepared()
    if not _wants_window(arguments):
        return _program(python, arguments)
    if not _has_display():
        return _in_terminal(python) if not arguments else _program(python, arguments)
    libraries.require_qt(python)
    return _program(python, arguments or ["--sample"])


def _wants_window(arguments: list[str]) -> bool:
    """Words such as `search` are for the terminal and need no window; no words, options and paths open one."""
    return not arguments or arguments[0].startswith("-") or Path(arguments[0]).exists()


def _has_display() -> bool:
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def _in_terminal(python: Path) -> int:
    """Show the sample archive without a window: index it, ask it something, say how to see the window."""
    say("There is no display here, so no window can open. The sample archive is searched in this terminal instead.")
    told = _command(python, ["-c", "from archiveviewer.settings import data_folder; print(data_folder())"])
    folder = subprocess.run(told, stdout=subprocess.PIPE, text=True, encoding="utf-8", check=True).stdout.rstrip("\n")
    archive = str(Path(folder) / "sample")
    for words in (
        ["index", "--archive", archive, str(ROOT / "resources" / "sample")],
        ["search", "--archive", archive, QUESTION],
    ):
        say("", f"$ ./run {' '.join(words)}")
        if code := subprocess.run(_command(python, ["-m", "archiveviewer", *words]), check=False).returncode:
            return code
    say("", "To see the window: start ./run on a desktop, or through ssh -X, or on a virtual display (xvfb-run ./run).")
    return 0


def _program(python: Path, arguments: list[str]) -> int:
    command = _command(python, ["-m", "archiveviewer", *arguments])
    if sys.platform == "win32":
        return subprocess.run(command, check=False).returncode
    return _become(command)


def _become(command: list[str]) -> NoReturn:
    """The program takes this process's place, and with it every signal. Windows has no such thing."""
    os.execv(command[0], command)  # noqa: S606 — no shell is wanted


def _command(python: Path, words: list[str]) -> list[str]:
    """Python without the current folder on its path: whatever lies there is not taken for the program's own modules."""
    os.environ["PYTHONSAFEPATH"] = "1"
    return [str(python), *words]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
