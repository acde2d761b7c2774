"""A note being written, with a colour where it is that of a passage. Comes in: a note, perhaps a passage with its
colour; goes out: another note and colour. It refuses to know what is noted.
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QKeyEvent, QPainter, QPalette, QPen, QPixmap
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from archiveviewer.desk.things import COLOURS
from archiveviewer.ui import marker_colours, wording

_LONGEST_SHOWN = 300
_WIDTH, _HEIGHT = 460, 260
_DOT, _RING = 14, 22


class NoteDialog(QDialog):
    """See the module's paragraph. Ctrl+Enter keeps what was written."""

    kept = Signal(str, str)
    """The note, and the colour, empty where there is none."""

    def __init__(self, about: str, note: str, colour: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Note"))
        self._colours = QButtonGroup(self)
        self.text = QPlainTextEdit(note, self)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.tr("Note"))
        self.text.setPlaceholderText(self.tr("What is to be remembered?"))
        label = QLabel(wording.one_line(about)[:_LONGEST_SHOWN], self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 14)
        column.setSpacing(10)
        column.addWidget(label)
        if colour:
            column.addLayout(self._colour_line(colour))
        column.addWidget(self.text, 1)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel, parent=self
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self.resize(_WIDTH, _HEIGHT)
        self.text.setFocus()

    def _colour_line(self, colour: str) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(4)
        for number, name in enumerate(COLOURS):
            button = QToolButton(self)
            button.setCheckable(True)
            button.setAutoRaise(True)
            button.setIcon(_dot(name, self.palette().color(QPalette.ColorRole.Text), self.devicePixelRatioF()))
            button.setIconSize(QSize(_RING, _RING))
            button.setToolTip(marker_colours.called(name))
            button.setAccessibleName(marker_colours.called(name))
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.setChecked(name == colour)
            self._colours.addButton(button, number)
            line.addWidget(button)
        line.addStretch(1)
        return line

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is a line of the note; with Ctrl it keeps it."""
        entered = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if entered and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.accept()
        else:
            super().keyPressEvent(event)

    def accept(self) -> None:
        """Hand over what was written."""
        number = self._colours.checkedId()
        self.kept.emit(self.text.toPlainText(), COLOURS[number] if number >= 0 else "")
        super().accept()


def _dot(name: str, ink: QColor, ratio: float) -> QIcon:
    """A dot of the colour; the chosen one has a ring around it."""
    icon = QIcon()
    for state in (QIcon.State.Off, QIcon.State.On):
        picture = QPixmap(QSize(_RING, _RING) * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state is QIcon.State.On:
            painter.setPen(QPen(ink, 2))
            painter.drawEllipse(1, 1, _RING - 2, _RING - 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(marker_colours.sign(name)))
        edge = (_RING - _DOT) // 2
        painter.drawEllipse(edge, edge, _DOT, _DOT)
        painter.end()
        icon.addPixmap(picture, QIcon.Mode.Normal, state)
    return icon
