"""How long completions take in an archive that is there.

Run: PYTHONPATH=src:tests python tests/benchmarks/completion_speed.py ARCHIVE [--clock processor]

Asks for every pair of letters and for beginnings of random titles, each once in a process that has just opened the
archive. On a machine where others are at work the processor's clock tells more than the one on the wall.
"""

from __future__ import annotations

import argparse
import itertools
import random
import time
from pathlib import Path
from typing import TYPE_CHECKING

from archiveviewer.index.store import Store
from archiveviewer.index.suggestions import suggest
from archiveviewer.vietnamese.normal import fold
from benchmarks.engine.figures import percentile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

LETTERS = "abcdđeghiklmnoôpqrstuưvxy"
LIMIT = 8


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("archive", type=Path)
    parser.add_argument("--clock", choices=("wall", "processor"), default="wall")
    options = parser.parse_args()
    clock = time.process_time if options.clock == "processor" else time.perf_counter
    chance = random.Random(1)  # noqa: S311 — the same each time
    with Store(options.archive / "index") as store:
        print(
            f"{store.articles:,} articles in {len(store.snapshot.segments)} segments; milliseconds of {options.clock}"
        )
        _tell("the very first", _times(clock, store, ["bong d"]))
        _tell("two letters", _times(clock, store, map("".join, itertools.product(LETTERS, repeat=2))))
        numbers = chance.sample(range(store.snapshot.starts[-1]), min(400, store.snapshot.starts[-1]))
        titles = [store.article_at(number).title for number in numbers]
        beginnings = [title[: chance.randint(2, max(2, min(len(title), 50)))] for title in titles]
        _tell("beginnings of titles", _times(clock, store, beginnings))
        _tell("the same without accents", _times(clock, store, map(fold, beginnings)))


def _times(clock: Callable[[], float], store: Store, typed: Iterable[str]) -> list[tuple[float, str]]:
    times = []
    for text in typed:
        started = clock()
        suggest(store, text, LIMIT)
        times.append((1000 * (clock() - started), text))
    return sorted(times)


def _tell(what: str, times: list[tuple[float, str]]) -> None:
    only = [taken for taken, _text in times]
    median, high = percentile(only, 0.5), percentile(only, 0.95)
    print(f"{what:>26}: median {median:.1f}, 95 % within {high:.1f}, longest {times[-1][0]:.1f} {times[-1][1]!r}")


if __name__ == "__main__":
    main()
