"""One facet of all documents: which of its values each has.

Comes in: pairs of a document and a value. Goes out: how many of some documents have each value, and who has some
values. It refuses to know what a value means.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from archiveviewer.index.segments.packing import places
from archiveviewer.index.segments.sections import narrow, offsets
from archiveviewer.vietnamese import order

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray


_FEW = 4
"""Further values of fewer than one in so many documents are kept by themselves."""
_ONE_BY_ONE, _MANY = 6, 4_096
"""At most so many values are looked for one by one, among at least so many codes."""
_MOST = 0.8
"""Of more documents than this share those that are left out are counted."""


class Facet:
    """The values of `size` documents, given as pairs whose documents ascend; codes point into `values`.

    Where few documents have several, the first code of each is kept, `len(values)` for none, and the further pairs by
    themselves; else codes one behind another, and where those of each document begin. All are as narrow as they can be:
    a million articles have some ten facets.
    """

    def __init__(self, size: int, documents: NDArray[np.int64], codes: NDArray[np.int64], values: list[str]) -> None:
        self.size, self.values = size, values
        further = np.append(False, documents[1:] == documents[:-1])[: len(documents)]
        self._first: NDArray[Any] | None = None
        if _FEW * int(further.sum()) > size:
            self._codes, self._starts = narrow(codes), narrow(offsets(np.bincount(documents, minlength=size)))
        else:
            first = np.full(size, len(values))
            first[documents[~further]] = codes[~further]
            self._first = narrow(first)
            self._further = narrow(documents[further]), narrow(codes[further])

    @cached_property
    def totals(self) -> NDArray[np.int64]:
        """How many documents have each value."""
        if self._first is None:
            return self._of_each(self._codes)
        return self._of_each(self._first) + self._of_each(self._further[1])

    @cached_property
    def _held(self) -> list[int]:
        """The values that any document has."""
        held: list[int] = self.totals.nonzero()[0].tolist()
        return held

    @cached_property
    def _is_alike(self) -> bool:
        """Whether all documents have one and the same value and no other."""
        alone = self._first is not None and not len(self._further[0])
        return alone and len(self._held) == 1 and int(self.totals[self._held[0]]) == self.size

    def counts(self, numbers: NDArray[np.int64]) -> NDArray[np.int64]:
        """How many of some documents have each value."""
        if self._is_alike:
            counts = np.zeros(len(self.values), np.int64)
            counts[self._held] = len(numbers)
            return counts
        if len(numbers) > _MOST * self.size:  # to find the others and count them takes less
            others = np.ones(self.size, bool)
            others[numbers] = False
            return self.totals - self._counts(others.nonzero()[0])
        return self._counts(numbers)

    def _counts(self, numbers: NDArray[np.int64]) -> NDArray[np.int64]:
        if self._first is not None:
            counts = self._of_some(self._first.take(numbers))
            documents, codes = self._further
            if len(documents):
                chosen = np.zeros(self.size, bool)
                chosen[numbers] = True
                counts += self._of_each(codes[chosen.take(documents)])
            return counts
        first = self._starts.take(numbers).astype(np.int64)
        each = self._starts.take(numbers + 1) - first
        return self._of_each(self._codes.take(places(first, each)))

    def _of_some(self, codes: NDArray[Any]) -> NDArray[np.int64]:
        """The same as below; of a few values among very many codes each is found by itself in less time."""
        if len(self._held) > _ONE_BY_ONE or len(codes) < _MANY:
            return self._of_each(codes)
        counts = np.zeros(len(self.values), np.int64)
        counts[self._held] = [np.count_nonzero(codes == value) for value in self._held]
        return counts

    def _of_each(self, codes: NDArray[Any]) -> NDArray[np.int64]:
        """How often each value is among some codes."""
        return np.bincount(codes, minlength=len(self.values) + 1)[: len(self.values)]

    def held(self, values: Sequence[int]) -> NDArray[np.int64]:
        """How many of some values each document has."""
        asked = np.zeros(len(self.values) + 1, np.int64)
        asked[list(values)] = 1
        if self._first is not None:
            held = asked.take(self._first)
            documents, codes = self._further
            np.add.at(held, documents, asked.take(codes))
            return held
        upto = offsets(asked.take(self._codes))
        return np.diff(upto.take(self._starts))

    @cached_property
    def ranks(self) -> NDArray[np.intp]:
        """The place of each value in the alphabet."""
        ranks = np.empty(len(self.values), np.intp)
        ranks[sorted(range(len(self.values)), key=lambda code: order.key(self.values[code]))] = np.arange(len(ranks))
        return ranks
