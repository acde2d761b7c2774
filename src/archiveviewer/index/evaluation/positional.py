"""Positional nodes made into `Places`. Nodes come in, things that know spans go out. It refuses to know scores.

Nodes of Whoosh keep Whoosh's meaning to the letter (its two span queries for nearness differ a little); the nodes of
`query.nodes` mean what their texts say.
"""

from __future__ import annotations

import itertools
from functools import partial
from typing import TYPE_CHECKING, Any

from whoosh import query as tree
from whoosh.query import spans as whoosh_spans
from whoosh.query.compound import DefaultOr, PreloadedOr, SplitOr

from archiveviewer.index.evaluation import places as of
from archiveviewer.index.evaluation import spans as algebra
from archiveviewer.index.evaluation.reading import PATTERNS, Reading
from archiveviewer.query import nodes
from archiveviewer.query.fields import BREAK, BREAK_POSITIONS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from archiveviewer.index.evaluation.places import Places
    from archiveviewer.index.evaluation.spans import Spans

MOST_PLACED = 5_000
"""Of so many terms of a pattern the positions are looked at, the first in byte order."""
MOST_HELD = 300_000
"""And of no more when these are in so many documents, each term counted for itself."""


class Misplaced(Exception):  # noqa: N818 — what it says
    """A node that has no spans is a part of one that needs them."""


def locate(reading: Reading, node: Any) -> Places:  # noqa: ANN401 — a Whoosh node
    """Where a node stands; Misplaced when it or a part of it has no spans that we know of."""
    if type(node) in PATTERNS:
        return _pattern(reading, node)
    if type(node) not in _LOCATING:
        raise Misplaced(node)
    return _LOCATING[type(node)](reading, node)


def _pattern(reading: Reading, node: Any) -> Places:  # noqa: ANN401
    field = reading.segment.field(node.fieldname)
    if field is None or not field.has_positions:
        return of.Nowhere(reading.size)
    numbers = reading.expanded(node)
    held = itertools.accumulate(map(field.doc_frequency, numbers[:MOST_PLACED]))
    few = [number for number, so_far in zip(numbers, held, strict=False) if so_far <= MOST_HELD] or numbers[:1]
    reading.cut |= len(few) < len(numbers)
    words = (reading.numbered(node.fieldname, number) for number in few)
    return of.Either([of.OfWord(word) for word in words], reading.size)


def _parts(reading: Reading, parts: Any) -> list[Places]:  # noqa: ANN401 — Whoosh nodes
    return [locate(reading, part) for part in parts] or [of.Nowhere(reading.size)]


def _term(reading: Reading, node: Any) -> Places:  # noqa: ANN401
    postings = reading.postings(node.fieldname, node.text)
    return of.OfWord(postings) if postings is not None and postings.field.has_positions else of.Nowhere(reading.size)


def _phrase(reading: Reading, node: Any) -> Places:  # noqa: ANN401
    field = reading.segment.field(node.fieldname)
    words = [reading.postings(node.fieldname, word) for word in node.words]
    held = [word for word in words if word is not None]
    if field is None or not field.has_positions or not held or len(held) < len(words):
        return of.Nowhere(reading.size)
    if node.slop == 1:
        return of.Phrase(held)
    return of.Chain([of.OfWord(word) for word in held], node.slop, ordered=True)


def _either(reading: Reading, node: Any) -> Places:  # noqa: ANN401
    return of.Either(_parts(reading, node.subqueries), reading.size)


def _both(reading: Reading, node: Any) -> Places:  # noqa: ANN401
    return of.Both(_parts(reading, node.subqueries))


def _sequence(reading: Reading, node: Any) -> Places:  # noqa: ANN401
    def near(one: Places, other: Places) -> Places:
        return of.Chain([one, other], node.slop, ordered=node.ordered)

    return of.everything_in_order(_parts(reading, node.subqueries), near)


def _before(one: Places, other: Places) -> Places:
    return of.Joining(one, other, lambda left, right: left.only(algebra.before(left, right)))


def _ordered(reading: Reading, node: Any) -> Places:  # noqa: ANN401
    return of.everything_in_order(_parts(reading, node.subqueries), _before)


def _near(reading: Reading, node: Any) -> Places:  # noqa: ANN401
    parts = [locate(reading, node.a), locate(reading, node.b)]
    return of.Chain(parts, node.slop, ordered=node.ordered, least=node.mindist)


def _near_all(reading: Reading, node: Any) -> Places:  # noqa: ANN401
    return of.Chain(_parts(reading, node.qs), node.slop, ordered=node.ordered, least=node.mindist, leading=True)


def _merging(reading: Reading, node: Any) -> Places:  # noqa: ANN401
    parts = _parts(reading, node.subqs)
    return of.Either(parts, reading.size, merging=len(parts) > 1)


def _first_positions(reading: Reading, node: Any) -> Places:  # noqa: ANN401
    return of.Filtered(locate(reading, node.q), lambda spans: spans.only(spans.ends <= node.limit))


