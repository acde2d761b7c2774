from __future__ import annotations

import gc
import json
import os
import random
import shutil
import sys
import textwrap
import weakref
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import pytest
from msgspec import structs

from archiveviewer import Archive
from archiveviewer.archive import folders, naming, own_files, reading, updating
from archiveviewer.archive.catalogue import Catalogue, Entry
from archiveviewer.archive.folders import Look
from archiveviewer.archive.relating import Relations, relate
from archiveviewer.archive.searching import Searching
from archiveviewer.archive.worker import Outcome, Request
from archiveviewer.errors import (
    ArchiveBusy,
    ArchiveDamaged,
    ArchiveError,
    ArchiveExists,
    ArchiveMissing,
    ArchiveTooNew,
    ArticleMissing,
)
from archiveviewer.index.snapshot import Snapshot
from archiveviewer.index.writing import Writer
from archiveviewer.query.fields import NAMES
from archiveviewer.readers import dumps
from archiveviewer.results import Filters, PicturePlace, Progress, Summary

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

STORY = (
    "{title}\n\nSapo của bài nói điều chính trong hai câu. Người đọc biết ngay chuyện gì đã xảy ra ở Bến Tre.\n\n"
    "Đoạn đầu của bài kể chuyện ở sông Hàm Luông, nơi nước mặn đã vào sâu sáu mươi cây số từ đầu tháng Ba.\n\n"
    "Đoạn sau kể tiếp chuyện những vườn bưởi và những chuyến xe chở nước ngọt về tận vườn cho bà con.\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "bài báo"
    place.mkdir()
    return place


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.create(tmp_path / "kho") as made:
        yield made


def write(folder: Path, name: str, title: str = "") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(STORY.format(title=title or f"Bài {name}"), encoding="utf-8")
    return path


def run(archive: Archive, *folders: Path) -> Summary:
    steps = archive.update(folders, jobs=1)
    while True:
        try:
            assert isinstance(next(steps), Progress)
        except StopIteration as finished:
            summary: Summary = finished.value
            return summary


def titles(archive: Archive, question: str = "") -> list[str]:
    return sorted(hit.title for hit in archive.search(question, limit=100).hits)


def counts(summary: Summary) -> tuple[int, int, int, int]:
    return summary.added, summary.updated, summary.removed, summary.unchanged


def test_a_folder_becomes_an_archive_that_is_searched_and_read(archive: Archive, folder: Path) -> None:
    write(folder, "một.txt", "Hạn mặn ở Ba Tri")
    write(folder, "2009/hai.txt", "Cầu Cổ Chiên thông xe")
    summary = run(archive, folder)
    results = archive.search("ham luong")

    assert counts(summary) == (2, 0, 0, 0)
    assert results.total == 2
    assert archive.article(results.hits[0].id).sapo.startswith("Sapo của bài")
    assert titles(archive, "co chien") == ["Cầu Cổ Chiên thông xe"]


def test_only_what_changed_is_read_again(archive: Archive, folder: Path) -> None:
    write(folder, "giữ.txt")
    changed, removed = write(folder, "đổi.txt"), write(folder, "bỏ.txt")
    run(archive, folder)
    kept_id = archive.search("title:đổi").hits[0].id
    changed.write_text(STORY.format(title="Tựa mới hẳn"), encoding="utf-8")
    removed.unlink()
    write(folder, "thêm.txt")
    summary = run(archive)

    assert counts(summary) == (1, 1, 1, 1)
    assert titles(archive) == ["Bài giữ.txt", "Bài thêm.txt", "Tựa mới hẳn"]
    assert archive.article(kept_id).title == "Tựa mới hẳn"
    assert counts(run(archive)) == (0, 0, 0, 3)


@pytest.mark.parametrize("year", [1903, 1970, 2100, 2400])
def test_files_of_a_clock_that_is_wrong(archive: Archive, folder: Path, year: int) -> None:
    old = write(folder, "cũ.txt")
    moment = (year - 1970) * 365 * 86_400
    os.utime(old, (moment, moment))
    assert counts(run(archive, folder)) == (1, 0, 0, 0)
    assert counts(run(archive)) == (0, 0, 0, 1)


def test_a_moved_file_keeps_its_article_and_a_copy_gets_its_own(archive: Archive, folder: Path) -> None:
    path = write(folder, "cũ.txt", "Bài được dời")
    run(archive, folder)
    article_id = archive.search("").hits[0].id
    (folder / "mới").mkdir()
    path.rename(folder / "mới" / "tên.txt")
    assert counts(run(archive)) == (0, 1, 0, 0)

    assert archive.search("").hits[0].id == article_id
    assert archive.article(article_id).provenance.path.endswith("tên.txt")

    shutil.copy(folder / "mới" / "tên.txt", folder / "bản sao.txt")
    run(archive)
    assert len({hit.id for hit in archive.search("").hits}) == 2


def test_a_folder_added_again_inside_or_around_doubles_nothing(archive: Archive, folder: Path) -> None:
    write(folder, "năm/một.txt")
    run(archive, folder / "năm")
    article_id = archive.search("").hits[0].id
    run(archive, folder / "năm")
    run(archive, folder)
    run(archive, folder / "năm")

    assert [hit.id for hit in archive.search("").hits] == [article_id]
    assert archive.folders() == (folder,)


def test_a_single_file_can_be_added(archive: Archive, folder: Path) -> None:
    write(folder, "không.txt")
    summary = run(archive, write(folder, "một.txt"))

    assert counts(summary) == (1, 0, 0, 0)
    assert counts(run(archive)) == (0, 0, 0, 1)


def test_what_cannot_be_read_is_listed_and_everything_else_goes_on(archive: Archive, folder: Path) -> None:
    write(folder, "tốt.txt")
    (folder / "rỗng.txt").touch()
    (folder / "nhị phân.txt").write_bytes(bytes(range(256)) * 40)
    summary = run(archive, folder, folder / "không có")
    failed = {os.path.basename(failure.path): failure.reason for failure in summary.failed}  # noqa: PTH119

    assert titles(archive) == ["Bài tốt.txt"]
    assert failed == {"rỗng.txt": "empty", "nhị phân.txt": "binary", "không có": "missing"}
    assert {failure.reason for failure in archive.failures()} == {"empty", "binary"}

    write(folder, "rỗng.txt", "Nay đã có chữ")
    assert "Nay đã có chữ" in (run(archive), titles(archive))[1]


def test_a_folder_that_vanished_removes_nothing(archive: Archive, folder: Path) -> None:
    write(folder, "một.txt")
    run(archive, folder)
    folder.rename(folder.with_name("rút ra rồi"))
    summary = run(archive)

    assert summary.removed == 0
    assert [failure.reason for failure in summary.failed] == ["missing"]
    assert archive.search("").total == 1


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs a user who can be denied something")
def test_a_folder_that_denies_access_removes_nothing(archive: Archive, folder: Path) -> None:
    write(folder, "trong/một.txt")
    run(archive, folder)
    (folder / "trong").chmod(0)
    try:
        summary = run(archive)
    finally:
        (folder / "trong").chmod(0o755)

    assert summary.removed == 0
    assert [failure.reason for failure in summary.failed] == ["denied"]


def test_links_that_loop_or_lead_away_are_not_followed(archive: Archive, folder: Path, tmp_path: Path) -> None:
    secret = tmp_path / "ngoài.txt"
    secret.write_text(STORY.format(title="Không được đọc"), encoding="utf-8")
    write(folder, "một.txt")
    (folder / "vòng").symlink_to(folder, target_is_directory=True)
    (folder / "ra ngoài.txt").symlink_to(secret)
    summary = run(archive, folder)

    assert titles(archive) == ["Bài một.txt"]
    assert sorted(failure.reason for failure in summary.failed) == ["denied", "unsupported"]


@pytest.mark.skipif(os.name == "nt", reason="such names can't exist there")
def test_names_of_any_bytes_are_read(archive: Archive, folder: Path) -> None:
    for name in (b"xu\xffng.txt", "dòng\nmới.txt".encode(), "😀.txt".encode(), b"a" * 251 + b".txt"):
        (folder / os.fsdecode(name)).write_text(STORY.format(title="Tên lạ"), encoding="utf-8")
    summary = run(archive, folder)
    printed = json.dumps([hit.path for hit in archive.search("").hits])

    assert counts(summary) == (4, 0, 0, 0)
    assert json.loads(printed)
    assert counts(run(archive)) == (0, 0, 0, 4)


def test_cancelling_keeps_what_was_committed_and_the_next_update_does_the_rest(
    archive: Archive, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("archiveviewer.archive.updating.FIRST_BATCH", 5)
    monkeypatch.setattr("archiveviewer.archive.looking.TELL_EVERY", 0.0)
    monkeypatch.setattr("archiveviewer.archive.reading.MOST_TOGETHER", 8)
    for number in range(40):
        write(folder, f"{number}.txt")
    steps = archive.update([folder], jobs=1)
    for progress in steps:
        if progress.phase == "reading" and progress.done > 20:
            break
    steps.close()
    archive.refresh()

    assert 5 <= archive.search("").total < 40
    summary = run(archive)
    assert summary.added + summary.unchanged == 40
    assert archive.search("").total == 40
    assert list(archive.verify()) == []


def test_progress_counts_articles_to_the_end(archive: Archive, folder: Path) -> None:
    for number in range(3):
        write(folder, f"{number}.txt")
    told = [progress.articles for progress in archive.update([folder], jobs=1) if progress.phase == "finishing"]
    assert told
    assert set(told) == {3}


def test_a_second_writer_is_told(archive: Archive, folder: Path) -> None:
    write(folder, "một.txt")
    first = archive.update([folder], jobs=1)
    next(first)
    with Archive.open(archive.path, writable=True) as second, pytest.raises(ArchiveBusy):
        next(second.update())
    first.close()
    assert counts(run(archive)) == (1, 0, 0, 0)


def test_a_reader_opened_before_an_update_stays_as_it_was_until_refreshed(archive: Archive, folder: Path) -> None:
    write(folder, "một.txt")
    run(archive, folder)
    with Archive.open(archive.path) as reader:
        write(folder, "hai.txt")
        run(archive)

        assert reader.search("").total == 1
        assert reader.refresh()
        assert reader.search("").total == 2
        assert not reader.refresh()


def test_a_reader_that_took_the_last_commit_takes_what_the_update_found_after_it(
    archive: Archive, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("một.txt", "hai.txt"):
        write(folder, name, title="Bài in hai lần")
    with Archive.open(archive.path) as reader:

        def taken_before(*given: Any) -> Iterator[None]:
            assert reader.refresh()
            assert len(reader.search("", copies="earliest").hits) == 2
            yield from relate(*given)

        monkeypatch.setattr(updating, "relate", taken_before)
        run(archive, folder)
        assert reader.refresh()
        assert len(reader.search("", copies="earliest").hits) == 1
        assert reader.stats().updated
        assert not reader.refresh()


def test_segments_are_merged_beside_the_search_for_reprints(
    archive: Archive, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("một.txt", "hai.txt"):
        write(folder, name)
    began: list[str] = []
    find = Relations.find

    def noted(relations: Relations, *given: Any) -> Iterator[None]:
        began.append("comparing")
        return find(relations, *given)

    monkeypatch.setattr(Writer, "merge_apart", lambda _writer: began.append("merging"))
    monkeypatch.setattr(Relations, "find", noted)
    run(archive, folder)
    assert began == ["merging", "comparing"]


def test_what_a_reader_saw_before_is_let_go_without_looking_for_garbage(archive: Archive, folder: Path) -> None:
    """It is large, and the window looks for garbage only now and then."""
    write(folder, "một.txt")
    run(archive, folder)
    others = snapshots()
    with Archive.open(archive.path) as reader:
        found = reader.search("bai mot", copies="earliest").hits[0].id
        reader.related(found)
        reader.timeline("bai mot")
        reader.explain("bai mot")
        reader.suggest("ba")
        seen = snapshots() - others
        assert seen
        write(folder, "hai.txt")
        run(archive)
        gc.disable()
        try:
            assert reader.refresh()
            assert not seen
        finally:
            gc.enable()


def test_what_counts_need_can_be_read_step_by_step(archive: Archive, folder: Path) -> None:
    write(folder, "một.txt", "Ông Nguyễn Văn Bình thăm tỉnh Bến Tre")
    run(archive, folder)
    with Archive.open(archive.path) as reader:
        quick = reader.told("bến tre", names=False)
        assert sum(1 for _ in reader.preparing(names=False)) == 0
        assert sum(1 for _ in reader.preparing()) > len(NAMES)
        assert sum(1 for _ in reader.preparing()) == 0
        whole = reader.told("bến tre")
    assert whole.facets.place
    assert not quick.facets.place
    assert structs.replace(whole.facets, person=(), organisation=(), place=()) == quick.facets
    assert structs.replace(whole, facets=quick.facets) == quick


def test_what_makes_the_first_question_slow_can_be_done_before_it_step_by_step(archive: Archive, folder: Path) -> None:
    with Archive.open(archive.path) as reader:
        assert list(reader.warming()), "an empty archive has steps as well"
    write(folder, "một.txt", "Ông Nguyễn Văn Bình ăn cơm ở tỉnh Bến Tre")
    run(archive, folder)
    with Archive.open(archive.path) as reader:
        before = reader.search("bến tre")
        assert len(list(reader.warming())) > 1
        assert reader.search("bến tre") == before


def snapshots() -> weakref.WeakSet[Snapshot]:
    return weakref.WeakSet(one for one in gc.get_objects() if isinstance(one, Snapshot))


def test_opening_never_writes(archive: Archive, folder: Path) -> None:
    write(folder, "một.txt")
    run(archive, folder)
    before = {path: path.stat().st_mtime_ns for path in archive.path.rglob("*")}
    for path in (*archive.path.rglob("*"), archive.path):
        path.chmod(0o555 if path.is_dir() else 0o444)
    with Archive.open(archive.path) as reader:
        article_id = reader.search("sông").hits[0].id
        reader.related(article_id)
        reader.suggest("bà")
        reader.stats()
        reader.failures()
    after = {path: path.stat().st_mtime_ns for path in archive.path.rglob("*")}
    for path in (archive.path, *archive.path.rglob("*")):
        path.chmod(0o755)

    assert after == before


def test_a_list_of_abbreviations_is_made_once_and_holds_from_the_next_question_on(
    archive: Archive, folder: Path
) -> None:
    write(folder, "một.txt", "Cầu Cổ Chiên thông xe")
    run(archive, folder)
    assert archive.search("CCC").total == 0
    path = archive.own_synonyms()
    assert "UBND" in path.read_text(encoding="utf-8")
    with path.open("a", encoding="utf-8") as text:
        text.write("CCC = cầu Cổ Chiên\n")
    assert archive.own_synonyms() == path
    results = archive.search("CCC")
    assert (results.total, [notice.kind for notice in results.notices]) == (1, ["synonyms"])
    path.unlink()
    assert archive.search("CCC").total == 0


def test_a_list_that_cannot_be_written_is_told(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_path: Path, _data: bytes) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(own_files, "replace", full)
    with pytest.raises(ArchiveError):
        archive.own_synonyms()


def test_an_archive_on_a_stick_finds_its_folders_where_it_is(tmp_path: Path) -> None:
    stick = tmp_path / "usb"
    write(stick / "bài", "một.txt")
    with Archive.create(stick / "kho") as made:
        run(made, stick / "bài")
    moved = tmp_path / "nơi khác"
    stick.rename(moved)
    with Archive.open(moved / "kho", writable=True) as opened:
        assert opened.folders() == (moved / "bài",)
        assert opened.original(opened.article(opened.search("").hits[0].id)) == moved / "bài" / "một.txt"
        assert counts(run(opened)) == (0, 0, 0, 1)


def test_filters_years_and_pages(archive: Archive, folder: Path) -> None:
    for year in (2009, 2010, 2010):
        write(folder, f"{year}/0{len(list(folder.rglob('*.txt'))) + 1}/15/bài.txt")
    run(archive, folder)
    results = archive.search("", limit=1, offset=1, filters=Filters(dates=("2010", "2010")))

    assert (results.total, len(results.hits)) == (2, 1)
    assert [(count.value, count.articles) for count in results.facets.year] == [("2009", 1), ("2010", 2)]
    assert archive.search("", offset=99).hits == ()


def test_errors_of_the_archive_itself(tmp_path: Path, archive: Archive) -> None:
    with pytest.raises(ArchiveMissing):
        Archive.open(tmp_path / "không có")
    with pytest.raises(ArchiveExists):
        Archive.create(archive.path)
    with pytest.raises(ArticleMissing):
        archive.article("không có")
    description = archive.path / "archive.json"
    description.write_text('{"format": 99, "id": "x", "future": {}}')
    with pytest.raises(ArchiveTooNew):
        Archive.open(archive.path)
    for broken in ("", "[]", '{"format": 1}', '{"format": 1, "id": "x", "folders": [{"absolute": 3}]}', "\xff"):
        description.write_bytes(broken.encode("latin-1"))
        with pytest.raises(ArchiveDamaged):
            Archive.open(archive.path)


def test_stats_and_verify(archive: Archive, folder: Path) -> None:
    write(folder, "2009/4/30/một.txt")
    (folder / "rỗng.txt").touch()
    run(archive, folder)
    stats = archive.stats()

    assert (stats.articles, stats.files, stats.failed) == (1, 1, 1)
    assert (stats.first_year, stats.last_year) == (2009, 2009)
    assert stats.updated
    assert list(archive.verify()) == []


CLUMSY = textwrap.dedent(
    """
    import os, sys, time
    from archiveviewer.archive import worker
    honest = worker.answer
    def answer(requests):
        if any(request.path.endswith(b"die.txt") for request in requests):
            os._exit(7)
        if any(request.path.endswith(b"hang.txt") for request in requests):
            time.sleep(60)
        return honest(requests)
    worker.answer = answer
    worker.main()
    """
)


def test_a_file_that_kills_or_hangs_its_reader_costs_only_itself(
    archive: Archive, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "COMMAND", (sys.executable, "-c", CLUMSY))
    monkeypatch.setattr(reading, "TIME_LIMIT", 25.0)
    for name in ("a.txt", "die.txt", "b.txt", "hang.txt", "c.txt"):
        write(folder, name)
    summary = run(archive, folder)

    assert titles(archive) == ["Bài a.txt", "Bài b.txt", "Bài c.txt"]
    assert [failure.reason for failure in summary.failed] == ["damaged", "damaged"]
    assert any("status 7" in failure.detail for failure in summary.failed)
    assert any("not read after" in failure.detail for failure in summary.failed)


def test_pictures_are_found_only_inside_the_source_folders(archive: Archive, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "ngoài.jpg").write_bytes(b"x")
    write(folder, "một.txt")
    (folder / "ảnh").mkdir()
    (folder / "ảnh" / "cầu.jpg").write_bytes(b"x")
    (folder / "ảnh" / "lối ra.jpg").symlink_to(tmp_path / "ngoài.jpg")
    run(archive, folder)
    article = archive.article(archive.search("").hits[0].id)

    def picture(image: str) -> PicturePlace | None:
        from archiveviewer.article import Block  # noqa: PLC0415

        return archive.picture(article, Block(kind="figure", image=image))

    assert picture("ảnh/cầu.jpg") == PicturePlace(folder / "ảnh" / "cầu.jpg", folder)
    assert picture("một.txt!/word/1.png") == PicturePlace(folder / "một.txt", folder, "word/1.png")
    assert archive.original(article) == folder / "một.txt"
    for outside in (
        "../ngoài.jpg",
        "../ngoài.jpg!/1.png",
        "ảnh/lối ra.jpg!/1.png",
        "một.txt!/",
        "ảnh/lối ra.jpg",
        str(tmp_path / "ngoài.jpg"),
        "file:///etc/passwd",
        "\0",
        "",
        "ảnh",
    ):
        assert picture(outside) is None


def test_a_damaged_index_is_told_wherever_it_shows(archive: Archive, folder: Path) -> None:
    for number in range(30):
        write(folder, f"{number}.txt")
    run(archive, folder)
    chance = random.Random(4)  # noqa: S311 — which bytes break is no secret
    files = [path for path in (archive.path / "index").iterdir() if path.stat().st_size]
    told = 0
    for path in files * 8:
        whole = path.read_bytes()
        at = chance.randrange(len(whole))
        path.write_bytes(whole[:at] if chance.random() < 0.5 else whole[:at] + bytes(8) + whole[at + 8 :])
        try:
            with Archive.open(archive.path) as opened:
                for hit in opened.search("sông hàm luông").hits:
                    opened.article(hit.id)
                    opened.related(hit.id)
                opened.suggest("bà")
        except ArchiveDamaged:
            told += 1
        path.write_bytes(whole)

    assert told
    assert list(archive.verify()) == []


def test_a_story_keeps_its_id_when_its_file_moves_and_changes(archive: Archive, folder: Path) -> None:
    address = "\nURL: https://baosonglo.example/cau-thac-nga.html\n"
    write(folder, "cũ.txt", "Cầu Thác Ngà" + address)
    run(archive, folder)
    article_id = archive.search("").hits[0].id
    (folder / "cũ.txt").unlink()
    write(folder, "2009/mới.txt", "Cầu Thác Ngà hợp long" + address)
    run(archive)

    assert [(hit.id, hit.title) for hit in archive.search("").hits] == [(article_id, "Cầu Thác Ngà hợp long")]


def test_what_failed_and_did_not_change_is_listed_without_being_read_again(
    archive: Archive, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "rỗng.txt").touch()
    assert [failure.reason for failure in run(archive, folder).failed] == ["empty"]
    monkeypatch.setattr(reading, "COMMAND", (sys.executable, "-c", "raise SystemExit('nothing is to be read')"))

    assert [failure.reason for failure in run(archive).failed] == ["empty"]


def test_a_single_file_on_a_stick_is_found_where_the_stick_is(tmp_path: Path) -> None:
    story = write(tmp_path / "usb", "bài/một.txt")
    with Archive.create(tmp_path / "usb" / "kho") as made:
        run(made, story)
    (tmp_path / "usb").rename(tmp_path / "nơi khác")
    with Archive.open(tmp_path / "nơi khác" / "kho", writable=True) as opened:
        assert counts(run(opened)) == (0, 0, 0, 1)


def test_killed_between_index_and_catalogue_nothing_is_lost_or_doubled(
    archive: Archive, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("một.txt", "hai.txt", "ba.txt"):
        write(folder, name)
    run(archive, folder)
    aside = (folder / "một.txt").rename(folder.parent / "để riêng.txt")
    write(folder, "bốn.txt")
    with monkeypatch.context() as patched:
        patched.setattr(Catalogue, "commit", _killed)
        with pytest.raises(KeyboardInterrupt):
            run(archive)
    aside.rename(folder / "một.txt")
    (folder / "bốn.txt").rename(folder / "tư.txt")
    run(archive)

    assert list(archive.verify()) == []
    assert titles(archive) == ["Bài ba.txt", "Bài bốn.txt", "Bài hai.txt", "Bài một.txt"]


def _killed(_catalogue: Catalogue) -> None:
    raise KeyboardInterrupt


def test_the_empty_place_of_a_stick_removes_nothing(archive: Archive, folder: Path) -> None:
    for number in range(25):
        write(folder, f"{number}.txt")
    run(archive, folder)
    shutil.rmtree(folder)
    folder.mkdir()
    summary = run(archive)

    assert summary.removed == 0
    assert [failure.reason for failure in summary.failed] == ["missing"]
    assert archive.search("").total == 25


def test_an_empty_archive_answers_that_it_has_nothing(archive: Archive) -> None:
    assert archive.search("hà nội").total == 0
    assert archive.search("").total == 0
    assert archive.suggest("hà") == ()
    assert archive.suggest("hà nội " * 5000) == ()
    with pytest.raises(ArticleMissing):
        archive.article("\udcff")


@pytest.mark.skipif(os.name == "nt", reason="such names can't exist there")
def test_a_folder_whose_name_is_no_text_is_refused_in_words(archive: Archive, tmp_path: Path) -> None:
    odd = tmp_path / os.fsdecode(b"b\xe1o")
    odd.mkdir()

    assert [failure.reason for failure in run(archive, odd).failed] == ["unsupported"]


def test_an_address_taken_over_is_not_given_back_to_a_file_that_moved(archive: Archive, folder: Path) -> None:
    address = "\nURL: https://baosonglo.example/cau-thac-nga.html\n"
    first = write(folder, "b.txt", "Cầu Thác Ngà" + address)
    run(archive, folder)
    write(folder, "a.txt", "Cầu Thác Ngà hợp long" + address)
    first.rename(folder / "c.txt")
    run(archive)

    assert titles(archive) == ["Cầu Thác Ngà", "Cầu Thác Ngà hợp long"]
    assert counts(run(archive)) == (0, 0, 0, 2)
    assert list(archive.verify()) == []


def test_files_with_one_address_all_become_articles(archive: Archive, folder: Path) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        write(folder, name, f"Cầu Thác Ngà {name}\nURL: https://baosonglo.example/cau-thac-nga.html\n")
    run(archive, folder)
    ids = {hit.id for hit in archive.search("").hits}
    (folder / "a.txt").unlink()
    run(archive)

    assert len(ids) == 3
    assert {hit.id for hit in archive.search("").hits} < ids
    assert list(archive.verify()) == []


def dump(folder: Path, *titles: str) -> None:
    records = [{"title": title, "body": STORY.format(title=title)} for title in titles]
    lines = [json.dumps(record, ensure_ascii=False) for record in records]
    (folder / "bài.jsonl").write_text("\n".join(lines), encoding="utf-8")


def ids(archive: Archive) -> dict[str, str]:
    return {hit.title: hit.id for hit in archive.search("", limit=100).hits}


def test_articles_without_names_keep_their_ids_when_others_are_put_before_them(archive: Archive, folder: Path) -> None:
    dump(folder, "Bài một", "Bài hai")
    run(archive, folder)
    before = ids(archive)
    dump(folder, "Bài mới", "Bài một", "Bài hai")
    assert run(archive, folder).removed == 0
    assert ids(archive).items() > before.items()


def test_articles_that_were_known_by_their_numbers_keep_their_ids(
    archive: Archive, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dump(folder, "Bài một", "Bài hai")
    with monkeypatch.context() as earlier, ThreadPoolExecutor(1) as here:
        earlier.setattr(dumps, "nameless", lambda *_: "")
        for _ in archive.update([folder], executor=here):
            pass
    before = ids(archive)
    dump(folder, "Bài một", "Bài hai", "Bài mới")
    assert run(archive, folder).removed == 0
    assert ids(archive).items() > before.items()


def test_files_are_seen_in_the_order_in_which_the_catalogue_keeps_them(folder: Path) -> None:
    for name in ("a.txt", "a/b.txt", "a/b/c.txt", "a-b.txt", "a0.txt", "ă/x.txt", "a/b-.txt", "z.txt", "A/y.txt"):
        write(folder, name)
    (folder / ".ẩn").mkdir()
    write(folder, ".ẩn/k.txt")
    seen = [file.path for some in Look(folder).files() for file in some]

    assert len(seen) == 9
    assert seen == sorted(seen)


def test_many_files_missing_among_many_that_stay(archive: Archive, folder: Path) -> None:
    chance = random.Random(7)  # noqa: S311 — which files go is no secret
    names = [f"{chance.choice('abc')}/{chance.choice('ab-')}{number}.txt" for number in range(60)]
    for name in names:
        write(folder, name)
    run(archive, folder)
    gone = set(chance.sample(names, 20))
    for name in gone:
        (folder / name).unlink()
    summary = run(archive)

    assert counts(summary) == (0, 0, 20, 40)
    assert titles(archive) == sorted(f"Bài {name}" for name in names if name not in gone)


def test_what_answered_from_an_earlier_state_is_let_go_at_once(archive: Archive, folder: Path) -> None:
    write(folder, "a.txt")
    run(archive, folder)
    gc.collect()
    before = sum(isinstance(one, Searching) for one in gc.get_objects())
    gc.disable()  # what is only held in a circle would stay until Python happens to look for circles
    try:
        for name in ("b.txt", "c.txt"):
            archive.search("hàm luông")
            write(folder, name)
            run(archive)
        archive.search("hàm luông")
        assert sum(isinstance(one, Searching) for one in gc.get_objects()) == before + 1
    finally:
        gc.enable()


def test_a_description_that_can_not_be_read_for_a_moment_leaves_the_archive_as_it_was(
    archive: Archive, folder: Path
) -> None:
    write(folder, "một.txt")
    run(archive, folder)
    with Archive.open(archive.path) as reader:
        write(folder, "hai.txt", "Chuyện khác")
        run(archive, folder)
        description = archive.path / "archive.json"
        whole = description.read_bytes()
        description.write_bytes(b"{")
        with pytest.raises(ArchiveDamaged):
            reader.refresh()
        assert reader.search("").total == 1
        description.write_bytes(whole)
        assert reader.refresh()
        assert reader.search("").total == 2


@pytest.mark.parametrize("name", ["archive.json.new", "archive.json.copy.new", "writer.new", "index/manifest.json.new"])
def test_nothing_is_written_through_a_link_that_a_stranger_left(
    name: str, archive: Archive, folder: Path, tmp_path: Path
) -> None:
    other = tmp_path / "của người khác.txt"
    other.write_bytes(b"mine")
    (archive.path / name).symlink_to(other)
    write(folder, "một.txt")
    run(archive, folder)
    assert other.read_bytes() == b"mine"
    assert archive.search("").total == 1


def test_a_file_that_gains_an_article_is_named_as_fast_as_it_is_long() -> None:
    """Whether a name is one of the file's own was asked by splitting all of them, for each."""
    entry = Entry("f", b"a", 1, 1, joined=" ".join(map(str, range(50_000))))
    read = naming.Read(Request(b"a", b"/", "f"), Outcome(), entry)
    assert all(str(number) in read.had for number in range(50_000))
    assert read.had is read.had


def test_originals_of_an_archive_of_another_system_are_found_where_they_are_now(archive: Archive, folder: Path) -> None:
    write(folder, "một.txt")
    run(archive, folder)
    (article,) = archive.articles()
    archive._places = {"D:\\Báo": folder}  # noqa: SLF001 — as an archive has them that was made there
    elsewhere = structs.replace(article.provenance, path="d:\\báo\\một.txt")
    assert archive._placed(structs.replace(article, provenance=elsewhere)).provenance.path == str(folder / "một.txt")  # noqa: SLF001


def test_a_folder_that_stands_for_another_place_is_not_entered(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(folder, "một.txt")
    write(folder, "nối/hai.txt")
    monkeypatch.setattr(folders, "_is_junction", lambda status: status.st_ino == (folder / "nối").stat().st_ino)
    assert "nối/hai.txt".encode() not in [file.path for some in Look(folder).files() for file in some]
