"""Questions asked of one state of an archive, from the text typed to hits with their passages.

Comes in: what was typed, how to sort, filters. Goes out: results, marks, and how the question was understood. The last
answers are kept, since the next call is usually for a further page. It refuses to know files and folders.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from archiveviewer.archive.asking import NO_FILTERS
from archiveviewer.archive.offering import Offering
from archiveviewer.index import columns, marking, snippets, suggestions
from archiveviewer.index import copies as copying
from archiveviewer.index.matching import Matcher, Matches
from archiveviewer.query import correcting, explaining
from archiveviewer.query.fields import IMAGE, NAMES
from archiveviewer.query.meaning import RELAXINGS
from archiveviewer.query.question import Knowledge, Question, reading, understand, wanted
from archiveviewer.results import FACETS, Copy, Filters, Hit, Notice, Results
from archiveviewer.vietnamese import order as alphabet

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
    from datetime import date

    from archiveviewer.archive.asking import Asked
    from archiveviewer.article import Article
    from archiveviewer.index.copies import Prefer
    from archiveviewer.index.store import Store
    from archiveviewer.query.correcting import Correction
    from archiveviewer.query.synonyms import Synonyms
    from archiveviewer.results import (
        Copies,
        Count,
        Explanation,
        Facets,
        IsoDate,
        Mode,
        Reading,
        Span,
        Step,
        Timeline,
    )

MOST_KEPT = 4
"""Answers that are kept: of a list, of its pictures, of an article opened from it, of how it was understood."""
MOST_VALUES = 500
"""Values of a facet that are told at once; whoever looks for others types."""
READ_TOGETHER = 20
"""Articles of an answer that are read at once where nobody knows how many will be wanted."""


@dataclass(eq=False)
class _Found:
    """A question as understood, its matches, whether it was read more freely than typed, and the corrections that were
    looked for because it found nothing. `count` counts its facets, which not everybody asks for, with names or without.
    """

    question: Question
    matches: Matches
    count: Callable[..., Facets]
    relaxed: bool
    filters: Filters
    tried: list[Correction] | None = None

    @cached_property
    def facets(self) -> Facets:
        """The counts of its facets."""
        return self.count()

    @cached_property
    def facets_but_names(self) -> Facets:
        """The counts of those that are counted quickly."""
        return self.count(names=False)


class Answered(NamedTuple):
    """The articles of an answer from some number on, with their marks, read as they are taken; and how many there are
    in all.
    """

    articles: Iterator[tuple[Article, marking.Marks]]
    total: int


class _Offers(NamedTuple):
    """What else may have been meant."""

    readings: tuple[Reading, ...] = ()
    suggestions: tuple[str, ...] = ()
    shorter: tuple[Reading, ...] = ()


class Searching:
    """Answers questions over one snapshot; `placed` tells where an article's file is now, `groups` the ids of stories
    that are one.
    """

    def __init__(
        self,
        store: Store,
        synonyms: Synonyms | None,
        placed: Callable[[Article], Article],
        groups: Callable[[], Iterable[Iterable[str]]],
    ) -> None:
        self._store = store
        self._placed = placed
        self._columns = columns.read(store.snapshot)
        self._matcher = Matcher(store.snapshot, self._columns)
        self._groups = groups
        self._synonyms = synonyms
        self._offering = Offering(store, self._matcher, partial(_count, self._matcher, synonyms))
        self._kept: dict[tuple[Asked, date | None], _Found] = {}
        self._offered: tuple[_Found, _Offers] | None = None
        self._shown: tuple[_Found, Prefer, Matches] | None = None

    def preparing(self, *, names: bool) -> Iterator[None]:
        """Do step by step what the first counts need, perhaps those of names."""
        return self._columns.facets.reading(name for name in FACETS if names or name not in NAMES)

    def page(self, asked: Asked, limit: int, offset: int) -> Results:
        """One page of the answer to a question, with all that is told beside it."""
        return self._complete(self.rows(asked, limit, offset), self._find(asked), asked.mode, names=True)

    def told(self, asked: Asked, *, names: bool = True) -> Results:
        """The same without rows, and perhaps without counting names."""
        return self._complete(self.rows(asked, 0, 0), self._find(asked), asked.mode, names=names)

    def _complete(self, rows: Results, found: _Found, mode: Mode, *, names: bool) -> Results:
        offers = self._offers(found) if mode == "smart" else _Offers()
        facets = found.facets if names else found.facets_but_names
        return msgspec.structs.replace(rows, facets=facets, **offers._asdict())

    def rows(self, asked: Asked, limit: int, offset: int) -> Results:
        """One page of the answer to a question; see `Archive.rows`."""
        found = self._find(asked)
        question, matches = found.question, found.matches
        rows = self._rows(found, asked.copies)
        start = max(0, offset)
        page = list(rows.page(start, start + max(0, limit)))
        offers = self._offers(found) if asked.mode == "smart" and not matches else _Offers()
        return Results(
            total=len(matches),
            rows=len(rows),
            hits=self._hits(question, [(rows.printings(number), score) for number, score in page]),
            suggestions=offers.suggestions,
            shorter=offers.shorter,
            notices=(*question.notices, *([Notice(kind="too-wide", detail=asked.text)] if matches.cut else [])),
            understood=question.understood,
        )

    def order(self, asked: Asked) -> list[tuple[Any, ...]]:
        """What each row of an answer is ordered by, in order, so that it can be merged with the rows of other archives:
        a score or a day as a number, or a title as the alphabet has it.
        """
        rows = self._rows(self._find(asked), asked.copies)
        if asked.sort != "title":
            return [(key,) for key in rows.keys()]  # noqa: SIM118 — no dictionary
        titles = (self._store.article_at(number).title for number, _score in rows.page(0, len(rows)))
        return [(not title, alphabet.key(title)) for title in titles]

    def ids(self, asked: Asked) -> tuple[str, ...]:
        """The ids of all articles that answer a question."""
        return tuple(self._store.ids_at(self._find(asked._replace(sort="newest")).matches.numbers))

    def timeline(self, asked: Asked, step: Step, within: tuple[IsoDate, IsoDate] | None) -> Timeline:
        """How many articles of an answer there are of each year, month or day."""
        found = self._find_in_any_order(asked)
        return self._matcher.timeline(found.question, asked.filters, found.matches, step, within)

    def counted_values(self, asked: Asked, facet: str, beginning: str) -> tuple[Count, ...]:
        """The values of a facet of which a word begins so, with their counts in an answer."""
        found = self._find_in_any_order(asked)
        return self._matcher.counted_values(found.question, asked.filters, found.matches, facet, beginning, MOST_VALUES)

    def counts(self, asked: Asked, facet: str, values: Collection[str]) -> tuple[Count, ...]:
        """How many articles of an answer have each of these values of a facet."""
        found = self._find_in_any_order(asked)
        return self._matcher.counts(found.question, asked.filters, found.matches, facet, values)

    def _find_in_any_order(self, asked: Asked) -> _Found:
        """An answer that is kept, however it was ordered, or else a new one."""
        kept = (found for (one, _day), found in self._kept.items() if one._replace(sort=asked.sort) == asked)
        return next(kept, None) or self._find(asked)

    def articles(self, asked: Asked, offset: int) -> Answered:
        """The articles with pictures that answer a question."""
        pictured = msgspec.structs.replace(asked.filters, has=tuple({*asked.filters.has, IMAGE}))
        found = self._find(asked._replace(filters=pictured))
        return Answered(self._read(found, max(0, offset)), len(found.matches))

    def every_article(self, asked: Asked) -> tuple[int, Iterator[Article]]:
        """How many articles answer a question, and all of them in order, read as they are taken."""
        matches = self._find(asked).matches
        numbers = (
            number
            for first in range(0, len(matches), READ_TOGETHER)
            for number, _score in matches.page(first, first + READ_TOGETHER)
        )
        return len(matches), (self._placed(self._store.article_at(number)) for number in numbers)

    def _read(self, found: _Found, start: int) -> Iterator[tuple[Article, marking.Marks]]:
        tree = found.question.tree
        for first in range(start, len(found.matches), READ_TOGETHER):
            numbers = [number for number, _score in found.matches.page(first, first + READ_TOGETHER)]
            none: list[marking.Positions] = [{} for _number in numbers]
            positions = self._matcher.positions(tree, numbers) if tree is not None else none
            for number, where in zip(numbers, positions, strict=True):
                article = self._placed(self._store.article_at(number))
                yield article, marking.marks(article, where)

    def marks(self, asked: Asked, article_id: str, shown: Sequence[str]) -> list[tuple[Span, ...]]:
        """Where the texts shown of an article answer a question."""
        question = self._find(asked).question
        number = self._store.number(article_id)
        if question.tree is None or number is None:
            return [() for _text in shown]
        (positions,) = self._matcher.positions(question.tree, [number])
        return marking.marks(self._store.article_at(number), positions).of(shown)

    def values(self, facet: str, beginning: str, limit: int) -> tuple[str, ...]:
        """The sections, sources or authors of which a word begins so, or the names that do, most frequent first."""
        if facet in NAMES:
            return suggestions.names(self._store, beginning, limit, facet)
        return self._matcher.values(facet, beginning, limit)

    def explain(self, asked: Asked) -> Explanation:
        """How a question was understood, with the articles that each of its parts finds by itself."""
        found = self._find(asked)
        unfiltered = found.matches.unfiltered
        return explaining.explanation(found.question, asked.mode, self._knowledge(), unfiltered, self._matcher.total)

    def _find(self, asked: Asked) -> _Found:
        """The answer to a question, whether its reprints stand apart or not."""
        today = self._knowledge().today
        key = asked._replace(copies="apart"), today
        if key not in self._kept:
            while len(self._kept) >= MOST_KEPT:
                del self._kept[next(iter(self._kept))]
            self._kept[key] = self._found(asked)
        return self._kept[key]

    def _found(self, asked: Asked) -> _Found:
        typed = understand(asked.text, asked.mode, self._knowledge())
        question, matches, tried = typed, self._matches(typed, asked), None
        if not matches.unfiltered and asked.mode == "smart" and self._finds_nothing(question):
            question, matches = self._relaxed(question, matches, asked)
            if not matches.unfiltered:
                tried = self._offering.corrected(question, matches, relaxed=False)
                question, matches = self._corrected(question, matches, tried, asked)
        count = partial(self._matcher.count, question, asked.filters, matches)
        relaxed = question is not typed
        return _Found(question, matches, count, relaxed, asked.filters, None if relaxed else tried)

    def _matches(self, question: Question, asked: Asked) -> Matches:
        return self._matcher.find(question, asked.sort, asked.filters)

    def _finds_nothing(self, question: Question) -> bool:
        """Whether that is not only because of what is excluded."""
        node = wanted(question)
        return node is not None and not self._matcher.total(node)

    def _relaxed(self, question: Question, matches: Matches, asked: Asked) -> tuple[Question, Matches]:
        """The mildest reading with freer accents that finds anything (R13); as it was when none does."""
        for relaxing in RELAXINGS:
            freer = reading(question, "smart", self._knowledge(), relaxing)
            if freer.tree != question.tree:
                found = self._matches(freer, asked)
                if found.unfiltered:
                    return freer, found
        return question, matches

    def _corrected(
        self, question: Question, matches: Matches, tried: list[Correction], asked: Asked
    ) -> tuple[Question, Matches]:
        """The question with what was surely mistyped put right; as it was when nothing is sure."""
        sure = correcting.best(tried)
        if sure is None:
            return question, matches
        meant = understand(sure.text, "smart", self._knowledge())
        notices = (correcting.notice(question, sure), *(one for one in meant.notices if not one.question))
        return msgspec.structs.replace(meant, notices=notices), self._matches(meant, asked)

    def _offers(self, found: _Found) -> _Offers:
        """What else may have been meant; for a further page of an answer it is known."""
        if self._offered is None or self._offered[0] is not found:
            question, matches = found.question, found.matches
            suggested = found.tried
            if suggested is None:
                suggested = self._offering.corrected(question, matches, relaxed=found.relaxed)
            readings = self._offering.readings(question, matches, found.filters)
            shorter = self._offering.shortened(question, matches, found.filters)
            offers = _Offers(readings, tuple(one.text for one in suggested), shorter)
            self._offered = (found, offers)
        return self._offered[1]

    def _rows(self, found: _Found, prefer: Copies) -> Matches:
        """The matches, or only one printing of each story; for a further page of an answer these are known."""
        if prefer == "apart":
            return found.matches
        if self._shown is None or self._shown[:2] != (found, prefer):
            self._shown = (found, prefer, found.matches.collapsed(self._copies, prefer))
        return self._shown[2]

    @cached_property
    def _copies(self) -> copying.Copies:
        groups = [list(self._store.numbers(group).values()) for group in self._groups()]
        return copying.Copies(self._store.snapshot, self._columns.days, groups)

    def _knowledge(self) -> Knowledge:
        return _knowledge(self._matcher, self._synonyms)

    def _hits(self, question: Question, page: Sequence[tuple[list[int], float]]) -> tuple[Hit, ...]:
        numbers = [printings[0] for printings, _score in page]
        none: list[marking.Positions] = [{} for _number in numbers]
        positions = self._matcher.positions(question.tree, numbers) if question.tree is not None else none
        return tuple(
            self._hit(printings, score, where) for (printings, score), where in zip(page, positions, strict=True)
        )

    def _hit(self, printings: list[int], score: float, positions: marking.Positions) -> Hit:
        article = self._placed(self._store.article_at(printings[0]))
        marks = marking.marks(article, positions)
        return Hit(
            id=article.id,
            title=article.title,
            title_spans=marks.of([article.title])[0],
            date=article.published,
            source=article.source,
            section=article.section,
            author=article.author,
            path=article.provenance.path,
            score=round(score, 4),
            snippet=snippets.snippet(article, marks),
            copies=tuple(copy(self._placed(self._store.article_at(number))) for number in printings[1:]),
        )


def _knowledge(matcher: Matcher, synonyms: Synonyms | None) -> Knowledge:
    return Knowledge(matcher, synonyms, datetime.now(UTC).astimezone().date())


def _count(matcher: Matcher, synonyms: Synonyms | None, text: str, filters: Filters) -> int:
    """How many articles a question finds just as it is. No method: what holds it would hold all of `Searching` in a
    circle, whose arrays would then outlive the snapshot until Python looks for circles.
    """
    question = understand(text, "smart", _knowledge(matcher, synonyms))
    if question.tree is None:
        return 0
    return matcher.total(question.tree) if filters == NO_FILTERS else len(matcher.find(question, "relevance", filters))


def copy(article: Article) -> Copy:
    """An article as a further printing of a story."""
    return Copy(
        id=article.id,
        title=article.title,
        date=article.published,
        source=article.source,
        path=article.provenance.path,
    )
