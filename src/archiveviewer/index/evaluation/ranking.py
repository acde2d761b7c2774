"""Answers in order: everything that matches scored by BM25F, then a second look at the best.

Comes in: an evaluator, a tree, the question's terms in the order typed. Goes out: documents of the whole snapshot with
scores, and the first of them in order without sorting the rest. The second look rewards words that are neighbours in
the question and in the article, and words in the title (docs/decisions/005-ranking.md). It refuses to know articles.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from archiveviewer.index.evaluation.sets import Documents
from archiveviewer.index.evaluation.standing import Standing
from archiveviewer.query.fields import EVERYTHING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from numpy.typing import NDArray

    from archiveviewer.index.evaluation.evaluator import Evaluator
    from archiveviewer.index.evaluation.reading import Reading
    from archiveviewer.index.evaluation.standing import Beside

    Scores = NDArray[np.float32]

RERANKED = 1_000
"""How many of the best articles are looked at a second time."""
READ_AGAIN = 300
"""How many of these are looked at again for words to the letter and for other names."""
PAIR_WEIGHT = 8.0
"""What a pair of neighbouring words is worth beside the words themselves; docs/decisions/005-ranking.md has figures."""
TITLE_WEIGHT = 0.4
"""What a word's standing in the title is worth, in units of its rarity."""
RENAMED = 0.9
"""What all rewards are worth where something is called by another name."""
WILD = 0.2
"""What all rewards are worth where words typed without accents, among others with, stand with some."""
SCANNED = np.float32(0.7)
"""What the words of a scan are worth beside those of an article that somebody wrote."""
SAPO_WEIGHT = 0.2
"""What a word's standing in the sapo is worth."""
CAPTION_WEIGHT = 0.1
"""What a word's standing in a caption is worth."""
TITLE_PAIRS, SAPO_PAIRS = 1.0, 0.5
"""What neighbours in the title and in the sapo are worth again."""
RUN = 2.0
"""What a pair is worth again where it continues the pair before it: three words of the question are in a row."""
SATURATION = 1.2
"""How soon one more pair of neighbours hardly counts."""

_WORD_WEIGHTS = CAPTION_WEIGHT, TITLE_WEIGHT, SAPO_WEIGHT
_PAIR_WEIGHTS = PAIR_WEIGHT * np.array([[1.0], [TITLE_PAIRS], [SAPO_PAIRS], [RUN]], np.float32)
"""What the parts of `standing.Beside` are worth."""
_SAMPLED = 64
"""One in so many scores is looked at to guess how high the best are."""
_MANY = 8
"""Of more than so many times as many places as are asked for the late ones are left out before they are put in order:
patterns score all alike.
"""


class Answer(NamedTuple):
    """Documents of the whole snapshot, ascending, and scores parallel to them, None when nobody asked for them."""

    numbers: NDArray[np.intp]
    scores: Scores | None


def answer(evaluator: Evaluator, node: Any, *, scored: bool = True) -> Answer:  # noqa: ANN401 — a Whoosh node
    """Everything that a tree matches in all segments."""
    found = [evaluator.matches(node, index, scored=scored) for index in range(len(evaluator.segments))]
    if len(found) == 1:
        return Answer(*found[0])
    numbers = [part + offset for (part, _scores), offset in zip(found, _offsets(evaluator), strict=True)]
    scores = [part for _numbers, part in found if part is not None]
    return Answer(
        np.concatenate(numbers) if numbers else np.zeros(0, np.intp),
        (np.concatenate(scores) if scores else np.zeros(0, np.float32)) if scored else None,
    )


