# ruff: noqa: ANN401 — Whoosh's nodes, searchers and matchers are untyped to us
"""Random small corpora, and what stock Whoosh and a plain scan make of query trees: the evaluator's oracle.

`SegmentsOf` is the implementation under test: documents by segment and deletions in, segments of arrays out.
"""

from __future__ import annotations

import contextlib
import fnmatch
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol
from unittest import mock

from whoosh import fields, matching
from whoosh import query as tree
from whoosh.filedb.filestore import RamStorage
from whoosh.matching import wrappers
from whoosh.scoring import BM25F

import memory_segments
from archiveviewer.index.evaluation.evaluator import Evaluator
from archiveviewer.query import nodes
from archiveviewer.query.fields import BREAK, HAS, TRAITS, asked_fields
from memory_segments import positions_of
from oracle_trees import DATES, SYLLABLES

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Iterator, Sequence

    from archiveviewer.index.evaluation.arrays import Segment
    from memory_segments import Document

Span = tuple[int, int]
Scores = dict[tuple[int, int], float]


@dataclass
class Corpus:
    """Documents by segment, and the deleted ones as (segment, number)."""

    segments: list[list[Document]]
    deleted: set[tuple[int, int]]
    share: float = 1 / 16


class SegmentsOf(Protocol):
    def __call__(self, corpus: Corpus) -> Sequence[Segment]: ...


def in_memory(corpus: Corpus) -> Sequence[Segment]:
    """The plainest implementation."""
    return [
        memory_segments.segment(
            documents,
            [n for s, n in corpus.deleted if s == number],
            share=corpus.share,
            with_days=corpus.share < 1,
        )
        for number, documents in enumerate(corpus.segments)
    ]


def random_corpus(rng: random.Random) -> Corpus:
    segments = [[_document(rng) for _ in range(rng.randint(1, 7))] for _ in range(rng.randint(1, 3))]
    places = [(number, at) for number, documents in enumerate(segments) for at in range(len(documents))]
    deleted = {place for place in places if rng.random() < 0.15}
    return Corpus(segments, deleted if rng.random() < 0.6 else set(), rng.choice([0.0, 1 / 16, 0.4, 1.0]))


def _document(rng: random.Random) -> Document:
    made: Document = {"text": _text(rng, 14)}
    if rng.random() < 0.7:
        made["title"] = _text(rng, 4)
    if rng.random() < 0.7:
        made["date"] = rng.choice(DATES)
    if rng.random() < 0.7:
        made[HAS] = " ".join(rng.sample(TRAITS, rng.randint(1, len(TRAITS))))
    return made


def _text(rng: random.Random, longest: int) -> str:
    paragraphs = [
        " ".join(rng.choice(SYLLABLES) for _ in range(rng.randint(1, longest))) for _ in range(rng.randint(1, 3))
    ]
    return BREAK.join(paragraphs)


@contextlib.contextmanager
def stock(corpus: Corpus) -> Iterator[Any]:
    """Whoosh's searcher over an index of its own codec."""
    index = RamStorage().create_index(fields.Schema(**asked_fields()))
    for documents in corpus.segments:
        writer = index.writer()
        for one in documents:
            writer.add_document(**one)
        writer.commit(merge=False)
    writer = index.writer()
    starts = [sum(map(len, corpus.segments[:at])) for at in range(len(corpus.segments))]
    for segment, number in corpus.deleted:
        writer.delete_document(starts[segment] + number)
    writer.commit(merge=False)
    with index.searcher(weighting=BM25F()) as searcher, _mended():
        yield searcher
    index.close()


