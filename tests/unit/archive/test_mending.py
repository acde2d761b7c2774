"""An archive that was damaged says so, and is put right from the files it was made of."""

from __future__ import annotations

import contextlib
import errno
import os
import sqlite3
from typing import TYPE_CHECKING

import msgspec
import pytest

from archiveviewer import Archive, regular
from archiveviewer.archive import description as descriptions
from archiveviewer.archive import repair, verify
from archiveviewer.archive.catalogue import Catalogue
from archiveviewer.archive.updating import FIRST_BATCH
from archiveviewer.errors import ArchiveDamaged, ArchiveError, ArchiveMissing
from archiveviewer.index import manifest

if TYPE_CHECKING:
    from collections.abc import Callable
    from io import FileIO
    from pathlib import Path

FILES = 30


@pytest.fixture
def place(tmp_path: Path) -> Path:
    folder = tmp_path / "bài báo"
    folder.mkdir()
    for number in range(FILES):
        (folder / f"{number}.txt").write_text(f"Tin số {number}\n\nNước mặn lên cao.\n", encoding="utf-8")
    with Archive.create(tmp_path / "kho") as archive:
        _update(archive, folder)
        (folder / "0.txt").write_text("Tin số không\n\nNước mặn đã rút.\n", encoding="utf-8")
        (folder / "1.txt").unlink()
        _update(archive)
    return tmp_path / "kho"


def _update(archive: Archive, *folders: Path) -> None:
    for _ in archive.update(folders, jobs=1):
        pass


def _ids(place: Path) -> set[str]:
    with Archive.open(place) as archive:
        return {hit.id for hit in archive.search("", limit=100).hits}


def _flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 3] ^= 0x10
    path.write_bytes(data)


def _segment(place: Path) -> Path:
    largest = max(manifest.load(place / "index").segments, key=lambda entry: entry.documents)
    return place / "index" / largest.file


def _flip_segment(place: Path) -> None:
    _flip(_segment(place))


def _lose_segment(place: Path) -> None:
    _segment(place).unlink()


def _flip_deleted(place: Path) -> None:
    for path in (place / "index").glob("*.deleted"):
        _flip(path)


def _flip_manifest(place: Path) -> None:
    _flip(place / "index" / manifest.NAME)


def _lose_catalogue(place: Path) -> None:
    (place / "catalogue.sqlite").write_bytes(b"SQLite format 3\0" + bytes(5_000))


