from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QImage
from PySide6.QtWidgets import QApplication, QToolButton

from archiveviewer.ui import icons, theme

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def darkest_and_lightest(image: QImage) -> tuple[int, int]:
    painted = [
        image.pixelColor(x, y).lightness()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() > 200
    ]
    return min(painted), max(painted)


@pytest.mark.parametrize("name", icons.names())
def test_every_icon_paints_something_inside_its_edge(name: str) -> None:
    image = icons.icon(name).pixmap(24, 24).toImage()
    darkest, _ = darkest_and_lightest(image)
    assert darkest < 80
    corners = [(x, y) for x in (0, 23) for y in (0, 23)]
    assert all(image.pixelColor(x, y).alpha() == 0 for x, y in corners)


def test_an_icon_follows_the_theme(qapp: QApplication) -> None:
    icon = icons.icon("search")
    light = icon.pixmap(24, 24).toImage()
    theme.apply(qapp, "dark")
    assert darkest_and_lightest(light)[0] < 80
    assert darkest_and_lightest(icon.pixmap(24, 24).toImage())[1] > 180


def test_a_disabled_icon_is_paler() -> None:
    icon = icons.icon("search")
    disabled = icon.pixmap(QSize(24, 24), QIcon.Mode.Disabled).toImage()
    assert darkest_and_lightest(disabled)[0] > darkest_and_lightest(icon.pixmap(24, 24).toImage())[0]


def test_a_missing_icon_is_empty_and_harmless(caplog: pytest.LogCaptureFixture) -> None:
    image = icons.icon("no such icon").pixmap(24, 24).toImage()
    assert image.isNull() or image.pixelColor(12, 12).alpha() == 0
    assert "no such icon" in caplog.text


def test_buttons_show_icons_again_and_again(qtbot: QtBot) -> None:
    for name in icons.names() * 3:
        button = QToolButton()
        qtbot.addWidget(button)
        button.setIcon(icons.icon(name))
        assert not button.grab().isNull()


@pytest.mark.parametrize("side", [16, 32, 256])
def test_the_programs_icon_has_its_size(side: int) -> None:
    pixmap = icons.app_icon().pixmap(side, side)
    assert pixmap.width() == side
    assert pixmap.toImage().pixelColor(side // 2, side // 4) != QColor(0, 0, 0, 0)
