"""Bring an archive up to date with its folders. Folders come in; progress and at the end a summary go out.

The update looks at every file's size and time, reads only what is new or changed, keeps the ids of moved files, and
commits in batches: whoever stops it, in whatever way, keeps what was committed and loses nothing else, since the next
update finds the rest still to do. Closing the generator cancels at once. It refuses to know windows and formats.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import time
from collections import defaultdict, deque
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from archiveviewer.archive.catalogue import Catalogue, Entry
from archiveviewer.archive.folders import Look, Seen
from archiveviewer.archive.mending import CATALOGUE, UNFINISHED
from archiveviewer.archive.reading import ReadingPool
from archiveviewer.archive.worker import Answer, Outcome, Request, shown
from archiveviewer.index.store import Store
from archiveviewer.index.writing import Writer
from archiveviewer.results import Failure, Progress, Summary

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator
    from concurrent.futures import Executor

    from archiveviewer.archive.catalogue import Key
    from archiveviewer.archive.reading import Group

FIRST_BATCH = 200
"""Articles of the first commit, so that searching can begin soon."""
LARGEST_BATCH = 40_000
"""Articles of later commits; each is four times the one before up to this."""
A_FILE = 20_000
"""Bytes that a file counts for beside its own when the time left is estimated."""
TELL_AFTER = 64
"""Files that are compared before it is asked whether it is time to tell."""
TELL_EVERY = 0.2
"""Seconds between two progress reports."""

SUSPICIOUSLY_MANY = 20
"""Files of a folder that don't vanish all at once: an empty folder in their place is where a stick or share was."""
WORTH_A_RETRY = frozenset({"denied", "missing", "damaged"})
"""Reasons that may go away although the file stays as it is."""


@dataclass(slots=True)
class Counts:
    """What has been done so far, in articles."""

    added: int = 0
    updated: int = 0
    removed: int = 0
    unchanged: int = 0
    failed: list[Failure] = field(default_factory=list)


@dataclass(slots=True)
class _Plan:
    """What an update has to do: files to read by source folder, in all so many of so many bytes. `present` are the
    known files that are still there, `gone` those that are not. A file that is not known yet is kept only until it is
    read, so that memory does not grow with the archive that is made.
    """

    to_read: dict[str, deque[Seen]] = field(default_factory=lambda: defaultdict(deque))
    files: int = 0
    bytes: int = 0
    present: set[Key] = field(default_factory=set)
    gone: dict[Key, Entry] = field(default_factory=dict)


def update(
    archive: Path, roots: dict[str, Path], jobs: int, executor: Executor | None = None
) -> Generator[Progress, None, Summary]:
    """Update the archive from its source folders; `roots` maps their names in the catalogue to where they are now."""
    started = time.monotonic()
    with (
        Catalogue(archive / CATALOGUE, writable=True) as catalogue,
        contextlib.closing(Writer(archive / "index")) as writer,
    ):
        run = _Update(roots, catalogue, writer)
        unfinished = archive / UNFINISHED
        if unfinished.exists():
            run.reconcile(archive / "index")
        unfinished.touch()
        yield Progress(phase="looking")
        with ReadingPool(jobs, executor) as pool:
            pool.begin()
            yield from run.look()
            yield from run.read(pool)
        finishing = Progress(phase="finishing", done=run.plan.files, total=run.plan.files)
        yield finishing
        run.finish()
        for _ in writer.merge():
            yield finishing
        unfinished.unlink()
        counts, articles = run.counts, catalogue.articles()
    return Summary(
        added=counts.added,
        updated=counts.updated,
        removed=counts.removed,
        unchanged=counts.unchanged,
        failed=tuple(counts.failed),
        articles=articles,
        seconds=round(time.monotonic() - started, 3),
    )


