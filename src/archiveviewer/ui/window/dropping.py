"""Folders and files dropped on the window. Comes in: a drag; goes out: local paths.

It refuses all that is not local.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

from archiveviewer.ui import theme
from archiveviewer.ui.carrying import OWN

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QPaintEvent


def dropped_paths(data: QMimeData) -> tuple[Path, ...]:
    """The local files and folders of a drag; a share on another machine is taken only where the system mounts it.

    What was dragged out of our own windows is none of them.
    """
    if data.hasFormat(OWN) or not data.hasUrls():
        return ()
    return tuple(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile() and not url.host())


class DropHint(QWidget):
    """Lies over the window while something is dragged across it, and says what would happen."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(self.tr("Drop to add to the archive"))
        self.hide()

    def cover(self) -> None:
        """Appear over the whole window."""
        self.setGeometry(self._window.rect())
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A veil, a frame and a sentence."""
        del event
        colours = theme.colours(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = QColor(colours.paper)
        veil.setAlphaF(0.9)
        painter.fillRect(self.rect(), veil)
        painter.setPen(QPen(QColor(colours.focus), 2, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(24, 24, -24, -24), 10, 10)
        painter.setFont(theme.serif(self.font().pointSizeF() * 2))
        painter.setPen(QColor(colours.ink))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.tr("Drop to add to the archive"))
