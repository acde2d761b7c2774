"""Which archives are searched beside a person's own, and which were opened before. Comes in: folders; goes out: one to
attach, to detach or to open. It refuses to look into any of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from archiveviewer.ui import sizes, wording
from archiveviewer.ui.asking_where import ask_folder

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_SIZE = (620, 480)
_PATH = Qt.ItemDataRole.UserRole


class ArchivesDialog(QDialog):
    """Two lists: archives attached to one's own, and archives opened before."""

    attached = Signal(object)
    detached = Signal(object)
    opened = Signal(str)

    def __init__(
        self, own: Path, attached: Sequence[Path], recent: Sequence[Path], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Archives"))
        sizes.open_at(self, *_SIZE)
        self._own = own
        self.beside = self._list(self.tr("Searched together with your own"))
        self.before = self._list(self.tr("Opened before"))
        self.add = QPushButton(self.tr("&Attach…"), self)
        self.add.clicked.connect(self._ask_folder)
        self.take_away = QPushButton(self.tr("&Detach"), self)
        self.take_away.clicked.connect(self._take_away)
        self.turn_to = QPushButton(self.tr("&Open"), self)
        self.turn_to.clicked.connect(self._turn_to)
        self.before.itemActivated.connect(self._turn_to)
        for each in (self.beside, self.before):
            each.itemSelectionChanged.connect(self._show_what_can_be_done)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addWidget(_label(self.tr("Your own archive: {path}").replace("{path}", str(own))))
        column.addSpacing(6)
        self._add_part(column, self.beside, (self.add, self.take_away))
        column.addWidget(_label(self.tr("They are only read. One that is not there is passed over.")))
        column.addSpacing(6)
        self._add_part(column, self.before, (self.turn_to,))
        column.addWidget(buttons)
        for path in attached:
            _add(self.beside, path)
        for path in recent:
            if path != own:
                _add(self.before, path)
        self._show_what_can_be_done()
        (self.beside if attached else self.add).setFocus()

    def _list(self, name: str) -> QListWidget:
        made = QListWidget(self)
        made.setAccessibleName(name)
        made.setSpacing(3)
        made.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return made

    def _add_part(self, column: QVBoxLayout, shown: QListWidget, buttons: Sequence[QPushButton]) -> None:
        label = QLabel(shown.accessibleName(), self)
        label.setBuddy(shown)
        line = QHBoxLayout()
        line.addWidget(shown, 1)
        upright = QVBoxLayout()
        width = max(button.sizeHint().width() for button in (self.add, self.take_away, self.turn_to))
        for button in buttons:
            button.setAutoDefault(False)
            button.setFixedWidth(width)
            upright.addWidget(button)
        upright.addStretch(1)
        line.addLayout(upright)
        column.addWidget(label)
        column.addLayout(line, 1)

    def _show_what_can_be_done(self) -> None:
        self.take_away.setEnabled(bool(self.beside.selectedItems()))
        self.turn_to.setEnabled(bool(self.before.selectedItems()))

    def _ask_folder(self) -> None:
        ask_folder(self, self.tr("Archive to attach"), self._own.parent, self.attach)

    def attach(self, path: Path) -> None:
        """Attach the archive in a folder, once."""
        known = [self.beside.item(row).data(_PATH) for row in range(self.beside.count())]
        if path != self._own and path not in known:
            _add(self.beside, path)
            self.beside.setCurrentRow(self.beside.count() - 1)
            self.attached.emit(path)

    def _take_away(self) -> None:
        for item in self.beside.selectedItems():
            self.beside.takeItem(self.beside.row(item))
            self.detached.emit(item.data(_PATH))

    def _turn_to(self) -> None:
        for item in self.before.selectedItems():
            self.opened.emit(str(item.data(_PATH)))
            self.accept()


def _add(shown: QListWidget, path: Path) -> None:
    item = QListWidgetItem(wording.one_line(f"{path.name} — {path}"), shown)
    item.setData(_PATH, path)
    item.setToolTip(str(path))


def _label(text: str) -> QLabel:
    label = QLabel(wording.one_line(text))
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
