"""Where something stands: spans of word positions in many documents at once, and what can be done with them.

Arrays come in, arrays go out. It refuses to know terms, fields and queries.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    Whole = NDArray[np.int64]

_SPARSE = 8
"""The table of `among` has more than so many bytes for each of the others."""
_LARGEST_TABLE = 23
"""And at most so many bits."""


@dataclass(frozen=True)
class Spans:
    """Spans of word positions, both ends included, ascending by document, start and end, none of them twice."""

    documents: Whole
    starts: Whole
    ends: Whole

    def __len__(self) -> int:
        return len(self.documents)

    def only(self, kept: NDArray[np.bool_]) -> Spans:
        """Those that are kept."""
        return self.at(np.flatnonzero(kept))

    def at(self, places: NDArray[np.intp]) -> Spans:
        """Those at these places."""
        starts = self.starts.take(places)
        return Spans(
            self.documents.take(places), starts, starts if self.ends is self.starts else self.ends.take(places)
        )

    def owners(self) -> Whole:
        """The documents that have any, ascending, each once."""
        return self.documents[_fresh(self.documents)]


def none() -> Spans:
    """No spans."""
    return Spans(*(np.zeros(0, np.int64) for _ in range(3)))


def of_words(documents: Whole, counts: Whole, positions: Whole) -> Spans:
    """A span a word: the ascending positions of several documents in a row, and how many each has."""
    return Spans(np.repeat(documents, counts), positions, positions)


def joined(parts: Sequence[Spans], *, mixed: bool = False) -> Spans:
    """All spans of all parts; when `mixed`, the parts need not be in order themselves."""
    parts = [part for part in parts if len(part)]
    if not parts or (len(parts) == 1 and not mixed):
        return parts[0] if parts else none()
    columns = (np.concatenate(column) for column in zip(*((p.documents, p.starts, p.ends) for p in parts), strict=True))
    return _in_order(*columns)


def _in_order(documents: Whole, starts: Whole, ends: Whole) -> Spans:
    """Sorted, each once. The sort is one that makes use of what is in order already."""
    if not len(documents):
        return none()
    longer = ends - starts
    most = int(longer.max()) + 1
    width = int(starts.max()) + 1
    keys = (documents * width + starts) * most + longer
    if not (keys[1:] > keys[:-1]).all():
        keys.sort(kind="stable")
        keys = keys[_fresh(keys)]
    if most == 1:
        owners, begins = np.divmod(keys, width)
        return Spans(owners, begins, begins)
    places, longer = np.divmod(keys, most)
    owners, begins = np.divmod(places, width)
    return Spans(owners, begins, begins + longer)


def merged(spans: Spans) -> Spans:
    """Spans that overlap or touch made one."""
    if not len(spans):
        return spans
    width = int(spans.ends.max()) + 3
    reached = np.maximum.accumulate(spans.documents * width + spans.ends)
    apart = np.ones(len(spans), bool)
    apart[1:] = spans.documents[1:] * width + spans.starts[1:] > reached[:-1] + 1
    firsts = np.flatnonzero(apart)
    lasts = np.append(firsts[1:], len(spans)) - 1
    return Spans(spans.documents[firsts], spans.starts[firsts], reached[lasts] - spans.documents[firsts] * width)


def near(left: Spans, right: Spans, most: int, *, ordered: bool, least: int = 1, leading: bool = False) -> Spans:
    """From one span to another not further than `most` and not nearer than `least` words away (overlapping: 0).

    Ordered: the right one does not begin before the left one. `leading` leaves out right spans that begin more than
    `most` words before the left one, even when they end near it, as Whoosh's SpanNear2 does.
    """
    if len(right) < len(left) and not ordered and not leading:
        left, right = right, left
    found = [
        _paired((left.at(one), right.at(other)), most, least, ordered=ordered, leading=leading)
        for one, other in _windows(left, right, most, ordered=ordered)
    ]
    return joined(found, mixed=True)


def _windows(left: Spans, right: Spans, most: int, *, ordered: bool) -> Iterator[tuple[Whole, Whole]]:
    """Pairs of indices of spans that may be near: first every left span with the first right one, and so on."""
    if not len(left) or not len(right):
        return
    width = int(max(left.ends.max(), right.ends.max())) + most + 2
    keys = right.documents * width + right.starts
    longest = 0 if right.ends is right.starts else int((right.ends - right.starts).max())
    first = left.starts if ordered else np.maximum(left.starts - most - longest, 0)
    ones = np.arange(len(left))
    others = np.searchsorted(keys, left.documents * width + first)
    last = left.documents * width + left.ends + most
    while len(ones):
        here = np.flatnonzero((keys.take(others, mode="clip") <= last) & (others < len(keys)))
        ones, others, last = ones[here], others[here], last[here]
        yield ones, others
        others = others + 1


def _paired(pairs: tuple[Spans, Spans], most: int, least: int, *, ordered: bool, leading: bool) -> Spans:
    left, right = pairs
    apart = np.maximum(right.starts - left.ends, left.starts - right.ends)
    np.maximum(apart, 0, out=apart)
    kept = (apart >= least) & (apart <= most)
    if ordered:
        kept &= right.starts >= left.starts
    elif leading:
        kept &= right.starts >= left.starts - most
    at = np.flatnonzero(kept)
    left, right = left.at(at), right.at(at)
    return Spans(left.documents, np.minimum(left.starts, right.starts), np.maximum(left.ends, right.ends))


def overlapping(left: Spans, right: Spans) -> NDArray[np.bool_]:
    """Which of the left spans overlap any of the right ones."""
    return _beside_any(left, right, begun=left.ends, lasting=left.starts)


def containing(left: Spans, right: Spans) -> NDArray[np.bool_]:
    """Which of the left spans contain any of the right ones wholly."""
    if not len(left) or not len(right):
        return np.zeros(len(left), bool)
    width = int(max(left.ends.max(), right.ends.max())) + 2
    least = np.minimum.accumulate((right.documents * width + right.ends)[::-1])[::-1]  # the first to end from here on
    at = np.searchsorted(right.documents * width + right.starts, left.documents * width + left.starts)
    within = at < len(right)
    found: NDArray[np.bool_] = within & (least.take(at, mode="clip") <= left.documents * width + left.ends)
    return found


def inside(left: Spans, right: Spans) -> NDArray[np.bool_]:
    """Which of the left spans lie wholly within any of the right ones."""
    return _beside_any(left, right, begun=left.starts, lasting=left.ends)


def _beside_any(left: Spans, right: Spans, *, begun: Whole, lasting: Whole) -> NDArray[np.bool_]:
    """For which of the left spans one of the right ones has begun at one position and lasts to another."""
    if not len(left) or not len(right):
        return np.zeros(len(left), bool)
    width = int(max(left.ends.max(), right.ends.max())) + 2
    reached = np.maximum.accumulate(right.documents * width + right.ends)
    at = np.searchsorted(right.documents * width + right.starts, left.documents * width + begun, side="right") - 1
    return (at >= 0) & (reached[at] >= left.documents * width + lasting)


def before(left: Spans, right: Spans) -> NDArray[np.bool_]:
    """Which of the left spans end before the first of the right ones begins, in documents that have both."""
    if not len(left) or not len(right):
        return np.zeros(len(left), bool)
    at = np.searchsorted(right.documents, left.documents)
    same = right.documents.take(at, mode="clip") == left.documents
    found: NDArray[np.bool_] = same & (left.ends < right.starts.take(at, mode="clip"))
    return found


def often(spans: Spans, least: int) -> NDArray[np.bool_]:
    """Which spans are in documents that have at least so many."""
    _firsts, counts = runs(spans)
    return np.repeat(counts >= least, counts)


def breaks_before(breaks: Spans, documents: Whole, positions: Whole) -> Whole:
    """How many of the breaks stand before each position in its document."""
    if not len(breaks) or not len(documents):
        return np.zeros(len(documents), np.int64)
    width = int(max(breaks.starts.max(), positions.max())) + 2
    keys = breaks.documents * width + breaks.starts
    return np.searchsorted(keys, documents * width + positions) - np.searchsorted(keys, documents * width)


def together(parts: Sequence[Spans], breaks: Spans, documents: Whole) -> Spans:
    """For each paragraph that has spans of every part, one span from the first of them to the end of the last."""
    count = len(documents) + len(breaks)
    inside = [_inside(part, breaks, documents) for part in parts]
    common = np.ones(count, bool)
    for _part, paragraphs in inside:
        here = np.zeros(count, bool)
        here[paragraphs] = True
        common &= here
    chosen = [(part.at(kept), paragraphs[kept]) for part, paragraphs in inside for kept in [_of(common, paragraphs)]]
    if not len(chosen[0][0]):
        return none()
    firsts = [_fresh(paragraphs) for _part, paragraphs in chosen]
    starts = [np.minimum.reduceat(part.starts, at) for (part, _paragraphs), at in zip(chosen, firsts, strict=True)]
    ends = [np.maximum.reduceat(part.ends, at) for (part, _paragraphs), at in zip(chosen, firsts, strict=True)]
    return Spans(chosen[0][0].documents[firsts[0]], np.min(starts, axis=0), np.max(ends, axis=0))


def _of(common: NDArray[np.bool_], paragraphs: Whole) -> NDArray[np.intp]:
    return np.flatnonzero(common.take(paragraphs))


def _inside(spans: Spans, breaks: Spans, documents: Whole) -> tuple[Spans, Whole]:
    """The spans in these ascending documents that do not run over a break, and the paragraph of each.

    Paragraphs are numbered through all documents: a document and a break each begin one.
    """
    spans = spans.only(_in(documents, spans.documents))
    width = int(max(breaks.starts.max(initial=0), spans.ends.max(initial=0))) + 2
    keys = breaks.documents * width + breaks.starts
    paragraphs = np.searchsorted(keys, spans.documents * width + spans.starts)
    if spans.ends is not spans.starts:
        whole = np.flatnonzero(paragraphs == np.searchsorted(keys, spans.documents * width + spans.ends))
        spans, paragraphs = spans.at(whole), paragraphs[whole]
    return spans, paragraphs + np.searchsorted(documents, spans.documents)


def _in(documents: Whole, wanted: Whole) -> NDArray[np.bool_]:
    """Which of the wanted documents are among these, both ascending."""
    if not len(documents):
        return np.zeros(len(wanted), bool)
    found: NDArray[np.bool_] = documents[np.minimum(np.searchsorted(documents, wanted), len(documents) - 1)] == wanted
    return found


def among(some: Spans, others: Spans) -> NDArray[np.intp]:
    """The places of those single words that are among the others.

    A table of a few bits of each place lets nearly all others go at once; what is left is looked up.
    """
    if not len(some) or not len(others):
        return np.zeros(0, np.intp)
    width = int(max(some.starts.max(), others.starts.max())) + 1 | 1
    wanted, keys = some.documents * width, others.documents * width
    wanted += some.starts
    keys += others.starts
    bits = (1 << min((len(keys) * _SPARSE).bit_length(), _LARGEST_TABLE)) - 1
    table = np.zeros(bits + 1, bool)
    table[keys & bits] = True
    likely = np.flatnonzero(table.take(wanted & bits))
    sought = wanted[likely]
    found = keys.take(np.searchsorted(keys, sought), mode="clip") == sought
    return likely[np.flatnonzero(found)]


def runs(spans: Spans) -> tuple[Whole, Whole]:
    """Where the spans of each document begin, and how many each has."""
    firsts = _fresh(spans.documents)
    return firsts, np.diff(np.append(firsts, len(spans)))


def _fresh(values: Whole) -> Whole:
    """Where a new value begins."""
    changes = np.ones(len(values), bool)
    changes[1:] = values[1:] != values[:-1]
    return np.flatnonzero(changes)


def shared(left: Spans, right: Spans) -> NDArray[np.bool_]:
    """Which of the left spans are in documents that have right ones too."""
    return _in(right.documents, left.documents)
