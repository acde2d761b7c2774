"""Links that reach a window: into its archive, into one that is known, into one that nobody knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from archiveviewer import Archive, export, link_handler, settings
from archiveviewer.ui.work import linking
from ui.link_giver import given
from ui.whole_program import read

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from archiveviewer.ui.application import Program
    from archiveviewer.ui.window.main_window import MainWindow


@pytest.fixture
def give(program: Program, qtbot: QtBot) -> Callable[[str, str], None]:
    qtbot.waitUntil(lambda: bool(program.session.archive_ids))

    def give(archive: str, article: str) -> None:
        assert given(qtbot, settings.windows_folder(), export.link(archive, article))

    return give


@pytest.fixture
def known(tmp_path: Path) -> str:
    """The id of an archive that the person has used before."""
    with Archive.create(tmp_path / "kho") as archive:
        return archive.id


def tabs(window: MainWindow) -> int:
    return window.reading_pane.tabs.count()


def test_a_link_comes_into_a_tab_of_the_open_window(
    give: Callable[[str, str], None], window: MainWindow, qtbot: QtBot
) -> None:
    window.showMinimized()
    give("made-up", "a7")
    qtbot.waitUntil(lambda: read(window) == "a7")
    assert not window.windowState() & Qt.WindowState.WindowMinimized
    give("made-up", "a9")
    qtbot.waitUntil(lambda: read(window) == "a9")
    assert tabs(window) == 2
    give("made-up", "a7")
    qtbot.waitUntil(lambda: read(window) == "a7")
    assert tabs(window) == 2


def test_a_link_to_an_article_that_is_gone_says_so(
    give: Callable[[str, str], None], program: Program, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(program.session.article_missing):
        give("made-up", "a999")


def test_a_link_into_an_unknown_archive_is_told(
    give: Callable[[str, str], None], window: MainWindow, qtbot: QtBot
) -> None:
    give("unknown", "a7")
    qtbot.waitUntil(window.message_bar.isVisible)
    assert tabs(window) == 1


def test_another_archive_gets_a_window_of_its_own(
    give: Callable[[str, str], None],
    program: Program,
    known: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    started: list[tuple[Path, str]] = []
    monkeypatch.setattr(linking, "_start_window", lambda place, link: started.append((place, link)))
    program.choices.change(recent=(tmp_path / "away", tmp_path / "kho"))
    give(known, "a7")
    qtbot.waitUntil(lambda: bool(started))
    assert started == [(tmp_path / "kho", f"archiveviewer://{known}/a7")]
    assert program.session.archive_id == "made-up"


def test_a_window_opened_for_a_link_turns_to_its_archive(
    program: Program, known: str, tmp_path: Path, qtbot: QtBot
) -> None:
    turned: list[Path] = []
    program._linking.turned.connect(turned.append)  # noqa: SLF001 — made-up archives have one id
    program.choices.change(recent=(tmp_path / "kho",))
    qtbot.waitUntil(lambda: bool(program.session.archive_ids))
    program._linking.begin(export.linked(f"archiveviewer://{known}/a7"))  # noqa: SLF001
    program.session.ask_stats()
    qtbot.waitUntil(lambda: turned == [tmp_path / "kho"])


def test_the_command_registers_and_unregisters(window: MainWindow) -> None:
    command = window.commands["open_links"]
    assert not command.isChecked()
    command.trigger()
    assert link_handler.is_ours()
    assert command.isChecked()
    command.trigger()
    assert not link_handler.is_ours()


def test_a_registration_that_fails_is_told(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> str:
        raise OSError("read-only")

    monkeypatch.setattr(link_handler, "take", fail)
    window.commands["open_links"].trigger()
    assert window.message_bar.isVisible()
    assert not window.commands["open_links"].isChecked()
