"""Paragraphs out of printed lines. The blocks of all pages come in, in the order of reading; paragraphs go out.

A paragraph begins at an indent, behind a wider space, behind a line that is not full, or where the look changes. One
that is not at its end goes on in the next column or on the next page; a word that was parted at the end of a line is
joined again. This module refuses to know what a paragraph is good for.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from archiveviewer.readers.legacy_fonts import encoding_of
from archiveviewer.readers.office.paragraphs import Run
from archiveviewer.readers.text import layout
from archiveviewer.vietnamese.syllables import is_syllable

if TYPE_CHECKING:
    from archiveviewer.readers.pdf.columns import Block
    from archiveviewer.readers.pdf.letters import Type
    from archiveviewer.readers.pdf.rows import Box, Line

_SPACED = 1.18
_SPACED_POINTS = 1.5
_ALIKE = 0.92
_INDENT = 0.7
_DEEPEST = 12.0
_FEWEST = 3
_NEAR = 2.0
_NARROW = 0.85
_CENTRED = 0.6
_FEW = 0.15
_LOOKED_BACK = 4
_STOPS = tuple('.!?…:;”"»)]')
_LAST_WORD = re.compile(r"([^\W\d_]+)[-\u00ad]$")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_HYPHENED = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)+")


@dataclass(slots=True)
class Written:
    """One paragraph as it is printed: its lines, the page on which it begins, and what tells whether it goes on: its
    column, how far the lines of that reach, and whether its own first line is indented.
    """

    page: int
    lines: list[Line]
    box: Box
    column: Box
    indented: bool = False
    edge: float = 0.0
    is_caption: bool = False
    runs: list[Run] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Its text."""
        return "".join(run.text for run in self.runs)

    @property
    def type(self) -> Type:
        """The look of most of its letters."""
        looks: Counter[Type] = Counter()
        for line in self.lines:
            for piece in line.pieces:
                looks[piece.type] += len(piece.text)
        return max(looks, key=lambda look: looks[look])

    def is_centred(self, page: Box) -> bool:
        """Whether its lines stand in the middle of what is printed on its page."""
        middle = page.left + page.right
        return all(
            abs(line.left + line.right - middle) < 2 * line.size and line.right - line.left < _NARROW * page.width
            for line in self.lines
        )

    @property
    def ended(self) -> bool:
        """Whether it ends like a sentence."""
        return self.lines[-1].text.rstrip().endswith(_STOPS)


class _Column:
    """The edges and the usual distance of the lines of one block."""

    def __init__(self, block: Block, page: list[Block]) -> None:
        self.block = block
        lines = block.lines
        lefts = Counter(round(line.left) for line in lines)
        least = max(2, _FEW * len(lines)) if len(lines) > 2 else 1  # noqa: PLR2004 — of two lines either may be the edge
        near = {left: sum(lefts[left + off] for off in (-1, 0, 1)) for left in lefts}
        self.left = min((left for left in lefts if near[left] >= least), default=min(lefts)) - 1
        self.right = max(line.right for line in lines)
        if len(lines) < _FEWEST:  # too few to tell how wide the column is: those above and below it know
            size = lines[0].size
            self.right = max(
                other.box.right for other in page if other is block or self._is_below_or_above(other, size)
            )
        self.is_known = len(lines) > 1 or self.right > lines[0].right
        pitches = [above.base - line.base for above, line in pairwise(lines)]
        self.pitch = median(pitches) if pitches else 0.0

    def _is_below_or_above(self, other: Block, size: float) -> bool:
        same = other.lines[0].size == size and not other.is_caption
        return same and abs(other.box.left - self.block.box.left) <= _NEAR * size

    def indent(self, line: Line) -> float:
        """How far from the left edge it begins, in heights of its letters."""
        return (line.left - self.left) / line.size

    def is_short(self, line: Line, after: Line) -> bool:
        """Whether the first word of the next line would have fitted on this one."""
        return _would_fit(line, after, self.right)

    def begins(self, line: Line, after: Line, first: Line) -> bool:
        """Whether a paragraph begins with the line `after`; `first` is the first line of the one before."""
        ended, small = line.text.rstrip().endswith(_STOPS), after.text[:1].islower()
        short = self.is_short(line, after)
        if self._is_parted(line, after):
            return True
        if _look(line, -1) != _look(after, 0) and (ended or short or not small):
            return True
        if layout.is_bullet(after.text) and (ended or short):
            return True
        if self._is_centred(line, after) and not ended:
            return False
        if layout.is_bullet(first.text) and after.left > first.left + _INDENT * after.size:
            return short and ended
        return (short or self._is_indented(line, after)) and (ended or not small)

    def _is_parted(self, line: Line, after: Line) -> bool:
        """Whether the two differ in size, stand farther apart than others, or one of them is drawn."""
        alike = min(line.size, after.size) >= _ALIKE * max(line.size, after.size)
        near = line.base - after.base <= max(_SPACED * self.pitch, self.pitch + _SPACED_POINTS)
        return not (alike and near) or layout.is_ruler(line.text) or layout.is_ruler(after.text)

    def _is_indented(self, line: Line, after: Line) -> bool:
        indent = self.indent(after)
        deeper = indent > max(_INDENT, self.indent(line) + _INDENT)
        return (deeper or (indent > _INDENT and self._flush)) and indent < _DEEPEST

    @property
    def _flush(self) -> bool:
        """Whether most lines begin at the left edge."""
        lines = self.block.lines
        return 2 * sum(self.indent(line) <= _INDENT for line in lines) > len(lines)

    def _is_centred(self, line: Line, after: Line) -> bool:
        middle = (line.left + line.right - after.left - after.right) / 2
        return abs(middle) < _CENTRED * line.size and abs(line.left - after.left) > _INDENT * line.size


