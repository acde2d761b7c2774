"""How rows of the desk are painted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter, QPalette, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from archiveviewer.ui import theme
from archiveviewer.ui.desk.contents import Row
from archiveviewer.ui.desk.desk_delegate import DeskDelegate
from archiveviewer.ui.desk.desk_model import ROW_ROLE

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


def test_the_sign_of_a_chosen_row_has_the_ink_of_its_words(qtbot: QtBot, qapp: QApplication) -> None:
    theme.apply(qapp, "contrast_light")
    colours = qapp.palette()
    owner = QWidget()
    qtbot.addWidget(owner)
    model = QStandardItemModel(owner)
    item = QStandardItem()
    item.setData(Row("collection", "a", ""), ROW_ROLE)
    model.appendRow(item)
    option = QStyleOptionViewItem()
    option.rect, option.palette = QRect(0, 0, 40, 24), colours
    option.state = QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_Enabled
    image = QImage(40, 24, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    DeskDelegate(owner).paint(painter, option, model.index(0, 0))
    painter.end()
    seen = {image.pixelColor(x, y).name() for x in range(40) for y in range(24)}
    assert colours.color(QPalette.ColorRole.HighlightedText).name() in seen
    assert colours.color(QPalette.ColorRole.ButtonText).name() not in seen
