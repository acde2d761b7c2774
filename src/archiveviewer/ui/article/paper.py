"""Asks where an article should be printed. Comes in: a page; goes out: paper, a PDF file, or a sentence about why not.
It refuses to know how pages are laid out.
"""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QFileDialog, QMessageBox

from archiveviewer.ui import unwritable, wording
from archiveviewer.ui.article.gathering import Stopped, gathered
from archiveviewer.ui.article.printing import print_page, save_pdf
from archiveviewer.ui.asking_where import documents

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QWidget

    from archiveviewer.desk.noting import Noted
    from archiveviewer.ui.page import Page
    from archiveviewer.ui.pictures import Viewing


class Paper(QObject):
    """Prints for one pane; `saved` tells where a file was written."""

    saved = Signal(str)

    def __init__(self, viewer: Viewing, pane: QWidget) -> None:
        super().__init__(pane)
        self._viewer = viewer
        self._pane = pane
        self._printer: QPrinter | None = None
        self._gathering = False
        """Whether pictures are being fetched: one article at a time, also before a dialog says so."""

    def print_article(self, page: Page, noted: Noted) -> None:
        """Ask for a printer; where there is none, for a file."""
        if self._gathering:
            return
        if not QPrinterInfo.availablePrinterNames():
            self.save_article(page, noted)
            return
        # Kept: Qt's dialog uses the printer without owning it.
        self._printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self._printer.setDocName(page.article.title)
        dialog = QPrintDialog(self._printer, self._pane)
        if dialog.exec() == QPrintDialog.DialogCode.Accepted:
            with contextlib.suppress(Stopped):
                if not print_page(page, self._printer, self._viewer, noted, self._gathered):
                    self._tell(self.tr("The printer can't be used"), self._printer.printerName())
        dialog.deleteLater()

    def save_article(self, page: Page, noted: Noted) -> None:
        """Ask for a file and write the article into it as PDF."""
        if self._gathering:
            return
        chosen, _ = QFileDialog.getSaveFileName(
            self._pane,
            self.tr("Save the article as PDF"),
            str(documents() / file_name(page.article.title)),
            self.tr("PDF files (*.pdf)"),
        )
        if not chosen:
            return
        path = Path(chosen) if Path(chosen).suffix.lower() == ".pdf" else Path(chosen + ".pdf")
        try:
            save_pdf(page, path, self._viewer, noted, self._gathered)
        except Stopped:
            return
        except OSError as error:
            self._tell(self.tr("The article can't be saved there"), f"{path}\n{unwritable.told(error)}")
            return
        self.saved.emit(str(path))

    def _gathered(self, page: Page, column: int, viewer: Viewing) -> dict[int, QImage]:
        self._gathering = True
        try:
            return gathered(page, column, viewer, parent=self._pane, saying=self.tr("Setting the pages…"))
        finally:
            self._gathering = False

    def _tell(self, sentence: str, details: str) -> None:
        box = QMessageBox(QMessageBox.Icon.Warning, sentence, sentence, QMessageBox.StandardButton.Ok, self._pane)
        box.setInformativeText(details)
        box.exec()


def file_name(title: str) -> str:
    """A file name that every system takes."""
    return (wording.fit_for_files(title) or "PDF") + ".pdf"
