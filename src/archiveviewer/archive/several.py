"""Several archives searched as one: the person's own and others beside it, which are only read.

It reads like an `Archive`. Articles of the others have their archive's id behind their own (`id@archive`), so an id
always leads home; every hit tells its archive's name. Totals and facets are added; lists are merged by date, or by
score: each article is weighed within its own archive, so scores of very different archives compare only roughly. One
that can't be opened is told with every answer and passed over. It refuses to write, and to know how an archive answers.
"""

from __future__ import annotations

import functools
import heapq
import itertools
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Self, TypeVar

import msgspec

from archiveviewer.archive import Archive, summing
from archiveviewer.archive.searching import NO_FILTERS
from archiveviewer.article import home, seen_beside
from archiveviewer.errors import ArchiveViewerError
from archiveviewer.index.verification import damage_told
from archiveviewer.related.difference import difference
from archiveviewer.results import Count, Notice, Picked, PictureResults, Results, Timeline

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from archiveviewer.article import Article, Block
    from archiveviewer.results import (
        Copies,
        Explanation,
        Filters,
        Hit,
        IsoDate,
        Mode,
        PicturePlace,
        Problem,
        Related,
        Row,
        Sort,
        Span,
        Stats,
        Step,
        Story,
    )

ABSENT = "archive-absent"
"""The kind of the notice that names an archive which could not be opened."""
_FREER = {"relaxed", "unaccented", "corrected"}
"""Notices of an answer to another question than was typed."""
T = TypeVar("T")
S = TypeVar("S", bound=msgspec.Struct)


@dataclass(frozen=True, slots=True)
class Absent:
    """An archive that could not be opened, and why."""

    path: Path
    error: ArchiveViewerError


class _Asked(NamedTuple):
    """A question as it goes to every archive."""

    text: str
    sort: Sort
    mode: Mode
    filters: Filters
    copies: Copies