@contextlib.contextmanager
def _mended() -> Iterator[None]:
    """Accidents of Whoosh that are nobody's meaning put right.

    - Nodes of spans can't be parts of And and Or, because they do not estimate their size.
    - DisjunctionMax takes the score of a part that stands at a later document.
    - An inverted matcher lets the deleted document through that follows the last match.
    - AndNot does not look whether its first document is excluded when the excluded ones begin earlier.
    - AndMaybe forgets a score when it was told to skip to a document that it does not have.
    - A pattern mixes the three kinds of terms of our fields.
    """

    def score(self: Any) -> float:
        active = [part for part in (self.a, self.b) if part.is_active()]
        return float(max(part.score() for part in active if part.id() == self.id()))

    find = wrappers.InverseMatcher._find_next  # noqa: SLF001 — to be mended

    def find_next(self: Any) -> None:
        find(self)
        while self._id < self.limit and self.missing(self._id):
            self._id += 1
            find(self)

    def find_first(self: Any) -> None:
        if self.a.is_active() and self.b.is_active():
            self._find_next()

    def skip_to(self: Any, number: int) -> None:
        self.a.skip_to(number)
        if self.a.is_active() and self.b.is_active():
            self.b.skip_to(self.a.id())

    with (
        mock.patch.object(matching.AndMaybeMatcher, "skip_to", skip_to),
        mock.patch.object(matching.AndNotMatcher, "_find_first", find_first),
        mock.patch.object(tree.Query, "estimate_size", return_value=1),
        mock.patch.object(matching.DisjunctionMaxMatcher, "score", score),
        mock.patch.object(wrappers.InverseMatcher, "_find_next", find_next),
        contextlib.ExitStack() as stack,
    ):
        for kind in (tree.Wildcard, tree.Regex, tree.FuzzyTerm, tree.TermRange):
            stack.enter_context(mock.patch.object(kind, "_btexts", _own_kind(kind._btexts)))  # noqa: SLF001
        yield


def _is_exact(term: str | bytes) -> bool:
    return (term.encode() if isinstance(term, str) else term).removeprefix(b"^").startswith(b"=")


def _own_kind(expand: Callable[..., Any]) -> Callable[..., Iterator[Any]]:
    def btexts(self: Any, reader: Any) -> Iterator[Any]:
        asked = self.start if isinstance(self, tree.TermRange) else self.text
        for term in expand(self, reader):
            if self.fieldname == "date" or _is_exact(term) == _is_exact(asked):
                yield term

    return btexts


class Refused(Exception):  # noqa: N818 — what it says
    """Stock Whoosh fails where it should answer."""


def stock_scores(node: Any, searcher: Any, corpus: Corpus, *, current: bool = False) -> Scores:
    """What Whoosh's own matchers find, with scores, by (segment, document)."""
    try:
        return _stock_scores(node, searcher, corpus, current=current)
    except Exception as error:
        raise Refused(node) from error


def _stock_scores(node: Any, searcher: Any, corpus: Corpus, *, current: bool) -> Scores:
    found: Scores = {}
    for number, (leaf, _offset) in enumerate(searcher.leaf_searchers()):
        context = searcher.context(weighting=searcher.weighting, top_query=node, needs_current=current)
        matcher = node.matcher(leaf, context)
        while matcher.is_active():
            if (number, matcher.id()) not in corpus.deleted:
                found[number, matcher.id()] = matcher.score()
            matcher.next()
    return found


def our_scores(node: Any, segments: Sequence[Segment], fallback: Any = None) -> Scores:
    """What the evaluator finds."""
    evaluator = Evaluator(segments, asked_fields(), fallback)
    found: Scores = {}
    for number in range(len(segments)):
        documents, scores = evaluator.evaluate(node, number)
        assert scores is not None
        assert sorted(set(documents.tolist())) == documents.tolist()
        assert evaluator.evaluate(node, number, scored=False).documents.tolist() == documents.tolist()
        found.update(((number, int(at)), float(score)) for at, score in zip(documents, scores, strict=True))
    return found


def differences(ours: Scores, theirs: Scores) -> list[str]:
    """What is wrong with ours."""
    wrong = [f"missing {at}" for at in theirs.keys() - ours.keys()] + [
        f"extra {at}" for at in ours.keys() - theirs.keys()
    ]
    return wrong + [
        f"score of {at}: {ours[at]} instead of {theirs[at]}"
        for at in ours.keys() & theirs.keys()
        if abs(ours[at] - theirs[at]) > 1e-4 * max(abs(theirs[at]), 1e-3)
    ]


