"""Found words in a document: where they are and which one is current. Comes in: ranges of positions; goes out: Qt's
extra selections in the theme's colours. It refuses to know how anything was found.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from archiveviewer.ui.texts import find_all, utf16_offsets

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtGui import QTextDocument

    from archiveviewer.results import Span
    from archiveviewer.ui.article.document_writer import Segment
    from archiveviewer.ui.page import Marks
    from archiveviewer.ui.theme import Colours

Range = tuple[int, int]

_MOST_PAINTED = 1000
"""Painting more would be felt at every step; those nearest to the current one are painted."""


def marked(segments: Sequence[Segment], marks: Marks) -> list[Range]:
    """Where the marked spans of displayed texts stand in the document."""
    ranges = []
    for segment in segments:
        spans = marks[segment.text] if segment.text < len(marks) else ()
        ranges += segment.ranges(_joined(spans, segment))
    return sorted(set(ranges))


def _joined(spans: Sequence[Span], segment: Segment) -> list[Range]:
    """Marked words that follow each other are one hit: a name of three words is one step, not three."""
    joined: list[Range] = []
    for span in sorted(spans):
        between = segment.shown[max(joined[-1][1] - segment.start, 0) : span.start - segment.start] if joined else "-"
        if joined and (span.start <= joined[-1][1] or between.isspace()):
            joined[-1] = (joined[-1][0], max(joined[-1][1], span.end))
        else:
            joined.append((span.start, span.end))
    return joined


def found(wanted: str, document: QTextDocument, segments: Iterable[Segment]) -> list[Range]:
    """Where typed words stand in the article itself; the cards behind it are not searched."""
    text = document.toRawText()
    matches = find_all(wanted, text)
    offsets = utf16_offsets(text) if matches else ()
    behind = max((segment.position + len(segment.shown.encode("utf-16-le")) // 2 for segment in segments), default=0)
    return [(offsets[start], offsets[end]) for start, end in matches if offsets[start] < behind]


def write(document: QTextDocument, ranges: Iterable[Range], colours: Colours) -> None:
    """Put the marks into the document itself, as for paper."""
    for where in ranges:
        _cursor(document, where).mergeCharFormat(_format(colours.hit, colours.hit_ink))


class Highlights:
    """Ranges in order, and the number of the current one: -1 for none."""

    def __init__(self, ranges: Iterable[Range] = (), current: int = -1) -> None:
        self.ranges = list(ranges)
        self.current = current if current < len(self.ranges) else -1

    def __len__(self) -> int:
        return len(self.ranges)

    def step(self, direction: int, position: int) -> Range | None:
        """Make the next one current, or the previous one; the first step starts from a position. Wraps around."""
        if not self.ranges:
            return None
        if self.current < 0:
            after = bisect_left(self.ranges, (position, 0))
            self.current = (after if direction > 0 else after - 1) % len(self.ranges)
        else:
            self.current = (self.current + direction) % len(self.ranges)
        return self.ranges[self.current]

    def selections(self, document: QTextDocument, colours: Colours) -> list[QTextEdit.ExtraSelection]:
        """What to paint; the current one on top."""
        common = _format(colours.hit, colours.hit_ink)
        first = max(0, self.current - _MOST_PAINTED // 2)
        painted = [_selection(document, each, common) for each in self.ranges[first : first + _MOST_PAINTED]]
        if self.current >= 0:
            special = _format(colours.current_hit, colours.current_hit_ink)
            painted.append(_selection(document, self.ranges[self.current], special))
        return painted


def _format(ground: str, ink: str) -> QTextCharFormat:
    result = QTextCharFormat()
    result.setBackground(QColor(ground))
    result.setForeground(QColor(ink))
    return result


def _selection(document: QTextDocument, where: Range, look: QTextCharFormat) -> QTextEdit.ExtraSelection:
    selection = QTextEdit.ExtraSelection()
    selection.cursor = _cursor(document, where)
    selection.format = look
    return selection


def _cursor(document: QTextDocument, where: Range) -> QTextCursor:
    cursor = QTextCursor(document)
    cursor.setPosition(where[0])
    cursor.setPosition(where[1], QTextCursor.MoveMode.KeepAnchor)
    return cursor
