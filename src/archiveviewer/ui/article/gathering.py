"""The pictures of an article for paper, fetched beside the window, which tells how far that has come and can stop it.

Comes in: an article and the width of its column; goes out: its pictures, or `Stopped`. It refuses to know what they are
for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, Qt, QThread, Signal
from PySide6.QtWidgets import QProgressDialog

from archiveviewer.ui.article.printing import pictures_of

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QWidget

    from archiveviewer.ui.page import Page
    from archiveviewer.ui.pictures import Viewing

_PATIENCE_MS = 500
_WIDTH = 320


class Stopped(Exception):  # noqa: N818 — nothing went wrong
    """Somebody does not want the pictures any more."""


class Gathering(QThread):
    """Fetches the pictures of one article; `told` says before each how many are here, of how many."""

    told = Signal(int, int)

    def __init__(self, page: Page, column: int, viewer: Viewing) -> None:
        super().__init__()
        self._page, self._column, self._viewer = page, column, viewer
        self._found: dict[int, QImage] = {}
        self._error: Exception | None = None

    def run(self) -> None:
        """In the thread."""
        try:
            self._found = pictures_of(self._page, self._column, self._viewer, self._tell)
        except Exception as error:  # noqa: BLE001 — a thread's last frame: it is raised where somebody waits
            self._error = error

    def _tell(self, here: int, wanted: int) -> None:
        if self.isInterruptionRequested():
            raise Stopped
        self.told.emit(here, wanted)

    def pictures(self) -> dict[int, QImage]:
        """What was found; raises what ended it. Waits for the picture under way."""
        self.requestInterruption()
        self.wait()
        if self._error is not None:
            raise self._error
        return self._found


def gathered(page: Page, column: int, viewer: Viewing, *, parent: QWidget, saying: str) -> dict[int, QImage]:
    """The pictures of an article, while the window goes on. Where that takes longer than a moment, as with a long scan,
    a dialog says so and how far it has come. Raises Stopped.
    """
    gathering, waiting, dialog = Gathering(page, column, viewer), QEventLoop(), QProgressDialog(parent)
    dialog.setLabelText(saying)
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.setMinimumWidth(_WIDTH)
    dialog.setMinimumDuration(_PATIENCE_MS)

    def tell(here: int, wanted: int) -> None:
        dialog.setMaximum(wanted)
        dialog.setValue(here)

    gathering.told.connect(tell)
    gathering.finished.connect(waiting.quit)
    dialog.canceled.connect(gathering.requestInterruption)
    dialog.canceled.connect(waiting.quit)
    gathering.start()
    waiting.exec()
    try:
        found = gathering.pictures()
        if dialog.wasCanceled():  # it may have been at the last picture
            raise Stopped
        return found
    finally:
        dialog.reset()
        dialog.deleteLater()
