"""What else should I read? An article comes in; listed stories resolved, similar stories and reprints go out.

It refuses to know files and windows. Reasons are given with every similar story: the words both have.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archiveviewer.related.listed import resolve
from archiveviewer.related.reprints import runs, share
from archiveviewer.related.similar import candidates, reasons
from archiveviewer.results import Related, Reprint, Similar

if TYPE_CHECKING:
    from archiveviewer.article import Article
    from archiveviewer.index.store import Store

SIMILAR = 6
"""Similar stories that are shown."""
COMPARED = 24
"""Candidates that are compared word by word."""
SAME_TEXT = 0.5
"""Share of the shorter text in the longer from which a story counts as printing the same text."""


def find(store: Store, article: Article) -> Related:
    """Everything to read beside an article."""
    listed = resolve(store, article, article.related)
    same_section = resolve(store, article, article.same_section)
    similar: list[Similar] = []
    reprints: list[Reprint] = []
    already = {story.id for story in (*listed, *same_section)}
    mine = runs(article)
    for other in (store.article_at(number) for number in candidates(store, article, COMPARED)):
        same = round(share(mine, runs(other)), 2)
        if same >= SAME_TEXT:
            reprints.append(
                Reprint(id=other.id, title=other.title, date=other.published, source=other.source, share=same)
            )
        elif len(similar) < SIMILAR and other.id not in already and (shared := reasons(article, other)):
            similar.append(Similar(id=other.id, title=other.title, date=other.published, reasons=shared))
    reprints.sort(key=lambda reprint: -reprint.share)
    return Related(listed=listed, same_section=same_section, similar=tuple(similar), reprints=tuple(reprints))
