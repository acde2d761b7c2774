"""One term in one segment: who has it, how much it counts there, and where it stands.

A field and a term's number come in; sets, scores and positions go out. It refuses to know queries.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from archiveviewer.index.evaluation.sets import Documents
from archiveviewer.index.evaluation.statistics import SATURATION

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from archiveviewer.index.evaluation.arrays import Field
    from archiveviewer.index.evaluation.sets import Numbers

_FEW = 64
"""Fewer than one in so many of a term's documents are looked up one by one."""


class TermDocuments(Documents):
    """The documents of a term, read when they are needed."""

    def __init__(self, field: Field, number: int, size: int) -> None:
        super().__init__(size, bits=field.bits(number))
        self._field = field
        self._number = number
        self._count = field.doc_frequency(number)

    def __len__(self) -> int:
        return self._count

    def _load_numbers(self) -> Numbers:
        return self._field.documents(self._number).astype(np.intp)

    def among(self, at: Documents) -> tuple[NDArray[np.intp], NDArray[np.int64]]:
        """Which of these documents have the term: their places among these, and among the postings."""
        if self._bits is not None or len(at) * _FEW < len(self):
            return self._field.among(self._number, at.numbers)
        found = at.ordinals.take(self.numbers)
        ranks = (found >= 0).nonzero()[0]
        return found.take(ranks).astype(np.intp), ranks

    def places_of(self, at: Documents) -> NDArray[np.intp]:
        """Where among the postings these documents are, which all have the term."""
        if self._numbers is None and self.is_dense:
            return self._field.ranks(self._number, at.numbers)
        if len(at) * _FEW < len(self) or not len(at):
            return np.searchsorted(self.numbers, at.numbers)
        start, end = np.searchsorted(self.numbers, at.numbers[[0, -1]])
        places: NDArray[np.intp] = np.flatnonzero(at.mask.take(self.numbers[start : end + 1])) + start
        return places


class Postings:
    """A term's postings; what has been read stays for the length of one question."""

    def __init__(self, field: Field, number: int, size: int) -> None:
        self.field = field
        self.number = number
        self.documents = TermDocuments(field, number, size)

    def _chosen(self, at: Documents) -> NDArray[np.intp] | None:
        """Places among the postings; None for all of them."""
        if at is self.documents or len(at) == len(self.documents):
            return None
        return self.documents.places_of(at)

    def weights(self, at: Documents) -> NDArray[np.float32]:
        """How often the term stands in each of these documents, which all have it."""
        return self.field.frequencies(self.number, self._chosen(at)).astype(np.float32)

    def scores(self, at: Documents, rarity: float, norms: NDArray[np.float32]) -> NDArray[np.float32]:
        """BM25F of these documents, which all have the term; `norms` are theirs. Unscorable fields: the weight."""
        scores = self.weights(at)
        if self.field.lengths is not None:
            scores /= norms + scores
            scores *= np.float32(rarity * (SATURATION + 1))
        return scores

    def positions(
        self, at: Documents, ranks: NDArray[np.int64] | None = None
    ) -> tuple[NDArray[Any], NDArray[np.int64]]:
        """The term's positions in these documents, which all have it, and how many each has; `ranks` are their places
        among the postings, if somebody knows them.
        """
        everywhere = at is self.documents or len(at) == len(self.documents)
        return self.field.positions(self.number, None if everywhere else at.numbers, ranks)
