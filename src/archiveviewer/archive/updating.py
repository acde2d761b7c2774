"""Bring an archive up to date with its folders. Folders come in; progress and at the end a summary go out.

The update looks at every file's size and time, reads only what is new or changed, keeps the ids of moved files, and
commits in batches: whoever stops it, in whatever way, keeps what was committed and loses nothing else, since the next
update finds the rest still to do. Closing the generator cancels at once. It refuses to know windows and formats.
"""

from __future__ import annotations

import contextlib
import itertools
import os
import time
from collections import Counter
from typing import TYPE_CHECKING

from archiveviewer import readers
from archiveviewer.archive import naming, recognition
from archiveviewer.archive.catalogue import Catalogue, Entry, holders
from archiveviewer.archive.decisions import Decided
from archiveviewer.archive.flaws import packed
from archiveviewer.archive.folders import Seen
from archiveviewer.archive.looking import A_FILE, Looking
from archiveviewer.archive.mending import CATALOGUE, UNFINISHED, learn_flaws
from archiveviewer.archive.naming import Read
from archiveviewer.archive.reading import ReadingPool
from archiveviewer.archive.relating import relate
from archiveviewer.archive.worker import Outcome, Request, member_path, shown
from archiveviewer.article import WITHIN
from archiveviewer.index.incoming import Incoming
from archiveviewer.index.store import Store
from archiveviewer.index.writing import Writer
from archiveviewer.processes import give_back_memory, share_memory
from archiveviewer.readers import rules
from archiveviewer.results import Phase, Progress, Summary

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Sequence
    from concurrent.futures import Executor
    from pathlib import Path

    from archiveviewer.archive.catalogue import Key
    from archiveviewer.archive.comparison import Step
    from archiveviewer.archive.reading import Group
    from archiveviewer.archive.worker import Answer
    from archiveviewer.readers.containers import Listing

FIRST_BATCH = 200
"""Articles of the first commit, so that searching can begin soon."""
LARGEST_BATCH = 40_000
"""Articles of later commits; each is four times the one before up to this."""

MOST_INSIDE = 1_000_000
"""Members of one file and of all containers in it."""


def update(
    archive: Path,
    roots: dict[str, Path],
    jobs: int,
    executor: Executor | None = None,
    *,
    decided: Decided | None = None,
    only: Sequence[Key] | None = None,
) -> Generator[Progress, None, Summary]:
    """Update the archive from its source folders; `roots` maps their names in the catalogue to where they are now.

    `decided` tells which encoding a person chose for a file. `only` names files, or folders, whose known files are read
    again whether they changed or not; nothing else is looked at then.
    """
    started = time.monotonic()
    share_memory()
    with (
        Catalogue(archive / CATALOGUE, writable=True) as catalogue,
        contextlib.closing(Writer(archive / "index")) as writer,
        Incoming(archive) as incoming,
    ):
        run = _Update(roots, catalogue, writer, decided or Decided(), archive, incoming)
        unfinished = archive / UNFINISHED
        if unfinished.exists():
            run.reconcile(archive / "index")
        unfinished.touch()
        learn_flaws(catalogue, archive / "index")
        yield Progress(phase="looking")
        with ReadingPool(archive, jobs, executor) as pool:
            pool.begin()
            yield from run.look() if only is None else run.choose(only)
            yield from run.read(pool)
        finishing = run.finishing()
        yield finishing
        run.finish()
        give_back_memory()
        yield from (finishing for _ in relate(archive, writer, incoming) if run.is_time())
        unfinished.unlink()
        return run.summary(started)


