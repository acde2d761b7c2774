"""The marks of a story's chapters: a shape for each relation, so that nobody needs to tell colours apart. A chapter
comes in; a shape or an icon goes out. It refuses to know where they are drawn.

A diamond is the article itself, a circle the same story, a square the same text, a triangle a list: it points up where
the article lists it, down where it lists the article.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPainterPath, QPixmap, QPolygonF

from archiveviewer.ui import theme

if TYPE_CHECKING:
    from archiveviewer.results import Chapter
    from archiveviewer.ui.theme import Colours

_SIDE = 16
_RADIUS = 5.5
_RATIO = 3
"""Pixels of an icon for each it is shown with, as sharp as any screen."""


def mark(chapter: Chapter, centre: QPointF, radius: float) -> QPainterPath:
    """The shape of a chapter, about a circle of this radius."""
    path = QPainterPath()
    kind = chapter.kinds[0] if chapter.kinds else ""
    if kind == "same":
        path.addEllipse(centre, radius, radius)
        return path
    if kind == "reprint":
        path.addRect(QRectF(centre.x() - radius * 0.9, centre.y() - radius * 0.9, radius * 1.8, radius * 1.8))
        return path
    up = {"listed": -1.0, "listed_by": 1.0}.get(kind)
    corners = [(0, -1.3), (1.3, 0), (0, 1.3), (-1.3, 0)] if up is None else [(0, 1.2 * up), (1.15, -up), (-1.15, -up)]
    path.addPolygon(QPolygonF([centre + QPointF(x * radius, y * radius) for x, y in corners]))
    path.closeSubpath()
    return path


def mark_colour(chapter: Chapter, colours: Colours) -> str:
    """The article itself stands out; the others share a colour."""
    return colours.bar_selected if chapter.kinds else colours.accent


def mark_icon(chapter: Chapter) -> QIcon:
    """The shape for a list, in the colours of the palette; in a chosen row in those of its text."""
    colours = theme.colours(QGuiApplication.palette())
    icon = QIcon()
    for mode, colour in (
        (QIcon.Mode.Normal, mark_colour(chapter, colours)),
        (QIcon.Mode.Selected, colours.selection_ink),
    ):
        picture = QPixmap(QSize(_SIDE, _SIDE) * _RATIO)
        picture.setDevicePixelRatio(_RATIO)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(mark(chapter, QPointF(_SIDE / 2, _SIDE / 2), _RADIUS), QColor(colour))
        painter.end()
        icon.addPixmap(picture, mode)
    return icon
