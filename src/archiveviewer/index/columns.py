"""Facts of every article as arrays, for counting, filtering and sorting whole answers at once.

Comes in: a searcher's columns, read once per snapshot. Goes out: an array of day numbers and one of small codes for
each facet. It refuses to know questions and articles' text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from archiveviewer.index.schema import FACETS

if TYPE_CHECKING:
    from numpy.typing import NDArray


class Facet(NamedTuple):
    """`codes[document]` points into `values`; the value of code 0 is the empty one."""

    codes: NDArray[np.int32]
    values: list[str]


class Columns(NamedTuple):
    """`days[document]` is YYYYMMDD, 0 when unknown."""

    days: NDArray[np.int32]
    facets: dict[str, Facet]


def read(searcher: Any) -> Columns:  # noqa: ANN401 — Whoosh's searcher is untyped
    """All columns of a snapshot; costs one look at every document, so callers keep them."""
    reader = searcher.reader()
    days = [day if 0 < day < 100_000_000 else 0 for day in _values(reader, "date")]  # noqa: PLR2004 — eight digits
    facets = {name: _facet(_values(reader, f"{name}_facet")) for name in FACETS}
    return Columns(np.array(days, np.int32), facets)


def _values(reader: Any, column: str) -> list[Any]:  # noqa: ANN401
    values: list[Any] = []
    for leaf, _offset in reader.leaf_readers():
        if not leaf.doc_count_all():  # the reader of an empty index has no columns at all
            continue
        # A segment in which no document has the fact has no such column, and one that says so when iterated.
        one = leaf.column_reader(column, translate=True)
        values.extend(one[number] for number in range(leaf.doc_count_all()))
    return values


def _facet(raw: list[bytes]) -> Facet:
    codes: dict[bytes, int] = {b"": 0}
    numbers = [codes.setdefault(value, len(codes)) for value in raw]
    return Facet(np.array(numbers, np.int32), [value.decode("utf-8", "replace") for value in codes])
