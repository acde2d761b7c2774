"""Scenes of too much water and too little: floods, dry fields, people waiting for rain. Painted onto a `Canvas`."""

# ruff: noqa: PLR2004 -- the numbers are the drawing

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

from paint import nature, things
from paint.canvas import SCALE, Canvas, colour, mix, points_of


def flooded_street(canvas: Canvas) -> None:
    """A street under water in the rain, houses in it to their windows, a boat passing."""
    canvas.wash([(0, "#51606d"), (1, "#9aa7a5")], 0, 360)
    nature.land(canvas, nature.ridge(canvas, 300, 90), "#6d7d86", "#8b9a9b", 345)
    tones = (("#c8b48a", "#8a4b3c"), ("#a7b8ae", "#7a4339"), ("#d0c4a5", "#6d4b48"), ("#b7a48f", "#8a5140"))
    for number, x in enumerate((70, 265, 660, 850)):
        wall, roof = tones[number]
        things.house(canvas, x, 372, 190, wall, roof, lit=number == 2)
    for x in (170, 560, 760):
        nature.palm(canvas, x, 360, canvas.dice.uniform(120, 165), canvas.dice.uniform(-40, -24), "#3d5347")
    for x in (395, 480):
        canvas.stroke([(x, 360), (x, 190)], "#3a4248", 3)
        canvas.stroke([(x - 18, 200), (x + 18, 200)], "#3a4248", 2.5)
    canvas.stroke([(377, 200), (430, 214), (462, 200)], "#3a4248", 1)
    nature.mirror(canvas, 352, "#8a7a62", 0.45, 3.4)
    nature.ripples(canvas, 356, 556, 150, "#cfc7b4", 0.35)
    things.sampan(canvas, 430, 462, 230, "#3d3029", "#a5876a")
    things.rower(canvas, 500, 455, 96, "#2f6d8c", "#2a211d")
    things.person(canvas, 400, 452, 70, "#c9503c", hat="")
    things.person(canvas, 360, 452, 78, "#e3b23c")
    nature.rain(canvas, 420, "#eef3f2", 0.4)


def roofs_in_flood(canvas: Canvas) -> None:
    """Only roofs above brown water at dawn; people on one of them wave to a rescue boat."""
    canvas.wash([(0, "#7d93a3"), (0.6, "#c8c2b4"), (1, "#ead9bd")], 0, 290)
    nature.clouds(canvas, 30, 170, 12, "#eef0ea", 0.4)
    nature.ranges(canvas, [(285, 90), (292, 50)], "#8d9da3", "#6e8285", "#d9d0bb", 300)
    nature.mirror(canvas, 296, "#a08a68", 0.55, 2.5)
    nature.ripples(canvas, 300, 556, 170, "#e4d5b8", 0.35)
    for x, y, size in ((150, 345, 150), (760, 330, 120), (560, 318, 90), (40, 312, 80)):
        _sunken_roof(canvas, x, y, size, "#8a5140")
    _sunken_roof(canvas, 330, 430, 300, "#9c5a45")
    for x, coat in ((270, "#2f6d8c"), (330, "#e3b23c"), (378, "#c9503c")):
        things.person(canvas, x, 356, 62, coat, hat="" if x == 378 else "#e9d8a6")
    canvas.stroke([(384, 312), (404, 282)], "#c98f68", 4)
    _rescue_boat(canvas, 660, 452)
    for x in (95, 470, 850):
        nature.palm(canvas, x, 400, 110, canvas.dice.uniform(-20, 20), "#42574a")
        nature.ripples(canvas, 398, 408, 4, "#e4d5b8", 0.5)


def _sunken_roof(canvas: Canvas, x: float, y: float, size: float, roof: str) -> None:
    canvas.disc(x, y + 3, size * 0.62, "#5e4b36", 0.4, flat=0.06)
    canvas.shape(
        [
            (x - size * 0.6, y),
            (x - size * 0.36, y - size * 0.26),
            (x + size * 0.36, y - size * 0.26),
            (x + size * 0.6, y),
        ],
        roof,
    )
    for row in range(1, 6):
        share = row / 6
        half = size * (0.36 + 0.24 * share)
        level = y - size * 0.26 * (1 - share)
        canvas.stroke([(x - half, level), (x + half, level)], mix(roof, "#26120e", 0.4), size * 0.008, 0.7)
    canvas.box(x - size * 0.38, y - size * 0.28, size * 0.76, size * 0.03, mix(roof, "#f2d7b0", 0.25))


