"""Whoosh reads the archive: its searcher, spelling, highlighting and sorting over a snapshot.

Comes in: a snapshot, or the folder of one. Goes out: a searcher, or an index that gives readers and searchers. Nothing
is written here. It refuses to know the queries that are asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn

import msgspec
import numpy as np
from whoosh import index
from whoosh.analysis import Token
from whoosh.codec import base
from whoosh.reading import EmptyReader, IndexReader, MultiReader, SegmentReader
from whoosh.scoring import BM25F
from whoosh.searching import Searcher

from archiveviewer.index import manifest as manifests
from archiveviewer.index import schema as layout
from archiveviewer.index.codec import columnfiles
from archiveviewer.index.codec.documents_reading import DocumentsReader
from archiveviewer.index.codec.lexicon import Lexicon
from archiveviewer.index.codec.terms_reading import ArrayTermsReader
from archiveviewer.index.named import named
from archiveviewer.index.schema import DATE, DOCUMENT, ID
from archiveviewer.index.segments.sections import Damaged
from archiveviewer.index.snapshot import Snapshot
from archiveviewer.query.fields import BREAK, NAMES, WORD_FIELDS, QueryWords
from archiveviewer.vietnamese.terms import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from numpy.typing import NDArray
    from whoosh.columns import Column, ColumnReader
    from whoosh.fields import Schema
    from whoosh.scoring import WeightingModel

    from archiveviewer.article import Article
    from archiveviewer.index.manifest import Manifest
    from archiveviewer.index.segments.reading import Segment

_HIDDEN = BREAK.encode()


class _IndexedWords(QueryWords):
    """Text to terms as the index has them, both of a word at one place, so that Whoosh's highlighter finds either."""

    def __call__(self, value: str, **options: Any) -> Iterator[Token]:
        """What is typed is still taken as it is meant."""
        if options.get("mode") == "query":
            yield from super().__call__(value, **options)
            return
        token = Token(positions=True, chars=True, original=value)
        for position, word in enumerate(words(value)):
            token.pos, token.startchar, token.endchar = position, word.start, word.end
            for text in (word.folded, word.exact):
                token.text = text
                token.matched = False
                yield token


def schema() -> Schema:
    """The archive's schema, with analyzers that tell what is in the index."""
    made = layout.schema()
    for name in WORD_FIELDS:
        made[name].analyzer = _IndexedWords()
    return made


def searcher(snapshot: Snapshot, known: Schema | None = None, weighting: WeightingModel | None = None) -> Searcher:
    """Whoosh's searcher over a snapshot, which stays open when the searcher is closed."""
    return Searcher(reader(snapshot, known), weighting=weighting or BM25F())


def reader(snapshot: Snapshot, known: Schema | None = None) -> IndexReader:
    """Whoosh's reader over a snapshot, which stays open when the reader is closed."""
    known = known or schema()
    entries = zip(snapshot.segments, snapshot.manifest.segments, strict=True)
    segments = [_Segment(segment, entry.file) for segment, entry in entries]
    readers = [SegmentReader(None, known, segment, snapshot.generation) for segment in segments]
    return MultiReader(readers, generation=snapshot.generation) if readers else EmptyReader(known)


class ArchiveIndex(index.Index):
    """The index of an archive as Whoosh has one. Each reader sees the newest commit, and sees only that."""

    def __init__(self, folder: Path, known: Schema | None = None) -> None:
        self._folder = folder
        self.schema = known or schema()
        self._generation = self._manifest().generation

    def _manifest(self) -> Manifest:
        return manifests.load(self._folder)

    def reader(self, reuse: IndexReader | None = None) -> IndexReader:
        """A reader of the newest commit; closing it lets the files go. One to reuse is closed."""
        snapshot = Snapshot(self._folder)
        found = reader(snapshot, self.schema)
        if reuse is not None:
            reuse.close()
        return _closing(found, snapshot)

    def latest_generation(self) -> int:
        """The number of the newest commit."""
        return self._manifest().generation

    def up_to_date(self) -> bool:
        """Whether no commit has come since this was opened."""
        return self.latest_generation() == self._generation

    def refresh(self) -> ArchiveIndex:
        """The same at the newest commit."""
        return self if self.up_to_date() else ArchiveIndex(self._folder, self.schema)

    def last_modified(self) -> float:
        """When the newest commit was made."""
        return (self._folder / manifests.NAME).stat().st_mtime

    def is_empty(self) -> bool:
        """Whether there is no document."""
        return not self._manifest().segments

    def doc_count_all(self) -> int:
        """How many documents there are, deleted ones included."""
        return sum(entry.documents for entry in self._manifest().segments)

    def doc_count(self) -> int:
        """How many documents there are."""
        gone = sum(entry.deleted.count for entry in self._manifest().segments if entry.deleted)
        return self.doc_count_all() - gone

    def writer(self, **_options: Any) -> NoReturn:
        """There is none."""
        raise NotImplementedError("articles are added through index.writing.Writer")