def rewarded(
    evaluator: Evaluator,
    terms: Sequence[str],
    found: Answer,
    exact: Sequence[str] = (),
    renamed: Sequence[Sequence[str]] = (),
) -> Answer:
    """The answer with the rewards of the best added to their scores.

    `exact` are the terms as typed to the letter. Where they are others than `terms` although some are the same, words
    without accents were typed among accented ones, and mean first of all what they are (rule R8b).
    `renamed` are the terms with something called by another name: an article has the reward of what it calls it by.
    """
    if found.scores is None or not len(found.numbers):
        return found
    places = best(found.scores, RERANKED)
    numbers = found.numbers[places]
    scores = found.scores.copy()
    looked = _Looked(evaluator, numbers)
    rewards = looked.rewards(terms)
    is_mixed = tuple(terms) != tuple(exact) and not set(terms).isdisjoint(exact)
    if len(terms) > 1 and (is_mixed or renamed):
        further = best(scores[places] + rewards, READ_AGAIN)
        literal = exact if is_mixed else ()
        rewards = _read_otherwise(looked, terms, literal, renamed, rewards, further)
    scores[places] += rewards
    return Answer(found.numbers, scores)


def lowered(found: Answer, documents: NDArray[np.int64]) -> Answer:
    """The answer with the scores of these documents lowered: their words are only what a program read on a scan."""
    if found.scores is None or not len(documents):
        return found
    return Answer(found.numbers, np.where(np.isin(found.numbers, documents), SCANNED * found.scores, found.scores))


def _read_otherwise(
    looked: _Looked,
    terms: Sequence[str],
    literal: Sequence[str],
    renamed: Sequence[Sequence[str]],
    rewards: Scores,
    further: NDArray[np.intp],
) -> Scores:
    """The rewards, with those of `further` documents for the `literal` terms, if there are any, and by other names."""
    again = looked.some(further)
    if literal:
        rewards = np.float32(WILD) * rewards
        rewards[further] = np.maximum(rewards[further], again.rewards(literal))
    for names in renamed:
        ratio = _most(len(terms)) / max(_most(len(names)), 1)
        scale = RENAMED * min(ratio, math.sqrt(ratio))  # never more than what was typed is worth, nor quite as much
        rewards[further] = np.maximum(rewards[further], np.float32(scale) * again.rewards(names))
    return rewards


def _most(words: int) -> float:
    """What so many words in a row are worth at most, in pairs, since rewards add up by pairs and rows."""
    return words - 1 + RUN * max(words - 2, 0)


def best(scores: Scores, count: int) -> NDArray[np.intp]:
    """The places of the `count` highest scores, ascending; of equal ones the first."""
    if len(scores) <= count:
        return np.arange(len(scores))
    high = highest(scores, count)
    values = scores[high]
    least = values.min()
    above, equal = np.flatnonzero(values > least), np.flatnonzero(values == least)
    return high.take(np.sort(np.concatenate([above, equal[: count - len(above)]])))


def first(
    scores: Scores, count: int, ties: Callable[[NDArray[np.intp]], NDArray[Any]] | None = None
) -> NDArray[np.intp]:
    """The places of the `count` highest scores in order, equal ones by the `ties` of their places ascending, then as
    they stand.
    """
    chosen = highest(scores, count) if len(scores) > count else np.arange(len(scores))
    if ties is not None and len(chosen) > _MANY * count:
        chosen = _without_late(chosen, scores, count, ties)
    keys = (-scores[chosen],) if ties is None else (ties(chosen), -scores[chosen])  # equal ones stay as they stand
    ordered: NDArray[np.intp] = chosen[np.lexsort(keys)][:count]
    return ordered


def _without_late(
    chosen: NDArray[np.intp], scores: Scores, count: int, ties: Callable[[NDArray[np.intp]], NDArray[Any]]
) -> NDArray[np.intp]:
    """These places without such of the lowest score as surely come behind the first `count`, by their ties."""
    values = scores[chosen]
    least = values.min()
    above: NDArray[np.intp] = chosen[values > least]
    equal: NDArray[np.intp] = chosen[values == least]
    missing = count - len(above)
    if missing <= 0:
        return above
    return np.concatenate([above, equal[highest(-ties(equal), missing)]]) if missing < len(equal) else chosen


def highest(scores: NDArray[Any], count: int) -> NDArray[np.intp]:
    """The places of at least `count` scores, all of them that are as high as the last of these."""
    sample = scores[::_SAMPLED]
    wanted = 2 * count // _SAMPLED + 8
    if wanted < len(sample):
        high = np.flatnonzero(scores >= np.partition(sample, len(sample) - wanted)[len(sample) - wanted])
        if len(high) >= count:
            return high[_highest(scores[high], count)]
    return _highest(scores, count)


