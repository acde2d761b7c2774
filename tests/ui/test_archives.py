"""Other archives beside one's own: attached, chosen alone, detached, opened again."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from archiveviewer.ui import application
from archiveviewer.ui.window.archives_dialog import ArchivesDialog
from archiveviewer.ui.window.export_dialog import ExportDialog, Wish
from archiveviewer.ui.window.top_bar import ArchiveChoice
from archiveviewer.ui.work.export_process import ExportProcess

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pytest
    from pytestqt.qtbot import QtBot

    from archiveviewer.settings import Settings
    from archiveviewer.ui.application import Program
    from archiveviewer.ui.window.main_window import MainWindow
    from ui.fakes import FakeArchive

OWN, FRIENDS, STICK = Path("kho nhà"), Path("kho bạn"), Path("usb") / "kho"


def test_the_choice_is_there_only_where_there_is_one(qtbot: QtBot) -> None:
    choice = ArchiveChoice()
    qtbot.addWidget(choice)
    choice.show_archives([OWN], None)
    assert choice.isHidden()
    choice.show_archives([OWN, FRIENDS], FRIENDS)
    assert not choice.isHidden()
    assert [choice.itemText(row) for row in range(choice.count())] == ["All archives", "kho nhà", "kho bạn"]
    assert choice.currentText() == "kho bạn"
    chosen: list[object] = []
    choice.chosen.connect(chosen.append)
    for row in (1, 0):
        choice.activated.emit(row)
    assert chosen == [OWN, None]


def test_the_dialog_attaches_once_detaches_and_opens(qtbot: QtBot) -> None:
    dialog = ArchivesDialog(OWN, [FRIENDS], [OWN, STICK])
    qtbot.addWidget(dialog)
    told: list[tuple[str, object]] = []
    dialog.attached.connect(lambda path: told.append(("attached", path)))
    dialog.detached.connect(lambda path: told.append(("detached", path)))
    dialog.opened.connect(lambda path: told.append(("opened", path)))
    for path in (STICK, STICK, FRIENDS, OWN):
        dialog.attach(path)
    assert dialog.beside.currentRow() == 1
    assert dialog.take_away.isEnabled()
    dialog.beside.setCurrentRow(0)
    dialog.take_away.click()
    assert dialog.before.count() == 1
    dialog.before.setCurrentRow(0)
    dialog.turn_to.click()
    assert told == [("attached", STICK), ("detached", FRIENDS), ("opened", str(STICK))]


def test_where_nothing_is_attached_the_keyboard_is_on_what_attaches(qtbot: QtBot) -> None:
    for attached in ([], [FRIENDS]):
        dialog = ArchivesDialog(OWN, attached, [])
        qtbot.addWidget(dialog)
        dialog.show()
        dialog.activateWindow()
        expected = dialog.beside if attached else dialog.add
        qtbot.waitUntil(expected.hasFocus)


def test_attached_archives_are_opened_beside_ones_own_and_kept(
    archive: FakeArchive,
    program: Program,
    window: MainWindow,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    opened: list[tuple[tuple[Path, ...], Path | None]] = []

    def open_several(path: Path, settings: Settings) -> FakeArchive:
        del path
        opened.append((settings.attached, settings.only))
        return archive

    monkeypatch.setattr(application, "_open_several", open_several)
    window.commands["archives"].trigger()
    dialog = window.findChild(ArchivesDialog)
    assert isinstance(dialog, ArchivesDialog)
    with qtbot.waitSignal(program.session.answered):
        dialog.attach(FRIENDS)
    assert window.top_bar.archives.isVisible()
    with qtbot.waitSignal(program.session.answered):
        window.top_bar.archives.activated.emit(2)
    assert opened == [((FRIENDS,), None), ((FRIENDS,), FRIENDS)]
    dialog.beside.setCurrentRow(0)
    with qtbot.waitSignal(program.session.answered):
        dialog.take_away.click()
    dialog.reject()
    assert not window.top_bar.archives.isVisible()
    assert program.choices.settings.only is None
    window.commands["undo"].trigger()
    assert program.choices.settings.attached == (FRIENDS,)


def test_the_archives_stay_to_be_chosen_in_another_language(
    archive: FakeArchive,
    program: Program,
    window: MainWindow,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    monkeypatch.setattr(application, "_open_several", lambda _path, _settings: archive)
    with qtbot.waitSignal(program.session.answered):
        program.choices.change(attached=(FRIENDS,), only=FRIENDS)
    with qtbot.waitSignal(program.session.answered):
        program.choices.change(language="vi")
    assert program.window is not None
    assert program.window is not window
    assert program.window.top_bar.archives.isVisible()
    assert program.window.top_bar.archives.currentIndex() == 2
    program.window.commands["archives"].trigger()
    assert program.window.findChild(ArchivesDialog) is not None


def test_what_was_found_in_all_archives_is_exported_from_all(
    archive: FakeArchive,
    program: Program,
    window: MainWindow,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    started: list[tuple[Sequence[str], dict[str, object]]] = []
    monkeypatch.setattr(application, "_open_several", lambda _path, _settings: archive)
    monkeypatch.setattr(
        ExportProcess, "start", lambda _self, options, wanted: started.append((options, json.loads(wanted)))
    )
    with qtbot.waitSignal(program.session.answered):
        program.choices.change(attached=(FRIENDS,), only=FRIENDS)
    window.commands["export"].trigger()
    dialog = window.findChild(ExportDialog)
    assert isinstance(dialog, ExportDialog)
    dialog.wanted.emit(Wish("results", "ris", tmp_path / "tin.ris", replace=False, title=""))
    dialog.reject()
    ((options, wanted),) = started
    assert [after for option, after in pairwise(options) if option == "--archive"][1:] == [str(FRIENDS)]
    assert wanted["only"] == str(FRIENDS)
