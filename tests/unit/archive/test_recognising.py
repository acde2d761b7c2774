"""Scans are read after everything else, page by page, and what was read is never lost."""

from __future__ import annotations

import gzip
import os
import shlex
import sys
from typing import TYPE_CHECKING

import pytest

import container_files as made
from archiveviewer import Archive, readers
from archiveviewer.archive import recognition, repair
from archiveviewer.archive.recognising import read_scans
from archiveviewer.archive.tesseract import Tesseract, read_words
from archiveviewer.cli import main
from archiveviewer.errors import ArchiveDamaged
from archiveviewer.readers.scans import ReadPage
from archiveviewer.results import Pixels
from pdf_files import Page, Picture, Text, pdf

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PAPER = Page((Picture(0, 0, 595, 842),))
FIRST = "Nước mặn lên cao ở Ba Tri\n\nNgười dân đã trữ nước ngọt từ đầu tháng, mỗi nhà vài lu, có nhà đến cả chục lu."
SECOND = "Ở Thạnh Phú, ruộng lúa đã cạn, bà con chờ mưa từng ngày mà trời vẫn nắng như đổ lửa."


class Reader(Tesseract):
    """Reads what it is told, and counts."""

    def __init__(self, *texts: str, confidence: float = 0.9) -> None:
        super().__init__("tesseract")
        self.texts = list(texts)
        self.confidence = confidence
        self.asked = 0

    def read(self, page: Pixels) -> ReadPage | None:
        assert page.width == 60
        self.asked += 1
        text = self.texts.pop(0)
        return ReadPage(text, self.confidence) if text else None


@pytest.fixture(autouse=True)
def small_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("archiveviewer.archive.recognising.WIDTH", 60)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "bài"
    place.mkdir()
    (place / "2009-04-30_Trang_báo.pdf").write_bytes(pdf(PAPER, PAPER))
    return place


@pytest.fixture
def archive(tmp_path: Path, folder: Path) -> Iterator[Archive]:
    with Archive.create(tmp_path / "kho") as made:
        for _ in made.update([folder], jobs=1):
            pass
        yield made


def read(archive: Archive, reader: Tesseract, pages: int = 0) -> int:
    """Reads scans, all or only so many pages; returns how many articles were updated, -1 if it was stopped."""
    steps = read_scans(archive, reader)
    try:
        while pages == 0 or (isinstance(reader, Reader) and reader.asked < pages):
            next(steps)
    except StopIteration as finished:
        return int(finished.value.updated)
    steps.close()
    return -1


def problems(archive: Archive) -> set[str]:
    return {problem.detail for problem in archive.problems() if problem.reason == "poor-scan"}


def test_a_scan_is_listed_and_read(archive: Archive) -> None:
    assert archive.search("thạnh phú").total == 0
    assert problems(archive) == {"scan-without-text"}
    assert read(archive, Reader(FIRST, SECOND)) == 1
    (hit,) = archive.search("thạnh phú").hits
    article = archive.article(hit.id)
    assert article.title == "Nước mặn lên cao ở Ba Tri"
    assert (article.provenance.reader, article.provenance.warnings) == ("ocr", ("ocr",))
    assert article.provenance.confidence == pytest.approx(0.9)
    assert article.published is not None
    assert article.published.value == "2009-04-30"
    assert [(block.page, block.image, block.text) for block in article.blocks] == [
        (1, "2009-04-30_Trang_báo.pdf!/1", ""),
        (2, "2009-04-30_Trang_báo.pdf!/2", ""),
        (2, "", SECOND),
    ]
    assert problems(archive) == {"ocr"}


def test_what_was_read_badly_gets_no_title_of_it(archive: Archive) -> None:
    assert read(archive, Reader(FIRST, SECOND, confidence=0.4)) == 1
    (hit,) = archive.search("thạnh phú").hits
    assert hit.title == "2009-04-30 Trang báo"


def test_no_page_is_read_twice(archive: Archive) -> None:
    assert read(archive, Reader(FIRST), pages=1) == -1
    assert archive.search("ba tri").total == 0
    second = Reader(SECOND)
    assert read(archive, second) == 1
    assert second.asked == 1
    assert archive.search("ba tri").total == 1
    assert read(archive, Reader()) == 0


