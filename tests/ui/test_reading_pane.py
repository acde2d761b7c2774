from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QGuiApplication, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget

from archiveviewer.ui.article.find_bar import FindBar
from archiveviewer.ui.article.reading_pane import ReadingPane
from ui.fakes import LocalViewer
from ui.sample_pages import ARTICLE, RELATED, long_article, page_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from archiveviewer.ui.trails import Spot


@pytest.fixture
def pane(qtbot: QtBot) -> ReadingPane:
    made = ReadingPane(LocalViewer())
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    qtbot.waitExposed(made)
    return made


def field(pane: ReadingPane) -> QLineEdit:
    found = pane.findChild(QLineEdit)
    assert found is not None
    return found


def compose(widget: QWidget, text: str) -> None:
    """Type as an input method does."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)


def press(widget: QWidget, code: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QApplication.sendEvent(widget, QKeyEvent(QEvent.Type.KeyPress, code, modifiers))


def test_finding_while_typing(pane: ReadingPane) -> None:
    pane.show_page(page_of(ARTICLE, "cống"))
    counts: list[tuple[int, int]] = []
    pane.hits_changed.connect(lambda current, total: counts.append((current, total)))
    pane.open_find()
    compose(field(pane), "mặn")
    assert counts[-1] == (1, 7)
    press(field(pane), Qt.Key.Key_Return)
    assert counts[-1] == (2, 7)
    press(field(pane), Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    pane.previous_hit()
    assert counts[-1] == (7, 7)
    press(field(pane), Qt.Key.Key_Escape)
    assert not field(pane).isVisible()
    assert counts[-1][1] == 6
    assert pane.view.hasFocus() or not pane.isActiveWindow()


def test_what_is_not_found_is_said(pane: ReadingPane) -> None:
    pane.show_page(page_of(ARTICLE))
    pane.open_find()
    compose(field(pane), "không có từ này")
    bar = pane.findChild(FindBar)
    assert bar is not None
    assert "No matches" in [label.text() for label in bar.findChildren(type(bar._count))]  # noqa: SLF001 — what a person sees


def _has_room(label: QLabel) -> bool:
    return label.width() >= label.sizeHint().width()


def test_in_a_narrow_pane_it_can_be_read_that_nothing_was_found(qtbot: QtBot) -> None:
    bar = FindBar()
    qtbot.addWidget(bar)
    bar.show()
    bar.resize(230, bar.sizeHint().height())
    bar.open("xyz")
    for total in (0, 3, 0):
        bar.show_count(0, total)
        qtbot.waitUntil(partial(_has_room, bar._count))  # noqa: SLF001 — what a person sees
        assert bar._next.isVisible() == bool(total)  # noqa: SLF001


def test_the_find_bar_takes_the_selection(pane: ReadingPane) -> None:
    pane.show_page(page_of(ARTICLE))
    cursor = pane.view.document().find("Hàm Luông")
    pane.view.setTextCursor(cursor)
    pane.open_find()
    assert field(pane).text() == "Hàm Luông"


def test_an_article_that_is_left_says_where_and_opens_there_again(pane: ReadingPane) -> None:
    pages = {name: page_of(long_article(name), "mặn") for name in "ab"}
    left: list[tuple[str, Spot]] = []
    pane.left.connect(lambda article_id, spot: left.append((article_id, spot)))
    pane.show_page(pages["a"])
    pane.view.page_down()
    pane.view.page_down()
    scrolled = pane.view.verticalScrollBar().value()
    pane.show_page(pages["b"])
    assert pane.view.verticalScrollBar().value() == 0
    ((article_id, spot),) = left
    assert article_id == pages["a"].article.id
    pane.return_to(article_id, spot)
    pane.show_page(pages["a"])
    assert abs(pane.view.verticalScrollBar().value() - scrolled) <= 1
    pane.show_nothing()
    assert pane.page is None


def test_nothing_fails_without_an_article(pane: ReadingPane) -> None:
    for call in (
        pane.show_nothing,
        pane.open_find,
        pane.next_hit,
        pane.previous_hit,
        pane.close_find,
        pane.copy,
        pane.show_missing,
        pane.view.page_down,
        pane.view.enlarge,
    ):
        call()
    assert pane.page is None
    assert not [action for action in pane.build_menu().actions() if action.isEnabled() and not action.isSeparator()]


def test_the_menu_searches_for_the_selection(pane: ReadingPane, qtbot: QtBot) -> None:
    pane.show_page(page_of(ARTICLE))
    pane.view.setTextCursor(pane.view.document().find("Hàm Luông"))
    entries = {action.text(): action for action in pane.build_menu().actions()}
    with qtbot.waitSignal(pane.search_requested) as asked:
        entries["Search for “Hàm Luông”"].trigger()
    assert asked.args == ["Hàm Luông"]
    entries["Copy"].trigger()
    assert QGuiApplication.clipboard().text() == "Hàm Luông"
    for name, wanted in (("citation", pane.citation_requested), ("quotation", pane.quotation_requested)):
        with qtbot.waitSignal(wanted):
            entries[f"Copy {name}"].trigger()
    assert pane.view.passage() == ("Hàm Luông", 0)


def test_everything_that_takes_the_keyboard_has_a_name(pane: ReadingPane) -> None:
    pane.show_page(page_of(ARTICLE, related=RELATED))
    pane.open_find()
    nameless = [
        type(widget).__name__
        for widget in pane.findChildren(QWidget)
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and widget.isVisible()
        and not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
    ]
    assert nameless == []
