"""The phrases of a segment, written: which words follow each other in titles, sapos, headings and captions.

Comes in: the words of these passages as printed, document by document. Goes out, in the sections `phrases/…`:

    forms/…             the words as printed, those of one exact term in a row, the most frequent of them first
    stream/…            the passages as numbers of forms, so that merging can count anew what is left of them
    table/…             every phrase of up to four words, with its count

Counts are those of exact terms: capitals are one, accents are not. Where a segment is large, rare phrases are left out
of its table, though never of its stream, and so is what is hardly anything but the beginning of a phrase that is left
out. Memory does not grow with the documents: they are gone through as often as there are portions of phrases. It
refuses to know what is completed.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import zstandard

from archiveviewer.index.segments.sections import narrow
from archiveviewer.index.segments.table import (
    BITS,
    ENDINGS,
    MOST_ENDINGS,
    MOST_WORDS,
    Rows,
    TableWriter,
    joined,
    word_of,
)
from archiveviewer.query.fields import BREAK
from archiveviewer.vietnamese.terms import keys

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from archiveviewer.index.segments.sections import SectionWriter

NAME = "phrases"
MOST_FORMS = 2**BITS - 1
"""Words as printed that a segment numbers, the most frequent ones; the others part phrases as signs do."""
SMALL = 100_000
"""Words of a segment up to which its table has every phrase: a thousand articles."""
FEWEST = (1, 2, 3, 3)
"""How often phrases of one word, two words … stand in a larger segment at the least to be in its table."""
ALWAYS = 0.8
"""Share of its places at which a phrase goes on with one same word, so that it is only a part of something."""
MOST_AT_ONCE = 2_000_000
"""Phrases that are sorted together, give or take those that begin with one word."""
A_BLOCK = 1 << 20
"""Words of the stream that are packed together, give or take a document."""
_LEVEL = 9
_VARIANTS = 4
"""Forms of one exact term that a code can tell apart."""


class Passages(NamedTuple):
    """Some documents: their words by the numbers of forms, 0 for a break, and how many each document has."""

    words: NDArray[Any]
    lengths: NDArray[np.int64]


class Origin(NamedTuple):
    """Where passages come from: `forms` has the words as printed, the break first; `read` goes through them anew."""

    forms: Sequence[str]
    read: Callable[[], Iterable[Passages]]


class _Forms(NamedTuple):
    """The forms of a segment in their order; of each the number of its exact term, from 1, and its place there."""

    written: list[str]
    exact: NDArray[np.uint64]
    variants: NDArray[np.uint8]
    ranks: NDArray[np.uint16]
    """Of each form its number in the stream: how many are more frequent, and one."""


def write(sections: SectionWriter, origins: Sequence[Origin]) -> None:
    """Write the phrases of some documents."""
    counts = _counted(origins)
    forms = _forms(counts)
    heap = zstandard.ZstdCompressor(level=_LEVEL).compress("\n".join(forms.written).encode("utf-8", "replace"))
    sections.add(f"{NAME}/forms/heap", np.frombuffer(heap, np.uint8))
    sections.add(f"{NAME}/forms/opening", (forms.variants == 0).astype(np.uint8))
    sections.add(f"{NAME}/forms/ranks", forms.ranks)
    places = {form: place for place, form in enumerate(forms.written, start=1)}
    numbered = [np.array([places.get(form, 0) for form in origin.forms], np.uint16) for origin in origins]

    def passages() -> Iterator[Passages]:
        for origin, own in zip(origins, numbered, strict=True):
            for found in origin.read():
                yield Passages(own[found.words], found.lengths)

    endings = _write_stream(sections, forms, passages())
    fewest = FEWEST if sum(counts.values()) > SMALL else (1,) * MOST_WORDS
    table = TableWriter(sections, f"{NAME}/table")
    for low, high in _portions(forms, counts):
        portion = [_keys(found.words, low, high) for found in passages()]
        starting, ending = (np.concatenate(column) for column in zip(*portion, strict=True))
        rows = _rows(starting, ending, forms, fewest)
        np.maximum(rows.endings, endings[word_of(rows.keys, MOST_WORDS - 1)], out=rows.endings)
        table.add(rows)
    table.close()


def _counted(origins: Sequence[Origin]) -> dict[str, int]:
    """How often each form stands in all documents."""
    counts: dict[str, int] = {}
    for origin in origins:
        own = np.zeros(len(origin.forms), np.int64)
        for found in origin.read():
            own += np.bincount(found.words, minlength=len(own))
        for form, count in zip(origin.forms, own.tolist(), strict=True):
            if count and form != BREAK:
                counts[form] = counts.get(form, 0) + count
    return counts


def _forms(counts: dict[str, int]) -> _Forms:
    frequent = sorted(sorted(counts), key=counts.__getitem__, reverse=True)[:MOST_FORMS]  # equal ones stay in order
    terms = {form: term_of(form) for form in frequent}
    ranks = {form: rank for rank, form in enumerate(frequent, start=1)}
    written = sorted(frequent, key=terms.__getitem__)
    opening = [at == 0 or terms[form] != terms[written[at - 1]] for at, form in enumerate(written)]
    exact = np.cumsum(opening, dtype=np.uint64)
    places = np.arange(len(written)) - np.flatnonzero(opening)[exact.astype(np.int64) - 1]
    variants = np.minimum(places, 255).astype(np.uint8)
    in_order = np.fromiter((ranks[form] for form in written), np.uint16, len(written))
    return _Forms(written, exact, variants, in_order)


@functools.lru_cache(1 << 17)
def term_of(form: str) -> tuple[str, str]:
    """The folded and the exact term of a word as printed."""
    found = keys(form)
    return found[0] if found else ("", "")


def _write_stream(sections: SectionWriter, forms: _Forms, passages: Iterable[Passages]) -> NDArray[np.uint8]:
    """Write the passages; returns of each exact term at how many fifteenths of its places a break follows, 0 first."""
    ranks = np.concatenate((np.zeros(1, np.uint16), forms.ranks))
    packer = zstandard.ZstdCompressor(level=_LEVEL)
    exact = np.concatenate((np.zeros(1, np.int64), forms.exact.astype(np.int64)))
    counts, ended = np.zeros((2, int(exact[-1]) + 1), np.int64)
    lengths, sizes, documents = [np.zeros(0, np.int64)], [], []
    sections.begin(f"{NAME}/stream/words", "u1")
    for part in _blocks(passages):
        packed = packer.compress(ranks[part.words].astype("<u2").tobytes())
        sections.append(np.frombuffer(packed, np.uint8))
        sizes.append(len(packed))
        documents.append(len(part.lengths))
        lengths.append(part.lengths)
        numbers = exact[part.words]
        counts += np.bincount(numbers, minlength=len(counts))
        ended += np.bincount(numbers[:-1][numbers[1:] == 0], minlength=len(counts))
    sections.add(f"{NAME}/stream/lengths", narrow(np.concatenate(lengths)))
    sections.add(f"{NAME}/stream/sizes", np.array(sizes, np.uint32))
    sections.add(f"{NAME}/stream/documents", np.array(documents, np.uint32))
    ended[0] = 0
    return _share(ended, counts)


def _share(ended: NDArray[Any], counts: NDArray[Any]) -> NDArray[np.uint8]:
    """In fifteenths; more than a few of them need not be told apart."""
    shares: NDArray[np.uint8] = np.minimum(ended * ENDINGS // np.maximum(counts, 1), MOST_ENDINGS).astype(np.uint8)
    return shares


def _blocks(passages: Iterable[Passages]) -> Iterator[Passages]:
    """The same documents in parts of about one block."""
    for found in passages:
        ends = np.cumsum(found.lengths)
        first = start = 0
        while first < len(ends):
            end = max(int(np.searchsorted(ends, start + A_BLOCK, "right")), first + 1)
            yield Passages(found.words[start : ends[end - 1]], found.lengths[first:end])
            first, start = end, int(ends[end - 1])


def _portions(forms: _Forms, counts: dict[str, int]) -> Iterator[tuple[int, int]]:
    """Ranges of forms, whole exact terms each, with which only so many phrases begin."""
    each = np.fromiter((counts[form] for form in forms.written), np.int64, len(forms.written))
    borders = np.append(np.flatnonzero(forms.variants == 0), len(each))
    reached = np.concatenate((np.zeros(1, np.int64), np.cumsum(each)))[borders]
    first = 0
    while first < len(borders) - 1:
        end = int(np.searchsorted(reached, reached[first] + MOST_AT_ONCE, "right")) - 1
        end = min(max(end, first + 1), len(borders) - 1)
        yield int(borders[first]) + 1, int(borders[end]) + 1
        first = end


def _keys(words: NDArray[np.uint16], low: int, high: int) -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """Of every word in a range of forms the key of it and the three behind it; and those of them that a break ends.

    Documents end with a break.
    """
    at = np.flatnonzero((words >= low) & (words < high))
    padded = np.concatenate((words, np.zeros(MOST_WORDS + 1, np.uint16)))
    keys = padded[at].astype(np.uint64)
    going = np.ones(len(at), bool)
    for further in range(1, MOST_WORDS):
        following = padded[at + further]
        going &= following > 0
        keys = keys << np.uint64(BITS) | np.where(going, following, 0)
    return keys, keys[~going | (padded[at + MOST_WORDS] == 0)]


def _rows(phrases: NDArray[np.uint64], ending: NDArray[np.uint64], forms: _Forms, fewest: Sequence[int]) -> Rows:
    """Count phrases of forms, and make of them rows of exact terms."""
    phrases.sort()
    exact = np.concatenate((np.zeros(1, np.uint64), forms.exact))
    variants = np.concatenate((np.zeros(1, np.uint8), np.where(forms.variants < _VARIANTS, forms.variants, 0)))
    parts = []
    for words in range(1, MOST_WORDS + 1):
        shift = np.uint64(BITS * (MOST_WORDS - words))
        whole = phrases[word_of(phrases, words - 1) > 0] >> shift
        opening = _changes(whole)
        counts = np.diff(np.append(opening, len(whole)))
        distinct = whole[opening] << shift
        codes = np.zeros(len(distinct), np.uint8)
        for number in range(words):
            codes |= variants[word_of(distinct, number)] << np.uint8(2 * number)
        parts.append(_by_exact(_of_exact(distinct, exact), counts, codes))
    rows = joined(_frequent(parts, fewest))
    rows = rows.part(np.argsort(rows.keys))
    ends = np.sort(_of_exact(ending, exact))
    often = np.searchsorted(ends, rows.keys, "right") - np.searchsorted(ends, rows.keys, "left")
    return rows._replace(endings=_share(often, rows.counts))


def _of_exact(keys: NDArray[np.uint64], exact: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Keys of exact terms in place of keys of forms."""
    found = np.zeros(len(keys), np.uint64)
    for number in range(MOST_WORDS):
        found |= exact[word_of(keys, number)] << np.uint64(BITS * (MOST_WORDS - 1 - number))
    return found


