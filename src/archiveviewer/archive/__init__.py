"""The use cases: create an archive, bring it up to date, search it, read it. The one door for window and terminal.

Comes in: what a person wants. Goes out: values of `article` and `results`. An archive is a folder; opening it only to
read never writes, so a read-only share or a disc works. It refuses to know how anything is shown.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
import uuid
from datetime import UTC, datetime
from pathlib import Path, PureWindowsPath
from typing import TYPE_CHECKING, Self

import msgspec

from archiveviewer import readers, related
from archiveviewer.archive import description as descriptions
from archiveviewer.archive.catalogue import Catalogue, Entry
from archiveviewer.archive.mending import CATALOGUE, repair, verify
from archiveviewer.archive.own_files import own
from archiveviewer.archive.relating import Relations
from archiveviewer.archive.searching import NO_FILTERS, Searching, copy
from archiveviewer.archive.showing import with_showing
from archiveviewer.archive.updating import update
from archiveviewer.archive.worker import shown
from archiveviewer.errors import ArchiveDamaged, ArchiveError, ArchiveExists, ArchiveTooOld, ArchiveViewerError
from archiveviewer.index import migration, suggestions
from archiveviewer.index.lock import writing
from archiveviewer.index.schema import FACETS
from archiveviewer.index.segments.sections import Damaged
from archiveviewer.index.store import Store
from archiveviewer.index.verification import damage_told
from archiveviewer.index.writing import create
from archiveviewer.query import completing
from archiveviewer.query.synonyms import parsed, shipped
from archiveviewer.readers import rules
from archiveviewer.results import Failure, PicturePlace, Progress, Related, Results, Stats, Summary

__all__ = ["RULES", "RULES_FOLDER", "Archive", "read", "repair", "verify"]

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Sequence
    from concurrent.futures import Executor

    from archiveviewer.archive.description import Description
    from archiveviewer.article import Article, Block
    from archiveviewer.query.synonyms import Synonyms
    from archiveviewer.results import Copies, Copy, Explanation, Filters, Mode, Sort, Span

SYNONYMS = "synonyms.txt"
"""The list of abbreviations that a newsroom may put into an archive's folder."""
RULES, RULES_FOLDER = rules.NAMES, rules.FOLDER
"""The rule files that a newsroom may put into an archive's folder, and the folder in there."""
_LAST = "9999"
LONGEST_LIST = 1_000_000
"""Characters of such a list that are read."""


