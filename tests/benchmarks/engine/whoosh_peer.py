"""Stock Whoosh with its own codec, one process, and the program's analyzer: folded and exact terms in one field."""

from __future__ import annotations

import importlib.metadata
import itertools
from typing import TYPE_CHECKING, Any

from whoosh import fields
from whoosh.filedb.filestore import FileStorage

from archiveviewer.query.fields import EVERYTHING, Words
from benchmarks.engine import kinds
from benchmarks.engine.articles import pieces
from benchmarks.engine.protocol import HITS, WHOOSH, Answer, Missing, Peer
from benchmarks.engine.trees import question

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from benchmarks.engine.articles import Piece
    from benchmarks.engine.kinds import Asked


def _schema() -> Any:  # noqa: ANN401 — Whoosh is untyped
    facets = {name: fields.ID(stored=True, sortable=True) for name in ("section", "source")}
    day = fields.NUMERIC(int, stored=True, sortable=True)
    return fields.Schema(**{EVERYTHING: Words(stored=True)}, date=day, **facets)


class StockWhoosh(Peer):
    """Whoosh as it comes."""

    name = WHOOSH
    can = frozenset(kinds.KINDS)

    def __init__(self, place: Path) -> None:
        super().__init__(place)
        self._searcher: Any = None

    def version(self) -> str:
        try:
            return importlib.metadata.version("whoosh3")
        except importlib.metadata.PackageNotFoundError as error:
            raise Missing("whoosh3 is not installed") from error

    def _storage(self) -> Any:  # noqa: ANN401 — Whoosh is untyped
        self.place.mkdir(parents=True, exist_ok=True)
        return FileStorage(str(self.place))

    def index_texts(self, found: Iterable[Piece]) -> None:
        self._write(self._storage().create_index(_schema()), found)

    def add(self, files: Path) -> None:
        self._write(self._storage().open_index(schema=_schema()), pieces(files))

    def _write(self, index: Any, found: Iterable[Piece]) -> None:  # noqa: ANN401
        writer = index.writer(limitmb=256)
        for _number, text, facts in found:
            writer.add_document(**{EVERYTHING: text}, date=facts.day, section=facts.section, source=facts.source)
        writer.commit()
        index.close()

    def ask(self, asked: Asked) -> Answer:
        if self._searcher is None:
            self._searcher = self._storage().open_index(schema=_schema()).searcher()
        options: dict[str, Any] = {}
        if asked.kind == kinds.NEWEST:
            options = {"sortedby": "date", "reverse": True}
        elif asked.kind == kinds.FACETS:
            options = {"groupedby": ["section", "source"]}
        found = self._searcher.search(question(asked).tree, limit=HITS, **options)
        return Answer(len(found), [hit.fields() for hit in itertools.islice(found, HITS)])

    def cold(self) -> str:
        return (
            "from pathlib import Path\n"
            "from benchmarks.engine import kinds, protocol\n"
            f"engine = protocol.engine({self.name!r}, Path({str(self.place)!r}))\n"
            "print(engine.ask(kinds.Asked(kinds.RANKED[0], 'thành phố')).total)"
        )

    def close(self) -> None:
        if self._searcher:
            self._searcher.close()
