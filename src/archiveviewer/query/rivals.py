"""What words without accents can mean where they stand side by side: thuy dien, thủy điện and Thụy Điển.

Comes in: a question as understood, and what its words are where they stand side by side. Goes out: the two or three
words with the most rival readings, and these. It refuses to know how they are counted and how they are printed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from archiveviewer.query.rows import rows
from archiveviewer.vietnamese.spelling import freed

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from archiveviewer.query.question import Question
    from archiveviewer.query.rows import Typed

MOST_READINGS = 4
LEAST_SHARE = 0.03
"""How many articles a rival has at the least beside the leading reading; half as many in a sample."""
LEAST_ARTICLES = 2
MOST_PAIRS = 8
"""So many pairs of a question are looked at."""
_OF_ONE_KIND = 0.1
"""Share of a pair's articles from which three words that stand side by side are what is meant."""


class Run(NamedTuple):
    """Exact terms side by side, how many articles have them, and the numbers of some of these."""

    terms: tuple[str, ...]
    articles: int
    examples: tuple[int, ...] = ()


class Neighbours(Protocol):
    """What stands side by side in the articles that a question finds."""

    def seen(self, folded: Sequence[str]) -> Sequence[Run]:
        """What folded terms side by side are, most frequent first, counted in a sample."""

    def counted(self, folded: Sequence[str], wanted: Collection[tuple[str, ...]]) -> Sequence[Run]:
        """How many articles have each of some runs, most first."""


class Rivals(NamedTuple):
    """Words of a question, and what they can be."""

    typed: tuple[Typed, ...]
    runs: tuple[Run, ...]


def rivals(question: Question, neighbours: Callable[[str], Neighbours]) -> Rivals | None:
    """The most ambiguous words side by side; None where all are clear. `neighbours` looks at a field."""
    accented = any(typed.marked for row in rows(question) for typed in row)
    found: list[tuple[int, Sequence[Run], list[Typed], int]] = []
    pairs = [(row, at) for row in _unmarked(question) for at in range(len(row) - 1)]
    for row, at in pairs[:MOST_PAIRS]:
        seen = neighbours(row[at].field).seen(_folded(row[at : at + 2]))
        held = _held(seen, LEAST_SHARE / 2, 1)
        if len(held) > 1 and not (accented and any(_is_literal(run) for run in held)):
            found.append((held[1].articles, seen, row, at))
    for _articles, seen, row, at in sorted(found, key=lambda one: -one[0]):
        words = neighbours(row[at].field)
        typed, held = _longer(words, row, at, seen)
        if len(held) > 1:
            counted = words.counted(_folded(typed), {run.terms for run in held})
            sure = _held(counted, LEAST_SHARE, LEAST_ARTICLES)[:MOST_READINGS]
            if len(sure) > 1:
                return Rivals(tuple(typed), tuple(sure))
    return None


def _unmarked(question: Question) -> Iterator[list[Typed]]:
    """The runs of words typed without accents that could have some."""
    for row in rows(question):
        run: list[Typed] = []
        for typed in row:
            if not typed.marked and freed(typed.word.folded) and not question.text[typed.end : typed.end + 1].isdigit():
                run.append(typed)
                continue
            yield run
            run = []
        yield run


def _longer(words: Neighbours, row: list[Typed], at: int, seen: Sequence[Run]) -> tuple[list[Typed], list[Run]]:
    """The pair at a place of a row with its readings, or the three words it is a part of, where these belong together:
    nobody who types hoc vien tu phap asks which of two kinds of hoc vien is meant.
    """
    articles = sum(run.articles for run in seen)
    for start in (at, at - 1):
        if start >= 0 and start + 3 <= len(row):
            three = row[start : start + 3]
            longer = words.seen(_folded(three))
            if sum(run.articles for run in longer) >= _OF_ONE_KIND * articles:
                return three, _held(longer, LEAST_SHARE / 2, 1)
    return row[at : at + 2], _held(seen, LEAST_SHARE / 2, 1)


def _held(runs: Sequence[Run], share: float, least: int) -> list[Run]:
    """The runs that are frequent enough beside the most frequent one."""
    return [run for run in runs if run.articles >= max(share * runs[0].articles, least)]


def _folded(typed: Sequence[Typed]) -> list[str]:
    return [one.word.folded for one in typed]


def _is_literal(run: Run) -> bool:
    return all(term.isascii() for term in run.terms)
