"""From the question into its answer, by keys that come before it: Qt turns to answers only where these tests wait."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from archiveviewer.errors import ArchiveError
from ui.test_search_box import type_text
from ui.whole_program import read

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from archiveviewer.ui.application import Program
    from archiveviewer.ui.results.search_box import SearchBox
    from archiveviewer.ui.window.main_window import MainWindow
    from ui.fakes import FakeArchive

DOWN, ENTER = Qt.Key.Key_Down, Qt.Key.Key_Return


@pytest.fixture
def box(window: MainWindow, qtbot: QtBot) -> SearchBox:
    """The box, while another article is read that stands further down in the list."""
    for _ in range(6):
        window.results.view.step(1)
    qtbot.waitUntil(lambda: read(window) == "a5")
    box = window.top_bar.search_box
    box.setFocus()
    box.selectAll()
    return box


def test_down_and_enter_right_after_the_last_letter_open_the_first_of_the_answer(
    program: Program, window: MainWindow, box: SearchBox, qtbot: QtBot
) -> None:
    type_text(box, "mặn")
    QTest.keyClick(box, DOWN)
    QTest.keyClick(window.results.view, ENTER)
    assert program.session.is_asking
    qtbot.waitUntil(lambda: read(window) == "a0")
    assert window.reading_pane.isAncestorOf(QApplication.focusWidget() or window)


def test_the_keyboard_alone_chooses_nothing_of_the_question_before(window: MainWindow, qtbot: QtBot) -> None:
    chosen: list[str] = []
    window.results.view.chosen.connect(chosen.append)
    box = window.top_bar.search_box
    box.setFocus()
    type_text(box, "mặn")
    QTest.keyClick(box, DOWN)
    qtbot.waitUntil(lambda: read(window) == "a0")
    assert chosen == ["a0"]


def test_every_key_pressed_before_the_rows_have_come_counts_once(
    window: MainWindow, box: SearchBox, qtbot: QtBot
) -> None:
    type_text(box, "mặn")
    QTest.keyClick(box, ENTER)
    QTest.keyClick(box, DOWN)
    QTest.keyClick(window.results.view, DOWN)
    qtbot.waitUntil(lambda: read(window) == "a2")
    assert window.results.view.hasFocus()
    QTest.keyClick(window.results.view, DOWN)
    qtbot.waitUntil(lambda: read(window) == "a3")


def test_who_types_on_after_enter_stays_in_the_box(
    program: Program, window: MainWindow, box: SearchBox, qtbot: QtBot
) -> None:
    type_text(box, "mặn")
    QTest.keyClick(box, ENTER)
    with qtbot.waitSignal(program.session.completed, check_params_cb=lambda answer: answer.question.text == "mặn ở"):
        box.deselect()
        type_text(box, " ở")
    assert box.hasFocus()
    assert read(window) == "a5"


def test_where_nothing_is_found_the_question_can_be_typed_anew(
    window: MainWindow, box: SearchBox, qtbot: QtBot
) -> None:
    type_text(box, "không có")
    QTest.keyClick(box, DOWN)
    qtbot.waitUntil(window.results.no_hits.isVisible)
    assert box.hasFocus()


def test_what_follows_enter_is_not_for_the_list(window: MainWindow, box: SearchBox, qtbot: QtBot) -> None:
    type_text(box, "mặn")
    QTest.keyClick(box, DOWN)
    QTest.keyClick(window.results.view, ENTER)
    QTest.keyClick(window.results.view, DOWN)
    qtbot.waitUntil(lambda: read(window) == "a0")
    assert window.results.view.currentIndex().row() == 0


def test_keys_pressed_before_the_question_was_changed_count_no_more(
    window: MainWindow, box: SearchBox, qtbot: QtBot
) -> None:
    type_text(box, "mặn")
    QTest.keyClick(box, DOWN)
    QTest.keyClick(window.results.view, DOWN)
    box.setFocus()
    type_text(box, " ở")
    QTest.keyClick(box, DOWN)
    qtbot.waitUntil(lambda: read(window) == "a0")
    assert window.results.view.currentIndex().row() == 0


def test_a_question_that_failed_is_not_walked_into_later(
    program: Program,
    window: MainWindow,
    archive: FakeArchive,
    box: SearchBox,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*_question: object, **_ways: object) -> None:
        raise ArchiveError(Path("kho"), "unreadable")

    type_text(box, "mặn")
    QTest.keyClick(box, ENTER)
    with monkeypatch.context() as broken, qtbot.waitSignal(program.session.archive_failed):
        broken.setattr(archive, "rows", fail)
    box.setFocus()
    with qtbot.waitSignal(program.session.answered):
        program.session.ask_now()
    assert not window.results.view.hasFocus()


def test_a_list_that_is_not_shown_takes_no_keyboard_later(window: MainWindow, box: SearchBox, qtbot: QtBot) -> None:
    type_text(box, "không có")
    qtbot.waitUntil(window.results.no_hits.isVisible)
    QTest.keyClick(box, DOWN)
    box.selectAll()
    type_text(box, "mặn")
    qtbot.waitUntil(window.results.view.isVisible)
    assert box.hasFocus()


def test_a_row_that_has_just_been_chosen_counts_where_the_rows_are_replaced(window: MainWindow, qtbot: QtBot) -> None:
    results = window.results
    with qtbot.waitSignal(results.view.chosen) as chosen:
        results.view.step(1)
        first = results.model.held(0)
        assert first is not None
        results.model.show(332, (first,))
    assert chosen.args == ["a0"]
