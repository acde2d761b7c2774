"""PDF with a text layer. The bytes of a file come in; its one article goes out, with the page of each block.

Letters with their places (`letters`) become lines (`rows`), lines columns in the order of reading (`columns`), what
stands at the edge of every page goes (`furniture`), and paragraphs are built again (`paragraphs`), some of them marked
by their size (`headlines`) or their picture (`pictures`); from there on the reader of documents and plain text makes
the article, as for every format.

A document without text, which is a scan as a rule, becomes an article of its pages alone, named after its file.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import msgspec

from archiveviewer.errors import Unreadable
from archiveviewer.readers.office import compose
from archiveviewer.readers.office.paragraphs import Document
from archiveviewer.readers.pdf import columns, furniture, headlines, paragraphs, pictures, printing
from archiveviewer.readers.pdf.document import opened, page_of
from archiveviewer.readers.pdf.letters import Type
from archiveviewer.readers.scans import WITHOUT_TEXT, of_pages_alone
from archiveviewer.readers.text import labels
from archiveviewer.readers.text.draft import Draft

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import pypdfium2

    from archiveviewer.article import Article
    from archiveviewer.readers.pdf.printing import Printed
    from archiveviewer.readers.pdf.rows import Line

MOST_PAGES = 3000
MOST_LETTERS = 5_000_000
"""Of one file; what lies behind is left out, and said so."""
HIDDEN_TEXT = "scan with hidden text"
_NO_TYPE = Type("", bold=False, italic=False, size=0.0)


def read(path: Path, data: bytes) -> tuple[Article, ...]:
    """The one article of a PDF, with the page of each block. Raises `Unreadable` for what PDFium can't open."""
    warnings: list[str] = []
    with opened(path, data) as document:
        pages = list(_pages(path, document, warnings))
        facts = Document(title=document.get_metadata_value("Title"), keywords=document.get_metadata_value("Keywords"))
    if not any(page.lines or page.aside for page in pages):
        return (of_pages_alone(path, "pdf", len(pages), warnings),)
    bare = sum(page.is_scan for page in pages)
    warnings += [f"{WITHOUT_TEXT}: {bare} of {len(pages)} pages"] if bare else []
    warnings += [HIDDEN_TEXT] if any(page.is_hidden for page in pages) else []
    facts.warnings = warnings
    return (_article(path, pages, facts),)


def _pages(path: Path, document: pypdfium2.PdfDocument, warnings: list[str]) -> Iterator[Printed]:
    """What is printed on each page; nothing on one that is damaged."""
    letters = damaged = 0
    for number in range(1, len(document) + 1):
        if number > MOST_PAGES or letters > MOST_LETTERS:
            warnings.append(f"cut: only the first {number - 1} of {len(document)} pages are read")
            break
        try:
            with page_of(path, document, number) as page:
                found = printing.printed(page)
        except Unreadable:
            found, damaged = printing.NOTHING, damaged + 1
        letters += found.letters
        yield found
    if damaged:
        warnings.append(f"damaged pages: {damaged}")
    if damaged == len(document):
        raise Unreadable(path, "damaged", "no page that can be read")


def _article(path: Path, pages: list[Printed], facts: Document) -> Article:
    edges = furniture.parted(pages)
    body = _body(edges.text)
    found = paragraphs.written([
        columns.blocks(lines, pictures.captions(lines, page.pictures, body))
        + [block for aside in page.aside for block in columns.blocks(aside, [])]
        for lines, page in zip(edges.text, pages, strict=True)
    ])  # fmt: skip
    facts.paragraphs = headlines.paragraphs(found, body)
    return _stated(compose.article(path, facts, "pdf"), edges.taken)


def _body(pages: list[list[Line]]) -> Type:
    """The look of most letters."""
    looks: Counter[Type] = Counter()
    for lines in pages:
        for line in lines:
            for piece in line.pieces:
                looks[piece.type] += len(piece.text)
    return max(looks, key=lambda look: looks[look], default=_NO_TYPE)


def _stated(article: Article, taken: list[list[Line]]) -> Article:
    """The article with the day, newspaper and section that running heads state, where it states none itself."""
    facts = Draft(title=article.title, published=article.published, source=article.source, section=article.section)
    for line in (line for lines in taken for line in lines):
        facts.published = facts.published or labels.masthead(line.text)
        facts.take_posting(line.text)
    return msgspec.structs.replace(article, published=facts.published, source=facts.source, section=facts.section)
