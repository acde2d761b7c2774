"""What Fusion draws badly, drawn by us: boxes to tick, rounds to choose, arrows to unfold, focus rings, scroll bars.
Comes in: Qt's request to paint one control with a palette; goes out: pixels. It refuses to know colours by name: all of
them come from the palette.

Fusion outlines a box with a darkened window colour, which cannot be seen on a dark ground. Measures and hints are left
to Fusion: Qt asks for them thousands of times in a minute, and Python's answer waits for whatever else runs in Python.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QProxyStyle,
    QPushButton,
    QStyle,
    QStyleOption,
    QStyleOptionComplex,
    QStyleOptionFrame,
    QStyleOptionMenuItem,
    QStyleOptionSlider,
    QWidget,
)

from archiveviewer.ui.icons import icon

_BOXES = (QStyle.PrimitiveElement.PE_IndicatorCheckBox, QStyle.PrimitiveElement.PE_IndicatorItemViewItemCheck)
_OF_FILE_DIALOG = {
    QStyle.StandardPixmap.SP_ArrowBack: "back",
    QStyle.StandardPixmap.SP_ArrowForward: "forward",
    QStyle.StandardPixmap.SP_FileDialogToParent: "up",
    QStyle.StandardPixmap.SP_FileDialogNewFolder: "add-folder",
}
_SEPARATOR = QStyleOptionMenuItem.MenuItemType.Separator
_RING_WIDTH = 2.0
_SHORTEST_HANDLE = 36
_FIELD_INSET = 4
_ROW_AIR = 6
_ARROW = 8


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
        elif element == QStyle.PrimitiveElement.PE_IndicatorRadioButton:
            _draw_radio(option, painter)
        elif element == QStyle.PrimitiveElement.PE_IndicatorBranch:
            _draw_branch(option, painter)
        elif element == QStyle.PrimitiveElement.PE_IndicatorTabClose:
            _draw_cross(option, painter)
        elif element == QStyle.PrimitiveElement.PE_FrameFocusRect:
            _draw_ring(option, painter)
        elif element == QStyle.PrimitiveElement.PE_PanelLineEdit and _framed(option):
            _draw_field(option, painter)
        elif element == QStyle.PrimitiveElement.PE_Frame:
            _draw_frame(option, painter)
        else:
            super().drawPrimitive(element, option, painter, widget)
            usable = bool(option.state & QStyle.StateFlag.State_Enabled)
            if usable and element == QStyle.PrimitiveElement.PE_PanelButtonCommand:
                _draw_edge(option, painter)
            elif element == QStyle.PrimitiveElement.PE_PanelMenu:
                _draw_menu_edge(option, painter)

    def drawComplexControl(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Draw scroll bars here, all else as Fusion does."""
        if control == QStyle.ComplexControl.CC_ScrollBar and isinstance(option, QStyleOptionSlider):
            painter.fillRect(option.rect, _role(option, QPalette.ColorRole.Base))
            if option.maximum > option.minimum:
                part = QStyle.SubControl.SC_ScrollBarSlider
                _draw_handle(option, painter, self.subControlRect(control, option, part, widget))
            return
        super().drawComplexControl(control, option, painter, widget)
        boxed = control == QStyle.ComplexControl.CC_SpinBox
        if (boxed or control == QStyle.ComplexControl.CC_ComboBox) and option.state & QStyle.StateFlag.State_HasFocus:
            _draw_ring(option, painter)
        elif boxed:
            _draw_edge(option, painter)

    def drawControl(
        self, element: QStyle.ControlElement, option: QStyleOption, painter: QPainter, widget: QWidget | None = None
    ) -> None:
        """A button that has the keyboard is ringed: the edge that Fusion gives it, a default button has as well. The
        lines between the commands of a menu are seen in every look.
        """
        if isinstance(option, QStyleOptionMenuItem) and option.menuItemType == _SEPARATOR and not option.text:
            middle = option.rect.center().y()
            painter.fillRect(option.rect.x() + 4, middle, option.rect.width() - 8, 1, _faint(option, 0.3))
            return
        super().drawControl(element, option, painter, widget)
        if element == QStyle.ControlElement.CE_PushButton and option.state & QStyle.StateFlag.State_HasFocus:
            _draw_ring(option, painter)

    def subControlRect(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        part: QStyle.SubControl,
        widget: QWidget | None = None,
    ) -> QRect:
        """A scroll bar has no arrows here: its handle may go from end to end."""
        if control == QStyle.ComplexControl.CC_ScrollBar and isinstance(option, QStyleOptionSlider):
            return _scroll_bar_part(option, part)
        return super().subControlRect(control, option, part, widget)  # type: ignore[arg-type]

    def subElementRect(self, element: QStyle.SubElement, option: QStyleOption, widget: QWidget | None = None) -> QRect:
        """The text of a field keeps clear of its rounded edge."""
        rect = super().subElementRect(element, option, widget)  # type: ignore[arg-type]
        if element == QStyle.SubElement.SE_LineEditContents and _framed(option):
            rect.adjust(_FIELD_INSET, 0, -_FIELD_INSET, 0)
        return rect

    def sizeFromContents(
        self, kind: QStyle.ContentsType, option: QStyleOption, size: QSize, widget: QWidget | None = None
    ) -> QSize:
        """Rows and columns of lists and trees have a little air between them."""
        needed = super().sizeFromContents(kind, option, size, widget)  # type: ignore[arg-type]
        if kind == QStyle.ContentsType.CT_ItemViewItem:
            return needed + QSize(2 * _ROW_AIR, _ROW_AIR)
        return needed

    def standardIcon(
        self, picture: QStyle.StandardPixmap, option: QStyleOption | None = None, widget: QWidget | None = None
    ) -> QIcon:
        """The arrows of Qt's own file dialog in the palette's colours: Fusion's are black on whatever ground."""
        name = _OF_FILE_DIALOG.get(picture)
        return icon(name) if name else super().standardIcon(picture, option, widget)

    def polish(self, polished: Any) -> Any:  # noqa: ANN401 — a widget, the palette or the application
        """Buttons of dialogs bear words; Fusion's small pictures beside them are of another age."""
        if isinstance(polished, QPushButton) and isinstance(polished.parent(), QDialogButtonBox):
            polished.setIcon(QIcon())
        return super().polish(polished)


