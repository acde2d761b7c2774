"""Several results chosen at once: what is shown meanwhile, and what commands and drags then mean."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMenu

from archiveviewer import settings
from archiveviewer.desk import Desk
from archiveviewer.ui import carrying
from archiveviewer.ui.desk.chooser import Chooser
from archiveviewer.ui.results.results_view import MOST_CHOSEN
from archiveviewer.ui.window.export_dialog import ExportDialog
from archiveviewer.ui.work.export_process import ExportProcess
from ui.fakes import make_hit
from ui.whole_program import read

if TYPE_CHECKING:
    import pytest
    from pytestqt.qtbot import QtBot

    from archiveviewer.ui.application import Program
    from archiveviewer.ui.window.main_window import MainWindow

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def click(window: MainWindow, row: int, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    view = window.results.view
    place = view.visualRect(window.results.model.index(row)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, keys, place)


def chosen(window: MainWindow) -> list[str]:
    return [hit.id for hit in window.results.view.chosen_rows().hits]


def choose_two(window: MainWindow, qtbot: QtBot) -> None:
    """The first and the third row, with the keyboard in the list."""
    window.resize(1200, 800)
    window.results.view.setFocus()
    click(window, 0)
    click(window, 2, CTRL)
    qtbot.waitUntil(lambda: read(window) == "a2")


def answer(window: MainWindow, name: str) -> None:
    asked = next(one for one in window.findChildren(Chooser) if one.isVisible())
    assert any("2 articles" in label.text() for label in asked.findChildren(QLabel))
    asked.field.setText(name)
    QTest.keyClick(asked.field, Qt.Key.Key_Return)


def test_the_menu_of_a_result_has_the_windows_own_commands(window: MainWindow, qtbot: QtBot) -> None:
    view = window.results.view
    view.customContextMenuRequested.emit(view.rect().center())
    assert not [menu for menu in window.findChildren(QMenu) if menu.isVisible()], "nothing is chosen yet"
    choose_two(window, qtbot)
    view.customContextMenuRequested.emit(view.rect().center())
    (menu,) = [menu for menu in window.findChildren(QMenu) if menu.isVisible()]
    assert window.commands["collect"] in menu.actions()
    menu.close()
    assert len(chosen(window)) == 2


def test_ctrl_and_shift_choose_and_the_last_is_read(window: MainWindow, qtbot: QtBot) -> None:
    choose_two(window, qtbot)
    assert chosen(window) == ["a0", "a2"]
    QTest.keyClick(window.results.view, Qt.Key.Key_Down, SHIFT)
    qtbot.waitUntil(lambda: read(window) == "a3")
    assert "a3" in chosen(window)
    QTest.keyClick(window.results.view, Qt.Key.Key_J)
    assert chosen(window) == ["a4"]


def test_what_is_read_because_the_keyboard_came_to_the_list_is_seen_to_be(window: MainWindow, qtbot: QtBot) -> None:
    window.results.view.setFocus()
    qtbot.waitUntil(lambda: read(window) == "a0")
    assert chosen(window) == ["a0"]
    QTest.keyClick(window.results.view, Qt.Key.Key_J)
    qtbot.waitUntil(lambda: read(window) == "a1")
    assert chosen(window) == ["a1"]


def test_what_is_read_elsewhere_leaves_several_chosen(window: MainWindow, program: Program, qtbot: QtBot) -> None:
    choose_two(window, qtbot)
    program.session.open_article("a1")
    qtbot.waitUntil(lambda: read(window) == "a1")
    assert chosen(window) == ["a0", "a2"]
    assert window.results.view.currentIndex().row() == 1


def test_pages_of_all_that_is_chosen_are_fetched(window: MainWindow, qtbot: QtBot) -> None:
    view = window.results.view
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_A, CTRL)
    qtbot.waitUntil(lambda: len(chosen(window)) == 332)
    carried = carrying.unpacked(window.results.model.mimeData(view.selectedIndexes()))
    assert [one.id for one in carried] == [f"a{number}" for number in range(332)]


def test_more_than_can_be_taken_is_refused_and_told(window: MainWindow) -> None:
    window.results.model.show(MOST_CHOSEN + 1, tuple(map(make_hit, range(50))))
    window.results.view.setFocus()
    window.results.view.selectAll()
    window.commands["collect"].trigger()
    assert not [one for one in window.findChildren(Chooser) if one.isVisible()]
    assert "1,000" in window.status.currentMessage()


def test_several_are_filed_and_tagged_together(window: MainWindow, qtbot: QtBot) -> None:
    choose_two(window, qtbot)
    window.commands["collect"].trigger()
    answer(window, "Hạn mặn")
    window.commands["tag"].trigger()
    answer(window, "mặn")
    with Desk.open(settings.desk_folder()) as desk:
        (collection,) = desk.collections.named("Hạn mặn")
        assert [one.reference.article for one in desk.collections.filed(collection.id)] == ["a0", "a2"]
        assert desk.tags.all() == [("mặn", 2)]


def test_several_are_cited_in_their_order(window: MainWindow, qtbot: QtBot) -> None:
    choose_two(window, qtbot)
    QGuiApplication.clipboard().clear()
    window.commands["copy_citation"].trigger()
    qtbot.waitUntil(lambda: QGuiApplication.clipboard().text().count("\n") == 1)
    lines = QGuiApplication.clipboard().text().splitlines()
    for row, line in zip((0, 2), lines, strict=True):
        hit = window.results.model.hit(row)
        assert hit is not None
        assert hit.title in line


def test_with_the_keyboard_in_the_article_only_that_is_meant(window: MainWindow, qtbot: QtBot) -> None:
    choose_two(window, qtbot)
    window.reading_pane.setFocus()
    window.commands["copy_citation"].trigger()
    assert "\n" not in QGuiApplication.clipboard().text()


def test_the_chosen_are_exported(window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[bytes] = []
    monkeypatch.setattr(ExportProcess, "start", lambda _process, _options, wanted: asked.append(wanted))
    choose_two(window, qtbot)
    window.commands["export"].trigger()
    (dialog,) = window.findChildren(ExportDialog)
    assert dialog.chosen.isChecked()
    assert "2 articles" in dialog.chosen.text()
    dialog.start.click()
    assert json.loads(asked[0]) == {"ids": ["a0", "a2"]}
    dialog.close()


def test_titles_of_several_are_copied(window: MainWindow, qtbot: QtBot) -> None:
    choose_two(window, qtbot)
    window.commands["copy"].trigger()
    titles = [hit.title for hit in window.results.view.chosen_rows().hits]
    assert QGuiApplication.clipboard().text().splitlines() == titles
