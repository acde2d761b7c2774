"""What the rest of the program asks of the index at one moment: articles by id, by place, by title, by what they share.

Comes in: a folder. Goes out: articles. A store keeps what it saw when it was opened; `refreshed` takes the newest
commit. It refuses to know files of articles and questions.
"""

from __future__ import annotations

import contextlib
import itertools
import math
from typing import TYPE_CHECKING, Self

import msgspec
import numpy as np

from archiveviewer.errors import ArchiveDamaged, ArticleMissing
from archiveviewer.index import closeness, likeness, resemblance, schema
from archiveviewer.index.containment import Texts
from archiveviewer.index.incoming import CameIn
from archiveviewer.index.schema import ID, TITLE, TITLE_KEY
from archiveviewer.index.snapshot import Snapshot
from archiveviewer.index.verification import damage_told
from archiveviewer.query.fields import EVERYTHING
from archiveviewer.steps import whole

if TYPE_CHECKING:
    from collections.abc import Collection, Generator, Iterable, Iterator, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from archiveviewer.article import Article
    from archiveviewer.index.containment import Common
    from archiveviewer.index.incoming import Incoming


class Store:
    """A frozen snapshot of the index. Belongs to one thread."""

    def __init__(self, path: Path, before: Snapshot | None = None) -> None:
        self._path = path
        self._damage_told = damage_told(path)
        with self._damage_told:
            self.snapshot = before.followed() if before else Snapshot(path)

    @property
    def articles(self) -> int:
        """How many articles it holds."""
        return self.snapshot.documents

    def article(self, article_id: str) -> Article:
        """The article of that id."""
        number = self.number(article_id)
        if number is None:
            raise ArticleMissing(article_id)
        return self.article_at(number)

    def number(self, article_id: str) -> int | None:
        """The document number of that id; None when it holds no such article."""
        return next(self.snapshot.with_term(ID, article_id.encode("utf-8", "replace")), None)

    def article_at(self, number: int) -> Article:
        """The article at a document number."""
        segment, own = self.snapshot.place(number)
        with self._damage_told:
            data = segment.stored.document(own)
        try:
            return schema.article(data)
        except msgspec.DecodeError as error:
            raise ArchiveDamaged(self._path, f"article {number}: {error}") from error

    def all_articles(self) -> Iterator[Article]:
        """Every article, in the order of their document numbers."""
        for segment, start in zip(self.snapshot.segments, self.snapshot.starts, strict=False):
            for own in range(segment.document_count):
                if segment.deleted is None or not segment.deleted[own]:
                    yield self.article_at(start + own)

    def ids(self) -> set[str]:
        """The ids of all articles."""
        held: set[str] = set()
        for segment in self.snapshot.segments:
            if field := segment.field(ID):
                postings = field.base.postings(0, len(field.base))
                live = (
                    ~segment.deleted[postings.documents] if segment.deleted is not None else np.ones(len(field), bool)
                )
                held.update(field.base[number].decode() for number in np.flatnonzero(live).tolist())
        return held

    def ids_at(self, numbers: NDArray[np.int64]) -> Iterator[str]:
        """The ids of the articles at some document numbers, which ascend."""
        for (start, end), segment in zip(itertools.pairwise(self.snapshot.starts), self.snapshot.segments, strict=True):
            own = numbers[np.searchsorted(numbers, start) : np.searchsorted(numbers, end)] - start
            if len(own) and (field := segment.field(ID)):
                terms = np.zeros(end - start, np.intp)
                terms[field.base.postings(0, len(field.base)).documents] = np.arange(len(field.base))
                yield from (field.base[term].decode() for term in terms[own].tolist())

    def ids_in(self, segments: Collection[str]) -> set[str]:
        """The ids of the articles in segments of these files, deleted ones included."""
        held: set[str] = set()
        for entry, segment in zip(self.snapshot.manifest.segments, self.snapshot.segments, strict=True):
            if entry.file in segments and (field := segment.field(ID)):
                held.update(field.base[number].decode() for number in range(len(field.base)))
        return held

    def numbers(self, ids: Iterable[str]) -> dict[str, int]:
        """The document numbers of those of some ids that it holds."""
        return self.snapshot.numbers(ids)

    def held(self, ids: Iterable[str]) -> set[str]:
        """Those of some ids that it holds; sooner told than where they are."""
        return self.snapshot.held(ids)

    def came_in(self, segments: Collection[str], incoming: Incoming | None) -> CameIn:
        """Where the documents of segments of these files lie among what came in lately."""
        snapshot = self.snapshot
        places = np.full(snapshot.starts[-1], -1)
        if incoming is not None:
            for entry, (start, end) in zip(
                snapshot.manifest.segments, itertools.pairwise(snapshot.starts), strict=True
            ):
                if entry.file in segments:
                    places[start:end] = incoming.places(self.ids_at(np.arange(start, end)))
        return CameIn(incoming, places)

    def pointing_elsewhere(self, segments: Collection[str], came_in: CameIn) -> Iterator[Article]:
        """The articles in segments of these files that list other stories, or show pictures whose place is known. Of
        what came in lately only such are unpacked.
        """
        for entry, segment, start in zip(
            self.snapshot.manifest.segments, self.snapshot.segments, self.snapshot.starts, strict=False
        ):
            if entry.file in segments:
                asked = came_in.may_point(slice(start, start + segment.document_count))
                if segment.deleted is not None:
                    asked &= ~segment.deleted
                for own in np.flatnonzero(asked).tolist():
                    if schema.may_point(segment.stored.document(own)):
                        yield self.article_at(start + own)

    def likely_reprints(self, segments: Collection[str], came_in: CameIn) -> Iterator[tuple[int, int, Common]]:
        """Pairs of documents that may print the same text, one of them at least in segments of these files, and what
        text they have in common. What came in lately need not be unpacked.
        """
        with self._damage_told:
            texts = Texts(self.article_at, came_in.runs)
            for first, second in likeness.pairs(self.snapshot, segments):
                yield first, second, texts.common(first, second)

    def by_title(self, key: str) -> list[Article]:
        """The articles whose title has that folded key; a title without words is nobody's."""
        if not key:
            return []
        return [self.article_at(number) for number in self.snapshot.with_term(TITLE, key[:TITLE_KEY].encode())]

    def rarity(self, field: str, term: str) -> float:
        """How telling a term is: its inverse document frequency, 0 when no article has it."""
        frequency = self.snapshot.doc_frequency(field, term.encode())
        return math.log(1 + self.snapshot.starts[-1] / frequency) if frequency else 0.0

    def with_words(self, field: str, terms: Iterable[str]) -> Iterator[int]:
        """The documents whose field has all of these terms."""
        asked = [term.encode() for term in terms]
        for segment, start in zip(self.snapshot.segments, self.snapshot.starts, strict=False):
            held = segment.field(field)
            numbers = [held.find(term) for term in asked] if held else [-1]
            if held is None or min(numbers, default=-1) < 0:
                continue
            numbers.sort(key=held.doc_frequency)
            found = held.documents(numbers[0])
            for number in numbers[1:]:
                found = found[np.isin(found, held.documents(number), assume_unique=True)]
            if segment.deleted is not None:
                found = found[~segment.deleted[found]]
            yield from (start + int(document) for document in found)

    def pairs_shared(self, article: Article, others: Sequence[Article]) -> Generator[None, None, list[float]]:
        """How much of an article's pairs of words each of some others has, step by step; see `closeness`."""
        return closeness.shares(article, others, lambda term: self.rarity(EVERYTHING, term))

    def like(
        self, article_id: str, terms: resemblance.Terms, limit: int
    ) -> Generator[None, None, list[tuple[int, float]]]:
        """The documents that share most of an article's most telling words and names, step by step; see
        `resemblance`.
        """
        return resemblance.like(self.snapshot, terms, limit, besides=self.number(article_id))

    def alike(self, article_id: str, terms: resemblance.Terms, limit: int) -> list[tuple[int, float]]:
        """The documents that share most of an article's most telling words and names, the likest first, with the share
        by weight: 1 for one that has all of them.
        """
        own = self.number(article_id)
        found = dict(whole(resemblance.like(self.snapshot, terms, limit + 1, besides=None)))
        all_of_it = found.pop(own, 0.0) if own is not None else 0.0
        return [(number, score / all_of_it) for number, score in found.items()] if all_of_it else []

    def size(self) -> int:
        """Bytes on disk."""
        total = 0
        for file in self._path.iterdir():
            with contextlib.suppress(FileNotFoundError):  # a writer beside us has just replaced it
                total += file.stat().st_size
        return total

    def refreshed(self) -> Store:
        """This snapshot if it is the newest, otherwise a new one, and nothing more may be asked of this."""
        try:
            if self.snapshot.is_newest():
                return self
        except ArchiveDamaged:
            return self  # what was open goes on working; whoever opens it anew is told
        return Store(self._path, self.snapshot)

    def close(self) -> None:
        """Let the files go."""
        self.snapshot.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
