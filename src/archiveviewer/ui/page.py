"""Everything that one showing of an article needs, as one frozen value. Comes in: an archive and an article's id; goes
out: a `Page` that may cross threads. It refuses to know widgets: it is made where the archive lives, off the GUI
thread.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from archiveviewer.article import WITHIN
from archiveviewer.ui.pictures import Picture

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from archiveviewer.article import Article, Block
    from archiveviewer.results import Mode, PicturePlace, Related, Row, Span
    from archiveviewer.ui.pictures import Viewing

TITLE, SAPO, AUTHOR, CREDIT, KICKER, FIRST_BLOCK = range(6)
"""Places in `displayed_texts`."""

Marks = tuple[tuple["Span", ...], ...]


def displayed_texts(article: Article) -> tuple[str, ...]:
    """The texts that can be marked, in the order of `Page.marks`: title, sapo, author, credit, kicker, and one
    of each block: a figure's caption, another block's text.
    """
    blocks = (block.caption if block.kind == "figure" else block.text for block in article.blocks)
    return (article.title, article.sapo, article.author, article.credit, article.kicker, *blocks)


@dataclass(frozen=True, slots=True)
class Page:
    """An article and what was found out about it. All but the article may be missing and come in a later page.

    `marks` holds the matched spans of each of `displayed_texts`, in code points; `pictures` the pictures by their
    block's number; `original` the article's own file if it is there, `paged` the same file if the article has pages.
    """

    article: Article
    related: Related | None = None
    marks: Marks = ()
    pictures: Mapping[int, Picture] = field(default_factory=dict)
    original: Path | None = None
    paged: PicturePlace | None = None

    @property
    def is_scan(self) -> bool:
        """Whether there is nothing but pages: no text to stand beside them."""
        blocks = self.article.blocks
        return self.paged is not None and bool(blocks) and all(map(is_sheet, blocks))


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two printings of a story and their paragraphs in rows."""

    one: Article
    other: Article
    rows: tuple[Row, ...]


def is_sheet(block: Block) -> bool:
    """Whether a figure is nothing but a page of its file, which is shown beside the text and not in it."""
    named = block.page > 0 and block.image.endswith(f"{WITHIN}{block.page}")
    return block.kind == "figure" and named and not block.caption


class Source(Protocol):
    """The part of an archive that a page is made from."""

    def article(self, article_id: str, /) -> Article:
        """The article, or ArticleMissing."""
        ...

    def marks(
        self, question: str, article_id: str, texts: Sequence[str], *, mode: Mode = "smart"
    ) -> list[tuple[Span, ...]]:
        """What the question matches in each of an article's texts."""
        ...

    def picture(self, article: Article, block: Block, /) -> PicturePlace | None:
        """Where a figure's picture is."""
        ...

    def original(self, article: Article, /) -> Path | None:
        """The file the article was read from."""
        ...

    def paged(self, article: Article, /) -> PicturePlace | None:
        """The file with the pages of an article."""
        ...


def load_page(archive: Source, viewer: Viewing, article_id: str, question: str = "", mode: Mode = "smart") -> Page:
    """The page without its related stories, which take longer and are added later. Raises ArticleMissing."""
    article = archive.article(article_id)
    texts = displayed_texts(article)
    return Page(
        article=article,
        marks=tuple(archive.marks(question, article_id, texts, mode=mode)) if question.strip() else (),
        pictures=_pictures(archive, viewer, article),
        original=archive.original(article),
        paged=archive.paged(article),
    )


def _pictures(archive: Source, viewer: Viewing, article: Article) -> dict[int, Picture]:
    places = {
        number: place
        for number, block in enumerate(article.blocks)
        if block.kind == "figure" and not is_sheet(block) and (place := archive.picture(article, block)) is not None
    }
    sizes = viewer.sizes(list(places.values()))
    return {number: Picture(place, *size) for (number, place), size in zip(places.items(), sizes, strict=True)}
