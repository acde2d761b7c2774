from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QTimer
from PySide6.QtGui import QDrag, QGuiApplication
from PySide6.QtTest import QTest

from archiveviewer import export
from archiveviewer.results import Hit, Span
from archiveviewer.settings import Settings, config_folder
from archiveviewer.settings import load as load_settings
from archiveviewer.ui import carrying
from archiveviewer.ui.application import Program
from archiveviewer.ui.article import quotations
from archiveviewer.ui.article.article_view import ArticleView
from archiveviewer.ui.results.results_model import ResultsModel
from archiveviewer.ui.translation import Translation
from archiveviewer.ui.window.dropping import dropped_paths
from archiveviewer.ui.work.events import Events
from cited_articles import WHOLE
from ui.fakes import FakeArchive, LocalViewer
from ui.sample_pages import ARTICLE, page_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from archiveviewer.ui.window.main_window import MainWindow

LINK = export.linked("archiveviewer://made-up/a7")


@pytest.fixture
def start(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[..., MainWindow]]:
    """Starts a program with an article shown; ends it with the test."""
    started: list[Program] = []

    def begin(wanted: object = LINK) -> MainWindow:
        program = Program(qapp, FakeArchive(), Events(None))
        started.append(program)
        program.start(tmp_path, wanted=wanted)  # type: ignore[arg-type]
        assert program.window is not None
        qtbot.waitUntil(lambda: bool(program.session.archive_id))
        return program.window

    yield begin
    for program in started:
        program.stop()
        program.deleteLater()


def clipboard() -> str:
    return QGuiApplication.clipboard().text()


def shown(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: window.reading_pane.page is not None)


def test_a_link_opens_its_article_and_can_be_copied_there(start: Callable[..., MainWindow], qtbot: QtBot) -> None:
    window = start()
    shown(window, qtbot)
    assert window.reading_pane.page is not None
    assert window.reading_pane.page.article.id == "a7"
    window.commands["copy_link"].trigger()
    assert export.linked(clipboard()) == LINK


def test_a_link_into_another_archive_is_told(start: Callable[..., MainWindow], qtbot: QtBot) -> None:
    window = start(export.linked("archiveviewer://other/a7"))
    qtbot.waitUntil(window.message_bar.isVisible)
    assert window.reading_pane.page is None


def test_the_style_chosen_last_is_remembered(start: Callable[..., MainWindow], qtbot: QtBot) -> None:
    window = start()
    shown(window, qtbot)
    window.commands["copy_citation"].trigger()
    assert clipboard().startswith("Phóng viên 15, “")
    window.commands["citation_apa"].trigger()
    assert clipboard().startswith("Phóng viên 15. (")
    data = QGuiApplication.clipboard().mimeData()
    assert "<i>Điện tử</i>" in data.html()
    window.commands["copy_citation"].trigger()
    assert clipboard().startswith("Phóng viên 15. (")
    qtbot.waitUntil(lambda: load_settings(config_folder() / "settings.toml").citation == "apa")


def test_a_passage_is_quoted_with_where_it_stands(start: Callable[..., MainWindow], qtbot: QtBot) -> None:
    window = start()
    shown(window, qtbot)
    QGuiApplication.clipboard().setText("before")
    window.commands["quotation"].trigger()
    assert clipboard() == "before"
    view = window.reading_pane.view
    view.setTextCursor(view.document().find("thấp hơn mức kỷ lục"))
    window.commands["quotation"].trigger()
    passage, place = clipboard().split("\n")
    assert passage == "“thấp hơn mức kỷ lục”"
    assert place.startswith("— Phóng viên 15, “")
    assert place.endswith("[article id a7]")


def test_commands_wait_for_an_article(start: Callable[..., MainWindow]) -> None:
    window = start(None)
    for name in ("copy_citation", "quotation", "copy_link", "citation_apa", "story"):
        assert not window.commands[name].isEnabled()


class Carrying(ArticleView):
    """A view that keeps what it hands out, and lets go of what is dragged at once."""

    carried: tuple[str, list[str]]

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802
        given = super().createMimeDataFromSelection()
        self.carried = given.text(), [url.toLocalFile() for url in given.urls()]
        QTimer.singleShot(0, QDrag.cancel)
        return given


def test_what_is_dragged_brings_its_place_and_its_file(qtbot: QtBot, tmp_path: Path) -> None:
    view = Carrying(LocalViewer())
    qtbot.addWidget(view)
    view.resize(700, 600)
    view.show()
    view.show_page(page_of(ARTICLE, folder=tmp_path))
    view.setTextCursor(view.document().find("Hàm Luông"))
    view.copy()
    assert view.carried == ("Hàm Luông", [])
    start = view.cursorRect().center() - QPoint(12, 0)
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(view.viewport(), start + QPoint(0, 60))
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=start)
    assert view.carried[0].startswith("“Hàm Luông”\n— Nguyễn Thị Phương Uyên")
    assert view.carried[1] == [str(tmp_path / "han-man.htm")]


def test_a_result_is_dragged_with_citation_and_file(qtbot: QtBot) -> None:
    del qtbot
    model = ResultsModel(50)
    hit = Hit(id="a", title="Cống Ba Lai", source="Báo Bến Tre", path="/kho/bài.txt")
    model.show(1, (hit,))
    data = model.mimeData([model.index(0)])
    assert data.text() == "“Cống Ba Lai”, Báo Bến Tre"
    assert [url.toLocalFile() for url in data.urls()] == ["/kho/bài.txt"]
    assert dropped_paths(data) == ()
    assert [(one.id, one.title) for one in carrying.unpacked(data)] == [("a", "Cống Ba Lai")]


@pytest.mark.usefixtures("speak_vietnamese")
def test_italics_are_escaped_markup() -> None:
    hostile = export.Citation("a <b> & c", (Span(2, 5),))
    assert quotations.as_html(hostile) == "a <i>&lt;b&gt;</i> &amp; c"
    assert quotations.quoted(WHOLE, "x", 3).endswith("tr. 3, https://example.org/bai-1 [mã bài 4f0c12ab34cd56ef]")


@pytest.fixture
def speak_vietnamese(qapp: QApplication) -> Iterator[None]:
    translation = Translation(qapp)
    translation.choose("vi")
    yield
    translation.choose("en")
    translation.remove()


def test_a_style_that_nobody_knows_is_the_plain_one(tmp_path: Path) -> None:
    (tmp_path / "s.toml").write_text('citation = "mla"\n', encoding="utf-8")
    assert load_settings(tmp_path / "s.toml") == Settings()
