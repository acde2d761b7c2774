"""SXW, as OpenOffice.org wrote it from 2000 to 2005, before there was OpenDocument. A package comes in; its one article
goes out.

Its words are put into those of OpenDocument, and what comes of it is read as that. The document type that each of its
parts names is not looked at.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from archiveviewer.readers.office import odt
from archiveviewer.readers.office.odt_styles import Styles
from archiveviewer.readers.office.paragraphs import can_be_shown

if TYPE_CHECKING:
    from pathlib import Path

    from archiveviewer.article import Article
    from archiveviewer.readers.office.packages import Package

_CONTENT, _STYLES, _META = "content.xml", "styles.xml", "meta.xml"
_HEAD = 4_096
_OPENING = re.compile(
    rb"""xmlns:office\s*=\s*["']http://openoffice\.org/2000/office["'].*?office:class\s*=\s*["']text["']""", re.DOTALL
)
_TYPE = re.compile(rb"<!DOCTYPE[^<>\[]{0,400}>")
_OASIS = b"urn:oasis:names:tc:opendocument:xmlns:%s:1.0"
_WORDS = (
    *(
        (b"http://openoffice.org/2000/" + name, _OASIS % name)
        for name in (b"office", b"style", b"text", b"table", b"meta")
    ),
    (b"http://openoffice.org/2000/drawing", _OASIS % b"drawing"),
    (b"http://www.w3.org/1999/XSL/Format", _OASIS % b"xsl-fo-compatible"),
    (b"http://www.w3.org/2000/svg", _OASIS % b"svg-compatible"),
    (b"<office:body>", b"<office:body><office:text>"),
    (b"</office:body>", b"</office:text></office:body>"),
    (b"style:properties", b"style:text-properties"),
    (b"style:font-decl", b"style:font-face"),
    (b" fo:font-family=", b" svg:font-family="),
    (b"<text:tab-stop", b"<text:tab"),
    *((b"text:%snote" % name, b"text:note") for name in (b"foot", b"end")),
)
"""What OpenOffice.org called it, and what OpenDocument does."""
_HREF = "{http://www.w3.org/1999/xlink}href"


def is_document(package: Package) -> bool:
    """Whether the package is a text of OpenOffice.org, or a template of one."""
    return _CONTENT in package and _OPENING.search(package.member(_CONTENT)[:_HEAD]) is not None


def read(path: Path, package: Package) -> tuple[Article, ...]:
    """The article of a document. Raises `Unreadable`."""

    def named(image: etree._Element) -> str:
        name = image.get(_HREF, "").removeprefix("#")
        return name if name in package and can_be_shown(name) else ""

    noticed: list[str] = []
    root = package.xml(_CONTENT, noticed, _translated)
    for element in list(root.iter(odt.IMAGE, odt.BOX)):
        _frame(element)
    meta, styles = (package.xml_if_there(name, _translated) for name in (_META, _STYLES))
    return odt.of_trees(path, root, meta, Styles(root, styles), named, noticed)


def _translated(data: bytes) -> bytes:
    data = _TYPE.sub(b"", data, count=1)
    for theirs, ours in _WORDS:
        data = data.replace(theirs, ours)
    return data


def _frame(element: etree._Element) -> None:
    """Puts a frame, which tells the size, around a picture or a box."""
    parent = element.getparent()
    if parent is None or parent.tag == odt.FRAME:
        return
    frame = etree.Element(odt.FRAME, {str(name): str(value) for name, value in element.items()})
    frame.tail, element.tail = element.tail, None
    parent.replace(element, frame)
    frame.append(element)
