"""Where a question's words stand in the articles that are looked at a second time.

Comes in: one segment's reading, the terms in the order typed, some documents. Goes out: of each document how often
neighbouring terms are neighbours in it, and whether a term stands in its title or its sapo. It refuses to know what
that is worth.

An article begins with its title and its sapo, so a word is in the title when its position is less than the title's
length, and in the sapo when it is behind that and before the sapo's end. The lengths may be rounded up, and a kicker
may stand between the two, by less than the two breaks that are counted in.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from archiveviewer.index.evaluation.sets import Documents
from archiveviewer.index.evaluation.statistics import LENGTHS
from archiveviewer.query.fields import BREAK_POSITIONS, EVERYTHING
from archiveviewer.vietnamese.normal import folded_of
from archiveviewer.vietnamese.terms import EXACT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from archiveviewer.index.evaluation.reading import Reading

_NOWHERE = np.zeros(0, np.intp)
_LENGTHS = LENGTHS.astype(np.int64)
_BEHIND = 0xFF
"""Where a term stands behind the one before it; there are never so many terms."""


class Found(NamedTuple):
    """Which of some articles have a term, by their ascending places, how often, and where: positions joined."""

    places: NDArray[np.intp]
    counts: NDArray[np.int64]
    positions: NDArray[Any]

    def only(self, place: NDArray[np.intp]) -> Found:
        """The same in those articles that have a place in there, which is not -1."""
        places = place.take(self.places)
        kept = places >= 0
        return Found(places[kept], self.counts[kept], self.positions[kept.repeat(self.counts)])


_NOT_THERE = Found(_NOWHERE, _NOWHERE, _NOWHERE)


class Beside(NamedTuple):
    """Where the words of a pair are neighbours, once for each time: in any place, those of them in the title and in the
    sapo, and those that continue the pair before. A pair in an article is a cell, the articles of the first pair first.
    """

    anywhere: NDArray[np.intp]
    in_title: NDArray[np.intp]
    in_sapo: NDArray[np.intp]
    in_run: NDArray[np.intp]


class Standing:
    """Where some terms stand in the articles that are looked at; `wider` knows it of some terms in these and others.

    All occurrences of all terms stand in a row, in the order typed, so that a few arrays tell it of the whole question:
    of each its cell (a term in an article; the articles of the first term first), its position, and its address, which
    is the position if all articles stood one behind another.
    """

    def __init__(self, reading: Reading, terms: Sequence[str], at: Documents, wider: Standing | None = None) -> None:
        self._reading, self._terms, self._at = reading, terms, at
        known = self._known(wider) if wider else {}
        self._found = {term: known.get(term) or self._read(term) for term in dict.fromkeys(terms)}
        places, counts, positions = zip(*(self._found[term] for term in terms), strict=True)
        self._words = np.arange(len(terms), dtype=np.uint8).repeat(list(map(len, positions)))
        self._first = len(positions[0])
        self._positions = np.concatenate(positions, dtype=np.int64)
        cells, each = np.concatenate(places), np.concatenate(counts)
        cells += (np.arange(len(terms)) * len(at)).repeat(list(map(len, places)))
        begins = self._begins(cells, each)
        self._cells = cells.repeat(each)
        self._addresses = begins.take(cells).repeat(each)
        self._addresses += self._positions
        titles, sapos = self._lengths("title"), self._lengths("sapo")
        heads = np.where(sapos > 0, titles + sapos + 2 * BREAK_POSITIONS, titles)
        self._longest = int(heads.max(initial=0))
        self._titles, self._heads = (np.concatenate([lengths] * len(terms)) for lengths in (titles, heads))

    def _begins(self, cells: NDArray[np.intp], counts: NDArray[np.int64]) -> NDArray[np.int64]:
        """The address at which the article of each cell begins; each has room up to behind the last position."""
        lasts = np.zeros((len(self._terms), len(self._at)), np.int64)
        if len(self._positions):  # else the terms stand nowhere, or the index contradicts itself
            lasts.reshape(-1)[cells] = self._positions.take(counts.cumsum() - 1) + 2
        rooms = lasts.max(axis=0)
        ends = rooms.cumsum()
        self._room = int(ends[-1]) + 1 if len(ends) else 1
        return np.concatenate([ends - rooms] * len(self._terms))

    def _lengths(self, name: str) -> NDArray[np.int64]:
        field = self._reading.segment.field(name)
        lengths = None if field is None else field.lengths
        found: NDArray[np.int64] = (
            np.zeros(len(self._at), np.int64) if lengths is None else _LENGTHS.take(lengths.take(self._at.numbers))
        )
        return found

    def _read(self, term: str) -> Found:
        """Which articles have a term, how often, and where."""
        postings = self._reading.postings(EVERYTHING, term)
        if postings is None:
            return _NOT_THERE
        places, ranks = postings.documents.among(self._at)
        if not len(places):
            return _NOT_THERE
        everywhere = len(places) == len(self._at)
        held = self._at if everywhere else Documents(self._at.size, numbers=self._at.numbers.take(places))
        positions, counts = postings.positions(held, ranks)
        return Found(places, counts, positions)

    def _known(self, wider: Standing) -> dict[str, Found]:
        """Of the terms that are known where else they stand, where they stand in these articles."""
        mine = wider._at.numbers.searchsorted(self._at.numbers)
        place = np.full(len(wider._at), -1)
        place[mine] = np.arange(len(mine))
        return {term: wider._found[term].only(place) for term in self._terms if term in wider._found}

    def zones(self) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """The cells of the terms that stand in the title, and of those in the sapo; once for each time."""
        return self._zones_of(self._cells, self._positions)

    def neighbours(self) -> Beside:
        """The occurrences of each two neighbouring terms side by side; the cells are those of pairs."""
        own, before, layers = self._addresses, self._addresses[self._first :] - 1, self._layers()
        if any(layers):
            begins = np.array(layers) * self._room
            own = own + begins.take(self._words)
            before += begins.take(self._words[self._first :] - 1)
        table = np.zeros(self._room * (max(layers) + 1), np.uint8)  # which term stands in each place
        table[own] = self._words + 1
        beside = (table.take(before) == self._words[self._first :]).nonzero()[0]
        before = before.take(beside)
        beside += self._first  # before the first term there is none
        table[own.take(beside)] = _BEHIND
        in_run = table.take(before) == _BEHIND
        cells = self._cells.take(beside)
        cells -= len(self._at)  # a pair stands where its second word does
        return Beside(cells, *self._zones_of(cells, self._positions.take(beside)), cells[in_run])

    def _layers(self) -> list[int]:
        """How many terms before each may stand where it stands: a fold and its spelling, or the same asked twice."""
        seen: Counter[str] = Counter()
        layers = []
        for term in self._terms:
            fold = folded_of(term[len(EXACT) :]) if term.startswith(EXACT) else term
            layers.append(seen[fold])
            seen[fold] += 1
        return layers

    def _zones_of(
        self, cells: NDArray[np.intp], positions: NDArray[np.int64]
    ) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """The cells of those positions that are in the title, and of those in the sapo."""
        early = (positions < self._longest).nonzero()[0]
        cells, positions = cells.take(early), positions.take(early)
        in_title, in_head = positions < self._titles.take(cells), positions < self._heads.take(cells)
        return cells[in_title], cells[in_head > in_title]
