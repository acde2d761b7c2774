"""What an archive can be asked: the questions of window, terminal and Python, each answered by `searching`.

Comes in: what was typed, an order, filters. Goes out: values of `results`. It refuses to know where the answers come
from, which an `Archive` does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archiveviewer.archive.asking import NO_FILTERS, Asked
from archiveviewer.index.verification import damage_told

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from pathlib import Path

    from archiveviewer.archive.asking import Answering
    from archiveviewer.article import Article
    from archiveviewer.results import (
        Copies,
        Count,
        Explanation,
        Filters,
        IsoDate,
        Mode,
        Results,
        Sort,
        Span,
        Step,
        Timeline,
    )


class Searchable:
    """An archive as it is asked; see the module's paragraph."""

    path: Path

    def _searching(self) -> Answering:
        raise NotImplementedError

    def search(
        self,
        question: str,
        *,
        limit: int = 20,
        offset: int = 0,
        sort: Sort = "relevance",
        mode: Mode = "smart",
        filters: Filters = NO_FILTERS,
        copies: Copies = "apart",
    ) -> Results:
        """One page of the answer to a question; nothing typed makes it raise. An empty question lists everything.

        With `copies` "earliest" or "fullest" the printings of a story are one hit; `limit` and `offset` count these.
        """
        with damage_told(self.path / "index"):
            return self._searching().page(Asked(question, sort, mode, filters, copies), limit, offset)

    def told(
        self,
        question: str,
        *,
        sort: Sort = "relevance",
        mode: Mode = "smart",
        filters: Filters = NO_FILTERS,
        copies: Copies = "apart",
        names: bool = True,
    ) -> Results:
        """As `search`, without the hits. Without `names` people, organisations and places are not counted either, which
        is what takes longest.
        """
        with damage_told(self.path / "index"):
            return self._searching().told(Asked(question, sort, mode, filters, copies), names=names)

    def preparing(self, *, names: bool = True) -> Iterator[None]:
        """Do step by step what the first counts of a state need, which `told` would do itself, in one go. For whoever
        must answer other questions meanwhile; no step may follow a `refresh`.
        """
        with damage_told(self.path / "index"):
            yield from self._searching().preparing(names=names)

    def rows(
        self,
        question: str,
        *,
        limit: int = 20,
        offset: int = 0,
        sort: Sort = "relevance",
        mode: Mode = "smart",
        filters: Filters = NO_FILTERS,
        copies: Copies = "apart",
    ) -> Results:
        """As `search`, without what takes longer than the hits: there are no facets, and what else may have been meant
        is told only where nothing was found.
        """
        with damage_told(self.path / "index"):
            return self._searching().rows(Asked(question, sort, mode, filters, copies), limit, offset)

    def ids(self, question: str, *, mode: Mode = "smart", filters: Filters = NO_FILTERS) -> tuple[str, ...]:
        """The ids of all articles that answer a question, in no order that means anything."""
        with damage_told(self.path / "index"):
            return self._searching().ids(Asked(question, mode=mode, filters=filters))

    def timeline(
        self,
        question: str,
        *,
        step: Step = "year",
        within: tuple[IsoDate, IsoDate] | None = None,
        mode: Mode = "smart",
        filters: Filters = NO_FILTERS,
    ) -> Timeline:
        """How many articles answer a question in each year, month or day of a range, and how many there are in all."""
        with damage_told(self.path / "index"):
            return self._searching().timeline(Asked(question, mode=mode, filters=filters), step, within)

    def matching(
        self, question: str, *, sort: Sort = "relevance", mode: Mode = "smart", filters: Filters = NO_FILTERS
    ) -> tuple[int, Iterator[Article]]:
        """How many articles answer a question, and all of them in order, each read when it is taken."""
        with damage_told(self.path / "index"):
            return self._searching().every_article(Asked(question, sort, mode, filters))

    def values(
        self, question: str, facet: str, *, beginning: str = "", mode: Mode = "smart", filters: Filters = NO_FILTERS
    ) -> tuple[Count, ...]:
        """The values of a facet in an answer of which a word begins so, those with most articles first."""
        with damage_told(self.path / "index"):
            return self._searching().counted_values(Asked(question, mode=mode, filters=filters), facet, beginning)

    def counts(
        self, question: str, facet: str, values: Collection[str], *, mode: Mode = "smart", filters: Filters = NO_FILTERS
    ) -> tuple[Count, ...]:
        """How many articles of an answer have each of these values of a facet, those that any has."""
        with damage_told(self.path / "index"):
            return self._searching().counts(Asked(question, mode=mode, filters=filters), facet, values)

    def marks(
        self, question: str, article_id: str, texts: Sequence[str], *, mode: Mode = "smart"
    ) -> list[tuple[Span, ...]]:
        """Where each of the texts, shown in the order of an article, answers the question."""
        with damage_told(self.path / "index"):
            return self._searching().marks(Asked(question, mode=mode), article_id, texts)

    def explain(self, question: str, *, mode: Mode = "smart") -> Explanation:
        """How a question was understood, part by part, with the articles that each part finds."""
        with damage_told(self.path / "index"):
            return self._searching().explain(Asked(question, mode=mode))
