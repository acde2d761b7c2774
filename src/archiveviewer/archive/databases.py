"""The files of SQLite beside the index, opened to be read. A path comes in; a connection that never writes goes out.

Beside a writer SQLite needs its locks; on a medium on which it can't make them it does without. It refuses to know what
tables mean.
"""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

PATIENCE = 30.0
"""Seconds that a reader waits for a writer's commit."""
_KIND = 0xFF
"""The part of SQLite's codes that tells the kind of an error."""


def to_read(path: Path, patience: float = PATIENCE) -> sqlite3.Connection:
    """A connection to a file, which is not made if it is not there. Raises sqlite3.Error when it can't be opened; what
    is no database is told by the first statement.
    """
    if path.exists() and not path.is_file():
        raise sqlite3.OperationalError(f"{path.name} is no regular file")
    address = f"{path.absolute().as_uri()}?mode=ro"
    database = sqlite3.connect(address, uri=True, timeout=patience)
    try:
        database.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone()
    except sqlite3.OperationalError as error:
        database.close()
        if error.sqlite_errorcode & _KIND == sqlite3.SQLITE_BUSY and _is_being_written(path):
            raise
        return sqlite3.connect(f"{address}&immutable=1", uri=True)
    except sqlite3.DatabaseError:
        pass
    return database


def _is_being_written(path: Path) -> bool:
    """Whether somebody is in the middle of writing, so that what lies there is half of one state and half of another. A
    share that knows no locks says "busy" too.
    """
    return any(path.with_name(path.name + ending).exists() for ending in ("-journal", "-wal"))
