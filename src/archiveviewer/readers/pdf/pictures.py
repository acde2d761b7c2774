"""Pictures on a page and the captions under or beside them. A page of PDFium, or its lines, come in; the places of
pictures, or the lines that are captions, go out.

What sets a caption off is its place at a picture and a look of its own, smaller or slanted; where it looks like the
text, its words must say what it is. This module refuses to know what a picture shows.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from pypdfium2 import raw

from archiveviewer.readers import captions as known
from archiveviewer.readers.pdf.rows import Box

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pypdfium2

    from archiveviewer.readers.pdf.letters import Type
    from archiveviewer.readers.pdf.rows import Line

MOST_OBJECTS = 60_000
"""Of one page; a drawing has as many, and what comes behind them is no photograph."""
_DEEPEST = 3
_SMALLEST = 28.0
_LARGEST_SHARE = 0.9
_TOUCHING = 3.0
_MOST_PICTURES = 100
_UNDER = 2.4
_BESIDE = 2.0
_PITCH = 1.7
_SMALLER = 0.97
_MOST_LINES = 8
_OUTSIDE = 1.0


def images(page: pypdfium2.PdfPage, paper: Box) -> list[Box]:
    """Where the images of a page stand, as far as they do so on the paper; those drawn in strips are put together."""
    found: list[Box] = []
    for box in _images(page, _Looked()):
        seen = Box(
            max(box.left, paper.left),
            max(box.bottom, paper.bottom),
            min(box.right, paper.right),
            min(box.top, paper.top),
        )
        if seen.area and len(found) < _MOST_PICTURES:
            found = _with(found, seen)
    return found


def pictures(found: list[Box], paper: Box) -> list[Box]:
    """Those of them that are pictures in the text: not too small to be seen, and not the paper itself."""
    return [
        box
        for box in found
        if box.width >= _SMALLEST and box.top - box.bottom >= _SMALLEST and box.area <= _LARGEST_SHARE * paper.area
    ]


def turned(box: Box, turn: int) -> Box:
    """The place as it is seen when the page is turned back by `turn` degrees."""
    angle = math.radians(-turn)
    return _moved(box, (math.cos(angle), math.sin(angle), -math.sin(angle), math.cos(angle), 0.0, 0.0))


class _Looked:
    """How many objects have been looked at."""

    count = 0


def _images(page: pypdfium2.PdfPage, looked: _Looked) -> Iterator[Box]:
    """The places of the images that stand on the page itself or in groups of drawn things."""
    sides = [raw.c_float() for _ in range(4)]
    for number in range(min(raw.FPDFPage_CountObjects(page.raw), MOST_OBJECTS)):
        drawn = raw.FPDFPage_GetObject(page.raw, number)
        kind = raw.FPDFPageObj_GetType(drawn)
        if kind == raw.FPDF_PAGEOBJ_FORM:
            yield from _inside(drawn, looked, _IDENTITY, 1)
        elif kind == raw.FPDF_PAGEOBJ_IMAGE and raw.FPDFPageObj_GetBounds(drawn, *sides):
            yield Box(*(side.value for side in sides))


_Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: _Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def _inside(form: raw.FPDF_PAGEOBJECT, looked: _Looked, outer: _Matrix, depth: int) -> Iterator[Box]:
    matrix, sides = raw.FS_MATRIX(), [raw.c_float() for _ in range(4)]
    raw.FPDFPageObj_GetMatrix(form, matrix)
    inner = _after((matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f), outer)
    for number in range(max(0, raw.FPDFFormObj_CountObjects(form))):
        looked.count += 1
        if looked.count > MOST_OBJECTS:
            return
        drawn = raw.FPDFFormObj_GetObject(form, number)
        kind = raw.FPDFPageObj_GetType(drawn)
        if kind == raw.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            yield from _inside(drawn, looked, inner, depth + 1)
        elif kind == raw.FPDF_PAGEOBJ_IMAGE and raw.FPDFPageObj_GetBounds(drawn, *sides):
            yield _moved(Box(*(side.value for side in sides)), inner)


def _after(one: _Matrix, other: _Matrix) -> _Matrix:
    a, b, c, d, e, f = one
    p, q, r, s, t, u = other
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def _moved(box: Box, matrix: _Matrix) -> Box:
    a, b, c, d, e, f = matrix
    corners = [(x * a + y * c + e, x * b + y * d + f) for x in (box.left, box.right) for y in (box.bottom, box.top)]
    across, up = [x for x, _ in corners], [y for _, y in corners]
    return Box(min(across), min(up), max(across), max(up))


def _with(found: list[Box], box: Box) -> list[Box]:
    """The places with one more, which is put together with those that it touches."""
    apart = []
    for other in found:
        beside = other.laps(box) > -_TOUCHING
        level = min(other.top, box.top) - max(other.bottom, box.bottom) > -_TOUCHING
        if beside and level:
            box = box.around(other)
        else:
            apart.append(other)
    return [*apart, box]


# Captions --------------------------------------------------------------------------------------------------------


def captions(lines: list[Line], places: list[Box], body: Type) -> list[tuple[list[Line], Box]]:
    """The captions among the lines of a page, each with the place of its picture. `body` is the look of the text."""
    taken: set[int] = set()
    found = []
    for place in places:
        for candidates in (_under(lines, place), _beside(lines, place)):
            caption = [line for line in _of_one_look(candidates) if id(line) not in taken]
            if caption and _is_set_off(caption, body):
                taken.update(map(id, caption))
                found.append((caption, place))
                break
    return found


def _under(lines: list[Line], place: Box) -> list[Line]:
    """The lines below a picture and no wider than it, from above."""
    fitting = [line for line in lines if line.base < place.bottom + line.size / 2 and _is_within(line, place)]
    return fitting if fitting and place.bottom - fitting[0].base <= _UNDER * fitting[0].size else []


def _is_within(line: Line, place: Box) -> bool:
    out = _OUTSIDE * line.size
    return place.left - out <= line.left and line.right <= place.right + out


def _beside(lines: list[Line], place: Box) -> list[Line]:
    """The lines right beside a picture, not above and not below it."""
    return [
        line
        for line in lines
        if place.bottom - line.size <= line.base <= place.top
        and -line.size <= max(line.left - place.right, place.left - line.right) <= _BESIDE * line.size
    ]


def _of_one_look(lines: list[Line]) -> list[Line]:
    """The first lines, as far as they look alike and follow each other closely."""
    found: list[Line] = []
    for line in lines:
        if found and line.base > found[-1].base - line.size / 2:
            continue  # beside the last one, not below it
        if found and (found[-1].base - line.base > _PITCH * line.size or _look(found[-1]) != _look(line)):
            break
        found.append(line)
    return found


def _look(line: Line) -> tuple[float, bool, bool]:
    return line.size, line.bold, line.italic


def _is_set_off(caption: list[Line], body: Type) -> bool:
    first = caption[0]
    text = " ".join(line.text for line in caption)
    if len(caption) > _MOST_LINES or len(text) > known.LONGEST_CAPTION or first.size > body.size + _OUTSIDE:
        return False
    return first.size < _SMALLER * body.size or (first.italic and not body.italic) or known.is_caption(text)
