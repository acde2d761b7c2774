"""How promptly the real window answers to real keys, on a display of its own; it times itself as keys and paints come.

Run: PYTHONPATH=src:tests python tests/benchmarks/window_speed.py ARCHIVE [--minutes 10] [--starts 5]

Four things are measured: the window on the screen after the start of its process; a key of a question until its answer
(or that of a later key) is painted; a key in the list until the article is painted; and, in a session as long as
--minutes while updates run beside it, how long the window was ever deaf to keys, and what memory it took. The archive
is copied first: the updates change it. `real_archive` makes one of any size; from the command line it is
`python -m benchmarks.real_archive FOLDER COUNT`. Needs Xvfb, openbox and xdotool.
"""

from __future__ import annotations

import argparse
import contextlib
import itertools
import operator
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from archiveviewer import Archive
from end2end import newsroom
from end2end.display import missing_tools, virtual_screen
from end2end.driver import Window

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from end2end.driver import Record

QUESTIONS = (
    "xam nhap man",
    "tuyen quang",
    "gia lua gao",
    "bao so 9",
    "cau my thuan",
    "hoc phi dai hoc",
    "u23 viet nam",
)
ARTICLES = 25
"""Articles opened one after another in the list."""
BETWEEN_KEYS, BETWEEN_ARTICLES = 0.13, 0.5
"""Seconds: a quick typist, a quick reader."""
CHANGED = 3000
"""Files that each update of the session finds written anew; the archive does not grow, so memory must not either."""
KILOBYTE = 1024
_COUNTING = """
import time
last = time.perf_counter()
while True:
    time.sleep(0.004)
    now = time.perf_counter()
    if now - last > 0.024:
        print(round((now - last - 0.004) * 1000, 1), flush=True)
    last = now
"""
"""What another process does meanwhile: it counts as the window does, and nothing else. What makes it late as well is
the machine.
"""


@dataclass
class Session:
    """What a session while updating came to: stalls in milliseconds, of which the window was busy so many, and ready
    without a processor so many; memory in megabytes after each question; how late a process was that only counts.
    """

    stalls: list[float] = field(default_factory=list)
    busy: list[float] = field(default_factory=list)
    waited: list[float] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)
    idle: list[float] = field(default_factory=list)
    updates: int = 0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("archive", type=Path)
    parser.add_argument("--minutes", type=float, default=1)
    parser.add_argument("--starts", type=int, default=5)
    options = parser.parse_args()
    if missing := missing_tools():
        parser.error(f"needs {', '.join(missing)}")
    os.environ["ARCHIVEVIEWER_TIMES"] = "1"
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name, virtual_screen(Path(name)) as display:
        place = Path(name)
        os.environ["ARCHIVEVIEWER_CONFIG"] = str(place / "config")
        os.environ["ARCHIVEVIEWER_DATA"] = str(place / "data")
        os.environ["PYTHONPYCACHEPREFIX"] = str(place / "compiled")  # an installed program is compiled as well
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        archive = Path(shutil.copytree(options.archive, place / "archive"))
        windows = (Window(display, place / f"window {number}", archive=archive) for number in itertools.count())
        _start(next(windows))  # compiles
        print("on the screen, s:", spread([_start(next(windows)) for _ in range(options.starts)], digits=2))
        window = next(windows)
        window.ready()
        print("key to results painted, ms:", spread(list(_questions(window))))
        print("key to article painted, ms:", spread(list(_articles(window))))
        window.close()
        if options.minutes:
            folder = newsroom.fill(place / "bài", CHANGED)
            window = Window(display, place / "session", "--archive", archive, folder)
            with _counting(place / "idle") as idle:
                found = _session(window, folder, options.minutes * 60)
            found.idle = [float(line) for line in idle.read_text().split()]
            _tell(found)
            window.close()
            print(f"  articles: {_articles_in(options.archive)} before, {_articles_in(archive)} after")


def spread(values: Sequence[float], digits: int = 1) -> str:
    """Median, 95 of 100, worst, and how many."""
    ordered = sorted(values)
    most = ordered[min(len(ordered) - 1, round(0.95 * (len(ordered) - 1)))]
    shown = (f"{value:.{digits}f}" for value in (statistics.median(ordered), most, ordered[-1]))
    return "median {}, 95 % {}, worst {} of {}".format(*shown, len(ordered))


def _start(window: Window) -> float:
    begun = time.time()
    shown = window.wait("shown")["at"]
    window.ready()
    window.close()
    return float(shown) - begun


