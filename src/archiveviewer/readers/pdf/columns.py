"""The order of reading. The lines of a page come in; blocks of lines that follow each other in one column go out, in
the order in which a reader of newspapers takes them: columns from left to right below what stands across them.

The order is Breuel's: what stands above comes first; of two beside each other the left one, unless something across
both lies between them. This module refuses to know what the lines say.
"""

from __future__ import annotations

from collections import Counter
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, NamedTuple

from archiveviewer.readers.pdf.rows import Box, Line

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_BLOCKS = 400
"""Beyond so many, a page is drawn rather than written, and its blocks are taken from above to below."""
_PITCH = 1.8
_ALIKE = 0.94
_LAP = 0.1
_REACH = 2.2
_PARTS = 4
_NARROWEST = 0.6
_LOOSE = 2.2
_LARGE, _OF_ITS_OWN = 1.2, 1.4
"""So many times as large as most letters are those of a headline, and of one that surely begins a story of its own."""
_DEEPEST = 4.0


class Block(NamedTuple):
    """Lines of one column, from above to below; or those of a caption."""

    lines: tuple[Line, ...]
    box: Box
    is_caption: bool = False


def blocks(lines: list[Line], captions: list[tuple[list[Line], Box]]) -> list[Block]:
    """The blocks of a page in the order of reading, each caption where its picture stands."""
    apart = {id(line) for caption, _ in captions for line in caption}
    found = ordered([_block(chain) for chain in _chains(_set_right([line for line in lines if id(line) not in apart]))])
    for caption, picture in captions:
        found.insert(_place(found, picture), _block(caption)._replace(is_caption=True))
    return found


def _place(found: list[Block], picture: Box) -> int:
    """Where among the blocks a picture stands: behind the last that begins above it, else before the first below."""
    over = [number for number, block in enumerate(found) if not block.is_caption and _over(block.box, picture)]
    above = [number for number in over if found[number].box.top >= picture.top]
    return max(above) + 1 if above else min(over, default=len(found))


def _block(lines: list[Line]) -> Block:
    box = lines[0].box
    for line in lines[1:]:
        box = box.around(line.box)
    return Block(tuple(lines), box)


# White strips ----------------------------------------------------------------------------------------------------


class _Gap(NamedTuple):
    """White between two pieces of one line, or between two lines beside each other."""

    left: float
    right: float
    base: float
    size: float
    line: Line
    place: int
    other: Line | None = None


class _Strip:
    """A white strip down several lines: how far it reaches now, and the gaps that make it."""

    def __init__(self, gap: _Gap) -> None:
        self.left, self.right = gap.left, gap.right
        self.gaps = [gap]

    def goes_on(self, gap: _Gap) -> bool:
        """Takes the gap if it lies below the last one; says whether it does."""
        last = self.gaps[-1]
        left, right = max(self.left, gap.left), min(self.right, gap.right)
        size = max(gap.size, last.size)
        if not 0 < last.base - gap.base <= _LOOSE * size or right - left < _NARROWEST * size:
            return False
        self.left, self.right = left, right
        self.gaps.append(gap)
        return True


def _set_right(lines: list[Line]) -> list[Line]:
    """The lines, those parted that were drawn across the white between two columns, and those joined that are one line
    with much white between its words, as its neighbours tell.
    """
    lines = _row_by_row(lines)
    strips: list[_Strip] = []
    for gap in _gaps(lines):
        if not any(strip.goes_on(gap) for strip in strips[-_OPEN:]):
            strips.append(_Strip(gap))
    cuts: dict[int, list[int]] = {}
    joints: dict[int, Line] = {}
    for strip in strips:
        for gap in strip.gaps:
            if gap.other is None and len(strip.gaps) >= _PARTS:
                cuts.setdefault(id(gap.line), []).append(gap.place)
            elif gap.other is not None and len(strip.gaps) < _PARTS - 1 and _is_one(gap, lines):
                joints[id(gap.line)] = gap.other
    return _row_by_row([part for line in _joined(lines, joints) for part in _cut(line, cuts.get(id(line), []))])


