"""The language of questions: Whoosh's parser with plug-ins of ours. Text comes in, a tree of `asked` leaves goes out.

Words side by side belong together and are all required; `w/5`, `pre/5` and `w/p` join such groups more tightly than
NOT, NOT more tightly than AND, and OR least: `thủy điện OR nhiệt điện` asks for either word of two syllables. A minus
or a plus belongs to what it is written before. What is mistyped becomes plain words, with a complaint that tells the
place. It refuses to know what words mean.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from whoosh import qparser
from whoosh import query as tree
from whoosh.qparser import syntax
from whoosh.qparser.taggers import RegexTagger

from archiveviewer.query.asked import Asked, Fact, Fuzzy, Piece, Quoted
from archiveviewer.query.fields import EVERYTHING
from archiveviewer.query.names import FACTS, field_named
from archiveviewer.query.nodes import AtLeast, First, Near, Positional, SameParagraph
from archiveviewer.results import Notice, Span
from archiveviewer.vietnamese.terms import words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

MOST_APART = 99
"""Words that may lie between those of a near question."""
MOST_NEAR = 8
"""Sides that may be near each other in a row; what is behind the last operator is one side."""
MOST_NESTED = 4
"""Operators about places within one another; each looks through what those inside it found."""
MOST_PATTERNS = 8
"""Words with *, ? or ~ in a question."""
MOST_WIDE = 2
"""Those of them that have a single letter, and mean a good part of all words."""
MOST_COMPLAINTS = 5
MOST_FUZZY = 2
"""Letters that a fuzzy word may differ in; more would mean half the lexicon."""

_START, _END = r"(?:^|(?<=[\s()]))", r"(?=[\s()]|$)"
_BEFORE = r"(?:^|(?<=[\s():])|(?<=[\s():][-+])|(?<=^[-+]))"
"""Where a minus, a plus, a function or a field's name may stand: before a word, also behind one another."""
Node = Any
"""A node of Whoosh's syntax tree, for which there are no types."""
_NAME = r"[^\W\d_]+(?:-[^\W\d_]+)*"


class _Marker(syntax.MarkerNode):
    """Something written that is no operand; `text` is what was written."""

    def __init__(self, text: str, **said: Any) -> None:
        self.text = text
        self.said = said


class _And(_Marker): ...


class _Or(_Marker): ...


class _Not(_Marker): ...


class _Apart(_Marker):
    """w/5, pre/5, w/p."""


class _Minus(_Marker): ...


class _Plus(_Marker): ...


class _Function(_Marker):
    """atleast3 or first20, before a parenthesis."""


class _UnknownField(_Marker):
    """Something written like a field's name that is none."""

    def query(self, parser: Parser) -> Node:
        parser.complain(self)
        return parser.placed(parser.term_query(EVERYTHING, self.text, None), self)


class _Tagger(RegexTagger):
    def __init__(self, pattern: str, node: type[_Marker]) -> None:
        super().__init__(pattern)
        self._node = node

    def create(self, _parser: object, match: re.Match[str]) -> _Marker:
        return self._node(match[0].strip(), **match.groupdict())


class _FieldTagger(RegexTagger):
    def __init__(self) -> None:
        super().__init__(rf"(?:{_BEFORE}(?P<name>{_NAME}):(?=[^\s/]|\s*$)|^(?P<first>{_NAME}):\s+)")

    def create(self, _parser: object, match: re.Match[str]) -> syntax.SyntaxNode | None:
        name = field_named(match["name"] or match["first"])
        if name:
            return syntax.FieldnameNode(name, match[0].strip())
        return _UnknownField(match[0]) if match["name"] and match.end() < len(match.string) else None


class _PhraseTagger(RegexTagger):
    def __init__(self) -> None:
        super().__init__(r'"(?P<text>[^"]*)"(?:~(?P<slop>\d{1,3}))?')

    def create(self, _parser: object, match: re.Match[str]) -> _QuotedNode:
        return _QuotedNode(match["text"], min(int(match["slop"] or 0), MOST_APART))


class _RangeTagger(RegexTagger):
    """[2009 TO 2011], as Whoosh's own language has it: the same as 2009..2011."""

    def __init__(self) -> None:
        super().__init__(r"\[\s*(?P<first>[^\]\s]*)\s+TO\b\s*(?P<last>[^\]\s]*)\s*\]")

    def create(self, _parser: object, match: re.Match[str]) -> syntax.WordNode:
        return syntax.WordNode(f"{match['first']}..{match['last']}")


