"""From text to terms. Clean text comes in; words with their places and their two keys go out.

Every word yields two terms that stand at one position: its folded form, which an unaccented question finds, and its
exact key behind an equals sign, which an accented question finds. It refuses to know indexes and queries. Rules R1,
R7, R16 and R17 of the search design live here: no stop words, no minimum length, letters split from digits (raised
ones too: m²), and "1.000.000" is the number 1000000 while "43,3" is one number with a comma.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from archiveviewer.vietnamese.normal import exact_key, fold, folded_of

if TYPE_CHECKING:
    from collections.abc import Iterator

EXACT = "="
"""Opens an exact term; no folded term can begin with it."""

_RAISED = "\u00b2\u00b3\u00b9\u2070\u2074-\u2079\u2080-\u2089"
"""Digits above or below the line, which Python counts among the letters."""
_LETTER = rf"[^\W\d_{_RAISED}]"
_WORD = re.compile(rf"{_LETTER}+(?:[\u0300-\u036f]+{_LETTER}*)*|\d+(?:[.,]\d+)*|[{_RAISED}]+")
_FIGURES = re.compile(rf"[\d{_RAISED}]")
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")


class Word(NamedTuple):
    """A word at [start, end) of the text it came from, with its folded and its exact term."""

    start: int
    end: int
    folded: str
    exact: str


class _Keys(dict[str, tuple[str, str]]):
    """Both terms of each distinct word; folding happens once a word, not once a token."""

    LIMIT = 500_000
    LONGEST_NUMBER = 4
    """Longer ones hardly recur, such as those in names of files; a year does."""

    def __missing__(self, word: str) -> tuple[str, str]:
        if len(self) >= self.LIMIT:  # a hostile text could otherwise fill the memory with words that never recur
            self.clear()
        keys = _number_keys(word) if (is_number := _FIGURES.match(word)) else _letter_keys(word)
        if not is_number or len(word) <= self.LONGEST_NUMBER:
            self[word] = keys
        return keys


def _letter_keys(word: str) -> tuple[str, str]:
    """The fold is made of the exact key, so that every exact term has one fold, in whatever script and form."""
    exact = exact_key(word)
    return folded_of(exact), EXACT + exact


def _number_keys(digits: str) -> tuple[str, str]:
    """A dot before exactly three digits marks thousands; any other dot or comma is the decimal mark."""
    if _THOUSANDS.fullmatch(digits):
        digits = digits.replace(".", "")
    digits = fold(digits.replace(",", "."))
    return digits, EXACT + digits


_keys = _Keys()


def words(text: str) -> Iterator[Word]:
    """The words of a clean text in order."""
    for match in _WORD.finditer(text):
        yield Word(match.start(), match.end(), *_keys[match.group()])


def places(text: str) -> list[tuple[int, int]]:
    """Where the words of a clean text stand, as [start, end) each."""
    return [match.span() for match in _WORD.finditer(text)]


def keys(text: str) -> list[tuple[str, str]]:
    """The folded and exact terms of a clean text in order, without places: the fast way for indexing."""
    return list(map(_keys.__getitem__, _WORD.findall(text)))


def folded_key(text: str) -> str:
    """All folded words of a text with single blanks between: the key by which titles are compared."""
    return " ".join([folded for folded, _ in keys(text)])
