"""The workbench: where corpora and indexes lie, what is asked, what was measured; and how an index is built on it."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.engine import corpus
from benchmarks.engine.protocol import OURS, WHOLE, WHOOSH, Missing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from benchmarks.engine.children import Children, Done
    from benchmarks.engine.figures import Figures
    from benchmarks.engine.kinds import Asked

MEGA = 1e6
RATE, RATE_MEMORY = "articles/s from files to searchable", "articles/s from memory"
SETTLED = "articles/s until all is settled, ours with reprints and listed stories found"
COST, PROCESSOR = "ms per article", "ms of processor time per article, all cores together"
SIZE, PEAK, PEAK_NAIVE = "index ÷ text", "peak MB while indexing", "peak MB, shared pages counted for each process"
IDLE = 0.7
"""Load above which others are at work too."""


class Bench(NamedTuple):
    """`small` is how many articles stock Whoosh gets, since it is slow; our index is measured at that size too."""

    place: Path
    articles: int
    small: int
    children: Children
    figures: Figures
    asked: list[Asked]
    engines: list[str]

    def files(self, count: int) -> Path:
        return corpus.make(self.place, count)

    def place_of(self, name: str, count: int) -> Path:
        shared = OURS if name == WHOLE else name
        return self.place / f"index-{count}" / shared.replace(" ", "-")

    def whose(self, name: str, count: int) -> str:
        """Under which name its figures stand."""
        return name if count == self.articles and name != WHOOSH else f"{name}, {count:,}"

    def here(self, *names: str) -> Iterator[tuple[str, int]]:
        """Those of the engines that are to be measured, each with the sizes that it is measured at."""
        for name in names:
            if name in self.engines and name != WHOOSH:
                yield name, self.articles
        if WHOOSH in names and WHOOSH in self.engines:
            yield WHOOSH, self.small
            if self.small != self.articles and OURS in names and OURS in self.engines:
                yield OURS, self.small

    def run(self, task: str, name: str, place: Path, **told: object) -> Done | None:
        """Run a task; an engine that can't do it, or fails, is told of and costs only this figure."""
        self.figures.tell(f"{task}: {name}, {place.name if told.get('files') is None else told['files']}")
        try:
            return self.children.run(task, name, place, **told)
        except Missing as missing:
            self.figures.note(f"{name}: {missing}")
            return None

    def ready(self, *names: str) -> Iterator[tuple[str, int, Path]]:
        """The engines that have an index; one that is not there yet is built first."""
        for name, count in self.here(*names):
            place = self.place_of(name, count)
            if place.is_dir() or built(self, OURS if name == WHOLE else name, count):
                yield name, count, place


def prepare(bench: Bench) -> corpus.Size:
    """Make the corpus if it is not there, and say what it is."""
    bench.figures.tell(f"corpus of {bench.articles:,} articles")
    size = corpus.size(bench.files(bench.articles))
    again = max(0, size.articles - corpus.REAL)
    about = (
        f"{size.articles:,} articles as text files, {size.bytes / MEGA:,.0f} MB: {size.articles - again:,} real ones"
    )
    if again:
        about += f", {again:,} recombined from titles, sapos, captions and paragraphs of different real ones"
    bench.figures.note(about)
    if hasattr(os, "getloadavg"):
        load = os.getloadavg()[0]
        crowded = "; others are at work too, and times are too long" if load > IDLE else ""
        bench.figures.note(f"load of the machine at the start: {load:.1f}{crowded}")
    bench.figures.note("files and indexes are in the machine's page cache when measured, for every engine alike")
    return size


def built(bench: Bench, name: str, count: int) -> bool:
    """Build an index anew and put its figures; what was not finished does not stay. Stock Whoosh reads no files."""
    place, files, figures = bench.place_of(name, count), bench.files(count), bench.figures
    from_files = name != WHOOSH
    shutil.rmtree(place, ignore_errors=True)
    place.parent.mkdir(parents=True, exist_ok=True)
    done = None
    try:
        done = bench.run("index" if from_files else "index_texts", name, place, files=files)
    finally:
        if done is None:
            shutil.rmtree(place, ignore_errors=True)
    if done is None:
        return False
    whose = bench.whose(name, count)
    figures.put(RATE if from_files else RATE_MEMORY, whose, count / done.result["seconds"])
    if from_files:
        figures.put(SETTLED, whose, count / done.result["settled"])
    figures.put(COST, whose, 1000 * done.result["settled"] / count)
    figures.put(PROCESSOR, whose, 1000 * done.result["processor"] / count)
    figures.put(SIZE, whose, done.result["bytes"] / corpus.size(files).bytes)
    if from_files:
        figures.put(PEAK, whose, done.share / MEGA)
        figures.put(PEAK_NAIVE, whose, done.resident / MEGA)
    return True
