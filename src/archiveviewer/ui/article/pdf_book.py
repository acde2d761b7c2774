"""Several articles in one PDF file. Pages come in one by one, with their pictures; a file goes out that is there wholly
or not at all, with page numbers throughout and each article's source on its pages.

It refuses to fetch anything: whoever brings pages brings their pictures.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSaveFile
from PySide6.QtGui import QPainter

from archiveviewer.desk.noting import NOTHING
from archiveviewer.ui.article.printing import paint, pdf_writer, sheet_of, source_line, typeset

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from PySide6.QtGui import QImage, QTextDocument

    from archiveviewer.desk.noting import Noted
    from archiveviewer.ui.page import Page


class PdfBook:
    """The file while it is written. End it with `close`, or with `cancel`."""

    def __init__(self, path: Path, title: str) -> None:
        """Raises OSError where nothing can be written."""
        file = QSaveFile(str(path))
        if not file.open(QSaveFile.OpenModeFlag.WriteOnly):
            raise OSError(file.errorString())
        writer = pdf_writer(file, title)
        self._sheet = sheet_of(writer)
        self.column = self._sheet.column
        """How wide pictures may be."""
        # In this order, in which Python lets go of them: Qt's painter uses the writer to its end, and that the file.
        self._painter, self._writer, self._file = QPainter(writer), writer, file
        self._painter.scale(self._sheet.scale, self._sheet.scale)
        self._pages = 0

    def add(self, page: Page, pictures: Mapping[int, QImage], *, marked: bool, noted: Noted = NOTHING) -> None:
        """Set an article on pages of its own, with what was noted of it."""
        try:
            document = typeset(page, self._sheet, pictures, marked=marked, noted=noted)
            self._pages += self._add(document, source_line(page.article))
        except BaseException:
            self.cancel()  # a book that is left open would take the program along
            raise

    def _add(self, document: QTextDocument, words: str) -> int:
        before = self._pages
        if before:
            self._writer.newPage()
        return paint(self._painter, self._writer, document, self._sheet, words, lambda number: str(before + number))

    def close(self) -> None:
        """Finish the file. Raises OSError; what was there before is whole then."""
        complete = self._painter.end()
        del self._painter, self._writer  # writes the end of the file
        if not (complete and self._file.commit()):
            raise OSError(self._file.errorString())

    def cancel(self) -> None:
        """Leave everything as it was."""
        self._painter.end()
        del self._painter, self._writer
        self._file.cancelWriting()
        self._file.commit()
