"""Short texts laid out in a few lines: marks in them, an ellipsis at the end. Comes in: text with spans, a font, a
width; goes out: a layout to be drawn. Foreign text is drawn as text, never read as markup; it refuses to know what it
says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QTextCharFormat, QTextLayout, QTextOption

from archiveviewer.ui.texts import fit, utf16_length, utf16_offsets

if TYPE_CHECKING:
    from archiveviewer.results import Span
    from archiveviewer.ui.theme import Colours

LONGEST = 1000
"""Characters that are laid out; no row can show more."""


class Run(NamedTuple):
    """A text with marked stretches, in UTF-16 units as Qt counts; the first `muted` units are drawn paler."""

    text: str
    spans: tuple[tuple[int, int], ...]
    muted: int = 0


def run(untrusted: str, spans: tuple[Span, ...], muted: int = 0) -> Run:
    """Spans of code points become stretches of UTF-16 units."""
    text = fit(untrusted[:LONGEST])
    units, last = utf16_offsets(text), len(text)
    stretches = tuple((units[min(span.start, last)], units[min(span.end, last)]) for span in spans)
    return Run(text, stretches, units[min(muted, last)])


def lay(run: Run, font: QFont, width: int, lines: int, look: tuple[str, str, Colours]) -> QTextLayout:
    """Lay out at most so many lines; what does not fit ends in an ellipsis."""
    layout = _layout(run, font, width, lines, look)
    if layout.lineCount() < lines:
        return layout
    last = layout.lineAt(lines - 1)
    start, end = last.textStart(), last.textStart() + last.textLength()
    utf16 = run.text.encode("utf-16-le")
    if 2 * end >= len(utf16):
        return layout
    kept = utf16[: 2 * start].decode("utf-16-le", "replace")
    rest = utf16[2 * start :].decode("utf-16-le", "replace")
    elided = QFontMetricsF(font).elidedText(rest, Qt.TextElideMode.ElideRight, width - 1)
    return _layout(run._replace(text=kept + elided), font, width, lines, look)


def _layout(run: Run, font: QFont, width: int, lines: int, look: tuple[str, str, Colours]) -> QTextLayout:
    layout = QTextLayout(run.text, font)
    layout.setCacheEnabled(True)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats(_formats(run, look))
    layout.beginLayout()
    top = 0.0
    for _ in range(lines):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        line.setPosition(QPointF(0, top))
        top += line.height()
    layout.endLayout()
    return layout


def _formats(run: Run, look: tuple[str, str, Colours]) -> list[QTextLayout.FormatRange]:
    ink, muted, colours = look
    length = utf16_length(run.text)
    ranges = [_format(0, length, ink), _format(0, run.muted, muted)]
    ranges += [_format(start, end, colours.hit_ink, colours.hit) for start, end in run.spans if start < end <= length]
    return ranges


def _format(start: int, end: int, ink: str, ground: str | None = None) -> QTextLayout.FormatRange:
    characters = QTextCharFormat()
    characters.setForeground(QColor(ink))
    if ground is not None:
        characters.setBackground(QColor(ground))
    result = QTextLayout.FormatRange()
    result.start = start
    result.length = end - start
    result.format = characters
    return result
