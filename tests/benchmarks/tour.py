"""A reporter's day in the real window, with a picture of every step, in every look that is asked for.

Run: PYTHONPATH=src:tests python tests/benchmarks/tour.py PICTURES [--looks light dark] [--scales 1 1.25]

The sample archive is searched, narrowed, read, collected, marked, cited, printed to PDF; the window is closed, opened
again and goes on where it was. Each step waits for what the program tells, or for a moment where it tells nothing, and
fails when it did not happen. The pictures are for people to look at. Needs Xvfb, openbox and xdotool.
"""

from __future__ import annotations

import argparse
import itertools
import os
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from end2end.display import screenshot, virtual_screen
from end2end.driver import Window

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from end2end.driver import Record

_SIZE = (1280, 900)
"""The screen at 100 %; the window opens as large as it lets it."""
_MOMENT = 0.9
"""Seconds for a dialog to open or a menu to be painted."""
QUESTION = "xam nhap man"
_YEARS = (330, 95, 545, 95)
"""From where to where the years are dragged over, in the window of the first start."""
_WORD = (760, 420)
_OTHER_WORD = (700, 372)
"""Somewhere in the article's text."""


@dataclass
class Day:
    """One day in one look: the window of the moment, and where its pictures go."""

    display: str
    home: Path
    pictures: Path
    scale: float
    windows: Iterator[int] = field(default_factory=itertools.count)
    taken: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    def open(self) -> Window:
        window = Window(self.display, self.home / f"window {next(self.windows)}", "--sample")
        window.ready()
        return window

    def look(self, name: str) -> None:
        time.sleep(_MOMENT)
        screenshot(self.display, self.pictures / f"{next(self.taken):02} {name}.png")

    def at(self, *places: int) -> tuple[int, ...]:
        return tuple(round(self.scale * place) for place in places)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pictures", type=Path)
    parser.add_argument("--looks", nargs="+", default=["light", "dark"])
    parser.add_argument("--languages", nargs="+", default=["vi", "en"])
    parser.add_argument("--scales", nargs="+", type=float, default=[1, 2])
    parser.add_argument("--size", nargs=2, type=int, default=_SIZE, metavar=("WIDTH", "HEIGHT"))
    options = parser.parse_args()
    for look, language, scale in itertools.product(options.looks, options.languages, options.scales):
        place = options.pictures / f"{look}-{language}-{scale * 100:.0f}"
        place.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
            _day(Path(name), place, look, language, scale, options.size)
        print(f"{place}: {len(list(place.glob('*.png')))} pictures")


def _day(home: Path, pictures: Path, look: str, language: str, scale: float, size: tuple[int, int]) -> None:
    (home / "config").mkdir()
    chosen = f'language = "{language}"\ntheme = "{look}"\n'
    (home / "config" / "settings.toml").write_text(chosen, encoding="utf-8")
    os.environ |= {
        "ARCHIVEVIEWER_CONFIG": str(home / "config"),
        "ARCHIVEVIEWER_DATA": str(home / "data"),
        "HOME": str(home),
        "QT_SCALE_FACTOR": str(scale),
    }
    with virtual_screen(home, *(round(scale * side) for side in size)) as display:
        day = Day(display, home, pictures, scale)
        window = day.open()
        for step in (_search, _narrow, _step, _collect, _annotate, _cite, _print, _export, _look_up):
            step(day, window)
        window.close()
        _go_on(day)


def _search(day: Day, window: Window) -> None:
    assert window.ask(QUESTION)["total"] > 0
    day.look("searched")


def _narrow(day: Day, window: Window) -> None:
    found = _last(window, "results")["total"]
    window.point(*day.at(*_YEARS))
    assert 0 < window.wait("results")["total"] < found, "the drag over the years narrowed nothing"
    day.look("narrowed by dragging over the years")


def _step(day: Day, window: Window) -> None:
    window.keys("ctrl+2", "Down", "Return")
    window.wait("article")
    day.look("an article")
    window.keys("F3")
    window.wait("match")
    window.keys("ctrl+Down")
    window.wait("article")
    day.look("the next result")


def _collect(day: Day, window: Window) -> None:
    window.keys("ctrl+d")
    time.sleep(_MOMENT)
    window.type("mua kho 2020")
    day.look("a new collection")
    window.keys("Return")
    day.look("collected")


def _annotate(day: Day, window: Window) -> None:
    window.keys("ctrl+3")
    window.point(*day.at(*_WORD), clicks=2)
    window.keys("ctrl+m")
    day.look("a passage marked")
    window.point(*day.at(*_OTHER_WORD), clicks=2)
    window.keys("ctrl+shift+m")
    time.sleep(_MOMENT)
    window.type("hoi lai toa soan")
    day.look("a note")
    window.keys("Tab", "Return")
    day.look("marked with a note")


def _cite(day: Day, window: Window) -> None:
    window.keys("ctrl+shift+c")
    day.look("cited")


def _print(day: Day, window: Window) -> None:
    pdf = day.home / "article.pdf"
    window.keys("ctrl+shift+s")
    day.look("where to save the PDF")
    window.keys("ctrl+a")
    window.type(str(pdf))
    window.keys("Return")
    _until(lambda: pdf.is_file() and pdf.read_bytes().startswith(b"%PDF"), "no PDF was written")
    day.look("saved as PDF")


def _export(day: Day, window: Window) -> None:
    """A dossier of the article, at the place that is proposed."""
    window.keys("ctrl+shift+x")
    day.look("what to export")
    window.keys("Return")
    _until(lambda: any(day.home.glob("*/index.html")) or any(day.home.glob("*/*/index.html")), "no dossier was made")
    day.look("exported")
    window.keys("Escape")


def _look_up(day: Day, window: Window) -> None:
    window.keys("ctrl+k")
    time.sleep(_MOMENT)
    window.type("pdf")
    day.look("a command by its name")
    window.keys("Escape", "F1")
    day.look("help")
    window.keys("Escape", "ctrl+F1")
    day.look("keys")
    window.keys("Escape")


def _go_on(day: Day) -> None:
    window = day.open()
    _until(lambda: _last(window, "results").get("question") == QUESTION, "the question was not asked again")
    _until(lambda: bool(_last(window, "article")), "the article was not opened again")
    day.look("the next morning")
    window.close()


def _last(window: Window, event: str) -> Record:
    return next((record for record in reversed(window.events()) if record["event"] == event), {})


def _until(is_so: Callable[[], bool], otherwise: str) -> None:
    deadline = time.monotonic() + 20
    while not is_so():
        assert time.monotonic() < deadline, otherwise
        time.sleep(_MOMENT / 3)


if __name__ == "__main__":
    main()
