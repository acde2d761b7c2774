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
    """The table of files. Nothing is durable before `commit`."""

    def __init__(self, path: Path, *, writable: bool) -> None:
        self._path = path
        mode = "rwc" if writable else "ro&immutable=1"
        try:
            self._database = sqlite3.connect(f"{path.absolute().as_uri()}?mode={mode}", uri=True)
            if writable:
                self._database.execute(_TABLE)
        except sqlite3.Error as error:
            raise ArchiveDamaged(path, str(error)) from error

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

    def put(self, entries: Iterable[Entry]) -> None:
        """Add or replace entries."""
        rows = ((*entry[:5], " ".join(entry.ids), *entry[6:]) for entry in entries)
        self._database.executemany("INSERT OR REPLACE INTO files VALUES (?,?,?,?,?,?,?,?,?)", rows)

    def drop(self, keys: Iterable[tuple[str, bytes]]) -> None:
        """Forget files."""
        self._database.executemany("DELETE FROM files WHERE folder = ? AND path = ?", keys)

    def commit(self) -> None:
        """Make everything since the last commit durable."""
        self._database.commit()

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
