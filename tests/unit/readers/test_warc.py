from __future__ import annotations

import contextlib
import gzip
import io
import lzma
import time
import zipfile
import zlib
from typing import TYPE_CHECKING

import pytest

import shared_data
from archiveviewer import readers
from archiveviewer.errors import Unreadable
from archiveviewer.readers import warc
from container_files import zipped
from mutations import mutations

if TYPE_CHECKING:
    from pathlib import Path

    from archiveviewer.article import Article

PROSE = "Sau ba năm, toàn xã đã trồng được hơn hai trăm héc ta chè trên những quả đồi bạc màu bên sông Lô. " * 3


def page(title: str = "Chè sạch về bản") -> bytes:
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}</title><meta property="og:type" '
        f'content="article"></head><body><h1>{title}</h1><p>{PROSE}</p><p>{PROSE}</p></body></html>'
    ).encode()


def answer(body: bytes, *headers: str, kind: str = "text/html; charset=utf-8", status: str = "200 OK") -> bytes:
    head = "\r\n".join((f"HTTP/1.1 {status}", f"Content-Type: {kind}", *headers))
    return f"{head}\r\n\r\n".encode() + body


def record(url: str, block: bytes, kind: str = "response", length: int | None = None) -> bytes:
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2019-04-30T00:00:00Z\r\n"
    length = len(block) if length is None else length
    head += f"Content-Type: application/http; msgtype=response\r\nContent-Length: {length}"
    return f"{head}\r\n\r\n".encode() + block + b"\r\n\r\n"


INFO = record("", b"software: x\r\n", "warcinfo")
CHE = record("https://example.vn/che.html", answer(page()))
KHO = record("https://example.vn/kho.html", answer(page("Chè khô lên đường")))
LIST = record("https://example.vn/", answer(b"<html><body><a href=/1>x</a></body></html>"))
PICTURE = record("https://example.vn/doi.jpg", answer(b"\xff\xd8\xff" * 100, kind="image/jpeg"))
GONE = record("https://example.vn/mat.html", answer(page("Mất"), status="404 Not Found"))


def read(folder: Path, data: bytes, name: str = "trang.warc") -> tuple[Article, ...]:
    path = folder / name
    path.write_bytes(data)
    return readers.read(path)


def test_each_page_that_is_an_article_is_one(tmp_path: Path) -> None:
    found = read(tmp_path, INFO + CHE + PICTURE + LIST + GONE + KHO + CHE)
    assert [one.title for one in found] == ["Chè sạch về bản", "Chè khô lên đường"]
    assert [one.url for one in found] == ["https://example.vn/che.html", "https://example.vn/kho.html"]
    assert [one.provenance.member for one in found] == [one.url for one in found]
    assert {one.provenance.reader for one in found} == {"warc"}


@pytest.mark.parametrize("by_record", [True, False])
def test_packed_ones_are_read(tmp_path: Path, by_record: bool) -> None:  # noqa: FBT001 — a table's column
    records = [INFO, CHE, KHO]
    data = b"".join(map(gzip.compress, records)) if by_record else gzip.compress(b"".join(records))
    assert len(read(tmp_path, data, "trang.warc.gz")) == 2


@pytest.mark.parametrize(
    ("body", "header"),
    [
        (gzip.compress(page()), "Content-Encoding: gzip"),
        (zlib.compress(page()), "Content-Encoding: deflate"),
        (b"%x\r\n%s\r\n5;x\r\n     \r\n0\r\n\r\n" % (len(page()), page()), "Transfer-Encoding: chunked"),
        (page(), "Transfer-Encoding: chunked"),
        (page(), "Content-Encoding: gzip"),
    ],
)
def test_answers_are_taken_out_of_their_packing(tmp_path: Path, body: bytes, header: str) -> None:
    (article,) = read(tmp_path, record("https://example.vn/che.html", answer(body, header)))
    assert article.title == "Chè sạch về bản"


def test_the_encoding_that_the_answer_names_counts(tmp_path: Path) -> None:
    body = page().replace(b'<meta charset="utf-8">', b"").decode().encode("utf-16-le")
    (article,) = read(tmp_path, record("https://example.vn/che.html", answer(body, kind="text/html; charset=utf-16le")))
    assert article.title == "Chè sạch về bản"


def test_a_wacz_is_read(tmp_path: Path) -> None:
    box = io.BytesIO()
    with zipfile.ZipFile(box, "w", zipfile.ZIP_DEFLATED) as wacz:
        wacz.writestr("datapackage.json", "{}")
        wacz.writestr("archive/a.warc", INFO + CHE)
        wacz.writestr("archive/b.warc.gz", gzip.compress(KHO))
        wacz.writestr("../../archive/c.warc", LIST)
    found = read(tmp_path, box.getvalue(), "trang.wacz")
    assert [one.title for one in found] == ["Chè sạch về bản", "Chè khô lên đường"]
    for copy in mutations(box.getvalue(), 300):
        with contextlib.suppress(Unreadable):
            assert all(article.title for article in warc.read(tmp_path / "trang.wacz", copy))


