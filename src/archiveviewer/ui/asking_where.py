"""Where a file is to be written, and that it can't be. A name comes in; the place that a person chose goes out.

What is there already is to be replaced: the dialog has asked. It refuses to write.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox

from archiveviewer.ui import unwritable

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

translate = QCoreApplication.translate


def documents() -> Path:
    """Where people keep what they write."""
    place = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    return place if place.is_dir() else Path.home()


def ask_where(parent: QWidget, title: str, name: str, kind: str, chosen: Callable[[Path], None]) -> QFileDialog:
    """Ask for a file of a kind ("Text (*.txt)"); `name` with its suffix is offered."""
    dialog = QFileDialog(parent, title, str(documents() / name), kind)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(Path(name).suffix.removeprefix("."))
    dialog.selectFile(str(documents() / name))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(lambda told: chosen(Path(told)))
    dialog.open()
    return dialog


def tell_unwritable(parent: QWidget, place: Path, error: OSError) -> None:
    """Say that nothing could be written there, and why."""
    sentence = translate("AskingWhere", "Nothing can be saved there")
    box = QMessageBox(QMessageBox.Icon.Warning, sentence, sentence, QMessageBox.StandardButton.Ok, parent)
    box.setInformativeText(f"{place}\n{unwritable.told(error)}")
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()
