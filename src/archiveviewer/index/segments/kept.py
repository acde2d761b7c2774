"""What a snapshot has read of its terms, as far as it is worth its room.

Comes in: records as they are read. Goes out: the ones asked for last, of all fields and segments. It refuses to know
what a record tells.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, Any

from archiveviewer.index.segments.record import bits_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from archiveviewer.index.segments.reading import Field
    from archiveviewer.index.segments.record import Bits, Record

_MOST_KEPT = 40 * 1024 * 1024
"""Bytes of records that are kept: a question asks for the same term again and again, and so does the next one."""
_MOST_POSITIONS = 12 * 1024 * 1024
"""Bytes of positions that are kept besides, as they lie in records: they are the largest part by far, and read faster
than all else.
"""


class Kept:
    """The records asked for last, of all fields and segments of a snapshot, up to so many bytes together."""

    def __init__(self, most: int = _MOST_KEPT, positions: int = _MOST_POSITIONS) -> None:
        self._most, self._held = most, 0
        self._records: OrderedDict[tuple[int, int], Record] = OrderedDict()
        self._most_positions, self._held_positions = positions, 0
        self._placed: OrderedDict[Record, None] = OrderedDict()
        self._asked: tuple[NDArray[Any], Bits] | None = None

    def bits(self, documents: NDArray[Any]) -> Bits:
        """Where the bits of documents lie; the terms of a question are asked for the same ones in turn."""
        if self._asked is None or self._asked[0] is not documents:
            self._asked = documents, bits_of(documents)
        return self._asked[1]

    def get(self, field: Field, number: int) -> Record | None:
        """The record of a term, if it is kept."""
        key = (id(field), number)
        record = self._records.get(key)
        if record is not None:
            self._records.move_to_end(key)
        return record

    def put(self, field: Field, number: int, record: Record) -> None:
        """Keep a record, and let the oldest go for it."""
        self._records[id(field), number] = record
        self._held += record.weight
        while self._held > self._most and len(self._records) > 1:
            oldest = self._records.popitem(last=False)[1]
            self._held -= oldest.weight
            if oldest in self._placed:
                self._forget_positions(oldest)

    def clear(self) -> None:
        """Let go of all of it."""
        self._records.clear()
        self._placed.clear()
        self._held = self._held_positions = 0
        self._asked = None

    def keep_positions(self, record: Record) -> None:
        """Keep the positions of a record that is kept, and let the oldest go for them."""
        if record not in self._placed:
            self._held_positions += record.weight_of_positions
        self._placed[record] = None
        self._placed.move_to_end(record)
        while self._held_positions > self._most_positions and len(self._placed) > 1:
            self._forget_positions(next(iter(self._placed)))

    def _forget_positions(self, record: Record) -> None:
        del self._placed[record]
        self._held_positions -= record.weight_of_positions
        record.forget_positions()
