"""Printed lines. The pieces of a page that stand at one angle come in; lines go out, each within one column.

Pieces that touch are one line, in whatever order they were drawn; a strip that stays white down several lines parts
columns. This module refuses to know paragraphs and the order of reading.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from archiveviewer.readers.pdf.letters import Piece

_TOUCHING = 0.8
_LAPPING = 0.5
_BLANK = 0.15
_ALIKE = 0.75
_LEVEL = 0.25
_RAISED, _LOWERED = 0.6, 0.25
_LONGEST_RAISED = 6
_NEAR = 6.0
_SAME_PLACE = 0.3
_LAST = 4
"""So many pieces of one text at about one height are looked at: those that stand farthest to the right."""
_WIDEST = 8.0


class Box(NamedTuple):
    """A rectangle in points; `top` is the greater height."""

    left: float
    bottom: float
    right: float
    top: float

    def laps(self, other: Box) -> float:
        """How far both lie one above the other, in points; negative where they lie apart."""
        return min(self.right, other.right) - max(self.left, other.left)

    @property
    def width(self) -> float:
        """How wide it is."""
        return self.right - self.left

    @property
    def area(self) -> float:
        """How large it is, in square points."""
        return max(0.0, self.right - self.left) * max(0.0, self.top - self.bottom)

    def around(self, other: Box) -> Box:
        """The smallest rectangle around both."""
        left, bottom = min(self.left, other.left), min(self.bottom, other.bottom)
        return Box(left, bottom, max(self.right, other.right), max(self.top, other.top))


@dataclass(slots=True)
class Line:
    """Pieces beside each other, from left to right. `size` and `base` are those of most of its letters."""

    pieces: list[Piece] = field(default_factory=list)
    left: float = 0.0
    right: float = 0.0
    base: float = 0.0
    size: float = 0.0

    @classmethod
    def of(cls, pieces: list[Piece]) -> Line:
        """The line that these pieces make."""
        main = max(pieces, key=lambda piece: len(piece.text))
        left, right = min(piece.left for piece in pieces), max(piece.right for piece in pieces)
        return cls(pieces, left, right, main.base, main.type.size)

    @property
    def text(self) -> str:
        """Its text."""
        return "".join(text for text, _ in self.spaced())

    @property
    def box(self) -> Box:
        """Where it stands."""
        return Box(self.left, self.base - _BELOW * self.size, self.right, self.base + _ABOVE * self.size)

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(piece.type.bold for piece in self.pieces)

    @property
    def italic(self) -> bool:
        """Whether all of it is in italics."""
        return all(piece.type.italic for piece in self.pieces)

    def spaced(self) -> Iterator[tuple[str, Piece]]:
        """The text of each piece, with a blank before it where one is seen."""
        before: Piece | None = None
        for piece in self.pieces:
            gap = before is not None and piece.left - before.right > _BLANK * min(piece.type.size, before.type.size)
            yield (" " if gap else "") + piece.text, piece
            before = piece


_BELOW, _ABOVE = 0.25, 0.8


def lines(pieces: list[Piece]) -> list[Line]:
    """The lines that the pieces make, from above to below."""
    rows: list[list[Piece]] = []
    ends: dict[int, list[list[Piece]]] = defaultdict(list)
    for piece in _once(pieces):
        row = _row_that_ends_at(piece, ends)
        if row is None:
            row = []
            rows.append(row)
        else:
            band = int(row[-1].base // _NEAR)
            ends[band] = [other for other in ends[band] if other is not row and _may_go_on(other, piece)]
        row.append(piece)
        ends[int(piece.base // _NEAR)].append(row)
    found = [line for row in rows for line in [Line.of(row)] if line.text.strip()]
    return sorted(found, key=lambda line: (-line.base, line.left))


def _may_go_on(row: list[Piece], piece: Piece) -> bool:
    """Whether a row ends so near that this piece, or one that stands more to the right, may still belong to it."""
    return piece.left - row[-1].right <= _WIDEST * row[-1].type.size


def _once(pieces: list[Piece]) -> Iterable[Piece]:
    """The pieces from left to right, without those that are drawn a second time a little beside the first."""
    places: dict[tuple[str, int], list[Piece]] = defaultdict(list)
    for piece in sorted(pieces, key=lambda piece: piece.left):
        near, band = _SAME_PLACE * piece.type.size, int(piece.base // _NEAR)
        again = (
            abs(other.left - piece.left) < near and abs(other.base - piece.base) < near
            for level in (band - 1, band, band + 1)
            for other in places[piece.text, level][-_LAST:]
        )
        if not any(again):
            places[piece.text, band].append(piece)
            yield piece


def _row_that_ends_at(piece: Piece, ends: dict[int, list[list[Piece]]]) -> list[Piece] | None:
    """The row that goes on with this piece: the nearest that ends where it begins, at its height."""
    if piece.after is not None:
        rows = ends.get(int(piece.after.base // _NEAR), ())
        if (row := next((row for row in rows if row[-1] is piece.after), None)) is not None:
            return row
    reach = piece.type.size
    best: list[Piece] | None = None
    for band in range(int((piece.base - reach) // _NEAR), int((piece.base + reach) // _NEAR) + 1):
        for row in ends.get(band, ()):
            last = row[-1]
            gap = piece.left - last.right
            size = min(piece.type.size, last.type.size)
            near = -_LAPPING * size <= gap <= _TOUCHING * size
            if near and _level(last, piece) and (best is None or gap < piece.left - best[-1].right):
                best = row
    return best


def _level(one: Piece, other: Piece) -> bool:
    """Whether both stand on one line: on the same baseline, or one is a small number or letter above or below it."""
    small, large = sorted((one, other), key=lambda piece: piece.type.size)
    rise = small.base - large.base
    if small.type.size >= _ALIKE * large.type.size:
        return abs(rise) <= _LEVEL * small.type.size
    raised = len(small.text.strip()) <= _LONGEST_RAISED
    return raised and -_LOWERED * large.type.size <= rise <= _RAISED * large.type.size
