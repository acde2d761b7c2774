"""Several segments become one, without their deleted documents.

Comes in: segments. Goes out: the file of a segment that holds what they held, in their order. Memory does not grow with
the segments but for a few bytes a document and a term: postings pass through in runs of terms. It refuses to know which
segments are worth merging.
"""

from __future__ import annotations

import itertools
from typing import IO, TYPE_CHECKING, Any, NamedTuple

import numpy as np

from archiveviewer.index.manifest import FORMAT
from archiveviewer.index.schema import STORED_FACETS
from archiveviewer.index.segments import phrases, runs
from archiveviewer.index.segments.building import FieldFacts, SegmentFacts, write_facet
from archiveviewer.index.segments.inversion import by_number
from archiveviewer.index.segments.packing import Postings, Shape, places
from archiveviewer.index.segments.sections import SectionWriter, narrow, offsets
from archiveviewer.index.segments.storing import GOOD_FROM, LEARNT_FROM, LONGEST_SAMPLE, StoredWriter, dictionary_of
from archiveviewer.index.segments.terms import Terms, TermsWriter

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Sequence

    from numpy.typing import NDArray

    from archiveviewer.index.segments.reading import Field, Segment

MOST_AT_ONCE = 600_000
"""Documents and words of terms that are unpacked at the same time, give or take a term."""
_TERMS_AT_ONCE = 10_000
"""Terms of the largest dictionary that are numbered at the same time, with those of the others between them."""


class _Source(NamedTuple):
    """A segment, and the number each of its documents gets; -1 for deleted ones."""

    segment: Segment
    renumbered: NDArray[np.int64]


def merge(segments: Sequence[Segment], file: IO[bytes]) -> Generator[None, None, int]:
    """Write one segment; yields now and then, returns the checksum by which the file is known."""
    sources, documents = _renumber(segments)
    sections = SectionWriter(file)
    _merge_stored(sources, sections)
    sections.add("day", np.concatenate([_live(source, source.segment.day()) for source in sources]))
    for name in STORED_FACETS:
        _merge_facet(sources, sections, name)
    names = dict.fromkeys(name for segment in segments for name in segment.facts.fields)
    facts = {}
    for name in names:
        facts[name] = yield from _merge_field(sources, sections, name, documents)
    phrases.write(sections, [_passages(source) for source in sources])
    runs.write(sections, map(_runs, sources))
    return sections.close(SegmentFacts(documents=documents, fields=facts, format=FORMAT))


def _passages(source: _Source) -> phrases.Origin:
    living = source.renumbered >= 0
    held = source.segment.read_phrases()
    lengths = np.zeros(int(living.sum()), np.int64)
    return held.origin(living) if held else phrases.Origin([], lambda: [phrases.Passages(lengths[:0], lengths)])


def _runs(source: _Source) -> runs.Runs:
    living = source.renumbered >= 0
    held = source.segment.runs
    return held.of(living) if held else runs.Runs(np.zeros(0, np.uint32), np.zeros(int(living.sum()), np.int64))


def _renumber(segments: Sequence[Segment]) -> tuple[list[_Source], int]:
    sources, reached = [], 0
    for segment in segments:
        live = np.ones(segment.document_count, bool) if segment.deleted is None else ~segment.deleted
        sources.append(_Source(segment, np.where(live, reached + np.cumsum(live) - 1, -1)))
        reached += int(live.sum())
    return sources, reached


def _live(source: _Source, values: Any) -> NDArray[Any]:  # noqa: ANN401
    """The values of the documents that stay; zeros where a segment has none."""
    kept = source.renumbered >= 0
    return np.zeros(int(kept.sum()), np.int32) if values is None else np.asarray(values)[kept]


def _merge_stored(sources: list[_Source], sections: SectionWriter) -> None:
    writer = StoredWriter(sections, _dictionary(sources))
    for source in sources:
        writer.copy(source.segment.read_stored(), np.flatnonzero(source.renumbered >= 0))
    writer.close()


