"""The operators of the language: what is written between and before operands, and what it puts together.

Nodes of Whoosh's syntax tree come in, in the order typed; groups go out, the loosest operator outermost. An operator
that joins nothing is told. It refuses to know words and fields.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from whoosh import qparser
from whoosh import query as tree
from whoosh.qparser import syntax
from whoosh.qparser.taggers import RegexTagger

from archiveviewer.query.asked import leaves
from archiveviewer.query.nearness import counted, near
from archiveviewer.query.nodes import AtLeast, First, all_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from archiveviewer.query.language import Parser

AND, OR, NOT = "AND|VÀ|VA|&&?", r"OR|HOẶC|HOAC|\|\|?", "NOT|KHÔNG|KHONG"
"""How these operators are written, as regular expressions."""
IN_HEADLINES = re.compile(r"\b(?:VÀ|VA|HOẶC|HOAC|KHÔNG|KHONG)\b")
"""Those of them that are words of a headline all in capitals."""
IN_SMALL_LETTERS = {"or": "OR", "and": "AND", "not": "NOT", "hoặc": "HOẶC", "hoac": "HOAC"}
"""What may have been meant as an operator, although only capitals make one. Và and không are in many questions."""
MOST_NEAR = 8
"""Sides that may be near each other in a row; what is behind the last operator is one side."""

_START, _END = r"(?:^|(?<=[\s()]))", r"(?=[\s()]|$)"
BEFORE = r"(?:^|(?<=[\s():])|(?<=[\s():][-+=])|(?<=^[-+=]))"
"""Where a minus, a plus, a function or a field's name may stand: before a word, also behind one another."""
Node = Any
"""A node of Whoosh's syntax tree, for which there are no types."""


class Marker(syntax.MarkerNode):
    """Something written that is no operand; `text` is what was written."""

    def __init__(self, text: str, **said: Any) -> None:
        self.text = text
        self.said = said


class _And(Marker): ...


class _Or(Marker): ...


class _Not(Marker): ...


class _Apart(Marker):
    """w/5, pre/5, w/p; also near/5 and within/5, as other databases have it. None knows sentences (w/s)."""


class Minus(Marker):
    """Before what is not wanted."""


class Plus(Marker):
    """+ before what is meant literally, = before what has no accents but those typed."""


class Function(Marker):
    """atleast3 or first20, before a parenthesis or a word."""


class _Tagger(RegexTagger):
    def __init__(self, pattern: str, node: type[Marker]) -> None:
        super().__init__(pattern)
        self._node = node

    def create(self, _parser: object, match: re.Match[str]) -> Marker:
        return self._node(match[0].strip(), **match.groupdict())


class Operators(qparser.Plugin):
    """Finds operators and puts what stands around them together, the loosest first."""

    def taggers(self, _parser: object) -> list[tuple[RegexTagger, int]]:
        """What operators look like; they are found before anything else."""
        return [
            (_Tagger(rf"{_START}(?:{AND}){_END}", _And), -1),
            (_Tagger(rf"{_START}(?:{OR}){_END}", _Or), -1),
            (_Tagger(rf"{_START}(?:{NOT}){_END}", _Not), -1),
            (
                _Tagger(
                    rf"{_START}(?i:w|within|near|(?P<ordered>pre))/\s*(?P<distance>\d{{1,4}}|[pPsS]){_END}", _Apart
                ),
                -1,
            ),
            (
                _Tagger(
                    BEFORE + r"(?i:(?P<name>atleast|first))(?P<number>\d{0,9})(?:\s*(?=\()|(?<=\d)\s+(?=[^\s)]))",
                    Function,
                ),
                -1,
            ),
            (_Tagger(BEFORE + r"-(?=[^\s\-)])", Minus), -1),
            (_Tagger(BEFORE + r"[+=](?=[^\s+=)])", Plus), -1),
        ]

    def filters(self, _parser: object) -> list[tuple[Callable[..., syntax.GroupNode], int]]:
        """After blanks are gone and fields are named."""
        return [(self._arranged, 600)]

    def _arranged(self, parser: Parser, group: syntax.GroupNode) -> syntax.GroupNode:
        nodes = [self._arranged(parser, node) if isinstance(node, syntax.GroupNode) else node for node in group]
        found = _any_of(parser, list(_prefixed(parser, nodes)))
        return found if isinstance(found, syntax.GroupNode) else syntax.AndGroup([found] if found else [])


