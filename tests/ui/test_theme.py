from __future__ import annotations

from dataclasses import fields
from itertools import product
from typing import TYPE_CHECKING, Any, get_args

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QImage, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QMenu, QSpinBox, QStyle, QStyleOption

from archiveviewer.settings import Theme
from archiveviewer.ui import theme
from archiveviewer.ui.style import ArchiveStyle
from archiveviewer.ui.theme import DARK, LIGHT, Colours

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

TEXTS_ON_GROUNDS = [
    *product(("ink", "muted", "link", "accent", "warning"), ("paper", "card")),
    *product(("window_ink", "muted", "warning"), ("window",)),
    *product(("ink", "muted"), ("field",)),
    ("window_ink", "button"),
    ("hit_ink", "hit"),
    ("current_hit_ink", "current_hit"),
    ("selection_ink", "selection"),
    ("selection_muted", "selection"),
    ("paper", "bar_selected"),
]
ROLES = [
    *(("WindowText", "Window"), ("Text", "Base"), ("Text", "AlternateBase"), ("ButtonText", "Button")),
    *(("HighlightedText", "Highlight"), ("ToolTipText", "ToolTipBase"), ("BrightText", "Window")),
    *(("PlaceholderText", "Base"), ("PlaceholderText", "Window"), ("Link", "Base"), ("LinkVisited", "Base")),
]
"""What Qt's own widgets write with, and on which ground."""
LOOKS = pytest.mark.parametrize("look", theme.LOOKS)
EDGES_ON_GROUNDS = list(product(("outline", "focus"), ("paper", "window", "field")))


def luminance(name: str) -> float:
    colour = QColor(name)
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def enough(look: str) -> float:
    """What WCAG asks of text: level AA, and AAA in high contrast."""
    return 7 if look.startswith("contrast") else 4.5


@LOOKS
@pytest.mark.parametrize(("text", "ground"), TEXTS_ON_GROUNDS)
def test_text_can_be_read_on_its_ground(look: str, text: str, ground: str) -> None:
    colours = theme.LOOKS[look]
    assert contrast(getattr(colours, text), getattr(colours, ground)) >= enough(look)


@LOOKS
@pytest.mark.parametrize(("text", "ground"), ROLES)
def test_qts_own_text_can_be_read_on_its_ground(look: str, text: str, ground: str) -> None:
    palette = theme.palette(theme.LOOKS[look])
    one, other = (palette.color(QPalette.ColorRole[role]).name() for role in (text, ground))
    assert contrast(one, other) >= enough(look)


@LOOKS
@pytest.mark.parametrize(("edge", "ground"), EDGES_ON_GROUNDS)
def test_edges_can_be_seen(look: str, edge: str, ground: str) -> None:
    colours = theme.LOOKS[look]
    assert contrast(getattr(colours, edge), getattr(colours, ground)) >= enough(look) - 1.5


@LOOKS
def test_a_palette_knows_its_colours(look: str) -> None:
    assert theme.colours(theme.palette(theme.LOOKS[look])) == theme.LOOKS[look]


def test_a_palette_of_nobodys_is_light_or_dark() -> None:
    assert theme.colours(QPalette(QColor("#123456"))) == DARK
    assert theme.colours(QPalette(QColor("#abcdef"))) == LIGHT


@LOOKS
def test_every_look_names_every_colour(look: str) -> None:
    for field in fields(Colours):
        assert field.name == "dark" or QColor(getattr(theme.LOOKS[look], field.name)).isValid()


def test_every_theme_that_can_be_chosen_has_its_look() -> None:
    assert {"system", *theme.LOOKS} == set(get_args(Theme))


def test_choosing_a_theme_repaints_the_application(qapp: QApplication) -> None:
    chosen = theme.apply(qapp, "dark")
    assert theme.colours(qapp.palette()) == DARK == chosen.colours
    assert theme.apply(qapp, "light") is chosen
    assert theme.colours(qapp.palette()) == LIGHT


@pytest.mark.parametrize("family", [theme.SERIF, theme.SANS])
def test_bundled_fonts_are_there(family: str) -> None:
    assert family in QFontDatabase.families()
    font = theme.serif(12) if family == theme.SERIF else theme.sans(12)
    assert QFontInfo(font).family() == family


