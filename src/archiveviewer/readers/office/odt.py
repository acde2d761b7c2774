"""ODT, as LibreOffice writes it. A package comes in, or the trees of one; its one article goes out.

Read are paragraphs, headings, lists, tables, text frames and notes as they stand when all changes are accepted. Not
read: headers and footers, comments, deleted text, embedded objects, numbers that the program counts itself.
"""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from archiveviewer.errors import Unreadable
from archiveviewer.readers.office import compose, tables
from archiveviewer.readers.office.odt_styles import OFFICE, TEXT, Styles
from archiveviewer.readers.office.packages import nearest
from archiveviewer.readers.office.paragraphs import (
    LONGEST_LIST_ITEM,
    Counter,
    Document,
    Look,
    Paragraph,
    can_be_shown,
    is_decoration,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from lxml import etree

    from archiveviewer.article import Article
    from archiveviewer.readers.office.packages import Package

_MIMETYPE = "mimetype"
_TYPE = b"application/vnd.oasis.opendocument.text"
_CONTENT, _META = "content.xml", "meta.xml"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_WIDTH, _HEIGHT = (
    f"{{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}}{side}" for side in ("width", "height")
)
_HREF = "{http://www.w3.org/1999/xlink}href"
_LENGTH = re.compile(r"([\d.]{1,10})(cm|mm|in|pt|pc|px)")
_POINTS = {"cm": 28.35, "mm": 2.835, "in": 72.0, "pt": 1.0, "pc": 12.0, "px": 0.75}
_DC = "{http://purl.org/dc/elements/1.1/}"
_META_NS = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"

_PARAGRAPHS = frozenset({f"{TEXT}p", f"{TEXT}h"})
_SPAN, _NOTE, _NOTE_BODY, _LIST_ITEM = f"{TEXT}span", f"{TEXT}note", f"{TEXT}note-body", f"{TEXT}list-item"
_A_TABLE, _ROW, _CELL = f"{_TABLE}table", f"{_TABLE}table-row", f"{_TABLE}table-cell"
FRAME, BOX, IMAGE = f"{_DRAW}frame", f"{_DRAW}text-box", f"{_DRAW}image"
_NOT_READ = frozenset(
    {
        f"{TEXT}tracked-changes", f"{OFFICE}annotation", f"{TEXT}note-citation", f"{_TABLE}covered-table-cell",
        f"{OFFICE}forms", f"{_DRAW}object", f"{TEXT}table-of-content", f"{TEXT}hidden-text", f"{TEXT}ruby-text",
    }
)  # fmt: skip
_CLOSED = _NOT_READ | {_A_TABLE}
"""What has rows and cells of its own, or is not read."""
_LETTERS = {f"{TEXT}tab": "\t", f"{TEXT}line-break": "\n", f"{TEXT}soft-page-break": ""}
_BLANKS = f"{TEXT}s"
MOST_BLANKS = 100


def is_document(package: Package) -> bool:
    """Whether the package is a text of OpenDocument, or a template of one."""
    return _MIMETYPE in package and _CONTENT in package and package.member(_MIMETYPE).startswith(_TYPE)


def read(path: Path, package: Package) -> tuple[Article, ...]:
    """The article of a document. Raises `Unreadable`."""

    def named(image: etree._Element) -> str:
        name = posixpath.normpath(image.get(_HREF, ""))
        return name if name in package and can_be_shown(name) else ""

    noticed: list[str] = []
    root = package.xml(_CONTENT, noticed)
    styles = Styles(root, package.xml_if_there("styles.xml"))
    return of_trees(path, root, package.xml_if_there(_META), styles, named, noticed)


def of_trees(
    path: Path,
    root: etree._Element,
    meta: etree._Element | None,
    styles: Styles,
    named: Callable[[etree._Element], str],
    noticed: list[str],
) -> tuple[Article, ...]:
    """The article of a document whose parts are these; `named` tells what a picture is called in the file, nothing for
    one that lies elsewhere or can't be shown, `noticed` what is to be said of the document. Raises `Unreadable`.
    """
    body = root.find(f"{OFFICE}body/{OFFICE}text")
    if body is None:
        raise Unreadable(path, "damaged", "no text", member=_CONTENT)
    reader = _Reader(path, styles, named)
    document = Document(paragraphs=reader.blocks(body), warnings=noticed)
    document.notes = reader.notes
    if meta is not None:
        document.title = next((element.text or "" for element in meta.iter(f"{_DC}title")), "")
        document.keywords = ", ".join(element.text or "" for element in meta.iter(f"{_META_NS}keyword"))
    return (compose.article(path, document, "odt"),)


class _Reader:
    def __init__(self, path: Path, styles: Styles, named: Callable[[etree._Element], str]) -> None:
        self._styles = styles
        self._named = named
        self._counter = Counter(path)
        self.notes: list[Paragraph] = []

    def blocks(self, parent: etree._Element, *, listed: bool = False) -> list[Paragraph]:
        """The paragraphs below an element, tables among them; those of frames stand behind what they hang on."""
        found: list[Paragraph] = []
        stack = [(child, listed) for child in reversed(parent)]
        while stack:
            element, in_list = stack.pop()
            if element.tag in _PARAGRAPHS:
                found += self._paragraph(element, listed=in_list)
            elif element.tag == _A_TABLE:
                found += tables.paragraphs_of(self._rows(element))
            elif element.tag == FRAME:
                found += self._frame(element)
            elif element.tag not in _NOT_READ:
                inside = in_list or element.tag == _LIST_ITEM
                stack.extend((child, inside) for child in reversed(element))
        return found

    def _rows(self, table: etree._Element) -> list[tables.Row]:
        return [[self.blocks(cell) for cell in nearest(row, _CELL, _CLOSED)] for row in nearest(table, _ROW, _CLOSED)]

    def _frame(self, frame: etree._Element) -> list[Paragraph]:
        """A picture, which stands as a paragraph of its own, or the paragraphs of a text box."""
        images = frame.findall(IMAGE)
        if images:
            paragraph = Paragraph()
            if not is_decoration(*(_points(frame.get(side, "")) for side in (_WIDTH, _HEIGHT))):
                paragraph.show(next(filter(None, map(self._named, images)), ""))
            return [paragraph] * paragraph.picture
        return [paragraph for box in frame.iterchildren(BOX) for paragraph in self.blocks(box)]

    def _paragraph(self, element: etree._Element, *, listed: bool) -> list[Paragraph]:
        self._counter.one_more()
        look, kind = self._styles.of_paragraph(element)
        paragraph = Paragraph(kind=kind, centred=look.centred)
        frames: list[Paragraph] = []
        self._fill(paragraph, element, look, frames)
        if listed and not kind and sum(len(run.text) for run in paragraph.runs) <= LONGEST_LIST_ITEM:
            paragraph.kind = "list"
        if frames and paragraph.empty:
            return frames
        pictures = [frame for frame in frames if frame.picture]
        return [*pictures, paragraph, *(frame for frame in frames if not frame.picture)]

    def _fill(self, paragraph: Paragraph, element: etree._Element, look: Look, frames: list[Paragraph]) -> None:
        """Adds what stands inside an element of a paragraph; frames and notes are put aside."""
        paragraph.add(element.text or "", look)
        for child in element:
            if child.tag in _LETTERS:
                paragraph.add(_LETTERS[child.tag], look)
            elif child.tag == _BLANKS:
                count = child.get(f"{TEXT}c", "1")
                paragraph.add(" " * min(int(count) if count.isdecimal() else 1, MOST_BLANKS), look)
            elif child.tag == FRAME:
                frames += self._frame(child)
            elif child.tag == _NOTE:
                self.notes += [note for body in child.iterchildren(_NOTE_BODY) for note in self.blocks(body)]
            elif child.tag not in _NOT_READ:
                self._fill(paragraph, child, self._styles.of_span(child, look) if child.tag == _SPAN else look, frames)
            paragraph.add(child.tail or "", look)


def _points(length: str) -> float | None:
    match = _LENGTH.fullmatch(length)
    return float(match[1]) * _POINTS[match[2]] if match and match[1].count(".") <= 1 and match[1] != "." else None
