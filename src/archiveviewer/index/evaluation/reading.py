"""One segment read for one question. Fields, terms and patterns of a query come in, postings go out.

It refuses to know how the nodes of a query are put together.
"""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np
from whoosh import query as tree
from whoosh.lang.morph_en import variations

from archiveviewer.index.evaluation.lexicon import MOST_TERMS, Expansion, Lexicon
from archiveviewer.index.evaluation.matched import OfTerm
from archiveviewer.index.evaluation.postings import Postings
from archiveviewer.index.evaluation.sets import Documents, nothing
from archiveviewer.query.fields import Words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from numpy.typing import NDArray

    from archiveviewer.index.evaluation.arrays import Field, Segment
    from archiveviewer.index.evaluation.statistics import Statistics


class Reading:
    """What has been read stays until the question is answered."""

    def __init__(self, segment: Segment, schema: Mapping[str, Any], statistics: Statistics) -> None:
        self.segment = segment
        self.size = segment.document_count
        self.schema = schema
        self.cut = False
        self.limit = MOST_TERMS
        self._statistics = statistics
        self._found: dict[tuple[str, Any], Postings | None] = {}
        self._postings: dict[tuple[str, int], Postings] = {}
        self._expanded: dict[int, tuple[Any, list[int]]] = {}
        self._norms: dict[str, tuple[Documents, NDArray[np.float32]]] = {}

    def living(self, documents: Documents) -> Documents:
        """The documents without the deleted ones."""
        deleted = self.segment.deleted
        return documents if deleted is None else documents - Documents(self.size, mask=deleted)

    def key(self, field: str, text: Any) -> bytes | None:  # noqa: ANN401 — a text, or a number of a field of numbers
        """A term as it is kept, None when the field can't have it."""
        if field not in self.schema:
            return None
        try:
            return bytes(self.schema[field].to_bytes(text))
        except ValueError:
            return None

    def postings(self, field: str, text: Any) -> Postings | None:  # noqa: ANN401 — as above
        """A term's postings, None when no document has it."""
        if (field, text) not in self._found:
            key, held = self.key(field, text), self.segment.field(field)
            number = -1 if key is None or held is None else held.find(key)
            self._found[field, text] = self.numbered(field, number) if number >= 0 else None
        return self._found[field, text]

    def numbered(self, field: str, number: int) -> Postings:
        """The postings of a term by its number."""
        if (field, number) not in self._postings:
            held = self.segment.field(field)
            assert held is not None  # noqa: S101 — who has a number has the field
            self._postings[field, number] = Postings(held, number, self.size)
        return self._postings[field, number]

    def scored(self, field: str, postings: Postings, boost: float) -> OfTerm:
        """A term's documents with their scores."""
        return OfTerm(postings.documents, partial(self._scores, field, postings), boost)

    def _scores(self, field: str, postings: Postings, at: Documents) -> NDArray[np.float32]:
        rarity = self._statistics.rarity(field, postings.field.text(postings.number))
        return postings.scores(at, rarity, self._norms_at(field, at))

    def _norms_at(self, field: str, at: Documents) -> NDArray[np.float32]:
        """What the lengths of these documents make of them; the terms of a query ask for the same ones in turn."""
        known = self._norms.get(field)
        if known is None or known[0] is not at:
            held = self.segment.field(field)
            lengths = None if held is None else held.lengths
            norms = np.zeros(0, np.float32)
            if lengths is not None:
                norms = self._statistics.norms(field).take(lengths.take(at.numbers))
            known = self._norms[field] = at, norms
        return known[1]

    def with_field(self, name: str) -> Documents:
        """The documents that have any term of a field."""
        held = self.segment.field(name)
        if held is None:
            return nothing(self.size)
        if held.lengths is not None:
            return Documents(self.size, mask=held.lengths > 0)
        days = self.segment.day() if name == "date" else None
        if days is not None:
            return Documents(self.size, mask=days > 0)
        every = self._lexicon(name, held, sys.maxsize).prefix("").numbers
        return self.with_any(name, every)

    def expanded(self, node: Any) -> list[int]:  # noqa: ANN401 — one of PATTERNS
        """The numbers of all terms that a pattern means here."""
        held = self.segment.field(node.fieldname)
        if held is None or node.fieldname not in self.schema:
            return []
        if id(node) not in self._expanded:
            found = PATTERNS[type(node)](self, node, held)
            self.cut |= found.cut
            self._expanded[id(node)] = node, found.numbers
        return self._expanded[id(node)][1]

    def with_any(self, name: str, numbers: Iterable[int]) -> Documents:
        """The documents that have any of a field's terms."""
        held = self.segment.field(name)
        mask = np.zeros(self.size, bool)
        if held is None:
            return nothing(self.size)
        for number in numbers:
            dense = held.bits(number)
            if dense is None:
                mask[held.documents(number)] = True
            else:
                mask |= Documents(self.size, bits=dense).mask
        return Documents(self.size, mask=mask)

    def _lexicon(self, name: str, held: Field, limit: int | None = None) -> Lexicon:
        return Lexicon(held, words=isinstance(self.schema[name], Words), limit=limit or self.limit)

    def _prefix(self, node: Any, held: Field) -> Expansion:  # noqa: ANN401
        return self._lexicon(node.fieldname, held).prefix(node.text)

    def _wildcard(self, node: Any, held: Field) -> Expansion:  # noqa: ANN401
        return self._lexicon(node.fieldname, held).wildcard(node.text)

    def _regex(self, node: Any, held: Field) -> Expansion:  # noqa: ANN401
        return self._lexicon(node.fieldname, held).regex(node.text, node._find_prefix(node.text))  # noqa: SLF001

    def _fuzzy(self, node: Any, held: Field) -> Expansion:  # noqa: ANN401
        return self._lexicon(node.fieldname, held).fuzzy(node.text, int(node.maxdist), node.prefixlength)

    def _range(self, node: Any, held: Field) -> Expansion:  # noqa: ANN401
        first = b"" if node.start is None else self.key(node.fieldname, node.start)
        last = b"\xff\xff\xff\xff" if node.end is None else self.key(node.fieldname, node.end)
        if first is None or last is None:
            return Expansion([], cut=False)
        return self._lexicon(node.fieldname, held, sys.maxsize).between(
            first, last, without_first=bool(node.startexcl), without_last=bool(node.endexcl)
        )

    def _variations(self, node: Any, held: Field) -> Expansion:  # noqa: ANN401
        keys = (self.key(node.fieldname, word) for word in variations(node.text))
        numbers = {held.find(key) for key in keys if key is not None}
        return Expansion(sorted(numbers - {-1}), cut=False)


PATTERNS: dict[type, Callable[[Reading, Any, Field], Expansion]] = {
    tree.Prefix: Reading._prefix,  # noqa: SLF001 — its own
    tree.Wildcard: Reading._wildcard,  # noqa: SLF001
    tree.Regex: Reading._regex,  # noqa: SLF001
    tree.FuzzyTerm: Reading._fuzzy,  # noqa: SLF001
    tree.TermRange: Reading._range,  # noqa: SLF001
    tree.Variations: Reading._variations,  # noqa: SLF001
}
"""The nodes that mean several terms."""
