"""The nodes of a query tree made into what they match in one segment. Nodes come in, `Matched` goes out.

Scores are Whoosh's. A node below a positional one is scored as Whoosh does when it needs the current match: constant
scores do not count there (`current`). Where stock Whoosh scores by accident (a pattern of many terms in a large
segment, documents of a DisjunctionMax that match one part only) the meaning that its texts promise is kept.
"""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any, SupportsFloat

import numpy as np
from whoosh import query as tree
from whoosh.query import spans as whoosh_spans
from whoosh.query.compound import DefaultOr, PreloadedOr, SplitOr
from whoosh.query.qcore import _NullQuery

from archiveviewer.index.evaluation import matched as sets_of
from archiveviewer.index.evaluation.coordination import Coordinated, Uncountable
from archiveviewer.index.evaluation.matched import Constant, Matched
from archiveviewer.index.evaluation.places import Either
from archiveviewer.index.evaluation.positional import Misplaced, asked, locate, marked
from archiveviewer.index.evaluation.reading import PATTERNS, Reading
from archiveviewer.index.evaluation.sets import Documents, everything, nothing
from archiveviewer.query import nodes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from archiveviewer.index.evaluation.places import Places

_FEW_TERMS = 2
"""Whoosh scores a constant-score pattern of so many terms like the terms themselves."""


_PORTION = 16_384
"""So many documents are looked at together for where words stand, to bound memory and stay in the processor's own."""


