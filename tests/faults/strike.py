"""The program with a fault in it: runs one command and strikes at a chosen write to the archive.

Comes in: a plan as JSON, then the command's words. Goes out: on a pipe, a line for everything that is written and for
each commit; at the chosen write the process and all it started are killed, or the write fails as on a full disk.
It knows where files are opened, moved, removed, flushed and written, not what they are called.

Run as `python -m faults.strike PLAN index FOLDER …` with `src` and `tests` on the path.
"""

# Every open passes here; pathlib would be slow, and resolve() would follow links.
# ruff: noqa: PTH100, PTH115, PTH118, PTH206

from __future__ import annotations

import builtins
import contextlib
import importlib
import io
import json
import os
import re
import signal
import sqlite3
import sys
from typing import TYPE_CHECKING, Any, TextIO

import msgspec

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from types import FrameType

    from archiveviewer.index.analysis import Batch

WRITER = ("archiveviewer.index.writing", "Writer")
"""What adds and removes articles and commits: `add(article)`, `remove(ids)`, `commit()`, `cancel()`."""
UPDATING = "archiveviewer.archive.updating"
LOOKING = "archiveviewer.archive.looking"
BATCHES = ("FIRST_BATCH", "LARGEST_BATCH")
"""The sizes of commits; small ones make many commits and merges of few files."""
KEPT = "KEPT_WORDS"
"""What a segment may have to be written once more with the next commit: with so few words some are and some are not."""
WORDS_KEPT = 300
"""For each article of a commit."""
CROWDED = ("MOST_SEGMENTS", "MOST_AT_THE_END")
"""From how many segments it is merged before the update has ended, and with how many it may end."""
FEW = 2
LARGE, ENOUGH = "LARGE", 60
"""From how many articles a segment is not merged any more: with so few there are some of both kinds."""
LAYING_BY = ("archiveviewer.archive.laying_by", "IN_MEMORY")
"""How many bytes of answers that nobody has taken wait in memory; with none all of them go through a file."""
PAUSE = "TELL_EVERY"
"""The pause between two reports of progress; without it each file is reported, and it is known what goes on."""

WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
_write_to_pipe = os.write


class Plan(msgspec.Struct, kw_only=True):
    """`pipe` takes the lines; the `nth` event at `point` is struck, none if that is empty.

    `error` is the errno of writes that fail instead of being killed, from then on for `lasting` events. Commits are of
    `batch` articles; no file may become larger than `largest` bytes.
    """

    pipe: int
    archive: str
    point: str = ""
    nth: int = 1
    error: int = 0
    lasting: int = 1
    batch: int = 0
    largest: int = 0


