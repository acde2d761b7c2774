"""The terms of a segment as Whoosh asks for them.

Comes in: the fields of a segment. Goes out: whether a term is there, all terms from one on, what is known of it, and
the matcher over its postings. It refuses to know which file they lie in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import msgspec
from whoosh.codec import base
from whoosh.reading import TermNotFound

from archiveviewer.index.codec.lexicon import FileLexicon, Lexicon, TermPostings
from archiveviewer.index.codec.matchers import ArrayMatcher
from archiveviewer.index.codec.terms_writing import TermsFacts
from archiveviewer.index.segments.building import FieldFacts
from archiveviewer.index.segments.reading import MOST_DOCUMENTS, Field
from archiveviewer.index.segments.sections import Damaged, SectionReader

if TYPE_CHECKING:
    from collections.abc import Iterator

    from whoosh.fields import FieldType
    from whoosh.formats import Format
    from whoosh.reading import TermInfo
    from whoosh.scoring import BaseScorer

    from archiveviewer.index.segments.sections import Source

Term = tuple[str, bytes]


class Fields(Protocol):
    """The fields of a segment."""

    def names(self) -> list[str]:
        """In byte order."""

    def lexicon(self, name: str) -> Lexicon | None:
        """The terms of a field; None when there is none of that name."""

    def close(self) -> None:
        """No more is asked."""


class FileFields:
    """The fields of a codec's file."""

    def __init__(self, file: Source, checksum: int | None) -> None:
        self._sections = SectionReader(file, checksum)
        try:
            self._facts = msgspec.json.decode(self._sections.facts, type=TermsFacts)
        except msgspec.DecodeError as error:
            raise Damaged("the directory") from error
        if not 0 <= self._facts.documents <= MOST_DOCUMENTS:
            raise Damaged("the directory")
        self._numbers = {entry.name: number for number, entry in enumerate(self._facts.fields)}
        self._known: dict[str, Lexicon] = {}

    def names(self) -> list[str]:
        """In the order of code points, as Whoosh gives them."""
        return sorted(self._numbers)

    def lexicon(self, name: str) -> Lexicon | None:
        """The terms of a field; None when there is none of that name."""
        if name not in self._known and name in self._numbers:
            self._known[name] = self._read(self._numbers[name])
        return self._known.get(name)

    def _read(self, number: int) -> Lexicon:
        facts = FieldFacts(positions=self._facts.fields[number].positions)
        try:
            field = Field(self._sections, str(number), facts, self._facts.documents)
            return FileLexicon(self._sections, str(number), field)
        except KeyError as error:
            raise Damaged(f"the directory lacks {error}") from error

    def close(self) -> None:
        """Let the file go."""
        self._sections.close()


class ArrayCursor(base.FieldCursor):
    """Walks the terms of a field; texts are what the field makes of its terms."""

    def __init__(self, lexicon: Lexicon, field: FieldType) -> None:
        self._lexicon, self._field = lexicon, field
        self._number = lexicon.first()

    def first(self) -> str | None:
        """To the first term."""
        self._number = self._lexicon.first()
        return self.text()

    def find(self, string: str | bytes) -> str | None:
        """To the first term that is not less."""
        term = string if isinstance(string, bytes) else self._field.to_bytes(string)
        self._number = self._lexicon.first(term)
        return self.text()

    def next(self) -> str | None:
        """To the next term."""
        if self._number >= 0:
            self._number = self._lexicon.after(self._number)
        return self.text()

    def text(self) -> str | None:
        """The term here; None behind the last."""
        return self._field.from_bytes(self._lexicon.field.text(self._number)) if self._number >= 0 else None

    def term_info(self) -> TermInfo | None:
        """What is known of the term here."""
        return self._lexicon.info(self._number) if self._number >= 0 else None

    def is_valid(self) -> bool:
        """Whether there is a term here."""
        return self._number >= 0


class ArrayTermsReader(base.TermsReader):
    """Whoosh's reader of terms."""

    def __init__(self, fields: Fields) -> None:
        self._fields = fields

    def _found(self, fieldname: str, text: bytes) -> tuple[Lexicon, int]:
        lexicon = self._fields.lexicon(fieldname)
        number = lexicon.find(text) if lexicon else -1
        if lexicon is None or number < 0:
            raise TermNotFound(f"no term {fieldname}:{text!r}")
        return lexicon, number

    def __contains__(self, term: Term) -> bool:
        lexicon = self._fields.lexicon(term[0])
        return lexicon is not None and lexicon.find(term[1]) >= 0

    def indexed_field_names(self) -> list[str]:
        """The fields with terms."""
        return self._fields.names()

    def cursor(self, fieldname: str, fieldobj: FieldType) -> base.FieldCursor:
        """A cursor over the terms of a field."""
        lexicon = self._fields.lexicon(fieldname)
        return ArrayCursor(lexicon, fieldobj) if lexicon else base.EmptyCursor()

    def _walk(self, fieldname: str | None = None, prefix: bytes = b"") -> Iterator[tuple[str, Lexicon, int]]:
        """All terms from one on; other fields follow, as Whoosh has it, if there is such a field at all."""
        names = self._fields.names()
        start = 0 if fieldname is None else names.index(fieldname) if fieldname in names else len(names)
        for name in names[start:]:
            lexicon = self._fields.lexicon(name)
            if lexicon is not None:
                for number in lexicon.numbers(prefix if name == fieldname else b""):
                    yield name, lexicon, number

    def terms(self) -> Iterator[Term]:
        """Every term."""
        return ((name, lexicon.field.text(number)) for name, lexicon, number in self._walk())

    def terms_from(self, fieldname: str, prefix: bytes) -> Iterator[Term]:
        """Every term from one on."""
        return ((name, lexicon.field.text(number)) for name, lexicon, number in self._walk(fieldname, prefix))

    def items(self) -> Iterator[tuple[Term, TermInfo]]:
        """Every term with what is known of it."""
        return (((name, one.field.text(number)), one.info(number)) for name, one, number in self._walk())

    def items_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[Term, TermInfo]]:
        """The same from one on."""
        found = self._walk(fieldname, prefix)
        return (((name, one.field.text(number)), one.info(number)) for name, one, number in found)

    def term_info(self, fieldname: str, text: bytes) -> TermInfo:
        """What is known of a term. Raises TermNotFound."""
        lexicon, number = self._found(fieldname, text)
        return lexicon.info(number)

    def frequency(self, fieldname: str, text: bytes) -> float:
        """All weights of a term together, 0 for an unknown one."""
        if (fieldname, text) not in self:
            return 0
        lexicon, number = self._found(fieldname, text)
        return float(lexicon.weights(number).sum(dtype="f8"))

    def doc_frequency(self, fieldname: str, text: bytes) -> int:
        """In how many documents a term stands, 0 for an unknown one."""
        if (fieldname, text) not in self:
            return 0
        lexicon, number = self._found(fieldname, text)
        return lexicon.field.doc_frequency(number)

    def matcher(self, fieldname: str, text: bytes, format_: Format, scorer: BaseScorer | None = None) -> ArrayMatcher:
        """The postings of a term."""
        postings = TermPostings(*self._found(fieldname, text))
        return ArrayMatcher(postings, format_, term=(fieldname, text), scorer=scorer)

    def close(self) -> None:
        """Let the fields go."""
        self._fields.close()
