"""Photographs that are articles of their own, and the stories that show them. An article comes in; the photographs
among its pictures go out, or the stories that show it.

A picture belongs to the photograph whose file it is; nothing is guessed by names or captions. What is kept beside the
index only tells where to look: each article is asked again. It refuses to open any file.
"""

from __future__ import annotations

import os
import posixpath
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from archiveviewer.article import WITHIN
from archiveviewer.readers import inner
from archiveviewer.results import Listed, Pictured

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from archiveviewer.archive.relating import Relations
    from archiveviewer.article import Article
    from archiveviewer.index.store import Store
    from archiveviewer.results import Related

MOST_SHOWN = 40
"""Stories showing a photograph that are named."""
_READER = "picture"


def is_photograph(article: Article) -> bool:
    """Whether the article is a picture with words in it."""
    return article.provenance.reader == _READER


def place(article: Article) -> str:
    """Where a photograph lies: its file, and behind "!/" what it is called inside."""
    where = article.provenance
    return f"{os.path.normpath(where.path)}{WITHIN * bool(where.member)}{where.member}"


def places(article: Article) -> dict[int, str]:
    """Where the pictures lie that a story shows in files, by the numbers of its blocks."""
    if is_photograph(article):
        return {}
    folder = Path(article.provenance.path).parent
    return {
        number: _normal(folder, block.image)
        for number, block in enumerate(article.blocks)
        if block.kind == "figure" and not inner.is_address(block.image)
    }


def _normal(folder: Path, image: str) -> str:
    file, mark, name = image.partition(WITHIN)
    return f"{os.path.normpath(folder / file)}{mark}{posixpath.normpath(name) if name else ''}"


def with_showing(related: Related, store: Store, relations: Relations, article: Article) -> Related:
    """What to read beside an article, with the photographs it shows, or the stories that show it."""
    if is_photograph(article):
        likely = _articles(store, relations.may_show(place(article)))
        return msgspec.structs.replace(related, shown_in=_showing(likely, place(article)))
    return msgspec.structs.replace(related, pictures=_pictured(store, relations, article))


def _showing(likely: Iterable[Article], wanted: str) -> tuple[Listed, ...]:
    found = [story for story in likely if wanted in places(story).values()]
    found.sort(key=lambda story: story.published.value if story.published else "", reverse=True)
    return tuple(Listed(title=story.title, url=story.url, id=story.id) for story in found)


def _pictured(store: Store, relations: Relations, article: Article) -> tuple[Pictured, ...]:
    found = []
    for number, wanted in places(article).items():
        likely = _articles(store, relations.may_show(wanted))
        photograph = next((one for one in likely if is_photograph(one) and place(one) == wanted), None)
        if photograph is not None:
            own = photograph.blocks[0]
            told = Pictured(number, photograph.id, photograph.title, own.caption, own.credit)
            found.append(told)
    return tuple(found)


def _articles(store: Store, ids: Sequence[str]) -> list[Article]:
    held = store.numbers(ids[:MOST_SHOWN])
    return [store.article_at(number) for number in held.values()]