def _would_fit(line: Line, after: Line, edge: float) -> bool:
    """Whether the first word of the line `after` would have fitted on this one, in a column that ends there."""
    word = after.text.split(None, 1)[0]
    width = (after.right - after.left) * (len(word) + 1) / max(len(after.text), 1)
    return line.right + width < edge - _CENTRED * line.size


def _look(line: Line, place: int) -> tuple[bool, bool]:
    look = line.pieces[place].type
    return look.bold, look.italic


def written(pages: list[list[Block]]) -> list[Written]:
    """The paragraphs of all pages, each list of blocks in the order of reading."""
    found: list[Written] = []
    for page, blocks in enumerate(pages, 1):
        for block in blocks:
            paragraphs = _of_block(page, block, blocks)
            if not block.is_caption and _continues(found, paragraphs[0]):
                paragraphs = paragraphs[1:]
            found += paragraphs
    known = _hyphened(found)
    for paragraph in found:
        paragraph.runs = _runs(paragraph.lines, known)
    return found


def _of_block(page: int, block: Block, blocks: list[Block]) -> list[Written]:
    column = _Column(block, blocks)
    groups = [[block.lines[0]]]
    for line in block.lines[1:]:
        if not block.is_caption and column.begins(groups[-1][-1], line, groups[-1][0]):
            groups.append([line])
        else:
            groups[-1].append(line)
    return [_paragraph(page, group, column) for group in groups]


def _paragraph(page: int, lines: list[Line], column: _Column) -> Written:
    box = lines[0].box
    for line in lines[1:]:
        box = box.around(line.box)
    indented = column.indent(lines[0]) > _INDENT
    edge = column.right if column.is_known else math.inf
    return Written(page, lines, box, column.block.box, indented, edge, column.block.is_caption)


def _continues(found: list[Written], first: Written) -> bool:
    """Adds a paragraph at the top of a block to the one that it goes on from, if it does; says whether."""
    small = first.lines[0].text[:1].islower()
    before = [paragraph for paragraph in found[-2 * _LOOKED_BACK :] if not paragraph.is_caption][-_LOOKED_BACK:]
    for back, last in enumerate(reversed(before)):
        same = _same_look(last, first)
        if not same:
            if back == 0 and not small:
                return False
            continue
        if _goes_on(last, first, small=small):
            last.lines += first.lines
            last.edge = first.edge
            return True
        if not small or not last.ended:
            return False
    return False


def _same_look(last: Written, first: Written) -> bool:
    one, other = last.lines[-1], first.lines[0]
    alike = min(one.size, other.size) >= _ALIKE * max(one.size, other.size)
    return alike and one.bold == other.bold and one.italic == other.italic


def _goes_on(last: Written, first: Written, *, small: bool) -> bool:
    """Whether the one goes on in the other, which begins a block: higher up, in another column or on another page."""
    full = not _would_fit(last.lines[-1], first.lines[0], last.edge)
    if last.ended or layout.is_bullet(first.lines[0].text):
        return small and full and not last.ended
    elsewhere = first.page != last.page or first.column.laps(last.column) <= 0
    return small or (elsewhere and full and not first.indented)


# Their text ------------------------------------------------------------------------------------------------------


def _hyphened(paragraphs: list[Written]) -> frozenset[str]:
    """The words with hyphens, in small letters, that stand within lines."""
    texts = (line.text for paragraph in paragraphs for line in paragraph.lines)
    return frozenset(word.lower() for text in texts if "-" in text for word in _HYPHENED.findall(text))


def _runs(lines: list[Line], known: frozenset[str]) -> list[Run]:
    """The text of the lines, joined."""
    runs: list[Run] = []
    for number, line in enumerate(lines):
        after = lines[number + 1] if number + 1 < len(lines) else None
        spaced = list(line.spaced())
        if after is not None:
            spaced[-1] = _joint(spaced[-1][0], after.text, known, spaced[-1][1].type), spaced[-1][1]
        for text, piece in spaced:
            look = piece.type
            if runs and runs[-1][1:] == (look.font, look.bold, look.italic, look.size):
                runs[-1] = runs[-1]._replace(text=runs[-1].text + text)
            else:
                runs.append(Run(text, look.font, look.bold, look.italic, look.size))
    return runs


def _joint(text: str, after: str, known: frozenset[str], look: Type) -> str:
    """The end of a line as it stands before the beginning of the next: with a blank, or without the hyphen."""
    text = text.rstrip()
    last, first = _LAST_WORD.search(text), _FIRST_WORD.match(after)
    legacy = encoding_of(look.font) is not None
    if last is None or (legacy and text.endswith("\u00ad")):
        return f"{text} "
    if first is None or first[0][0].isupper() or legacy:
        return text
    return text if _keeps_hyphen(text, last[1], first[0], known) else text[:-1]


def _keeps_hyphen(text: str, last: str, first: str, known: frozenset[str]) -> bool:
    if text.endswith("\u00ad"):
        return False
    if text[: -len(last) - 1].endswith("-") or f"{last}-{first}".lower() in known:
        return True
    return is_syllable(last) and is_syllable(first) and not is_syllable(last + first)
