"""A typed question becomes a query tree. Any text comes in; a `Question` always goes out, with complaints where due.

`language` reads it, `meaning` finds what the words stand for. What can't be understood becomes plain words and a notice
that quotes it and tells its place. It refuses to know what is in any archive but by asking the lexicon it is given.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import msgspec
from whoosh import query as tree
from whoosh.query.qcore import NullQuery, Query

from archiveviewer.query import signs
from archiveviewer.query.asked import Asked, leaves
from archiveviewer.query.describing import described
from archiveviewer.query.keys import Keys
from archiveviewer.query.language import Parser
from archiveviewer.query.meaning import Lexicon, Meaning, Relaxing, Rules
from archiveviewer.query.names import hyphened
from archiveviewer.query.rows import literally
from archiveviewer.query.synonyms import Synonyms, parsed, shipped
from archiveviewer.results import Notice, Span
from archiveviewer.vietnamese.normal import clean
from archiveviewer.vietnamese.terms import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from archiveviewer.query.meaning import Change
    from archiveviewer.results import Mode

MAX_LENGTH = 1_000
"""Characters of a question that are read; a longer one is cut, with a notice."""
MAX_TERMS = 64
"""Words of a question that are looked up."""
MAX_DEPTH = 20
"""Parentheses within parentheses; a deeper question is read as plain words."""

_PARENTHESIS = re.compile(r"[()]")
_PAIRED = re.compile(r'["()]')
_COMMA = re.compile(r"(?<=[^\W\d_])[,;]|[,;](?=[^\W\d_])")
"""A comma beside a letter separates words, with a blank or without; between digits it is part of a number."""


class Question(msgspec.Struct, frozen=True):
    """A question as understood.

    `asked` is its tree as typed, `tree` that of the terms it stands for; both are None when everything is asked for.
    `terms` are the positive terms in the order typed, for ranking, `exact` the same without wildcards over accents, and
    `renamed` the same with something called by another name. `relaxing` tells how far accents were let go. `reread` are
    the places of pieces and phrases that were taken for keys of an input method or have other names.
    """

    text: str
    tree: Query | None
    asked: Query | None = None
    terms: tuple[str, ...] = ()
    exact: tuple[str, ...] = ()
    renamed: tuple[tuple[str, ...], ...] = ()
    relaxing: Relaxing = ""
    reread: frozenset[int] = frozenset()
    notices: tuple[Notice, ...] = ()

    @property
    def understood(self) -> str:
        """How it was understood, in words of the language itself."""
        return "" if self.asked is None else described(self.asked)


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What a question is read with besides its own text: an archive's lexicon, its list of synonyms, and what day it
    is; the shipped list and the present day by default.
    """

    lexicon: Lexicon | None = None
    synonyms: Synonyms | None = None
    today: date | None = None


def understand(text: str, mode: Mode = "smart", knowledge: Knowledge | None = None) -> Question:
    """Read what was typed; nothing typed makes this raise."""
    knowledge = knowledge or Knowledge()
    text, notices = _within_limits(signs.plain(clean(text).replace("\n", " ")).strip())
    text = hyphened(signs.without_asking(text).rstrip())
    if text in {"", "*"}:
        return Question(text, None, notices=tuple(notices))
    parser = Parser(knowledge.today or datetime.now(UTC).astimezone().date())
    asked = parser.parse(_COMMA.sub(" ", signs.in_small_letters(text)), normalize=False)
    notices += [*_unmatched(text), *parser.complaints, *_misread(text, asked)]
    asked = _simple(asked)
    if asked is None:
        return Question(text, None, notices=(*notices, Notice(kind="no-words", detail=text)))
    return reading(Question(text, None, asked, notices=tuple(notices)), mode, knowledge)


def reading(question: Question, mode: Mode, knowledge: Knowledge, relaxing: Relaxing = "") -> Question:
    """The question with the terms it stands for, its accents relaxed so far."""
    if question.asked is None:
        return question
    meaning = _meaning(question.asked, mode, knowledge, relaxing)
    found = meaning.of(question.asked)
    told = [notice for notice in question.notices if not notice.question]
    return msgspec.structs.replace(
        question,
        tree=found,
        terms=tuple(meaning.terms),
        exact=tuple(meaning.exact),
        renamed=meaning.renamed,
        relaxing=relaxing,
        reread=frozenset(change.leaf.startchar for change in meaning.changes if change.kind in {"keyed", "synonyms"}),
        notices=(*told, *_changes(question.text, meaning.changes)),
    )


