"""Whether two stories print the same text. Two articles come in, a share from 0 to 1 goes out.

The share is how much of the shorter text stands in the longer, in runs of five exact words: a text that was cut or
that got a new title and a local paragraph is still the same text, so containment is measured, not likeness. It
refuses to decide what to hide: nothing is ever hidden for being a reprint.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archiveviewer.vietnamese.terms import keys

if TYPE_CHECKING:
    from archiveviewer.article import Article

RUN = 5
LONGEST_TEXT = 20_000
"""Words of an article that are compared, give or take a paragraph; a book is not compared to its end."""
FEWEST_SHARED = 40
"""Runs that two texts must share; fewer are a quotation or a formula."""


Runs = frozenset[tuple[str, ...]]


def runs(article: Article) -> Runs:
    """The runs of five exact words of an article's text."""
    exact: list[str] = []
    for text in (article.sapo, *article.body):
        exact += [term for _folded, term in keys(text)]
        if len(exact) > LONGEST_TEXT:
            break
    return frozenset(tuple(exact[at : at + RUN]) for at in range(len(exact) - RUN + 1))


def share(mine: Runs, theirs: Runs) -> float:
    """The share of the shorter text's runs that the longer one has too; 0 when they share no more than a quotation."""
    shared = len(mine & theirs)
    return shared / min(len(mine), len(theirs)) if shared >= FEWEST_SHARED else 0.0
