"""What else should I read? An article comes in; listed stories resolved, similar stories and reprints go out.

It refuses to know files and windows. Reasons are given with every similar story: the words both have.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archiveviewer.index.containment import Texts
from archiveviewer.related.listed import listing, resolve
from archiveviewer.related.mentioned import named
from archiveviewer.related.reprints import SHARES_TEXT, is_same, share
from archiveviewer.related.similar import Reasons, candidates, days_between
from archiveviewer.results import Related, Reprint, Similar

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping, Sequence

    from archiveviewer.article import Article
    from archiveviewer.index.store import Store

SIMILAR = 6
"""Similar stories that are shown."""
COMPARED = 24
"""Candidates that are compared word by word."""
MOST_LISTING = 40
"""Stories that may list an article that are looked at."""


def finding(
    store: Store, article: Article, known: Mapping[str, float], may_list: Sequence[str]
) -> Generator[None, None, Related]:
    """Everything to read beside an article, step by step.

    `known` are ids of stories with text in common and the share, as far as that was found before; `may_list` are ids of
    stories that may list it. Ids that the store does not hold do no harm.
    """
    listed = resolve(store, article, article.related)
    same_section = resolve(store, article, article.same_section)
    numbers = store.numbers([*known, *may_list])
    similar: dict[int, Similar] = {}
    reprints = [_reprint(store.article(other), known[other]) for other in known if other in numbers]
    already = {story.id for story in (*listed, *same_section)}
    yield
    compared = [article, *(yield from candidates(store, article, COMPARED))]
    texts, reasons = Texts(compared.__getitem__), Reasons(article)
    for number, other in enumerate(compared[1:], start=1):
        yield
        if other.id in known:
            continue
        if (same := share(texts.common(0, number))) >= SHARES_TEXT:
            reprints.append(_reprint(other, same))
        elif len(similar) < SIMILAR and other.id not in already:
            is_told = any(is_same(compared[at], other, texts.common(at, number)) for at in similar)
            if not is_told and (shared := reasons.with_other(other)):
                similar[number] = _similar(article, other, shared)
    yield
    reprints.sort(key=lambda reprint: -reprint.share)
    return Related(
        listed=listed,
        same_section=same_section,
        listed_by=listing(store, article, (other for other in may_list[:MOST_LISTING] if other in numbers)),
        similar=tuple(similar.values()),
        reprints=tuple(reprints),
        named=named(article),
    )


def _similar(article: Article, other: Article, shared: tuple[str, ...]) -> Similar:
    later = days_between(article, other)
    return Similar(id=other.id, title=other.title, date=other.published, reasons=shared, days_later=later)


def _reprint(other: Article, same: float) -> Reprint:
    return Reprint(id=other.id, title=other.title, date=other.published, source=other.source, share=round(same, 2))
