"""A picture that can be looked at closely: fitted or in true size, larger and smaller, moved by mouse and keys.

Comes in: an image, later a sharper one; goes out: the wish for pixels in the size that is seen. It refuses to fetch
them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from archiveviewer.ui import theme
from archiveviewer.ui.article.picture_frame import STEP, Frame

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent, QPaintEvent, QResizeEvent, QShowEvent, QWheelEvent

_DARK_GROUND, _DARK_INK = "#161513", "#c9c5bc"
_PLACE = 125
"""How much lighter than the ground a picture's place is until it comes, in percent."""
_SEEN_DOTS = 3.0
"""From this scale on a picture is looked at dot by dot, and nothing is smoothed."""
_NOTCH, _LINES = 120, 3
"""What Qt counts for a notch of the wheel, and the lines it moves by."""
_ARROW_SHARE = 8
"""An arrow key moves by this part of the frame."""


class PictureCanvas(QWidget):
    """Shows one picture at a time."""

    size_wanted = Signal(QSize)
    """Pixels that would be sharp as the picture stands now; not larger than the picture itself."""
    pushed = Signal(int)
    """The wheel was turned beyond the edge: 1 for the end, -1 for the beginning."""
    scale_changed = Signal(float)
    """Screen dots of a pixel; 1 is true size."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._frame = Frame()
        self._true = QSize()
        self._image = QImage()
        self._note = ""
        self._held: QPointF | None = None
        self.scrolls = False
        """Whether the wheel moves the picture, as it does a text; otherwise it makes it larger or smaller."""
        self.is_dark = True
        """Whether the ground is dark whatever the theme, as photographs want it; a page wants that of the theme."""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(160, 120)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def ground(self) -> QColor:
        """What is around the picture."""
        return QColor(_DARK_GROUND if self.is_dark else theme.colours(self.palette()).rule)

    def show_size(self, true: QSize, *, keep: bool = False) -> None:
        """Take another picture of this size; its pixels come later. With `keep` in the scale that is seen."""
        self._true, self._image, self._note = true, QImage(), ""
        self._frame.take(QSizeF(true), keep=keep)
        self._changed()

    def show_image(self, image: QImage) -> None:
        """Take the picture's pixels, in whatever size; sharper ones replace others."""
        if image.width() >= self._image.width():
            self._image = image
            self.update()

    def show_note(self, note: str) -> None:
        """Words in place of a picture that can't be shown."""
        self._note, self._image = note, QImage()
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.update()

    @property
    def fits(self) -> bool:
        """Whether all of the picture is seen."""
        return self._frame.fits

    @property
    def scale(self) -> float:
        """Screen dots of a pixel."""
        return self._frame.scale

    def fit(self) -> None:
        """See all of it."""
        self._frame.fit()
        self._changed()

    def fit_width(self) -> None:
        """As wide as there is room for, from the top."""
        self._frame.fit_width()
        self._changed()

    def true_size(self) -> None:
        """A screen dot for each pixel."""
        self._zoom(1.0)

    def turn_over(self) -> None:
        """From fitted to true size, or back."""
        if self.fits:
            self.true_size()
        else:
            self.fit()

    def enlarge(self) -> None:
        """One step larger."""
        self._zoom(self._frame.scale * STEP)

    def reduce(self) -> None:
        """One step smaller."""
        self._zoom(self._frame.scale / STEP)

    def shift(self, across: int, down: int) -> bool:
        """Move by steps of an arrow key; false if there is nothing more on that side."""
        ratio = self.devicePixelRatioF()
        step_across, step_down = self.width() * ratio / _ARROW_SHARE, self.height() * ratio / _ARROW_SHARE
        moved = self._frame.move(-across * step_across, -down * step_down)
        self.update()
        return moved

    def roll(self, lines: float) -> bool:
        """Move down by so many lines, up where it is negative; false at the edge."""
        moved = self._frame.move(0, -lines * self.fontMetrics().height() * self.devicePixelRatioF())
        self.update()
        return moved

    def _zoom(self, scale: float, at: QPointF | None = None) -> None:
        self._frame.zoom(scale, at * self.devicePixelRatioF() if at is not None else None)
        self._changed()

    def _changed(self) -> None:
        hidden = not self._frame.fits
        self.setCursor(Qt.CursorShape.OpenHandCursor if hidden else Qt.CursorShape.ArrowCursor)
        self.scale_changed.emit(self._frame.scale)
        self._want()
        self.update()

    def _want(self) -> None:
        if self._true.isEmpty() or self._note or not self.isVisible():
            return
        size = self._frame.rect().size().toSize()
        wanted = size if size.width() < self._true.width() else self._true
        if wanted.width() > self._image.width() and not wanted.isEmpty():
            self.size_wanted.emit(wanted)

    # Qt's events

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What is fitted stays so."""
        super().resizeEvent(event)
        self._frame.natural = self.devicePixelRatioF()
        self._frame.resize(QSizeF(self.size()) * self.devicePixelRatioF())
        self._changed()

    def showEvent(self, event: QShowEvent) -> None:
        """Now its size is known."""
        super().showEvent(event)
        self._want()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture on its ground, and a ring when the keyboard is here and elsewhere it could be."""
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.ground)
        if self._note:
            painter.setPen(QColor(_DARK_INK if self.is_dark else theme.colours(self.palette()).muted))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._note)
        else:
            self._paint_picture(painter)
        if self.hasFocus() and not self.is_dark:
            painter.resetTransform()
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Accent), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))

    def _paint_picture(self, painter: QPainter) -> None:
        """The picture, or its place until it comes."""
        ratio = self.devicePixelRatioF()
        painter.scale(1 / ratio, 1 / ratio)
        place = self._frame.rect()
        if self._image.isNull():
            painter.fillRect(place, self.ground.lighter(_PLACE))
            return
        dot_by_dot = self._frame.scale >= _SEEN_DOTS
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, not dot_by_dot)
        if self._image.size() == place.size().toSize():
            painter.drawImage(place.topLeft().toPoint(), self._image)
        else:
            painter.drawImage(place, self._image)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Larger and smaller, about the place under the mouse."""
        turned = event.angleDelta().y()
        if self.scrolls and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if turned and not self.roll(-turned / _NOTCH * _LINES):
                self.pushed.emit(1 if turned < 0 else -1)
        elif turned:
            self._zoom(self._frame.scale * (STEP if turned > 0 else 1 / STEP), event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the picture."""
        if event.button() == Qt.MouseButton.LeftButton and not self.fits:
            self._held = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move it along."""
        if self._held is not None:
            way = (event.position() - self._held) * self.devicePixelRatioF()
            self._held = event.position()
            self._frame.move(way.x(), way.y())
            self.update()
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let it go."""
        if self._held is not None:
            self._held = None
            self.setCursor(Qt.CursorShape.OpenHandCursor)
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """From fitted to true size about that place, or back."""
        self._held = None
        if self.fits:
            self._zoom(1.0, event.position())
        else:
            self.fit()
        event.accept()
