"""Who and what an article names. An article comes in; people, organisations and places go out, most often named first.

It refuses to know other articles, and to take two names for one person.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from archiveviewer.related.texts import texts
from archiveviewer.results import Named
from archiveviewer.vietnamese.mentions import mentions

if TYPE_CHECKING:
    from archiveviewer.article import Article

MOST = 40
"""Names of an article that are told."""


def named(article: Article) -> tuple[Named, ...]:
    """The names in an article with their kind and how often they stand there."""
    found = Counter(
        (mention.kind, text[mention.start : mention.end]) for text in texts(article) for mention in mentions(text)
    )
    return tuple(Named(kind=kind, name=name, times=times) for (kind, name), times in found.most_common(MOST))
