"""What can still be read of a damaged desk, laid into the one that took its place.

Comes in: a file that SQLite gave up on; goes out: nothing but what it still holds in the desk. Row by row, backwards
where the way forward is broken; every value is looked at like those of a stranger's file. It refuses to change the
damaged file.
"""

from __future__ import annotations

import contextlib
import sqlite3
from typing import TYPE_CHECKING, Any

import msgspec

from archiveviewer.desk import exchange
from archiveviewer.desk.database import readable
from archiveviewer.desk.things import KINDS, Reference

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from archiveviewer.desk.store import Store


def lay_in(store: Store, damaged: Path) -> None:
    """Add what a damaged desk still holds."""
    held: dict[str, Any] = {}
    with contextlib.suppress(sqlite3.Error), contextlib.closing(_to_read(damaged)) as database:
        held["articles"] = tuple(_rows(database, "articles", Reference))
        for name, kind in KINDS.items():
            held[name] = tuple(one for one in _rows(database, name, kind) if not one.removed)
    exchange.lay_in(store, exchange.Bundle(**held))


def _to_read(damaged: Path) -> sqlite3.Connection:
    database = sqlite3.connect(f"{damaged.absolute().as_uri()}?mode=ro", uri=True)
    database.text_factory = readable
    database.execute("PRAGMA query_only = ON")
    return database


def _rows(database: sqlite3.Connection, table: str, kind: type[Any]) -> Iterator[Any]:
    """The rows of a table that are whole, from both of its ends."""
    fields = kind.__struct_fields__
    first = "archive" if table == "articles" else "id"
    seen = set()
    for order in ("ASC", "DESC"):
        asked = f"SELECT {', '.join(fields)} FROM {table} ORDER BY {first} {order}"  # noqa: S608 — our own names
        with contextlib.suppress(sqlite3.Error):
            for row in database.execute(asked):
                if row not in seen:
                    seen.add(row)
                    yield from _whole(fields, row, kind)


def _whole(fields: Sequence[str], row: Sequence[object], kind: type[Any]) -> Iterator[Any]:
    with contextlib.suppress(msgspec.ValidationError):
        yield msgspec.convert(dict(zip(fields, row, strict=True)), type=kind, strict=False)
