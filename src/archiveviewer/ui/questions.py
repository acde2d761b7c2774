"""What is being asked, as one value, and the small changes a person makes to it. Pure: no Qt, no archive.

Comes in: a question and one change. Goes out: another question. It refuses to know where the change was made.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

import msgspec

from archiveviewer.results import Copies, Filters, IsoDate, Mode, Picked, Sort

NO_FILTERS = Filters()
Dates = tuple[IsoDate, IsoDate]


@dataclass(frozen=True, slots=True)
class Question:
    """Everything that decides which articles are listed, and in which order."""

    text: str = ""
    mode: Mode = "smart"
    sort: Sort = "relevance"
    filters: Filters = NO_FILTERS
    copies: Copies = "earliest"
    """Whether reprints stand behind the earliest or the fullest of them, or apart."""

    @property
    def is_blank(self) -> bool:
        """True when nothing was typed: every article passes that the filters let pass."""
        return self.text.strip() in ("", "*")

    def to_json(self) -> str:
        """The whole question as JSON, to be kept."""
        return msgspec.json.encode(self).decode()

    @classmethod
    def from_json(cls, untrusted: str) -> Self:
        """A question as it was kept; what is missing takes its default. Raises ValueError for anything else."""
        return msgspec.json.decode(untrusted, type=cls)


def ticked(filters: Filters, facet: str) -> tuple[str, ...]:
    """The values ticked in one facet."""
    values: tuple[str, ...] = getattr(filters, facet)
    return values


def excluded(filters: Filters, facet: str) -> tuple[str, ...]:
    """The values of one facet that no article may have."""
    return tuple(value for name, value in filters.without if name == facet)


def with_value(filters: Filters, facet: str, value: str, *, on: bool) -> Filters:
    """The filters with one value ticked, or neither ticked nor excluded."""
    free = _without_value(filters, facet, value)
    return msgspec.structs.replace(free, **{facet: (*ticked(free, facet), value)}) if on else free


def with_exclusion(filters: Filters, facet: str, value: str) -> Filters:
    """The filters with one value excluded."""
    free = _without_value(filters, facet, value)
    return msgspec.structs.replace(free, without=(*free.without, (facet, value)))


def _without_value(filters: Filters, facet: str, value: str) -> Filters:
    kept = tuple(other for other in ticked(filters, facet) if other != value)
    without = tuple(pair for pair in filters.without if pair != (facet, value))
    return msgspec.structs.replace(filters, without=without, **{facet: kept})


def without_facet(filters: Filters, facet: str) -> Filters:
    """The filters with nothing chosen in one facet."""
    without = tuple(pair for pair in filters.without if pair[0] != facet)
    return msgspec.structs.replace(filters, without=without, **{facet: ()})


def with_dates(filters: Filters, dates: Dates | None) -> Filters:
    """The filters with another range of dates, or none."""
    return msgspec.structs.replace(filters, dates=dates)


def with_day(filters: Filters, day: str) -> Filters:
    """The filters with a day of any year, as 03-14, or none."""
    return msgspec.structs.replace(filters, day=day)


def with_picked(filters: Filters, picked: Picked | None) -> Filters:
    """The filters with another list of articles, or none."""
    return msgspec.structs.replace(filters, picked=picked)


def any_filter(filters: Filters) -> bool:
    """True when anything is chosen."""
    return filters != NO_FILTERS
