"""Whether two stories print the same text. Two articles and the runs of words they have in common come in, a share
from 0 to 1 goes out.

The share is how much of the shorter text stands in the longer, in runs of five exact words: a text that was cut or
that got a new title and a local paragraph is still the same text, so containment is measured, not likeness. It
refuses to decide what to hide: nothing is ever hidden for being a reprint.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, NamedTuple

from archiveviewer.index.segments.runs import RUN
from archiveviewer.vietnamese.terms import folded_key, keys

if TYPE_CHECKING:
    from archiveviewer.article import Article
    from archiveviewer.index.containment import Common

FEWEST_SHARED = 40
"""Runs that two texts must share; fewer are a quotation or a formula."""
SHARES_TEXT = 0.5
"""Share of the shorter text in the longer from which a story counts as printing the same text."""
SAME_TEXT = 0.8
"""Share from which two are one story printed twice."""
AN_EXCERPT = 0.25
"""Part of the longer text below which the shorter is an excerpt, or one item of a round-up, not the story itself."""
ALL_BUT_A_LEAD = 0.95
"""Share from which two are one story whatever they tell first."""
OPENING, OPENING_SHARED = 80, 0.45
"""Words of a text that tell what is new, and the share of their runs that the other text has too: a lead of forty words
may be another one.
"""
_NUMBER = re.compile(r"\d+")


class Pair(NamedTuple):
    """Two stories with text in common: `share` of the shorter stands in the longer; `same` when they are one story."""

    first: str
    second: str
    share: float
    same: bool


def share(common: Common) -> float:
    """The share of the shorter text's runs that the longer one has too; 0 when they share no more than a quotation."""
    return common.shared / common.fewer if common.shared >= FEWEST_SHARED else 0.0


def may_be(common: Common) -> bool:
    """Whether it is worth looking at two stories: they share text, or are the same to the last run, however short."""
    return share(common) >= SHARES_TEXT or 0 < common.shared == common.more


def compared(one: Article, other: Article, common: Common) -> Pair | None:
    """What two stories are to each other that have text in common; None where it is no more than a formula.

    Two whose titles differ in a number ("mã đề 113", "mã đề 118") are two stories however much text they share; so are
    two that tell something new first and repeat the rest.
    """
    found, titled_alike = share(common), folded_key(one.title) == folded_key(other.title)
    if found < SHARES_TEXT:  # short, and the same
        return Pair(one.id, other.id, 1.0, same=True) if titled_alike else None
    alike = common.fewer >= AN_EXCERPT * common.more
    same = found >= SAME_TEXT and alike and _numbers(one.title) == _numbers(other.title)
    if same and found < ALL_BUT_A_LEAD and not titled_alike:
        same = _open_alike(one, other)
    return Pair(one.id, other.id, round(found, 3), same)


def is_same(one: Article, other: Article, common: Common) -> bool:
    """Whether two stories are one story printed twice."""
    pair = compared(one, other, common) if may_be(common) else None
    return pair is not None and pair.same


def _open_alike(one: Article, other: Article) -> bool:
    """Whether the opening of each stands in the other, as far as another lead leaves it."""
    mine, theirs = _words(one), _words(other)
    return all(
        len(runs := _runs(opening[:OPENING])) == 0 or len(runs & _runs(whole)) >= OPENING_SHARED * len(runs)
        for opening, whole in ((mine, theirs), (theirs, mine))
    )


def _words(article: Article) -> list[str]:
    return [exact for text in (article.sapo, *article.body) for _folded, exact in keys(text)]


def _runs(words: list[str]) -> set[tuple[str, ...]]:
    return set(zip(*(words[at:] for at in range(RUN)), strict=False))


@functools.lru_cache(1_000)
def _numbers(title: str) -> frozenset[str]:
    return frozenset(_NUMBER.findall(title))
