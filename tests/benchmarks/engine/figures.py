"""What was measured. Figures go in one at a time; a table for people and a document for programs come out."""

from __future__ import annotations

import math
import sys
import time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

_FINE, _COARSE = 10, 1000


class Figures:
    """Figures by what they are of, and whose they are; both in the order they came."""

    def __init__(self) -> None:
        self.found: dict[tuple[str, str], float] = {}
        self.notes: list[str] = []
        self._begun = time.perf_counter()

    def put(self, what: str, whose: str, value: float) -> None:
        self.found[what, whose] = value
        self.tell(f"{whose}: {what} {shown(value)}")

    def get(self, what: str, whose: str) -> float:
        """The figure, or not-a-number when it was not measured."""
        return self.found.get((what, whose), math.nan)

    def note(self, text: str) -> None:
        if text not in self.notes:
            self.notes.append(text)
            self.tell(text)

    def tell(self, text: str) -> None:
        """Progress, away from the table."""
        print(f"[{time.perf_counter() - self._begun:6.0f} s] {text}", file=sys.stderr, flush=True)

    def table(self, columns: Sequence[str]) -> list[str]:
        """Markdown: a line for everything that one of the columns has a figure of."""
        whats = list(dict.fromkeys(what for what, whose in self.found if whose in columns))
        present = [column for column in columns if any((what, column) in self.found for what in whats)]
        body = [[what, *(shown(self.get(what, column)) for column in present)] for what in whats]
        return markdown([["", *present], *body])

    def records(self) -> list[dict[str, Any]]:
        return [{"what": what, "whose": whose, "value": value} for (what, whose), value in self.found.items()]


def shown(value: float) -> str:
    if math.isnan(value):
        return "–"
    if value == int(value) or value >= _COARSE:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= _FINE else f"{value:.2f}"


def markdown(rows: Sequence[Sequence[str]]) -> list[str]:
    """A table with its columns as wide as what they hold, figures to the right."""
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]

    def line(row: Sequence[str]) -> str:
        first, *rest = (
            cell.ljust(w) if not at else cell.rjust(w) for at, (cell, w) in enumerate(zip(row, widths, strict=True))
        )
        return "| " + " | ".join((first, *rest)) + " |"

    ruler = "|" + "|".join("-" * (w + 1) + ("-" if not at else ":") for at, w in enumerate(widths)) + "|"
    return [line(rows[0]), ruler, *map(line, rows[1:])]


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that so many of all do not exceed."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]
