"""How many articles of a story are among the first that are offered as similar to one of them.

Comes in: an archive of the real articles, further ones behind them or not. Goes out: recall, of each half of the
stories. The stories of `stories.txt` were put together by reading; weights were chosen on the even lines and are
reported on the odd ones. Dates and sections of these articles are made up, so whoever asks is taken to have none.
Reprints are left aside, and so are round-ups of the day, which hold an item of every story.
"""

from __future__ import annotations

import re
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from archiveviewer.index import containment
from archiveviewer.related import COMPARED, reprints, similar
from archiveviewer.steps import whole
from benchmarks import real_archive

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archiveviewer.index.store import Store

FIRST = 5
_ROUND_UP = re.compile(r"An ninh h[iì]nh sự 24|Tin tức giải trí|Không thể bỏ lỡ|Tin nóng thế giới|Quét tin")


class Story(NamedTuple):
    """The ids of the articles that are asked for what resembles them, and of all articles of the story."""

    asking: tuple[str, ...]
    all: frozenset[str]


class Recall(NamedTuple):
    """Of so many articles the mean share of their story among the first five, and the milliseconds each took."""

    share: float
    articles: int
    milliseconds: float


def stories() -> list[Story]:
    """The stories in the order of their lines."""
    lines = Path(__file__).with_name("stories.txt").read_text("utf-8").splitlines()
    return [_story(line) for line in lines if not line.startswith("#")]


def told_of(store: Store) -> set[int]:
    """The numbers of all articles of the stories and of those offered beside them, of which many belong to them: in an
    archive of nothing but the real articles.
    """
    found = {one for story in stories() for one in story.all}
    for story in stories():
        for article in map(store.article, story.asking):
            found.update(other.id for other in whole(similar.candidates(store, article, COMPARED)))
    return set(map(int, found))


def _story(line: str) -> Story:
    asking, _, further = line.partition("|")
    ids = [[real_archive.article_id(int(number)) for number in part.split()] for part in (asking, further)]
    return Story(tuple(ids[0]), frozenset(ids[0] + ids[1]))


def recall(store: Store, some: list[Story]) -> Recall:
    """How much of the stories is found."""
    texts = containment.Texts(store.article_at)
    shares, seconds = [], 0.0
    for story in some:
        for one in story.asking:
            number = store.numbers([one])[one]
            article = msgspec.structs.replace(store.article_at(number), published=None, section="")
            started = time.process_time()
            offered = whole(similar.candidates(store, article, COMPARED))
            seconds += time.process_time() - started
            likely = store.numbers([*story.all, *(other.id for other in offered)])
            others = {other for other in likely if not _is_reprint(texts, number, likely[other])} - {one}
            first = [other.id for other in offered if other.id in others and not _ROUND_UP.match(other.title)][:FIRST]
            if wanted := others & story.all:
                shares.append(len(wanted.intersection(first)) / min(FIRST, len(wanted)))
    return Recall(sum(shares) / len(shares), len(shares), seconds / len(shares) * 1000)


def _is_reprint(texts: containment.Texts, one: int, other: int) -> bool:
    return one != other and reprints.share(texts.common(one, other)) >= reprints.SHARES_TEXT


def told(store: Store) -> Iterator[str]:
    """Lines to be printed."""
    known = stories()
    for half, some in (("even, by which weights were chosen", known[::2]), ("odd", known[1::2])):
        found = recall(store, some)
        yield (
            f"similar: {found.share:.3f} of the story among the first {FIRST}, {found.articles} articles of "
            f"{len(some)} stories ({half}), {found.milliseconds:.0f} ms each"
        )