class _QuotedNode(syntax.TextNode):
    def __init__(self, text: str, slop: int) -> None:
        super().__init__(text)
        self._slop = slop

    def query(self, parser: Parser) -> Node:
        return parser.placed(parser.quoted(self.fieldname or EVERYTHING, self.text, self._slop), self)


class _Operators(qparser.Plugin):
    """Finds operators and puts what stands around them together, the loosest first."""

    def taggers(self, _parser: object) -> list[tuple[RegexTagger, int]]:
        return [
            (_Tagger(_START + r"(?:AND|VÀ|VA)" + _END, _And), -1),
            (_Tagger(_START + r"(?:OR|HOẶC|HOAC)" + _END, _Or), -1),
            (_Tagger(_START + r"(?:NOT|KHÔNG|KHONG)" + _END, _Not), -1),
            (_Tagger(_START + r"(?:[wW]|(?P<ordered>[pP][rR][eE]))/(?P<distance>\d{1,4}|[pP])" + _END, _Apart), -1),
            (_Tagger(_BEFORE + r"(?i:(?P<name>atleast|first))(?P<number>\d{0,4})\s*(?=\()", _Function), -1),
            (_Tagger(_BEFORE + r"-(?=[^\s\-)])", _Minus), -1),
            (_Tagger(_BEFORE + r"\+(?=[^\s+)])", _Plus), -1),
        ]

    def filters(self, _parser: object) -> list[tuple[Callable[..., syntax.GroupNode], int]]:
        return [(self._arranged, 600)]

    def _arranged(self, parser: Parser, group: syntax.GroupNode) -> syntax.GroupNode:
        nodes = [self._arranged(parser, node) if isinstance(node, syntax.GroupNode) else node for node in group]
        found = _any_of(parser, list(_prefixed(parser, nodes)))
        return found if isinstance(found, syntax.GroupNode) else syntax.AndGroup([found] if found else [])


def _prefixed(parser: Parser, nodes: Sequence[Any]) -> Iterator[Any]:
    """The nodes with each minus, plus and function applied to the node behind it."""
    waiting: list[_Marker] = []
    for node in nodes:
        if isinstance(node, _Minus | _Plus | _Function):
            waiting.append(node)
            continue
        for marker in reversed(waiting):
            if isinstance(node, _Marker):
                parser.complain(marker)
                continue
            node = _applied(parser, marker, node)  # noqa: PLW2901 — each wraps the one before
        waiting.clear()
        yield node
    for marker in waiting:
        parser.complain(marker)


def _applied(parser: Parser, marker: _Marker, node: Node) -> Node:
    if isinstance(marker, _Minus):
        return syntax.NotGroup([node])
    if isinstance(marker, _Plus):
        return _LiteralGroup([node])
    number = int(marker.said["number"] or 0)
    if number == 0:
        parser.complain(marker)
        return node
    return _FunctionGroup(
        [node], kind=AtLeast if marker.said["name"].lower() == "atleast" else First, number=number, marker=marker
    )


def _split(nodes: Sequence[Any], kind: type[_Marker]) -> tuple[list[list[Any]], list[_Marker]]:
    """The runs of nodes between markers of a kind, and these markers."""
    runs: list[list[Any]] = [[]]
    markers: list[_Marker] = []
    for node in nodes:
        if isinstance(node, kind):
            markers.append(node)
            runs.append([])
        else:
            runs[-1].append(node)
    return runs, markers


def _joined(parser: Parser, nodes: Sequence[Any], kind: type[_Marker], within: Callable[..., Any]) -> list[Any]:
    """What stands between markers of a kind, made by the next tighter rule; a marker that joins nothing is told."""
    runs, markers = _split(nodes, kind)
    for at, marker in enumerate(markers):
        if not runs[at] or not runs[at + 1]:
            parser.complain(marker)
    return [made for made in (within(parser, run) for run in runs if run) if made is not None]


def _any_of(parser: Parser, nodes: Sequence[Node]) -> Node:
    parts = _joined(parser, nodes, _Or, _all_of)
    return syntax.OrGroup(parts) if len(parts) > 1 else parts[0] if parts else None


def _all_of(parser: Parser, nodes: Sequence[Node]) -> Node:
    parts = _joined(parser, nodes, _And, _positive_and_negative)
    return syntax.AndGroup(parts) if len(parts) > 1 else parts[0] if parts else None


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
    parts = [part for part in parts if part is not None]
    return syntax.AndGroup(parts) if len(parts) > 1 else parts[0] if parts else None


