from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest

from archiveviewer.ui.article.picture_frame import LARGEST, Frame
from archiveviewer.ui.article.picture_viewer import Captioned, PictureViewer
from ui.fakes import LocalViewer
from ui.sample_pages import draw, picture_of

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


def frame(picture: tuple[int, int], room: tuple[int, int] = (400, 300)) -> Frame:
    made = Frame()
    made.resize(QSizeF(*room))
    made.take(QSizeF(*picture))
    return made


@pytest.mark.parametrize(
    ("picture", "place"),
    [
        ((800, 300), QRectF(0, 75, 400, 150)),
        ((300, 1200), QRectF(162.5, 0, 75, 300)),
        ((100, 100), QRectF(150, 100, 100, 100)),
    ],
)
def test_all_of_a_picture_is_seen_and_none_is_enlarged(picture: tuple[int, int], place: QRectF) -> None:
    assert frame(picture).rect() == place


def test_true_size_shows_the_middle_and_moves_no_further_than_the_edges() -> None:
    one = frame((800, 600))
    one.zoom(1.0)
    assert one.rect() == QRectF(-200, -150, 800, 600)
    assert one.move(1000, 1000)
    assert one.rect() == QRectF(0, 0, 800, 600)
    assert not one.move(10, 10)
    one.fit()
    assert one.rect() == QRectF(0, 0, 400, 300)


def test_the_place_under_the_mouse_stays() -> None:
    one = frame((4000, 3000))
    one.zoom(1.0, QPointF(100, 100))
    one.zoom(2.0, QPointF(100, 100))
    assert (one.rect().x(), one.rect().y()) == (100 - 2 * 1000, 100 - 2 * 1000)


def test_no_scale_leaves_its_bounds_and_small_pictures_can_be_enlarged() -> None:
    one = frame((800, 600))
    for _ in range(40):
        one.zoom(one.scale * 1.25)
    assert one.scale == LARGEST
    for _ in range(60):
        one.zoom(one.scale / 1.25)
    assert one.fits
    assert one.scale == 0.5


def test_on_a_dense_screen_small_pictures_are_not_smaller_than_elsewhere() -> None:
    one = Frame()
    one.natural = 2.0
    one.resize(QSizeF(800, 600))
    one.take(QSizeF(100, 100))
    assert (one.scale, one.fits, one.rect()) == (2.0, True, QRectF(300, 200, 200, 200))
    one.zoom(1.0)
    assert (one.scale, one.fits) == (1.0, False)


def test_nothing_to_show_does_no_harm() -> None:
    one = Frame()
    one.zoom(3.0, QPointF(1, 1))
    assert not one.move(1, 1)
    one.resize(QSizeF(0, 0))
    assert one.rect().isEmpty()


@pytest.fixture
def viewer(qtbot: QtBot, tmp_path: Path) -> PictureViewer:
    (tmp_path / "hỏng.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    pictures = [
        Captioned(2, picture_of(draw(tmp_path / "1.png", 1600, 900)), "Cống sáng 12/3. Ảnh: Lê Vũ"),
        Captioned(5, picture_of(tmp_path / "hỏng.png"), "Chợ nổi", "Ảnh: TTXVN"),
        Captioned(7, picture_of(draw(tmp_path / "3.png", 64, 48))),
    ]
    made = PictureViewer(LocalViewer(), pictures, 0)
    qtbot.addWidget(made)
    made.resize(700, 600)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_arrows_lead_through_the_pictures_and_stop_at_the_ends(viewer: PictureViewer) -> None:
    seen = []
    for key in ("Right", "Right", "Right", "Left", "End", "Home"):
        QTest.keySequence(viewer, QKeySequence(key))
        seen.append(viewer.at)
    assert seen == [1, 2, 2, 1, 2, 0]
    assert viewer.windowTitle() == "Picture 1 of 3"
    assert viewer.canvas.accessibleName() == "Picture 1 of 3. Cống sáng 12/3. Ảnh: Lê Vũ"


def test_pixels_come_in_the_size_that_is_seen(viewer: PictureViewer, qtbot: QtBot) -> None:
    canvas = viewer.canvas
    ground = canvas.ground
    qtbot.waitUntil(
        lambda: canvas.grab().toImage().pixelColor(canvas.rect().center()) not in (ground, ground.lighter(125))
    )
    assert canvas.fits
    QTest.keySequence(viewer, QKeySequence("1"))
    assert (canvas.scale, canvas.fits) == (1.0, False)
    QTest.keyClick(canvas, Qt.Key.Key_Return)
    fitted = canvas.scale
    QTest.keySequence(viewer, QKeySequence("+"))
    assert canvas.scale > fitted
    QTest.keySequence(viewer, QKeySequence("0"))
    assert canvas.scale == fitted


def test_a_picture_is_moved_by_mouse_and_keys(viewer: PictureViewer) -> None:
    canvas = viewer.canvas
    QTest.mouseDClick(canvas, Qt.MouseButton.LeftButton, pos=QPoint(10, canvas.height() // 2))
    assert canvas.scale == 1.0
    assert canvas.shift(1, 0)
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=QPoint(200, 200))
    QTest.mouseMove(canvas, QPoint(150, 200))
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=QPoint(150, 200))
    while canvas.shift(1, 0):
        pass
    assert not canvas.shift(1, 0)
    QTest.mouseDClick(canvas, Qt.MouseButton.LeftButton)
    assert canvas.fits


def test_what_can_not_be_shown_says_so_and_keeps_its_words(viewer: PictureViewer) -> None:
    viewer.show_next()
    words = [label.text() for label in (viewer._caption, viewer._credit)]  # noqa: SLF001
    assert words == ["Chợ nổi", "Ảnh: TTXVN"]
    assert not viewer.canvas.grab().toImage().isNull()
    QTest.keySequence(viewer, QKeySequence.StandardKey.Copy)
    assert QGuiApplication.clipboard().text() == "Chợ nổi\nẢnh: TTXVN"


def test_it_tells_which_picture_was_looked_at_last(viewer: PictureViewer, qtbot: QtBot) -> None:
    viewer.show_picture(2)
    with qtbot.waitSignal(viewer.left) as left:
        QTest.keyClick(viewer, Qt.Key.Key_Escape)
    assert left.args == [7]
