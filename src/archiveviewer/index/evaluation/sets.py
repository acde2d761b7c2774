"""Sets of one segment's documents, as ascending numbers, as booleans or as bits, whichever is at hand or cheaper.

Numbers, booleans or bits come in, sets go out. It refuses to know terms and scores. Numbers are `intp` in here, because
numpy converts any other index array before each use.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    Numbers = NDArray[np.intp]
    Mask = NDArray[np.bool_]
    Bits = NDArray[np.uint64]
    """The documents 64 by 64, the first of each in the lowest bit; none beyond the last document."""

_LOWEST = np.uint64(1)
_FEW = 64
"""Fewer than one in so many documents are looked up one by one."""


_FEW_BITS = 16
"""Of fewer than one in so many documents the bits are looked at one by one, before all are made into booleans."""


class Documents:
    """Some of a segment's `size` documents."""

    def __init__(
        self, size: int, *, numbers: Numbers | None = None, mask: Mask | None = None, bits: Bits | None = None
    ) -> None:
        self.size = size
        self._numbers = numbers
        self._mask = mask
        self._bits = bits
        self._ordinals: NDArray[Any] | None = None

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
    def ordinals(self) -> NDArray[Any]:
        """Of every document its place among the numbers, -1 for those that are not among them."""
        if self._ordinals is None:
            narrow = len(self.numbers) <= np.iinfo(np.int16).max
            self._ordinals = np.full(self.size, -1, np.int16 if narrow else np.int32)
            self._ordinals[self.numbers] = np.arange(len(self.numbers))
        return self._ordinals

    @property
    def is_dense(self) -> bool:
        """Whether something is at hand that says of every document whether it is in the set."""
        return self._mask is not None or self._bits is not None

    def __len__(self) -> int:
        if self._numbers is not None:
            return len(self._numbers)
        if self._bits is not None:
            return int(np.bitwise_count(self._bits).sum())
        return int(np.count_nonzero(self.mask))

    def __and__(self, other: Documents) -> Documents:
        if self is other:
            return self
        if self._bits is not None and other._bits is not None:
            return Documents(self.size, bits=self._bits & other._bits)
        if self.is_dense and other.is_dense:
            return Documents(self.size, mask=self.mask & other.mask)
        few, many = sorted((self, other), key=lambda part: (part.is_dense, len(part)))
        return Documents(self.size, numbers=few.numbers[many.places(few.numbers)])

    def __or__(self, other: Documents) -> Documents:
        return Documents(self.size, mask=self.mask | other.mask)

    def __sub__(self, other: Documents) -> Documents:
        if self.is_dense:
            return Documents(self.size, mask=self.mask > other.mask)
        return Documents(self.size, numbers=self.numbers[~other.has(self.numbers)])

    def has(self, numbers: Numbers) -> Mask:
        """Which of these ascending numbers are in the set."""
        own = self._numbers
        if self._bits is not None and self._mask is None and len(numbers) * _FEW_BITS < self.size:
            found = self._bits.take(numbers >> 6)
            found >>= (numbers & 63).astype(np.uint64)
            found &= _LOWEST
            return found.astype(np.bool_)
        if self._mask is not None or own is None or len(numbers) * _FEW > len(own):
            return self.mask.take(numbers)
        if not len(own):
            return np.zeros(len(numbers), bool)
        at = np.searchsorted(own, numbers)
        at[at == len(own)] = 0
        same: Mask = own.take(at) == numbers
        return same

    def places(self, numbers: Numbers) -> NDArray[np.intp]:
        """Where among these ascending numbers those of the set are."""
        return self.has(numbers).nonzero()[0]

    def _load_numbers(self) -> Numbers:
        return np.flatnonzero(self.mask)

    def _load_mask(self) -> Mask:
        if self._bits is not None:
            return np.unpackbits(self._bits.view(np.uint8), count=self.size, bitorder="little").view(np.bool_)
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
    first, *rest = sorted(parts, key=lambda part: (part.is_dense, len(part)))
    for part in rest:
        first = first & part
    return first


def union(parts: Iterable[Documents], size: int) -> Documents:
    """What is in any of the parts."""
    mask = np.zeros(size, bool)
    for part in parts:
        if part.is_dense:
            mask |= part.mask
        else:
            mask[part.numbers] = True
    return Documents(size, mask=mask)
