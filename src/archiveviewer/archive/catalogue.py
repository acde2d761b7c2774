"""Which files an archive knows, what they were when they were read, and which could not be read.

Comes in: what the update saw. Goes out: the same at the next update, so that only what changed is read again. It is
kept in SQLite beside the index and written after it: when the program is killed in between, the next update reads
those files once more and replaces their articles by the same ids. It refuses to know articles.

Paths are bytes as the file system has them, relative to their source folder with forward slashes. What lies in a
container has a row of its own, as has a member of any other file that could not be read: behind the path of the file
come the names that lead inside, NUL before each.
"""

from __future__ import annotations

import contextlib
import itertools
import os
import sqlite3
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from archiveviewer.archive.databases import PATIENCE, to_read
from archiveviewer.archive.worker import shown
from archiveviewer.article import WITHIN
from archiveviewer.errors import ArchiveDamaged

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

UNKNOWN = "?"
"""The flaws of files that were read before flaws were noted."""
_COLUMNS = """(
    folder TEXT NOT NULL, path BLOB NOT NULL, size INTEGER NOT NULL, modified INTEGER NOT NULL,
    content BLOB NOT NULL, ids TEXT NOT NULL, pictures INTEGER NOT NULL, reason TEXT NOT NULL, detail TEXT NOT NULL,
    flaws TEXT NOT NULL DEFAULT '', PRIMARY KEY (folder, path)
) WITHOUT ROWID"""
_NEWER = f"ALTER TABLE main.files ADD COLUMN flaws TEXT NOT NULL DEFAULT '{UNKNOWN}'"
"""What makes a catalogue of earlier times, which says nothing of flaws, one of today."""
_TABLES = (
    f"CREATE TABLE IF NOT EXISTS files {_COLUMNS}",
    f"CREATE TEMP TABLE changes {_COLUMNS}",
    "CREATE TEMP TABLE dropped (folder TEXT, path BLOB)",
)
_COMMIT = (
    "DELETE FROM main.files WHERE (folder, path) IN (SELECT folder, path FROM temp.dropped)",
    "INSERT OR REPLACE INTO main.files SELECT * FROM temp.changes",
    "DELETE FROM temp.dropped",
    "DELETE FROM temp.changes",
)

Key = tuple[str, bytes]
"""A file: its source folder as the archive names it, and its path in there."""
INSIDE = (b"\0", b"\1")
"""What comes behind a file's path before and after the paths of all that lies in it."""


class Entry(NamedTuple):
    """One file: `modified` in nanoseconds, `content` a hash of its bytes, `joined` the ids of its articles with
    blanks between, or why it failed. `pictures` counts the pictures its articles point to, `flaws` is what
    `flaws.packed` made.
    """

    folder: str
    path: bytes
    size: int
    modified: int
    content: bytes = b""
    joined: str = ""
    pictures: int = 0
    reason: str = ""
    detail: str = ""
    flaws: str = ""

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of its articles."""
        return tuple(self.joined.split())

    @property
    def articles(self) -> int:
        """How many articles it has."""
        return self.joined.count(" ") + 1 if self.joined else 0


_ROWS = 256
"""Rows that are taken from the database together."""
_FOREIGN = """
SELECT count(*) FROM files WHERE typeof(folder) != 'text' OR typeof(path) != 'blob' OR typeof(size) != 'integer'
    OR typeof(modified) != 'integer' OR typeof(content) != 'blob' OR typeof(ids) != 'text'
    OR typeof(pictures) != 'integer' OR typeof(reason) != 'text' OR typeof(detail) != 'text'
