"""The whole program with an archive made up in memory, for tests of what several panes do together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from archiveviewer.ui.application import Program
from archiveviewer.ui.questions import with_value
from archiveviewer.ui.results.filter_chips import Chip
from archiveviewer.ui.work.events import Events
from ui.fakes import FakeArchive

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from archiveviewer.ui.window.main_window import MainWindow


@pytest.fixture
def archive() -> FakeArchive:
    return FakeArchive(332)


@pytest.fixture
def start(qapp: QApplication, qtbot: QtBot) -> Iterator[Callable[..., Program]]:
    started: list[Program] = []

    def begin(open_archive: Callable[[Path], FakeArchive], path: Path | None = None) -> Program:
        program = Program(qapp, open_archive, Events(None))
        started.append(program)
        program.start(path)
        qtbot.waitExposed(window_of(program))
        return program

    yield begin
    for program in started:
        program.stop()
        program.deleteLater()


@pytest.fixture
def program(start: Callable[..., Program], archive: FakeArchive, qtbot: QtBot) -> Program:
    begun = start(archive)
    qtbot.waitUntil(lambda: window_of(begun).results.model.rowCount() == 332)
    return begun


@pytest.fixture
def window(program: Program) -> MainWindow:
    return window_of(program)


def window_of(program: Program) -> MainWindow:
    assert program.window is not None
    return program.window


def chips(window: MainWindow) -> list[str]:
    return [chip.text() for chip in window.results.chips.findChildren(Chip) if chip.isVisible()]


def read(window: MainWindow) -> str:
    """The article that is shown, once it is complete."""
    page = window.reading_pane.page
    return page.article.id if page and page.related else ""


def tick(window: MainWindow, section: str) -> None:
    tick_value(window, "section", section)


def tick_value(window: MainWindow, facet: str, value: str) -> None:
    filters = window.results.chips.filters
    window.facets.filters_chosen.emit(with_value(filters, facet, value, on=True))
