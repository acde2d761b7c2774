"""The words of a question as they stand in what was typed: which belong together in rows, and how to replace some.

Comes in: a question as understood. Goes out: rows of neighbouring words that are wanted, each with its place in the
text, and texts with other words in these places. It refuses to know archives and spellings.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from whoosh import query as tree

from archiveviewer.query.asked import Asked, Fact, Fuzzy, Piece, Quoted
from archiveviewer.vietnamese.normal import is_marked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from archiveviewer.query.question import Question
    from archiveviewer.vietnamese.terms import Word


_BLANKS = re.compile(" {2,}")


class Typed(NamedTuple):
    """A word at [start, end) of a question; `field` is what it is asked of, `leaf` where its piece or phrase begins."""

    text: str
    word: Word
    start: int
    end: int
    field: str
    leaf: int

    @property
    def marked(self) -> bool:
        """Whether any accent or đ was typed."""
        return is_marked(self.text)

    @property
    def term(self) -> str:
        """The term that finds it: without marks it finds all accents."""
        return self.word.exact if self.marked else self.word.folded


def rows(question: Question) -> list[list[Typed]]:
    """The rows of words side by side: free words in a row, and the words of each phrase.

    What is excluded, meant literally, a pattern, or loosely near something else is in no row with others or in none.
    """
    return [] if question.asked is None else [row for row in _rows(question.text, question.asked) if row]


def replaced(text: str, others: Mapping[Typed, str]) -> str:
    """The question with some words written otherwise. Two in place of one of a field's are in quotes, for the field
    would hold for the first alone.
    """
    for typed in sorted(others, key=lambda one: -one.start):
        other = others[typed]
        if " " in other and text[typed.start - 1 : typed.start] == ":" and not text[typed.end : typed.end + 1].strip():
            other = f'"{other}"'
        text = text[: typed.start] + other + text[typed.end :]
    return _BLANKS.sub(" ", text)


def literally(text: str, places: Iterable[int]) -> str:
    """The question that asks for some pieces and phrases as they were typed: a plus where each of them begins."""
    for place in sorted(set(places), reverse=True):
        text = f"{text[:place]}+{text[place:]}"
    return text


def like(typed: str, other: str) -> str:
    """Another word in capitals if the typed one was in capitals, with a first one if it had that."""
    if typed.isupper() and len(typed) > 1:
        return other.upper()
    return other[:1].upper() + other[1:] if typed[:1].isupper() else other


def _rows(text: str, asked: tree.Query) -> Iterator[list[Typed]]:
    if isinstance(asked, tree.Not):
        return
    if not isinstance(asked, tree.And):
        parts = [asked] if isinstance(asked, Asked) else list(asked.children())
        for part in parts:
            if isinstance(part, Asked):
                yield from _of_leaf(text, part)
            else:
                yield from _rows(text, part)
        return
    row: list[Typed] = []
    for part in asked.subqueries:
        found = list(_of_leaf(text, part) if isinstance(part, Asked) else _rows(text, part))
        if isinstance(part, Piece) and len(found) == 1 and (not row or row[-1].field == part.fieldname):
            row += found[0]
            continue
        yield row
        row = found.pop(0) if isinstance(part, Piece) and found else []
        yield from found
    yield row


def _of_leaf(text: str, leaf: Asked) -> Iterator[list[Typed]]:
    """The words of a piece or phrase, if the text has it where it says."""
    if leaf.literal or isinstance(leaf, Fact | Fuzzy):
        return
    start = text.find(leaf.text, leaf.startchar, leaf.endchar)
    parts = leaf.parts
    if start < 0 or "*" in leaf.text or "?" in leaf.text:
        return
    row = [
        Typed(part.text, part.word, start + part.word.start, start + part.word.end, leaf.fieldname, leaf.startchar)
        for part in parts
        if part.word
    ]
    if isinstance(leaf, Quoted) and leaf.gap:
        yield from ([typed] for typed in row)
    else:
        yield row
