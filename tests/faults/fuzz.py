"""Does harm to files of every format and has them read, each reading watched from outside.

Run: PYTHONPATH=src:tests python -m faults.fuzz --cases 5000 --seed 1 [--only CASE] [--format NAME] [--json]

Case N of a seed is always the same: a file of a format, damaged (`mutating.py`). A child reads it as a reading process
of the archive does and looks whether what came out is as it must be (`invariants.py`), and the same the second time.
What it must not do: raise anything but Unreadable, die, hang, take long or break what holds of every article. Each such
case is printed with its number; `--only` does it again with all that is told of it, `--keep FOLDER` leaves its file.
"""

from __future__ import annotations

import argparse
import json
import logging
import os
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from archiveviewer import readers
from archiveviewer.archive import worker
from archiveviewer.article import Article
from archiveviewer.processes import limit_memory
from faults.child import surroundings
from faults.invariants import wrong
from faults.mutating import mutated
from faults.specimens import specimens

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

SLOW = 5.0
"""Seconds of processor time above which a case counts as slow."""
HANGS = 240.0
"""Seconds after which a child is killed; a machine may be busy with other things."""
FOREIGN = 0.1
"""The share of cases whose file gets the suffix of another format."""
MOST_INSIDE = 200
"""Members of a damaged container that are looked at."""
GOOD = ("read", "refused")
BAD = ("slow", "another exception", "broken", "differs", "died", "hung")


class Told(msgspec.Struct, frozen=True):
    """How a case ended: a word of `GOOD` or `BAD`, a reason or what was wrong, seconds of processor time, articles."""

    end: str
    detail: str = ""
    seconds: float = 0.0
    articles: int = 0


class Case(NamedTuple):
    """A damaged file."""

    format: str
    specimen: str
    name: str
    data: bytes


def kind_of(number: int, *, only: str, real: bool) -> str:
    """The format of a case: they take turns."""
    found = list(specimens(real=real))
    return only or found[number % len(found)]


def case(seed: int, number: int, *, only: str = "", real: bool = True) -> Case:
    """Case `number` of a seed."""
    chance = random.Random(f"{seed}/{number}")  # noqa: S311 — the same harm each time
    found = specimens(real=real)
    kind = kind_of(number, only=only, real=real)
    specimen = chance.choice(found[kind])
    others = [one.read() for one in chance.sample(found[kind], min(3, len(found[kind])))]
    data = mutated(specimen.read(), others, chance)
    suffix = "".join(Path(specimen.name).suffixes[-2:]) if specimen.name.endswith(".gz") else Path(specimen.name).suffix
    if chance.random() < FOREIGN:
        suffix = Path(chance.choice(found[chance.choice(list(found))]).name).suffix
    return Case(kind, specimen.name, f"bai{suffix}", data)


# In the child ----------------------------------------------------------------------------------------------------


class _Complaints(logging.Handler):
    """What the door logs of readers that failed."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.append(record.getMessage())


def tried(damaged: Case, folder: Path) -> Told:
    """Reads a damaged file twice, and looks at what came out."""
    complaints = _Complaints()
    log = logging.getLogger(readers.__name__)
    log.addHandler(complaints)
    log.propagate = False
    with tempfile.TemporaryDirectory(dir=folder) as place:
        (Path(place) / damaged.name).write_bytes(damaged.data)
        began = time.process_time()
        try:
            found, reasons = taken(place, damaged.name)
            took = time.process_time() - began
            told = _judged(found, reasons, complaints.heard)
            if told.end == "read" and taken(place, damaged.name) != (found, reasons):
                told = Told("differs")
        finally:
            log.removeHandler(complaints)
    told = msgspec.structs.replace(told, seconds=round(took, 2), articles=len(found))
    return msgspec.structs.replace(told, end="slow") if took > SLOW and told.end in GOOD else told


def taken(folder: str, name: str) -> tuple[list[Article], list[str]]:
    """The articles of a file and of all that lies in it, as an archive would have them, and why others are not read."""
    articles: list[Article] = []
    reasons: list[str] = []
    waiting = [os.fsencode(name)]
    while waiting and len(articles) + len(reasons) < MOST_INSIDE:
        path = waiting.pop()
        answer = worker.answer((worker.Request(path, os.fsencode(folder), folder),))
        (outcome,) = answer.outcomes
        if (listing := outcome.listing) is not None:
            reasons += [f"{listing.reason} {listing.detail}"] if listing.reason else []
            waiting += [worker.member_path(path, member.name) for member in listing.members]
        reasons += [f"{outcome.reason} {outcome.detail}"] if outcome.reason else []
        reasons += [f"{failure.reason} {failure.detail}" for failure in outcome.failures]
        articles += [msgspec.msgpack.decode(one, type=Article) for batch in answer.batches for one in batch.articles]
    return articles, reasons


def _judged(found: list[Article], reasons: list[str], complaints: list[str]) -> Told:
    if complaints:
        return Told("another exception", complaints[0])
    if any("out of memory" in reason for reason in reasons):
        return Told("broken", "out of memory")
    if faults := wrong(found):
        return Told("broken", "; ".join(faults[:5]))
    if not found:  # "nothing" is a picture without words
        return Told("refused", reasons[0].split()[0] if reasons else "nothing")
    return Told("read")


def _child(seed: int, options: argparse.Namespace) -> None:
    """Does the cases whose numbers come in, a line each."""
    limit_memory(worker.MEMORY_LIMIT)
    answers, sys.stdout = sys.stdout, sys.stderr
    with tempfile.TemporaryDirectory() as folder:
        for line in sys.stdin:
            damaged = case(seed, int(line), only=options.format, real=not options.made)
            try:
                told = tried(damaged, Path(folder))
            except Exception as error:  # noqa: BLE001 — whatever passes the door is what is looked for
                told = Told("another exception", f"outside of the readers: {type(error).__name__}: {error}"[:300])
            answers.write(json.dumps(msgspec.to_builtins(told)) + "\n")
            answers.flush()


# Outside ---------------------------------------------------------------------------------------------------------


@dataclass
class Tally:
    """How all cases ended, by format, and what is to be mended."""

    seed: int
    ends: dict[str, Counter[str]] = field(default_factory=dict)
    reasons: Counter[str] = field(default_factory=Counter)
    slowest: tuple[float, int] = (0.0, -1)
    articles: int = 0
    failures: list[str] = field(default_factory=list)

    def add(self, number: int, kind: str, told: Told) -> None:
        """Count a case."""
        self.ends.setdefault(kind, Counter())[told.end] += 1
        self.articles += told.articles
        self.slowest = max(self.slowest, (told.seconds, number))
        if told.end == "refused":
            self.reasons[told.detail] += 1
        if told.end in BAD:
            self.failures.append(
                f"--seed {self.seed} --only {number} ({kind}): {told.end} {told.seconds} {told.detail}"
            )


class _Watched:
    """A child, started when it is needed and again when it is gone."""

    def __init__(self, options: argparse.Namespace) -> None:
        self._command = [
            sys.executable,
            "-P",
            "-W",
            "ignore",
            "-m",
            "faults.fuzz",
            "--child",
            "--seed",
            str(options.seed),
        ]
        self._command += ["--format", options.format] + ["--made"] * options.made
        self._process: subprocess.Popen[str] | None = None

    def ask(self, number: int) -> Told | None:
        """How a case ended; None where the child did not live to tell."""
        process = self._process or subprocess.Popen(
            self._command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=surroundings(),
            text=True,
        )
        self._process = process
        assert process.stdin
        assert process.stdout
        late = threading.Timer(HANGS, process.kill)
        late.start()
        try:
            process.stdin.write(f"{number}\n")
            process.stdin.flush()
            line = process.stdout.readline()
        except OSError:
            line = ""
        late.cancel()
        if not line:
            self.stop()
            return None
        return msgspec.json.decode(line, type=Told)

    def stop(self) -> None:
        """End the child."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None


