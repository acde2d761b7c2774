"""Where a picture stands in a frame: fitted, or in a size of its own, moved about. Comes in: sizes, steps, places; goes
out: a rectangle. Pure arithmetic in screen dots; it refuses to know widgets and pixels' colours.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSizeF

STEP: Final = 1.25
LARGEST: Final = 8.0
"""Screen dots of a picture's pixel, at most."""


class Frame:
    """One picture in one frame. `scale` is the screen dots a pixel takes: 1 is true size."""

    def __init__(self) -> None:
        self._picture = QSizeF()
        self._room = QSizeF()
        self._scale = 1.0
        self._centre = QPointF(0.5, 0.5)
        """What of the picture stands in the middle of the frame, in shares of it."""
        self.fits = True
        self.natural = 1.0
        """The scale in which small pictures are shown: a dense screen takes several of its dots for a pixel."""

    def take(self, picture: QSizeF, *, keep: bool = False) -> None:
        """Another picture: all of it is seen first, unless the scale is to be kept; then its top is."""
        self._picture = picture
        if keep and not self.fits:
            self._centre = QPointF(0.5, 0.0)
            self._settle()
        else:
            self.fit()

    def fit_width(self) -> None:
        """As wide as the frame, from the top."""
        if not self._picture.isEmpty():
            self.zoom(self._room.width() / self._picture.width())
            self._centre = QPointF(0.5, 0.0)
            self._settle()

    def resize(self, room: QSizeF) -> None:
        """A frame of another size: what is fitted stays so, all else keeps its size and its middle."""
        self._room = room
        self._settle()

    def fit(self) -> None:
        """See all of it; what is smaller than the frame in its natural size."""
        self.fits = True
        self._centre = QPointF(0.5, 0.5)
        self._settle()

    @property
    def fitting(self) -> float:
        """The scale in which all of it is seen."""
        if self._picture.isEmpty() or self._room.isEmpty():
            return 1.0
        across = self._room.width() / self._picture.width()
        return min(self.natural, across, self._room.height() / self._picture.height())

    @property
    def scale(self) -> float:
        """The present scale."""
        return self._scale

    def zoom(self, scale: float, at: QPointF | None = None) -> None:
        """Another scale; the place `at` of the frame (its middle by default) keeps showing what it shows."""
        at = at or QPointF(self._room.width() / 2, self._room.height() / 2)
        before = self.rect()
        held = QPointF(0.5, 0.5)
        if not before.isEmpty():
            held = QPointF((at.x() - before.x()) / before.width(), (at.y() - before.y()) / before.height())
        smallest = min(self.fitting, 1.0)
        self._scale = min(max(scale, smallest), LARGEST)
        self.fits = self._scale == self.fitting
        size = self._picture * self._scale
        if not size.isEmpty():
            left, top = at.x() - held.x() * size.width(), at.y() - held.y() * size.height()
            self._centre = QPointF(
                (self._room.width() / 2 - left) / size.width(), (self._room.height() / 2 - top) / size.height()
            )
        self._settle()

    def move(self, across: float, down: float) -> bool:
        """Move the picture by so many dots; false when it stands at its edge already, or nothing is hidden."""
        before = QPointF(self._centre)
        size = self._picture * self._scale
        if size.isEmpty():
            return False
        self._centre -= QPointF(across / size.width(), down / size.height())
        self._settle()
        return self._centre != before

    def rect(self) -> QRectF:
        """Where the picture stands in the frame."""
        size = self._picture * self._scale
        left = self._room.width() / 2 - self._centre.x() * size.width()
        top = self._room.height() / 2 - self._centre.y() * size.height()
        return QRectF(QPointF(left, top), size)

    def _settle(self) -> None:
        """No empty room on one side while something is hidden on the other."""
        if self.fits:
            self._scale = self.fitting
        size = self._picture * self._scale
        self._centre = QPointF(
            _held(self._centre.x(), self._room.width(), size.width()),
            _held(self._centre.y(), self._room.height(), size.height()),
        )


def _held(centre: float, room: float, size: float) -> float:
    if size <= room or size <= 0:
        return 0.5
    half = room / size / 2
    return min(max(centre, half), 1 - half)