class Several:
    """A person's own archive and others beside it; `absent` are those that can't be opened. Belongs to one thread."""

    def __init__(self, own: Archive, others: Sequence[Archive], absent: Sequence[Absent] = ()) -> None:
        self._own, self._others, self.absent = own, tuple(others), tuple(absent)
        self._archives = (own, *self._others)
        self.asked = self._archives
        self._order: tuple[_Asked, list[int]] | None = None

    @classmethod
    def open(cls, own: Path | str, others: Iterable[Path | str], only: Path | str | None = None) -> Self:
        """Open archives to be read; with `only` that one alone is asked, while articles of all can be read. Raises what
        `Archive.open` raises for the first; the others may be missing.
        """
        found, absent = [], []
        main = Archive.open(own)
        seen = {main.id}
        for path in map(Path, others):
            try:
                opened = Archive.open(path)
            except (ArchiveViewerError, OSError) as error:
                absent.append(Absent(path, error if isinstance(error, ArchiveViewerError) else ArchiveViewerError()))
                continue
            if opened.id in seen:  # a copy of one that is there already would show everything twice
                opened.close()
            else:
                seen.add(opened.id)
                found.append(opened)
        several = cls(main, found, absent)
        several.ask_only(None if only is None else Path(only))
        return several

    def ask_only(self, path: Path | None) -> None:
        """Ask one of the archives, or, with None or a path that is none of theirs, all of them."""
        self.asked = tuple(one for one in self._archives if one.path == path) or self._archives

    def close(self) -> None:
        """Let all files go."""
        for archive in self._archives:
            archive.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def id(self) -> str:
        """The id of the person's own archive."""
        return self._own.id

    @property
    def archives(self) -> tuple[str, ...]:
        """The ids of all archives whose articles can be read here, the person's own first."""
        return tuple(one.id for one in self._archives)

    @property
    def path(self) -> Path:
        """The folder of the person's own archive."""
        return self._own.path

    # Whose an article is.

    def _home(self, article_id: str) -> tuple[Archive, str]:
        """The archive of an article, and its id there; one's own, which does not have it, where it is not here."""
        of, plain = home(article_id, self.id)
        return next(((one, plain) for one in self._archives if one.id == of), (self._own, article_id))

    def _id(self, archive: Archive, article_id: str) -> str:
        return seen_beside(self.id, archive.id, article_id) if article_id else ""

    def _abroad(self, archive: Archive, found: S) -> S:
        """A value of an archive in which every article has the id by which it is known here."""
        if archive is self._own:
            return found
        changes: dict[str, object] = {}
        for name in found.__struct_fields__:
            value = getattr(found, name)
            if name == "id":
                changes[name] = self._id(archive, value)
            elif isinstance(value, tuple) and value and isinstance(value[0], msgspec.Struct):
                changes[name] = tuple(self._abroad(archive, one) for one in value)
        return msgspec.structs.replace(found, **changes)

    def _there(self, archive: Archive, filters: Filters) -> Filters:
        """The filters with the ids of what a person picked as an archive itself has them."""
        if filters.picked is None:
            return filters
        homes = (home(one, self.id) for one in filters.picked.articles)
        picked = Picked(filters.picked.name, tuple(dict.fromkeys(one for of, one in homes if of == archive.id)))
        return msgspec.structs.replace(filters, picked=picked)

    # Searching.

    def search(
        self,
        question: str,
        *,
        limit: int = 20,
        offset: int = 0,
        sort: Sort = "relevance",
        mode: Mode = "smart",
        filters: Filters = NO_FILTERS,
        copies: Copies = "apart",
    ) -> Results:
        """One page of the answer of all archives; see `Archive.search`. Reprints stand behind one another only within
        an archive.
        """
        asked = _Asked(question, sort, mode, filters, copies)
        return self._answer(asked, [self._whole(archive, asked) for archive in self.asked], limit, offset)

    def rows(
        self,
        question: str,
        *,
        limit: int = 20,
        offset: int = 0,
        sort: Sort = "relevance",
        mode: Mode = "smart",
        filters: Filters = NO_FILTERS,
        copies: Copies = "apart",
    ) -> Results:
        """The same without what takes longer than its hits; see `Archive.rows`."""
        asked = _Asked(question, sort, mode, filters, copies)
        return self._answer(asked, [self._page(archive, asked, 0, 0) for archive in self.asked], limit, offset)

    def _answer(self, asked: _Asked, firsts: Sequence[Results], limit: int, offset: int) -> Results:
        """The answer of all archives, each of which has answered without rows."""
        counted = _counted(firsts)
        order = self._merged(asked, counted)
        hits = self._hits(asked, order, max(0, offset), max(0, limit))
        found = [firsts[number] for number in counted]
        told = dict.fromkeys(itertools.chain.from_iterable(one.notices for one in found))
        return Results(
            total=sum(one.total for one in found),
            rows=len(order),
            hits=hits,
            facets=summing.facets([one.facets for one in found]),
            notices=(*told, *(Notice(kind=ABSENT, detail=one.path.name) for one in self.absent)),
            suggestions=tuple(dict.fromkeys(itertools.chain.from_iterable(one.suggestions for one in found))),
            readings=summing.readings(one.readings for one in found),
            understood=found[0].understood,
        )

    def _whole(self, archive: Archive, asked: _Asked) -> Results:
        text, sort, mode, filters, copies = asked._replace(filters=self._there(archive, asked.filters))
        return archive.search(text, limit=0, sort=sort, mode=mode, filters=filters, copies=copies)

    def _page(self, archive: Archive, asked: _Asked, limit: int, offset: int) -> Results:
        text, sort, mode, filters, copies = asked._replace(filters=self._there(archive, asked.filters))
        return archive.rows(text, limit=limit, offset=offset, sort=sort, mode=mode, filters=filters, copies=copies)

    def _merged(self, asked: _Asked, counted: Sequence[int]) -> list[int]:
        """Of each row of the whole answer the number of its archive; kept for further pages."""
        if self._order is None or self._order[0] != asked:
            there = {n: asked._replace(filters=self._there(self.asked[n], asked.filters)) for n in counted}
            keys = [[(key, number) for key in self.asked[number].order(*there[number])] for number in counted]
            self._order = asked, [number for _key, number in heapq.merge(*keys)]
        return self._order[1]

    def _hits(self, asked: _Asked, order: Sequence[int], offset: int, limit: int) -> tuple[Hit, ...]:
        """The rows of a page, each archive asked once for those of it that are its own."""
        page = order[offset : offset + limit]
        before = Counter(order[:offset])
        own = Counter(page).items()
        rows = {number: iter(self._own_hits(asked, number, count, before[number])) for number, count in own}
        return tuple(next(rows[number]) for number in page)

    def _own_hits(self, asked: _Asked, number: int, limit: int, offset: int) -> list[Hit]:
        archive = self.asked[number]
        hits = self._page(archive, asked, limit, offset).hits
        return [msgspec.structs.replace(self._abroad(archive, hit), archive=archive.path.name) for hit in hits]

    def matching(
        self, question: str, *, sort: Sort = "relevance", mode: Mode = "smart", filters: Filters = NO_FILTERS
    ) -> tuple[int, Iterator[Article]]:
        """How many articles answer a question, and all of them in order, each read when it is taken."""
        asked = _Asked(question, sort, mode, filters, "apart")
        order = self._merged(asked, _counted([self._page(archive, asked, 0, 0) for archive in self.asked]))
        rows = {number: self._own_articles(asked, self.asked[number]) for number in set(order)}
        return len(order), (next(rows[number]) for number in order)

    def _own_articles(self, asked: _Asked, archive: Archive) -> Iterator[Article]:
        filters = self._there(archive, asked.filters)
        with damage_told(archive.path / "index"):
            _total, found = archive.matching(asked.text, sort=asked.sort, mode=asked.mode, filters=filters)
            for article in found:
                yield msgspec.structs.replace(article, id=self._id(archive, article.id))

    def ids(self, question: str, *, mode: Mode = "smart", filters: Filters = NO_FILTERS) -> tuple[str, ...]:
        """The ids of all articles that answer a question."""
        return tuple(
            self._id(archive, one)
            for archive in self.asked
            for one in archive.ids(question, mode=mode, filters=self._there(archive, filters))
        )

    def timeline(
        self,
        question: str,
        *,
        step: Step = "year",
        within: tuple[IsoDate, IsoDate] | None = None,
        mode: Mode = "smart",
        filters: Filters = NO_FILTERS,
    ) -> Timeline:
        """The counts of all archives, added."""
        found = [
            archive.timeline(question, step=step, within=within, mode=mode, filters=self._there(archive, filters))
            for archive in self.asked
        ]
        return Timeline(
            step=step,
            found=summing.dates(one.found for one in found),
            held=summing.dates(one.held for one in found),
        )

    def values(
        self, question: str, facet: str, *, beginning: str = "", mode: Mode = "smart", filters: Filters = NO_FILTERS
    ) -> tuple[Count, ...]:
        """The counts of all archives, added."""
        found = (
            archive.values(question, facet, beginning=beginning, mode=mode, filters=self._there(archive, filters))
            for archive in self.asked
        )
        return summing.values(found)

    def explain(self, question: str, *, mode: Mode = "smart") -> Explanation:
        """How a question was understood, with the counts of all archives where they understood it alike."""
        return functools.reduce(summing.explanation, (one.explain(question, mode=mode) for one in self.asked))

    def suggest(self, text: str, *, limit: int = 8) -> tuple[str, ...]:
        """Completions of all archives, in turns."""
        found = [archive.suggest(text, limit=limit) for archive in self.asked]
        turns = itertools.chain.from_iterable(itertools.zip_longest(*found, fillvalue=""))
        return tuple(dict.fromkeys(one for one in turns if one))[:limit]

    def pictures(
        self,
        question: str,
        *,
        limit: int = 50,
        offset: int = 0,
        sort: Sort = "relevance",
        mode: Mode = "smart",
        filters: Filters = NO_FILTERS,
    ) -> PictureResults:
        """Pictures of one archive after the other; `offset` counts the articles of all."""
        before, page, total = 0, PictureResults(total=0), 0
        for archive in self.asked:
            at = max(0, offset - before)
            there = self._there(archive, filters)
            found = archive.pictures(question, limit=limit, offset=at, sort=sort, mode=mode, filters=there)
            total += found.total
            room = limit - len(page.hits)
            if page.next is None and room > 0 and at < found.total:
                hits = tuple(self._abroad(archive, hit) for hit in found.hits)
                page = PictureResults(total=0, hits=(*page.hits, *hits))
                if found.next is not None:
                    page = msgspec.structs.replace(page, next=before + found.next)
            elif page.next is None and found.total and at < found.total:
                page = msgspec.structs.replace(page, next=before)
            before += found.total
        return msgspec.structs.replace(page, total=total)

    # Reading: every article at home.

    def article(self, article_id: str) -> Article:
        """The article of an id; raises ArticleMissing, also where its archive is not here."""
        archive, plain = self._home(article_id)
        return msgspec.structs.replace(archive.article(plain), id=article_id)

    def marks(
        self, question: str, article_id: str, texts: Sequence[str], *, mode: Mode = "smart"
    ) -> list[tuple[Span, ...]]:
        """Where each of the texts, shown in the order of an article, answers the question."""
        archive, plain = self._home(article_id)
        return archive.marks(question, plain, texts, mode=mode)

    def related(self, article_id: str) -> Related:
        """What else to read in the article's own archive."""
        archive, plain = self._home(article_id)
        return self._abroad(archive, archive.related(plain))

    def story(self, article_id: str) -> Story:
        """How the story of an article went on, in its own archive."""
        archive, plain = self._home(article_id)
        return self._abroad(archive, archive.story(plain))

    def difference(self, one: str, other: str) -> tuple[Row, ...]:
        """Two articles paragraph by paragraph, also of different archives."""
        return difference(self.article(one), self.article(other))

    def original(self, article: Article) -> Path | None:
        """The file an article was read from, if it is still there."""
        return self._at_home(article, Archive.original)

    def paged(self, article: Article) -> PicturePlace | None:
        """The file with the pages of an article, if it has pages and is there."""
        return self._at_home(article, Archive.paged)

    def picture(self, article: Article, block: Block) -> PicturePlace | None:
        """The picture of a figure, if it is a file inside its archive's source folders, or lies inside such a file."""
        archive, plain = self._home(article.id)
        return archive.picture(msgspec.structs.replace(article, id=plain), block)

    def _at_home(self, article: Article, ask: Callable[[Archive, Article], T]) -> T:
        archive, plain = self._home(article.id)
        return ask(archive, msgspec.structs.replace(article, id=plain))

    # The archives themselves: what can be changed is the person's own.

    def refresh(self) -> bool:
        """Take the newest commit of each; true if that changed anything."""
        changed = [archive.refresh() for archive in self._archives]
        if any(changed):
            self._order = None
        return any(changed)

    def stats(self) -> Stats:
        """The archives that are asked at a glance; when it was updated is of the first of them, what failed of the
        person's own.
        """
        found = [archive.stats() for archive in self.asked]
        own = found[0] if self.asked[0] is self._own else msgspec.structs.replace(found[0], failed=0)
        years = [year for one in found for year in (one.first_year, one.last_year) if year is not None]
        return msgspec.structs.replace(
            own,
            articles=sum(one.articles for one in found),
            pictures=sum(one.pictures for one in found),
            files=sum(one.files for one in found),
            index_bytes=sum(one.index_bytes for one in found),
            first_year=min(years, default=None),
            last_year=max(years, default=None),
        )

    def own_synonyms(self) -> Path:
        """The list of abbreviations of the person's own archive, to be edited."""
        return self._own.own_synonyms()

    def problems(self) -> tuple[Problem, ...]:
        """What a person should look at in their own archive."""
        return self._own.problems()

    def encodings(self) -> tuple[tuple[Path, str], ...]:
        """The encodings that a person decided in their own archive."""
        return self._own.encodings()

    def folders(self) -> tuple[Path, ...]:
        """The source folders of all archives."""
        return tuple(folder for archive in self._archives for folder in archive.folders())


def _counted(firsts: Sequence[Results]) -> list[int]:
    """The numbers of the archives whose answers count: one that read the question more freely has nothing to say where
    another found just what was asked.
    """
    freer = [bool(_FREER & {notice.kind for notice in one.notices}) for one in firsts]
    exact = [number for number, one in enumerate(firsts) if one.total and not freer[number]]
    return exact or list(range(len(firsts)))
