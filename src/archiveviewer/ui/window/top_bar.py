"""The bar at the top: back, forward, the question, and what is done with an article. Comes in: actions; goes out: text.

It refuses to know what the actions call.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QToolButton, QWidget

from archiveviewer.ui import theme, wording
from archiveviewer.ui.results.search_box import SearchBox
from archiveviewer.ui.window.actions import plain

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtGui import QAction, QPaintEvent

    from archiveviewer.ui.window.actions import Actions


class TopBar(QWidget):
    """See the module's paragraph."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search_box = SearchBox(self)
        self.strict = self._button(actions["strict"])
        self.strict.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        actions["strict"].setIconText(self.tr("Exact accents"))  # the button's text, whenever the action changes
        line = QHBoxLayout(self)
        line.setContentsMargins(6, 5, 6, 5)
        line.setSpacing(2)
        for name in ("back", "forward"):
            line.addWidget(self._button(actions[name]))
        line.addSpacing(4)
        self.archives = ArchiveChoice(self)
        line.addWidget(self.archives)
        line.addWidget(self.search_box, 1)
        line.addSpacing(6)
        line.addWidget(self.strict)
        line.addSpacing(6)
        for name in ("copy_citation", "print"):
            line.addWidget(self._button(actions[name]))

    def _button(self, action: QAction) -> QToolButton:
        button = QToolButton(self)
        button.setDefaultAction(action)
        button.setAutoRaise(True)
        button.setIconSize(QSize(18, 18))
        button.setMinimumSize(30, 30)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAccessibleName(plain(action.text()))
        return button

    def paintEvent(self, event: QPaintEvent) -> None:
        """A hairline parts the bar from what lies below."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(QColor(theme.colours(self.palette()).rule))
        painter.drawLine(self.rect().bottomLeft(), self.rect().bottomRight())


class ArchiveChoice(QComboBox):
    """Which of several archives are asked; not there while there is only one."""

    chosen = Signal(object)
    """The folder of the one that is asked alone, or None for all of them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Archives that are searched"))
        self.setToolTip(self.tr("Archives that are searched"))
        self.setMinimumHeight(30)
        self.setMaximumWidth(200)
        self.activated.connect(self._choose)
        self.hide()

    def show_archives(self, archives: Sequence[Path], only: Path | None) -> None:
        """Offer these, the person's own first; with one alone there is nothing to choose."""
        self.clear()
        self.addItem(self.tr("All archives"), None)
        for archive in archives:
            self.addItem(wording.one_line(archive.name), archive)
            self.setItemData(self.count() - 1, str(archive), Qt.ItemDataRole.ToolTipRole)
        self.setCurrentIndex(max(0, self.findData(only)) if only is not None else 0)
        self.setVisible(len(archives) > 1)

    def _choose(self, row: int) -> None:
        self.chosen.emit(self.itemData(row))
