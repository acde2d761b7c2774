"""Scans and what was read on them. The article of a scan and the text of its pages come in; the article with that text
goes out, marked as what a machine read. This module refuses to know who read it, and how.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import msgspec

from archiveviewer.article import Article, Block, Provenance
from archiveviewer.readers import files, inner
from archiveviewer.readers.text import composed, layout
from archiveviewer.readers.text.draft import Draft
from archiveviewer.vietnamese.normal import clean

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

WITHOUT_TEXT = "scan-without-text"
"""The warning of a scan that nobody has read."""
READ = "ocr"
"""The reader, and the warning, of a scan that a program has read."""
_TITLE_CONFIDENCE = 0.8
"""Below it, the first line that was read is no better title than the file's name."""


MOST_SHOWN = 500
"""Pages of a scan that are shown as pictures of its article."""


class ReadPage(NamedTuple):
    """What was read on one page: its paragraphs with a blank line between, and how sure that is, 0 to 1."""

    text: str
    confidence: float


def of_pages_alone(path: Path, reader: str, pages: int, warnings: Sequence[str] = ()) -> Article:
    """The article of a file of which nothing is known but its pages."""
    name = path.name.removesuffix(path.suffix) if files.suffix(path) else path.name
    where = Provenance(path=files.printable(path), reader=reader, warnings=(WITHOUT_TEXT, *warnings))
    shown = range(1, min(pages, MOST_SHOWN) + 1)
    blocks = tuple(Block(kind="figure", image=inner.name(path, str(number)), page=number) for number in shown)
    return Article(title=" ".join(name.replace("_", " ").split()) or name, provenance=where, blocks=blocks)


def is_bare(article: Article) -> bool:
    """Whether the article is a scan without text."""
    return WITHOUT_TEXT in article.provenance.warnings


def with_text(article: Article, pages: Sequence[ReadPage]) -> Article:
    """The article of a scan with what was read on its pages, in their order; each page's picture stands before it."""
    items = [
        item._replace(page=number)
        for number, page in enumerate(pages, 1)
        for item in layout.items(clean(page.text))
    ]  # fmt: skip
    letters = sum(len(page.text) for page in pages)
    confidence = sum(page.confidence * len(page.text) for page in pages) / letters if letters else 0.0
    warnings = tuple(READ if one == WITHOUT_TEXT else one for one in article.provenance.warnings)
    where = msgspec.structs.replace(article.provenance, reader=READ, confidence=confidence, warnings=warnings)
    if not items:
        return msgspec.structs.replace(article, provenance=where)
    title = "" if confidence >= _TITLE_CONFIDENCE else article.title
    found = composed(items, Draft(title=title), where)
    return msgspec.structs.replace(found, blocks=_paged(article.blocks, found.blocks))


def _paged(pages: Sequence[Block], read: Sequence[Block]) -> tuple[Block, ...]:
    """The pages' pictures, what begins on each behind it."""
    blocks: list[Block] = []
    left = list(read)
    for page in pages:
        blocks.append(page)
        while left and left[0].page <= page.page:
            blocks.append(left.pop(0))
    return (*blocks, *left)
