from __future__ import annotations

import os
import struct
import zlib
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage

from archiveviewer.ui.pictures import MAX_PIXELS, PictureLoader, decode, look_at
from ui.sample_pages import draw

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

SMALL = QSize(32, 18)


def png_chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png_claiming(width: int, height: int) -> bytes:
    header = png_chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    body = png_chunk(b"IDAT", zlib.compress(bytes(1000)))
    return b"\x89PNG\r\n\x1a\n" + header + body + png_chunk(b"IEND", b"")


@pytest.mark.parametrize("suffix", ["png", "jpg", "webp", "bmp"])
def test_known_formats_are_shown(suffix: str, tmp_path: Path) -> None:
    path = draw(tmp_path / f"picture.{suffix}")
    assert (look_at(path).width, look_at(path).height) == (640, 360)
    assert decode(path, SMALL).size() == SMALL


def test_a_format_is_known_by_its_content(tmp_path: Path) -> None:
    path = draw(tmp_path / "picture.png").rename(tmp_path / "picture.txt")
    assert look_at(path).readable
    assert not decode(path, SMALL).isNull()


@pytest.mark.parametrize("name", ["drawing.svg", "photo.jpg", "photo.png"])
def test_drawings_are_refused_whatever_they_call_themselves(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>')
    assert not look_at(path).readable
    assert decode(path, SMALL).isNull()


@pytest.mark.parametrize("content", [b"", b"\xff\xd8\xff", b"GIF89a", b"not a picture", b"RIFF\x00\x00\x00\x00WEBP"])
def test_damaged_files_are_no_pictures(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "photo.jpg"
    path.write_bytes(content)
    assert not look_at(path).readable
    assert decode(path, SMALL).isNull()


def test_a_picture_cut_short_has_a_size_and_does_no_harm(tmp_path: Path) -> None:
    path = draw(tmp_path / "photo.png")
    path.write_bytes(path.read_bytes()[:200])
    look_at(path)
    decode(path, SMALL)


@pytest.mark.parametrize("size", [(30_000, 30_000), (2**31 - 1, 2**31 - 1), (MAX_PIXELS, 2), (100_001, 1000)])
def test_absurd_claims_are_refused_before_decoding(size: tuple[int, int], tmp_path: Path) -> None:
    path = tmp_path / "bomb.png"
    path.write_bytes(png_claiming(*size))
    assert not look_at(path).readable
    assert decode(path, SMALL).isNull()


def test_folders_and_missing_files_are_no_pictures(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "missing.jpg"):
        assert not look_at(path).readable
        assert decode(path, SMALL).isNull()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_does_not_block(tmp_path: Path) -> None:
    path = tmp_path / "photo.jpg"
    os.mkfifo(path)
    assert not look_at(path).readable
    assert decode(path, SMALL).isNull()


def turned_jpeg(path: Path) -> Path:
    """A picture 40 wide, its left half red, that says it is to be turned a quarter to the right."""
    image = QImage(40, 20, QImage.Format.Format_RGB32)
    image.fill(QColor("blue"))
    for x in range(20):
        for y in range(20):
            image.setPixelColor(x, y, QColor("red"))
    image.save(str(path), quality=95)
    orientation = b"MM\x00*\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06\x00\x00\x00\x00\x00\x00"
    data = b"Exif\x00\x00" + orientation
    content = path.read_bytes()
    path.write_bytes(content[:2] + b"\xff\xe1" + struct.pack(">H", len(data) + 2) + data + content[2:])
    return path


def test_pictures_are_turned_upright(tmp_path: Path) -> None:
    path = turned_jpeg(tmp_path / "turned.jpg")
    assert (look_at(path).width, look_at(path).height) == (20, 40)
    image = decode(path, QSize(10, 20))
    assert image.size() == QSize(10, 20)
    assert image.pixelColor(5, 3).red() > 150
    assert image.pixelColor(5, 16).blue() > 150


def test_small_pictures_are_enlarged_within_reason(tmp_path: Path) -> None:
    assert decode(draw(tmp_path / "small.png", 8, 8), QSize(80, 80)).size() == QSize(80, 80)
    assert decode(draw(tmp_path / "small.png", 8, 8), QSize(4000, 4000)).size() == QSize(8, 8)


def test_a_loader_brings_pictures_and_keeps_them(qtbot: QtBot, tmp_path: Path) -> None:
    path = draw(tmp_path / "picture.png")
    loader = PictureLoader()
    loader.start_page()
    with qtbot.waitSignal(loader.loaded) as arrived:
        assert loader.request(3, path, SMALL) is None
    assert arrived.args is not None
    assert arrived.args[0] == 3
    assert arrived.args[2].size() == SMALL
    kept = loader.request(3, path, SMALL)
    assert kept is not None
    assert kept.size() == SMALL
    loader.wait()


def test_what_comes_late_for_an_earlier_page_is_dropped(qtbot: QtBot, tmp_path: Path) -> None:
    loader = PictureLoader()
    arrived: list[int] = []
    loader.loaded.connect(lambda number, _size, _image: arrived.append(number))
    loader.start_page()
    loader.request(1, draw(tmp_path / "one.png"), SMALL)
    loader.start_page()
    with qtbot.waitSignal(loader.loaded):
        loader.request(2, draw(tmp_path / "two.png"), SMALL)
    assert arrived == [2]
    loader.wait()


def test_a_loader_may_go_while_it_works(tmp_path: Path) -> None:
    path = draw(tmp_path / "large.png", 3000, 2000)
    for _ in range(3):
        loader = PictureLoader()
        loader.start_page()
        loader.request(1, path, SMALL)
        del loader
