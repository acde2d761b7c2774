"""What is printed on one page. A page of PDFium comes in; its lines, upright whichever way they stand on the sheet, and
the places of its pictures go out. This module refuses to know other pages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from archiveviewer.readers.pdf import letters, pictures, rows
from archiveviewer.readers.pdf.rows import Box

if TYPE_CHECKING:
    import pypdfium2

    from archiveviewer.readers.pdf.letters import Piece
    from archiveviewer.readers.pdf.rows import Line

_FEW = 0.1
_SCANNED = 0.5


class Printed(NamedTuple):
    """The lines that stand as most letters of the page do, and apart those that stand at each other angle; `paper` is
    the page seen the same way. `is_hidden` tells that the text is what somebody's software read on a scan.
    """

    lines: list[Line]
    aside: list[list[Line]]
    paper: Box
    pictures: list[Box]
    letters: int = 0
    is_hidden: bool = False
    is_scan: bool = False


NOTHING = Printed([], [], Box(0, 0, 1, 1), [])


def printed(page: pypdfium2.PdfPage) -> Printed:
    """What is printed on a page."""
    text = page.get_textpage()
    try:
        found = letters.letters(page, text)
    finally:
        text.close()
    is_hidden = _count(found.painted) < _FEW * _count(found.hidden)
    turned = found.hidden if is_hidden else found.painted
    order = sorted(turned, key=lambda turn: -_length(turned[turn]))
    lines = [rows.lines(turned[turn]) for turn in order] or [[]]
    turn = order[0] if order else 0
    left, bottom, right, top = page.get_bbox()
    paper = Box(left, bottom, right, top)
    images = pictures.images(page, paper)
    covered = max((box.area for box in images), default=0.0) > _SCANNED * paper.area
    return Printed(
        lines[0], [aside for aside in lines[1:] if aside], pictures.turned(paper, turn),
        [pictures.turned(box, turn) for box in pictures.pictures(images, paper)],
        _count(turned), is_hidden, covered and not any(lines),
    )  # fmt: skip


def _count(turned: dict[int, list[Piece]]) -> int:
    return sum(map(_length, turned.values()))


def _length(pieces: list[Piece]) -> int:
    return sum(len(piece.text) for piece in pieces)