class Interpreter:
    """Interprets the nodes of one question in one segment; `otherwise` knows what to do with unknown ones."""

    def __init__(self, reading: Reading, otherwise: Callable[[Any], Matched]) -> None:
        self.reading = reading
        self.size = reading.size
        self._otherwise = otherwise

    def match(self, node: Any, *, current: bool = False) -> Matched:  # noqa: ANN401 — a Whoosh node
        """What a node matches."""
        if type(node) in PATTERNS:
            return self._pattern(node, current)
        if type(node) in _MATCHING:
            return _MATCHING[type(node)](self, node, current)
        if type(node) in _PARTS:
            return self._positional(node, current)
        return self._otherwise(node)

    def stretches(self, node: Any, field: str | None) -> Places:  # noqa: ANN401 — a Whoosh node
        """Where what a tree asks for stands, from its first word to its last."""
        return self._all_places(node, field, lambda one: [locate(self.reading, one)])

    def marks(self, node: Any, field: str | None) -> Places:  # noqa: ANN401 — a Whoosh node
        """Where the words stand that a tree asks for."""
        return self._all_places(node, field, lambda one: marked(self.reading, one))

    def _all_places(self, node: Any, field: str | None, places: Callable[[Any], Iterable[Places]]) -> Places:  # noqa: ANN401
        """What only Whoosh can evaluate has no place."""
        found: list[Places] = []
        for one in asked(node, field):
            with contextlib.suppress(Misplaced):
                found.extend(places(one))
        return Either(found, self.size)

    def _none(self) -> Matched:
        return Constant(nothing(self.size), self.size, 0.0)

    def _constant(self, documents: Documents | Callable[[], Documents], score: SupportsFloat) -> Matched:
        return Constant(documents, self.size, float(score) or 1.0)  # Whoosh takes 0 for "not given"

    def _term(self, node: Any, _current: bool) -> Matched:  # noqa: ANN401, FBT001
        postings = self.reading.postings(node.fieldname, node.text)
        return self._none() if postings is None else self.reading.scored(node.fieldname, postings, node.boost)

    def _pattern(self, node: Any, current: bool) -> Matched:  # noqa: ANN401, FBT001
        if _means_every(node):
            return self._constant(self.reading.with_field(node.fieldname), node.boost)
        held = self.reading.expanded(node)
        if not held:
            return self._none()
        if len(held) > _FEW_TERMS and node.constantscore and not current:
            return self._constant(lambda: self.reading.with_any(node.fieldname, held), 1.0)
        terms = (self.reading.numbered(node.fieldname, number) for number in held)
        parts = [self.reading.scored(node.fieldname, one, node.boost) for one in terms]
        return parts[0] if len(parts) == 1 else sets_of.Any(parts, self.size)

    def _joint(self, node: Any, current: bool, kind: type[sets_of.All | sets_of.Any]) -> Matched:  # noqa: ANN401, FBT001
        parts = [self.match(part, current=current) for part in node.subqueries]
        if len(parts) < 2:  # noqa: PLR2004 — Whoosh forgets the boost of one that has a single part
            return parts[0] if parts else self._none()
        return kind(parts, self.size, node.boost)

    def _and(self, node: Any, current: bool) -> Matched:  # noqa: ANN401, FBT001
        return self._joint(node, current, sets_of.All)

    def _or(self, node: Any, current: bool) -> Matched:  # noqa: ANN401, FBT001
        found = self._joint(node, current, sets_of.Any)
        if not node.scale or len(node.subqueries) < 2:  # noqa: PLR2004 — as above
            return found
        try:
            return Coordinated(found, node.scale)
        except Uncountable:
            return self._otherwise(node)

    def _best(self, node: Any, current: bool) -> Matched:  # noqa: ANN401, FBT001
        return self._joint(node, current, sets_of.Best)

    def _not(self, node: Any, _current: bool) -> Matched:  # noqa: ANN401, FBT001
        excluded = self.match(node.query)
        return self._constant(lambda: everything(self.size) - excluded.documents, 1.0)

    def _and_not(self, node: Any, current: bool) -> Matched:  # noqa: ANN401, FBT001
        wanted, excluded = self.match(node.a, current=current), self.match(node.b)
        return sets_of.Within(wanted, lambda: wanted.documents - excluded.documents)

    def _require(self, node: Any, current: bool) -> Matched:  # noqa: ANN401, FBT001
        wanted, required = self.match(node.a, current=current), self.match(node.b)
        return sets_of.Within(wanted, lambda: wanted.documents & required.documents)

    def _maybe(self, node: Any, current: bool) -> Matched:  # noqa: ANN401, FBT001
        return sets_of.Maybe([self.match(node.a, current=current), self.match(node.b, current=current)], self.size)

    def _second_choice(self, node: Any, current: bool) -> Matched:  # noqa: ANN401, FBT001
        first = self.match(node.a, current=current)
        return first if len(self.reading.living(first.documents)) else self.match(node.b, current=current)

    def _same_score(self, node: Any, current: bool) -> Matched:  # noqa: ANN401, FBT001
        child = self.match(node.child, current=current)
        return child if current else self._constant(lambda: child.documents, node.score)

    def _every(self, node: Any, _current: bool) -> Matched:  # noqa: ANN401, FBT001
        documents = everything(self.size) if node.fieldname is None else self.reading.with_field(node.fieldname)
        return self._constant(documents, node.boost)

    def _null(self, _node: Any, _current: bool) -> Matched:  # noqa: ANN401, FBT001
        return self._none()

    def _numbers(self, node: Any, current: bool) -> Matched:  # noqa: ANN401, FBT001
        days = self.reading.segment.day() if node.fieldname == "date" else None
        if days is None or current or not node.constantscore:
            return self.match(node._compile_query(self.reading), current=current)  # noqa: SLF001 — all it asks is a schema
        held = days > 0
        if node.start is not None:
            held &= days > node.start if node.startexcl else days >= node.start
        if node.end is not None:
            held &= days < node.end if node.endexcl else days <= node.end
        return self._constant(Documents(self.size, mask=held), node.boost)

    def _positional(self, node: Any, current: bool) -> Matched:  # noqa: ANN401, FBT001
        if isinstance(node, tree.Sequence) and len(node.subqueries) == 1:  # no matcher of its own, and no boost
            return self.match(node.subqueries[0], current=current)
        try:
            places = locate(self.reading, node)
        except Misplaced:
            return self._otherwise(node)
        scored = _PARTS[type(node)](self, node)
        boost = getattr(node, "boost", 1.0)
        return sets_of.Within(scored, lambda: self._standing(places), boost)

    def _standing(self, places: Places) -> Documents:
        """The documents that have spans."""
        candidates = places.candidates.numbers
        portions = (candidates[start : start + _PORTION] for start in range(0, len(candidates), _PORTION))
        owners = [places.spans(Documents(self.size, numbers=numbers)).owners() for numbers in portions]
        return Documents(self.size, numbers=np.concatenate(owners)) if owners else nothing(self.size)

    def _all_of(self, parts: Sequence[Any]) -> Matched:
        return sets_of.All([self.match(part, current=True) for part in parts] or [self._none()], self.size)


