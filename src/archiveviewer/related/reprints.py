"""Whether two stories print the same text. Two articles come in, a share from 0 to 1 goes out.

The share is how much of the shorter text stands in the longer, in runs of five exact words: a text that was cut or
that got a new title and a local paragraph is still the same text, so containment is measured, not likeness. It
refuses to decide what to hide: nothing is ever hidden for being a reprint.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, NamedTuple

from archiveviewer.vietnamese.terms import keys

if TYPE_CHECKING:
    from archiveviewer.article import Article

RUN = 5
LONGEST_TEXT = 20_000
"""Words of an article that are compared, give or take a paragraph; a book is not compared to its end."""
FEWEST_SHARED = 40
"""Runs that two texts must share; fewer are a quotation or a formula."""
SHARES_TEXT = 0.5
"""Share of the shorter text in the longer from which a story counts as printing the same text."""
SAME_TEXT = 0.8
"""Share from which two are one story printed twice."""
AN_EXCERPT = 0.25
"""Part of the longer text below which the shorter is an excerpt, or one item of a round-up, not the story itself."""
_NUMBER = re.compile(r"\d+")


Runs = frozenset[tuple[str, ...]]


class Pair(NamedTuple):
    """Two stories with text in common: `share` of the shorter stands in the longer; `same` when they are one story."""

    first: str
    second: str
    share: float
    same: bool


def runs(article: Article) -> Runs:
    """The runs of five exact words of an article's text."""
    exact: list[str] = []
    for text in (article.sapo, *article.body):
        exact += [term for _folded, term in keys(text)]
        if len(exact) > LONGEST_TEXT:
            break
    return frozenset(zip(*(exact[at:] for at in range(RUN)), strict=False))


def share(mine: Runs, theirs: Runs) -> float:
    """The share of the shorter text's runs that the longer one has too; 0 when they share no more than a quotation."""
    shared = len(mine & theirs)
    return shared / min(len(mine), len(theirs)) if shared >= FEWEST_SHARED else 0.0


def compared(first: tuple[Article, Runs], second: tuple[Article, Runs]) -> Pair | None:
    """What two stories have in common; None when it is no text.

    Two whose titles differ in a number ("mã đề 113", "mã đề 118") are two stories however much text they share.
    """
    (one, mine), (other, theirs) = first, second
    found = share(mine, theirs)
    if found < SHARES_TEXT:
        return None
    alike = min(len(mine), len(theirs)) >= AN_EXCERPT * max(len(mine), len(theirs))
    same = found >= SAME_TEXT and alike and _numbers(one.title) == _numbers(other.title)
    return Pair(one.id, other.id, round(found, 3), same)


@functools.lru_cache(1_000)
def _numbers(title: str) -> frozenset[str]:
    return frozenset(_NUMBER.findall(title))
