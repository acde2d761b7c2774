"""How far the figures reach. Figures come in; a line for each limit that was set goes out.

A limit has two marks: what must be reached, and what to aim for. Figures that were not measured decide nothing.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.engine import bench, parts
from benchmarks.engine.figures import shown
from benchmarks.engine.kinds import KINDS, RANKED
from benchmarks.engine.protocol import OURS, RECOLL, TANTIVY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.engine.figures import Figures

_RECOLLS, _WHOOSHES = 3, (10.0, 25.0)
_TANTIVYS = 1.5
_TENTH, _LONGEST = 10, 50
_SIZES = (1.2, 0.9)
_PEAKS, _RESIDENTS = (1000.0, 512.0), (200.0, 100.0)
_ADDS, _COLDS = (1.5, 0.5), (1.0, 0.4)
_COSTS = (1.3, 1.1)


class Verdict(NamedTuple):
    """One limit: what was measured, the two marks, and which of them are met. `rises` when more is better."""

    what: str
    value: float
    reach: float
    aim: float
    rises: bool = False

    @property
    def word(self) -> str:
        if math.isnan(self.value):
            return UNKNOWN
        if self._meets(self.aim):
            return "aim"
        if math.isnan(self.reach):
            return "over the aim" if not math.isnan(self.aim) else "no peer"
        return "reached" if self._meets(self.reach) else "missed"

    def _meets(self, mark: float) -> bool:
        return self.value >= mark if self.rises else self.value <= mark

    @property
    def row(self) -> list[str]:
        return [self.what, *map(shown, (self.value, self.reach, self.aim)), self.word]


UNKNOWN = "not measured"
HEAD = ["limit of the issue", "ours", "reach", "aim", ""]


def verdicts(figures: Figures, small: str, whoosh: str) -> Iterator[Verdict]:
    """`small` and `whoosh` are the names under which ours and stock Whoosh stand at the size both were measured at."""
    get = figures.get
    recoll, tantivy = get(bench.RATE, RECOLL), get(bench.RATE, TANTIVY)
    yield Verdict(bench.RATE, get(bench.RATE, OURS), _RECOLLS * recoll, tantivy, rises=True)
    for what, rate in (("both from memory", bench.RATE_MEMORY), ("ours from files, with all reading", bench.RATE)):
        times = get(rate, small) / get(bench.RATE_MEMORY, whoosh)
        yield Verdict(f"× stock Whoosh's rate, {what}", times, *_WHOOSHES, rises=True)
    for what in (parts.MEDIAN, parts.HIGH):
        what = f"{parts.RANKED_ALL}: {what}"  # noqa: PLW2901 — the whole name
        theirs = get(what, TANTIVY)
        yield Verdict(what, get(what, OURS), _TANTIVYS * theirs, theirs)
    yield from _kinds(figures, small, whoosh)
    yield Verdict(bench.SIZE, get(bench.SIZE, OURS), *_SIZES)
    yield Verdict(bench.PEAK, get(bench.PEAK, OURS), *_PEAKS)
    yield Verdict(parts.RESIDENT, get(parts.RESIDENT, OURS), *_RESIDENTS)
    yield Verdict(parts.ADD, get(parts.ADD, OURS), *_ADDS)
    yield Verdict(parts.COLD, get(parts.COLD, OURS), *_COLDS)
    if small != OURS:
        cost = get(bench.COST, OURS) / get(bench.COST, small)
        yield Verdict(f"cost per article against {small}", cost, *_COSTS)


def _kinds(figures: Figures, small: str, whoosh: str) -> Iterator[Verdict]:
    """A tenth of stock Whoosh's median at the size both were measured at; never above 50 ms; Tantivy's median."""
    get = figures.get
    for kind in (kind for kind in KINDS if kind not in RANKED):
        median = f"{kind}: {parts.MEDIAN}"
        reach = get(median, whoosh) / _TENTH
        if small != OURS:
            yield Verdict(f"{median}, {small}", get(median, small), reach, math.nan)
            reach = math.nan
        yield Verdict(median, get(median, OURS), reach, get(median, TANTIVY))
        longest = f"{kind}: {parts.LONGEST}"
        yield Verdict(longest, get(longest, OURS), _LONGEST, math.nan)
