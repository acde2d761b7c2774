"""Buttons and keys of what shows pictures. Comes in: words, an icon, keys and what they run; goes out: a button, or
shortcuts. It refuses to know what they do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QToolButton

from archiveviewer.ui.icons import icon

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtWidgets import QWidget


def tool(parent: QWidget, picture: str, name: str, run: Callable[[], object]) -> QToolButton:
    """A flat button that the keyboard reaches, with an icon if one is named."""
    button = QToolButton(parent)
    button.setAutoRaise(True)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setToolTip(name)
    button.setAccessibleName(name)
    button.clicked.connect(run)
    if picture:
        button.setIcon(icon(picture))
    return button


def take_keys(widget: QWidget, runs: Iterable[tuple[Callable[[], object], str]], context: Qt.ShortcutContext) -> None:
    """Let keys, several with blanks between, run something. As shortcuts, for a button that has the keyboard would take
    the arrows for itself.
    """
    for run, keys in runs:
        for key in keys.split():
            shortcut = QShortcut(QKeySequence(key), widget)
            shortcut.setContext(context)
            shortcut.activated.connect(run)
