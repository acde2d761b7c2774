from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from archiveviewer.errors import ArticleMissing
from archiveviewer.results import Span
from archiveviewer.ui.page import displayed_texts, load_page
from ui.fakes import LocalViewer
from ui.sample_pages import ARTICLE, draw, place_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from archiveviewer.article import Article, Block
    from archiveviewer.results import Mode, PicturePlace


class FakeArchive:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.asked: list[tuple[str, Mode]] = []

    def article(self, article_id: str, /) -> Article:
        if article_id != "one":
            raise ArticleMissing(article_id)
        return ARTICLE

    def marks(
        self, question: str, article_id: str, texts: Sequence[str], *, mode: Mode = "smart"
    ) -> list[tuple[Span, ...]]:
        assert article_id == "one"
        self.asked.append((question, mode))
        return [(Span(0, 1),) for _ in texts]

    def picture(self, _article: Article, block: Block, /) -> PicturePlace | None:
        path = self.folder / block.image
        return place_of(path) if path.is_file() else None

    def original(self, _article: Article, /) -> Path | None:
        return None

    def paged(self, _article: Article, /) -> PicturePlace | None:
        return None


def test_a_page_holds_what_the_archive_knows(tmp_path: Path) -> None:
    draw(tmp_path / "1.png", 64, 48)
    archive = FakeArchive(tmp_path)
    page = load_page(archive, LocalViewer(), "one", "mặn", "strict")
    assert page.article is ARTICLE
    assert len(page.marks) == len(displayed_texts(ARTICLE))
    assert archive.asked == [("mặn", "strict")]
    assert {number: (picture.width, picture.height) for number, picture in page.pictures.items()} == {1: (64, 48)}


def test_no_question_marks_nothing(tmp_path: Path) -> None:
    archive = FakeArchive(tmp_path)
    assert load_page(archive, LocalViewer(), "one", "  ").marks == ()
    assert archive.asked == []


def test_a_missing_article_is_the_callers_to_tell(tmp_path: Path) -> None:
    with pytest.raises(ArticleMissing):
        load_page(FakeArchive(tmp_path), LocalViewer(), "two")
