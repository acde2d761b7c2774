"""A link to an article, with which the program was started. Comes in: where it leads; goes out: the article, once its
archive is open, or a sentence. It refuses to look for archives.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from archiveviewer import export

if TYPE_CHECKING:
    from archiveviewer.export.links import Linked
    from archiveviewer.ui.search_session import SearchSession


class Linking(QObject):
    """Waits for the archive; `wanted` is where the link leads."""

    refused = Signal(str, str)
    """A sentence and the link."""

    def __init__(self, session: SearchSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.wanted: Linked | None = None
        self._session = session
        session.archive_known.connect(self._open)

    def _open(self, archive_id: str) -> None:
        wanted, self.wanted = self.wanted, None
        if wanted is None:
            return
        if wanted.archive == archive_id:
            self._session.open_article(wanted.article)
        else:
            sentence = self.tr("This link leads into another archive. Open that one, then use the link again.")
            self.refused.emit(sentence, export.link(*wanted))
