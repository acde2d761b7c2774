"""DOCX, as Word writes it. A package comes in; its one article goes out.

Read are the paragraphs, tables, text boxes and notes of the main part, as they stand when all changes are accepted.
Not read: headers and footers, comments, deleted and hidden text, codes of fields, numbers that Word counts itself.
Runs keep the font that styles give them, for it may tell the encoding; an optional hyphen is kept, for it may be the
letter ư of TCVN3.
"""

from __future__ import annotations

import functools
import posixpath
import re
from pathlib import Path
from typing import TYPE_CHECKING

from archiveviewer.readers.office import compose, tables
from archiveviewer.readers.office.docx_styles import Styles, W
from archiveviewer.readers.office.packages import nearest, parse
from archiveviewer.readers.office.paragraphs import (
    LONGEST_LIST_ITEM,
    OPTIONAL_HYPHEN,
    Counter,
    Document,
    Paragraph,
    can_be_shown,
    is_decoration,
)

if TYPE_CHECKING:
    from lxml import etree

    from archiveviewer.article import Article
    from archiveviewer.readers.office.packages import Package

_TYPES = "[Content_Types].xml"
_USUAL_PLACE = "word/document.xml"
SMALL_STYLES = 1 << 20
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BLIP = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
_IMAGE = "{urn:schemas-microsoft-com:vml}imagedata"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_STRICT_R = "{http://purl.oclc.org/ooxml/officeDocument/relationships}"
_PLACED = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_STRICT_PLACED = "{http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing}"
_EMU = 12_700
"""English metric units in a point."""
_SIDE = re.compile(r"(?:^|;)\s*(?:width|height)\s*:\s*([\d.]{1,10})(pt|in|cm|mm|px)?", re.IGNORECASE)
_POINTS = {"pt": 1.0, "in": 72.0, "cm": 28.35, "mm": 2.835, "px": 0.75, "": 0.75}
_DC = "{http://purl.org/dc/elements/1.1/}"
_KEYWORDS = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}keywords"

_P, _TABLE, _ROW, _CELL = f"{W}p", f"{W}tbl", f"{W}tr", f"{W}tc"
_BOX, _RUN, _TEXT = f"{W}txbxContent", f"{W}r", f"{W}t"
_NOT_READ = frozenset(
    {_FALLBACK, *(f"{W}{name}" for name in ("del", "moveFrom", "instrText", "delText", "rPr", "pPr", "sdtPr"))}
)
_CLOSED = _NOT_READ | {_TABLE}
"""What has rows and cells of its own, or is not read."""
_LETTERS = {
    f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}softHyphen": OPTIONAL_HYPHEN, f"{W}noBreakHyphen": "\u2011",
}  # fmt: skip
_NO_NOTES = frozenset({"separator", "continuationSeparator", "continuationNotice"})


def is_document(package: Package) -> bool:
    """Whether the package is one of Word."""
    return _TYPES in package and b"wordprocessingml" in package.member(_TYPES)


def read(path: Path, package: Package) -> tuple[Article, ...]:
    """The article of a document. Raises `Unreadable`."""
    place = _main(package)
    folder = place.rpartition("/")[0]
    reader = _Reader(path, _styles(package, f"{folder}/styles.xml"), _pictures(package, place))
    document = Document()
    document.paragraphs = reader.blocks(_root(package, place, document.warnings))
    for name in ("footnotes", "endnotes"):
        if f"{folder}/{name}.xml" in package:
            document.notes += reader.notes(_root(package, f"{folder}/{name}.xml", document.warnings))
    _properties(package, document)
    return (compose.article(path, document, "docx"),)


def _root(package: Package, name: str, noticed: list[str] | None = None) -> etree._Element:
    return package.xml(name, noticed, _transitional)


def _transitional(data: bytes) -> bytes:
    """XML of the strict kind in the words of the usual one."""
    return data.replace(_STRICT, W[1:-1].encode())


def _styles(package: Package, name: str) -> Styles:
    if name not in package:
        return Styles(None)
    data = package.member(name)
    return _kept_styles(data) if len(data) <= SMALL_STYLES else Styles(_root(package, name))


@functools.lru_cache(8)
def _kept_styles(data: bytes) -> Styles:
    """The styles of a template, which all the documents of a newsroom have; reading them takes longest."""
    return Styles(parse(Path("styles.xml"), _transitional(data)))


def _main(package: Package) -> str:
    relations = package.xml_if_there("_rels/.rels")
    for relation in relations.iter(_RELATIONS) if relations is not None else ():
        if relation.get("Type", "").endswith("/officeDocument"):
            place = relation.get("Target", "").lstrip("/")
            return place if place in package else _USUAL_PLACE
    return _USUAL_PLACE


