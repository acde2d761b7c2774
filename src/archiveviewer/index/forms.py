"""The words of a text as they are printed: with accents and capitals, and where a phrase can't go on.

Comes in: pieces of text without blanks. Goes out: their words as printed, with breaks between; and out of such words a
text again. Each distinct piece is looked at once. It refuses to know where pieces come from and which of their words
are worth completing.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

import numpy as np

from archiveviewer.index.segments.packing import places
from archiveviewer.query.fields import BREAK
from archiveviewer.vietnamese.terms import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

LONGEST = 40
"""Letters of a word; a longer one is none."""
_JOINED, _HYPHEN = "\u2060", "-"
"""Ends a word that the next one follows without a blank: "COVID" and "19". Clean text has no such character."""


def forms_of(piece: str) -> Iterable[str]:
    """The words of a piece, a break where signs stand before, between or behind them that no phrase has inside."""
    if piece.isalpha() and len(piece) <= LONGEST:
        return (piece,)
    bare = piece.rstrip(".,;:")
    return (bare, BREAK) if bare.isalpha() and len(bare) <= LONGEST else _taken_apart(piece)


def _taken_apart(piece: str) -> Iterator[str]:
    reached = 0
    waiting = ""
    for word in words(piece):
        form = piece[word.start : word.end]
        between = piece[reached : word.start]
        if waiting:
            yield waiting + (between or _JOINED) if between in {"", _HYPHEN} else waiting
        if between not in ({"", _HYPHEN} if waiting else {""}):
            yield BREAK
        waiting, reached = form, word.end
        if len(form) > LONGEST or (form[0].isdigit() and not form.isdigit()):
            yield BREAK
            waiting = ""
    if waiting:
        yield waiting
    if reached < len(piece) or not waiting:
        yield BREAK


def together(forms: Iterable[str]) -> str:
    """The text that words as printed make."""
    text = "".join(form if form.endswith((_JOINED, _HYPHEN)) else f"{form} " for form in forms)
    return text.replace(_JOINED, "").rstrip(f" {_HYPHEN}")


class Forms:
    """The words of pieces as they are printed, by numbers; `forms` has the words, the first of them the break."""

    def __init__(self) -> None:
        self.forms: list[str] = [BREAK]
        self._first = array("q", [0])
        self._words = array("I")
        self._at = array("q")
        self._numbers = {BREAK: 0}

    def words(self, pieces: NDArray[np.int64], texts: Sequence[str]) -> tuple[NDArray[np.uint32], NDArray[np.int64]]:
        """The words of some pieces, named by their places among `texts`, and how many each has."""
        self._at.extend([-1] * (len(texts) - len(self._at)))
        for piece in np.unique(pieces[np.frombuffer(self._at, np.int64)[pieces] < 0]).tolist():
            self._at[piece] = len(self._first) - 1
            self._words.extend([self._number(form) for form in forms_of(texts[piece])])
            self._first.append(len(self._words))
        first, own = np.frombuffer(self._first, np.int64), np.frombuffer(self._at, np.int64)[pieces]
        counts = first[own + 1] - first[own]
        return np.frombuffer(self._words, np.uint32)[places(first[own], counts)], counts

    def _number(self, form: str) -> int:
        number = self._numbers.setdefault(form, len(self.forms))
        if number == len(self.forms):
            self.forms.append(form)
        return number
