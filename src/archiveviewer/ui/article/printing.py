"""An article on paper. Comes in: a page; goes out: a PDF file, or pages on a printer. It refuses to open dialogs, and
prints no links: paper can't follow them; hits only where that is asked for.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QMarginsF, QRectF, QSaveFile, QSize, QSizeF, Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QGuiApplication,
    QImage,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTransform,
)

from archiveviewer.desk.noting import NOTHING
from archiveviewer.ui import theme
from archiveviewer.ui.article import highlights
from archiveviewer.ui.article.article_document import lay_out, picture_size
from archiveviewer.ui.article.document_writer import Look
from archiveviewer.ui.article.written_notes import WrittenNotes
from archiveviewer.ui.dates import short_date
from archiveviewer.ui.page import is_sheet
from archiveviewer.ui.pictures import Picture, fetch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from archiveviewer.article import Article
    from archiveviewer.desk.noting import Noted
    from archiveviewer.results import PicturePlace
    from archiveviewer.ui.page import Page
    from archiveviewer.ui.pictures import Viewing

    Gather = Callable[[Page, int, Viewing], Mapping[int, QImage]]
    """From an article, the width of its column and who decodes to its pictures, as `pictures_of`."""

_PAPER: Final = replace(theme.LIGHT, paper="#ffffff", card="#f4f3f0")
_BASE_POINTS: Final = 10.5
_MARGINS: Final = QMarginsF(24, 20, 24, 16)
"""In millimetres: left, top, right, bottom; the footer stands inside the bottom one's edge."""
_FOOTER_EMS: Final = 2.6
_PDF_DPI: Final = 300
_PICTURE_SHARPNESS: Final = 2.2
"""Pixels of a picture for each of the layout's: about 210 an inch."""
_SHEET_SHARPNESS: Final = 1.9
_MOST_SHEETS: Final = 40
"""Pages of a scan: each takes 2 MB of memory while it is printed, 7 in colours."""
_POINTS_PER_INCH: Final = 72


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page's room in the layout's pixels, and how many of the device's pixels each of these is."""

    width: float
    height: float
    footer: float
    scale: float
    dots: float
    """Pixels of the layout for each point."""

    @property
    def column(self) -> int:
        """How wide pictures may be."""
        return int(self.width)


def _say_nothing(_here: int, _wanted: int) -> None: ...


def save_pdf(page: Page, path: Path, viewer: Viewing, noted: Noted = NOTHING, gather: Gather | None = None) -> None:
    """Write the article as a PDF file of A4 pages; `gather` as with `print_page`. Raises OSError; a file that was there
    before stays whole then.
    """
    file = QSaveFile(str(path))
    if not file.open(QSaveFile.OpenModeFlag.WriteOnly):
        raise OSError(file.errorString())
    writer = pdf_writer(file, page.article.title)
    try:
        complete = print_page(page, writer, viewer, noted, gather)
    finally:
        del writer  # writes the end of the file
    if not (complete and file.commit()):
        raise OSError(file.errorString())


def pdf_writer(file: QSaveFile, title: str) -> QPdfWriter:
    """What writes A4 pages into a file."""
    writer = QPdfWriter(file)
    writer.setResolution(_PDF_DPI)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setTitle(title)
    writer.setCreator(QCoreApplication.applicationName() or "Archive Viewer")
    return writer


def sheet_of(device: QPagedPaintDevice) -> Sheet:
    """The room that a page of the device has."""
    device.setPageMargins(_MARGINS, QPageLayout.Unit.Millimeter)
    screen_dpi = QGuiApplication.primaryScreen().logicalDotsPerInchY()
    scale = device.logicalDpiY() / screen_dpi
    dots = screen_dpi / _POINTS_PER_INCH
    footer = _BASE_POINTS * dots * _FOOTER_EMS
    return Sheet(device.width() / scale, device.height() / scale - footer, footer, scale, dots)


def print_page(
    page: Page,
    device: QPagedPaintDevice,
    viewer: Viewing,
    noted: Noted = NOTHING,
    gather: Gather | None = None,
) -> bool:
    """Print the article with what was noted of it. Its pictures come by `gather`, else one after the other while
    everything waits. False if the device can't be painted on.
    """
    sheet = sheet_of(device)
    document = typeset(page, sheet, (gather or pictures_of)(page, sheet.column, viewer), noted=noted)
    painter = QPainter()
    if not painter.begin(device):
        return False
    painter.scale(sheet.scale, sheet.scale)
    pages = document.pageCount()
    paint(painter, device, document, sheet, source_line(page.article), lambda number: f"{number}/{pages}")
    return painter.end()


def pictures_of(
    page: Page, column: int, viewer: Viewing, told: Callable[[int, int], None] = _say_nothing
) -> dict[int, QImage]:
    """The pictures of an article, and the pages of its file that stand for text, as sharp as paper wants them, by the
    numbers of their blocks. `told` hears before each how many are here, of how many. Safe on any thread.
    """
    wanted = list(_wanted(page, column))
    found: dict[int, QImage] = {}
    for number, place, size, sheet in wanted:
        told(len(found), len(wanted))
        image = fetch(viewer, place, size, sheet)
        found[number] = _sparing(image) if sheet else image
    return found