def _prefixed(parser: Parser, nodes: Sequence[Any]) -> Iterator[Any]:
    """The nodes with each minus, plus and function applied to the node behind it."""
    waiting: list[Marker] = []
    for node in nodes:
        if isinstance(node, Minus | Plus | Function):
            waiting.append(node)
            continue
        for marker in reversed(waiting):
            if isinstance(node, Marker):
                parser.complain(marker)
                continue
            node = _applied(parser, marker, node)  # noqa: PLW2901 — each wraps the one before
        waiting.clear()
        yield node
    for marker in waiting:
        parser.complain(marker)


def _applied(parser: Parser, marker: Marker, node: Node) -> Node:
    if isinstance(marker, Minus):
        return syntax.NotGroup([node])
    if isinstance(marker, Plus):
        return _LiteralGroup([node], exact=marker.text == "=")
    if int(marker.said["number"] or 0) == 0:
        parser.complain(marker)
        return node
    return _FunctionGroup([node], marker=marker)


def _split(nodes: Sequence[Any], kind: type[Marker]) -> tuple[list[list[Any]], list[Marker]]:
    """The runs of nodes between markers of a kind, and these markers."""
    runs: list[list[Any]] = [[]]
    markers: list[Marker] = []
    for node in nodes:
        if isinstance(node, kind):
            markers.append(node)
            runs.append([])
        else:
            runs[-1].append(node)
    return runs, markers


def _joined(parser: Parser, nodes: Sequence[Any], kind: type[Marker], within: Callable[..., Any]) -> list[Any]:
    """What stands between markers of a kind, made by the next tighter rule; a marker that joins nothing is told."""
    runs, markers = _split(nodes, kind)
    for at, marker in enumerate(markers):
        if not runs[at] or not runs[at + 1]:
            parser.complain(marker)
    return [made for made in (within(parser, run) for run in runs if run) if made is not None]


def _any_of(parser: Parser, nodes: Sequence[Node]) -> Node:
    return _grouped(_joined(parser, nodes, _Or, _all_of), syntax.OrGroup)


def _all_of(parser: Parser, nodes: Sequence[Node]) -> Node:
    return _grouped(_joined(parser, nodes, _And, _positive_and_negative))


def _positive_and_negative(parser: Parser, nodes: Sequence[Node]) -> Node:
    """What stands before the first NOT is wanted, what stands behind each is not."""
    (wanted, *unwanted), markers = _split(nodes, _Not)
    parts = [_near(parser, wanted)] if wanted else []
    for marker, run in zip(markers, unwanted, strict=True):
        made = _near(parser, run) if run else None
        if made is None:
            parser.complain(marker)
        else:
            parts.append(syntax.NotGroup([made]))
    return _grouped([part for part in parts if part is not None])


def _near(parser: Parser, nodes: Sequence[Node]) -> Node:
    runs, markers = _split(nodes, _Apart)
    if len(markers) > MOST_NEAR:
        parser.complain(markers[MOST_NEAR])
        runs[MOST_NEAR:] = [[node for run in runs[MOST_NEAR:] for node in run]]
        del markers[MOST_NEAR:]
    found = _grouped(runs[0])
    for marker, run in zip(markers, runs[1:], strict=True):
        right = _grouped(run)
        if found is None or right is None:
            parser.complain(marker)
            found = found if right is None else right
        else:
            found = _NearGroup([found, right], marker=marker)
    return found


def _grouped(nodes: Sequence[Node], group: type[syntax.GroupNode] = syntax.AndGroup) -> Node:
    """Several nodes as a group, one as it is; None where there is none."""
    return group(list(nodes)) if len(nodes) > 1 else nodes[0] if nodes else None


class _LiteralGroup(syntax.Wrapper):
    def query(self, parser: Parser) -> tree.Query | None:
        found = self.nodes[0].query(parser)
        for leaf in leaves(found) if found is not None else ():
            leaf.literal = True
            leaf.exact = self.kwargs["exact"]
        return found


class _FunctionGroup(syntax.Wrapper):
    def query(self, parser: Parser) -> tree.Query | None:
        found, marker = self.nodes[0].query(parser), self.kwargs["marker"]
        if found is None:
            return None
        kind = AtLeast if marker.said["name"].lower() == "atleast" else First
        made = counted(found, kind, int(marker.said["number"]))
        if made is None:
            parser.complain(marker)
        return made or found


class _NearGroup(syntax.BinaryGroup):
    def query(self, parser: Parser) -> tree.Query | None:
        marker = self.kwargs["marker"]
        sides = [side for side in (node.query(parser) for node in self.nodes) if side is not None]
        both = len(sides) == len(self.nodes)
        distance, ordered = marker.said["distance"], bool(marker.said["ordered"])
        made = near(sides[0], sides[1], distance, ordered=ordered) if both else None
        if made is None:
            parser.complain(marker)
        return made or (all_of(sides) if sides else None)
