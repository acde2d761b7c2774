"""The use cases: create an archive, bring it up to date, search it, read it. The one door for window and terminal.

Comes in: what a person wants. Goes out: values of `article` and `results`. An archive is a folder; opening it only to
read never writes, so a read-only share or a disc works. It refuses to know how anything is shown.
"""

from __future__ import annotations

import contextlib
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import msgspec

from archiveviewer import readers
from archiveviewer.archive import description as descriptions
from archiveviewer.archive import originals, picturing
from archiveviewer.archive.adding import with_folders
from archiveviewer.archive.asking import NO_FILTERS, Asked
from archiveviewer.archive.beside import Beside
from archiveviewer.archive.catalogue import Catalogue
from archiveviewer.archive.decisions import Decided, decided, keys_of, path_of, place_of
from archiveviewer.archive.looking import failure
from archiveviewer.archive.making import make, up_to_date
from archiveviewer.archive.mending import CATALOGUE, repair, verify
from archiveviewer.archive.own_files import changed, content, own
from archiveviewer.archive.problems import problems
from archiveviewer.archive.searchable import Searchable
from archiveviewer.archive.searching import Searching
from archiveviewer.archive.troubles import world_told
from archiveviewer.archive.trying import everything, rule_flaws
from archiveviewer.archive.updating import update
from archiveviewer.archive.worker import shown
from archiveviewer.below import below
from archiveviewer.errors import (
    ArchiveError,
    ArchiveExists,
    EncodingUnknown,
    PlaceUnknown,
)
from archiveviewer.index import suggestions
from archiveviewer.index.flaws import REASONS as FLAWS
from archiveviewer.index.lock import writing
from archiveviewer.index.schema import STORED_FACETS
from archiveviewer.index.store import Store
from archiveviewer.index.verification import damage_told
from archiveviewer.query import completing
from archiveviewer.query.fields import NAMES
from archiveviewer.query.synonyms import parsed, shipped
from archiveviewer.readers import ENCODINGS, rules
from archiveviewer.results import Failure, Problem, Progress, Related, Stats, Summary

__all__ = ["ENCODINGS", "FLAWS", "RULES", "RULES_FOLDER", "Archive", "everything", "repair", "rule_flaws", "verify"]

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Sequence
    from concurrent.futures import Executor

    from archiveviewer.archive.catalogue import Key
    from archiveviewer.archive.description import Description
    from archiveviewer.article import Article, Block
    from archiveviewer.query.synonyms import Synonyms
    from archiveviewer.results import (
        Copy,
        Filters,
        Mode,
        PicturePlace,
        PictureResults,
        Row,
        Sort,
        Story,
    )

_NOBODYS = "an"
"""A question that nobody asked: it finds something in nearly every archive."""
SYNONYMS = "synonyms.txt"
"""The list of abbreviations that a newsroom may put into an archive's folder."""
RULES, RULES_FOLDER = rules.NAMES, rules.FOLDER
"""The rule files that a newsroom may put into an archive's folder, and the folder in there."""