def _highest(scores: NDArray[Any], count: int) -> NDArray[np.intp]:
    return np.flatnonzero(scores >= np.partition(scores, len(scores) - count)[len(scores) - count])


def _offsets(evaluator: Evaluator) -> list[int]:
    """The number of the first document of each segment."""
    counts = [segment.document_count for segment in evaluator.segments]
    return [sum(counts[:index]) for index in range(len(counts))]


class _Looked:
    """Ascending documents of the snapshot that are looked at a second time.

    `known` tells by segment where some terms stand in these and in others.
    """

    def __init__(
        self, evaluator: Evaluator, numbers: NDArray[np.int64], known: Mapping[int, Standing] | None = None
    ) -> None:
        self._evaluator, self._numbers, self._known = evaluator, numbers, known or {}
        self._standing: dict[int, Standing] = {}
        """By segment, where the terms stand that were asked for last."""

    def some(self, places: NDArray[np.intp]) -> _Looked:
        """Those at these places, to be looked at for other terms: what was read of terms is not read again."""
        return _Looked(self._evaluator, self._numbers[places], self._standing)

    def rewards(self, terms: Sequence[str]) -> Scores:
        """Their rewards."""
        statistics, readings = self._evaluator.statistics, self._evaluator.readings
        rarities = [statistics.rarity(EVERYTHING, term.encode()) for term in terms]
        rewards = np.zeros(len(self._numbers), np.float32)
        for index, (reading, offset) in enumerate(zip(readings, _offsets(self._evaluator), strict=True)):
            start, end = self._numbers.searchsorted([offset, offset + reading.size])
            if start < end:
                at = Documents(reading.size, numbers=self._numbers[start:end] - offset)
                zones = [_having(reading, "caption", terms, at)]
                if len(terms) == 1:
                    zones += (_having(reading, name, terms, at) for name in ("title", "sapo"))
                else:
                    standing = self._standing[index] = Standing(reading, terms, at, self._known.get(index))
                    zones += standing.zones()
                    rewards[start:end] = _neighbours(standing.neighbours(), len(terms) - 1, len(at))
                rewards[start:end] += _in_zones(zones, rarities, len(at))
        return rewards


def _having(reading: Reading, name: str, terms: Sequence[str], at: Documents) -> NDArray[np.intp]:
    """Which articles have which of the terms in one of their own fields; the articles of the first term first."""
    found = [np.zeros(0, np.intp)]
    for number, term in enumerate(terms):
        postings = reading.postings(name, term)
        if postings is not None:
            found.append(postings.documents.among(at)[0] + number * len(at))
    return np.concatenate(found)


def _in_zones(zones: Sequence[NDArray[np.intp]], rarities: Sequence[float], size: int) -> Scores:
    """What the terms are worth that stand in the caption, the title and the sapo of each of so many articles."""
    worth = np.zeros((len(zones), len(rarities) * size), np.float32)
    for zone, cells in zip(worth, zones, strict=True):
        zone[cells] = 1  # once, however often a word stands there
    weights = np.array([[weight * rarity] for weight in _WORD_WEIGHTS for rarity in rarities], np.float32)
    rows = worth.reshape(-1, size)
    rows *= weights
    told: Scores = rows.sum(axis=0)
    return told


def _neighbours(beside: Beside, pairs: int, size: int) -> Scores:
    """How often each two neighbouring terms are neighbours in each of so many articles, again in its title and its
    sapo, and again where they continue the pair before them, each saturating.
    """
    cells = pairs * size
    rows = np.concatenate(beside)
    rows += np.arange(0, len(beside) * cells, cells).repeat([len(part) for part in beside])
    often = np.bincount(rows, minlength=len(beside) * cells).astype(np.float32).reshape(len(beside), cells)
    often /= often + np.float32(SATURATION)
    often *= _PAIR_WEIGHTS
    told: Scores = often.reshape(-1, size).sum(axis=0)
    return told
