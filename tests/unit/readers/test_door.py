from __future__ import annotations

import contextlib
import json
import logging
import os
import sys
import unicodedata
from typing import TYPE_CHECKING, NoReturn

import pytest

from archiveviewer import readers
from archiveviewer.article import record
from archiveviewer.errors import Unreadable
from archiveviewer.readers import choosing, text

if TYPE_CHECKING:
    from pathlib import Path

    from archiveviewer.article import Article

PAGE = "Chè sạch về bản\n\nSau ba năm, toàn xã đã trồng được hơn hai trăm héc ta chè.\n\n" + "Bà con phấn khởi. " * 20


@pytest.fixture
def bai(tmp_path: Path) -> Path:
    path = tmp_path / "bai.txt"
    path.write_text(PAGE, encoding="utf-8")
    os.utime(path, (1_240_000_000, 1_240_000_000))
    return path


def reason(path: Path) -> tuple[str, str]:
    with pytest.raises(Unreadable) as caught:
        readers.read(path)
    assert caught.value.reason in Unreadable.REASONS
    return caught.value.reason, caught.value.detail


def test_an_article_whose_date_nothing_tells(bai: Path) -> None:
    (article,) = readers.read(bai, root=bai.parent)
    assert article.title == "Chè sạch về bản"
    assert article.provenance.path == str(bai)
    assert (article.provenance.reader, article.provenance.encoding) == ("text", "utf-8")
    assert article.published is None


def test_a_date_that_the_name_tells_is_a_guess(bai: Path) -> None:
    (article,) = readers.read(bai.rename(bai.with_name("2008-12-01_che.txt")))
    assert article.published is not None
    assert (article.published.value, article.published.raw, article.published.guessed) == (
        "2008-12-01",
        "2008-12-01",
        True,
    )


def test_the_text_tells_the_date_before_the_name(bai: Path) -> None:
    path = bai.with_name("2008-12-01_che.txt")
    path.write_text(PAGE.replace("\n\n", "\n\nNgày: 30/4/2009\n\n", 1), encoding="utf-8")
    (article,) = readers.read(path)
    assert article.published is not None
    assert article.published.value == "2009-04-30"


