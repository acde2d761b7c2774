"""Who and what an article names. An article comes in; people, organisations and places go out, most often named first.

It refuses to know other articles, and to take two names for one person.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archiveviewer.index import named as names
from archiveviewer.results import Named

if TYPE_CHECKING:
    from archiveviewer.article import Article


def named(article: Article) -> tuple[Named, ...]:
    """The names in an article with their kind and how often they stand there."""
    return tuple(Named(kind=name.kind, name=name.text, times=times) for name, times in names.named(article))
