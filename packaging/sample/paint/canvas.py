"""A sheet to paint on, twice as large as the picture that leaves it, and what is done to the finished sheet.

In: a size and a seed. Out: a JPEG file with grain and a soft edge. It knows nothing of what is painted.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter, QPainterPath, QRadialGradient

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

SCALE = 2


def colour(name: str, alpha: float = 1.0) -> QColor:
    """A colour by its hexadecimal name, made transparent by `alpha` (0 to 1)."""
    made = QColor(name)
    made.setAlphaF(alpha)
    return made


def mix(one: str, other: str, share: float) -> str:
    """The colour `share` of the way from one to the other."""
    a, b = QColor(one), QColor(other)
    parts = [(x + (y - x) * share) for x, y in zip(a.getRgbF()[:3], b.getRgbF()[:3], strict=True)]
    return QColor.fromRgbF(*(min(1.0, max(0.0, part)) for part in parts)).name()


class Canvas:
    """A painter over a large sheet in the units of the small picture, with its own dice."""

    def __init__(self, width: int = 900, height: int = 560, seed: int = 1) -> None:
        self.width, self.height = width, height
        self.dice = random.Random(seed)  # noqa: S311 -- scatters leaves, guards nothing
        self.image = QImage(width * SCALE, height * SCALE, QImage.Format.Format_RGB32)
        self.image.fill(QColor("#ffffff"))
        self.painter = QPainter()
        self._begin()

    def _begin(self) -> None:
        self.painter.begin(self.image)
        self.painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.painter.scale(SCALE, SCALE)
        self.painter.setPen(Qt.PenStyle.NoPen)

    def pause(self) -> None:
        """Let go of the sheet so that its points may be moved; `resume` takes it up again."""
        self.painter.end()

    def resume(self) -> None:
        """Take up the brush again."""
        self._begin()

    def wash(self, stops: Sequence[tuple[float, str]], top: float = 0.0, bottom: float | None = None) -> None:
        """A vertical gradient from `top` to `bottom` over the whole width."""
        bottom = self.height if bottom is None else bottom
        gradient = QLinearGradient(0, top, 0, bottom)
        for place, name in stops:
            gradient.setColorAt(place, QColor(name))
        self.painter.fillRect(QRectF(0, top, self.width, bottom - top), gradient)

    def haze(self, middle: float, spread: float, name: str, strength: float) -> None:
        """A soft horizontal band of mist."""
        gradient = QLinearGradient(0, middle - spread, 0, middle + spread)
        gradient.setColorAt(0, colour(name, 0))
        gradient.setColorAt(0.5, colour(name, strength))
        gradient.setColorAt(1, colour(name, 0))
        self.painter.fillRect(QRectF(0, middle - spread, self.width, 2 * spread), gradient)

    def glow(self, x: float, y: float, radius: float, name: str, strength: float = 0.6) -> None:
        """Light that falls off around a point."""
        gradient = QRadialGradient(QPointF(x, y), radius)
        gradient.setColorAt(0, colour(name, strength))
        gradient.setColorAt(0.35, colour(name, strength * 0.45))
        gradient.setColorAt(1, colour(name, 0))
        self.painter.setBrush(gradient)
        self.painter.drawEllipse(QPointF(x, y), radius, radius)

    def disc(self, x: float, y: float, radius: float, name: str, alpha: float = 1.0, *, flat: float = 1.0) -> None:
        """A circle, or with `flat` below one a lying ellipse."""
        self.painter.setBrush(colour(name, alpha))
        self.painter.drawEllipse(QPointF(x, y), radius, radius * flat)

    def box(self, x: float, y: float, width: float, height: float, name: str, alpha: float = 1.0) -> None:
        """An upright rectangle."""
        self.painter.fillRect(QRectF(x, y, width, height), colour(name, alpha))

    def shape(self, points: Sequence[tuple[float, float]], name: str, alpha: float = 1.0) -> None:
        """A filled polygon."""
        path = QPainterPath(QPointF(*points[0]))
        for point in points[1:]:
            path.lineTo(QPointF(*point))
        path.closeSubpath()
        self.painter.fillPath(path, colour(name, alpha))

    def stroke(self, points: Sequence[tuple[float, float]], name: str, width: float, alpha: float = 1.0) -> None:
        """A line through points with round ends."""
        pen = self.painter.pen()
        made = type(pen)(colour(name, alpha), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
        made.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        path = QPainterPath(QPointF(*points[0]))
        for point in points[1:]:
            path.lineTo(QPointF(*point))
        self.painter.strokePath(path, made)

    def save(self, path: Path, *, grain: float = 5.0, edge: float = 0.22, quality: int = 80) -> None:
        """Shade the edge, shrink, add grain and write the JPEG."""
        self._shade_edge(edge)
        self.painter.end()
        small = self.image.scaled(
            self.width,
            self.height,
            Qt.AspectRatioMode.IgnoreAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        _add_grain(small, self.dice.randrange(1 << 30), grain)
        path.parent.mkdir(parents=True, exist_ok=True)
        if not small.save(str(path), "JPEG", quality):
            raise OSError(f"cannot write {path}")

    def _shade_edge(self, strength: float) -> None:
        gradient = QRadialGradient(QPointF(self.width / 2, self.height / 2), self.width * 0.68)
        gradient.setColorAt(0.55, colour("#000000", 0))
        gradient.setColorAt(1, colour("#10131f", strength))
        self.painter.fillRect(QRectF(0, 0, self.width, self.height), gradient)


def points_of(image: QImage) -> np.ndarray:
    """The sheet's points as an array (rows, columns, four bytes) over the same memory."""
    return np.frombuffer(image.bits(), dtype=np.uint8).reshape(image.height(), image.width(), 4)


def _add_grain(image: QImage, seed: int, strength: float) -> None:
    points = points_of(image)
    dice = np.random.default_rng(seed)
    fine = dice.normal(0, strength * 0.6, points.shape[:2])
    coarse = np.kron(dice.normal(0, strength * 0.6, (image.height() // 3 + 1, image.width() // 3 + 1)), np.ones((3, 3)))
    noise = fine + coarse[: image.height(), : image.width()]
    points[:, :, :3] = np.clip(points[:, :, :3] + noise[:, :, None], 0, 255).astype(np.uint8)
