"""A person's own things: collections, marked passages, tags, saved searches, what was asked and read.

Comes in: a folder of the person's own, and what they do. Goes out: values of `things`. A desk outlives every archive:
it knows articles by their archive's id and their own, keeps their title, date and newspaper beside these, and never
opens an archive. It refuses to know windows, files of articles, and what was found.
"""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING, Self

from archiveviewer.desk import exchange, salvage
from archiveviewer.desk.collections import Collections
from archiveviewer.desk.database import Recovery, back_up_today, look_after, opened
from archiveviewer.desk.history import History
from archiveviewer.desk.passages import Passages
from archiveviewer.desk.removals import Removals
from archiveviewer.desk.searches import Searches
from archiveviewer.desk.store import Store
from archiveviewer.desk.tags import Tags
from archiveviewer.errors import DeskError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archiveviewer.desk.exchange import Merged

__all__ = ["Desk", "Recovery", "look_after"]


class Desk:
    """An open desk. Belongs to one thread; others, and other windows, may have theirs of the same folder.

    `recovery` tells what had to be brought back when it was opened.
    """

    def __init__(self, folder: Path | str, *, thorough: bool = False) -> None:
        self.folder = Path(folder)
        self._database, self.recovery = opened(self.folder, thorough=thorough)
        self._store = Store(self._database, self.folder)
        self._untouched = self._database.total_changes
        if self.recovery is not None and self.recovery.damaged is not None:
            salvage.lay_in(self._store, self.recovery.damaged)
        self.collections = Collections(self._store)
        self.passages = Passages(self._store)
        self.tags = Tags(self._store)
        self.searches = Searches(self._store)
        self.history = History(self._store)
        self.removals = Removals(self._store)

    @classmethod
    def open(cls, folder: Path | str, *, thorough: bool = False) -> Self:
        """The desk of a folder, made where there is none. With `thorough` all of its file is read first; where it turns
        out to be damaged, the newest sound backup takes its place, and what can still be read is added to it.

        Raises DeskError where it can't be used, DeskTooNew where a later version of the program wrote it.
        """
        return cls(folder, thorough=thorough)

    def undo(self, word: str) -> int:
        """Put back what was removed, by the word that its removal gave; returns how many things came back."""
        return self.removals.undo(word)

    def state(self) -> int:
        """A number that is another one after every change by another window."""
        return int(self._store.run("PRAGMA data_version")[0][0])

    def leave_settling(self) -> None:
        """Never wait for the disk to settle what was written: somebody else calls `settle` now and then."""
        self._store.run("PRAGMA wal_autocheckpoint = 0")

    def settle(self) -> None:
        """Move into the file what was written to its log, as far as nobody reads that."""
        self._store.run("PRAGMA wal_checkpoint(PASSIVE)")

    def export(self, path: Path, collections: Sequence[str] = (), *, history: bool = False) -> Path:
        """Write all of it, or some collections by their ids with what belongs to them, to a file, and return its place.
        Raises DeskError.
        """
        bundled = exchange.bundle(self._store, collections, history=history)
        try:
            exchange.write(path, bundled)
        except OSError as error:
            raise DeskError(path, error.strerror or str(error)) from error
        return path

    def lay_in(self, path: Path, *, bring_back: bool = False) -> Merged:
        """Lay a file of a colleague's, or of one's own, into it: nothing is lost, nothing is there twice. What had been
        removed here stays so unless it is to be brought back. Raises DeskFileRefused, DeskTooNew.
        """
        return exchange.lay_in(self._store, exchange.read(path), bring_back=bring_back)

    def close(self) -> None:
        """Let the file go; where something was changed, the backup of this day is made again."""
        with contextlib.suppress(sqlite3.Error, OSError):
            if self._database.total_changes != self._untouched:
                back_up_today(self._database, self.folder, again=True)
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
