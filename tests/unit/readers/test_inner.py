from __future__ import annotations

import os
import tarfile
import zipfile
from typing import TYPE_CHECKING, Literal

import pytest

from archiveviewer import readers
from archiveviewer.errors import Unreadable
from archiveviewer.readers import containers, inner
from office_files import packed
from picture_files import painted

if TYPE_CHECKING:
    from pathlib import Path

PHOTO, OTHER = painted("PNG"), painted("JPEG")
MEMBER = "word/media/image1.png"


@pytest.fixture
def bai(tmp_path: Path) -> Path:
    """A document with a picture inside, and a folder of pictures beside it."""
    (tmp_path / "tin" / "anh").mkdir(parents=True)
    (tmp_path / "tin" / "anh" / "cau.jpg").write_bytes(OTHER)
    path = tmp_path / "tin" / "bai.docx"
    path.write_bytes(packed({MEMBER: PHOTO, "word/document.xml": "<a/>"}))
    return path


def reason(path: Path, image: str, root: Path | None = None) -> str:
    with pytest.raises(Unreadable) as caught:
        readers.picture(path, image, root=root)
    return caught.value.reason


def test_a_picture_beside_the_article(bai: Path) -> None:
    assert readers.picture(bai, "anh/cau.jpg") == OTHER


def test_a_picture_inside_the_article_s_own_file(bai: Path) -> None:
    assert inner.name(bai, MEMBER) == f"bai.docx!/{MEMBER}"
    assert readers.picture(bai, inner.name(bai, MEMBER)) == PHOTO
    assert readers.picture(bai, inner.name(bai, MEMBER), root=bai) == PHOTO


def test_a_picture_inside_another_file_and_inside_files_inside_each_other(bai: Path) -> None:
    page = bai.with_name("trang.txt")
    page.write_text("Cầu mới", encoding="utf-8")
    bai.with_name("so.zip").write_bytes(packed({"2009/bai.docx": bai.read_bytes(), "2009/anh.jpg": OTHER}))
    assert readers.picture(page, f"bai.docx!/{MEMBER}") == PHOTO
    assert readers.picture(page, "so.zip!/2009/anh.jpg") == OTHER
    assert readers.picture(page, f"so.zip!/2009/bai.docx!/{MEMBER}") == PHOTO
    assert reason(page, "so.zip!/2009/bai.docx!/khong-co.png") == "missing"


def test_a_picture_as_deep_inside_as_articles_are_read(bai: Path) -> None:
    data, way = bai.read_bytes(), ["bai.docx", MEMBER]
    for number in range(containers.MOST_NESTED):
        data = packed({way[0]: data})
        way = [f"{number}.zip", *way]
    bai.with_name(way[0]).write_bytes(data)
    assert readers.picture(bai, "!/".join(way)) == PHOTO


def test_a_picture_beside_a_member_without_a_name(bai: Path) -> None:
    nameless = packed({"QQQQQQ": b"", "anh.png": PHOTO}).replace(b"QQQQQQ", b"\0QQQQQ")
    bai.with_name("so.zip").write_bytes(nameless)
    assert readers.picture(bai, "so.zip!/anh.png") == PHOTO


@pytest.mark.parametrize("mode", ["w", "w:gz", "w:xz"])
def test_a_picture_inside_a_tar(bai: Path, mode: Literal["w", "w:gz", "w:xz"]) -> None:
    name = f"so.tar{mode[1:].replace(':', '.')}"
    with tarfile.open(bai.with_name(name), mode) as box:
        box.add(bai, "số 1/bài.docx")
        box.add(bai.parent / "anh" / "cau.jpg", "số 1/cầu.jpg")
    assert readers.picture(bai, f"{name}!/số 1/cầu.jpg") == OTHER
    assert readers.picture(bai, f"{name}!/số 1/bài.docx!/{MEMBER}") == PHOTO
    assert reason(bai, f"{name}!/số 1/khac.jpg") == "missing"


def test_a_file_whose_name_holds_the_mark(bai: Path) -> None:
    (bai.parent / "anh!").mkdir()
    (bai.parent / "anh!" / "1.png").write_bytes(PHOTO)
    assert readers.picture(bai, "anh!/1.png") == PHOTO


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
def test_a_file_whose_name_is_no_text(bai: Path) -> None:
    path = bai.rename(bai.with_name(os.fsdecode(b"b\xe0i.docx")))
    image = inner.name(path, MEMBER)
    assert image.encode() == f"b\\xe0i.docx!/{MEMBER}".encode()
    assert readers.picture(path, image) == PHOTO


@pytest.mark.parametrize("image", ["", "https://bao.vn/a.jpg", "data:image/png;base64,AAAA", "C:\\a.jpg", "/a.jpg"])
def test_no_place_beside_the_article(bai: Path, image: str) -> None:
    assert reason(bai, image) == "missing"


def test_nothing_outside_the_folder(bai: Path, tmp_path: Path) -> None:
    (tmp_path / "ngoai.jpg").write_bytes(OTHER)
    assert reason(bai, "../ngoai.jpg") == "denied"
    assert readers.picture(bai, "../ngoai.jpg", root=tmp_path) == OTHER
    bai.with_name("trong.jpg").symlink_to(tmp_path / "ngoai.jpg")
    assert reason(bai, "trong.jpg") == "denied"
    assert reason(bai, "trong.jpg", root=bai.parent) == "denied"


def test_only_pictures_are_given_out(bai: Path) -> None:
    bai.with_name("mat-khau.txt").write_text("bí mật", encoding="utf-8")
    assert reason(bai, "mat-khau.txt") == "unsupported"
    assert reason(bai, "bai.docx!/word/document.xml") == "unsupported"
    assert reason(bai, "mat-khau.txt!/1") == "unsupported"
    assert reason(bai, "anh") == "unsupported"


def test_a_bomb(bai: Path) -> None:
    bai.write_bytes(packed({"[Content_Types].xml": "<a/>", MEMBER: PHOTO + bytes(30_000_000)}))
    assert reason(bai, inner.name(bai, MEMBER)) == "too-large"


def test_files_inside_each_other_without_end(bai: Path) -> None:
    data = packed({"a.png": PHOTO}, zipfile.ZIP_STORED)
    for _ in range(10):
        data = packed({"a": data}, zipfile.ZIP_STORED)
    bai.write_bytes(data)
    assert reason(bai, "bai.docx!/" + "a!/" * 10 + "a.png") == "too-large"
