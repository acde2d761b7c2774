"""A page of a PDF as it is seen. Its bytes and the number of a page come in; a picture goes out.

It refuses to know its text.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from archiveviewer.errors import Unreadable
from archiveviewer.readers.pdf.document import opened, page_of

if TYPE_CHECKING:
    from pathlib import Path

    from PIL import Image

MOST_PIXELS = 40_000_000
"""Of one picture: 120 MB while it is drawn. A newspaper's page 5,000 pixels wide stays below."""

_HAIR = 0.01
"""Sides are rounded up, so that a scale that is right would give a pixel more now and then."""


def picture(path: Path, data: bytes, page: int, width: int) -> Image.Image:
    """Page `page`, counted from 1, drawn `width` pixels wide on white; smaller where the page is absurdly long."""
    with opened(path, data) as document, page_of(path, document, page) as found:
        across, down = found.get_size()
        scale = min((width - _HAIR) / across, math.sqrt(MOST_PIXELS / (across * down)), MOST_PIXELS / width / down)
        bitmap = found.render(scale=scale, maybe_alpha=False, draw_annots=True)
        if not bitmap.width or not bitmap.height:
            raise Unreadable(path, "damaged", f"page {page} has no size")
        image: Image.Image = bitmap.to_pil().copy()
        bitmap.close()
        return image
