"""What a query matches in one segment: a set of documents, and scores for as many of them as anybody asks for.

Parts come in, sets and scores go out; scores are computed late, because most queries score few of what their parts
match. It refuses to know query trees.
"""

from __future__ import annotations

from functools import cached_property, reduce
from typing import TYPE_CHECKING

import numpy as np

from archiveviewer.index.evaluation.sets import Documents, intersection, nothing, union

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    Scores = NDArray[np.float32]


class Matched:
    """Documents with scores."""

    def __init__(self, size: int) -> None:
        self.size = size

    @cached_property
    def documents(self) -> Documents:
        """Everything that matches, deleted documents included."""
        return nothing(self.size)

    def scores(self, at: Documents) -> Scores:
        """The scores of these documents, which all match."""
        return np.zeros(len(at), np.float32)

    def scores_anywhere(self, at: Documents) -> Scores:
        """The scores of these documents, 0 where they do not match."""
        places = self.documents.places(at.numbers)
        if len(places) == len(at):
            return self.scores(at)
        found = np.zeros(len(at), np.float32)
        found[places] = self.scores(Documents(self.size, numbers=at.numbers[places]))
        return found


class OfTerm(Matched):
    """The documents of a term."""

    def __init__(
        self,
        documents: Documents,
        scores: Callable[[Documents], Scores],
        boost: float,
    ) -> None:
        super().__init__(documents.size)
        self._documents = documents
        self._scores = scores
        self._boost = boost

    @cached_property
    def documents(self) -> Documents:
        """Who has the term."""
        return self._documents

    def scores(self, at: Documents) -> Scores:
        """BM25F, as the function given tells when it is asked."""
        return boosted(self._scores(at), self._boost)


class Constant(Matched):
    """Documents that all score the same."""

    def __init__(self, documents: Documents | Callable[[], Documents], size: int, score: float) -> None:
        super().__init__(size)
        self._source = documents
        self._score = score

    @cached_property
    def documents(self) -> Documents:
        """As given, or as the function given tells when it is asked."""
        return self._source if isinstance(self._source, Documents) else self._source()

    def scores(self, at: Documents) -> Scores:
        """The one score."""
        return np.full(len(at), self._score, np.float32)


class Known(Matched):
    """Documents whose scores somebody else has computed."""

    def __init__(self, documents: Documents, scores: Scores) -> None:
        super().__init__(documents.size)
        self._known = documents
        self._scores = scores

    @cached_property
    def documents(self) -> Documents:
        """As given."""
        return self._known

    def scores(self, at: Documents) -> Scores:
        """As given."""
        return self._scores[np.searchsorted(self._known.numbers, at.numbers)]


class _Joint(Matched):
    def __init__(self, parts: Sequence[Matched], size: int, boost: float = 1.0) -> None:
        super().__init__(size)
        self.parts = parts
        self._boost = boost


class All(_Joint):
    """What all parts match; scores add up."""

    @cached_property
    def documents(self) -> Documents:
        """The intersection."""
        return intersection(part.documents for part in self.parts)

    def scores(self, at: Documents) -> Scores:
        """The sum of the parts' scores."""
        return boosted(reduce(np.add, (part.scores(at) for part in self.parts)), self._boost)


class Any(_Joint):
    """What any part matches; scores add up."""

    join: np.ufunc = np.add

    @cached_property
    def documents(self) -> Documents:
        """The union."""
        return union((part.documents for part in self.parts), self.size)

    def scores(self, at: Documents) -> Scores:
        """The joined scores of the parts that match."""
        if at is not self.documents:
            return boosted(reduce(self.join, (part.scores_anywhere(at) for part in self.parts)), self._boost)
        total = np.zeros(self.size, np.float32)
        for part in self.parts:
            numbers = part.documents.numbers
            total[numbers] = self.join(total.take(numbers), part.scores(part.documents))
        return boosted(total.take(at.numbers), self._boost)


class Best(Any):
    """What any part matches; the highest score counts."""

    join = np.maximum


class Maybe(_Joint):
    """What the first part matches; the second part adds to the score where it matches."""

    @cached_property
    def documents(self) -> Documents:
        """Those of the first part."""
        return self.parts[0].documents

    def scores(self, at: Documents) -> Scores:
        """The sum of the scores."""
        sure, extra = self.parts
        return boosted(sure.scores(at) + extra.scores_anywhere(at), self._boost)


class Within(_Joint):
    """What the first part matches, as far as it is among other documents too."""

    def __init__(self, part: Matched, documents: Callable[[], Documents], boost: float = 1.0) -> None:
        super().__init__((part,), part.size, boost)
        self._source = documents

    @cached_property
    def documents(self) -> Documents:
        """As the function given tells when it is asked."""
        return self._source()

    def scores(self, at: Documents) -> Scores:
        """Those of the part."""
        return boosted(self.parts[0].scores(at), self._boost)


def boosted(scores: Scores, boost: float) -> Scores:
    """The scores times a boost."""
    return scores if boost == 1.0 else scores * np.float32(boost)
