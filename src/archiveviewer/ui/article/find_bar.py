"""The bar that finds words in the article. Comes in: what is typed and how much was found; goes out: signals. It
refuses to know documents.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from archiveviewer.ui.icons import icon
from archiveviewer.ui.live_line import LiveLine

_ROOM_FOR_LABEL = 360


class FindBar(QFrame):
    """A field, a count, two arrows and a cross. Esc closes it from anywhere in it."""

    wanted = Signal(str)
    """What is typed, at every change; empty when the bar closes."""
    next_wanted = Signal()
    previous_wanted = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field = LiveLine(self)
        self._field.setMaximumWidth(320)
        self._field.setMinimumWidth(80)
        self._field.typed.connect(self.wanted)
        self._label = QLabel(self)
        self._label.setBuddy(self._field)
        self._label.setMinimumWidth(1)
        self._count = QLabel(self)
        self._previous = self._button("previous", self.previous_wanted)
        self._next = self._button("next", self.next_wanted)
        self._close = self._button("close", self.closed)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 8, 6)
        row.setSpacing(6)
        for widget in (self._label, self._field, self._count, self._previous, self._next):
            row.addWidget(widget)
        row.setStretchFactor(self._field, 1)
        row.addStretch()
        row.addWidget(self._close)
        self.setAutoFillBackground(True)
        self._name_all()
        self.show_count(0, 0)

    def _button(self, name: str, clicked: SignalInstance) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icon(name))
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(clicked)
        return button

    def _name_all(self) -> None:
        self._label.setText(self.tr("Find in &article"))
        self._field.setAccessibleName(self.tr("Find in article"))
        self._field.setPlaceholderText(self.tr("Words, with or without accents"))
        for button, name in (
            (self._previous, self.tr("Previous match")),
            (self._next, self.tr("Next match")),
            (self._close, self.tr("Close the find bar")),
        ):
            button.setToolTip(name)
            button.setAccessibleName(name)

    def text(self) -> str:
        """What is typed."""
        return self._field.whole()

    def open(self, text: str = "") -> None:
        """Show the bar ready for typing, with what was typed last unless there is something newer."""
        self.show()
        if text:
            self._field.setText(text)
        self._field.selectAll()
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_count(self, current: int, total: int) -> None:
        """Say which match is current, 1 for the first, and how many there are."""
        missing = bool(self.text().strip()) and not total
        if missing:
            self._count.setText(self.tr("No matches"))
        else:
            numbers = self.tr("%1 / %2", "current match of all matches")
            self._count.setText(numbers.replace("%1", str(current)).replace("%2", str(total)) if total else "")
        role = QPalette.ColorRole.BrightText if missing else QPalette.ColorRole.WindowText
        self._count.setForegroundRole(role)
        self._previous.setEnabled(total > 0)
        self._next.setEnabled(total > 0)
        self._share_room()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, Shift+Enter back, Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            (self.previous_wanted if back else self.next_wanted).emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow pane the field needs the room of the words before it."""
        super().resizeEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        """Of a narrow pane, that nothing was found takes the room of the buttons that would lead to it."""
        wide = self.width() >= _ROOM_FOR_LABEL
        self._label.setVisible(wide)
        for button in (self._previous, self._next):
            button.setVisible(wide or button.isEnabled() or not self._count.text())

    def changeEvent(self, event: QEvent) -> None:
        """Take on another language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._name_all()
