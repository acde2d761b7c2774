"""Where the question is typed, with recent questions and completions below it. Comes in: keys and completions; goes
out: text.

The completions are a list inside the window, not a pop-up window of its own: it never takes the keyboard, so an input
method composing a Vietnamese letter is never disturbed. It refuses to know what is searched.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction, QColor, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from archiveviewer.ui import icons, theme, wording
from archiveviewer.ui.live_line import LiveLine

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent, QPaintEvent

MOST_TYPED = 2000
"""Characters a question may have; more than that was pasted by mistake."""
SHOWN = 8
_FRAME = 1
_MARK, _MARK_STRENGTH = 15, 0.85
RECENT_ROLE = Qt.ItemDataRole.UserRole + 1
_INDENT = 31
"""Where the text of the box begins, after its icon."""


class SearchBox(LiveLine):
    """A line to type into. `edited` follows the typing, `submitted` is Enter or a completion taken."""

    edited = Signal(str)
    submitted = Signal(str)
    left_downwards = Signal()
    left = Signal()
    """The keyboard has gone elsewhere."""
    recent_removed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._completions: Completions | None = None
        self._typed = self._completed = ""
        """What was typed, and that of it for which completions are offered."""
        self._is_entered = False
        """Whether Enter was pressed before the input method had finished a word: some finish it only then."""
        self.setMaxLength(MOST_TYPED)
        self.setPlaceholderText(self.tr("Search the archive"))
        self.setAccessibleName(self.tr("Search the archive"))
        self.setMinimumHeight(30)
        search = self.addAction(icons.icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        search.setText(self.accessibleName())
        search.triggered.connect(lambda: self._submit(self.whole()))
        self._clear = QAction(icons.icon("clear"), self.tr("Clear"), self)
        self._clear.triggered.connect(self._clear_all)
        self.addAction(self._clear, QLineEdit.ActionPosition.TrailingPosition)
        self._clear.setVisible(False)
        self.textEdited.connect(self._follow)
        self.textChanged.connect(self._show_clear)

    def show_completions(self, typed: str, completions: Sequence[str], recent: Sequence[str] = ()) -> None:
        """Offer completions of what was typed, recent questions first, unless it has changed since or the keyboard has
        gone elsewhere.
        """
        if typed != self.whole() or not self.hasFocus():
            return
        offered = {text: text in recent for text in (*recent, *completions) if text != typed}
        self._typed = self._completed = typed
        if offered:
            self._list().offer(dict(islice(offered.items(), SHOWN)))
        else:
            self.hide_completions()

    def hide_completions(self) -> None:
        """Take the completions away."""
        if self._completions is not None:
            self._completions.hide()

    def set_quietly(self, text: str) -> None:
        """Show another text without telling anyone."""
        if text != self.text():
            self.setText(text)
        self._typed = text
        self.hide_completions()

    def _list(self) -> Completions:
        if self._completions is None:
            self._completions = Completions(self)
            self._completions.clicked.connect(self._take_clicked)
        return self._completions

    def _follow(self, text: str) -> None:
        self._typed = text
        if not text:
            self.hide_completions()
        self.edited.emit(text)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """What is being composed is typed too."""
        was_composing = self.is_composing
        super().inputMethodEvent(event)
        if (was_composing or self.is_composing) and self.whole() != self._typed:
            self._follow(self.whole())
        is_entered, self._is_entered = self._is_entered, False
        if is_entered and not self.is_composing:
            self._submit(self.text())

    def _show_clear(self, text: str) -> None:
        self._clear.setVisible(bool(text))

    def _clear_all(self) -> None:
        self.clear()
        self.hide_completions()
        self.submitted.emit("")
        self.setFocus()

    def _take_clicked(self, index: QModelIndex) -> None:
        self._submit(str(index.data()))

    def _submit(self, text: str) -> None:
        self.set_quietly(text)
        self.submitted.emit(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down walk through the completions, Enter takes, Del forgets a recent one, Esc closes or empties. What
        was offered for fewer letters is shown until the next come, but not taken any more.
        """
        shown = self._completions if self._completions is not None and self._completions.isVisible() else None
        offered = shown if self._completed == self._typed else None
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.is_composing:
            self._is_entered = True
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._submit(self.text())
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and offered is not None:
            self.setText(offered.walk(1 if key == Qt.Key.Key_Down else -1) or self._typed)
        elif key == Qt.Key.Key_Down:
            self.left_downwards.emit()
        elif key == Qt.Key.Key_Delete and offered is not None and offered.on_recent():
            self.recent_removed.emit(self.text())
            self.setText(offered.drop_current() or self._typed)
        elif key == Qt.Key.Key_Escape and shown is not None:
            self.set_quietly(self._typed)
        elif key == Qt.Key.Key_Escape and self.text():
            self._clear_all()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The completions go with the keyboard."""
        super().focusOutEvent(event)
        self._is_entered = False
        self.hide_completions()
        self.left.emit()


class Completions(QListView):
    """The list under the search box; it lies over the window's other contents and moves with the box."""

    def __init__(self, box: SearchBox) -> None:
        super().__init__(box.window())
        self._box = box
        self._texts = QStandardItemModel(self)
        self.setModel(self._texts)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setViewportMargins(_FRAME, _FRAME, _FRAME, _FRAME)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setAccessibleName(self.tr("Completions"))
        self.setItemDelegate(_CompletionDelegate(self))
        self.hide()
        box.installEventFilter(self)

    def offer(self, completions: Mapping[str, bool]) -> None:
        """Show these, none of them chosen; each says whether it is a recent question."""
        self._texts.clear()
        for text, recent in completions.items():
            item = QStandardItem(text)
            item.setData(recent, RECENT_ROLE)
            if recent:
                spoken = self.tr("{question}, asked before").format(question=wording.one_line(text))
                item.setData(spoken, Qt.ItemDataRole.AccessibleTextRole)
            self._texts.appendRow(item)
        self.setCurrentIndex(self._texts.index(-1, 0))
        self._place()
        self.show()
        self.raise_()

    def on_recent(self) -> bool:
        """Whether a recent question is chosen."""
        return bool(self.currentIndex().data(RECENT_ROLE))

    def drop_current(self) -> str:
        """Take the chosen one out; the next stands in its place, if there is one, else nothing is chosen."""
        row = self.currentIndex().row()
        self._texts.removeRow(row)
        rows = self._texts.rowCount()
        self.setCurrentIndex(self._texts.index(row if row < rows else -1, 0))
        self._place()
        self.setVisible(rows > 0)
        return str(self.currentIndex().data()) if row < rows else ""

    def walk(self, by: int) -> str:
        """The completion one further down or up; past either end there is none, and what was typed stands again."""
        rows = self._texts.rowCount()
        row = self.currentIndex().row() if self.currentIndex().isValid() else (-1 if by > 0 else rows)
        row += by
        self.setCurrentIndex(self._texts.index(row, 0))
        return str(self.currentIndex().data()) if 0 <= row < rows else ""

    def _place(self) -> None:
        corner = self._box.mapTo(self._box.window(), QPoint(0, self._box.height() + 1))
        height = max(self.sizeHintForRow(0), 1) * self._texts.rowCount()
        self.setGeometry(corner.x(), corner.y(), self._box.width(), height + 2 * _FRAME)

    def sizeHint(self) -> QSize:
        """As wide as the box."""
        return QSize(self._box.width(), super().sizeHint().height())

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Stay below the box when it moves."""
        del watched
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move) and self.isVisible():
            self._place()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """A hairline around the list sets it off from what it covers."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setPen(QColor(theme.colours(self.palette()).outline))
        painter.drawRect(self.viewport().rect().adjusted(0, 0, -1, -1))


class _CompletionDelegate(QStyledItemDelegate):
    """A line with air, its text right below the text of the box; a recent question has a clock before it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._mark = icons.icon("history")

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        del index
        return QSize(100, option.fontMetrics.height() + 10)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        colours = theme.colours(option.palette)
        chosen = bool(option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver))
        painter.fillRect(option.rect, QColor(colours.selection if chosen else colours.field))
        painter.setPen(QColor(colours.selection_ink if chosen else colours.ink))
        room = option.rect.adjusted(_INDENT, 0, -_INDENT, 0)
        if index.data(RECENT_ROLE):
            mark = QRect(0, 0, _MARK, _MARK)
            mark.moveCenter(QPoint(option.rect.left() + _INDENT // 2 + 1, option.rect.center().y() + 1))
            painter.setOpacity(_MARK_STRENGTH)
            self._mark.paint(painter, mark)
            painter.setOpacity(1)
        text = option.fontMetrics.elidedText(
            wording.one_line(str(index.data())), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, text)
