"""Paragraphs out of plain text. Clean text comes in; its paragraphs go out in order, each as one line, with the blank
lines that stood before it. Text broken at a column (mail, old word processors) is joined again. This module refuses
to know what a paragraph is good for.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

Kind = Literal["", "title", "sapo", "heading", "figure", "quote", "list", "table"]


class Item(NamedTuple):
    """One paragraph as one line, as printed; `gap` counts the blank lines before it.

    `kind` is what the file itself says the paragraph is, by a style: plain text says nothing. A figure is its caption.
    `page` is the page it begins on, where a file has pages; `images` are the pictures that stand between it and the
    paragraph before, by the names of `Block.image`.
    """

    text: str
    gap: int
    kind: Kind = ""
    page: int = 0
    images: tuple[str, ...] = ()


class _Line(NamedTuple):
    text: str
    gap: int
    indent: int

    @property
    def width(self) -> int:
        return self.indent + len(self.text)


LONG = 200
WIDEST_COLUMN = 120
NARROWEST_COLUMN = 40
_FEWEST_BREAKS = 3
_MOSTLY = 0.6
_TRIES = 12
_NEARLY_FULL = 0.8
_SHORTEST_BROKEN = 20
_LONGEST_LABEL = 20
_RULER = re.compile(r"[\s\-=_*~#.•–—+]{3,}")
_BULLET = re.compile(r"(?:[-–—+*•●▪■►]|\(?\d{1,2}[.)]|[a-zđ]\))\s+\S|[-–—•●▪■►]\S|>")
_STOPS = (".", "!", "?", "…", ":", ";", '"', "”", "»", ")")


SENTENCE_BREAK = re.compile(r"[.!?…]\s+[^\W\d_a-z]")
"""Where one sentence ends and the next begins with a capital."""


def items(text: str) -> list[Item]:
    """The paragraphs of `text`."""
    lines = _lines(text)
    breaks = _breaks(lines)
    if breaks is None:
        return _joined(lines, _goes_on)
    return _joined(lines, partial(_continues, breaks=breaks))


def usual_gap(paragraphs: list[Item]) -> int:
    """How many blank lines stand between most paragraphs; the smaller number if undecided.

    Long ones are asked first: a page of pictures has more captions than paragraphs.
    """
    for shortest in (LONG, 0):
        gaps = Counter(item.gap for item in paragraphs[1:] if len(item.text) >= shortest)
        if gaps:
            return min(gaps, key=lambda gap: (-gaps[gap], gap))
    return 0


def is_bullet(text: str) -> bool:
    """True when the paragraph opens like an item of a list: a dash, a dot, a number."""
    return _BULLET.match(text) is not None


def is_ruler(line: str) -> bool:
    """True for a line that is drawn, of dashes, dots or stars."""
    return line[0] in "-=_*~#.•–—+" and _RULER.fullmatch(line) is not None


def _lines(text: str) -> list[_Line]:
    lines, gap = [], 0
    for raw in text.split("\n"):
        line = raw.strip()
        if not line or is_ruler(line):
            gap += 1
            continue
        lines.append(_Line(line, gap, len(raw) - len(raw.lstrip())))
        gap = 0
    return lines


class _Breaks(NamedTuple):
    """How the lines were broken: at which column, and whether each line was filled up to it."""

    column: int
    filled: bool


def _breaks(lines: list[_Line]) -> _Breaks | None:
    """How the text was broken into lines, or None if each line is a paragraph.

    In broken text hardly ever would the next line's first word have fitted; where paragraphs are lines, it often would.
    Titles and headers may be longer than the column, so the longest lines are tried in turn. Lines broken by what they
    measured in print are of uneven length, but most of them go on with a small letter.
    """
    neighbours = _neighbours(lines)
    pairs = [(line.width, len(after.text.split(None, 1)[0])) for line, after in neighbours]
    enough = max(_FEWEST_BREAKS, _MOSTLY * len(pairs))
    lengths = sorted((length for length, _ in pairs if NARROWEST_COLUMN <= length <= WIDEST_COLUMN), reverse=True)
    if len(lengths) < enough:
        return None
    for column in sorted(set(lengths), reverse=True)[:_TRIES]:
        if sum(1 for length, word in pairs if length <= column < length + 1 + word) >= enough:
            return _Breaks(column, filled=True)
    going_on = sum(1 for _, after in neighbours if after.text[0].islower())
    return _Breaks(lengths[len(lengths) // 10], filled=False) if going_on >= enough else None


def _neighbours(lines: list[_Line]) -> list[tuple[_Line, _Line]]:
    return [(line, after) for line, after in pairwise(lines) if not after.gap and after.indent <= line.indent]


def _joined(lines: list[_Line], continues: Callable[[_Line, _Line], bool]) -> list[Item]:
    paragraphs: list[list[_Line]] = []
    for line in lines:
        if paragraphs and continues(paragraphs[-1][-1], line):
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
    return [Item(" ".join(line.text for line in paragraph), paragraph[0].gap) for paragraph in paragraphs]


def _goes_on(line: _Line, after: _Line) -> bool:
    """Whether a line among lines that are paragraphs was broken all the same: the next begins with a small letter."""
    return (
        not after.gap
        and after.indent <= line.indent
        and after.text[0].islower()
        and len(line.text) >= _SHORTEST_BROKEN
        and not line.text.endswith(_STOPS)
        and not is_bullet(after.text)
        and ":" not in after.text[:_LONGEST_LABEL]
    )


def _continues(line: _Line, after: _Line, breaks: _Breaks) -> bool:
    if after.gap or (after.indent > line.indent and not is_bullet(line.text)):
        return False
    if breaks.filled and line.width > breaks.column:
        return False
    ended = line.text.endswith(_STOPS)
    fits = line.width + 1 + len(after.text.split(None, 1)[0]) <= breaks.column
    if is_bullet(after.text) and (ended or fits):
        return False
    if not fits or (after.text[0].islower() and not ended):
        return True
    return not breaks.filled and not ended and line.width >= _NEARLY_FULL * breaks.column
