"""A hundred readers beside a writer that never rests, and two writers at once.

Run: PYTHONPATH=src:tests python tests/faults/crowd.py --seconds 60 --processes 10 --archives 10 --seed 1

The folder is rewritten generation after generation, and every update is one commit: all articles say the same
generation, and each generation has its own number of articles. Whoever reads must see one generation whole, whatever
happens meanwhile, and `refresh` may only lead forward. The same module is the writer and the readers, as children.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
import traceback
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from archiveviewer import Archive, cli
from archiveviewer.errors import ArchiveBusy
from faults.child import PATIENCE, surroundings
from faults.corpus import chance, text

if TYPE_CHECKING:
    from collections.abc import Sequence

FEWEST = 40
STEPS = 7
"""A generation has FEWEST to FEWEST + STEPS - 1 articles, fewer than the first commit of an update takes."""
LONG = 15
"""Rounds that some readers keep their snapshot although there are newer ones."""


def size(generation: int) -> int:
    """How many articles a generation has."""
    return FEWEST + generation * 3 % STEPS


def word(generation: int) -> str:
    """The word of every article of a generation, and of no other."""
    return f"thếhệ{generation:05}"


def write(folder: Path, generation: int) -> None:
    """Make the folder that generation."""
    folder.mkdir(parents=True, exist_ok=True)
    for serial in range(FEWEST + STEPS):
        path = folder / f"bai-{serial:04}.txt"
        if serial < size(generation):
            path.write_text(text(serial, generation, f"Mọi bài thuộc {word(generation)} cả."), encoding="utf-8")
        else:
            path.unlink(missing_ok=True)


# The writer


def writer(place: Path, first: int, seconds: float) -> dict[str, Any]:
    """Rewrite and update until the time is over; how many generations that were."""
    end = time.monotonic() + seconds
    generation = first
    with Archive.open(place / "kho", writable=True) as archive:
        while time.monotonic() < end:
            generation += 1
            write(place / "bài", generation)
            for _progress in archive.update(jobs=1):
                pass
    return {"generations": generation - first, "last": generation, "errors": []}


# The readers


class Reader:
    """One archive, looked at again and again."""

    def __init__(self, place: Path, number: int) -> None:
        self.place = place
        self.number = number
        self.dice = chance("reader", number)
        self.archive = Archive.open(place / "kho")
        self.generation = 0
        self.seen: Counter[str] = Counter()
        self.see()

    def round(self) -> None:
        """Refresh, or keep the snapshot, or open anew; then see."""
        self.seen["rounds"] += 1
        if self.number % 10 == 0 and self.seen["rounds"] % LONG:
            self.seen["old snapshots read"] += 1
        elif self.dice.random() < 0.1:
            self.archive.close()
            self.archive = Archive.open(self.place / "kho")
            self.seen["opened anew"] += 1
        else:
            before = self.generation
            changed = self.archive.refresh()
            self.seen["refreshed"] += changed
            self.see()
            assert changed or self.generation == before, "refresh said nothing changed, but it did"
        self.see()

    def see(self) -> None:
        """What is to be seen is one generation, whole, and none before the one seen last."""
        everything = self.archive.search("", limit=FEWEST + STEPS, sort=self.dice.choice(("newest", "relevance")))
        hit = self.dice.choice(everything.hits)
        generation = self._generation(hit.id)
        assert generation >= self.generation, f"back from {self.generation} to {generation}"
        assert everything.total == len(everything.hits) == size(generation), (everything.total, generation)
        for name in ("section", "source", "year"):
            counted = sum(count.articles for count in getattr(everything.facets, name))
            assert counted == size(generation), (name, counted, generation)
        of_it = self.archive.search(word(generation), limit=FEWEST + STEPS)
        assert {one.id for one in of_it.hits} == {one.id for one in everything.hits}, "hits of another generation"
        assert self.archive.search(word(generation + 1)).total == 0, "a later generation shines through"
        assert self._generation(self.dice.choice(of_it.hits).id) == generation
        if self.dice.random() < 0.1:
            assert len(list(self.archive.articles())) == size(generation)
            assert self.archive.related(hit.id) is not None
        self.generation = generation
        self.seen["looks"] += 1

    def _generation(self, article_id: str) -> int:
        """The generation an article says it is of."""
        _, _, rest = "\n".join(self.archive.article(article_id).body).partition("thếhệ")
        return int(rest[:5])


def readers(place: Path, process: int, archives: int, seconds: float) -> dict[str, Any]:
    """Several readers in one process, in turn, until the time is over."""
    crowd: list[Reader] = []
    errors: list[str] = []
    end = time.monotonic() + seconds
    try:
        crowd = [Reader(place, process * archives + number) for number in range(archives)]
        while time.monotonic() < end:
            for reader in crowd:
                reader.round()
    except Exception:  # noqa: BLE001 — whatever it is, it is what we look for
        errors.append(f"process {process}: {traceback.format_exc()}")
    for reader in crowd:
        reader.archive.close()
    seen = sum((reader.seen for reader in crowd), Counter[str]())
    return {"seen": seen, "generation": max((reader.generation for reader in crowd), default=0), "errors": errors}


# Two writers


def second_writer(place: Path) -> tuple[list[str], list[str]]:
    """A second writer is told, and what; once the first is killed the archive is free. Returns facts and errors."""
    holder = _start("hold", place)
    facts, errors = [], []
    try:
        assert holder.stdout is not None
        assert holder.stdout.readline().strip() == b"held"
        code, said = _update(place)
        if code != cli.UNUSABLE or str(place / "kho") not in said:
            errors.append(f"the second writer ended with {code}: {said}")
        names = str(holder.pid) in said.replace(str(place), "")
        facts.append(f"the second writer is told: {said.replace(str(place), '…').strip()}")
        facts.append(f"who holds the archive is named: {'yes' if names else 'no'}")
        with Archive.open(place / "kho", writable=True) as second:
            try:
                next(second.update())
                errors.append("a second writer came in through the door")
            except ArchiveBusy:
                facts.append("the door raises ArchiveBusy")
    finally:
        holder.kill()
        holder.communicate()
    code, said = _update(place)
    facts.append("after the first was killed the archive is free at once")
    if code != cli.DONE:
        errors.append(f"after the first was killed the second ended with {code}: {said}")
    return facts, errors


def hold(place: Path) -> None:
    """Begin an update and stay in it until killed."""
    with Archive.open(place / "kho", writable=True) as archive:
        steps = archive.update(jobs=1)
        next(steps)
        print("held", flush=True)
        sys.stdin.buffer.read()
        steps.close()


def _update(place: Path) -> tuple[int, str]:
    command = [sys.executable, "-P", "-m", "archiveviewer", "index", "--jobs", "1", "--archive", str(place / "kho")]
    done = subprocess.run(command, env=surroundings(), capture_output=True, timeout=PATIENCE, check=False, text=True)
    return done.returncode, done.stderr


# All together


def _start(part: str, place: Path, *words: object) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-P", "-m", "faults.crowd", part, str(place), *map(str, words)]
    return subprocess.Popen(command, env=surroundings(), stdin=subprocess.PIPE, stdout=subprocess.PIPE)


def run(place: Path, processes: int, archives: int, seconds: float) -> dict[str, Any]:
    """Everything; returns the tally."""
    write(place / "bài", 1)
    with Archive.create(place / "kho") as archive:
        for _progress in archive.update([place / "bài"], jobs=1):
            pass
    facts, errors = second_writer(place)
    children = [_start("writer", place, 1, seconds)]
    children += [_start("readers", place, number, archives, seconds) for number in range(processes)]
    seen: Counter[str] = Counter()
    told = [_told(one) for one in children]
    for one in told:
        errors += one["errors"]
        seen.update(one.get("seen", {}))
    with Archive.open(place / "kho") as archive:
        errors += list(archive.verify())
    seen["generations written"] = told[0].get("generations", 0)
    return {"facts": facts, "seen": seen, "errors": errors}


def _told(process: subprocess.Popen[bytes]) -> dict[str, Any]:
    out, _ = process.communicate(timeout=PATIENCE)
    if process.returncode or not out:
        return {"errors": [f"a child ended with {process.returncode}"]}
    told: dict[str, Any] = json.loads(out)
    return told


def main(arguments: Sequence[str]) -> int:
    if arguments and arguments[0] in {"writer", "readers", "hold"}:
        return _part(arguments[0], Path(arguments[1]), arguments[2:])
    parser = argparse.ArgumentParser(description="A hundred readers beside a writer, and two writers.")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--processes", type=int, default=10)
    parser.add_argument("--archives", type=int, default=10, help="archives a process has open")
    parser.add_argument("--json", action="store_true", help="print the tally as one JSON document")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        tally = run(Path(folder), options.processes, options.archives, options.seconds)
    if options.json:
        print(json.dumps(tally, ensure_ascii=False))
    else:
        print(f"{options.processes * options.archives} readers in {options.processes} processes beside a writer")
        print("\n".join(f"{count:9} {name}" for name, count in sorted(tally["seen"].items())))
        print("\n".join([*tally["facts"], f"errors: {len(tally['errors'])}", *tally["errors"]]))
    return 1 if tally["errors"] else 0


def _part(part: str, place: Path, words: Sequence[str]) -> int:
    if part == "hold":
        hold(place)
    elif part == "writer":
        print(json.dumps(writer(place, int(words[0]), float(words[1]))))
    else:
        print(json.dumps(readers(place, int(words[0]), int(words[1]), float(words[2]))))
    return os.EX_OK


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
