"""Where the parts of a positional question stand in one segment. Postings come in, spans of chosen documents go out.

Every class answers two questions: which documents can have any span (cheaply, too many are allowed), and which spans
some documents have. It refuses to know query trees and scores.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

import numpy as np

from archiveviewer.index.evaluation import spans as algebra
from archiveviewer.index.evaluation.sets import Documents, intersection, nothing, union

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from archiveviewer.index.evaluation.postings import Postings
    from archiveviewer.index.evaluation.spans import Spans


class Places(Protocol):
    """Something that stands in articles."""

    @property
    def candidates(self) -> Documents:
        """The documents that can have spans."""

    def spans(self, at: Documents) -> Spans:
        """The spans in these documents."""


class Nowhere(NamedTuple):
    """What stands in no article."""

    size: int

    @property
    def candidates(self) -> Documents:
        """None."""
        return nothing(self.size)

    def spans(self, at: Documents) -> Spans:  # noqa: ARG002 — one of Places
        """None."""
        return algebra.none()


class OfWord(NamedTuple):
    """A term."""

    postings: Postings

    @property
    def candidates(self) -> Documents:
        """Who has it."""
        return self.postings.documents

    def spans(self, at: Documents) -> Spans:
        """Its positions."""
        held = at & self.postings.documents
        positions, counts = self.postings.positions(held)
        return algebra.of_words(held.numbers, counts, positions.astype(np.int64, copy=False))


class Either(NamedTuple):
    """Any of the parts. `merging` makes one span of those that overlap or touch."""

    parts: Sequence[Places]
    size: int
    merging: bool = False

    @property
    def candidates(self) -> Documents:
        """Who can have any."""
        return union((part.candidates for part in self.parts), self.size)

    def spans(self, at: Documents) -> Spans:
        """All spans."""
        found = algebra.joined([part.spans(at) for part in self.parts])
        return algebra.merged(found) if self.merging else found


def _of_all(parts: Sequence[Places], held: Documents) -> tuple[list[Spans], Documents]:
    """The spans of each part where the parts before it stand, and who has all of them."""
    found = []
    for part in parts:
        found.append(part.spans(held))
        held = _having(found[-1], held)
    return found, held


class Both(NamedTuple):
    """The spans of all parts, where an article has all of them."""

    parts: Sequence[Places]

    @property
    def candidates(self) -> Documents:
        """Who can have all."""
        return intersection(part.candidates for part in self.parts)

    def spans(self, at: Documents) -> Spans:
        """All spans."""
        found, held = _of_all(self.parts, at & self.candidates)
        return algebra.joined([spans.only(held.mask[spans.documents]) for spans in found])


class Joining(NamedTuple):
    """Two parts and what is left of the spans of both: for Whoosh's binary span queries."""

    left: Places
    right: Places
    join: Callable[[Spans, Spans], Spans]
    needs_right: bool = True

    @property
    def candidates(self) -> Documents:
        """Who can have both, or the left one when the right one is not needed."""
        own = self.left.candidates
        return own & self.right.candidates if self.needs_right else own

    def spans(self, at: Documents) -> Spans:
        """What the joining function makes of the spans of both."""
        left = self.left.spans(at & self.candidates)
        return self.join(left, self.right.spans(_having(left, at)))


class Chain(NamedTuple):
    """Each part near what was found of those before it; see `spans.near`."""

    parts: Sequence[Places]
    most: int
    ordered: bool
    least: int = 1
    leading: bool = False
    between: bool = False
    """Whether a third part may stand between the first two."""

    @property
    def candidates(self) -> Documents:
        """Who can have all parts."""
        return intersection(part.candidates for part in self.parts)

    def spans(self, at: Documents) -> Spans:
        """From the first part to the last."""
        held = at & self.candidates
        found, least = self.parts[0].spans(held), self.least
        for part in self.parts[1:]:
            other = part.spans(_having(found, held))
            found = algebra.near(found, other, self.most, ordered=self.ordered, least=least, leading=self.leading)
            least = 0 if self.between else least
        return found


class Filtered(NamedTuple):
    """The spans of a part that a function keeps."""

    part: Places
    keep: Callable[[Spans], Spans]

    @property
    def candidates(self) -> Documents:
        """Who can have the part."""
        return self.part.candidates

    def spans(self, at: Documents) -> Spans:
        """What is kept."""
        return self.keep(self.part.spans(at))


class Where(NamedTuple):
    """A part, in some documents only."""

    part: Places
    documents: Documents

    @property
    def candidates(self) -> Documents:
        """Those of the documents that can have the part."""
        return self.part.candidates & self.documents

    def spans(self, at: Documents) -> Spans:
        """Those of the part."""
        return self.part.spans(at & self.documents)


class InOneParagraph(NamedTuple):
    """All parts in one paragraph."""

    parts: Sequence[Places]
    breaks: Places

    @property
    def candidates(self) -> Documents:
        """Who can have all parts."""
        return intersection(part.candidates for part in self.parts)

    def spans(self, at: Documents) -> Spans:
        """A span a paragraph, from the first to the last of all parts."""
        found, held = _of_all(self.parts, at & self.candidates)
        return algebra.together(found, self.breaks.spans(held), held.numbers)


class Phrase(NamedTuple):
    """Words that stand side by side in order; the rarest leads."""

    words: Sequence[Postings]

    @property
    def candidates(self) -> Documents:
        """Who has all words."""
        return intersection(word.documents for word in self.words)

    def spans(self, at: Documents) -> Spans:
        """From the first word to the last."""
        held = at & self.candidates
        order = sorted(range(len(self.words)), key=lambda place: len(self.words[place].documents))
        begins = self._begins(order[0], held)
        for place in order[1:]:
            if not len(begins):
                break
            held = _having(begins, held)
            begins = begins.at(algebra.among(begins, self._begins(place, held)))
        return algebra.Spans(begins.documents, begins.starts, begins.starts + len(self.words) - 1)

    def _begins(self, place: int, held: Documents) -> Spans:
        """Where the phrase would have to begin for the word at this place of it to be in it."""
        found, counts = self.words[place].positions(held)
        positions = found.astype(np.int64, copy=False)
        begins = algebra.of_words(held.numbers, counts, positions - place if place else positions)
        return begins.only(begins.starts >= 0) if place and begins.starts.min(initial=0) < 0 else begins


def _having(spans: Spans, at: Documents) -> Documents:
    """Those of the documents that have any of the spans."""
    numbers = spans.owners()
    return at if len(numbers) == len(at) else Documents(at.size, numbers=numbers)


def everything_in_order(parts: Sequence[Places], join: Callable[[Places, Places], Places]) -> Places:
    """The parts joined two by two as Whoosh's `make_binary_tree` does it."""
    if len(parts) == 1:
        return parts[0]
    half = len(parts) // 2
    return join(everything_in_order(parts[:half], join), everything_in_order(parts[half:], join))


class Beginning(NamedTuple):
    """A part that ends within the first words of its field; a break between paragraphs takes positions, not words."""

    part: Places
    breaks: Places
    words: int
    break_positions: int

    @property
    def candidates(self) -> Documents:
        """Who can have the part."""
        return self.part.candidates

    def spans(self, at: Documents) -> Spans:
        """Those at the beginning."""
        found = self.part.spans(at)
        breaks = self.breaks.spans(_having(found, at))
        passed = algebra.breaks_before(breaks, found.documents, found.ends)
        return found.only(found.ends - passed * self.break_positions < self.words)