def test_semibold_is_a_real_weight() -> None:
    assert QFontInfo(theme.sans(12, QFont.Weight.DemiBold)).weight() == QFont.Weight.DemiBold


def box(*, dark: bool, ticked: bool) -> QImage:
    option = QStyleOption()
    option.rect = QRect(QPoint(2, 2), QPoint(18, 18))
    option.palette = theme.palette(DARK if dark else LIGHT)
    option.state = QStyle.StateFlag.State_Enabled | (
        QStyle.StateFlag.State_On if ticked else QStyle.StateFlag.State_Off
    )
    image = QImage(20, 20, QImage.Format.Format_RGB32)
    image.fill(QColor((DARK if dark else LIGHT).window))
    painter = QPainter(image)
    QApplication.style().drawPrimitive(QStyle.PrimitiveElement.PE_IndicatorItemViewItemCheck, option, painter)
    painter.end()
    return image


@pytest.mark.parametrize("dark", [True, False])
def test_an_empty_box_has_a_visible_edge(*, dark: bool) -> None:
    image = box(dark=dark, ticked=False)
    ground = (DARK if dark else LIGHT).window
    assert max(contrast(image.pixelColor(x, 10).name(), ground) for x in range(20)) >= 3


@pytest.mark.parametrize("colours", [LIGHT, DARK, theme.CONTRAST_LIGHT, theme.CONTRAST_DARK])
def test_menus_their_parts_and_fields_of_numbers_have_edges_that_can_be_seen(qtbot: QtBot, colours: Colours) -> None:
    menu, number = QMenu(), QSpinBox()
    menu.addAction("Mở")
    menu.addSeparator()
    menu.addAction("Thoát")
    menu.ensurePolished()
    menu.resize(menu.sizeHint())
    for shown in (menu, number):
        qtbot.addWidget(shown)
        shown.setPalette(theme.palette(colours))
        image = shown.grab().toImage()
        ground = image.pixelColor(6, 4).name()
        edge = [image.pixelColor(x, image.height() // 2).name() for x in range(2)]
        assert max(contrast(one, ground) for one in edge) >= 3, type(shown)
    image = menu.grab().toImage()
    middle = menu.actionGeometry(menu.actions()[1]).center().y()
    line = [image.pixelColor(image.width() // 2, middle + y).name() for y in (-1, 0, 1)]
    assert max(contrast(one, image.pixelColor(6, 4).name()) for one in line) >= 1.5


@pytest.mark.parametrize("dark", [True, False])
def test_a_ticked_box_differs_from_an_empty_one(*, dark: bool) -> None:
    assert box(dark=dark, ticked=True) != box(dark=dark, ticked=False)


def test_focus_ring_is_drawn_in_the_focus_colour() -> None:
    option = QStyleOption()
    option.rect = QRect(0, 0, 30, 20)
    option.palette = theme.palette(LIGHT)
    option.state = QStyle.StateFlag.State_Enabled | QStyle.StateFlag.State_HasFocus
    image = QImage(30, 20, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    QApplication.style().drawPrimitive(QStyle.PrimitiveElement.PE_FrameFocusRect, option, painter)
    painter.end()
    assert image.pixelColor(0, 10).name() == LIGHT.focus


@pytest.mark.parametrize("asked", ["pixelMetric", "styleHint"])
def test_what_qt_asks_thousands_of_times_python_does_not_answer(asked: str) -> None:
    assert asked not in vars(ArchiveStyle)


class _Pictured(ArchiveStyle):
    """A system whose dialogs have pictures on their buttons."""

    def styleHint(self, hint: QStyle.StyleHint, *further: Any) -> int:  # noqa: N802 — Qt asks it by this name
        pictured = hint == QStyle.StyleHint.SH_DialogButtonBox_ButtonsHaveIcons
        return 1 if pictured else super().styleHint(hint, *further)


@pytest.mark.usefixtures("qapp")
def test_buttons_of_dialogs_bear_words_alone() -> None:
    style, box = _Pictured(), QDialogButtonBox()
    box.setStyle(style)
    box.setStandardButtons(QDialogButtonBox.StandardButton.Close)
    close = box.button(QDialogButtonBox.StandardButton.Close)
    close.ensurePolished()
    assert close.style() is style
    assert close.icon().isNull()
