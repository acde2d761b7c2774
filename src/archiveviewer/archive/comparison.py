"""What lies in the folders beside what the catalogue knows: which files are to be read, and which are gone.

Comes in: what was seen in each folder. Goes out: the files to be read, and for whoever reads them which files moved and
which ids are free again. All of it is kept in temporary tables of SQLite: memory does not grow with the archive.
It refuses to know articles.
"""

from __future__ import annotations

import itertools
from collections import deque
from typing import TYPE_CHECKING, NamedTuple

from archiveviewer.archive.catalogue import INSIDE, Entry
from archiveviewer.archive.folders import Seen

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from archiveviewer.archive.catalogue import Catalogue, Key
    from archiveviewer.archive.folders import Look

_TABLES = (
    "CREATE TEMP TABLE to_read (folder TEXT, path BLOB, size INTEGER, modified INTEGER, is_known INTEGER)",
    "CREATE TEMP TABLE gone (folder TEXT, path BLOB, content BLOB, PRIMARY KEY (folder, path)) WITHOUT ROWID",
    "CREATE INDEX temp.gone_content ON gone (content)",
    "CREATE TEMP TABLE orphans (id TEXT PRIMARY KEY) WITHOUT ROWID",
)
_GONE = "INSERT INTO temp.gone SELECT folder, path, content FROM main.files"
_ORPHANED = "SELECT ids FROM temp.gone CROSS JOIN main.files USING (folder, path) WHERE ids != ''"
_LISTED = "SELECT path, CASE reason WHEN '' THEN size ELSE -1 END, modified FROM main.files"
_BETWEEN = "path > ? AND path < ?"
TELL_AFTER = 64
"""Files without a difference after which there is a pause to tell."""
_AT_ONCE = 1_000
"""Rows that are fetched at the same time from a table that may change before the next ones are."""


class Step(NamedTuple):
    """What is found while looking: so many files were seen, now one at this path, or None where a known one is
    missing. `is_inside` marks a member of the file that was seen just before, which could not be read once.
    """

    number: int
    path: bytes
    file: Seen | None = None
    is_known: bool = True
    differs: bool = True
    is_inside: bool = False


class _Known:
    """Rows of what is known, in the order of their paths, of which some can be looked at before they are taken."""

    def __init__(self, rows: Iterator[tuple[bytes, int, int]]) -> None:
        self._rows = rows
        self._ahead: deque[tuple[bytes, int, int]] = deque()

    def next(self) -> tuple[bytes, int, int] | None:
        """Take the next row."""
        return self._ahead.popleft() if self._ahead else next(self._rows, None)

    def give_back(self, row: tuple[bytes, int, int] | None) -> None:
        """Have a row come next."""
        if row is not None:
            self._ahead.appendleft(row)

    def are(self, files: list[Seen]) -> bool:
        """Whether the next rows are exactly these files and nothing is known within the last; then they are taken. Of
        most folders that is so, and told in a tenth of the time that looking at every file takes.
        """
        self._ahead += itertools.islice(self._rows, max(0, len(files) + 1 - len(self._ahead)))
        rows = list(itertools.islice(self._ahead, len(files) + 1))
        further = rows.pop() if len(rows) > len(files) else None
        if rows != files or (further is not None and further[0].startswith(files[-1].path + b"\0")):
            return False
        self._ahead = deque(itertools.islice(self._ahead, len(files), None))
        return True


def _side_by_side(known: _Known, files: Iterable[list[Seen]]) -> Iterator[Step]:
    number = 0
    for some in files:
        if some and known.are(some):
            number += len(some)
            yield Step(number, some[-1].path, some[-1], differs=False)
        else:
            yield from _one_by_one(known, some, number)
            number += len(some)
    while (row := known.next()) is not None:
        yield Step(number, row[0])


def _one_by_one(known: _Known, files: list[Seen], reached: int) -> Iterator[Step]:
    row = known.next()
    for number, file in enumerate(files, reached):
        while row is not None and row[0] < file.path:
            yield Step(number, row[0])
            row = known.next()
        is_known = row is not None and row[0] == file.path
        if file != row:
            yield Step(number, file.path, file, is_known=is_known)
        elif not number % TELL_AFTER:
            yield Step(number, file.path, file, differs=False)
        row = known.next() if is_known else row
        while row is not None and b"\0" in row[0] and row[0].startswith(file.path + b"\0"):
            if row[1] < 0:
                yield Step(number, row[0], is_inside=True)
            row = known.next()
    known.give_back(row)


