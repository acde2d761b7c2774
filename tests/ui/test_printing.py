from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from archiveviewer.article import Article, Block, Provenance
from archiveviewer.ui import theme
from archiveviewer.ui.article.article_document import lay_out
from archiveviewer.ui.article.document_writer import Look
from archiveviewer.ui.article.printing import keep_headings, save_pdf
from archiveviewer.ui.page import Page
from ui.fakes import LocalViewer
from ui.sample_pages import ARTICLE, PARAGRAPH, RELATED, draw, long_article, page_of

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

from PySide6.QtCore import QSizeF


def pages(path: Path) -> int:
    return len(re.findall(rb"/Type /Page\b", path.read_bytes()))


def test_an_article_becomes_a_pdf_with_its_fonts(tmp_path: Path) -> None:
    path = tmp_path / "bài.pdf"
    save_pdf(page_of(ARTICLE, "mặn", related=RELATED), path, LocalViewer())
    content = path.read_bytes()
    assert content.startswith(b"%PDF-")
    assert content.rstrip().endswith(b"%%EOF")
    assert b"SourceSerif4" in content
    assert b"BeVietnamPro" in content


def test_pictures_take_their_room_and_no_page_is_lost(tmp_path: Path) -> None:
    draw(tmp_path / "1.png", 1200, 675)
    article = long_article(times=6)
    save_pdf(page_of(article), tmp_path / "without.pdf", LocalViewer())
    save_pdf(page_of(article, folder=tmp_path), tmp_path / "with.pdf", LocalViewer())
    without, complete = pages(tmp_path / "without.pdf"), pages(tmp_path / "with.pdf")
    assert 3 <= without < complete <= without + 6


def test_paper_is_white_in_the_dark_too(tmp_path: Path, qapp: QApplication) -> None:
    save_pdf(page_of(ARTICLE), tmp_path / "light.pdf", LocalViewer())
    theme.apply(qapp, "dark")
    save_pdf(page_of(ARTICLE), tmp_path / "dark.pdf", LocalViewer())
    assert pages(tmp_path / "light.pdf") == pages(tmp_path / "dark.pdf") == 1
    sizes = [(tmp_path / name).stat().st_size for name in ("light.pdf", "dark.pdf")]
    assert abs(sizes[0] - sizes[1]) < 200


def test_an_empty_article_prints(tmp_path: Path) -> None:
    save_pdf(Page(Article(title="", provenance=Provenance(path=""))), tmp_path / "empty.pdf", LocalViewer())
    assert pages(tmp_path / "empty.pdf") == 1


def test_a_place_that_can_not_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(OSError, match=r"."):
        save_pdf(page_of(ARTICLE), tmp_path / "no such folder" / "a.pdf", LocalViewer())
    before = tmp_path / "a.pdf"
    before.mkdir()
    with pytest.raises(OSError, match=r"."):
        save_pdf(page_of(ARTICLE), before, LocalViewer())


@pytest.mark.parametrize("before", range(1, 12))
def test_no_heading_ends_a_page(before: int) -> None:
    section = (Block(kind="heading", text="Mục"), *[Block(kind="paragraph", text=PARAGRAPH)] * 2)
    blocks = (Block(kind="paragraph", text=PARAGRAPH),) * before + section * 8
    article = Article(title="t", blocks=blocks, provenance=Provenance(path="p"))
    document = lay_out(Page(article), Look(theme.LIGHT, 10.5, 96 / 72, 611), printed=True).document
    document.setPageSize(QSizeF(611, 950))
    keep_headings(document, 950)
    layout, block = document.documentLayout(), document.begin()
    while block.isValid():
        after = block.next()
        if block.text() == "Mục":
            line = layout.blockBoundingRect(after).top() + after.layout().lineAt(0).y()
            assert (line + 1) // 950 == layout.blockBoundingRect(block).bottom() // 950
        block = after
