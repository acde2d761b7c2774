"""Pictures as an answer: which ones, in which order, and how far the archive looks for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from archiveviewer import Archive
from archiveviewer.archive import picturing
from picture_files import painted

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from archiveviewer.results import PictureResults


def page(title: str, *pictures: tuple[str, str]) -> str:
    figures = "".join(
        f'<figure><img src="{name}"><figcaption>{caption}</figcaption></figure>'
        f"<p>Bà con trong xã kể về những ngày nước lên, khi cả làng cùng đắp đê giữ lấy cánh đồng {number}.</p>"
        for number, (name, caption) in enumerate(pictures)
    )
    text = "<p>Sáng nay ở nhiều nơi trong tỉnh, người dân ra đồng từ sớm để xem mực nước sau đêm mưa lớn.</p>"
    body = f"<article><h1>{title}</h1>{text}{figures}</article>"
    return f"<html><head><title>{title}</title></head><body>{body}</body></html>"


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    folder = tmp_path / "bài"
    folder.mkdir()
    for name in ("một.jpg", "hai.jpg", "ba.jpg"):
        (folder / name).write_bytes(painted())
    files = {
        "a": page(
            "Lũ về", ("một.jpg", "Cầu treo bị lũ cuốn"), ("hai.jpg", "Chợ họp"), ("ba.jpg", "Cầu treo được dựng lại")
        ),
        "b": page("Cầu treo mới", ("mất.jpg", "Khánh thành"), ("hai.jpg", "Đoàn xe qua sông")),
        "c": page("Cầu treo khác", ("https://example.org/x.jpg", "Cầu treo nhìn từ xa")),
        "d": page("Cầu treo không ảnh"),
    }
    for name, content in files.items():
        (folder / f"{name}.html").write_text(content, encoding="utf-8")
    with Archive.create(tmp_path / "kho") as made:
        for _ in made.update([folder]):
            pass
        yield made


def shown(results: PictureResults) -> list[tuple[str, str]]:
    return [(hit.title, hit.caption) for hit in results.hits]


def test_pictures_whose_captions_match_stand_for_their_article(archive: Archive) -> None:
    results = archive.pictures('"cầu treo"')
    assert sorted(shown(results)) == [
        ("Cầu treo mới", "Đoàn xe qua sông"),
        ("Lũ về", "Cầu treo bị lũ cuốn"),
        ("Lũ về", "Cầu treo được dựng lại"),
    ]
    assert results.total == 3  # one of them is not there
    assert results.next is None
    spans = {hit.caption: [hit.caption[span.start : span.end] for span in hit.caption_spans] for hit in results.hits}
    assert spans["Cầu treo bị lũ cuốn"] == ["Cầu treo"]
    assert spans["Đoàn xe qua sông"] == []


def test_without_a_question_each_article_shows_its_first_picture(archive: Archive) -> None:
    assert sorted(shown(archive.pictures(""))) == [
        ("Cầu treo mới", "Đoàn xe qua sông"),
        ("Lũ về", "Cầu treo bị lũ cuốn"),
    ]


def test_a_picture_tells_its_block(archive: Archive) -> None:
    (hit,) = (hit for hit in archive.pictures("dựng lại").hits if hit.caption_spans)
    block = archive.article(hit.id).blocks[hit.block]
    assert (block.caption, block.image) == (hit.caption, "ba.jpg")
    assert hit.place.file.name == "ba.jpg"


def test_further_pages_go_on_where_one_ended(archive: Archive) -> None:
    whole = shown(archive.pictures('"cầu treo"'))
    found: list[tuple[str, str]] = []
    offset: int | None = 0
    while offset is not None:
        results = archive.pictures('"cầu treo"', limit=1, offset=offset)
        found += shown(results)
        offset = results.next
    assert found == whole


def test_nobody_looks_for_long_where_no_picture_is_there(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(picturing, "MOST_LOOKED_AT", 1)
    results = archive.pictures('"nhìn từ xa"')
    assert (results.hits, results.total) == ((), 1)
    assert archive.pictures("").next == 1
