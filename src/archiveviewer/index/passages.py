"""What of an article is looked at for the names in it and for what else to read. An article comes in, its passages go
out, the title first.

It refuses to know what they are looked at for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archiveviewer.article import Article

LONGEST_TEXT = 100_000
"""Characters of an article that are looked at, give or take a paragraph."""


def passages(article: Article) -> Iterator[str]:
    """Title, sapo, paragraphs and captions, as many as are looked at."""
    yield article.title
    yield article.sapo
    left = LONGEST_TEXT
    for block in article.blocks:
        yield block.text
        yield block.caption
        left -= len(block.text)
        if left < 0:
            return
