"""Pictures that answer a question. Articles that answer it come in, in their order; pictures with captions go out.

Of each article the pictures whose captions match are shown; where none does, the first one that is there. Articles
are looked at only until there are enough pictures, so an answer of 100,000 articles costs no more than one of fifty. It
refuses to open pictures.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from archiveviewer.results import PictureHit, PictureResults

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from archiveviewer.archive.searching import Answered
    from archiveviewer.article import Article, Block
    from archiveviewer.index.marking import Marks
    from archiveviewer.results import PicturePlace, Span

    Find = Callable[[Article, Block], PicturePlace | None]

MOST_LOOKED_AT = 400
"""Articles without a picture that is there, after which an empty page is given."""
MOST_OF_ONE = 24
"""Pictures of one article: a gallery does not push out all others."""


def page(answered: Answered, limit: int, offset: int, find: Find) -> PictureResults:
    """About `limit` pictures, those of an article always together."""
    hits: list[PictureHit] = []
    looked = 0
    for article, marks in answered.articles:
        hits += _of(article, marks, find)
        looked += 1
        if len(hits) >= limit or looked >= MOST_LOOKED_AT:
            break
    end = max(0, offset) + looked
    return PictureResults(hits=tuple(hits), total=answered.total, next=end if end < answered.total else None)


def _of(article: Article, marks: Marks, find: Find) -> list[PictureHit]:
    figures = [(number, block) for number, block in enumerate(article.blocks) if block.image]
    spans = marks.of([block.caption for _number, block in figures])
    marked = [(*figure, found) for figure, found in zip(figures, spans, strict=True) if found]
    hits = list(itertools.islice(_there(article, marked, find), MOST_OF_ONE))
    return hits or list(itertools.islice(_there(article, [(*figure, ()) for figure in figures], find), 1))


def _there(article: Article, figures: list[tuple[int, Block, tuple[Span, ...]]], find: Find) -> Iterator[PictureHit]:
    """Those figures of which the picture is there."""
    for number, block, spans in figures:
        place = find(article, block)
        if place is not None:
            yield PictureHit(
                id=article.id,
                title=article.title,
                block=number,
                place=place,
                caption=block.caption,
                caption_spans=spans,
                credit=block.credit,
                date=article.published,
            )
