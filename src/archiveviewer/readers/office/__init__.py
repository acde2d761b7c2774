"""Documents of word processors and what is like them: DOCX, DOC, ODT, SXW, RTF, EPUB, Markdown. One module a format.

The bytes of a file come in; its articles go out. Each format is turned into paragraphs with what their styles say
(`paragraphs`); legacy fonts become text (`fonts`); the reader of plain text makes the article (`compose`), so that
titles, by-lines, captions and lists are recognised by one code. Which format a ZIP file is, its members tell here.
Pictures inside documents are named in their place, where they are of a kind that can be shown; macros, links, fields
and embedded objects are not looked at.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archiveviewer.errors import Unreadable
from archiveviewer.readers.office import doc, docx, epub, flat_odt, markdown, odt, rtf, sxw
from archiveviewer.readers.office.packages import Package

if TYPE_CHECKING:
    from pathlib import Path

    from archiveviewer.article import Article


def read_package(path: Path, data: bytes) -> tuple[Article, ...]:
    """The articles of a ZIP file that is a document. Raises `Unreadable`, with `unsupported` for any other ZIP."""
    with Package(path, data) as package:
        if _is_locked(package):
            raise Unreadable(path, "unsupported", "encrypted")
        if docx.is_document(package):
            return docx.read(path, package)
        if odt.is_document(package):
            return odt.read(path, package)
        if sxw.is_document(package):
            return sxw.read(path, package)
        if epub.is_document(package):
            return epub.read(path, package)
        told = next((what for part, what in _OTHERS.items() if part in package), "ZIP")
    raise Unreadable(path, "unsupported", told)


_MANIFEST = "META-INF/manifest.xml"


def _is_locked(package: Package) -> bool:
    """Whether an OpenDocument has a password."""
    manifest = package.xml_if_there(_MANIFEST)
    return manifest is not None and any(str(one.tag).endswith("encryption-data") for one in manifest.iter())


_OTHERS = {"xl/workbook.xml": "Excel", "ppt/presentation.xml": "PowerPoint"}
"""Parts by which other packages are known."""
READERS = {
    "package": read_package,
    "flat": flat_odt.read,
    "rich text": rtf.read,
    "word": doc.read,
    "markdown": markdown.read,
}
