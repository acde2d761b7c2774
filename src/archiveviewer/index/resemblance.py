"""Which articles resemble one: those that share its most telling words and names, weighed by how rare these are.

Comes in: a snapshot, and exact terms in a row with how often an article has each: a word alone, or the words of a name.
Goes out: document numbers, the likest first. It refuses to read an article.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
from whoosh import query as tree

from archiveviewer.index import named
from archiveviewer.index.evaluation.evaluator import Evaluator
from archiveviewer.index.evaluation.statistics import Statistics
from archiveviewer.index.schema import schema
from archiveviewer.query.fields import EVERYTHING

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Mapping

    from numpy.typing import NDArray

    from archiveviewer.index.snapshot import Snapshot

    Terms = Mapping[tuple[str, ...], int]

WORDS, NAMES = 24, 8
"""Of an article's words and names, the most telling that are looked up."""
NAME = 3.0
"""How much more a name says than a word that is as rare."""
FEW, ONE_IN = 20, 20
"""What more articles have than so many, or than one in so many, tells nothing."""


COMMON = 5
"""A name whose every word is in one article of so many is looked for where it was recognised: word by word it would
take longer than all others together.
"""


def like(
    snapshot: Snapshot, terms: Terms, limit: int, *, besides: int | None
) -> Generator[None, None, list[tuple[int, float]]]:
    """The documents that share most of what is telling in an article's terms, with a number that grows with it; found
    step by step.
    """
    statistics = Statistics(snapshot.segments)
    everybody = snapshot.starts[-1]
    most = max(FEW, everybody // ONE_IN)
    weights = {
        term: (1 + math.log(count)) * sum(_rarity(everybody, statistics, word) for word in term)
        for term, count in terms.items()
    }
    words = [term for term in weights if len(term) == 1 and 1 < _frequency(statistics, term[0]) <= most]
    found = np.zeros(everybody, np.float32)
    for word in _best(words, weights, WORDS):
        yield
        for start, segment in zip(snapshot.starts, snapshot.segments, strict=False):
            held = segment.field(EVERYTHING)
            if held and (own := held.find(word[0].encode())) >= 0:
                found[start + held.documents(own)] += weights[word]
    evaluator = Evaluator(snapshot.segments, dict(schema().items()), statistics=statistics)
    for name in _best((term for term in weights if len(term) > 1), weights, NAMES):
        yield
        rarest = min(_frequency(statistics, word) for word in name)
        is_common = rarest > everybody // COMMON
        documents = named.documents(snapshot, name) if is_common else _having(evaluator, snapshot, name)
        if 1 < len(documents) <= most:
            found[documents] += NAME * (1 + math.log(terms[name])) * math.log(1 + everybody / len(documents))
    if besides is not None:
        found[besides] = 0
    return _first(snapshot, found, limit)


def _frequency(statistics: Statistics, word: str) -> int:
    return statistics.doc_frequency(EVERYTHING, word.encode())


def _rarity(everybody: int, statistics: Statistics, word: str) -> float:
    frequency = _frequency(statistics, word)
    return math.log(1 + everybody / frequency) if frequency else 0.0


def _best(
    terms: Iterable[tuple[str, ...]], weights: Mapping[tuple[str, ...], float], count: int
) -> list[tuple[str, ...]]:
    return sorted(terms, key=lambda term: -weights[term])[:count]


def _having(evaluator: Evaluator, snapshot: Snapshot, name: tuple[str, ...]) -> NDArray[np.int64]:
    """The documents in which a name stands."""
    asked = tree.Phrase(EVERYTHING, list(name))
    found = [
        evaluator.evaluate(asked, number, scored=False).documents.astype(np.int64) + start
        for number, start in enumerate(snapshot.starts[:-1])
    ]
    return np.concatenate(found) if found else np.zeros(0, np.int64)


def _first(snapshot: Snapshot, found: NDArray[np.float32], limit: int) -> list[tuple[int, float]]:
    for segment, start in zip(snapshot.segments, snapshot.starts, strict=False):
        if segment.deleted is not None:
            found[start : start + segment.document_count][segment.deleted] = 0
    best = np.flatnonzero(found)
    if len(best) > limit:
        best = np.sort(best[np.argpartition(-found[best], limit)[:limit]])
    return [(int(number), float(found[number])) for number in best[np.argsort(-found[best], kind="stable")]]
