"""What was read on scans, kept in the archive. The hash of a file's content and a page come in; its text goes out.

Reading a page takes as long as indexing a thousand articles. So it is kept by content, page by page, in a file of the
archive: it goes where the archive goes, whatever becomes of its index. It refuses to know who reads.
"""

from __future__ import annotations

import contextlib
import sqlite3
from typing import TYPE_CHECKING, Self

from archiveviewer.archive.databases import PATIENCE, to_read
from archiveviewer.errors import ArchiveDamaged
from archiveviewer.readers.scans import ReadPage

if TYPE_CHECKING:
    from pathlib import Path

FILE = "scans.sqlite"
_TABLE = """CREATE TABLE IF NOT EXISTS pages (
    content BLOB NOT NULL, page INTEGER NOT NULL, text TEXT NOT NULL, confidence REAL NOT NULL, last INTEGER NOT NULL,
    PRIMARY KEY (content, page)) WITHOUT ROWID"""


class Recognition:
    """The pages that were read; several processes may write at a time. Opened to write it raises ArchiveDamaged."""

    def __init__(self, path: Path, *, writable: bool) -> None:
        self._database = sqlite3.connect(path, timeout=PATIENCE) if writable else to_read(path)
        try:
            if writable:
                self._database.execute(_TABLE)
        except sqlite3.Error as error:
            self._database.close()
            raise ArchiveDamaged(path, str(error)) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._database.close()

    def pages(self, content: bytes) -> list[ReadPage]:
        """The pages of a file that were read, in their order; none while the last one is missing."""
        asked = "SELECT text, confidence, last FROM pages WHERE content = ? ORDER BY page"
        rows = self._database.execute(asked, (content,)).fetchall()
        return [ReadPage(str(text), float(confidence)) for text, confidence, _ in rows] if rows and rows[-1][2] else []

    def count(self, content: bytes) -> int:
        """How many pages of a file were read so far."""
        asked = "SELECT count(*) FROM pages WHERE content = ?"
        return int(self._database.execute(asked, (content,)).fetchone()[0])

    def keep(self, content: bytes, page: int, read: ReadPage, *, last: bool) -> None:
        """Keep one page, counted from 1; `last` tells that no other follows."""
        row = (content, page, read.text, read.confidence, int(last))
        with self._database:
            self._database.execute("INSERT OR REPLACE INTO pages VALUES (?, ?, ?, ?, ?)", row)


def pages_of(path: Path, content: bytes) -> list[ReadPage]:
    """What an archive keeps of a file's pages; nothing where it keeps nothing, or its file is damaged."""
    with contextlib.suppress(sqlite3.Error, ValueError), Recognition(path, writable=False) as kept:
        return kept.pages(content)
    return []


def wrong(path: Path) -> str:
    """What is wrong with the file of what was read, if it is there; nothing where it is whole."""
    if not path.is_file():
        return ""
    try:
        # With its locks or not at all: what a writer is about to change would look like damage.
        with contextlib.closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as database:
            (told,) = database.execute("PRAGMA integrity_check(1)").fetchone()
    except sqlite3.OperationalError:  # another process or the medium is in the way, which is no damage
        return ""
    except sqlite3.DatabaseError as error:
        return str(error)
    return "" if told == "ok" else str(told)


def set_aside(path: Path) -> None:
    """Put a file that is damaged beside its place: it may be weeks of work, of which somebody can save something."""
    path.replace(path.with_name(f"{path.name}.damaged"))
