"""What an update has to do, planned by looking at the folders. Source folders and the catalogue come in; files to be
read, files that are gone and files that can't be seen go out, with progress.

Whatever can't be seen keeps what was read of it once. It refuses to read, and to change what is in the index.
"""

from __future__ import annotations

import errno
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from archiveviewer import readers
from archiveviewer.archive.catalogue import Entry, holders
from archiveviewer.archive.comparison import Comparison
from archiveviewer.archive.folders import Look
from archiveviewer.archive.worker import parts, shown
from archiveviewer.readers.within import member_name
from archiveviewer.results import Failure, Progress

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from archiveviewer.archive.catalogue import Catalogue, Key
    from archiveviewer.archive.comparison import Step

A_FILE = 20_000
"""Bytes that a file counts for beside its own when the time left is estimated."""
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

    @property
    def here(self) -> int:
        """How many articles the archive has so far."""
        return self.added + self.updated + self.unchanged


class Looking:
    """What is known of the source folders and what is planned; `roots` maps their names in the catalogue to where they
    are now.
    """

    def __init__(self, roots: dict[str, Path], catalogue: Catalogue) -> None:
        self.roots = roots
        self.catalogue = catalogue
        self.comparison = Comparison(catalogue)
        self.counts = Counts()
        self._bytes = 0
        self._newest = b"\0"
        self._told = 0.0

    def look(self) -> Iterator[Progress]:
        """Compare what lies in the folders with what is known."""
        for name, root in self.roots.items():
            look = Look(root)
            missed = 0
            self.counts.unchanged += self.catalogue.articles(name)
            for step in self.comparison.steps(name, look):
                if step.differs:
                    missed += step.file is None
                    self._compare(name, step)
                if self.is_time():
                    yield Progress(phase="looking", done=step.number, path=shown(step.path))
            if missed >= SUSPICIOUSLY_MANY and look.is_empty:
                look.hidden[b""] = FileNotFoundError(errno.ENOENT, "the folder is empty; its articles are kept")
            self.comparison.believe(name, look)
            for place, error in look.hidden.items():
                self._miss((name, place), error)
        self.comparison.end(self.roots)

    def _compare(self, folder: str, step: Step) -> None:
        """Plan what a file needs that is not as it was, or could not be read then."""
        key, file = (folder, step.path), step.file
        if step.is_inside:
            if self._newest not in holders(step.path):
                self._fail_again(key)
            return
        known = self.catalogue.get(key) if step.is_known else None
        if known and file and known[2:4] == file[1:] and known.reason not in WORTH_A_RETRY:
            self._fail(known)
            return
        self.counts.unchanged -= known.articles if known else 0
        if file is None:
            self.comparison.miss(key)
        else:
            self._newest = step.path
            self.comparison.will_read(folder, file, is_known=step.is_known)
            self._bytes += readers.reading_size(file.path, file.size) + A_FILE

    def choose(self, keys: Sequence[Key]) -> Iterator[Progress]:
        """Plan to read known files again. One that can't be seen keeps what was read of it: only a look at all folders
        can tell where it went.
        """
        self.counts.unchanged = self.catalogue.articles()
        wanted = [entry[:2] for key in keys for entry in self.catalogue.below(key)]
        self.catalogue.forget_times(key for key in wanted if b"\0" in key[1])
        chosen = dict.fromkeys((folder, path.partition(b"\0")[0]) for folder, path in wanted)
        for number, key in enumerate(chosen):
            folder, path = key
            seen = Look(self.roots[folder]).file(path)
            if isinstance(seen, OSError):
                self._miss(key, seen)
            elif seen is None:
                self.catalogue.drop(key)  # a folder that can be entered by now: the next look finds what is in it
            else:
                known = self.catalogue.get(key)
                self.counts.unchanged -= known.articles if known else 0
                self.comparison.will_read(folder, seen, is_known=known is not None)
                self._bytes += readers.reading_size(seen.path, seen.size) + A_FILE
            if self.is_time():
                yield Progress(phase="looking", done=number, path=shown(path))

    def _miss(self, key: Key, error: OSError) -> None:
        """Note that a file, or a folder, can't be seen; what was read of it once stays findable."""
        reason = "missing" if error.errno in {errno.ENOENT, errno.ENOTDIR} else "denied"
        entry = self.catalogue.get(key) or Entry(*key, 0, 0)
        entry = entry._replace(reason=reason, detail=error.strerror or "")
        self.catalogue.put(entry)
        self._fail(entry)

    def _fail_again(self, key: Key) -> None:
        """A member that could not be read lies in a file that is as it was."""
        if failed := self.catalogue.get(key):
            self._fail(failed)

    def _fail(self, entry: Entry) -> None:
        self.counts.failed.append(failure(self.roots[entry.folder], entry))

    def is_time(self) -> bool:
        """Whether progress should be told again."""
        now = time.monotonic()
        if now - self._told < TELL_EVERY:
            return False
        self._told = now
        return True


def failure(root: Path, entry: Entry) -> Failure:
    """The failure that an entry below this source folder notes."""
    path, inside = parts(entry.path)
    return Failure(path=str(root / shown(path)), member=member_name(inside), reason=entry.reason, detail=entry.detail)
