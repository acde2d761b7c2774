"""What an asked tree means in an archive: the terms it stands for, other spellings and names included.

Comes in: a tree of `asked` leaves, a mode, and an archive's lexicon. Goes out: a tree of terms for the index, the terms
to rank by, and a notice for each thing that was read otherwise than typed. The rules R8 to R21 of the search design
are here; `vietnamese` knows the spellings and `synonyms` the names. It refuses to know how a question is typed and how
terms are found.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol

from whoosh import query as tree

from archiveviewer.query import days
from archiveviewer.query.asked import STARS, Asked, Fact, Fuzzy, Part, Piece, Quoted
from archiveviewer.query.fields import EVERYTHING, HAS, NO_ACCENTS
from archiveviewer.query.nodes import Near, Where, all_of, any_of, side_by_side
from archiveviewer.query.patterns import fuzzy, pattern
from archiveviewer.query.synonyms import Synonyms, as_written
from archiveviewer.vietnamese import spelling
from archiveviewer.vietnamese.terms import EXACT, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from archiveviewer.query.keys import Keys
    from archiveviewer.query.synonyms import Form

Relaxing = Literal["", "keys", "unknown", "marked", "folded"]
"""How far accents are let go where nothing was found (R13), mildest first: not at all; every word that can be keys of
an input method is read so; words the archive does not have keep the marks typed and free the rest; all words with
marks do; all accents are free.
"""
RELAXINGS: tuple[Relaxing, ...] = ("keys", "unknown", "marked", "folded")

TWIN = 0.3
"""What another spelling counts beside the one typed (i and y, R10)."""
UNACCENTED = 0.2
"""What a word counts in an article that was written without accents (R12)."""
SYNONYM = 0.5
"""What another name counts beside the one typed (R15)."""
MOST_NAMES, MOST_RENAMED = 2, 4
"""Other names of one thing, and of all things in a question, by which neighbours are ranked too."""


class Lexicon(Protocol):
    """What is asked of an archive."""

    def frequency(self, field: str, *terms: str) -> int:
        """How many articles have these terms side by side in a field."""


@dataclass(frozen=True, slots=True)
class Rules:
    """How words are to be read. Without a lexicon nothing is said about an archive."""

    strict: bool = False
    synonyms: Synonyms = field(default_factory=lambda: Synonyms(""))
    lexicon: Lexicon | None = None
    relaxing: Relaxing = ""


class Change(NamedTuple):
    """Something read otherwise than typed: the notice's kind, what it says, and the leaf it is about."""

    kind: str
    detail: str
    leaf: Asked


class _Item(NamedTuple):
    """A part of a leaf, what stands between it and the part before it in the same leaf, and the leaf."""

    part: Part
    glue: str
    leaf: Asked


