"""Engines that put real articles in order: our index, SQLite FTS5 and stock Whoosh.

Articles come in, each engine gets the same paragraphs of each; the document numbers of the first hundred for some plain
words go out, all of which have to stand in an article. A folder that holds an engine's index already is taken as it is.
"""

from __future__ import annotations

import importlib.metadata
import shutil
import sqlite3
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, ClassVar, Protocol

from whoosh import fields, scoring
from whoosh import query as tree
from whoosh.filedb.filestore import FileStorage

from archiveviewer.index import columns
from archiveviewer.index.matching import Matcher
from archiveviewer.index.schema import texts
from archiveviewer.index.store import Store
from archiveviewer.query.fields import BREAK, EVERYTHING, Words
from archiveviewer.query.question import Knowledge, understand
from archiveviewer.results import Filters
from archiveviewer.vietnamese.normal import is_marked
from archiveviewer.vietnamese.terms import words
from benchmarks import real_archive

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from archiveviewer.article import Article

FIRST = 100
"""How many articles are put in order; one that stands behind them counts as not found."""


class Ranker(Protocol):
    """One engine with its index open."""

    name: ClassVar[str]
    version: str

    def __init__(self, place: Path, found: Sequence[Article]) -> None: ...

    def first(self, question: str) -> list[int]:
        """The document numbers of the best, best first."""

    def number(self, article: int) -> int:
        """The document number of the article that was the so many-th to come in."""


class Ours:
    """Our index as the archive asks it, without passages and facets. Every answer has its exact count besides."""

    name: ClassVar[str] = "ours"

    def __init__(self, place: Path, found: Sequence[Article]) -> None:
        self.version = importlib.metadata.version("archiveviewer")
        self._store = Store(real_archive.make(place, found) / "index")
        self._matcher = Matcher(self._store.snapshot, columns.read(self._store.snapshot))

    def first(self, question: str) -> list[int]:
        knowledge = Knowledge(self._matcher, None, datetime.now(UTC).date())
        matches = self._matcher.find(understand(question, "smart", knowledge), "relevance", Filters())
        return [number for number, _score in matches.page(0, FIRST)]

    def number(self, article: int) -> int:
        number = self._store.number(real_archive.article_id(article))
        assert number is not None
        return number


class Fts:
    """SQLite FTS5 with its own tokenizer, which drops accents but keeps đ apart from d, and its own bm25."""

    name: ClassVar[str] = "fts5"

    def __init__(self, place: Path, found: Sequence[Article]) -> None:
        self.version = sqlite3.sqlite_version
        folder = _made(place / f"fts5-{len(found)}", found, self._make)
        self._database = sqlite3.connect(folder / "fts.sqlite")

    @staticmethod
    def _make(folder: Path, found: Sequence[Article]) -> None:
        database = sqlite3.connect(folder / "fts.sqlite")
        database.execute("CREATE VIRTUAL TABLE t USING fts5(text, tokenize='unicode61 remove_diacritics 2')")
        rows = ((number, "\n".join(texts(article))) for number, article in enumerate(found))
        database.executemany("INSERT INTO t(rowid, text) VALUES (?, ?)", rows)
        database.commit()
        database.close()

    def first(self, question: str) -> list[int]:
        asked = " ".join(f'"{word}"' for word in question.split())
        rows = self._database.execute("SELECT rowid FROM t WHERE t MATCH ? ORDER BY rank LIMIT ?", (asked, FIRST))
        return [number for (number,) in rows]

    def number(self, article: int) -> int:
        return article


class Whoosh:
    """Stock Whoosh with its own codec and BM25F over one field with our analyzer: folded and exact terms stacked."""

    name: ClassVar[str] = "whoosh"

    def __init__(self, place: Path, found: Sequence[Article]) -> None:
        self.version = importlib.metadata.version("whoosh3")
        folder = _made(place / f"whoosh-{len(found)}", found, self._make)
        index = FileStorage(str(folder)).open_index(schema=self._schema())
        self._searcher: Any = index.searcher(weighting=scoring.BM25F())
        told = enumerate(self._searcher.all_stored_fields())  # in the order of the document numbers
        self._numbers = {stored["number"]: number for number, stored in told}

    @staticmethod
    def _schema() -> Any:  # noqa: ANN401 — Whoosh is untyped
        return fields.Schema(**{EVERYTHING: Words()}, number=fields.STORED)

    @classmethod
    def _make(cls, folder: Path, found: Sequence[Article]) -> None:
        index = FileStorage(str(folder)).create_index(cls._schema())
        writer = index.writer(limitmb=256)
        for number, article in enumerate(found):
            writer.add_document(**{EVERYTHING: BREAK.join(texts(article))}, number=number)
        writer.commit()
        index.close()

    def first(self, question: str) -> list[int]:
        marked = [(word, is_marked(question[word.start : word.end])) for word in words(question)]
        terms = [tree.Term(EVERYTHING, word.exact if exactly else word.folded) for word, exactly in marked]
        return [number for _score, number in self._searcher.search(tree.And(terms), limit=FIRST).top_n]

    def number(self, article: int) -> int:
        return int(self._numbers[article])


RANKERS: dict[str, type[Ranker]] = {kind.name: kind for kind in (Ours, Fts, Whoosh)}


def _made(folder: Path, found: Sequence[Article], make: Callable[[Path, Sequence[Article]], None]) -> Path:
    """The folder of a whole index, made aside if there is none."""
    if not folder.is_dir():
        aside = folder.with_name(f"{folder.name}-unfinished")
        shutil.rmtree(aside, ignore_errors=True)
        aside.mkdir(parents=True)
        make(aside, found)
        aside.rename(folder)
    return folder
