"""A PDF file opened under limits. Its bytes come in; PDFium's document goes out, or `Unreadable` with the reason.

Nothing is fetched or executed: PDFium is built without JavaScript, and forms, actions and attachments are never asked
for. This module refuses to know what is on a page.
"""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import pypdfium2
from pypdfium2 import raw

from archiveviewer.errors import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LARGEST_SIDE = 1e6
"""Points. A page of more, or of no size at all, is damaged."""


@contextlib.contextmanager
def opened(path: Path, data: bytes) -> Iterator[pypdfium2.PdfDocument]:
    """The document in a file's bytes, closed at the end. Raises `Unreadable` where PDFium can't open it."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if error.err_code in {raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY}:
            raise Unreadable(path, "unsupported", "encrypted") from error
        raise Unreadable(path, "damaged", "no PDF that can be opened") from error
    with contextlib.closing(document):
        yield document


@contextlib.contextmanager
def page_of(path: Path, document: pypdfium2.PdfDocument, number: int) -> Iterator[pypdfium2.PdfPage]:
    """Page `number`, counted from 1, closed at the end. Raises `Unreadable` if it is missing or damaged."""
    if not 1 <= number <= len(document):
        raise Unreadable(path, "missing", f"page {number} of {len(document)}")
    try:
        page = document[number - 1]
    except pypdfium2.PdfiumError as error:
        raise Unreadable(path, "damaged", f"page {number}") from error
    with contextlib.closing(page):
        if not all(0 < side < LARGEST_SIDE for side in page.get_size()):
            raise Unreadable(path, "damaged", f"page {number} has no size")
        yield page
