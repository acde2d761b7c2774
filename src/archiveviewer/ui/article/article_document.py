"""An article laid out as a document. Comes in: a page and a look; goes out: a QTextDocument with the places of its
texts, links and pictures. It refuses to decode pictures, to open files and to take markup from anywhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QTextDocument

from archiveviewer.ui.article import cards, styles
from archiveviewer.ui.article.document_writer import SCHEME, DocumentWriter, Look, Segment, Shape
from archiveviewer.ui.article.links import Links, LinkTarget
from archiveviewer.ui.dates import long_date, short_date
from archiveviewer.ui.page import AUTHOR, CREDIT, FIRST_BLOCK, KICKER, SAPO, TITLE, Page, is_sheet
from archiveviewer.ui.texts import NO_BREAK, tie, unbroken

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QTextTable

    from archiveviewer.article import Article, Block
    from archiveviewer.ui.pictures import Picture

translate = QCoreApplication.translate

_PHOTOGRAPH = "picture"
"""The reader of pictures that are articles of their own."""
_MAX_COLUMNS = 16
_MAX_CELLS = 3000
"""A larger table is shown as lines: Qt's table layout would take seconds."""
_LONGEST_BODY = 1_500_000
"""Characters, about three thick novels: more would take seconds at every change of the text size."""
_TALLEST = 1.05
_TALLEST_SHEET = 1.25
_SMALLEST = 0.55
"""The greatest height of a picture and of a page of the file, and the least width that is stretched to the column, all
in columns.
"""
_IN_FIGURES = " .,%+-−–/()\N{NO-BREAK SPACE}"
_LONG_TITLE = 120
"""Characters: as a headline of full size it would push the text out of sight."""
_NAME_LENGTH = 40
"""What is not longer is a name or two and stays on one line."""

