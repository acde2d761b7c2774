"""What a person decides about encodings holds at once, and stays whatever becomes of the archive."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from archiveviewer import Archive
from archiveviewer.archive import repair
from archiveviewer.errors import ArchiveError, EncodingUnknown, PlaceUnknown
from archiveviewer.steps import whole
from archiveviewer.vietnamese.legacy_tables import VIETNAMESE
from legacy_writer import write

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


VNI = next(encoding for encoding in VIETNAMESE if encoding.name == "vni")
TITLE = "Chè kho"
STORY = f"{TITLE}\n\nThom lung, an no."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Files of VNI so short that nobody can guess it, one in a folder of its own, and one of UTF-8."""
    place = tmp_path / "bài báo"
    for name in ("2003/một.txt", "2003/tết/hai.txt", "2004/ba.txt"):
        path = place / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(write(STORY, VNI))
    (place / "2003" / "bốn.txt").write_text("Đường về\n\nQuán Gió ở đầu làng.", encoding="utf-8")
    return place


@pytest.fixture
def archive(tmp_path: Path, folder: Path) -> Iterator[Archive]:
    with Archive.create(tmp_path / "kho") as made:
        whole(made.update([folder], jobs=1))
        yield made


def right(archive: Archive) -> list[str]:
    """The files whose title is read right."""
    return sorted(hit.path.rpartition("/")[2] for hit in archive.search("", limit=99).hits if hit.title == TITLE)


def test_a_decision_for_a_file_is_carried_out_at_once_and_keeps_the_article(archive: Archive, folder: Path) -> None:
    path = folder / "2004" / "ba.txt"
    before = {hit.path: hit.id for hit in archive.search("").hits}
    archive.set_encoding(path, "vni")
    summary = whole(archive.update_files([path], jobs=1))

    assert (summary.updated, summary.unchanged, summary.articles, summary.failed) == (1, 3, 4, ())
    assert right(archive) == ["ba.txt"]
    assert {hit.path: hit.id for hit in archive.search("").hits} == before
    assert archive.article(before[str(path)]).provenance.encoding == "vni"
    assert archive.encodings() == ((path, "vni"),)


def test_a_decision_for_a_folder_holds_below_it_and_a_nearer_one_before_it(archive: Archive, folder: Path) -> None:
    archive.set_encoding(folder, "tcvn3")
    archive.set_encoding(folder / "2003", "vni")
    assert whole(archive.update_files([folder / "2003"], jobs=1)).updated == 3
    assert right(archive) == ["hai.txt", "một.txt"]
    assert "Đường về" in {hit.title for hit in archive.search("").hits}, "what is Unicode stays so"
    archive.set_encoding(folder / "2003" / "tết", "utf-8")
    whole(archive.update_files([folder], jobs=1))
    assert right(archive) == ["một.txt"]


def test_any_update_carries_out_what_was_decided_and_new_files_follow_it(archive: Archive, folder: Path) -> None:
    archive.set_encoding(folder / "2003", "vni")
    shutil.copy(folder / "2003" / "một.txt", folder / "2003" / "năm.txt")
    summary = whole(archive.update(jobs=1))
    assert (summary.added, summary.updated, summary.unchanged) == (1, 3, 1)
    assert right(archive) == ["hai.txt", "một.txt", "năm.txt"]
    assert whole(archive.update(jobs=1)).unchanged == 5


def test_taken_back_it_is_guessed_again(archive: Archive, folder: Path) -> None:
    titles = {hit.path: hit.title for hit in archive.search("").hits}
    archive.set_encoding(folder / "2003", "vni")
    whole(archive.update(jobs=1))
    archive.set_encoding(folder / "2003", "")
    whole(archive.update_files([folder / "2003"], jobs=1))
    assert {hit.path: hit.title for hit in archive.search("").hits} == titles
    assert archive.encodings() == ()