def _dictionary(sources: list[_Source]) -> bytes:
    """That of the largest segment, if it was made from enough documents; otherwise a new one."""
    largest = max(sources, key=lambda source: source.segment.document_count).segment
    if largest.document_count >= GOOD_FROM:
        return largest.read_stored().dictionary
    stored = ((source.segment.read_stored(), source.renumbered) for source in sources)
    live = [(reader, number) for reader, renumbered in stored for number in np.flatnonzero(renumbered >= 0)]
    sample = live[:: len(live) // LEARNT_FROM + 1]
    return dictionary_of([stored.document(int(number))[:LONGEST_SAMPLE] for stored, number in sample])


def _merge_facet(sources: list[_Source], sections: SectionWriter, name: str) -> None:
    known: dict[str, int] = {}
    codes = []
    for source in sources:
        column = source.segment.facet(name)
        renumbered = np.array([known.setdefault(value, len(known)) for value in column.values], np.int64)
        codes.append(renumbered[_live(source, column.codes)])
    write_facet(sections, name, [value.encode() for value in known], np.concatenate(codes))


def _merge_field(
    sources: list[_Source], sections: SectionWriter, name: str, documents: int
) -> Generator[None, None, FieldFacts]:
    present = [(source, field) for source in sources if (field := source.segment.read_field(name)) is not None]
    shape = Shape(documents, present[0][1].has_positions)
    if any(field.exact is None for _source, field in present):
        yield from _Dictionary([(source, field.base) for source, field in present]).write(sections, name, shape)
        return FieldFacts(positions=shape.positions)
    return (yield from _merge_words(present, sections, name, shape))


def _merge_words(
    present: list[tuple[_Source, Field]], sections: SectionWriter, name: str, shape: Shape
) -> Generator[None, None, FieldFacts]:
    """A field with folded and exact terms: the exact ones first, since codes count those that stay."""
    exact = _Dictionary([(source, field.exact) for source, field in present if field.exact is not None])
    base = _Dictionary([(source, field.base) for source, field in present])
    words = yield from exact.write(sections, f"{name}=", Shape(shape.documents, positions=False))
    spelled = _Spellings(exact, base, [field.folds for _source, field in present])
    yield from base.write(sections, name, shape, spelled)
    sections.add(f"{name}/folds", narrow(base.final[spelled.folds]))
    sections.add(f"{name}/words", np.concatenate([_live(source, field.lengths) for source, field in present]))
    return FieldFacts(positions=shape.positions, exact=True, words=words)


class _Dictionary:
    """The dictionaries of one kind of terms, put together. `targets` tells of each source's terms the common number,
    `final` of each common number the one it has in the new segment, -1 for a term that no document is left of.
    """

    def __init__(self, parts: list[tuple[_Source, Terms]]) -> None:
        self.parts = parts
        self.targets, self.count = _align([terms for _source, terms in parts])
        self.final = np.full(self.count, -1, np.int64)

    def write(
        self, sections: SectionWriter, name: str, shape: Shape, spelled: _Spellings | None = None
    ) -> Generator[None, None, int]:
        """Write it with all postings; returns the sum of all frequencies."""
        writer = TermsWriter(sections, name, shape)
        reached = words = 0
        for first, end in self._runs():
            postings, kept = _together(
                [self._part(at, first, end, spelled) for at in range(len(self.parts))], end - first
            )
            numbers = first + np.flatnonzero(kept)
            self.final[numbers] = np.arange(reached, reached + len(numbers))
            reached += len(numbers)
            words += int(postings.frequencies.sum())
            if len(numbers):
                spellings = spelled.counts[numbers] if spelled else None
                writer.add(self._names(first, end, kept), postings, spellings)
            yield
        writer.close()
        return words

    def _runs(self) -> Iterator[tuple[int, int]]:
        """Ranges of common numbers of bounded weight, each of at least one term."""
        weights = np.zeros(self.count, np.int64)
        for (_source, terms), target in zip(self.parts, self.targets, strict=True):
            weights[target] += np.diff(terms.weight())
        reached = offsets(weights)
        first = 0
        while first < self.count:
            end = int(np.searchsorted(reached, reached[first] + MOST_AT_ONCE, "right")) - 1
            end = min(max(end, first + 1), self.count)
            yield first, end
            first = end

    def _part(self, at: int, first: int, end: int, spelled: _Spellings | None) -> _Part:
        """What one source has of the terms with the common numbers [first, end)."""
        (source, terms), target = self.parts[at], self.targets[at]
        low, high = (int(number) for number in np.searchsorted(target, [first, end]))
        postings = terms.postings(low, high)
        codes = spelled.recode(at, low, postings) if spelled else None
        documents = source.renumbered[postings.documents]
        owners = np.repeat(target[low:high] - first, postings.counts)
        return _Part.narrowed(owners, documents, postings.frequencies, postings.positions, codes).living()

    def _names(self, first: int, end: int, kept: NDArray[np.bool_]) -> list[bytes]:
        names = [b""] * (end - first)
        for (_source, terms), target in zip(self.parts, self.targets, strict=True):
            low, high = (int(number) for number in np.searchsorted(target, [first, end]))
            for name, place in zip(terms.some(low, high), (target[low:high] - first).tolist(), strict=True):
                names[place] = name
        return [name for name, stays in zip(names, kept, strict=True) if stays]


def _align(dictionaries: list[Terms]) -> tuple[list[NDArray[np.int64]], int]:
    """Number all distinct terms in byte order; of each dictionary's terms the number. Terms come in blocks, so that few
    are in memory at the same time; sorting what is sorted in parts is as fast as merging it.
    """
    targets = [np.empty(len(terms), np.int64) for terms in dictionaries]
    largest = max(dictionaries, key=len)
    firsts, count = [0] * len(dictionaries), 0
    for border in range(_TERMS_AT_ONCE, len(largest) + _TERMS_AT_ONCE, _TERMS_AT_ONCE):
        is_last = border >= len(largest)
        ends = [len(terms) if is_last else terms.at_or_after(largest[border]) for terms in dictionaries]
        blocks = [terms.some(*span) for terms, *span in zip(dictionaries, firsts, ends, strict=True)]
        distinct = dict.fromkeys(sorted(itertools.chain(*blocks)))
        numbers = dict(zip(distinct, itertools.count(count)))
        for target, block, first, end in zip(targets, blocks, firsts, ends, strict=True):
            target[first:end] = np.fromiter(map(numbers.__getitem__, block), np.int64, len(block))
        firsts, count = ends, count + len(distinct)
    return targets, count


class _Part(NamedTuple):
    """Postings with the term each belongs to; `positions` and `codes` follow the frequencies. All numbers are as narrow
    as they may be: a term that stands everywhere is in memory as a whole.
    """

    owners: NDArray[Any]
    documents: NDArray[Any]
    frequencies: NDArray[Any]
    positions: NDArray[Any] | None
    codes: NDArray[Any] | None

    @classmethod
    def narrowed(cls, *columns: NDArray[Any] | None) -> _Part:
        """A part of columns of any width."""
        kinds = (np.int32, np.int32, np.int32, np.uint32, np.uint16)
        chosen = zip(columns, kinds, strict=True)
        return cls(*(None if one is None else one.astype(kind, copy=False) for one, kind in chosen))  # type: ignore[arg-type]

    def living(self) -> _Part:
        """The same without deleted documents."""
        live = self.documents >= 0
        return self if live.all() else self.chosen(np.flatnonzero(live))

    def chosen(self, order: NDArray[np.int64]) -> _Part:
        """Some of the postings, in another order."""
        counts = self.frequencies[order]
        words = places(offsets(self.frequencies)[:-1][order], counts) if self.positions is not None else None
        positions, codes = (None if column is None else column[words] for column in (self.positions, self.codes))
        return _Part(self.owners[order], self.documents[order], counts, positions, codes)


def _together(parts: list[_Part], terms: int) -> tuple[Postings, NDArray[np.bool_]]:
    """The postings of all sources term by term, and which terms have any."""
    columns = [_column([part[at] for part in parts]) for at in range(5)]
    whole = _Part(*columns)  # type: ignore[arg-type]
    ordered = whole if terms == 1 else whole.chosen(by_number(whole.owners))
    counts = np.bincount(ordered.owners, minlength=terms)
    kept = counts > 0
    return Postings(counts[kept], *ordered[1:]), kept


def _column(parts: list[Any]) -> NDArray[Any] | None:
    """One column of some parts; of a single part the same, not a copy."""
    if any(part is None for part in parts):
        return None
    return parts[0] if len(parts) == 1 else np.concatenate(parts)


class _Spellings:
    """The codes of spellings anew: they count the exact terms that share a fold, and segments differ in these."""

    def __init__(self, exact: _Dictionary, base: _Dictionary, folds: list[NDArray[Any]]) -> None:
        self._exact = exact
        of_exact = np.zeros(exact.count, np.int64)
        for at, own in enumerate(folds):
            of_exact[exact.targets[at]] = base.targets[at][own]
        staying = np.flatnonzero(exact.final >= 0)
        self.folds = of_exact[staying]
        """Of each exact term of the new segment the common number of its fold."""
        self.counts = np.maximum(np.bincount(self.folds, minlength=base.count), 1)
        self._codes = np.zeros(exact.count, np.int64)
        grouped = staying[np.argsort(self.folds, kind="stable")]
        groups = np.bincount(self.folds, minlength=base.count)
        self._codes[grouped] = np.arange(len(grouped)) - np.repeat(offsets(groups)[:-1], groups)
        self._grouped = [np.argsort(own, kind="stable") for own in folds]
        """Of each source the exact terms, fold by fold, so that a fold's first and a code lead to one."""
        self._first = [
            offsets(np.bincount(own, minlength=len(terms)))
            for own, (_source, terms) in zip(folds, base.parts, strict=True)
        ]

    def recode(self, at: int, low: int, postings: Postings) -> NDArray[Any]:
        """The new codes of a source's postings, whose first term has the number `low` there."""
        if len(postings.counts) == 1:
            return self._recode_one(at, low, postings)
        begins = offsets(postings.counts)[:-1]
        totals = np.add.reduceat(postings.frequencies, begins) if len(begins) else postings.counts
        first = np.repeat(self._first[at][low : low + len(totals)], totals)
        has_spellings = np.repeat(np.diff(self._first[at])[low : low + len(totals)] > 0, totals)
        codes = postings.codes if postings.codes is not None else np.zeros(len(first), np.int64)
        spelled = np.minimum(first + codes, max(len(self._grouped[at]) - 1, 0))
        new = self._codes[self._exact.targets[at][self._grouped[at][spelled]]] if len(self._grouped[at]) else spelled
        return np.where(has_spellings, new, 0)

    def _recode_one(self, at: int, number: int, postings: Postings) -> NDArray[np.uint16]:
        """The same of a single term, which may stand everywhere."""
        first, end = self._first[at][number : number + 2].tolist()
        new = self._codes[self._exact.targets[at][self._grouped[at][first:end]]].astype(np.uint16)
        if postings.codes is None:
            return np.full(int(postings.frequencies.sum()), new[0] if len(new) else 0, np.uint16)
        found: NDArray[np.uint16] = new[postings.codes]
        return found
