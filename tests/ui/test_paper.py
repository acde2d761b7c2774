from __future__ import annotations

import threading
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from msgspec import structs
from PySide6.QtCore import QTimer
from PySide6.QtPrintSupport import QPrintDialog, QPrinterInfo
from PySide6.QtWidgets import QFileDialog, QMessageBox, QProgressDialog, QPushButton, QWidget

from archiveviewer.desk.noting import NOTHING
from archiveviewer.ui.article import gathering
from archiveviewer.ui.article.paper import Paper, file_name
from archiveviewer.ui.article.reading_pane import ReadingPane
from archiveviewer.ui.asking_where import documents
from ui.fakes import LocalViewer
from ui.sample_pages import ARTICLE, page_of, scan_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from archiveviewer.results import PicturePlace, Pixels
    from archiveviewer.ui.page import Page


@pytest.fixture
def pane(qtbot: QtBot) -> ReadingPane:
    made = ReadingPane(LocalViewer())
    qtbot.addWidget(made)
    made.show_page(page_of(ARTICLE))
    return made


@pytest.fixture
def scan(tmp_path: Path) -> Page:
    return scan_in(tmp_path)


def choose(monkeypatch: pytest.MonkeyPatch, path: str) -> list[str]:
    proposed: list[str] = []

    def chosen(_parent: object, _title: str, proposal: str, _kinds: str) -> tuple[str, str]:
        proposed.append(proposal)
        return path, ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", chosen)
    return proposed


def test_without_a_printer_a_file_is_offered(
    pane: ReadingPane, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    proposed = choose(monkeypatch, str(tmp_path / "bài"))
    pane.print_article()
    assert (tmp_path / "bài.pdf").read_bytes().startswith(b"%PDF")
    assert proposed[0].endswith("Những cống ngăn mặn mới đã sẵn sàng.pdf")
    assert Path(proposed[0]).parent == documents()


def test_a_printer_is_asked_for_where_there_is_one(pane: ReadingPane, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[bool] = []
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: ["one"])

    def refuse(_dialog: QPrintDialog) -> QPrintDialog.DialogCode:
        asked.append(True)
        return QPrintDialog.DialogCode.Rejected

    monkeypatch.setattr(QPrintDialog, "exec", refuse)
    pane.print_article()
    assert asked == [True]


def test_nothing_is_written_when_no_file_is_chosen(
    pane: ReadingPane, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(monkeypatch, "")
    pane.save_article()
    assert list(tmp_path.iterdir()) == []


def test_a_failure_is_told(pane: ReadingPane, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: told.append(box.text()))
    choose(monkeypatch, str(tmp_path / "no folder" / "a.pdf"))
    pane.save_article()
    assert told == ["The article can't be saved there"]


def test_the_pages_of_a_long_scan_come_beside_the_window_and_can_be_stopped(
    scan: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    """The first page comes only once the dialog was seen, and stopped or left alone."""
    pane, file = QWidget(), tmp_path / "out.pdf"
    looked, asked = threading.Event(), list[int]()

    class Slow(LocalViewer):
        def page(self, place: PicturePlace, page: int, width: int, /) -> Pixels:
            asked.append(page)
            looked.wait()
            return super().page(place, page, width)

    def look(*, stopping: bool) -> None:
        shown = [one for one in pane.findChildren(QProgressDialog) if one.isVisible() and one.maximum() == 3]
        for dialog in shown:
            for button in dialog.findChildren(QPushButton) if stopping else ():
                button.click()
            looked.set()
        if not shown:
            QTimer.singleShot(0, pane, partial(look, stopping=stopping))

    monkeypatch.setattr(gathering, "_PATIENCE_MS", 0)
    qtbot.addWidget(pane)
    pane.show()
    choose(monkeypatch, str(file))
    for stopping in (True, False):
        looked.clear()
        asked.clear()
        QTimer.singleShot(0, pane, partial(look, stopping=stopping))
        Paper(Slow(), pane).save_article(scan, NOTHING)
        assert file.exists() != stopping
        assert len(asked) == (1 if stopping else 3)
    assert not [one for one in pane.findChildren(QProgressDialog) if one.isVisible()]


class Held(LocalViewer):
    """Brings pages once they may come, and says when it is asked for one."""

    def __init__(self) -> None:
        super().__init__()
        self.asked, self.may_come = threading.Event(), threading.Event()

    def page(self, place: PicturePlace, page: int, width: int, /) -> Pixels:
        self.asked.set()
        self.may_come.wait()
        return super().page(place, page, width)


def soon(pane: QWidget, viewer: Held, act: Callable[[], None]) -> None:
    """Act in the window while a page is being fetched, which comes before the window turns to it."""
    if viewer.asked.is_set():
        viewer.may_come.set()
        act()
    else:
        QTimer.singleShot(0, pane, partial(soon, pane, viewer, act))


def test_it_can_be_stopped_at_the_last_picture(
    scan: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    pane, viewer, file = QWidget(), Held(), tmp_path / "out.pdf"
    qtbot.addWidget(pane)
    choose(monkeypatch, str(file))
    one = replace(scan, article=structs.replace(scan.article, blocks=scan.article.blocks[:1]))

    def cancel() -> None:
        pane.findChildren(QProgressDialog)[0].canceled.emit()

    soon(pane, viewer, cancel)
    Paper(viewer, pane).save_article(one, NOTHING)
    assert not file.exists()


def test_one_article_is_set_at_a_time(
    scan: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    pane, viewer = QWidget(), Held()
    qtbot.addWidget(pane)
    proposed = choose(monkeypatch, str(tmp_path / "out.pdf"))
    paper = Paper(viewer, pane)
    soon(pane, viewer, lambda: paper.save_article(scan, NOTHING))
    paper.save_article(scan, NOTHING)
    assert len(proposed) == 1
    paper.save_article(scan, NOTHING)
    assert len(proposed) == 2


def test_nothing_happens_without_an_article(qtbot: QtBot) -> None:
    pane = ReadingPane(LocalViewer())
    qtbot.addWidget(pane)
    pane.print_article()
    pane.save_article()


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ('Giá "vàng": 50/50?', "Giá vàng 50 50.pdf"),
        ("..", "PDF.pdf"),
        ("", "PDF.pdf"),
        ("x" * 500, "x" * 80 + ".pdf"),
        ("a\x00b\nc", "a b c.pdf"),
    ],
)
def test_names_suit_every_system(title: str, name: str) -> None:
    assert file_name(title) == name
