"""Damages an archive in every way a disk can, and looks whether it ever answers wrongly without saying so.

Run: PYTHONPATH=src:tests python tests/faults/damage.py --times 20 --troubles 40 --seed 1 [--json]

Two parts. Files: each kind of file of an archive is cut short, has a bit flipped, a block zeroed, is lengthened or
lost, so many times at random places; opening, searching, reading and verifying must answer rightly or with a clear
error, and `verify --repair`, where there is one, must set it right. Disks: an update whose disk is full, whose right
to write is withdrawn or whose device fails in the middle must say so in a sentence, and lose nothing.

Each file is looked at in a process of its own, so that a crash or a hang is counted and not suffered.
"""

from __future__ import annotations

import argparse
import contextlib
import errno
import io
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import traceback
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from archiveviewer import Archive, cli
from archiveviewer.errors import ArchiveViewerError
from faults import child
from faults.corpus import SECTIONS, Newsroom, bodies, chance, held, nameless, wanted, word
from faults.strike import Plan, kind

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Sequence

LIMIT = 60
"""Seconds for one look at a damaged archive; a healthy one takes well under one."""
MEMORY = 4 * 1024**3
MAY_DIFFER = "~"
"""Begins the keys of answers that another build of the same archive may give otherwise: scores, ties."""
Answers = dict[str, Any]

GOOD = ("harmless", "at open", "at search", "at reading", "by verify only")
BAD = ("wrong answer, verify tells", "wrong and unnoticed", "another exception", "crash or hang")
MENDED = ("repaired", "repaired by an update after it", "refused in words", "nothing to repair")
UPDATED = ("set right", "update refused in words", "damage stays and is noticed")
UPDATED_BADLY = ("update ends WRONG unnoticed", "update raised another exception", "crash or hang in update")
UNMENDED = ("NOT repaired", "repair raised another exception", "crash or hang in repair")


