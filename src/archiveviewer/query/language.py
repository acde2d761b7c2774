"""The language of questions: Whoosh's parser with plug-ins of ours. Text comes in, a tree of `asked` leaves goes out.

Words side by side belong together and are all required; `w/5`, `pre/5` and `w/p` join such groups more tightly than
NOT, NOT more tightly than AND, and OR least: `thủy điện OR nhiệt điện` asks for either word of two syllables. A minus
or a plus belongs to what it is written before. What is mistyped becomes plain words, with a complaint that tells the
place. It refuses to know what words mean.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from whoosh import qparser
from whoosh.qparser import syntax
from whoosh.qparser.taggers import RegexTagger
from whoosh.query import And, Every

from archiveviewer.query.asked import STARS, Asked, Fact, Fuzzy, Piece, Quoted, leaves
from archiveviewer.query.fields import EVERYTHING
from archiveviewer.query.names import FACTS, field_named
from archiveviewer.query.nearness import MOST_APART
from archiveviewer.query.operators import BEFORE, Function, Marker, Minus, Node, Operators, Plus
from archiveviewer.results import Notice, Span
from archiveviewer.vietnamese.terms import words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

    from whoosh import query as tree

MOST_PATTERNS = 8
"""Words with *, ? or ~ in a question."""
MOST_WIDE = 2
"""Those of them that have a single letter, and mean a good part of all words."""
MOST_COMPLAINTS = 5
MOST_FUZZY = 2
"""Letters that a fuzzy word may differ in; more would mean half the lexicon."""
_LOOSE = re.compile(r"(?<![^\s\-])[*?]+(?![^\s\-])")
"""A pattern without any letter."""
_PIECE = re.compile(r"\S+")
_FUZZY = re.compile(r"(.*[^\W_])~(\d*)")
_NAME = r"[^\W\d_]+(?:-[^\W\d_]+)*"
_NAMED = re.compile(rf"({_NAME}):(?!/)([^\s:]+)")
"""A field's name with a word directly behind it."""


class _UnknownField(Marker):
    """Something written like a field's name that is none."""

    def query(self, parser: Parser) -> Node:
        parser.complain(self)
        return parser.placed(parser.term_query(EVERYTHING, self.text, None), self)


class _FieldTagger(RegexTagger):
    def __init__(self) -> None:
        super().__init__(rf"(?:{BEFORE}(?P<name>{_NAME}):(?=[^\s/]|\s*$)|^(?P<first>{_NAME}):\s+)")

    def create(self, _parser: object, match: re.Match[str]) -> syntax.SyntaxNode | None:
        name = field_named(match["name"] or match["first"], match.string[match.end() :])
        if name:
            return syntax.FieldnameNode(name, match[0].strip())
        return _UnknownField(match[0]) if match["name"] and match.end() < len(match.string) else None


class _PhraseTagger(RegexTagger):
    def __init__(self) -> None:
        super().__init__(r'"(?P<text>[^"]*)"(?:~(?P<slop>\d{1,9}))?')

    def create(self, _parser: object, match: re.Match[str]) -> _QuotedNode:
        return _QuotedNode(match["text"], int(match["slop"] or 0))


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


def _any_of(taggers: Iterable[RegexTagger]) -> re.Pattern[str]:
    """What finds where any of them begins: each is a group of the pattern."""
    unnamed = (re.sub(r"\(\?P<\w+>", "(?:", tagger.expr.pattern) for tagger in taggers)
    return re.compile("|".join(f"({pattern})" for pattern in unnamed))


class _AnyTagger:
    """All taggers as one: the first whose pattern begins at a place is asked, then those behind it; where none begins,
    as within a word, none is asked.
    """

    def __init__(self, taggers: Sequence[RegexTagger]) -> None:
        self._taggers = taggers
        self._begins = _any_of(taggers).match

    def match(self, parser: Parser, text: str, pos: int) -> syntax.SyntaxNode | None:
        """What the first of them finds at a place."""
        if pos and text[pos - 1].isalnum() and text[pos].isalnum():
            return None
        begins = self._begins(text, pos)
        if begins is None or begins.lastindex is None:
            return None
        for tagger in self._taggers[begins.lastindex - 1 :]:
            node: syntax.SyntaxNode | None = tagger.match(parser, text, pos)
            if node is not None:
                return node
        return None


