"""The last resort: our own bugs become a report that can be copied. Comes in: an exception nobody expected; goes out: a
dialog with text that names versions and places in the code, never what was searched or read.
"""

from __future__ import annotations

import logging
import platform
import sys
import traceback
from typing import TYPE_CHECKING

from PySide6 import __version__ as pyside_version
from PySide6.QtCore import QObject, Qt, QThread, Signal
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout

import archiveviewer
from archiveviewer.ui import sizes

if TYPE_CHECKING:
    from types import TracebackType

    from PySide6.QtWidgets import QWidget

_log = logging.getLogger(__name__)


def report_text(kind: type[BaseException], trace: TracebackType | None) -> str:
    """Versions and the way through the code. The exception's own words stay out: they may quote an article."""
    frames = "".join(traceback.format_tb(trace))
    return (
        f"Archive Viewer {archiveviewer.__version__}, Python {platform.python_version()}, "
        f"PySide6 {pyside_version}, {platform.platform()}\n\n{frames}{kind.__module__}.{kind.__qualname__}\n"
    )


class LastResort(QObject):
    """Takes the place of `sys.excepthook`; shows one report at a time, whatever the thread it comes from."""

    _caught = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._dialog: ReportDialog | None = None
        self._caught.connect(self._show)

    def install(self) -> None:
        """From now on nothing ends in a console that nobody sees."""
        sys.excepthook = self.catch

    def uninstall(self) -> None:
        """Give Python's own back."""
        sys.excepthook = sys.__excepthook__

    def catch(self, kind: type[BaseException], _error: BaseException, trace: TracebackType | None) -> None:
        """Log it, then show it from the window's thread. Ctrl+C in a console is no bug."""
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        text = report_text(kind, trace)
        _log.critical("unexpected: %s", text)
        self._caught.emit(text)

    def _show(self, text: str) -> None:
        if self._dialog is None and QThread.currentThread() == self.thread():
            self._dialog = ReportDialog(text, QApplication.activeWindow())
            self._dialog.finished.connect(self._forget)
            self._dialog.open()

    def _forget(self) -> None:
        self._dialog = None


class ReportDialog(QDialog):
    """What happened: a sentence, by default that it is our own mistake, and a box to copy from."""

    def __init__(self, text: str, parent: QWidget | None = None, *, sentence: str = "") -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Something unexpected happened"))
        sizes.open_at(self, 640, 420)
        our_mistake = self.tr(
            "This is a mistake in the program, not yours. Your articles are not touched. "
            "You can go on working; please copy the report and send it to whoever looks after the program."
        )
        said = QLabel(sentence or our_mistake, self)
        said.setTextFormat(Qt.TextFormat.PlainText)
        said.setWordWrap(True)
        self._text = QPlainTextEdit(text, self)
        self._text.setReadOnly(True)
        self._text.setAccessibleName(self.tr("Report"))
        self._text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        copy = QPushButton(self.tr("&Copy report"), self)
        copy.clicked.connect(self._copy)
        buttons.addButton(copy, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(said)
        column.addWidget(self._text, 1)
        column.addWidget(buttons)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text.toPlainText())
