"""What can be done with a result, under the mouse. Comes in: a window; goes out: a menu of commands it has anyway. It
refuses to do anything itself.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QAbstractItemView, QMenu

if TYPE_CHECKING:
    from archiveviewer.ui.window.main_window import MainWindow

_COMMANDS: Final = (
    ("open_in_tab", "story"),
    ("collect", "tag", "export"),
    ("copy_citation", "copy_link"),
    ("open_original", "show_original"),
)
"""By their names, in groups with a line between."""


class ResultMenu(QObject):
    """The menu of the list and of the grid of pictures; also on the menu key."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        for view in (window.results.view, window.results.gallery):
            view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            view.customContextMenuRequested.connect(partial(self._open, view))

    def _open(self, view: QAbstractItemView, where: QPoint) -> None:
        if view.currentIndex().isValid():
            menu = self.build_menu()
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(view.viewport().mapToGlobal(where))

    def build_menu(self) -> QMenu:
        """The commands as they can be used now."""
        menu = QMenu(self._window)
        for group in _COMMANDS:
            menu.addSeparator()
            for name in group:
                menu.addAction(self._window.commands[name])
        return menu
