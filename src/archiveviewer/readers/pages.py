"""A page as it is seen: of a PDF, or of a picture file with one page or several (TIFF), also packed by itself.

A path and the number of a page come in; a picture of it as PNG or as pixels goes out, or `Unreadable`. Files of either
kind are hostile: they are decoded under limits, and callers should do it in a process they can end. It refuses to know
texts.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from PIL import ImageOps

from archiveviewer.errors import Unreadable
from archiveviewer.readers import files, inner, pixels

if TYPE_CHECKING:
    from pathlib import Path

    from PIL import Image

    from archiveviewer.results import Pixels

NARROWEST, WIDEST = 16, 5000
TALLEST = 40_000
"""Pixels of a page, from top to bottom, that are given out."""
LARGEST_FILE = 256 * 1024 * 1024
_PDF_HEAD = 1024


def is_pdf(data: bytes) -> bool:
    """Whether a file is a PDF: its mark stands within the first kilobyte, as readers of PDF have always allowed."""
    return b"%PDF-" in data[:_PDF_HEAD]


def page_picture(path: Path, page: int, width: int, *, root: Path | None = None) -> bytes:
    """Page `page` of a file, counted from 1, as PNG of about `width` pixels, between 16 and 5,000.

    Raises `Unreadable`: "missing" where there is no such page, "too-large", "damaged", "unsupported".
    """
    return drawn(path, files.contents(path, most=LARGEST_FILE, root=root), page, width)


def count(path: Path, *, root: Path | None = None) -> int:
    """How many pages a file has. Raises `Unreadable`."""
    data = inner.bare(path, files.contents(path, most=LARGEST_FILE, root=root))
    if is_pdf(data):
        from archiveviewer.readers.pdf import document  # noqa: PLC0415 — as below

        with document.opened(path, data) as opened:
            return len(opened)
    with pixels.opened(path, io.BytesIO(data)) as file:
        return _frames(file)


def drawn(path: Path, data: bytes, page: int, width: int) -> bytes:
    """The same for a file with these bytes."""
    png = io.BytesIO()
    _drawn(path, data, page, width).save(png, "PNG", compress_level=1)
    return png.getvalue()


def page_pixels(path: Path, page: int, width: int, *, root: Path | None = None) -> Pixels:
    """The same as `page_picture`, as pixels."""
    return pixels_of(path, files.contents(path, most=LARGEST_FILE, root=root), page, width)


def pixels_of(path: Path, data: bytes, page: int, width: int) -> Pixels:
    """The same for a file with these bytes."""
    return pixels.of_image(_drawn(path, data, page, width), TALLEST)


def _drawn(path: Path, data: bytes, page: int, width: int) -> Image.Image:
    width = min(max(width, NARROWEST), WIDEST)
    data = inner.bare(path, data)
    if is_pdf(data):
        from archiveviewer.readers.pdf import rendering  # noqa: PLC0415 — PDFium is loaded when its first file comes

        return rendering.picture(path, data, page, width)
    return scanned(path, data, page, width)


def scanned(path: Path, data: bytes, page: int, width: int) -> Image.Image:
    """A page of a picture file at most `width` pixels wide, turned as it was taken, in grey or in colours."""
    with pixels.opened(path, io.BytesIO(data)) as file:
        if not 1 <= page <= _frames(file):
            raise Unreadable(path, "missing", f"page {page}")
        file.seek(page - 1)
        pixels.check(path, file)
        file.draft(None, (width, width))  # lets a JPEG be decoded at the size that is wanted
        image = ImageOps.exif_transpose(pixels.plain(file))
        image.thumbnail((width, pixels.MOST_PIXELS // width), reducing_gap=2.0)
        return image


def _frames(file: Image.Image) -> int:
    return int(getattr(file, "n_frames", 1))
