"""Several archives searched as one: the person's own and others beside it, which are only read.

It reads like an `Archive`. Articles of the others have their archive's id behind their own (`homes`), so an id always
leads home; every hit tells its archive's name. How answers become one, `joined` and `summing` know. An archive that
can't be opened is told with every answer and passed over. It refuses to write, and to know how an archive answers.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Self, TypeVar

import msgspec

from archiveviewer.archive import Archive
from archiveviewer.archive.asking import NO_FILTERS
from archiveviewer.archive.homes import Homes
from archiveviewer.archive.joined import Joined
from archiveviewer.archive.searchable import Searchable
from archiveviewer.errors import ArchiveViewerError
from archiveviewer.related.difference import difference
from archiveviewer.results import PictureResults

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator, Sequence

    from archiveviewer.article import Article, Block
    from archiveviewer.results import (
        Filters,
        Mode,
        PicturePlace,
        Problem,
        Related,
        Row,
        Sort,
        Stats,
        Story,
    )

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Absent:
    """An archive that could not be opened, and why."""

    path: Path
    error: ArchiveViewerError

    @classmethod
    def of(cls, path: Path, error: Exception) -> Self:
        """The archive at a path, and what was raised."""
        return cls(path, error if isinstance(error, ArchiveViewerError) else ArchiveViewerError())


class Several(Searchable):
    """A person's own archive and others beside it; `absent` are those that can't be opened. Belongs to one thread."""

    def __init__(self, own: Archive, others: Sequence[Archive], absent: Sequence[Absent] = ()) -> None:
        self.path, self.absent = own.path, tuple(absent)
        self._own, self._archives = own, (own, *others)
        self._homes = Homes(self._archives)
        self.ask_only(None)

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
                absent.append(Absent.of(path, error))
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
        self._join()

    def _join(self) -> None:
        self._joined = Joined(self.asked, self._homes, [one.path.name for one in self.absent])

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

    # Searching, as `Searchable` tells

    def _searching(self) -> Joined:
        return self._joined

    def warming(self) -> Iterator[None]:
        """In one archive after the other; see `Archive.warming`."""
        for archive in self.asked:
            yield from archive.warming()

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
            there = self._homes.there(archive, filters)
            found = archive.pictures(question, limit=limit, offset=at, sort=sort, mode=mode, filters=there)
            total += found.total
            room = limit - len(page.hits)
            if page.next is None and room > 0 and at < found.total:
                hits = tuple(self._homes.abroad(archive, hit) for hit in found.hits)
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
        archive, plain = self._homes.home(article_id)
        return msgspec.structs.replace(archive.article(plain), id=article_id)

    def related(self, article_id: str) -> Related:
        """What else to read in the article's own archive."""
        archive, plain = self._homes.home(article_id)
        return self._homes.abroad(archive, archive.related(plain))

    def relating(self, article_id: str) -> Generator[None, None, Related]:
        """The same step by step; see `Archive.relating`."""
        archive, plain = self._homes.home(article_id)
        return self._homes.abroad(archive, (yield from archive.relating(plain)))

    def story(self, article_id: str) -> Story:
        """How the story of an article went on, in its own archive."""
        archive, plain = self._homes.home(article_id)
        return self._homes.abroad(archive, archive.story(plain))

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
        return self._at_home(article, lambda archive, plain: archive.picture(plain, block))

    def _at_home(self, article: Article, ask: Callable[[Archive, Article], T]) -> T:
        archive, plain = self._homes.home(article.id)
        return ask(archive, msgspec.structs.replace(article, id=plain))

    # The archives themselves: what can be changed is the person's own.

    def refresh(self) -> bool:
        """Take the newest commit of each; true if that changed anything. One beside the person's own that can't be read
        any more is passed over from now on.
        """
        changed = self._own.refresh()
        for archive in self._archives[1:]:
            try:
                changed |= archive.refresh()
            except (ArchiveViewerError, OSError) as error:
                self._pass_over(archive, error)
                changed = True
        if changed:
            self._join()
        return changed

    def _pass_over(self, archive: Archive, error: Exception) -> None:
        archive.close()
        self._archives = tuple(one for one in self._archives if one is not archive)
        self._homes = Homes(self._archives)
        self.asked = tuple(one for one in self.asked if one is not archive) or self._archives
        self.absent = (*self.absent, Absent.of(archive.path, error))

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
