from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from archiveviewer import readers
from archiveviewer.errors import Unreadable
from archiveviewer.results import PicturePlace
from pdf_files import Page, Picture, Text, pdf

if TYPE_CHECKING:
    from pathlib import Path

WORDS = Text(60, 700, "Chè sạch về bản", 24)


def shown(path: Path, page: int = 1, width: int = 300) -> Image.Image:
    return Image.open(io.BytesIO(readers.page_picture(path, page, width)))


def reason(path: Path, page: int = 1) -> tuple[str, str]:
    with pytest.raises(Unreadable) as caught:
        readers.page_picture(path, page, 300)
    return caught.value.reason, caught.value.detail


def written(folder: Path, data: bytes, name: str = "so-bao.pdf") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("width", [300, 2400, 3000])
def test_a_page_is_as_wide_as_was_asked_for(tmp_path: Path, width: int) -> None:
    path = written(tmp_path, pdf(Page((WORDS,))))
    seen = readers.page_pixels(PicturePlace(path, tmp_path), 1, width)
    assert (seen.width, len(seen.data)) == (width, seen.width * seen.height * 3)


def test_a_page_of_a_pdf(tmp_path: Path) -> None:
    path = written(tmp_path, pdf(Page((WORDS,)), Page((Picture(0, 421, 595, 421),), (595, 842))))
    first, second = shown(path), shown(path, 2)
    assert (first.format, first.size) == ("PNG", (300, 425))
    assert first.convert("L").getextrema() != (255, 255)
    assert second.convert("L").getpixel((150, 100)) == 128
    assert second.convert("L").getpixel((150, 400)) == 255


def test_a_page_is_a_picture_inside_its_file(tmp_path: Path) -> None:
    path = written(tmp_path, pdf(Page(), Page((WORDS,))))
    picture = Image.open(io.BytesIO(readers.picture(path, "so-bao.pdf!/2")))
    assert (picture.format, picture.width) == ("PNG", 1600)
    for inner in ("0", "3", "hai", "-1", "9" * 20):
        with pytest.raises(Unreadable, match="missing"):
            readers.picture(path, f"so-bao.pdf!/{inner}")


@pytest.mark.parametrize("size", [(14400, 1), (1, 14400), (90_000, 90_000)])
def test_pages_of_absurd_size_give_small_pictures(tmp_path: Path, size: tuple[int, int]) -> None:
    width, height = shown(written(tmp_path, pdf(Page((WORDS,), size))), width=5000).size
    assert 0 < width * height <= 41_000_000


@pytest.mark.parametrize("width", [-1, 0, 10**9])
def test_any_width_may_be_asked_for(tmp_path: Path, width: int) -> None:
    assert shown(written(tmp_path, pdf(Page((WORDS,)))), width=width).width in {16, 5000}


@pytest.mark.parametrize("page", [-1, 0, 3, 10**12])
def test_pages_that_are_not_there(tmp_path: Path, page: int) -> None:
    assert reason(written(tmp_path, pdf(Page(), Page())), page) == ("missing", f"page {page} of 2")


def test_files_without_pages(tmp_path: Path) -> None:
    assert reason(tmp_path / "không có.pdf")[0] == "missing"
    assert reason(written(tmp_path, b"%PDF-1.7 and nothing else"))[0] == "damaged"
    assert reason(written(tmp_path, "Chè sạch về bản".encode()))[0] == "unsupported"
    assert reason(written(tmp_path, b""))[0] == "empty"


@pytest.mark.parametrize(
    ("mode", "paper"), [("1", 1), ("L", 255), ("RGB", "white"), ("CMYK", (0, 0, 0, 0)), ("I;16", 65535)]
)
def test_each_page_of_a_scan(tmp_path: Path, mode: str, paper: str | int | tuple[int, ...]) -> None:
    pages = [Image.new(mode, (600, height), paper) for height in (800, 400)]
    pages[0].save(tmp_path / "quét.tif", save_all=True, append_images=pages[1:])
    first, second = shown(tmp_path / "quét.tif"), shown(tmp_path / "quét.tif", 2)
    assert (first.size, second.size) == ((300, 400), (300, 200))
    assert first.convert("L").getextrema() == (255, 255)
    assert reason(tmp_path / "quét.tif", 3) == ("missing", "page 3")


def test_what_is_transparent_lies_on_white(tmp_path: Path) -> None:
    Image.new("RGBA", (30, 30), (0, 0, 0, 0)).save(tmp_path / "trang.png")
    assert shown(tmp_path / "trang.png").getpixel((3, 3)) == (255, 255, 255)


def test_a_picture_is_never_enlarged_and_stands_upright(tmp_path: Path) -> None:
    turned = Image.Exif()
    turned[0x0112] = 6
    Image.new("RGB", (200, 100)).save(tmp_path / "ảnh.jpg", exif=turned)
    assert shown(tmp_path / "ảnh.jpg").size == (100, 200)


def test_a_picture_of_too_many_pixels(tmp_path: Path) -> None:
    Image.new("1", (20_000, 20_000)).save(tmp_path / "lớn.png")
    assert reason(tmp_path / "lớn.png") == ("too-large", "a picture of too many pixels")
    Image.new("1", (20_000, 8_700)).save(tmp_path / "lớn.png")
    assert reason(tmp_path / "lớn.png") == ("too-large", "a picture of 20000 x 8700 pixels")


def test_a_broken_picture(tmp_path: Path) -> None:
    Image.effect_noise((200, 200), 50).save(tmp_path / "hỏng.png")
    whole = (tmp_path / "hỏng.png").read_bytes()
    assert reason(written(tmp_path, whole[: len(whole) // 2], "hỏng.png"))[0] == "damaged"
