"""Facts of every article as arrays, for counting, filtering and sorting whole answers at once.

Comes in: a searcher's columns, read once per snapshot. Goes out: an array of day numbers and, for each
facet, pairs of documents and values. It refuses to know questions and articles' text.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from archiveviewer.index.schema import FACETS
from archiveviewer.vietnamese.normal import clean
from archiveviewer.vietnamese.terms import keys

if TYPE_CHECKING:
    from numpy.typing import NDArray


_BETWEEN_AUTHORS = re.compile(r"\s+[-–—]\s+|\s*[,;/&]\s*|\s+và\s+")


class Facet(NamedTuple):
    """Pairs of a document and one of its values: `codes[pair]` points into `values`, `documents` ascend."""

    documents: NDArray[np.int64]
    codes: NDArray[np.int64]
    values: list[str]


class Columns(NamedTuple):
    """`days[document]` is YYYYMMDD, 0 when unknown."""

    days: NDArray[np.int32]
    facets: dict[str, Facet]


def read(searcher: Any) -> Columns:  # noqa: ANN401 — Whoosh's searcher is untyped
    """All columns of a snapshot; costs one look at every document, so callers keep them."""
    reader = searcher.reader()
    days = [day if 0 < day < 100_000_000 else 0 for day in _values(reader, "date")]  # noqa: PLR2004 — eight digits
    facets = {name: _facet(name, _values(reader, f"{name}_facet")) for name in FACETS}
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


def _facet(name: str, raw: list[bytes]) -> Facet:
    """Spellings that differ only in capitals, accents' placement or blanks are one value, shown as most write it."""
    spellings: dict[str, Counter[str]] = {}
    pairs: list[tuple[int, str]] = []
    for document, joined in enumerate(raw):
        whole = joined.decode("utf-8", "replace")
        for value in _BETWEEN_AUTHORS.split(whole) if name == "author" else [whole]:
            if key := " ".join(exact for _folded, exact in keys(clean(value))):
                spellings.setdefault(key, Counter())[value.strip()] += 1
                pairs.append((document, key))
    codes = {key: code for code, key in enumerate(spellings)}
    return Facet(
        np.array([document for document, _key in pairs], np.int64),
        np.array([codes[key] for _document, key in pairs], np.int64),
        [_usual(counts) for counts in spellings.values()],
    )


def _usual(spellings: Counter[str]) -> str:
    """The commonest spelling; one in capitals only when there is no other."""
    return max(spellings, key=lambda value: (not value.isupper(), spellings[value]))
