"""Size, spacing, width and numbers of what is read, and nothing else on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from archiveviewer.article import Article, Block, Provenance
from archiveviewer.settings import Settings
from archiveviewer.ui.article import paragraph_numbers
from archiveviewer.ui.article.article_document import lay_out
from archiveviewer.ui.article.document_writer import Look
from archiveviewer.ui.article.reading_pane import ReadingPane
from archiveviewer.ui.choices import Choices
from archiveviewer.ui.remembered import Remembered
from archiveviewer.ui.theme import LIGHT
from archiveviewer.ui.window.main_window import MainWindow
from archiveviewer.ui.work.typesetting import Typesetting
from ui.fakes import LocalViewer
from ui.sample_pages import long_article, page_of

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from archiveviewer.ui.scribe import Scribe


@pytest.fixture
def choices(tmp_path: Path, scribe: Scribe) -> Choices:
    return Choices(tmp_path / "settings.toml", scribe)


@pytest.fixture
def window(choices: Choices, qtbot: QtBot) -> MainWindow:
    viewer = LocalViewer()
    made = MainWindow(Settings(), ReadingPane(viewer), viewer, has_sample=False)
    qtbot.addWidget(made)
    Typesetting(made, choices)
    made.resize(1400, 800)
    made.show_panes()
    made.show()
    qtbot.waitExposed(made)
    made.reading_pane.show_page(page_of(long_article()))
    return made


def height(window: MainWindow) -> float:
    return window.reading_pane.view.document().size().height()


def margin(window: MainWindow) -> float:
    return window.reading_pane.view.document().rootFrame().frameFormat().leftMargin()


def test_lines_stand_further_apart_and_closer(window: MainWindow, choices: Choices) -> None:
    usual = height(window)
    window.commands["spacing_more"].trigger()
    assert height(window) > usual
    window.commands["zoom_reset"].trigger()
    assert height(window) == usual
    for _ in range(20):
        window.commands["spacing_less"].trigger()
    assert choices.settings.spacing == 80
    assert height(window) < usual


def test_lines_are_short_or_long(window: MainWindow, choices: Choices) -> None:
    window.commands["focus_mode"].trigger()
    short = margin(window)
    window.commands["wide"].trigger()
    assert margin(window) < short
    assert choices.settings.wide


def test_what_stands_at_the_top_stays_there(window: MainWindow) -> None:
    view = window.reading_pane.view
    view.page_down()
    view.page_down()
    spot = view.spot()
    window.commands["spacing_more"].trigger()
    assert abs(view.spot().position - spot.position) < 200


def test_numbers_stand_beside_paragraphs_and_are_never_copied(window: MainWindow) -> None:
    view = window.reading_pane.view
    before, text = view.viewport().grab().toImage(), view.toPlainText()
    window.commands["numbered"].trigger()
    assert view.viewport().grab().toImage() != before
    assert view.toPlainText() == text


def test_only_paragraphs_are_counted() -> None:
    kinds = [("heading", "Đầu"), ("paragraph", "Một"), ("paragraph", " "), ("list", "Hai\nBa"), ("quote", "Bốn")]
    blocks = (*(Block(kind=kind, text=text) for kind, text in kinds), Block(kind="figure", caption="Ảnh"))  # type: ignore[arg-type]
    page = page_of(Article(title="A", blocks=blocks, provenance=Provenance(path="a.txt")))
    laid = lay_out(page, Look(LIGHT, 13, 1, 500))
    starts = paragraph_numbers.places(page, laid.segments)
    text = laid.document.toRawText()
    assert [text[start : start + 2] for start in starts] == ["Mộ", "Ha", "Bố"]


def test_only_the_article_is_left_and_all_comes_back(window: MainWindow, tmp_path: Path, scribe: Scribe) -> None:
    window.side.hide()
    sizes = window.results.width()
    window.commands["focus_mode"].trigger()
    assert not any(part.isVisible() for part in (window.results, window.side, window.top_bar, window.status))
    remembered = Remembered(tmp_path / "window.json", scribe)
    window.keep(remembered)
    assert not remembered.flag("sidebar", default=True)
    QTest.keyClick(window.reading_pane.view, Qt.Key.Key_Escape)
    assert all(part.isVisible() for part in (window.results, window.top_bar, window.status))
    assert not window.side.isVisible()
    assert abs(window.results.width() - sizes) <= 1


@pytest.mark.parametrize("name", ["search", "pane_results", "sidebar"])
def test_whoever_wants_something_else_sees_it(window: MainWindow, name: str) -> None:
    window.commands["focus_mode"].trigger()
    window.commands[name].trigger()
    assert window.results.isVisible()
    assert not window.commands["focus_mode"].isChecked()
