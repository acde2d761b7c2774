"""The line at the foot of the window: what the archive holds, and how far indexing has come.

Comes in: facts; goes out: the wish to cancel. It refuses to know where either comes from.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPalette, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QStatusBar, QToolButton, QWidget

from archiveviewer.ui import icons, theme, wording

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from archiveviewer.results import Progress, Stats

MESSAGE_MS = 8000


class StatusLine(QStatusBar):
    """The window's status bar; messages pass over the holdings for a while."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._holdings = QLabel(self)
        self._holdings.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.failed = QToolButton(self)
        self.failed.setAutoRaise(True)
        self.failed.setIcon(icons.icon("warning"))
        self.failed.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.failed.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.failed.hide()
        self.indexing = IndexingGauge(self)
        self.setSizeGripEnabled(False)
        self.addWidget(self._holdings, 1)
        self.addPermanentWidget(self.failed)
        self.addPermanentWidget(self.indexing)
        # What the bar says for a while stands six pixels from the edge, as this does.
        self.setContentsMargins(4, 0, 4, 0)

    def show_stats(self, stats: Stats | None) -> None:
        """Say what the archive holds."""
        text = wording.holdings(stats) if stats else ""
        self._holdings.setText(text)
        self._holdings.setToolTip(text)

    def show_failed(self, files: int) -> None:
        """Say how many files could not be read; the button leads to their list."""
        self.failed.setText(self.tr("%Ln file(s) could not be read", "", files))
        self.failed.setVisible(files > 0)

    def say(self, message: str) -> None:
        """Say something for a while."""
        self.showMessage(message, MESSAGE_MS)


class IndexingGauge(QWidget):
    """A gauge with its words inside and a button to cancel; hidden while nothing is indexed."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._details = QLabel(self)
        self._details.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._gauge = _Gauge(self)
        self.cancel = QToolButton(self)
        self.cancel.setIcon(icons.icon("close"))
        self.cancel.setAutoRaise(True)
        self.cancel.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.cancel.setAccessibleName(self.tr("Cancel indexing"))
        self.cancel.setToolTip(self.tr("Cancel indexing; what has been indexed so far is kept"))
        self.cancel.clicked.connect(self._cancel)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 1, 0, 1)
        line.setSpacing(2)
        line.addWidget(self._details)
        line.addSpacing(8)
        line.addWidget(self._gauge)
        line.addWidget(self.cancel)
        self.hide()

    def begin(self) -> None:
        """Appear, with nothing done yet."""
        self.cancel.setEnabled(True)
        self._details.clear()
        self._gauge.show_share(None, self.tr("Starting…"))
        self.show()

    def show_progress(self, progress: Progress) -> None:
        """Say how far it has come."""
        share = min(1.0, progress.done / progress.total) if progress.total else None
        self._gauge.show_share(share, wording.progress(progress))
        details = wording.progress_details(progress)
        self._details.setText(details)
        self._gauge.setToolTip(details)

    def _cancel(self) -> None:
        self.cancel.setEnabled(False)
        self._details.clear()
        self._gauge.show_share(None, self.tr("Cancelling…"))
        self.cancelled.emit()


class _Gauge(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share: float | None = None
        self._text = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_share(self, share: float | None, text: str) -> None:
        self._share, self._text = share, text
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(max(170, metrics.horizontalAdvance(self._text) + 24), metrics.height() + 6)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        colours = theme.colours(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        shape = QPainterPath()
        shape.addRoundedRect(box, 3, 3)
        painter.fillPath(shape, QColor(colours.field))
        if self._share:
            painter.setClipPath(shape)
            painter.fillRect(QRectF(0, 0, self.width() * self._share, self.height()), QColor(colours.selection))
            painter.setClipping(False)
        painter.setPen(QPen(QColor(colours.outline), 1))
        painter.drawPath(shape)
        done = round(self.width() * (self._share or 0))
        for ink, left, right in ((colours.selection_ink, 0, done), (colours.ink, done, self.width())):
            painter.setClipRect(left, 0, right - left, self.height())
            painter.setPen(QColor(ink))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._text)
