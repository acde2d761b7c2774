"""What stands beside the articles of an archive: what else to read, how a story went on, where it was printed again.

Ids come in; values of `results` go out. It joins what the index finds when it is asked with what was found before and
kept (`relating`), and refuses to write.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from archiveviewer import related
from archiveviewer.archive.relating import Relations
from archiveviewer.archive.searching import copy
from archiveviewer.archive.showing import with_showing
from archiveviewer.index.verification import damage_told
from archiveviewer.related.difference import difference
from archiveviewer.related.story import follow
from archiveviewer.steps import whole

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator
    from pathlib import Path

    from archiveviewer.article import Article
    from archiveviewer.index.store import Store
    from archiveviewer.results import Copy, Related, Row, Story

_LAST = "9999"


class Beside(NamedTuple):
    """The same of one archive: its folder, its index as it is now, and what gives an article its file's place."""

    path: Path
    store: Store
    placed: Callable[[Article], Article]

    def related(self, article_id: str) -> Related:
        """What else to read beside an article."""
        return whole(self.relating(article_id))

    def relating(self, article_id: str) -> Generator[None, None, Related]:
        """The same step by step."""
        with damage_told(self.path / "index"):
            article = self.store.article(article_id)
            with Relations(self.path, writable=False) as relations:
                known, may_list = relations.shares(article_id), relations.may_list(article)
            found = yield from related.finding(self.store, article, known, may_list)
            with Relations(self.path, writable=False) as relations:
                return with_showing(found, self.store, relations, article)

    def story(self, article_id: str) -> Story:
        """What came before an article and after it."""
        found = self.related(article_id)
        with damage_told(self.path / "index"):
            return follow(self.store, self.store.article(article_id), found)

    def difference(self, one: str, other: str) -> tuple[Row, ...]:
        """Two articles paragraph by paragraph."""
        with damage_told(self.path / "index"):
            return difference(self.store.article(one), self.store.article(other))

    def groups(self) -> list[tuple[str, ...]]:
        """The ids of the stories that are one, as far as that was found."""
        with Relations(self.path, writable=False) as relations:
            return relations.groups()

    def duplicates(self) -> Iterator[tuple[Copy, ...]]:
        """The stories that are there more than once, the largest groups first, each with the earliest first."""
        with damage_told(self.path / "index"):
            groups = ([self.store.article(one) for one in self.store.numbers(ids)] for ids in self.groups())
            several = sorted((group for group in groups if len(group) > 1), key=len, reverse=True)
        for group in several:
            group.sort(key=lambda article: article.published.value if article.published else _LAST)
            yield tuple(copy(self.placed(article)) for article in group)
