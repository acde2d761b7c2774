"""Back, forward, tabs, and the next start."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from archiveviewer.ui.application import Program
from archiveviewer.ui.questions import with_value
from archiveviewer.ui.results.filter_chips import Chip
from archiveviewer.ui.work.events import Events
from ui.fakes import FakeArchive

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from archiveviewer.ui.window.main_window import MainWindow


@pytest.fixture
def archive() -> FakeArchive:
    return FakeArchive(332)


@pytest.fixture
def start(qapp: QApplication, qtbot: QtBot) -> Iterator[Callable[..., Program]]:
    started: list[Program] = []

    def begin(open_archive: Callable[[Path], FakeArchive], path: Path | None = None) -> Program:
        program = Program(qapp, open_archive, Events(None))
        started.append(program)
        program.start(path)
        qtbot.waitExposed(window_of(program))
        return program

    yield begin
    for program in started:
        program.stop()
        program.deleteLater()


@pytest.fixture
def program(start: Callable[..., Program], archive: FakeArchive, qtbot: QtBot) -> Program:
    begun = start(archive)
    qtbot.waitUntil(lambda: window_of(begun).results.model.rowCount() == 332)
    return begun


@pytest.fixture
def window(program: Program) -> MainWindow:
    return window_of(program)


def window_of(program: Program) -> MainWindow:
    assert program.window is not None
    return program.window


def chips(window: MainWindow) -> list[str]:
    return [chip.text() for chip in window.results.chips.findChildren(Chip) if chip.isVisible()]


def ask(program: Program, qtbot: QtBot, text: str) -> None:
    with qtbot.waitSignal(program.session.answered, check_params_cb=lambda answer: answer.question.text == text):
        program.session.set_text(text, live=False)
        program.session.ask_now()


def read(window: MainWindow) -> str:
    """The article that is shown, once it is complete."""
    page = window.reading_pane.page
    return page.article.id if page and page.related else ""


def shows(window: MainWindow, article_id: str) -> bool:
    return read(window) == article_id


def tick(window: MainWindow, section: str) -> None:
    tick_value(window, "section", section)


def tick_value(window: MainWindow, facet: str, value: str) -> None:
    filters = window.results.chips.filters
    window.facets.filters_chosen.emit(with_value(filters, facet, value, on=True))


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
    assert again.top_bar.search_box.text() == "mặn"
    assert chips(again) == ["Kinh tế"]
    assert again.results.view.currentIndex().row() == 2
    assert len(tab_titles(again)) == 2
