"""When a choice in a list counts. Comes in: a view whose current row and selection change; goes out: that the choice
has settled, and steps to other rows.

A choice after a rest counts at once; of those that follow each other only the last, after a pause: holding an arrow key
does not open every article on the way. It refuses to know what is in a row, and what opening it means.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QObject, QTimer, Signal

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractItemView

OPEN_AFTER_MS = 120


class Choice(QObject):
    """What is current in a view. Make it when the view has its model."""

    settled = Signal()

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        self._again = False
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.settled)
        self._pause = QTimer(self, singleShot=True, interval=OPEN_AFTER_MS)
        self._pause.timeout.connect(self._end_pause)
        view.selectionModel().currentChanged.connect(self._follow_current)
        view.selectionModel().selectionChanged.connect(self._follow_selection)

    @property
    def is_open(self) -> bool:
        """Whether something was chosen that has not counted yet."""
        return self._soon.isActive() or self._again

    def stay(self) -> None:
        """Let nothing of what was chosen count."""
        self._soon.stop()
        self._pause.stop()
        self._again = False

    def settle(self) -> None:
        """Let what was chosen count now, if anything has not yet."""
        if self.is_open:
            self.stay()
            self.settled.emit()

    def take_keyboard(self) -> None:
        """Give the view the keyboard; the row that Qt makes current by that is not chosen."""
        self._view.setFocus()
        self.stay()

    def step(self, by: int) -> bool:
        """Go `by` rows on; False when there is no such row. Without a chosen row the first is taken."""
        current = self._view.currentIndex()
        chosen = current.isValid() and self._view.selectionModel().isSelected(current)  # focus alone makes one current
        row = current.row() + by if chosen else 0
        if not 0 <= row < self._view.model().rowCount():
            return False
        self.go_to(row)
        return True

    def go_to(self, row: int) -> None:
        """Choose a row and nothing else, whatever keys are held."""
        index = self._view.model().index(row, 0)
        self._view.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _follow_current(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid():
            self._begin()

    def _follow_selection(self, selected: QItemSelection, _deselected: QItemSelection) -> None:
        """Choosing the current row once more, as by a click after the selection was cleared, counts as well."""
        if selected.contains(self._view.currentIndex()):
            self._begin()

    def _begin(self) -> None:
        if not self._pause.isActive():
            self._soon.start()
        elif not self._soon.isActive():
            self._again = True
        self._pause.start()

    def _end_pause(self) -> None:
        again, self._again = self._again, False
        if again:
            self.settled.emit()
