"""A typed question becomes a query tree. Any text comes in; a `Question` always goes out, with complaints where due.

The language of this version: words are all required; `"phrases"`; `AND OR NOT ( )`; `title: sapo: caption: author:
source: section: date:`; periods as `date:2009`, `date:3/2019..6/2020`. What can't be understood becomes plain words
and a notice that quotes it. It refuses to know what is in any archive.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from whoosh import fields, qparser
from whoosh import query as tree

from archiveviewer.query.fields import EVERYTHING, MARKED_FIELDS, asked_fields
from archiveviewer.results import Notice
from archiveviewer.vietnamese.normal import clean
from archiveviewer.vietnamese.terms import EXACT, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archiveviewer.results import Mode

MAX_LENGTH = 1_000
"""Characters of a question that are read; a longer one is cut, with a notice."""
MAX_TERMS = 64
"""Words of a question that are looked up."""
MAX_DEPTH = 20
"""Parentheses within parentheses; a deeper question is read as plain words."""

_QUOTES = str.maketrans("“”„«»", '"""""')
_UNFINISHED = re.compile(r"(?:(?:^|\s+)(?:AND|OR|NOT))+\s*$|^(?:\s*(?:AND|OR)\s+)+")
"""Operators that have nothing behind or before them yet: somebody is still typing."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question as understood.

    `tree` is None when everything is asked for. `wanted` are the runs of terms to mark in what is shown: one term, or
    the terms of a phrase in order. `terms` are the positive terms in the order typed, for ranking. `places` are the
    fields they were asked of.
    """

    text: str
    tree: tree.Query | None
    understood: str
    wanted: tuple[tuple[str, ...], ...] = ()
    terms: tuple[str, ...] = ()
    places: frozenset[str] = frozenset()
    notices: tuple[Notice, ...] = ()


def understand(text: str, mode: Mode = "smart") -> Question:
    """Read what was typed; nothing typed makes this raise."""
    text, notices = _within_limits(clean(text).replace("\n", " ").translate(_QUOTES).strip())
    if text in {"", "*"}:
        return Question(text, None, "", notices=tuple(notices))
    parsed = _parser(strict=mode == "strict").parse(_UNFINISHED.sub("", text) or text, normalize=False)
    notices += [Notice(kind="misread", detail=leaf.complaint) for leaf in _all(parsed) if hasattr(leaf, "complaint")]
    parsed = parsed.normalize()
    if parsed.is_leaf() and not parsed.has_terms() and not isinstance(parsed, tree.NumericRange):
        return Question(text, None, "", notices=(*notices, Notice(kind="no-words", detail=text)))
    asked = list(_wanted(parsed))
    return Question(
        text,
        parsed,
        _describe(parsed, _typed(text)),
        wanted=tuple(run for _field, run in asked),
        terms=tuple(term for _field, run in asked for term in run),
        places=frozenset(field for field, _run in asked),
        notices=tuple(notices),
    )


def _within_limits(text: str) -> tuple[str, list[Notice]]:
    notices = []
    if len(text) > MAX_LENGTH:
        text = text[:MAX_LENGTH]
        notices.append(Notice(kind="too-long", detail=text[-20:]))
    found = list(words(text))
    if len(found) > MAX_TERMS:
        text = text[: found[MAX_TERMS - 1].end]
        notices.append(Notice(kind="too-many-words", detail=text[-20:]))
    if _depth(text) > MAX_DEPTH:
        text = text.replace("(", " ").replace(")", " ").strip()
        notices.append(Notice(kind="too-deep"))
    return text, notices


def _depth(text: str) -> int:
    depth = deepest = 0
    for character in text:
        depth += {"(": 1, ")": -1}.get(character, 0)
        deepest = max(deepest, depth)
    return deepest


@functools.cache
def _parser(*, strict: bool) -> qparser.QueryParser:
    plugins = [
        qparser.PhrasePlugin(r'"(?P<text>[^"]*)"(~(?P<slop>[1-9][0-9]?))?'),
        qparser.FieldsPlugin(),
        qparser.RangePlugin(),
        qparser.GroupPlugin(),
        qparser.OperatorsPlugin(AndNot=None, AndMaybe=None, Require=None),
    ]
    return qparser.QueryParser(EVERYTHING, fields.Schema(**asked_fields(strict=strict)), plugins=plugins)


def _all(query: tree.Query) -> Iterator[tree.Query]:
    yield query
    for child in query.children():
        yield from _all(child)


def _wanted(query: tree.Query) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The positive terms and phrases of the fields whose text is shown, each with its field, in the order typed."""
    if isinstance(query, tree.Not):
        return
    if isinstance(query, tree.Term) and query.fieldname in MARKED_FIELDS:
        yield query.fieldname, (query.text,)
    elif isinstance(query, tree.Phrase) and query.fieldname in MARKED_FIELDS:
        yield query.fieldname, tuple(query.words)
    else:
        for child in query.children():
            yield from _wanted(child)


def _typed(text: str) -> dict[str, str]:
    """Each term as the person wrote it."""
    return {term: text[word.start : word.end] for word in words(text) for term in (word.folded, word.exact)}


def _describe(query: tree.Query, typed: dict[str, str]) -> str:
    """The question as understood, in its own language."""

    def field(name: str) -> str:
        return "" if name == EVERYTHING else f"{name}:"

    def word(term: str) -> str:
        return typed.get(term, term.removeprefix(EXACT))

    if isinstance(query, tree.Term):
        return field(query.fieldname) + word(query.text)
    if isinstance(query, tree.Phrase):
        slop = f"~{query.slop}" if query.slop > 1 else ""
        return f'{field(query.fieldname)}"{" ".join(map(word, query.words))}"{slop}'
    if isinstance(query, tree.NumericRange):
        return f"{query.fieldname}:{query.typed}"
    if isinstance(query, tree.Not):
        return f"NOT {_describe(query.query, typed)}"
    joint = " OR " if isinstance(query, tree.Or) else " AND "
    parts = [_describe(child, typed) for child in query.children()]
    return parts[0] if len(parts) == 1 else f"({joint.join(parts)})"
