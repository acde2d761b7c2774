"""The desk's file: two windows, kills, damage, backups, earlier and later versions."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from archiveviewer.desk import Desk, database, look_after
from archiveviewer.desk.schema import MIGRATIONS
from archiveviewer.desk.things import Reference
from archiveviewer.errors import DeskError, DeskTooNew

FLOOD = Reference(archive="k1", article="a1", title="Lũ ở Hàm Yên", date="2009-10-02", source="Báo Tuyên Quang")
TODAY = f"{datetime.now(UTC).astimezone():%Y-%m-%d}"


def names(desk: Desk) -> list[str]:
    return [branch.collection.name for branch in desk.collections.tree()]


def test_two_windows_see_each_other_and_lose_nothing(tmp_path: Path) -> None:
    with Desk.open(tmp_path) as one, Desk.open(tmp_path) as other:
        before = one.state()
        shared = other.collections.add("Chung")
        assert one.state() != before
        one.collections.file(shared.id, [FLOOD])
        other.collections.rename(shared.id, "Của chung")
        assert names(one) == names(other) == ["Của chung"]
        assert [filed.reference for filed in other.collections.filed(shared.id)] == [FLOOD]


def test_many_at_once_lose_nothing(tmp_path: Path) -> None:
    with Desk.open(tmp_path) as desk:
        shared = desk.collections.add("Chung").id

    def work(writer: int) -> None:
        with Desk.open(tmp_path) as mine:
            for number in range(15):
                mine.collections.file(shared, [Reference(archive="k", article=f"{writer}-{number}", title="Bài")])

    writers = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    with Desk.open(tmp_path) as desk:
        assert len(desk.collections.filed(shared)) == 60


WORK = """
import sys
from archiveviewer.desk import Desk
from archiveviewer.desk.things import Reference
desk = Desk.open(sys.argv[1])
print("open", flush=True)
for number in range(10_000):
    made = desk.collections.add(str(number))
    desk.collections.file(made.id, [Reference(archive="k", article=str(number), title="Bài")])
    print(number, flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL there")
@pytest.mark.parametrize("after", [0, 1, 7, 40])
def test_whoever_kills_it_finds_all_that_was_told_as_done(tmp_path: Path, after: int) -> None:
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[3] / "src")}
    with subprocess.Popen(
        [sys.executable, "-c", WORK, str(tmp_path)], stdout=subprocess.PIPE, env=environment, text=True
    ) as child:
        assert child.stdout is not None
        told = [child.stdout.readline() for _ in range(after + 1)]
        child.send_signal(signal.SIGKILL)
    assert len(told) == after + 1
    with Desk.open(tmp_path, thorough=True) as desk:
        assert desk.recovery is None
        assert names(desk)[:after] == [str(number) for number in range(after)]
        tree = desk.collections.tree()
        assert all(branch.articles == 1 for branch in tree[:after])


def filled(folder: Path) -> None:
    with Desk.open(folder) as desk:
        made = desk.collections.add("Bão lũ")
        desk.collections.file(made.id, [FLOOD])


def test_a_backup_is_kept_of_each_day_and_few_of_them(tmp_path: Path) -> None:
    filled(tmp_path)
    for number in range(15):
        day = datetime.now(UTC) - timedelta(days=number + 1)
        old = tmp_path / "backups" / f"{day:%Y-%m-%d}.sqlite"
        old.write_bytes(b"old")
        os.utime(old, (day.timestamp(), day.timestamp()))
    assert look_after(tmp_path)
    kept = [path.stem for path in database.backups(tmp_path)]
    assert kept[0] == TODAY
    assert len(kept) == database.BACKUPS_KEPT
    assert not list(tmp_path.rglob("*.part"))


@pytest.mark.parametrize("damage", [b"", b"no database at all" * 400])
def test_a_lost_file_is_brought_back_from_the_backup(tmp_path: Path, damage: bytes) -> None:
    filled(tmp_path)
    (tmp_path / "desk.sqlite").write_bytes(damage)
    with Desk.open(tmp_path) as desk:
        assert desk.recovery is not None
        assert desk.recovery.backup == TODAY
        assert desk.recovery.damaged is not None
        assert desk.recovery.damaged.read_bytes() == damage
        assert names(desk) == ["Bão lũ"]
    with Desk.open(tmp_path) as desk:
        assert desk.recovery is None


def test_a_file_that_is_gone_is_brought_back(tmp_path: Path) -> None:
    filled(tmp_path)
    (tmp_path / "desk.sqlite").unlink()
    with Desk.open(tmp_path) as desk:
        assert desk.recovery == (None, TODAY)
        assert names(desk) == ["Bão lũ"]


def test_without_any_sound_backup_what_can_be_read_is_saved(tmp_path: Path) -> None:
    with Desk.open(tmp_path) as desk:
        for number in range(300):
            desk.collections.add(f"Bộ {number:03}")
    for backup in database.backups(tmp_path):
        backup.write_bytes(b"broken")
    file = tmp_path / "desk.sqlite"
    data = bytearray(file.read_bytes())
    with sqlite3.connect(file) as plain:
        (root,) = plain.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'passages'").fetchone()
    plain.close()
    size = 4096
    data[(root - 1) * size : root * size] = b"\xff" * size
    file.write_bytes(data)
    assert not look_after(tmp_path)
    with Desk.open(tmp_path, thorough=True) as desk:
        assert desk.recovery is not None
        assert desk.recovery.backup is None
        assert len(names(desk)) == 300


