"""A sheet of text that is read, paged and copied from, whatever stands on it. Comes in: a document and keys; goes out:
where one is in it, and that its end was reached.

It refuses to load anything by name, to go anywhere, and to know articles.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMimeData, QPoint, QRect, Qt, QUrl, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPalette, QPen, QTextCursor
from PySide6.QtWidgets import QFrame, QTextBrowser

from archiveviewer.ui import theme
from archiveviewer.ui.article.sheet_pictures import blank
from archiveviewer.ui.texts import plain
from archiveviewer.ui.trails import Spot

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_KEYBOARD_REASONS: Final = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
_SELECTING_KEYS: Final = (
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
)


class Sheet(QTextBrowser):
    """Shows a document, with a ring around it while the keyboard has led here."""

    end_reached = Signal()

    _keyboard_focus = False

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        # A bar that comes and goes would change the column in the midst of Qt's layout, which crashes.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)

    # Nothing is loaded by name

    def loadResource(self, _kind: int, _name: QUrl | str) -> object:
        """A blank for every name. Returning nothing would let Qt open the name itself, a network share included."""
        return blank(theme.colours(self.palette()))

    def doSetSource(self, _name: QUrl | str, _kind: object = None) -> None:
        """Go nowhere: documents are only ever built here."""

    # Where one is

    def spot(self) -> Spot:
        """What stands at the top."""
        if self.verticalScrollBar().value() == 0:
            return Spot()
        cursor = self._cursor_at_top()
        return Spot(cursor.position(), self.cursorRect(cursor).top())

    def _cursor_at_top(self) -> QTextCursor:
        self.document().size()  # lays all of it out: before, Qt takes every point for the end
        return self.cursorForPosition(QPoint(self.viewport().width() // 2, 1))

    def go_to(self, spot: Spot) -> None:
        """Put a spot where it was."""
        bar = self.verticalScrollBar()
        if spot.position <= 0:
            bar.setValue(0)
            return
        self.document().size()  # lays all of it out: the bar's range is not right before
        cursor = QTextCursor(self.document())
        cursor.setPosition(min(spot.position, self.document().characterCount() - 1))
        bar.setValue(bar.value() + self.cursorRect(cursor).top() - spot.below)

    def page_down(self) -> None:
        """One screen further; at the end, say so."""
        bar = self.verticalScrollBar()
        if bar.value() >= bar.maximum():
            self.end_reached.emit()
        else:
            bar.setValue(bar.value() + self._screen())

    def page_up(self) -> None:
        """One screen back."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() - self._screen())

    def _screen(self) -> int:
        """A screen less two lines, so that the eye finds its place again."""
        return max(40, round(self.viewport().height() - 2 * self._line_height()))

    def _line_height(self) -> float:
        """Pixels from line to line; whoever chooses the letters knows better."""
        return self.fontMetrics().lineSpacing()

    # Copying and keys

    def selected_text(self) -> str:
        """The selection as clean text."""
        return plain(self.textCursor().selectedText())

    def createMimeDataFromSelection(self) -> QMimeData:
        """Text alone: the formats of our own document would be noise elsewhere."""
        data = QMimeData()
        data.setText(self.selected_text())
        return data

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page with the space bar; select with Shift and arrows; all else as usual."""
        shift = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        if event.key() == Qt.Key.Key_Space and (shift or not event.modifiers()):
            self.page_up() if shift else self.page_down()
            event.accept()
            return
        if event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and not event.modifiers():
            bar = self.verticalScrollBar()
            bar.setValue(bar.minimum() if event.key() == Qt.Key.Key_Home else bar.maximum())
            event.accept()
            return
        if event.key() in _SELECTING_KEYS and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._select_by_keyboard()
        super().keyPressEvent(event)

    def _select_by_keyboard(self) -> None:
        """A caret only for who asks for one: without it the arrow keys scroll."""
        flag = Qt.TextInteractionFlag.TextSelectableByKeyboard
        if self.textInteractionFlags() & flag:
            return
        self.setTextInteractionFlags(self.textInteractionFlags() | flag)
        if not self.textCursor().hasSelection():
            self.setTextCursor(self._cursor_at_top())

    # The ring

    def scrollContentsBy(self, across: int, down: int) -> None:
        """The ring around the sheet does not move with what it surrounds."""
        super().scrollContentsBy(across, down)
        if self._keyboard_focus:
            self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Remember whether the keyboard led here."""
        self._keyboard_focus = event.reason() in _KEYBOARD_REASONS
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        self._keyboard_focus = False
        super().focusOutEvent(event)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Add a ring when the keyboard led here."""
        super().paintEvent(event)
        if self._keyboard_focus:
            painter = QPainter(self.viewport())
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Accent), 2))
            painter.drawRect(QRect(self.viewport().rect()).adjusted(1, 1, -1, -1))
            painter.end()
