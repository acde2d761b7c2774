"""A dossier: a folder of articles that any browser opens from a stick, without the program and without any network.
Articles come in, with their pictures as somebody else gets them; files go out into a folder.

    index.html       contents, with a search box that knows Vietnamese accents
    articles/1.html  an article a page
    pictures/1-3.jpg the third figure of the first article

It refuses to trust a single character: all text is escaped, and each page tells the browser to run nothing but the one
script that is named by its hash, to load nothing but pictures of the same folder, and to send nothing anywhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archiveviewer.export.dossier.article_page import Around, article_page
from archiveviewer.export.dossier.contents_page import Contents

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from archiveviewer.article import Article, Block
    from archiveviewer.export.dossier.sheet import Dossier

MOST_ARTICLES = 5_000
"""Of one dossier: a browser holds the text of all of them to search it."""


def fill(
    folder: Path,
    articles: Iterable[Article],
    dossier: Dossier,
    picture: Callable[[Article, Block], bytes | None] | None = None,
) -> Iterator[int]:
    """Write a dossier into an empty folder; yields the number of articles that are written. Raises OSError.

    `picture` gives a figure's picture as JPEG, or None where there is none to be had.
    """
    for name in ("articles", "pictures"):
        (folder / name).mkdir()
    contents = Contents(dossier)
    left = iter(articles)
    article, number = next(left, None), 0
    while article is not None and number < MOST_ARTICLES:
        number += 1
        following = next(left, None) if number < MOST_ARTICLES else None
        shown = dict(_pictures(folder, article, number, picture)) if picture else {}
        page = article_page(article, dossier, Around(number, following is not None), shown)
        _write(folder / "articles" / f"{number}.html", page)
        contents.add(article, f"articles/{number}.html")
        yield number
        article = following
    _write(folder / "index.html", contents.page())


def _pictures(
    folder: Path, article: Article, number: int, picture: Callable[[Article, Block], bytes | None]
) -> Iterator[tuple[int, str]]:
    """Write the pictures of an article; gives the numbers of their blocks and where they lie beside its page."""
    for place, block in enumerate(article.blocks):
        data = picture(article, block) if block.kind == "figure" and block.image else None
        if data:
            name = f"{number}-{place + 1}.jpg"
            (folder / "pictures" / name).write_bytes(data)
            yield place, f"../pictures/{name}"


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", errors="replace", newline="\n")
