"""In which order Tab goes through a window. Comes in: the parts of the window in their order; goes out: what takes the
keyboard, as it is read: line by line, from left to right.

Qt's own order is that of making, in which whatever comes and goes, as a filter's chip does, stands at the end. It
refuses to move the keyboard itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QMenuBar, QWidget

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def stops(parts: Iterable[QWidget]) -> list[QWidget]:
    """What can be reached now, part by part."""
    return [stop for part in parts for stop in _as_read([one for one in _within(part) if _takes_tab(one)], part)]


def following(stops: Sequence[QWidget], focused: QWidget | None, *, forward: bool) -> QWidget | None:
    """The stop after or before the one that has the keyboard or holds what has it; None where there is none at all."""
    if not stops:
        return None
    here = next(
        (number for number, stop in enumerate(stops) if focused and (stop is focused or stop.isAncestorOf(focused))),
        -1 if forward else 0,
    )
    return stops[(here + (1 if forward else -1)) % len(stops)]


def _within(part: QWidget) -> list[QWidget]:
    return [part, *part.findChildren(QWidget)]


def _takes_tab(widget: QWidget) -> bool:
    return (
        bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        and widget.isVisible()
        and widget.isEnabled()
        and widget.focusProxy() is None
        and not isinstance(widget, QMenuBar)
    )


def _as_read(widgets: list[QWidget], part: QWidget) -> list[QWidget]:
    """Line by line: what begins above the middle of a line's first widget stands in that line."""
    areas = [(QRect(one.mapTo(part, one.rect().topLeft()), one.size()), one) for one in widgets]
    areas.sort(key=lambda area: (area[0].top(), area[0].left()))
    lines: list[list[tuple[QRect, QWidget]]] = []
    for area, widget in areas:
        if lines and area.top() < lines[-1][0][0].center().y():
            lines[-1].append((area, widget))
        else:
            lines.append([(area, widget)])
    return [widget for line in lines for _area, widget in sorted(line, key=lambda area: area[0].left())]
