"""A question as every archive is asked it, and what answers it: one archive's index, or several archives as one.

It refuses to know how the answers come about.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from archiveviewer.results import Filters

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from archiveviewer.article import Article
    from archiveviewer.results import Copies, Count, Explanation, IsoDate, Mode, Results, Sort, Span, Step, Timeline

NO_FILTERS = Filters()


class Asked(NamedTuple):
    """What was typed, how it is read and narrowed, and in which order the rows are wanted."""

    text: str
    sort: Sort = "relevance"
    mode: Mode = "smart"
    filters: Filters = NO_FILTERS
    copies: Copies = "apart"


class Answering(Protocol):
    """What answers questions; `Searchable` tells what each answer is."""

    def page(self, asked: Asked, limit: int, offset: int) -> Results: ...  # noqa: D102
    def told(self, asked: Asked, *, names: bool) -> Results: ...  # noqa: D102
    def rows(self, asked: Asked, limit: int, offset: int) -> Results: ...  # noqa: D102
    def preparing(self, *, names: bool) -> Iterator[None]: ...  # noqa: D102
    def ids(self, asked: Asked) -> tuple[str, ...]: ...  # noqa: D102
    def timeline(self, asked: Asked, step: Step, within: tuple[IsoDate, IsoDate] | None) -> Timeline: ...  # noqa: D102
    def every_article(self, asked: Asked) -> tuple[int, Iterator[Article]]: ...  # noqa: D102
    def counted_values(self, asked: Asked, facet: str, beginning: str) -> tuple[Count, ...]: ...  # noqa: D102
    def counts(self, asked: Asked, facet: str, values: Collection[str]) -> tuple[Count, ...]: ...  # noqa: D102
    def marks(self, asked: Asked, article_id: str, shown: Sequence[str]) -> list[tuple[Span, ...]]: ...  # noqa: D102
    def explain(self, asked: Asked) -> Explanation: ...  # noqa: D102
