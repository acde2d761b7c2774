"""Tantivy: one stored text field, and day, section and newspaper as fast fields.

Words are split and lowered by Tantivy's own tokenizer; one index keeps accents, the other drops them.
"""

from __future__ import annotations

import importlib.metadata
import importlib.util
import os
import unicodedata
from typing import TYPE_CHECKING, Any, ClassVar

from benchmarks.engine import kinds
from benchmarks.engine.articles import pieces
from benchmarks.engine.protocol import FOLDED, HITS, TANTIVY, Answer, Missing, Peer

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from benchmarks.engine.articles import Piece
    from benchmarks.engine.kinds import Asked

tantivy: Any = importlib.import_module("tantivy") if importlib.util.find_spec("tantivy") else None

HEAP = 256_000_000


class Tantivy(Peer):
    """Accents kept: it finds what is typed with its accents, and nothing that is typed without."""

    name: ClassVar[str] = TANTIVY
    can: ClassVar[frozenset[str]] = frozenset(
        {kinds.RANKED[0], kinds.PHRASE, kinds.NEAR, kinds.DATES, kinds.NEWEST, kinds.FACETS}
    )
    folded: ClassVar[bool] = False
    threads: ClassVar[int] = os.cpu_count() or 1

    def __init__(self, place: Path) -> None:
        super().__init__(place)
        self._searcher: Any = None
        self._schema: Any = None
        self._writer: Any = None

    def version(self) -> str:
        if tantivy is None:
            raise Missing("tantivy is not installed")
        return importlib.metadata.version("tantivy")

    def _index(self) -> Any:  # noqa: ANN401 — Tantivy is untyped
        self.version()
        self.place.mkdir(parents=True, exist_ok=True)
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("text", stored=True, tokenizer_name="words")
        builder.add_unsigned_field("day", stored=True, indexed=True, fast=True)
        for name in ("section", "source"):
            builder.add_text_field(name, stored=True, fast=True, tokenizer_name="raw", index_option="basic")
        self._schema = builder.build()
        index = tantivy.Index(self._schema, path=str(self.place))
        index.register_tokenizer("words", self._analyzer())
        return index

    def _analyzer(self) -> Any:  # noqa: ANN401
        analyzer = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple()).filter(tantivy.Filter.lowercase())
        return (analyzer.filter(tantivy.Filter.ascii_fold()) if self.folded else analyzer).build()

    def index_texts(self, found: Iterable[Piece]) -> None:
        writer = self._index().writer(HEAP, self.threads)
        for _number, text, facts in found:
            document = tantivy.Document()
            document.add_text("text", unicodedata.normalize("NFC", text))
            document.add_unsigned("day", facts.day)
            document.add_text("section", facts.section)
            document.add_text("source", facts.source)
            writer.add_document(document)
        writer.commit()
        self._writer = writer

    def add(self, files: Path) -> None:
        self.index_texts(pieces(files))

    def ask(self, asked: Asked) -> Answer:
        if self._searcher is None:
            index = self._index()
            index.reload()
            self._searcher = index.searcher()
        query = self._query(asked)
        if asked.kind == kinds.NEWEST:
            found = self._searcher.search(query, HITS, order_by_field="day", order=tantivy.Order.Desc)
        else:
            found = self._searcher.search(query, HITS)
        if asked.kind == kinds.FACETS:
            counted = {name: {"terms": {"field": name, "size": 100}} for name in ("section", "source")}
            self._searcher.aggregate(query, counted)
        return Answer(found.count, [self._searcher.doc(address)["text"] for _score, address in found.hits])

    def _query(self, asked: Asked) -> Any:  # noqa: ANN401
        query, schema = tantivy.Query, self._schema
        terms = self._analyzer().analyze(asked.words)
        if asked.kind in {kinds.PHRASE, kinds.NEAR}:
            return query.phrase_query(schema, "text", terms, slop=asked.slop)
        parts = [query.term_query(schema, "text", term) for term in terms]
        if asked.kind in {kinds.PREFIX, kinds.INNER}:
            pattern = asked.pattern + "*" * (asked.kind == kinds.PREFIX)
            parts.append(query.regex_query(schema, "text", pattern.replace("*", ".*").replace("?", ".")))
        elif asked.kind == kinds.FUZZY:
            parts.append(query.fuzzy_term_query(schema, "text", asked.pattern, distance=1))
        elif asked.kind == kinds.DATES:
            parts.append(query.range_query(schema, "day", tantivy.FieldType.Unsigned, asked.first, asked.last))
        return query.boolean_query([(tantivy.Occur.Must, part) for part in parts])

    def cold(self) -> str:
        return (
            "import tantivy\n"
            f"index = tantivy.Index.open({str(self.place)!r})\n"
            "words = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple()).filter(tantivy.Filter.lowercase())\n"
            "index.register_tokenizer('words', words.build())\n"
            "searcher = index.searcher()\n"
            f"found = searcher.search(index.parse_query('+thành +phố', ['text']), {HITS})\n"
            "print(found.count, len([searcher.doc(address)['text'] for _score, address in found.hits]))"
        )

    def close(self) -> None:
        """Merging goes on behind the commit; what it makes of the index counts, the time it takes doesn't."""
        if self._writer is not None:
            self._writer.wait_merging_threads()
            self._writer = None


class TantivyFolded(Tantivy):
    """Accents dropped by Tantivy's own filter."""

    name = FOLDED
    can = frozenset(kinds.KINDS)
    folded = True