class Archive(Searchable):
    """An archive of articles, seen as it was when opened or last refreshed. Belongs to one thread."""

    def __init__(self, path: Path, *, writable: bool) -> None:
        self.path = path
        self.writable = writable
        self._describe(up_to_date(path, writable=writable))
        self._store = Store(path / "index")
        self._search: Searching | None = None
        self._list_read: tuple[int, int] | None = None

    @classmethod
    def open(cls, path: Path | str, *, writable: bool = False) -> Self:
        """Open one that is there. Raises ArchiveMissing, ArchiveDamaged, ArchiveTooNew, or ArchiveTooOld to be read."""
        return cls(Path(path), writable=writable)

    @classmethod
    def create(cls, path: Path | str) -> Self:
        """Make a new, empty archive in a folder that is empty or not there yet, and open it to be written."""
        path = Path(path)
        try:
            if path.exists() and (not path.is_dir() or any(path.iterdir())):
                raise ArchiveExists(path)
            make(path)
        except OSError as error:
            raise ArchiveError(path, error.strerror or str(error)) from error
        return cls(path, writable=True)

    def close(self) -> None:
        """Let all files go."""
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def id(self) -> str:
        """The archive's own id, the same wherever its folder is copied."""
        return self._description.id

    @property
    def archives(self) -> tuple[str, ...]:
        """The ids of all archives whose articles can be read here: this one's."""
        return (self.id,)

    # Searching

    def _searching(self) -> Searching:
        """What answers questions; made anew when the archive's list of abbreviations has changed."""
        state = changed(self.path / SYNONYMS)
        if self._search is None or state != self._list_read:
            self._list_read = state
            self._search = Searching(self._store, self._synonyms(), self._placed, self._beside().groups)
        return self._search

    def _synonyms(self) -> Synonyms | None:
        """The archive's own list of abbreviations, if a newsroom wrote one; None for the one that is shipped."""
        text = content(self.path / SYNONYMS)
        return None if text is None else parsed(text)

    def own_synonyms(self) -> Path:
        """The archive's own list of abbreviations, to be edited: a copy of the shipped one where there is none yet.

        Raises ArchiveError where the folder can't be written to. What is edited holds from the next question on.
        """
        return own(self.path / SYNONYMS, shipped)

    def own_rules(self, name: str) -> Path:
        """The archive's own copy of a rule file (one of `RULES`), to be edited; made where there is none.

        Raises ArchiveError where the folder can't be written to. What is edited holds for what is read from then on.
        """
        return own(self.path / rules.FOLDER / name, lambda: rules.shipped(name))

    def order(self, asked: Asked) -> list[tuple[Any, ...]]:
        """What each row of an answer is ordered by; see `Searching.order`."""
        with damage_told(self.path / "index"):
            return self._searching().order(asked)

    def suggest(self, text: str, *, limit: int = 8) -> tuple[str, ...]:
        """Whole completions of what has been typed so far, most frequent first."""
        with damage_told(self.path / "index"):
            begun = completing.beginning(text)
            if begun.field in (*STORED_FACETS, *NAMES):
                found = self._searching().values(begun.field, begun.words, limit)
            else:
                found = suggestions.suggest(self._store, begun.words, limit)
            return tuple(completing.completed(begun, one) for one in found)

    def warming(self) -> Iterator[None]:
        """Do step by step what would make the first question, completion and article take longer than all others: ask
        for them when nobody waits.
        """
        found = self.rows(_NOBODYS, limit=1)
        yield
        self.suggest(_NOBODYS)
        for hit in found.hits:
            yield from self.relating(hit.id)

    # Reading

    def article(self, article_id: str) -> Article:
        """The article of an id; raises ArticleMissing."""
        with damage_told(self.path / "index"):
            return self._placed(self._store.article(article_id))

    def articles(self) -> Iterator[Article]:
        """Every article."""
        return map(self._placed, self._store.all_articles())

    def _placed(self, article: Article) -> Article:
        """The article with the path its file has now; the index knows it below the folder as it was once added."""
        was = article.provenance.path
        for added, now in self._places.items():
            if str(now) != added and (inner := below(was, added)) is not None:
                where = msgspec.structs.replace(article.provenance, path=str(now / inner))
                return msgspec.structs.replace(article, provenance=where)
        return article

    def _beside(self) -> Beside:
        return Beside(self.path, self._store, self._placed)

    def related(self, article_id: str) -> Related:
        """What else to read beside an article."""
        return self._beside().related(article_id)

    def relating(self, article_id: str) -> Generator[None, None, Related]:
        """The same step by step, for whoever must answer others meanwhile; none may follow a `refresh`."""
        return self._beside().relating(article_id)

    def story(self, article_id: str) -> Story:
        """How the story of an article went on: what came before it and after it, earliest first."""
        return self._beside().story(article_id)

    def difference(self, one: str, other: str) -> tuple[Row, ...]:
        """Two articles paragraph by paragraph, with what only one of them has."""
        return self._beside().difference(one, other)

    def duplicates(self) -> Iterator[tuple[Copy, ...]]:
        """The stories that the archive holds more than once, the largest groups first, each with the earliest first."""
        return self._beside().duplicates()

    def original(self, article: Article) -> Path | None:
        """The file an article was read from, if it is still there."""
        return originals.known_file(Path(article.provenance.path), self.folders())

    def picture(self, article: Article, block: Block) -> PicturePlace | None:
        """The picture of a figure, if it is a file inside one of the source folders, or lies inside such a file."""
        return originals.picture(article, block, self.folders())

    def paged(self, article: Article) -> PicturePlace | None:
        """The file with the pages of an article, if it has pages and is there."""
        return originals.paged(article, self.folders())

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
        """Pictures of the articles that answer a question, from the article number `offset` on; see `picturing`."""
        with damage_told(self.path / "index"):
            answered = self._searching().articles(Asked(question, sort, mode, filters), offset)
            return picturing.page(answered, limit, offset, self.picture)

    # The archive itself

    def refresh(self) -> bool:
        """Take the newest commit; true if that changed anything.

        An update finds reprints and writes the description after its last commit, which may have been taken before.
        Where the description can't be read nothing is taken: a store that is followed by another has closed its files.
        """
        description = descriptions.load(self.path)
        newest = self._store.refreshed()
        if newest is self._store and description == self._description:
            return False
        self._store, self._search = newest, None
        self._describe(description)
        return True

    def _describe(self, description: Description) -> None:
        """Take a description, and look once where its source folders are now: a share may be slow to answer."""
        self._description = description
        self._places = {folder.absolute: folder.place(self.path) for folder in description.folders}

    def folders(self) -> tuple[Path, ...]:
        """The source folders where they are now."""
        return tuple(self._places.values())

    def failures(self) -> tuple[Failure, ...]:
        """The files that could not be read."""
        with self._catalogue() as catalogue:
            return tuple(
                failure(self._places.get(entry.folder, Path(entry.folder)), entry) for entry in catalogue.failures()
            )

    def problems(self) -> tuple[Problem, ...]:
        """What a person should look at: every file that could not be read, then what was read and may be wrong."""
        with self._catalogue() as catalogue:
            return problems(self.path, catalogue, self._places)

    def encodings(self) -> tuple[tuple[Path, str], ...]:
        """The encodings that a person decided: the file or folder where it is now, and one of `ENCODINGS`."""
        return tuple((path_of(one.place, self._places), one.encoding) for one in self._description.decisions)

    def set_encoding(self, place: Path | str, encoding: str) -> None:
        """Decide in which encoding a file, or all below a folder, are read; with an empty one they are guessed again.

        The files concerned count as changed: `update_files([place])` reads them at once, any other update sooner or
        later. Raises EncodingUnknown, PlaceUnknown, ArchiveBusy.
        """
        if encoding and encoding not in readers.ENCODINGS:
            raise EncodingUnknown(encoding)
        with self._changing(), Catalogue(self.path / CATALOGUE, writable=True) as catalogue:
            keys = self._keys(catalogue, place)
            if not keys:
                raise PlaceUnknown(Path(place))
            decisions = self._description.decisions
            for key in keys:
                decisions = decided(decisions, place_of(key), encoding)
            self._keep(msgspec.structs.replace(self._description, encodings=decisions or msgspec.UNSET))
            catalogue.forget_times([entry[:2] for key in keys for entry in catalogue.below(key)])

    def _keys(self, catalogue: Catalogue, place: Path | str) -> list[Key]:
        """What the archive calls a file or folder, whose path may be as `Failure` and `Problem` show it."""
        known = [(catalogue.found(key) or key) for key in keys_of(Path(place), self._places)]
        chosen = {one.place for one in self._description.decisions}
        return [key for key in known if catalogue.found(key) or place_of(key) in chosen or os.path.lexists(place)]

    def stats(self) -> Stats:
        """The archive at a glance."""
        with self._catalogue() as catalogue:
            files, failed, pictures = catalogue.totals()
        years = self.timeline("").held
        return Stats(
            articles=self._store.articles,
            pictures=pictures,
            files=files,
            failed=failed,
            folders=tuple(str(folder) for folder in self.folders()),
            first_year=int(years[0].value) if years else None,
            last_year=int(years[-1].value) if years else None,
            index_bytes=self._store.size(),
            updated=self._description.updated,
        )

    def _catalogue(self) -> Catalogue:
        return Catalogue(self.path / CATALOGUE, writable=False)

    def verify(self) -> Iterator[str]:
        """Read everything there is; yields a sentence for each thing that is wrong."""
        return verify(self.path)

    def update(
        self,
        folders: Sequence[Path | str] = (),
        *,
        jobs: int = 0,
        executor: Executor | None = None,
        again: bool = False,
    ) -> Generator[Progress, None, Summary]:
        """Bring the archive up to date with its folders, to which the given ones are added; `again` reads every file
        again, as is needed after a change of rules.

        Yields progress and returns a summary; closing it cancels, keeping what was committed. `jobs` processes read
        files, by default one for each processor, or an executor that is given. Raises ArchiveBusy.
        """
        with self._changing():
            joined, missing = with_folders(self._description, [Path(folder) for folder in folders], self.path)
            self._keep(joined)
            if again:
                with Catalogue(self.path / CATALOGUE, writable=True) as catalogue:
                    catalogue.forget_times()
            summary = yield from self._update(jobs, executor)
            updated = datetime.now(UTC).isoformat(timespec="seconds")
            self._keep(msgspec.structs.replace(self._description, updated=updated))
        self.refresh()
        return msgspec.structs.replace(summary, failed=(*missing, *summary.failed))

    def update_files(
        self, places: Sequence[Path | str], *, jobs: int = 0, executor: Executor | None = None
    ) -> Generator[Progress, None, Summary]:
        """Read some files again, changed or not, or the files below some folders; nothing else is looked at.

        For files that failed and may not do so again, and for what `set_encoding` decided. Places are paths, also as
        `Failure` and `Problem` show them; one of which nothing is known fails as missing. Otherwise like `update`.
        """
        with self._changing():
            with self._catalogue() as catalogue:
                keys = {place: self._keys(catalogue, place) for place in places}
            known = [key for found in keys.values() for key in found]
            summary = yield from self._update(jobs, executor, known)
        self.refresh()
        missing = [Failure(path=shown(os.fsencode(place)), reason="missing") for place in places if not keys[place]]
        return msgspec.structs.replace(summary, failed=(*missing, *summary.failed))

    @contextlib.contextmanager
    def _changing(self) -> Iterator[None]:
        """The one that writes, with the description as it is now."""
        if not self.writable:
            raise ArchiveError(self.path, "opened for reading only")
        with world_told(self.path), writing(self.path):
            self._describe(descriptions.load(self.path))
            yield

    def _keep(self, description: Description) -> None:
        """Take a description and write it down, unless it is there already."""
        if description != self._description:
            self._describe(description)
            descriptions.save(description, self.path)

    def _update(
        self, jobs: int, executor: Executor | None, only: Sequence[Key] | None = None
    ) -> Generator[Progress, None, Summary]:
        choice = Decided(self._description.decisions)
        return update(self.path, self._places, jobs or os.cpu_count() or 1, executor, decided=choice, only=only)