def _row_by_row(lines: list[Line]) -> list[Line]:
    """The lines from above to below, those on one baseline from left to right."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: -line.base):
        if not rows or rows[-1][0].base - line.base > _LEVEL * line.size:
            rows.append([])
        rows[-1].append(line)
    return [line for row in rows for line in sorted(row, key=lambda line: line.left)]


def _gaps(lines: list[Line]) -> Iterator[_Gap]:
    """The gaps within lines and between those on one baseline, from above to below."""
    for number, line in enumerate(lines):
        for place, (piece, after) in enumerate(pairwise(line.pieces), 1):
            if after.left - piece.right >= _NARROWEST * line.size:
                yield _Gap(piece.right, after.left, line.base, line.size, line, place)
        other = lines[number + 1] if number + 1 < len(lines) else None
        level = other is not None and abs(other.base - line.base) <= _LEVEL * line.size and other.size == line.size
        if other is not None and level and 0 < other.left - line.right <= _WIDEST * line.size:
            yield _Gap(line.right, other.left, line.base, line.size, line, 0, other)


def _is_one(gap: _Gap, lines: list[Line]) -> bool:
    """Whether a line right above or below reaches as far as both sides of the gap together."""
    if gap.other is None:
        return False
    near = gap.size
    return any(
        abs(line.base - gap.base) <= _PITCH * gap.size
        and line.size == gap.size
        and line.left - near <= gap.line.left
        and gap.other.right <= line.right + near
        for line in lines
        if line is not gap.line and line is not gap.other
    )


def _joined(lines: list[Line], joints: dict[int, Line]) -> Iterator[Line]:
    inner = set(map(id, joints.values()))
    for line in lines:
        if id(line) in inner:
            continue
        pieces, last = list(line.pieces), line
        while id(last) in joints:
            last = joints[id(last)]
            pieces += last.pieces
        yield line if last is line else Line.of(pieces)


def _cut(line: Line, places: list[int]) -> list[Line]:
    if not places:
        return [line]
    bounds = [0, *sorted(places), len(line.pieces)]
    return [Line.of(line.pieces[start:end]) for start, end in pairwise(bounds)]


_OPEN = 20
_LEVEL = 0.12
_WIDEST = 8.0


# Lines below each other ------------------------------------------------------------------------------------------


def _chains(lines: list[Line]) -> list[list[Line]]:
    """Lines of which each is the only one below the one before it, near it and of its size."""
    below: list[list[int]] = [[] for _ in lines]
    above: list[list[int]] = [[] for _ in lines]
    for number in range(len(lines)):
        for other in _right_below(lines, number):
            below[number].append(other)
            above[other].append(number)
    for number in range(len(lines)):
        short = _beside_indent(lines, number, below) if not above[number] else None
        if short is not None:
            below[short].append(number)
            above[number].append(short)
    chains: dict[int, list[Line]] = {}
    heads: list[list[Line]] = []
    for number, line in enumerate(lines):
        only = above[number][0] if len(above[number]) == 1 else None
        if only is not None and len(below[only]) == 1 and _goes_on(chains[only], line, lines, number):
            chain = chains.pop(only)
            chain.append(line)
        else:
            chain = [line]
            heads.append(chain)
        chains[number] = chain
    return heads


def _right_below(lines: list[Line], number: int) -> Iterator[int]:
    """The lines below this one with nothing between, within a few heights of it."""
    line = lines[number]
    found: list[Line] = []
    for other in range(number + 1, len(lines)):
        candidate = lines[other]
        if line.base - candidate.base > _REACH * line.size:
            return
        if candidate.base >= line.base - _LAP * line.size or not _laps(line, candidate):
            continue
        if not any(_laps(between, candidate) and between.base > candidate.base for between in found):
            found.append(candidate)
            yield other


def _beside_indent(lines: list[Line], number: int, below: list[list[int]]) -> int | None:
    """The line right above one that has none above: it is indented so far, and this so short, that they don't lap."""
    line = lines[number]
    for other in range(number - 1, -1, -1):
        upper = lines[other]
        if upper.base - line.base > _PITCH * line.size:
            return None
        apart = abs(line.left - upper.left)
        if upper.base > line.base + _LAP * line.size and not below[other] and apart < _DEEPEST * line.size:
            return other
    return None


def _laps(line: Line, other: Line) -> bool:
    lap = min(line.right, other.right) - max(line.left, other.left)
    return lap > _LAP * min(line.right - line.left, other.right - other.left)


