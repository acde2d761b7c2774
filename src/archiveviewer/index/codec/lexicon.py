"""One field as Whoosh reads it: its terms in byte order, and the postings of each.

Comes in: a field of a codec's file or of an archive's segment. Goes out: numbers of terms, and postings as Python's own
numbers. Terms that only we have, such as the break between paragraphs, do not exist here. It refuses to know queries,
scores and documents.
"""

from __future__ import annotations

from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
from whoosh.reading import TermInfo
from whoosh.util.numeric import byte_to_length

from archiveviewer.index.codec import values
from archiveviewer.index.segments.sections import Damaged, SectionReader, offsets

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray
    from whoosh.formats import Format

    from archiveviewer.index.segments.reading import Field


class Lexicon:
    """The terms of a field of an archive's segment. Numbers are those of `Field`."""

    def __init__(self, field: Field, hidden: bytes | None = None) -> None:
        self.field = field
        self._hidden = field.find(hidden) if hidden is not None else -1

    def find(self, term: bytes) -> int:
        """The number of a term, or -1."""
        number = self.field.find(term)
        return number if number != self._hidden else -1

    def first(self, term: bytes = b"") -> int:
        """The number of the first term that is not less; -1 behind the last."""
        return self._seen(self.field.span(term, None).start)

    def after(self, number: int) -> int:
        """The number of the next term; -1 behind the last."""
        return self._seen(number + 1)

    def _seen(self, number: int) -> int:
        number += number == self._hidden
        return number if number < len(self.field) else -1

    def numbers(self, term: bytes = b"") -> Iterator[int]:
        """The numbers of all terms from this one on."""
        return (number for number in self.field.span(term, None) if number != self._hidden)

    def weights(self, number: int) -> NDArray[Any]:
        """The weight of each posting."""
        return self.field.frequencies(number)

    def kept(self, number: int) -> list[bytes]:  # noqa: ARG002 — files of the codec have some
        """What is kept of each posting besides; empty when nothing is."""
        return []

    def lengths(self, number: int) -> tuple[int, int]:
        """The least and the greatest length, as bytes, that the field has in the documents of a term."""
        lengths = self.field.lengths
        if lengths is None:
            return 0, 0
        found = lengths[self.field.documents(number)]
        found = found[found > 0]
        return (int(found.min()), int(found.max())) if len(found) else (0, 0)

    def info(self, number: int) -> TermInfo:
        """What Whoosh wants to know of a term; a new object each time, for Whoosh changes it."""
        documents, weights = self.field.documents(number), self.weights(number)
        shortest, longest = map(byte_to_length, self.lengths(number))
        first, last = int(documents[0]), int(documents[-1])
        total, largest = float(weights.sum(dtype=np.float64)), float(weights.max())
        return TermInfo(total, len(documents), shortest, longest, largest, first, last)


class FileLexicon(Lexicon):
    """The terms of a field of a codec's file."""

    def __init__(self, sections: SectionReader, name: str, field: Field) -> None:
        super().__init__(field)
        self._sections, self._name = sections, name
        self._weighted, self._weight_starts = self._beside("weighted", "weights")
        self._kept, self._kept_starts = self._beside("kept", "kept_lengths")
        self._shortest, self._longest = self._array("shortest"), self._array("longest")
        if not len(self._shortest) == len(self._longest) == len(field):
            raise Damaged(name)

    def _array(self, part: str) -> NDArray[Any]:
        return self._sections.array(f"{self._name}/{part}")

    def _beside(self, numbers: str, rows: str) -> tuple[NDArray[Any], NDArray[np.int64]]:
        """The terms that have something beside their records, and the first row of each; one more, for the end."""
        terms = self._array(numbers).astype(np.int64)
        if len(terms) and (int(terms[-1]) >= len(self.field) or (np.diff(terms) <= 0).any()):
            raise Damaged(f"{self._name}/{numbers}")
        starts = offsets(self.field.base.counts[terms])
        if starts[-1] != self._sections.size(f"{self._name}/{rows}"):
            raise Damaged(f"{self._name}/{rows}")
        return terms, starts

    def weights(self, number: int) -> NDArray[Any]:
        """The weight of each posting."""
        rows = _rows(self._weighted, self._weight_starts, number)
        return self._sections.part(f"{self._name}/weights", *rows) if rows else self.field.frequencies(number)

    @cached_property
    def _heap_starts(self) -> NDArray[np.int64]:
        starts = offsets(self._array("kept_lengths"))
        if starts[-1] != self._sections.size(f"{self._name}/kept_heap"):
            raise Damaged(f"{self._name}/kept_heap")
        return starts

    def kept(self, number: int) -> list[bytes]:
        """What is kept of each posting besides; empty when nothing is."""
        rows = _rows(self._kept, self._kept_starts, number)
        if rows is None:
            return []
        starts = self._heap_starts[rows[0] : rows[1] + 1]
        data = self._sections.part(f"{self._name}/kept_heap", int(starts[0]), int(starts[-1])).tobytes()
        ends = (starts - starts[0]).tolist()
        return [data[start:end] for start, end in pairwise(ends)]

    def lengths(self, number: int) -> tuple[int, int]:
        """The least and the greatest length, as bytes, that the field has in the documents of a term."""
        return int(self._shortest[number]), int(self._longest[number])


def _rows(terms: NDArray[Any], starts: NDArray[np.int64], number: int) -> tuple[int, int] | None:
    at = int(np.searchsorted(terms, number))
    if at == len(terms) or terms[at] != number:
        return None
    return int(starts[at]), int(starts[at + 1])


class TermPostings:
    """The postings of one term, unpacked no further than they are asked for."""

    def __init__(self, lexicon: Lexicon, number: int) -> None:
        self._lexicon, self._number = lexicon, number
        self.ids: list[int] = lexicon.field.documents(number).tolist()

    @cached_property
    def weights(self) -> list[float]:
        """The weight of each."""
        weights: list[float] = self._lexicon.weights(self._number).astype(np.float64).tolist()
        return weights

    @cached_property
    def lengths(self) -> tuple[int, int]:
        """The least and the greatest length of the field in these documents."""
        shortest, longest = map(byte_to_length, self._lexicon.lengths(self._number))
        return shortest, longest

    @cached_property
    def _frequencies(self) -> NDArray[Any]:
        return self._lexicon.field.frequencies(self._number)

    @cached_property
    def _kept(self) -> list[bytes]:
        return self._lexicon.kept(self._number)

    @cached_property
    def _positions(self) -> tuple[list[int], list[int]]:
        positions, counts = self._lexicon.field.positions(self._number, None)
        return positions.tolist(), offsets(counts).tolist()

    def positions(self, at: int) -> list[int] | None:
        """The positions of a posting; None when they are not simply kept."""
        if not self._lexicon.field.has_positions or (self._kept and self._kept[at]):
            return None
        flat, starts = self._positions
        return flat[starts[at] : starts[at + 1]]

    def value(self, at: int, kind: Format) -> bytes:
        """What the format made of a posting."""
        kept = self._kept[at] if self._kept else b""
        return values.put_together(kind, int(self._frequencies[at]), self.positions(at) or [], kept)
