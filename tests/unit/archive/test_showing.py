"""Photographs with words as articles of an archive, and what joins them with the stories that show them."""

from __future__ import annotations

from email.message import EmailMessage
from typing import TYPE_CHECKING

import pytest

from archiveviewer import Archive, readers
from archiveviewer.steps import whole
from office_files import packed
from picture_files import CAPTION, HEADLINE, painted, photograph, xmp

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from archiveviewer.results import Summary

PHOTO = photograph(packet=xmp(caption=CAPTION, headline=HEADLINE))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "bài báo"
    (place / "anh").mkdir(parents=True)
    return place


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.create(tmp_path / "kho") as made:
        yield made


def run(archive: Archive, *folders: Path) -> Summary:
    return whole(archive.update(folders, jobs=1))


def test_a_photograph_with_words_is_found(archive: Archive, folder: Path) -> None:
    (folder / "anh" / "che.jpg").write_bytes(PHOTO)
    assert run(archive, folder).added == 1
    (hit,) = archive.search("hái chè vụ xuân").hits
    article = archive.article(hit.id)
    assert (article.title, article.provenance.reader) == (HEADLINE, "picture")
    place = archive.picture(article, article.blocks[0])
    assert place is not None
    assert place.file == folder / "anh" / "che.jpg"
    assert archive.search("has:caption").total == 1


def test_a_picture_without_words_is_no_failure_and_is_not_read_again(
    archive: Archive, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("1.jpg", "2.png", "hong.jpg"):
        (folder / "anh" / name).write_bytes(painted() if name != "hong.jpg" else b"")
    summary = run(archive, folder)
    assert (summary.added, summary.failed, summary.articles) == (0, (), 0)
    stats = archive.stats()
    assert (stats.files, stats.failed, stats.pictures) == (0, 0, 0)
    monkeypatch.setattr("archiveviewer.archive.updating.ReadingPool.read", _refuse)
    assert run(archive).failed == ()


def _refuse(_pool: object, requests: Iterator[object], _files: int) -> Iterator[None]:
    assert list(requests) == []
    yield from ()


def test_words_that_come_and_go(archive: Archive, folder: Path) -> None:
    path = folder / "anh" / "che.jpg"
    path.write_bytes(painted())
    assert run(archive, folder).added == 0
    path.write_bytes(PHOTO)
    assert run(archive).added == 1
    path.write_bytes(painted("PNG"))
    summary = run(archive)
    assert (summary.removed, summary.articles, summary.failed) == (1, 0, ())


def test_pictures_saved_with_a_page_stay_out(archive: Archive, folder: Path) -> None:
    (folder / "bai_files").mkdir()
    (folder / "bai_files" / "che.jpg").write_bytes(PHOTO)
    (folder / "bai.html").write_text(f"<html><body><h1>Chè sạch</h1><p>{CAPTION * 20}</p></body></html>", "utf-8")
    assert run(archive, folder).added == 1


def test_a_photograph_that_moves_keeps_its_article(archive: Archive, folder: Path) -> None:
    path = folder / "anh" / "che.jpg"
    path.write_bytes(PHOTO)
    run(archive, folder)
    (before,) = archive.search("").hits
    path.rename(folder / "che-moi.jpg")
    run(archive)
    assert [hit.id for hit in archive.search("").hits] == [before.id]


STORY = "Chè sạch lên đường\n\nNhiều hộ ở Bản Mây đã bán chè ra chợ huyện từ đầu năm nay.\n\n[anh/che.jpg]\n\n{}\n"


def by_reader(archive: Archive, reader: str) -> str:
    found = [one.id for one in archive.articles() if one.provenance.reader == reader]
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize("first", ["story", "photograph"])
def test_a_story_and_the_photograph_it_shows_lead_to_each_other(archive: Archive, folder: Path, first: str) -> None:
    story, photo = folder / "bai.txt", folder / "anh" / "che.jpg"
    for path in (story, photo) if first == "story" else (photo, story):
        path.write_bytes(STORY.format("Bà con phấn khởi. " * 9).encode() if path == story else PHOTO)
        run(archive, folder)
    story_id, photo_id = by_reader(archive, "text"), by_reader(archive, "picture")
    (shown,) = archive.related(story_id).pictures
    assert archive.article(story_id).blocks[shown.block].image == "anh/che.jpg"
    assert (shown.id, shown.title, shown.caption, shown.credit) == (photo_id, HEADLINE, CAPTION, "Ảnh: Lê Vũ")
    assert [one.id for one in archive.related(photo_id).shown_in] == [story_id]
    assert (archive.related(photo_id).pictures, archive.related(story_id).shown_in) == ((), ())
    assert [hit.id for hit in archive.search("vụ xuân").hits] == [photo_id]


def test_a_story_and_a_photograph_in_a_container(archive: Archive, folder: Path) -> None:
    story = STORY.format("Bà con phấn khởi. " * 9)
    (folder / "so.zip").write_bytes(packed({"số 1/bai.txt": story, "số 1/anh/che.jpg": PHOTO}))
    assert run(archive, folder).added == 2
    story_id, photo_id = by_reader(archive, "text"), by_reader(archive, "picture")
    (shown,) = archive.related(story_id).pictures
    assert (shown.id, shown.caption) == (photo_id, CAPTION)
    assert [one.id for one in archive.related(photo_id).shown_in] == [story_id]
    place = archive.picture(archive.article(photo_id), archive.article(photo_id).blocks[0])
    assert place is not None
    assert readers.picture_size(place) == (40, 30)


def test_a_mail_and_the_photograph_that_hangs_on_it(archive: Archive, folder: Path) -> None:
    message = EmailMessage()
    message["Subject"], message["From"], message["Date"] = "Chè lên đường", "linh@bao.vn", "Thu, 3 Jul 2014 09:12 +0700"
    message["MIME-Version"] = "1.0"
    message.set_content("Nhiều hộ ở Bản Mây đã bán chè ra chợ huyện từ đầu năm nay. " * 4)
    message.add_attachment(PHOTO + bytes(9000), "image", "jpeg", filename="chè.jpg")
    (folder / "thu.eml").write_bytes(bytes(message))
    assert run(archive, folder).added == 2
    mail_id, photo_id = by_reader(archive, "mail"), by_reader(archive, "picture")
    assert [one.id for one in archive.related(mail_id).pictures] == [photo_id]
    assert [one.id for one in archive.related(photo_id).shown_in] == [mail_id]
    photo = archive.article(photo_id)
    assert (photo.captions, photo.provenance.member) == ((CAPTION,), "2")
    assert photo.published is not None
    place = archive.picture(photo, photo.blocks[0])
    assert place is not None
    assert readers.picture_size(place) == (40, 30)


def test_a_story_that_shows_another_picture_now(archive: Archive, folder: Path) -> None:
    (folder / "anh" / "che.jpg").write_bytes(PHOTO)
    (folder / "bai.txt").write_text(STORY.format("Bà con phấn khởi. " * 9), "utf-8")
    run(archive, folder)
    (folder / "bai.txt").write_text(STORY.format("Bà con phấn khởi. " * 9).replace("che.jpg", "doi.jpg"), "utf-8")
    run(archive)
    assert archive.related(by_reader(archive, "text")).pictures == ()
    assert archive.related(by_reader(archive, "picture")).shown_in == ()


def test_reading_photographs_counts_for_their_heads() -> None:
    assert readers.reading_size(b"anh/CHE.JPG", 40_000_000) < 10_000
    assert readers.reading_size(b"bai.txt", 40_000) == 40_000
