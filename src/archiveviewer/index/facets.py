"""One facet of all documents: which of its values each has.

Comes in: pairs of a document and a value. Goes out: how many of some documents have each value, and who has some
values. It refuses to know what a value means.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from archiveviewer.index.segments.packing import places
from archiveviewer.index.segments.sections import narrow, offsets
from archiveviewer.vietnamese import order

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray


class Facet:
    """The values of `size` documents, given as pairs whose documents ascend; codes point into `values`."""

    def __init__(self, size: int, documents: NDArray[np.int64], codes: NDArray[np.int64], values: list[str]) -> None:
        self.size, self.values = size, values
        self._codes = codes.astype(np.int32)
        self._starts = narrow(offsets(np.bincount(documents, minlength=size)))  # half as much to get at

    @cached_property
    def totals(self) -> NDArray[np.int64]:
        """How many documents have each value."""
        totals: NDArray[np.int64] = np.bincount(self._codes, minlength=len(self.values))
        return totals

    def counts(self, numbers: NDArray[np.int64]) -> NDArray[np.int64]:
        """How many of some documents have each value."""
        if 2 * len(numbers) > self.size:  # the others are fewer
            others = np.ones(self.size, bool)
            others[numbers] = False
            return self.totals - self._counts(np.flatnonzero(others))
        return self._counts(numbers)

    def _counts(self, numbers: NDArray[np.int64]) -> NDArray[np.int64]:
        if self._only is not None:
            return np.bincount(self._only.take(numbers), minlength=len(self.values) + 1)[:-1]
        first = self._starts.take(numbers).astype(np.int64)
        each = self._starts.take(numbers + 1) - first
        return np.bincount(self._codes.take(places(first, each)), minlength=len(self.values))

    def held(self, values: Sequence[int]) -> NDArray[np.int64]:
        """How many of some values each document has."""
        owners = np.repeat(np.arange(self.size), np.diff(self._starts))
        return np.bincount(owners[np.isin(self._codes, values)], minlength=self.size)

    @cached_property
    def _only(self) -> NDArray[np.int32] | None:
        """Where no document has several values, the one each has; the number of values where it has none."""
        each = np.diff(self._starts)
        if int(each.max(initial=0)) > 1:
            return None
        only = np.full(self.size, len(self.values), np.int32)
        only[each > 0] = self._codes
        return only

    @cached_property
    def ranks(self) -> NDArray[np.intp]:
        """The place of each value in the alphabet."""
        ranks = np.empty(len(self.values), np.intp)
        ranks[sorted(range(len(self.values)), key=lambda code: order.key(self.values[code]))] = np.arange(len(ranks))
        return ranks