def test_what_was_read_survives_reading_everything_again(archive: Archive, folder: Path) -> None:
    read(archive, Reader(FIRST, SECOND))
    (folder / "2009-04-30_Trang_báo.pdf").rename(folder / "chép lại.pdf")
    for _ in archive.update(jobs=1, again=True):
        pass
    (hit,) = archive.search("thạnh phú").hits
    assert hit.path.endswith("chép lại.pdf")


def test_a_page_that_cannot_be_read_costs_only_itself(archive: Archive) -> None:
    assert read(archive, Reader("", SECOND)) == 1
    assert archive.search("thạnh phú").total == 1


@pytest.mark.parametrize("names", [("báo.zip",), ("báo.tar.gz", "2009/số.zip")])
def test_a_scan_in_a_container_is_read_too(tmp_path: Path, folder: Path, names: tuple[str, ...]) -> None:
    scan = folder / "2009-04-30_Trang_báo.pdf"
    members = {scan.name: scan.read_bytes(), "bài.txt": made.story("Bài một")}
    for inner in reversed(names[1:]):
        members = {inner: made.zipped(members)}
    outermost = folder / names[0]
    outermost.write_bytes(made.zipped(members) if outermost.suffix == ".zip" else made.tarred(members, "gz"))
    scan.unlink()
    for source in (folder, outermost):
        with Archive.create(tmp_path / f"kho {source.name}") as archive:
            for _ in archive.update([source], jobs=1):
                pass
            (before,) = archive.search("trang báo").hits
            assert read(archive, Reader(FIRST, SECOND)) >= 1
            (hit,) = archive.search("thạnh phú").hits
            article = archive.article(hit.id)
            assert hit.id == before.id
            assert article.provenance.member == "!/".join((*names[1:], scan.name))
            assert (article.provenance.reader, hit.date) == ("ocr", before.date)
            assert [block.image for block in article.blocks[:2]] == [
                "!/".join((*names, scan.name, str(page))) for page in (1, 2)
            ]
            assert read(archive, Reader()) == 0


def test_a_scan_that_is_packed_by_itself_is_read_too(tmp_path: Path, folder: Path) -> None:
    scan = folder / "2009-04-30_Trang_báo.pdf"
    packed = scan.with_name(f"{scan.name}.gz")
    packed.write_bytes(gzip.compress(scan.read_bytes()))
    scan.unlink()
    with Archive.create(tmp_path / "kho gói") as archive:
        for _ in archive.update([folder], jobs=1):
            pass
        assert read(archive, Reader(FIRST, SECOND)) == 1
        (hit,) = archive.search("thạnh phú").hits
        article = archive.article(hit.id)
    assert (article.provenance.reader, article.published and article.published.value) == ("ocr", "2009-04-30")
    images = [block.image for block in article.blocks if block.kind == "figure"]
    assert images == [f"{packed.name}!/1", f"{packed.name}!/2"]
    assert all(readers.picture(packed, image) for image in images)


def test_a_file_that_is_gone_waits(archive: Archive, folder: Path) -> None:
    (folder / "2009-04-30_Trang_báo.pdf").unlink()
    assert read(archive, Reader()) == 0


def test_what_a_scan_says_counts_for_less(tmp_path: Path, folder: Path) -> None:
    text = f"{FIRST}\n\n{SECOND}"
    (folder / "bài.txt").write_text(text, encoding="utf-8")
    with Archive.create(tmp_path / "kho") as archive:
        for _ in archive.update([folder], jobs=1):
            pass
        read(archive, Reader(text, SECOND))
        hits = archive.search("nước ngọt").hits
    assert [hit.path.rpartition(".")[2] for hit in hits] == ["txt", "pdf"]
    assert hits[1].score < 0.75 * hits[0].score


def test_others_may_update_meanwhile(archive: Archive, folder: Path) -> None:
    steps = read_scans(archive, Reader(FIRST, SECOND))
    next(steps)
    (folder / "bài.txt").write_text(FIRST, encoding="utf-8")
    with Archive.open(archive.path, writable=True) as other:
        for _ in other.update(jobs=1):
            pass
    for _ in steps:
        pass
    assert archive.search("ba tri").total == 2


