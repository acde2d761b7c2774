"""Whoosh's bonus for matching many of an Or's terms. What an Or matches comes in, the same scored anew goes out."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from archiveviewer.index.evaluation.matched import All, Any, Best, Constant, Matched, OfTerm

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from archiveviewer.index.evaluation.matched import Scores
    from archiveviewer.index.evaluation.sets import Documents


class Uncountable(Exception):  # noqa: N818 — what it says
    """There is a part whose terms Whoosh counts in a way of its own."""


class Coordinated(Matched):
    """As `whoosh.matching.CoordMatcher`."""

    def __init__(self, found: Matched, scale: float) -> None:
        super().__init__(found.size)
        self._found = found
        self._scale = scale
        self._terms = _terms(found)

    @cached_property
    def documents(self) -> Documents:
        """What the Or matches."""
        return self._found.documents

    def scores(self, at: Documents) -> Scores:
        """More for documents that match more of the terms."""
        scores, terms = self._found.scores(at), self._terms
        if terms <= 1 or terms == self._scale:
            return scores
        bonus = (_matching(self._found, at) - 1) / (terms - self._scale) ** 2
        return ((scores + bonus) * ((terms - 1) / terms)).astype(np.float32)


def _terms(part: Matched) -> int:
    if isinstance(part, OfTerm):
        return 1
    if isinstance(part, (All, Any, Best)):
        return sum(map(_terms, part.parts))
    if isinstance(part, Constant) and not len(part.documents):  # a term that is not here
        return 0
    raise Uncountable


def _matching(part: Matched, at: Documents) -> NDArray[np.float64]:
    """How many terms below match in each document, counting only what matches all the way up."""
    here = part.documents.has(at.numbers)
    if isinstance(part, OfTerm):
        return here.astype(np.float64)
    parts = part.parts if isinstance(part, (All, Any, Best)) else ()
    return here * sum((_matching(child, at) for child in parts), np.zeros(len(at)))
