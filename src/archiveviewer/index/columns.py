"""Facts of every article as arrays, for counting, filtering and sorting whole answers at once.

Comes in: a snapshot's columns, read once. Goes out: an array of day numbers and, for each facet, pairs of documents and
values. It costs time for the distinct values, not for the articles. It refuses to know questions and articles' text.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from archiveviewer.index import named
from archiveviewer.index.facets import Facet
from archiveviewer.index.flaws import REASONS
from archiveviewer.index.schema import STORED_FACETS
from archiveviewer.index.segments.sections import offsets
from archiveviewer.index.traits import KINDS
from archiveviewer.query.fields import CAPTION, HAS, IMAGE, NAMES, SCANNED
from archiveviewer.query.periods import LAST_DAY
from archiveviewer.steps import whole
from archiveviewer.vietnamese.normal import clean
from archiveviewer.vietnamese.terms import keys

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from archiveviewer.index.snapshot import Snapshot

_BETWEEN_AUTHORS = re.compile(r"\s+[-–—]\s+|\s*[,;/&]\s*|\s+và\s+")


class Columns(NamedTuple):
    """`days[document]` is YYYYMMDD and `years[document]` YYYY, 0 when unknown; the text of `scanned` documents was read
    on scans.
    """

    days: NDArray[np.int32]
    years: NDArray[np.int16]
    facets: Facets
    scanned: NDArray[np.int64]


class Facets(dict[str, Facet]):
    """The facets, each read when it is asked for: no answer needs them before its rows."""

    def __init__(self, snapshot: Snapshot) -> None:
        super().__init__()
        self._snapshot = snapshot

    def __missing__(self, name: str) -> Facet:
        self[name] = whole(self._reading(name))
        return self[name]

    def reading(self, names: Iterable[str]) -> Iterator[None]:
        """Read some that are not read yet, step by step."""
        for name in names:
            if name not in self:
                yield
                self[name] = yield from self._reading(name)

    def _reading(self, name: str) -> Generator[None, None, Facet]:
        snapshot = self._snapshot
        if name in NAMES:
            return Facet(snapshot.starts[-1], *(yield from named.read(snapshot, name)))
        if name in STORED_FACETS:
            return _facet(name, snapshot)
        if name == HAS:
            return _of_terms(snapshot, (IMAGE, CAPTION))
        if name == "kind":
            told = _of_terms(snapshot, KINDS)  # some may have been indexed before kinds and problems were kept
            return told if told.totals.sum() == snapshot.documents else _of_terms(snapshot, ())
        if name == "problem":
            return _of_terms(snapshot, REASONS if self["kind"].values else ())  # else counts would be wrong
        raise KeyError(name)


def read(snapshot: Snapshot) -> Columns:
    """The columns of a snapshot; callers keep them."""
    empty = np.zeros(0, np.int32)
    days = np.concatenate([empty, *(segment.day() for segment in snapshot.segments)])
    days = np.where((days > 0) & (days <= LAST_DAY), days, 0)
    years = (days // 10_000).astype(np.int16)
    return Columns(days, years, Facets(snapshot), snapshot.documents_with(HAS, SCANNED.encode()))


def _of_terms(snapshot: Snapshot, values: Sequence[str]) -> Facet:
    """A facet out of the postings of the terms that are its values."""
    found = [snapshot.documents_with(HAS, value.encode()) for value in values]
    documents = np.concatenate([np.zeros(0, np.int64), *found])
    order = np.argsort(documents, kind="stable")
    codes = np.repeat(np.arange(len(values)), np.array(list(map(len, found)), np.int64))
    return Facet(snapshot.starts[-1], documents[order], codes[order], list(values))


def _facet(name: str, snapshot: Snapshot) -> Facet:
    """Spellings that differ only in capitals, accents' placement or blanks are one value, shown as most write it."""
    codes: dict[str, int] = {}
    spellings: list[Counter[str]] = []
    documents, pairs = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
    for segment, start in zip(snapshot.segments, snapshot.starts, strict=False):
        column = segment.facet(name)
        used = np.bincount(column.codes, minlength=len(column.values)).tolist()
        meant = []
        for value, count in zip(column.values, used, strict=True):
            of_value = []
            for key, written in _named(name, value):
                code = codes.setdefault(key, len(codes))
                if code == len(spellings):
                    spellings.append(Counter())
                spellings[code][written] += count
                of_value.append(code)
            meant.append(of_value)
        counts = np.array([len(of_value) for of_value in meant], np.int64)
        flat = np.array([code for of_value in meant for code in of_value], np.int64)
        each = counts[column.codes]
        ends = offsets(each)
        first = offsets(counts)[column.codes]
        documents.append(np.repeat(start + np.arange(len(each)), each))
        pairs.append(flat[np.repeat(first - ends[:-1], each) + np.arange(ends[-1])])
    held = [_usual(counts) for counts in spellings]
    return Facet(snapshot.starts[-1], np.concatenate(documents), np.concatenate(pairs), held)


def _named(name: str, whole: str) -> list[tuple[str, str]]:
    """The values that a fact names, each with the key by which spellings are one; joint authors are several."""
    found = {}
    for value in _BETWEEN_AUTHORS.split(whole) if name == "author" else [whole]:
        if key := " ".join(exact for _folded, exact in keys(clean(value))):
            found[key] = value.strip()
    return list(found.items())


def _usual(spellings: Counter[str]) -> str:
    """The commonest spelling; one in capitals only when there is no other."""
    return max(spellings, key=lambda value: (not value.isupper(), spellings[value]))