def _means_every(node: Any) -> bool:  # noqa: ANN401 — a Whoosh node
    """Whether a pattern is the one of its kind that matches all terms, which Whoosh then does not look up."""
    return (type(node), getattr(node, "text", None)) in {(tree.Prefix, ""), (tree.Wildcard, "*"), (tree.Regex, ".*")}


_MATCHING: dict[type, Callable[[Interpreter, Any, bool], Matched]] = {
    tree.Term: Interpreter._term,  # noqa: SLF001 — its own, here and below
    tree.And: Interpreter._and,  # noqa: SLF001
    tree.Or: Interpreter._or,  # noqa: SLF001
    DefaultOr: Interpreter._or,  # noqa: SLF001
    SplitOr: Interpreter._or,  # noqa: SLF001
    PreloadedOr: Interpreter._or,  # noqa: SLF001
    tree.DisjunctionMax: Interpreter._best,  # noqa: SLF001
    tree.Not: Interpreter._not,  # noqa: SLF001
    tree.AndNot: Interpreter._and_not,  # noqa: SLF001
    tree.Require: Interpreter._require,  # noqa: SLF001
    nodes.Where: Interpreter._require,  # noqa: SLF001
    tree.AndMaybe: Interpreter._maybe,  # noqa: SLF001
    tree.Otherwise: Interpreter._second_choice,  # noqa: SLF001
    tree.ConstantScoreQuery: Interpreter._same_score,  # noqa: SLF001
    tree.Every: Interpreter._every,  # noqa: SLF001
    _NullQuery: Interpreter._null,  # noqa: SLF001
    tree.NumericRange: Interpreter._numbers,  # noqa: SLF001
    tree.DateRange: Interpreter._numbers,  # noqa: SLF001
}

_PARTS: dict[type, Callable[[Interpreter, Any], Matched]] = {
    tree.Phrase: lambda self, node: self._all_of([tree.Term(node.fieldname, word) for word in node.words]),
    tree.Sequence: lambda self, node: self._all_of(node.subqueries),
    tree.Ordered: lambda self, node: self._all_of(node.subqueries),
    whoosh_spans.SpanNear: lambda self, node: self._all_of([node.a, node.b]),
    whoosh_spans.SpanNear2: lambda self, node: self._all_of(node.qs),
    whoosh_spans.SpanOr: lambda self, node: self._joint(node.q, True, sets_of.Any),  # noqa: FBT003
    whoosh_spans.SpanFirst: lambda self, node: self.match(node.q, current=True),
    whoosh_spans.SpanNot: lambda self, node: self._maybe(node, True),  # noqa: FBT003
    whoosh_spans.SpanContains: lambda self, node: self._all_of([node.a, node.b]),
    whoosh_spans.SpanBefore: lambda self, node: self._all_of([node.a, node.b]),
    whoosh_spans.SpanCondition: lambda self, node: self._all_of([node.a, node.b]),
    nodes.Near: lambda self, node: self._all_of(node.parts),
    nodes.SameParagraph: lambda self, node: self._all_of(node.parts),
    nodes.AtLeast: lambda self, node: self._all_of(node.parts),
    nodes.First: lambda self, node: self._all_of(node.parts),
}
"""What a positional node's score is made of, as Whoosh's wrapped matchers add it up."""
