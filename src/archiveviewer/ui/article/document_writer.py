"""Typography: fills a QTextDocument piece by piece. Comes in: plain text and what it is for; goes out: formatted blocks
and the places where texts came to stand. It refuses to know what an article is, and never takes markup.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextImageFormat,
    QTextLength,
    QTextOption,
    QTextTable,
    QTextTableCellFormat,
    QTextTableFormat,
)

from archiveviewer.ui import theme
from archiveviewer.ui.texts import fit, utf16_offsets

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from archiveviewer.ui.theme import Colours

SCHEME: Final = "reader"
"""All links and pictures bear numbers under this scheme of our own; no name from an article ever reaches Qt."""


_LONGEST_BLOCK: Final = 4000
"""Characters. Qt's time for one block grows with the square of its length; no printed paragraph is that long."""


@dataclass(frozen=True, slots=True)
class Look:
    """Colours and measures of one document: `base` is the text size in points, `dots` the pixels of a point,
    `column` the width of a line in pixels, `spacing` what the distance of lines is multiplied by.
    """

    colours: Colours
    base: float
    dots: float
    column: float
    spacing: float = 1.0

    def em(self, times: float) -> float:
        """Pixels of so many text sizes."""
        return self.base * self.dots * times

    @property
    def narrow(self) -> bool:
        """Whether a column has no room for large titles."""
        return self.column < self.em(25)


@dataclass(frozen=True, slots=True)
class Style:
    """How a run of text looks; `size` in multiples of the text size, `colour` as the field of `Colours` to take."""

    family: tuple[str, ...] = theme.SERIF_FAMILIES
    size: float = 1.0
    weight: QFont.Weight = QFont.Weight.Normal
    colour: str = "ink"
    italic: bool = False
    capitals: bool = False


