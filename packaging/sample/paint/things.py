"""What people build and do: houses, boats, bridges, lamps, and the people themselves, painted onto a `Canvas`."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath, QPen

from paint.canvas import Canvas, colour, mix

if TYPE_CHECKING:
    from collections.abc import Sequence


def person(
    canvas: Canvas, x: float, y: float, height: float, coat: str, *, hat: str = "#e9d8a6", dark: str = "#2b2430"
) -> None:
    """Somebody standing at (x, y), seen from afar; an empty `hat` leaves the head bare."""
    h = height
    canvas.shape(
        [
            (x - h * 0.1, y),
            (x - h * 0.09, y - h * 0.42),
            (x + h * 0.09, y - h * 0.42),
            (x + h * 0.1, y),
            (x + h * 0.02, y),
            (x, y - h * 0.3),
            (x - h * 0.02, y),
        ],
        dark,
    )
    path = QPainterPath(QPointF(x - h * 0.13, y - h * 0.36))
    path.quadTo(QPointF(x - h * 0.17, y - h * 0.72), QPointF(x - h * 0.06, y - h * 0.8))
    path.lineTo(QPointF(x + h * 0.06, y - h * 0.8))
    path.quadTo(QPointF(x + h * 0.17, y - h * 0.72), QPointF(x + h * 0.13, y - h * 0.36))
    canvas.painter.fillPath(path, colour(coat))
    canvas.disc(x, y - h * 0.87, h * 0.075, mix("#c98f68", dark, 0.15))
    if hat:
        cone(canvas, x, y - h * 0.88, h * 0.19, hat)
    else:
        canvas.disc(x, y - h * 0.9, h * 0.075, dark, flat=0.8)


def cone(canvas: Canvas, x: float, y: float, half: float, name: str) -> None:
    """A conical palm-leaf hat, its shaded side to the right."""
    canvas.shape([(x - half, y), (x, y - half * 0.78), (x + half, y)], name)
    canvas.shape([(x + half * 0.15, y), (x, y - half * 0.78), (x + half, y)], mix(name, "#5c3b1e", 0.28))
    canvas.disc(x, y, half, mix(name, "#5c3b1e", 0.35), flat=0.13)


def bearer(canvas: Canvas, x: float, y: float, height: float, coat: str, load: str) -> None:
    """Somebody with a shoulder pole and two baskets."""
    h = height
    canvas.stroke([(x - h * 0.62, y - h * 0.68), (x, y - h * 0.78), (x + h * 0.62, y - h * 0.68)], "#4a3524", h * 0.025)
    for side in (-1, 1):
        at = x + side * h * 0.6
        canvas.stroke([(at, y - h * 0.68), (at - h * 0.12, y - h * 0.3)], "#4a3524", h * 0.01)
        canvas.stroke([(at, y - h * 0.68), (at + h * 0.12, y - h * 0.3)], "#4a3524", h * 0.01)
        canvas.disc(at, y - h * 0.3, h * 0.15, load, flat=0.5)
        canvas.shape(
            [
                (at - h * 0.15, y - h * 0.3),
                (at + h * 0.15, y - h * 0.3),
                (at + h * 0.1, y - h * 0.12),
                (at - h * 0.1, y - h * 0.12),
            ],
            "#7a5a38",
        )
    person(canvas, x, y, height, coat)


def sampan(canvas: Canvas, x: float, y: float, length: float, name: str, rim: str) -> None:
    """A slim wooden boat floating at (x, y), seen from the side."""
    path = QPainterPath(QPointF(x - length / 2, y - length * 0.11))
    path.quadTo(QPointF(x - length * 0.3, y + length * 0.05), QPointF(x, y + length * 0.05))
    path.quadTo(QPointF(x + length * 0.32, y + length * 0.05), QPointF(x + length / 2, y - length * 0.12))
    path.quadTo(QPointF(x + length * 0.3, y - length * 0.03), QPointF(x, y - length * 0.03))
    path.quadTo(QPointF(x - length * 0.3, y - length * 0.03), QPointF(x - length / 2, y - length * 0.11))
    canvas.painter.fillPath(path, colour(name))
    canvas.stroke(
        [
            (x - length * 0.42, y - length * 0.07),
            (x - length * 0.2, y - length * 0.035),
            (x + length * 0.2, y - length * 0.035),
            (x + length * 0.42, y - length * 0.075),
        ],
        rim,
        length * 0.011,
        0.8,
    )
    canvas.disc(x, y + length * 0.055, length * 0.46, "#0c1420", 0.25, flat=0.05)


def rower(canvas: Canvas, x: float, y: float, size: float, coat: str, oar: str) -> None:
    """Somebody standing in a boat and leaning on a long oar."""
    canvas.stroke([(x - size * 0.25, y - size * 0.85), (x + size * 0.75, y + size * 0.38)], oar, size * 0.035)
    person(canvas, x, y, size, coat)


def barge(canvas: Canvas, x: float, y: float, length: float, hull: str, cabin: str, load: str) -> None:
    """A cargo boat with a cabin astern and a heap of freight."""
    h = length * 0.15
    canvas.disc(x - length * 0.08, y - h * 0.9, length * 0.27, load, flat=0.42)
    canvas.shape(
        [
            (x - length / 2, y - h),
            (x + length * 0.53, y - h * 1.25),
            (x + length * 0.44, y + h * 0.4),
            (x - length * 0.44, y + h * 0.4),
        ],
        hull,
    )
    canvas.shape(
        [
            (x - length * 0.49, y - h * 0.72),
            (x + length * 0.5, y - h * 0.9),
            (x + length * 0.49, y - h * 0.65),
            (x - length * 0.48, y - h * 0.5),
        ],
        "#d9e2d0",
        0.75,
    )
    canvas.box(x + length * 0.22, y - h * 2.6, length * 0.2, h * 1.6, cabin)
    canvas.box(x + length * 0.19, y - h * 2.85, length * 0.27, h * 0.3, mix(cabin, "#33190f", 0.5))
    for window in range(2):
        canvas.box(x + length * (0.25 + 0.08 * window), y - h * 2.3, length * 0.05, h * 0.6, "#fbe7b0")
    canvas.disc(x + length * 0.46, y - h * 0.6, h * 0.16, "#f6efe0")
    canvas.disc(x + length * 0.462, y - h * 0.6, h * 0.08, "#20242d")


def house(canvas: Canvas, x: float, y: float, width: float, wall: str, roof: str, *, lit: bool = False) -> None:
    """A low house under a tiled gable, standing on (x, y) as the middle of its foot."""
    high = width * 0.34
    canvas.box(x - width / 2, y - high, width, high, wall)
    canvas.box(x, y - high, width / 2, high, mix(wall, "#1e1a2a", 0.2))
    eaves = width * 0.62
    canvas.shape(
        [
            (x - eaves, y - high * 0.92),
            (x - width * 0.38, y - high * 1.8),
            (x + width * 0.38, y - high * 1.8),
            (x + eaves, y - high * 0.92),
        ],
        roof,
    )
    for row in range(1, 5):
        share = row / 5
        half = width * 0.38 + (eaves - width * 0.38) * share
        level = y - high * 1.8 + high * 0.88 * share
        canvas.stroke([(x - half, level), (x + half, level)], mix(roof, "#1d1010", 0.35), width * 0.008, 0.6)
    glass = "#ffd98a" if lit else mix(wall, "#20283a", 0.65)
    canvas.box(x - width * 0.08, y - high * 0.62, width * 0.15, high * 0.62, mix(wall, "#2b1a12", 0.7))
    for side in (-0.33, 0.22):
        canvas.box(x + width * side, y - high * 0.62, width * 0.13, high * 0.32, glass)
        if lit:
            canvas.glow(x + width * (side + 0.065), y - high * 0.46, width * 0.35, "#ffcf70", 0.4)


def stilt_house(canvas: Canvas, x: float, y: float, width: float, wood: str, roof: str, *, lit: bool = False) -> None:
    """A house on stilts under a steep thatched roof."""
    for post in range(5):
        canvas.box(
            x - width * 0.42 + post * width * 0.205,
            y - width * 0.26,
            width * 0.03,
            width * 0.26,
            mix(wood, "#150d08", 0.4),
        )
    canvas.box(x - width * 0.46, y - width * 0.48, width * 0.92, width * 0.24, wood)
    for plank in range(1, 12):
        canvas.box(
            x - width * 0.46 + plank * width * 0.077, y - width * 0.48, width * 0.006, width * 0.24, "#170e08", 0.4
        )
    for side in (-0.25, 0.12):
        canvas.box(
            x + width * side,
            y - width * 0.43,
            width * 0.12,
            width * 0.11,
            "#ffd27a" if lit else mix(wood, "#130c0a", 0.7),
        )
        if lit:
            canvas.glow(x + width * (side + 0.06), y - width * 0.38, width * 0.3, "#ffc860", 0.45)
    canvas.shape(
        [
            (x - width * 0.62, y - width * 0.42),
            (x - width * 0.36, y - width * 0.86),
            (x + width * 0.36, y - width * 0.86),
            (x + width * 0.62, y - width * 0.42),
        ],
        roof,
    )
    canvas.shape(
        [
            (x + width * 0.05, y - width * 0.42),
            (x + width * 0.08, y - width * 0.86),
            (x + width * 0.36, y - width * 0.86),
            (x + width * 0.62, y - width * 0.42),
        ],
        mix(roof, "#140c10", 0.22),
    )
    canvas.stroke(
        [(x - width * 0.55, y - width * 0.24), (x - width * 0.72, y)], mix(wood, "#150d08", 0.3), width * 0.03
    )


def flag(canvas: Canvas, x: float, y: float, height: float, name: str = "#c8312b") -> None:
    """A red flag with its yellow star on a pole."""
    canvas.stroke([(x, y), (x, y - height)], "#d9d2c0", height * 0.022)
    width, high = height * 0.36, height * 0.23
    path = QPainterPath(QPointF(x, y - height))
    path.cubicTo(
        QPointF(x + width * 0.35, y - height - high * 0.2),
        QPointF(x + width * 0.65, y - height + high * 0.2),
        QPointF(x + width, y - height),
    )
    path.lineTo(QPointF(x + width, y - height + high))
    path.cubicTo(
        QPointF(x + width * 0.65, y - height + high * 1.2),
        QPointF(x + width * 0.35, y - height + high * 0.8),
        QPointF(x, y - height + high),
    )
    canvas.painter.fillPath(path, colour(name))
    star(canvas, x + width / 2, y - height + high * 0.5, high * 0.32, "#f7d64a")


def star(canvas: Canvas, x: float, y: float, radius: float, name: str) -> None:
    """A five-pointed star."""
    points = []
    for corner in range(10):
        far = radius if corner % 2 == 0 else radius * 0.4
        angle = -math.pi / 2 + corner * math.pi / 5
        points.append((x + far * math.cos(angle), y + far * math.sin(angle)))
    canvas.shape(points, name)


def truss(
    canvas: Canvas, left: float, right: float, deck: float, piers: Sequence[float], foot: float, name: str
) -> None:
    """A girder bridge on concrete piers: deck, hammerheads and columns with their lit side."""
    for x in piers:
        canvas.shape([(x - 13, deck + 24), (x + 13, deck + 24), (x + 16, foot), (x - 16, foot)], name)
        canvas.shape([(x + 3, deck + 24), (x + 13, deck + 24), (x + 16, foot), (x + 5, foot)], "#141b2a", 0.25)
        canvas.shape(
            [(x - 36, deck + 10), (x + 36, deck + 10), (x + 16, deck + 28), (x - 16, deck + 28)],
            mix(name, "#ffffff", 0.08),
        )
    canvas.box(left, deck - 4, right - left, 16, mix(name, "#ffffff", 0.14))
    canvas.box(left, deck + 8, right - left, 5, "#101725", 0.3)
    canvas.stroke([(left, deck - 15), (right, deck - 15)], name, 2)
    for post in range(int(left), int(right), 18):
        canvas.stroke([(post, deck - 15), (post, deck - 4)], name, 1.4)


def lantern(canvas: Canvas, x: float, y: float, size: float, name: str) -> None:
    """A glowing paper lantern on a thread."""
    canvas.glow(x, y, size * 3.4, name, 0.5)
    canvas.stroke([(x, y - size * 2.2), (x, y - size)], "#2a1c1c", 1.2, 0.7)
    canvas.disc(x, y, size, name, flat=0.92)
    canvas.disc(x - size * 0.1, y, size * 0.62, mix(name, "#fff3c4", 0.6), 0.75, flat=1.2)
    for rib in (-0.55, 0.0, 0.55):
        path = QPainterPath(QPointF(x, y - size * 0.9))
        path.quadTo(QPointF(x + rib * size * 2.2, y), QPointF(x, y + size * 0.9))
        canvas.painter.strokePath(path, colour_pen(mix(name, "#54140f", 0.5), max(0.8, size * 0.04)))
    canvas.box(x - size * 0.3, y - size * 1.02, size * 0.6, size * 0.16, "#4b2a1a")
    canvas.box(x - size * 0.3, y + size * 0.86, size * 0.6, size * 0.16, "#4b2a1a")
    canvas.stroke([(x, y + size), (x, y + size * 1.7)], mix(name, "#ffe7a0", 0.4), size * 0.1)


def colour_pen(name: str, width: float, alpha: float = 0.55) -> QPen:
    """A pen of one colour with round ends."""
    return QPen(colour(name, alpha), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)


def lamp_post(canvas: Canvas, x: float, y: float, height: float, name: str, light: str) -> None:
    """A street lamp and its cone of light."""
    canvas.stroke([(x, y), (x, y - height), (x + height * 0.16, y - height * 1.04)], name, 2.4)
    canvas.glow(x + height * 0.18, y - height, height * 0.55, light, 0.7)
    canvas.disc(x + height * 0.18, y - height * 1.02, 3.4, mix(light, "#ffffff", 0.6))


def panel(  # noqa: PLR0913, PLR0917 -- a box has this many sides
    canvas: Canvas, x: float, y: float, width: float, height: float, name: str, alpha: float, radius: float = 6
) -> None:
    """A rectangle with round corners."""
    path = QPainterPath()
    path.addRoundedRect(QRectF(x, y, width, height), radius, radius)
    canvas.painter.fillPath(path, colour(name, alpha))