def test_a_damaged_file_of_what_was_read_is_as_good_as_none(archive: Archive) -> None:
    read(archive, Reader(FIRST, SECOND))
    (archive.path / recognition.FILE).write_bytes(b"SQLite format 3\0" + b"x" * 3000)
    for _ in archive.update(jobs=1, again=True):
        pass
    assert archive.search("thạnh phú").total == 0


def test_a_damaged_file_of_what_was_read_is_told_and_set_aside(archive: Archive) -> None:
    kept = archive.path / recognition.FILE
    kept.write_bytes(b"nobody can read this")
    with pytest.raises(ArchiveDamaged):
        read(archive, Reader(FIRST, SECOND))
    assert [one.partition(":")[0] for one in archive.verify()] == [recognition.FILE]
    assert [one.partition(":")[0] for one in repair(archive.path)] == [recognition.FILE]
    assert kept.with_name(f"{kept.name}.damaged").read_bytes() == b"nobody can read this"
    assert list(archive.verify()) == []
    read(archive, Reader(FIRST, SECOND))
    assert archive.search("thạnh phú").total == 1


def test_a_page_with_text_is_no_scan(tmp_path: Path) -> None:
    (tmp_path / "bài").mkdir()
    (tmp_path / "bài" / "a.pdf").write_bytes(pdf(Page((Text(60, 700, "Chè sạch về bản", 20), Text(60, 600, SECOND)))))
    with Archive.create(tmp_path / "kho") as archive:
        for _ in archive.update([tmp_path / "bài"], jobs=1):
            pass
        assert read(archive, Reader()) == 0


# The program -----------------------------------------------------------------------------------------------------

TABLE = "\n".join(
    "\t".join(cells.split())
    for cells in (
        "level page_num block_num par_num line_num word_num left top width height conf text",
        "1 1 0 0 0 0 0 0 9 9 -1",
        "5 1 1 1 1 1 0 0 9 9 90 Nước",
        "5 1 1 1 1 2 0 0 9 9 80 infor-",
        "5 1 1 1 2 1 0 0 9 9 80 mation",
        "5 1 2 1 1 1 0 0 9 9 xx Trang",
        "5 1 2 1 1 2",
    )
)


def test_the_table_of_words() -> None:
    page = read_words(TABLE)
    assert page.text == "Nước information\n\nTrang"
    assert 0 < page.confidence < 0.9
    assert read_words("") == ReadPage("", 0.0)
    assert read_words("a\tb\n" * 50) == ReadPage("", 0.0)


def program(folder: Path, words: str) -> Path:
    path, code = folder / "tesseract", folder / "tesseract.py"
    code.write_text(f"import sys, time\n{words}\n", encoding="utf-8")
    started = shlex.join([sys.executable, str(code)])  # a line with #! allows no blank in the path of Python
    path.write_text(f"#!/bin/sh\nexec {started}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


@pytest.mark.skipif(os.name == "nt", reason="a script with a shebang line")
@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("print('List of languages (2):\\neng\\nvie')", True),
        ("print('eng')", False),
        ("sys.exit(1)", False),
    ],
)
def test_tesseract_without_vietnamese_is_none(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    words: str,
    found: bool,  # noqa: FBT001 — a table's column
) -> None:
    program(tmp_path, words)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert (Tesseract.found() is not None) == found


@pytest.mark.skipif(os.name == "nt", reason="a script with a shebang line")
@pytest.mark.parametrize("words", ["time.sleep(60)", "sys.exit(2)", "sys.stdin.buffer.read(); raise SystemError"])
def test_a_program_that_hangs_or_fails_reads_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: str
) -> None:
    monkeypatch.setattr("archiveviewer.archive.tesseract.PATIENCE", 0.5)
    reader = Tesseract(str(program(tmp_path, words)))
    assert reader.read(Pixels(2, 2, b"\xff" * 12)) is None


def test_without_tesseract_the_terminal_says_so(
    archive: Archive, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert main(["recognise", "--archive", str(archive.path)]) == 2
    assert "no program tesseract" in capsys.readouterr().err