class _Update:
    """The state of one update: what is known, what is planned, what is not committed yet."""

    def __init__(self, roots: dict[str, Path], catalogue: Catalogue, writer: Writer) -> None:
        self.roots = roots
        self.names = {name: (Path(name).name, os.fsencode(root)) for name, root in roots.items()}
        self.catalogue = catalogue
        self.writer = writer
        self.known = catalogue.entries()
        self.plan = _Plan()
        self.counts = Counts()
        self._taken = {_number(article_id) for entry in self.known.values() for article_id in entry.ids}
        self._kept: set[str] = set()
        self._batch = 0
        self._batch_size = FIRST_BATCH
        self._told = 0.0

    @cached_property
    def _owners(self) -> dict[str, Key]:
        """Whose each id was before this update; made when two files want the same one."""
        return {article_id: key for key, entry in self.known.items() for article_id in entry.ids}

    def reconcile(self, index: Path) -> None:
        """After an update that did not end: whoever killed it may have done so between index and catalogue.

        Articles that no file stands for go; files whose articles are missing are read again.
        """
        with Store(index) as store:
            held = store.ids()
        known = {article_id for entry in self.known.values() for article_id in entry.ids}
        self.writer.remove(held - known)
        for key, entry in self.known.items():
            if not held.issuperset(entry.ids):
                self.known[key] = entry._replace(modified=-1)

    # Looking

    def look(self) -> Iterator[Progress]:
        """Compare what lies in the folders with what is known."""
        for name, root in self.roots.items():
            look = Look(root)
            held = sum(key[0] == name for key in self.known)
            for number, file in enumerate(look.files()):
                self._compare(name, file)
                if not number % TELL_AFTER and self._is_time():
                    yield Progress(phase="looking", done=number, path=shown(file.path))
            if held >= SUSPICIOUSLY_MANY and look.is_empty:
                look.hidden[b""] = FileNotFoundError(errno.ENOENT, "the folder is empty; its articles are kept")
            self.counts.failed += [
                Failure(
                    path=str(root / shown(place)),
                    reason="missing" if error.errno in {errno.ENOENT, errno.ENOTDIR} else "denied",
                    detail=error.strerror or "",
                )
                for place, error in look.hidden.items()
            ]
            for key in self.known.keys() - self.plan.present:
                if key[0] == name and not look.is_hidden(key[1]):
                    self.plan.gone[key] = self.known[key]
        # A source folder that another one has swallowed: its files are found again there and keep their ids.
        self.plan.gone.update((key, entry) for key, entry in self.known.items() if key[0] not in self.roots)

    def _compare(self, folder: str, file: Seen) -> None:
        key = (folder, file.path)
        entry = self.known.get(key)
        if entry is not None:
            self.plan.present.add(key)
            if entry.reason not in WORTH_A_RETRY and (entry.size, entry.modified) == (file.size, file.modified):
                self.counts.unchanged += entry.articles
                if entry.reason:
                    failure = Failure(path=self._place(key), reason=entry.reason, detail=entry.detail)
                    self.counts.failed.append(failure)
                return
        self.plan.to_read[folder].append(file)
        self.plan.files += 1
        self.plan.bytes += file.size + A_FILE

    # Reading

    def read(self, pool: ReadingPool) -> Iterator[Progress]:
        """Read what is new or changed, committing in batches."""
        gone_by_content: dict[bytes, list[Key]] = defaultdict(list)
        for key, entry in self.plan.gone.items():
            gone_by_content[entry.content].append(key)
        total, done = self.plan.bytes, 0
        started = time.monotonic()
        count, newest = 0, b""
        for answered in pool.read(self._requests()):
            if answered is not None:
                group, answer = answered
                self._take_all(group, answer, gone_by_content)
                count, newest = count + len(group), group[-1].path
                done += sum(request.size + A_FILE for request in group)
                if self._batch >= self._batch_size:
                    self._commit()
                    if self.writer.is_crowded:
                        yield from (self._progress(count, None, newest) for _ in self.writer.merge())
            if self._is_time():
                left = (time.monotonic() - started) * (total - done) / done if done else None
                yield self._progress(count, left, newest)

    def _requests(self) -> Iterator[Request]:
        for folder, files in self.plan.to_read.items():
            root = self.names[folder][1]
            while files:
                file = files.popleft()
                yield Request(file.path, root, folder, file.size, file.modified)

    def _progress(self, count: int, left: float | None, path: bytes) -> Progress:
        counts = self.counts
        return Progress(
            phase="reading",
            done=count,
            total=self.plan.files,
            articles=counts.added + counts.updated + counts.unchanged,
            failed=len(counts.failed),
            seconds_left=None if left is None else round(left, 1),
            path=shown(path),
        )

    def _take_all(self, group: Group, answer: Answer, gone_by_content: dict[bytes, list[Key]]) -> None:
        """Put the articles of some files into the batch, their failures into the list."""
        ids: list[str] = []
        for request, outcome in zip(group, answer.outcomes, strict=True):
            ids += self._take(request, outcome, gone_by_content)
        self.writer.add(answer.batch, ids)

    def _take(self, file: Request, outcome: Outcome, gone_by_content: dict[bytes, list[Key]]) -> tuple[str, ...]:
        """Note what became of a file; returns the ids of its articles."""
        key = (file.folder, file.path)
        before = self.known.get(key)
        entry = Entry(key[0], key[1], file.size, file.modified)
        if outcome.reason:
            failure = Failure(path=self._place(key), reason=outcome.reason, detail=outcome.detail)
            self.counts.failed.append(failure)
            # What was read of it once stays findable until it can be read again.
            kept = before.joined if before else ""
            self.catalogue.put(entry._replace(joined=kept, reason=outcome.reason, detail=outcome.detail))
            return ()
        moved_from = next(iter(gone_by_content.get(outcome.content, ())), None) if outcome.content else None
        if before is None and moved_from is not None:
            gone_by_content[outcome.content].remove(moved_from)
            before = self.plan.gone.pop(moved_from)
            self.known.pop(moved_from)
            self.catalogue.drop([moved_from])
        ids = self._ids(key, outcome, before)
        self._count(ids, before)
        self.catalogue.put(entry._replace(content=outcome.content, joined=" ".join(ids), pictures=outcome.pictures))
        return ids

    def _count(self, ids: tuple[str, ...], before: Entry | None) -> None:
        stale = set(before.ids if before else ()) - set(ids)
        self.writer.remove(stale)
        kept = len(ids) if before and before.joined else 0
        self.counts.updated += kept
        self.counts.added += len(ids) - kept
        self.counts.removed += len(stale)
        self._batch += max(1, len(ids))

    def _ids(self, key: Key, outcome: Outcome, before: Entry | None) -> tuple[str, ...]:
        """The ids of a file's articles: those it had, or new ones that no other article has."""
        if before and before.articles == len(outcome.urls):
            ids = before.ids
        else:
            taken: dict[str, None] = {}
            for number, (url, member) in enumerate(zip(outcome.urls, outcome.members, strict=True)):
                taken[self._new_id(key, member or (str(number) if number else ""), url, taken)] = None
            ids = tuple(taken)
        for article_id in ids:
            if (number := _number(article_id)) in self._taken:
                self._kept.add(article_id)
            self._taken.add(number)
        return ids

    def _new_id(self, key: Key, member: str, url: str, taken: dict[str, None]) -> str:
        place = f"{self.names[key[0]][0]}\0{os.fsdecode(key[1])}\0{member}"
        for untaken in (url, place, f"{key[0]}\0{place}"):
            article_id = _hash(untaken)
            if untaken and article_id not in taken and self._is_free(article_id, key):
                return article_id
        return _hash(f"{key[0]}\0{place}\0{len(self._taken)}\0{len(taken)}")

    def _is_free(self, article_id: str, key: Key) -> bool:
        """Whether a file may have an id: nobody has it, or it had it itself, or who had it is gone."""
        if _number(article_id) not in self._taken:
            return True
        owner = self._owners.get(article_id)
        return article_id not in self._kept and (owner == key or owner in self.plan.gone)

    def _place(self, key: Key) -> str:
        return str(self.roots[key[0]] / shown(key[1]))

    # Finishing

    def finish(self) -> None:
        """Remove what is gone and commit the rest."""
        for entry in self.plan.gone.values():
            orphans = [article_id for article_id in entry.ids if article_id not in self._kept]
            self.writer.remove(orphans)
            self.counts.removed += len(orphans)
        self.catalogue.drop(self.plan.gone)
        self._commit()

    def _commit(self) -> None:
        """First the index, then the catalogue: in between, a file is only read once too often."""
        self.writer.commit()
        self.catalogue.commit()
        self._batch = 0
        self._batch_size = min(self._batch_size * 4, LARGEST_BATCH)

    def _is_time(self) -> bool:
        now = time.monotonic()
        if now - self._told < TELL_EVERY:
            return False
        self._told = now
        return True


def _number(article_id: str) -> int:
    """An id as a number: a set of numbers takes a third of the room of one of texts."""
    try:
        return int(article_id, 16)
    except ValueError:  # not one that we gave
        return hash(article_id)


def _hash(text: str) -> str:
    return hashlib.blake2b(text.encode("utf-8", "surrogateescape"), digest_size=8).hexdigest()
