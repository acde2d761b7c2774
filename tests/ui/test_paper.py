from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtPrintSupport import QPrintDialog, QPrinterInfo
from PySide6.QtWidgets import QFileDialog, QMessageBox

from archiveviewer.ui.article.paper import file_name
from archiveviewer.ui.article.reading_pane import ReadingPane
from archiveviewer.ui.asking_where import documents
from ui.fakes import LocalViewer
from ui.sample_pages import ARTICLE, page_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def pane(qtbot: QtBot) -> ReadingPane:
    made = ReadingPane(LocalViewer())
    qtbot.addWidget(made)
    made.show_page(page_of(ARTICLE))
    return made


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