def _rescue_boat(canvas: Canvas, x: float, y: float) -> None:
    canvas.disc(x - 60, y + 22, 190, "#f3ead6", 0.5, flat=0.06)
    for place, coat in ((-50, "#e06a2c"), (0, "#e06a2c"), (50, "#2d4a3e")):
        things.person(canvas, x + place, y - 4, 76, coat, hat="")
    canvas.shape([(x - 110, y - 26), (x + 125, y - 34), (x + 96, y + 20), (x - 96, y + 20)], "#d9582b")
    canvas.shape([(x - 108, y - 16), (x + 120, y - 22), (x + 113, y - 10), (x - 105, y - 6)], "#f7eede", 0.9)
    canvas.box(x - 128, y - 34, 16, 46, "#2b2f36")


def water_carriers(canvas: Canvas) -> None:
    """A cargo boat bringing fresh water to a landing where people wait with cans."""
    canvas.wash([(0, "#f3d9a4"), (1, "#f7ecd0")], 0, 300)
    nature.sun(canvas, 180, 110, 40, "#fffbe8", "#ffeeb8")
    nature.land(canvas, nature.ridge(canvas, 296, 34), "#a9a878", "#bdb98a", 304)
    for number in range(9):
        nature.palm(
            canvas, 30 + number * 105, 300, canvas.dice.uniform(70, 120), canvas.dice.uniform(-18, 18), "#7f8a58"
        )
    nature.mirror(canvas, 300, "#c7a873", 0.4, 2.6)
    nature.ripples(canvas, 304, 480, 120, "#fff6da", 0.45)
    things.barge(canvas, 330, 392, 430, "#5b6b5c", "#d6c08d", "#4d8fa8")
    canvas.shape([(0, 560), (0, 500), (420, 470), (900, 452), (900, 560)], "#b48a5a")
    canvas.shape([(0, 560), (0, 520), (500, 492), (900, 482), (900, 560)], "#9c7446")
    for number, coat in enumerate(("#7c4a5a", "#3f6073", "#5b7f6b", "#b5533c", "#33415c")):
        x = 560 + number * 70
        things.person(canvas, x, 520 - number * 3, 104, coat)
        for can in range(2):
            things.panel(
                canvas, x - 36 + can * 50, 496 - number * 3, 20, 28, ("#3d7ea6", "#e8b04a")[(number + can) % 2], 1, 4
            )
    canvas.stroke([(480, 372), (560, 430), (610, 480)], "#3a4a44", 5)


def cracked_field(canvas: Canvas) -> None:
    """A rice field dried into plates, a woman looking over it."""
    canvas.wash([(0, "#e9b872"), (1, "#f8e6bd")], 0, 230)
    nature.sun(canvas, 640, 100, 36, "#fffdf0", "#ffe9ab")
    nature.land(canvas, nature.ridge(canvas, 228, 26), "#b8935a", "#caa66b", 236)
    for x in (80, 190, 760, 850):
        nature.palm(canvas, x, 232, canvas.dice.uniform(60, 95), canvas.dice.uniform(-14, 14), "#8c7a4a")
    canvas.wash([(0, "#d9b67a"), (1, "#8f6236")], 230)
    _plates(canvas, 234)
    for _ in range(90):
        share = canvas.dice.random()
        y = 240 + 300 * share
        for _ in range(4):
            nature.leaf(
                canvas,
                canvas.dice.uniform(0, 900),
                y,
                10 + 22 * share,
                -math.pi / 2 + canvas.dice.gauss(0, 0.5),
                1 + share,
                mix("#d8bd72", "#a88238", canvas.dice.random()),
            )
    canvas.disc(270, 468, 60, "#4a2f18", 0.35, flat=0.14)
    things.person(canvas, 270, 470, 190, "#6f7f94", dark="#33312f")


def _plates(canvas: Canvas, top: float) -> None:
    """Plates of dry mud: cells around scattered points on a plane that runs away to the horizon."""
    canvas.pause()
    points = points_of(canvas.image)
    edge = int(top * SCALE)
    rows, columns = points.shape[0] - edge, points.shape[1]
    away = 1 / (np.arange(rows) / rows * 0.92 + 0.08)
    across = (np.arange(columns) - columns * 0.45)[None, :] / columns * 9 * away[:, None]
    deep = np.repeat(away[:, None] * 3.4, columns, axis=1)
    nearest, gap, tone = _cells(across, deep)
    crack = np.clip((gap - 0.07) / 0.05, 0, 1)[:, :, None]
    shade = (0.86 + 0.2 * tone - 0.16 * np.clip(nearest - 0.25, 0, 1))[:, :, None]
    ground = points[edge:, :, :3].astype(float)
    points[edge:, :, :3] = np.clip(ground * shade * (0.42 + 0.58 * crack), 0, 255).astype(np.uint8)
    canvas.resume()