def draw_arrow(painter: QPainter, left: int, middle: int, colour: QColor, *, opened: bool) -> None:
    """The arrow before what can be unfolded, 8 wide: it points down where that is done."""
    shape = ((0, -2), (4, 2), (8, -2)) if opened else ((2, -4), (6, 0), (2, 4))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, 1.5))
    painter.drawPolyline(QPolygonF([QPointF(left + x, middle + y) for x, y in shape]))
    painter.restore()


def _draw_branch(option: QStyleOption, painter: QPainter) -> None:
    """The place before a row of a tree: an arrow at its right end where there is something to unfold."""
    state = option.state
    if state & QStyle.StateFlag.State_Children:
        left, middle = option.rect.right() + 1 - _ARROW, option.rect.center().y() + 1
        ink = _role(option, QPalette.ColorRole.PlaceholderText)
        draw_arrow(painter, left, middle, ink, opened=bool(state & QStyle.StateFlag.State_Open))


def _scroll_bar_part(option: QStyleOptionSlider, part: QStyle.SubControl) -> QRect:
    """Where a part of a scroll bar is; along the bar first, turned upright at the end."""
    upright = option.orientation == Qt.Orientation.Vertical
    length = option.rect.height() if upright else option.rect.width()
    span = option.maximum - option.minimum
    handle = length if span <= 0 else max(_SHORTEST_HANDLE, length * option.pageStep // (span + option.pageStep))
    handle = min(handle, length)
    position = option.sliderPosition
    start = QStyle.sliderPositionFromValue(option.minimum, option.maximum, position, length - handle, option.upsideDown)
    stretches = {
        QStyle.SubControl.SC_ScrollBarGroove: (0, length),
        QStyle.SubControl.SC_ScrollBarSlider: (start, handle),
        QStyle.SubControl.SC_ScrollBarSubPage: (0, start),
        QStyle.SubControl.SC_ScrollBarAddPage: (start + handle, length - start - handle),
    }
    first, extent = stretches.get(part, (0, 0))
    if upright:
        return QRect(option.rect.x(), option.rect.y() + first, option.rect.width(), extent)
    return QRect(option.rect.x() + first, option.rect.y(), extent, option.rect.height())


def _draw_handle(option: QStyleOptionSlider, painter: QPainter, rect: QRect) -> None:
    state = option.state
    held = bool(state & (QStyle.StateFlag.State_Sunken | QStyle.StateFlag.State_MouseOver))
    colour = _role(option, QPalette.ColorRole.WindowText)
    colour.setAlphaF(0.62 if held else 0.42)
    inset = 3.0 if held else 4.0
    upright = option.orientation == Qt.Orientation.Vertical
    bar = QRectF(rect).adjusted(*((inset, 2, -inset, -2) if upright else (2, inset, -2, -inset)))
    radius = min(bar.width(), bar.height()) / 2
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(bar, radius, radius)
    painter.restore()


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


def _draw_radio(option: QStyleOption, painter: QPainter) -> None:
    side = min(option.rect.width(), option.rect.height()) - 2
    circle = QRectF(option.rect.x() + 1, option.rect.y() + (option.rect.height() - side) / 2, side, side)
    chosen = bool(option.state & QStyle.StateFlag.State_On)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(_outline(option, filled=chosen), 1))
    painter.setBrush(_role(option, QPalette.ColorRole.Base))
    painter.drawEllipse(circle)
    if chosen:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_role(option, QPalette.ColorRole.Accent))
        inset = side * 0.25
        painter.drawEllipse(circle.adjusted(inset, inset, -inset, -inset))
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