def test_a_torn_one_gives_what_it_has(tmp_path: Path) -> None:
    (article,) = read(tmp_path, gzip.compress(CHE) + gzip.compress(KHO)[:200], "trang.warc.gz")
    assert "damaged WARC" in article.provenance.warnings


@pytest.mark.parametrize(
    "data",
    [
        gzip.compress(b"WARC/1.0\r\n\r\n" + b"\0" * (200 << 20)),
        gzip.compress(gzip.compress(INFO) * 1000),
        INFO + gzip.compress(b""),
        record("https://example.vn/", b"", length=10**14),
        b"WARC/1.0\r\n" + b"x: y\r\n" * 500_000,
        b"WARC/1.0\r\n" + b"x" * 20_000_000,
        b"WARC/1.0\r\nContent-Length: -5\r\n\r\n",
        b"WARC/1.0\r\nContent-Length: \xd9\xa3\r\n\r\n",
        b"WARC/1.0\r\nContent-Length: 0\r\n\r\n" * 300_000,
        record("https://example.vn/", answer(gzip.compress(b"<p>" + b"\0" * (64 << 20)), "Content-Encoding: gzip")),
        record("https://example.vn/", answer(b"1\r\nx\r\n" * 500_000, "Transfer-Encoding: chunked")),
    ],
)
def test_harm_is_not_done(tmp_path: Path, data: bytes) -> None:
    start = time.process_time()
    with contextlib.suppress(Unreadable):
        assert len(read(tmp_path, data)) == 1
    assert time.process_time() - start < 15


@pytest.mark.parametrize("data", [INFO + CHE + KHO, gzip.compress(INFO) + gzip.compress(CHE)])
def test_a_damaged_one_is_unreadable_or_read(tmp_path: Path, data: bytes) -> None:
    for copy in mutations(data, 500):
        with contextlib.suppress(Unreadable):
            assert all(article.title for article in warc.read(tmp_path / "trang.warc", copy))


@pytest.mark.data
def test_those_at_hand_are_read() -> None:
    data = shared_data.folder()
    if data is None or not (data / "formats" / "warc").is_dir():
        pytest.skip("no shared/data folder beside the work tree")
    formats = data / "formats"
    found = readers.read(formats / "derived" / "vn-articles.warc.gz")
    assert len(found) >= 40
    assert sum(one.published is not None for one in found) >= len(found) - 2
    assert readers.read(formats / "warc" / "webrecorder__example.warc")[0].title == "Example Domain"
    assert readers.read(formats / "wacz" / "webrecorder__example.wacz")[0].title == "Webrecorder"


def arc(version: int = 1) -> list[bytes]:
    """The records of an ARC file."""
    info = f"{version} 0 InternetArchive\nURL IP-address Archive-date Content-type Archive-length\n".encode()
    records = [b"filedesc://cu.arc 0.0.0.0 20050101000000 text/plain %d\n%b\n" % (len(info), info)]
    more = "" if version == 1 else "200 checksum - 1024 cu.arc "
    for url, block in (
        ("http://example.vn/che.html", answer(page())),
        ("http://example.vn/doi.jpg", answer(b"\xff\xd8\xff" * 100, kind="image/jpeg")),
        ("http://example.vn/mat.html", answer(page("Mất"), status="404 Not Found")),
        ("dns:example.vn", b"20050101000000\nexample.vn. 1 IN A 10.0.0.1\n"),
        ("http://example.vn/kho.html", answer(page("Chè khô lên đường"))),
    ):
        records.append(f"{url} 10.0.0.1 20050430140500 text/html {more}{len(block)}\n".encode() + block + b"\n")
    return records


@pytest.mark.parametrize("version", [1, 2])
def test_arc_files_are_read_like_their_successors(tmp_path: Path, version: int) -> None:
    records = arc(version)
    for name, data in (
        ("cu.arc", b"".join(records)),
        ("cu.arc.gz", b"".join(map(gzip.compress, records))),
        ("cu.arc.xz", lzma.compress(b"".join(records))),
    ):
        found = read(tmp_path, data, name)
        assert [article.provenance.member for article in found] == [
            "http://example.vn/che.html",
            "http://example.vn/kho.html",
        ]
        assert {article.provenance.reader for article in found} == {"warc"}
    torn = read(tmp_path, b"".join(records[:2]) + b"http://example.vn/ 10.0.0.1 soon\n")
    assert "damaged WARC" in torn[0].provenance.warnings


def test_archives_of_the_web_inside_containers(tmp_path: Path) -> None:
    box = zipped({"web/trang.warc.gz": gzip.compress(CHE + KHO), "cũ.arc": b"".join(arc())})
    found = read(tmp_path, box, "web.zip")
    assert {article.provenance.member for article in found} == {
        "web/trang.warc.gz!/https://example.vn/che.html",
        "web/trang.warc.gz!/https://example.vn/kho.html",
        "cũ.arc!/http://example.vn/che.html",
        "cũ.arc!/http://example.vn/kho.html",
    }
