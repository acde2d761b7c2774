"""The one writer of the index. Analysed articles and ids come in; commits go out, each seen by others as a whole.

Articles are gathered in memory up to a budget and become segments; documents that are replaced or removed are marked in
a list beside their segment. A commit is the replacing of the manifest and nothing else: whoever is killed before it has
changed nothing. Merging comes after the commit, as a commit of its own. It refuses to know where articles come from.
"""

from __future__ import annotations

import contextlib
import itertools
import secrets
import statistics
from typing import TYPE_CHECKING, Self

import numpy as np

from archiveviewer.index import manifest as manifests
from archiveviewer.index.apart import MergeApart
from archiveviewer.index.manifest import Entry, Manifest
from archiveviewer.index.schema import ID
from archiveviewer.index.segments.building import Buffer
from archiveviewer.index.segments.merging import merge
from archiveviewer.index.segments.storing import GOOD_FROM
from archiveviewer.index.snapshot import open_segment
from archiveviewer.index.verification import damage_told

if TYPE_CHECKING:
    from collections.abc import Collection, Generator, Iterable, Iterator, Sequence
    from pathlib import Path
    from typing import IO

    from numpy.typing import NDArray

    from archiveviewer.index.analysis import Batch
    from archiveviewer.index.segments.reading import Segment

MOST_WORDS = 5_000_000
"""Words in memory before they become a segment: some 7,500 articles."""
KEPT_WORDS = MOST_WORDS // 4
"""Words up to which what was committed stays in memory, to be written once more with what comes next: that is sooner
done than to merge both, and a small first import ends as one segment without a merge.
"""
MOST_BYTES = 96 * 1024 * 1024
"""Bytes of stored documents in memory before they become a segment."""
MOST_SEGMENTS, MOST_AT_THE_END = 64, 96
"""Segments from which an update merges before it has ended, unless it will end before there are so many: it merges at
its end in any case.
"""
LARGE = 250_000
"""Documents from which a segment stays as it is, unless many are deleted: so what merging takes, in time and memory,
does not grow with the archive.
"""
LARGER = 4
"""How many times as large as all smaller ones together a segment is at the least, so that there are never many."""
WORTH_A_PROCESS = 20_000
"""Documents from which a merge is worth a process of its own, which takes as long to be started as to merge a few
thousand.
"""
MOST_DELETED = 1 / 4
"""Share of deleted documents from which a segment is written anew."""


class _Held:
    """A segment the writer knows: its entry and, once something in it is deleted, the new list of what is."""

    def __init__(self, entry: Entry, segment: Segment) -> None:
        self.entry, self.segment = entry, segment
        self.deleted: NDArray[np.bool_] | None = None

    def delete(self, documents: NDArray[np.int64]) -> None:
        """Mark documents as deleted."""
        if len(documents):
            if self.deleted is None:
                old = self.segment.deleted
                self.deleted = np.zeros(self.entry.documents, bool) if old is None else old.copy()
            self.deleted[documents] = True

    @property
    def is_empty(self) -> bool:
        """Whether every document is deleted."""
        return self.deleted is not None and bool(self.deleted.all())