def _framed(option: QStyleOption) -> bool:
    return isinstance(option, QStyleOptionFrame) and option.lineWidth > 0


def _edge(option: QStyleOption) -> QColor:
    """What a control is edged with: it can be seen on every ground."""
    focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
    edge = _outline(option, filled=focused)
    if not focused:
        edge.setAlphaF(0.5)
    return edge


def _faint(option: QStyleOption, strength: float) -> QColor:
    """What parts one thing from another on one ground; no menu is less usable than another."""
    palette: QPalette = option.palette
    ink = QColor(palette.color(QPalette.ColorGroup.Active, QPalette.ColorRole.WindowText))
    ink.setAlphaF(strength)
    return ink


def _draw_menu_edge(option: QStyleOption, painter: QPainter) -> None:
    """The edge of a menu: Fusion's is as dark as what lies under it where that is dark."""
    painter.save()
    painter.setPen(_faint(option, 0.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(option.rect.adjusted(0, 0, -1, -1))
    painter.restore()


def _draw_edge(option: QStyleOption, painter: QPainter) -> None:
    """The edge of a button, over Fusion's own, which is as dark as a dark ground."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(_edge(option))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5), 2, 2)
    painter.restore()


def _draw_field(option: QStyleOption, painter: QPainter) -> None:
    focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
    width = _RING_WIDTH if focused else 1.0
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(_edge(option), width))
    painter.setBrush(_role(option, QPalette.ColorRole.Base))
    half = width / 2
    painter.drawRoundedRect(QRectF(option.rect).adjusted(half, half, -half, -half), 4, 4)
    painter.restore()


def _draw_cross(option: QStyleOption, painter: QPainter) -> None:
    """A thin cross that closes a tab, stronger under the mouse."""
    strong = bool(option.state & (QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_Sunken))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    role = QPalette.ColorRole.WindowText if strong else QPalette.ColorRole.PlaceholderText
    painter.setPen(QPen(_role(option, role), 1.6))
    middle = QRectF(option.rect).center()
    for sign in (1, -1):
        painter.drawLine(middle + QPointF(-4, -4 * sign), middle + QPointF(4, 4 * sign))
    painter.restore()


def _draw_ring(option: QStyleOption, painter: QPainter) -> None:
    half = _RING_WIDTH / 2
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(_role(option, QPalette.ColorRole.Accent), _RING_WIDTH))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(option.rect).adjusted(half, half, -half, -half), 3, 3)
    painter.restore()


def _draw_frame(option: QStyleOption, painter: QPainter) -> None:
    """The frame around a list, stronger when it has the keyboard."""
    painter.save()
    painter.setPen(_edge(option))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(option.rect.adjusted(0, 0, -1, -1))
    painter.restore()