@pytest.mark.parametrize(
    ("data", "detail"),
    [
        (b"7z\xbc\xaf\x27\x1c...", "7Z: unpack it first"),
        (b"Rar!\x1a\x07\x01\0...", "RAR: unpack it first"),
    ],
)
@pytest.mark.parametrize("name", ["bai.txt", "bai.html", "bai.doc", "bai"])
def test_formats_not_yet_known(tmp_path: Path, data: bytes, detail: str, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    assert reason(path) == ("unsupported", detail)


def test_an_unknown_suffix_is_named(tmp_path: Path) -> None:
    path = tmp_path / "bai.xyz"
    path.write_text("1;2;3\n" * 100)
    assert reason(path) == ("unsupported", ".xyz")


def test_a_file_without_a_suffix_is_text(bai: Path) -> None:
    assert readers.read(bai.rename(bai.with_name("bai 30.4")))[0].title == "Chè sạch về bản"


def test_a_page_that_holds_no_markup_is_text(bai: Path) -> None:
    (article,) = readers.read(bai.rename(bai.with_suffix(".htm")))
    assert (article.provenance.reader, article.title) == ("text", "Chè sạch về bản")


@pytest.mark.parametrize(
    "markup",
    [
        "<!DOCTYPE html><html><head><title>Chè</title></head><body><p>Chè sạch</p></body></html>",
        "\ufeff\n<!-- saved from url=(0021)http://example.vn/ -->\n<HTML><BODY>Chè</BODY></HTML>",
        '<?xml version="1.0"?>\n<html xmlns="http://www.w3.org/1999/xhtml"><body/></html>',
        "<div><p>Một</p><p>Hai</p><p>Ba</p><p>Bốn</p></div>",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_markup_goes_to_the_page_reader(
    tmp_path: Path, markup: str, encoding: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[Path] = []

    def page(path: Path, _data: bytes) -> tuple[Article, ...]:
        seen.append(path)
        return ()

    monkeypatch.setattr(choosing, "_page", page)
    path = tmp_path / "bai.txt"
    path.write_text(markup, encoding=encoding)
    assert reason(path)[0] == "no-article"
    assert seen == [path]


def test_a_text_that_speaks_of_markup_stays_text(bai: Path) -> None:
    bai.write_text("Học làm báo mạng\n\nThẻ <p> và </p> mở và đóng một đoạn văn.\n\n" + PAGE, encoding="utf-8")
    assert readers.read(bai)[0].provenance.reader == "text"


def test_comments_without_end_are_no_trap(tmp_path: Path) -> None:
    path = tmp_path / "bai.txt"
    path.write_bytes(b"<!---->" * 600 + b"x")
    readers.read(path)


def test_what_a_reader_does_not_foresee_is_one_damaged_file(
    bai: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object) -> NoReturn:
        raise RuntimeError("một\n\u202ehai")

    # The import contract's checker, when it ran before, has switched off every logger there was.
    monkeypatch.setattr(logging.getLogger(readers.__name__), "disabled", False)
    monkeypatch.setattr(text, "article", broken)
    assert reason(bai) == ("damaged", "RuntimeError: một  hai")
    assert "a reader failed" in caplog.text
    assert "in broken" in caplog.text
    assert "\u202e" not in caplog.text


def test_running_out_of_memory_is_told(bai: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def greedy(*_: object) -> NoReturn:
        raise MemoryError

    monkeypatch.setattr(text, "article", greedy)
    assert reason(bai)[0] == "too-large"


@pytest.mark.skipif(sys.platform == "win32", reason="names Windows does not know")
@pytest.mark.parametrize("name", [b"d\xf2ng\nm\xf2t.txt", "🎋\u202e.txt".encode(), b"a" * 251 + b".txt"])
def test_names_of_any_kind_can_be_sent(bai: Path, name: bytes) -> None:
    (article,) = readers.read(bai.rename(bai.with_name(os.fsdecode(name))), root=bai.parent)
    assert json.loads(json.dumps(record(article), ensure_ascii=False).encode())["title"] == "Chè sạch về bản"


def test_a_saved_page_is_one_document(tmp_path: Path) -> None:
    (tmp_path / "bai.htm").write_text("<html></html>")
    (tmp_path / "bai_files").mkdir()
    assert readers.is_candidate(tmp_path / "bai.htm")
    assert not readers.is_candidate(tmp_path / "bai_files" / "khung.htm")
    assert not readers.is_candidate(tmp_path / "Thumbs.db")
    assert readers.is_candidate(tmp_path / "bai.doc")


@pytest.mark.parametrize("opening", [b"<a", b"<!--", b"<", b"&#", b"data:", b"<a ", b"<script"])
def test_openings_without_end_are_no_trap(tmp_path: Path, opening: bytes) -> None:
    path = tmp_path / "trang.html"
    path.write_bytes(opening * 200_000)
    with contextlib.suppress(Unreadable):
        readers.read(path)


@pytest.mark.parametrize(
    ("stated", "source"), [("", "Báo Sông Lô"), ("Nguồn: BSL\n", "Báo Sông Lô"), ("Nguồn: TTXVN\n", "TTXVN")]
)
def test_the_folder_of_a_newspaper_tells_the_source_where_nothing_else_does(
    tmp_path: Path, stated: str, source: str
) -> None:
    path = tmp_path / "Báo Sông Lô" / "2009" / "bài.txt"
    path.parent.mkdir(parents=True)
    path.write_text(
        f"Chè sạch về bản\n{stated}\nMùa này chè xanh ngát cả một vùng đồi bên sông Lô.\n", encoding="utf-8"
    )

    assert readers.read(path, root=tmp_path)[0].source == source


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1258"])
def test_prose_is_read_whatever_its_suffix(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "bai.q27"
    text = PAGE if encoding != "cp1258" else unicodedata.normalize("NFD", PAGE).replace("Chè", "Che")
    path.write_bytes(text.encode(encoding, "ignore"))
    (article,) = readers.read(path)
    assert article.blocks


@pytest.mark.parametrize(
    "text",
    [
        "def đọc(tệp):\n    return tệp.nội_dung\n" * 40,
        "Mã;Tên;Giá\n" + "1;Chè xanh;20.000\n" * 100,
        "2019-05-01 10:00:01 INFO started. Done.\n" * 60,
        "Chè sạch về bản. Bà con phấn khởi.",
        "The river rose quickly. People left their homes. " * 30,
    ],
)
def test_programs_tables_and_logs_of_an_unknown_suffix_are_no_articles(tmp_path: Path, text: str) -> None:
    path = tmp_path / "bai.q27"
    path.write_text(text, encoding="utf-8")
    assert reason(path) == ("unsupported", ".q27")