def _closing(found: IndexReader, snapshot: Snapshot) -> IndexReader:
    """The same reader; it closes the snapshot with itself."""
    close = found.close

    def close_both() -> None:
        close()
        snapshot.close()

    found.close = close_both
    return found


class _Codec(base.Codec):
    """Reads segments of the archive; those write themselves."""

    def terms_reader(self, storage: object, segment: _Segment) -> ArrayTermsReader:  # noqa: ARG002 — Whoosh's signature
        """Its terms."""
        return ArrayTermsReader(_Fields(segment.held))

    def per_document_reader(self, storage: object, segment: _Segment) -> _Documents:  # noqa: ARG002 — as above
        """Its documents."""
        return _Documents(segment)


class _Segment(base.Segment):
    """A segment of the archive as Whoosh knows segments."""

    def __init__(self, segment: Segment, name: str) -> None:
        super().__init__("archive")
        self.segid = name
        self.held = segment

    def codec(self) -> _Codec:
        """What reads it."""
        return _Codec()

    def doc_count_all(self) -> int:
        """All documents."""
        return self.held.document_count

    def deleted_count(self) -> int:
        """How many of them are deleted."""
        return self.held.document_count - self.held.live_count

    def deleted_docs(self) -> Iterable[int]:
        """Which of them are deleted."""
        return iter(np.flatnonzero(self.held.deleted).tolist() if self.held.deleted is not None else ())

    def is_deleted(self, docnum: int) -> bool:
        """Whether a document is deleted."""
        return self.held.deleted is not None and bool(self.held.deleted[docnum])

    def delete_document(self, docnum: int, delete: bool = True) -> NoReturn:  # noqa: FBT001, FBT002 — Whoosh's
        """Not here."""
        raise NotImplementedError("articles are removed through index.writing.Writer")


class _Fields:
    """The fields of an archive's segment. What stands between paragraphs is none of their terms."""

    def __init__(self, segment: Segment) -> None:
        self._segment = segment
        self._known: dict[str, Lexicon] = {}

    def names(self) -> list[str]:
        """In the order of code points."""
        return sorted(self._segment.facts.fields)

    def lexicon(self, name: str) -> Lexicon | None:
        """The terms of a field; None when there is none of that name."""
        if name not in self._known:
            try:
                field = self._segment.field(name)
            except KeyError as error:
                raise Damaged(f"the directory lacks {error}") from error
            if field is None:
                return None
            self._known[name] = Lexicon(field, _HIDDEN if field.exact else None)
        return self._known[name]

    def close(self) -> None:
        """The segment belongs to the snapshot."""


class _Documents(DocumentsReader):
    """The documents of an archive's segment."""

    def __init__(self, segment: _Segment) -> None:
        super().__init__(segment, segment.doc_count_all())
        self._held = segment.held

    def lengths(self, fieldname: str) -> NDArray[np.uint8] | None:
        """A byte a document; None when the field has no lengths."""
        field = self._held.field(fieldname)
        return field.lengths if field else None

    def field_length(self, fieldname: str) -> int:
        """The sum of the lengths of a field."""
        field = self._held.field(fieldname)
        return field.total_length if field else 0

    def stored_fields(self, docnum: int) -> dict[str, Any]:
        """The article, its id, and the text of each field of words, for highlighting."""
        data = self._held.stored.document(docnum)
        try:
            article = layout.article(data)
        except msgspec.DecodeError as error:
            raise Damaged("stored") from error
        return {ID: article.id, DOCUMENT: article, **{name: _text(article, name) for name in WORD_FIELDS}}

    def has_column(self, fieldname: str) -> bool:
        """Dates have one."""
        return fieldname == DATE and self._held.day() is not None

    def column_reader(self, fieldname: str, column: Column) -> ColumnReader:
        """The days as Whoosh's own column has them."""
        days = self._held.day()
        if fieldname != DATE or days is None:
            raise KeyError(fieldname)
        written = columnfiles.ColumnWriter(column)
        field = layout.schema()[DATE]
        for document, day in enumerate(days.tolist()):
            if day:
                written.add(document, field.to_column_value(day))
        return columnfiles.reader(column, written.finish(len(days)), len(days))


def _text(article: Article, field: str) -> str:
    """What was indexed of an article in a field, its paragraphs on lines of their own."""
    if field == "text":
        return "\n".join(layout.texts(article))
    if field == "file":
        return f"{article.provenance.path} {article.provenance.member}"
    if field in NAMES:
        return "\n".join(name.text for name, _times in named(article) if name.kind == field)
    if field == "caption":
        return "\n".join(article.captions)
    return str(getattr(article, field))
