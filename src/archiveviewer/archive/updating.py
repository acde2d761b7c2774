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
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from archiveviewer.archive.catalogue import Catalogue, Entry
from archiveviewer.archive.folders import Look, Seen
from archiveviewer.archive.reading import ReadingPool
from archiveviewer.index.store import Store, Writer
from archiveviewer.readers.files import printable
from archiveviewer.readers.worker import Outcome, Request
from archiveviewer.results import Failure, Progress, Summary

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from archiveviewer.article import Article

FIRST_BATCH = 200
"""Articles of the first commit, so that searching can begin soon."""
LARGEST_BATCH = 4_000
"""Articles of later commits; each is twice the one before up to this."""
TELL_EVERY = 0.2
"""Seconds between two progress reports."""

SUSPICIOUSLY_MANY = 20
"""Files of a folder that don't vanish all at once: an empty folder in their place is where a stick or share was."""
WORTH_A_RETRY = frozenset({"denied", "missing", "damaged"})
"""Reasons that may go away although the file stays as it is."""

Key = tuple[str, bytes]
"""A file: its source folder as the archive names it, and its path in there."""


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
    """What an update has to do. `gone` are known files that are no longer there."""

    seen: dict[Key, Seen] = field(default_factory=dict)
    to_read: list[Key] = field(default_factory=list)
    gone: dict[Key, Entry] = field(default_factory=dict)


