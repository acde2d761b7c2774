"""What stories of an archive have to do with each other, as far as it is found once and kept: which print the same
text, which list which, and which show which photograph.

Comes in: the index after a commit. Goes out: groups of articles that are one story, shares of text, who may list a
title and who may show a picture. It is kept in SQLite beside the index; whoever is killed leaves what was committed,
and the next update does the rest. Losing the file costs only the time to find it all again. It refuses to hide
anything: that is for whoever asks.
"""

from __future__ import annotations

import contextlib
import sqlite3
import zlib
from typing import TYPE_CHECKING, Any, Self

from archiveviewer.archive import showing
from archiveviewer.archive.databases import PATIENCE, to_read
from archiveviewer.index.store import Store
from archiveviewer.related import listed, reprints

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from archiveviewer.article import Article
    from archiveviewer.index.incoming import CameIn, Incoming
    from archiveviewer.index.writing import Writer
    from archiveviewer.related.reprints import Pair

FILE = "relations.sqlite"
_TABLES = (
    """CREATE TABLE IF NOT EXISTS pairs (
        first TEXT, second TEXT, share REAL, same INTEGER, PRIMARY KEY (first, second)
    ) WITHOUT ROWID""",
    "CREATE INDEX IF NOT EXISTS seconds ON pairs (second)",
    "CREATE TABLE IF NOT EXISTS listings (key INTEGER, id TEXT, PRIMARY KEY (key, id)) WITHOUT ROWID",
    "CREATE INDEX IF NOT EXISTS listing ON listings (id)",
    "CREATE TABLE IF NOT EXISTS showings (key INTEGER, id TEXT, PRIMARY KEY (key, id)) WITHOUT ROWID",
    "CREATE INDEX IF NOT EXISTS showing ON showings (id)",
    "CREATE TABLE IF NOT EXISTS looked_at (segment TEXT PRIMARY KEY) WITHOUT ROWID",
)
_READER_WAITS = 5.0
"""Seconds; nobody who asks what is related waits longer for a writer."""
_COMMIT_EVERY = 2_000
"""Pairs of stories that are compared between two commits."""


def relate(archive: Path, writer: Writer, incoming: Incoming) -> Iterator[None]:
    """Find what the new articles of an update have to do with all others, and merge beside it; yields now and then."""
    with Relations(archive, writable=True) as relations:
        with Store(archive / "index") as store:
            writer.merge_apart()
            yield from relations.find(store, incoming)
        incoming.close()
        yield from writer.merge()
        relations.believe(writer.segments)


