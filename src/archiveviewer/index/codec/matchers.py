"""Postings in memory, walked the way Whoosh walks them.

Comes in: postings whose ids ascend, numbers of documents or the terms of a vector. Goes out: a matcher. A block is so
many postings in a row, so that Whoosh may skip those that can't reach the score it needs. It refuses to know where
postings come from.
"""

from __future__ import annotations

import copy
from bisect import bisect_left
from typing import TYPE_CHECKING, Any, Protocol

from whoosh import formats
from whoosh.matching import LeafMatcher, NullMatcher, ReadTooFar

from archiveviewer.index.codec import values

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from whoosh.formats import Format
    from whoosh.scoring import BaseScorer

_BLOCK = 128


class Postings(Protocol):
    """What a matcher walks."""

    @property
    def ids(self) -> Sequence[Any]:
        """Ascending."""

    @property
    def weights(self) -> Sequence[float]:
        """Beside the ids."""

    @property
    def lengths(self) -> tuple[int, int]:
        """The least and the greatest length of the field in these documents."""

    def positions(self, at: int) -> list[int] | None:
        """The positions of a posting, where they are at hand."""

    def value(self, at: int, kind: Format) -> bytes:
        """What the format made of a posting."""


class ArrayMatcher(LeafMatcher):
    """Whoosh's matcher over postings."""

    def __init__(
        self,
        postings: Postings,
        kind: Format,
        term: tuple[str, bytes] | None = None,
        scorer: BaseScorer | None = None,
    ) -> None:
        self._postings, self.format, self._term, self.scorer = postings, kind, term, scorer
        self._ids = postings.ids
        self._at = 0
        self._largest: dict[int, float] = {}

    def is_active(self) -> bool:
        """Whether there is a posting here."""
        return self._at < len(self._ids)

    def reset(self) -> None:
        """To the first posting."""
        self._at = 0

    def copy(self) -> ArrayMatcher:
        """One more at the same place."""
        return copy.copy(self)

    def replace(self, minquality: float = 0) -> Any:  # noqa: ANN401 — some matcher
        """Nothing in its place where nothing is left or can be reached."""
        if not self.is_active() or (minquality and self.supports_block_quality() and self.max_quality() < minquality):
            return NullMatcher()
        return self

    def id(self) -> Any:  # noqa: ANN401 — a number, or a term of a vector
        """Whose posting this is."""
        return self._ids[self._at]

    def all_ids(self) -> Iterator[Any]:
        """From here to the end."""
        return iter(self._ids[self._at :])

    def weight(self) -> float:
        """The weight of this posting."""
        return self._postings.weights[self._at]

    def value(self) -> bytes:
        """What the format made of this posting."""
        return self._postings.value(self._at, self.format)

    def value_as(self, astype: str) -> Any:  # noqa: ANN401 — as the format has it
        """This posting as positions and the like; plain positions need no format."""
        if astype == "positions" and values.has_positions(self.format):
            positions = self._postings.positions(self._at)
            if positions is not None:
                return positions
        return super().value_as(astype)

    def items_as(self, astype: str) -> Iterator[tuple[Any, Any]]:
        """All postings from here on as positions and the like."""
        while self.is_active():
            yield self.id(), self.value_as(astype)
            self.next()

    def next(self) -> bool:
        """To the next posting; tells whether it opens a block."""
        if not self.is_active():
            raise ReadTooFar
        self._at += 1
        return self._at % _BLOCK == 0 or not self.is_active()

    def skip_to(self, id: Any) -> None:  # noqa: A002, ANN401 — Whoosh's name
        """To the first posting from here on that is not before `id`."""
        if not self.is_active():
            raise ReadTooFar
        if id > self._ids[self._at]:
            self._at = bisect_left(self._ids, id, self._at)

    def skip_to_quality(self, minquality: float) -> int:
        """To the first block that might score more; how many were skipped."""
        skipped = 0
        while self.is_active() and self.block_quality() <= minquality:
            self._at = min((self._at // _BLOCK + 1) * _BLOCK, len(self._ids))
            skipped += 1
        return skipped

    def block_min_id(self) -> Any:  # noqa: ANN401 — as `id`
        """The first of this block."""
        return self._ids[self._at // _BLOCK * _BLOCK]

    def block_max_id(self) -> Any:  # noqa: ANN401 — as `id`
        """The last of this block."""
        return self._ids[min((self._at // _BLOCK + 1) * _BLOCK, len(self._ids)) - 1]

    def block_min_length(self) -> int:
        """No field of this block is shorter."""
        return self._postings.lengths[0]

    def block_max_length(self) -> int:
        """None is longer."""
        return self._postings.lengths[1]

    def block_max_weight(self) -> float:
        """The largest weight of this block."""
        block = self._at // _BLOCK
        if block not in self._largest:
            self._largest[block] = max(self._postings.weights[block * _BLOCK : (block + 1) * _BLOCK], default=0.0)
        return self._largest[block]


class VectorPostings:
    """The terms of one document."""

    def __init__(self, terms: list[Any], weights: list[float], kept: list[bytes]) -> None:
        self.ids, self.weights, self._kept = terms, weights, kept
        self.lengths = (0, 0)

    def positions(self, at: int) -> list[int] | None:  # noqa: ARG002 — a vector keeps values only
        """None are at hand."""
        return None

    def value(self, at: int, kind: Format) -> bytes:
        """What the format made of a posting."""
        return values.put_together(kind, 1, [], self._kept[at])


def over_vector(postings: VectorPostings, kind: Format | None) -> ArrayMatcher:
    """A matcher over the terms of a document."""
    return ArrayMatcher(postings, kind or formats.Existence())
