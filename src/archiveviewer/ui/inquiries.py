"""What the archive's thread does for each question of the window. A question and the archive come in; what answers it
goes out. It refuses to know when it is asked, and who waits.
"""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from archiveviewer.errors import ArchiveError, ArticleMissing
from archiveviewer.ui.page import Comparison, load_page

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Sequence

    from archiveviewer.article import Article
    from archiveviewer.results import Count, PictureResults, Results, Step, Timeline
    from archiveviewer.ui.page import Page
    from archiveviewer.ui.pictures import Viewing
    from archiveviewer.ui.questions import Question
    from archiveviewer.ui.readable_archive import ReadableArchive

PAGE = 50
"""Rows fetched at once: two screens, so that paging keeps ahead of scrolling."""


def page(question: Question, offset: int, rows: int, archive: ReadableArchive) -> Results:
    """Some rows of an answer."""
    return archive.rows(
        question.text,
        limit=rows,
        offset=offset,
        sort=question.sort,
        mode=question.mode,
        filters=question.filters,
        copies=question.copies,
    )


def rest(question: Question, names: bool, archive: ReadableArchive) -> Generator[None, None, Results]:
    """What is told of an answer beside its rows, step by step."""
    yield from archive.preparing(names=names)
    return archive.told(
        question.text,
        sort=question.sort,
        mode=question.mode,
        filters=question.filters,
        copies=question.copies,
        names=names,
    )


def warm(archive: ReadableArchive) -> Iterator[None]:
    """Whatever would make the first question slow, step by step."""
    with contextlib.suppress(ArchiveError, ArticleMissing):  # whoever asks for it is told
        yield from archive.warming()


def articles(ids: Sequence[str], archive: ReadableArchive) -> dict[str, Article]:
    """Some articles by their ids; those that are gone are left out."""
    found = {}
    for one in ids:
        with contextlib.suppress(ArticleMissing):
            found[one] = archive.article(one)
    return found


def comparison(one: str, other: str, archive: ReadableArchive) -> Comparison:
    """Two articles and how they differ."""
    return Comparison(archive.article(one), archive.article(other), archive.difference(one, other))


def timeline(question: Question, step: Step, within: tuple[str, str] | None, archive: ReadableArchive) -> Timeline:
    """How an answer is spread over time."""
    return archive.timeline(question.text, step=step, within=within, mode=question.mode, filters=question.filters)


def values(question: Question, facet: str, beginning: str, archive: ReadableArchive) -> tuple[Count, ...]:
    """The values of a facet in an answer of which a word begins so."""
    return archive.values(question.text, facet, beginning=beginning, mode=question.mode, filters=question.filters)


def pictures(question: Question, offset: int, archive: ReadableArchive) -> PictureResults:
    """Pictures of an answer, from an article on."""
    return archive.pictures(
        question.text, limit=PAGE, offset=offset, sort=question.sort, mode=question.mode, filters=question.filters
    )


def article(question: Question, viewer: Viewing, article_id: str, archive: ReadableArchive) -> Page:
    """An article with its marks and pictures, as it is laid out."""
    return load_page(archive, viewer, article_id, "" if question.is_blank else question.text, question.mode)
