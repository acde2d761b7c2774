"""Articles of an archive, or of several read as one, written to a file or a folder. What is wanted comes in; progress
goes out, then what was done.

It is a generator: whoever closes it before its end finds nothing half-written. It refuses to know the forms (`export`).
"""

from __future__ import annotations

import contextlib
import itertools
from typing import TYPE_CHECKING, Annotated, Literal

import msgspec

from archiveviewer import export
from archiveviewer.archive.viewing import Viewer
from archiveviewer.errors import ArticleMissing, Unreadable
from archiveviewer.export import Form, Language
from archiveviewer.index.verification import damage_told
from archiveviewer.results import Filters, Mode, Progress, Sort

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator
    from pathlib import Path

    from archiveviewer.archive import Archive
    from archiveviewer.archive.several import Several
    from archiveviewer.article import Article, Block

PICTURE_PIXELS = 1600
"""Width and height of the pictures of a dossier, at most."""


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """Which articles: those with these ids, in their order, or else all that answer a question. `limit` 0 is none.
    `only` is the folder of the one archive of several that is asked. `notes` are what a person noted of articles, by
    their ids: dossiers and plain text carry them.
    """

    ids: tuple[str, ...] = ()
    question: str | None = None
    sort: Sort = "relevance"
    mode: Mode = "smart"
    filters: Filters = Filters()
    limit: Annotated[int, msgspec.Meta(ge=0)] = 0
    only: str | None = None
    notes: dict[str, str] = {}


class Shape(msgspec.Struct, frozen=True, kw_only=True):
    """As what: one of `export.FORMS`, or "html", a folder; with `replace` in place of what is there."""

    form: Form | Literal["html"]
    language: Language = "vi"
    title: str = ""
    replace: bool = False


class Exported(msgspec.Struct, frozen=True, kw_only=True):
    """How many articles were written, which ids the archive does not have, how many pictures could not be had, and how
    many further articles a dossier has no room for.
    """

    articles: int = 0
    missing: tuple[str, ...] = ()
    pictures_missing: int = 0
    left_out: int = 0


class Chosen:
    """The articles that are wanted, read as they are taken: `total` is how many there may be, `taken` how many were,
    `missing` the ids that were not found so far, `notes` what is to stand with them.
    """

    def __init__(self, archive: Archive | Several, wanted: Wanted) -> None:
        self.taken = 0
        self.missing: list[str] = []
        self.notes = wanted.notes
        self._archive = archive
        if wanted.question is None:
            total, articles = len(wanted.ids), self._by_id(wanted.ids)
        else:
            total, articles = archive.matching(
                wanted.question, sort=wanted.sort, mode=wanted.mode, filters=wanted.filters
            )
        self.total = min(total, wanted.limit) if wanted.limit else total
        self._articles = itertools.islice(articles, self.total)

    def _by_id(self, ids: tuple[str, ...]) -> Iterator[Article]:
        for one in ids:
            try:
                yield self._archive.article(one)
            except ArticleMissing:
                self.missing.append(one)

    def __iter__(self) -> Iterator[Article]:
        with damage_told(self._archive.path / "index"):
            for article in self._articles:
                self.taken += 1
                yield article

    def progress(self, place: Path) -> Progress:
        """How far the writing is."""
        return Progress(phase="writing", done=self.taken, total=self.total, articles=self.taken, path=str(place))


def exported(
    archive: Archive | Several, wanted: Wanted, shape: Shape, place: Path
) -> Generator[Progress, None, Exported]:
    """Write the articles that are wanted to a place. Raises `export.Taken`, OSError, ArchiveDamaged."""
    chosen = Chosen(archive, wanted)
    if shape.form == "html":
        return (yield from _dossier(archive, chosen, shape, place))
    with export.saved_file(place, replace=shape.replace) as file:
        for piece in export.written(chosen, shape.form, shape.language, chosen.notes):
            file.write(piece)
            yield chosen.progress(place)
    return Exported(articles=chosen.taken, missing=tuple(chosen.missing))


def _dossier(
    archive: Archive | Several, chosen: Chosen, shape: Shape, place: Path
) -> Generator[Progress, None, Exported]:
    title = shape.title or place.name
    dossier = export.Dossier(title=title, language=shape.language, archive=archive.id, notes=chosen.notes)
    written = lost = 0

    def picture(article: Article, block: Block) -> bytes | None:
        nonlocal lost
        data = seen(article, block)
        lost += data is None
        return data

    with contextlib.closing(Viewer()) as viewer, export.saved_folder(place, replace=shape.replace) as folder:
        seen = pictures(archive, viewer)
        for number in export.fill(folder, chosen, dossier, picture):
            written = number
            yield chosen.progress(place)
    missing = tuple(chosen.missing)
    left_out = chosen.total - chosen.taken - len(missing)
    return Exported(articles=written, missing=missing, pictures_missing=lost, left_out=left_out)


def pictures(archive: Archive | Several, viewer: Viewer) -> Callable[[Article, Block], bytes | None]:
    """What gives the picture of a figure as a file for others; none where it is not there or can't be decoded."""

    def picture(article: Article, block: Block) -> bytes | None:
        place = archive.picture(article, block)
        if place is None:
            return None
        try:
            return viewer.copy(place, PICTURE_PIXELS, PICTURE_PIXELS)
        except Unreadable:
            return None

    return picture
