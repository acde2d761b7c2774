"""Articles for tests, with sensible parts where a test does not care."""

from __future__ import annotations

from archiveviewer.article import Article, Block, Dated, Link, LinkList, Provenance


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
