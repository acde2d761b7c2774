"""What else may have been meant by a question, from an archive's own words: rival readings, corrections, and what of it
can be left out.

Comes in: a question as understood and what it found. Goes out: readings with counts, and questions that do find
something. It refuses to know how words are judged (`query` does) and how articles are found.
"""

from __future__ import annotations

from functools import cache, partial
from itertools import pairwise
from typing import TYPE_CHECKING

from archiveviewer.index import capitals
from archiveviewer.index.neighbours import Neighbours
from archiveviewer.query.correcting import Correction, corrections
from archiveviewer.query.leaving_out import shorter
from archiveviewer.query.rivals import Run, rivals
from archiveviewer.query.rows import Typed, like, replaced, rows
from archiveviewer.query.small_letters import with_operators
from archiveviewer.query.times import as_time
from archiveviewer.results import Filters, Reading
from archiveviewer.vietnamese.normal import is_marked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from archiveviewer.index.matching import Matcher, Matches
    from archiveviewer.index.store import Store
    from archiveviewer.query.question import Question

MOST_SUGGESTIONS = 3
MOST_TRIED = 8
"""So many corrections are tried until enough of them find something."""
MOST_SHORTENED = 48
"""So many shorter questions are tried."""
BEST = 100
"""So many of the best articles are looked at for neighbouring words that are hardly ever neighbours."""
ENOUGH = 0.5
"""Share of them that have neighbours side by side if these are a pair that the archive has."""


class Offering:
    """Looks for other questions; `count` tells how many articles a question finds, filtered so."""

    def __init__(self, store: Store, matcher: Matcher, count: Callable[[str, Filters], int]) -> None:
        self._store, self._matcher, self._count = store, matcher, count

    def readings(self, question: Question, matches: Matches, filters: Filters) -> tuple[Reading, ...]:
        """What two or three words without accents are in the articles found, where they are several things, the time
        that the question names and the operators that it has in small letters, as such; each with how many articles
        that finds.
        """
        return (*self._rivals(question, matches, filters), *self._others(question, filters))

    def _rivals(self, question: Question, matches: Matches, filters: Filters) -> Iterator[Reading]:
        if not len(matches):
            return
        neighbours = cache(partial(Neighbours, self._store.snapshot, documents=matches.numbers))
        if found := rivals(question, neighbours):
            for run in found.runs:
                text = self._read(question, found.typed, run)
                yield Reading(text, self._count(text, filters))

    def _others(self, question: Question, filters: Filters) -> Iterator[Reading]:
        for text in (as_time(question), with_operators(question)):
            if text and (articles := self._count(text, filters)):
                yield Reading(text, articles)

    def shortened(self, question: Question, matches: Matches, filters: Filters) -> tuple[Reading, ...]:
        """What a question finds that leaves out as little as need be of one that finds nothing, most first."""
        if matches.unfiltered:
            return ()
        found: list[Reading] = []
        left = MOST_SHORTENED
        for texts in shorter(question, lambda text: self._count(text, Filters())):
            tried = texts[:left]
            found = [Reading(text, articles) for text in tried if (articles := self._count(text, filters))]
            left -= len(tried)
            if found or not left:
                break
        return tuple(sorted(found, key=lambda one: -one.articles)[:MOST_SUGGESTIONS])

    def _read(self, question: Question, typed: tuple[Typed, ...], run: Run) -> str:
        forms = capitals.as_printed(run.terms, map(self._store.article_at, run.examples))
        words = {one: form if form.istitle() else like(one.text, form) for one, form in zip(typed, forms, strict=True)}
        return _asking_exactly(question.text, words)

    def corrected(self, question: Question, matches: Matches, *, relaxed: bool) -> list[Correction]:
        """The likeliest corrections that find something; none where nothing looks mistyped."""
        found = 0 if relaxed else matches.unfiltered
        unlikely = list(self._unlikely(question, matches)) if found else []
        if found and not unlikely:
            return []
        made: list[Correction] = []
        for one in corrections(question, self._matcher, found=found, unlikely=unlikely)[:MOST_TRIED]:
            if found and len(one.words) > 1:  # a question that finds something is hardly wrong in several words
                continue
            if self._count(one.text, Filters()) >= max(found, 1):
                made.append(one)
                if len(made) == MOST_SUGGESTIONS:
                    break
        return made

    def _unlikely(self, question: Question, matches: Matches) -> Iterator[Typed]:
        """The words that hardly any of the best articles has beside a neighbour of theirs."""
        numbers = [number for number, _score in matches.page(0, BEST)]
        for row in rows(question):
            seen: set[Typed] = set()
            for left, right in pairwise(row):
                if self._matcher.together(left.field, [left.term, right.term], numbers) >= ENOUGH * len(numbers):
                    seen |= {left, right}
            if len(row) > 1:
                yield from (typed for typed in row if typed not in seen)


def _asking_exactly(text: str, words: dict[Typed, str]) -> str:
    """The question with these words, where those without accents do not mean any accents again."""
    bare = {one for one, form in words.items() if not is_marked(form)}
    leaf = next(iter(words)).leaf
    if not bare or text[leaf] != '"':
        return replaced(text, {one: f"={form}" if one in bare else form for one, form in words.items()})
    made = replaced(text, words)
    whole = len(text[leaf + 1 :].partition('"')[0].split()) == len(words)
    return f"{made[:leaf]}={made[leaf:]}" if whole else made
