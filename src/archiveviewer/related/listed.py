"""Stories that an article lists, found in the archive. Titles as printed come in, ids go out where there is no doubt.

A title is the same when its words without accents are; a title that was cut or changed counts when three quarters of
its words' weight agree and its numbers do ("lần thứ 19" is not "lần thứ 20"). Of several that print one text
the earliest is meant. It refuses to guess between two.
"""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from archiveviewer.index.containment import Texts
from archiveviewer.query.synonyms import parsed, shipped
from archiveviewer.related.reprints import SAME_TEXT, share
from archiveviewer.results import Listed
from archiveviewer.vietnamese.normal import clean
from archiveviewer.vietnamese.terms import folded_key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from archiveviewer.article import Article, Link, LinkList
    from archiveviewer.index.store import Store

OVERLAP = 0.75
"""Share of the words' weight that must agree."""
RAREST, ASKED = 5, 4
"""Words by which candidates are looked up, and how many of them a candidate has: one may be printed otherwise."""
_OPENING, _FEWEST = 5, 3
"""Words of a title by which lists that name it are looked up, and the fewest that a title has to have."""
_DATE = r"[(\[]?\b\d{1,2}[/-]\d{1,2}(?:[/-]\d{2,4})?\b[)\]]?"
_DATED = re.compile(rf"^\s*{_DATE}\s*[-–—:|]\s*(?=\S)|\s*{_DATE}\s*$")
"""The date that lists put before or behind a title."""


def beginning(title: str) -> str:
    """The first words of a title as printed, without accents and the date before it; empty for one of a word or two."""
    words = folded_key(_DATED.sub("", clean(title))).split()
    return " ".join(words[:_OPENING]) if len(words) >= _FEWEST else ""


def listing(store: Store, article: Article, candidates: Iterable[str]) -> tuple[Listed, ...]:
    """Those of some stories whose lists lead to an article, the newest first."""
    opening = beginning(article.title)
    found = []
    for other in map(store.article, candidates):
        lists = filter(None, (other.related, other.same_section))
        links = [link for printed in lists for link in printed.links]
        likely = [link for link in links if beginning(link.title) == opening or (link.url and link.url == article.url)]
        if other.id != article.id and any(_find(store, other, link) == article.id for link in likely):
            found.append(other)
    found.sort(key=lambda other: other.published.value if other.published else "", reverse=True)
    return tuple(Listed(title=other.title, url=other.url, id=other.id) for other in found)


def resolve(store: Store, article: Article, links: LinkList | None) -> tuple[Listed, ...]:
    """Each listed story with the id it has in the archive, or with none."""
    if links is None:
        return ()
    return tuple(Listed(title=link.title, url=link.url, id=_find(store, article, link)) for link in links.links)


def _find(store: Store, article: Article, link: Link) -> str:
    plain = clean(link.title)
    undated = _DATED.sub("", plain)
    for title in (plain, undated, *parsed(shipped()).renamed(undated)):
        found = [other for other in store.by_title(folded_key(title)) if other.id != article.id]
        if found:
            return _only(found, link)
    return _much_like(store, article, folded_key(undated).split())


def _only(found: list[Article], link: Link) -> str:
    """The one with the link's own address, or the only story; none when nothing tells several apart."""
    addressed = [other.id for other in found if link.url and other.url == link.url]
    return addressed[0] if len(addressed) == 1 else _one_story(found)


def _one_story(found: list[Article]) -> str:
    """The earliest of some articles that print one text; none when they print several."""
    if not found:
        return ""
    first = min(found, key=lambda other: (other.published.value if other.published else "9999", other.id))
    texts = Texts([first, *(other for other in found if other is not first)].__getitem__)
    same = all(share(texts.common(0, number)) >= SAME_TEXT for number in range(1, len(found)))
    return first.id if same else ""


def _much_like(store: Store, article: Article, asked: list[str]) -> str:
    """The one article whose title is nearly the asked one; none when two are equally near."""
    known = {word: store.rarity("title", word) for word in set(asked)}
    rarest = sorted((word for word in known if known[word]), key=lambda word: -known[word])[:RAREST]
    if len(rarest) < ASKED:
        return ""
    # A word that no title has speaks against every candidate as loudly as the rarest word speaks for one.
    weights = {word: weight or max(known.values()) for word, weight in known.items()}
    near: list[tuple[float, Article]] = []
    lookups = (store.with_words("title", some) for some in itertools.combinations(rarest, ASKED))
    for other in map(store.article_at, dict.fromkeys(itertools.chain.from_iterable(lookups))):
        overlap = _overlap(weights, asked, folded_key(other.title).split())
        if other.id != article.id and overlap >= OVERLAP:
            near.append((overlap, other))
    best = max((overlap for overlap, _other in near), default=0.0)
    nearest = [other for overlap, other in near if overlap == best]
    return _one_story(nearest)


def _overlap(weights: dict[str, float], asked: list[str], title: list[str]) -> float:
    """The share of the asked words' weight that the title has, or 0 when their numbers differ.

    A title that was cut may lack the numbers of its end.
    """
    cut = title[: len(asked)] == asked
    if not cut and _numbers(asked) != _numbers(title):
        return 0.0
    return sum(weight for word, weight in weights.items() if word in title) / sum(weights.values())


def _numbers(words: list[str]) -> set[str]:
    return {word for word in words if word[0].isdigit()}
