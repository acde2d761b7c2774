"""Kills the indexing program at every kind of moment, and looks whether anything is ever lost.

Run: PYTHONPATH=src:tests python tests/faults/kills.py --kills 300 --seed 1 [--files 120] [--keep FOLDER]

Most of the kills strike at a write the child is about to make (a file opened, moved, removed, flushed, a statement of
SQLite; writes also torn in the middle), each time at a point struck least so far; the others come at a random time.
After each kill the archive must open and hold exactly the articles of the last commit that had been told as complete,
or of the one in progress; the next update (now and then killed itself) must complete, equal the folder and verify
clean.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import shutil
import sys
import tempfile
import traceback
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from archiveviewer import Archive
from archiveviewer.errors import ArchiveMissing, ArchiveViewerError
from faults import child
from faults.child import Kill
from faults.corpus import Newsroom, chance, held, nameless, wanted
from faults.strike import Plan, kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from faults.child import Run
    from faults.corpus import State

EPOCH = 25
"""Kills after which a new archive is begun, so that its making is killed, too."""
MOST_FAILURES = 20
STRIKES = 0.75
"""How many of the kills are tried at a write; some of these never come to their point."""
MEANWHILE = 0.4
"""How often the folder changes between a kill and the next update."""
AGAIN = 0.25
"""How often the update after a kill is killed as well."""


@dataclass
class Tally:
    """What has happened so far."""

    phases: Counter[str] = field(default_factory=Counter)
    kills: Counter[str] = field(default_factory=Counter)
    struck: Counter[str] = field(default_factory=Counter)
    known: tuple[Counter[str], Counter[str]] = field(default_factory=lambda: (Counter(), Counter()))
    """The points an update has come by, and those the making of an archive has."""
    found: Counter[str] = field(default_factory=Counter)
    tried: Counter[str] = field(default_factory=Counter)
    left_over: dict[str, str] = field(default_factory=dict)
    missed: int = 0
    failures: list[str] = field(default_factory=list)


class Killing:
    """One long series of kills in a place of its own."""

    def __init__(self, place: Path, seed: int, files: int, batch: int) -> None:
        self.place = place
        self.seed = seed
        self.size = files
        self.batch = batch
        self.chance = chance("kills", seed)
        self.tally = Tally()
        self.typical = 1.0
        self.usual = Counter[str]()
        self.number = 0
        self._epoch = 0
        self._begin()

    def _begin(self) -> None:
        """A new archive that is not there yet, of a new folder."""
        self._epoch += 1
        self.archive = self.place / f"kho {self._epoch}"
        self.newsroom = Newsroom(self.place / f"bài {self._epoch}", f"{self.seed}/{self._epoch}")
        self.newsroom.add(self.size)
        self.state: State | None = None

    def kill(self) -> None:
        """Work, one kill, and what must hold after it."""
        self.number += 1
        if self.state is not None and self.number % EPOCH == 0:
            self.end()
            self._begin()
        done = self.newsroom.work(self.size // 6) if self.state is not None else "the first update"
        where = f"kill {self.number} (seed {self.seed}), {done}"
        try:
            told = self._run(deadly=True)
            where += f", {told.struck or 'at a time'}, {told.phase}"
            self._look(told)
            if self.chance.random() < MEANWHILE:
                where += f", then {self.newsroom.work(self.size // 6)}"
            if self.chance.random() >= AGAIN:
                self._complete()
        except Exception:  # noqa: BLE001 — whatever it is, it is what we look for
            self.tally.failures.append(f"{where}\n{traceback.format_exc()}")
            self._set_aside()

    def end(self) -> None:
        """The last update completes as well, and then nothing useless lies about."""
        try:
            self._complete()
            self._look_for_rubbish()
        except Exception:  # noqa: BLE001 — as above
            self.tally.failures.append(f"at the end (seed {self.seed})\n{traceback.format_exc()}")

    def _run(self, *, deadly: bool) -> Run:
        plan = Plan(pipe=0, archive=str(self.archive), batch=self.batch)
        kill: Kill | None = None
        known = self.tally.known[self.state is None]
        if deadly and known and self.chance.random() < STRIKES:
            plan.point = self._least_struck(known)
            plan.nth = 1 + int(known[plan.point] * self.chance.random() ** 2)
            self.tally.tried[plan.point] += 1
        elif deadly:
            kill = self._some_time()
        words = ["index", "--json", "--jobs", "1", "--archive", str(self.archive), str(self.newsroom.folder)]
        told = child.run(words, plan, self.state or {}, kill=kill)
        self._note(told, deadly=deadly)
        return told

    def _some_time(self) -> Kill:
        """From the start of the process, or soon after it told of some step, which are far apart in time."""
        word = self.chance.choice(("", "begin", "progress", "add", "committing", "committed", "at"))
        spread = self.chance.random()
        if word in {"", "begin"}:
            return Kill(0.05 + spread * 0.6 if not word else spread * self.typical, word)
        return Kill(spread**2 * self.typical / 4, word, 1 + int(self.usual[word] * self.chance.random()))

    def _least_struck(self, known: Counter[str]) -> str:
        points = sorted(known)
        self.chance.shuffle(points)
        return min(points, key=lambda point: self.tally.tried[point])

    def _note(self, told: Run, *, deadly: bool) -> None:
        known = self.tally.known[self.state is None]
        for point, times in told.points.items():
            known[point] = times
        if told.killed:
            self.tally.kills["at a write" if told.struck else "at a random time"] += 1
            self.tally.phases[told.phase] += 1
            self.tally.struck[told.struck] += bool(told.struck)
        else:
            self.tally.missed += deadly
            self.usual = told.words
            self.typical = (self.typical + told.working) / 2
            assert "Traceback" not in told.stderr, told.stderr
            assert told.code == 0, (told.code, told.stdout, told.stderr)

    def _look(self, told: Run) -> None:
        """What the archive holds after a run, however it ended."""
        try:
            opened = Archive.open(self.archive)
        except ArchiveMissing:
            assert self.state is None, "the archive is gone"
            assert not told.commits, "a commit was told of, but there is no archive"
            self.tally.found["no archive yet"] += 1
            return
        with opened:
            found = held(opened)
            listed = opened.search("", limit=len(found) + 1)
            assert {hit.id for hit in listed.hits} == set(found), "search lists other articles than there are"
            assert listed.total == len(found), (listed.total, len(found))
            problems = list(opened.verify())
        assert found in (told.announced, told.committing), f"no commit that was told of: {_difference(found, told)}"
        self.state = found
        if told.killed:
            which = "the last announced commit" if found == told.announced else "the commit in progress"
            self.tally.found[which] += 1
            self.tally.found["verify is clean " + ("only after the next update" if problems else "at once")] += 1

    def _complete(self) -> None:
        """The next update completes, and the archive equals the folder."""
        told = self._run(deadly=False)
        self._look(told)
        with Archive.open(self.archive) as opened:
            has, should = Counter(nameless(opened)), Counter(wanted(self.newsroom.folder))
            lost, extra = (should - has).total(), (has - should).total()
            assert not lost + extra, f"the archive does not equal the folder: {lost} lost or old, {extra} too many"
            problems = list(opened.verify())
            assert not problems, problems
            for serial in self.newsroom.chance.sample(sorted(self.newsroom.files), 3):
                asked = opened.search(f"mã{serial:06}")
                assert [Path(hit.path) for hit in asked.hits] == [self.newsroom.files[serial][0]], serial

    def _look_for_rubbish(self) -> None:
        """Files that nothing would miss, after an update that should have swept: no failure, but told."""
        aside = self.place.glob(f".{self.archive.name}-*")
        self.tally.left_over.update({str(path): "an unfinished archive beside the archive" for path in aside})
        copy = self.place / "copy"
        for path in sorted(path for path in self.archive.rglob("*") if path.is_file() and path.stat().st_size):
            shutil.copytree(self.archive, copy)
            (copy / path.relative_to(self.archive)).unlink()
            with contextlib.suppress(ArchiveViewerError, AssertionError), Archive.open(copy) as opened:
                assert held(opened) == self.state
                assert opened.search("").total == len(self.state or {})
                assert not list(opened.verify())
                self.tally.left_over[str(path)] = kind(str(path.relative_to(self.archive)))
            shutil.rmtree(copy)

    def _set_aside(self) -> None:
        """Keep what failed, and go on with a new archive."""
        kept = self.place / f"failure {len(self.tally.failures)}"
        if self.archive.exists():
            shutil.copytree(self.archive, kept)
        self._begin()


def _difference(found: State, told: Run) -> str:
    sides = []
    for name, state in (("announced", told.announced), ("in progress", told.committing or {})):
        lost, extra = state.keys() - found.keys(), found.keys() - state.keys()
        other = [key for key in state.keys() & found.keys() if state[key] != found[key]]
        sides.append(f"against the one {name}: {len(lost)} lost, {len(extra)} too many, {len(other)} different")
    return "; ".join(sides)


def lines(killing: Killing, kills: int) -> list[str]:
    """The tally for people."""
    tally = killing.tally
    known = tally.known[False].keys() | tally.known[True].keys()
    left_over = Counter(tally.left_over.values())
    return [
        f"{kills} kills, seed {killing.seed}, {killing.size} files, commits of {killing.batch} articles",
        *_counts(tally.kills),
        f"  {tally.missed:5} runs not killed after all: it was done before, or never came to the point",
        "what it was at",
        *_counts(tally.phases),
        f"points struck: {len(+tally.struck)} of {len(known)} known",
        *_counts(tally.struck),
        *(f"  never {name}" for name in sorted(known - set(+tally.struck))),
        "what was found after a kill",
        *_counts(tally.found),
        "left over at the end (no failure, but nothing would miss it)",
        *_counts(left_over),
        f"failures: {len(tally.failures)}",
        *tally.failures,
    ]


def _counts(counter: Counter[str]) -> list[str]:
    return [f"  {count:5} {name}" for name, count in sorted(counter.items(), key=lambda item: -item[1]) if count]


def run(place: Path, kills: int, seed: int, files: int, batch: int) -> Killing:
    """A series of so many kills."""
    killing = Killing(place, seed, files, batch)
    while sum(killing.tally.phases.values()) < kills and len(killing.tally.failures) < MOST_FAILURES:
        killing.kill()
        if killing.number % EPOCH == 0:
            kept, failed = sum(killing.tally.phases.values()), len(killing.tally.failures)
            print(f"{kept} of {kills} kills, {failed} failures", file=sys.stderr)
    killing.end()
    return killing


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description="Kill the indexing program at every kind of moment.")
    parser.add_argument("--kills", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--files", type=int, default=120)
    parser.add_argument("--batch", type=int, default=25, help="articles a commit")
    parser.add_argument("--keep", type=Path, default=None, help="where to work and leave what failed")
    parser.add_argument("--json", action="store_true", help="print the tally as one JSON document")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        place = options.keep or Path(folder)
        place.mkdir(parents=True, exist_ok=True)
        killing = run(place, options.kills, options.seed, options.files, options.batch)
    if options.json:
        print(json.dumps({**vars(killing.tally)}, ensure_ascii=False))
    else:
        print("\n".join(lines(killing, sum(killing.tally.phases.values()))))
    return 1 if killing.tally.failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
