"""Keys looked up and chosen; what clashes is told, nothing is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from archiveviewer.ui.window import keys
from archiveviewer.ui.window.actions import Actions
from archiveviewer.ui.window.keys_dialog import KeysDialog

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

OWN = {"print": ("Ctrl+P",), "back": ("Alt+Left", "Back"), "pages": ()}
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


# Whose a key is


def test_what_was_chosen_wins_over_what_a_command_has() -> None:
    held = keys.in_force(OWN, {"pages": "Ctrl+P; F2", "back": ""})
    assert held == {"pages": ("Ctrl+P", "F2"), "back": (), "print": ()}
    assert keys.owner(OWN, {"pages": "Ctrl+P"}, "Ctrl+P") == "pages"
    assert keys.owner(OWN, {}, "F2") == ""


def test_two_that_chose_the_same_key_in_a_file_do_not_both_get_it() -> None:
    assert keys.in_force(OWN, {"print": "F2", "pages": "F2"}) == {"print": ("F2",), "pages": (), "back": OWN["back"]}


def test_a_key_that_is_given_leaves_whoever_had_it() -> None:
    chosen = keys.given(OWN, {"pages": "F2; F3"}, "print", ("F2",))
    assert keys.in_force(OWN, chosen) == {"print": ("F2",), "pages": ("F3",), "back": OWN["back"]}
    chosen = keys.given(OWN, {"print": "F2"}, "pages", ("F2",))
    assert keys.in_force(OWN, chosen) == {"pages": ("F2",), "print": ("Ctrl+P",), "back": OWN["back"]}


def test_a_command_gets_its_own_key_back_from_another() -> None:
    chosen = keys.given(OWN, {}, "pages", ("Ctrl+P",))
    assert keys.in_force(OWN, keys.restored(OWN, chosen, "print")) == OWN


@pytest.mark.parametrize("text", ["", "nonsense+;;", "; ", "F2; F2"])
def test_what_is_no_key_is_left_out(text: str) -> None:
    assert keys.split(text) in ((), ("F2",))


@pytest.mark.parametrize(
    ("pressed", "needed"),
    [
        *((one, True) for one in ("A", "Shift+Đ", "Space", "Esc", "Alt+F", "Shift+Left", "")),
        *((one, False) for one in ("F5", "Shift+F5", "Ctrl+A", "Ctrl+Alt+F", "Alt+Left", "Back")),
    ],
)
def test_keys_for_typing_and_moving_are_no_commands(pressed: str, needed: bool) -> None:  # noqa: FBT001 — a table's column
    assert keys.is_for_typing(pressed) is needed


def test_no_key_is_that_of_two_commands(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    pairs = [(key, name) for name, held in Actions(window).own_keys().items() for key in held]
    twice = {key: name for at, (key, name) in enumerate(pairs) if key in dict(pairs[:at])}
    assert len(pairs) > 50
    assert not twice


# The dialog


class Shown:
    """The dialog over a window with the program's commands, which take what is chosen."""

    def __init__(self, qtbot: QtBot) -> None:
        self.window = QWidget()
        self.commands = Actions(self.window)
        self.dialog = KeysDialog(self.commands, {}, self.window)
        self.chosen: dict[str, str] = {}
        self.dialog.keys_chosen.connect(self._take)
        qtbot.addWidget(self.window)
        self.dialog.show()
        qtbot.waitExposed(self.dialog)

    def _take(self, chosen: dict[str, str]) -> None:
        self.chosen = chosen
        self.commands.set_keys(chosen)

    def find(self, text: str) -> None:
        self.dialog.wanted.clear()
        QTest.keyClicks(self.dialog.wanted, text)

    def row(self) -> str:
        row = self.dialog.table.currentIndex().row()
        return " | ".join(str(self.dialog.table.model().index(row, column).data()) for column in range(3))

    def keys(self, name: str) -> list[str]:
        return [sequence.toString() for sequence in self.commands[name].shortcuts()]


@pytest.fixture
def shown(qtbot: QtBot) -> Shown:
    return Shown(qtbot)


def test_a_command_is_found_by_its_name_or_its_key(shown: Shown) -> None:
    shown.find("as pdf")
    assert shown.row() == "Save article as PDF | Ctrl+Shift+S | File"
    shown.find("f9")
    assert shown.row() == "Side panel | F9 | View"


def test_a_free_key_is_taken_at_once_and_told(shown: Shown) -> None:
    shown.find("as pdf")
    QTest.keyClick(shown.dialog.field, Qt.Key.Key_F2)
    assert shown.keys("export_pdf") == ["F2"]
    assert shown.dialog.said.text() == "F2 is now the key of “Save article as PDF”."
    assert shown.row().startswith("Save article as PDF | F2")
    shown.dialog.reset.click()
    assert shown.keys("export_pdf") == ["Ctrl+Shift+S"]


def test_a_clash_is_told_and_can_be_taken_over_and_undone(shown: Shown) -> None:
    shown.find("as pdf")
    QTest.keyClick(shown.dialog.field, Qt.Key.Key_P, CONTROL)
    assert shown.keys("export_pdf") == ["Ctrl+Shift+S"]
    assert "“Print”" in shown.dialog.said.text()
    shown.dialog.take.click()
    assert shown.keys("export_pdf") == ["Ctrl+P"]
    assert shown.keys("print") == []
    shown.dialog.undo.click()
    assert shown.keys("print") == ["Ctrl+P"]
    assert not shown.dialog.undo.isEnabled()


def test_keys_that_type_or_open_menus_are_refused(shown: Shown) -> None:
    shown.find("as pdf")
    for key, modifiers in ((Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_F, ALT)):
        QTest.keyClick(shown.dialog.field, key, modifiers)
        assert "needed for typing" in shown.dialog.said.text()
    assert shown.chosen == {}


def test_a_command_can_do_without_a_key_and_all_be_as_shipped_again(shown: Shown) -> None:
    shown.find("as pdf")
    shown.dialog.none.click()
    assert shown.keys("export_pdf") == []
    shown.dialog.reset_all.click()
    assert shown.keys("export_pdf") == ["Ctrl+Shift+S"]
    assert not shown.dialog.reset_all.isEnabled()


def test_keys_of_a_pane_are_listed_and_left_alone(shown: Shown) -> None:
    shown.find("page back")
    assert shown.row().startswith("Page back | ")
    assert not shown.dialog.field.isEnabled()


def test_escape_closes_from_the_field_and_tab_leaves_it(shown: Shown, qtbot: QtBot) -> None:
    shown.find("as pdf")
    shown.dialog.field.setFocus()
    QTest.keyClick(shown.dialog.field, Qt.Key.Key_Delete)
    with qtbot.waitSignal(shown.dialog.finished):
        QTest.keyClick(shown.dialog.field, Qt.Key.Key_Escape)
    assert shown.chosen == {}
