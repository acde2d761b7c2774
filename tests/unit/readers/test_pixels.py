from __future__ import annotations

import io
import os
import zipfile
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from archiveviewer import readers
from archiveviewer.errors import Unreadable
from archiveviewer.readers import pixels
from archiveviewer.results import PicturePlace, Pixels
from picture_files import drawn, png_claiming, turned

if TYPE_CHECKING:
    from pathlib import Path

RED, BLUE = (255, 0, 0), (0, 0, 255)


def put(path: Path, content: bytes) -> PicturePlace:
    path.write_bytes(content)
    return PicturePlace(path, path.parent)


def colour(seen: Pixels, x: int, y: int) -> tuple[int, ...]:
    """The colour of a pixel, red, green and blue either full or none."""
    start = 3 * (y * seen.width + x)
    return tuple(255 if part > 127 else 0 for part in seen.data[start : start + 3])


def refused(place: PicturePlace) -> str:
    with pytest.raises(Unreadable) as caught:
        readers.picture_pixels(place, 32, 18)
    with pytest.raises(Unreadable):
        readers.picture_size(place)
    return caught.value.reason


@pytest.mark.parametrize("kind", pixels.FORMATS)
def test_known_formats_are_shown_whatever_their_name(kind: str, tmp_path: Path) -> None:
    place = put(tmp_path / "anh.txt", drawn(kind))
    assert readers.picture_size(place) == (640, 360)
    seen = readers.picture_pixels(place, 64, 64)
    assert (seen.width, seen.height, len(seen.data)) == (64, 36, 3 * 64 * 36)
    assert (colour(seen, 4, 30), colour(seen, 60, 4)) == (RED, BLUE)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF", "WEBP"])
def test_pictures_are_turned_upright(kind: str, tmp_path: Path) -> None:
    place = put(tmp_path / "anh.jpg", turned(kind))
    assert readers.picture_size(place) == (20, 40)
    seen = readers.picture_pixels(place, 10, 20)
    assert (seen.width, seen.height) == (10, 20)
    assert (colour(seen, 5, 2), colour(seen, 5, 17)) == (RED, BLUE)


def test_a_picture_is_not_enlarged(tmp_path: Path) -> None:
    seen = readers.picture_pixels(put(tmp_path / "anh.png", drawn(width=8, height=4)), 500, 500)
    assert (seen.width, seen.height) == (8, 4)


def test_no_more_is_given_out_than_one_may_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pixels, "MOST_SHOWN", 1000)
    seen = readers.picture_pixels(put(tmp_path / "anh.png", drawn()), 640, 360)
    assert seen.width * seen.height <= 1000
    assert seen.width > 30


@pytest.mark.parametrize("mode", ["1", "L", "P", "LA", "RGBA", "CMYK", "I;16", "I", "F", "YCbCr"])
def test_every_kind_of_colours_becomes_one(mode: str, tmp_path: Path) -> None:
    made = io.BytesIO()
    kind = {"CMYK": "TIFF", "YCbCr": "TIFF", "I": "TIFF", "F": "TIFF"}.get(mode, "PNG")
    Image.new(mode, (6, 4)).save(made, kind)
    seen = readers.picture_pixels(put(tmp_path / "anh", made.getvalue()), 6, 4)
    assert len(seen.data) == 3 * 6 * 4


def test_what_is_transparent_is_white(tmp_path: Path) -> None:
    made = io.BytesIO()
    Image.new("RGBA", (2, 1), (255, 0, 0, 0)).save(made, "PNG")
    assert readers.picture_pixels(put(tmp_path / "anh.png", made.getvalue()), 2, 1).data == b"\xff" * 6


@pytest.mark.parametrize("name", ["drawing.svg", "photo.jpg", "photo.png"])
def test_drawings_are_refused_whatever_they_call_themselves(name: str, tmp_path: Path) -> None:
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'
    assert refused(put(tmp_path / name, drawing)) == "unsupported"


@pytest.mark.parametrize("content", [b"", b"\xff\xd8\xff", b"GIF89a", b"not a picture", b"RIFF\0\0\0\0WEBP", b"BM"])
def test_damaged_files_are_no_pictures(content: bytes, tmp_path: Path) -> None:
    refused(put(tmp_path / "photo.jpg", content))


@pytest.mark.parametrize("kind", pixels.FORMATS)
def test_a_picture_cut_short_does_no_harm(kind: str, tmp_path: Path) -> None:
    whole = drawn(kind)
    for share in range(1, 10):
        place = put(tmp_path / "photo", whole[: len(whole) * share // 10])
        try:
            readers.picture_size(place)
            readers.picture_pixels(place, 32, 18)
        except Unreadable as error:
            assert error.reason  # noqa: PT017 — it may be shown as well


@pytest.mark.parametrize("size", [(30_000, 30_000), (2**31 - 1, 2**31 - 1), (pixels.MOST_PIXELS, 2)])
def test_absurd_claims_are_refused_before_decoding(size: tuple[int, int], tmp_path: Path) -> None:
    assert refused(put(tmp_path / "bomb.png", png_claiming(*size))) in {"too-large", "damaged"}


def test_folders_and_missing_files_are_no_pictures(tmp_path: Path) -> None:
    for path in (tmp_path / "folder", tmp_path / "missing.jpg"):
        assert refused(PicturePlace(path, tmp_path))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_does_not_block(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "photo.jpg")
    assert refused(PicturePlace(tmp_path / "photo.jpg", tmp_path))


def test_a_picture_inside_a_document_is_shown(tmp_path: Path) -> None:
    path = tmp_path / "bài.docx"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("word/media/image1.png", drawn())
    place = PicturePlace(path, tmp_path, "word/media/image1.png")
    assert readers.picture_size(place) == (640, 360)
    assert readers.picture_pixels(place, 64, 64).width == 64
