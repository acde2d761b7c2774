"""Whether bytes are a picture, by how they begin. The first bytes of a file come in; the name of a format goes out.

Drawings that can hold programs (SVG, WMF, EPS) are no pictures here. It refuses to look any further.
"""

from __future__ import annotations

LONGEST_MARK = 12
"""Bytes that tell a format."""
_MARKS = (
    (b"\xff\xd8\xff", "JPEG"),
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"GIF87a", "GIF"),
    (b"GIF89a", "GIF"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
)


def picture_format(head: bytes) -> str:
    """The format of the picture that begins so; nothing for what is no picture."""
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return "WEBP"
    if head.startswith(b"BM") and head[6:10] == bytes(4):  # "BM" alone opens many a text
        return "BMP"
    return next((name for mark, name in _MARKS if head.startswith(mark)), "")
