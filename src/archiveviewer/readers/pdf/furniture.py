"""Running heads, running feet and page numbers: what stands at the edge of pages and is no part of their text. The
lines of all pages come in; those that are text go out, and apart from them what was taken away.

A line is furniture if lines like it, numbers aside, stand at the same height of other pages, or if it is the number of
its page. This module refuses to know what a running head says.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from archiveviewer.readers.lines import folded
from archiveviewer.readers.text import labels

if TYPE_CHECKING:
    from archiveviewer.readers.pdf.printing import Printed
    from archiveviewer.readers.pdf.rows import Line

_EDGE = 0.14
"""The part of a page's height, above and below, in which furniture stands."""
_OUTERMOST = 3
"""So many rows from the edge are looked at."""
_ROW = 0.6
_SHARE = 0.3
"""On so many of the pages a running head stands: on each, or on every other with some left out."""
_LONGEST = 150
_NUMBER = re.compile(r"[\W_]*(?:trang|page|p|tr)?[\W_]*(?P<number>\d{1,4}|[ivxl]{1,6})(?:\s?/\s?\d{1,4})?[\W_]*")
_DIGITS = re.compile(r"\d+")
_BANDS = 40
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}


class Found(NamedTuple):
    """The lines of each page that are text, and those that are furniture."""

    text: list[list[Line]]
    taken: list[list[Line]]


def parted(pages: list[Printed]) -> Found:
    """The lines of each page, furniture apart."""
    edges = [_edge(page) for page in pages]
    running = _running(pages, edges)
    numbers = _numbers(edges)
    found = Found([], [])
    for page, edge, number in zip(pages, edges, numbers, strict=True):
        taken = [line for line in edge if line is number or _keys(page, line) & running or _is_head(page, line)]
        gone = set(map(id, taken))
        found.text.append([line for line in page.lines if id(line) not in gone])
        found.taken.append(taken)
    return found


def _edge(page: Printed) -> list[Line]:
    """The short lines at the upper and lower edge of a page."""
    height = page.paper.top - page.paper.bottom
    by_height = sorted(page.lines, key=lambda line: -line.base)
    upper = [line for line in by_height if line.base > page.paper.top - _EDGE * height]
    lower = [line for line in reversed(by_height) if line.base < page.paper.bottom + _EDGE * height]
    found = _rows(upper) + _rows(lower)
    return [line for line in found if len(line.text) <= _LONGEST]


def _rows(lines: list[Line]) -> list[Line]:
    """Those of the outermost rows."""
    taken: list[Line] = []
    rows = 0
    for line in lines:
        if not taken or abs(taken[-1].base - line.base) > _ROW * line.size:
            rows += 1
        if rows > _OUTERMOST:
            break
        taken.append(line)
    return taken


def _is_head(page: Printed, line: Line) -> bool:
    """Whether the line names newspaper and day, and nothing stands above it, or nothing below it."""
    others = [other.base for other in page.lines if abs(other.base - line.base) > _ROW * line.size]
    outermost = not others or line.base > max(others) or line.base < min(others)
    return outermost and bool(labels.masthead(line.text) or labels.posting(line.text))


def _keys(page: Printed, line: Line) -> set[tuple[str, int]]:
    """What the line says, numbers aside, and about how high it stands: the same for the same line of another page."""
    words = _DIGITS.sub("#", folded(line.text))
    band = (line.base - page.paper.bottom) / max(page.paper.top - page.paper.bottom, 1.0) * _BANDS
    return {(words, int(band)), (words, round(band) + _BANDS)}


def _running(pages: list[Printed], edges: list[list[Line]]) -> set[tuple[str, int]]:
    """What stands at the edge of several pages."""
    seen: Counter[tuple[str, int]] = Counter()
    for page, edge in zip(pages, edges, strict=True):
        seen.update(set().union(*(_keys(page, line) for line in edge)) if edge else ())
    least = max(2, math.ceil(_SHARE * len(pages)))
    return {key for key, count in seen.items() if count >= least and any(map(str.isalnum, key[0].replace("#", "1")))}


def _numbers(edges: list[list[Line]]) -> list[Line | None]:
    """The line of each page that is its number: one that counts along with the pages, or the only one of one page."""
    candidates = [[(line, value) for line in edge if (value := _value(line.text)) is not None] for edge in edges]
    offsets = Counter(value - page for page, found in enumerate(candidates) for _, value in found)
    pages = defaultdict(set)
    for page, found in enumerate(candidates):
        for _, value in found:
            pages[value - page].add(page)
    best = max(offsets, key=lambda offset: (len(pages[offset]), -abs(offset - 1)), default=None)
    if best is None or len(pages[best]) < min(2, len(edges)):
        return [None] * len(edges)
    return [
        next((line for line, value in found if value - page == best), None) for page, found in enumerate(candidates)
    ]


def _value(text: str) -> int | None:
    match = _NUMBER.fullmatch(folded(text))
    if match is None:
        return None
    number = match["number"]
    return int(number) if number.isdigit() else _roman(number)


def _roman(number: str) -> int:
    values = [_ROMAN[letter] for letter in number]
    return sum(-value if value < max(values[place:]) else value for place, value in enumerate(values))
