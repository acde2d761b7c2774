from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QItemSelectionModel, QModelIndex, QSize, Qt
from PySide6.QtTest import QTest

from archiveviewer.results import PictureHit, PicturePlace, PictureResults, Span
from archiveviewer.ui.results.gallery_model import MOST_EMPTY, GalleryModel
from archiveviewer.ui.results.gallery_view import GalleryView
from archiveviewer.ui.results.thumbnails import Thumbnails
from ui.fakes import LocalViewer
from ui.sample_pages import draw, place_of

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from archiveviewer.results import Pixels


def hits(folder: Path, numbers: range) -> tuple[PictureHit, ...]:
    return tuple(
        PictureHit(
            id=f"a{number // 2}",
            title=f"Bài {number // 2}",
            block=number % 2,
            place=place_of(folder / f"{number}.png"),
            caption="" if number == 3 else f"Cầu treo {number}, nhìn từ phía chợ. Ảnh: Lê Vũ",
            caption_spans=(Span(0, 8),) if number != 3 else (),
        )
        for number in numbers
    )


@pytest.fixture
def model() -> GalleryModel:
    return GalleryModel()


@pytest.fixture
def view(model: GalleryModel, qtbot: QtBot, tmp_path: Path) -> GalleryView:
    for number in range(6):
        draw(tmp_path / f"{number}.png", 64, 48)
    made = GalleryView(model, LocalViewer())
    qtbot.addWidget(made)
    made.resize(380, 500)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_rows_grow_page_by_page(model: GalleryModel, tmp_path: Path) -> None:
    wanted: list[int] = []
    model.more_wanted.connect(wanted.append)
    nowhere = QModelIndex()
    assert not model.canFetchMore(nowhere)  # nothing has come yet
    model.add(PictureResults(total=90, hits=hits(tmp_path, range(4)), next=50))
    assert model.canFetchMore(nowhere)
    model.fetchMore(nowhere)
    model.fetchMore(nowhere)
    assert wanted == [50]
    model.add(PictureResults(total=90, hits=hits(tmp_path, range(4, 6)), next=None))
    assert (model.rowCount(), model.canFetchMore(nowhere)) == (6, False)
    assert (model.row_of("a2"), model.row_of("a9")) == (4, None)
    model.begin()
    assert model.rowCount() == 6  # until the next answer comes
    assert not model.canFetchMore(nowhere)
    model.add(PictureResults(total=1, hits=hits(tmp_path, range(1))))
    assert model.rowCount() == 1


def test_empty_pages_are_passed_over_but_not_for_ever(model: GalleryModel) -> None:
    wanted: list[int] = []
    model.more_wanted.connect(wanted.append)
    for number in range(1, MOST_EMPTY + 1):
        model.add(PictureResults(total=9000, next=400 * number))
    assert wanted == [400, 800, 1200]
    assert not model.is_waiting
    model.go_on()
    assert wanted[-1] == 1600


def test_a_picture_is_told_in_words(model: GalleryModel, tmp_path: Path) -> None:
    model.add(PictureResults(total=2, hits=hits(tmp_path, range(4))))
    spoken = Qt.ItemDataRole.AccessibleTextRole
    assert model.data(model.index(0), spoken) == "Cầu treo 0, nhìn từ phía chợ. Ảnh: Lê Vũ. Bài 0"
    assert model.data(model.index(3)) == "Bài 1"


def test_cells_share_the_width_and_pictures_come(
    view: GalleryView, model: GalleryModel, qtbot: QtBot, tmp_path: Path
) -> None:
    model.add(PictureResults(total=3, hits=hits(tmp_path, range(6))))
    assert view.viewport().width() // view.gridSize().width() == 2
    with qtbot.waitSignal(view.thumbnails.arrived):
        view.grab()
    qtbot.waitUntil(lambda: view.thumbnails.picture(place_of(tmp_path / "0.png")) is not None)
    view.resize(600, 500)
    assert view.viewport().width() // view.gridSize().width() == 3
    view.thumbnails.stop()


def test_arrows_choose_enter_opens_space_looks(
    view: GalleryView, model: GalleryModel, qtbot: QtBot, tmp_path: Path
) -> None:
    model.add(PictureResults(total=3, hits=hits(tmp_path, range(6))))
    assert view.step(1)
    with qtbot.waitSignal(view.chosen) as chosen:
        QTest.keyClick(view, Qt.Key.Key_Right)
    assert chosen.args == ["a0", 1]
    with qtbot.waitSignal(view.looked_at) as looked:
        QTest.keyClick(view, Qt.Key.Key_Space)
    assert looked.args == ["a0", 1]
    with qtbot.waitSignals([view.chosen, view.entered_article]):
        QTest.keyClick(view, Qt.Key.Key_Return)
    view.select_quietly("a2")
    assert view.currentIndex().row() == 4
    assert not view.step(2)
    view.select_quietly("elsewhere")
    assert not view.selectionModel().hasSelection()
    view.thumbnails.stop()


def words(view: GalleryView) -> str:
    message = view._message  # noqa: SLF001
    return message._words.text() if message.isVisible() else ""  # noqa: SLF001


def test_the_picture_whose_article_is_read_because_the_keyboard_came_is_seen_to_be(
    view: GalleryView, model: GalleryModel, qtbot: QtBot, tmp_path: Path
) -> None:
    model.add(PictureResults(total=3, hits=hits(tmp_path, range(6))))
    chosen: list[str] = []
    view.chosen.connect(lambda article, _block: chosen.append(article))
    view.selectionModel().setCurrentIndex(model.index(0), QItemSelectionModel.SelectionFlag.NoUpdate)
    qtbot.waitUntil(lambda: len(chosen) == 1)
    assert view.selectionModel().isSelected(model.index(0))
    view.thumbnails.stop()


def test_an_empty_grid_says_why(view: GalleryView, model: GalleryModel, tmp_path: Path) -> None:
    model.begin()
    assert words(view) == "Loading…"
    model.add(PictureResults(total=0))
    assert words(view) == "None of these articles has a picture."
    wanted: list[bool] = []
    view.list_wanted.connect(lambda: wanted.append(True))
    view._message.as_list.click()  # noqa: SLF001
    assert wanted
    model.begin()
    model.add(PictureResults(total=2))
    assert words(view) == "2 article(s) have pictures, but none of these is in the archive’s folders."
    model.begin()
    model.add(PictureResults(total=1, hits=hits(tmp_path, range(2))))
    assert words(view) == ""
    view.thumbnails.stop()


class Counting(LocalViewer):
    def __init__(self) -> None:
        self.asked: list[str] = []

    def picture(self, place: PicturePlace, width: int, height: int, /) -> Pixels:
        self.asked.append(place.file.name)
        return super().picture(place, width, height)


def test_what_can_not_be_shown_is_asked_for_once(qtbot: QtBot, tmp_path: Path) -> None:
    viewer = Counting()
    thumbnails = Thumbnails(viewer)
    thumbnails.set_size(QSize(32, 32))
    place = place_of(tmp_path / "mất.png")
    with qtbot.waitSignal(thumbnails.arrived):
        assert thumbnails.picture(place) is None
    kept = thumbnails.picture(place)
    assert kept is not None
    assert kept.isNull()
    assert viewer.asked == ["mất.png"]
    thumbnails.stop()
