"""The index on disk: one frozen snapshot to read from, one writer to change it.

Comes in: articles and ids. Goes out: articles, and Whoosh's searcher for the rest of this package. A snapshot keeps
what it saw when it was opened; `refreshed` takes the newest commit. It refuses to know files and questions.

Stock Whoosh is underneath for now; docs/decisions/004-index.md says what replaces it and why.
"""

from __future__ import annotations

import contextlib
import math
import traceback
from collections import defaultdict
from typing import TYPE_CHECKING, Any, Self

from whoosh import query as tree
from whoosh.filedb.filestore import FileStorage
from whoosh.scoring import BM25F

from archiveviewer.errors import ArchiveDamaged, ArticleMissing
from archiveviewer.index.schema import TITLE_KEY, document, schema, unpack
from archiveviewer.index.unpickling import protect
from archiveviewer.query.fields import EVERYTHING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from archiveviewer.article import Article


protect()


@contextlib.contextmanager
def damage_told(path: Path) -> Iterator[None]:
    """Whatever Whoosh itself raises in here comes out as ArchiveDamaged.

    Its files lead its readers anywhere once they are damaged, so no list of exceptions would be complete. What our
    own code raises is our own bug and stays as it is.
    """
    try:
        yield
    except Exception as error:
        if not _comes_from_whoosh(error):
            raise
        raise ArchiveDamaged(path, f"{type(error).__name__}: {error}") from error


def _comes_from_whoosh(error: Exception) -> bool:
    *_, (frame, _line) = traceback.walk_tb(error.__traceback__)
    return str(frame.f_globals.get("__name__", "")).startswith(("whoosh.", "archiveviewer.index.unpickling"))


class Store:
    """A frozen snapshot of the index. Belongs to one thread."""

    def __init__(self, path: Path) -> None:
        self._path = path
        with damage_told(path):
            self._index = FileStorage(str(path), readonly=True).open_index(schema=schema())
            self.searcher = self._index.searcher(weighting=BM25F())

    @property
    def articles(self) -> int:
        """How many articles it holds."""
        return int(self.searcher.doc_count())

    def numbers(self, article_id: str) -> Iterator[int]:
        """The document numbers of an id: one, or none."""
        return iter(self.searcher.document_numbers(id=article_id))

    def article(self, article_id: str) -> Article:
        """The article of that id."""
        for number in self.numbers(article_id) if article_id.isprintable() else ():
            return self.article_at(number)
        raise ArticleMissing(article_id)

    def article_at(self, number: int) -> Article:
        """The article at a document number."""
        try:
            with damage_told(self._path):
                return unpack(self.searcher.stored_fields(number)["article"])
        except (ValueError, KeyError, TypeError) as error:
            raise ArchiveDamaged(self._path, f"article {number}: {error}") from error

    def all_articles(self) -> Iterator[Article]:
        """Every article, in the order of their document numbers."""
        reader = self.searcher.reader()
        for number in range(reader.doc_count_all()):
            if not reader.is_deleted(number):
                yield self.article_at(number)

    def ids(self) -> set[str]:
        """The ids of all articles."""
        held = set()
        for leaf, _offset in self.searcher.leaf_searchers():
            reader = leaf.reader()
            for term in reader.lexicon("id"):
                if reader.postings("id", term).is_active():  # not only left over from a removed article
                    held.add(term.decode())
        return held

    def by_title(self, key: str) -> list[Article]:
        """The articles whose title has that folded key; a title without words is nobody's."""
        if not key:
            return []
        return [self.article_at(number) for number in self.searcher.document_numbers(title_key=key[:TITLE_KEY])]

    def rarity(self, field: str, term: str) -> float:
        """How telling a term is: its inverse document frequency, 0 when no article has it."""
        frequency = self.searcher.reader().doc_frequency(field, term)
        return math.log(1 + self.searcher.doc_count_all() / frequency) if frequency else 0.0

    def with_title_words(self, terms: Iterable[str]) -> Iterator[Article]:
        """The articles whose title has all of these folded words."""
        asked = tree.And([tree.Term("title", term) for term in terms])
        for leaf, offset in self.searcher.leaf_searchers():
            for number in asked.matcher(leaf, self.searcher.boolean_context()).all_ids():
                yield self.article_at(number + offset)

    def sharing(self, terms: dict[str, int], telling: int, limit: int, *, besides: str) -> list[int]:
        """The documents that share most of an article's most telling terms, best first.

        `terms` are exact terms with how often the article has them; words that nearly nobody or nearly everybody has
        tell nothing.
        """
        most = max(20, self.articles // 20)
        weights = {}
        for term, count in terms.items():
            if 1 < self.searcher.reader().doc_frequency(EVERYTHING, term) <= most:
                weights[term] = (1 + math.log(count)) * self.rarity(EVERYTHING, term)
        found: dict[int, float] = defaultdict(float)
        for term in sorted(weights, key=lambda term: -weights[term])[:telling]:
            for leaf, offset in self.searcher.leaf_searchers():
                for number in tree.Term(EVERYTHING, term).matcher(leaf, self.searcher.boolean_context()).all_ids():
                    found[number + offset] += weights[term]
        for number in self.numbers(besides):
            found.pop(number, None)
        return sorted(found, key=lambda number: -found[number])[:limit]

    def size(self) -> int:
        """Bytes on disk."""
        total = 0
        for file in self._path.iterdir():
            with contextlib.suppress(FileNotFoundError):  # a writer beside us has just replaced it
                total += file.stat().st_size
        return total

    def refreshed(self) -> Store:
        """This snapshot if it is the newest, otherwise a new one; the old one is closed."""
        try:
            if self.searcher.up_to_date():
                return self
        except OSError:
            return self
        newer = Store(self._path)
        self.close()
        return newer

    def close(self) -> None:
        """Let the files go."""
        self.searcher.close()
        self._index.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def create(path: Path) -> None:
    """Make an empty index in an existing empty folder."""
    FileStorage(str(path)).create_index(schema()).close()


class Writer:
    """Adds and removes articles; nothing is seen by others before `commit`, and `cancel` forgets it all."""

    def __init__(self, path: Path) -> None:
        self._index = FileStorage(str(path)).open_index(schema=schema())
        self._writer: Any = None

    def add(self, article: Article) -> None:
        """Add an article, in place of the one of the same id if there is one."""
        self._open().update_document(**document(article))

    def remove(self, ids: Iterable[str]) -> None:
        """Remove articles by id; unknown ids do no harm."""
        for article_id in ids:
            self._open().delete_by_term("id", article_id)

    def commit(self) -> None:
        """Make everything since the last commit visible and durable."""
        if self._writer is not None:
            self._writer.commit()
            self._writer = None

    def cancel(self) -> None:
        """Forget everything since the last commit."""
        if self._writer is not None:
            self._writer.cancel()
            self._writer = None

    def close(self) -> None:
        """Cancel what is not committed and let the files go."""
        self.cancel()
        self._index.close()

    def _open(self) -> Any:  # noqa: ANN401 — Whoosh's writer is untyped
        if self._writer is None:
            self._writer = self._index.writer(limitmb=256)
        return self._writer