def _near(parser: Parser, nodes: Sequence[Node]) -> Node:
    runs, markers = _split(nodes, _Apart)
    if len(markers) > MOST_NEAR:
        parser.complain(markers[MOST_NEAR])
        runs[MOST_NEAR:] = [[node for run in runs[MOST_NEAR:] for node in run]]
        del markers[MOST_NEAR:]
    found = _together(runs[0])
    for marker, run in zip(markers, runs[1:], strict=True):
        right = _together(run)
        if found is None or right is None:
            parser.complain(marker)
            found = found if right is None else right
        else:
            found = _NearGroup([found, right], marker=marker)
    return found


def _together(nodes: Sequence[Node]) -> Node:
    return syntax.AndGroup(list(nodes)) if len(nodes) > 1 else nodes[0] if nodes else None


class _LiteralGroup(syntax.Wrapper):
    def query(self, parser: Parser) -> tree.Query | None:
        found = self.nodes[0].query(parser)
        for leaf in leaves(found) if found is not None else ():
            leaf.literal = True
        return found


class _FunctionGroup(syntax.Wrapper):
    def query(self, parser: Parser) -> tree.Query | None:
        found = self.nodes[0].query(parser)
        if found is None:
            return None
        kind, number, marker = self.kwargs["kind"], self.kwargs["number"], self.kwargs["marker"]
        wanted, others = _placeable(found)
        if not wanted or _depth(found) >= MOST_NESTED:
            parser.complain(marker)
            return found
        return _all([*(kind(part, number) for part in wanted), *others])


class _NearGroup(syntax.BinaryGroup):
    def query(self, parser: Parser) -> tree.Query | None:
        marker = self.kwargs["marker"]
        left, right = (node.query(parser) for node in self.nodes)
        if left is None or right is None:
            parser.complain(marker)
            return left if right is None else right
        return near(left, right, marker) or parser.misjoined(marker, left, right)


def near(left: tree.Query, right: tree.Query, marker: _Marker) -> tree.Query | None:
    """Two sides near each other; what has no place in a text is asked for besides. None when they can't be."""
    (these, others), (those, more) = _placeable(left), _placeable(right)
    fields = {part.field() for part in (*these, *those)}
    distance = marker.said["distance"]
    if not these or not those or len(fields) != 1 or None in fields or distance == "0":
        return None
    if max(map(_depth, (left, right))) >= MOST_NESTED:
        return None
    if distance in {"p", "P"}:
        parts = [part.parts if isinstance(part, SameParagraph) else (part,) for part in (*these, *those)]
        found: tree.Query = SameParagraph([one for some in parts for one in some])
    elif int(distance) > MOST_APART:
        return None
    else:
        found = _chained(_all(these), _all(those), int(distance), bool(marker.said["ordered"]))
    return _all([found, *others, *more])


def _chained(left: tree.Query, right: tree.Query, distance: int, ordered: bool) -> Near:  # noqa: FBT001 — a private helper
    """A third side as near as the second is a part of the same node."""
    same = isinstance(left, Near) and (left.distance, left.ordered) == (distance, ordered)
    return Near([*(left.parts if same else [left]), right], distance, ordered)


def _depth(query: tree.Query) -> int:
    """How many nodes about places are within one another."""
    return isinstance(query, Positional) + max(map(_depth, query.children()), default=0)


def _placeable(query: tree.Query) -> tuple[list[tree.Query], list[tree.Query]]:
    """The parts of a side that stand somewhere in a text, and those that do not."""
    parts = list(query.children()) if isinstance(query, tree.And) else [query]
    return [part for part in parts if _stands(part)], [part for part in parts if not _stands(part)]


def _stands(query: tree.Query) -> bool:
    if isinstance(query, Fact | tree.Not):
        return False
    return isinstance(query, Asked | Positional) or all(map(_stands, query.children()))


def _all(parts: Sequence[tree.Query]) -> tree.Query:
    return parts[0] if len(parts) == 1 else tree.And(parts)


def leaves(query: tree.Query) -> Iterator[Asked]:
    """The leaves of a tree, in the order typed."""
    if isinstance(query, Asked):
        yield query
    for child in query.children():
        yield from leaves(child)


