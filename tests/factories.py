"""Articles for tests, with sensible parts where a test does not care."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archiveviewer.article import Article, Block, Dated, Link, LinkList, Provenance
from archiveviewer.index.analysis import Analyser
from archiveviewer.index.writing import Writer

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def article(  # noqa: PLR0913 — every part may matter to some test
    title: str = "Một bài báo",
    *paragraphs: str,
    article_id: str = "",
    sapo: str = "",
    date: str = "",
    section: str = "",
    source: str = "",
    author: str = "",
    caption: str = "",
    related: tuple[str, ...] = (),
    path: str = "bài.txt",
) -> Article:
    blocks = [Block(kind="paragraph", text=text) for text in paragraphs]
    if caption:
        blocks.append(Block(kind="figure", caption=caption))
    return Article(
        id=article_id or title,
        title=title,
        sapo=sapo,
        blocks=tuple(blocks),
        published=Dated(value=date, precision="day") if date else None,
        section=section,
        source=source,
        author=author,
        related=LinkList(heading="Tin liên quan", links=tuple(Link(title=one) for one in related)) if related else None,
        provenance=Provenance(path=path),
    )


def add(writer: Writer, *articles: Article) -> None:
    """Add articles that have their ids."""
    writer.add(Analyser().batch(articles), [article.id for article in articles])


def fill(index: Path, articles: Sequence[Article]) -> None:
    """Add articles to an index and commit."""
    with Writer(index) as writer:
        add(writer, *articles)
        writer.commit()
