"""Files of SQLite are read beside whoever writes and on any medium, and never made or changed by reading."""

from __future__ import annotations

import contextlib
import sqlite3
from typing import TYPE_CHECKING

import pytest

from archiveviewer.archive.databases import to_read

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "chè #1?.sqlite"
    with contextlib.closing(sqlite3.connect(path)) as database, database:
        database.execute("CREATE TABLE hills (name TEXT)")
        database.execute("INSERT INTO hills VALUES ('Bản Mây')")
    return path


def test_what_is_read_is_what_was_committed_and_can_not_be_changed(file: Path) -> None:
    with contextlib.closing(to_read(file)) as database:
        assert database.execute("SELECT name FROM hills").fetchall() == [("Bản Mây",)]
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            database.execute("DELETE FROM hills")


def test_where_no_lock_can_be_had_it_is_read_without(file: Path) -> None:
    with contextlib.closing(sqlite3.connect(file)) as writer:
        writer.execute("BEGIN EXCLUSIVE")
        with contextlib.closing(to_read(file, patience=0)) as database:
            assert database.execute("SELECT name FROM hills").fetchall() == [("Bản Mây",)]


def test_a_file_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    with contextlib.suppress(sqlite3.Error), contextlib.closing(to_read(tmp_path / "none.sqlite")) as database:
        database.execute("SELECT 1 FROM sqlite_master").fetchone()
    assert list(tmp_path.iterdir()) == []


def test_what_is_no_database_is_told_by_the_first_statement(tmp_path: Path) -> None:
    (tmp_path / "text.sqlite").write_bytes(b"no database at all " * 100)
    with contextlib.closing(to_read(tmp_path / "text.sqlite")) as database, pytest.raises(sqlite3.DatabaseError):
        database.execute("SELECT 1 FROM hills")


def test_what_is_half_written_is_not_read(file: Path) -> None:
    with contextlib.closing(sqlite3.connect(file)) as writer:
        writer.execute("PRAGMA cache_size = 1")
        writer.execute("PRAGMA cache_spill = 1")
        writer.execute("BEGIN EXCLUSIVE")
        writer.executemany("INSERT INTO hills VALUES (?)", [("x" * 900,)] * 300)
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            to_read(file, patience=0)
