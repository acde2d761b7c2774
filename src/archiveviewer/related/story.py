"""How a story went on: what came before an article and after it. An article comes in, with what is known to be related
to it; the chapters of its story go out, earliest first.

A chapter is what the article lists or is listed by, what prints its text again, and what tells of the same people,
places and matters: a name that both have, half of what is telling in the article, by weight, and two fifths of the
telling words of its own, so that a small part of it is not enough. It refuses to follow further than one step, for then
everything hangs together.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from archiveviewer.index.containment import Texts
from archiveviewer.index.passages import passages
from archiveviewer.query.fields import EVERYTHING
from archiveviewer.related.mentioned import named
from archiveviewer.related.reprints import is_same
from archiveviewer.related.similar import Reasons, days_between, telling
from archiveviewer.results import Chapter, Story
from archiveviewer.vietnamese.names import names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from archiveviewer.article import Article
    from archiveviewer.index.store import Store
    from archiveviewer.results import ChapterKind, Related

    Terms = Mapping[tuple[str, ...], int]

SAME_STORY, BACK = 0.5, 0.4
"""Share of the weight of an article's telling words and names that another one has to have, and the share of that one's
telling words that the article has to have. Read by eye: docs/decisions/012-relations.md.
"""
_WORDS, _RARE = 24, 20
"""Of an article the most telling words; a telling one is in no more than one of so many articles, or in no more than so
many, but in another one too.
"""
MOST_ALIKE = 60
"""Articles of the same matters that are looked at."""
MOST_CHAPTERS = 120
NAMES_SHOWN = 3
_LAST = "9999"


def follow(store: Store, article: Article, related: Related) -> Story:
    """The story of an article, itself among the chapters. What has no date stands at the end."""
    kinds: dict[str, list[ChapterKind]] = {}
    for one, kind in _known(related):
        kinds.setdefault(one, []).append(kind)
    shares = {reprint.id: reprint.share for reprint in related.reprints}
    held = store.numbers(kinds)
    chapters = {
        one: _chapter(article, store.article(one), tuple(kinds[one]), shares.get(one, 0.0))
        for one in kinds
        if one in held
    }
    chapters |= {chapter.id: chapter for chapter in _alike(store, article, chapters.keys())}
    chapters.pop(article.id, None)
    told = [_chapter(article, article, ()), *list(chapters.values())[:MOST_CHAPTERS]]
    told.sort(key=lambda chapter: chapter.date.value if chapter.date else _LAST)
    return Story(id=article.id, title=article.title, chapters=tuple(told))


def _known(related: Related) -> Iterator[tuple[str, ChapterKind]]:
    """The ids of what is related for certain, with how."""
    yield from ((reprint.id, "reprint") for reprint in related.reprints)
    yield from ((listed.id, "listed") for listed in related.listed if listed.id)
    yield from ((listed.id, "listed_by") for listed in related.listed_by)


def _alike(store: Store, article: Article, already: Iterable[str]) -> Iterator[Chapter]:
    """The articles that tell of the same, the likest first; of several that print one text the likest."""
    mine = {name.name for name in named(article)}
    known, terms, own = set(already), telling(article), Reasons(article)
    texts = Texts(store.article_at)
    told: dict[int, Article] = {}
    for number, share in store.alike(article.id, terms, MOST_ALIKE):
        if share < SAME_STORY:
            return
        other = store.article_at(number)
        shared = [name for name in _all_names(other) if name in mine]
        if other.id in known or not shared or _shared_words(store, telling(other), terms) < BACK:
            continue
        if not any(is_same(one, other, texts.common(at, number)) for at, one in told.items()):
            told[number] = other
            yield _chapter(article, other, ("same",), reasons=_with_names(own.with_other(other), shared))


def _shared_words(store: Store, terms: Terms, others: Terms) -> float:
    """The share, by weight, of the most telling words of some terms that are among others."""
    weights: dict[tuple[str, ...], float] = {}
    least = math.log(1 + min(_RARE, store.articles / _RARE))
    most = math.log(1 + store.articles / 1.5)
    for term, count in terms.items():
        rarity = store.rarity(EVERYTHING, term[0]) if len(term) == 1 else 0.0
        if least < rarity < most:
            weights[term] = (1 + math.log(count)) * rarity
    best = sorted(weights, key=lambda term: -weights[term])[:_WORDS]
    whole = sum(weights[term] for term in best)
    return sum(weights[term] for term in best if term in others) / whole if whole else 0.0


def _all_names(article: Article) -> list[str]:
    """What is printed as a name, whether or not its kind can be told; most often named first."""
    rows = (text[row[0].start : row[-1].end] for text in passages(article) for row in names(text))
    return list(dict.fromkeys([*(name.name for name in named(article)), *rows]))


def _chapter(
    article: Article,
    other: Article,
    kinds: tuple[ChapterKind, ...],
    share: float = 0.0,
    reasons: tuple[str, ...] = (),
) -> Chapter:
    return Chapter(
        id=other.id,
        title=other.title,
        date=other.published,
        source=other.source,
        kinds=kinds,
        reasons=reasons,
        share=share,
        days_later=days_between(article, other),
    )


def _with_names(reasons: tuple[str, ...], names: list[str]) -> tuple[str, ...]:
    """Names that both have, then other words; none that says what another one said."""
    said: list[str] = []
    for reason in (*names[:NAMES_SHOWN], *reasons):
        if not any(reason.lower() in one.lower() or one.lower() in reason.lower() for one in said):
            said.append(reason)
    return tuple(said[: NAMES_SHOWN + 1])