def test_a_backup_and_what_can_still_be_read_are_laid_together(tmp_path: Path) -> None:
    filled(tmp_path)
    kept = (tmp_path / "backups" / f"{TODAY}.sqlite").read_bytes()
    with Desk.open(tmp_path) as desk:
        desk.collections.add("Sau bản sao")
    (tmp_path / "backups" / f"{TODAY}.sqlite").write_bytes(kept)
    with sqlite3.connect(tmp_path / "desk.sqlite") as plain:
        plain.execute("DROP TABLE seen")
    plain.close()
    with Desk.open(tmp_path) as desk:
        assert desk.recovery is not None
        assert names(desk) == ["Bão lũ", "Sau bản sao"]


def test_a_letter_that_rots_takes_nothing_else_with_it(tmp_path: Path) -> None:
    with Desk.open(tmp_path) as desk:
        storms = desk.collections.add("Bão lũ")
        desk.collections.file(storms.id, [FLOOD])
    data = (tmp_path / database.FILE).read_bytes()
    (tmp_path / database.FILE).write_bytes(data.replace("Bão lũ".encode(), b"B\xc3\x23o l\xc5\xa9"))
    with Desk.open(tmp_path, thorough=True) as desk:
        assert names(desk) == ["B\ufffd#o lũ"]
        assert [filed.reference for filed in desk.collections.filed(storms.id)] == [FLOOD]


def test_what_was_removed_long_ago_is_forgotten(tmp_path: Path) -> None:
    with Desk.open(tmp_path) as desk:
        old, young = desk.collections.add("Cũ"), desk.collections.add("Mới")
        desk.collections.remove(old.id)
        word = desk.collections.remove(young.id)
    with sqlite3.connect(tmp_path / "desk.sqlite") as plain:
        plain.execute("UPDATE collections SET removed = '2001-01-01T00:00:00 x' WHERE name = 'Cũ'")
    plain.close()
    assert look_after(tmp_path)
    with Desk.open(tmp_path) as desk:
        assert desk.undo("2001-01-01T00:00:00 x") == 0
        assert desk.undo(word) == 1


def test_a_desk_of_a_later_version_is_left_alone(tmp_path: Path) -> None:
    filled(tmp_path)
    with sqlite3.connect(tmp_path / "desk.sqlite") as plain:
        plain.execute("PRAGMA user_version = 99")
    plain.close()
    with pytest.raises(DeskTooNew):
        Desk.open(tmp_path)
    with sqlite3.connect(tmp_path / "desk.sqlite") as plain:
        assert plain.execute("SELECT name FROM collections").fetchall() == [("Bão lũ",)]
    plain.close()


def test_a_desk_of_an_earlier_version_is_brought_up_and_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(tmp_path)
    further = (*MIGRATIONS, ("CREATE TABLE further (id TEXT) STRICT",))
    monkeypatch.setattr(database, "MIGRATIONS", further)
    monkeypatch.setattr(database, "VERSION", len(further))
    with Desk.open(tmp_path) as desk:
        assert names(desk) == ["Bão lũ"]
    with sqlite3.connect(tmp_path / "desk.sqlite") as plain:
        assert plain.execute("SELECT count(*) FROM further").fetchone() == (0,)
        assert plain.execute("PRAGMA user_version").fetchone() == (len(further),)
    plain.close()
    assert (tmp_path / "backups" / f"before-version-{len(further)}.sqlite").exists()


def test_a_migration_that_fails_leaves_what_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(tmp_path)
    with monkeypatch.context() as patched:
        further = (*MIGRATIONS, ("CREATE TABLE further (id TEXT) STRICT", "CREATE NONSENSE"))
        patched.setattr(database, "MIGRATIONS", further)
        patched.setattr(database, "VERSION", len(further))
        with pytest.raises(DeskError):
            Desk.open(tmp_path)
    with Desk.open(tmp_path) as desk:
        assert names(desk) == ["Bão lũ"]


def test_a_place_that_takes_no_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "tệp").write_text("x")
    with pytest.raises(DeskError) as told:
        Desk.open(tmp_path / "tệp" / "desk")
    assert told.value.path == tmp_path / "tệp" / "desk" / "desk.sqlite"


def test_a_change_that_fails_halfway_is_no_change(tmp_path: Path) -> None:
    with Desk.open(tmp_path) as desk:
        kept = desk.collections.add("Giữ")
        broken = Reference(archive="k1", article="a2", title=None)  # type: ignore[arg-type]
        with pytest.raises(DeskError):
            desk.collections.file(kept.id, [FLOOD, broken])
        assert desk.collections.filed(kept.id) == []


def test_a_file_that_is_none_of_ours_is_told_by_looking_after_it(tmp_path: Path) -> None:
    (tmp_path / "desk.sqlite").write_bytes(b"no database at all " * 1_000)
    assert not look_after(tmp_path)
