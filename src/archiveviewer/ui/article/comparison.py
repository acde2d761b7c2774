"""Two printings of a story side by side. Comes in: a comparison; goes out: a dialog to read in and to close.

What only one of them has is set off by weight and colour, and whole paragraphs by their ground and a word. It refuses
to know how they were compared.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

from archiveviewer.ui import sizes, theme, wording
from archiveviewer.ui.article import styles
from archiveviewer.ui.article.document_writer import DocumentWriter, Look, Shape, Style

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QTextDocument, QTextTable

    from archiveviewer.results import Piece
    from archiveviewer.ui.page import Comparison

CHANGED = Style(weight=QFont.Weight.Bold, colour="accent")
_POINTS_PER_INCH, _BASE_POINTS = 72, 12.0


class ComparisonDialog(QDialog):
    """The two columns; it scrolls by keyboard."""

    def __init__(self, comparison: Comparison, zoom: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._comparison, self._zoom = comparison, zoom
        self.setWindowTitle(self.tr("Two printings side by side"))
        sizes.open_at(self, 960, 720)
        self._view = QTextBrowser(self)
        self._view.setOpenLinks(False)
        self._view.setAccessibleName(self.windowTitle())
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self._view, 1)
        column.addWidget(buttons)
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        """Another theme means other colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._lay_out()

    def _lay_out(self) -> None:
        dots = self.logicalDpiY() / _POINTS_PER_INCH
        base = _BASE_POINTS * self._zoom / 100
        look = Look(theme.colours(self.palette()), base, dots, float(self.width()) / 2)
        document = lay_out(self._comparison, look)
        document.setParent(self._view)
        document.setDocumentMargin(look.em(1))
        self._view.setDocument(document)


def lay_out(comparison: Comparison, look: Look) -> QTextDocument:
    """The document of two columns, a row a paragraph."""
    writer = DocumentWriter(look)
    same = all(piece.same for row in comparison.rows for piece in (*row.left, *row.right))
    writer.block(Shape(below=0.6))
    writer.text(wording.comparison_told(same=same), styles.META)
    with writer.table(len(comparison.rows) + 1, 2) as table:
        for column, article in enumerate((comparison.one, comparison.other)):
            _begin(writer, table, 0, column)
            writer.block(Shape(below=0.3, leading=112))
            writer.text(wording.printing(article), styles.META)
        for number, row in enumerate(comparison.rows, start=1):
            for column, (pieces, beside) in enumerate(((row.left, row.right), (row.right, row.left))):
                _side(writer, table, (number, column), pieces, alone=bool(pieces) and not beside)
    return writer.document


def _begin(writer: DocumentWriter, table: QTextTable, row: int, column: int, ground: str = "") -> None:
    cell = writer.cell_format(ground=ground, padding=0.45)
    cell.setRightPadding(writer.look.em(1.0))
    writer.cell(table, row, column, cell)


def _side(
    writer: DocumentWriter, table: QTextTable, place: tuple[int, int], pieces: Sequence[Piece], *, alone: bool
) -> None:
    _begin(writer, table, *place, "card" if alone else "")
    writer.block(Shape(leading=118))
    if alone:
        writer.text(f"{wording.only_here()}  ", styles.CARD_NOTE)
    for at, piece in enumerate(pieces):
        style = styles.BODY if piece.same or alone else CHANGED
        writer.text(f" {piece.text}" if at else piece.text, style)
