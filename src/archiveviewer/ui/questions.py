"""What is being asked, as one value, and the small changes a person makes to it. Pure: no Qt, no archive.

Comes in: a question and one change. Goes out: another question. It refuses to know where the change was made.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Self, get_args

import msgspec

from archiveviewer.results import Copies, Filters, Mode, Sort

FacetName = Literal["section", "author", "source", "has"]
NO_FILTERS = Filters()
FACETS: tuple[FacetName, ...] = get_args(FacetName)


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


def ticked(filters: Filters, facet: FacetName) -> tuple[str, ...]:
    """The values ticked in one facet."""
    values: tuple[str, ...] = getattr(filters, facet)
    return values


def with_value(filters: Filters, facet: FacetName, value: str, *, on: bool) -> Filters:
    """The filters with one value ticked or cleared."""
    kept = tuple(other for other in ticked(filters, facet) if other != value)
    return msgspec.structs.replace(filters, **{facet: (*kept, value) if on else kept})


def with_years(filters: Filters, years: tuple[int, int] | None) -> Filters:
    """The filters with another range of years, or none."""
    return msgspec.structs.replace(filters, years=years)


def any_filter(filters: Filters) -> bool:
    """True when something is ticked or a range of years is chosen."""
    return filters != NO_FILTERS
