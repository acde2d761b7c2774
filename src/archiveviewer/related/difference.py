"""Two printings of a story side by side: what was kept, changed, cut and added. Two articles come in, rows go out.

Paragraphs that have most words in common stand in one row, in the order of both; within a row the words that only one
side has are told. It refuses to judge which of them is right.
"""

from __future__ import annotations

import difflib
import itertools
import re
from collections import Counter
from typing import TYPE_CHECKING

from archiveviewer.results import Piece, Row

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from archiveviewer.article import Article

ALIKE = 0.4
"""Share of the longer paragraph's words that the other one must have to stand beside it."""
MOST_PARAGRAPHS, MOST_LETTERS = 200, 100_000
"""Paragraphs of a story that are compared, and their letters together: each is laid beside each of the other story."""
MOST_WORDS, MOST_MEETINGS = 2_000, 100_000
"""Words of a paragraph that are compared one by one, and how often one of them may meet itself on the other side;
beyond it a paragraph is the same, or another one.
"""
_WORD = re.compile(r"\S+")


def difference(one: Article, other: Article) -> tuple[Row, ...]:
    """The paragraphs of two stories in rows; a side is empty where the other has no like."""
    left, right = _paragraphs(one), _paragraphs(other)
    return tuple(_row(*pair) for pair in _aligned(left, right))


def _paragraphs(article: Article) -> list[str]:
    told = [article.title, article.sapo]
    told += [text for block in article.blocks for text in (block.text, block.caption)]
    told.append(article.credit)
    written = [text for text in told if text][:MOST_PARAGRAPHS]
    return [
        text for text, end in zip(written, itertools.accumulate(map(len, written)), strict=True) if end <= MOST_LETTERS
    ]


def _aligned(left: Sequence[str], right: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Pairs of paragraphs in the order of both sides, as alike together as can be."""
    words = [[Counter(text.casefold().split()) for text in side] for side in (left, right)]
    likeness = [[_likeness(mine, theirs) for theirs in words[1]] for mine in words[0]]
    best = _best_sums(likeness, len(left), len(right))
    at, beside = 0, 0
    while at < len(left) or beside < len(right):
        if (
            at < len(left)
            and beside < len(right)
            and likeness[at][beside] >= ALIKE
            and _is_on_path(best, likeness, at, beside)
        ):
            yield left[at], right[beside]
            at, beside = at + 1, beside + 1
        elif beside == len(right) or (at < len(left) and best[at + 1][beside] >= best[at][beside + 1]):
            yield left[at], ""
            at += 1
        else:
            yield "", right[beside]
            beside += 1


def _likeness(mine: Counter[str], theirs: Counter[str]) -> float:
    longest = max(mine.total(), theirs.total())
    return (mine & theirs).total() / longest if longest else 0.0


def _best_sums(likeness: list[list[float]], rows: int, columns: int) -> list[list[float]]:
    """Of every place the most likeness that what follows on both sides can have."""
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for at, beside in itertools.product(range(rows - 1, -1, -1), range(columns - 1, -1, -1)):
        together = likeness[at][beside] + best[at + 1][beside + 1] if likeness[at][beside] >= ALIKE else 0.0
        best[at][beside] = max(together, best[at + 1][beside], best[at][beside + 1])
    return best


def _is_on_path(best: list[list[float]], likeness: list[list[float]], at: int, beside: int) -> bool:
    return best[at][beside] == likeness[at][beside] + best[at + 1][beside + 1]


def _row(left: str, right: str) -> Row:
    if left == right or not left or not right:
        same = left == right
        return Row(left=_whole(left, same=same), right=_whole(right, same=same))
    mine, theirs = _WORD.findall(left), _WORD.findall(right)
    if max(len(mine), len(theirs)) > MOST_WORDS or _meetings(mine, theirs) > MOST_MEETINGS:
        return Row(left=_whole(left, same=False), right=_whole(right, same=False))
    found = difflib.SequenceMatcher(None, mine, theirs, autojunk=False).get_opcodes()
    return Row(
        left=tuple(
            Piece(" ".join(mine[start:end]), same=tag == "equal") for tag, start, end, _, _ in found if end > start
        ),
        right=tuple(
            Piece(" ".join(theirs[start:end]), same=tag == "equal") for tag, _, _, start, end in found if end > start
        ),
    )


def _meetings(mine: list[str], theirs: list[str]) -> int:
    often = Counter(theirs)
    return sum(often[word] for word in mine)


def _whole(text: str, *, same: bool) -> tuple[Piece, ...]:
    return (Piece(text, same=same),) if text else ()
