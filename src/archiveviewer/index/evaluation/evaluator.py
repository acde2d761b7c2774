"""A query tree evaluated over segments of arrays, for the length of one question.

Comes in: a Whoosh tree, which may hold nodes of `query.nodes`. Goes out: per segment the documents that match, their
scores, and where the positional nodes stand. Documents and scores are those of Whoosh's own matchers, with exceptions
that docs/decisions/009-evaluation.md tells. It refuses to know files and articles.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from archiveviewer.index.evaluation.interpreter import Interpreter
from archiveviewer.index.evaluation.matched import Known
from archiveviewer.index.evaluation.reading import Reading
from archiveviewer.index.evaluation.sets import Documents
from archiveviewer.index.evaluation.statistics import Statistics

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from numpy.typing import NDArray

    from archiveviewer.index.evaluation.arrays import Segment
    from archiveviewer.index.evaluation.matched import Matched
    from archiveviewer.index.evaluation.spans import Spans

    Fallback = Callable[[int, Any], tuple[NDArray[Any], NDArray[Any]]]
    """Given a segment's index and a node: the documents that Whoosh's own matcher finds there, and their scores."""


class Unknown(Exception):  # noqa: N818 — what it says
    """A node that only Whoosh's own matcher can evaluate, and nobody who would run that."""


class Found(NamedTuple):
    """What matches in a segment: ascending documents, and scores parallel to them if they were asked for."""

    documents: NDArray[np.int32]
    scores: NDArray[np.float32] | None


class Evaluator:
    """Evaluates the trees of one question; what it has read of postings stays until it is dropped."""

    def __init__(
        self,
        segments: Sequence[Segment],
        schema: Mapping[str, Any],
        fallback: Fallback | None = None,
        statistics: Statistics | None = None,
    ) -> None:
        self.segments = segments
        self.statistics = statistics or Statistics(segments)
        self.readings = [Reading(segment, schema, self.statistics) for segment in segments]
        self._interpreters = [
            Interpreter(one, _without(fallback, at, one.size)) for at, one in enumerate(self.readings)
        ]

    @property
    def cut(self) -> bool:
        """Whether a pattern meant more terms than are looked up."""
        return any(reading.cut for reading in self.readings)

    def evaluate(self, node: Any, index: int, *, scored: bool = True) -> Found:  # noqa: ANN401 — a Whoosh node
        """What the tree matches in a segment, without deleted documents."""
        numbers, scores = self.matches(node, index, scored=scored)
        return Found(numbers.astype(np.int32), scores)

    def matches(
        self,
        node: Any,  # noqa: ANN401 — a Whoosh node
        index: int,
        *,
        scored: bool,
    ) -> tuple[NDArray[np.intp], NDArray[np.float32] | None]:
        """The same with numbers as numpy indexes with them."""
        matched = self._interpreters[index].match(node)
        documents = self.readings[index].living(matched.documents)
        return documents.numbers, matched.scores(documents) if scored else None

    def spans(self, node: Any, index: int, documents: NDArray[Any], field: str | None = None) -> Spans:  # noqa: ANN401
        """Where what the tree asks for stands in these ascending documents: terms, phrases and all positional nodes.

        Only nodes of that field are looked at, if one is given; what is excluded stands nowhere.
        """
        return self._interpreters[index].stretches(node, field).spans(self._these(index, documents))

    def marks(self, node: Any, index: int, documents: NDArray[Any], field: str | None = None) -> Spans:  # noqa: ANN401
        """The same, but of things near each other each for itself, without what stands between them."""
        return self._interpreters[index].marks(node, field).spans(self._these(index, documents))

    def _these(self, index: int, documents: NDArray[Any]) -> Documents:
        return Documents(self.segments[index].document_count, numbers=np.asarray(documents, np.intp))


def _without(fallback: Fallback | None, index: int, size: int) -> Callable[[Any], Matched]:
    """What to do with a node of an unknown class. It knows no evaluator: one that is dropped must go at once."""

    def match(node: Any) -> Matched:  # noqa: ANN401 — a Whoosh node
        if fallback is None:
            raise Unknown(node)
        numbers, scores = fallback(index, node)
        held = Documents(size, numbers=np.asarray(numbers, np.intp))
        return Known(held, np.asarray(scores, np.float32))

    return match