def run(options: argparse.Namespace) -> Tally:
    """All cases, shared by some children."""
    tally, lock = Tally(options.seed), threading.Lock()

    def share(numbers: Iterable[int]) -> None:
        watched = _Watched(options)
        for number in numbers:
            began = time.monotonic()
            answered = watched.ask(number)
            gone = Told("hung" if time.monotonic() - began >= HANGS else "died")
            with lock:
                tally.add(number, kind_of(number, only=options.format, real=not options.made), answered or gone)
        watched.stop()

    with ThreadPoolExecutor(options.jobs) as threads:
        shares = [range(first, options.cases, options.jobs) for first in range(options.jobs)]
        list(threads.map(share, shares))
    return tally


def lines(tally: Tally) -> list[str]:
    """The tally for people."""
    columns = GOOD + BAD
    told = [f"{'':18} " + " | ".join(columns)]
    for name, ends in sorted(tally.ends.items()):
        told.append(f"{name:18} " + " | ".join(f"{ends[end] or '':>{len(end)}}" for end in columns))
    whole = sum(tally.ends.values(), Counter[str]())
    told.append(f"{'all':18} " + " | ".join(f"{whole[end]:{len(end)}}" for end in columns))
    told.append("refused: " + ", ".join(f"{count} {reason}" for reason, count in tally.reasons.most_common()))
    told.append(f"{tally.articles} articles; slowest: case {tally.slowest[1]} with {tally.slowest[0]} s")
    return [*told, f"to be mended: {len(tally.failures)}", *tally.failures]


def _again(options: argparse.Namespace) -> int:
    """One case by itself, told in full."""
    damaged = case(options.seed, options.only, only=options.format, real=not options.made)
    print(f"{damaged.format}, {damaged.specimen} as {damaged.name}, {len(damaged.data)} bytes")
    if options.keep:
        options.keep.mkdir(parents=True, exist_ok=True)
        (options.keep / damaged.name).write_bytes(damaged.data)
    with tempfile.TemporaryDirectory() as folder:
        told = tried(damaged, Path(folder))
    print(f"{told.end}, {told.seconds} s, {told.articles} articles\n{told.detail}")
    return 1 if told.end in BAD else 0


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description="Do harm to files of every format and have them read.")
    parser.add_argument("--cases", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=1, help="children at the same time")
    parser.add_argument("--format", default="", help="only files of this format")
    parser.add_argument("--made", action="store_true", help="only files that the tests make themselves")
    parser.add_argument("--only", type=int, default=-1, metavar="CASE", help="one case, told in full")
    parser.add_argument("--keep", type=Path, default=None, help="where to leave the file of that case")
    parser.add_argument("--json", action="store_true", help="print the tally as one JSON document")
    parser.add_argument("--child", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    formats = list(specimens(real=not options.made))
    if options.format and options.format not in formats:
        parser.error(f"no file of this format; there are {', '.join(formats)}")
    if options.child:
        _child(options.seed, options)
        return 0
    if options.only >= 0:
        return _again(options)
    tally = run(options)
    print(json.dumps(vars(tally), ensure_ascii=False) if options.json else "\n".join(lines(tally)))
    return 1 if tally.failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
