"""Every command by its name: a line to type into and the commands that fit below it, over the window's other contents.
Comes in: the window's actions; goes out: the one that was chosen, triggered where the keyboard was before.

Like the completions of the search box it is no window of its own, so an input method is never disturbed. It refuses to
know what any command does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import (
    QAction,
    QColor,
    QFont,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPalette,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QLabel,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from archiveviewer.ui import named, theme
from archiveviewer.ui.live_line import LiveLine
from archiveviewer.ui.window.actions import plain

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from archiveviewer.ui.remembered import Remembered
    from archiveviewer.ui.window.actions import Actions

RECENT_KEPT = 8
_RECENT = "recent_commands"
_ROWS, _WIDTH, _TOP, _EDGE = 12, 640, 56, 8
_SIDE, _AIR, _GAP = 14, 12, 10
_ENTRY = Qt.ItemDataRole.UserRole + 1
_WALKS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: _ROWS - 1, Qt.Key.Key_PageUp: 1 - _ROWS}


class Entry(NamedTuple):
    """One command as it is listed."""

    action: QAction
    title: str
    place: str

    @property
    def keys(self) -> str:
        """Its first keys, as the system calls them."""
        return self.action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)


class RecentCommands:
    """The names of the commands last chosen here, newest first; they outlive the program in the window's own file."""

    def __init__(self, remembered: Remembered) -> None:
        self._remembered = remembered

    def all(self) -> list[str]:
        """All of them; whatever else stands in the file is left out."""
        return self._remembered.texts(_RECENT)

    def add(self, name: str) -> None:
        """Put one first."""
        self._remembered.keep(_RECENT, [name, *(other for other in self.all() if other != name)][:RECENT_KEPT])


