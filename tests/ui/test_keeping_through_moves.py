"""What a person keeps, through everything that happens to an archive in a newsroom: articles move to another folder and
are edited, the archive is brought up to date, read again as a whole, renamed and opened again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from archiveviewer import Archive
from ui.test_keeping import chooser, file_into, row_of, select, texts
from ui.whole_program import window_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from archiveviewer.ui.application import Program
    from archiveviewer.ui.window.main_window import MainWindow

FLOOD = "Lũ ở Hàm Yên\n\nNước sông Lô lên nhanh trong đêm, nhiều nhà phải dời.\n\nĐến sáng thì nước rút dần.\n"
TEA = "Chè Shan tuyết\n\nNgười dân hái chè trên núi cao từ tờ mờ sáng.\n"
WORDS = "lên nhanh trong đêm"


@pytest.fixture
def opened(start: Callable[..., Program], qtbot: QtBot) -> Callable[[Path], MainWindow]:
    """Opens the program's window with an archive, its desk in sight; the window before is closed."""
    running: list[Program] = []

    def open_window(archive: Path) -> MainWindow:
        for program in running:
            program.stop()
        program = start(Archive.open, archive)
        running[:] = [program]
        window = window_of(program)
        window.resize(1300, 850)
        window.commands["pane_desk"].trigger()
        qtbot.waitUntil(lambda: window.results.model.rowCount() > 0 and bool(program.session.archive_id))
        return window

    return open_window


def brought_up(archive: Path, folder: Path, *, again: bool = False) -> None:
    exists = archive.exists()
    with Archive.open(archive, writable=True) if exists else Archive.create(archive) as opened:
        for _ in opened.update([folder], jobs=1, again=again):
            pass


def title(window: MainWindow) -> str:
    page = window.reading_pane.page
    return page.article.title if page is not None else ""


def all_is_there(window: MainWindow, qtbot: QtBot) -> None:
    """The collection lists the article; opened, it has its mark where the words are, its note and its tag."""
    qtbot.waitUntil(lambda: "Bão lũ" in texts(window, "collection"))
    window.desk.chosen.emit(row_of(window, "collection", "Bão lũ"))
    qtbot.waitUntil(lambda: window.results.model.rowCount() == 1)
    window.results.view.step(1)
    qtbot.waitUntil(lambda: title(window) == "Lũ ở Hàm Yên")
    qtbot.waitUntil(
        lambda: texts(window, "passage") == [f"“{WORDS}”"] and texts(window, "article_tag") == ["thiên tai"]
    )
    view = window.reading_pane.view
    marked = [one.cursor.selectedText().replace("\u00a0", " ") for one in view.extraSelections()]
    assert marked[:1] == [WORDS]  # behind it, what was searched for


def test_what_is_kept_stays_through_moves_and_reading_again(
    opened: Callable[[Path], MainWindow], tmp_path: Path, qtbot: QtBot
) -> None:
    folder, archive = tmp_path / "bài", tmp_path / "kho"
    folder.mkdir()
    (folder / "lu.txt").write_text(FLOOD, encoding="utf-8")
    (folder / "che.txt").write_text(TEA, encoding="utf-8")
    brought_up(archive, folder)

    window = opened(archive)
    window.top_bar.search_box.submitted.emit("lũ")
    qtbot.waitUntil(lambda: window.results.model.rowCount() == 1)
    window.results.view.step(1)
    qtbot.waitUntil(lambda: title(window) == "Lũ ở Hàm Yên")
    file_into(window, qtbot, "Bão lũ")
    select(window, WORDS)
    window.commands["mark_green"].trigger()
    window.commands["tag"].trigger()
    chooser(window).named_new.emit("thiên tai")
    chooser(window).close()
    all_is_there(window, qtbot)

    (folder / "2009").mkdir()
    (folder / "lu.txt").rename(folder / "2009" / "lũ Hàm Yên.txt")
    brought_up(archive, folder)
    all_is_there(opened(archive), qtbot)

    edited = FLOOD.replace("Nước sông Lô", "Mưa lớn.\n\nTối qua nước sông Lô")
    (folder / "2009" / "lũ Hàm Yên.txt").write_text(edited, encoding="utf-8")
    brought_up(archive, folder, again=True)
    all_is_there(opened(archive), qtbot)

    elsewhere = tmp_path / "ổ khác"
    elsewhere.mkdir()
    folder.rename(elsewhere / "bài")
    archive.rename(elsewhere / "kho báo")
    brought_up(elsewhere / "kho báo", elsewhere / "bài")
    all_is_there(opened(elsewhere / "kho báo"), qtbot)
