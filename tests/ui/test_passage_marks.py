from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QTextEdit

from archiveviewer.desk.anchoring import Stretch
from archiveviewer.ui.article.document_writer import Segment
from archiveviewer.ui.article.passage_marks import Marked, PassageMarks

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_a_stripe_stands_beside_the_lines_of_its_passage_only(qtbot: QtBot) -> None:
    sheet = QTextEdit()
    qtbot.addWidget(sheet)
    sheet.resize(300, 300)
    sheet.document().setDocumentMargin(30)
    sheet.setPlainText("một hai ba bốn năm sáu bảy tám chín mười " * 4)
    sheet.show()
    line = sheet.document().firstBlock().layout().lineAt(0)
    first, second = (painted_rows(sheet, end) for end in (line.textLength(), line.textLength() + 1))
    assert 0 < first < second, "the space at the end of a line is not yet the next line"


def painted_rows(sheet: QTextEdit, end: int) -> int:
    text = sheet.document().firstBlock().text()
    marks = PassageMarks([Marked("a", (Stretch(0, 0, end),), "yellow", noted=False)], [Segment(0, 0, 0, text)])
    picture = QImage(sheet.viewport().size(), QImage.Format.Format_ARGB32)
    picture.fill(0)
    painter = QPainter(picture)
    marks.paint(painter, sheet)
    painter.end()
    return sum(any(picture.pixelColor(x, y).alpha() for x in range(40)) for y in range(picture.height()))
