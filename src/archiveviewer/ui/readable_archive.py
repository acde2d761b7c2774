"""What the window reads of an archive, or of several as one. Questions and ids come in; values of `results` go out.

`archive.Archive` and `archive.several.Several` are such; their import costs as much time as all of Qt, so only the
thread that opens one pays it. It refuses to know which of the two it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Sequence
    from pathlib import Path

    from archiveviewer.article import Article, Block
    from archiveviewer.results import (
        Copies,
        Count,
        Explanation,
        Filters,
        Mode,
        PicturePlace,
        PictureResults,
        Problem,
        Related,
        Results,
        Row,
        Sort,
        Span,
        Stats,
        Step,
        Story,
        Timeline,
    )


class ReadableArchive(Protocol):
    """See the module's paragraph. Belongs to the thread that opened it."""

    @property
    def id(self) -> str: ...  # noqa: D102
    @property
    def archives(self) -> tuple[str, ...]: ...  # noqa: D102
    def close(self) -> None: ...  # noqa: D102
    def ids(self, question: str, *, mode: Mode, filters: Filters) -> tuple[str, ...]: ...  # noqa: D102
    def told(  # noqa: D102
        self, question: str, *, sort: Sort, mode: Mode, filters: Filters, copies: Copies, names: bool
    ) -> Results: ...
    def preparing(self, *, names: bool) -> Iterator[None]: ...  # noqa: D102
    def warming(self) -> Iterator[None]: ...  # noqa: D102
    def rows(  # noqa: D102
        self, question: str, *, limit: int, offset: int, sort: Sort, mode: Mode, filters: Filters, copies: Copies
    ) -> Results: ...
    def article(self, article_id: str) -> Article: ...  # noqa: D102
    def marks(  # noqa: D102
        self, question: str, article_id: str, texts: Sequence[str], *, mode: Mode = "smart"
    ) -> list[tuple[Span, ...]]: ...
    def picture(self, article: Article, block: Block) -> PicturePlace | None: ...  # noqa: D102
    def original(self, article: Article) -> Path | None: ...  # noqa: D102
    def paged(self, article: Article) -> PicturePlace | None: ...  # noqa: D102
    def relating(self, article_id: str) -> Generator[None, None, Related]: ...  # noqa: D102
    def story(self, article_id: str) -> Story: ...  # noqa: D102
    def difference(self, one: str, other: str) -> tuple[Row, ...]: ...  # noqa: D102
    def suggest(self, text: str, *, limit: int) -> tuple[str, ...]: ...  # noqa: D102
    def explain(self, question: str, *, mode: Mode = "smart") -> Explanation: ...  # noqa: D102
    def pictures(  # noqa: D102
        self, question: str, *, limit: int, offset: int, sort: Sort, mode: Mode, filters: Filters
    ) -> PictureResults: ...
    def values(  # noqa: D102
        self, question: str, facet: str, *, beginning: str, mode: Mode, filters: Filters
    ) -> tuple[Count, ...]: ...
    def timeline(  # noqa: D102
        self, question: str, *, step: Step, within: tuple[str, str] | None, mode: Mode, filters: Filters
    ) -> Timeline: ...
    def refresh(self) -> bool: ...  # noqa: D102
    def own_synonyms(self) -> Path: ...  # noqa: D102
    def problems(self) -> tuple[Problem, ...]: ...  # noqa: D102
    def encodings(self) -> tuple[tuple[Path, str], ...]: ...  # noqa: D102
    def folders(self) -> tuple[Path, ...]: ...  # noqa: D102
    def stats(self) -> Stats: ...  # noqa: D102
