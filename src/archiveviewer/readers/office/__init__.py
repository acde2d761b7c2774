"""Documents of word processors, and what is packed like them: DOCX, ODT, RTF, EPUB, Markdown. One module per format.

The bytes of a file come in; its articles go out. Each format is turned into paragraphs with what their styles say
(`paragraphs`); legacy fonts become text (`fonts`); the reader of plain text makes the article (`compose`), so that
titles, by-lines, captions and lists are recognised by one code. Which format a ZIP file is, its members tell here.
Pictures inside documents are left out, and said so; macros, links, fields and embedded objects are not looked at.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archiveviewer.errors import Unreadable
from archiveviewer.readers.office import docx, epub, markdown, odt, rtf
from archiveviewer.readers.office.packages import Package

if TYPE_CHECKING:
    from pathlib import Path

    from archiveviewer.article import Article


def read_rich_text(path: Path, data: bytes) -> tuple[Article, ...]:
    """The article of an RTF file. Raises `Unreadable`."""
    return rtf.read(path, data)


def read_markdown(path: Path, data: bytes) -> tuple[Article, ...]:
    """The article of a file that is called Markdown. Raises `Unreadable`."""
    return markdown.read(path, data)


def read_package(path: Path, data: bytes) -> tuple[Article, ...]:
    """The articles of a ZIP file that is a document. Raises `Unreadable`, with `unsupported` for any other ZIP."""
    with Package(path, data) as package:
        if docx.is_document(package):
            return docx.read(path, package)
        if odt.is_document(package):
            return odt.read(path, package)
        if epub.is_document(package):
            return epub.read(path, package)
    raise Unreadable(path, "unsupported", "ZIP")
