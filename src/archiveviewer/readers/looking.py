"""Pictures and pages as they are seen. A place comes in; a size, pixels or a number of pages go out, or `Unreadable`.

Who calls this should be a process that may die: see `seeing`. It refuses to know who looks.
"""

from __future__ import annotations

import contextlib
import io
from typing import TYPE_CHECKING

from archiveviewer.readers import files, inner
from archiveviewer.readers.boundary import boundary

if TYPE_CHECKING:
    from archiveviewer.results import PicturePlace, Pixels


def picture_size(place: PicturePlace) -> tuple[int, int]:
    """Width and height of a picture as it will be seen. Raises `Unreadable`, and nothing else."""
    with boundary(place.file):
        from archiveviewer.readers import pixels  # noqa: PLC0415 — Pillow is large, and only what shows pictures needs it

        if place.inner:
            return pixels.size(place.file, io.BytesIO(_picture_bytes(place)))
        file = files.File(place.file, root=place.root)
        with contextlib.closing(file):  # only its header is read: it may be large, on a slow share
            return pixels.size(place.file, file)


def picture_pixels(place: PicturePlace, width: int, height: int) -> Pixels:
    """A picture upright, scaled down to fit into so many pixels. Raises `Unreadable`, and nothing else."""
    with boundary(place.file):
        from archiveviewer.readers import pixels  # noqa: PLC0415 — as above

        return pixels.pixels(place.file, _picture_bytes(place), width, height)


def picture_jpeg(place: PicturePlace, width: int, height: int) -> bytes:
    """A picture as a new JPEG file, upright, scaled down to fit into so many pixels. Raises `Unreadable`."""
    with boundary(place.file):
        from archiveviewer.readers import pixels  # noqa: PLC0415 — as above

        return pixels.jpeg(place.file, _picture_bytes(place), width, height)


def page_pixels(place: PicturePlace, page: int, width: int) -> Pixels:
    """Page `page` of a PDF or a scan, counted from 1, about `width` pixels wide. Raises `Unreadable`, and nothing else:
    "missing" where there is no such page.
    """
    with boundary(place.file):
        from archiveviewer.readers import pages  # noqa: PLC0415 — as above

        if not place.inner:
            return pages.page_pixels(place.file, page, width, root=place.root)
        data = inner.contents(place.file, place.inner, root=place.root)
        return pages.pixels_of(place.file, data, page, width)


def page_count(place: PicturePlace) -> int:
    """How many pages a PDF or a scan has; 0 inside another file, where nobody knows. Raises `Unreadable`."""
    with boundary(place.file):
        from archiveviewer.readers import pages  # noqa: PLC0415 — as above

        return 0 if place.inner else pages.count(place.file, root=place.root)


def _picture_bytes(place: PicturePlace) -> bytes:
    image = inner.name(place.file, place.inner) if place.inner else place.file.name
    return inner.picture(place.file, image, root=place.root)
