"""Scenes of work: paper makers, a port, coffee and tea close up. Painted onto a `Canvas`."""

# ruff: noqa: PLR2004 -- the numbers are the drawing

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

from paint import nature, things
from paint.canvas import Canvas, colour, mix


def drying_paper(canvas: Canvas) -> None:
    """Sheets of paper drying on an old brick wall, a woman smoothing one with a brush."""
    canvas.wash([(0, "#b5654a"), (1, "#8f4a38")], 0, 440)
    for row in range(22):
        for brick in range(20):
            x = brick * 48 - (row % 2) * 24
            canvas.box(x, row * 20, 46, 18, mix("#c4775a", "#7e3f32", canvas.dice.random()), 0.7)
    canvas.wash([(0, "#a98b6a"), (1, "#7d6248")], 440)
    canvas.shape([(0, 0), (330, 0), (120, 440), (0, 440)], "#ffd9a0", 0.16)
    for row in range(3):
        for number in range(8):
            x, y = 36 + number * 106, 34 + row * 132
            if (number, row) in ((5, 2), (6, 2)):
                continue
            tilt = canvas.dice.uniform(-3, 3)
            canvas.shape(
                [(x + 5, y + 7), (x + 93, y + 7 + tilt), (x + 91, y + 119 + tilt), (x + 3, y + 119)], "#3a1c16", 0.35
            )
            tone = mix("#fbf3dd", "#e6d6b4", canvas.dice.random())
            canvas.shape([(x, y), (x + 88, y + tilt), (x + 86, y + 112 + tilt), (x - 2, y + 112)], tone)
            for _ in range(7):
                fx, fy = x + canvas.dice.uniform(6, 74), y + canvas.dice.uniform(8, 100)
                canvas.stroke(
                    [(fx, fy), (fx + canvas.dice.uniform(3, 10), fy + canvas.dice.uniform(-4, 4))], "#b79f74", 0.8, 0.7
                )
    things.person(canvas, 640, 520, 220, "#5d3a4c", hat="", dark="#2b2430")
    canvas.stroke([(662, 372), (716, 344)], "#c98f68", 13)
    canvas.box(712, 326, 40, 13, "#6a4c33")
    canvas.box(712, 339, 40, 12, "#e9dcc0")
    canvas.disc(640, 334, 17, "#2b2430", flat=0.9)
    canvas.disc(655, 344, 9, "#2b2430")


def paper_mould(canvas: Canvas) -> None:
    """Two hands lifting a mould with a thin wet sheet out of the vat, light from a window."""
    canvas.wash([(0, "#2f3a44"), (1, "#1c242c")])
    canvas.shape([(560, 0), (760, 0), (760, 190), (560, 190)], "#f6e7bd")
    canvas.stroke([(660, 0), (660, 190)], "#2a2e34", 8)
    canvas.stroke([(560, 96), (760, 96)], "#2a2e34", 8)
    canvas.shape([(560, 190), (760, 190), (700, 560), (160, 560)], "#ffeab8", 0.13)
    canvas.glow(660, 90, 330, "#ffeab8", 0.4)
    canvas.shape([(30, 390), (870, 390), (820, 560), (80, 560)], "#5b4634")
    canvas.shape([(56, 398), (844, 398), (806, 520), (94, 520)], "#b9b79f")
    nature.ripples(canvas, 402, 515, 60, "#f4f0da", 0.5)
    canvas.shape([(214, 300), (686, 262), (720, 372), (240, 424)], "#7a5a38")
    canvas.shape([(230, 306), (674, 270), (704, 366), (252, 414)], "#efe6c9")
    for line in range(48):
        share = line / 47
        top = (230 + 444 * share, 306 - 36 * share)
        canvas.stroke([top, (top[0] + 22 + 8 * share, top[1] + 108 - 12 * share)], "#c9b98c", 0.9, 0.7)
    for _ in range(20):
        x = canvas.dice.uniform(240, 720)
        y = 416 - 44 * (x - 240) / 480
        canvas.stroke([(x, y), (x, y + canvas.dice.uniform(10, 60))], "#f2f4ea", 1.6, 0.7)
    for side, (x, y) in ((-1, (226, 362)), (1, (704, 316))):
        canvas.stroke([(x + side * 190, y + 110), (x + side * 84, y + 34), (x + side * 12, y + 4)], "#4a5f7c", 46)
        canvas.stroke([(x + side * 76, y + 30), (x + side * 4, y)], "#c98f68", 31)
        for finger in range(4):
            canvas.stroke([(x + side * 4, y - 14 + finger * 10), (x - side * 30, y - 12 + finger * 10)], "#c98f68", 10)