def _changes(values: NDArray[np.uint64]) -> NDArray[np.int64]:
    """Where sorted values differ from those before."""
    return np.flatnonzero(np.append(True, values[1:] != values[:-1])[: len(values)])


def _frequent(parts: list[Rows], fewest: Sequence[int]) -> list[Rows]:
    """The rows that stand often enough; `parts` are all phrases of one word, of two and so on."""
    kept: list[Rows] = []
    for words in range(MOST_WORDS, 0, -1):
        rows = parts[words - 1]
        stays = rows.counts >= fewest[words - 1]
        if 1 < words < MOST_WORDS:
            goes_on = going_on(rows, parts[words], words) >= ALWAYS * rows.counts
            stays &= ~goes_on | (going_on(rows, kept[0], words) >= ALWAYS * rows.counts)
        kept.insert(0, rows.part(stays))
    return kept


def going_on(rows: Rows, longer: Rows, words: int) -> NDArray[np.uint32]:
    """How often each phrase of so many words goes on with that word with which it does so most often."""
    most = np.zeros(len(rows.keys), np.uint32)
    shift = np.uint64(BITS * (MOST_WORDS - words))
    beginnings = longer.keys >> shift << shift
    opening = _changes(beginnings)
    if len(opening) and len(most):
        at = np.minimum(np.searchsorted(rows.keys, beginnings[opening]), len(most) - 1)
        found = rows.keys[at] == beginnings[opening]
        most[at[found]] = np.maximum.reduceat(longer.counts, opening)[found]
    return most


def _by_exact(keys: NDArray[np.uint64], counts: NDArray[np.int64], codes: NDArray[np.uint8]) -> Rows:
    """Put the printings of each phrase together: their sum, and the code of the most frequent."""
    order = np.argsort(keys)
    keys, counts, codes = keys[order], counts[order], codes[order]
    if not len(keys):
        return joined([])
    opening = _changes(keys)
    sums, most = np.add.reduceat(counts, opening), np.maximum.reduceat(counts, opening)
    own = np.repeat(np.arange(len(opening)), np.diff(np.append(opening, len(keys))))
    usual = np.full(len(opening), 255, np.uint8)
    candidates = np.flatnonzero(counts == most[own])
    np.minimum.at(usual, own[candidates], codes[candidates])
    return Rows(keys[opening], sums.astype(np.uint32), usual, np.zeros(len(opening), np.uint8))
