"""Small pictures for the tests, painted with Pillow."""

from __future__ import annotations

import io

from PIL import Image


def painted(form: str = "JPEG", size: tuple[int, int] = (40, 30), colour: str = "teal") -> bytes:
    """A picture of one colour in the format of this name."""
    file = io.BytesIO()
    Image.new("RGB", size, colour).save(file, form)
    return file.getvalue()
