"""How much text two documents have in common, to the last run of five words.

Comes in: documents that may print the same text, of which only a sample of runs was compared. Goes out: how many runs
they share, and how many each has. Each run is a number, so what takes time is to take the texts apart: those asked for
last are kept, and of texts that were just indexed somebody may know the runs already. It refuses to decide what is the
same text.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from archiveviewer.index.segments import runs
from archiveviewer.vietnamese.terms import keys

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from archiveviewer.article import Article

_KEPT = 10_000
"""Texts whose runs are kept: more than `likeness` looks at together, some 2 KB each."""
_MOST_PIECES = 100_000
"""Distinct pieces of text between blanks that are remembered, with their words: some 20 MB."""


class _Pieces(dict[str, bytes]):
    """The words of each distinct piece of text between blanks, as the numbers that stand for them."""

    def __missing__(self, piece: str) -> bytes:
        if len(self) >= _MOST_PIECES:  # a hostile text could otherwise fill the memory with some that never recur
            self.clear()
        found = (runs.number_of(exact).to_bytes(4, "little") for _folded, exact in keys(piece))
        numbers = self[piece] = b"".join(found)
        return numbers


_pieces = _Pieces()


def words(text: str) -> NDArray[np.uint32]:
    """The numbers of the words of a clean text."""
    return np.frombuffer(b"".join(map(_pieces.__getitem__, text.split())), "<u4")


class Common(NamedTuple):
    """What two texts have in common: the runs that both have, those of the shorter and those of the longer."""

    shared: int
    fewer: int
    more: int


class Texts:
    """The texts of documents; `article` gives the one of a document, `known` its runs where they are known."""

    def __init__(
        self,
        article: Callable[[int], Article],
        known: Callable[[int], NDArray[np.uint32] | None] = lambda _number: None,
    ) -> None:
        self._article, self._known = article, known
        self._kept: OrderedDict[int, NDArray[np.uint32]] = OrderedDict()

    def common(self, first: int, second: int) -> Common:
        """What the texts of two documents have in common."""
        few, many = sorted((self._runs(first), self._runs(second)), key=len)
        if not len(few):
            return Common(0, 0, len(many))
        at = np.searchsorted(many, few)
        return Common(int(np.count_nonzero(many.take(at, mode="clip") == few)), len(few), len(many))

    def _runs(self, number: int) -> NDArray[np.uint32]:
        """The runs of a document, ascending and each once."""
        if number not in self._kept:
            known = self._known(number)
            self._kept[number] = self._taken_apart(number) if known is None else known
            if len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        self._kept.move_to_end(number)
        return self._kept[number]

    def _taken_apart(self, number: int) -> NDArray[np.uint32]:
        article = self._article(number)
        numbers = words(" ".join((article.sapo, *article.body)))[: runs.LONGEST]
        return runs.whole(numbers, np.array([len(numbers)])).kept