_MARKED_ITEM = re.compile(r"^\s*(?:\(?\w{1,3}[.)]|[-–—•*+])\s")


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture's place in the document, by its block's number."""

    number: int
    position: int
    picture: Picture

    @property
    def name(self) -> str:
        """The name Qt asks for it by."""
        return picture_name(self.number)


@dataclass(frozen=True, slots=True)
class ArticleDocument:
    """The finished document."""

    document: QTextDocument
    segments: tuple[Segment, ...]
    links: Links
    figures: tuple[Figure, ...]


def picture_name(number: int) -> str:
    """A name that no article can choose."""
    return f"{SCHEME}:picture/{number}"


def picture_size(picture: Picture, column: float, tallest: float = _TALLEST) -> tuple[float, float]:
    """How large to show a picture in a column: as wide as the column, unless it would be blurred or too tall, as
    `tallest` says in columns.
    """
    width = column if picture.width >= column * _SMALLEST else float(picture.width)
    height = width * picture.height / picture.width
    if height > column * tallest:
        width, height = width * column * tallest / height, column * tallest
    return max(1.0, float(int(width))), max(1.0, float(int(height)))


def lay_out(
    page: Page, look: Look, *, printed: bool = False, below: Callable[[DocumentWriter], None] | None = None
) -> ArticleDocument:
    """The page as a document; `below` writes what else stands below the article. On paper, what only a screen can do
    (links to other stories) is left out.
    """
    return _Builder(page, look, printed=printed, below=below).build()


class _Builder:
    def __init__(
        self, page: Page, look: Look, *, printed: bool, below: Callable[[DocumentWriter], None] | None
    ) -> None:
        self.page = page
        self.printed = printed
        self.below = below
        self.writer = DocumentWriter(look)
        self.links = Links(dead=printed)
        self.figures: list[Figure] = []

    def build(self) -> ArticleDocument:
        article = self.page.article
        if article.provenance.reader == _PHOTOGRAPH:
            self._body(article)
            self._head(article, below=True)
        else:
            self._head(article)
            self._body(article)
        self._tail(article)
        if self.below is not None:
            self.below(self.writer)
        if not self.printed:
            cards.write_cards(self.writer, self.page, self.links)
        cards.write_provenance(self.writer, self.page, self.links)
        self.writer.document.setMetaInformation(QTextDocument.MetaInformation.DocumentTitle, article.title)
        return ArticleDocument(self.writer.document, tuple(self.writer.segments), self.links, tuple(self.figures))

    def _head(self, article: Article, *, below: bool = False) -> None:
        """What stands above the text; below a photograph, whose title is often the beginning of its caption."""
        writer = self.writer
        section = article.section if article.section != article.kicker else ""
        if section or article.kicker:
            writer.block(Shape(below=0.4, leading=115))
            writer.text(section + (" · " if section and article.kicker else ""), styles.KICKER)
            writer.displayed(KICKER, 0, article.kicker, styles.KICKER)
        title = article.title or translate("ArticleDocument", "Untitled")
        if not (below and any(title.rstrip("…") in caption for caption in article.captions)):
            writer.block(Shape(below=0.5, leading=96, heading=1))
            small = below or writer.look.narrow or len(title) > _LONG_TITLE
            writer.displayed(TITLE, 0, tie(title), styles.SMALL_TITLE if small else styles.TITLE)
        if article.sapo:
            writer.block(Shape(below=0.75, leading=116))
            writer.displayed(SAPO, 0, tie(article.sapo), styles.SAPO)
        self._meta(article)

    def _meta(self, article: Article) -> None:
        """By-line, date and source on one line, which breaks only between them."""
        notes = [unbroken(note) for note in _date_notes(article)]
        if article.source:
            notes.append(_whole(article.source))
        if not (article.author or notes):
            return
        writer = self.writer
        writer.block(Shape(below=1.25, leading=116))
        if article.author:
            writer.displayed(AUTHOR, 0, _whole(article.author), styles.BY_LINE)
            writer.text(styles.SEPARATOR if notes else "", styles.META)
        writer.text(styles.SEPARATOR.join(notes), styles.META)

    def _body(self, article: Article) -> None:
        if self.page.is_scan and not self.printed:
            self.writer.block(Shape(above=0.2, below=0.9, leading=115))
            note = translate("ArticleDocument", "A scan without text. Its pages stand beside this (Shift+F7).")
            self.writer.text(note, styles.META)
        room = _LONGEST_BODY
        for number, block in enumerate(article.blocks):
            length = len(block.text) + len(block.caption)
            if length > room:
                self._block(number, replace(block, text=block.text[:room], caption=block.caption[:room]))
                self.writer.block(Shape(above=0.5, below=0.8, leading=112))
                note = translate("ArticleDocument", "This article is too long to show: the rest is in its file.")
                self.writer.text(note, styles.WARNING)
                return
            room -= length
            self._block(number, block)

    def _block(self, number: int, block: Block) -> None:
        text = FIRST_BLOCK + number
        if block.kind == "figure":
            self._figure(number, block)
        elif not block.text.strip():
            return
        elif block.kind == "heading":
            self.writer.block(Shape(above=0.7, below=0.35, leading=102, heading=2))
            self.writer.displayed(text, 0, tie(block.text), styles.HEADING)
        elif block.kind == "quote":
            self._quote(text, block.text)
        elif block.kind == "list":
            self._list(text, block.text)
        elif block.kind == "table":
            self._table(text, block.text)
        else:
            self.writer.block(styles.PARAGRAPH)
            self.writer.displayed(text, 0, tie(block.text), styles.BODY)

    def _figure(self, number: int, block: Block) -> None:
        if is_sheet(block):
            if self.printed:
                self._sheet(number)
            return
        if not (block.caption or block.image):
            return
        writer = self.writer
        picture = self.page.pictures.get(number)
        pictured = picture is not None or bool(block.image)  # a plain text has captions without naming pictures
        with writer.table(1 + pictured, 1, above=0.95, below=0.85) as table:
            if picture is not None and picture.readable:
                writer.cell(table, 0, 0, writer.cell_format())
                self._picture(number, picture, block.caption)
            elif pictured:
                self._no_picture(table, unreadable=picture is not None)
            caption = writer.cell_format()
            caption.setTopPadding(writer.look.em(0.4))
            caption.setBottomPadding(writer.look.em(0.45))
            writer.line(caption, "Bottom")
            writer.cell(table, int(pictured), 0, caption)
            writer.block(Shape(leading=112))
            self._caption(FIRST_BLOCK + number, block)

    def _sheet(self, number: int) -> None:
        """A page of the article's file, on paper: what stands on it is nowhere else."""
        picture = self.page.pictures.get(number)
        if picture is not None and picture.readable:
            self._picture(number, picture, "", _TALLEST_SHEET)
            return
        told = translate("ArticleDocument", "Page %1 of the file is not printed here.")
        self.writer.block(Shape(above=0.2, below=0.2, leading=115))
        self.writer.text(told.replace("%1", str(self.page.article.blocks[number].page)), styles.META)

    def _picture(self, number: int, picture: Picture, caption: str, tallest: float = _TALLEST) -> None:
        width, height = picture_size(picture, self.writer.look.column, tallest)
        self.writer.block(Shape(leading=100, align=Qt.AlignmentFlag.AlignHCenter))
        label = translate("ArticleDocument", "View the picture")
        link = self.links.add(LinkTarget("picture", str(number), label))
        position = self.writer.picture(picture_name(number), width, height, caption, link)
        self.figures.append(Figure(number, position, picture))

    def _no_picture(self, table: QTextTable, *, unreadable: bool) -> None:
        writer = self.writer
        writer.cell(table, 0, 0, writer.cell_format(ground="card", padding=0.7))
        writer.block(Shape(leading=112, align=Qt.AlignmentFlag.AlignHCenter))
        note = (
            translate("ArticleDocument", "This picture can't be shown")
            if unreadable
            else translate("ArticleDocument", "The picture is not in the archive")
        )
        writer.text(note, styles.CAPTION)

    def _caption(self, text: int, block: Block) -> None:
        """The caption as printed, the photographer's name in it in italics."""
        at = block.caption.rfind(block.credit) if block.credit else len(block.caption)
        at = at if at >= 0 else len(block.caption)
        end = at + len(block.credit)
        caption, credit = tie(block.caption), _whole(block.caption[at:end])
        for start, piece, style in (
            (0, caption[:at], styles.CAPTION),
            (at, credit, styles.PHOTO_CREDIT),
            (end, caption[end:], styles.CAPTION),
        ):
            if piece:
                self.writer.displayed(text, start, piece, style)
        apart = block.credit_apart  # nothing is found or marked in it
        if apart and apart != self.page.article.author:
            self.writer.text(f" {_whole(f'({apart})')}" if block.caption else _whole(apart), styles.PHOTO_CREDIT)
        self._photograph(text - FIRST_BLOCK)

    def _photograph(self, number: int) -> None:
        """The way to the picture's own record, where the archive has one."""
        related = self.page.related
        for picture in related.pictures if related is not None else ():
            label = translate("ArticleDocument", "About this picture")
            if picture.block == number and (link := self.links.add(LinkTarget("article", picture.id, label))):
                self.writer.text(styles.SEPARATOR, styles.CAPTION)
                self.writer.text(unbroken(label), styles.SMALL_LINK, link)

    def _quote(self, number: int, text: str) -> None:
        writer = self.writer
        with writer.table(1, 1, above=0.95, below=0.85) as table:
            cell = writer.cell_format()
            cell.setLeftPadding(writer.look.em(1.0))
            writer.line(cell, "Left", "accent", writer.look.em(0.16))
            writer.cell(table, 0, 0, cell)
            writer.block(Shape(leading=118))
            writer.displayed(number, 0, tie(text), styles.QUOTE)

    def _list(self, number: int, text: str) -> None:
        items = text.split("\n")
        marked = all(_MARKED_ITEM.match(item) for item in items if item.strip())
        start = 0
        for place, item in enumerate(items):
            below = 0.72 if place == len(items) - 1 else 0.3
            if item.strip():
                self.writer.block(Shape(below=below, leading=118, left=0.4, hanging=1.0))
                if not marked:
                    self.writer.text("•" + NO_BREAK * 3, styles.BULLET)
                self.writer.displayed(number, start, tie(item), styles.BODY)
            start += len(item) + 1

    def _table(self, number: int, text: str) -> None:
        rows = [row.split("\t") for row in text.split("\n")]
        columns = max(len(row) for row in rows)
        crowded = columns > _MAX_COLUMNS or columns * len(rows) > _MAX_CELLS or not self._fits(rows)
        if columns == 1 or crowded:
            self._lines(number, text)
            return
        headed = len(rows) > 1 and not any(map(_is_figure, rows[0]))
        figures = [column > 0 and _is_figures(rows[1:] if headed else rows, column) for column in range(columns)]
        start = 0
        with self.writer.table(len(rows), columns, above=0.8, below=0.9) as table:
            if headed:
                self.writer.repeat_first_row(table)
            for place, row in enumerate(rows):
                for column in range(columns):
                    value = row[column] if column < len(row) else None
                    self._start_cell(table, place, column, head=headed and not place, figures=figures[column])
                    if value is not None:
                        style = styles.HEAD_CELL if headed and not place else styles.CELL
                        self.writer.displayed(number, start, value, style)
                        start += len(value) + 1

    def _start_cell(self, table: QTextTable, row: int, column: int, *, head: bool, figures: bool) -> None:
        cell = self.writer.cell_format(padding=0.35)
        cell.setLeftPadding(self.writer.look.em(0.7 if column else 0.1))
        self.writer.line(cell, "Bottom", "muted" if head else "rule")
        self.writer.cell(table, row, column, cell)
        align = Qt.AlignmentFlag.AlignRight if figures else Qt.AlignmentFlag.AlignLeft
        self.writer.block(Shape(leading=108, align=align))

    def _fits(self, rows: list[list[str]]) -> bool:
        """Whether the longest words of all columns stand side by side: Qt would let them run off the column."""
        widest = [0] * max(len(row) for row in rows)
        for row in rows:
            for column, cell in enumerate(row):
                widest[column] = max(widest[column], *map(len, cell.split(" ")))
        return self.writer.look.em(sum(widest) * 0.52 + len(widest) * 1.1) <= self.writer.look.column

    def _lines(self, number: int, text: str) -> None:
        """A table that is none, or too large for one: a line a row."""
        start = 0
        for row in text.split("\n"):
            cells = row.split("\t")
            if row.strip():
                self.writer.block(Shape(below=0.3, leading=112, left=0.4, hanging=0.8))
            for place, cell in enumerate(cells):
                if cell.strip():
                    self.writer.displayed(number, start, tie(cell), styles.CELL)
                    self.writer.text(styles.SEPARATOR if any(cells[place + 1 :]) else "", styles.CAPTION)
                start += len(cell) + 1

    def _tail(self, article: Article) -> None:
        writer = self.writer
        if article.credit:
            writer.block(Shape(above=0.3, below=0.9, leading=115, align=Qt.AlignmentFlag.AlignRight))
            writer.displayed(CREDIT, 0, _whole(article.credit), styles.CREDIT)
        if article.keywords:
            writer.block(Shape(above=0.2, below=0.9, leading=122))
            writer.text(translate("ArticleDocument", "Keywords:") + NO_BREAK * 2, styles.META)
        for place, keyword in enumerate(article.keywords):
            label = translate("ArticleDocument", "Search for “%1”").replace("%1", keyword)
            link = self.links.add(LinkTarget("search", keyword, label))
            writer.text(styles.SEPARATOR if place else "", styles.META)
            writer.text(_whole(keyword), styles.KEYWORD if link else styles.META, link)


def _is_figure(cell: str) -> bool:
    return any(map(str.isdecimal, cell)) and all(letter.isdecimal() or letter in _IN_FIGURES for letter in cell)


def _is_figures(rows: list[list[str]], column: int) -> bool:
    cells = [row[column] for row in rows if column < len(row) and row[column].strip()]
    return bool(cells) and all(map(_is_figure, cells))


def _whole(name: str) -> str:
    return unbroken(name) if len(name) <= _NAME_LENGTH else tie(name)


def _date_notes(article: Article) -> list[str]:
    notes = []
    published, modified = article.published, article.modified
    if published is not None:
        notes.append(long_date(published))
    if modified is not None and (published is None or modified.value[:10] != published.value[:10]):
        notes.append(translate("ArticleDocument", "updated %1").replace("%1", short_date(modified)))
    return notes
