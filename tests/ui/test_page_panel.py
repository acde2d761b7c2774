"""Pages beside the text: which page is shown, how it is moved, and how text and pages follow each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from archiveviewer.article import Article, Block, Provenance
from archiveviewer.results import PicturePlace
from archiveviewer.ui.article.page_panel import PagePanel
from archiveviewer.ui.article.pages_beside import page_at
from archiveviewer.ui.article.reading_pane import ReadingPane
from archiveviewer.ui.page import Page, is_sheet
from pdf_files import Page as Sheet
from pdf_files import Text, pdf
from ui.fakes import LocalViewer
from ui.sample_pages import PARAGRAPH

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture
def place(tmp_path: Path) -> PicturePlace:
    path = tmp_path / "báo.pdf"
    path.write_bytes(pdf(*(Sheet((Text(100, 700, f"Trang {number}", 40),)) for number in range(1, 6))))
    return PicturePlace(path, tmp_path)


def paged(place: PicturePlace) -> Page:
    blocks = tuple(Block(kind="paragraph", text=PARAGRAPH, page=1 + number // 6) for number in range(30))
    article = Article(id="p", title="Báo in", blocks=blocks, provenance=Provenance(path=str(place.file), reader="pdf"))
    return Page(article, paged=place)


def scan(place: PicturePlace) -> Page:
    blocks = tuple(Block(kind="figure", image=f"báo.pdf!/{number}", page=number) for number in range(1, 6))
    article = Article(id="s", title="Bản quét", blocks=blocks, provenance=Provenance(path=str(place.file)))
    return Page(article, paged=place)


@pytest.fixture
def panel(qtbot: QtBot, place: PicturePlace) -> Iterator[PagePanel]:
    made = PagePanel(LocalViewer())
    qtbot.addWidget(made)
    made.resize(400, 500)
    made.show()
    qtbot.waitExposed(made)
    made.show_file(place, 5)
    made.show_page(1)
    yield made
    made.stop()


@pytest.fixture
def pane(qtbot: QtBot) -> Iterator[ReadingPane]:
    made = ReadingPane(LocalViewer())
    qtbot.addWidget(made)
    made.resize(1000, 500)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.page_panel.stop()


def drawn(panel: PagePanel) -> int:
    """How many dots of the canvas are white."""
    image = panel.canvas.grab().toImage()
    wide, high = range(0, image.width(), 8), range(0, image.height(), 8)
    return sum(image.pixelColor(x, y).lightness() > 250 for x in wide for y in high)


def test_a_page_is_drawn_and_said(panel: PagePanel, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: drawn(panel) > 500)
    assert panel.canvas.accessibleName() == "Page 1 of 5"
    assert panel.canvas.fits


def test_pages_are_turned_no_further_than_there_are(panel: PagePanel, qtbot: QtBot) -> None:
    turned: list[int] = []
    panel.turned.connect(turned.append)
    panel.turn(-1)
    for _ in range(7):
        panel.turn(1)
    assert turned == [2, 3, 4, 5]
    panel.show_page(2)  # tells nobody
    panel.show_page(99)
    assert (panel.page, len(turned)) == (5, 4)
    qtbot.waitUntil(lambda: drawn(panel) > 500)


def test_a_page_as_wide_as_the_room_is_scrolled_and_then_turned(panel: PagePanel) -> None:
    panel.canvas.fit_width()
    assert not panel.canvas.fits
    turns = []
    for _ in range(60):
        panel._go_on(1)  # noqa: SLF001
        turns.append(panel.page)
    assert turns[0] == 1  # it went on within the page first
    assert sorted(set(turns)) == [1, 2, 3, 4, 5]
    assert not panel.canvas.fits  # the scale is kept


def test_pages_without_any_text_are_counted_too(panel: PagePanel, place: PicturePlace, qtbot: QtBot) -> None:
    panel.show_file(None, 0)
    panel.show_file(place, 2)
    panel._counted = None  # noqa: SLF001 — as if it were another file
    panel.show_page(2)
    qtbot.waitUntil(lambda: panel.canvas.accessibleName() == "Page 2 of 5")


def test_what_is_no_document_says_so(panel: PagePanel, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "hỏng.pdf").write_bytes(b"%PDF-1.4 broken")
    panel.show_file(PicturePlace(tmp_path / "hỏng.pdf", tmp_path), 3)
    panel.show_page(1)
    qtbot.waitUntil(lambda: panel.canvas._note == "This page can't be shown")  # noqa: SLF001


def test_the_page_of_a_block_is_known(place: PicturePlace) -> None:
    page = paged(place)
    assert [page_at(page, block) for block in (-1, 0, 5, 6, 29)] == [1, 1, 1, 2, 5]


def test_pages_stand_beside_only_where_they_are_wanted(pane: ReadingPane, place: PicturePlace) -> None:
    told: list[tuple[bool, bool]] = []
    pane.pages_changed.connect(lambda there, shown: told.append((there, shown)))
    pane.show_page(paged(place))
    assert (pane.page_panel.isVisible(), told) == (False, [(True, False)])
    pane.set_pages_wanted(True)
    assert pane.page_panel.isVisible()
    assert pane.view.isVisible()
    assert pane.page_panel.page == 1
    pane.show_page(Page(Article(id="x", title="Khác", provenance=Provenance(path="x.txt"))))
    assert not pane.page_panel.isVisible()
    pane.show_page(paged(place))
    assert pane.page_panel.isVisible()
    pane.show_missing()
    assert (pane.page_panel.isVisible(), told[-1]) == (False, (False, False))


def test_pages_follow_the_text_and_the_text_follows_pages(pane: ReadingPane, place: PicturePlace, qtbot: QtBot) -> None:
    pane.show_page(paged(place))
    pane.set_pages_wanted(True)
    bar = pane.view.verticalScrollBar()
    bar.setValue(bar.maximum())
    qtbot.waitUntil(lambda: pane.page_panel.page >= 4)
    with qtbot.waitSignal(pane.page_panel.turned):
        QTest.keyClick(pane.page_panel.canvas, Qt.Key.Key_Home)
        pane.page_panel.turn(-3)
    turned = pane.page_panel.page
    qtbot.waitUntil(lambda: page_at(paged(place), pane.view.block_in_sight() + 1) == turned)


def test_a_scan_shows_its_pages_alone_until_its_text_is_asked_for(pane: ReadingPane, place: PicturePlace) -> None:
    page = scan(place)
    assert page.is_scan
    assert all(map(is_sheet, page.article.blocks))
    pane.show_page(page)
    assert pane.page_panel.isVisible()
    assert not pane.view.isVisible()
    assert pane.focusProxy() is pane.page_panel.canvas
    pane.set_pages_wanted(False)
    assert pane.view.isVisible()
    assert "A scan without text" in pane.view.document().toPlainText()
    assert "not in the archive" not in pane.view.document().toPlainText()
