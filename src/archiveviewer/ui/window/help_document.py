"""A page of the help as a document to be read. Comes in: our own Markdown and a look; goes out: a document whose
example questions are links. No picture is loaded but those that lie beside the page; it refuses to know windows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QImageReader,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextImageFormat,
    QTextLength,
    QTextListFormat,
    QTextTable,
)

from archiveviewer.ui import theme

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QTextBlock

    from archiveviewer.ui.help_pages import HelpPage
    from archiveviewer.ui.theme import Colours

ASK = "ask:"
"""Links that begin so hold a question to be asked, the others the name of a page: `reading` or `reading.md`."""
_TEXT_POINTS, _TITLE_POINTS = 10.5, 21.0
_HEADINGS = {1: 17.0, 2: 15.0, 3: 12.5}
_LINE, _PARAGRAPH, _CELL = 128, 9, 5
_MARGIN = 28
_POINT = "•\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}"


class HelpDocument(QTextDocument):
    """One page in one look, pictures no wider than `width` pixels."""

    def __init__(self, page: HelpPage, colours: Colours, width: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._page, self._colours, self._width = page, colours, width
        self.setDocumentMargin(_MARGIN)
        self.setDefaultFont(theme.sans(_TEXT_POINTS))
        self.setMarkdown(
            f"# {page.title}\n\n{page.text}",
            QTextDocument.MarkdownFeature.MarkdownDialectGitHub | QTextDocument.MarkdownFeature.MarkdownNoHTML,
        )
        self.setMetaInformation(QTextDocument.MetaInformation.DocumentTitle, page.title)
        for table in self._tables():
            self._shape_table(table)
        for block in self._blocks():
            self._shape_block(block)
        self.setUndoRedoEnabled(False)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """A picture that lies beside the page; for everything else an empty one, or Qt would look for it itself."""
        del kind
        path = self._page.folder / QUrl(name).fileName()
        reader = QImageReader(str(path))
        image = reader.read() if path.is_file() else QImage()
        return image if not image.isNull() else QImage(1, 1, QImage.Format.Format_ARGB32_Premultiplied)

    def _blocks(self) -> Iterator[QTextBlock]:
        block = self.begin()
        while block.isValid():
            yield block
            block = block.next()

    def _tables(self) -> list[QTextTable]:
        return [frame for frame in self.rootFrame().childFrames() if isinstance(frame, QTextTable)]

    def _shape_table(self, table: QTextTable) -> None:
        shape = table.format()
        shape.setBorder(0)
        shape.setCellPadding(_CELL)
        shape.setCellSpacing(0)
        shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        shape.setTopMargin(_PARAGRAPH / 2)
        shape.setBottomMargin(_PARAGRAPH)
        first = 34 if table.columns() == 2 else 100 // table.columns()  # noqa: PLR2004 — an example and what it finds
        rest = (100 - first) // max(1, table.columns() - 1)
        widths = [first, *[rest] * (table.columns() - 1)]
        shape.setColumnWidthConstraints([QTextLength(QTextLength.Type.PercentageLength, one) for one in widths])
        table.setFormat(shape)
        for row in range(table.rows()):
            for column in range(table.columns()):
                cell = table.cellAt(row, column)
                style = cell.format().toTableCellFormat()
                style.setBottomBorder(1)
                style.setBottomBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
                style.setBottomBorderBrush(QColor(self._colours.rule))
                style.setPadding(_CELL)
                cell.setFormat(style)

    def _shape_block(self, block: QTextBlock) -> None:
        cursor = QTextCursor(block)
        level = block.blockFormat().headingLevel()
        pieces = self._pieces(block)
        shape = QTextBlockFormat()
        if not any(style.isImageFormat() for _, _, style in pieces):  # or there were a gap of a third of its height
            shape.setLineHeight(_LINE if not level else 110, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        if cursor.currentTable() is None:
            shape.setBottomMargin(_PARAGRAPH if not block.textList() else _PARAGRAPH / 3)
            shape.setTopMargin((2.2 if level > 1 else 0) * _PARAGRAPH)
        cursor.mergeBlockFormat(shape)
        self._shape_letters(block, pieces, level)
        if block.textList() and block.textList().format().style() == QTextListFormat.Style.ListDisc:
            self._shape_point(block)

    def _shape_letters(self, block: QTextBlock, pieces: list[tuple[int, int, QTextCharFormat]], level: int) -> None:
        for start, length, style in pieces:
            piece = QTextCursor(self)
            piece.setPosition(start)
            piece.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
            if style.isImageFormat():
                piece.setCharFormat(self._picture(style.toImageFormat()))
            else:
                piece.mergeCharFormat(self._letters(piece, style, level, block))

    def _shape_point(self, block: QTextBlock) -> None:
        """A point of our own before an entry: Qt's touches the first letter."""
        block.textList().remove(block)
        cursor = QTextCursor(block)
        shape = cursor.blockFormat()
        room = QFontMetricsF(self.defaultFont()).horizontalAdvance(_POINT)
        shape.setIndent(0)
        shape.setLeftMargin(room * 1.6)
        shape.setTextIndent(-room)
        cursor.setBlockFormat(shape)
        style = QTextCharFormat()
        style.setFont(self.defaultFont())
        style.setForeground(QColor(self._colours.muted))
        cursor.insertText(_POINT, style)

    def _pieces(self, block: QTextBlock) -> list[tuple[int, int, QTextCharFormat]]:
        found = []
        pieces = block.begin()
        while not pieces.atEnd():
            one = pieces.fragment()
            found.append((one.position(), one.length(), one.charFormat()))
            pieces += 1
        return found

    def _letters(self, piece: QTextCursor, style: QTextCharFormat, level: int, block: QTextBlock) -> QTextCharFormat:
        merged = QTextCharFormat()
        if level:
            size = _TITLE_POINTS if block.blockNumber() == 0 else _HEADINGS.get(level, _TEXT_POINTS)
            merged.setFont(theme.serif(size, QFont.Weight.DemiBold))
        elif style.fontFixedPitch():
            merged.setFont(theme.sans(_TEXT_POINTS, QFont.Weight.Medium))
            merged.setBackground(QColor(self._colours.card))
            if self._is_example(piece, block):
                merged.setAnchor(True)
                merged.setAnchorHref(ASK + piece.selectedText())
                merged.setForeground(QColor(self._colours.link))
        if style.isAnchor():
            merged.setForeground(QColor(self._colours.link))
            merged.setFontUnderline(False)
        return merged

    @staticmethod
    def _is_example(piece: QTextCursor, block: QTextBlock) -> bool:
        """What stands alone in the first column of a table of questions can be tried."""
        table = piece.currentTable()
        if not table:
            return False
        cell = table.cellAt(piece.selectionStart())
        return cell.row() > 0 and cell.column() == 0 and block.text().strip() == piece.selectedText().strip()

    def _picture(self, style: QTextImageFormat) -> QTextImageFormat:
        """Pictures are taken at twice their size, for sharp screens."""
        size = QImageReader(str(self._page.folder / QUrl(style.name()).fileName())).size()
        if size.isValid():
            wanted = QSize(size.width() // 2, size.height() // 2)
            room = max(1, self._width - 2 * _MARGIN)
            if wanted.width() > room:
                wanted.scale(room, wanted.height(), Qt.AspectRatioMode.KeepAspectRatio)
            style.setWidth(wanted.width())
            style.setHeight(wanted.height())
        return style
