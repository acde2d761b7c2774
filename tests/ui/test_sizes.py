from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog

from archiveviewer.ui import sizes

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_a_window_opens_as_large_as_it_should_and_within_its_screen(qtbot: QtBot) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    sizes.open_at(dialog, 300, 200)
    assert (dialog.width(), dialog.height()) == (300, 200)
    sizes.open_at(dialog, 300, 100_000)
    room = dialog.screen().availableSize()
    assert dialog.width() == 300
    assert dialog.height() < room.height(), "there is room for its title"
