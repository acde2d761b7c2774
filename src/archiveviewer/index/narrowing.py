"""What filters leave of an answer, and how many of it have each value of each facet.

Comes in: columns, document numbers and filters. Goes out: which of the documents pass, and exact counts. It refuses to
know questions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from archiveviewer.index.schema import day_number
from archiveviewer.query.fields import HAS, NAMES
from archiveviewer.results import FACETS, Count, Facets, Filters
from archiveviewer.vietnamese import order
from archiveviewer.vietnamese.terms import folded_key

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from numpy.typing import NDArray

    from archiveviewer.index.columns import Columns
    from archiveviewer.index.facets import Facet
    from archiveviewer.results import IsoDate, Step

MOST_NAMES = 100
"""People, organisations and places that are counted: an answer may have a hundred thousand."""
DATES, DAY, PICKED = "dates", "day", "picked"
_OPEN_MONTH, _OPEN_DAY = 9999, 99
_DIGITS_BEHIND = {"year": 4, "month": 2, "day": 0}
"""Digits of a day as a number that a coarser date leaves open."""


class Narrowed:
    """Some documents under filters; `picked` are the numbers of those that `filters.picked` lets pass."""

    def __init__(
        self, columns: Columns, numbers: NDArray[np.int64], filters: Filters, picked: NDArray[np.int64] | None
    ) -> None:
        self._columns, self._numbers, self._filters = columns, numbers, filters
        self._passing = dict(_passing(columns, numbers, filters)) if filters != Filters() else {}
        if picked is not None:
            self._passing[PICKED] = np.isin(numbers, picked)

    def mask(self, but: str = "") -> NDArray[np.bool_]:
        """Which of the documents pass every filter, except the one named `but`."""
        kept = np.ones(len(self._numbers), bool)
        for name, passing in self._passing.items():
            if name != but:
                kept &= passing
        return kept

    def among(self, but: str = "") -> NDArray[np.int64]:
        """Those that pass."""
        return self._numbers[self.mask(but)] if self._passing else self._numbers

    def facets(self, *, names: bool = True) -> Facets:
        """The counts of each facet under all filters but its own, with or without those of names."""
        by_year = np.bincount(self._columns.years.take(self.among(DATES)))
        by_year[:1] = 0  # those without a date
        told = by_year.nonzero()[0]
        years = tuple(map(Count, map(str, told.tolist()), by_year[told].tolist()))
        counted = FACETS if names else [name for name in FACETS if name not in NAMES]
        return Facets(year=years, **{name: self._counts(name) for name in counted})

    def _counts(self, name: str) -> tuple[Count, ...]:
        facet = self._columns.facets[name]
        counts = facet.counts(self.among(name))
        told = counts.nonzero()[0]
        if name not in NAMES:
            told = told[(facet.ranks[told] - counts[told] * len(facet.values)).argsort()]
            return _counted(facet, told, counts)
        if len(told) > MOST_NAMES:  # of all names of an archive nobody asks for the place in the alphabet
            told = self._most_frequent(name, told, counts)
        return tuple(sorted(_counted(facet, told, counts), key=lambda one: (-one.articles, order.key(one.value))))

    def _most_frequent(self, name: str, told: NDArray[np.intp], counts: NDArray[np.int64]) -> NDArray[np.intp]:
        """Of names that are found the most frequent, and those that are ticked or not wanted."""
        best = told[np.argpartition(-counts[told], MOST_NAMES)[:MOST_NAMES]]
        chosen = [code for code in _meant(self._columns.facets[name], self._chosen(name)) if counts[code]]
        return np.union1d(best, chosen).astype(np.intp) if chosen else best

    def values(self, name: str, keys: Sequence[str], beginning: str, limit: int) -> tuple[Count, ...]:
        """The counts of the values of a facet of which a word begins so, whatever the accents; the largest first.

        `keys` are the folded words of all values.
        """
        facet, sought = self._columns.facets[name], f" {folded_key(beginning)}"
        counts = facet.counts(self.among(name))
        told = [code for code in np.argsort(-counts, kind="stable").tolist() if counts[code] and sought in keys[code]]
        return _counted(facet, np.array(told[:limit], np.intp), counts)

    def counts(self, name: str, values: Collection[str]) -> tuple[Count, ...]:
        """The counts of these values of a facet, of those that any document has."""
        facet = self._columns.facets[name]
        counts = facet.counts(self.among(name))
        codes = [code for code, value in enumerate(facet.values) if value in values and counts[code]]
        return _counted(facet, np.array(codes, np.intp), counts)

    def _chosen(self, name: str) -> list[str]:
        """The values of a facet that are ticked or not wanted."""
        ticked: tuple[str, ...] = getattr(self._filters, name)
        return [*ticked, *(value for facet, value in self._filters.without if facet == name)]


def _counted(facet: Facet, codes: NDArray[np.intp], counts: NDArray[np.int64]) -> tuple[Count, ...]:
    return tuple(map(Count, map(facet.values.__getitem__, codes.tolist()), counts[codes].tolist()))


def dated(
    columns: Columns, numbers: NDArray[np.int64], step: Step, within: tuple[IsoDate, IsoDate] | None
) -> tuple[Count, ...]:
    """How many of the documents there are of each year, month or day; what is dated less precisely does not count."""
    days = columns.days.take(numbers)
    if within is not None:
        days = days[_between(days, within)]
    behind = _DIGITS_BEHIND[step]
    values, counts = np.unique(days // 10**behind, return_counts=True)
    return tuple(
        Count(_iso(value, 8 - behind), count)
        for value, count in zip(values.tolist(), counts.tolist(), strict=True)
        if value and (step == "year" or value % 100)
    )


def _iso(number: int, digits: int) -> str:
    """A year, a month or a day as a number, in ISO 8601."""
    text = str(number).zfill(digits)
    return "-".join(part for part in (text[:4], text[4:6], text[6:]) if part)


def _passing(columns: Columns, numbers: NDArray[np.int64], filters: Filters) -> dict[str, NDArray[np.bool_]]:
    """Which of the documents pass each filter that is set."""
    passing = {}
    for name in FACETS:
        ticked, unwanted = getattr(filters, name), [value for facet, value in filters.without if facet == name]
        if ticked or unwanted:
            kept = np.ones(len(numbers), bool)
            if ticked:
                kept &= _held(columns, name, ticked)[numbers] >= (len(set(ticked)) if name == HAS else 1)
            if unwanted:
                kept &= _held(columns, name, unwanted)[numbers] == 0
            passing[name] = kept
    if filters.dates is not None:
        passing[DATES] = _between(columns.days.take(numbers), filters.dates)
    if filters.day:
        passing[DAY] = columns.days.take(numbers) % 10_000 == day_number(f"0000-{filters.day}")
    return passing


def _held(columns: Columns, name: str, values: Sequence[str]) -> NDArray[np.int64]:
    """How many of some values each document has."""
    facet = columns.facets[name]
    return facet.held(_meant(facet, values))


def _meant(facet: Facet, ticked: Sequence[str]) -> list[int]:
    """The values that are ticked; a name that is no value to the letter means those that are spelled alike."""
    wanted = set(ticked)
    if not wanted:
        return []
    found = [code for code, value in enumerate(facet.values) if value in wanted]
    alike = {folded_key(name) for name in wanted.difference(facet.values[code] for code in found)}
    if alike:
        found += [code for code, value in enumerate(facet.values) if folded_key(value) in alike and code not in found]
    return found


def _between(days: NDArray[np.int32], dates: tuple[IsoDate, IsoDate]) -> NDArray[np.bool_]:
    """Which days are in a closed range; the last month of it is whole, and so is the last year."""
    first, last = map(day_number, dates)
    if not last % 10_000:
        last += _OPEN_MONTH
    elif not last % 100:
        last += _OPEN_DAY
    return (days >= first) & (days <= last) & (days > 0)
