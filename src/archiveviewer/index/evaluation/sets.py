"""Sets of one segment's documents, as ascending numbers or as booleans, whichever is at hand or cheaper.

Numbers or booleans come in, sets go out. It refuses to know terms and scores. Numbers are `intp` in here, because
numpy converts any other index array before each use.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    Numbers = NDArray[np.intp]
    Mask = NDArray[np.bool_]

_FEW = 64
"""Fewer than one in so many documents are looked up one by one."""


class Documents:
    """Some of a segment's `size` documents."""

    def __init__(self, size: int, *, numbers: Numbers | None = None, mask: Mask | None = None) -> None:
        self.size = size
        self._numbers = numbers
        self._mask = mask

    @property
    def numbers(self) -> Numbers:
        """Ascending document numbers."""
        if self._numbers is None:
            self._numbers = self._load_numbers()
        return self._numbers

    @property
    def mask(self) -> Mask:
        """The whole segment as booleans."""
        if self._mask is None:
            self._mask = self._load_mask()
        return self._mask

    @property
    def has_mask(self) -> bool:
        """Whether the booleans cost nothing (any more)."""
        return self._mask is not None

    def __len__(self) -> int:
        return len(self._numbers) if self._numbers is not None else int(np.count_nonzero(self.mask))

    def __and__(self, other: Documents) -> Documents:
        if self is other:
            return self
        if self.has_mask and other.has_mask:
            return Documents(self.size, mask=self.mask & other.mask)
        few, many = sorted((self, other), key=lambda part: (part.has_mask, len(part)))
        return Documents(self.size, numbers=few.numbers[many.places(few.numbers)])

    def __or__(self, other: Documents) -> Documents:
        return Documents(self.size, mask=self.mask | other.mask)

    def __sub__(self, other: Documents) -> Documents:
        if self.has_mask:
            return Documents(self.size, mask=self.mask > other.mask)
        return Documents(self.size, numbers=self.numbers[~other.has(self.numbers)])

    def has(self, numbers: Numbers) -> Mask:
        """Which of these ascending numbers are in the set."""
        own = self._numbers
        if self._mask is not None or own is None or len(numbers) * _FEW > len(own):
            return self.mask.take(numbers)
        if not len(own):
            return np.zeros(len(numbers), bool)
        at = np.searchsorted(own, numbers)
        at[at == len(own)] = 0
        found: Mask = own.take(at) == numbers
        return found

    def places(self, numbers: Numbers) -> NDArray[np.intp]:
        """Where among these ascending numbers those of the set are."""
        return np.flatnonzero(self.has(numbers))

    def _load_numbers(self) -> Numbers:
        return np.flatnonzero(self.mask)

    def _load_mask(self) -> Mask:
        mask = np.zeros(self.size, bool)
        mask[self.numbers] = True
        return mask


def nothing(size: int) -> Documents:
    """No document."""
    return Documents(size, numbers=np.zeros(0, np.intp))


def everything(size: int) -> Documents:
    """All documents."""
    return Documents(size, mask=np.ones(size, bool))


def intersection(parts: Iterable[Documents]) -> Documents:
    """What is in all of the parts, of which there is at least one; the smallest that is no bitmap leads."""
    first, *rest = sorted(parts, key=lambda part: (part.has_mask, len(part)))
    for part in rest:
        first = first & part
    return first


def union(parts: Iterable[Documents], size: int) -> Documents:
    """What is in any of the parts."""
    mask = np.zeros(size, bool)
    for part in parts:
        if part.has_mask:
            mask |= part.mask
        else:
            mask[part.numbers] = True
    return Documents(size, mask=mask)
