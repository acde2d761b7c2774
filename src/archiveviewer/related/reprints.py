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


def compared(one: Article, other: Article, common: Common) -> Pair:
    """What two stories are to each other that have text in common.

    Two whose titles differ in a number ("mã đề 113", "mã đề 118") are two stories however much text they share.
    """
    found = share(common)
    alike = common.fewer >= AN_EXCERPT * common.more
    same = found >= SAME_TEXT and alike and _numbers(one.title) == _numbers(other.title)
    return Pair(one.id, other.id, round(found, 3), same)


@functools.lru_cache(1_000)
def _numbers(title: str) -> frozenset[str]:
    return frozenset(_NUMBER.findall(title))