def _outside(left: Spans, right: Spans) -> Spans:
    return left.only(~algebra.overlapping(left, right))


def _around(left: Spans, right: Spans) -> Spans:
    return left.only(algebra.containing(left, right))


def _inside(left: Spans, right: Spans) -> Spans:
    return left.only(algebra.inside(left, right))


def _preceding(left: Spans, right: Spans) -> Spans:
    return left.only(algebra.before(left, right))


def _with(left: Spans, right: Spans) -> Spans:
    return left.only(algebra.shared(left, right))


def _joining(
    reading: Reading,
    node: Any,  # noqa: ANN401
    *,
    join: Callable[[Spans, Spans], Spans],
    needs_right: bool = True,
) -> Places:
    return of.Joining(locate(reading, node.a), locate(reading, node.b), join, needs_right)


def _where(reading: Reading, node: nodes.Where) -> Places:
    if type(node.b) is not tree.Term:
        raise Misplaced(node)
    postings = reading.postings(node.b.fieldname, node.b.text)
    return of.Nowhere(reading.size) if postings is None else of.Where(locate(reading, node.a), postings.documents)


def _near_each_other(reading: Reading, node: nodes.Near) -> Places:
    return of.Chain(_parts(reading, node.parts), node.distance, ordered=node.ordered, between=not node.ordered)


def _often(reading: Reading, node: nodes.AtLeast) -> Places:
    return of.Filtered(
        locate(reading, node.part),
        lambda spans: spans.only(algebra.often(spans, node.number)),
    )


def _breaks(reading: Reading, node: nodes.Positional) -> Places:
    field = node.field()
    postings = None if field is None else reading.postings(field, BREAK)
    return of.Nowhere(reading.size) if postings is None else of.OfWord(postings)


def _one_paragraph(reading: Reading, node: nodes.SameParagraph) -> Places:
    if node.field() is None:  # parts of different fields have no paragraph in common
        return of.Nowhere(reading.size)
    return of.InOneParagraph(_parts(reading, node.parts), _breaks(reading, node))


def _first_words(reading: Reading, node: nodes.First) -> Places:
    if node.field() is None:
        return of.Nowhere(reading.size)
    breaks = _breaks(reading, node)
    return of.Beginning(locate(reading, node.part), breaks, node.number, BREAK_POSITIONS)


_LOCATING: dict[type, Callable[[Reading, Any], Places]] = {
    tree.Term: _term,
    tree.Phrase: _phrase,
    tree.Or: _either,
    DefaultOr: _either,
    SplitOr: _either,
    PreloadedOr: _either,
    tree.And: _both,
    tree.Sequence: _sequence,
    tree.Ordered: _ordered,
    whoosh_spans.SpanNear: _near,
    whoosh_spans.SpanNear2: _near_all,
    whoosh_spans.SpanOr: _merging,
    whoosh_spans.SpanFirst: _first_positions,
    whoosh_spans.SpanNot: partial(_joining, join=_outside, needs_right=False),
    whoosh_spans.SpanContains: partial(_joining, join=_around),
    whoosh_spans.SpanBefore: partial(_joining, join=_preceding),
    whoosh_spans.SpanCondition: partial(_joining, join=_with),
    nodes.Where: _where,
    nodes.Near: _near_each_other,
    nodes.AtLeast: _often,
    nodes.SameParagraph: _one_paragraph,
    nodes.First: _first_words,
}

_EXCLUDING = (tree.AndNot, whoosh_spans.SpanNot)


def asked(node: Any, field: str | None) -> Iterator[Any]:  # noqa: ANN401 — Whoosh nodes
    """The nodes of a tree whose places answer it: as large as possible, of one field, nothing that is excluded."""
    if isinstance(node, tree.Not):
        return
    if (type(node) in _LOCATING or type(node) in PATTERNS) and type(node) not in _OPEN:
        if field is None or node.field() == field:
            yield node
        return
    children = [node.a] if isinstance(node, _EXCLUDING) else node.children()
    for child in children:
        yield from asked(child, field)


def marked(reading: Reading, node: Any) -> Iterator[Places]:  # noqa: ANN401 — a Whoosh node
    """Where the words that answer a node stand: of things that are near each other, each for itself."""
    if type(node) in _OPEN:
        for part in node.children():
            yield from marked(reading, part)
    elif isinstance(node, nodes.Positional):
        whole = locate(reading, node)
        for part in node.parts:
            for places in marked(reading, part):
                yield of.Joining(places, whole, _inside)
    elif isinstance(node, tree.Phrase) and node.slop > 1:
        whole = locate(reading, node)
        for word in node.words:
            yield of.Joining(locate(reading, tree.Term(node.fieldname, word)), whole, _inside)
    else:
        yield locate(reading, node)


_OPEN = (tree.And, tree.Or, DefaultOr, SplitOr, PreloadedOr)
"""Their parts are marked each for itself."""