class Meaning:
    """Makes trees of terms, and remembers what it changed and which terms it asked for in which order.

    `keys` knows which words were typed with the input method off. `accented` says that some word of the question was
    typed with accents, so that those without mean to have none.
    """

    def __init__(self, rules: Rules, keys: Keys | None = None, *, accented: bool = False) -> None:
        self._rules, self._keys = rules, keys
        self._accented = accented
        self.changes: list[Change] = []
        self.terms: list[str] = []
        """The positive terms in the order typed."""
        self.exact: list[str] = []
        """The same, with words without accents taken as they are (R8b)."""
        self._names: list[tuple[int, int, list[str]]] = []
        """Which of the terms have another name, and the terms of that."""
        self._negative = False

    @property
    def renamed(self) -> tuple[tuple[str, ...], ...]:
        """The terms to rank by with something called by another name, for each such name."""
        names = self._names[:MOST_RENAMED]
        return tuple((*self.terms[:start], *name, *self.terms[end:]) for start, end, name in names)

    def of(self, asked: tree.Query) -> tree.Query:
        """The tree of terms that an asked tree stands for."""
        if isinstance(asked, Fact):
            return asked.node
        if isinstance(asked, Asked):
            return self._leaf(asked)
        if isinstance(asked, tree.Not):
            return self._excluded(asked)
        if isinstance(asked, tree.And):
            return tree.And(list(self._run(asked.subqueries)))
        return asked.apply(self.of)

    def _excluded(self, asked: tree.Not) -> tree.Query:
        before, self._negative = self._negative, True
        found = tree.Not(self.of(asked.query))
        self._negative = before
        return found

    def _leaf(self, leaf: Asked) -> tree.Query:
        if isinstance(leaf, Fuzzy):
            (part,) = leaf.parts
            self._remember(leaf.fieldname, part)
            return fuzzy(leaf.fieldname, part.text, leaf.distance, exact=self._rules.strict or part.marked)
        if isinstance(leaf, Quoted) and STARS.search(leaf.text):
            return self._with_stars(leaf)
        items = self._items(leaf)
        if isinstance(leaf, Quoted):
            return _phrase(leaf.fieldname, list(self._slots(leaf.fieldname, items, separate=False)), leaf.gap + 1)
        return all_of(list(self._slots(leaf.fieldname, items, separate=True)))

    def _with_stars(self, leaf: Quoted) -> tree.Query:
        """A phrase in which each star alone stands for a word, or for none."""
        found: tree.Query | None = None
        stars = 0
        for text in STARS.split(leaf.text):
            part = leaf.of(text)
            if not part.parts:
                stars += text.count("*")
                continue
            here = self._leaf(part)
            found = here if found is None else Near([found, here], leaf.gap + 1 + stars, ordered=True)
            stars = 0
        return tree.NullQuery if found is None else found

    def _run(self, parts: Sequence[tree.Query]) -> Iterator[tree.Query]:
        """The parts of an And: pieces of one field in a row are read together, since names may have several words."""
        waiting: list[Asked] = []
        for part in [*parts, None]:
            if isinstance(part, Piece) and (not waiting or _alike(part, waiting[-1])):
                waiting.append(part)
                continue
            if waiting:
                items = [item for leaf in waiting for item in self._items(leaf)]
                yield from self._slots(waiting[0].fieldname, items, separate=True)
            waiting = [part] if isinstance(part, Piece) else []
            if part is not None and not waiting:
                yield self.of(part)

    # Words in a row

    def _items(self, leaf: Asked) -> list[_Item]:
        parts = leaf.parts
        if leaf.literal:
            return [_Item(part, " " if at else "", leaf) for at, part in enumerate(parts)]
        if isinstance(leaf, Piece) and (read := self._as_keys(leaf.fieldname, leaf.text)):
            self.changes.append(Change("keyed", read.text, leaf))
            return [_Item(read, "", leaf)]
        items, end = [], 0
        for at, part in enumerate(parts):
            known = self._as_keys(leaf.fieldname, part.text) if not isinstance(leaf, Piece) else None
            if known:
                self.changes.append(Change("keyed", known.text, leaf))
            glue = _glue(leaf.text[end : part.word.start]) if at and part.word else "-" if at else ""
            end = part.word.end if part.word else 0
            items.append(_Item(known or part, glue, leaf))
        return items

    def _slots(self, name: str, items: list[_Item], *, separate: bool) -> Iterator[tree.Query]:
        """What stands at each place of a row: a word or piece, a day, or something with several names.

        `separate` says that the pieces of the row need not stand side by side; the words of one piece always do.
        """
        at = 0
        while at < len(items):
            length, others, forms = self._named(name, items, at, separate=separate)
            if length:
                before = len(self.terms)
                typed = self._as_typed(name, items[at : at + length], separate=separate)
                if len(self.terms) > before:
                    self._names += [
                        (before, len(self.terms), [word.term for word in form]) for form in forms[:MOST_NAMES]
                    ]
                yield any_of([typed, *others])
            elif separate and (length := _piece_length(items, at)) > 1:
                yield _phrase(name, list(self._slots(name, items[at : at + length], separate=False)), 1)
            else:
                length = 1
                yield self._place(name, items[at])
            at += length

    def _as_typed(self, name: str, items: list[_Item], *, separate: bool) -> tree.Query:
        """A few words of a row as they are."""
        places = [self._place(name, item) for item in items]
        if not separate:
            return _phrase(name, places, 1)
        ends = [at for at in range(1, len(items) + 1) if not _cuts(items, at)]
        return all_of([_phrase(name, places[start:end], 1) for start, end in pairwise([0, *ends])])

    def _named(
        self, name: str, items: list[_Item], at: int, *, separate: bool
    ) -> tuple[int, list[tree.Query], list[Form]]:
        """The length of the longest day or synonym that begins at an item, what finds its other names, and these."""
        if self._rules.strict or items[at].leaf.literal or (separate and at and _goes_on(items[at])):
            return 0, [], []
        length, day = 0, None
        if days.may_begin(items[at].part.text):
            length, day = days.at([(item.part.text, item.glue) for item in items], at, name, in_phrase=not separate)
        if day is not None and {items[place].glue for place in (at, at + length) if place < len(items)} <= {"", " "}:
            return length, [day], []
        if not self._rules.synonyms.may_begin(items[at].part.word):
            return 0, [], []
        length, forms = self._rules.synonyms.at([item.part for item in items], at)
        if not length or (separate and _cuts(items, at + length)):
            return 0, [], []
        spelled = [(form, self._spellings(name, form, length)) for form in forms]
        known = [form for form, nodes in spelled if nodes]
        if known and not self._negative:
            names = ", ".join(map(as_written, known))
            self.changes.extend(Change("synonyms", names, item.leaf) for item in items[at : at + length])
        return (length if known else 0), [node for _form, nodes in spelled for node in nodes], known

    def _spellings(self, name: str, form: Form, length: int) -> list[tree.Query]:
        """How another name for so many words is written: as it is, and bare in articles without accents."""
        found: list[tree.Query] = []
        weight = SYNONYM * length / len(form)  # scores add up by words, and a name is worth the same however long it is
        terms, bare = [word.term for word in form], [word.folded for word in form]
        if self._has(name, *terms):
            found.append(side_by_side(name, terms, weight))
        if terms != bare and self._rules.lexicon and self._has(HAS, NO_ACCENTS) and self._has(name, *bare):
            found.append(Where(side_by_side(name, bare, weight * UNACCENTED), tree.Term(HAS, NO_ACCENTS)))
        return found

    # One word

    def _place(self, name: str, item: _Item) -> tree.Query:
        """What may stand where one word was typed."""
        part = item.part
        if part.word is None:
            return pattern(name, part.text, strict=self._rules.strict)
        self._remember(name, part, exact=item.leaf.exact)
        if self._rules.strict:
            return tree.Term(name, part.word.exact)
        if item.leaf.literal:
            return tree.Term(name, part.word.exact if part.marked or item.leaf.exact else part.word.folded)
        if not part.marked:
            key = part.word.exact.removeprefix(EXACT)
            known = spelling.twins(key) if self._accented else spelling.twins_of_fold(part.word.folded)
            twins = [tree.Term(name, one, boost=TWIN) for one in self._known(name, known)]
            return any_of([tree.Term(name, part.word.folded), *twins])
        return self._marked(name, item)

    def _marked(self, name: str, item: _Item) -> tree.Query:
        word, relaxing = item.part.word, "" if self._negative else self._rules.relaxing
        assert word is not None  # noqa: S101 — its caller asked
        if relaxing == "folded":
            self._relaxed("unaccented", item)
            return tree.Term(name, word.folded)
        unknown = not self._has(name, word.exact)
        if relaxing == "marked" or (relaxing == "unknown" and unknown):
            freed = self._known(name, spelling.freed(item.part.text))
            if freed and freed != [word.exact]:
                self._relaxed("relaxed", item)
                return any_of([tree.Term(name, one) for one in freed])
        twins = self._known(name, spelling.twins(word.exact.removeprefix(EXACT)))
        found = [tree.Term(name, word.exact), *(tree.Term(name, one, boost=TWIN) for one in twins)]
        if self._rules.lexicon and self._has(HAS, NO_ACCENTS) and self._has(name, word.folded):
            bare = tree.Term(name, word.folded, boost=UNACCENTED)
            found.append(Where(bare, tree.Term(HAS, NO_ACCENTS)))
        return any_of(found)

    def _relaxed(self, kind: str, item: _Item) -> None:
        """Tell of a word that was read more freely, and rank by what is looked for instead."""
        self.changes.append(Change(kind, item.part.text, item.leaf))
        word = item.part.word
        if word is not None and self.terms and self.exact[-1] == word.exact:
            self.terms[-1] = self.exact[-1] = word.folded

    def _as_keys(self, name: str, text: str) -> Part | None:
        """What was meant if the keys of an input method were typed with the method off (R14)."""
        if self._rules.strict or self._keys is None:
            return None
        meant = self._keys.meant(name, text, wherever=self._rules.relaxing == "keys")
        return Part(meant, next(words(meant))) if meant else None

    def _known(self, name: str, keys: Sequence[str]) -> list[str]:
        """Of exact keys the terms that the archive has."""
        return [EXACT + key for key in keys if self._has(name, EXACT + key)]

    def _has(self, name: str, *terms: str) -> bool:
        lexicon = self._rules.lexicon
        return lexicon is None or lexicon.frequency(name, *terms) > 0

    def _remember(self, name: str, part: Part, *, exact: bool = False) -> None:
        if part.word is None or self._negative or name not in _RANKED:
            return
        exact = exact or self._rules.strict or part.marked
        self.terms.append(part.word.exact if exact else part.word.folded)
        self.exact.append(part.word.exact)


_RANKED = (EVERYTHING, "title", "sapo", "caption")


def _alike(one: Asked, other: Asked) -> bool:
    return (one.fieldname, one.literal, one.exact) == (other.fieldname, other.literal, other.exact)


def _glue(between: str) -> str:
    """What joins two words of a leaf: a blank, signs, or nothing at all, as in COVID19."""
    return between.strip() or (" " if between else "·")


def _goes_on(item: _Item) -> bool:
    """Whether an item continues the piece before it, as 19 does in COVID-19."""
    return bool(item.glue)


def _cuts(items: list[_Item], end: int) -> bool:
    """Whether a row that ends here would end inside a piece."""
    return end < len(items) and _goes_on(items[end])


def _piece_length(items: list[_Item], at: int) -> int:
    length = 1
    while at + length < len(items) and _goes_on(items[at + length]):
        length += 1
    return length


def _phrase(name: str, places: list[tree.Query], slop: int) -> tree.Query:
    if len(places) == 1:
        return places[0]
    if all(type(place) is tree.Term for place in places):
        return tree.Phrase(name, [place.text for place in places], slop=slop)
    return Near(places, slop, ordered=True)
