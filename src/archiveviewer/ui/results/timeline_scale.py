"""Which bars a time line has: decades, years, the months of three years, the days of three months. Pure: no Qt.

Comes in: counts by ISO date. Goes out: bars from left to right, and the neighbouring views. It refuses to know how wide
a bar is.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from archiveviewer.results import Step

Level = Literal["decade", "year", "month", "day"]
_LONGEST_SPAN: Final = 150
"""Years from first to last that are drawn to scale; one misread date must not press all others into a corner."""
_SHORTEST_SPAN: Final = 12
"""Years drawn at least, so that a single year is a bar and no wall."""
_FIRST_YEAR, _LAST_YEAR, _MONTHS = 1, 9999, 12


class Bar(NamedTuple):
    """A stretch of time as a closed range of ISO dates, with the articles found in it and those the archive holds."""

    first: str
    last: str
    found: int = 0
    held: int = 0


@dataclass(frozen=True, slots=True)
class View:
    """What is looked at: bars of a `level` around a year or month; `around` is empty where all years are seen."""

    level: Level = "year"
    around: str = ""

    @property
    def step(self) -> Step:
        """The counts that it needs."""
        return "year" if self.level == "decade" else self.level

    @property
    def within(self) -> tuple[str, str] | None:
        """The range of dates that it needs: a year or month and its neighbours; None for all."""
        return (_moved(self.around, -1), _moved(self.around, 1)) if self.around else None

    def inward(self, bar: Bar) -> View:
        """The view of a bar from nearer."""
        nearer: dict[Level, View] = {
            "decade": View("year"),
            "year": View("month", bar.first),
            "month": View("day", bar.first),
        }
        return nearer.get(self.level, self)

    def outward(self) -> View:
        """The view from further away."""
        further: dict[Level, View] = {
            "day": View("month", self.around[:4]),
            "month": View("year"),
            "year": View("decade"),
        }
        return further.get(self.level, self)

    def moved(self, by: int) -> View:
        """The view of an earlier or later year or month."""
        return View(self.level, _moved(self.around, by)) if self.around else self


def bars(view: View, found: Mapping[str, int], held: Mapping[str, int]) -> list[Bar]:
    """The bars of a view from counts of its `step`."""
    if view.level == "decade":
        found, held = _by_decade(found), _by_decade(held)
    return [
        Bar(first, last, found.get(first, 0), held.get(first, 0)) for first, last in _places(view, {**held, **found})
    ]


def _places(view: View, present: Iterable[str]) -> list[tuple[str, str]]:
    if view.within is None:
        years = sorted(int(date) for date in present)
        if view.level == "decade":
            return [(f"{year:04}", f"{year + 9:04}") for year in range(years[0], years[-1] + 1, 10)] if years else []
        return [(f"{year:04}", f"{year:04}") for year in _years(years)]
    first, last = view.within
    months = [first]
    while months[-1][:7] < last[:7]:
        months.append(_moved(months[-1], 1))
    if view.level == "day":
        dates = [f"{month}-{day:02}" for month in months for day in range(1, _days_in(month) + 1)]
    else:
        dates = [f"{year}-{month:02}" for year in months for month in range(1, _MONTHS + 1)]
    return [(date, date) for date in dates]


def _years(present: list[int]) -> list[int]:
    """The years to draw: to scale, unless that would press most of them into a corner."""
    if not present or present[-1] - present[0] > _LONGEST_SPAN:
        return present
    missing = max(0, _SHORTEST_SPAN - (present[-1] - present[0] + 1))
    return list(range(max(0, present[0] - missing // 2), present[-1] + (missing + 1) // 2 + 1))


def _by_decade(years: Mapping[str, int]) -> dict[str, int]:
    decades: dict[str, int] = {}
    for year, count in years.items():
        decade = f"{year[:3]}0"
        decades[decade] = decades.get(decade, 0) + count
    return decades


def _moved(date: str, by: int) -> str:
    """A year or a month some years or months later."""
    if len(date) == len("2009"):
        return f"{min(max(int(date) + by, _FIRST_YEAR), _LAST_YEAR):04}"
    months = int(date[:4]) * _MONTHS + int(date[5:7]) - 1 + by
    months = min(max(months, _FIRST_YEAR * _MONTHS), _LAST_YEAR * _MONTHS + _MONTHS - 1)
    return f"{months // _MONTHS:04}-{months % _MONTHS + 1:02}"


def _days_in(month: str) -> int:
    return monthrange(int(month[:4]), int(month[5:7]))[1]