def make(place: Path, seed: int, files: int) -> tuple[Path, Path]:
    """An archive with several commits, changed and removed articles behind it; its folder beside it."""
    newsroom = Newsroom(place / "bài", f"damage/{seed}")
    with Archive.create(place / "kho") as archive:
        for _ in range(4):
            newsroom.add(files // 4)
            newsroom.change(files // 20)
            newsroom.remove(files // 40)
            newsroom.move(files // 40)
            for _progress in archive.update([newsroom.folder], jobs=1):
                pass
    return place / "kho", newsroom.folder


# What is asked


def questions() -> tuple[str, ...]:
    """Words, words without accents, phrases, beginnings, fields: what reaches every part of an index."""
    titles = [story[0].split() for story in bodies()[::37]]
    words = [" ".join(title[:2]) for title in titles]
    phrases = [f'"{" ".join(title[1:4])}"' for title in titles[:4]]
    marks = [word(serial) for serial in range(0, 60, 11)]
    others = ["nguoi dan", "chinh quyen OR tòa soạn", "bài -người", "ngư*", "title:một", f"section:{SECTIONS[0]}"]
    return ("", *words[:6], *phrases, *marks, *others)


def answers(archive: Archive) -> Answers:
    """Everything asked of an archive; what may differ from one build of it to another has a key of its own."""
    told: Answers = {}
    for question in questions():
        found = archive.search(question, limit=10_000)
        hits = sorted(json.dumps([hit.id, hit.title, hit.path, str(hit.date), hit.snippet.text]) for hit in found.hits)
        counts = {name: sorted(map(str, values)) for name, values in msgspec.to_builtins(found.facets).items()}
        told[f"search {question}"] = [found.total, hits, counts]
        told[f"{MAY_DIFFER}order of {question}"] = [[hit.id, hit.score] for hit in found.hits[:20]]
    # Completions count articles that are replaced or removed until their segments are merged.
    told[f"{MAY_DIFFER}suggest"] = [sorted(archive.suggest(text)) for text in ("ng", "bài m", "cong")]
    stats = archive.stats()
    told["id"] = archive.id
    told[f"{MAY_DIFFER}updated"] = stats.updated
    told["stats"] = [stats.articles, stats.files, stats.failed, stats.folders, stats.first_year, stats.last_year]
    return told


def whole(archive: Archive) -> Answers:
    """All articles, one after the other and some by their ids, and what is related to some."""
    state = held(archive)
    told: Answers = {"articles": state}
    for article_id in sorted(state)[::9]:
        told[f"article {article_id}"] = archive.article(article_id).title
        related = archive.related(article_id)
        told[f"related {article_id}"] = [[one.id for one in related.listed], sorted(one.id for one in related.reprints)]
        told[f"{MAY_DIFFER}similar to {article_id}"] = [one.id for one in related.similar]
    return told


# What is found


def observe(place: Path, right: Answers) -> str:
    """Where damage is noticed, in one of the words of GOOD or BAD."""
    stage = "at open"
    try:
        with Archive.open(place) as archive:
            stage = "at search"
            told = answers(archive)
            wrong = [key for key, value in told.items() if right[key] != value]
            stage = "at reading"
            told = whole(archive)
            wrong += [key for key in right.keys() | told.keys() if _missing(key, told, right)]
            stage = "by verify only"
            problems = list(archive.verify())
    except ArchiveViewerError:
        return stage
    except Exception as error:  # noqa: BLE001 — whatever it is, it is what we look for
        return f"another exception\t{stage}: {_said(error)}"
    if wrong:
        return f"wrong answer, verify tells\t{wrong[:3]}" if problems else f"wrong and unnoticed\t{wrong[:3]}"
    return "by verify only" if problems else "harmless"


def _missing(key: str, told: Answers, right: Answers) -> bool:
    belongs = key == "articles" or key.startswith(("article ", "related ", f"{MAY_DIFFER}similar"))
    return belongs and told.get(key) != right.get(key)


def _said(error: Exception) -> str:
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__}: {str(error)[:90]} ({Path(frame.filename).name}:{frame.lineno})"


def can_repair() -> bool:
    """Whether `verify` knows `--repair` yet."""
    return "--repair" in _command("verify", "--help")[1]


def _command(*words: str) -> tuple[int, str]:
    """One command of the terminal in this process; its exit code and what it printed."""
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
        try:
            code = cli.main(words)
        except SystemExit as ended:
            code = int(ended.code or 0)
    out.seek(0)
    return code, out.read()


def repair(place: Path, right: Answers) -> str:
    """What `verify --repair` makes of a damaged archive, in one of the words of MENDED or UNMENDED."""
    try:
        code, said = _command("verify", "--repair", "--archive", str(place))
        if code == cli.UNUSABLE:
            return f"refused in words\t{said.strip()[:200]}"
        if not (left := _left_wrong(place, right)):
            return "repaired"
        code, said = _command("index", "--jobs", "1", "--archive", str(place))
        if code == cli.DONE and not _left_wrong(place, right):
            return f"repaired by an update after it\t{left}"
    except Exception as error:  # noqa: BLE001 — as above
        return f"repair raised another exception\t{_said(error)}"
    return f"NOT repaired\t{left}; {said.strip()[:200]}"


def _left_wrong(place: Path, right: Answers) -> str:
    """What is still wrong after a repair, empty when nothing is."""
    try:
        with Archive.open(place) as archive:
            told = answers(archive) | whole(archive)
            problems = list(archive.verify())
    except ArchiveViewerError as error:
        return f"{type(error).__name__} {error}"
    keys = [key for key in sorted(right.keys() | told.keys()) if not key.startswith(MAY_DIFFER)]
    wrong = [key for key in keys if right.get(key) != told.get(key)]
    return f"answers {wrong[:3]}" if wrong else f"verify {problems[:2]}" if problems else ""


def update(place: Path, folder: Path) -> str:
    """What an update makes of a damaged archive, in one of the words of UPDATED or UPDATED_BADLY."""
    try:
        code, said = _command("index", "--jobs", "1", "--archive", str(place), str(folder))
        if code == cli.UNUSABLE:
            return f"update refused in words\t{said.strip()[:200]}"
        with Archive.open(place) as archive:
            equal = nameless(archive) == wanted(folder)
            problems = list(archive.verify())
    except ArchiveViewerError:
        return "damage stays and is noticed"
    except Exception as error:  # noqa: BLE001 — as above
        return f"update raised another exception\t{_said(error)}"
    if problems:
        return "damage stays and is noticed"
    return "set right" if equal else f"update ends WRONG unnoticed\t{said.strip()[:200]}"


# The ways to damage a file


def cut(data: bytes, dice: random.Random) -> bytes:
    return data[: dice.randrange(len(data))]


def flip(data: bytes, dice: random.Random) -> bytes:
    at = dice.randrange(len(data))
    return data[:at] + bytes([data[at] ^ (1 << dice.randrange(8))]) + data[at + 1 :]


def zero(data: bytes, dice: random.Random) -> bytes:
    at = dice.randrange(len(data))
    return data[:at] + bytes(len(data[at : at + 512])) + data[at + 512 :]


def lengthen(data: bytes, dice: random.Random) -> bytes:
    return data + dice.randbytes(dice.choice((1, 100, 5000)))


def scramble(data: bytes, dice: random.Random) -> bytes:
    at = dice.randrange(len(data))
    return data[:at] + dice.randbytes(len(data[at : at + 64])) + data[at + 64 :]


WAYS: tuple[Callable[[bytes, random.Random], bytes], ...] = (cut, flip, flip, flip, zero, scramble, lengthen)


@dataclass
class Tally:
    """Counts a kind of file: what was noticed where, what came of repairing it; and what was bad, in words."""

    kinds: dict[str, Counter[str]] = field(default_factory=dict)
    repairs: dict[str, Counter[str]] = field(default_factory=dict)
    updates: dict[str, Counter[str]] = field(default_factory=dict)
    disks: Counter[str] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)

    def count(self, table: dict[str, Counter[str]], of: str, told: str, how: str) -> None:
        """Count an outcome, and keep in words what is bad."""
        name, _, detail = told.partition("\t")
        table.setdefault(of, Counter())[name] += 1
        if name in BAD + UNMENDED + UPDATED_BADLY:
            self.failures.append(f"{name}: {how}: {detail}")


def apart(work: Callable[[], str], crashed: str) -> str:
    """Do something in a process of its own; what becomes of that is told even when it dies or hangs."""
    listening, telling = os.pipe()
    pid = os.fork()
    if pid == 0:
        _limited(telling, work)
    os.close(telling)
    with os.fdopen(listening, "rb") as pipe:
        told = pipe.read().decode(errors="replace")
    _, status = os.waitpid(pid, 0)
    return told or f"{crashed}\tended with status {os.waitstatus_to_exitcode(status)}"


def _limited(telling: int, work: Callable[[], str]) -> None:
    import resource  # noqa: PLC0415 — absent on Windows, where none of this runs

    try:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        signal.alarm(LIMIT)
        os.write(telling, work().encode("utf-8", "replace"))
    finally:
        os._exit(0)


def damage_files(place: Path, times: int, seed: int, files: int, tally: Tally) -> None:
    """Every kind of file, so many times."""
    archive, folder = make(place, seed, files)
    with Archive.open(archive) as opened:
        right = answers(opened) | whole(opened)
    assert observe(archive, right) == "harmless", "the undamaged archive does not answer twice the same"
    pristine = shutil.copytree(archive, place / "pristine")
    mends = can_repair()
    kinds: dict[str, list[str]] = {}
    for path in sorted(path for path in pristine.rglob("*") if path.is_file() and path.stat().st_size):
        name = path.relative_to(pristine).as_posix()
        kinds.setdefault(kind(name), []).append(name)
    for what, names in kinds.items():
        for number in range(times):
            dice = chance("damage", seed, what, number)
            failures = len(tally.failures)
            name = dice.choice(names)
            way = "lost" if number % 9 == 8 else _damaged(archive / name, dice)
            if way == "lost":
                (archive / name).unlink()
            damaged = _put_back(place / "damaged", archive)
            how = f"{way} {name} (seed {seed}, {what}, {number})"
            told = apart(lambda: observe(archive, right), "crash or hang")
            tally.count(tally.kinds, what, told, how)
            if mends and told != "harmless":
                mended = apart(lambda: repair(archive, right), "crash or hang in repair")
                tally.count(tally.repairs, what, mended, how)
            _put_back(archive, damaged)
            told = apart(lambda: update(archive, folder), "crash or hang in update")
            tally.count(tally.updates, what, told, how)
            _put_back(archive, pristine)
            if len(tally.failures) > failures:
                _put_back(place / f"failure {len(tally.failures)}", damaged)


def _put_back(place: Path, like: Path) -> Path:
    """A folder as another one is."""
    if place.exists():
        shutil.rmtree(place)
    return Path(shutil.copytree(like, place))


def _damaged(path: Path, dice: random.Random) -> str:
    """Damage a file; says how."""
    way = dice.choice(WAYS)
    data = path.read_bytes()
    path.write_bytes(way(data, dice))
    return way.__name__


# Disks


class Disk:
    """An archive whose disk makes trouble in the middle of updates."""

    ERRORS = (errno.ENOSPC, errno.EACCES, errno.EIO, errno.EROFS, errno.EDQUOT)

    def __init__(self, place: Path, seed: int, tally: Tally, archive: Path | None = None) -> None:
        self.archive = archive or place / "kho"
        self.newsroom = Newsroom(place / "bài", f"disk/{seed}")
        self.newsroom.add(60)
        self.dice = chance("disk", seed)
        self.tally = tally
        self.state: dict[str, str] = {}
        self.points: Counter[str] = Counter()
        self.update("a healthy disk")
        self.newsroom.work(16)
        self.update("a healthy disk")

    def update(self, trouble: str, *, limit: int = 0, point: str = "", error: int = 0, right: bool = True) -> None:
        """One update; with trouble it may end in a sentence, and what it had committed stands."""
        plan = Plan(pipe=0, archive=str(self.archive), batch=15, point=point, error=error, largest=limit)
        if point:
            plan.nth = 1 + int(self.points[point] * self.dice.random() ** 2)
            plan.lasting = self.dice.choice((1, 1_000_000))
        words = ["index", "--jobs", "1", "--archive", str(self.archive), str(self.newsroom.folder)]
        told = child.run(words, plan, self.state)
        if not point and not limit:
            self.points = Counter({at: count for at, count in told.points.items() if not at.startswith(UNREACHED)})
        assert "Traceback" not in told.stderr, told.stderr[-1500:]
        assert told.code in ((cli.DONE,) if right else (cli.DONE, cli.UNUSABLE)), (told.code, told.stdout, told.stderr)
        assert told.code == cli.DONE or told.stderr.startswith("archiveviewer: "), told.stderr
        with Archive.open(self.archive) as archive:
            found = held(archive)
            assert found in (told.announced, told.committing), "not the articles of any commit that was told of"
            self.state = found
            if told.code == cli.DONE:
                assert nameless(archive) == wanted(self.newsroom.folder), "done, but not equal to the folder"
                assert not list(archive.verify())
        how = "said so" if told.code else "done all the same" if told.refused else "done, for it did not come to it"
        how = "done" if right else how
        self.tally.disks[f"{trouble}: {how}"] += 1

    def trouble(self) -> None:
        """An update with some trouble, and one without."""
        self.newsroom.work(16)
        error = self.dice.choice(self.ERRORS)
        name = errno.errorcode[error]
        if self.dice.random() < 0.25:
            self.update("a limit of file sizes", limit=self.dice.randrange(1, 60) * 2048, right=False)
        else:
            self.update(name, point=self.dice.choice(sorted(self.points)), error=error, right=False)
        self.update("afterwards")


UNREACHED = "sql "
"""Points at which an error can't be put in the way from outside; a limit of file sizes and a full disk reach them."""


def trouble_disks(place: Path, troubles: int, seed: int, tally: Tally) -> None:
    """So many updates with trouble in the middle."""
    try:
        disk = Disk(place, seed, tally)
        for _ in range(troubles):
            disk.trouble()
        if troubles and (mounted := _small_disk(place / "đĩa")):
            try:
                fill_disk(place, mounted, seed, tally, times=max(1, troubles // 8))
            finally:
                subprocess.run(["umount", str(mounted)], check=True)
    except Exception:  # noqa: BLE001 — as above
        tally.failures.append(f"disk trouble after {dict(tally.disks)} (seed {seed}): {traceback.format_exc()}")


def _small_disk(place: Path) -> Path | None:
    """A disk of three megabytes, where we may mount one."""
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(place)]
    allowed = os.geteuid() == 0 and subprocess.run(command, capture_output=True, check=False).returncode == 0
    return place if allowed else None


def fill_disk(place: Path, mounted: Path, seed: int, tally: Tally, times: int) -> None:
    """A disk that is really full: something else leaves only little room on it."""
    disk = Disk(place / "đầy", seed, tally, mounted / "kho")
    ballast = mounted / "khác"
    for _ in range(times):
        disk.newsroom.work(16)
        free = shutil.disk_usage(mounted).free
        ballast.write_bytes(bytes(max(0, free - disk.dice.randrange(0, 200_000))))
        disk.update("a full disk", right=False)
        ballast.unlink()
        disk.update("afterwards")


# The command


def lines(tally: Tally) -> list[str]:
    """The tally for people."""
    told = []
    for title, table, columns in (
        ("damage is noticed", tally.kinds, GOOD + BAD),
        ("an update of the damaged archive", tally.updates, UPDATED + UPDATED_BADLY),
        ("verify --repair", tally.repairs, MENDED + UNMENDED),
    ):
        told.append(f"{title:38} " + " | ".join(columns))
        told += [
            f"  {what:36} " + " | ".join(f"{counts[column]:{len(column)}}" for column in columns)
            for what, counts in sorted(table.items())
        ]
        told += ["  there is no such option yet"] * (not table)
    told.append("disks")
    told += [f"  {count:5} {name}" for name, count in sorted(tally.disks.items())]
    return [*told, f"failures: {len(tally.failures)}", *tally.failures]


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description="Damage an archive in every way a disk can.")
    parser.add_argument("--times", type=int, default=20, help="damages a kind of file")
    parser.add_argument("--troubles", type=int, default=40, help="updates with a failing disk")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--files", type=int, default=120)
    parser.add_argument("--keep", type=Path, default=None, help="where to work and leave what failed")
    parser.add_argument("--json", action="store_true", help="print the tally as one JSON document")
    options = parser.parse_args(arguments)
    tally = Tally()
    with tempfile.TemporaryDirectory() as folder:
        place = options.keep or Path(folder)
        if options.times:
            damage_files(place / "files", options.times, options.seed, options.files, tally)
        if options.troubles:
            trouble_disks(place / "disks", options.troubles, options.seed, tally)
    print(json.dumps(vars(tally), ensure_ascii=False) if options.json else "\n".join(lines(tally)))
    return 1 if tally.failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
