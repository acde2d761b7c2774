"""How much of an article's pairs of neighbouring words some others have. Articles come in, shares go out.

Single syllables say little in Vietnamese, pairs of them a good deal. A pair weighs as much as its words are rare; one
that most of the others have tells them apart but little. It refuses to know how the others were found.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from archiveviewer.index.containment import words
from archiveviewer.index.passages import passages
from archiveviewer.index.segments import runs
from archiveviewer.vietnamese.terms import keys

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Sequence

    from numpy.typing import NDArray

    from archiveviewer.article import Article

_USUAL, _FEWEST = 400, 1 / 8
"""Pairs of an article of usual length: the chance to share some grows with the length; and the part of it below which
an article counts as no shorter.
"""
_HALF = np.uint64(32)


class _Pairs(NamedTuple):
    """The distinct pairs of an article, ascending, each two numbers of words in one, and how often each stands."""

    keys: NDArray[np.uint64]
    counts: NDArray[np.int64]


def shares(
    article: Article, others: Sequence[Article], rarity: Callable[[str], float]
) -> Generator[None, None, list[float]]:
    """Of each of the others how much of the article's pairs it has, from 0 to 1, or a little more for a short one;
    found step by step.

    `rarity` tells how telling an exact term is.
    """
    mine = _pairs(article)
    theirs = []
    for other in others:
        yield
        theirs.append(_pairs(other))
    if not len(mine.keys) or not theirs:
        return [0.0] * len(theirs)
    counts = np.stack([_counted(mine.keys, their) for their in theirs])
    held = np.count_nonzero(counts, axis=0)
    told = np.flatnonzero(held)
    yield
    weights = _rarities(article, mine.keys[told], rarity) * np.log1p(len(theirs) / held[told])
    whole = float((weights * (1 + np.log(mine.counts[told]))).sum()) or 1.0
    common = np.minimum(counts[:, told], mine.counts[told])
    found = np.where(common > 0, 1 + np.log(np.maximum(common, 1)), 0.0) @ weights
    lengths = np.array([their.counts.sum() for their in theirs])
    shared: list[float] = (found / whole / np.sqrt(np.maximum(lengths / _USUAL, _FEWEST))).tolist()
    return shared


def _pairs(article: Article) -> _Pairs:
    numbers = words(" ".join(passages(article))).astype(np.uint64)
    return _Pairs(*np.unique(numbers[:-1] << _HALF | numbers[1:], return_counts=True))


def _counted(asked: NDArray[np.uint64], pairs: _Pairs) -> NDArray[np.int64]:
    """How often each of some pairs is among others."""
    if not len(pairs.keys):
        return np.zeros(len(asked), np.int64)
    at = np.searchsorted(pairs.keys, asked)
    return np.where(pairs.keys.take(at, mode="clip") == asked, pairs.counts.take(at, mode="clip"), 0)


def _rarities(article: Article, pairs: NDArray[np.uint64], rarity: Callable[[str], float]) -> NDArray[np.float64]:
    """How rare the two words of each of an article's pairs are, added up."""
    terms = {runs.number_of(exact): exact for text in passages(article) for _folded, exact in keys(text)}
    words, at = np.unique(np.concatenate((pairs >> _HALF, pairs & np.uint64(0xFFFFFFFF))), return_inverse=True)
    each = np.array([rarity(terms.get(word, "")) for word in words.tolist()])[at]
    added: NDArray[np.float64] = each[: len(pairs)] + each[len(pairs) :]
    return added
