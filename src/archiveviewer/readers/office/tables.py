"""Tables of documents: some hold rows of figures, some only lay out text and pictures.

The cells of a table come in, as paragraphs by row and column; paragraphs go out. This module knows no format.
"""

from __future__ import annotations

from itertools import chain, zip_longest

from archiveviewer.readers.office.paragraphs import Paragraph, Run

Cell = list[Paragraph]
Row = list[Cell]

LONGEST_CELL = 600
"""Characters. A cell that holds more is no cell but a column of text."""


def paragraphs_of(rows: list[Row]) -> list[Paragraph]:
    """One paragraph of kind `table`, or what lies in the cells if the table only arranges it.

    Under a picture its caption stands in the same column; so pictures are read by column.
    """
    cells = list(chain.from_iterable(rows))
    if any(paragraph.picture for cell in cells for paragraph in cell):
        columns = chain.from_iterable(zip_longest(*rows, fillvalue=[]))
        return [_beside_a_picture(paragraph) for cell in columns for paragraph in cell]
    if max(map(len, rows), default=0) < 2 or any(_length(cell) > LONGEST_CELL for cell in cells):  # noqa: PLR2004
        return list(chain.from_iterable(cells))
    runs: list[Run] = []
    for row in rows:
        runs += [Run("\n")] * bool(runs)
        for number, cell in enumerate(row):
            runs += [Run("\t")] * bool(number)
            runs += _one_line(cell)
    return [Paragraph(runs=runs, kind="table")]


def _beside_a_picture(paragraph: Paragraph) -> Paragraph:
    paragraph.centred = True
    return paragraph


def _length(cell: Cell) -> int:
    return sum(len(run.text) for paragraph in cell for run in paragraph.runs)


def _one_line(cell: Cell) -> list[Run]:
    runs: list[Run] = []
    for paragraph in cell:
        runs += [Run(" ")] * bool(runs and paragraph.runs)
        runs += [run._replace(text=run.text.replace("\n", " ").replace("\t", " ")) for run in paragraph.runs]
    return runs
