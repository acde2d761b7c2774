"""What a person may choose once and for all. Comes in: settings; goes out: other settings. It refuses to apply them."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from archiveviewer.settings import ZOOM_RANGE, Settings
from archiveviewer.ui.asking_where import ask_folder
from archiveviewer.ui.window.centre_pages import language_choice, theme_choice

ZOOM_STEP = 10


class SettingsDialog(QDialog):
    """Language, look, text size, search while typing, and where the archive lies."""

    chosen = Signal(object)

    def __init__(self, settings: Settings, archive: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Settings"))
        self._settings = settings
        self._first_archive = archive
        self._language = language_choice(settings.language, self)
        self._theme = theme_choice(settings.theme, self)
        self._zoom = QSpinBox(self)
        self._zoom.setRange(*ZOOM_RANGE)
        self._zoom.setSingleStep(ZOOM_STEP)
        self._zoom.setSuffix("%")
        self._zoom.setValue(settings.zoom)
        self._live = QCheckBox(self.tr("Search &while typing"), self)
        self._live.setChecked(settings.live_search)
        form = QFormLayout()
        form.setVerticalSpacing(12)
        form.addRow(self.tr("&Language"), self._language)
        form.addRow(self.tr("The&me"), self._theme)
        form.addRow(self.tr("&Text size"), self._zoom)
        form.addRow("", self._live)
        line = self._archive_line(archive)
        label = QLabel(self.tr("&Archive"), self)
        label.setBuddy(self._archive)
        form.addRow(label, line)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, parent=self
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setSpacing(16)
        column.addLayout(form)
        column.addWidget(buttons)

    def _archive_line(self, archive: Path) -> QHBoxLayout:
        self._archive = QLineEdit(str(archive), self)
        self._archive.setMinimumWidth(300)
        self._archive.setAccessibleName(self.tr("Folder of the archive"))
        browse = QPushButton(self.tr("&Choose…"), self)
        browse.clicked.connect(self._browse)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self._archive, 1)
        line.addWidget(browse)
        return line

    def _browse(self) -> None:
        ask_folder(
            self,
            self.tr("Folder of the archive"),
            Path(self._archive.text()),
            lambda path: self._archive.setText(str(path)),
        )

    def accept(self) -> None:
        """Hand the choices over."""
        text = self._archive.text().strip()
        moved = bool(text) and Path(text) != self._first_archive
        self.chosen.emit(
            dataclasses.replace(
                self._settings,
                language=self._language.currentData(),
                theme=self._theme.currentData(),
                zoom=self._zoom.value(),
                live_search=self._live.isChecked(),
                archive=Path(text).expanduser() if moved else self._settings.archive,
            )
        )
        super().accept()
