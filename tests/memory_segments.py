"""Segments in memory for tests and benchmarks of the evaluator: the plainest arrays that keep its protocols."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
from whoosh.util.numeric import length_to_byte

from archiveviewer.query.fields import BREAK, BREAK_POSITIONS, HAS, Dates, Words, asked_fields
from archiveviewer.vietnamese.terms import keys

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from numpy.typing import NDArray

Document = dict[str, Any]
Places = dict[int, list[int]]


@dataclass
class MemoryField:
    """The postings of one field: terms joined, postings of all terms in a row, positions of all postings in a row."""

    terms: NDArray[np.uint8]
    term_offsets: NDArray[np.int64]
    first: NDArray[np.int64]
    docs: NDArray[np.int32]
    weights: NDArray[Any]
    places: NDArray[np.int32] | None = None
    place_offsets: NDArray[np.int64] | None = None
    lengths: NDArray[np.uint8] | None = None
    total_length: int = 0
    size: int = 0
    bitmaps: dict[int, NDArray[np.uint64]] = field(default_factory=dict)

    def keep_bitmaps(self, share: float) -> None:
        """Keep the terms of more than this share of documents as bitmaps too."""
        for number in np.flatnonzero(np.diff(self.first) > share * self.size):
            has = np.zeros(self.size, bool)
            has[self.documents(int(number))] = True
            packed = np.zeros(-(-self.size // 64) * 8, np.uint8)
            packed[: -(-self.size // 8)] = np.packbits(has, bitorder="little")
            self.bitmaps[int(number)] = packed.view("<u8")

    @property
    def has_positions(self) -> bool:
        return self.places is not None

    def __len__(self) -> int:
        return len(self.term_offsets) - 1

    def text(self, number: int) -> bytes:
        return self.terms[self.term_offsets[number] : self.term_offsets[number + 1]].tobytes()

    def _place(self, term: bytes) -> int:
        low, high = 0, len(self)
        while low < high:
            middle = (low + high) // 2
            low, high = (middle + 1, high) if self.text(middle) < term else (low, middle)
        return low

    def find(self, term: bytes) -> int:
        number = self._place(term)
        return number if number < len(self) and self.text(number) == term else -1

    def span(self, first: bytes, end: bytes | None) -> range:
        return range(self._place(first), len(self) if end is None else self._place(end))

    def heap(self, numbers: range) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
        offsets = self.term_offsets[numbers.start : numbers.stop + 1]
        return self.terms[offsets[0] : offsets[-1]], offsets - offsets[0]

    def doc_frequency(self, number: int) -> int:
        return int(self.first[number + 1] - self.first[number])

    def documents(self, number: int) -> NDArray[np.int32]:
        return self.docs[self.first[number] : self.first[number + 1]]

    def bits(self, number: int) -> NDArray[np.uint64] | None:
        return self.bitmaps.get(number)

    def ranks(self, number: int, documents: NDArray[Any]) -> NDArray[np.int64]:
        return np.searchsorted(self.documents(number), documents)

    def among(self, number: int, documents: NDArray[Any]) -> tuple[NDArray[np.intp], NDArray[np.int64]]:
        places = np.flatnonzero(np.isin(documents, self.documents(number)))
        return places, self.ranks(number, documents[places])

    def frequencies(self, number: int, places: NDArray[np.intp] | None = None) -> NDArray[Any]:
        weights = self.weights[self.first[number] : self.first[number + 1]]
        return weights if places is None else weights[places]

    def positions(
        self,
        number: int,
        documents: NDArray[Any] | None,
        ranks: NDArray[np.int64] | None = None,  # noqa: ARG002 — found anew
    ) -> tuple[NDArray[Any], NDArray[np.int64]]:
        assert self.places is not None
        assert self.place_offsets is not None
        start, end = self.first[number], self.first[number + 1]
        if documents is None:
            offsets = self.place_offsets[start : end + 1]
            return self.places[offsets[0] : offsets[-1]], np.diff(offsets)
        postings = np.searchsorted(self.documents(number), documents)
        starts = self.place_offsets[start + postings]
        counts = self.place_offsets[start + postings + 1] - starts
        ends = np.cumsum(counts)
        return self.places[np.repeat(starts - ends + counts, counts) + np.arange(counts.sum())], counts


@dataclass
class MemorySegment:
    """Fields by name, and what else a segment has."""

    document_count: int
    fields: dict[str, MemoryField]
    deleted: NDArray[np.bool_] | None = None
    days: NDArray[np.int32] | None = None

    def field(self, name: str) -> MemoryField | None:
        return self.fields.get(name)

    def day(self) -> NDArray[np.int32] | None:
        return self.days


def from_postings(postings: Mapping[bytes, Places], size: int, lengths: list[int] | None) -> MemoryField:
    """A field from term → document → positions; no positions in any document: a field without."""
    terms = sorted(postings)
    entries = [(doc, places) for term in terms for doc, places in sorted(postings[term].items())]
    has_places = any(places for _doc, places in entries)
    flat = [place for _doc, places in entries for place in places]
    return MemoryField(
        terms=np.frombuffer(b"".join(terms), np.uint8),
        term_offsets=_offsets(map(len, terms)),
        first=_offsets(len(postings[term]) for term in terms),
        docs=np.array([doc for doc, _places in entries], np.int32),
        weights=np.array([len(places) or 1 for _doc, places in entries], np.uint32),
        places=np.array(flat, np.int32) if has_places else None,
        place_offsets=_offsets(len(places) for _doc, places in entries) if has_places else None,
        lengths=None if lengths is None else np.array([length_to_byte(length) for length in lengths], np.uint8),
        total_length=sum(lengths or ()),
        size=size,
    )


def _offsets(sizes: Iterable[int]) -> NDArray[np.int64]:
    return np.cumsum([0, *sizes], dtype=np.int64)


def positions_of(value: str) -> dict[bytes, list[int]]:
    """The terms of a text, break terms included, with their positions."""
    found: dict[bytes, list[int]] = {}
    position = 0
    paragraphs = value.split(BREAK)
    for number, paragraph in enumerate(paragraphs):
        for folded, exact in keys(paragraph):
            found.setdefault(folded.encode(), []).append(position)
            found.setdefault(exact.encode(), []).append(position)
            position += 1
        if number < len(paragraphs) - 1:
            found.setdefault(BREAK.encode(), []).append(position)
        position += BREAK_POSITIONS
    return found


def segment(
    documents: list[Document],
    deleted: Iterable[int] = (),
    *,
    share: float = 1 / 16,
    with_days: bool = True,
) -> MemorySegment:
    """A segment of documents as they are given to Whoosh's writer."""
    fields = {}
    for name, kind in asked_fields().items():
        if isinstance(kind, Words):
            made = _words_field(documents, name)
        else:
            made = _traits_field(documents) if name == HAS else _dates_field(documents, name, kind)
        if made is not None:
            made.keep_bitmaps(share)
            fields[name] = made
    gone = np.zeros(len(documents), bool)
    gone[list(deleted)] = True
    days = np.array([one.get("date") or 0 for one in documents], np.int32)
    return MemorySegment(len(documents), fields, gone if gone.any() else None, days if with_days else None)


