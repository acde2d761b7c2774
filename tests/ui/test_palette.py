"""The palette of commands: found by name, chosen by keyboard, triggered where the keyboard was."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from archiveviewer.ui.remembered import Remembered
from archiveviewer.ui.window.actions import Actions
from archiveviewer.ui.window.palette import RECENT_KEPT, CommandPalette, RecentCommands

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from archiveviewer.ui.scribe import Scribe


class Shown:
    """A window with a field of its own and the palette over it."""

    def __init__(self, qtbot: QtBot, remembered: Remembered) -> None:
        self.window = QWidget()
        self.window.resize(900, 600)
        self.field = QLineEdit(self.window)
        QVBoxLayout(self.window).addWidget(self.field)
        self.commands = Actions(self.window)
        self.recent = RecentCommands(remembered)
        self.palette = CommandPalette(self.commands, self.recent, self.window)
        qtbot.addWidget(self.window)
        self.window.show()
        qtbot.waitExposed(self.window)
        self.window.activateWindow()
        self.field.setFocus()
        self.palette.summon()

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(self.palette.field, key)

    def names(self) -> list[str]:
        return [entry.action.objectName() for entry in self.palette.shown()]


@pytest.fixture
def shown(qtbot: QtBot, tmp_path: Path, scribe: Scribe) -> Shown:
    return Shown(qtbot, Remembered(tmp_path / "window.json", scribe))


def test_every_command_is_listed_with_its_keys_and_place(shown: Shown) -> None:
    assert sorted(shown.names()) == sorted(command.name for command, _place in shown.commands.all())
    dark = next(entry for entry in shown.palette.shown() if entry.action.objectName() == "theme_dark")
    assert (dark.title, dark.place) == ("Dark", "View › Theme")
    assert next(entry.keys for entry in shown.palette.shown() if entry.title == "Full screen") == "F11"


def test_a_command_is_typed_chosen_and_triggered_where_the_keyboard_was(shown: Shown) -> None:
    triggered: list[QWidget | None] = []
    shown.commands["print"].triggered.connect(lambda: triggered.append(QApplication.focusWidget()))
    QTest.keyClicks(shown.palette.field, "prin")
    shown.press(Qt.Key.Key_Return)
    assert triggered == [shown.field]
    assert shown.palette.isHidden()
    shown.palette.summon()
    assert shown.names()[0] == "print"


def test_what_is_not_possible_now_is_listed_and_does_nothing(shown: Shown) -> None:
    shown.commands["back"].setEnabled(False)
    triggered: list[bool] = []
    shown.commands["back"].triggered.connect(triggered.append)
    QTest.keyClicks(shown.palette.field, "back")
    assert shown.names()[0] == "back"
    assert "not possible now" in str(shown.palette.view.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole))
    shown.press(Qt.Key.Key_Return)
    assert not triggered
    assert shown.palette.isVisible()


def test_keys_walk_the_list_round_and_escape_gives_the_keyboard_back(shown: Shown) -> None:
    rows = len(shown.names())
    for key, row in (
        (Qt.Key.Key_Up, rows - 1),
        (Qt.Key.Key_Down, 0),
        (Qt.Key.Key_Tab, 1),
        (Qt.Key.Key_PageDown, 12),
        (Qt.Key.Key_PageUp, 1),
    ):
        shown.press(key)
        assert shown.palette.view.currentIndex().row() == row
    shown.press(Qt.Key.Key_Escape)
    assert shown.palette.isHidden()
    assert QApplication.focusWidget() is shown.field


def test_what_had_the_keyboard_may_be_gone_meanwhile(shown: Shown) -> None:
    shiboken6.delete(shown.field)
    shown.press(Qt.Key.Key_Escape)
    assert shown.palette.isHidden()


def test_it_goes_with_the_keyboard_and_says_when_nothing_fits(shown: Shown) -> None:
    QTest.keyClicks(shown.palette.field, "qqq")
    assert shown.names() == []
    shown.press(Qt.Key.Key_Return)
    shown.press(Qt.Key.Key_Down)
    shown.field.setFocus()
    assert shown.palette.isHidden()


@pytest.mark.parametrize("untrusted", ["print", 3, ["back", 4], ["gone", "print"]])
def test_recent_commands_are_bounded_and_believe_nothing(
    shown: Shown, tmp_path: Path, scribe: Scribe, untrusted: object
) -> None:
    (tmp_path / "other.json").write_text(json.dumps({"recent_commands": untrusted}), encoding="utf-8")
    recent = RecentCommands(Remembered(tmp_path / "other.json", scribe))
    for command, _place in shown.commands.all():
        recent.add(command.name)
    assert len(recent.all()) == RECENT_KEPT


def test_chosen_keys_replace_a_commands_own(shown: Shown) -> None:
    shown.commands.set_keys({"print": "F2; Ctrl+Alt+P", "back": "", "gone": "F3"})
    assert [key.toString() for key in shown.commands["print"].shortcuts()] == ["F2", "Ctrl+Alt+P"]
    assert shown.commands["back"].shortcuts() == []
    assert shown.commands["back"].toolTip() == "Back"
    shown.commands.set_keys({})
    assert shown.commands["print"].shortcut().toString() == "Ctrl+P"
    assert shown.commands["back"].toolTip().startswith("Back (Alt+Left")
