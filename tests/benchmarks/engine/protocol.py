"""What the benchmark asks of an engine, whoever made it; and which engines there are.

An engine is made with the folder that is its own. `index` makes the files of a corpus searchable, `ask` answers with
an exact count and 20 stored articles. A peer that is not installed says so with `Missing`.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple, Protocol

from benchmarks.engine.articles import pieces

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from benchmarks.engine.kinds import Asked

HITS = 20


class Missing(Exception):  # noqa: N818 — it is a report, not an error
    """The peer can't be measured here; the text says why."""


class Answer(NamedTuple):
    """How many articles match, and the stored articles (or the hits) of the first page."""

    total: int
    articles: list[object]


class Engine(Protocol):
    """One engine over one folder. What it can't do is absent from `can`."""

    name: ClassVar[str]
    can: ClassVar[frozenset[str]]

    searchable: float | None
    """When all of it could be searched, by `time.perf_counter`, where `index` goes on with other things after that."""

    def __init__(self, place: Path) -> None: ...

    def version(self) -> str:
        """The version; raises Missing."""

    def index(self, files: Path) -> None:
        """Make a new index of the text files in a folder; searchable when it returns, or when it says."""

    def gathered(self, files: Path) -> list[Any]:
        """What `index_texts` is told of the text files in a folder, all of it in memory."""

    def index_texts(self, found: Iterable[Any]) -> None:
        """The same from memory; raises Missing when the engine can't."""

    def add(self, files: Path) -> None:
        """Add the files of a further folder to the index that is there."""

    def ask(self, asked: Asked) -> Answer:
        """Count, and 20 stored articles fetched; opens the index when first called."""

    def cold(self) -> str:
        """Python code that a fresh process runs to open the index and answer one question; empty if there is none."""

    def size(self) -> int:
        """Bytes on disk."""

    def close(self) -> None: ...


class Peer:
    """What engines have in common that index texts they are told."""

    searchable: float | None = None

    def __init__(self, place: Path) -> None:
        self.place = place

    def index(self, files: Path) -> None:
        self.index_texts(pieces(files))

    def gathered(self, files: Path) -> list[Any]:
        return list(pieces(files))

    def index_texts(self, found: Iterable[Any]) -> None:  # noqa: ARG002 — for those that can
        raise Missing("indexes files only")

    def size(self) -> int:
        return sum(file.stat().st_size for file in self.place.rglob("*") if file.is_file())

    def cold(self) -> str:
        return ""

    def close(self) -> None:
        pass


OURS, WHOLE, TANTIVY, FOLDED, FTS, WHOOSH, RECOLL = (
    "ours", "ours, whole answer", "Tantivy", "Tantivy folded", "SQLite FTS5", "stock Whoosh", "Recoll",
)  # fmt: skip
_PLACES = {
    OURS: ("ours", "Ours"),
    WHOLE: ("ours", "WholeAnswer"),
    TANTIVY: ("tantivy_peer", "Tantivy"),
    FOLDED: ("tantivy_peer", "TantivyFolded"),
    FTS: ("fts_peer", "Fts"),
    WHOOSH: ("whoosh_peer", "StockWhoosh"),
    RECOLL: ("recoll_peer", "Recoll"),
}
NAMES = tuple(_PLACES)


def engine(name: str, place: Path) -> Engine:
    """The engine of that name; its library is imported only now, so that no other's memory is counted with it."""
    module, kind = _PLACES[name]
    made: Engine = getattr(importlib.import_module(f"benchmarks.engine.{module}"), kind)(place)
    return made
