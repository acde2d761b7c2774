"""What is true of all segments together: how rare a term is, how long a field is on the average.

Segments come in, the figures of Whoosh's BM25F go out. It refuses to know queries.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
from whoosh.util.numeric import byte_to_length

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from archiveviewer.index.evaluation.arrays import Segment

SHARE_OF_LENGTH = 0.75
"""B of BM25F: how much a long article has to have a word more often."""
SATURATION = 1.2
"""K1 of BM25F: how soon one more occurrence hardly counts."""

LENGTHS = np.array([byte_to_length(byte) for byte in range(256)], np.float64)


class Statistics:
    """The figures of one snapshot; each is computed once."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        self._segments = segments
        self.document_count = sum(segment.document_count for segment in segments)
        self._rarities: dict[tuple[str, bytes], float] = {}
        self._norms: dict[str, NDArray[np.float32]] = {}

    def doc_frequency(self, field: str, term: bytes) -> int:
        """How many documents have the term, deleted ones included."""
        frequency = 0
        for segment in self._segments:
            postings = segment.field(field)
            number = -1 if postings is None else postings.find(term)
            if postings is not None and number >= 0:
                frequency += postings.doc_frequency(number)
        return frequency

    def rarity(self, field: str, term: bytes) -> float:
        """The inverse document frequency, as `whoosh.scoring.WeightingModel.idf` has it."""
        known = self._rarities.get((field, term))
        if known is None:
            frequency = self.doc_frequency(field, term)
            known = math.log(self.document_count / (frequency + 1)) + 1 if self.document_count else 0.0
            self._rarities[field, term] = known
        return known

    def norms(self, field: str) -> NDArray[np.float32]:
        """What BM25F adds to a frequency below the line, for each of the 256 lengths."""
        if field not in self._norms:
            average = self._average_length(field) or 1
            norms = SATURATION * ((1 - SHARE_OF_LENGTH) + SHARE_OF_LENGTH * LENGTHS / average)
            self._norms[field] = norms.astype(np.float32)
        return self._norms[field]

    def _average_length(self, field: str) -> float:
        held = (segment.field(field) for segment in self._segments)
        return sum(one.total_length for one in held if one is not None) / (self.document_count or 1)
