"""In which encoding a file, or all of its folder, is read. Comes in: a file with the guess and what was decided before;
goes out: the decision, and the wish to see the text as it would be read.

It refuses to read the file: whoever wires it brings the text.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QPlainTextEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from archiveviewer.ui import problem_wording, sizes, theme, wording
from archiveviewer.ui.texts import fit

if TYPE_CHECKING:
    from collections.abc import Mapping

_PAUSE = 150
"""Milliseconds after which a chosen encoding is tried, so that arrows through the list do not try each."""


@dataclass(frozen=True, slots=True)
class Doubtful:
    """A file whose letters may be wrong: `encoding` and `score` are the guess, `decided` what a person chose before."""

    path: str
    member: str = ""
    encoding: str = ""
    score: float = 1.0
    decided: str = ""
    is_folder: bool = False


class EncodingDialog(QDialog):
    """A list of encodings, and the text below as the chosen one reads it."""

    preview_wanted = Signal(object, str)
    """The file, and the encoding to try; empty to guess it."""
    decided = Signal(str, str)
    """Path of a file or folder, and the encoding; empty to guess it again."""

    def __init__(self, doubtful: Doubtful, encodings: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Encoding"))
        sizes.open_at(self, 640, 520)
        self._doubtful = doubtful
        self.choice = self._choices(encodings)
        self._file = QRadioButton(self.tr("this &file"), self)
        self._folder = QRadioButton(self.tr("&all files of this folder"), self)
        self.text = QPlainTextEdit(self)
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setFont(theme.serif(self.font().pointSizeF() * 1.15))
        self.text.setAccessibleName(self.tr("The text in this encoding"))
        self._tried = QTimer(self, singleShot=True, interval=_PAUSE)
        self._tried.timeout.connect(self._ask_preview)
        self._lay_out()
        self.choice.currentIndexChanged.connect(self._changed)
        self._changed()

    def _choices(self, encodings: Mapping[str, str]) -> QComboBox:
        box = QComboBox(self)
        box.setAccessibleName(self.tr("Encoding"))
        box.setMaxVisibleItems(24)
        doubtful = self._doubtful
        name = encodings.get(doubtful.encoding, doubtful.encoding)
        guess = problem_wording.guess(name, doubtful.score) if name and not doubtful.decided else ""
        box.addItem(self.tr("Guess: {guess}").format(guess=guess) if guess else self.tr("Guess"), "")
        for name, words in encodings.items():
            box.addItem(words, name)
        box.setCurrentIndex(max(0, box.findData(doubtful.decided)))
        return box

    def _lay_out(self) -> None:
        where = wording.display_path(self._doubtful.path)
        if self._doubtful.member:
            where = f"{where} › {wording.one_line(self._doubtful.member)}"
        name = QLabel(where, self)
        name.setTextFormat(Qt.TextFormat.PlainText)
        name.setWordWrap(True)
        self._folder.setToolTip(wording.display_path(self._folder_path()))
        (self._folder if self._doubtful.is_folder else self._file).setChecked(True)
        self._file.setEnabled(not self._doubtful.is_folder)
        form = QFormLayout()
        form.addRow(self.tr("File:"), name)
        form.addRow(self.tr("&Encoding:"), self.choice)
        form.addRow(self.tr("For:"), self._file)
        form.addRow("", self._folder)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self._apply = buttons.addButton(self.tr("&Read again"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self._decide)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(self.text, 1)
        column.addWidget(buttons)

    def _folder_path(self) -> str:
        path = self._doubtful.path
        return path if self._doubtful.is_folder else str(Path(path).parent)

    def _changed(self) -> None:
        self.text.setPlainText(wording.loading())
        self.text.setEnabled(False)
        self._tried.start()

    def _ask_preview(self) -> None:
        if self._doubtful.is_folder:
            self.show_preview(self.choice.currentData(), self.tr("Choose one of its files to see its text here."))
        else:
            self.preview_wanted.emit(self._doubtful, self.choice.currentData())

    def show_preview(self, encoding: str, text: str) -> None:
        """Show the text as this encoding reads it, unless another has been chosen meanwhile."""
        if encoding == self.choice.currentData():
            self.text.setEnabled(True)
            self.text.setPlainText("\n".join(map(fit, text.split("\n"))))

    def _decide(self) -> None:
        place = self._folder_path() if self._folder.isChecked() else self._doubtful.path
        self.decided.emit(place, self.choice.currentData())
        self.accept()