"""
"""Rows with other kinds of values than were ever written."""


class Catalogue:
    """The table of files. What is put or dropped is kept aside until `commit`, so that readers never wait long."""

    def __init__(self, path: Path, *, writable: bool) -> None:
        self._path = path
        with contextlib.ExitStack() as opened:
            try:
                self._database = sqlite3.connect(path, timeout=PATIENCE) if writable else to_read(path)
                opened.callback(self._database.close)  # a file held open could not be mended everywhere
                self._has_flaws = self._is_newer(writable=writable)
                for table in _TABLES if writable else ():
                    self._database.execute(table)
            except sqlite3.Error as error:
                raise ArchiveDamaged(path, str(error)) from error
            opened.pop_all()

    def _is_newer(self, *, writable: bool) -> bool:
        """Whether there is a column for flaws; where there may be one, it is made."""
        columns = [row[1] for row in self._database.execute("PRAGMA main.table_info(files)")]
        if writable and columns and "flaws" not in columns:
            self._database.execute(_NEWER)
        return writable or "flaws" in columns

    def entries(self) -> Iterator[Entry]:
        """Every file, one after the other: there may be more than memory is meant to hold."""
        self.refuse_foreign()
        return itertools.starmap(Entry, self.rows("SELECT * FROM main.files"))

    def get(self, key: Key) -> Entry | None:
        """One file as of the last commit."""
        found = next(self.rows("SELECT * FROM main.files WHERE folder = ? AND path = ?", key), None)
        return None if found is None else Entry(*found)

    def ids(self) -> set[str]:
        """The ids of all articles."""
        return {article_id for entry in self.entries() for article_id in entry.ids}

    def failures(self) -> list[Entry]:
        """The files that could not be read."""
        self.refuse_foreign()
        return list(itertools.starmap(Entry, self.rows("SELECT * FROM files WHERE reason != '' ORDER BY folder, path")))

    def flawed(self) -> list[tuple[str, bytes, str, str]]:
        """The files with flaws that were read: folder, path, ids and flaws."""
        if not self._has_flaws:
            return []
        asked = "SELECT folder, path, ids, flaws FROM files WHERE flaws NOT IN ('', ?) ORDER BY folder, path"
        return [(folder, path, ids, flaws) for folder, path, ids, flaws in self.rows(asked, (UNKNOWN,))]

    def below(self, key: Key) -> Iterator[Entry]:
        """A file and all that lies in it, or all files below a folder; an empty path is all of the source folder."""
        folder, path = key
        if not path:
            yield from itertools.starmap(Entry, self.rows("SELECT * FROM main.files WHERE folder = ?", (folder,)))
            return
        if found := self.get(key):
            yield found
        asked = "SELECT * FROM main.files WHERE folder = ? AND path > ? AND path < ? ORDER BY path"
        for first, last in (INSIDE, (b"/", b"0")):
            yield from itertools.starmap(Entry, self.rows(asked, (folder, path + first, path + last)))

    def found(self, key: Key) -> Key | None:
        """The file or folder of this path, or of one that is shown so; None where nothing is known there."""
        folder, path = key
        if not path or next(self.below(key), None) is not None:
            return key
        if WITHIN.encode() in path:
            member = (folder, path.replace(WITHIN.encode(), b"\0"))
            if next(self.below(member), None) is not None:
                return member
        if b"\\" in path:
            for (other,) in self.rows("SELECT path FROM main.files WHERE folder = ?", (folder,)):
                if shown(other) == os.fsdecode(path):
                    return folder, other
        return None

    def count_below(self, key: Key) -> int:
        """How many files there are below a folder, those aside that had nothing to say."""
        folder, path = key
        bounds = (path + b"/", path + b"0") if path else (b"", b"\xff")
        asked = "SELECT sum(ids != '' OR reason != '') FROM main.files WHERE folder = ? AND path >= ? AND path < ?"
        return int(next(self.rows(asked, (folder, *bounds)))[0] or 0)

    def without_known_flaws(self) -> list[tuple[str, bytes, str]]:
        """The files that were read before flaws were noted: folder, path, ids."""
        asked = "SELECT folder, path, ids FROM main.files WHERE flaws = ?"
        return [(folder, path, ids) for folder, path, ids in self.rows(asked, (UNKNOWN,))]

    def note_flaws(self, key: Key, flaws: str) -> None:
        """Write down the flaws of a file that is otherwise as it was."""
        self.change("UPDATE main.files SET flaws = ? WHERE folder = ? AND path = ?", (flaws, *key))

    def totals(self) -> tuple[int, int, int]:
        """How many files gave articles, how many failed, how many pictures there are."""
        counted = "SELECT sum(reason = '' AND ids != ''), sum(reason != ''), sum(pictures) FROM files"
        files, failed, pictures = next(self.rows(counted))
        return files or 0, failed or 0, pictures or 0

    def check(self) -> None:
        """Raises ArchiveDamaged when the file's parts contradict each other."""
        (told,) = next(self.rows("PRAGMA integrity_check(1)"))
        if told != "ok":
            raise ArchiveDamaged(self._path, str(told))

    def articles(self, folder: str | None = None) -> int:
        """How many articles the files of a folder, or all, have together, as of the last commit."""
        several = (
            "length(ids) - length(replace(ids, ' ', '')) + 1"  # which few files have, and takes as long as all else
        )
        each = f"CASE WHEN ids GLOB '* *' THEN {several} ELSE ids != '' END"
        count = f"SELECT coalesce(sum({each}), 0) FROM main.files"  # noqa: S608 — our own
        rows = self.rows(count) if folder is None else self.rows(f"{count} WHERE folder = ?", (folder,))
        return int(next(rows)[0])

    def put(self, entry: Entry) -> None:
        """Add or replace an entry."""
        self.change("INSERT OR REPLACE INTO temp.changes VALUES (?,?,?,?,?,?,?,?,?,?)", entry)

    def drop(self, key: Key) -> None:
        """Forget a file."""
        self.change("INSERT INTO temp.dropped VALUES (?,?)", key)

    def forget_times(self, keys: Iterable[Key] | None = None) -> None:
        """Let some files, or all, count as changed, and the containers they lie in. Needs no commit: at worst a file is
        read for nothing.
        """
        if keys is None:
            self._database.execute("UPDATE main.files SET modified = -1")
        else:
            around = {(folder, holder) for folder, path in keys for holder in holders(path)}
            self._database.executemany("UPDATE main.files SET modified = -1 WHERE folder = ? AND path = ?", around)
        self._database.commit()

    def commit(self) -> None:
        """Make everything since the last commit durable."""
        for statement in _COMMIT:
            self._database.execute(statement)
        self._database.commit()

    def refuse_foreign(self) -> None:
        """Raises ArchiveDamaged when there are rows that nobody of us wrote."""
        flaws = " OR typeof(flaws) != 'text'" if self._has_flaws else ""
        if next(self.rows(_FOREIGN + flaws))[0]:
            raise ArchiveDamaged(self._path, "a row with other kinds of values than were written")

    def rows(self, statement: str, values: Iterable[Any] = ()) -> Iterator[tuple[Any, ...]]:
        """The rows of a question, as they are asked for. A file whose parts contradict each other is told as damage."""
        try:
            found = self._database.execute(statement, tuple(values))
            while some := found.fetchmany(_ROWS):  # each by itself takes twice as long
                yield from some
        except sqlite3.Error as error:
            raise ArchiveDamaged(self._path, str(error)) from error

    def change(self, statement: str, values: Iterable[Any] = ()) -> None:
        """Change tables at once, durable only after a commit."""
        self._database.execute(statement, tuple(values))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._database.close()


def holders(path: bytes) -> list[bytes]:
    """A path, and those of the containers around it."""
    names = path.split(b"\0")
    return [b"\0".join(names[: number + 1]) for number in range(len(names))]