def update(archive: Path, roots: dict[str, Path], jobs: int) -> Generator[Progress, None, Summary]:
    """Update the archive from its source folders; `roots` maps their names in the catalogue to where they are now."""
    started = time.monotonic()
    with (
        Catalogue(archive / "catalogue.sqlite", writable=True) as catalogue,
        contextlib.closing(Writer(archive / "index")) as writer,
    ):
        run = _Update(roots, catalogue, writer)
        unfinished = archive / "unfinished"
        if unfinished.exists():
            run.reconcile(archive / "index")
        unfinished.touch()
        yield Progress(phase="looking")
        yield from run.look()
        yield from run.read(jobs)
        yield Progress(phase="finishing", done=len(run.plan.to_read), total=len(run.plan.to_read))
        run.finish()
        unfinished.unlink()
        counts = run.counts
        articles = sum(len(entry.ids) for entry in run.known.values())
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
        self.catalogue = catalogue
        self.writer = writer
        self.known = catalogue.entries()
        self.owners = {article_id: key for key, entry in self.known.items() for article_id in entry.ids}
        self.plan = _Plan()
        self.counts = Counts()
        self._batch = 0
        self._batch_size = FIRST_BATCH
        self._told = 0.0

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
            for file in look.files():
                self._compare((name, file.path), file)
                if self._is_time():
                    yield Progress(phase="looking", done=len(self.plan.seen), path=shown(file.path))
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
            for key, entry in self.known.items():
                if key[0] == name and key not in self.plan.seen and not look.is_hidden(key[1]):
                    self.plan.gone[key] = entry
        # A source folder that another one has swallowed: its files are found again there and keep their ids.
        self.plan.gone.update((key, entry) for key, entry in self.known.items() if key[0] not in self.roots)

    def _compare(self, key: Key, file: Seen) -> None:
        self.plan.seen[key] = file
        entry = self.known.get(key)
        if entry is None or entry.reason in WORTH_A_RETRY or (entry.size, entry.modified) != (file.size, file.modified):
            self.plan.to_read.append(key)
            return
        self.counts.unchanged += len(entry.ids)
        if entry.reason:
            self.counts.failed.append(Failure(path=self._place(key), reason=entry.reason, detail=entry.detail))

    # Reading

    def read(self, jobs: int) -> Iterator[Progress]:
        """Read what is new or changed, committing in batches."""
        gone_by_content: dict[bytes, list[Key]] = defaultdict(list)
        for key, entry in self.plan.gone.items():
            gone_by_content[entry.content].append(key)
        sizes = {key: self.plan.seen[key].size + 20_000 for key in self.plan.to_read}
        total, done = sum(sizes.values()), 0
        requests = {key: self._request(key) for key in self.plan.to_read}
        keys = {(request.root, request.path): key for key, request in requests.items()}
        started = time.monotonic()
        count, newest = 0, b""
        with ReadingPool(jobs) as pool:
            for answer in pool.read(requests.values()):
                if answer is not None:
                    request, outcome = answer
                    key = keys[request.root, request.path]
                    self._take(key, outcome, gone_by_content)
                    count, newest, done = count + 1, key[1], done + sizes[key]
                    if self._batch >= self._batch_size:
                        self._commit()
                if self._is_time():
                    left = (time.monotonic() - started) * (total - done) / done if done else None
                    yield self._progress(count, left, newest)

    def _request(self, key: Key) -> Request:
        root = self.roots[key[0]]
        return Request(path=os.fsencode(root / os.fsdecode(key[1])), root=os.fsencode(root))

    def _progress(self, count: int, left: float | None, path: bytes) -> Progress:
        counts = self.counts
        return Progress(
            phase="reading",
            done=count,
            total=len(self.plan.to_read),
            articles=counts.added + counts.updated + counts.unchanged,
            failed=len(counts.failed),
            seconds_left=None if left is None else round(left, 1),
            path=shown(path),
        )

    def _take(self, key: Key, outcome: Outcome, gone_by_content: dict[bytes, list[Key]]) -> None:
        """Put a file's articles into the batch, or its failure into the list."""
        file, before = self.plan.seen[key], self.known.get(key)
        entry = Entry(key[0], key[1], file.size, file.modified)
        if outcome.reason:
            failure = Failure(path=self._place(key), reason=outcome.reason, detail=outcome.detail)
            self.counts.failed.append(failure)
            # What was read of it once stays findable until it can be read again.
            kept = before.ids if before else ()
            self._remember(entry._replace(ids=kept, reason=outcome.reason, detail=outcome.detail))
            return
        moved_from = next(iter(gone_by_content.get(outcome.content, ())), None) if outcome.content else None
        if before is None and moved_from is not None:
            gone_by_content[outcome.content].remove(moved_from)
            before = self.plan.gone.pop(moved_from)
            self.known.pop(moved_from)
            self.catalogue.drop([moved_from])
        articles = tuple(_placed(article, key) for article in outcome.articles)
        ids = self._ids(key, articles, before)
        self._store(ids, articles, before)
        pictures = sum(bool(block.image) for article in articles for block in article.blocks)
        self._remember(entry._replace(content=outcome.content, ids=ids, pictures=pictures))

    def _store(self, ids: tuple[str, ...], articles: tuple[Article, ...], before: Entry | None) -> None:
        stale = set(before.ids if before else ()) - set(ids)
        self.writer.remove(stale)
        for article_id, article in zip(ids, articles, strict=True):
            self.writer.add(msgspec.structs.replace(article, id=article_id))
        kept = len(ids) if before and before.ids else 0
        self.counts.updated += kept
        self.counts.added += len(ids) - kept
        self.counts.removed += len(stale)
        self._batch += max(1, len(ids))

    def _ids(self, key: Key, articles: tuple[Article, ...], before: Entry | None) -> tuple[str, ...]:
        """The ids of a file's articles: those it had, or new ones that no other file owns."""
        if before and len(before.ids) == len(articles):
            ids = before.ids
        else:
            ids = tuple(self._new_id(key, number, article) for number, article in enumerate(articles))
        for article_id in ids:
            self.owners[article_id] = key
        return ids

    def _new_id(self, key: Key, number: int, article: Article) -> str:
        member = article.provenance.member or (str(number) if number else "")
        place = f"{Path(key[0]).name}\0{os.fsdecode(key[1])}\0{member}"
        for untaken in (article.url, place, f"{key[0]}\0{place}"):
            owner = self.owners.get(article_id := _hash(untaken), key)
            if untaken and (owner == key or owner in self.plan.gone):
                return article_id
        return _hash(f"{key[0]}\0{place}\0{len(self.owners)}")

    def _remember(self, entry: Entry) -> None:
        self.known[entry.folder, entry.path] = entry
        self.catalogue.put(entry)

    def _place(self, key: Key) -> str:
        return str(self.roots[key[0]] / shown(key[1]))

    # Finishing

    def finish(self) -> None:
        """Remove what is gone and commit the rest."""
        for key, entry in self.plan.gone.items():
            orphans = [article_id for article_id in entry.ids if self.owners.get(article_id) == key]
            self.writer.remove(orphans)
            self.counts.removed += len(orphans)
            self.known.pop(key, None)
        self.catalogue.drop(self.plan.gone)
        self._commit()

    def _commit(self) -> None:
        """First the index, then the catalogue: in between, a file is only read once too often."""
        self.writer.commit()
        self.catalogue.commit()
        self._batch = 0
        self._batch_size = min(self._batch_size * 2, LARGEST_BATCH)

    def _is_time(self) -> bool:
        now = time.monotonic()
        if now - self._told < TELL_EVERY:
            return False
        self._told = now
        return True


def _hash(text: str) -> str:
    return hashlib.blake2b(text.encode("utf-8", "surrogateescape"), digest_size=8).hexdigest()


def shown(path: bytes) -> str:
    """A path for people and JSON: what can't be printed in it is written as escapes."""
    return printable(Path(os.fsdecode(path)))


def _placed(article: Article, key: Key) -> Article:
    """The article with its path below the source folder as the archive names it, wherever that is mounted now."""
    path = str(Path(key[0], shown(key[1])))
    return msgspec.structs.replace(article, provenance=msgspec.structs.replace(article.provenance, path=path))
