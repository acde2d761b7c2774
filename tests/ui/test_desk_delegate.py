"""How rows of the desk are painted."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter, QPalette, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QLineEdit, QStyle, QStyleOptionViewItem, QWidget

from archiveviewer.ui import theme
from archiveviewer.ui.desk.contents import Row
from archiveviewer.ui.desk.desk_delegate import DeskDelegate
from archiveviewer.ui.desk.desk_model import ROW_ROLE
from archiveviewer.ui.desk.desk_view import DeskView

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


def test_the_sign_of_a_chosen_row_has_the_ink_of_its_words(qtbot: QtBot, qapp: QApplication) -> None:
    theme.apply(qapp, "contrast_light")
    colours = qapp.palette()
    owner = QWidget()
    qtbot.addWidget(owner)
    seen = _painted(owner, Row("collection", "a", ""), colours, QStyle.StateFlag.State_Selected)
    assert colours.color(QPalette.ColorRole.HighlightedText).name() in seen
    assert colours.color(QPalette.ColorRole.ButtonText).name() not in seen


@pytest.mark.parametrize(
    "row", [Row("clipping", "a", "Bài", starred=True), Row("passage", "a", "Đoạn", colour="green")]
)
def test_the_frame_of_the_current_row_leaves_its_words_in_sight(qtbot: QtBot, qapp: QApplication, row: Row) -> None:
    theme.apply(qapp, "light")
    colours = qapp.palette()
    owner = QWidget()
    qtbot.addWidget(owner)
    owner.show()
    owner.activateWindow()
    owner.setFocus()
    qtbot.waitUntil(owner.hasFocus)
    state = QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_HasFocus
    seen = _painted(owner, row, colours, state)
    assert seen[theme.colours(colours).focus] > 0
    assert seen.most_common(1)[0][0] == theme.colours(colours).selection


def test_a_name_is_typed_into_a_field_with_an_edge_behind_the_sign(qtbot: QtBot) -> None:
    view = DeskView()
    qtbot.addWidget(view)
    view.resize(300, 200)
    view.show_rows([Row("heading", "collections", "Bộ sưu tập", rows=(Row("collection", "a", "Hạn mặn"),))])
    view.show()
    *_, index = view.rows.indexes()
    view.edit(index)
    editor = view.findChild(QLineEdit)
    assert editor is not None
    assert editor.hasFrame()
    row = view.visualRect(index)
    assert editor.x() >= row.x() + 16
    assert editor.geometry().right() >= row.right() - 2
    assert editor.selectedText() == "Hạn mặn"


def _painted(owner: QWidget, row: Row, colours: QPalette, state: QStyle.StateFlag) -> Counter[str]:
    """The colours of the pixels of a row."""
    model = QStandardItemModel(owner)
    item = QStandardItem()
    item.setData(row, ROW_ROLE)
    model.appendRow(item)
    option = QStyleOptionViewItem()
    option.rect, option.palette, option.widget = QRect(0, 0, 60, 24), colours, owner
    option.state = state | QStyle.StateFlag.State_Enabled
    image = QImage(60, 24, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    DeskDelegate(owner).paint(painter, option, model.index(0, 0))
    painter.end()
    return Counter(image.pixelColor(x, y).name() for x in range(60) for y in range(24))
