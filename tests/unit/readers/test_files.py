from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archiveviewer.article import Dated, Precision
from archiveviewer.errors import Unreadable
from archiveviewer.readers import files

posix = pytest.mark.skipif(sys.platform == "win32", reason="names and files that Windows does not know")


def reason(path: Path, *, most: int = 1000, root: Path | None = None) -> str:
    with pytest.raises(Unreadable) as caught:
        files.contents(path, most=most, root=root)
    return caught.value.reason


def test_plain_names_are_shown_as_they_are() -> None:
    assert files.printable(Path("Tỉnh ủy/bài 30-4 🎋.txt")) == "Tỉnh ủy/bài 30-4 🎋.txt"


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("dòng một\ndòng hai.txt", "dòng một\\x0adòng hai.txt"),
        ("b\udcb5i.txt", "b\\xb5i.txt"),
        ("b\ud800i.txt", "b\\ud800i.txt"),
        ("\u202etxt.exe", "\\u202etxt.exe"),
        ("ba\u0300i.txt", "ba\u0300i.txt"),
        ("hai\u00a0chữ.txt", "hai\u00a0chữ.txt"),
    ],
)
def test_what_no_screen_can_show_is_written_out(name: str, shown: str) -> None:
    assert files.printable(Path(name)) == shown


@given(st.binary(min_size=1, max_size=255))
def test_every_name_can_be_shown_and_sent(name: bytes) -> None:
    shown = files.printable(Path(os.fsdecode(name)))
    assert json.loads(json.dumps(shown).encode()) == shown
    shown.encode()


@pytest.mark.parametrize(
    ("name", "document"),
    [
        ("bai.txt", True),
        ("bai.HTML", True),
        ("bai", True),
        ("công văn.doc", True),
        ("so bao.pdf", True),
        ("bai.30.4.2009", True),
        (".bai.txt", False),
        (".DS_Store", False),
        ("._bai.txt", False),
        ("Thumbs.db", False),
        ("desktop.ini", False),
        ("~$bai.docx", False),
        ("anh.JPG", True),
        ("anh.gif", False),
        ("trang.css", False),
        ("trang.js", False),
        ("nhac.mp3", False),
    ],
)
def test_documents_by_name(tmp_path: Path, name: str, document: bool) -> None:  # noqa: FBT001
    assert files.is_document(tmp_path / name) is document


def test_what_was_saved_beside_a_page_belongs_to_it(tmp_path: Path) -> None:
    (tmp_path / "bai.html").write_text("<html></html>")
    inside = tmp_path / "bai_files" / "khung"
    inside.mkdir(parents=True)
    assert not files.is_document(tmp_path / "bai_files" / "quang_cao.html")
    assert not files.is_document(inside / "khung.htm")
    assert files.is_document(tmp_path / "bai.html")
    assert files.is_document(tmp_path / "khac_files" / "bai.html")


@pytest.mark.parametrize(
    ("name", "suffix"),
    [("a.TXT", ".txt"), ("a.html", ".html"), ("so 30.4", ""), ("bai.2009", ""), ("a", ""), ("a.tên dài", "")],
)
def test_suffixes(name: str, suffix: str) -> None:
    assert files.suffix(Path(name)) == suffix


def test_bytes(tmp_path: Path) -> None:
    path = tmp_path / "bai.txt"
    path.write_bytes(b"abc")
    assert files.contents(path, most=3, root=tmp_path) == b"abc"


def test_reasons(tmp_path: Path) -> None:
    path = tmp_path / "bai.txt"
    assert reason(path) == "missing"
    path.touch()
    assert reason(path) == "empty"
    path.write_bytes(b"abcd")
    assert reason(path, most=3) == "too-large"
    assert reason(tmp_path) == "unsupported"
    assert reason(path / "bai.txt") == "missing"
    assert reason(Path("bai\0.txt")) == "missing"
    assert reason(tmp_path / ("dài" * 100)) == "missing"


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="no files here that are longer than they say")
def test_a_file_longer_than_it_says_is_read_to_its_end_or_refused() -> None:
    path = Path("/proc/self/status")
    assert files.contents(path, most=100_000).endswith(b"\n")
    assert reason(path, most=10) == "too-large"


