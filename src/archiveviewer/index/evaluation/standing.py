"""Where a question's words stand in the articles that are looked at a second time.

Comes in: one segment's reading, the terms in the order typed, some documents. Goes out: of each document how often
neighbouring terms are neighbours in it, and whether a term stands in its title or its sapo. It refuses to know what
that is worth.

An article begins with its title and its sapo, so a word is in the title when its position is less than the title's
length, and in the sapo when it is behind that and before the sapo's end. The lengths may be rounded up, and a kicker
may stand between the two, by less than the two breaks that are counted in.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from archiveviewer.index.evaluation.sets import Documents
from archiveviewer.index.evaluation.statistics import LENGTHS
from archiveviewer.query.fields import BREAK_POSITIONS, EVERYTHING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from archiveviewer.index.evaluation.reading import Reading

_NOWHERE = np.zeros(0, np.intp)
_LENGTHS = LENGTHS.astype(np.int64)


class Found(NamedTuple):
    """Which of some articles have a term, by their ascending places, how often, and where: positions joined."""

    places: NDArray[np.intp]
    counts: NDArray[np.int64]
    positions: NDArray[np.int64]

    def only(self, place: NDArray[np.intp]) -> Found:
        """The same in those articles that have a place in there, which is not -1."""
        places = place.take(self.places)
        kept = places >= 0
        return Found(places[kept], self.counts[kept], self.positions[kept.repeat(self.counts)])


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
        self._borders = [0, *itertools.accumulate(map(len, positions))]
        self._positions = np.concatenate(positions)
        cells, each = np.concatenate(places), np.concatenate(counts)
        cells += (np.arange(len(terms)) * len(at)).repeat([len(own) for own in places])
        begins = self._begins(cells, each)
        self._cells = cells.repeat(each)
        self._addresses = begins.take(cells).repeat(each)
        self._addresses += self._positions
        self._titles, sapos = (np.concatenate([self._lengths(name)] * len(terms)) for name in ("title", "sapo"))
        self._heads = np.where(sapos > 0, self._titles + sapos + 2 * BREAK_POSITIONS, self._titles)

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
        places = _NOWHERE if postings is None else postings.documents.places(self._at.numbers)
        if postings is None or not len(places):
            return Found(_NOWHERE, _NOWHERE, _NOWHERE)
        everywhere = len(places) == len(self._at)
        held = self._at if everywhere else Documents(self._at.size, numbers=self._at.numbers[places])
        positions, counts = postings.positions(held)
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
        table = np.zeros(self._room, bool)  # a place for each position in each article
        behind, before = self._addresses + 1, _NOWHERE  # `before`: where the right words of the pair before stand
        places, runs = [], []
        for start, border, end in zip(self._borders, self._borders[1:], self._borders[2:], strict=False):
            table[behind[start:border]] = True
            places.append(table.take(self._addresses[border:end]).nonzero()[0] + border)
            table[behind[start:border]] = False
            addresses = self._addresses.take(places[-1])
            table[before] = True
            runs.append(table.take(addresses - 1))
            table[before] = False
            before = addresses
        beside, in_run = np.concatenate(places), np.concatenate(runs)
        cells = self._cells.take(beside)
        cells -= len(self._at)  # a pair stands where its second word does
        return Beside(cells, *self._zones_of(cells, self._positions.take(beside)), cells[in_run])

    def _zones_of(
        self, cells: NDArray[np.intp], positions: NDArray[np.int64]
    ) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """The cells of those positions that are in the title, and of those in the sapo."""
        early = (positions < self._heads.take(cells)).nonzero()[0]
        cells, positions = cells.take(early), positions.take(early)
        in_title = positions < self._titles.take(cells)
        return cells[in_title], cells[~in_title]
