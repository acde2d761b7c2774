"""Asking for files and folders: what is chosen reaches whoever asked, and the dialog is seen in every look."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QToolButton, QWidget

from archiveviewer.ui import theme
from archiveviewer.ui.asking_where import ask_file, ask_files, ask_folder, ask_where

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from archiveviewer.settings import Theme

BUTTONS = ("backButton", "forwardButton", "toParentButton", "newFolderButton")


@pytest.fixture
def parent(qtbot: QtBot) -> Iterator[QWidget]:
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    widget = QWidget()
    qtbot.addWidget(widget)
    yield widget
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs, on=False)


def take(dialog: QFileDialog, name: str) -> None:
    """Type a name and accept."""
    line = dialog.findChild(QLineEdit, "fileNameEdit")
    assert line is not None
    line.setText(name)
    dialog.accept()


def test_a_file_to_write_has_the_suffix_of_the_one_that_is_offered(parent: QWidget, tmp_path: Path) -> None:
    chosen: list[Path] = []
    take(ask_where(parent, "Where", tmp_path / "danh sách.csv", chosen.append, "Tables (*.csv)"), "khác")
    assert chosen == [tmp_path / "khác.csv"]


@pytest.mark.parametrize("ask", [ask_folder, ask_file])
def test_what_is_there_is_chosen(
    ask: Callable[[QWidget, str, Path, Callable[[Path], None]], QFileDialog], parent: QWidget, tmp_path: Path
) -> None:
    inner = tmp_path / "báo"
    inner.mkdir() if ask is ask_folder else inner.touch()
    chosen: list[Path] = []
    take(ask(parent, "Which", tmp_path, chosen.append), "báo")
    assert chosen == [inner]


def test_several_files_are_chosen_at_once(parent: QWidget, tmp_path: Path) -> None:
    names = ("a.txt", "b.txt")
    for name in names:
        (tmp_path / name).touch()
    chosen: list[list[Path]] = []
    take(ask_files(parent, "Which", tmp_path, chosen.append), " ".join(f'"{name}"' for name in names))
    assert chosen == [[tmp_path / name for name in names]]


@pytest.mark.parametrize("look", theme.LOOKS)
def test_the_arrows_of_the_dialog_have_the_colours_of_the_look(
    look: Theme, parent: QWidget, tmp_path: Path, qapp: QApplication
) -> None:
    theme.apply(qapp, look)
    dialog = ask_folder(parent, "Which", tmp_path, lambda _path: None)
    ink = theme.LOOKS[look].window_ink
    for name in BUTTONS:
        button = dialog.findChild(QToolButton, name)
        assert button is not None
        picture = button.icon().pixmap(24, 24).toImage()
        points = [picture.pixelColor(x, y) for x in range(24) for y in range(24)]
        assert ink in {point.name() for point in points if point.alpha() == 255}, name
    dialog.close()