class Relations:
    """The pairs of stories with text in common, the titles that stories list and the pictures that they show. Opened to
    be read it never writes, and may know nothing.
    """

    def __init__(self, archive: Path, *, writable: bool) -> None:
        path = archive / FILE
        if not writable:
            self._database = _to_read(path)
            return
        try:
            self._database = _to_write(path)
        except sqlite3.DatabaseError as error:  # all it held can be found again
            if isinstance(error, sqlite3.OperationalError) and error.sqlite_errorcode != sqlite3.SQLITE_ERROR:
                raise  # the file may be sound: somebody holds it, or the disk is full
            path.unlink()
            self._database = _to_write(path)

    # Asking

    def groups(self) -> list[tuple[str, ...]]:
        """The stories that are one, each group at least two ids."""
        leads: dict[str, str] = {}

        def lead(one: str) -> str:
            while (further := leads.setdefault(one, one)) != one:
                leads[one] = leads[further]
                one = leads[one]
            return one

        for first, second in self._rows("SELECT first, second FROM pairs WHERE same"):
            leads[lead(second)] = lead(first)
        found: dict[str, list[str]] = {}
        for one in leads:
            found.setdefault(lead(one), []).append(one)
        return [tuple(sorted(group)) for group in found.values()]

    def shares(self, article_id: str) -> dict[str, float]:
        """The stories that have text in common with one, with the share of the shorter text."""
        rows = self._rows(
            "SELECT second, share FROM pairs WHERE first = ?1"
            " UNION ALL SELECT first, share FROM pairs WHERE second = ?1",
            (article_id,),
        )
        return dict(rows)

    def may_list(self, article: Article) -> list[str]:
        """The ids of stories that may list one: a listed title begins like its title, or has its address."""
        keys = _keys_of([(article.title, article.url)])
        rows = (self._rows("SELECT id FROM listings WHERE key = ?", (key,)) for key in keys)
        return list(dict.fromkeys(str(one) for found in rows for (one,) in found))

    def may_show(self, place: str) -> list[str]:
        """The ids of stories that may show the picture at this place, and of the photograph that it may be."""
        rows = self._rows("SELECT id FROM showings WHERE key = ?", (_key(place),))
        return [str(one) for (one,) in rows]

    def _rows(self, statement: str, values: Iterable[object] = ()) -> Iterator[tuple[Any, ...]]:
        with contextlib.suppress(sqlite3.Error):  # nothing there yet, or nothing that can be read: nothing is known
            yield from self._database.execute(statement, tuple(values))

    # Finding

    def find(self, store: Store, incoming: Incoming | None = None) -> Iterator[None]:
        """Find what the new segments of a store have to do with everything; yields now and then. Of articles that came
        in lately somebody knows the runs of their text.

        Stopped before its end it keeps what it found, and begins anew with these segments the next time.
        """
        segments = {entry.file for entry in store.snapshot.manifest.segments}
        new = segments - {str(name) for (name,) in self._rows("SELECT segment FROM looked_at")}
        self._forget(store, new)
        came_in = store.came_in(new, incoming)
        yield from self._find_pointers(store, new, came_in)
        yield from self._find_pairs(store, new, came_in)
        self.believe(segments)

    def believe(self, segments: Iterable[str]) -> None:
        """Note that everything in these segments was looked at: merging only moves what was."""
        self._database.execute("DELETE FROM looked_at")
        self._database.executemany("INSERT INTO looked_at VALUES (?)", ((name,) for name in segments))
        self._database.commit()

    def _find_pointers(self, store: Store, new: set[str], came_in: CameIn) -> Iterator[None]:
        """Note the titles that new articles list, and the places of the pictures that they show or are."""
        for article in store.pointing_elsewhere(new, came_in):
            lists = filter(None, (article.related, article.same_section))
            listed_keys = _keys_of((link.title, link.url) for printed in lists for link in printed.links)
            told = [showing.place(article)] if showing.is_photograph(article) else showing.places(article).values()
            for table, keys in (("listings", listed_keys), ("showings", map(_key, told))):
                rows = ((key, article.id) for key in keys)
                self._database.executemany(f"INSERT OR IGNORE INTO {table} VALUES (?,?)", rows)  # noqa: S608 — our own two
            yield

    def _find_pairs(self, store: Store, new: set[str], came_in: CameIn) -> Iterator[None]:
        for number, (first, second, common) in enumerate(store.likely_reprints(new, came_in), start=1):
            if reprints.may_be(common):
                both = store.article_at(first), store.article_at(second)
                if (pair := reprints.compared(*both, common)) is not None:
                    self._put(pair)
            if number % _COMMIT_EVERY == 0:
                self._database.commit()
            yield

    def _put(self, pair: Pair) -> None:
        first, second = sorted((pair.first, pair.second))
        self._database.execute("INSERT OR REPLACE INTO pairs VALUES (?,?,?,?)", (first, second, pair.share, pair.same))

    def _forget(self, store: Store, new: set[str]) -> None:
        """Drop what is known of stories that are gone, or come anew."""
        ids = {one for pair in self._rows("SELECT first, second FROM pairs") for one in pair}
        ids.update(one for (one,) in self._rows("SELECT id FROM listings UNION SELECT id FROM showings"))
        stale = ids - store.held(ids) | (ids & store.ids_in(new)) if ids else ids
        for one in sorted(stale):
            self._database.execute("DELETE FROM pairs WHERE first = ?1 OR second = ?1", (one,))
            self._database.execute("DELETE FROM listings WHERE id = ?", (one,))
            self._database.execute("DELETE FROM showings WHERE id = ?", (one,))
        self._database.commit()

    def close(self) -> None:
        """Let the file go."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _keys_of(links: Iterable[tuple[str, str]]) -> set[int]:
    """The numbers under which titles and addresses are kept; two may share one, so whoever asks looks at both."""
    told = {text for title, url in links for text in (listed.beginning(title), url) if text}
    return set(map(_key, told))


def _key(text: str) -> int:
    return zlib.crc32(text.encode("utf-8", "replace"))


def _to_write(path: Path) -> sqlite3.Connection:
    database = sqlite3.connect(path, timeout=PATIENCE)
    try:
        for table in _TABLES:
            database.execute(table)
        database.execute("SELECT first, second, share, same FROM pairs LIMIT 1").fetchone()
        for table in ("listings", "showings"):
            database.execute(f"SELECT key, id FROM {table} LIMIT 1").fetchone()  # noqa: S608 — our own two
    except sqlite3.DatabaseError:
        database.close()
        raise
    return database


def _to_read(path: Path) -> sqlite3.Connection:
    """A connection to the file; to an empty one in memory where there is none."""
    return to_read(path, _READER_WAITS) if path.is_file() else sqlite3.connect(":memory:")
