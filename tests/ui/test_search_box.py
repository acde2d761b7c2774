from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from archiveviewer.ui.results.search_box import RECENT_ROLE, Completions, SearchBox

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot


def type_text(widget: QWidget, text: str) -> None:
    """As an input method hands letters over; key events with such letters end the interpreter."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)


@pytest.fixture
def box(qtbot: QtBot) -> Iterator[SearchBox]:
    window = QWidget()
    qtbot.addWidget(window)
    made, other = SearchBox(window), QWidget(window)
    other.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    column = QVBoxLayout(window)
    column.addWidget(made)
    column.addWidget(other, 1)
    window.resize(600, 400)
    window.show()
    qtbot.waitExposed(window)
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    yield made
    window.close()  # until here the window is kept


def completions(box: SearchBox) -> Completions:
    found = box.window().findChild(Completions)
    assert isinstance(found, Completions)
    return found


def test_typing_is_told_letter_by_letter(box: SearchBox) -> None:
    said: list[str] = []
    box.edited.connect(said.append)
    for letter in "mặn":
        type_text(box, letter)
    assert said == ["m", "mặ", "mặn"]


def compose(box: SearchBox, composed: str, committed: str = "") -> None:
    event = QInputMethodEvent(composed, [])
    event.setCommitString(committed)
    QApplication.sendEvent(box, event)


def test_a_word_still_being_composed_is_told_in_its_place(box: SearchBox) -> None:
    said: list[str] = []
    box.edited.connect(said.append)
    type_text(box, "hạn ở")
    box.setCursorPosition(4)
    for composed in ("ma", "mặ", "mặn"):
        compose(box, composed)
    compose(box, "", "mặn ")
    assert said == ["hạn ở", "hạn maở", "hạn mặở", "hạn mặnở", "hạn mặn ở"]
    assert box.text() == "hạn mặn ở"


def test_a_word_that_is_given_up_is_not_told_any_more(box: SearchBox) -> None:
    said: list[str] = []
    box.edited.connect(said.append)
    compose(box, "ma")
    compose(box, "")
    assert said == ["ma", ""]


def test_completions_come_for_what_is_composed_and_do_not_disturb_it(box: SearchBox) -> None:
    compose(box, "hạn")
    box.show_completions("hạn", ("hạn mặn",))
    assert completions(box).isVisible()
    assert box.is_composing
    compose(box, "", "hạn")
    assert box.text() == "hạn"


def test_enter_before_the_input_method_has_finished_a_word_waits_for_it(box: SearchBox) -> None:
    asked: list[str] = []
    box.submitted.connect(asked.append)
    compose(box, "mặn")
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert not asked
    compose(box, "", "mặn")
    compose(box, "")
    assert asked == ["mặn"]


def test_enter_is_forgotten_where_the_word_goes_on(box: SearchBox) -> None:
    asked: list[str] = []
    box.submitted.connect(asked.append)
    compose(box, "mặ")
    QTest.keyClick(box, Qt.Key.Key_Return)
    compose(box, "mặn")
    compose(box, "", "mặn")
    assert not asked


def test_enter_before_a_word_is_finished_does_nothing_once_the_keyboard_has_gone(box: SearchBox) -> None:
    asked: list[str] = []
    box.submitted.connect(asked.append)
    compose(box, "mặn")
    QTest.keyClick(box, Qt.Key.Key_Return)
    box.clearFocus()
    compose(box, "", "mặn")
    assert not asked


def test_enter_submits(box: SearchBox, qtbot: QtBot) -> None:
    type_text(box, "hạn mặn")
    with qtbot.waitSignal(box.submitted) as told:
        QTest.keyClick(box, Qt.Key.Key_Return)
    assert told.args == ["hạn mặn"]


def test_the_lens_submits_for_who_has_only_a_mouse(box: SearchBox, qtbot: QtBot) -> None:
    type_text(box, "hạn mặn")
    with qtbot.waitSignal(box.submitted) as told:
        box.actions()[0].trigger()
    assert told.args == ["hạn mặn"]
    assert box.actions()[0].text() == "Search the archive"


def test_down_walks_through_completions_and_enter_takes_one(box: SearchBox, qtbot: QtBot) -> None:
    type_text(box, "hạn")
    box.show_completions("hạn", ("hạn", "hạn mặn", "hạn hán"))
    assert completions(box).isVisible()
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert box.text() == "hạn mặn"
    QTest.keyClick(box, Qt.Key.Key_Down)
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert box.text() == "hạn"  # past the end stands what was typed
    QTest.keyClick(box, Qt.Key.Key_Up)
    with qtbot.waitSignal(box.submitted) as told:
        QTest.keyClick(box, Qt.Key.Key_Return)
    assert told.args == ["hạn hán"]
    assert not completions(box).isVisible()


def test_escape_closes_completions_first_and_then_empties(box: SearchBox) -> None:
    submitted: list[str] = []
    box.submitted.connect(submitted.append)
    type_text(box, "hạn")
    box.show_completions("hạn", ("hạn mặn",))
    QTest.keyClick(box, Qt.Key.Key_Down)
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert box.text() == "hạn"
    assert not completions(box).isVisible()
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert (box.text(), submitted) == ("", [""])


def test_completions_that_come_too_late_are_not_shown(box: SearchBox) -> None:
    type_text(box, "hạn")
    box.show_completions("hạ", ("hạ tầng",))
    assert box.window().findChild(Completions) is None


def test_completions_go_with_the_keyboard(box: SearchBox) -> None:
    type_text(box, "hạn")
    box.show_completions("hạn", ("hạn mặn",))
    other = box.window().findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)[1]
    other.setFocus()
    assert not completions(box).isVisible()


def test_a_click_on_a_completion_takes_it(box: SearchBox, qtbot: QtBot) -> None:
    type_text(box, "hạn")
    box.show_completions("hạn", ("hạn mặn", "hạn hán"))
    listed = completions(box)
    where = listed.visualRect(listed.model().index(1, 0)).center()
    with qtbot.waitSignal(box.submitted) as told:
        QTest.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where)
    assert told.args == ["hạn hán"]


def test_down_without_completions_leaves_for_the_list(box: SearchBox, qtbot: QtBot) -> None:
    with qtbot.waitSignal(box.left_downwards):
        QTest.keyClick(box, Qt.Key.Key_Down)


def test_down_does_not_take_what_was_offered_for_fewer_letters(box: SearchBox, qtbot: QtBot) -> None:
    type_text(box, "hạn")
    box.show_completions("hạn", ("hạn mặn",))
    type_text(box, " hán")
    with qtbot.waitSignal(box.left_downwards):
        QTest.keyClick(box, Qt.Key.Key_Down)
    assert box.text() == "hạn hán"
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert (box.text(), completions(box).isVisible()) == ("hạn hán", False)


def rows(box: SearchBox) -> list[tuple[str, bool]]:
    model = completions(box).model()
    found = [model.index(row, 0) for row in range(model.rowCount())]
    return [(index.data(), bool(index.data(RECENT_ROLE))) for index in found]


def test_recent_questions_come_first_and_are_told_apart(box: SearchBox) -> None:
    type_text(box, "hạn")
    box.show_completions("hạn", ("hạn mặn", "hạn hán"), ["hạn hán", "hạn"])
    assert rows(box) == [("hạn hán", True), ("hạn mặn", False)]
    first = completions(box).model().index(0, 0)
    assert first.data(Qt.ItemDataRole.AccessibleTextRole) == "hạn hán, asked before"


def test_delete_forgets_the_recent_question_that_is_chosen_and_nothing_else(box: SearchBox) -> None:
    forgotten: list[str] = []
    box.recent_removed.connect(forgotten.append)
    type_text(box, "hạn")
    box.show_completions("hạn", ("hạn mặn",), ["hạn hán", "hạn chế"])
    QTest.keyClick(box, Qt.Key.Key_Delete)
    assert forgotten == []
    for _ in range(2):
        QTest.keyClick(box, Qt.Key.Key_Down)
    QTest.keyClick(box, Qt.Key.Key_Delete)
    assert (forgotten, box.text()) == (["hạn chế"], "hạn mặn")
    QTest.keyClick(box, Qt.Key.Key_Delete)
    assert forgotten == ["hạn chế"]
    assert rows(box) == [("hạn hán", True), ("hạn mặn", False)]


def test_the_list_goes_with_the_last_recent_question(box: SearchBox) -> None:
    box.show_completions("", (), ["hạn hán"])
    QTest.keyClick(box, Qt.Key.Key_Down)
    QTest.keyClick(box, Qt.Key.Key_Delete)
    assert box.text() == ""
    assert not completions(box).isVisible()
