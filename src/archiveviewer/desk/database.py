"""The file that a desk is kept in: opened, brought up to this version, checked, backed up, brought back.

Comes in: a folder of the person's own; goes out: a connection, and what happened to the file on the way. The file is
SQLite, written so that a process killed at any moment leaves the last whole change, and two windows do no harm. It
refuses to know what a collection is.

    desk.sqlite                 everything
    backups/2026-11-26.sqlite   as it was on that day; a few of these
    damaged/…sqlite             what could not be read any more, untouched, for whoever may get something out of it
"""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from archiveviewer.desk.schema import MIGRATIONS, TABLES, VERSION
from archiveviewer.desk.things import KINDS
from archiveviewer.errors import DeskError, DeskTooNew

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FILE, BACKUPS, DAMAGED = "desk.sqlite", "backups", "damaged"
BACKUPS_KEPT = 10
_PATIENCE = 10.0
"""Seconds to wait for another window's change."""
_REMOVED_KEPT = "-30 days"
"""How long what was removed can be put back."""


class Recovery(NamedTuple):
    """A file that could not be read was put aside, or was gone: where it lies now, and the name of the backup in its
    place; None where there is none.
    """

    damaged: Path | None
    backup: str | None


def opened(folder: Path, *, thorough: bool) -> tuple[sqlite3.Connection, Recovery | None]:
    """The desk of a folder, made where there is none, and what had to be brought back; `thorough` reads all of the file
    first. Raises DeskError.
    """
    with told(folder):
        folder.mkdir(parents=True, exist_ok=True)
        if _is_empty(folder / FILE) and backups(folder):
            recovery = bring_back(folder)
            return _ready(folder, thorough=False), recovery
        try:
            return _ready(folder, thorough=thorough), None
        except sqlite3.OperationalError:  # busy, full, not ours to write: nothing that a backup could mend
            raise
        except sqlite3.DatabaseError:
            recovery = bring_back(folder)
            return _ready(folder, thorough=False), recovery


@contextlib.contextmanager
def told(folder: Path) -> Iterator[None]:
    """Whatever the file system or SQLite complains of is told as DeskError."""
    try:
        yield
    except (OSError, sqlite3.Error) as error:
        raise DeskError(folder / FILE, str(error)) from error


def connected(path: Path) -> sqlite3.Connection:
    """A connection that commits only what `changing` surrounds. A write-ahead log is used where the place allows it."""
    database = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
    database.text_factory = readable
    try:
        with contextlib.suppress(sqlite3.OperationalError):  # another window is setting the same
            database.execute("PRAGMA journal_mode = WAL").fetchone()
        database.execute("PRAGMA synchronous = FULL")
        database.execute("PRAGMA trusted_schema = OFF")
    except sqlite3.Error:
        database.close()
        raise
    return database


def readable(text: bytes) -> str:
    """Text as far as it can be read: one letter that rots on the disk takes nothing else with it."""
    return text.decode("utf-8", "replace")


@contextlib.contextmanager
def changing(database: sqlite3.Connection) -> Iterator[None]:
    """One change: all of it or nothing. Inside of another it is a part of that."""
    if database.in_transaction:
        yield
        return
    database.execute("BEGIN IMMEDIATE")
    try:
        yield
        database.commit()
    finally:
        database.rollback()  # nothing is left to roll back where all went well


def _is_empty(path: Path) -> bool:
    return not path.is_file() or not path.stat().st_size


def _ready(folder: Path, *, thorough: bool) -> sqlite3.Connection:
    database = connected(folder / FILE)
    try:
        _bring_up(database, folder)
        _refuse_damage(database, thorough=thorough)
    except BaseException:
        database.close()
        raise
    return database


def _bring_up(database: sqlite3.Connection, folder: Path) -> None:
    """Make the tables of this version out of those of an earlier one, of which a backup is kept."""
    version = _version(database)
    if version > VERSION:
        raise DeskTooNew(folder / FILE, f"version {version}")
    if 0 < version < VERSION:
        back_up(database, folder, f"before-version-{VERSION}")
    if version < VERSION:
        with changing(database):
            for number in range(_version(database), VERSION):  # another window may have begun it meanwhile
                for statement in MIGRATIONS[number]:
                    database.execute(statement)
                database.execute(f"PRAGMA user_version = {number + 1}")


def _version(database: sqlite3.Connection) -> int:
    (version,) = database.execute("PRAGMA user_version").fetchone()
    return int(version)


