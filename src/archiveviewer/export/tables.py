"""Articles as a table for spreadsheets (CSV). Articles come in, rows go out.

It begins with a mark by which Excel knows UTF-8. It refuses to let anything from a file become a formula.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from archiveviewer.export.facts import facts, one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from archiveviewer.article import Article

BYTE_ORDER_MARK = "\ufeff"
COLUMNS = (
    *("id", "title", "date", "date_guessed", "newspaper", "section", "author", "pages", "sapo"),
    *("captions", "keywords", "url", "file", "member"),
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What spreadsheets take for the beginning of a formula; they widen and narrow letters as they like."""


def table(articles: Iterable[Article]) -> Iterator[str]:
    """A heading, then an article a row."""
    yield BYTE_ORDER_MARK + row(COLUMNS)
    for article in articles:
        yield row(_cells(article))


def row(cells: Sequence[object]) -> str:
    """One line of a table, in which no text is a formula."""
    text = io.StringIO()
    csv.writer(text).writerow([harmless(cell) for cell in cells])
    return text.getvalue()


def harmless(value: object) -> object:
    """The value; text that would be a formula with an apostrophe before it."""
    return f"'{value}" if isinstance(value, str) and value.lstrip(" ").startswith(_FORMULA) else value


def _cells(article: Article) -> list[str]:
    known = facts(article)
    where = article.provenance
    return [
        known.id,
        known.title,
        one_line(article.published.value) if known.day and article.published else known.written_day,
        "yes" if known.guessed else "",
        known.newspaper,
        known.section,
        known.by_line,
        known.pages,
        known.sapo,
        "\n".join(map(one_line, article.captions)),
        ", ".join(known.keywords),
        known.url,
        one_line(where.path),
        one_line(where.member),
    ]
