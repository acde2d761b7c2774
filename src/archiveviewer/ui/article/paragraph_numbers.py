"""Numbers beside the paragraphs of an article, to quote by. Comes in: a page and where its texts stand; goes out:
numbers, painted in the margin. They are no part of the text: nothing that is copied has them.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QTextCursor

from archiveviewer.ui import theme
from archiveviewer.ui.page import FIRST_BLOCK

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtWidgets import QTextEdit

    from archiveviewer.ui.article.document_writer import Segment
    from archiveviewer.ui.page import Page

_COUNTED: Final = ("paragraph", "quote", "list")
MARGIN_EMS: Final = 2.8
"""Room for three digits beside the column."""
_GAP = 20
_SIZE = 0.72


def places(page: Page, segments: Iterable[Segment]) -> list[int]:
    """Where each paragraph of the text begins in the document; the first in the list is number 1."""
    starts: dict[int, int] = {}
    for segment in segments:
        block = segment.text - FIRST_BLOCK
        if block >= 0 and page.article.blocks[block].kind in _COUNTED:
            starts.setdefault(block, segment.position)
    return sorted(starts.values())


def paint(painter: QPainter, view: QTextEdit, starts: Sequence[int], top: int, points: float) -> None:
    """Draw the numbers of the paragraphs in sight; `top` is the position at the top of the view."""
    painter.setFont(theme.sans(points * _SIZE))
    painter.setPen(QColor(theme.colours(view.palette()).muted))
    side = view.document().rootFrame().frameFormat().leftMargin()
    cursor = QTextCursor(view.document())
    for number in range(max(0, bisect_right(starts, top) - 1), len(starts)):
        cursor.setPosition(starts[number])
        line = view.cursorRect(cursor)
        if line.top() > view.viewport().height():
            return
        metrics = QFontMetricsF(painter.font())
        box = QRectF(0, line.bottom() - metrics.height() - metrics.descent() / 2, side - _GAP, metrics.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(number + 1))