class Striker:
    """Sees every write to the archive before it happens."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self._place = os.path.abspath(plan.archive)
        parent, name = os.path.split(self._place)
        self._aside = os.path.join(parent, f".{name}")
        self._seen = 0
        self._failing = 0

    def tell(self, *words: str) -> None:
        """One line to whoever watches."""
        with contextlib.suppress(BrokenPipeError):
            _write_to_pipe(self.plan.pipe, ("\t".join(words) + "\n").encode("utf-8", "backslashreplace"))

    def event(self, act: str, place: object, torn: Callable[[], object] | None = None) -> None:
        """A write is about to happen; `torn` does half of it."""
        if (what := self._inside(place)) is None:
            return
        point = f"{act} {what}"
        self.tell("at", point, phase(sys._getframe()))  # noqa: SLF001 — who is writing?
        if self._failing > 0:
            self._failing -= 1
            self._fail(place)
        if point != self.plan.point:
            return
        self._seen += 1
        if self._seen == self.plan.nth:
            if self.plan.error:
                self._failing = self.plan.lasting - 1
                self._fail(place)
            if torn is not None and self._seen % 2:
                torn()
            self.tell("struck", point)
            os.killpg(os.getpgrp(), signal.SIGKILL)

    def _fail(self, place: object) -> None:
        self.tell("failed", str(self.plan.error))
        raise OSError(self.plan.error, os.strerror(self.plan.error), str(place))

    def _inside(self, place: object) -> str | None:
        if isinstance(place, int):
            try:
                place = os.readlink(f"/proc/self/fd/{place}")
            except OSError:
                return None
        if not isinstance(place, str | bytes | os.PathLike):
            return None
        path = os.path.abspath(os.fsdecode(place))
        if path == self._place or path.startswith(self._place + os.sep):
            return kind(os.path.relpath(path, self._place))
        if path.startswith(self._aside):
            return "aside " + kind("/".join(path[len(self._aside) :].split(os.sep)[2:]) or ".")
        return None


def kind(name: str) -> str:
    """What kind of file a name is: what differs from file to file of a kind is left out."""
    folder, file = os.path.split(name)
    file = re.sub(r"(\.json|\.tmp)\w.*$", r"\1~", file)  # what tempfile makes of a name
    first, _, rest = file.partition(".")
    if not re.fullmatch(r"[a-z]*", first):
        file = f"*.{rest}" if rest else "*"
    return os.path.join(folder, re.sub("[0-9]+", "#", file)) or "."


PHASES = {
    "merge": "merge",
    "clean": "clean-up",
    "orphan": "clean-up",
    "sweep": "clean-up",
    "manifest": "manifest",
    "toc": "manifest",
    "commit": "commit",
    "flush": "commit",
    "segment": "commit",
}


def phase(frame: FrameType | None) -> str:
    """What the program is at, told by the names of the functions that are running."""
    names = []
    while frame is not None:
        module = str(frame.f_globals.get("__name__", ""))
        if module.endswith(".catalogue"):
            return "catalogue"
        if module.startswith(("archiveviewer.", "whoosh.")):
            names.append(frame.f_code.co_name.lower())
        frame = frame.f_back
    return next((found for part, found in PHASES.items() if any(part in name for name in names)), "")


# Seeing the writes


def watch(striker: Striker) -> None:
    """Put the striker in the way of every write that Python can see."""
    sys.addaudithook(_hook(striker))
    for name in ("fsync", "fdatasync", "write", "pwrite", "writev", "posix_fallocate"):
        if hasattr(os, name):
            setattr(os, name, _told(striker, name, getattr(os, name)))
    sqlite3.connect = _connecting(striker, sqlite3.connect)  # type: ignore[assignment]
    opened = builtins.open
    builtins.open = io.open = _opening(striker, opened)


def _hook(striker: Striker) -> Callable[[str, tuple[Any, ...]], None]:
    acts = {"os.remove": "remove", "os.mkdir": "mkdir", "os.rmdir": "rmdir", "os.truncate": "truncate"}

    def hook(name: str, arguments: tuple[Any, ...]) -> None:
        if name == "open" and isinstance(arguments[2], int) and arguments[2] & WRITING:
            striker.event("open", arguments[0])
        elif name in {"os.rename", "os.link"}:
            striker.event(name[3:], arguments[1])
        elif name in acts:
            striker.event(acts[name], arguments[0])

    return hook


def _connecting(striker: Striker, connect: Callable[..., sqlite3.Connection]) -> Callable[..., sqlite3.Connection]:
    def call(*words: Any, **named: Any) -> sqlite3.Connection:
        database = connect(*words, **named)
        with contextlib.suppress(sqlite3.Error):
            place = str(database.execute("PRAGMA database_list").fetchone()[2])
            database.set_trace_callback(lambda statement: _statement(striker, place, statement))
        return database

    return call


def _statement(striker: Striker, place: str, statement: str) -> None:
    word = statement.split(None, 1)[0].upper()
    if word not in {"SELECT", "PRAGMA"} and not striker.plan.error:  # an error raised in here would be swallowed
        striker.event(f"sql {word}", place)


def _told(striker: Striker, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
    def call(handle: int, *rest: Any) -> Any:  # noqa: ANN401 — as wide as what it replaces
        striker.event(name, handle)
        return real(handle, *rest)

    return call


class _Raw(io.FileIO):
    """A file whose every write is seen, and may be torn in the middle."""

    striker: Striker

    def write(self, data: Any, /) -> int:  # noqa: ANN401 — as wide as what it replaces
        half = memoryview(data).cast("B")
        half = half[: len(half) // 2]
        self.striker.event("write", self.fileno(), lambda: super(_Raw, self).write(half))
        return super().write(data)


def _opening(striker: Striker, opened: Callable[..., Any]) -> Callable[..., Any]:
    class Raw(_Raw):
        pass

    Raw.striker = striker

    def call(file: Any, mode: str = "r", buffering: int = -1, *rest: Any, **named: Any) -> Any:  # noqa: ANN401
        writes = "b" in mode and set(mode) & set("wax+")
        if not writes or rest or {*named} - {"closefd"} or striker._inside(file) is None:  # noqa: SLF001 — ours
            return opened(file, mode, buffering, *rest, **named)
        raw = Raw(file, mode.replace("b", ""), closefd=named.get("closefd", True))
        if buffering == 0:
            return raw
        return io.BufferedRandom(raw) if "+" in mode else io.BufferedWriter(raw)

    return call


# Hearing the commits


def announce(striker: Striker) -> None:
    """Tell what each commit will hold before it happens, and that it has happened after it."""
    from archiveviewer.index import schema  # noqa: PLC0415 — the program is imported only now, watched
    from faults.corpus import digest  # noqa: PLC0415

    writer = getattr(importlib.import_module(WRITER[0]), WRITER[1])
    add, remove, commit, cancel = writer.add, writer.remove, writer.commit, writer.cancel

    def added(self: object, batch: Batch, ids: Sequence[str]) -> Any:  # noqa: ANN401
        for article_id, packed in zip(ids, batch.articles, strict=True):
            striker.tell("add", article_id, digest(schema.article(schema.stored(article_id, packed))))
        return add(self, batch, ids)

    def removed(self: object, ids: Any) -> Any:  # noqa: ANN401
        going = list(ids)
        for article_id in going:
            striker.tell("remove", article_id)
        return remove(self, going)

    def committed(self: object, *rest: Any, **named: Any) -> Any:  # noqa: ANN401
        striker.tell("committing")
        done = commit(self, *rest, **named)
        striker.tell("committed")
        return done

    def cancelled(self: object, *rest: Any, **named: Any) -> Any:  # noqa: ANN401
        striker.tell("cancelled")
        return cancel(self, *rest, **named)

    writer.add, writer.remove, writer.commit, writer.cancel = added, removed, committed, cancelled


def commit_often(batch: int) -> None:
    """Commits of few articles, with merges among them, and progress told of every file."""
    changes: list[tuple[str, str, float]] = [(LOOKING, PAUSE, 0.0)]
    if batch:
        changes += [(UPDATING, name, batch) for name in BATCHES]
        changes += [(WRITER[0], KEPT, WORDS_KEPT * batch), (WRITER[0], LARGE, ENOUGH), (*LAYING_BY, 0)]
        changes += [(WRITER[0], name, FEW) for name in CROWDED]
    for place, name, value in changes:
        module = importlib.import_module(place)
        assert hasattr(module, name), f"{module.__name__} has no {name} any more: see faults/strike.py"
        setattr(module, name, value)


class _Progress(io.TextIOBase):
    """Standard error, whose lines of progress go to whoever watches."""

    def __init__(self, striker: Striker, stderr: TextIO) -> None:
        self._striker = striker
        self._stderr = stderr

    def write(self, text: str, /) -> int:
        if not text.startswith('{"progress"'):
            return self._stderr.write(text)
        self._striker.tell("progress", json.loads(text)["progress"]["phase"])
        return len(text)

    def flush(self) -> None:
        self._stderr.flush()


def limit(largest: int) -> None:
    """No file may become larger than that."""
    import resource  # noqa: PLC0415 — absent on Windows, where none of this runs

    resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))


def main() -> int:
    """Run the command with the fault in it."""
    plan = msgspec.json.decode(sys.argv[1], type=Plan)
    striker = Striker(plan)
    from archiveviewer import __main__ as program  # noqa: PLC0415 — that is the work, and begins only now

    announce(striker)
    commit_often(plan.batch)
    if plan.largest:
        limit(plan.largest)
    sys.stderr = _Progress(striker, sys.stderr)
    watch(striker)
    striker.tell("begin")
    sys.argv[1:] = [*sys.argv[2:], "--progress-json"]
    return program.main()


if __name__ == "__main__":
    sys.exit(main())
