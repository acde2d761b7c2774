"""A segment is written: batches of analysed articles are gathered and become one file.

Comes in: batches and the ids of their articles. Goes out: the file of a segment. It refuses to know which segments
there are.

    <field>/…           the terms of a field: folded ones where the field has words
    <field>=/…          its exact terms, with the documents only; `<field>/folds` leads to their folds
    named/…             the names that documents mention, as `index.named` writes them
    <field>/words       how many words each document has, as the byte that Whoosh makes of it
    stored/…, day, facet/<name>/…   the documents themselves, their days, their facets
    phrases/…           which words follow each other where a completion may come from; see `phrases`
    runs/…              a sample of the runs of five words of each document; see `runs`
"""

from __future__ import annotations

import functools
import itertools
from concurrent.futures import ThreadPoolExecutor
from typing import IO, TYPE_CHECKING, Any

import msgspec
import numpy as np
from whoosh.util.numeric import byte_to_length

from archiveviewer.index import traits
from archiveviewer.index.manifest import FORMAT
from archiveviewer.index.schema import DATE, ID, STORED_FACETS, TITLE, stored
from archiveviewer.index.segments import inversion, phrases, runs
from archiveviewer.index.segments.packing import Shape
from archiveviewer.index.segments.packing import places as in_a_row
from archiveviewer.index.segments.sections import SectionWriter, narrow, offsets
from archiveviewer.index.segments.storing import StoredWriter, packed
from archiveviewer.index.segments.terms import TermsWriter
from archiveviewer.query.fields import BREAK, HAS, NAMED, WORD_FIELDS, Dates
from archiveviewer.vietnamese.terms import EXACT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from numpy.typing import NDArray

    from archiveviewer.index.analysis import Batch

_DATES = Dates()
_LENGTH_BYTES = np.array([byte_to_length(byte) for byte in range(256)])


