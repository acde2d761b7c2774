"""SQLite FTS5 with its own tokenizer; it drops accents but keeps đ apart from d."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from benchmarks.engine import kinds
from benchmarks.engine.articles import pieces
from benchmarks.engine.protocol import FTS, HITS, Answer, Missing, Peer

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from benchmarks.engine.articles import Piece
    from benchmarks.engine.kinds import Asked

_MAKE = """
CREATE VIRTUAL TABLE words USING fts5(text, tokenize='unicode61 remove_diacritics 2');
CREATE TABLE facts(number INTEGER PRIMARY KEY, day INTEGER, section TEXT, source TEXT);
"""
_JOINED = "FROM words JOIN facts ON facts.number = words.rowid WHERE words MATCH ? AND day BETWEEN ? AND ?"
_PLAIN = "FROM words WHERE words MATCH ?"


class Fts(Peer):
    """An FTS5 table with the whole text, and a table of facts beside it."""

    name = FTS
    can = frozenset(kinds.KINDS) - {kinds.INNER, kinds.FUZZY}

    def __init__(self, place: Path) -> None:
        super().__init__(place)
        self._database: sqlite3.Connection | None = None

    def version(self) -> str:
        with sqlite3.connect(":memory:") as database:
            try:
                database.execute("CREATE VIRTUAL TABLE t USING fts5(x)")
            except sqlite3.OperationalError as error:
                raise Missing(str(error)) from error
        return sqlite3.sqlite_version

    def _open(self) -> sqlite3.Connection:
        if self._database is None:
            self.place.mkdir(parents=True, exist_ok=True)
            self._database = sqlite3.connect(self.place / "fts.sqlite")
        return self._database

    def index_texts(self, found: Iterable[Piece]) -> None:
        self._open().executescript(_MAKE)
        self._insert(found)

    def add(self, files: Path) -> None:
        self._insert(pieces(files))

    def _insert(self, found: Iterable[Piece]) -> None:
        database = self._open()
        for number, text, facts in found:
            database.execute("INSERT INTO words(rowid, text) VALUES (?, ?)", (number, text))
            database.execute("INSERT INTO facts VALUES (?, ?, ?, ?)", (number, *facts))
        database.commit()

    def ask(self, asked: Asked) -> Answer:
        database, match = self._open(), _match(asked)
        source, given = _PLAIN, (match,)
        if asked.kind == kinds.DATES:
            source, given = _JOINED, (match, asked.first, asked.last)  # type: ignore[assignment]
        elif asked.kind == kinds.NEWEST:
            source, given = _JOINED, (match, 0, 99_999_999)  # type: ignore[assignment]
        order = "day DESC" if asked.kind == kinds.NEWEST else "rank"
        (count,) = database.execute(f"SELECT count(*) {source}", given).fetchone()
        rows = database.execute(f"SELECT text {source} ORDER BY {order} LIMIT {HITS}", given).fetchall()
        if asked.kind == kinds.FACETS:
            for name in ("section", "source"):
                counted = f"SELECT {name}, count(*) {_JOINED} GROUP BY {name}"
                database.execute(counted, (match, 0, 99_999_999)).fetchall()
        return Answer(count, [text for (text,) in rows])

    def cold(self) -> str:
        return (
            "import sqlite3\n"
            f"database = sqlite3.connect({str(self.place / 'fts.sqlite')!r})\n"
            f'match = \'"thành" "phố"\'\n'
            f"print(database.execute('SELECT count(*) {_PLAIN}', (match,)).fetchone()[0])\n"
            f"database.execute('SELECT text {_PLAIN} ORDER BY rank LIMIT {HITS}', (match,)).fetchall()"
        )

    def close(self) -> None:
        if self._database:
            self._database.close()


def _match(asked: Asked) -> str:
    words = [f'"{word}"' for word in asked.words.split()]
    if asked.kind == kinds.PHRASE:
        return f'"{asked.words}"'
    if asked.kind == kinds.NEAR:
        return f"NEAR({' '.join(words)}, {asked.slop})"
    return " ".join([*words, f'"{asked.pattern}"*'] if asked.kind == kinds.PREFIX else words)
