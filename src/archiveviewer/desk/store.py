"""Things by their ids in the desk's tables. Comes in: things, and which are wanted; goes out: things. Every change is
whole or not at all, and nothing is held in memory between two calls, so that several windows see each other's work.

What is removed stays, with a word that says what was removed together, and can be put back by that word. It refuses to
know what the things mean.
"""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from archiveviewer.desk import things
from archiveviewer.desk.database import changing, told
from archiveviewer.desk.merging import renoted
from archiveviewer.desk.things import KINDS, Noted, Reference, Thing

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

AnyThing = TypeVar("AnyThing", bound=Thing)
_TABLES = {kind: name for name, kind in KINDS.items()}
MOVED = "moved-"
"""What the word of a removal has in it where the things are elsewhere now."""


class Store:
    """See the module's paragraph. Belongs to one thread."""

    def __init__(self, database: sqlite3.Connection, folder: Path) -> None:
        self._database, self._folder = database, folder

    @contextlib.contextmanager
    def change(self) -> Iterator[None]:
        """Surrounds several calls that are one change. Raises DeskError."""
        with told(self._folder), changing(self._database):
            yield

    @contextlib.contextmanager
    def passing_change(self) -> Iterator[None]:
        """A change of which a power cut may cost the last seconds: nobody has to wait for the disk."""
        self.run("PRAGMA synchronous = NORMAL")
        try:
            with self.change():
                yield
        finally:
            self.run("PRAGMA synchronous = FULL")

    def run(self, statement: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """The rows of a statement. Raises DeskError."""
        with told(self._folder):
            return self._database.execute(statement, values).fetchall()

    def get(self, kind: type[AnyThing], thing_id: str) -> AnyThing | None:
        """A thing by its id, removed or not."""
        return next(self._things(kind, "id = ?", (thing_id,)), None)

    def all(self, kind: type[AnyThing], where: str = "1", values: Sequence[object] = ()) -> list[AnyThing]:
        """Things that are not removed; `where` is an SQL condition of ours with `values` for its question marks."""
        return list(self._things(kind, f"removed = '' AND ({where})", values))

    def ordered(
        self, kind: type[AnyThing], where: str = "1", values: Sequence[object] = (), most: int = -1
    ) -> list[AnyThing]:
        """Things that have a position, in its order; at most so many."""
        condition = f"removed = '' AND ({where}) ORDER BY position, made, id LIMIT ?"
        return list(self._things(kind, condition, (*values, most)))

    def referenced(
        self, kind: type[AnyThing], where: str = "1", values: Sequence[object] = (), most: int = -1
    ) -> list[tuple[AnyThing, Reference]]:
        """Things about articles that are not removed, each with what is kept of its article, at most so many; `where`
        may say an order.
        """
        fields, table = kind.__struct_fields__, _TABLES[kind]
        columns = ", ".join(f"{table}.{field}" for field in fields)
        rows = self.run(
            f"SELECT {columns}, ifnull(title, ''), ifnull(date, ''), ifnull(source, '') FROM {table}"  # noqa: S608 — ours
            f" LEFT JOIN articles USING (archive, article) WHERE removed = '' AND {where} LIMIT ?",
            (*values, most),
        )
        at = (fields.index("archive"), fields.index("article"))
        return [(kind(**_named(fields, row[:-3])), _reference([row[at[0]], row[at[1]], *row[-3:]])) for row in rows]

    def ids(self, kind: type[Thing], where: str, values: Sequence[object]) -> list[str]:
        """The ids of things that are not removed."""
        return [one for (one,) in self.run(f"SELECT id FROM {_TABLES[kind]} WHERE removed = '' AND {where}", values)]  # noqa: S608 — ours

    def latest(self, kind: type[AnyThing], limit: int, where: str = "1") -> list[AnyThing]:
        """The things that were changed last, the last one first."""
        return list(self._things(kind, f"removed = '' AND ({where}) ORDER BY changed DESC LIMIT ?", (limit,)))

    def _things(self, kind: type[AnyThing], where: str, values: Sequence[object]) -> Iterator[AnyThing]:
        fields = kind.__struct_fields__
        rows = self.run(f"SELECT {', '.join(fields)} FROM {_TABLES[kind]} WHERE {where}", values)  # noqa: S608 — ours
        return (kind(**_named(fields, row)) for row in rows)

    def put(self, thing: Thing) -> None:
        """Keep a thing as it is given, in place of one of its id."""
        values = msgspec.structs.astuple(thing)
        marks = ", ".join("?" * len(values))
        columns = ", ".join(thing.__struct_fields__)
        with self.change():
            self._database.execute(
                f"INSERT OR REPLACE INTO {_TABLES[type(thing)]} ({columns}) VALUES ({marks})",  # noqa: S608 — ours
                values,
            )

    def update(self, kind: type[AnyThing], thing_id: str, **fields: object) -> AnyThing | None:
        """Give a thing other values; None where there is none of that id. A note remembers what it was."""
        with self.change():
            thing = self.get(kind, thing_id)
            if thing is None:
                return None
            note = fields.pop("note", None)
            newer = msgspec.structs.replace(thing, changed=things.now(), **fields)
            if isinstance(newer, Noted) and isinstance(note, str):
                newer = renoted(newer, things.paragraph(note))
            self.put(newer)
            return newer

    def removed(self, kind: type[AnyThing], word: str, where: str = "1", most: int = -1) -> list[AnyThing]:
        """Things of a kind that were removed under a word, at most so many."""
        return list(self._things(kind, f"removed = ? AND ({where}) LIMIT ?", (word, most)))

    def remove(self, *chosen: tuple[type[Thing], Iterable[str]], moved: bool = False) -> str:
        """Remove things together; returns the word by which they can be put back: when, and an id."""
        word = f"{things.now()} {MOVED if moved else ''}{things.new_id()}"
        with self.change():
            for kind, ids in chosen:
                rows = [(word, one) for one in ids]
                self._database.executemany(
                    f"UPDATE {_TABLES[kind]} SET removed = ? WHERE id = ? AND removed = ''",  # noqa: S608 — ours
                    rows,
                )
        return word

    def put_back(self, word: str) -> int:
        """Undo a removal; returns how many things are there again. They count as changed, so that they stay."""
        if not word:
            return 0
        with self.change():
            return sum(
                self._database.execute(
                    f"UPDATE {table} SET removed = '', changed = ? WHERE removed = ?",  # noqa: S608 — ours
                    (things.now(), word),
                ).rowcount
                for table in KINDS
            )

    # Articles

    def keep(self, references: Iterable[Reference]) -> None:
        """Keep what is known of articles; what is empty takes nothing away."""
        with self.change():
            self._database.executemany(
                "INSERT INTO articles (archive, article, title, date, source) VALUES (?,?,?,?,?)"
                " ON CONFLICT DO UPDATE SET title = iif(excluded.title = '', title, excluded.title),"
                " date = iif(excluded.date = '', date, excluded.date),"
                " source = iif(excluded.source = '', source, excluded.source)",
                [msgspec.structs.astuple(one) for one in references],
            )

    def reference(self, archive: str, article: str) -> Reference:
        """What is kept of an article."""
        rows = self.run(
            "SELECT archive, article, title, date, source FROM articles WHERE archive = ? AND article = ?",
            (archive, article),
        )
        return _reference(rows[0]) if rows else Reference(archive=archive, article=article)

    def references(self) -> list[Reference]:
        """What is kept of all articles."""
        return [_reference(row) for row in self.run("SELECT archive, article, title, date, source FROM articles")]


def _named(fields: Sequence[str], row: Sequence[object]) -> dict[str, Any]:
    named = dict(zip(fields, row, strict=True))
    if "starred" in named:
        named["starred"] = bool(named["starred"])
    return named


def _reference(row: Sequence[str]) -> Reference:
    archive, article, title, date, source = row
    return Reference(archive=archive, article=article, title=title, date=date, source=source)