class Writer:
    """Adds and removes articles; nothing is seen by others before `commit`, and `cancel` forgets it all. One that
    begins `anew` holds nothing of what is there, and its first commit replaces it.
    """

    def __init__(self, folder: Path, *, anew: bool = False) -> None:
        self._folder = folder
        self._manifest = manifests.load(folder)
        manifests.sweep(folder, self._manifest)
        if anew:
            self._manifest = Manifest(generation=self._manifest.generation)
        self._prefix = secrets.token_hex(4)
        self._numbers = itertools.count()
        self._held: list[_Held] = []
        self._buffer = Buffer()
        self._buffered: set[str] = set()
        self._growing: _Held | None = None
        """The segment that holds what the buffer held at the last commit, and is replaced by all it holds later."""
        self._gone: set[str] = set()
        self._changed = anew
        self._apart: MergeApart | None = None
        with damage_told(folder):
            self._take(self._manifest)

    def _take(self, manifest: Manifest) -> None:
        """Hold the segments of a manifest, and only those."""
        kept = {held.entry.file: held for held in self._held}
        self._held = []
        for entry in manifest.segments:
            held = kept.pop(entry.file, None)
            if held is None:
                held = _Held(entry, open_segment(self._folder, entry))
            elif held.entry != entry:
                held.entry, held.segment.deleted = entry, manifests.load_deleted(self._folder, entry)
            held.deleted = None
            self._held.append(held)
        for held in kept.values():
            held.segment.close()

    def add(self, batch: Batch, ids: Sequence[str]) -> None:
        """Add the articles of a batch, each in place of the one of the same id if there is one; no id comes twice."""
        if not ids:
            return
        if not self._buffered.isdisjoint(ids):
            self._flush()
        self._buffer.add(batch, ids)
        self._buffered.update(ids)
        self._changed = True
        if self._buffer.words >= MOST_WORDS or self._buffer.bytes >= MOST_BYTES:
            self._flush()

    def remove(self, ids: Iterable[str]) -> None:
        """Remove articles by id; unknown ids do no harm."""
        gone = set(ids)
        if not self._buffered.isdisjoint(gone):
            self._flush()
        self._gone |= gone
        self._changed = self._changed or bool(gone)

    def held(self, ids: Collection[str]) -> set[str]:
        """Which of some ids articles have that are here, and are not to be removed."""
        asked = sorted(article_id.encode("utf-8", "replace") for article_id in ids)
        found: set[str] = set()
        with damage_told(self._folder):
            for held in self._held:
                deleted = held.segment.deleted if held.deleted is None else held.deleted
                found.update(_living(held.segment, asked, deleted))
        return self._buffered.intersection(ids) | (found - self._gone)

    def commit(self, *, is_growing: bool = False) -> None:
        """Make everything since the last commit visible and durable. Where more `is_growing`, little is written once
        more with what comes next.
        """
        if not self._changed:
            return
        self._give_up_apart()
        self._flush(is_growing=is_growing and self._buffer.words <= KEPT_WORDS)
        self._publish([held for held in self._held if not held.is_empty])
        self._changed = False

    def merge_apart(self) -> None:
        """Begin in a process of its own what `merge` would begin with, if that is much. `merge` takes it up; a commit
        before that gives it up, for it sweeps away what no manifest names.
        """
        chosen = self._worth_merging()
        if self._apart is None and sum(held.segment.live_count for held in chosen) >= WORTH_A_PROCESS:
            self._apart = MergeApart(self._folder, tuple(held.entry for held in chosen), self._new_name("segment"))

    def merge(self) -> Generator[None, None, None]:
        """Merge what is worth it, as commits of their own; yields now and then. Closing it leaves all as it was."""
        if self._growing is not None:
            self._flush()
        while chosen := self._worth_merging():
            yield from self._replace(chosen)

    def write_anew(self) -> Generator[None, None, None]:
        """Let all segments become one of the present format, as a commit; yields now and then."""
        yield from self._replace(self._held)

    def _replace(self, chosen: list[_Held]) -> Generator[None, None, None]:
        """Put one segment in the place of some, as a commit."""
        segments = [held for held in self._held if held not in chosen]
        with contextlib.ExitStack() as opened:
            if documents := sum(held.segment.live_count for held in chosen):
                name, checksum = yield from self._merged(chosen)
                entry = Entry(name, checksum, documents)
                segment = opened.enter_context(contextlib.closing(open_segment(self._folder, entry)))
                segments.insert(0, _Held(entry, segment))
            self._publish(segments)
            opened.pop_all()

    def _merged(self, chosen: list[_Held]) -> Generator[None, None, tuple[str, int]]:
        """The file of a segment that holds what some hold, and its checksum."""
        apart, self._apart = self._apart, None
        if apart is not None:
            checksum = None
            try:
                if apart.entries == tuple(held.entry for held in chosen):
                    checksum = yield from apart.checksum()
            finally:
                apart.end(keeping=checksum is not None)
            if checksum is not None:
                return apart.name, checksum
        with self._new_file("segment") as (name, file):
            return name, (yield from merge([held.segment for held in chosen], file))

    def cancel(self) -> None:
        """Forget everything since the last commit."""
        self._let_go()
        self._gone, self._changed = set(), False
        self._take(self._manifest)

    def close(self) -> None:
        """Cancel what is not committed and let the files go."""
        self._give_up_apart()
        for held in self._held:
            held.segment.close()
        self._held = []

    def _give_up_apart(self) -> None:
        apart, self._apart = self._apart, None
        if apart is not None:
            apart.end(keeping=False)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _flush(self, *, is_growing: bool = False) -> None:
        """Let the gathered articles become a segment, and delete what they replace and what was removed. One that
        `is_growing` is written anew with what comes next.
        """
        with damage_told(self._folder):
            gone = sorted(article_id.encode() for article_id in self._gone | self._buffered)
            for held in self._held if gone else ():
                if held is not self._growing:
                    held.delete(_with_ids(held.segment, gone))
        if len(self._buffer) > (self._growing.entry.documents if self._growing else 0):
            self._write()
        self._gone = set()
        if not is_growing:
            self._let_go()

    def _write(self) -> None:
        """Write all that is gathered as a segment, in place of the one that held the first part of it."""
        with self._new_file("segment") as (name, file):
            checksum = self._buffer.write(file, self._dictionary())
        entry = Entry(name, checksum, len(self._buffer))
        if self._growing is not None:
            self._held.remove(self._growing)
            self._growing.segment.close()
        self._growing = _Held(entry, open_segment(self._folder, entry))
        self._held.append(self._growing)

    def _let_go(self) -> None:
        """Gather anew; what was gathered stays as it was written."""
        self._buffer, self._buffered, self._growing = Buffer(), set(), None

    def _dictionary(self) -> bytes:
        """That of the largest segment, if it was made from enough documents."""
        largest = max(self._held, key=lambda held: held.entry.documents, default=None)
        return largest.segment.stored.dictionary if largest and largest.entry.documents >= GOOD_FROM else b""

    @contextlib.contextmanager
    def _new_file(self, kind: str) -> Generator[tuple[str, IO[bytes]]]:
        """A new file of the index; on the disk afterwards, gone again after an error."""
        name = self._new_name(kind)
        path = self._folder / name
        try:
            with path.open("xb") as file:
                yield name, file
                file.flush()
                manifests.make_durable(file.fileno())
        except BaseException:
            path.unlink(missing_ok=True)
            raise

    def _new_name(self, kind: str) -> str:
        return f"{self._prefix}-{next(self._numbers)}.{kind}"

    def _publish(self, segments: list[_Held]) -> None:
        """Commit exactly these segments."""
        entries = []
        for held in segments:
            entry = held.entry
            if held.deleted is not None and held.deleted.any():
                name = self._new_name("deleted")
                deleted = manifests.save_deleted(self._folder, name, held.deleted)
                entry = Entry(entry.file, entry.checksum, entry.documents, deleted)
            entries.append(entry)
        manifest = Manifest(generation=self._manifest.generation + 1, segments=tuple(entries))
        manifests.save(manifest, self._folder)
        self._manifest = manifest
        for held in segments:
            held.segment.deleted = held.deleted if held.deleted is not None else held.segment.deleted
        self._adopt(segments, entries)
        manifests.sweep(self._folder, manifest)

    def _adopt(self, segments: list[_Held], entries: list[Entry]) -> None:
        for held in self._held:
            if held not in segments:
                held.segment.close()
        self._held = segments
        for held, entry in zip(segments, entries, strict=True):
            held.entry, held.deleted = entry, None

    @property
    def segments(self) -> tuple[str, ...]:
        """The files of the segments of the last commit."""
        return tuple(entry.file for entry in self._manifest.segments)

    def is_crowded(self, coming: int) -> bool:
        """Whether merging should not wait for the end of an update, until which about so many articles come."""
        small = self._small()
        if len(small) <= MOST_SEGMENTS:
            return False
        usual = statistics.median(held.entry.documents for held in small)
        return len(small) + coming / usual > MOST_AT_THE_END

    def _small(self) -> list[_Held]:
        """The segments that may be merged, the smallest first."""
        small = (held for held in self._held if held.entry.documents < LARGE)
        return sorted(small, key=lambda held: held.entry.documents)

    def _worth_merging(self) -> list[_Held]:
        """A segment of which too much is deleted, or the small ones that are too large beside the larger ones."""
        for held in self._held:
            if held.segment.live_count < (1 - MOST_DELETED) * held.entry.documents:
                return [held]
        by_size = self._small()
        chosen, smaller = 1, 0
        for count, held in enumerate(by_size, start=1):
            if held.entry.documents < LARGER * smaller:
                chosen = count
            smaller += held.entry.documents
        kept = set(map(id, by_size[:chosen])) if chosen > 1 else set()
        return [held for held in self._held if id(held) in kept]


def _with_ids(segment: Segment, ids: list[bytes]) -> NDArray[np.int64]:
    """The documents of a segment that have one of these ids, which ascend."""
    field = segment.field(ID)
    if field is None:
        return np.zeros(0, np.int64)
    found = [field.documents(number) for number in field.base.find_all(ids)]
    return np.concatenate(found).astype(np.int64) if found else np.zeros(0, np.int64)


def _living(segment: Segment, ids: list[bytes], deleted: NDArray[np.bool_] | None) -> Iterator[str]:
    """Those of some ids, which ascend, that documents of a segment have which are not deleted."""
    if (field := segment.field(ID)) is not None:
        for number in field.base.find_all(ids):
            if deleted is None or not deleted[field.documents(number)].all():
                yield field.base[number].decode()


def create(folder: Path) -> None:
    """Make an empty index in an existing empty folder."""
    manifests.save(Manifest(), folder)
