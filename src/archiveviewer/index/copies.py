"""Which documents print the same story, as an array beside all others.

Comes in: a snapshot's days and lengths, and groups of documents. Goes out: of each document the group it is in, and
the order of a group's members. It refuses to know how groups were found.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import numpy as np

from archiveviewer.query.fields import EVERYTHING
from archiveviewer.query.periods import LAST_DAY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from archiveviewer.index.snapshot import Snapshot

Prefer = Literal["earliest", "fullest"]


class Copies:
    """`groups[document]` is the number of its group, -1 for one that is alone."""

    def __init__(self, snapshot: Snapshot, days: NDArray[np.int32], groups: Sequence[Sequence[int]]) -> None:
        self.groups = np.full(len(days), -1, np.int32)
        for number, members in enumerate(groups):
            self.groups[list(members)] = number
        self._days = np.where(days > 0, days, LAST_DAY)
        self._lengths = _lengths(snapshot)

    def in_order(self, members: NDArray[np.int64], prefer: Prefer) -> list[int]:
        """Some documents of a group, the one to show first: the earliest, or the one with most words."""
        by_day, by_words = self._days[members], -self._lengths[members].astype(np.int64)
        keys = (members, by_day, by_words) if prefer == "fullest" else (members, by_words, by_day)
        ordered: list[int] = members[np.lexsort(keys)].tolist()
        return ordered


def _lengths(snapshot: Snapshot) -> NDArray[np.uint8]:
    """How long each document is, in steps that grow with it."""
    parts = [np.zeros(0, np.uint8)]
    for segment in snapshot.segments:
        field = segment.field(EVERYTHING)
        lengths = field.lengths if field else None
        parts.append(np.zeros(segment.document_count, np.uint8) if lengths is None else lengths)
    return np.concatenate(parts)
