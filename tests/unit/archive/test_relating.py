"""Reprints are found once and kept, lists lead back; both keep up with what is added, changed and removed."""

from __future__ import annotations

import contextlib
import random
import sqlite3
from typing import TYPE_CHECKING

import pytest

from archiveviewer import Archive
from archiveviewer.archive import relating
from archiveviewer.archive.relating import Relations

if TYPE_CHECKING:
    from pathlib import Path

WORDS = (
    "nước",
    "lúa",
    "bờ",
    "đê",
    "chợ",
    "cầu",
    "tỉnh",
    "xã",
    "mưa",
    "gió",
    "người",
    "nhà",
    "đường",
    "phố",
    "rừng",
    "biển",
)


def body(seed: int, length: int = 160) -> str:
    chosen = random.Random(seed)  # noqa: S311 — a corpus, no secret
    return " ".join(chosen.choice(WORDS) for _ in range(length)).capitalize() + "."


def write(folder: Path, name: str, title: str, *paragraphs: str) -> None:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text("\n\n".join([title, *paragraphs]) + "\n", "utf-8")


def update(archive: Archive, *folders: Path) -> None:
    for _ in archive.update(folders):
        pass


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "bài"
    write(folder, "a_1-5-2010.txt", "Lũ về trên sông Lô", body(1))
    write(folder, "b_3-5-2010.txt", "Nước sông Lô lên nhanh", body(1), "Tại địa phương, mưa còn to. " + body(9, 20))
    write(folder, "c_2-5-2010.txt", "Chợ huyện mở lại", body(2))
    return folder


@pytest.fixture
def archive(tmp_path: Path, articles: Path) -> Path:
    with Archive.create(tmp_path / "kho") as made:
        update(made, articles)
    return tmp_path / "kho"


def groups(archive: Archive) -> list[list[str]]:
    return [[copy.title for copy in group] for group in archive.duplicates()]


def test_the_printings_of_a_story_stand_behind_the_earliest_or_the_fullest(archive: Path) -> None:
    with Archive.open(archive) as opened:
        assert groups(opened) == [["Lũ về trên sông Lô", "Nước sông Lô lên nhanh"]]
        apart = opened.search("nước")
        assert (apart.total, apart.rows, len(apart.hits)) == (3, 3, 3)
        earliest = opened.search("nước", copies="earliest")
        assert (earliest.total, earliest.rows, len(earliest.hits)) == (3, 2, 2)
        shown = {hit.title: [copy.title for copy in hit.copies] for hit in earliest.hits}
        assert shown == {"Lũ về trên sông Lô": ["Nước sông Lô lên nhanh"], "Chợ huyện mở lại": []}
        fullest = opened.search("nước", copies="fullest", sort="newest")
        assert [hit.title for hit in fullest.hits] == ["Nước sông Lô lên nhanh", "Chợ huyện mở lại"]
        assert opened.search("sông lô lên nhanh", copies="earliest").hits[0].copies == ()
        assert [hit.title for hit in opened.search("nước", copies="earliest", limit=1, offset=1).hits] == [
            earliest.hits[1].title
        ]


def test_groups_keep_up_with_what_is_added_changed_and_removed(archive: Path, articles: Path) -> None:
    write(articles, "d_9-5-2010.txt", "Chợ huyện", body(2, 160))
    with Archive.open(archive, writable=True) as opened:
        update(opened)
        assert sorted(map(len, groups(opened))) == [2, 2]
        write(articles, "b_3-5-2010.txt", "Nước sông Lô lên nhanh", body(77, 200))
        update(opened)
        assert groups(opened) == [["Chợ huyện mở lại", "Chợ huyện"]]
        (articles / "c_2-5-2010.txt").unlink()
        update(opened)
        assert groups(opened) == []


def test_two_exam_papers_that_differ_in_their_number_are_two(tmp_path: Path) -> None:
    write(tmp_path / "đề", "1.txt", "Đề thi môn Toán mã đề 113", body(5))
    write(tmp_path / "đề", "2.txt", "Đề thi môn Toán mã đề 118", body(5))
    with Archive.create(tmp_path / "kho") as made:
        update(made, tmp_path / "đề")
        first, second = made.search("").hits
        assert groups(made) == []
        assert [one.id for one in made.related(first.id).reprints] == [second.id]


