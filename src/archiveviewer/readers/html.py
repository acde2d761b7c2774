"""Saved web pages. Comes in: the bytes of a page and where it lies. Goes out: the one article that it holds, with all
its parts. Pages that hold none (lists, errors, indexes of forums) are refused; a page in doubt is read and says so.

The way of a page: bytes → text (html_decoding) → tree (html_page) → claims of the head (html_metadata) and lines with
roles (html_lines, html_roles) → places of headline and body (html_titles, html_body, html_locate) → parts (html_header,
html_dates, html_signature, html_lists, html_blocks, html_pictures) → article (html_article).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archiveviewer.errors import Unreadable
from archiveviewer.readers.html_article import compose
from archiveviewer.readers.html_decoding import decode_page
from archiveviewer.readers.html_locate import NO_ARTICLE, doubts, locate
from archiveviewer.readers.html_metadata import read_metadata
from archiveviewer.readers.html_page import LARGEST_PAGE, parse

if TYPE_CHECKING:
    from pathlib import Path

    from archiveviewer.article import Article


def read(path: Path, data: bytes) -> tuple[Article, ...]:
    """The article of the page at `path`. Raises Unreadable: empty, too-large or no-article."""
    if len(data) > LARGEST_PAGE:
        raise Unreadable(path, "too-large", f"{len(data)} bytes")
    if not data.strip():
        raise Unreadable(path, "empty")
    decoded = decode_page(data)
    page = parse(decoded.text)
    if page is None:
        raise Unreadable(path, "no-article", "no element")
    found = locate(page.root, read_metadata(page.root), decoded)
    if found is None:
        raise Unreadable(path, "no-article", "no prose")
    reasons = doubts(found)
    if NO_ARTICLE in reasons:
        raise Unreadable(path, "no-article", "a list of links")
    return (compose(path, page, found, reasons),)
