"""All keys of the window, to be looked up and chosen. Comes in: the actions and the keys chosen so far; goes out: other
choices, each at once. Which key may be whose is decided in `keys`; it refuses to know what the commands do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPalette, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QLabel,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from archiveviewer.ui import named, sizes
from archiveviewer.ui.live_line import LiveLine
from archiveviewer.ui.rows import choose_row
from archiveviewer.ui.window import keys
from archiveviewer.ui.window.actions import plain
from archiveviewer.ui.window.fixed_keys import fixed_keys

if TYPE_CHECKING:
    from collections.abc import Mapping

    from archiveviewer.ui.window.actions import Actions

_SIZE = (720, 620)
_WIDTHS = (370, 140)
_ROW = Qt.ItemDataRole.UserRole + 1


class Row(NamedTuple):
    """One line: a command, or, without a name, a key that belongs to a pane."""

    name: str
    text: str
    keys: str
    place: str


class KeysDialog(QDialog):
    """A list to look a key up in, and a field that takes the keys pressed in it for the command that is chosen."""

    keys_chosen = Signal(object)

    def __init__(self, commands: Actions, chosen: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Keyboard"))
        sizes.open_at(self, *_SIZE)
        self._commands, self._own, self._chosen = commands, commands.own_keys(), dict(chosen)
        self._earlier: list[dict[str, str]] = []
        self.wanted = LiveLine(self)
        self.wanted.setPlaceholderText(self.tr("Find a command or a key"))
        self.wanted.setAccessibleName(self.wanted.placeholderText())
        self.wanted.setClearButtonEnabled(True)
        self.wanted.typed.connect(self._list)
        self._rows = QStandardItemModel(0, 3, self)
        self.table = self._make_table()
        self.field = KeyField(self)
        self.field.keySequenceChanged.connect(self._try)
        self.said = QLabel(self)
        self.said.setWordWrap(True)
        self.said.setMinimumHeight(2 * self.fontMetrics().lineSpacing())
        self.said.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._make_buttons()
        self._lay_out()
        self._list("")
        self.wanted.setFocus()

    def _make_table(self) -> QTableView:
        table = QTableView(self)
        table.setModel(self._rows)
        table.setAccessibleName(self.tr("Commands"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setStretchLastSection(True)
        header.setHighlightSections(False)
        for section, width in enumerate(_WIDTHS):
            header.resizeSection(section, width)
        table.selectionModel().currentRowChanged.connect(self._show_row)
        table.activated.connect(self._begin)
        return table

    def _make_buttons(self) -> None:
        self.take = QPushButton(self.tr("&Take it over"), self)
        self.take.clicked.connect(self._take)
        self.none = QPushButton(self.tr("&No key"), self)
        self.none.clicked.connect(self._clear)
        self.reset = QPushButton(self.tr("&As shipped"), self)
        self.reset.clicked.connect(self._reset)
        self.box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self.box.rejected.connect(self.reject)
        self.undo = self.box.addButton(self.tr("&Undo"), QDialogButtonBox.ButtonRole.ActionRole)
        self.undo.clicked.connect(self._undo)
        self.reset_all = self.box.addButton(self.tr("All as &shipped"), QDialogButtonBox.ButtonRole.ResetRole)
        self.reset_all.clicked.connect(self._reset_all)
        for button in (self.take, self.none, self.reset, *self.box.buttons()):
            button.setAutoDefault(False)  # type: ignore[attr-defined]

    def _lay_out(self) -> None:
        label = QLabel(self.tr("New &keys:"), self)
        label.setBuddy(self.field)
        line = QHBoxLayout()
        line.addWidget(label)
        line.addWidget(self.field, 1)
        for button in (self.take, self.none, self.reset):
            line.addWidget(button)
        column = QVBoxLayout(self)
        column.addWidget(self.wanted)
        column.addWidget(self.table, 1)
        column.addLayout(line)
        column.addWidget(self.said)
        column.addWidget(self.box)

    # The list.

    def _all_rows(self) -> list[Row]:
        held = keys.in_force(self._own, self._chosen)
        rows = [
            Row(command.name, plain(command.text), keys.shown(held[command.name]), place)
            for command, place in self._commands.all()
        ]
        return rows + [Row("", text, pressed, place) for place, group in fixed_keys() for pressed, text in group]

    def _list(self, asked: str) -> None:
        before = self._row()
        rows = named.best(
            asked, self._all_rows(), lambda row: row.text, lambda row: f"{row.keys} {row.place} {row.name}"
        )
        self._rows.clear()
        self._rows.setHorizontalHeaderLabels([self.tr("Command"), self.tr("Keys"), self.tr("Where")])
        for row in rows:
            self._rows.appendRow([_item(text, row) for text in (row.text, row.keys, row.place)])
        for section, width in enumerate(_WIDTHS):
            self.table.horizontalHeader().resizeSection(section, width)
        same = next((number for number, row in enumerate(rows) if before and row[:2] == before[:2]), 0)
        choose_row(self.table, 0 if asked and not before else same)
        self._show_row()

    def _row(self) -> Row | None:
        found = self.table.currentIndex().data(_ROW)
        return found if isinstance(found, Row) else None

    def _show_row(self) -> None:
        row = self._row()
        editable = row is not None and bool(row.name)
        self.field.clear()
        for part in (self.field, self.none, self.reset):
            part.setEnabled(editable)
        self.take.setEnabled(False)
        self.undo.setEnabled(bool(self._earlier))
        self.reset_all.setEnabled(bool(self._chosen))
        if row is not None and editable:
            self.none.setEnabled(bool(row.keys))
            self.reset.setEnabled(row.name in self._chosen or keys.shown(self._own[row.name]) != row.keys)
            self._say(self.tr("Press the keys that “{command}” is to have.").replace("{command}", row.text))
        else:
            self._say(self.tr("This key belongs to its pane and can’t be chosen.") if row else "")

    def _begin(self) -> None:
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    # Choosing.

    def _try(self, sequence: QKeySequence) -> None:
        """A free key is taken at once, one of another command is told."""
        row, pressed = self._row(), sequence.toString()
        self.take.setEnabled(False)
        if row is None or not row.name or not pressed:
            return
        other = keys.owner(self._own, self._chosen, pressed)
        if keys.is_for_typing(pressed):
            self._say(
                self.tr("{keys} is needed for typing, moving about or menus.").replace(
                    "{keys}", keys.shown((pressed,))
                ),
                warn=True,
            )
        elif other and other != row.name:
            self._say(
                self.tr("{keys} is the key of “{command}”, which would lose it.")
                .replace("{keys}", keys.shown((pressed,)))
                .replace("{command}", plain(self._commands[other].text())),
                warn=True,
            )
            self.take.setEnabled(True)
        else:
            self._give(row, (pressed,))

    def _take(self) -> None:
        row, pressed = self._row(), self.field.keySequence().toString()
        if row is not None and row.name and pressed:
            self._give(row, (pressed,))

    def _clear(self) -> None:
        row = self._row()
        if row is not None and row.name:
            self._give(row, ())

    def _give(self, row: Row, wanted: keys.Keys) -> None:
        self._choose(keys.given(self._own, self._chosen, row.name, wanted))
        said = self.tr("{keys} is now the key of “{command}”.") if wanted else self.tr("“{command}” has no key now.")
        self._say(said.replace("{keys}", keys.shown(wanted)).replace("{command}", row.text))

    def _reset(self) -> None:
        row = self._row()
        if row is not None and row.name:
            self._choose(keys.restored(self._own, self._chosen, row.name))

    def _reset_all(self) -> None:
        self._choose({})
        self._say(self.tr("All commands have the keys they were shipped with."))

    def _choose(self, chosen: dict[str, str]) -> None:
        self._earlier.append(self._chosen)
        self._use(chosen)

    def _undo(self) -> None:
        self._use(self._earlier.pop())

    def _use(self, chosen: dict[str, str]) -> None:
        self._chosen = chosen
        self.keys_chosen.emit(dict(chosen))
        self._list(self.wanted.whole())

    def _say(self, text: str, *, warn: bool = False) -> None:
        self.said.setForegroundRole(QPalette.ColorRole.BrightText if warn else QPalette.ColorRole.WindowText)
        self.said.setText(text)
        self.field.setAccessibleDescription(text)


class KeyField(QKeySequenceEdit):
    """Takes one chord. Tab leaves it, Esc closes the dialog, Del and Backspace empty it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setMaximumSequenceLength(1)
        self.setClearButtonEnabled(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A new chord replaces the one before."""
        plain_key = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if plain_key and event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        elif plain_key and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.clear()
        else:
            super().keyPressEvent(event)


def _item(text: str, row: Row) -> QStandardItem:
    item = QStandardItem(text)
    item.setData(row, _ROW)
    item.setToolTip(text)
    if not row.name:
        item.setForeground(QPalette().color(QPalette.ColorRole.PlaceholderText))
    return item