def _questions(window: Window) -> Iterator[float]:
    """For each letter, the milliseconds until the answer to it or to a later one is painted."""
    for question in QUESTIONS:
        window.keys("ctrl+l", "ctrl+a", "BackSpace")
        time.sleep(BETWEEN_ARTICLES)
        begun = len(window.events())
        window.type(question, 2 * BETWEEN_KEYS)  # xdotool parts it between press and release
        window.wait("painted", what="results", of=question)
        told = window.events()[begun:]
        keys = [record for record in told if record["event"] == "key"][-len(question) :]
        painted = [record for record in told if record["event"] == "painted"]
        for length, key in enumerate(keys, start=1):
            if question[length - 1] != " ":  # a blank asks nothing new
                yield _until(key, [one for one in painted if len(one["of"]) >= length])


def _articles(window: Window) -> Iterator[float]:
    """For each article opened by a key in the list, the milliseconds until it is painted."""
    window.keys("Return")
    window.wait("painted", what="article")
    for _ in range(ARTICLES):
        time.sleep(BETWEEN_ARTICLES)
        window.keys("Down")
        painted = window.wait("painted", what="article")
        key = [record for record in window.events() if record["event"] == "key" and record["at"] <= painted["at"]][-1]
        yield _until(key, [painted])


def _until(key: Record, painted: Sequence[Record]) -> float:
    return 1000 * next(float(one["at"]) - float(key["at"]) for one in painted if one["at"] >= key["at"])


def _session(window: Window, folder: Path, seconds: float) -> Session:
    """Ask, read and go on, again and again, while updates follow each other."""
    window.ready()
    found = Session(updates=1)
    begun, seen = time.monotonic(), len(window.events())
    for turn in itertools.count():
        if _count(window, "indexed") == found.updates:
            newsroom.fill(folder, CHANGED, body=f"Bản sửa lần thứ {found.updates} của bài này kể lại mọi chuyện.")
            window.keys("F5")
            found.updates += 1
        window.ask(QUESTIONS[turn % len(QUESTIONS)])
        window.keys("Return")
        for key in ("Down", "Down", "space", "Down", "F3", "ctrl+plus", "ctrl+0", "F9", "F9"):
            window.keys(key)
            time.sleep(BETWEEN_KEYS)
        assert window.process.poll() is None, window.report()
        found.memory.append(_memory(window.process.pid))
        if time.monotonic() - begun > seconds:
            break
    stalls = [one for one in window.events()[seen:] if one["event"] == "stall"]
    found.stalls, found.busy, found.waited = ([float(one[of]) for one in stalls] for of in ("ms", "busy", "waited"))
    return found


@contextlib.contextmanager
def _counting(place: Path) -> Iterator[Path]:
    """A process that only counts, and where it says how late it was."""
    with place.open("w") as told, subprocess.Popen([sys.executable, "-c", _COUNTING], stdout=told) as process:
        try:
            yield place
        finally:
            process.kill()


def _articles_in(archive: Path) -> int:
    with Archive.open(archive) as opened:
        return opened.stats().articles


def _count(window: Window, event: str) -> int:
    return sum(record["event"] == event for record in window.events())


def _memory(pid: int) -> float:
    """Megabytes that a process holds and shares with no other."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    private = sum(int(line.split()[1]) for line in lines if line.startswith("Private_"))
    return private / KILOBYTE


def _tell(found: Session) -> None:
    stalls = sorted(found.stalls, reverse=True)
    quarter = max(1, len(found.memory) // 4)
    print(f"session: {found.updates} updates, deaf for more than 50 ms: {sum(one > 50 for one in stalls)} times,")
    print("  longest, ms:", ", ".join(f"{one:.0f}" for one in stalls[:10]) or "none")
    without = map(operator.sub, found.stalls, found.waited)
    for what, told in (("by its own work", found.busy), ("had there always been a processor for it", without)):
        longest = sorted(told, reverse=True)
        print(f"  {what}: {sum(one > 50 for one in longest)} times, longest:", [round(one) for one in longest[:10]])
    late = sorted(found.idle, reverse=True)
    print(
        f"  a process that only counts: {sum(one > 50 for one in late)} times, longest:",
        [round(one) for one in late[:10]],
    )
    print(
        f"  memory, MB: {statistics.mean(found.memory[:quarter]):.0f} in the first quarter,"
        f" {statistics.mean(found.memory[-quarter:]):.0f} in the last"
    )
    tenth = max(1, len(found.memory) // 10)
    steps = [round(found.memory[at]) for at in range(0, len(found.memory), tenth)]
    print("  as it went:", ", ".join(map(str, [*steps, round(found.memory[-1])])))


if __name__ == "__main__":
    main()
