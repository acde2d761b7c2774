"""A quick choice by the keyboard: type a few letters of a name, press Enter. Comes in: names, the one chosen last
first; goes out: a name, or a new one. It refuses to know what is named.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from archiveviewer.ui import named, wording
from archiveviewer.ui.live_line import LiveLine

if TYPE_CHECKING:
    from collections.abc import Sequence

_WIDTH, _HEIGHT, _AIR = 420, 320, 9


class Choice(NamedTuple):
    """Something to be chosen: `beside` stands behind its name and helps to find it."""

    key: str
    name: str
    beside: str = ""


class Chooser(QDialog):
    """See the module's paragraph."""

    chosen = Signal(str)
    """The key of what was chosen."""
    named_new = Signal(str)
    """A name that is nobody's yet."""

    def __init__(self, title: str, prompt: str, choices: Sequence[Choice], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self._choices = list(choices)
        self.field = LiveLine(self)
        self.field.setMaxLength(200)
        self.field.setPlaceholderText(self.tr("A few letters, or a new name"))
        self.field.setMinimumHeight(30)
        self.field.installEventFilter(self)
        label = QLabel(prompt, self)
        label.setBuddy(self.field)
        label.setWordWrap(True)
        self.list = QListWidget(self)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName(title)
        self.list.itemClicked.connect(lambda _item: self._take())
        self._none = QLabel(self.tr("There is nothing to choose yet: type a name and press Enter."), self)
        self._none.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._none.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._none.setWordWrap(True)
        buttons = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(buttons.Ok | buttons.Cancel, self)
        self.buttons.accepted.connect(self._take)
        self.buttons.rejected.connect(self.reject)
        self.field.typed.connect(self._show)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 14)
        column.setSpacing(8)
        column.addWidget(label)
        column.addWidget(self.field)
        column.addWidget(self.list, 1)
        column.addWidget(self._none, 1)
        column.addWidget(self.buttons)
        self.resize(_WIDTH, _HEIGHT)
        self._show("")

    def _show(self, asked: str) -> None:
        found = named.best(asked, self._choices, lambda one: one.name, lambda one: one.beside)
        self.list.clear()
        for choice in found:
            self._offer(" — ".join(filter(None, (choice.name, choice.beside))), choice.key)
        name = asked.strip()
        if name and all(choice.name.casefold() != name.casefold() for choice in self._choices):
            self._offer(self.tr("New: “%1”").replace("%1", name), None)
        self.list.setCurrentRow(0)
        self.list.setVisible(bool(self.list.count()))
        self._none.setVisible(not self.list.count())
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(bool(self.list.count()))
        self._speak()

    def _offer(self, text: str, key: str | None) -> None:
        item = QListWidgetItem(wording.one_line(text), self.list)
        item.setData(Qt.ItemDataRole.UserRole, key)
        item.setSizeHint(QSize(0, self.fontMetrics().height() + _AIR))

    def _speak(self) -> None:
        shown = self.list.currentIndex().data()
        self.field.setAccessibleDescription(shown if isinstance(shown, str) else "")

    def _take(self) -> None:
        if self.list.currentRow() < 0:
            return
        item = self.list.currentItem()
        key, name = item.data(Qt.ItemDataRole.UserRole), self.field.whole().strip()
        self.accept()
        if key is None:
            self.named_new.emit(name)
        else:
            self.chosen.emit(key)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """The field's keys walk the list."""
        if watched is self.field and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                rows = max(1, self.list.count())
                step = 1 if event.key() == Qt.Key.Key_Down else -1
                self.list.setCurrentRow((self.list.currentRow() + step) % rows)
                self._speak()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take()
                return True
        return False
