"""What can be asked about an article, and how each kind of fact becomes terms.

Comes in: text and dates of articles when they are indexed, words and periods when they are asked for. Goes out: the
Whoosh field types that the parser and the index share. It refuses to know where terms are kept.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from whoosh import analysis, fields
from whoosh import query as tree

from archiveviewer.query.periods import Period, period
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

WORD_FIELDS = (EVERYTHING, "title", "sapo", "caption", "author", "source", "section", "file")
MARKED_FIELDS = (EVERYTHING, "title", "sapo", "caption")
"""Fields whose words are marked in the text that is shown."""

HAS = "has"
"""The field of what an article has, each a term of its own."""

IMAGE, CAPTION, NO_ACCENTS = "image", "caption", "noaccents"
TRAITS = (IMAGE, CAPTION, NO_ACCENTS)
"""The terms of that field: a picture, a caption, Vietnamese words that are written without accents (R12)."""

SUGGESTED_FIELDS = ("title", "sapo")
"""Fields whose text is kept beside the article, so that completions need not unpack whole articles."""


class QueryWords(analysis.Analyzer):
    """Typed text to terms: a word with any accent asks for exactly itself, one without for every accent (R1, R8).

    When `strict`, a word without accents asks for itself only (R21).
    """

    def __init__(self, *, strict: bool) -> None:
        self.strict = strict

    def __call__(self, value: str, **_options: Any) -> Iterator[analysis.Token]:
        """Yield Whoosh's one recycled token, a word at a time."""
        token = analysis.Token(positions=True, chars=True)
        for position, word in enumerate(words(value)):
            exact = self.strict or is_marked(value[word.start : word.end])
            token.text = word.exact if exact else word.folded
            token.pos, token.startchar, token.endchar = position, word.start, word.end
            yield token


class Words(fields.TEXT):
    """Text whose every word is found by its folded and by its exact term at one position."""

    def __init__(self, *, strict: bool = False, stored: bool = False) -> None:
        super().__init__(analyzer=QueryWords(strict=strict), phrase=True, stored=stored, multitoken_query="phrase")

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
    """Days as numbers YYYYMMDD with 00 for an unknown month or day; asked for by periods as people write them."""

    def __init__(self) -> None:
        super().__init__(int, sortable=True)

    def parse_query(self, fieldname: str, qstring: str, boost: float = 1.0) -> tree.Query:
        """A period as a range; anything else as plain words that carry the complaint."""
        asked = period(qstring)
        if asked is None:
            return misread(fieldname, qstring)
        return _range(fieldname, asked, qstring, boost)

    def parse_range(
        self,
        fieldname: str,
        start: str | None,
        end: str | None,
        startexcl: bool,  # noqa: FBT001 — Whoosh's signature
        endexcl: bool,  # noqa: ARG002, FBT001 — as above; a period's end always belongs to it
        boost: float = 1.0,
    ) -> tree.Query:
        """`[2009 TO 2011]`: from the start of the one period to the end of the other; an open side is open."""
        typed = f"{start or ''}..{end or ''}"
        asked = period(typed)
        if asked is None:
            return misread(fieldname, f"{start or ''} {end or ''}")
        if startexcl and start and (opening := period(start)):
            asked = Period(opening.last + 1, asked.last)
        return _range(fieldname, asked, typed, boost)


def _range(fieldname: str, asked: Period, typed: str, boost: float) -> tree.Query:
    found = tree.NumericRange(fieldname, asked.first, asked.last, boost=boost)
    found.typed = typed.replace(" ", "")  # for saying how the question was understood
    return found


def misread(fieldname: str, text: str) -> tree.Query:
    """Plain words in place of something that could not be understood, with the complaint attached."""
    terms = [tree.Term(EVERYTHING, word.folded) for word in words(text)]
    plain = tree.And(terms)
    plain.complaint = f"{fieldname}:{text}"
    return plain


def asked_fields(*, strict: bool = False) -> dict[str, fields.FieldType]:
    """Every field a question may name."""
    words = {name: Words(strict=strict, stored=name in SUGGESTED_FIELDS) for name in WORD_FIELDS}
    return {**words, HAS: fields.KEYWORD(lowercase=True), "date": Dates()}
