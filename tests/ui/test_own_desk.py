"""Work done with a desk beside the window, and who hears of it."""

from __future__ import annotations

import threading
from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject

from archiveviewer.desk import Desk
from archiveviewer.ui import own_desk
from archiveviewer.ui.own_desk import OwnDesk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture
def own(tmp_path: Path, qtbot: QtBot) -> Iterator[OwnDesk]:
    assert qtbot
    made = OwnDesk(tmp_path / "desk")
    yield made
    made.stop()
    made.deleteLater()


def test_who_went_with_its_window_hears_nothing(own: OwnDesk, qtbot: QtBot) -> None:
    window = QObject()
    heard: list[object] = []
    listener = QObject(window)
    go_on = threading.Event()
    own.aside("export", lambda _desk: go_on.wait(30), heard.append, listener)
    with qtbot.waitSignal(window.destroyed):
        window.deleteLater()
    go_on.set()
    own.aside("after", lambda _desk: "after", heard.append, own)
    qtbot.waitUntil(lambda: heard == ["after"])


def test_two_files_that_are_given_away_at_once_are_both_written(own: OwnDesk, qtbot: QtBot, tmp_path: Path) -> None:
    own.change(lambda desk: desk.collections.add("Hạn mặn"))
    written: list[Path] = []

    def give(place: Path, desk: Desk) -> Path:
        return desk.export(place)

    for name in ("one", "two", "three"):
        own.aside(f"export {name}", partial(give, tmp_path / name), written.append, own)
    qtbot.waitUntil(lambda: len(written) == 3)
    assert all(place.stat().st_size for place in written)


def test_what_was_written_is_moved_into_the_file_beside_the_window(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(own_desk, "_SETTLE_EVERY_MS", 20)
    own = OwnDesk(tmp_path / "desk")
    own.change(lambda desk: desk.collections.add("Hạn mặn"))
    qtbot.waitUntil(lambda: "Hạn mặn".encode() in (tmp_path / "desk/desk.sqlite").read_bytes())
    own.stop()


def test_however_much_is_written_the_window_does_not_move_it(tmp_path: Path) -> None:
    with Desk.open(tmp_path) as desk:
        desk.leave_settling()
        before = (tmp_path / "desk.sqlite").read_bytes()
        for number in range(600):
            desk.collections.add(f"{number} " + "Hạn mặn " * 100)
        assert (tmp_path / "desk.sqlite").read_bytes() == before
        desk.settle()
        assert (tmp_path / "desk.sqlite").stat().st_size > 600 * 800
