"""Marked passages on a laid-out article: their ground, and a sign at the margin. Comes in: where passages stand in the
displayed texts, and the document's segments; goes out: Qt's selections, and which passage is at a place. It refuses to
know who marked them and how they are kept.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from archiveviewer.desk.anchoring import Stretch
from archiveviewer.ui import marker_colours
from archiveviewer.ui.texts import utf16_offsets

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from archiveviewer.ui.article.document_writer import Segment

_STRIPE, _AWAY, _DOT = 3, 14, 3.5


class Marked(NamedTuple):
    """A passage: where it stands in the displayed texts, its colour, and whether it has a note."""

    id: str
    stretches: tuple[Stretch, ...]
    colour: str
    noted: bool


class _Placed(NamedTuple):
    """A passage in the document: ranges of Qt's positions."""

    mark: Marked
    ranges: tuple[tuple[int, int], ...]


class PassageMarks:
    """The passages of one document, in the order in which they stand."""

    def __init__(self, marks: Iterable[Marked] = (), segments: Sequence[Segment] = ()) -> None:
        placed = (_Placed(mark, _ranges(mark, segments)) for mark in marks)
        self._placed = sorted((one for one in placed if one.ranges), key=lambda one: one.ranges)

    def selections(self, cursor: QTextCursor, *, dark: bool) -> list[QTextEdit.ExtraSelection]:
        """What to paint behind the text."""
        painted = []
        for mark, ranges in self._placed:
            look = QTextCharFormat()
            look.setBackground(QColor(marker_colours.ground(mark.colour, dark=dark)))
            look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)  # hits have the same ground
            look.setUnderlineColor(QColor(marker_colours.sign(mark.colour)))
            for start, end in ranges:
                selection = QTextEdit.ExtraSelection()
                selection.cursor = QTextCursor(cursor)
                selection.cursor.setPosition(start)
                selection.cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
                selection.format = look
                painted.append(selection)
        return painted

    def position(self, mark_id: str) -> int | None:
        """Where a passage begins."""
        return next((one.ranges[0][0] for one in self._placed if one.mark.id == mark_id), None)

    def ends(self) -> list[tuple[str, int]]:
        """Where each passage ends."""
        return [(mark.id, ranges[-1][1]) for mark, ranges in self._placed]

    def at(self, position: int) -> str:
        """The passage at a position, the last marked where several are; nothing where none is."""
        found = [mark.id for mark, ranges in self._placed if any(start <= position <= end for start, end in ranges)]
        return found[-1] if found else ""

    def paint(self, painter: QPainter, sheet: QTextEdit) -> None:
        """Draw the signs at the margin of what is in sight: a stripe beside the lines, a dot where there is a note."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for mark, ranges in self._placed:
            top, bottom, left = _lines(ranges, sheet)
            if bottom < 0 or top > sheet.viewport().height():
                continue
            painter.setBrush(QColor(marker_colours.sign(mark.colour)))
            painter.drawRoundedRect(QRectF(left - _AWAY, top, _STRIPE, bottom - top), 1.5, 1.5)
            if mark.noted:
                painter.drawEllipse(QPointF(left - _AWAY + _STRIPE / 2, top - _DOT), _DOT, _DOT)


def _lines(ranges: Sequence[tuple[int, int]], sheet: QTextEdit) -> tuple[int, int, int]:
    """Top, bottom and left edge of the lines a passage stands on, as they are in sight."""
    cursor = QTextCursor(sheet.document())
    cursor.setPosition(ranges[0][0])
    first = sheet.cursorRect(cursor)
    cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
    left = sheet.cursorRect(cursor).left()
    cursor.setPosition(ranges[-1][1] - 1)  # behind its last letter the next line may begin
    return first.top(), sheet.cursorRect(cursor).bottom(), left


def _ranges(mark: Marked, segments: Sequence[Segment]) -> tuple[tuple[int, int], ...]:
    found = (
        place
        for stretch in mark.stretches
        for segment in segments
        if segment.text == stretch.block
        for place in segment.ranges([(stretch.start, stretch.end)])
    )
    return tuple(sorted(found))


def chosen(cursor: QTextCursor, segments: Iterable[Segment]) -> list[Stretch]:
    """The stretches of displayed texts that are selected."""
    first, last = cursor.selectionStart(), cursor.selectionEnd()
    stretches: dict[int, Stretch] = {}
    for segment in segments:
        offsets = utf16_offsets(segment.shown)
        start = _at(offsets, first - segment.position, len(segment.shown)) + segment.start
        end = _at(offsets, last - segment.position, len(segment.shown)) + segment.start
        if start < end:
            known = stretches.get(segment.text, Stretch(segment.text, start, end))
            stretches[segment.text] = Stretch(segment.text, min(start, known.start), max(end, known.end))
    return list(stretches.values())


def _at(offsets: Sequence[int], units: int, length: int) -> int:
    """The code point at so many units of Qt's, kept inside the text."""
    return min(bisect_left(offsets, units), length)
