"""How long each thing that a person does with a large desk keeps the window waiting.

Run: PYTHONPATH=src:tests python tests/benchmarks/desk_speed.py [--collections 2000] [--clippings 20000] [--read 50000]

A desk is made up in a folder that is thrown away; then each thing is done a few times. Printed are, in milliseconds,
the least time by the clock, which has the waits for the disk in it, and the median of the processor's. What the window
does in its own thread should stay below 50.
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from archiveviewer.desk import Desk, look_after, things
from archiveviewer.desk.anchoring import Selection
from archiveviewer.desk.noting import noted_of
from archiveviewer.desk.things import Inquiry, Opened, Reference
from archiveviewer.ui.desk import contents

if TYPE_CHECKING:
    from collections.abc import Callable

Done = TypeVar("Done")
TAGS, PASSAGES, SEARCHES, QUESTIONS = 100, 3_000, 20, 1_900
TIMES = 5


def reference(number: int) -> Reference:
    return Reference(
        archive="k", article=f"a{number}", title=f"Lũ trên sông Lô, ngày thứ {number}", date="2009-10-02", source="Báo"
    )


def fill(folder: Path, collections: int, clippings: int, read: int) -> None:
    """A desk as of somebody who has worked for decades."""
    chance = random.Random(7)  # noqa: S311 — made-up data
    with Desk.open(folder) as desk:
        store = desk._store  # noqa: SLF001 — many at once
        with store.change():
            made: list[str] = []
            for number in range(collections):
                parent = chance.choice(made) if made and number % 3 else ""
                made.append(desk.collections.add(f"Bộ sưu tập {number}", parent).id)
            large = clippings // 4
            desk.collections.file(made[0], map(reference, range(large)))
            for number in range(large, clippings):
                desk.collections.file(chance.choice(made[1:]), [reference(number)])
            for number in range(PASSAGES):
                desk.passages.mark(reference(number % 500), Selection(5, 0, "nước lên", "", ""), note="Hỏi lại")
            for number in range(TAGS):
                desk.tags.tag(f"nhãn {number}", map(reference, range(number, clippings, TAGS)))
            for number in range(SEARCHES):
                desk.searches.save(f"Câu tìm {number}", "k", Inquiry(text=f"lũ {number}"))
            moment = things.now()
            store.keep(map(reference, range(read)))
            for number in range(read):
                opened = Opened(id=f"o{number}", made=moment, changed=moment, archive="k", article=f"a{number}")
                store.put(opened)
            gone = desk.collections.add("Bỏ")
            desk.collections.file(gone.id, map(reference, range(large)))
            desk.collections.remove(gone.id)
        for number in range(QUESTIONS):
            desk.history.ask("k", Inquiry(text=f"sông {number}"))


class Times:
    """How long one thing took each time, in milliseconds."""

    def __init__(self) -> None:
        self._clock: list[float] = []
        self._processor: list[float] = []

    def of(self, work: Callable[[], Done]) -> Done:
        """Do it once."""
        began, used = time.perf_counter(), time.process_time()
        done = work()
        self._clock.append(1000 * (time.perf_counter() - began))
        self._processor.append(1000 * (time.process_time() - used))
        return done

    def tell(self, name: str) -> None:
        """Print a line."""
        print(f"{name:<44} {min(self._clock):8.1f} {statistics.median(self._processor):8.1f}", flush=True)


def timed(name: str, work: Callable[[], object], times: int = TIMES) -> None:
    taken = Times()
    for _ in range(times):
        taken.of(work)
    taken.tell(name)


def timed_and_undone(name: str, desk: Desk, work: Callable[[], str]) -> None:
    """What is done with one key and taken back with another: each by itself."""
    there, back = Times(), Times()
    for _ in range(TIMES):
        word = there.of(work)
        back.of(partial(desk.undo, word))
    there.tell(name)
    back.tell("  taken back")


def measure(folder: Path, clippings: int) -> None:
    timed("open and close, nothing changed", lambda: Desk.open(folder).close())
    with Desk.open(folder) as desk:
        first, shown = desk.collections.tree()[0].collection, contents.Shown(reference(3))
        filed = desk.collections.filed(first.id)
        ids = [one.clipping.id for one in filed]
        new = iter(range(clippings * 10, clippings * 20))
        timed("the pane", lambda: contents.rows(desk, "k", shown, (), {}))
        timed(
            "the pane, the largest collection unfolded",
            lambda: contents.rows(desk, "k", shown, (f"collection:{first.id}",), {}),
        )
        timed("open the largest collection", lambda: desk.collections.filed(first.id, deep=True))
        timed("all collections to choose from", desk.collections.paths)
        timed("file an article", lambda: desk.collections.file(first.id, [reference(next(new))]))
        timed("file 500 articles", lambda: desk.collections.file(first.id, [reference(next(new)) for _ in range(500)]))
        timed("reorder an article", lambda: desk.collections.reorder([ids[-1]], ids[10]))
        timed("reorder 200 articles", lambda: desk.collections.reorder(ids[100:300], ids[10]))
        other = desk.collections.tree()[5].collection.id
        timed_and_undone("move 200 articles to another", desk, lambda: desk.collections.transfer(ids[100:300], other))
        timed("new collection", lambda: desk.collections.add("Mới"))
        timed("tag an article", lambda: desk.tags.tag("nhãn 5", [reference(next(new))]))
        timed("tag 500 articles", lambda: desk.tags.tag("nhãn 6", [reference(next(new)) for _ in range(500)]))
        timed("all tags to choose from", desk.tags.all)
        timed("articles of a tag", lambda: desk.tags.articles("nhãn 7"))
        timed("open an article (remember it, its place)", lambda: desk.history.read(reference(next(new))))
        timed("ask a question", lambda: desk.history.ask("k", Inquiry(text=f"mới {next(new)}")))
        timed("passages of an article", lambda: desk.passages.of(reference(3)))
        timed("what was noted of an article, for paper", lambda: noted_of(desk, reference(3)))
        timed_and_undone("remove the largest collection", desk, lambda: desk.collections.remove(first.id))
        timed("what was removed lately", desk.removals.latest)
        timed("history of all", lambda: (contents.searched(desk, "k"), contents.read(desk)))
        file = folder.parent / "all.desk.json"
        timed("export all", lambda: desk.export(file), 2)
        timed("lay the same in again", lambda: desk.lay_in(file), 2)
        with Desk.open(folder.parent / "other") as empty:
            timed("lay all into an empty desk", lambda: empty.lay_in(file), 1)
        timed("a new one's place in what was read", lambda: desk.history.place(reference(3)))
    timed("check and back up (a thread of its own)", lambda: look_after(folder), 2)
    desk = Desk.open(folder)
    desk.collections.add("Mới")
    timed("close after a change (backup)", desk.close, 1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--collections", type=int, default=2_000)
    parser.add_argument("--clippings", type=int, default=20_000)
    parser.add_argument("--read", type=int, default=50_000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "desk"
        fill(folder, options.collections, options.clippings, options.read)
        print(f"{'':<44} {'clock':>8} {'processor':>9}")
        measure(folder, options.clippings)


if __name__ == "__main__":
    main()