class Comparison:
    """The files to be read, the files that are gone, and the orphans: ids of articles whose file is gone and which no
    other file has taken over.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self.files = 0
        self._given = 0
        for table in _TABLES:
            catalogue.change(table)
        catalogue.refuse_foreign()

    # Made while looking

    def steps(self, folder: str, look: Look) -> Iterator[Step]:
        """Walk what is known and what is seen side by side, both in the order of their paths. Every file that differs
        is a step: it is new, changed, missing, or could not be read before; and now and then one that does not.
        """
        rows = self._catalogue.rows(f"{_LISTED} WHERE folder = ? ORDER BY path", (folder,))
        return _side_by_side(_Known(rows), look.files())

    def steps_inside(self, key: Key, members: Iterable[Seen]) -> Iterator[Step]:
        """The same for what lies in a file, which is no folder but may be looked into like one."""
        folder, path = key
        bounds = (path + INSIDE[0], path + INSIDE[1])
        rows = self._catalogue.rows(f"{_LISTED} WHERE folder = ? AND {_BETWEEN} ORDER BY path", (folder, *bounds))
        return _side_by_side(_Known(rows), [sorted(members)])

    def will_read(self, folder: str, file: Seen, *, is_known: bool) -> None:
        """A file is new or changed."""
        self.files += 1
        self._catalogue.change("INSERT INTO temp.to_read VALUES (?,?,?,?,?)", (folder, *file, is_known))

    def miss(self, key: Key) -> None:
        """A known file was not seen."""
        self._catalogue.change(f"{_GONE} WHERE folder = ? AND path = ?", key)

    def miss_inside(self, key: Key) -> None:
        """A known member was not seen; nobody has its articles' ids now."""
        self.miss(key)
        for (ids,) in self._catalogue.rows(f"{_ORPHANED} AND folder = ? AND path = ?", key):
            self.orphan(ids.split())

    def believe(self, folder: str, look: Look) -> None:
        """Of the files that were not seen in a folder, forget those that the look could not have seen."""
        if look.hidden:
            for (path,) in list(self._catalogue.rows("SELECT path FROM temp.gone WHERE folder = ?", (folder,))):
                if look.is_hidden(path):
                    self._catalogue.change("DELETE FROM temp.gone WHERE folder = ? AND path = ?", (folder, path))

    def end(self, folders: Collection[str]) -> None:
        """All of these folders were looked at. Files of others, which one of these has swallowed, count as gone: they
        are found again there and keep their ids.
        """
        marks = ",".join("?" * len(folders))
        self._catalogue.change(f"{_GONE} WHERE folder NOT IN ({marks})", folders)
        for (ids,) in self._catalogue.rows(_ORPHANED):
            self.orphan(ids.split())

    def orphan(self, ids: Iterable[str]) -> None:
        """These articles are nobody's."""
        for article_id in ids:
            self._catalogue.change("INSERT OR IGNORE INTO temp.orphans VALUES (?)", (article_id,))

    # Asked while reading

    def to_read(self) -> Iterator[tuple[str, Seen, bool]]:
        """The files to be read: folder, file, and whether it is known. Asked again, those that were added since."""
        while True:
            asked = "SELECT rowid, * FROM temp.to_read WHERE rowid > ? LIMIT ?"
            rows = list(self._catalogue.rows(asked, (self._given, _AT_ONCE)))
            if not rows:
                return
            self._given = rows[-1][0]
            yield from ((folder, Seen(*file), bool(is_known)) for _number, folder, *file, is_known in rows)

    def moved(self, content: bytes) -> Entry | None:
        """A file that is gone and had this content, with all its articles; it does not count as gone any more."""
        found = self._catalogue.rows(
            "SELECT f.* FROM temp.gone g CROSS JOIN main.files f USING (folder, path) WHERE g.content = ? LIMIT 1",
            (content,),
        )
        entry = next(itertools.starmap(Entry, found), None)
        if entry is None or not all(map(self.is_orphan, entry.ids)):
            return None
        self._catalogue.change("DELETE FROM temp.gone WHERE folder = ? AND path = ?", entry[:2])
        for article_id in entry.ids:
            self.adopt(article_id)
        return entry

    def is_orphan(self, article_id: str) -> bool:
        """Whether an id was that of an article whose file is gone, and nobody has it yet."""
        return any(self._catalogue.rows("SELECT 1 FROM temp.orphans WHERE id = ?", (article_id,)))

    def adopt(self, article_id: str) -> None:
        """An id is an orphan's no more."""
        self._catalogue.change("DELETE FROM temp.orphans WHERE id = ?", (article_id,))

    def orphans(self) -> Iterator[str]:
        """The ids of articles to be removed."""
        return (article_id for (article_id,) in self._catalogue.rows("SELECT id FROM temp.orphans"))

    def forget_gone(self) -> None:
        """Take the files that are gone out of the catalogue, with its next commit."""
        self._catalogue.change("DELETE FROM main.files WHERE (folder, path) IN (SELECT folder, path FROM temp.gone)")