def _words_field(documents: list[Document], name: str) -> MemoryField | None:
    postings: dict[bytes, Places] = {}
    lengths = [0] * len(documents)
    for number, one in enumerate(documents):
        for term, places in positions_of(one.get(name) or "").items():
            postings.setdefault(term, {})[number] = places
            if not term.startswith((b"=", BREAK.encode())):
                lengths[number] += len(places)
    return from_postings(postings, len(documents), lengths) if postings else None


def _dates_field(documents: list[Document], name: str, kind: Dates) -> MemoryField | None:
    postings: dict[bytes, Places] = {}
    for number, one in enumerate(documents):
        if one.get(name) is not None:
            for term, *_rest in kind.index(one[name]):
                postings.setdefault(term, {})[number] = []
    return from_postings(postings, len(documents), None) if postings else None


def _traits_field(documents: list[Document]) -> MemoryField | None:
    postings: dict[bytes, Places] = {}
    for number, one in enumerate(documents):
        for trait in one.get(HAS, "").split():
            postings.setdefault(trait.encode(), {})[number] = []
    return from_postings(postings, len(documents), None) if postings else None


def from_tokens(
    tokens: NDArray[np.uint32],
    owners: NDArray[np.int32],
    places: NDArray[np.int32],
    vocabulary: list[bytes],
    size: int,
) -> MemoryField:
    """A field from one row a token: its term's number in a vocabulary, its document, its position. For benchmarks."""
    by_bytes = sorted(range(len(vocabulary)), key=vocabulary.__getitem__)
    rank = np.empty(len(vocabulary), np.uint32)
    rank[by_bytes] = np.arange(len(vocabulary), dtype=np.uint32)
    tokens = rank[tokens]
    order = np.argsort(tokens, kind="stable")
    tokens, owners, places = tokens[order], owners[order], places[order]
    fresh = np.ones(len(tokens), bool)
    fresh[1:] = (tokens[1:] != tokens[:-1]) | (owners[1:] != owners[:-1])
    starts = np.flatnonzero(fresh)
    offsets = np.append(starts, len(tokens)).astype(np.int64)
    words = [vocabulary[number] for number in by_bytes]
    return MemoryField(
        terms=np.frombuffer(b"".join(words), np.uint8),
        term_offsets=_offsets(map(len, words)),
        first=np.searchsorted(tokens[starts], np.arange(len(words) + 1)).astype(np.int64),
        docs=owners[starts],
        weights=np.minimum(np.diff(offsets), 255).astype(np.uint8),
        places=places,
        place_offsets=offsets,
        size=size,
    )