def _pictures(package: Package, place: str) -> dict[str, str]:
    """The names of the pictures in the package, by the ids under which the part at `place` shows them."""
    folder, _, name = place.rpartition("/")
    relations = package.xml_if_there(f"{folder}/_rels/{name}.rels")
    found = {}
    for relation in relations.iter(_RELATIONS) if relations is not None else ():
        target = relation.get("Target", "")
        target = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"{folder}/{target}")
        if relation.get("TargetMode") != "External" and target in package and can_be_shown(target):
            found[relation.get("Id", "")] = target
    return found


def _properties(package: Package, document: Document) -> None:
    core = package.xml_if_there("docProps/core.xml")
    if core is not None:
        document.title = core.findtext(f"{_DC}title") or ""
        document.keywords = core.findtext(_KEYWORDS) or ""


class _Reader:
    def __init__(self, path: Path, styles: Styles, pictures: dict[str, str]) -> None:
        self._styles = styles
        self._pictures = pictures
        self._counter = Counter(path)

    def blocks(self, parent: etree._Element) -> list[Paragraph]:
        """The paragraphs below an element, tables among them."""
        found: list[Paragraph] = []
        stack = list(reversed(parent))
        while stack:
            element = stack.pop()
            if element.tag == _P:
                found += self._paragraph(element)
            elif element.tag == _TABLE:
                found += tables.paragraphs_of(self._rows(element))
            elif element.tag not in _NOT_READ:
                stack.extend(reversed(element))
        return found

    def notes(self, root: etree._Element) -> list[Paragraph]:
        """The paragraphs of foot- or endnotes, without the lines that part them from the text."""
        kept = (note for note in root if note.get(f"{W}type") not in _NO_NOTES)
        return [paragraph for note in kept for paragraph in self.blocks(note) if not paragraph.empty]

    def _rows(self, table: etree._Element) -> list[tables.Row]:
        rows = nearest(table, _ROW, _CLOSED)
        return [[self.blocks(cell) for cell in nearest(row, _CELL, _CLOSED)] for row in rows]

    def _paragraph(self, element: etree._Element) -> list[Paragraph]:
        """A paragraph, and behind it those of the text boxes that are anchored in it."""
        self._counter.one_more()
        look, kind, counted = self._styles.of_paragraph(element)
        paragraph = Paragraph(kind=kind, centred=look.centred)
        boxes: list[Paragraph] = []
        stack = [(child, look) for child in reversed(element)]
        while stack:
            part, look = stack.pop()
            if part.tag in _NOT_READ or part.tag == _P:
                continue
            if part.tag == _RUN:
                look = self._styles.of_run(part, look)
            if part.tag == _TEXT or part.tag in _LETTERS:
                paragraph.add(_LETTERS.get(part.tag) or part.text or "", look)
            elif part.tag == _BOX:
                boxes += self.blocks(part)
            else:
                if part.tag in {_BLIP, _IMAGE} and not _is_decoration(part):
                    paragraph.show(self._pictures.get(_relation(part), ""))
                stack.extend((child, look) for child in reversed(part))
        if counted and not paragraph.kind and sum(len(run.text) for run in paragraph.runs) <= LONGEST_LIST_ITEM:
            paragraph.kind = "list"
        return [paragraph, *boxes]


def _relation(picture: etree._Element) -> str:
    """The id under which a picture is shown."""
    names = ("embed", "id")
    return next((found for name in names for r in (_R, _STRICT_R) if (found := picture.get(f"{r}{name}"))), "")


def _is_decoration(picture: etree._Element) -> bool:
    """Whether a picture is set too small to be one."""
    if picture.tag == _IMAGE:
        shape = picture.getparent()
        style = (shape.get("style") or "")[:1000] if shape is not None else ""
        return is_decoration(*(_points(*side) for side in _SIDE.findall(style)))
    for placed in (_PLACED, _STRICT_PLACED):
        for frame in picture.iterancestors(f"{placed}inline", f"{placed}anchor"):
            extent = frame.find(f"{placed}extent")
            sides = (extent.get("cx", ""), extent.get("cy", "")) if extent is not None else ()
            return is_decoration(*(int(side) / _EMU for side in sides if side.isascii() and side.isdigit()))
    return False


def _points(number: str, unit: str) -> float | None:
    try:
        return float(number) * _POINTS[unit.lower()]
    except ValueError:
        return None
