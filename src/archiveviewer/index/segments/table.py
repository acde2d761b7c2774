"""A table of phrases: for each how often it stands in a segment, how it is printed and whether it ends there.

Comes in: rows in the order of their keys. Goes out: the rows whose first word is among some. A key holds up to four
numbers of words, sixteen bits each, the first highest, zero behind the last: so whatever begins with some words stands
together. Rows are packed in blocks. It refuses to know what the words are.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import zstandard

from archiveviewer.index.segments.sections import Damaged, offsets, unpacked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from archiveviewer.index.segments.sections import SectionReader, SectionWriter

MOST_WORDS = 4
"""Words of a phrase."""
BITS = 16
ENDINGS = 15
"""Into how many parts the places of a phrase are divided to tell at how many of them a break follows."""
MOST_ENDINGS = 2
"""More of these parts need not be told apart."""
A_BLOCK = 16_384
"""Rows that are packed together."""
_BYTES = 8 + 4 + 1 + 1
"""Bytes of a row: its key, its count, its code, its endings."""
_LEVEL = 6
_KEPT = 48
"""Blocks that stay unpacked: 10 MB."""


class Rows(NamedTuple):
    """Phrases by ascending keys. `codes` tell how each is printed: two bits a word, the first lowest. `endings` tell at
    how many fifteenths of its places, none, one or more, a break follows; of a phrase of four words also if it follows
    the last of them elsewhere.
    """

    keys: NDArray[np.uint64]
    counts: NDArray[np.uint32]
    codes: NDArray[np.uint8]
    endings: NDArray[np.uint8]

    def part(self, start: Any, stop: Any = None) -> Rows:  # noqa: ANN401 — numbers, or a mask
        """Some of the rows."""
        chosen = start if stop is None else slice(start, stop)
        return Rows(self.keys[chosen], self.counts[chosen], self.codes[chosen], self.endings[chosen])


def word_of(keys: NDArray[np.uint64], number: int) -> NDArray[np.uint64]:
    """The number of one word of each key, the first being 0."""
    return keys >> np.uint64(BITS * (MOST_WORDS - 1 - number)) & np.uint64(2**BITS - 1)


def joined(parts: list[Rows]) -> Rows:
    """Rows one behind another."""
    nothing = np.zeros(0, np.uint8)
    empty = Rows(nothing.astype(np.uint64), nothing.astype(np.uint32), nothing, nothing)
    keys, counts, codes, endings = zip(empty, *parts, strict=True)
    return Rows(np.concatenate(keys), np.concatenate(counts), np.concatenate(codes), np.concatenate(endings))


class TableWriter:
    """Writes the sections `name/…`; nothing else may be written to the file until it is closed."""

    def __init__(self, sections: SectionWriter, name: str) -> None:
        self._sections, self._name = sections, name
        self._packer = zstandard.ZstdCompressor(level=_LEVEL)
        self._waiting = joined([])
        self._heads: list[int] = []
        self._sizes: list[int] = []
        self._rows = 0
        sections.begin(f"{name}/rows", "u1")

    def add(self, rows: Rows) -> None:
        """The next rows."""
        rows = joined([self._waiting, rows])
        whole = len(rows.keys) - len(rows.keys) % A_BLOCK
        for start in range(0, whole, A_BLOCK):
            self._write(rows.part(start, start + A_BLOCK))
        self._waiting = rows.part(whole, len(rows.keys))

    def _write(self, rows: Rows) -> None:
        packed = self._packer.compress(_planes(rows).tobytes())
        self._heads.append(int(rows.keys[0]))
        self._sizes.append(len(packed))
        self._rows += len(rows.keys)
        self._sections.append(np.frombuffer(packed, np.uint8))

    def close(self) -> None:
        """Write what leads to the blocks."""
        if len(self._waiting.keys):
            self._write(self._waiting)
        self._sections.add(f"{self._name}/heads", np.array(self._heads, np.uint64))
        self._sections.add(f"{self._name}/sizes", np.array(self._sizes, np.uint32))
        self._sections.add(f"{self._name}/count", np.array([self._rows], np.uint32))


def _planes(rows: Rows) -> NDArray[np.uint8]:
    """The bytes of the rows, all first bytes first: words as what they add to those of the row before."""
    words = np.stack([word_of(rows.keys, number) for number in range(MOST_WORDS)]).astype("<u2")
    words[:, 1:] -= words[:, :-1].copy()
    parts = (
        words.view(np.uint8).reshape(MOST_WORDS, -1, 2),
        rows.counts.astype("<u4").view(np.uint8).reshape(1, -1, 4),
    )
    planes = [part.transpose(0, 2, 1).reshape(-1, len(rows.keys)) for part in parts]
    return np.concatenate([*planes, rows.codes.reshape(1, -1), rows.endings.reshape(1, -1)])


def _rows(planes: NDArray[np.uint8]) -> Rows:
    words, counts = planes[: 2 * MOST_WORDS], planes[2 * MOST_WORDS : -2]
    keys = np.zeros(planes.shape[1], np.uint64)
    for number in range(MOST_WORDS):
        added = words[2 * number].astype(np.uint16) | words[2 * number + 1].astype(np.uint16) << 8
        keys = keys << np.uint64(BITS) | np.cumsum(added, dtype=np.uint16)
    return Rows(keys, np.ascontiguousarray(counts.T).view("<u4").reshape(-1), planes[-2], planes[-1])


class Table:
    """Reads the sections `name/…`; the blocks asked for last stay unpacked."""

    def __init__(self, sections: SectionReader, name: str) -> None:
        self._sections, self._name = sections, name
        self.heads = sections.array(f"{name}/heads")
        self._starts = offsets(sections.array(f"{name}/sizes"))
        (rows,) = sections.array(f"{name}/count").tolist() or [0]
        self.count = int(rows)
        blocks = -(-self.count // A_BLOCK)
        if not len(self.heads) == blocks == len(self._starts) - 1 or self._starts[-1] != sections.size(f"{name}/rows"):
            raise Damaged(name)
        self._kept: OrderedDict[int, Rows] = OrderedDict()

    def between(self, first: int, end: int) -> Rows:
        """The rows with keys from `first` up to, not with, `end`."""
        if first >= end or not len(self.heads):
            return joined([])
        start = max(int(np.searchsorted(self.heads, np.uint64(first), "right")) - 1, 0)
        stop = int(np.searchsorted(self.heads, np.uint64(end), "left"))
        blocks = [self._block(number) for number in range(start, stop)]
        if not blocks:
            return joined([])
        low = int(np.searchsorted(blocks[0].keys, np.uint64(first)))
        high = len(blocks[-1].keys) - int(np.searchsorted(blocks[-1].keys, np.uint64(end)))
        rows = joined(blocks) if len(blocks) > 1 else blocks[0]
        return rows.part(low, len(rows.keys) - high)

    def blocks(self) -> Iterator[Rows]:
        """All rows, block by block."""
        return (self._block(number) for number in range(len(self.heads)))

    def _block(self, number: int) -> Rows:
        kept = self._kept.get(number)
        if kept is None:
            kept = self._kept[number] = self._read(number)
            if len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        else:
            self._kept.move_to_end(number)
        return kept

    def _read(self, number: int) -> Rows:
        packed = self._sections.part(
            f"{self._name}/rows", int(self._starts[number]), int(self._starts[number + 1])
        ).tobytes()
        wanted = min(A_BLOCK, self.count - number * A_BLOCK)
        data = unpacked(packed, wanted * _BYTES, self._name, exactly=True)
        return _rows(np.frombuffer(data, np.uint8).reshape(_BYTES, wanted))