@dataclass(frozen=True, slots=True)
class Shape:
    """How a block stands: margins in text sizes, `leading` in percent of the font's own line."""

    above: float = 0.0
    below: float = 0.0
    leading: float = 118.0
    left: float = 0.0
    hanging: float = 0.0
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft
    heading: int = 0


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of one displayed text and where it stands in the document, in Qt's positions.

    `text` is the displayed text's number, `start` the stretch's first code point in it, `shown` the stretch itself.
    """

    text: int
    start: int
    position: int
    shown: str

    def ranges(self, spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
        """Where spans of the displayed text, in code points, stand: as far as they are in this stretch."""
        offsets = utf16_offsets(self.shown)
        found = []
        for start, end in spans:
            first = max(start - self.start, 0)
            last = min(end - self.start, len(self.shown))
            if first < last:
                found.append((self.position + offsets[first], self.position + offsets[last]))
        return found


class DocumentWriter:
    """Writes from top to bottom. `cursor` stands where the next block goes."""

    def __init__(self, look: Look) -> None:
        self.look = look
        self.document = QTextDocument()
        self.document.setUndoRedoEnabled(False)
        self.document.setDocumentMargin(0)
        self.document.setDefaultFont(theme.serif(look.base))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document.setDefaultTextOption(option)
        self.segments: list[Segment] = []
        self._cursor = QTextCursor(self.document)
        self._fresh = True

    def block(self, shape: Shape) -> None:
        """Start a new block."""
        look = self.look
        block = QTextBlockFormat()
        block.setTopMargin(look.em(shape.above))
        spacing = 1.0 if shape.heading else look.spacing
        block.setBottomMargin(look.em(shape.below) * spacing)
        block.setLeftMargin(look.em(shape.left + shape.hanging))
        block.setTextIndent(-look.em(shape.hanging))
        block.setLineHeight(shape.leading * spacing, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        block.setAlignment(shape.align)
        block.setHeadingLevel(shape.heading)
        if self._fresh:
            self._cursor.setBlockFormat(block)
        else:
            self._cursor.insertBlock(block)
        self._fresh = False

    def text(self, text: str, style: Style, link: str = "") -> None:
        """Add a run of text to the block."""
        for piece in _pieces(fit(text)):
            self._insert(piece, self._characters(style, link))

    def displayed(self, number: int, start: int, text: str, style: Style) -> None:
        """Add a stretch of a text that can be marked: number `number`, from its code point `start` on."""
        for piece in _pieces(fit(text)):
            position = self._insert(piece, self._characters(style, ""))
            self.segments.append(Segment(number, start, position, piece))
            start += len(piece)

    def _insert(self, piece: str, characters: QTextCharFormat) -> int:
        """Add a piece at the cursor, in a block of its own if the one at hand is long; returns where it begins."""
        if self._cursor.positionInBlock() + len(piece) > _LONGEST_BLOCK:
            self._cursor.insertBlock()
        position = self._cursor.position()
        self._cursor.insertText(piece, characters)
        return position

    def picture(self, name: str, width: float, height: float, description: str, link: str = "") -> int:
        """Add a picture of a size that is known beforehand; returns its position."""
        position = self._cursor.position()
        image = QTextImageFormat()
        image.setName(name)
        image.setWidth(width)
        image.setHeight(height)
        image.setProperty(QTextImageFormat.Property.ImageAltText, fit(description))
        if link:
            image.setAnchor(True)
            image.setAnchorHref(link)
        self._cursor.insertImage(image)
        return position

    @contextmanager
    def table(self, rows: int, columns: int, above: float = 0.0, below: float = 0.0) -> Iterator[QTextTable]:
        """A table over the whole column without any lines; write in its cells with `cell`."""
        table_format = QTextTableFormat()
        table_format.setBorder(0)
        table_format.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_None)
        table_format.setCellPadding(0)
        table_format.setCellSpacing(0)
        table_format.setBorderCollapse(False)
        table_format.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        table_format.setTopMargin(self.look.em(above))
        table_format.setBottomMargin(self.look.em(below))
        if self._fresh:
            self._thin()
        table = self._cursor.insertTable(rows, columns, table_format)
        yield table
        self._cursor = table.lastCursorPosition()
        self._cursor.movePosition(QTextCursor.MoveOperation.NextCharacter)
        self._fresh = True
        self._thin()

    @staticmethod
    def repeat_first_row(table: QTextTable) -> None:
        """Print a table's first row again on every page it reaches."""
        table_format = table.format()
        table_format.setHeaderRowCount(1)
        table.setFormat(table_format)

    def cell(self, table: QTextTable, row: int, column: int, cell_format: QTextTableCellFormat) -> None:
        """Go on writing in a cell."""
        cell = table.cellAt(row, column)
        cell.setFormat(cell_format)
        self._cursor = cell.firstCursorPosition()
        self._fresh = True

    def cell_format(self, *, ground: str = "", padding: float = 0.0) -> QTextTableCellFormat:
        """A cell's ground colour and padding in text sizes."""
        result = QTextTableCellFormat()
        if ground:
            result.setBackground(QBrush(QColor(getattr(self.look.colours, ground))))
        result.setPadding(self.look.em(padding))
        return result

    def line(self, cell_format: QTextTableCellFormat, side: str, colour: str = "rule", width: float = 1.0) -> None:
        """Draw one edge of a cell."""
        brush = QBrush(QColor(getattr(self.look.colours, colour)))
        solid = QTextFrameFormat.BorderStyle.BorderStyle_Solid
        getattr(cell_format, f"set{side}Border")(width)
        getattr(cell_format, f"set{side}BorderStyle")(solid)
        getattr(cell_format, f"set{side}BorderBrush")(brush)

    def _thin(self) -> None:
        """Make the empty block that Qt keeps after a table as low as can be; the next block takes its place."""
        thin = QTextBlockFormat()
        thin.setLineHeight(1, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        self._cursor.setBlockFormat(thin)

    def _characters(self, style: Style, link: str) -> QTextCharFormat:
        result = QTextCharFormat()
        result.setFontFamilies(list(style.family))
        result.setFontPointSize(self.look.base * style.size)
        result.setFontWeight(style.weight.value)
        result.setFontItalic(style.italic)
        result.setFontHintingPreference(QFont.HintingPreference.PreferNoHinting)
        result.setForeground(QColor(getattr(self.look.colours, style.colour)))
        if style.capitals:
            result.setFontCapitalization(QFont.Capitalization.AllUppercase)
            result.setFontLetterSpacingType(QFont.SpacingType.PercentageSpacing)
            result.setFontLetterSpacing(106)
        if link:
            result.setAnchor(True)
            result.setAnchorHref(link)
        return result


def _pieces(text: str) -> Iterator[str]:
    """The text in pieces of bearable length, cut after blanks where there are any."""
    start = 0
    while len(text) - start > _LONGEST_BLOCK:
        end = text.rfind(" ", start, start + _LONGEST_BLOCK) + 1 or start + _LONGEST_BLOCK
        yield text[start:end]
        start = end
    if text[start:]:
        yield text[start:]