class Parser(qparser.QueryParser):
    """Reads one question; `complaints` tell what was not understood."""

    def __init__(self, today: date) -> None:
        plugins = [_Operators(), _Phrases(), _Fields(), qparser.GroupPlugin()]
        super().__init__(EVERYTHING, None, plugins=plugins)
        self._today = today
        self.complaints: list[Notice] = []
        self._patterns = self._wide = 0

    def complain(self, node: Node) -> None:
        """Remember something that was not understood, and its place."""
        text = str(getattr(node, "text", "") or getattr(node, "original", ""))
        at = Span(node.startchar, node.endchar) if node.startchar is not None else None
        self._tell(Notice(kind="misread", detail=text, place=at))

    def _tell(self, complaint: Notice) -> None:
        if len(self.complaints) < MOST_COMPLAINTS:
            self.complaints.append(complaint)

    def misjoined(self, marker: _Marker, left: tree.Query, right: tree.Query) -> tree.Query:
        """Both sides of an operator that can't join them."""
        self.complain(marker)
        return _all([left, right])

    def placed(self, found: Asked | tree.Query | None, node: syntax.SyntaxNode) -> Node:
        """A leaf that knows where it was typed."""
        for leaf in leaves(found) if found is not None else ():
            leaf.startchar, leaf.endchar = node.startchar, node.endchar
        return found

    def term_query(self, fieldname: str, text: str, termclass: object, **_options: object) -> Asked | tree.Query | None:
        """What a piece between blanks asks for; Whoosh's parser calls it."""
        del termclass
        if fieldname in FACTS:
            return self._fact(fieldname, text)
        fuzzy = re.fullmatch(r"(.*[^\W_])~(\d*)", text)
        if fuzzy and len(list(words(fuzzy[1]))) == 1:
            distance = int(fuzzy[2] or 1)
            return self._with_words(Fuzzy(fieldname, fuzzy[1], min(max(distance, 1), MOST_FUZZY)))
        return self._with_words(Piece(fieldname, text))

    def quoted(self, fieldname: str, text: str, slop: int) -> Asked | tree.Query | None:
        """What words between quotes ask for."""
        if fieldname in FACTS:
            return self._fact(fieldname, text)
        return self._with_words(Quoted(fieldname, text, slop))

    def _with_words(self, asked: Asked) -> Asked | None:
        parts = asked.parts()
        patterns = [part for part in parts if part.word is None or isinstance(asked, Fuzzy)]
        self._patterns += len(patterns)
        self._wide += sum(len(part.text.replace("*", "").replace("?", "")) == 1 for part in patterns)
        too_many = bool(patterns) and (self._patterns > MOST_PATTERNS or self._wide > MOST_WIDE)
        if too_many or re.search(r"(?<![^\s\-])[*?]+(?![^\s\-])", asked.text):
            self._tell(Notice(kind="too-wide", detail=asked.text))
        return asked if parts and not too_many else None

    def _fact(self, fieldname: str, text: str) -> Asked | tree.Query:
        node = FACTS[fieldname](text, self._today)
        if node is not None:
            return Fact(fieldname, text, node)
        plain = Piece(EVERYTHING, text)
        self._tell(Notice(kind="misread", detail=f"{fieldname}:{text}"))
        return plain


class _Phrases(qparser.Plugin):
    def taggers(self, _parser: object) -> list[tuple[RegexTagger, int]]:
        return [(_PhraseTagger(), -2), (_RangeTagger(), 0)]


class _Fields(qparser.Plugin):
    """A field's name holds for the word, the phrase or the group behind it."""

    def taggers(self, _parser: object) -> list[tuple[RegexTagger, int]]:
        return [(_FieldTagger(), 0)]

    def filters(self, _parser: object) -> list[tuple[Callable[..., syntax.GroupNode], int]]:
        return [(self._named, 550)]

    def _named(self, parser: Parser, group: syntax.GroupNode) -> syntax.GroupNode:
        named = group.empty_copy()
        waiting: syntax.FieldnameNode | None = None
        for node in group:
            if isinstance(node, syntax.FieldnameNode):
                if waiting is not None:
                    parser.complain(waiting)
                waiting = node
                continue
            inner = self._named(parser, node) if isinstance(node, syntax.GroupNode) else node
            if waiting is not None and not isinstance(inner, _Minus | _Plus | _Function):
                inner.set_fieldname(waiting.fieldname)
                waiting = None
            named.append(inner)
        if waiting is not None:
            parser.complain(waiting)
        return named