def _wanted(page: Page, column: int) -> Iterator[tuple[int, PicturePlace, QSize, int]]:
    """Of each picture the number of its block, where it is, its size in pixels, and which page of the file it is: 0 for
    none.
    """
    if page.paged is not None:
        for number in _sheets(page)[:_MOST_SHEETS]:
            yield number, page.paged, QSize(round(column * _SHEET_SHARPNESS), 1), page.article.blocks[number].page
    for number, picture in page.pictures.items():
        if picture.width and picture.height:
            width, height = picture_size(picture, column)
            size = QSize(round(width * _PICTURE_SHARPNESS), round(height * _PICTURE_SHARPNESS))
            yield number, picture.place, size, 0


def typeset(
    page: Page, sheet: Sheet, pictures: Mapping[int, QImage], *, marked: bool = False, noted: Noted = NOTHING
) -> QTextDocument:
    """The article as a document of pages, with what was noted of it; with `marked` what was searched for stands out."""
    notes = WrittenNotes.of(noted, page.article)
    page = _with_sheets(page, pictures)
    look = Look(_PAPER, _BASE_POINTS, sheet.dots, float(sheet.column))
    laid = lay_out(page, look, printed=True, below=notes.write)
    image = QTextDocument.ResourceType.ImageResource.value
    for figure in laid.figures:
        laid.document.addResource(image, QUrl(figure.name), pictures.get(figure.number, QImage()))
    if marked:
        highlights.write(laid.document, highlights.marked(laid.segments, page.marks), _PAPER)
    notes.mark(laid.document, laid.segments, _BASE_POINTS)
    laid.document.setPageSize(QSizeF(sheet.width, sheet.height))
    keep_headings(laid.document, sheet.height)
    return laid.document


def _sheets(page: Page) -> list[int]:
    """The blocks that are nothing but a page of the file."""
    return [number for number, block in enumerate(page.article.blocks) if is_sheet(block)]


def _with_sheets(page: Page, pictures: Mapping[int, QImage]) -> Page:
    """The page with the sizes of these, which nobody knew before they were fetched."""
    if page.paged is None:
        return page
    sheets = {
        number: Picture(page.paged, image.width(), image.height())
        for number in _sheets(page)
        if (image := pictures.get(number)) is not None
    }
    return replace(page, pictures={**page.pictures, **sheets})


def _sparing(image: QImage) -> QImage:
    """Without colours where there are none: a third of the memory."""
    return image.convertToFormat(QImage.Format.Format_Grayscale8) if image.allGray() else image


def keep_headings(document: QTextDocument, height: float) -> None:
    """Move a heading that would end a page to the next one, where its text is."""
    layout = document.documentLayout()
    block = document.begin()
    while block.isValid():
        after = block.next()
        if block.blockFormat().headingLevel() > 1 and after.isValid():
            bottom = layout.blockBoundingRect(block).bottom()
            # A pixel lower: Qt's positions may fall short of the edge by a fraction.
            first_line = layout.blockBoundingRect(after).top() + after.layout().lineAt(0).y() + 1
            if int(bottom // height) < int(first_line // height):
                moved = block.blockFormat()
                moved.setPageBreakPolicy(QTextBlockFormat.PageBreakFlag.PageBreak_AlwaysBefore)
                QTextCursor(block).setBlockFormat(moved)
                document.markContentsDirty(0, document.characterCount())
        block = after


def paint(
    painter: QPainter,
    device: QPagedPaintDevice,
    document: QTextDocument,
    sheet: Sheet,
    words: str,
    numbered: Callable[[int], str],
) -> int:
    """Paint a document page by page, with a footer of words and a number on each; gives the number of pages. The device
    stands on an empty page, and does so no longer.
    """
    pages = document.pageCount()
    for number in range(pages):
        if number:
            device.newPage()
        top = number * sheet.height
        painter.save()
        painter.setWorldTransform(QTransform.fromTranslate(0, -top), combine=True)
        # A line that only touches the edge would be written into the text of both pages.
        document.drawContents(painter, QRectF(0, top + 1, sheet.width, sheet.height - 2))
        painter.restore()
        _paint_footer(painter, sheet, words, numbered(number + 1))
    return pages


def source_line(article: Article) -> str:
    """Newspaper, day and title, for a footer."""
    published = article.published
    date = short_date(published) if published is not None else ""
    return " · ".join(part for part in (article.source or article.credit, date, article.title) if part)


def _paint_footer(painter: QPainter, sheet: Sheet, words: str, number: str) -> None:
    font = theme.sans()
    # In pixels: sizes in points would grow with the painter's scale.
    font.setPixelSize(round(sheet.footer * 0.28))
    metrics = QFontMetricsF(font)
    room = metrics.horizontalAdvance(number) + sheet.footer
    box = QRectF(0, sheet.height + sheet.footer * 0.45, sheet.width, sheet.footer * 0.55)
    painter.setPen(QColor(_PAPER.rule))
    painter.drawLine(box.topLeft(), box.topRight())
    painter.setPen(QColor(_PAPER.muted))
    painter.setFont(font)
    elided = metrics.elidedText(words, Qt.TextElideMode.ElideRight, sheet.width - room)
    painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, elided)
    painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, number)