class _Update(Looking):
    """The state of one update: what is known, what is planned, what is not committed yet."""

    def __init__(
        self,
        roots: dict[str, Path],
        catalogue: Catalogue,
        writer: Writer,
        decided: Decided,
        archive: Path,
        incoming: Incoming,
    ) -> None:
        super().__init__(roots, catalogue)
        self.incoming = incoming
        self.decided = decided
        self.writer = writer
        own_rules, scans = archive / rules.FOLDER, archive / recognition.FILE
        self.rules = os.fsencode(own_rules) if own_rules.is_dir() else b""
        self.scans = os.fsencode(scans) if scans.is_file() else b""
        self._done = 0
        self._looked_into: list[Entry] = []
        self._inside: Counter[Key] = Counter()
        self._lost: set[str] = set()
        self._batch = 0
        self._batch_size = FIRST_BATCH

    def reconcile(self, index: Path) -> None:
        """After an update that did not end: whoever killed it may have done so between index and catalogue.

        Articles that no file stands for go; files whose articles are missing are read again, and nobody else gets
        their ids meanwhile.
        """
        with Store(index) as store:
            held = store.ids()
        known = self.catalogue.ids()
        self.writer.remove(held - known)
        self._lost = known - held
        if self._lost:
            without = [entry[:2] for entry in self.catalogue.entries() if not held.issuperset(entry.ids)]
            self.catalogue.forget_times(without)

    # Reading

    def read(self, pool: ReadingPool) -> Iterator[Progress]:
        """Read what is new or changed, then what lies in the containers among it, committing in batches."""
        started = time.monotonic()
        count = 0
        while count < self.comparison.files:
            for answered in pool.read(self._requests(), self.comparison.files - count):
                if answered is not None:
                    group, answer = answered
                    self._take_all(group, answer)
                    count, self._newest = count + len(group), group[-1].path
                    yield from self._commit_if_due(count, pool)
                if self.is_time():
                    yield self._progress(count, started)

    def _commit_if_due(self, count: int, pool: ReadingPool) -> Iterator[Progress]:
        if self._batch >= self._batch_size:
            self._commit()
            if self.writer.is_crowded(self.comparison.files - count):
                give_back_memory()  # what the last segment took, which merging finds of the wrong size
                for _ in self.writer.merge():
                    pool.read_ahead()
                    yield self._progress(count)
                give_back_memory()

    def _requests(self) -> Iterator[Request]:
        places = {name: os.fsencode(root) for name, root in self.roots.items()}
        for folder, file, is_known in self.comparison.to_read():
            encoding = self.decided.encoding((folder, file.path))
            yield Request(
                file.path, places[folder], folder, file.size, file.modified, is_known, self.rules, encoding, self.scans
            )

    def finishing(self) -> Progress:
        """That every file is read."""
        return self._progress(self.comparison.files, phase="finishing")

    def _progress(self, count: int, started: float | None = None, phase: Phase = "reading") -> Progress:
        """How far it is; the time left can be told from when it started."""
        counts, left = self.counts, None
        if started is not None and self._done:
            left = round((time.monotonic() - started) * (self._bytes - self._done) / self._done, 1)
        return Progress(
            phase=phase,
            done=count,
            total=self.comparison.files,
            articles=counts.here,
            failed=len(counts.failed),
            seconds_left=left,
            path=shown(self._newest),
        )

    def _take_all(self, group: Group, answer: Answer) -> None:
        """Put the articles of some files into the batch, their failures into the list."""
        reads = []
        for request, outcome in zip(group, answer.outcomes, strict=True):
            before = self.catalogue.get((request.folder, request.path)) if request.is_known else None
            self._done += A_FILE + (readers.reading_size(request.path, request.size) if outcome.listing is None else 0)
            if outcome.listing is not None:
                self._look_into(request, outcome.listing, before)
            elif outcome.reason:
                self._keep(request, outcome, before)
            else:
                self._note_inside(request, outcome)
                reads.append(Read(request, outcome, before or self._moved(outcome)))
        named = naming.ids(reads, self._held, self.comparison)
        for read, ids in zip(reads, named, strict=True):
            self._take(read, ids)
        given = itertools.chain.from_iterable(named)
        for batch in answer.batches:
            ids_of_batch = list(itertools.islice(given, len(batch.articles)))
            self.writer.add(batch, ids_of_batch)
            self.incoming.add(batch, ids_of_batch)

    def _look_into(self, container: Request, listing: Listing, before: Entry | None) -> None:
        """Compare what lies in a container with what is known of it. The container itself is known when all is read:
        whoever is killed before that looks into it again, and reads what is missing.
        """
        outermost = (container.folder, container.path.partition(b"\0")[0])
        self._inside[outermost] += len(listing.members)
        if self._inside[outermost] > MOST_INSIDE:
            self._keep(container, Outcome(reason="too-large", detail=f"more than {MOST_INSIDE} members"), before)
            return
        self._bytes -= readers.reading_size(container.path, container.size)
        if before is not None:
            self.comparison.orphan(before.ids)
        members = [Seen(member_path(container.path, one.name), one.size, one.stamp) for one in listing.members]
        differing: dict[bytes, Step] = {}
        for step in self.comparison.steps_inside((container.folder, container.path), members):
            if step.file is None and not step.is_inside:
                self._miss_inside((container.folder, step.path))
            elif step.is_inside:
                if differing.keys().isdisjoint(holders(step.path)):
                    self._fail_again((container.folder, step.path))
            elif step.differs:
                differing[step.path] = step
        for step in filter(None, (differing.get(one.path) for one in members)):  # in the order in which they lie there
            self._compare(container.folder, step)
        entry = _entry(container)._replace(reason=listing.reason, detail=listing.detail)
        self._looked_into.append(entry)
        if listing.reason:
            self._fail(entry)

    def _miss_inside(self, key: Key) -> None:
        known = self.catalogue.get(key)
        self.counts.unchanged -= known.articles if known else 0
        self.comparison.miss_inside(key)

    def _note_inside(self, file: Request, outcome: Outcome) -> None:
        """Note the members of a file that could not be read though it could; whatever else was known in it is gone."""
        failed = {member_path(file.path, one.member.replace(WITHIN, "\0")): one for one in outcome.failures}
        if file.is_known:
            for step in self.comparison.steps_inside((file.folder, file.path), ()):
                if step.path not in failed:
                    self._miss_inside((file.folder, step.path))
        for path, one in failed.items():
            entry = _entry(file)._replace(path=path, reason=one.reason, detail=one.detail)
            self.catalogue.put(entry)
            self._fail(entry)

    def _held(self, ids: set[str]) -> set[str]:
        """Which of some ids belong to articles already."""
        return self.writer.held(ids) | self._lost & ids

    def _keep(self, file: Request, outcome: Outcome, before: Entry | None) -> None:
        """Note that a file could not be read; what was read of it once stays findable until it can be read again."""
        kept = before.joined if before else ""
        entry = _entry(file)._replace(joined=kept, reason=outcome.reason, detail=outcome.detail)
        self.catalogue.put(entry)
        self._fail(entry)

    def _moved(self, outcome: Outcome) -> Entry | None:
        """What is known of a file that is gone and had the same content; from now on it is the new one's."""
        before = self.comparison.moved(outcome.content) if outcome.content else None
        if before is not None:
            self.catalogue.drop((before.folder, before.path))
        return before

    def _take(self, read: Read, ids: tuple[str, ...]) -> None:
        """Note the articles of a file."""
        outcome, before = read.outcome, read.before
        stale = set(before.ids if before else ()) - set(ids)
        self.writer.remove(stale)
        kept = len(ids) if before and before.joined else 0
        self.counts.updated += kept
        self.counts.added += len(ids) - kept
        self.counts.removed += len(stale)
        self._batch += max(1, len(ids))
        entry = _entry(read.file)._replace(joined=" ".join(ids), flaws=packed(outcome.flaws))
        self.catalogue.put(entry._replace(content=outcome.content, pictures=outcome.pictures))

    # Finishing

    def finish(self) -> None:
        """Remove what is gone and commit the rest."""
        for article_id in self.comparison.orphans():
            self.writer.remove([article_id])
            self.counts.removed += 1
        self.writer.commit()
        for container in self._looked_into:
            self.catalogue.put(container)
        self.comparison.forget_gone()
        self.catalogue.commit()

    def summary(self, started: float) -> Summary:
        """What became of it, from when it started."""
        return Summary(
            added=self.counts.added,
            updated=self.counts.updated,
            removed=self.counts.removed,
            unchanged=self.counts.unchanged,
            failed=tuple(self.counts.failed),
            articles=self.catalogue.articles(),
            seconds=round(time.monotonic() - started, 3),
        )

    def _commit(self) -> None:
        """First the index, then the catalogue: in between, a file is only read once too often."""
        self.writer.commit(is_growing=True)
        self.catalogue.commit()
        self._batch = 0
        self._batch_size = min(self._batch_size * 4, LARGEST_BATCH)


def _entry(file: Request) -> Entry:
    return Entry(file.folder, file.path, file.size, file.modified)
