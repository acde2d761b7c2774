from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize

from archiveviewer.results import PicturePlace, Pixels
from archiveviewer.ui.pictures import LateViewing, PictureLoader, fetch, image_of
from ui.fakes import LocalViewer
from ui.sample_pages import draw, place_of

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

SMALL = QSize(32, 18)


def test_pixels_become_an_image_of_its_own() -> None:
    image = image_of(Pixels(2, 1, b"\xff\0\0\0\0\xff"))
    assert (image.pixelColor(0, 0).red(), image.pixelColor(1, 0).blue()) == (255, 255)
    assert image_of(Pixels(2, 2, b"\xff")).isNull()


def test_pictures_come_in_the_size_asked_for(tmp_path: Path) -> None:
    place = place_of(draw(tmp_path / "a.png"))
    assert fetch(LocalViewer(), place, SMALL).size() == SMALL
    assert fetch(LocalViewer(), place_of(tmp_path / "missing.png"), SMALL).isNull()


def test_small_pictures_are_enlarged_within_reason(tmp_path: Path) -> None:
    place = place_of(draw(tmp_path / "small.png", 8, 8))
    assert fetch(LocalViewer(), place, QSize(80, 80)).size() == QSize(80, 80)
    assert fetch(LocalViewer(), place, QSize(4000, 4000)).size() == QSize(8, 8)


def test_a_loader_brings_pictures_and_keeps_them(qtbot: QtBot, tmp_path: Path) -> None:
    place = place_of(draw(tmp_path / "picture.png"))
    loader = PictureLoader(LocalViewer())
    loader.start_page()
    with qtbot.waitSignal(loader.loaded) as arrived:
        assert loader.request(3, place, SMALL) is None
    assert arrived.args is not None
    assert arrived.args[0] == 3
    assert arrived.args[2].size() == SMALL
    kept = loader.request(3, place, SMALL)
    assert kept is not None
    assert kept.size() == SMALL
    loader.wait()


def test_what_comes_late_for_an_earlier_page_is_dropped(qtbot: QtBot, tmp_path: Path) -> None:
    loader = PictureLoader(LocalViewer())
    arrived: list[int] = []
    loader.loaded.connect(lambda number, _size, _image: arrived.append(number))
    loader.start_page()
    loader.request(1, place_of(draw(tmp_path / "one.png")), SMALL)
    loader.start_page()
    with qtbot.waitSignal(loader.loaded):
        loader.request(2, place_of(draw(tmp_path / "two.png")), SMALL)
    assert arrived == [2]
    loader.wait()


def test_a_loader_may_go_while_it_works(tmp_path: Path) -> None:
    place = place_of(draw(tmp_path / "large.png", 3000, 2000))
    for _ in range(3):
        loader = PictureLoader(LocalViewer())
        loader.start_page()
        loader.request(1, place, SMALL)
        del loader


class Counted(LocalViewer):
    made = closed = 0

    def __init__(self) -> None:
        Counted.made += 1

    def close(self) -> None:
        Counted.closed += 1


def test_a_viewer_is_made_when_it_is_needed(tmp_path: Path) -> None:
    viewing = LateViewing(Counted)
    assert viewing.sizes([]) == []
    viewing.close()
    assert (Counted.made, Counted.closed) == (0, 0)
    assert viewing.sizes([PicturePlace(tmp_path / "none.png", tmp_path)]) == [(0, 0)]
    assert (Counted.made, Counted.closed) == (1, 1)
