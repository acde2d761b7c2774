"""Tables that hold data. Comes in: a table's element. Goes out: its rows as text, or nothing where the table is only
there for the layout, as on most pages of the 2000s.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml import etree

_LONGEST_CELL = 200
_MOST_PARAGRAPHS = 2
"""Paragraphs that a cell of data has at the most."""


def data_table(table: etree._Element) -> str:
    """The table as one row a line with tabs between cells, if it holds data and is not there for the layout."""
    inside = list(islice(table.iter("table", "img", "p", "div", "li", "h1", "h2", "h3", "video", "form", "input"), 400))
    if any(
        element.tag in {"h1", "video", "form", "input"} or (element.tag == "table" and element is not table)
        for element in inside
    ):
        return ""
    if sum(element.tag == "img" for element in inside) > 1:
        return ""
    rows = [_cells(row) for row in islice(table.iter("tr"), 1000)]
    filled = [row for row in rows if any(row)]
    wide = [row for row in filled if len(row) > 1]
    if len(filled) < 2 or len(wide) * 2 < len(filled) or len(wide) < 2:  # noqa: PLR2004 — a header and one row
        return ""
    cells = [cell for row in filled for cell in row if cell]
    if _has_columns_of_text(table) or len(cells) < 4 or max(map(len, cells)) > 4 * _LONGEST_CELL:  # noqa: PLR2004 — two rows of two
        return ""
    lengths = sorted(map(len, cells))
    if lengths[len(lengths) // 2] > _LONGEST_CELL or _is_link_table(table, cells):
        return ""
    return "\n".join("\t".join(row) for row in filled)


def _cells(row: etree._Element) -> list[str]:
    return [
        " ".join("".join(map(str, islice(cell.itertext(), 500))).split()) for cell in row if cell.tag in {"td", "th"}
    ]


def _has_columns_of_text(table: etree._Element) -> bool:
    return any(len(cell.findall("p")) > _MOST_PARAGRAPHS for cell in islice(table.iter("td", "th"), 1000))


def _is_link_table(table: etree._Element, cells: list[str]) -> bool:
    linked = sum(len(" ".join(map(str, islice(link.itertext(), 100))).split()) for link in islice(table.iter("a"), 500))
    words = sum(len(cell.split()) for cell in cells)
    return linked * 2 > words
