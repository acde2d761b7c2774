"""Which words of a question were typed with the input method off, and what they mean in an archive (R14).

The question's leaves come in, and an archive's lexicon; of a word the syllable that its keys make goes out. A word that
the archive does not have is keys where they make one that it has. In a large archive hardly anything is missing: "hoc5"
is in articles that tell of "học 5 năm", "coong" in some with a slip. So a word is keys, too, where what they make
stands incomparably oftener beside its neighbour; alone it may be meant, as "quran" and "six" are. It is so more readily
in a question with others that are keys for sure. Where some word has its accents the method was on. It refuses to know
how a question is put together.
"""

from __future__ import annotations

from functools import cached_property
from itertools import chain, pairwise
from typing import TYPE_CHECKING, NamedTuple

from archiveviewer.query.asked import Piece
from archiveviewer.query.operators import IN_SMALL_LETTERS
from archiveviewer.vietnamese import keyboard
from archiveviewer.vietnamese.terms import Word, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from archiveviewer.query.asked import Asked
    from archiveviewer.query.meaning import Lexicon

OFTENER = 100
"""How much oftener what was meant stands than what was typed: "sĩ" than "si 4", "công an" than "coong an"."""
OFTENER_IN_COMPANY = 3
"""The same in a question with another word that was typed so for sure."""


class _Read(NamedTuple):
    """The syllable that the keys of a word make, how many articles have it, and how many have the word as typed."""

    text: str
    word: Word
    often: int
    held: int


class Keys:
    """The keys among the words of one question."""

    def __init__(self, lexicon: Lexicon, asked: Sequence[Asked]) -> None:
        self._lexicon, self._asked = lexicon, asked
        self._known: dict[tuple[str, str], _Read | None] = {}

    def meant(self, field: str, text: str, *, wherever: bool = False) -> str:
        """The syllable that was meant by a word; nothing where it was not typed so. `wherever`: if it may be."""
        read = self._read(field, text)
        if read is None or not (wherever or self._is_sure(field, text, read) or self._has_company(text, read)):
            return ""
        return read.text

    def _is_sure(self, field: str, text: str, read: _Read) -> bool:
        if not read.held or self._is_accented:
            return not read.held
        return _is_oftener(read) and any(self._fits(field, text, pair) for pair in self._beside(text))

    def _fits(self, field: str, text: str, pair: tuple[str, str]) -> bool:
        """Whether two neighbours stand side by side incomparably oftener with what the keys of one of them make in its
        place, or the keys of both.
        """
        likely = [read if (read := self._read(field, one)) and _is_oftener(read) else None for one in pair]
        typed = [_terms(one) for one in pair]
        both = [[read.word.exact] if read else terms for read, terms in zip(likely, typed, strict=True)]
        one = [other if own == text else terms for own, other, terms in zip(pair, both, typed, strict=True)]
        before = self._lexicon.frequency(field, *chain.from_iterable(typed))
        meant = (self._lexicon.frequency(field, *chain.from_iterable(terms)) for terms in (one, both))
        return any(often >= OFTENER * max(before, 1) for often in meant)

    def _has_company(self, text: str, read: _Read) -> bool:
        return text.isalpha() in self._sure and read.often >= OFTENER_IN_COMPANY * read.held

    @cached_property
    def _sure(self) -> frozenset[bool]:
        """The methods by which some word was typed for sure: whether that of letters alone."""
        if self._is_accented:
            return frozenset()
        reads = ((leaf.fieldname, text, self._read(leaf.fieldname, text)) for leaf, text in self._texts)
        return frozenset(text.isalpha() for field, text, read in reads if read and self._is_sure(field, text, read))

    @cached_property
    def _is_accented(self) -> bool:
        return any(part.marked for leaf in self._asked for part in leaf.parts)

    @cached_property
    def _texts(self) -> list[tuple[Asked, str]]:
        return [(leaf, text) for leaf in self._asked if not leaf.literal for text in _texts(leaf)]

    def _beside(self, text: str) -> Iterator[tuple[str, str]]:
        """The neighbours of a word with it, in the order typed."""
        for (left, one), (right, other) in pairwise(self._texts):
            if text in {one, other} and left.fieldname == right.fieldname:
                yield one, other

    def _read(self, field: str, text: str) -> _Read | None:
        key = field, text
        if key not in self._known:
            may_be = keyboard.may_be_keys(text) and text.lower() not in IN_SMALL_LETTERS
            self._known[key] = self._looked_up(field, text) if may_be else None
        return self._known[key]

    def _looked_up(self, field: str, text: str) -> _Read | None:
        decoded = keyboard.telex(text) if text.isalpha() else keyboard.vni(text)
        for one in decoded:
            (word,) = words(one)
            if often := self._lexicon.frequency(field, word.exact):
                return _Read(one, word, often, self._lexicon.frequency(field, *_terms(text)))
        return None


def _texts(leaf: Asked) -> Iterator[str]:
    """What of a leaf may be a word's keys."""
    yield from [leaf.text] if isinstance(leaf, Piece) else (part.text for part in leaf.parts)


def _is_oftener(read: _Read) -> bool:
    return read.often >= OFTENER * read.held


def _terms(text: str) -> list[str]:
    return [word.folded for word in words(text)]
