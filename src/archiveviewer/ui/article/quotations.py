"""What goes from an article to other programs, by clipboard or by mouse. An article, a passage or a style comes in;
data goes out of which each program takes what it knows: plain text, text with italics, files.

It refuses to hand over any markup of an article: what is HTML here was escaped here.
"""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QUrl

from archiveviewer import export
from archiveviewer.ui.carrying import OWN
from archiveviewer.ui.translation import exported_language

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from archiveviewer.article import Article
    from archiveviewer.export import Citation
    from archiveviewer.results import CitationStyle


def carried(text: str, files: Sequence[Path] = ()) -> QMimeData:
    """A text, and files beside it."""
    data = QMimeData()
    data.setText(text)
    data.setData(OWN, b"1")
    if files:
        data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    return data


def cited(articles: Sequence[Article], style: CitationStyle) -> QMimeData:
    """Articles cited in a style, a line each: italics where the other program has them."""
    citations = [export.citation(article, style, exported_language()) for article in articles]
    data = carried("\n".join(citation.text for citation in citations))
    if any(citation.italics for citation in citations):
        data.setHtml("<br>".join(map(as_html, citations)))
    return data


def quoted(article: Article, passage: str, page: int = 0) -> str:
    """A passage in quotation marks, with where it stands."""
    return export.quotation(article, passage, page=page, language=exported_language())


def as_html(citation: Citation) -> str:
    """A citation as HTML."""
    pieces, at = [], 0
    for span in citation.italics:
        pieces.append(html.escape(citation.text[at : span.start]))
        pieces.append(f"<i>{html.escape(citation.text[span.start : span.end])}</i>")
        at = span.end
    return "".join([*pieces, html.escape(citation.text[at:])])