def wanted(question: Question) -> Query | None:
    """The terms of a question without what it excludes; None when nothing is left."""
    return _positive(question.tree) if question.tree is not None else None


def _positive(node: Query) -> Query | None:
    if isinstance(node, tree.Not):
        return None
    if not isinstance(node, tree.And | tree.Or):
        return node
    parts = [part for part in map(_positive, node.subqueries) if part is not None]
    return type(node)(parts) if parts else None


def part(asked: Query, question: Question, mode: Mode, knowledge: Knowledge) -> Query:
    """What one part of a question's asked tree stands for by itself, read as freely as the whole is."""
    return _meaning(question.asked or asked, mode, knowledge, question.relaxing).of(asked)


def _meaning(whole: Query, mode: Mode, knowledge: Knowledge, relaxing: Relaxing = "") -> Meaning:
    rules = Rules(mode == "strict", knowledge.synonyms or parsed(shipped()), knowledge.lexicon, relaxing)
    asked = list(leaves(whole))
    keys = Keys(knowledge.lexicon, asked) if knowledge.lexicon else None
    return Meaning(rules, keys, accented=any(part.marked for leaf in asked for part in leaf.parts))


def _changes(text: str, changes: Sequence[Change]) -> Iterator[Notice]:
    """A notice for each kind of change, with all that it changed, and the question that asks literally."""
    for kind in dict.fromkeys(change.kind for change in changes):
        same = [change for change in changes if change.kind == kind]
        literal = literally(text, (change.leaf.startchar for change in same))
        detail = (" " if kind == "keyed" else ", ").join(dict.fromkeys(change.detail for change in same))
        leaf = same[0].leaf
        yield Notice(kind=kind, detail=detail, place=Span(leaf.startchar, leaf.endchar), question=literal)


def _simple(asked: Query) -> Query | None:
    """The tree without empty parts and without a node that joins a single part; None when nothing is left."""
    if isinstance(asked, Asked):
        return asked
    if asked == NullQuery:
        return None
    parts = [part for part in map(_simple, asked.children()) if part is not None]
    if not parts:
        return None
    if isinstance(asked, tree.And | tree.Or):
        same: list[Query] = []
        for one in parts:
            same += one.subqueries if type(one) is type(asked) else [one]
        return same[0] if len(same) == 1 else type(asked)(same)
    if isinstance(asked, tree.Not):
        return tree.Not(parts[0])
    return asked.apply(lambda child: _simple(child) or child)


def _within_limits(text: str) -> tuple[str, list[Notice]]:
    notices = []
    if len(text) > MAX_LENGTH:
        text = text[:MAX_LENGTH]
        notices.append(Notice(kind="too-long", detail=text[-20:]))
    found = list(words(text)) if len(text) > MAX_TERMS else []
    if len(found) > MAX_TERMS:
        text = text[: found[MAX_TERMS - 1].end]
        notices.append(Notice(kind="too-many-words", detail=text[-20:]))
    if _depth(text) > MAX_DEPTH:
        text = text.replace("(", " ").replace(")", " ").strip()
        notices.append(Notice(kind="too-deep"))
    return text, notices


def _depth(text: str) -> int:
    depth = deepest = 0
    for parenthesis in _PARENTHESIS.findall(text):
        depth += 1 if parenthesis == "(" else -1
        deepest = max(deepest, depth)
    return deepest


def _misread(text: str, asked: Query) -> Iterator[Notice]:
    """A complaint for each value of a field that was not understood, with the field's name as typed."""
    for leaf in leaves(asked):
        if leaf.misread:
            named = re.search(r"[^\s():]+:\s*$", text[: leaf.startchar])
            start = named.start() if named else leaf.startchar
            yield Notice(kind="misread", detail=text[start : leaf.endchar], place=Span(start, leaf.endchar))


def _unmatched(text: str) -> Iterator[Notice]:
    """A complaint for each quote and parenthesis without its counterpart."""
    if not _PAIRED.search(text):
        return
    outside = re.sub(r'"[^"]*"', lambda quoted: " " * len(quoted[0]), text)
    opened: list[int] = []
    alone: list[int] = []
    for at, character in enumerate(outside):
        if character == "(":
            opened.append(at)
        elif character == ")":
            if opened:
                opened.pop()
            else:
                alone.append(at)
        elif character == '"':
            alone.append(at)
    for at in sorted(opened + alone):
        yield Notice(kind="misread", detail=text[at : at + 20], place=Span(at, at + 1))
