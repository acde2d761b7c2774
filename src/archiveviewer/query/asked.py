"""What a person asked for, piece by piece, before anybody knows what it means. Leaves of a Whoosh tree.

A leaf holds its text as typed and where it stands in the question. The tree around them is of Whoosh's And, Or and Not
and of `query.nodes`. It refuses to know terms and spellings; `meaning` makes a tree of terms of it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from whoosh import query as tree

from archiveviewer.vietnamese.normal import is_marked
from archiveviewer.vietnamese.terms import EXACT, Word, words

if TYPE_CHECKING:
    from collections.abc import Iterator

STARS = re.compile(r"\s+(\*(?:\s+\*)*)\s+")
"""Each star alone inside a phrase stands for a word."""
_PATTERN = re.compile(r"[*?]")
_WILD = re.compile(r"(?:[^\W\d_]|[*?])+|[\d*?]+")


class Part(NamedTuple):
    """One word of a piece as typed; `word` is None for a pattern with * or ?."""

    text: str
    word: Word | None

    @property
    def marked(self) -> bool:
        """Whether any accent or đ was typed."""
        return is_marked(self.text) if self.word is None else self.word.exact != EXACT + self.word.folded


class Asked(tree.Query):
    """A leaf, with the place in the question it was typed at.

    `literal` is what a person puts a + before: no other spelling or name. `exact` has a = before it: no accents either
    but those typed.
    """

    def __init__(self, field: str, text: str) -> None:
        self.fieldname = field
        self.text = text
        self.literal = self.exact = False
        self.misread = False
        """Whether it stands for something that was not understood."""
        self.boost = 1.0
        self.startchar = self.endchar = 0
        """Set by Whoosh's parser."""
        self.parts = [part for part in _parts(text) if part.text.strip("*?")]
        """The words and patterns of the text, in order, without patterns that would mean everything."""

    def field(self) -> str:
        """The field it is asked of."""
        return self.fieldname

    def is_leaf(self) -> bool:
        """It has no children."""
        return True

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.fieldname!r}, {self.text!r})"


class Piece(Asked):
    """What stands between blanks: a word, a pattern, or several words side by side as in COVID-19."""


class Quoted(Asked):
    """Words between quotes in order, with at most `gap` other words between each two."""

    def __init__(self, field: str, text: str, gap: int = 0) -> None:
        super().__init__(field, text)
        self.gap = gap

    def of(self, text: str) -> Quoted:
        """The same asked with a part of its text."""
        part = Quoted(self.fieldname, text, self.gap)
        part.literal, part.exact = self.literal, self.exact
        part.startchar, part.endchar = self.startchar, self.endchar
        return part


class Fuzzy(Asked):
    """A word with so many letters added, left out or replaced."""

    def __init__(self, field: str, text: str, distance: int) -> None:
        super().__init__(field, text)
        self.distance = distance


class Fact(Asked):
    """Something that is true of a whole article, such as its date; `node` asks the index for it."""

    def __init__(self, field: str, text: str, node: tree.Query) -> None:
        super().__init__(field, text)
        self.node = node


def leaves(query: tree.Query) -> Iterator[Asked]:
    """The leaves of a tree, in the order typed."""
    if isinstance(query, Asked):
        yield query
        return
    for child in query.children():
        yield from leaves(child)


def _parts(text: str) -> Iterator[Part]:
    if not _PATTERN.search(text):
        yield from (Part(text[word.start : word.end], word) for word in words(text))
        return
    for run in text.replace("-", " ").split():
        pieces = _WILD.findall(run) if _PATTERN.search(run) else [run]
        for piece in pieces:
            if _PATTERN.search(piece):
                yield Part(piece, None)
            else:
                yield from (Part(piece[word.start : word.end], word) for word in words(piece))