@posix
def test_only_regular_files_are_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "ong.txt")
    assert reason(tmp_path / "ong.txt") == "unsupported"
    assert reason(Path("/dev/zero")) == "unsupported"


@posix
def test_links_may_not_leave_the_folder(tmp_path: Path) -> None:
    root, outside = tmp_path / "kho", tmp_path / "kho khác"
    root.mkdir()
    outside.mkdir()
    (outside / "bai.txt").write_text("abc")
    (root / "bai.txt").write_text("abc")
    (root / "ra.txt").symlink_to(outside / "bai.txt")
    (root / "trong.txt").symlink_to(root / "bai.txt")
    (root / "vòng.txt").symlink_to(root / "vòng.txt")
    (root / "thư mục").symlink_to(outside)
    assert reason(root / "ra.txt", root=root) == "denied"
    assert reason(root / "thư mục" / "bai.txt", root=root) == "denied"
    assert reason(root / "vòng.txt", root=root) in {"denied", "missing"}
    assert files.contents(root / "trong.txt", most=10, root=root) == b"abc"
    assert files.contents(root / "ra.txt", most=10) == b"abc"


@posix
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="nothing is forbidden to the superuser")
def test_forbidden_files(tmp_path: Path) -> None:
    path = tmp_path / "bai.txt"
    path.write_text("abc")
    path.chmod(0)
    assert reason(path) == "denied"


@posix
@pytest.mark.parametrize(
    "name", [b"d\xf2ng\nm\xf2t.txt", "🎋🎋.txt".encode(), b"a" * 251 + b".txt", "tiếng Việt.txt".encode()]
)
def test_names_of_any_kind(tmp_path: Path, name: bytes) -> None:
    path = tmp_path / os.fsdecode(name)
    path.write_bytes(b"abc")
    assert files.is_document(path)
    assert files.contents(path, most=10, root=tmp_path) == b"abc"


@pytest.mark.parametrize(
    ("place", "value", "precision", "raw"),
    [
        ("2009-04-30_lu-lut.txt", "2009-04-30", "day", "2009-04-30"),
        ("20090430_lu.txt", "2009-04-30", "day", "20090430"),
        ("bai 30-4-2009.txt", "2009-04-30", "day", "30-4-2009"),
        ("bai.30.4.2009", "2009-04-30", "day", "30.4.2009"),
        ("2009/04/30/lu.txt", "2009-04-30", "day", "2009/04/30"),
        ("kinh te/2009/4/5/lu.txt", "2009-04-05", "day", "2009/4/5"),
        ("30-4-2009/lu.txt", "2009-04-30", "day", "30-4-2009"),
        ("2009/04/lu.txt", "2009-04", "month", "2009/04"),
        ("Nam 2009/Thang 4/lu.txt", "2009-04", "month", "Nam 2009/Thang 4"),
        ("2009/kinh te/lu.txt", "2009", "year", "2009"),
        ("2009-13-45_lu.txt", None, "day", ""),
        ("bai 123456789.txt", None, "day", ""),
        ("nghi quyet 18.txt", None, "day", ""),
    ],
)
def test_dates_of_places(place: str, value: str | None, precision: Precision, raw: str) -> None:
    root = Path("kho 1975-04-30")
    found = files.place_date(root / place, root)
    wanted = Dated(value=value, precision=precision, raw=raw, guessed=True) if value else None
    assert found == wanted


@given(st.text(max_size=60), st.text(max_size=60))
def test_no_place_makes_it_fail(folder: str, name: str) -> None:
    found = files.place_date(Path(folder) / name)
    assert found is None or found.value[:2] in {"18", "19", "20"}
