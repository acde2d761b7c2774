"""The help: its pages are whole in both languages, its questions can be tried, and it opens where one is."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage, QTextCursor, QTextTable
from PySide6.QtTest import QTest

from archiveviewer.query.question import understand
from archiveviewer.ui import help_pages, theme
from archiveviewer.ui.window.help_document import ASK, HelpDocument
from archiveviewer.ui.window.help_window import HelpWindow

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from archiveviewer.ui.help_pages import HelpPage
    from archiveviewer.ui.window.main_window import MainWindow

SOURCES = Path(__file__).resolve().parents[2] / "src" / "archiveviewer" / "ui"
LANGUAGES = pytest.mark.parametrize("language", ["en", "vi"])


def pages(language: str) -> dict[str, HelpPage]:
    return {page.name: page for page in help_pages.load(language)}


def links(page: HelpPage) -> list[str]:
    """Every link of a page as it is shown, questions included."""
    found = []
    document = HelpDocument(page, theme.LIGHT, 700)
    block = document.begin()
    while block.isValid():
        pieces = block.begin()
        while not pieces.atEnd():
            if pieces.fragment().charFormat().isAnchor():
                found.append(pieces.fragment().charFormat().anchorHref())
            pieces += 1
        block = block.next()
    return found


# What lies in the resources


def test_both_languages_have_the_same_pages_with_the_same_headings() -> None:
    english, vietnamese = pages("en"), pages("vi")
    assert english
    assert list(english) == list(vietnamese)
    for name, page in english.items():
        levels = [re.findall(r"^#+", text, re.MULTILINE) for text in (page.text, vietnamese[name].text)]
        assert levels[0] == levels[1], name


@LANGUAGES
def test_every_link_and_picture_leads_somewhere(language: str) -> None:
    found = pages(language)
    for page in found.values():
        assert [link for link in links(page) if not link.startswith(ASK) and link not in found] == [], page.name
        pictures = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", page.text)
        assert [name for name in pictures if not (page.folder / name).is_file()] == [], page.name


def test_every_part_that_a_page_is_about_is_a_part_of_the_window() -> None:
    classes = {
        node.name
        for path in SOURCES.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef)
    }
    about = [name for page in pages("en").values() for name in page.about]
    assert sorted(about) == sorted(set(about))
    assert set(about) <= classes


@LANGUAGES
def test_every_question_that_can_be_tried_is_understood(language: str) -> None:
    asked = [link.removeprefix(ASK) for link in links(pages(language)["searching"]) if link.startswith(ASK)]
    assert len(asked) > 30
    for question in map(understand, asked):
        assert not [notice for notice in question.notices if notice.kind != "synonyms"], question.text
        assert question.tree is not None, question.text


@LANGUAGES
def test_words_are_found_without_accents_and_titles_come_first(language: str) -> None:
    found = help_pages.load(language)
    wanted = {"en": "encoding", "vi": "bang ma"}[language]
    assert help_pages.holding(found, wanted)[0].name in {"care", "reading"}
    title = {"en": "archives", "vi": "cac kho"}[language]
    assert help_pages.holding(found, title)[0].name == "archives"
    assert help_pages.holding(found, "") == list(found)
    assert help_pages.holding(found, "xyzzy") == []


def test_a_broken_help_is_an_empty_one(tmp_path: Path) -> None:
    assert help_pages.load("vi", tmp_path) == ()
    (tmp_path / "index.toml").write_text('[[pages]]\nname = "gone"\n', encoding="utf-8")
    assert help_pages.load("vi", tmp_path) == ()
    assert help_pages.about((), ["SearchBox"]) is None


# What is shown


def test_a_page_is_shaped_and_loads_nothing_from_elsewhere() -> None:
    document = HelpDocument(pages("en")["searching"], theme.LIGHT, 700)
    assert document.begin().text() == "How to search"
    assert any(isinstance(frame, QTextTable) for frame in document.rootFrame().childFrames())
    for name in ("/etc/passwd", "file:///etc/passwd", "//server/share/x.png", "../index.toml", "nothing.png"):
        loaded = document.loadResource(2, QUrl(name))
        assert isinstance(loaded, QImage)
        assert loaded.width() == 1


@pytest.fixture
def shown(qtbot: QtBot) -> HelpWindow:
    opened = HelpWindow(help_pages.load("en"))
    opened.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(opened)
    opened.open_page("start")
    opened.show()
    qtbot.waitExposed(opened)
    return opened


def name(opened: HelpWindow) -> str:
    assert opened.page is not None
    return opened.page.name


def test_the_entries_of_a_list_hang_from_points_that_touch_no_letter() -> None:
    page = help_pages.HelpPage("p", "Trang", "- F3 đi tới\n- F4 giải thích\n\n1. Trước\n2. Sau\n", Path())
    document = HelpDocument(page, theme.LIGHT, 700)
    texts = [document.findBlockByNumber(number).text() for number in range(1, 5)]
    assert [text.replace("\u00a0", " ") for text in texts] == ["•   F3 đi tới", "•   F4 giải thích", "Trước", "Sau"]
    assert document.findBlockByNumber(3).textList() is not None
    entry = document.findBlockByNumber(1).blockFormat()
    assert -entry.textIndent() < entry.leftMargin()


def test_pictures_fit_the_page_however_it_came_to_its_width(qtbot: QtBot) -> None:
    opened = HelpWindow(tuple(pages("vi").values()))
    qtbot.addWidget(opened)
    opened.open_page("start")
    opened.show()
    qtbot.waitExposed(opened)
    for width in (900, 500):
        opened.resize(width, 700)
        qtbot.waitUntil(lambda: opened.view.document().size().width() <= opened.view.viewport().width())
    assert opened.view.verticalScrollBar().value() == 0


def test_links_lead_on_and_back_and_forward(shown: HelpWindow) -> None:
    shown.view.anchorClicked.emit(QUrl("searching"))
    assert name(shown) == "searching"
    assert shown.list.currentItem().text() == "How to search"
    shown.back.click()
    assert name(shown) == "start"
    assert not shown.back.isEnabled()
    shown.forward.click()
    assert name(shown) == "searching"
    shown.view.anchorClicked.emit(QUrl("file:///etc/passwd"))
    assert name(shown) == "searching"


def test_an_example_is_handed_on(shown: HelpWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(shown.question_chosen) as told:
        shown.view.anchorClicked.emit(QUrl(ASK + "lúa w/5 gạo"))
    assert told.args == ["lúa w/5 gạo"]


def test_words_are_found_and_marked(shown: HelpWindow) -> None:
    QTest.keyClicks(shown.wanted, "tesseract")
    assert name(shown) == "care"
    assert [shown.list.item(row).text() for row in range(shown.list.count())] == ["Files that need a person"]
    marked = [mark.cursor.selectedText() for mark in shown.view.extraSelections()]
    assert marked == ["Tesseract"]
    shown.wanted.setText("xyzzy")
    assert shown.list.count() == 0
    shown.wanted.clear()
    assert shown.list.count() == len(help_pages.load("en"))


def test_another_theme_repaints_the_page(shown: HelpWindow) -> None:
    shown.setPalette(theme.palette(theme.DARK))
    shown.open_page("searching")
    cursor = QTextCursor(shown.view.document())
    cursor = shown.view.document().find("tuyên quang", cursor)
    assert cursor.charFormat().foreground().color().name() == theme.DARK.link


@pytest.mark.parametrize(
    ("pane", "page"), [("pane_results", "results"), ("pane_filters", "results"), ("search", "searching")]
)
def test_f1_opens_the_page_about_what_has_the_keyboard(window: MainWindow, pane: str, page: str) -> None:
    window.commands[pane].trigger()
    window.commands["help"].trigger()
    opened = window.findChild(HelpWindow)
    assert isinstance(opened, HelpWindow)
    assert name(opened) == page
    opened.reject()


def test_a_page_shown_anew_leaves_none_behind(shown: HelpWindow, qtbot: QtBot) -> None:
    for width in (700, 800, 900):
        shown.resize(width, 600)
    qtbot.waitUntil(lambda: len(shown.view.findChildren(HelpDocument)) == 1)
