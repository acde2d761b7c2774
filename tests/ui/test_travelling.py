"""Back, forward, tabs, and the next start."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ui.whole_program import chips, read, tick, window_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from archiveviewer.ui.application import Program
    from archiveviewer.ui.window.main_window import MainWindow
    from ui.fakes import FakeArchive


def ask(program: Program, qtbot: QtBot, text: str) -> None:
    with qtbot.waitSignal(program.session.answered, check_params_cb=lambda answer: answer.question.text == text):
        program.session.set_text(text, live=False)
        program.session.ask_now()


def shows(window: MainWindow, article_id: str) -> bool:
    return read(window) == article_id


def choose_row(window: MainWindow, qtbot: QtBot, row: int) -> None:
    window.results.view.setCurrentIndex(window.results.model.index(row))
    qtbot.waitUntil(partial(shows, window, f"a{row}"))


def tab_titles(window: MainWindow) -> list[str]:
    bar = window.reading_pane.tabs
    return [bar.tabText(number) for number in range(bar.count())] if bar.isVisible() else []


def test_back_leads_through_questions_and_filters_as_well(program: Program, window: MainWindow, qtbot: QtBot) -> None:
    choose_row(window, qtbot, 3)
    ask(program, qtbot, "mặn")
    tick(window, "Kinh tế")
    qtbot.waitUntil(lambda: window.results.model.rowCount() == 67)
    window.commands["back"].trigger()
    qtbot.waitUntil(lambda: window.results.model.rowCount() == 332)
    assert chips(window) == []
    assert window.top_bar.search_box.text() == "mặn"
    window.commands["back"].trigger()
    qtbot.waitUntil(lambda: window.top_bar.search_box.text() == "")
    assert not window.commands["back"].isEnabled()
    window.commands["forward"].trigger()
    window.commands["forward"].trigger()
    qtbot.waitUntil(lambda: window.results.model.rowCount() == 67)
    assert chips(window) == ["Kinh tế"]


def test_the_list_stands_where_it_was_left(program: Program, window: MainWindow, qtbot: QtBot) -> None:
    choose_row(window, qtbot, 120)
    top = window.results.view.top_row()
    assert top > 100
    ask(program, qtbot, "mặn")
    qtbot.waitUntil(lambda: window.results.view.top_row() == 0)
    window.commands["back"].trigger()
    qtbot.waitUntil(lambda: window.results.view.top_row() == top)
    qtbot.waitUntil(lambda: window.results.view.currentIndex().row() == 120)


def test_tabs_are_opened_chosen_closed_and_reopened(window: MainWindow, qtbot: QtBot) -> None:
    choose_row(window, qtbot, 0)
    assert tab_titles(window) == []
    view = window.results.view
    where = view.visualRect(window.results.model.index(1)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.MiddleButton, pos=where)
    assert len(tab_titles(window)) == 2
    assert view.currentIndex().row() == 0
    assert read(window) == "a0"
    window.commands["next_tab"].trigger()
    qtbot.waitUntil(partial(shows, window, "a1"))
    window.commands["close_tab"].trigger()
    qtbot.waitUntil(partial(shows, window, "a0"))
    assert tab_titles(window) == []
    window.commands["reopen_tab"].trigger()
    qtbot.waitUntil(partial(shows, window, "a1"))
    window.reading_pane.tabs.setCurrentIndex(0)
    qtbot.waitUntil(partial(shows, window, "a0"))
    window.commands["open_in_tab"].trigger()
    assert len(tab_titles(window)) == 3


def test_the_last_match_is_followed_by_the_next_result(program: Program, window: MainWindow, qtbot: QtBot) -> None:
    ask(program, qtbot, "mặn")
    choose_row(window, qtbot, 0)
    hits: list[tuple[int, int]] = []
    window.reading_pane.hits_changed.connect(lambda current, of: hits.append((current, of)))
    for _ in range(30):
        window.commands["next_hit"].trigger()
        if hits[-1][0] == hits[-1][1]:
            break
    window.commands["next_hit"].trigger()
    qtbot.waitUntil(partial(shows, window, "a1"))
    qtbot.waitUntil(lambda: hits[-1][0] == 1)
    window.commands["previous_hit"].trigger()
    qtbot.waitUntil(partial(shows, window, "a0"))
    qtbot.waitUntil(lambda: hits[-1][0] == hits[-1][1] > 1)


def test_the_next_start_goes_on_where_this_one_ended(
    program: Program, window: MainWindow, start: Callable[..., Program], archive: FakeArchive, qtbot: QtBot
) -> None:
    ask(program, qtbot, "mặn")
    tick(window, "Kinh tế")
    qtbot.waitUntil(lambda: window.results.model.rowCount() == 67)
    window.results.view.setCurrentIndex(window.results.model.index(2))
    qtbot.waitUntil(lambda: read(window) != "")
    shown = read(window)
    window.commands["open_in_tab"].trigger()
    program.stop()
    again = window_of(start(archive))
    qtbot.waitUntil(partial(shows, again, shown))
    assert again.top_bar.search_box.selectedText() == again.top_bar.search_box.text() == "mặn"
    assert chips(again) == ["Kinh tế"]
    assert again.results.view.currentIndex().row() == 2
    assert len(tab_titles(again)) == 2
