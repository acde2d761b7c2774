"""Dumps of articles as tables: CSV and what is like it, with any of the usual marks between cells. Comes in: bytes.
Goes out: an article for each row, whose columns are headed like an article's facts, by the table of keys that JSON
dumps are read with.

It refuses to take for such a table what has no heads, or none for a title and a body.
"""

from __future__ import annotations

import csv
import io
import json
import re
from typing import TYPE_CHECKING

from archiveviewer.errors import Unreadable
from archiveviewer.readers import decoding, dumps, keys
from archiveviewer.readers.json_values import key_of
from archiveviewer.readers.stated import LONGEST_BODY, MOST_ARTICLES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from archiveviewer.article import Article

LONGEST_HEAD = 4096
"""Bytes in which the row of heads stands."""
MOST_COLUMNS = 300
LONGEST_JSON = 1 << 20
"""Characters of a cell that may be a list written as JSON."""
_MARKS = ",;\t|"
_OPENING = re.compile(r"\ufeff*(?:sep=.\r?\n)?", re.IGNORECASE)
"""What may stand before the heads: the line by which Excel tells itself what stands between cells."""
_ESCAPED = re.compile(r"\\([ntrN\\])")
_ESCAPES = {"n": "\n", "t": "\t", "r": "", "N": "", "\\": "\\"}


def may_be_table(head: bytes) -> bool:
    """Whether a file that begins so has heads for a title and a body."""
    return bool(_mark(_opened(decoding.decode(head[:LONGEST_HEAD]).text)))


def read(path: Path, data: bytes) -> tuple[Article, ...]:
    """The articles of a table. A row that holds none is no error as long as any does. Raises `Unreadable`, also where
    the whole file, read in another encoding than its beginning alone, has no heads.
    """
    decoded = decoding.decode(data)
    text = _opened(decoded.text)
    if not (mark := _mark(text)):
        raise Unreadable(path, "no-article", "a table without heads")
    found, damaged = _rows(path, text, mark)
    noted = (f"damaged rows: {damaged}",) if damaged else ()
    return dumps.articles(path, found, encoding=decoded.encoding, warnings=(*decoded.warnings, *noted), reader="csv")


def _opened(text: str) -> str:
    opening = _OPENING.match(text)
    return text[opening.end() :] if opening else text


def _mark(text: str) -> str:
    """What stands between the cells; nothing where no mark makes the first line a row of heads."""
    head = text[:LONGEST_HEAD]
    known = keys.current()
    marks = (mark for mark in _MARKS if mark in head)
    return next((mark for mark in marks if known.may_be_of_an_article(set(_heads(_cells(head, mark))))), "")


def _heads(rows: Iterator[list[str]]) -> list[str]:
    """The keys of the columns, from the first row."""
    return [key_of(cell.strip()) for cell in next(rows, [])[:MOST_COLUMNS]]


def _rows(path: Path, text: str, mark: str) -> tuple[list[dict[str, object]], int]:
    """The rows that hold an article, by the keys of their columns, and how many rows are not like the heads or hold no
    text.
    """
    rows = _cells(text, mark)
    heads = _heads(rows)
    known = keys.current()
    found: list[dict[str, object]] = []
    damaged = 0
    for cells in rows:
        facts = _facts(heads, cells, mark)
        is_one = known.holds_article(facts)
        found += [facts] * is_one
        damaged += bool(cells) and not (is_one and len(cells) == len(heads))
        if len(found) > MOST_ARTICLES:
            raise Unreadable(path, "too-large", f"more than {MOST_ARTICLES} articles")
    return found, damaged


def _cells(text: str, mark: str) -> Iterator[list[str]]:
    """The rows; what is behind a cell longer than any is not read, and counts as a row that is not like the heads."""
    csv.field_size_limit(LONGEST_BODY)
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=mark)
    except csv.Error:
        yield [""]


def _facts(heads: list[str], cells: list[str], mark: str) -> dict[str, object]:
    """A row by the keys of its columns; of two that are called the same, the first that holds something. Cells beyond
    the heads belong to the last one, in which a mark stood that nobody quoted.
    """
    cells = [*cells[: len(heads) - 1], mark.join(cells[len(heads) - 1 :])]
    found: dict[str, object] = {}
    for head, cell in zip(heads, cells, strict=False):
        if head and cell.strip():
            found.setdefault(head, _value(cell, mark))
    return found


def _value(cell: str, mark: str) -> object:
    """What a cell holds: text, or a list or object written as JSON. Where tabs stand between cells, databases write
    breaks inside them as letters.
    """
    if mark == "\t":
        cell = _ESCAPED.sub(lambda match: _ESCAPES[match[1]], cell)
    if cell[:1] in "[{" and len(cell) <= LONGEST_JSON:
        try:
            return json.loads(cell, strict=False)
        except (ValueError, RecursionError):
            return cell
    return cell
