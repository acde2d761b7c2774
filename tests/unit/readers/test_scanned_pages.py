"""Scanned pages are told from photographs by the heads of their files; they become articles of their pages."""

from __future__ import annotations

import io
import random
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from archiveviewer import readers
from archiveviewer.readers import scanned_pages
from archiveviewer.readers.scans import WITHOUT_TEXT

if TYPE_CHECKING:
    from pathlib import Path


def saved(kind: str, mode: str, size: tuple[int, int], **options: object) -> bytes:
    file = io.BytesIO()
    Image.new(mode, size, 1).save(file, kind, **options)
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "pages"),
    [
        (saved("PNG", "1", (700, 900)), 1),
        (saved("TIFF", "1", (1700, 2200), compression="group4"), 1),
        (saved("TIFF", "L", (700, 900), save_all=True, append_images=[Image.new("L", (700, 900))] * 2), 3),
        (saved("JPEG", "L", (1240, 1754), dpi=(150, 150)), 1),
        (saved("JPEG", "RGB", (2480, 3508), dpi=(300, 300)), 1),
        (saved("JPEG", "RGB", (3000, 4000), dpi=(300, 300)), 0),
        (saved("JPEG", "RGB", (4000, 3000), dpi=(300, 300)), 0),
        (saved("JPEG", "L", (1240, 1754)), 0),
        (saved("PNG", "1", (32, 32)), 0),
        (b"", 0),
        (b"\x89PNG\r\n\x1a\n" + bytes(30), 0),
    ],
)
def test_pages_are_told_from_photographs(data: bytes, pages: int) -> None:
    assert scanned_pages.pages(io.BytesIO(data)) == pages


@pytest.mark.parametrize("kind", ["PNG", "TIFF", "JPEG"])
def test_a_head_that_was_damaged_raises_nothing(kind: str) -> None:
    whole = saved(kind, "L", (700, 900))
    chosen = random.Random(5)  # noqa: S311 — damage, no secret
    for _ in range(400):
        data = bytearray(whole[: chosen.randrange(len(whole))])
        for _at in range(min(len(data), 6)):
            data[chosen.randrange(min(len(data), 400))] = chosen.randrange(256)
        assert scanned_pages.pages(io.BytesIO(bytes(data))) >= 0


def test_a_scan_becomes_an_article_of_its_pages_and_a_photograph_without_words_none(tmp_path: Path) -> None:
    scan, photograph = tmp_path / "bao_1987.tif", tmp_path / "ảnh.jpg"
    scan.write_bytes(saved("TIFF", "1", (700, 900), save_all=True, append_images=[Image.new("1", (700, 900))]))
    photograph.write_bytes(saved("JPEG", "RGB", (1600, 1200)))
    (article,) = readers.read(scan)
    assert article.title == "bao 1987"
    assert [block.image for block in article.blocks] == ["bao_1987.tif!/1", "bao_1987.tif!/2"]
    assert article.provenance.warnings[0] == WITHOUT_TEXT
    assert readers.page_picture(scan, 2, 300).startswith(b"\x89PNG")
    assert readers.picture(scan, article.blocks[0].image).startswith(b"\x89PNG")
    assert readers.read(photograph) == ()


def test_two_scans_that_differ_only_in_what_is_on_them_are_two(tmp_path: Path) -> None:
    one, other = tmp_path / "1.png", tmp_path / "2.png"
    one.write_bytes(saved("PNG", "1", (700, 900)))
    other.write_bytes(saved("PNG", "1", (700, 900)) + b"another")
    assert readers.contents(one) != readers.contents(other)
