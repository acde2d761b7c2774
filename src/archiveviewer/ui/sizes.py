"""How large a window opens. Comes in: the size that suits what it shows; goes out: that size, or as much of it as the
screen has room for. It refuses to know what is shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_FRAME = QSize(16, 48)
"""What the system puts around a window: edges, and a bar with its title."""


def open_at(window: QWidget, width: int, height: int) -> None:
    """Give a window a size in device-independent pixels, kept within its screen: buttons at its foot must be in reach
    on small screens and at 200 %.
    """
    window.resize(QSize(width, height).boundedTo(window.screen().availableSize() - _FRAME))
