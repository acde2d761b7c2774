"""What was read on scans, kept in the archive. The hash of a file's content and a page come in; its text goes out.

Reading a page takes as long as indexing a thousand articles. So it is kept by content, page by page, in a file of the
archive: it goes where the archive goes, whatever becomes of its index. It refuses to know who reads.
"""

from __future__ import annotations

import contextlib
import sqlite3
from typing import TYPE_CHECKING, Self

from archiveviewer.readers.scans import ReadPage

if TYPE_CHECKING:
    from pathlib import Path

FILE = "scans.sqlite"
_TABLE = """CREATE TABLE IF NOT EXISTS pages (
    content BLOB NOT NULL, page INTEGER NOT NULL, text TEXT NOT NULL, confidence REAL NOT NULL, last INTEGER NOT NULL,
    PRIMARY KEY (content, page)) WITHOUT ROWID"""


class Recognition:
    """The pages that were read. Whoever writes holds the archive's lock."""

    def __init__(self, path: Path, *, writable: bool) -> None:
        mode = "rwc" if writable else "ro"
        self._database = sqlite3.connect(f"{path.absolute().as_uri()}?mode={mode}", uri=True, timeout=30)
        if writable:
            self._database.execute(_TABLE)

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
