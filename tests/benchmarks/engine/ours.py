"""The program itself, through its public door; and its index alone, below passages and facets."""

from __future__ import annotations

import functools
import importlib.metadata
import itertools
import os
import time
from concurrent.futures import ProcessPoolExecutor
from typing import TYPE_CHECKING

import msgspec

from archiveviewer import Archive, readers
from archiveviewer.archive.reading import MOST_TOGETHER
from archiveviewer.article import Article
from archiveviewer.index import columns, matching, writing
from archiveviewer.index.analysis import Analyser, Batch
from archiveviewer.results import Filters
from benchmarks.engine import kinds
from benchmarks.engine.protocol import HITS, OURS, WHOLE, Answer, Peer
from benchmarks.engine.trees import question, typed

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from archiveviewer.results import Sort
    from benchmarks.engine.kinds import Asked

COMMITTED = 2
"""Which sign of life of an update that finishes comes after its commit, when all can be searched; see `updating`."""


@functools.cache
def _analyser() -> Analyser:
    """One a process, as in those that read."""
    return Analyser()


def _analysed(articles: bytes) -> bytes:
    """Some articles as a batch, both packed as they travel between the program's own processes."""
    return msgspec.msgpack.encode(_analyser().batch(msgspec.msgpack.decode(articles, type=list[Article])))


class WholeAnswer(Peer):
    """What a person gets: exact count, all facets, 20 hits with passages and marks."""

    name = WHOLE
    can = frozenset(kinds.KINDS) - {kinds.PREFIX, kinds.INNER, kinds.FUZZY}

    def __init__(self, place: Path) -> None:
        super().__init__(place)
        self._archive: Archive | None = None

    def version(self) -> str:
        return importlib.metadata.version("archiveviewer")

    @property
    def archive(self) -> Archive:
        self._archive = self._archive or Archive.open(self.place)
        return self._archive

    def index(self, files: Path) -> None:
        finishing = 0
        with Archive.create(self.place) as archive:
            for progress in archive.update([files]):
                finishing += progress.phase == "finishing"
                if finishing == COMMITTED and self.searchable is None:
                    self.searchable = time.perf_counter()

    def add(self, files: Path) -> None:
        with Archive.open(self.place, writable=True) as archive:
            for _progress in archive.update([files]):
                pass

    def ask(self, asked: Asked) -> Answer:
        self.archive._searching()._kept.clear()  # noqa: SLF001 — nothing kept from before may answer
        newest = asked.kind == kinds.NEWEST
        results = self.archive.search(typed(asked), limit=HITS, sort="newest" if newest else "relevance")
        return Answer(results.total, list(results.hits))

    def cold(self) -> str:
        return (
            "from archiveviewer import Archive\n"
            f"with Archive.open({str(self.place)!r}) as archive: print(archive.search('thành phố').total)"
        )

    def close(self) -> None:
        if self._archive:
            self._archive.close()


class Ours(WholeAnswer):
    """The index alone: a query tree in; an exact count and 20 stored articles out, facets only where they are asked
    for: all but the names of people and places, which no peer counts.

    This is the one place that knows what is under the door.
    """

    name = OURS
    can = frozenset(kinds.KINDS)

    def gathered(self, files: Path) -> list[Article]:
        """The articles, read and parsed: the index begins with them as those of others begin with texts."""
        paths = sorted(files.rglob("*.txt"))
        return [article for path in paths for article in readers.found(path, path.read_bytes()).articles]

    def index_texts(self, found: Iterable[Article]) -> None:
        """The index alone: articles analysed in as many processes as there are processors, written and merged."""
        self.place.mkdir(parents=True)
        writing.create(self.place)
        articles = list(found)
        groups = [articles[start : start + MOST_TOGETHER] for start in range(0, len(articles), MOST_TOGETHER)]
        ids = map(str, itertools.count())
        with ProcessPoolExecutor(os.cpu_count()) as executor, writing.Writer(self.place) as writer:
            for packed in executor.map(_analysed, map(msgspec.msgpack.encode, groups)):
                batch = msgspec.msgpack.decode(packed, type=Batch)
                writer.add(batch, list(itertools.islice(ids, len(batch.articles))))
            writer.commit()
            self.searchable = time.perf_counter()
            for _step in writer.merge():
                pass

    def __init__(self, place: Path) -> None:
        super().__init__(place)
        self._matcher: matching.Matcher | None = None

    def ask(self, asked: Asked) -> Answer:
        store = self.archive._store  # noqa: SLF001 — the engine below the door is what is measured
        if self._matcher is None:
            self._matcher = matching.Matcher(store.snapshot, columns.read(store.snapshot))
        sort: Sort = "newest" if asked.kind == kinds.NEWEST else "relevance"
        understood = question(asked)
        found = self._matcher.find(understood, sort, Filters())
        if asked.kind == kinds.FACETS:
            self._matcher.count(understood, Filters(), found, names=False)
        return Answer(len(found), [store.article_at(number) for number, _score in found.page(0, HITS)])
