"""What an article has, what kind of file it stands in, and what is wrong with it: facts of a few values each.

Comes in: an article. Goes out: bits, and the terms they stand for. It refuses to know where terms are kept.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archiveviewer.index.flaws import REASONS, flaws
from archiveviewer.query import fields
from archiveviewer.query.fields import CAPTION, IMAGE, NO_ACCENTS, SCANNED

if TYPE_CHECKING:
    from archiveviewer.article import Article

KINDS = ("web", "text", "document", "pdf", "scan", "photo", "wire", "mail", "dump")
"""The kinds of files. Every article is of one of them."""
_KIND_OF_READER = {
    **dict.fromkeys(("html", "mhtml", "warc"), "web"),
    **dict.fromkeys(("docx", "doc", "rtf", "odt", "epub"), "document"),
    **dict.fromkeys(("nitf", "newsml-1", "newsml-g2", "ninjs", "iptc7901"), "wire"),
    **dict.fromkeys(("json", "xml", "csv", "feed", "wordpress"), "dump"),
    **dict.fromkeys(("scan", "ocr"), "scan"),
    "pdf": "pdf",
    "picture": "photo",
    "mail": "mail",
}
TERMS = (*fields.TRAITS, *KINDS, *REASONS)
"""The terms of the field `has` of an article, each with a bit: 1 for the first, 2 for the second and so on."""


def kind(article: Article) -> str:
    """The kind of file an article stands in: one of `KINDS`."""
    return _KIND_OF_READER.get(article.provenance.reader, "text")


def bits(article: Article, without_accents: bool) -> int:  # noqa: FBT001 — for map
    """The bits of what is true of an article."""
    true = {
        IMAGE: any(block.image for block in article.blocks),
        CAPTION: any(block.caption for block in article.blocks),
        NO_ACCENTS: without_accents,
        SCANNED: article.provenance.reader == "ocr",
        kind(article): True,
        **dict.fromkeys(flaws(article), True),
    }
    return sum(1 << at for at, term in enumerate(TERMS) if true.get(term))


def terms(true: int) -> tuple[bytes, ...]:
    """The terms of some bits."""
    return tuple(term.encode() for at, term in enumerate(TERMS) if true >> at & 1)
