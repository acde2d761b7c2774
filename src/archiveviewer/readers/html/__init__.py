"""Saved web pages. Comes in: the bytes of a page and where it lies. Goes out: the one article that it holds, with all
its parts. Pages that hold none (lists, errors, indexes of forums) are refused; a page in doubt is read and says so.

The way of a page: bytes → text (decoding) → tree (page) → claims of the head (metadata) and lines with
roles (walk, lines, roles) → places of headline and body (titles, body, locate) → parts (header,
dates, signature, lists, blocks, pictures) → article (article).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archiveviewer.errors import Unreadable
from archiveviewer.readers import inner
from archiveviewer.readers.html.article import compose
from archiveviewer.readers.html.decoding import decode_page
from archiveviewer.readers.html.locate import NO_ARTICLE, doubts, locate
from archiveviewer.readers.html.metadata import read_metadata
from archiveviewer.readers.html.page import LARGEST_PAGE, Holder, parse, without_controls
from archiveviewer.readers.html.systems import of_page

if TYPE_CHECKING:
    from pathlib import Path

    from archiveviewer.article import Article


_OPENING = 100_000
_CONTROLS = bytes([*range(9), *range(0x0E, 0x20), 0x7F])
_OF_REPLACEMENT = b"\xef"
"""The first byte of what stands for a character that could not be read."""
_MOST_CONTROLS = 20
"""One character in so many may be a control character in a page; more make it something else."""


def read(
    path: Path, data: bytes, *, declared: str = "", url: str = "", holder: Holder | None = None
) -> tuple[Article, ...]:
    """The article of the page at `path`. Raises Unreadable: empty, too-large or no-article.

    `declared` and `url` are what a mail, a mailed page or a web archive says of the page it holds: its encoding, which
    counts where the page itself names none, and the address it was taken from. `holder` tells which pictures it holds
    besides; where nothing is said the page is the file itself.
    """
    if len(data) > LARGEST_PAGE:
        raise Unreadable(path, "too-large", f"{len(data)} bytes")
    if not data or data.isspace():
        raise Unreadable(path, "empty")
    decoded = decode_page(data, declared=declared)
    source = decoded.text.encode("utf-8", "ignore")
    clean = without_controls(source)
    if _is_binary(source, clean):
        raise Unreadable(path, "binary", "control characters or undecodable bytes")
    page = parse(clean, is_bare=b"\0" not in data)  # else the parts for machines were not seen before
    if page is None:
        raise Unreadable(path, "no-article", "no element")
    page = page._replace(saved_from=page.saved_from or url, holder=holder or Holder(inner.name(path, "")))
    claims = read_metadata(page.root)
    system = of_page(path, claims.url or page.saved_from, claims.generator)
    found = locate(page.root, claims, decoded, system)
    if found is None:
        raise Unreadable(path, "no-article", "no prose")
    reasons = doubts(found)
    if NO_ARTICLE in reasons:
        raise Unreadable(path, "no-article", "a list of links")
    return (compose(path, page, found, reasons, name=system.name),)


def _is_binary(source: bytes, clean: bytes) -> bool:
    """Whether too little of what a page opens with is text; most lose nothing as they are cleaned, and need no look."""
    if len(clean) == len(source) and _OF_REPLACEMENT not in source:
        return False
    opening = source.decode("utf-8")[:_OPENING]
    encoded = opening.encode("utf-8")
    strange = len(encoded) - len(encoded.translate(None, _CONTROLS)) + opening.count("\ufffd")
    return strange * _MOST_CONTROLS > len(opening)
