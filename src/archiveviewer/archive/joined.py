"""The answers of several archives as one list. A question comes in; rows in one order go out, with counts added.

Lists are merged by date, by title, or by score: each article is weighed within its own archive, so scores of very
different archives compare only roughly. It refuses to know which archives these are, and how one of them answers.
"""

from __future__ import annotations

import functools
import heapq
import itertools
from collections import Counter
from typing import TYPE_CHECKING

import msgspec

from archiveviewer.archive import summing
from archiveviewer.archive.offering import MOST_SUGGESTIONS
from archiveviewer.index.narrowing import MOST_NAMES
from archiveviewer.index.verification import damage_told
from archiveviewer.query.fields import NAMES
from archiveviewer.results import Notice, Reading, Results, Timeline

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from archiveviewer.archive import Archive
    from archiveviewer.archive.asking import Asked
    from archiveviewer.archive.homes import Homes
    from archiveviewer.article import Article
    from archiveviewer.results import Count, Explanation, Hit, IsoDate, Span, Step

_FREER = {"relaxed", "unaccented", "corrected"}
"""Notices of an answer to another question than was typed."""


ABSENT = "archive-absent"
"""The kind of the notice that names an archive which could not be opened."""


class Joined:
    """Some archives in one state each; the order of the last answer is kept for its further pages."""

    def __init__(self, archives: Sequence[Archive], homes: Homes, absent: Sequence[str] = ()) -> None:
        """`absent` are the names of archives that are passed over."""
        self.archives, self._homes = archives, homes
        self._absent = tuple(Notice(kind=ABSENT, detail=name) for name in absent)
        self._order: tuple[Asked, list[int]] | None = None

    # What answers questions does; see `asking.Answering`.

    def page(self, asked: Asked, limit: int, offset: int) -> Results:
        """One page of the whole answer. Reprints stand behind one another only within an archive."""
        return self._answer(asked, self._whole(asked, names=True), limit, offset)

    def told(self, asked: Asked, *, names: bool) -> Results:
        """The same without rows, and perhaps without counting names."""
        return self._answer(asked, self._whole(asked, names=names), 0, 0)

    def rows(self, asked: Asked, limit: int, offset: int) -> Results:
        """The same without what takes longer than its hits."""
        return self._answer(asked, self._firsts(asked), limit, offset)

    def preparing(self, *, names: bool) -> Iterator[None]:
        """In one archive after the other."""
        for archive in self.archives:
            yield from archive.preparing(names=names)

    def every_article(self, asked: Asked) -> tuple[int, Iterator[Article]]:
        """How many articles answer a question, and all of them in order, each read when it is taken."""
        order = self._merged(asked, _counted(self._firsts(asked)))
        rows = {number: self._own_articles(asked, self.archives[number]) for number in set(order)}
        return len(order), (next(rows[number]) for number in order)

    def ids(self, asked: Asked) -> tuple[str, ...]:
        """The ids of all articles that answer a question."""
        return tuple(
            self._homes.known(archive, one)
            for archive in self.archives
            for one in archive.ids(asked.text, mode=asked.mode, filters=self._there(archive, asked).filters)
        )

    def timeline(self, asked: Asked, step: Step, within: tuple[IsoDate, IsoDate] | None) -> Timeline:
        """The counts of all archives, added."""
        found = [
            archive.timeline(one.text, step=step, within=within, mode=one.mode, filters=one.filters)
            for archive, one in self._each(asked)
        ]
        return Timeline(
            step=step,
            found=summing.dates(one.found for one in found),
            held=summing.dates(one.held for one in found),
        )

    def counted_values(self, asked: Asked, facet: str, beginning: str) -> tuple[Count, ...]:
        """The counts of all archives, added."""
        return summing.values(
            archive.values(one.text, facet, beginning=beginning, mode=one.mode, filters=one.filters)
            for archive, one in self._each(asked)
        )

    def counts(self, asked: Asked, facet: str, values: Collection[str]) -> tuple[Count, ...]:
        """The counts of all archives, added."""
        return summing.values(
            archive.counts(one.text, facet, values, mode=one.mode, filters=one.filters)
            for archive, one in self._each(asked)
        )

    def marks(self, asked: Asked, article_id: str, shown: Sequence[str]) -> list[tuple[Span, ...]]:
        """Where the texts shown of an article answer a question, at its home."""
        archive, plain = self._homes.home(article_id)
        return archive.marks(asked.text, plain, shown, mode=asked.mode)

    def explain(self, asked: Asked) -> Explanation:
        """How a question was understood, with the counts of all archives where they understood it alike."""
        return functools.reduce(
            summing.explanation, (one.explain(asked.text, mode=asked.mode) for one in self.archives)
        )

    def _each(self, asked: Asked) -> Iterator[tuple[Archive, Asked]]:
        """Each archive with the question as it is asked it."""
        return ((archive, self._there(archive, asked)) for archive in self.archives)

    # How rows are merged

    def _firsts(self, asked: Asked) -> list[Results]:
        return [self._page(archive, asked, 0, 0) for archive in self.archives]

    def _answer(self, asked: Asked, firsts: Sequence[Results], limit: int, offset: int) -> Results:
        """The answer of all archives, each of which has answered without rows."""
        counted = _counted(firsts)
        order = self._merged(asked, counted)
        hits = self._hits(asked, order, max(0, offset), max(0, limit))
        found = [firsts[number] for number in counted]
        told = dict.fromkeys(itertools.chain.from_iterable(one.notices for one in found))
        total = sum(one.total for one in found)
        return Results(
            total=total,
            rows=len(order),
            hits=hits,
            facets=summing.facets([one.facets for one in found]),
            notices=(*told, *self._absent),
            suggestions=tuple(dict.fromkeys(itertools.chain.from_iterable(one.suggestions for one in found))),
            readings=summing.readings(one.readings for one in found),
            shorter=() if total else self._shorter(asked, found),
            understood=found[0].understood,
        )

    def _shorter(self, asked: Asked, found: Sequence[Results]) -> tuple[Reading, ...]:
        """The shorter questions that the archives offer, with what all of them find."""
        told = []
        for text in dict.fromkeys(one.text for each in found for one in each.shorter):
            firsts = self._firsts(asked._replace(text=text))
            told.append(Reading(text, sum(firsts[number].total for number in _counted(firsts))))
        return tuple(sorted(told, key=lambda one: -one.articles)[:MOST_SUGGESTIONS])

    def _whole(self, asked: Asked, *, names: bool) -> list[Results]:
        """What each archive answers without rows. A name that one of them tells is counted in all, although another
        may have more frequent ones to tell.
        """
        firsts = []
        for archive, one in self._each(asked):
            first = archive.told(
                one.text, sort=one.sort, mode=one.mode, filters=one.filters, copies=one.copies, names=names
            )
            firsts.append(first)
        told = {name: {one.value for first in firsts for one in getattr(first.facets, name)} for name in NAMES}
        return [self._with_names(*pair, asked, told) for pair in zip(self.archives, firsts, strict=True)]

    def _with_names(self, archive: Archive, first: Results, asked: Asked, told: dict[str, set[str]]) -> Results:
        text, _sort, mode, filters, _copies = self._there(archive, asked)
        names = {}
        for name, values in told.items():
            counts: tuple[Count, ...] = getattr(first.facets, name)
            if len(counts) >= MOST_NAMES and (missing := values.difference(one.value for one in counts)):
                names[name] = (*counts, *archive.counts(text, name, missing, mode=mode, filters=filters))
        return msgspec.structs.replace(first, facets=msgspec.structs.replace(first.facets, **names))

    def _there(self, archive: Archive, asked: Asked) -> Asked:
        """The question as an archive itself is asked it."""
        return asked._replace(filters=self._homes.there(archive, asked.filters))

    def _page(self, archive: Archive, asked: Asked, limit: int, offset: int) -> Results:
        text, sort, mode, filters, copies = self._there(archive, asked)
        return archive.rows(text, limit=limit, offset=offset, sort=sort, mode=mode, filters=filters, copies=copies)

    def _merged(self, asked: Asked, counted: Sequence[int]) -> list[int]:
        """Of each row of the whole answer the number of its archive; kept for further pages."""
        if self._order is None or self._order[0] != asked:
            own = {number: self.archives[number] for number in counted}
            keys = [[(key, number) for key in one.order(self._there(one, asked))] for number, one in own.items()]
            self._order = asked, [number for _key, number in heapq.merge(*keys)]
        return self._order[1]

    def _hits(self, asked: Asked, order: Sequence[int], offset: int, limit: int) -> tuple[Hit, ...]:
        """The rows of a page, each archive asked once for those of it that are its own."""
        page = order[offset : offset + limit]
        before = Counter(order[:offset])
        own = Counter(page).items()
        rows = {number: iter(self._own_hits(asked, number, count, before[number])) for number, count in own}
        return tuple(next(rows[number]) for number in page)

    def _own_hits(self, asked: Asked, number: int, limit: int, offset: int) -> list[Hit]:
        archive = self.archives[number]
        hits = self._page(archive, asked, limit, offset).hits
        return [msgspec.structs.replace(self._homes.abroad(archive, hit), archive=archive.path.name) for hit in hits]

    def _own_articles(self, asked: Asked, archive: Archive) -> Iterator[Article]:
        text, sort, mode, filters, _copies = self._there(archive, asked)
        with damage_told(archive.path / "index"):
            _total, found = archive.matching(text, sort=sort, mode=mode, filters=filters)
            for article in found:
                yield msgspec.structs.replace(article, id=self._homes.known(archive, article.id))


def _counted(firsts: Sequence[Results]) -> list[int]:
    """The numbers of the archives whose answers count: one that read the question more freely has nothing to say where
    another found just what was asked.
    """
    freer = [bool(_FREER & {notice.kind for notice in one.notices}) for one in firsts]
    exact = [number for number, one in enumerate(firsts) if one.total and not freer[number]]
    return exact or list(range(len(firsts)))