def _cells(x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Distance to the nearest scattered point, how much farther the second is, and a tone for each cell."""
    first, second, tone = np.full(x.shape, 9.0), np.full(x.shape, 9.0), np.zeros(x.shape)
    for right in (-1, 0, 1):
        for down in (-1, 0, 1):
            column, row = np.floor(x) + right, np.floor(y) + down
            scatter = [
                np.modf(np.abs(np.sin(column * a + row * b) * 43758.5))[0]
                for a, b in ((12.9, 78.2), (39.3, 11.1), (7.7, 53.9))
            ]
            far = np.hypot(column + scatter[0] - x, row + scatter[1] - y)
            nearer = far < first
            second = np.where(nearer, first, np.minimum(second, far))
            tone = np.where(nearer, scatter[2], tone)
            first = np.where(nearer, far, first)
    return first, second - first, tone


def jars_in_rain(canvas: Canvas) -> None:
    """Big water jars under the eaves catching the first rain."""
    canvas.wash([(0, "#4f6d6a"), (1, "#9fb9a6")])
    for _ in range(14):
        nature.leaf(
            canvas,
            canvas.dice.uniform(400, 900),
            canvas.dice.uniform(120, 380),
            170,
            canvas.dice.uniform(-2.6, -0.6),
            24,
            mix("#3d6652", "#6f9a6c", canvas.dice.random()),
        )
    canvas.box(0, 150, 380, 300, "#b99a6b")
    for plank in range(9):
        canvas.box(plank * 44, 150, 3, 300, "#7d6240", 0.8)
    canvas.box(110, 210, 120, 240, "#4b3524")
    canvas.shape([(-10, 40), (-10, 150), (470, 190), (420, 40)], "#8a7650")
    for row in range(9):
        canvas.stroke([(-10, 50 + row * 11), (425 + row * 5, 50 + row * 15)], "#5f4f33", 2, 0.6)
    canvas.box(0, 440, 900, 120, "#8c7353")
    canvas.box(0, 440, 900, 10, "#a98d66")
    for x, size in ((420, 92), (560, 108), (715, 96), (838, 84)):
        _jar(canvas, x, 500, size)
    for number in range(16):
        x = 10 + number * 29
        canvas.stroke([(x, 160 + x * 0.08), (x - 4, 440 + canvas.dice.uniform(0, 40))], "#e8f2ee", 1.6, 0.55)
    nature.rain(canvas, 260, "#f0f7f4", 0.4, slant=0.12)
    for _ in range(40):
        canvas.disc(
            canvas.dice.uniform(0, 900),
            canvas.dice.uniform(480, 552),
            canvas.dice.uniform(4, 15),
            "#eaf1ea",
            0.22,
            flat=0.25,
        )


def _jar(canvas: Canvas, x: float, y: float, size: float) -> None:
    canvas.disc(x, y, size * 0.62, "#3a2a1c", 0.4, flat=0.14)
    path = QPainterPath(QPointF(x - size * 0.3, y - size * 1.25))
    path.cubicTo(
        QPointF(x - size * 0.85, y - size), QPointF(x - size * 0.66, y - size * 0.15), QPointF(x - size * 0.34, y)
    )
    path.lineTo(QPointF(x + size * 0.34, y))
    path.cubicTo(
        QPointF(x + size * 0.66, y - size * 0.15),
        QPointF(x + size * 0.85, y - size),
        QPointF(x + size * 0.3, y - size * 1.25),
    )
    canvas.painter.fillPath(path, colour("#8a4f35"))
    canvas.painter.setClipPath(path)
    canvas.disc(x - size * 0.25, y - size * 0.8, size * 0.36, "#b97850", 0.7, flat=1.3)
    canvas.disc(x + size * 0.55, y - size * 0.5, size * 0.4, "#4b2a1f", 0.5, flat=1.7)
    canvas.painter.setClipping(False)
    canvas.painter.setBrush(colour("#5b3323"))
    canvas.painter.drawEllipse(QRectF(x - size * 0.34, y - size * 1.34, size * 0.68, size * 0.19))
    canvas.painter.setBrush(colour("#a7c4c0"))
    canvas.painter.drawEllipse(QRectF(x - size * 0.27, y - size * 1.31, size * 0.54, size * 0.13))