class FieldFacts(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a segment says of a field: whether it has positions, whether it has exact terms, and all its words together
    if they are counted.
    """

    positions: bool = False
    exact: bool = False
    words: int | None = None


class SegmentFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What a segment says of itself; `format` is that of the index it was made for, which the first ones did not
    say.
    """

    documents: int
    fields: dict[str, FieldFacts]
    format: int = 2


def length_bytes(lengths: NDArray[np.int64]) -> NDArray[np.uint8]:
    """The byte that Whoosh makes of a number of words."""
    return np.minimum(np.searchsorted(_LENGTH_BYTES, lengths, "left"), 255).astype(np.uint8)


class Buffer:
    """Articles that are not in a file yet. `words` tells how many words it holds, by which its memory can be
    bounded.
    """

    def __init__(self) -> None:
        self.words = 0
        self.bytes = 0
        self.ids: list[str] = []
        self._exact: dict[str, int] = {BREAK: 0}
        self._folded: list[str] = [BREAK]
        self._documents: list[bytes] = []
        self._days: list[int] = []
        self._titles: list[str] = []
        self._traits: list[int] = []
        self._named: list[tuple[str, ...]] = []
        self._forms: dict[str, int] = {BREAK: 0}
        self._phrases: list[phrases.Passages] = []
        self._runs: list[runs.Runs] = []
        self._facets: dict[str, list[str]] = {name: [] for name in STORED_FACETS}
        self._fields: dict[str, list[tuple[NDArray[np.uint32], NDArray[np.uint32]]]] = {
            name: [] for name in WORD_FIELDS
        }

    def __len__(self) -> int:
        return len(self.ids)

    def add(self, batch: Batch, ids: Sequence[str]) -> None:
        """The articles of a batch under these ids."""
        renumbered = self._known(batch)
        for name, tokens in batch.fields.items():
            words = renumbered[np.frombuffer(tokens.words, "<u4")]
            self._fields[name].append((words, np.frombuffer(tokens.lengths, "<u4")))
            self.words += len(words)
        documents = [stored(*both) for both in zip(ids, batch.articles, strict=True)]
        self.bytes += sum(map(len, documents))
        self._documents += documents
        self._days += batch.days
        self._titles += batch.titles
        self._traits += batch.traits
        self._named += batch.named
        numbers = _numbered(batch.forms.split("\n"), self._forms)
        lengths = np.frombuffer(batch.phrases.lengths, "<u4").astype(np.int64)
        self._phrases.append(phrases.Passages(numbers[np.frombuffer(batch.phrases.words, "<u4")], lengths))
        counts = np.frombuffer(batch.runs.lengths, "<u4").astype(np.int64)
        self._runs.append(runs.Runs(np.frombuffer(batch.runs.words, "<u4"), counts))
        self.ids += ids
        for facet in STORED_FACETS:
            self._facets[facet] += batch.facets[facet]

    def _known(self, batch: Batch) -> NDArray[np.uint32]:
        """The number here of each of a batch's words."""
        before = len(self._exact)
        numbers = _numbered(batch.exact.split("\n"), self._exact)
        if len(self._exact) > before:
            folded = batch.folded.split("\n")
            self._folded += (folded[at] for at in np.flatnonzero(numbers >= before))
        return numbers

    def write(self, file: IO[bytes], dictionary: bytes) -> int:
        """Write it all as one segment; returns the checksum by which the file is known."""
        sections = SectionWriter(file)
        with ThreadPoolExecutor(1, thread_name_prefix="packing") as beside:
            packing = beside.submit(packed, self._documents, dictionary)
            facts = self._write_found(sections)
            documents = packing.result()
        writer = StoredWriter(sections, documents.dictionary)
        writer.add_packed(documents)
        writer.close()
        return sections.close(SegmentFacts(documents=len(self.ids), fields=facts, format=FORMAT))

    def _write_found(self, sections: SectionWriter) -> dict[str, FieldFacts]:
        """Write all by which documents are found."""
        write_facts(sections, np.array(self._days, np.int32), self._facets)
        facts = {}
        folded, exact = _Names(self._folded), _Names([term if term[0] == EXACT else "" for term in self._exact])
        for name in WORD_FIELDS:
            facts[name] = self._write_words(sections, name, folded, exact)
        plain: dict[str, tuple[Sequence[Any], Callable[[Any], tuple[bytes, ...]]]] = {
            ID: (self.ids, _only_term),
            TITLE: (self._titles, _only_term),
            DATE: (self._days, day_terms),
            HAS: (self._traits, traits.terms),
            NAMED: (self._named, _all_terms),
        }
        for name, (values, terms) in plain.items():
            facts[name] = _write_plain(sections, name, values, terms)
        phrases.write(sections, [phrases.Origin(list(self._forms), lambda: [self._together()])])
        runs.write(sections, self._runs)
        return facts

    def _together(self) -> phrases.Passages:
        """The passages of all documents at once."""
        return phrases.Passages(*(np.concatenate(column) for column in zip(*self._phrases, strict=True)))

    def _write_words(self, sections: SectionWriter, name: str, folded: _Names, exact: _Names) -> FieldFacts:
        parts = self._fields[name]
        lengths = np.concatenate([part[1] for part in parts]).astype(np.int64)
        words = inversion.place(np.concatenate([part[0] for part in parts]), lengths)
        used = np.zeros(len(folded.ranks), bool)
        used[words.numbers] = True
        chosen = np.flatnonzero(used)
        ranked = inversion.rank(chosen, folded.ranks, exact.ranks)
        terms = TermsWriter(sections, name, Shape(len(lengths), positions=True))
        names = folded.chosen(chosen)
        for run in inversion.folded_runs(words, ranked):
            terms.add(names[run.first : run.end], run.postings, ranked.spellings[run.first : run.end])
        terms.close()
        terms = TermsWriter(sections, f"{name}=", Shape(len(lengths), positions=False))
        names = exact.chosen(chosen)
        for run in inversion.exact_runs(words, ranked):
            terms.add(names[run.first : run.end], run.postings)
        terms.close()
        folds = np.zeros(len(names), np.int64)
        with_exact = chosen[ranked.exact[chosen] >= 0]
        folds[ranked.exact[with_exact]] = ranked.folded[with_exact]
        sections.add(f"{name}/folds", narrow(folds))
        return write_lengths(sections, name, words, lengths)


def write_lengths(sections: SectionWriter, name: str, words: inversion.Words, lengths: NDArray[np.int64]) -> FieldFacts:
    """Each document's length: its words without the breaks."""
    breaks = np.bincount(words.documents[words.numbers == 0], minlength=len(lengths))
    counted = lengths - breaks
    sections.add(f"{name}/words", length_bytes(counted))
    return FieldFacts(positions=True, exact=True, words=int(counted.sum()))


def _numbered(names: list[str], known: dict[str, int]) -> NDArray[np.uint32]:
    """The numbers of some distinct names; those not known yet get the next ones, in their order."""
    numbers = list(map(known.get, names))
    if None in numbers:
        for at, number in enumerate(numbers):
            if number is None:
                numbers[at] = known[names[at]] = len(known)
    return np.array(numbers, np.uint32)


class _Names:
    """Terms by number, and the rank of each in byte order; -1 for an empty one."""

    def __init__(self, terms: Iterable[str]) -> None:
        self._terms = [term.encode() for term in terms]
        distinct = sorted({term for term in self._terms if term})
        places = {term: rank for rank, term in enumerate(distinct)}
        places[b""] = -1
        self._distinct = distinct
        self.ranks = np.fromiter(map(places.__getitem__, self._terms), np.int64, len(self._terms))

    def chosen(self, numbers: NDArray[np.int64]) -> list[bytes]:
        """The distinct terms of some words in byte order."""
        held = np.zeros(len(self._distinct) + 1, bool)  # one more, for the empty one
        held[self.ranks[numbers]] = True
        return list(map(self._distinct.__getitem__, np.flatnonzero(held[:-1]).tolist()))


def _only_term(text: str) -> tuple[bytes, ...]:
    """The one term of a text that is taken as it is; none of an empty one."""
    return (text.encode(),) if text else ()


@functools.lru_cache(20_000)
def day_terms(day: int) -> tuple[bytes, ...]:
    """The terms by which Whoosh finds numbers in a range, as `_DATES.index` gives them."""
    if not day:
        return ()
    number = _DATES.to_column_value(day)
    return tuple(_DATES.sortable_to_bytes(number, shift) for shift in range(0, _DATES.bits, _DATES.shift_step))


def _all_terms(texts: tuple[str, ...]) -> tuple[bytes, ...]:
    """Some texts, each a term."""
    return tuple(text.encode() for text in texts)


def _write_plain(
    sections: SectionWriter, name: str, values: Sequence[Any], terms_of: Callable[[Any], tuple[bytes, ...]]
) -> FieldFacts:
    """A field of terms without positions: a value a document, and the terms of each distinct one."""
    terms = {value: terms_of(value) for value in dict.fromkeys(values)}
    names = sorted(set(itertools.chain(*terms.values())))
    writer = TermsWriter(sections, name, Shape(len(values), positions=False))
    if names:
        documents, ranks = _placed(values, terms, names)
        writer.add(names, inversion.plain_run(ranks, documents, len(names)).postings)
    writer.close()
    return FieldFacts()


def _placed(
    values: Sequence[Any], terms: dict[Any, tuple[bytes, ...]], names: list[bytes]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Every document and the rank of every term it has, in a row."""
    places = {term: rank for rank, term in enumerate(names)}
    ranks = np.array([places[term] for some in terms.values() for term in some], np.int64)
    counts = np.array(list(map(len, terms.values())), np.int64)
    numbers = {value: number for number, value in enumerate(terms)}
    of_document = np.fromiter(map(numbers.__getitem__, values), np.int64, len(values))
    each = counts[of_document]
    return np.repeat(np.arange(len(values)), each), ranks[in_a_row(offsets(counts)[of_document], each)]


def write_facts(sections: SectionWriter, days: NDArray[np.int32], facets: dict[str, Any]) -> None:
    """The columns: the day of each document, and its value of each facet."""
    sections.add("day", days)
    for name, values in facets.items():
        write_facet(sections, name, *_coded(values))


def _coded(values: Sequence[str]) -> tuple[list[bytes], NDArray[np.int64]]:
    codes: dict[str, int] = {}
    numbers = [codes.setdefault(value, len(codes)) for value in values]
    return [value.encode("utf-8", "replace") for value in codes], np.array(numbers, np.int64)


def write_facet(sections: SectionWriter, name: str, values: list[bytes], codes: NDArray[np.int64]) -> None:
    """One facet: its distinct values, and which of them each document has."""
    sections.add(f"facet/{name}/heap", np.frombuffer(b"".join(values), np.uint8))
    sections.add(f"facet/{name}/lengths", narrow(np.fromiter(map(len, values), np.int64, len(values))))
    sections.add(f"facet/{name}/codes", narrow(codes))
