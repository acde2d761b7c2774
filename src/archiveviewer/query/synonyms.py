"""Abbreviations and other names for one thing, from a plain text file that a newsroom can edit.

Text comes in, a line a group of forms (`UBND = ủy ban nhân dân`); out goes what else the words of a question may be
called (rule R15). It refuses to know where such a file lies and what the index has.
"""

from __future__ import annotations

import functools
import importlib.resources
import itertools
import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from archiveviewer.vietnamese.normal import clean, is_marked
from archiveviewer.vietnamese.syllables import is_syllable
from archiveviewer.vietnamese.terms import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from archiveviewer.vietnamese.terms import Word

MOST_FORMS = 16
"""Forms of a group that are looked for."""
MOST_RENAMED = 40
"""Texts with other names that are tried."""
_OPTIONAL = re.compile(r"\(([^()]*)\)")
_MOST_OPTIONAL = 3


class Spelled(NamedTuple):
    """A word of a form as written, with the term to look for: exact if it has any accent, else folded."""

    text: str
    folded: str
    exact: str
    term: str


Form = tuple[Spelled, ...]


def as_written(form: Form) -> str:
    """A form as one reads it: letters alone are an abbreviation with dots."""
    return ("." if all(len(word.text) == 1 for word in form) else " ").join(word.text for word in form)


class Synonyms:
    """Groups of forms that mean the same."""

    def __init__(self, text: str) -> None:
        self._groups: list[list[Form]] = []
        self._by_first: dict[str, list[tuple[Form, int]]] = defaultdict(list)
        for line in clean(text).splitlines():
            self._add(line.partition("#")[0])
        for forms in self._by_first.values():
            forms.sort(key=lambda form: -len(form[0]))

    def _add(self, line: str) -> None:
        written = [form for part in line.split("=") for form in _forms(part) if form]
        forms = list({tuple(word.exact for word in form): form for form in (*written, *map(_dotted, written))}.values())
        if len(forms) < 2:  # noqa: PLR2004 — one form alone has no other
            return
        for form in forms[:MOST_FORMS]:
            self._by_first[form[0].folded].append((form, len(self._groups)))
        self._groups.append(forms[:MOST_FORMS])

    def may_begin(self, word: Word | None) -> bool:
        """Whether a known form begins with this word."""
        return word is not None and word.folded in self._by_first

    def at(self, asked: Sequence[tuple[str, Word | None]], start: int) -> tuple[int, list[Form]]:
        """How many of the asked words from `start` on are the longest known form, and the other forms of it.

        `asked` are words as typed; (0, []) when none begins here. A word without accents is any form's.
        """
        first = asked[start][1]
        found: list[Form] = []
        length = 0
        for form, group in self._by_first.get(first.folded, ()) if first else ():
            if length and len(form) < length:
                break
            if _are(asked[start : start + len(form)], form):
                length = len(form)
                found += [other for other in self._groups[group] if other not in (form, *found) and not _is_word(other)]
        return length, found

    def renamed(self, text: str) -> Iterator[str]:
        """A text in plain words with what it names called by other names, one after another; never the text itself."""
        asked = [(text[word.start : word.end], word) for word in words(text)]
        places: list[list[str]] = []
        at = 0
        while at < len(asked):
            length, forms = self.at(asked, at)
            typed = " ".join(written for written, _word in asked[at : at + max(length, 1)])
            places.append([typed, *(" ".join(word.text for word in form) for form in forms)])
            at += max(length, 1)
        for chosen in itertools.islice(itertools.product(*places), 1, MOST_RENAMED):
            yield " ".join(chosen)


def _dotted(form: Form) -> Form:
    """An abbreviation with dots, as old papers print it: U.B.N.D. Any other form as it is; two letters are initials."""
    text = form[0].text
    is_abbreviation = len(form) == 1 and len(text) > 2 and text.isalpha() and text.isupper()  # noqa: PLR2004
    return tuple(_spelled(".".join(text))) if is_abbreviation else form


def _is_word(form: Form) -> bool:
    """Whether an abbreviation is also a common word, as TƯ is: then it counts only where it is typed in capitals."""
    return len(form) == 1 and form[0].text.isupper() and is_syllable(form[0].text)


def _are(asked: Sequence[tuple[str, Word | None]], form: Form) -> bool:
    if _is_word(form) and asked[0][0] != form[0].text:
        return False
    return len(asked) == len(form) and all(
        word is not None and (word.exact == spelled.exact if is_marked(text) else word.folded == spelled.folded)
        for (text, word), spelled in zip(asked, form, strict=True)
    )


def _forms(written: str) -> Iterator[Form]:
    """The form with and without each word that is in brackets."""
    optional = _OPTIONAL.findall(written)[:_MOST_OPTIONAL]
    pattern = _OPTIONAL.sub("{}", written.replace("{", " ").replace("}", " "))
    if pattern.count("{}") != len(optional):
        return
    for chosen in itertools.product(*(("", word) for word in optional)):
        yield tuple(_spelled(pattern.format(*chosen)))


def _spelled(text: str) -> Iterator[Spelled]:
    for word in words(text):
        written = text[word.start : word.end]
        yield Spelled(written, word.folded, word.exact, word.exact if is_marked(written) else word.folded)


@functools.cache
def shipped() -> str:
    """The text of the list that comes with the program."""
    return importlib.resources.files("archiveviewer.vietnamese").joinpath("data", "synonyms.txt").read_text("utf-8")


@functools.lru_cache(maxsize=4)
def parsed(text: str) -> Synonyms:
    """The groups of a text; the same text is read once."""
    return Synonyms(text)