class Archive:
    """An archive of articles, seen as it was when opened or last refreshed. Belongs to one thread."""

    def __init__(self, path: Path, *, writable: bool) -> None:
        self.path = path
        self.writable = writable
        self._describe(_up_to_date(path, writable=writable))
        self._store = Store(path / "index")
        self._search: Searching | None = None
        self._list_read: tuple[int, int] | None = None

    @classmethod
    def open(cls, path: Path | str, *, writable: bool = False) -> Self:
        """Open an archive that exists. Raises ArchiveMissing, ArchiveDamaged, ArchiveTooNew,
        or ArchiveTooOld when it is opened only to be read.
        """
        return cls(Path(path), writable=writable)

    @classmethod
    def create(cls, path: Path | str) -> Self:
        """Make a new, empty archive in a folder that is empty or not there yet, and open it to be written."""
        path = Path(path)
        if path.exists() and (not path.is_dir() or any(path.iterdir())):
            raise ArchiveExists(path)
        try:
            _make(path)
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

    # Searching

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
        """One page of the answer to a question; nothing typed makes it raise. An empty question lists everything.

        With `copies` "earliest" or "fullest" the printings of one story are one hit, the others behind it; `limit` and
        `offset` then count these, and the total still counts all.
        """
        with damage_told(self.path / "index"):
            return self._searching().page(question, limit, offset, sort, mode, filters, copies)

    def _searching(self) -> Searching:
        """What answers questions; made anew when the archive's list of abbreviations has changed."""
        state = self._list_state()
        if self._search is None or state != self._list_read:
            self._list_read = state
            self._search = Searching(self._store, self._synonyms(), self._placed, self._groups)
        return self._search

    def _list_state(self) -> tuple[int, int] | None:
        try:
            found = os.stat(self.path / SYNONYMS)  # noqa: PTH116 — asked with every question
        except OSError:
            return None
        return found.st_mtime_ns, found.st_size

    def _synonyms(self) -> Synonyms | None:
        """The archive's own list of abbreviations, if a newsroom wrote one; None for the one that is shipped."""
        try:
            return parsed((self.path / SYNONYMS).read_text("utf-8", "replace")[:LONGEST_LIST])
        except OSError:
            return None

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

    def marks(
        self, question: str, article_id: str, texts: Sequence[str], *, mode: Mode = "smart"
    ) -> list[tuple[Span, ...]]:
        """Where each of the texts, shown in the order of an article, answers the question."""
        with damage_told(self.path / "index"):
            return self._searching().marks(question, mode, article_id, texts)

    def explain(self, question: str, *, mode: Mode = "smart") -> Explanation:
        """How a question was understood, part by part, with the articles that each part finds."""
        with damage_told(self.path / "index"):
            return self._searching().explain(question, mode)

    def suggest(self, text: str, *, limit: int = 8) -> tuple[str, ...]:
        """Whole completions of what has been typed so far, most frequent first."""
        with damage_told(self.path / "index"):
            begun = completing.beginning(text)
            if begun.field in FACETS:
                found = self._searching().values(begun.field, begun.words, limit)
            else:
                found = suggestions.suggest(self._store, begun.words, limit)
            return tuple(completing.completed(begun, one) for one in found)

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
        was = Path(article.provenance.path)
        for added, now in self._places.items():
            if str(now) != added and was.is_relative_to(added):
                where = msgspec.structs.replace(article.provenance, path=str(now / was.relative_to(added)))
                return msgspec.structs.replace(article, provenance=where)
        return article

    def related(self, article_id: str) -> Related:
        """What else to read beside an article."""
        with damage_told(self.path / "index"):
            article = self._store.article(article_id)
            with Relations(self.path, writable=False) as relations:
                known, may_list = relations.shares(article_id), relations.may_list(article)
                found = related.find(self._store, article, known, may_list)
                return with_showing(found, self._store, relations, article)

    def duplicates(self) -> Iterator[tuple[Copy, ...]]:
        """The stories that the archive holds more than once, the largest groups first, each with the earliest first."""
        with damage_told(self.path / "index"):
            groups = ([self._store.article(one) for one in self._store.numbers(ids)] for ids in self._groups())
            several = sorted((group for group in groups if len(group) > 1), key=len, reverse=True)
        for group in several:
            group.sort(key=lambda article: article.published.value if article.published else _LAST)
            yield tuple(copy(self._placed(article)) for article in group)

    def _groups(self) -> list[tuple[str, ...]]:
        with Relations(self.path, writable=False) as relations:
            return relations.groups()

    def original(self, article: Article) -> Path | None:
        """The file an article was read from, if it is still there."""
        return self._known_file(Path(article.provenance.path))

    def picture(self, article: Article, block: Block) -> PicturePlace | None:
        """The picture of a figure, if it is a file inside one of the source folders, or lies inside such a file."""
        if not block.image or "://" in block.image or "\0" in block.image or PureWindowsPath(block.image).anchor:
            return None  # an anchor may name a host: on Windows the mere look at \\\\host\\share would greet it
        beside = Path(article.provenance.path).parent
        if place := self._picture_place(beside / block.image):
            return place
        holder, mark, inner = block.image.partition("!/")
        return self._picture_place(beside / holder, inner) if mark and holder and inner else None

    def _picture_place(self, path: Path, inner: str = "") -> PicturePlace | None:
        root = next((root for root in self.folders() if _inside(path, root)), None)
        if root is None or not os.path.isfile(path):  # noqa: PTH113 — does not raise where denied
            return None
        return PicturePlace(path, root.parent if os.path.isfile(root) else root, inner)  # noqa: PTH113

    def _known_file(self, path: Path) -> Path | None:
        return path if any(_inside(path, root) for root in self.folders()) and os.path.isfile(path) else None  # noqa: PTH113

    # The archive itself

    def refresh(self) -> bool:
        """Take the newest commit; true if that changed anything."""
        newest = self._store.refreshed()
        if newest is self._store:
            return False
        self._store, self._search = newest, None
        self._describe(descriptions.load(self.path))
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

        def failure(entry: Entry) -> Failure:
            place = self._places.get(entry.folder, Path(entry.folder)) / shown(entry.path)
            return Failure(path=str(place), reason=entry.reason, detail=entry.detail)

        with self._catalogue() as catalogue:
            return tuple(map(failure, catalogue.failures()))

    def stats(self) -> Stats:
        """The archive at a glance."""
        with self._catalogue() as catalogue:
            files, failed, pictures = catalogue.totals()
        years = self.search("", limit=0).facets.year
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
        files, by default one for each processor; an executor that is given reads them in their place. Raises
        ArchiveBusy when another process is writing.
        """
        if not self.writable:
            raise ArchiveError(self.path, "opened for reading only")
        with world_told(self.path), writing(self.path):
            self._describe(descriptions.load(self.path))
            missing = self._add_folders([Path(folder) for folder in folders])
            if again:
                self._read_again()
            summary = yield from update(self.path, self._places, jobs or os.cpu_count() or 1, executor)
            updated = datetime.now(UTC).isoformat(timespec="seconds")
            self._describe(msgspec.structs.replace(self._description, updated=updated))
            descriptions.save(self._description, self.path)
        self.refresh()
        return msgspec.structs.replace(summary, failed=(*missing, *summary.failed))

    def _read_again(self) -> None:
        with Catalogue(self.path / CATALOGUE, writable=True) as catalogue:
            catalogue.forget_times()

    def _add_folders(self, folders: list[Path]) -> list[Failure]:
        """Remember new source folders. One inside a known one is known already; one around it takes its place."""
        known = list(self._description.folders)
        missing = []
        for folder in folders:
            if not os.path.exists(folder):  # noqa: PTH110 — unlike Path.exists it does not raise where access is denied
                missing.append(Failure(path=str(folder), reason="missing"))
            elif not _is_text(str(folder)):
                detail = "the folder's name holds what is no text"
                missing.append(Failure(path=shown(os.fsencode(folder)), reason="unsupported", detail=detail))
            elif not any(_holds(entry.place(self.path), folder) for entry in known):
                known = [entry for entry in known if not _holds(folder, entry.place(self.path))]
                known.append(descriptions.source_folder(folder, self.path))
        if tuple(known) != self._description.folders:
            self._describe(msgspec.structs.replace(self._description, folders=tuple(known)))
            descriptions.save(self._description, self.path)
        return missing


def _up_to_date(path: Path, *, writable: bool) -> Description:
    """The description of an archive of the present format; one of an earlier format is brought up to it."""
    description = descriptions.load(path)
    if description.format == descriptions.FORMAT:
        return description
    if not writable:
        raise ArchiveTooOld(path)
    with world_told(path), writing(path):
        folders = [folder.absolute for folder in description.folders]
        migration.migrate(path / "index", description.format, folders)
        description = msgspec.structs.replace(description, format=descriptions.FORMAT)
        descriptions.save(description, path)
        migration.remove_old(path / "index")
    return description


@contextlib.contextmanager
def world_told(path: Path) -> Iterator[None]:
    """A full disk, a medium that can't be written to, a right that is lacking, damage that a writer comes upon: told as
    the archive's trouble.
    """
    try:
        yield
    except ArchiveViewerError:
        raise
    except Damaged as error:
        raise ArchiveDamaged(path / "index", str(error)) from error
    except Exception as error:
        cause: BaseException | None = error
        while cause is not None and not isinstance(cause, OSError | sqlite3.Error):
            cause = cause.__cause__ or cause.__context__
        if cause is None:
            raise
        raise ArchiveError(path, getattr(cause, "strerror", None) or str(cause)) from error


def _is_text(name: str) -> bool:
    """False for a name of bytes that are no UTF-8: it can't be kept in archive.json."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def _holds(folder: Path, path: Path) -> bool:
    """Whether a source folder is the other path or holds it; a single file holds only itself."""
    return folder.resolve() == path.resolve() if os.path.isfile(folder) else _inside(path, folder)  # noqa: PTH113


def _inside(path: Path, root: Path) -> bool:
    """Whether a path, with all links followed, lies inside a source folder, or beside a source file."""
    try:
        return path.resolve().is_relative_to(root.resolve().parent if os.path.isfile(root) else root.resolve())  # noqa: PTH113
    except (OSError, RuntimeError, ValueError):  # a loop of links, or a name no file can have
        return False


def _make(path: Path) -> None:
    """Build the empty archive aside and move it into place, so that no half-made archive is ever seen.

    What somebody left who was killed doing this is built anew.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    made = path.parent / f".{path.name}.new-archive"
    shutil.rmtree(made, ignore_errors=True)
    try:
        (made / "index").mkdir(parents=True)
        create(made / "index")
        with Catalogue(made / CATALOGUE, writable=True) as catalogue:
            catalogue.commit()
        descriptions.save(descriptions.Description(format=descriptions.FORMAT, id=uuid.uuid4().hex), made)
        if path.exists():
            path.rmdir()
        made.rename(path)
    except BaseException:
        shutil.rmtree(made, ignore_errors=True)
        raise


def read(path: Path) -> tuple[Article, ...]:
    """What the readers make of one file, without any archive; raises Unreadable."""
    return readers.read(path)
