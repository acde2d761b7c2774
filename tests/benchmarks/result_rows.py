"""How long the list of results takes to draw a frame with 100 000 rows. Run with src and tests on the path:

    PYTHONPATH=src:tests python tests/benchmarks/result_rows.py

What comes out is read by people; nothing is asserted, because another machine is another time.
"""

from __future__ import annotations

import statistics
import sys
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from archiveviewer.ui import theme
from archiveviewer.ui.inquiries import PAGE
from archiveviewer.ui.results.results_model import ResultsModel
from archiveviewer.ui.results.results_view import ResultsView
from ui.fakes import make_hit

if TYPE_CHECKING:
    from collections.abc import Callable

    from archiveviewer.results import Hit

ROWS = 100_000
FRAMES = 120
SIZE = (420, 900)


def page(offset: int) -> tuple[Hit, ...]:
    return tuple(make_hit(number, ["man", "ham luong"]) for number in range(offset, offset + PAGE))


class Pages(QObject):
    """Answers every wish at once, so that only drawing is measured."""

    def __init__(self, model: ResultsModel) -> None:
        super().__init__()
        self._model = model
        self._ready: dict[int, tuple[Hit, ...]] = {}
        model.page_wanted.connect(self.bring)

    @Slot(int)
    def bring(self, offset: int) -> None:
        self._ready[offset] = self._ready.get(offset) or page(offset)

    def hand_over(self) -> None:
        for offset in list(self._ready):
            self._model.add_page(offset, self._ready.pop(offset))


def frames(view: ResultsView, pages: Pages, where: Callable[[int], int]) -> list[float]:
    times = []
    for frame in range(FRAMES):
        view.verticalScrollBar().setValue(where(frame))
        view.viewport().repaint()
        pages.hand_over()
        start = time.perf_counter()
        view.viewport().repaint()
        times.append(1000 * (time.perf_counter() - start))
    return times


def tell(what: str, times: list[float]) -> None:
    ordered = sorted(times)
    print(
        f"{what:28s} median {statistics.median(times):6.2f} ms   "
        f"95 of 100 within {ordered[int(0.95 * len(ordered))]:6.2f} ms   longest {ordered[-1]:6.2f} ms"
    )


def main() -> None:
    app = QApplication(sys.argv)
    theme.apply(app, "light")
    model = ResultsModel(PAGE)
    pages = Pages(model)
    start = time.perf_counter()
    model.show(ROWS, page(0))
    view = ResultsView(model)
    view.resize(*SIZE)
    view.show()
    QTest.qWaitForWindowExposed(view)
    tell("first show", [1000 * (time.perf_counter() - start)])
    tell("smooth scrolling", frames(view, pages, lambda frame: 20_000 + frame * 20))
    tell("page by page", frames(view, pages, lambda frame: 400_000 + frame * SIZE[1]))
    tell("dragging the scroll bar", frames(view, pages, lambda frame: frame * 90_000))


if __name__ == "__main__":
    main()