class CommandPalette(QFrame):
    """See the module's paragraph."""

    def __init__(self, commands: Actions, recent: RecentCommands, window: QWidget) -> None:
        super().__init__(window)
        self._commands, self._recent, self._window = commands, recent, window
        self._before: QWidget | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.ToolTipBase)
        self.setAccessibleName(self.tr("Commands"))
        self.field = LiveLine(self)
        self.field.setPlaceholderText(self.tr("Find a command"))
        self.field.setAccessibleName(self.tr("Find a command"))
        self.field.setMinimumHeight(32)
        self.field.typed.connect(self._list)
        self.field.installEventFilter(self)
        self._entries = QStandardItemModel(self)
        self.view = self._make_view()
        self._none = QLabel(self.tr("No command is called so."), self)
        self._none.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._none.setMargin(_AIR)
        column = QVBoxLayout(self)
        column.setContentsMargins(_EDGE, _EDGE, _EDGE, _EDGE)
        column.setSpacing(6)
        for part in (self.field, self.view, self._none):
            column.addWidget(part)
        window.installEventFilter(self)
        self.hide()

    def _make_view(self) -> QListView:
        view = QListView(self)
        view.setModel(self._entries)
        view.setItemDelegate(_EntryDelegate(view))
        view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setUniformItemSizes(True)
        view.setMouseTracking(True)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setAccessibleName(self.tr("Commands"))
        view.clicked.connect(self._choose)
        return view

    def summon(self) -> None:
        """Appear with the recent commands first; asked for again, go."""
        if self.isVisible():
            self._leave()
            return
        self._before = QApplication.focusWidget()
        if self._before is not None:
            self._before.destroyed.connect(self._forget)
        self.field.clear()
        self._list("")
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def shown(self) -> list[Entry]:
        """What is listed now."""
        return [self._entries.item(row).data(_ENTRY) for row in range(self._entries.rowCount())]

    def _list(self, asked: str) -> None:
        recent = self._recent.all()
        entries = [Entry(self._commands[one.name], plain(one.text), place) for one, place in self._commands.all()]
        entries.sort(key=lambda entry: _rank(recent, entry.action.objectName()))
        fitting = named.best(asked, entries, lambda entry: entry.title, _beside)
        self._entries.clear()
        for entry in fitting:
            item = QStandardItem(entry.title)
            item.setData(entry, _ENTRY)
            item.setData(self._spoken(entry), Qt.ItemDataRole.AccessibleTextRole)
            self._entries.appendRow(item)
        self.view.setCurrentIndex(self._entries.index(0, 0))
        self.view.scrollToTop()
        self.view.setVisible(bool(fitting))
        self._none.setVisible(not fitting)
        self._place()

    def _spoken(self, entry: Entry) -> str:
        absent = "" if entry.action.isEnabled() else self.tr("not possible now")
        return ", ".join(part for part in (entry.title, entry.keys, entry.place, absent) if part)

    def _choose(self, index: QModelIndex) -> None:
        entry = index.data(_ENTRY)
        if entry is not None and entry.action.isEnabled():
            self._leave()
            self._recent.add(entry.action.objectName())
            entry.action.trigger()

    def _leave(self) -> None:
        """Give the keyboard back first: hiding what has it hands it to whatever comes next."""
        if self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()

    def _forget(self) -> None:
        self._before = None

    def _place(self) -> None:
        window = self._window
        width = min(_WIDTH, window.width() - 2 * _EDGE)
        row = max(self.view.sizeHintForRow(0), 1)
        self.view.setFixedHeight(row * min(_ROWS, max(1, self._entries.rowCount())))
        self.setGeometry(
            (window.width() - width) // 2, _TOP, width, min(self.sizeHint().height(), window.height() - _TOP)
        )

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """The field's keys walk the list; with the keyboard the whole goes; a new size of the window moves it."""
        if watched is self.field and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._pressed(event)
        if watched is self.field and event.type() == QEvent.Type.FocusOut and self.isVisible():
            self.hide()
        if watched is self._window and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def _pressed(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key in _WALKS:
            self._walk(_WALKS[Qt.Key(key)])
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self._walk(1 if key == Qt.Key.Key_Tab else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.view.currentIndex())
        elif key == Qt.Key.Key_Escape:
            self._leave()
        else:
            return False
        return True

    def _walk(self, by: int) -> None:
        """One step past either end comes round; a screen stops there."""
        rows, row = self._entries.rowCount(), self.view.currentIndex().row() + by
        if rows:
            row = row % rows if abs(by) == 1 else min(max(row, 0), rows - 1)
            self.view.setCurrentIndex(self._entries.index(row, 0))
            self.field.setAccessibleDescription(self._spoken(self._entries.item(row).data(_ENTRY)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """A hairline around it sets it off from what it covers."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(QColor(theme.colours(self.palette()).outline))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


def _rank(recent: list[str], name: str) -> int:
    return recent.index(name) if name in recent else len(recent)


def _beside(entry: Entry) -> str:
    """Its menu, and the name it has in the sources: words that stay the same in every language."""
    return f"{entry.place} {entry.action.objectName().replace('_', ' ')}"


class _EntryDelegate(QStyledItemDelegate):
    """The command, its place in a quieter colour, its keys at the end of the line; one that is on has a tick before."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        del index
        return QSize(100, option.fontMetrics.height() + _AIR)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        entry: Entry = index.data(_ENTRY)
        colours = theme.colours(option.palette)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(option.rect, QColor(colours.selection if chosen else colours.field))
        note = QColor(colours.selection_muted if chosen else colours.muted)
        possible = entry.action.isEnabled()
        painter.setFont(option.font)
        painter.setPen(note)
        line = option.rect.adjusted(_SIDE + _SIDE, 0, -_SIDE, 0)
        if entry.action.isChecked():
            painter.drawText(option.rect.adjusted(_SIDE - 2, 0, 0, 0), _LEFT, "✓")
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, entry.keys)
        line.setRight(line.right() - option.fontMetrics.horizontalAdvance(entry.keys) - _GAP)
        font = QFont(option.font)
        font.setItalic(not possible)
        painter.setFont(font)
        painter.setPen(QColor(colours.selection_ink if chosen else colours.ink) if possible else note)
        left = _drawn(painter, line, entry.title)
        painter.setFont(option.font)
        painter.setPen(note)
        _drawn(painter, line.adjusted(left + _GAP, 0, 0, 0), entry.place)


_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


def _drawn(painter: QPainter, room: QRect, text: str) -> int:
    """Draw a text, cut short where there is no room; says how wide it came out."""
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, max(0, room.width()))
    painter.drawText(room, _LEFT, shown)
    return painter.fontMetrics().horizontalAdvance(shown)
