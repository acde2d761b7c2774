"""Which files an archive knows, what they were when they were read, and which could not be read.

Comes in: what the update saw. Goes out: the same at the next update, so that only what changed is read again. It is
kept in SQLite beside the index and written after it: when the program is killed in between, the next update reads
those files once more and replaces their articles by the same ids. It refuses to know articles.

Paths are bytes as the file system has them, relative to their source folder with forward slashes.
"""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from archiveviewer.errors import ArchiveDamaged

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_TABLE = """
CREATE TABLE IF NOT EXISTS files (
    folder TEXT NOT NULL, path BLOB NOT NULL, size INTEGER NOT NULL, modified INTEGER NOT NULL,
    content BLOB NOT NULL, ids TEXT NOT NULL, pictures INTEGER NOT NULL, reason TEXT NOT NULL, detail TEXT NOT NULL,
    PRIMARY KEY (folder, path)
) WITHOUT ROWID
"""


class Entry(NamedTuple):
    """One file: `modified` in nanoseconds, `content` a hash of its bytes, `ids` of its articles, or why it failed.

    `pictures` counts the pictures its articles point to.
    """

    folder: str
    path: bytes
    size: int
    modified: int
    content: bytes = b""
    ids: tuple[str, ...] = ()
    pictures: int = 0
    reason: str = ""
    detail: str = ""


class Catalogue:
    """The table of files. What is put or dropped is kept in memory until `commit`, so that readers never wait long."""

    def __init__(self, path: Path, *, writable: bool) -> None:
        self._path = path
        self._changes: dict[tuple[str, bytes], Entry | None] = {}
        try:
            self._database = self._open("rwc") if writable else self._open_to_read()
            if writable:
                self._database.execute(_TABLE)
        except sqlite3.Error as error:
            raise ArchiveDamaged(path, str(error)) from error

    def _open(self, mode: str) -> sqlite3.Connection:
        return sqlite3.connect(f"{self._path.absolute().as_uri()}?mode={mode}", uri=True, timeout=30)

    def _open_to_read(self) -> sqlite3.Connection:
        """Beside a writer SQLite needs its locks; on a medium that can't be written to it can do without."""
        database = self._open("ro")
        try:
            database.execute("SELECT 1 FROM files LIMIT 1")
        except sqlite3.OperationalError:
            database.close()
            return self._open("ro&immutable=1")
        return database

    def entries(self) -> dict[tuple[str, bytes], Entry]:
        """Every file by folder and path."""
        rows = self._rows("SELECT * FROM files")
        return {(row[0], row[1]): _entry(row) for row in rows}

    def failures(self) -> list[Entry]:
        """The files that could not be read."""
        rows = self._rows("SELECT * FROM files WHERE reason != '' ORDER BY folder, path")
        return [_entry(row) for row in rows]

    def totals(self) -> tuple[int, int, int]:
        """How many files were read, how many failed, how many pictures there are."""
        row = self._rows("SELECT count(*), coalesce(sum(reason != ''), 0), coalesce(sum(pictures), 0) FROM files")[0]
        return row[0] - row[1], row[1], row[2]

    def put(self, entry: Entry) -> None:
        """Add or replace an entry."""
        self._changes[entry.folder, entry.path] = entry

    def drop(self, keys: Iterable[tuple[str, bytes]]) -> None:
        """Forget files."""
        self._changes.update(dict.fromkeys(keys))

    def commit(self) -> None:
        """Make everything since the last commit durable."""
        gone = [key for key, entry in self._changes.items() if entry is None]
        kept = [entry for entry in self._changes.values() if entry is not None]
        self._database.executemany("DELETE FROM files WHERE folder = ? AND path = ?", gone)
        rows = ((*entry[:5], " ".join(entry.ids), *entry[6:]) for entry in kept)
        self._database.executemany("INSERT OR REPLACE INTO files VALUES (?,?,?,?,?,?,?,?,?)", rows)
        self._database.commit()
        self._changes.clear()

    def _rows(self, statement: str) -> list[tuple[Any, ...]]:
        try:
            return self._database.execute(statement).fetchall()
        except sqlite3.Error as error:
            raise ArchiveDamaged(self._path, str(error)) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._database.close()


def _entry(row: tuple[Any, ...]) -> Entry:
    folder, path, size, modified, content, ids, pictures, reason, detail = row
    return Entry(folder, path, size, modified, content, tuple(ids.split()), pictures, reason, detail)
