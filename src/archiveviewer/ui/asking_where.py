"""Where a file is to be written, which files and folders are meant, and that something can't be written there. A name
or a folder to begin with comes in; what a person chose goes out.

What is there already is to be replaced: the dialog has asked. It refuses to read and to write.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSize, QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox

from archiveviewer.ui import unwritable

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

translate = QCoreApplication.translate

_ROOMY = QSize(860, 560)
"""What the columns of Qt's own dialog need, where the system has none."""


def documents() -> Path:
    """Where people keep what they write."""
    place = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    return place if place.is_dir() else Path.home()


def ask_where(
    parent: QWidget, title: str, offered: Path, chosen: Callable[[Path], None], kind: str = ""
) -> QFileDialog:
    """Ask where to write, perhaps a file of a kind ("Text (*.txt)"); the file that is offered gives the suffix."""
    dialog = QFileDialog(parent, title, str(offered), kind)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(offered.suffix.removeprefix("."))
    dialog.selectFile(str(offered))
    return _open(dialog, lambda paths: chosen(paths[0]))


def ask_folder(parent: QWidget, title: str, begin: Path, chosen: Callable[[Path], None]) -> QFileDialog:
    """Ask for a folder, in the folder to begin with."""
    dialog = QFileDialog(parent, title, str(begin))
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return _open(dialog, lambda paths: chosen(paths[0]))


def ask_file(parent: QWidget, title: str, begin: Path, chosen: Callable[[Path], None], kind: str = "") -> QFileDialog:
    """Ask for a file that is there, perhaps of a kind."""
    dialog = QFileDialog(parent, title, str(begin), kind)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return _open(dialog, lambda paths: chosen(paths[0]))


def ask_files(parent: QWidget, title: str, begin: Path, chosen: Callable[[list[Path]], None]) -> QFileDialog:
    """Ask for files that are there."""
    dialog = QFileDialog(parent, title, str(begin))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    return _open(dialog, chosen)


def _open(dialog: QFileDialog, chosen: Callable[[list[Path]], None]) -> QFileDialog:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.filesSelected.connect(lambda names: chosen([Path(name) for name in names]))
    dialog.resize(dialog.size().expandedTo(_ROOMY))  # Qt's own cuts off dates, and half of each name on a large display
    dialog.open()
    return dialog


def tell_unwritable(parent: QWidget, place: Path, error: OSError) -> None:
    """Say that nothing could be written there, and why."""
    sentence = translate("AskingWhere", "Nothing can be saved there")
    box = QMessageBox(QMessageBox.Icon.Warning, sentence, sentence, QMessageBox.StandardButton.Ok, parent)
    box.setInformativeText(f"{place}\n{unwritable.told(error)}")
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()
