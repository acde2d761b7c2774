"""The phrases of a segment, read: numbers of words, rows of the table, and the passages again for merging.

Comes in: the sections that `phrases` wrote. Goes out: what they hold. It refuses to know what is completed and other
segments.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from archiveviewer.index.forms import LONGEST
from archiveviewer.index.segments.phrases import MOST_FORMS, NAME, Origin, Passages, term_of
from archiveviewer.index.segments.sections import Damaged, offsets, unpacked
from archiveviewer.index.segments.table import MOST_WORDS, Table, word_of
from archiveviewer.query.fields import BREAK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from archiveviewer.index.segments.sections import SectionReader

_LAST = "\U0010ffff"
_MOST_BYTES = MOST_FORMS * (4 * LONGEST + 8)


class Phrases:
    """The phrases of one segment. Exact terms are numbered from 1 in the order of folded and then of exact terms."""

    def __init__(self, sections: SectionReader, documents: int) -> None:
        self._sections, self._documents = sections, documents
        heap = unpacked(sections.array(f"{NAME}/forms/heap").tobytes(), _MOST_BYTES, NAME).decode("utf-8", "replace")
        self._forms = heap.split("\n") if heap else []
        opening = sections.array(f"{NAME}/forms/opening")
        if len(opening) != len(self._forms) or (len(opening) and not opening[0]):
            raise Damaged(NAME)
        self._first: list[int] = np.append(np.flatnonzero(opening), len(opening)).tolist()
        self.table = Table(sections, f"{NAME}/table")

    def __len__(self) -> int:
        """How many exact terms there are."""
        return len(self._first) - 1

    def term(self, number: int) -> tuple[str, str]:
        """The folded and the exact term of a number."""
        return term_of(self._forms[self._first[number - 1]])

    def forms(self, number: int) -> list[str]:
        """How a term is printed, most frequent first."""
        return self._forms[self._first[number - 1] : self._first[number]]

    def form(self, number: int, variant: int) -> str:
        """One of these, or the first where there is none."""
        at = self._first[number - 1] + variant
        return self._forms[at if at < self._first[number] else self._first[number - 1]]

    def folding_to(self, folded: str) -> range:
        """The terms of one fold."""
        return range(self._at(folded), self._at(folded + "\0"))

    def beginning_with(self, folded: str) -> range:
        """The terms whose fold begins so."""
        return range(self._at(folded), self._at(folded + _LAST))

    def find(self, folded: str, exact: str) -> int:
        """The number of an exact term; 0 when there is none."""
        return next((number for number in self.folding_to(folded) if self.term(number)[1] == exact), 0)

    def _at(self, folded: str) -> int:
        return bisect_left(range(1, len(self) + 1), folded, key=lambda number: self.term(number)[0]) + 1

    @cached_property
    def _ranked(self) -> NDArray[Any]:
        """Of each number of the stream the form it means, counted with the break before them."""
        ranks = self._sections.array(f"{NAME}/forms/ranks")
        if len(ranks) != len(self._forms) or (np.sort(ranks) != np.arange(1, len(ranks) + 1)).any():
            raise Damaged(NAME)
        ranked = np.zeros(len(ranks) + 1, np.uint16)
        ranked[ranks] = np.arange(1, len(ranks) + 1)
        return ranked

    def origin(self, living: NDArray[np.bool_]) -> Origin:
        """The passages of the documents that live, for another segment."""
        return Origin([BREAK, *self._forms], lambda: self._passages(living))

    def _passages(self, living: NDArray[np.bool_]) -> Iterator[Passages]:
        name = f"{NAME}/stream"
        lengths = self._sections.array(f"{name}/lengths").astype(np.int64)
        documents = offsets(self._sections.array(f"{name}/documents"))
        starts = offsets(self._sections.array(f"{name}/sizes"))
        if not (
            len(lengths) == self._documents == documents[-1]
            and len(documents) == len(starts)
            and starts[-1] == self._sections.size(f"{name}/words")
        ):
            raise Damaged(NAME)
        for block in range(len(starts) - 1):
            packed = self._sections.part(f"{name}/words", int(starts[block]), int(starts[block + 1])).tobytes()
            own = slice(documents[block], documents[block + 1])
            numbers = np.frombuffer(unpacked(packed, 2 * int(lengths[own].sum()), NAME, exactly=True), "<u2")
            if len(numbers) and int(numbers.max()) >= len(self._ranked):
                raise Damaged(NAME)
            words, kept = self._ranked[numbers], living[own]
            whole = Passages(words, lengths[own])
            yield whole if kept.all() else Passages(words[np.repeat(kept, lengths[own])], lengths[own][kept])

    def check(self) -> Iterator[str]:
        """Read everything; yields what contradicts itself."""
        everybody = np.ones(self._documents, bool)
        last_words = (
            found.words[np.cumsum(found.lengths[found.lengths > 0]) - 1] for found in self._passages(everybody)
        )
        if any(words.any() for words in last_words):
            yield "phrases run from one article into the next"
        if any(self.term(number) >= self.term(number + 1) for number in range(1, len(self))):
            yield "the words of phrases are out of order"
        last = np.zeros(1, np.uint64)
        for rows in self.table.blocks():
            keys = np.concatenate((last, rows.keys))
            if (keys[1:] <= keys[:-1]).any():
                yield "phrases are out of order"
            if any(int(word_of(rows.keys, number).max()) > len(self) for number in range(MOST_WORDS)):
                yield "phrases have words that are none"
            last = rows.keys[-1:]