def test_what_lists_a_story_is_told_beside_it(archive: Path, articles: Path) -> None:
    lists = "Tin liên quan:\n- CHỢ HUYỆN MỞ LẠI (02/05)\n- Một bài không có trong kho này"
    write(articles, "e_8-5-2010.txt", "Tiểu thương trở về", body(30), lists)
    with Archive.open(archive, writable=True) as opened:
        update(opened)
        (found,) = opened.search('title:"chợ huyện mở lại"').hits
        assert [one.title for one in opened.related(found.id).listed_by] == ["Tiểu thương trở về"]
        (articles / "e_8-5-2010.txt").unlink()
        update(opened)
        assert opened.related(found.id).listed_by == ()


@pytest.mark.parametrize("damage", ["gone", "rubbish", "other tables"])
def test_an_archive_without_what_was_found_opens_and_finds_it_again(archive: Path, damage: str) -> None:
    place = archive / "relations.sqlite"
    place.unlink()
    if damage == "rubbish":
        place.write_bytes(b"SQLite format 3\0" + bytes(range(256)) * 40)
    if damage == "other tables":
        with sqlite3.connect(place) as other:
            other.execute("CREATE TABLE pairs (one INTEGER)")
        other.close()
    with Archive.open(archive) as opened:
        assert groups(opened) == []
        first = opened.search('title:"lũ về trên sông lô"').hits[0]
        assert [one.title for one in opened.related(first.id).reprints] == ["Nước sông Lô lên nhanh"]
    with Archive.open(archive, writable=True) as opened:
        update(opened)
        assert groups(opened) == [["Lũ về trên sông Lô", "Nước sông Lô lên nhanh"]]


def test_killed_before_everything_was_compared_the_rest_is_compared_next_time(
    archive: Path, articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(articles, "d_9-5-2010.txt", "Chợ huyện", body(2, 160))

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with Archive.open(archive, writable=True) as opened:
        with monkeypatch.context() as patched:
            patched.setattr("archiveviewer.related.reprints.compared", killed)
            with pytest.raises(KeyboardInterrupt):
                update(opened)
        update(opened)
        assert sorted(map(len, groups(opened))) == [2, 2]


def test_short_texts_are_one_story_only_when_all_of_them_is_the_same(tmp_path: Path) -> None:
    folder = tmp_path / "bài"
    write(folder, "a_1-5-2010.txt", "Giá vàng sáng nay", body(1, 25))
    write(folder, "b_2-5-2010.txt", "Giá vàng sáng nay", body(1, 25))
    write(folder, "c_3-5-2010.txt", "Ảnh đẹp trong ngày", body(1, 25))
    write(folder, "d_4-5-2010.txt", "Giá vàng sáng nay", body(2, 25))
    with Archive.create(tmp_path / "kho") as archive:
        update(archive, folder)
        (group,) = archive.duplicates()
        assert sorted(copy.path.rpartition("/")[2] for copy in group) == ["a_1-5-2010.txt", "b_2-5-2010.txt"]


def test_who_tells_something_new_and_repeats_the_rest_is_another_story(tmp_path: Path) -> None:
    folder = tmp_path / "bài"
    told, repeated = body(1, 60), body(2, 400)
    write(folder, "a_1-5-2010.txt", "Khởi tố nghi phạm", told, repeated)
    write(folder, "b_2-5-2010.txt", "Tuyên án bị cáo", body(3, 60), repeated)
    write(folder, "c_3-5-2010.txt", "Nghi phạm bị khởi tố", body(4, 20), told, repeated)
    with Archive.create(tmp_path / "kho") as archive:
        update(archive, folder)
        (group,) = archive.duplicates()
        assert {copy.title for copy in group} == {"Khởi tố nghi phạm", "Nghi phạm bị khởi tố"}
        trial = next(hit.id for hit in archive.search("").hits if hit.title == "Tuyên án bị cáo")
        assert len(archive.related(trial).reprints) == 2, "it is told all the same"


def test_relations_that_somebody_holds_are_not_thrown_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Relations(tmp_path, writable=True):
        pass
    monkeypatch.setattr(relating, "PATIENCE", 0)
    (file,) = tmp_path.iterdir()
    with contextlib.closing(sqlite3.connect(file)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            Relations(tmp_path, writable=True)
    assert file.exists()


def test_a_file_that_holds_something_else_is_made_anew(tmp_path: Path) -> None:
    with Relations(tmp_path, writable=True):
        pass
    (file,) = tmp_path.iterdir()
    file.unlink()
    with contextlib.closing(sqlite3.connect(file)) as other, other:
        other.execute("CREATE TABLE pairs (something TEXT)")
    with Relations(tmp_path, writable=True) as relations:
        assert relations.groups() == []
