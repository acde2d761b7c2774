"""Where a question's words stand in the articles that are looked at a second time.

Comes in: one segment's reading, the terms in the order typed, some documents. Goes out: of each document how often
neighbouring terms are neighbours in it, and whether a term stands in its title or its sapo. It refuses to know what
that is worth.

An article begins with its title and its sapo, so a word is in the title when its position is less than the title's
length, and in the sapo when it is behind that and before the sapo's end. The lengths may be rounded up, and a kicker
may stand between the two, by less than the two breaks that are counted in.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from archiveviewer.index.evaluation.sets import Documents
from archiveviewer.index.evaluation.statistics import LENGTHS
from archiveviewer.query.fields import BREAK_POSITIONS, EVERYTHING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from archiveviewer.index.evaluation.reading import Reading

_NOWHERE = np.zeros(0, np.intp)


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


class Occurrences(NamedTuple):
    """Where one term stands: whose each position is, the positions, and the same as places in one row of all articles,
    one behind another.
    """

    owners: NDArray[np.intp]
    positions: NDArray[np.int64]
    addresses: NDArray[np.int64]


class Beside(NamedTuple):
    """Of a term's occurrences those that have the next term behind them: whose each is, those of them in the title and
    in the sapo, and those that continue the pair of terms before.
    """

    owners: NDArray[np.intp]
    in_title: NDArray[np.intp]
    in_sapo: NDArray[np.intp]
    in_run: NDArray[np.intp]


class Standing:
    """Where some terms stand in the articles that are looked at; `wider` knows it of some terms in these and others."""

    def __init__(self, reading: Reading, terms: Sequence[str], at: Documents, wider: Standing | None = None) -> None:
        self._reading, self._terms, self._at = reading, terms, at
        known = self._known(wider) if wider else {}
        self._found = {term: known.get(term) or self._read(term) for term in dict.fromkeys(terms)}
        rooms = np.zeros(len(at), np.int64)  # behind the last position of each article
        for places, counts, positions in self._found.values():
            if len(positions):  # else it stands nowhere, or the index contradicts itself
                rooms[places] = np.maximum(rooms.take(places), positions.take(counts.cumsum() - 1) + 2)
        ends = rooms.cumsum()
        begins = ends - rooms
        self._room = int(ends[-1]) + 1 if len(ends) else 1
        self._of_term = {
            term: Occurrences(places.repeat(counts), positions, begins.take(places).repeat(counts) + positions)
            for term, (places, counts, positions) in self._found.items()
        }
        self._titles, sapos = self._lengths("title"), self._lengths("sapo")
        self._heads = np.where(sapos > 0, self._titles + sapos + 2 * BREAK_POSITIONS, self._titles)

    def _lengths(self, name: str) -> NDArray[np.int64]:
        field = self._reading.segment.field(name)
        lengths = None if field is None else field.lengths
        found: NDArray[np.int64] = (
            np.zeros(len(self._at), np.int64)
            if lengths is None
            else LENGTHS[lengths[self._at.numbers]].astype(np.int64)
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

    def zones(self, term: str) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """Whose title a term stands in, and whose sapo; once for each time."""
        found = self._of_term[term]
        return self._zones_of(found.owners, found.positions)

    def neighbours(self) -> Iterator[Beside]:
        """Of each two neighbouring terms the occurrences side by side."""
        table = np.zeros(self._room, bool)  # a place for each position in each article
        continued = _NOWHERE  # where the right words of the pair before stand
        for left, right in pairwise(self._terms):
            addresses = self._of_term[right].addresses
            table[addresses] = True
            behind = self._of_term[left].addresses + 1
            beside = table.take(behind).nonzero()[0]
            table[addresses] = False
            owners = self._of_term[left].owners.take(beside)
            positions = self._of_term[left].positions.take(beside) + 1
            behind = behind.take(beside)
            yield Beside(owners, *self._zones_of(owners, positions), self._continuing(table, owners, behind, continued))
            continued = behind

    def _zones_of(
        self, owners: NDArray[np.intp], positions: NDArray[np.int64]
    ) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """The owners of those positions that are in the title, and of those in the sapo."""
        early = (positions < self._heads.take(owners)).nonzero()[0]
        owners, positions = owners.take(early), positions.take(early)
        in_title = positions < self._titles.take(owners)
        return owners[in_title], owners[~in_title]

    @staticmethod
    def _continuing(
        table: NDArray[np.bool_], owners: NDArray[np.intp], behind: NDArray[np.int64], continued: NDArray[np.int64]
    ) -> NDArray[np.intp]:
        """The owners of those pairs of which the left word is the right one of a pair before; the table is empty."""
        if not len(continued) or not len(behind):
            return _NOWHERE
        table[continued] = True
        found = owners[table.take(behind - 1)]
        table[continued] = False
        return found