def hanging_paper(canvas: Canvas) -> None:
    """Rows of sheer sheets hanging in a glasshouse against the light."""
    canvas.wash([(0, "#e9dcb4"), (1, "#9fb8a4")])
    canvas.glow(450, 130, 420, "#ffffff", 0.9)
    for number in range(10):
        canvas.stroke([(450, -40), (-150 + number * 134, 330)], "#a9b7a8", 3, 0.7)
    canvas.stroke([(0, 150), (900, 150)], "#a9b7a8", 3, 0.7)
    for _ in range(90):
        nature.leaf(
            canvas,
            canvas.dice.uniform(0, 900),
            canvas.dice.uniform(330, 430),
            60,
            canvas.dice.uniform(-2.7, -0.4),
            9,
            mix("#8fae8f", "#c4d4ae", canvas.dice.random()),
        )
    canvas.wash([(0, "#b9a27c"), (1, "#8a7352")], 440)
    for row, (y, wide, high) in enumerate(((150, 62, 120), (130, 92, 180), (96, 136, 270))):
        canvas.stroke([(-10, y), (910, y)], "#8a6a44", 3 + row)
        for number in range(int(900 / (wide * 1.25)) + 1):
            x = number * wide * 1.25 - 30 + row * 22
            sway = canvas.dice.uniform(-10, 10)
            path = QPainterPath(QPointF(x, y))
            path.lineTo(QPointF(x + wide, y))
            path.quadTo(QPointF(x + wide + sway, y + high * 0.6), QPointF(x + wide + sway * 0.4, y + high))
            path.lineTo(QPointF(x + sway * 0.4, y + high))
            path.quadTo(QPointF(x + sway, y + high * 0.6), QPointF(x, y))
            canvas.painter.fillPath(path, colour(mix("#fffaf0", "#d9bf86", canvas.dice.random()), 0.62 + row * 0.08))
            canvas.stroke(
                [
                    (x + wide, y),
                    (x + wide + sway, y + high * 0.6),
                    (x + wide + sway * 0.4, y + high),
                    (x + sway * 0.4, y + high),
                ],
                "#a98f5c",
                1.4,
                0.7,
            )
    things.person(canvas, 470, 540, 190, "#6a4a5a", hat="", dark="#33303a")


def port(canvas: Canvas) -> None:
    """Cranes, stacked containers and a ship at a quay in the morning."""
    canvas.wash([(0, "#9fc3d4"), (0.7, "#f3d9b8"), (1, "#f8e6cc")], 0, 330)
    nature.sun(canvas, 170, 190, 34, "#fff6e0", "#ffdca8")
    nature.clouds(canvas, 40, 150, 8, "#ffffff", 0.5)
    nature.land(canvas, nature.ridge(canvas, 320, 50), "#8aa3ad", "#a9b5b0", 334)
    nature.mirror(canvas, 332, "#5f8794", 0.35, 2.6)
    nature.ripples(canvas, 336, 470, 80, "#fdf0da", 0.4)
    canvas.shape([(300, 330), (900, 318), (900, 408), (352, 408)], "#2f3f57")
    canvas.shape([(316, 352), (900, 342), (900, 352), (322, 362)], "#c9503c")
    tones = ("#c9503c", "#3f7a8c", "#e0a23b", "#5b7f6b", "#d9d2c0", "#7d4a5a")
    for row in range(4):
        for number in range(9):
            if canvas.dice.random() < 0.9 - row * 0.16:
                _container(canvas, 366 + number * 58, 316 - row * 25, 56, 24, canvas.dice.choice(tones))
    for x in (470, 740):
        _crane(canvas, x, 470)
    canvas.wash([(0, "#b9b2a4"), (1, "#8f887c")], 440)
    canvas.box(0, 434, 900, 10, "#6f6a62")
    for row in range(3):
        for number in range(5):
            _container(canvas, 20 + number * 104 - row * 8, 490 - row * 40, 100, 38, canvas.dice.choice(tones))
    for x in (600, 660, 800):
        things.person(canvas, x, 540, 92, "#e08a2c", hat="")
        canvas.disc(x, 540 - 84, 9, "#f2d24a", flat=0.75)


def _container(canvas: Canvas, x: float, y: float, wide: float, high: float, tone: str) -> None:
    canvas.box(x, y, wide, high, tone)
    for rib in range(1, 12):
        canvas.box(x + rib * wide / 12, y + 2, 1.4, high - 4, "#10141c", 0.22)
    canvas.box(x, y, wide, 2, "#ffffff", 0.25)


def _crane(canvas: Canvas, x: float, foot: float) -> None:
    for side in (-46, 46):
        canvas.stroke([(x + side, foot), (x + side * 0.7, 150)], "#d9582b", 9)
    canvas.stroke([(x - 44, 330), (x + 44, 330)], "#d9582b", 7)
    canvas.stroke([(x - 150, 150), (x + 140, 150)], "#d9582b", 10)
    canvas.stroke([(x - 140, 148), (x, 78), (x + 130, 148)], "#b8451f", 3.4)
    canvas.stroke([(x, 150), (x, 78)], "#d9582b", 8)
    canvas.stroke([(x - 86, 150), (x - 86, 236)], "#3a3f46", 2)
    _container(canvas, x - 112, 236, 52, 22, "#3f7a8c")