def test_decisions_move_with_archive_and_folders_and_survive_repair(
    archive: Archive, folder: Path, tmp_path: Path
) -> None:
    archive.set_encoding(folder / "2003", "vni")
    archive.close()
    stick = tmp_path / "stick"
    stick.mkdir()
    shutil.move(tmp_path / "kho", stick / "kho")
    shutil.move(folder, stick / folder.name)
    (stick / "kho" / "catalogue.sqlite").write_bytes(b"damaged")
    assert repair(stick / "kho")
    with Archive.open(stick / "kho", writable=True) as moved:
        whole(moved.update(jobs=1))
        assert moved.encodings() == ((stick / folder.name / "2003", "vni"),)
        assert right(moved) == ["hai.txt", "một.txt"]
        moved.set_encoding(stick / folder.name / "2003", "")
        assert moved.encodings() == ()


def test_a_decision_stays_when_a_larger_folder_is_added(archive: Archive, folder: Path) -> None:
    archive.set_encoding(folder / "2003" / "tết" / "hai.txt", "vni")
    whole(archive.update([folder.parent / "bài báo"], jobs=1))
    larger = folder.parent / "lớn"
    larger.mkdir()
    whole(archive.update([larger], jobs=1))
    assert right(archive) == ["hai.txt"]
    whole(archive.update_files([folder], jobs=1))
    assert right(archive) == ["hai.txt"]


def test_what_can_not_be_decided_is_said(archive: Archive, folder: Path, tmp_path: Path) -> None:
    with pytest.raises(EncodingUnknown, match="zip"):
        archive.set_encoding(folder, "zip")
    for place in (folder / "2005", tmp_path / "elsewhere.txt", folder / "2003" / "m"):
        with pytest.raises(PlaceUnknown):
            archive.set_encoding(place, "vni")
    with Archive.open(tmp_path / "kho") as reading, pytest.raises(ArchiveError):
        reading.set_encoding(folder, "vni")
    assert archive.encodings() == ()


def test_a_name_that_is_no_text_can_be_decided_as_it_is_shown(archive: Archive, folder: Path) -> None:
    name = b"b\xe0i.txt"
    try:
        with open(bytes(folder / "2004") + b"/" + name, "wb") as file:  # noqa: PTH123 — Path has no names of bytes
            file.write(write(STORY, VNI))
    except OSError:
        pytest.skip("this file system has only names of text")
    whole(archive.update(jobs=1))
    (shown,) = [hit.path for hit in archive.search("").hits if "\\x" in hit.path]
    archive.set_encoding(shown, "vni")
    assert whole(archive.update_files([shown], jobs=1)).updated == 1
    assert right(archive) == [shown.rpartition("/")[2]]


# Reading files again


def test_files_that_failed_are_read_again_and_nothing_else_is_looked_at(archive: Archive, folder: Path) -> None:
    broken = folder / "2004" / "hỏng.txt"
    broken.write_bytes(b"ab\0c\0de\0\0f" * 8)
    whole(archive.update(jobs=1))
    assert [failure.reason for failure in archive.failures()] == ["binary"]
    (folder / "2004" / "mới.txt").write_text("Bài mới", encoding="utf-8")
    assert [one.reason for one in whole(archive.update_files([broken], jobs=1)).failed] == ["binary"]

    broken.write_text("Lành rồi\n\nBài này nay đọc được.", encoding="utf-8")
    summary = whole(archive.update_files([failure.path for failure in archive.failures()], jobs=1))
    assert (summary.added, summary.articles, summary.failed) == (1, 5, ())
    assert archive.failures() == ()
    assert archive.search("title:mới").total == 0


def test_a_file_that_can_not_be_seen_keeps_its_article(archive: Archive, folder: Path) -> None:
    path = folder / "2004" / "ba.txt"
    path.unlink()
    summary = whole(archive.update_files([path, folder / "không có.txt"], jobs=1))
    assert [(one.reason, one.path) for one in summary.failed] == [
        ("missing", str(folder / "không có.txt")),
        ("missing", str(path)),
    ]
    assert archive.stats().articles == 4
    assert whole(archive.update(jobs=1)).removed == 1


def test_nothing_to_read_again_is_no_update_of_everything(archive: Archive, folder: Path) -> None:
    (folder / "2004" / "mới.txt").write_text("Bài mới", encoding="utf-8")
    assert whole(archive.update_files([], jobs=1)).unchanged == 4
    assert archive.stats().articles == 4
