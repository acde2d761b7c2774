"""Which articles match, counted and put in order. A question and filters come in, arrays of document numbers go out.

Ranking has two passes: BM25F over everything that matches, then, among the best, a reward for words that stand side
by side in the question and in the article and for words in the title (rule R9: without it a question typed without
accents drowns in look-alikes). It refuses to know articles' text.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from archiveviewer.query.fields import EVERYTHING
from archiveviewer.results import Count, Facets, Filters
from archiveviewer.vietnamese import order

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from archiveviewer.index.columns import Columns, Facet
    from archiveviewer.query.question import Question
    from archiveviewer.results import Sort

RERANKED = 1_000
"""How many of the best articles are looked at a second time."""
PAIR_WEIGHT = 8.0
"""What a pair of neighbouring words is worth beside the words themselves; docs/decisions/005-ranking.md has figures."""
TITLE_WEIGHT = 0.4
"""What a word's standing in the title is worth, in units of its rarity."""
_SATURATION = 1.2


class Matches(NamedTuple):
    """Everything that matches, best or newest first: document numbers, their scores, and the exact facet counts."""

    numbers: NDArray[np.int64]
    scores: NDArray[np.float64]
    facets: Facets


def find(searcher: Any, columns: Columns, question: Question, sort: Sort, filters: Filters) -> Matches:  # noqa: ANN401
    """All matches of a question in one snapshot, filtered, counted and ordered."""
    scored = sort == "relevance" and bool(question.terms)
    numbers, scores = _match(searcher, question, scored=scored)
    facets = _count(columns, numbers, filters)
    kept = _passes(columns, numbers, filters)
    numbers, scores = numbers[kept], scores[kept]
    if scored and len(numbers):
        scores = _second_pass(searcher, question.terms, numbers, scores)
    days = columns.days[numbers].astype(np.int64)
    undated_last = np.where(days == 0, -1 if sort != "oldest" else 99_999_999, days)
    by_day = undated_last if sort == "oldest" else -undated_last
    order = np.lexsort((numbers, by_day, -scores) if scored else (numbers, by_day))
    return Matches(numbers[order], scores[order], facets)


def _match(searcher: Any, question: Question, *, scored: bool) -> tuple[NDArray[np.int64], NDArray[np.float64]]:  # noqa: ANN401
    found: list[int] = []
    scores: list[float] = []
    if not searcher.doc_count():  # Whoosh would ask how rare a word is among no articles
        return np.array(found, np.int64), np.array(scores, np.float64)
    for leaf, offset in searcher.leaf_searchers():
        for number, score in _leaf_matches(leaf, searcher, question, scored=scored):
            found.append(number + offset)
            scores.append(score)
    return np.array(found, np.int64), np.array(scores, np.float64)


def _leaf_matches(leaf: Any, searcher: Any, question: Question, *, scored: bool) -> Iterator[tuple[int, float]]:  # noqa: ANN401
    if question.tree is None:
        reader = leaf.reader()
        yield from ((number, 0.0) for number in range(reader.doc_count_all()) if not reader.is_deleted(number))
    elif scored:
        matcher = question.tree.matcher(leaf, searcher.context(weighting=searcher.weighting, top_query=question.tree))
        while matcher.is_active():
            yield matcher.id(), matcher.score()
            matcher.next()
    else:
        yield from ((number, 0.0) for number in question.tree.matcher(leaf, searcher.boolean_context()).all_ids())


def _passes(columns: Columns, numbers: NDArray[np.int64], filters: Filters, but: str = "") -> NDArray[np.bool_]:
    """Which of the documents pass every filter, except the one named `but`."""
    kept = np.ones(len(numbers), bool)
    for name, facet in columns.facets.items():
        ticked = getattr(filters, name)
        if ticked and name != but:
            codes = [code for code, value in enumerate(facet.values) if value in ticked]
            kept &= np.isin(numbers, facet.documents[np.isin(facet.codes, codes)])
    if filters.years and but != "year":
        years = columns.days[numbers] // 10_000
        kept &= (years >= filters.years[0]) & (years <= filters.years[1])
    return kept


def _count(columns: Columns, numbers: NDArray[np.int64], filters: Filters) -> Facets:
    def values(name: str) -> tuple[Count, ...]:
        return _facet_counts(columns, columns.facets[name], numbers[_passes(columns, numbers, filters, but=name)])

    years = columns.days[numbers[_passes(columns, numbers, filters, but="year")]] // 10_000
    by_year = zip(*np.unique(years[years > 0], return_counts=True), strict=True)
    return Facets(
        section=values("section"),
        source=values("source"),
        author=values("author"),
        year=tuple(Count(str(year), int(count)) for year, count in by_year),
    )


def _facet_counts(columns: Columns, facet: Facet, numbers: NDArray[np.int64]) -> tuple[Count, ...]:
    matching = np.zeros(len(columns.days), bool)
    matching[numbers] = True
    counts = np.bincount(facet.codes[matching[facet.documents]], minlength=len(facet.values))
    present = [Count(facet.values[code], int(counts[code])) for code in np.flatnonzero(counts)]
    return tuple(sorted(present, key=lambda count: (-count.articles, order.key(count.value))))


def _second_pass(
    searcher: Any,  # noqa: ANN401
    terms: tuple[str, ...],
    numbers: NDArray[np.int64],
    scores: NDArray[np.float64],
) -> NDArray[np.float64]:
    """The scores with the rewards of the best added. Documents outside the best keep their order behind them."""
    best = np.argpartition(-scores, RERANKED)[:RERANKED] if len(numbers) > RERANKED else np.arange(len(numbers))
    wanted = sorted(int(number) for number in numbers[best])
    text = [_positions(searcher, EVERYTHING, term, wanted) for term in terms]
    title = [_positions(searcher, "title", term, wanted) for term in terms]
    rarity = [searcher.idf(EVERYTHING, term) for term in terms]
    rewarded = scores.copy()
    for at in best:
        rewarded[at] += _reward(int(numbers[at]), text, title, rarity)
    return rewarded


Places = dict[int, list[int]]


def _reward(number: int, text: list[Places], title: list[Places], rarity: list[float]) -> float:
    in_title = sum(weight for places, weight in zip(title, rarity, strict=True) if number in places)
    return TITLE_WEIGHT * in_title + PAIR_WEIGHT * (_pairs(number, text) + _pairs(number, title))


def _pairs(number: int, places: list[Places]) -> float:
    """How often each two neighbouring terms are neighbours in the document, each pair saturating."""
    total = 0.0
    for left, right in itertools.pairwise(places):
        if number in left and number in right:
            beside = len({place + 1 for place in left[number]}.intersection(right[number]))
            total += beside / (beside + _SATURATION)
    return total


def _positions(searcher: Any, field: str, term: str, wanted: list[int]) -> Places:  # noqa: ANN401
    """Where a term stands in each of the wanted documents that has it; `wanted` ascends."""
    places: Places = {}
    for leaf, offset in searcher.leaf_searchers():
        reader = leaf.reader()
        if (field, term) not in reader:
            continue
        matcher = reader.postings(field, term)
        end = offset + reader.doc_count_all()
        for number in (number for number in wanted if offset <= number < end):
            if not matcher.is_active():
                break
            if matcher.id() < number - offset:
                matcher.skip_to(number - offset)
            if matcher.is_active() and matcher.id() == number - offset:
                places[number] = matcher.value_as("positions")
    return places
