"""Pictures in the whole window: the grid of what was found, full size, and the file behind an article."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest

from archiveviewer.article import Article, Block, Provenance
from archiveviewer.results import Filters, PicturePlace
from archiveviewer.ui import application
from archiveviewer.ui.application import Program
from archiveviewer.ui.article.picture_viewer import PictureViewer
from archiveviewer.ui.work.events import Events
from ui.fakes import FakeArchive, LocalViewer
from ui.sample_pages import draw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from archiveviewer.ui.window.main_window import MainWindow


class PicturedArchive(FakeArchive):
    """Every article is long and has two pictures; its file is there."""

    def __init__(self, folder: Path) -> None:
        super().__init__(120)
        self.shown = draw(folder / "ảnh.png", 320, 200)
        self.file = folder / "bài.html"
        self.file.write_text("bài", encoding="utf-8")

    def article(self, article_id: str) -> Article:
        article = super().article(article_id)
        figure = Block(kind="figure", caption="Cầu treo", image="ảnh.png")
        texts = article.blocks * 2
        return Article(
            id=article_id,
            title=article.title,
            blocks=(*texts, figure, *texts, figure, *texts),
            provenance=Provenance(path=str(self.file), member="trang-3"),
        )

    def picture(self, article: Article, block: Block) -> PicturePlace | None:
        del article
        return PicturePlace(self.shown, self.shown.parent) if block.image else None

    def original(self, article: Article) -> Path | None:
        return Path(article.provenance.path)


@pytest.fixture
def window(qapp: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    monkeypatch.setattr(application, "_make_viewer", LocalViewer)
    program = Program(qapp, PicturedArchive(tmp_path), Events(None))
    program.start(None)
    assert program.window is not None
    qtbot.waitUntil(lambda: program.window is not None and program.window.results.model.rowCount() == 120)
    yield program.window
    program.window.results.gallery.thumbnails.stop()
    program.stop()
    program.deleteLater()


def viewers(window: MainWindow) -> list[PictureViewer]:
    return [viewer for viewer in window.findChildren(PictureViewer) if viewer.isVisible()]


def reads(window: MainWindow, article_id: str) -> bool:
    page = window.reading_pane.page
    return page is not None and page.article.id == article_id


def test_what_was_found_is_seen_as_pictures_and_leads_to_its_place(window: MainWindow, qtbot: QtBot) -> None:
    results = window.results
    results.view.setFocus()
    window.commands["gallery"].trigger()
    assert results.gallery.isVisible()
    assert results.gallery.hasFocus()
    qtbot.waitUntil(lambda: results.pictures.rowCount() >= 50)
    QTest.keyClick(results.gallery, Qt.Key.Key_Right)
    QTest.keyClick(results.gallery, Qt.Key.Key_Return)
    number = results.pictures.hit(results.gallery.currentIndex().row())
    assert number is not None
    qtbot.waitUntil(lambda: reads(window, number.id))
    assert window.reading_pane.view.hasFocus()
    window.commands["gallery"].trigger()
    assert results.view.isVisible()
    assert not results.as_pictures


def test_enter_in_the_box_leads_to_the_first_picture_of_the_answer(window: MainWindow, qtbot: QtBot) -> None:
    results, box, chosen = window.results, window.top_bar.search_box, list[str]()
    window.commands["gallery"].trigger()
    qtbot.waitUntil(lambda: results.pictures.rowCount() >= 50)
    results.gallery.setCurrentIndex(results.pictures.index(5, 0))
    qtbot.waitUntil(lambda: window.reading_pane.page is not None)
    results.gallery.chosen.connect(lambda article, _block: chosen.append(article))
    box.setFocus()
    box.setText("mặn")
    QTest.keyClick(box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(chosen))
    first = results.pictures.hit(0)
    assert first is not None
    assert chosen == [first.id]
    assert results.gallery.hasFocus()


def test_further_pictures_come_as_they_are_scrolled_to(window: MainWindow, qtbot: QtBot) -> None:
    window.commands["gallery"].trigger()
    pictures, bar = window.results.pictures, window.results.gallery.verticalScrollBar()
    qtbot.waitUntil(lambda: pictures.rowCount() >= 50)

    def scrolled_to_the_end() -> bool:
        bar.setValue(bar.maximum())
        return pictures.rowCount() == 120

    qtbot.waitUntil(scrolled_to_the_end)


def test_another_question_begins_another_grid(window: MainWindow, qtbot: QtBot) -> None:
    window.commands["gallery"].trigger()
    qtbot.waitUntil(lambda: window.results.pictures.rowCount() >= 50)
    window.facets.filters_chosen.emit(Filters(section=("Kinh tế",)))
    qtbot.waitUntil(lambda: 0 < window.results.pictures.total < 120)


def test_a_picture_is_looked_at_and_the_text_follows(window: MainWindow, qtbot: QtBot) -> None:
    window.commands["next_result"].trigger()
    qtbot.waitUntil(lambda: window.reading_pane.page is not None)
    assert window.commands["pictures"].isEnabled()
    bar = window.reading_pane.view.verticalScrollBar()
    assert bar.value() == 0
    window.commands["pictures"].trigger()
    (viewer,) = viewers(window)
    assert (viewer.at, viewer.windowTitle()) == (0, "Picture 1 of 2")
    viewer.show_next()
    QTest.keyClick(viewer, Qt.Key.Key_Escape)
    assert not viewers(window)
    assert bar.value() > 0
    again = window.reading_pane.open_pictures()
    assert again is not None
    assert again.at == 1  # the one in sight
    again.close()


def test_space_in_the_grid_looks_at_the_picture(window: MainWindow, qtbot: QtBot) -> None:
    window.commands["gallery"].trigger()
    gallery = window.results.gallery
    qtbot.waitUntil(lambda: window.results.pictures.rowCount() >= 50)
    gallery.setFocus()
    gallery.step(1)
    QTest.keyClick(gallery, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: bool(viewers(window)))
    viewers(window)[0].close()


def test_the_file_behind_an_article_is_opened_shown_and_named(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asked: list[Path] = []

    def take(url: QUrl) -> bool:
        asked.append(Path(url.toLocalFile()))
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", take)
    assert not window.commands["open_original"].isEnabled()
    window.commands["next_result"].trigger()
    qtbot.waitUntil(window.commands["open_original"].isEnabled)
    window.commands["open_original"].trigger()
    assert window.status.currentMessage() == f"Opened: {tmp_path / 'bài.html'} › trang-3"
    window.commands["show_original"].trigger()
    assert window.status.currentMessage() == "In this folder: bài.html › trang-3"
    assert asked == [tmp_path / "bài.html", tmp_path]
    (tmp_path / "bài.html").unlink()
    window.commands["open_original"].trigger()
    assert window.status.currentMessage().startswith("The original file is no longer there: ")
    assert len(asked) == 2
    window.commands["copy_path"].trigger()
    assert QGuiApplication.clipboard().text() == str(tmp_path / "bài.html")
