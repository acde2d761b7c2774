"""Which articles match, counted and put in order. A question and filters come in, arrays of document numbers go out.

Ranking has two passes: BM25F over everything that matches, then, among the best, a reward for words that stand side
by side in the question and in the article and for words in the title (rule R9: without it a question typed without
accents drowns in look-alikes). It refuses to know articles' text.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
from whoosh import query as tree

from archiveviewer.index import marking, neighbours, slips, titles
from archiveviewer.index.evaluation import ranking
from archiveviewer.index.evaluation.evaluator import Evaluator
from archiveviewer.index.evaluation.ranking import Answer
from archiveviewer.index.evaluation.statistics import Statistics
from archiveviewer.index.narrowing import DATES, Narrowed, dated
from archiveviewer.index.schema import schema
from archiveviewer.processes import keep_freed_memory
from archiveviewer.query.periods import LAST_DAY
from archiveviewer.results import Facets, Filters, Timeline
from archiveviewer.vietnamese.terms import folded_key

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from numpy.typing import NDArray

    from archiveviewer.index.columns import Columns
    from archiveviewer.index.copies import Copies, Prefer
    from archiveviewer.index.marking import Positions
    from archiveviewer.index.snapshot import Snapshot
    from archiveviewer.query.question import Question
    from archiveviewer.results import Count, Picked, Sort, Step

MOST_FREQUENCIES = 50_000
"""Frequencies of terms that are remembered."""
_FEWEST = 100
"""Documents that are put in order at the least; a further page costs a further ordering."""

_COMPARED = 2_000
"""Documents of a sample that is only there to compare how often pairs of words stand."""
_RARE = 500
"""What one in so many of them has says nothing."""


class Matches:
    """Everything that matches: document numbers ascending and their scores; `order` is what all documents are ordered
    by, ascending, where scores say nothing.

    `unfiltered` is how many match before any filter; `cut` tells whether a pattern meant more words than are looked up.
    """

    def __init__(self, found: Answer, order: NDArray[Any], unfiltered: int, *, cut: bool) -> None:
        self.numbers, self._scores, self._order = found.numbers, found.scores, order
        self.unfiltered, self.cut = unfiltered, cut
        self._ordered = np.zeros(0, np.intp)
        self._behind: dict[int, list[int]] = {}

    def __len__(self) -> int:
        return len(self.numbers)

    def page(self, start: int, stop: int) -> Iterator[tuple[int, float]]:
        """The documents from `start` up to `stop`, best or newest first, each with its score."""
        stop = min(stop, len(self))
        if stop > len(self._ordered):
            self._ordered = self._first(min(max(2 * stop, _FEWEST), len(self)))
        shown = self._ordered[start:stop]
        scores = [0.0] * len(shown) if self._scores is None else self._scores.take(shown).tolist()
        yield from zip(self.numbers.take(shown).tolist(), scores, strict=True)

    def keys(self) -> list[float]:
        """What each row is ordered by, in the order of the rows, ascending: its score, the best lowest, or its place by
        date or title.
        """
        if len(self._ordered) < len(self):
            self._ordered = self._first(len(self))
        keys = self._ties(self._ordered) if self._scores is None else -self._scores[self._ordered]
        return [float(key) for key in keys]

    def collapsed(self, copies: Copies, prefer: Prefer) -> Matches:
        """The same with only one of the printings of each story, in the place of the first of them."""
        among = np.flatnonzero(copies.groups[self.numbers] >= 0)
        groups = copies.groups[self.numbers[among]]
        scores = np.zeros(len(among)) if self._scores is None else -self._scores[among]
        order = np.lexsort((among, self._ties(among), scores, groups))
        leads = np.append(True, groups[order][1:] != groups[order][:-1])[: len(order)]
        kept = np.ones(len(self), bool)
        kept[among[order[~leads]]] = False
        scores_kept = None if self._scores is None else self._scores[kept]
        found = Matches(Answer(self.numbers[kept], scores_kept), self._order, self.unfiltered, cut=self.cut)
        for members in np.split(self.numbers[among[order]], np.flatnonzero(leads)[1:]):
            if len(members) > 1:
                found._behind[int(members[0])] = copies.in_order(members, prefer)
        return found

    def printings(self, number: int) -> list[int]:
        """The documents that stand at the place of a document of a page: the one to show, and those behind it."""
        return self._behind.get(number, [number])

    def _first(self, count: int) -> NDArray[np.intp]:
        if self._scores is not None:
            return ranking.first(self._scores, count, self._ties)
        ties = self._order.take(self.numbers)
        chosen = ranking.highest(-ties, count) if count < len(self) else np.arange(len(self))
        return chosen[ties.take(chosen).argsort(kind="stable")][:count]

    def _ties(self, places: NDArray[np.intp]) -> NDArray[Any]:
        return self._order.take(self.numbers.take(places))


class Matcher:
    """Answers questions over one snapshot, and keeps what it has found out about its terms."""

    def __init__(self, snapshot: Snapshot, columns: Columns) -> None:
        self._snapshot, self._columns = snapshot, columns
        self._statistics = Statistics(snapshot.segments)
        self._schema = dict(schema().items())
        self._frequencies: dict[tuple[str, ...], int] = {}
        self._keys: dict[str, list[str]] = {}
        keep_freed_memory()  # a question takes and frees arrays all the time

    def frequency(self, field: str, *terms: str) -> int:
        """How many articles have these terms side by side in a field; deleted ones count where it is a single term."""
        key = (field, *terms)
        if len(self._frequencies) > MOST_FREQUENCIES:  # somebody searches while typing, all day long
            self._frequencies.clear()
        if key not in self._frequencies:
            if len(terms) == 1:
                self._frequencies[key] = self._statistics.doc_frequency(field, terms[0].encode())
            else:
                self._frequencies[key] = self.total(tree.Phrase(field, list(terms)))
        return self._frequencies[key]

    def close(self, field: str, term: str) -> list[str]:
        """The terms of the same kind one slip away from a term; see `slips`."""
        return slips.close(self._snapshot, field, term)

    def pairs(self, field: str, left: str, right: str) -> dict[tuple[str, str], int]:
        """Which exact terms two folded terms are where they stand side by side, with counts from a sample, without what
        is rare even among the articles that have both.
        """
        found = neighbours.everywhere(self._snapshot, field, (left, right))
        least = min(len(found), _COMPARED) // _RARE
        seen = found.seen((left, right), _COMPARED)
        return {(run.terms[0], run.terms[1]): run.articles for run in seen if run.articles > least}

    def together(self, field: str, terms: Sequence[str], numbers: Sequence[int]) -> int:
        """How many of some documents have these terms side by side in a field."""
        found = marking.matches(self._evaluator(), self._snapshot, tree.Phrase(field, list(terms)), numbers)
        return sum(1 for positions in found if positions)

    def total(self, node: tree.Query) -> int:
        """How many articles a tree matches."""
        return len(ranking.answer(self._evaluator(), node, scored=False).numbers)

    def positions(self, node: tree.Query, numbers: Sequence[int]) -> list[Positions]:
        """The word positions that match in each of some documents."""
        return marking.matches(self._evaluator(), self._snapshot, node, numbers)

    def values(self, name: str, beginning: str, limit: int) -> tuple[str, ...]:
        """The values of a facet that begin so, or of which a word does, whatever the accents; most frequent first."""
        facet, sought = self._columns.facets[name], folded_key(beginning)
        counts = facet.totals
        found = [code for code, value in enumerate(facet.values) if f" {folded_key(value)}".find(f" {sought}") >= 0]
        return tuple(facet.values[code] for code in sorted(found, key=lambda code: -counts[code])[:limit])

    def _evaluator(self) -> Evaluator:
        return Evaluator(self._snapshot.segments, self._schema, self._by_whoosh, self._statistics)

    def find(self, question: Question, sort: Sort, filters: Filters) -> Matches:
        """All matches of a question that pass the filters."""
        scored = sort == "relevance" and bool(question.terms)
        evaluator = self._evaluator()
        found = self._answer(evaluator, question, scored=scored)
        unfiltered = len(found.numbers)
        if filters != Filters():
            kept = self._narrowed(found.numbers, filters).mask()
            found = Answer(found.numbers[kept], None if found.scores is None else found.scores[kept])
        if scored:
            found = ranking.rewarded(evaluator, question.terms, found, question.exact, question.renamed)
            found = ranking.lowered(found, self._columns.scanned)
        return Matches(found, self._order(sort, filters.picked), unfiltered, cut=evaluator.cut)

    def _order(self, sort: Sort, picked: Picked | None) -> NDArray[Any]:
        """What documents are ordered by, ascending: the newest first unless something else is asked for."""
        if sort == "title":
            return self._by_title
        if sort == "relevance" and picked is not None:
            places = np.zeros(len(self._columns.days), np.int64)
            numbers = self._picked(picked)
            places[numbers] = np.arange(len(numbers))
            return places
        return self._oldest_first if sort == "oldest" else self._newest_first

    @cached_property
    def _newest_first(self) -> NDArray[np.int32]:
        return -self._columns.days

    @cached_property
    def _oldest_first(self) -> NDArray[np.int32]:
        days = self._columns.days
        return np.where(days == 0, np.int32(LAST_DAY), days)

    @cached_property
    def _by_title(self) -> NDArray[np.int64]:
        return titles.places(self._snapshot, self._columns.days)

    def count(self, question: Question, filters: Filters, matches: Matches, *, names: bool = True) -> Facets:
        """The exact counts of a question's matches: each facet under all filters but its own."""
        return self._narrowed(self._unfiltered(question, filters, matches), filters).facets(names=names)

    def _narrowed(self, numbers: NDArray[np.int64], filters: Filters) -> Narrowed:
        picked = None if filters.picked is None else self._picked(filters.picked)
        return Narrowed(self._columns, numbers, filters, picked)

    def _picked(self, picked: Picked) -> NDArray[np.int64]:
        """The numbers of the articles that a person put together, in their order."""
        held = self._snapshot.numbers(picked.articles)
        return np.array([held[one] for one in dict.fromkeys(picked.articles) if one in held], np.int64)

    def counted_values(
        self, question: Question, filters: Filters, matches: Matches, name: str, beginning: str, limit: int
    ) -> tuple[Count, ...]:
        """The counts of those values of a facet of which a word begins so; the largest first."""
        if name not in self._keys:
            self._keys[name] = [f" {folded_key(value)}" for value in self._columns.facets[name].values]
        narrowed = self._narrowed(self._unfiltered(question, filters, matches), filters)
        return narrowed.values(name, self._keys[name], beginning, limit)

    def counts(
        self, question: Question, filters: Filters, matches: Matches, name: str, values: Collection[str]
    ) -> tuple[Count, ...]:
        """The counts of these values of a facet, of those that any match has."""
        return self._narrowed(self._unfiltered(question, filters, matches), filters).counts(name, values)

    def timeline(
        self, question: Question, filters: Filters, matches: Matches, step: Step, within: tuple[str, str] | None
    ) -> Timeline:
        """How many of a question's matches there are of each year, month or day, beside those of all articles."""
        found = self._narrowed(self._unfiltered(question, filters, matches), filters).among(DATES)
        return Timeline(
            step=step,
            found=dated(self._columns, found, step, within),
            held=dated(self._columns, self._all(), step, within),
        )

    def _unfiltered(self, question: Question, filters: Filters, matches: Matches) -> NDArray[np.int64]:
        if filters == Filters():
            return matches.numbers
        return self._answer(self._evaluator(), question, scored=False).numbers

    def _answer(self, evaluator: Evaluator, question: Question, *, scored: bool) -> Answer:
        if question.tree is not None:
            return ranking.answer(evaluator, question.tree, scored=scored)
        return Answer(self._all(), None)

    def _all(self) -> NDArray[np.int64]:
        deleted = [
            np.zeros(segment.document_count, bool) if segment.deleted is None else segment.deleted
            for segment in self._snapshot.segments
        ]
        return np.flatnonzero(~np.concatenate([np.zeros(0, bool), *deleted]))

    def _by_whoosh(self, index: int, node: Any) -> tuple[NDArray[Any], NDArray[Any]]:  # noqa: ANN401 — a Whoosh node
        """What Whoosh's own matcher finds in a segment, for a node that the evaluator does not know."""
        from archiveviewer.index.codec.archive import searcher  # noqa: PLC0415 — hardly ever needed, and large

        with searcher(self._snapshot) as whole:
            leaf, _offset = whole.leaf_searchers()[index]
            matcher = node.matcher(leaf, whole.context(weighting=whole.weighting))
            found = []
            while matcher.is_active():
                found.append((matcher.id(), matcher.score()))
                matcher.next()
        return np.array([number for number, _score in found], np.intp), np.array([score for _number, score in found])
