"""Pictures that are pages: newspapers and clippings that somebody scanned. The head of a picture file comes in; how
many pages it has goes out, 0 for a photograph.

What tells a page is in the head alone: only black and white, several pictures in one file, or the shape and the
fineness of a sheet on a scanner. It refuses to decode a picture, and to see what is on it.
"""

from __future__ import annotations

import struct
import warnings
from typing import TYPE_CHECKING

from PIL import Image, UnidentifiedImageError

from archiveviewer.readers.scans import MOST_SHOWN

if TYPE_CHECKING:
    from typing import BinaryIO

_FORMATS = ("TIFF", "PNG", "JPEG")
_PARTED, _PIXELS = (b"\xff\xd8", b"\x89PNG"), (b"\xff\xda", b"IDAT")
"""How JPEG and PNG begin, and what stands before the pixels in each."""
SMALLEST = 600
"""Pixels that every side of a page has."""
TALLEST = 1500
_SHEET = (1.38, 1.45)
"""Height through width of A4, A3 and their kin, cut a little; a camera's pictures have 1.33 or 1.5."""
_FINENESS = 150
"""Dots an inch from which print can be read."""


def may_be_whole(data: bytes) -> bool:
    """Whether there may be pixels in the bytes of a picture: only scans are handed on with theirs, and there may be a
    hundred thousand photographs that need not be looked at again.
    """
    return any(mark in data for mark in _PIXELS) or not data.startswith(_PARTED)


def pages(stream: BinaryIO) -> int:
    """How many pages a picture file has; 0 when it is none of pages, or can't be understood."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            with Image.open(stream, formats=_FORMATS) as file:
                return _pages(file)
        except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError, SyntaxError, KeyError):
            return 0
        except (EOFError, struct.error, TypeError, IndexError, ZeroDivisionError):
            return 0  # what hostile heads have led Pillow into


def _pages(file: Image.Image) -> int:
    if min(file.size) < SMALLEST:
        return 0
    several = min(getattr(file, "n_frames", 1), MOST_SHOWN) if file.format == "TIFF" else 1
    return several if several > 1 or file.mode == "1" or _is_sheet(file) else 0


def _is_sheet(file: Image.Image) -> bool:
    dots = file.info.get("dpi", (0, 0))
    is_fine = isinstance(dots, tuple) and min(map(float, dots), default=0) >= _FINENESS
    return is_fine and file.height >= TALLEST and _SHEET[0] <= file.height / file.width <= _SHEET[1]
