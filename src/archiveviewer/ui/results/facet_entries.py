"""The lines of the panel of facets: which values of a facet stand there, and in which order. Pure: no Qt.

Comes in: counts and filters. Goes out: entries. It refuses to know how they are drawn.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from archiveviewer.ui import filter_wording
from archiveviewer.ui.questions import excluded, ticked

if TYPE_CHECKING:
    from archiveviewer.results import Count, Facets, Filters

SHOWN_AT_FIRST = 8
"""Values of a facet before the offer of more."""


class Entry(NamedTuple):
    """One line: a heading (no value) with how many values are `chosen`, a value with its count, or the offer of `more`
    values.
    """

    facet: str
    value: str | None = None
    articles: int = 0
    ticked: bool = False
    excluded: bool = False
    more: int = 0
    chosen: int = 0

    @property
    def words(self) -> str:
        """The value as a person reads it."""
        return filter_wording.facet_value(self.facet, self.value or "")


def heading(filters: Filters, facet: str) -> Entry:
    """The line above a facet."""
    return Entry(facet, chosen=len(ticked(filters, facet)) + len(excluded(filters, facet)))


def few(facets: Facets, filters: Filters, facet: str) -> list[Entry]:
    """What is chosen, even when nothing has it any more, and the largest of the others; then the offer of the rest."""
    counts: tuple[Count, ...] = getattr(facets, facet)
    chosen = {*ticked(filters, facet), *excluded(filters, facet)}
    if chosen:
        entries = every(counts, filters, facet)
    else:  # after every letter that is typed: of ten thousand authors only the first are looked at
        entries = [Entry(facet, count.value, count.articles) for count in counts[:SHOWN_AT_FIRST]]
    room = max(0, SHOWN_AT_FIRST - len(chosen))
    others = [entry for entry in entries if entry.value not in chosen][:room]
    shown = sorted([*(entry for entry in entries if entry.value in chosen), *others], key=lambda entry: -entry.articles)
    more = len(entries if chosen else counts) - len(shown)
    return [*shown, Entry(facet, more=more)] if more else shown


def every(counts: tuple[Count, ...], filters: Filters, facet: str) -> list[Entry]:
    """All values that are counted, in their order; what is chosen and not among them stands at the end."""
    wanted, unwanted = set(ticked(filters, facet)), set(excluded(filters, facet))
    held = {count.value for count in counts}
    entries = [
        Entry(facet, count.value, count.articles, count.value in wanted, count.value in unwanted) for count in counts
    ]
    absent = [value for value in (*ticked(filters, facet), *excluded(filters, facet)) if value not in held]
    return entries + [Entry(facet, value, 0, value in wanted, value in unwanted) for value in absent]