def _refuse_damage(database: sqlite3.Connection, *, thorough: bool) -> None:
    """Raises DatabaseError for a file that is none of ours, or contradicts itself."""
    there = {name for (name,) in database.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    if missing := set(TABLES) - there:
        raise sqlite3.DatabaseError(f"no table {', '.join(sorted(missing))}")
    for name, kind in KINDS.items():
        columns = {row[1] for row in database.execute(f"PRAGMA table_info({name})")}
        if missing := set(kind.__struct_fields__) - columns:
            raise sqlite3.DatabaseError(f"no column {', '.join(sorted(missing))} in {name}")
    if thorough:
        (found,) = database.execute("PRAGMA integrity_check(1)").fetchone()
        if found != "ok":
            raise sqlite3.DatabaseError(str(found))


# Care


def look_after(folder: Path) -> bool:
    """Check the whole file, forget for good what was removed long ago, and keep a backup of the day. False when the
    file is damaged: to open it thoroughly brings it back. Takes a while where there is much: work for a thread.
    """
    with told(folder):
        try:
            with contextlib.closing(connected(folder / FILE)) as database:
                _refuse_damage(database, thorough=True)
                _forget_removed(database)
                back_up_today(database, folder)
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError:
            return False
    return True


def _forget_removed(database: sqlite3.Connection) -> None:
    with changing(database):
        for table in KINDS:
            database.execute(
                f"DELETE FROM {table} WHERE removed != '' AND substr(removed, 1, 10) < date('now', ?)",  # noqa: S608
                (_REMOVED_KEPT,),
            )


def back_up_today(database: sqlite3.Connection, folder: Path, *, again: bool = False) -> None:
    """Keep a backup of this day, the first state of it unless it is made `again`; the oldest are thrown away."""
    name = f"{datetime.now(UTC).astimezone():%Y-%m-%d}"
    if again or not (folder / BACKUPS / f"{name}.sqlite").exists():
        back_up(database, folder, name)
    for old in backups(folder)[BACKUPS_KEPT:]:
        old.unlink(missing_ok=True)


def back_up(database: sqlite3.Connection, folder: Path, name: str) -> None:
    """Keep a copy under a name; whoever is killed meanwhile leaves the former one."""
    (folder / BACKUPS).mkdir(exist_ok=True)
    half = folder / BACKUPS / f"{name}.{new_part()}"
    copy = sqlite3.connect(half)
    try:
        database.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE").fetchone()
    finally:
        copy.close()
    if _is_sound(half):  # else the former one is worth more
        half.replace(folder / BACKUPS / f"{name}.sqlite")
    half.unlink(missing_ok=True)


def new_part() -> str:
    """The ending of a file that is only half there."""
    return f"{datetime.now(UTC):%H%M%S%f}.part"


def backups(folder: Path) -> list[Path]:
    """The backups there are, newest first."""
    found = [path for path in (folder / BACKUPS).glob("*.sqlite") if path.is_file()]
    return sorted(found, key=lambda path: (path.stat().st_mtime_ns, path.name), reverse=True)


def bring_back(folder: Path) -> Recovery:
    """Put a damaged file aside and the newest backup that is sound in its place."""
    damaged = _put_aside(folder)
    for backup in backups(folder):
        if _is_sound(backup):
            half = folder / f"{FILE}.{new_part()}"
            shutil.copyfile(backup, half)
            half.replace(folder / FILE)
            return Recovery(damaged, backup.stem)
    return Recovery(damaged, None)


def _put_aside(folder: Path) -> Path | None:
    """Its log goes first: a log beside another file than its own would be taken for that file's."""
    (folder / DAMAGED).mkdir(exist_ok=True)
    aside = folder / DAMAGED / f"{datetime.now(UTC):%Y-%m-%d-%H%M%S%f}.sqlite"
    (folder / f"{FILE}-shm").unlink(missing_ok=True)
    for ending in ("-wal", "-journal", ""):
        with contextlib.suppress(FileNotFoundError):
            (folder / f"{FILE}{ending}").replace(aside.with_name(f"{aside.name}{ending}"))
    return aside if aside.exists() else None


def _is_sound(backup: Path) -> bool:
    """Whether a backup can take the place of the file."""
    try:
        database = sqlite3.connect(f"{backup.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
    except sqlite3.Error:
        return False
    try:
        (found,) = database.execute("PRAGMA integrity_check(1)").fetchone()
        return bool(found == "ok" and 0 < _version(database) <= VERSION)
    except sqlite3.Error:
        return False
    finally:
        database.close()