def _goes_on(chain: list[Line], line: Line, lines: list[Line], number: int) -> bool:
    """Whether the line is of the look of those above it, near, and alone below them."""
    last = chain[-1]
    small, large = sorted((line.size, last.size))
    look, before = line.pieces[0].type, last.pieces[-1].type
    if small < _ALIKE * large or last.base - line.base > _PITCH * large:
        return False
    if (look.bold, look.italic) != (before.bold, before.italic) and (line.bold, line.italic) != (
        last.bold,
        last.italic,
    ):
        return False
    left, right = min(above.left for above in chain), max(above.right for above in chain)
    return not any(
        other is not line
        and other.left < right
        and left < other.right
        and abs(other.base - line.base) < _LAP * line.size
        for other in lines[max(0, number - _BESIDE) : number + _BESIDE]
    )


_BESIDE = 12


# Which block comes first -----------------------------------------------------------------------------------------


def ordered(found: list[Block]) -> list[Block]:
    """The blocks in the order of reading."""
    found = sorted(found, key=lambda block: (-block.box.top - block.box.bottom, block.box.left))
    if len(found) > MOST_BLOCKS:
        return found
    # Sets of blocks as bits of a number, bit n for the nth from above.
    across = [sum(1 << other for other, b in enumerate(found) if _over(a.box, b.box)) for a in found]
    beside = [
        sum(
            1 << other for other, b in enumerate(found) if _is_left_of(b.box, a.box) and not across[number] >> other & 1
        )
        for number, a in enumerate(found)
    ]
    heads, own = _heads(found, _LARGE), _heads(found, _OF_ITS_OWN)
    before = [0] * len(found)
    for above, below in combinations(range(len(found)), 2):
        between = (1 << below) - (2 << above)
        if across[above] >> below & 1:
            before[below] |= 1 << above
        elif not across[above] & across[below] & between:
            if found[above].box.left <= found[below].box.left:
                before[below] |= 1 << above
            elif _are_columns(above, below, across, beside):
                right_first = _is_of_story_above(above, below, across, heads, own)
                before[below if right_first else above] |= 1 << (above if right_first else below)
    return [found[number] for number in _sorted(before)]


def _heads(found: list[Block], times: float) -> int:
    """The blocks in letters so much larger than most."""
    sizes: Counter[float] = Counter()
    for block in found:
        for line in block.lines:
            sizes[line.size] += len(line.text)
    usual = max(sizes, key=lambda size: sizes[size], default=0.0)
    return sum(1 << number for number, block in enumerate(found) if block.lines[0].size >= times * usual)


def _is_of_story_above(above: int, below: int, across: list[int], heads: int, own: int) -> bool:
    """Whether of two columns the right block stands under a headline across both (`heads`), and the left one, which is
    lower, under one that begins another story (`own`): a heading inside the first is hardly larger than its text.
    """
    over = heads & across[above] & (1 << above) - 1
    if not over or not across[over.bit_length() - 1] >> below & 1:
        return False
    between = (2 << below) - (2 << above)
    return bool(own & between & (across[below] | 1 << below) & ~across[above])


def _is_left_of(left: Box, box: Box) -> bool:
    """Whether the first stands beside the second, on its left."""
    level = min(left.top, box.top) - max(left.bottom, box.bottom)
    return left.left < box.left and level > _LAP * min(left.top - left.bottom, box.top - box.bottom)


def _are_columns(above: int, below: int, across: list[int], beside: list[int]) -> bool:
    """Whether two blocks, the right one higher, belong to columns: somewhere between what lies across both, a block of
    the one stands beside a block of the other.
    """
    both = across[above] & across[below]
    first = (both & (1 << above) - 1).bit_length()
    window = (both >> below | 1 << len(across)) & -(both >> below | 1 << len(across))
    last = below + window.bit_length() - 1
    within = (1 << last) - (1 << first)
    right, number = across[above] & ~across[below] & within, 0
    while right >> number:
        if right >> number & 1 and beside[number] & across[below] & within:
            return True
        number += 1
    return False


def _sorted(before: list[int]) -> Iterator[int]:
    """The blocks so that each comes behind those that must come before it, and else the highest first."""
    waiting = (1 << len(before)) - 1
    while waiting:
        left = [number for number in range(len(before)) if waiting >> number & 1]
        first = next((number for number in left if not before[number] & waiting), left[0])
        yield first
        waiting ^= 1 << first


def _over(a: Box, b: Box) -> bool:
    return a.laps(b) > max(1.0, _LAP * min(a.width, b.width))
