"""From the words of documents to the documents of words.

Comes in: for one field the words of every document as numbers, in reading order. Goes out: postings, term by term in
byte order. Everything is one stable sort. It refuses to know files and what the terms are called.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from archiveviewer.index.segments.packing import Postings
from archiveviewer.index.segments.sections import offsets
from archiveviewer.query.fields import BREAK_POSITIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

MOST_AT_ONCE = 1_000_000
"""Words whose postings are in memory at the same time, give or take a term."""
_HALF = 1 << 16


class Run(NamedTuple):
    """Postings of some terms, named by the ranks [first, end) they have among all terms of the field."""

    first: int
    end: int
    postings: Postings


class Ranked(NamedTuple):
    """The words of a field: of each its rank among the folded and among the exact terms, and its place among the
    spellings of one folded term; `spellings` tells how many each folded term has.
    """

    folded: NDArray[np.int32]
    exact: NDArray[np.int32]
    codes: NDArray[np.uint16]
    spellings: NDArray[np.int64]


class Words(NamedTuple):
    """Every word of a field, in order: its number, its document and its position there."""

    numbers: NDArray[np.uint32]
    documents: NDArray[np.uint32]
    positions: NDArray[np.uint32]


def place(numbers: NDArray[np.uint32], lengths: NDArray[Any]) -> Words:
    """Give each word its document and position; word 0 is the break between paragraphs, worth many positions."""
    documents = np.repeat(np.arange(len(lengths), dtype=np.uint32), lengths)
    breaks = (numbers == 0).astype(np.uint32)
    positions = np.cumsum(breaks, dtype=np.uint32) - breaks
    positions *= np.uint32(BREAK_POSITIONS - 1)
    positions += np.arange(len(numbers), dtype=np.uint32)
    starts = offsets(lengths)[:-1]
    has_words = np.asarray(lengths) > 0
    first = np.zeros(len(lengths), np.uint32)
    first[has_words] = positions[starts[has_words]]
    return Words(numbers, documents, positions - np.repeat(first, lengths))


def rank(used: NDArray[np.int64], folded: NDArray[np.int64], exact: NDArray[np.int64]) -> Ranked:
    """Rank the used words of a field. `folded` and `exact` are the ranks of all words among all terms, -1: none.

    Words without an exact term of their own (the break) get no rank there.
    """
    of_word = np.full(len(folded), -1, np.int32)
    names = np.unique(folded[used])
    of_word[used] = np.searchsorted(names, folded[used])
    with_exact = used[exact[used] >= 0]
    by_exact = with_exact[np.argsort(exact[with_exact])]
    exact_rank = np.full(len(folded), -1, np.int32)
    exact_rank[by_exact] = np.arange(len(by_exact))
    grouped = by_exact[np.argsort(of_word[by_exact], kind="stable")]
    spellings = np.bincount(of_word[grouped], minlength=len(names))
    codes = np.zeros(len(folded), np.uint16)
    codes[grouped] = np.arange(len(grouped)) - np.repeat(offsets(spellings)[:-1], spellings)
    return Ranked(of_word, exact_rank, codes, np.maximum(spellings, 1))


def folded_runs(words: Words, ranked: Ranked) -> Iterator[Run]:
    """The postings of the folded terms, with positions and codes."""
    for first, end, order, ranks in _sorted(ranked.folded[words.numbers]):
        counts, documents, frequencies = _grouped(ranks, words.documents[order])
        codes = ranked.codes[words.numbers[order]]
        yield Run(first, end, Postings(counts, documents, frequencies, words.positions[order], codes))


def exact_runs(words: Words, ranked: Ranked) -> Iterator[Run]:
    """The postings of the exact terms; their positions are those of their folds."""
    for first, end, order, ranks in _sorted(ranked.exact[words.numbers]):
        yield Run(first, end, Postings(*_grouped(ranks, words.documents[order])))


def plain_run(ranks: NDArray[np.int64], documents: NDArray[np.int64], terms: int) -> Run:
    """The postings of terms that stand once in a document and nowhere in particular."""
    order = by_number(ranks)
    counts, found, frequencies = _grouped(ranks[order], documents[order])
    return Run(0, terms, Postings(counts, found, np.ones_like(frequencies)))


def _sorted(ranks: NDArray[np.int32]) -> Iterator[tuple[int, int, NDArray[Any], NDArray[Any]]]:
    """Runs of whole terms: their first rank, the one after the last, the places of their words, and the words' ranks
    counted from the first. Words of rank -1 belong to no term.
    """
    order = by_number(ranks)
    counts = np.bincount(ranks + 1)
    reached = np.cumsum(counts)
    first = 1
    while first < len(counts):
        begin = int(reached[first - 1])
        end = max(int(np.searchsorted(reached, begin + MOST_AT_ONCE, "right")), first + 1)
        stop = int(reached[end - 1])
        own = np.repeat(np.arange(end - first, dtype=np.int32), counts[first:end])
        yield first - 1, end - 1, order[begin:stop], own
        first = end


def by_number(numbers: NDArray[Any]) -> NDArray[np.int64]:
    """A stable order of numbers from -1 up; two sorts of sixteen bits are four times as fast as one of more."""
    low = np.argsort((numbers + 1).astype(np.uint16), kind="stable")
    if not len(numbers) or int(numbers.max()) + 1 < _HALF:
        return low
    high = ((numbers + 1) >> 16).astype(np.uint16)
    return low[np.argsort(high[low], kind="stable")]


def _grouped(ranks: NDArray[Any], documents: NDArray[Any]) -> tuple[NDArray[Any], NDArray[Any], NDArray[Any]]:
    """Of sorted words: how many documents each term has, then of each posting its document and its frequency."""
    begins = np.empty(len(ranks), bool)
    begins[:1] = True
    np.not_equal(ranks[1:], ranks[:-1], out=begins[1:])
    begins[1:] |= documents[1:] != documents[:-1]
    places = np.flatnonzero(begins)
    frequencies = np.diff(np.append(places, len(ranks)))
    return np.bincount(ranks[places]), documents[places].astype(np.int64), frequencies
