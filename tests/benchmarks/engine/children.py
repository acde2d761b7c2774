"""Starts processes for measurements. A task goes in; its result and the peak of all its processes' memory come out."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.engine import memory
from benchmarks.engine.protocol import Missing

_SOURCES = Path(__file__).resolve().parents[3]
STARTS = 5
"""Fresh processes of which the median counts."""


class Done(NamedTuple):
    """What a task told, and the peak memory of its processes in bytes: shared pages counted once, and naively."""

    result: Any
    share: int
    resident: int


class Children:
    """Runs tasks; `peers` are folders with further libraries, looked at after the program's own."""

    def __init__(self, peers: list[Path]) -> None:
        self._environment = {
            **os.environ,
            "PYTHONPATH": os.pathsep.join([str(_SOURCES / "src"), str(_SOURCES / "tests")]),
        }
        self._beginning = "".join(f"import sys; sys.path.append({str(peer)!r})\n" for peer in peers)

    def run(self, task: str, engine: str, place: Path, **told: object) -> Done:
        """Run one task in a process of its own; raises Missing when the engine is not there or can't do it."""
        code = f"{self._beginning}from benchmarks.engine.worker import main\nmain()"
        said = json.dumps({"task": task, "engine": engine, "place": str(place), **told}, default=str)
        process = subprocess.Popen(
            [sys.executable, "-c", code],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=self._environment,
            text=True,
            encoding="utf-8",
        )
        with memory.Peak(process.pid) as peak:
            told_back, _ = process.communicate(said)
        if process.returncode:
            raise Missing(f"{task} failed with status {process.returncode}")
        result = json.loads(told_back.splitlines()[-1])
        if isinstance(result, dict) and "missing" in result:
            raise Missing(result["missing"])
        return Done(result, peak.share, peak.resident)

    def cold(self, code: str) -> float:
        """Seconds that a fresh Python needs for some code, its own start included: the median of a few."""

        def once() -> float:
            started = time.perf_counter()
            command = [sys.executable, "-c", self._beginning + code]
            subprocess.run(command, check=True, env=self._environment, stdout=subprocess.DEVNULL)
            return time.perf_counter() - started

        once()
        return statistics.median(once() for _ in range(STARTS))


def site_packages(given: Path) -> list[Path]:
    """The folders of libraries of a virtual environment, or the folder itself when it is one."""
    return sorted(given.glob("lib/python3*/site-packages")) or sorted(given.glob("Lib/site-packages")) or [given]