class Parser(qparser.QueryParser):
    """Reads one question; `complaints` tell what was not understood."""

    def __init__(self, today: date) -> None:
        super().__init__(EVERYTHING, None, plugins=())  # what they find and arrange is put together once for all
        self._today = today
        self.complaints: list[Notice] = []
        self._patterns = self._wide = 0

    def parse(self, text: str, normalize: bool = True, debug: bool = False) -> tree.Query:  # noqa: FBT001, FBT002 — as Whoosh has it
        """The tree of a question. Of nothing but words and blanks, as nearly every one is, and names of fields before
        words, Whoosh's parser would make the same with up to twice the work.
        """
        pieces = None if _operator().search(text) else _pieces(text)
        if pieces is None:
            return super().parse(text, normalize, debug)
        return And([part for one in pieces if (part := self._part(one)) is not None])

    def _part(self, piece: _Plain) -> tree.Query | None:
        found = self.term_query(piece.field, piece.text, None)
        if found is not None:
            found.startchar, found.endchar = piece.start, piece.start + len(piece.text)
        return found

    def _add_ws_plugin(self) -> None:
        """Whoosh's parser makes one for blanks, which is among what is put together once."""

    def taggers(self) -> list[_AnyTagger]:
        """What finds operators, phrases, fields and blanks; Whoosh's parser calls it."""
        return [_tagger()]

    def filters(self) -> list[Callable[..., syntax.GroupNode]]:
        """What arranges that; Whoosh's parser calls it."""
        return _filters()

    def complain(self, node: Node) -> None:
        """Remember something that was not understood, and its place."""
        text = str(getattr(node, "text", "") or getattr(node, "original", ""))
        at = Span(node.startchar, node.endchar) if node.startchar is not None else None
        self._tell(Notice(kind="misread", detail=text, place=at))

    def _tell(self, complaint: Notice) -> None:
        if len(self.complaints) < MOST_COMPLAINTS:
            self.complaints.append(complaint)

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
        fuzzy = _FUZZY.fullmatch(text)
        if fuzzy and len(list(words(fuzzy[1]))) == 1:
            distance = max(self._at_most(int(fuzzy[2] or 1), MOST_FUZZY, text), 1)
            return self._with_words(Fuzzy(fieldname, fuzzy[1], distance))
        if fieldname not in {EVERYTHING, "title"} and not text.strip("*"):  # who has an author, a caption …
            return Fact(fieldname, "*", Every(fieldname))
        return self._with_words(Piece(fieldname, text))

    def quoted(self, fieldname: str, text: str, slop: int) -> Asked | tree.Query | None:
        """What words between quotes ask for."""
        if fieldname in FACTS:
            return self._fact(fieldname, text)
        return self._with_words(Quoted(fieldname, text, self._at_most(slop, MOST_APART, f'"{text}"~{slop}')))

    def _at_most(self, number: int, most: int, written: str) -> int:
        """A number as far as it is allowed; one that is larger is told."""
        if number > most:
            self._tell(Notice(kind="misread", detail=written))
        return min(number, most)

    def _with_words(self, asked: Asked) -> Asked | None:
        parts = asked.parts
        if asked.text.isalnum() and not isinstance(asked, Fuzzy):  # nearly every one
            return asked if parts else None
        patterns = [part for part in parts if part.word is None or isinstance(asked, Fuzzy)]
        self._patterns += len(patterns)
        self._wide += sum(len(part.text.replace("*", "").replace("?", "")) == 1 for part in patterns)
        too_many = bool(patterns) and (self._patterns > MOST_PATTERNS or self._wide > MOST_WIDE)
        loose = asked.text.strip("*? ") if isinstance(asked, Quoted) else asked.text
        if too_many or (_LOOSE.search(asked.text) and not (isinstance(asked, Quoted) and STARS.search(loose))):
            self._tell(Notice(kind="too-wide", detail=asked.text))
        return asked if parts and not too_many else None

    def _fact(self, fieldname: str, text: str) -> Asked | None:
        node = Every(fieldname) if text == "*" and fieldname == "date" else FACTS[fieldname](text, self._today)
        if node is not None:
            return Fact(fieldname, text, node)
        plain = Piece(EVERYTHING, text)
        plain.misread = True
        if plain.parts:
            return plain
        self._tell(Notice(kind="misread", detail=f"{fieldname}:{text}"))
        return None


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
            if waiting is not None and not isinstance(inner, Minus | Plus | Function):
                inner.set_fieldname(waiting.fieldname)
                waiting = None
            named.append(inner)
        if waiting is not None:
            parser.complain(waiting)
        return named


def _with_plugins() -> qparser.QueryParser:
    return qparser.QueryParser(EVERYTHING, None, plugins=(Operators(), _Phrases(), _Fields(), qparser.GroupPlugin()))


@cache
def _tagger() -> _AnyTagger:
    return _AnyTagger(_with_plugins().taggers())


@cache
def _operator() -> re.Pattern[str]:
    """What finds anything in a question but words, blanks and names of fields."""
    plain = qparser.WhitespacePlugin | _FieldTagger
    return _any_of(tagger for tagger in _with_plugins().taggers() if not isinstance(tagger, plain))


class _Plain(NamedTuple):
    """A piece between blanks that is a word of some field, and where it begins."""

    field: str
    text: str
    start: int


def _pieces(text: str) -> list[_Plain] | None:
    """The pieces of a question without operators; None where one has a colon that is not directly behind a field's name
    and before a word.
    """
    found = []
    for written in _PIECE.finditer(text):
        if ":" not in written[0]:
            found.append(_Plain(EVERYTHING, written[0], written.start()))
            continue
        named = _NAMED.fullmatch(text, *written.span())
        name = field_named(named[1], named[2]) if named else None
        if named is None or not name:
            return None
        found.append(_Plain(name, named[2], named.start(2)))
    return found


@cache
def _filters() -> list[Callable[..., syntax.GroupNode]]:
    filters: list[Callable[..., syntax.GroupNode]] = _with_plugins().filters()
    return filters
