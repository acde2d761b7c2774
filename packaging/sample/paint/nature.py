"""Land, water and weather: ridges, clouds, reflections, rain, trees. Everything is painted onto a `Canvas`."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainterPath, QPen

from paint.canvas import SCALE, Canvas, colour, mix, points_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


def ridge(
    canvas: Canvas, base: float, height: float, *, steps: int = 5, rough: float = 0.5
) -> list[tuple[float, float]]:
    """A skyline over the whole width: value noise in `steps` octaves above the level `base`."""
    waves = []
    for octave in range(steps):
        count = 3 * 2**octave + 2
        waves.append(([canvas.dice.random() for _ in range(count + 1)], count, rough**octave))
    total = sum(weight for _, _, weight in waves)
    line = []
    for x in range(-4, canvas.width + 5, 4):
        level = sum(
            _between(values, (x + 4) / (canvas.width + 8) * (count - 1)) * weight for values, count, weight in waves
        )
        line.append((float(x), base - height * level / total))
    return line


def _between(values: Sequence[float], place: float) -> float:
    left = min(int(place), len(values) - 2)
    share = place - left
    share = share * share * (3 - 2 * share)
    return values[left] * (1 - share) + values[left + 1] * share


def land(canvas: Canvas, line: list[tuple[float, float]], top: str, bottom: str, floor: float | None = None) -> None:
    """Fill everything under a skyline, from one colour at its peak to another at the floor."""
    floor = canvas.height if floor is None else floor
    path = QPainterPath(QPointF(-4, floor + 2))
    for point in line:
        path.lineTo(QPointF(*point))
    path.lineTo(QPointF(canvas.width + 4, floor + 2))
    path.closeSubpath()
    gradient = QLinearGradient(0, min(y for _, y in line), 0, floor)
    gradient.setColorAt(0, QColor(top))
    gradient.setColorAt(1, QColor(bottom))
    canvas.painter.fillPath(path, gradient)


def ranges(canvas: Canvas, levels: Sequence[tuple[float, float]], far: str, near: str, mist: str, floor: float) -> None:
    """Several ridges one behind the other, fading into mist at their feet."""
    for number, (base, height) in enumerate(levels):
        share = number / max(1, len(levels) - 1)
        tone = mix(far, near, share)
        land(canvas, ridge(canvas, base, height, rough=0.42), tone, mix(tone, mist, 0.55 * (1 - share) + 0.1), floor)


def level_at(line: list[tuple[float, float]], x: float) -> float:
    """The height of a skyline at `x`."""
    return min(line, key=lambda point: abs(point[0] - x))[1]


def sun(canvas: Canvas, x: float, y: float, radius: float, disc: str, light: str) -> None:
    """A disc in its own light."""
    canvas.glow(x, y, radius * 7, light, 0.55)
    canvas.glow(x, y, radius * 2.6, disc, 0.6)
    canvas.disc(x, y, radius, disc)


def clouds(canvas: Canvas, top: float, bottom: float, count: int, name: str, alpha: float = 0.5) -> None:
    """Flat streaks of cloud with round ends, longer and thinner towards the horizon."""
    for _ in range(count):
        y = canvas.dice.uniform(top, bottom)
        x = canvas.dice.uniform(-80, canvas.width)
        for _ in range(canvas.dice.randint(2, 4)):
            length, thick = canvas.dice.uniform(70, 240), canvas.dice.uniform(5, 15)
            path = QPainterPath()
            path.addRoundedRect(QRectF(x, y, length, thick), thick / 2, thick / 2)
            canvas.painter.fillPath(path, colour(name, alpha * canvas.dice.uniform(0.5, 1)))
            x += canvas.dice.uniform(-60, 90)
            y += thick * canvas.dice.choice((-0.75, 0.75))


def mirror(canvas: Canvas, waterline: float, tint: str, strength: float = 0.35, sway: float = 3.0) -> None:
    """Water from `waterline` down: the picture above turned over, swaying more the nearer it comes."""
    canvas.pause()
    points = points_of(canvas.image)
    edge = int(waterline * SCALE)
    depth = points.shape[0] - edge
    water = np.array(QColor(tint).getRgb()[2::-1], dtype=float)
    for row in range(depth):
        source = points[max(0, edge - 1 - int(row * 0.92)), :, :3].astype(float)
        near = row / depth
        shift = int(SCALE * sway * (0.3 + 2 * near) * math.sin(row / SCALE / (1.6 + 6 * near) + 3 * math.sin(row / 37)))
        share = min(0.92, strength + 0.35 * near)
        points[edge + row, :, :3] = np.roll(source, shift, axis=0) * (1 - share) + water * share
    canvas.resume()


def ripples(canvas: Canvas, top: float, bottom: float, count: int, name: str, alpha: float = 0.35) -> None:
    """Short lying strokes of light on water, longer and thicker towards the viewer."""
    for _ in range(count):
        share = canvas.dice.random() ** 1.4
        y = top + (bottom - top) * share
        length = (12 + 70 * share) * canvas.dice.uniform(0.5, 1.3)
        canvas.painter.setBrush(colour(name, alpha * canvas.dice.uniform(0.3, 1)))
        x = canvas.dice.uniform(-20, canvas.width)
        canvas.painter.drawEllipse(QRectF(x, y, length, 0.9 + 2.1 * share))


def glitter(canvas: Canvas, x: float, top: float, bottom: float, spread: float, name: str) -> None:
    """The path of the sun on water."""
    for _ in range(150):
        share = canvas.dice.random()
        y = top + (bottom - top) * share
        away = canvas.dice.gauss(0, spread * (0.3 + share))
        length = (8 + 44 * share) * canvas.dice.uniform(0.5, 1.2)
        canvas.painter.setBrush(colour(name, canvas.dice.uniform(0.15, 0.6)))
        canvas.painter.drawEllipse(QRectF(x + away - length / 2, y, length, 0.9 + 2.2 * share))


def rain(canvas: Canvas, count: int, name: str, alpha: float = 0.35, *, slant: float = 0.22) -> None:
    """Streaks of rain, all leaning the same way."""
    for _ in range(count):
        x, y = canvas.dice.uniform(-50, canvas.width + 50), canvas.dice.uniform(-30, canvas.height)
        length = canvas.dice.uniform(12, 46)
        pen = QPen(colour(name, alpha * canvas.dice.uniform(0.3, 1)), canvas.dice.uniform(0.6, 1.5))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        canvas.painter.setPen(pen)
        canvas.painter.drawLine(QPointF(x, y), QPointF(x - length * slant, y + length))
    canvas.painter.setPen(Qt.PenStyle.NoPen)


def stars(canvas: Canvas, bottom: float, count: int, name: str = "#fff6df") -> None:
    """Small points of light in the upper sky."""
    for _ in range(count):
        y = bottom * canvas.dice.random() ** 1.5
        size = canvas.dice.uniform(0.5, 1.5)
        canvas.disc(canvas.dice.uniform(0, canvas.width), y, size, name, canvas.dice.uniform(0.3, 0.95))


def leaf(canvas: Canvas, x: float, y: float, length: float, angle: float, width: float, name: str) -> None:
    """One pointed leaf from (x, y) in the direction `angle` (radians, 0 to the right, up negative)."""
    tip = (x + length * math.cos(angle), y + length * math.sin(angle))
    across = (-math.sin(angle) * width, math.cos(angle) * width)
    middle = (x + 0.45 * (tip[0] - x), y + 0.45 * (tip[1] - y))
    path = QPainterPath(QPointF(x, y))
    path.quadTo(QPointF(middle[0] + across[0], middle[1] + across[1]), QPointF(*tip))
    path.quadTo(QPointF(middle[0] - across[0], middle[1] - across[1]), QPointF(x, y))
    canvas.painter.fillPath(path, colour(name))


def _frond(canvas: Canvas, x: float, y: float, length: float, angle: float, name: str) -> None:
    drop = length * (0.55 if math.cos(angle) else 0.3)
    end = (x + length * math.cos(angle), y + length * math.sin(angle) + drop)
    bend = (x + 0.6 * length * math.cos(angle), y + 0.75 * length * math.sin(angle))
    path = QPainterPath(QPointF(x, y))
    path.quadTo(QPointF(*bend), QPointF(*end))
    for step in range(3, 22):
        at = path.pointAtPercent(step / 22)
        size = length * 0.3 * math.sin(math.pi * (0.15 + 0.8 * step / 22))
        way = math.radians(-path.angleAtPercent(step / 22))
        leaf(canvas, at.x(), at.y(), size, way + 0.85, size * 0.09, name)
        leaf(canvas, at.x(), at.y(), size, way - 0.85, size * 0.09, name)
    pen = QPen(colour(name), max(1.0, length / 38))
    canvas.painter.strokePath(path, pen)


def palm(canvas: Canvas, x: float, y: float, height: float, lean: float, name: str) -> None:
    """A coconut palm standing at (x, y), its crown `lean` to the side."""
    top = (x + lean, y - height)
    path = QPainterPath(QPointF(x - height * 0.028, y))
    path.quadTo(QPointF(x - height * 0.012, y - height * 0.55), QPointF(top[0] - height * 0.012, top[1]))
    path.lineTo(QPointF(top[0] + height * 0.012, top[1]))
    path.quadTo(QPointF(x + height * 0.03, y - height * 0.5), QPointF(x + height * 0.03, y))
    canvas.painter.fillPath(path, colour(mix(name, "#2a1a10", 0.3)))
    for angle in (-2.9, -2.4, -1.95, -1.5, -1.1, -0.65, -0.2, -3.3, 0.15):
        _frond(canvas, *top, height * canvas.dice.uniform(0.38, 0.48), angle + canvas.dice.uniform(-0.1, 0.1), name)
    for _ in range(5):
        canvas.disc(top[0] + canvas.dice.uniform(-6, 6), top[1] + canvas.dice.uniform(3, 10), height * 0.022, name)


def tree(canvas: Canvas, x: float, y: float, height: float, dark: str, light: str) -> None:
    """A broad tree: a trunk under a crown of overlapping discs, lighter on its upper left."""
    canvas.shape(
        [
            (x - height * 0.05, y),
            (x - height * 0.02, y - height * 0.5),
            (x + height * 0.03, y - height * 0.5),
            (x + height * 0.06, y),
        ],
        mix(dark, "#20140c", 0.5),
    )
    discs = [
        (canvas.dice.gauss(0, 0.2), canvas.dice.uniform(0.42, 0.92), canvas.dice.uniform(0.1, 0.19)) for _ in range(16)
    ]
    for across, up, size in sorted(discs, key=lambda disc: disc[1]):
        canvas.disc(x + across * height, y - up * height, size * height, mix(dark, light, max(0, up - 0.45) * 1.3))
        canvas.disc(
            x + across * height - size * height * 0.25,
            y - up * height - size * height * 0.28,
            size * height * 0.62,
            mix(dark, light, min(1, up)),
            0.5,
        )


def pine(canvas: Canvas, x: float, y: float, height: float, name: str) -> None:
    """A conifer of stacked, drooping tiers."""
    canvas.box(x - height * 0.02, y - height * 0.2, height * 0.04, height * 0.2, mix(name, "#1b1009", 0.5))
    for tier in range(5):
        up, half = 0.14 + 0.17 * tier, 0.2 - 0.034 * tier
        path = QPainterPath(QPointF(x, y - height * (up + 0.3)))
        path.quadTo(
            QPointF(x + half * 0.3 * height, y - height * (up + 0.08)), QPointF(x + half * height, y - height * up)
        )
        path.quadTo(QPointF(x, y - height * (up - 0.05)), QPointF(x - half * height, y - height * up))
        path.quadTo(QPointF(x - half * 0.3 * height, y - height * (up + 0.08)), QPointF(x, y - height * (up + 0.3)))
        canvas.painter.fillPath(path, colour(mix(name, "#ffffff", 0.03 * tier)))


def bushes(canvas: Canvas, line: Callable[[float], float], count: int, size: float, dark: str, light: str) -> None:
    """Round bushes scattered along a level given as a function of x."""
    for _ in range(count):
        x = canvas.dice.uniform(0, canvas.width)
        radius = size * canvas.dice.uniform(0.5, 1.2)
        tone = mix(dark, light, canvas.dice.random() * 0.6)
        canvas.disc(x, line(x), radius, tone, flat=0.75)
        canvas.disc(x - radius * 0.25, line(x) - radius * 0.2, radius * 0.6, mix(tone, light, 0.4), 0.5, flat=0.7)


def grass(canvas: Canvas, top: float, count: int, dark: str, light: str, *, height: float = 26) -> None:
    """Blades in the foreground, taller towards the lower edge."""
    for _ in range(count):
        share = canvas.dice.random()
        y = top + (canvas.height + 10 - top) * share
        size = height * (0.45 + 0.9 * share) * canvas.dice.uniform(0.6, 1.2)
        angle = -math.pi / 2 + canvas.dice.gauss(0, 0.28)
        leaf(canvas, canvas.dice.uniform(0, canvas.width), y, size, angle, size * 0.07, mix(light, dark, share))
