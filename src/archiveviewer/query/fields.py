"""What can be asked about an article, and how each kind of fact becomes terms.

Comes in: text and dates of articles. Goes out: the Whoosh field types of the index. It refuses to know where terms are
kept and how they are asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from whoosh import analysis, fields

from archiveviewer.vietnamese.normal import is_marked
from archiveviewer.vietnamese.terms import EXACT, keys, words

if TYPE_CHECKING:
    from collections.abc import Iterator

BREAK = "\x1e"
"""Stands between paragraphs of indexed text, so that no phrase runs from one into the next; clean text never has it."""

BREAK_POSITIONS = 50
"""How many word positions a break is worth."""

EVERYTHING = "text"
"""The field of the whole article: title, sapo, body, captions, by-line and credit."""

NAMES = ("person", "organisation", "place")
"""The kinds of names that an article mentions, each a field of the words of these names."""

NAMED = "named"
"""The field of the names themselves, each with its kind a term."""

WORD_FIELDS = (EVERYTHING, "title", "sapo", "caption", "author", "source", "section", "file", *NAMES)
MARKED_FIELDS = (EVERYTHING, "title", "sapo", "caption", "author")
"""Fields whose words are marked in the text that is shown."""

HAS = "has"
"""The field of what an article has, each a term of its own."""

IMAGE, CAPTION, NO_ACCENTS, SCANNED = "image", "caption", "noaccents", "ocr"
TRAITS = (IMAGE, CAPTION, NO_ACCENTS, SCANNED)
"""The terms of that field: a picture, a caption, Vietnamese words that are written without accents (R12), text that a
program read on a scan.
"""

SUGGESTED_FIELDS = ("title", "sapo")
"""Fields in which phrases are looked for that are too rare to be counted; stock Whoosh would keep their text."""


class QueryWords(analysis.Analyzer):
    """Text to terms, for what Whoosh itself asks of a field: a word with any accent is exact, one without is folded."""

    def __call__(self, value: str, **_options: Any) -> Iterator[analysis.Token]:
        """Yield Whoosh's one recycled token, a word at a time."""
        token = analysis.Token(positions=True, chars=True)
        for position, word in enumerate(words(value)):
            token.text = word.exact if is_marked(value[word.start : word.end]) else word.folded
            token.pos, token.startchar, token.endchar = position, word.start, word.end
            yield token


class Words(fields.TEXT):
    """Text whose every word is found by its folded and by its exact term at one position."""

    def __init__(self, *, stored: bool = False) -> None:
        super().__init__(analyzer=QueryWords(), phrase=True, stored=stored, multitoken_query="phrase")

    def index(self, value: str, **_options: Any) -> Iterator[tuple[bytes, int, float, bytes]]:
        """Yield (term, frequency, weight, encoded positions) without one Python object a token, unlike Whoosh's own.

        Whoosh adds the frequencies up to the text's length; exact terms have none, so that each word counts once.
        """
        places: dict[str, list[int]] = {}
        position = 0
        for paragraph in value.split(BREAK):
            for folded, exact in keys(paragraph):
                places.setdefault(folded, []).append(position)
                places.setdefault(exact, []).append(position)
                position += 1
            position += BREAK_POSITIONS
        encode = self.format.encode
        for term, positions in places.items():
            frequency = 0 if term.startswith(EXACT) else len(positions)
            yield term.encode(), frequency, float(len(positions)), encode(positions)


class Dates(fields.NUMERIC):
    """Days as numbers YYYYMMDD with 00 for an unknown month or day."""

    def __init__(self) -> None:
        super().__init__(int, sortable=True)


def asked_fields() -> dict[str, fields.FieldType]:
    """Every field a question may name."""
    words = {name: Words(stored=name in SUGGESTED_FIELDS) for name in WORD_FIELDS}
    return {**words, HAS: fields.KEYWORD(lowercase=True), "date": Dates()}