def scanned(node: Any, document: Document) -> set[Span]:
    """The spans of a positional node in one document, found the slow way."""
    held = positions_of(document.get(node.field()) or "") if node.field() else {}
    return _scan(node, held)


def _scan(node: Any, held: dict[bytes, list[int]]) -> set[Span]:
    if isinstance(node, tree.Term):
        return {(at, at) for at in held.get(node.text.encode(), ())}
    if isinstance(node, tree.Or):
        return set().union(*(_scan(part, held) for part in node.subqueries))
    if isinstance(node, (tree.Prefix, tree.Wildcard)):
        return {(at, at) for term, places in held.items() if _fits(node, term) for at in places}
    if isinstance(node, tree.Phrase):
        return _chained([_scan(tree.Term("", word), held) for word in node.words], node.slop, ordered=True)
    parts = [_scan(part, held) for part in node.parts]
    return _scan_own(node, parts, sorted(held.get(BREAK.encode(), ())))


def _fits(node: Any, term: bytes) -> bool:
    text = term.decode()
    if text == BREAK or text.startswith("=") != node.text.startswith("="):
        return False
    pattern = node.text + "*" if isinstance(node, tree.Prefix) else node.text
    return fnmatch.fnmatchcase(text, pattern)


def _chained(parts: list[set[Span]], most: int, *, ordered: bool) -> set[Span]:
    found = parts[0]
    for number, part in enumerate(parts[1:]):
        between = number > 0 and not ordered  # a third may stand between the first two
        found = {
            (min(a, c), max(b, d))
            for a, b in found
            for c, d in part
            if 1 <= c - b <= most or (not ordered and 1 <= a - d <= most) or (between and c <= b and a <= d)
        }
    return found


def _scan_own(node: Any, parts: list[set[Span]], breaks: list[int]) -> set[Span]:
    def paragraph(at: int) -> int:
        return sum(one < at for one in breaks)

    if isinstance(node, nodes.Near):
        return _chained(parts, node.distance, ordered=node.ordered)
    if isinstance(node, nodes.AtLeast):
        return parts[0] if len(parts[0]) >= node.number else set()
    if isinstance(node, nodes.First):
        return {(a, b) for a, b in parts[0] if b - 50 * paragraph(b) < node.number}
    found = set()
    for number in range(len(breaks) + 1):
        inside = [{(a, b) for a, b in part if paragraph(a) == paragraph(b) == number} for part in parts]
        if all(inside):
            every = set().union(*inside)
            found.add((min(a for a, _ in every), max(b for _, b in every)))
    return found


def scanned_everywhere(node: Any, corpus: Corpus) -> dict[tuple[int, int], set[Span]]:
    """The spans in each document that has any."""
    found = {
        (number, at): scanned(node, document)
        for number, documents in enumerate(corpus.segments)
        for at, document in enumerate(documents)
        if (number, at) not in corpus.deleted
    }
    return {at: spans for at, spans in found.items() if spans}


def our_spans(node: Any, segments: Sequence[Segment]) -> dict[tuple[int, int], set[Span]]:
    """The same from the evaluator."""
    evaluator = Evaluator(segments, asked_fields())
    found: dict[tuple[int, int], set[Span]] = {}
    for number in range(len(segments)):
        documents = evaluator.evaluate(node, number, scored=False).documents
        spans = evaluator.spans(node, number, documents)
        for at, start, end in zip(spans.documents, spans.starts, spans.ends, strict=True):
            found.setdefault((number, int(at)), set()).add((int(start), int(end)))
        assert {at for segment, at in found if segment == number} == set(documents.tolist())
    return found


def expected_scores(node: Any, searcher: Any, corpus: Corpus, matching_ones: Any) -> Scores:
    """What a node of ours has to score: the sum of its parts, times its boost."""
    if not isinstance(node, nodes.Positional):
        return stock_scores(node, searcher, corpus, current=True)
    parts = [expected_scores(part, searcher, corpus, matching_ones) for part in node.parts]
    return {at: node.boost * sum(part.get(at, 0.0) for part in parts) for at in matching_ones}
