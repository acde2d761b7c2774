"""What several archives answer, added up: counts, facets, readings, explanations. Values of each come in; one goes out.

It refuses to know archives, and which of their answers count.
"""

from __future__ import annotations

import itertools
from collections import Counter
from typing import TYPE_CHECKING

import msgspec

from archiveviewer.results import Count, Facets, Reading
from archiveviewer.vietnamese import order

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from archiveviewer.results import Explanation


def facets(parts: Sequence[Facets]) -> Facets:
    """The counts of each facet, added."""
    added = {name: values(getattr(one, name) for one in parts) for name in Facets.__struct_fields__ if name != "year"}
    return Facets(**added, year=dates(one.year for one in parts))


def values(parts: Iterable[Sequence[Count]]) -> tuple[Count, ...]:
    """Counts of the same value added: most first, then by the alphabet, as each archive has them."""
    return tuple(sorted(_summed(parts), key=lambda count: (-count.articles, order.key(count.value))))


def dates(parts: Iterable[Sequence[Count]]) -> tuple[Count, ...]:
    """Counts of the same date added, the earliest first."""
    return tuple(sorted(_summed(parts), key=lambda count: count.value))


def _summed(parts: Iterable[Sequence[Count]]) -> list[Count]:
    sums: Counter[str] = Counter()
    for count in itertools.chain.from_iterable(parts):
        sums[count.value] += count.articles
    return [Count(value, articles) for value, articles in sums.items()]


def readings(parts: Iterable[Sequence[Reading]]) -> tuple[Reading, ...]:
    """What else may have been meant, with the articles of all, most first."""
    sums: Counter[str] = Counter()
    for reading in itertools.chain.from_iterable(parts):
        sums[reading.text] += reading.articles
    return tuple(Reading(text, articles) for text, articles in sums.most_common())


def explanation(one: Explanation, other: Explanation) -> Explanation:
    """The first with the counts of both, as far as both understood a question alike."""
    if one.text != other.text or len(one.parts) != len(other.parts):
        return one
    parts = tuple(explanation(*pair) for pair in zip(one.parts, other.parts, strict=True))
    return msgspec.structs.replace(one, articles=one.articles + other.articles, parts=parts)
