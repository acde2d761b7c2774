"""What Fusion draws badly, drawn by us: boxes to tick, focus rings, scroll bars. Comes in: Qt's request to paint one
control with a palette; goes out: pixels. It refuses to know colours by name: all of them come from the palette.

Fusion outlines a box with a darkened window colour, which cannot be seen on a dark ground.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QProxyStyle, QStyle, QStyleOption, QWidget

_BOXES = (QStyle.PrimitiveElement.PE_IndicatorCheckBox, QStyle.PrimitiveElement.PE_IndicatorItemViewItemCheck)
_RING_WIDTH = 2.0


class ArchiveStyle(QProxyStyle):
    """Fusion, with controls that can be seen in light and dark alike."""

    def __init__(self) -> None:
        super().__init__("Fusion")

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Draw boxes and focus rings here, all else as Fusion does."""
        if element in _BOXES:
            _draw_box(option, painter)
        elif element == QStyle.PrimitiveElement.PE_FrameFocusRect:
            _draw_ring(option, painter)
        else:
            super().drawPrimitive(element, option, painter, widget)


def _draw_box(option: QStyleOption, painter: QPainter) -> None:
    side = min(option.rect.width(), option.rect.height()) - 1
    left = option.rect.x() + (option.rect.width() - side) // 2
    top = option.rect.y() + (option.rect.height() - side) // 2
    box = QRectF(left + 0.5, top + 0.5, side - 1, side - 1)  # on whole pixels, so that the edge is sharp
    state = option.state
    filled = bool(state & (QStyle.StateFlag.State_On | QStyle.StateFlag.State_NoChange))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(_outline(option, filled=filled), 1))
    painter.setBrush(_role(option, QPalette.ColorRole.Accent if filled else QPalette.ColorRole.Base))
    painter.drawRoundedRect(box, side * 0.2, side * 0.2)
    if filled:
        painter.setPen(_mark_pen(option, side))
        painter.drawPolyline(_mark(box, partly=bool(state & QStyle.StateFlag.State_NoChange)))
    painter.restore()


def _mark(box: QRectF, *, partly: bool) -> QPolygonF:
    """A tick, or a dash for a box that is ticked in part."""
    shape = ((0.26, 0.5), (0.74, 0.5)) if partly else ((0.24, 0.52), (0.43, 0.71), (0.77, 0.32))
    return QPolygonF([QPointF(box.x() + x * box.width(), box.y() + y * box.height()) for x, y in shape])


def _mark_pen(option: QStyleOption, side: float) -> QPen:
    return QPen(
        _role(option, QPalette.ColorRole.Base),
        max(1.5, side * 0.13),
        Qt.PenStyle.SolidLine,
        Qt.PenCapStyle.RoundCap,
        Qt.PenJoinStyle.RoundJoin,
    )


def _outline(option: QStyleOption, *, filled: bool) -> QColor:
    if filled:
        return _role(option, QPalette.ColorRole.Accent)
    ink = _role(option, QPalette.ColorRole.WindowText)
    ink.setAlphaF(0.7)
    return ink


def _role(option: QStyleOption, role: QPalette.ColorRole) -> QColor:
    enabled = option.state & QStyle.StateFlag.State_Enabled
    group = QPalette.ColorGroup.Active if enabled else QPalette.ColorGroup.Disabled
    palette: QPalette = option.palette
    if not enabled and role == QPalette.ColorRole.Accent:
        role = QPalette.ColorRole.WindowText
    return QColor(palette.color(group, role))


def _draw_ring(option: QStyleOption, painter: QPainter) -> None:
    half = _RING_WIDTH / 2
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(_role(option, QPalette.ColorRole.Accent), _RING_WIDTH))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(option.rect).adjusted(half, half, -half, -half), 3, 3)
    painter.restore()
