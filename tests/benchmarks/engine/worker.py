"""One measurement in a process of its own. A task comes in as JSON on standard input; its result goes out as JSON.

Run by `children.run`, never by hand.
"""

from __future__ import annotations

import gc
import json
import os
import statistics
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.engine import memory, protocol
from benchmarks.engine.articles import MARKER
from benchmarks.engine.kinds import KINDS, RANKED, Asked

if TYPE_CHECKING:
    from collections.abc import Callable

    from benchmarks.engine.protocol import Engine

ROUNDS = 5
"""How often each question is asked; its median counts."""
BUDGET = 30.0
"""Seconds after which a kind is not asked another round."""
ASKED_BEFORE_WEIGHING = 100
Task = dict[str, Any]


def version(engine: Engine, _task: Task) -> str:
    return engine.version()


def index(engine: Engine, task: Task) -> dict[str, float]:
    """Text files on disk to searchable, and until nothing is left to be done."""
    return _indexed(engine, lambda: engine.index(Path(task["files"])))


def _indexed(engine: Engine, act: Callable[[], None]) -> dict[str, float]:
    """The seconds until it could be searched and until all was settled, those of all processors together, and what the
    index weighs then.
    """
    started, worked = time.perf_counter(), sum(os.times()[:4])
    act()
    settled, processor = time.perf_counter() - started, sum(os.times()[:4]) - worked
    engine.close()
    seconds = settled if engine.searchable is None else engine.searchable - started
    return {"seconds": seconds, "settled": settled, "processor": processor, "bytes": engine.size()}


def index_texts(engine: Engine, task: Task) -> dict[str, float]:
    """The same from memory."""
    found = engine.gathered(Path(task["files"]))
    return _indexed(engine, lambda: engine.index_texts(found))


def ask(engine: Engine, task: Task) -> dict[str, Any]:
    """Of each kind the median times of its questions in seconds, and how many articles they found.

    Questions take turns, so that none finds the machine's caches full of nothing but itself.
    """
    asked = [Asked(*one) for one in task["questions"]]
    told = {}
    for kind in KINDS:
        mine = [one for one in asked if one.kind == kind]
        if mine and kind in engine.can:
            told[kind] = _rounds(engine, mine)
    return told


def _rounds(engine: Engine, asked: list[Asked]) -> dict[str, list[float]]:
    begun = time.perf_counter()
    counts: list[float] = [engine.ask(one).total for one in asked]
    times: list[list[float]] = [[] for _ in asked]
    gc.collect()
    for number in range(ROUNDS):
        if number and time.perf_counter() - begun > BUDGET:
            break
        for one, taken in zip(asked, times, strict=True):
            started = time.perf_counter()
            engine.ask(one)
            taken.append(time.perf_counter() - started)
    return {"seconds": list(map(statistics.median, times)), "counts": counts}


def resident(engine: Engine, task: Task) -> dict[str, int]:
    """Memory of a process that has opened an index and asked it a hundred ranked questions."""
    ranked = [asked for asked in (Asked(*one) for one in task["questions"]) if asked.kind in RANKED]
    mine = [asked for asked in ranked if asked.kind in engine.can]
    for number in range(ASKED_BEFORE_WEIGHING):
        engine.ask(mine[number % len(mine)])
    return memory.parts()._asdict()


def add(engine: Engine, task: Task) -> dict[str, float]:
    """Further files to searchable: until a question finds all of them."""
    started = time.perf_counter()
    engine.add(Path(task["files"]))
    found = engine.ask(Asked(RANKED[0], MARKER)).total
    return {"seconds": time.perf_counter() - started, "found": found}


def cold(engine: Engine, _task: Task) -> str:
    return engine.cold()


TASKS = {act.__name__: act for act in (version, index, index_texts, ask, resident, add, cold)}


def main() -> None:
    task: Task = json.load(sys.stdin)
    try:
        engine = protocol.engine(task["engine"], Path(task["place"]))
        engine.version()
        result = TASKS[task["task"]](engine, task)
        engine.close()
    except protocol.Missing as missing:
        result = {"missing": str(missing)}
    print(json.dumps(result))


if __name__ == "__main__":
    main()