def test_a_damaged_catalogue_is_not_held_open(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[sqlite3.Connection] = []
    connected = sqlite3.connect

    def connect(path: Path, timeout: float) -> sqlite3.Connection:
        opened.append(connected(path, timeout=timeout))
        return opened[-1]

    _lose_catalogue(place)
    monkeypatch.setattr(sqlite3, "connect", connect)
    with pytest.raises(ArchiveDamaged):
        Catalogue(place / "catalogue.sqlite", writable=True)
    (database,) = opened
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        database.execute("SELECT 1")


def _change_an_id(place: Path) -> None:
    with contextlib.closing(sqlite3.connect(place / "catalogue.sqlite")) as catalogue:
        catalogue.execute(
            "UPDATE files SET ids = replace(ids, substr(ids, 1, 4), '0123') WHERE path = CAST('7.txt' AS BLOB)"
        )
        catalogue.commit()


@pytest.mark.parametrize(
    "harm", [_change_an_id, _flip_segment, _lose_segment, _flip_deleted, _flip_manifest, _lose_catalogue]
)
def test_what_is_damaged_is_told_and_mended(place: Path, harm: Callable[[Path], None]) -> None:
    assert list(verify(place)) == []
    before = _ids(place)
    harm(place)
    assert list(verify(place))
    assert repair(place)
    with Archive.open(place, writable=True) as archive:
        _update(archive)
        found = {hit.title for hit in archive.search("", limit=100).hits}
        assert archive.search("rút").total == 1

    assert found == {"Tin số không", *(f"Tin số {number}" for number in range(2, FILES))}
    assert _ids(place) == before
    assert list(verify(place)) == []


def test_an_update_that_comes_upon_damage_says_so(place: Path) -> None:
    data = bytearray(_segment(place).read_bytes())
    middle = len(data) // 2
    data[middle : middle + 9_000] = bytes(9_000)
    _segment(place).write_bytes(data)
    folder = place.parent / "bài báo"
    for number in range(FILES):
        (folder / f"{number} khác.txt").write_text(f"Tin khác {number}\n\nNước ngọt về.\n", encoding="utf-8")
    with pytest.raises(ArchiveDamaged), Archive.open(place, writable=True) as archive:
        _update(archive)


def test_a_sound_archive_is_left_alone(place: Path) -> None:
    before = (place / "index" / manifest.NAME).read_bytes()
    assert repair(place) == []
    assert (place / "index" / manifest.NAME).read_bytes() == before


def test_a_description_that_was_changed_is_not_believed(place: Path) -> None:
    text = (place / "archive.json").read_text(encoding="utf-8")
    (place / "archive.json").write_text(text.replace("bài báo", "bai bao"), encoding="utf-8")
    with pytest.raises(ArchiveDamaged):
        Archive.open(place)


@pytest.mark.parametrize("damage", ["", "{", "gone"])
def test_a_description_is_brought_back_from_its_copy(place: Path, damage: str) -> None:
    path = place / "archive.json"
    before = path.read_bytes()
    path.unlink() if damage == "gone" else path.write_text(damage, encoding="utf-8")
    (told,) = repair(place)
    assert told.startswith("archive.json: ")
    assert path.read_bytes() == before
    with Archive.open(place, writable=True) as archive:
        _update(archive)
    assert list(verify(place)) == []


def test_a_damaged_copy_is_told_and_made_again(place: Path) -> None:
    copy = place / "archive.json.copy"
    copy.write_text("{", encoding="utf-8")
    assert list(verify(place)) == ["archive.json.copy: not what was written"]
    assert repair(place) == []
    assert copy.read_bytes() == (place / "archive.json").read_bytes()


def test_a_description_without_a_copy_is_made_of_what_the_catalogue_knows(place: Path) -> None:
    before = _ids(place)
    (place / "archive.json.copy").unlink()
    (place / "archive.json").write_text("{", encoding="utf-8")
    (told,) = repair(place)
    assert "new id" in told
    with Archive.open(place, writable=True) as archive:
        _update(archive)
    assert (_ids(place), list(verify(place))) == (before, [])


def test_a_place_that_is_no_archive_is_not_made_one(tmp_path: Path) -> None:
    with pytest.raises(ArchiveMissing):
        repair(tmp_path)
    assert not list(tmp_path.iterdir())


def test_the_first_commit_comes_soon() -> None:
    assert FIRST_BATCH <= 500


def test_an_archive_that_cannot_be_written_is_not_repaired_and_says_why(place: Path) -> None:
    (place / "write.lock").unlink()
    (place / "write.lock").mkdir()  # as a medium that is only read refuses it, also to root
    with pytest.raises(ArchiveError, match="no regular file"):
        repair(place)


def test_what_nobody_may_read_is_not_taken_for_damaged(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole, opened = _segment(place).name, regular.opened

    def denied(path: Path) -> FileIO:
        if path.name == whole:
            raise PermissionError(errno.EACCES, "Permission denied")
        return opened(path)

    monkeypatch.setattr(regular, "opened", denied)
    with pytest.raises(ArchiveError, match=f"{whole}: Permission denied"):
        repair(place)
    monkeypatch.undo()
    assert list(verify(place)) == []


@pytest.mark.skipif(os.name == "nt", reason="pipes lie in folders on POSIX systems only")
@pytest.mark.parametrize(
    "name", ["archive.json", "manifest", "segment", "catalogue.sqlite", "synonyms.txt", "write.lock", "writer.txt"]
)
def test_a_pipe_in_the_place_of_a_file_keeps_nobody_waiting(place: Path, name: str) -> None:
    named = {"manifest": place / "index" / manifest.NAME, "segment": _segment(place)}
    path = named.get(name, place / name)
    path.unlink(missing_ok=True)
    os.mkfifo(path)
    told: list[str] = []
    for asked in (lambda: told.extend(verify(place)), lambda: _ids(place), lambda: told.extend(repair(place))):
        with contextlib.suppress(ArchiveError):
            asked()
    with contextlib.suppress(ArchiveError), Archive.open(place) as archive:
        assert archive.stats().articles >= 0


def test_a_folder_that_no_system_has_is_damage(place: Path) -> None:
    description = descriptions.load(place)
    folder = msgspec.structs.replace(description.folders[0], absolute="/a\0b")
    descriptions.save(msgspec.structs.replace(description, folders=(folder,)), place)
    with pytest.raises(ArchiveDamaged):
        Archive.open(place)