def coffee_blossom(canvas: Canvas) -> None:
    """A branch in white flower before red-earth rows of coffee."""
    canvas.wash([(0, "#a9cbd6"), (1, "#f3e6cc")], 0, 230)
    nature.clouds(canvas, 30, 130, 7, "#ffffff", 0.7)
    nature.ranges(canvas, [(220, 90), (232, 60)], "#9db4b0", "#6f9488", "#e6e6d0", 260)
    canvas.wash([(0, "#b5613c"), (1, "#7e3c24")], 236)
    for row in range(7):
        share = row / 6
        y, size = 250 + 270 * share**1.3, 14 + 44 * share
        for number in range(int(980 / (size * 1.5))):
            x = number * size * 1.5 + canvas.dice.uniform(-4, 4)
            canvas.disc(x, y, size * 0.72, mix("#2f5a38", "#4f7a44", canvas.dice.random()), flat=0.8)
            for _ in range(7):
                canvas.disc(
                    x + canvas.dice.gauss(0, size * 0.36),
                    y - size * 0.15 + canvas.dice.gauss(0, size * 0.22),
                    size * 0.12,
                    "#fbfbf4",
                    0.9,
                )
    path = QPainterPath(QPointF(-20, 150))
    path.cubicTo(QPointF(200, 210), QPointF(420, 180), QPointF(720, 330))
    canvas.painter.strokePath(path, things.colour_pen("#4a3424", 12, 1))
    for step in range(9):
        at = path.pointAtPercent(0.08 + step * 0.11)
        for side in (-1, 1):
            nature.leaf(
                canvas,
                at.x(),
                at.y(),
                110 - step * 4,
                0.45 + side * 0.95,
                21,
                mix("#1f4a30", "#3f7a48", canvas.dice.random()),
            )
        _blossom(canvas, at.x(), at.y(), 34 - step * 1.5)


def _blossom(canvas: Canvas, x: float, y: float, size: float) -> None:
    for _ in range(8):
        cx, cy = x + canvas.dice.gauss(0, size * 0.6), y + canvas.dice.gauss(0, size * 0.4)
        turn = canvas.dice.random()
        for petal in range(6):
            nature.leaf(
                canvas,
                cx,
                cy,
                size * 0.62,
                turn + petal * math.pi / 3,
                size * 0.13,
                mix("#ffffff", "#e6e2cf", canvas.dice.random() * 0.6),
            )
        canvas.disc(cx, cy, size * 0.08, "#d9b84a")


def tea_bud(canvas: Canvas) -> None:
    """One bud and two leaves with dew, close up, against a blurred hill."""
    canvas.wash([(0, "#dfe9d8"), (0.6, "#9fbf98"), (1, "#5d8a66")])
    for _ in range(26):
        canvas.glow(
            canvas.dice.uniform(0, 900),
            canvas.dice.uniform(120, 560),
            canvas.dice.uniform(50, 130),
            mix("#5d8a66", "#e6f0cc", canvas.dice.random()),
            0.35,
        )
    canvas.stroke([(440, 570), (452, 430), (446, 330)], "#7fa04e", 13)
    canvas.stroke([(436, 570), (448, 430), (443, 330)], "#b9cf78", 4)
    for angle, length, width, tone in (
        (-2.55, 330, 74, "#4f8a4a"),
        (-0.5, 350, 78, "#5d9a50"),
        (0.35, 240, 60, "#3f7a44"),
        (2.75, 230, 60, "#3f7a44"),
    ):
        x, y = 448, 470 if abs(angle) < 0.4 or angle > 2 else 392
        nature.leaf(canvas, x, y, length, angle, width, tone)
        nature.leaf(canvas, x, y, length * 0.96, angle - 0.035, width * 0.5, mix(tone, "#dcecA0", 0.35))
        tip = (x + length * 0.94 * math.cos(angle), y + length * 0.94 * math.sin(angle))
        canvas.stroke([(x, y), tip], "#d5e6a4", 2.4, 0.8)
    nature.leaf(canvas, 446, 350, 250, -1.62, 34, "#cfdc94")
    nature.leaf(canvas, 446, 350, 246, -1.56, 17, "#f4f6d8")
    for _ in range(90):
        share = canvas.dice.random()
        canvas.stroke(
            [
                (446 - 12 * share, 345 - 240 * share),
                (446 - 12 * share + canvas.dice.uniform(-16, 16), 338 - 250 * share),
            ],
            "#ffffff",
            0.8,
            0.5,
        )
    for x, y, size in ((250, 292, 9), (640, 306, 11), (700, 268, 7), (455, 232, 6), (330, 350, 7), (590, 512, 8)):
        canvas.disc(x, y, size, "#eef8f0", 0.75)
        canvas.disc(x - size * 0.3, y - size * 0.35, size * 0.3, "#ffffff")
    canvas.painter.setBrush(colour("#ffffff", 0.1))
    canvas.painter.drawEllipse(QRectF(540, -160, 460, 420))
