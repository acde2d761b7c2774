"""Every check this project has, in the order in which they are cheapest to fail. Comes in: the environment's Python and
words for pytest; goes out: an exit code. It refuses to stop at the first failure: one run tells all there is to mend.

pytest comes last, so that its own summary is the last line. The import contracts are one of its tests. Most of its time
is spent waiting for the program's own processes, so tests run side by side: 9 minutes on two cores where one after
the other took 14.
"""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

from environment import ROOT, say

if TYPE_CHECKING:
    from pathlib import Path

STEPS = {
    "ruff check": ["ruff", "check", "."],
    "ruff format --check": ["ruff", "format", "--check", "."],
    "mypy": ["mypy"],
}

SIDE_BY_SIDE = ["-n", "auto", "--maxprocesses", "4", "--dist", "worksteal"]
"""What follows on the command line wins: `-n 0` is one after the other, in this process, as a debugger needs it."""


def run_all(python: Path, pytest_arguments: list[str]) -> int:
    """Run the checks, then pytest with these arguments. The first failure's exit code is given back."""
    cache = python.parent.parent / "cache"
    environment = _environment(cache)
    failed = 0
    for name, command in STEPS.items():
        code = _step(python, command, environment)
        say(f"{name}: {'failed' if code else 'ok'}")
        failed = failed or code
    pytest = ["pytest", "-o", f"cache_dir={cache / 'pytest'}", *SIDE_BY_SIDE, *pytest_arguments]
    return _step(python, pytest, environment) or failed


def _environment(cache: Path) -> dict[str, str]:
    """Caches go beside the environment, as the checkout may be read-only; a test that needs a display makes one."""
    kept = {key: value for key, value in os.environ.items() if key not in {"DISPLAY", "WAYLAND_DISPLAY"}}
    return kept | {
        "RUFF_CACHE_DIR": str(cache / "ruff"),
        "MYPY_CACHE_DIR": str(cache / "mypy"),
        "HYPOTHESIS_STORAGE_DIRECTORY": str(cache / "hypothesis"),
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONSAFEPATH": "1",
    }


def _step(python: Path, command: list[str], environment: dict[str, str]) -> int:
    sys.stdout.flush()
    code = subprocess.run([python, "-m", *command], cwd=ROOT, env=environment, check=False).returncode
    return 128 - code if code < 0 else code  # ended by a signal: said as shells say it
