"""Scenes by the sea and in creeks: a lighthouse, nipa palms, piers, langurs at dawn. Painted onto a `Canvas`."""

# ruff: noqa: PLR2004 -- the numbers are the drawing

from __future__ import annotations

import math

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath

from paint import nature, things
from paint.canvas import Canvas, colour, mix


def _tower(canvas: Canvas, x: float, foot: float, high: float, wall: str, band: str) -> None:
    canvas.shape(
        [
            (x - high * 0.13, foot),
            (x - high * 0.075, foot - high * 0.82),
            (x + high * 0.075, foot - high * 0.82),
            (x + high * 0.13, foot),
        ],
        wall,
    )
    canvas.shape(
        [
            (x + high * 0.03, foot),
            (x + high * 0.02, foot - high * 0.82),
            (x + high * 0.075, foot - high * 0.82),
            (x + high * 0.13, foot),
        ],
        "#12172a",
        0.28,
    )
    for number in range(3):
        level = foot - high * (0.2 + number * 0.24)
        half = high * (0.118 - number * 0.016)
        canvas.shape(
            [
                (x - half, level),
                (x - half * 0.93, level - high * 0.1),
                (x + half * 0.93, level - high * 0.1),
                (x + half, level),
            ],
            band,
            0.85,
        )
    canvas.box(x - high * 0.115, foot - high * 0.85, high * 0.23, high * 0.035, "#2b2f3a")
    canvas.box(x - high * 0.055, foot - high * 0.95, high * 0.11, high * 0.1, "#ffeeb0")
    for bar in (-0.055, -0.018, 0.018, 0.05):
        canvas.box(x + high * bar, foot - high * 0.95, high * 0.008, high * 0.1, "#2b2f3a")
    canvas.shape(
        [(x - high * 0.075, foot - high * 0.95), (x, foot - high * 1.04), (x + high * 0.075, foot - high * 0.95)],
        "#8c2f2f",
    )


def _cliff(canvas: Canvas, top: str, bottom: str) -> None:
    canvas.shape(
        [
            (900, 300),
            (900, 560),
            (420, 560),
            (470, 500),
            (455, 452),
            (520, 420),
            (540, 372),
            (610, 340),
            (700, 330),
            (760, 306),
        ],
        bottom,
    )
    canvas.shape(
        [(900, 300), (900, 380), (790, 400), (700, 380), (640, 410), (540, 372), (610, 340), (700, 330), (760, 306)],
        top,
    )
    for _ in range(46):
        x, y = canvas.dice.uniform(500, 900), canvas.dice.uniform(390, 550)
        canvas.shape(
            [(x, y), (x + 34, y - 12), (x + 52, y + 16), (x + 10, y + 22)],
            mix(bottom, "#ffffff", canvas.dice.random() * 0.14),
            0.6,
        )


def _surf(canvas: Canvas, alpha: float) -> None:
    for _ in range(80):
        canvas.disc(
            440 + canvas.dice.gauss(0, 46),
            520 + canvas.dice.gauss(0, 26),
            canvas.dice.uniform(4, 17),
            "#f4f8f6",
            alpha,
            flat=0.6,
        )


def lighthouse_night(canvas: Canvas) -> None:
    """The lighthouse in a rough night, its beam over the sea."""
    canvas.wash([(0, "#0c1428"), (1, "#2c4a66")], 0, 330)
    nature.clouds(canvas, 30, 250, 20, "#4a6480", 0.35)
    canvas.wash([(0, "#27465c"), (1, "#0c1a2c")], 328)
    for row in range(17):
        y = 334 + row * 13 + row * row * 0.25
        points = [(x, y + (2 + row * 0.6) * math.sin(x / (26 + row * 4) + row * 1.7)) for x in range(-10, 920, 9)]
        canvas.stroke(points, "#9fc0cc", 1.2 + row * 0.13, 0.28)
    lamp = (700, 130)
    for end, strength in (((-60, 60), 0.5), ((-60, 210), 0.28)):
        canvas.shape([lamp, (end[0], end[1] - 70), (end[0], end[1] + 60)], "#ffeeb8", strength * 0.5)
    _cliff(canvas, "#34444c", "#18232f")
    _tower(canvas, 700, 335, 216, "#c9ccc4", "#a53f38")
    canvas.glow(*lamp, 190, "#fff1c0", 0.95)
    things.house(canvas, 808, 320, 110, "#6a6f72", "#43303a", lit=True)
    _surf(canvas, 0.4)
    things.sampan(canvas, 200, 420, 120, "#0c1018", "#7a98a8")
    canvas.disc(214, 398, 3, "#ffd98a")
    canvas.glow(214, 398, 40, "#ffd98a", 0.8)
    nature.rain(canvas, 200, "#cfe0e8", 0.25, slant=0.5)


def lighthouse_day(canvas: Canvas) -> None:
    """The same tower in clear weather, seen from the beach."""
    canvas.wash([(0, "#4f9ac4"), (0.8, "#bfe0e2"), (1, "#f3ecd2")], 0, 340)
    nature.clouds(canvas, 40, 200, 11, "#ffffff", 0.75)
    canvas.wash([(0, "#3f93a4"), (0.6, "#5fb8b4"), (1, "#a9dccb")], 336)
    nature.ripples(canvas, 340, 500, 150, "#f2fffa", 0.5)
    _cliff(canvas, "#8fa35c", "#7f6f5c")
    _tower(canvas, 690, 338, 236, "#f4efe2", "#c9503c")
    things.house(canvas, 812, 318, 116, "#f0e2bf", "#b5593f")
    for x, size in ((560, 80), (596, 104), (868, 90)):
        nature.palm(canvas, x, 372, size, canvas.dice.uniform(-22, 22), "#4f7a4a")
    _surf(canvas, 0.6)
    canvas.shape([(0, 560), (0, 470), (180, 486), (360, 530), (430, 560)], "#efdcae")
    canvas.stroke([(0, 468), (180, 484), (360, 528), (436, 562)], "#fbfdf6", 7, 0.85)
    things.sampan(canvas, 150, 420, 120, "#2f5a7c", "#f4d9a0")
    things.sampan(canvas, 290, 390, 80, "#a53f38", "#f4d9a0")
    things.person(canvas, 130, 530, 96, "#c9503c")


def nipa_creek(canvas: Canvas) -> None:
    """A brackish creek between nipa palms, shrimp ponds and paddle wheels beyond."""
    canvas.wash([(0, "#c4d9d4"), (1, "#f4e7c4")], 0, 220)
    nature.clouds(canvas, 30, 140, 8, "#ffffff", 0.6)
    nature.land(canvas, nature.ridge(canvas, 216, 30), "#7f9a7a", "#94a67a", 226)
    for row in range(5):
        y = 226 + row * 22 + row * row * 3
        canvas.shape([(0, y), (900, y), (900, y + 14 + row * 4), (0, y + 14 + row * 4)], "#a9c4bc")
        canvas.shape(
            [(0, y + 14 + row * 4), (900, y + 14 + row * 4), (900, y + 24 + row * 7), (0, y + 24 + row * 7)], "#9c8a5c"
        )
        for number in range(7):
            canvas.disc(70 + number * 132 + row * 24, y + 8, 9 + row * 2, "#ffffff", 0.7, flat=0.35)
    canvas.wash([(0, "#8a8a52"), (1, "#5c6a3a")], 336)
    canvas.shape([(420, 330), (480, 330), (860, 560), (40, 560)], "#7f8f6c")
    canvas.shape([(430, 330), (470, 330), (640, 560), (260, 560)], "#a3ad84", 0.7)
    nature.ripples(canvas, 350, 556, 60, "#eef2d4", 0.35)
    for number in range(15):
        share = number / 14
        for side in (-1, 1):
            x = 450 + side * (60 + 470 * share**1.3)
            _nipa(canvas, x, 350 + 230 * share**1.3, 60 + 200 * share)
    things.sampan(canvas, 455, 470, 170, "#3d3029", "#b9986a")
    things.rower(canvas, 500, 464, 84, "#5b7f94", "#2a211d")


def _nipa(canvas: Canvas, x: float, y: float, size: float) -> None:
    for _ in range(6):
        angle = -math.pi / 2 + canvas.dice.uniform(-0.7, 0.7)
        end = (x + size * math.cos(angle), y + size * math.sin(angle))
        tone = mix("#2f5a3c", "#8fae58", canvas.dice.random())
        for step in range(4, 15):
            at = (x + (end[0] - x) * step / 15, y + (end[1] - y) * step / 15)
            reach = size * 0.3 * math.sin(math.pi * step / 17)
            nature.leaf(canvas, *at, reach, angle + 0.7, reach * 0.1, tone)
            nature.leaf(canvas, *at, reach, angle - 0.7, reach * 0.1, tone)
        canvas.stroke([(x, y), end], mix(tone, "#d9d08a", 0.3), max(1, size / 60))


def coconut_boat(canvas: Canvas) -> None:
    """A boat heaped with coconuts under leaning palms in green light."""
    canvas.wash([(0, "#cfe0b4"), (1, "#a3c49a")], 0, 290)
    canvas.glow(520, 120, 330, "#fdfbe0", 0.9)
    for number in range(16):
        nature.palm(
            canvas,
            number * 60 + canvas.dice.uniform(-14, 14),
            296,
            canvas.dice.uniform(120, 210),
            canvas.dice.uniform(-34, 34),
            mix("#6f9a6a", "#9fbf84", canvas.dice.random()),
        )
    canvas.wash([(0, "#7f9a5c"), (1, "#6f8a4f")], 282, 305)
    nature.land(canvas, nature.ridge(canvas, 300, 18), "#6f8a4f", "#5c7444", 308)
    nature.mirror(canvas, 304, "#5f8a6f", 0.35, 3)
    nature.ripples(canvas, 308, 556, 120, "#f4fae0", 0.4)
    things.barge(canvas, 440, 430, 420, "#5a4030", "#c99a5c", "#7a5c38")
    for number in range(60):
        share = number / 59
        x = 250 + 230 * canvas.dice.random()
        y = 372 - 62 * canvas.dice.random() * (1 - abs(x - 365) / 130)
        canvas.disc(x, y, 11, mix("#6f4a2c", "#a9874f", share))
        canvas.disc(x - 3, y - 3, 5, "#c9ab74", 0.6)
    things.person(canvas, 640, 388, 92, "#c0503c")
    for x, lean in ((60, 120), (860, -130)):
        nature.palm(canvas, x, 575, 430, lean, "#2f5f42")


def bridge_piers(canvas: Canvas) -> None:
    """Piers of an unfinished bridge, a drilling barge with a crane at the last one."""
    canvas.wash([(0, "#a9c0c4"), (1, "#f1dfba")], 0, 340)
    nature.clouds(canvas, 40, 170, 8, "#ffffff", 0.5)
    nature.ranges(canvas, [(320, 190), (332, 130), (342, 80)], "#aebfbc", "#6f8f7a", "#ecdfc0", 352)
    for number in range(5):
        x = 90 + number * 128
        canvas.shape([(x - 14, 226), (x + 14, 226), (x + 17, 360), (x - 17, 360)], "#9c9a8c")
        canvas.shape([(x + 3, 226), (x + 14, 226), (x + 17, 360), (x + 6, 360)], "#5c5c58", 0.5)
        canvas.shape([(x - 40, 208), (x + 40, 208), (x + 16, 230), (x - 16, 230)], "#b3b0a0")
        for _ in range(7):
            nature.leaf(
                canvas,
                x + canvas.dice.uniform(-34, 34),
                209,
                17,
                -math.pi / 2 + canvas.dice.gauss(0, 0.5),
                2,
                "#7f8a4a",
            )
    nature.mirror(canvas, 352, "#a5643f", 0.5, 3.2)
    nature.ripples(canvas, 356, 556, 130, "#f3cfa0", 0.35)
    canvas.shape([(600, 404), (880, 404), (862, 446), (620, 446)], "#3f4f5c")
    canvas.box(600, 398, 282, 10, "#c99a3c")
    canvas.box(806, 344, 54, 54, "#d9b04a")
    canvas.box(816, 354, 20, 18, "#dff0f2")
    for side in (-7, 7):
        canvas.stroke([(700 + side, 398), (700 + side * 0.4, 96)], "#c9502c", 4)
    for rung in range(18):
        canvas.stroke([(693, 390 - rung * 16), (707, 382 - rung * 16)], "#c9502c", 2)
    canvas.stroke([(700, 96), (810, 344)], "#33383c", 1.6)
    canvas.stroke([(700, 98), (652, 128), (652, 300)], "#33383c", 1.6)
    canvas.box(642, 300, 20, 150, "#8a8f8c")
    for x in (676, 742, 772):
        things.person(canvas, x, 400, 60, "#e07a2c", hat="")
        canvas.disc(x, 345, 6, "#f6e05a", flat=0.8)


def ferry_landing(canvas: Canvas) -> None:
    """A sand bank crowded with people and flags, the ferry, high hills."""
    canvas.wash([(0, "#8fbcd0"), (1, "#f6ecd2")], 0, 300)
    nature.ranges(canvas, [(280, 200), (292, 140), (304, 90)], "#9fb8b4", "#5f8a6a", "#e6e4cc", 312)
    nature.mirror(canvas, 310, "#7fa89a", 0.4, 2.5)
    nature.ripples(canvas, 314, 440, 100, "#f6faf0", 0.4)
    canvas.shape([(430, 366), (760, 366), (738, 392), (452, 392)], "#4a5f66")
    canvas.box(430, 360, 330, 8, "#c9503c")
    for number in range(9):
        things.person(
            canvas, 456 + number * 34, 362, 46, canvas.dice.choice(("#33415c", "#c0503c", "#f4f1e6", "#5b7f6b"))
        )
    canvas.shape([(0, 560), (0, 440), (220, 410), (470, 436), (900, 420), (900, 560)], "#e3c996")
    canvas.shape([(0, 560), (0, 500), (300, 470), (900, 486), (900, 560)], "#d0b27c")
    for number in range(5):
        things.flag(canvas, 90 + number * 180, 470, 130)
    for row in range(3):
        for _ in range(16):
            x = canvas.dice.uniform(0, 900)
            things.person(
                canvas,
                x,
                476 + row * 36,
                66 + row * 15,
                canvas.dice.choice(("#33415c", "#35406b", "#c0503c", "#f4f1e6", "#5b7f6b", "#e3b23c")),
                hat=canvas.dice.choice(("#e9d8a6", "")),
            )


def langurs_at_dawn(canvas: Canvas) -> None:
    """A family of long-tailed langurs in silhouette on a great branch before the sun."""
    canvas.wash([(0, "#f0a868"), (0.5, "#f7cf94"), (1, "#e8dcb8")])
    nature.sun(canvas, 560, 210, 84, "#fff3d4", "#ffdfa0")
    nature.ranges(canvas, [(430, 190), (480, 150), (540, 120)], "#d9b08c", "#7f8f78", "#f3ddb4", 560)
    branch = QPainterPath(QPointF(-10, 250))
    branch.cubicTo(QPointF(240, 360), QPointF(560, 300), QPointF(920, 380))
    branch.lineTo(QPointF(920, 412))
    branch.cubicTo(QPointF(560, 336), QPointF(240, 402), QPointF(-10, 330))
    canvas.painter.fillPath(branch, colour("#2a231f"))
    for x, y, size in ((250, 330, 92), (345, 336, 74), (560, 326, 100), (628, 334, 46), (760, 350, 84)):
        _sitting(canvas, x, y, size)
    for _ in range(260):
        x = canvas.dice.uniform(-10, 910)
        y = abs(canvas.dice.gauss(0, 60)) if canvas.dice.random() < 0.65 else 350 + canvas.dice.gauss(0, 26)
        nature.leaf(
            canvas,
            x,
            y,
            canvas.dice.uniform(20, 46),
            canvas.dice.uniform(-0.5, 3.6),
            8,
            mix("#241f1a", "#5c5a34", canvas.dice.random() * 0.7),
        )


def _sitting(canvas: Canvas, x: float, y: float, size: float) -> None:
    dark = "#1e1a19"
    tail = QPainterPath(QPointF(x + size * 0.16, y - size * 0.08))
    tail.cubicTo(
        QPointF(x + size * 0.5, y + size * 0.5),
        QPointF(x + size * 0.02, y + size * 0.9),
        QPointF(x + size * 0.28, y + size * 1.35),
    )
    canvas.painter.strokePath(tail, things.colour_pen(dark, size * 0.07, 1))
    body = QPainterPath(QPointF(x - size * 0.24, y + size * 0.04))
    body.cubicTo(
        QPointF(x - size * 0.36, y - size * 0.4),
        QPointF(x - size * 0.16, y - size * 0.72),
        QPointF(x - size * 0.06, y - size * 0.74),
    )
    body.cubicTo(
        QPointF(x + size * 0.2, y - size * 0.7),
        QPointF(x + size * 0.34, y - size * 0.3),
        QPointF(x + size * 0.26, y + size * 0.04),
    )
    canvas.painter.fillPath(body, colour(dark))
    canvas.disc(x - size * 0.1, y - size * 0.84, size * 0.17, dark)
    canvas.disc(x - size * 0.2, y - size * 0.8, size * 0.085, dark, flat=0.8)
    canvas.disc(x - size * 0.15, y - size * 0.83, size * 0.085, "#e9c79a")
    canvas.stroke(
        [(x - size * 0.18, y - size * 0.5), (x - size * 0.34, y - size * 0.22), (x - size * 0.26, y + size * 0.05)],
        dark,
        size * 0.11,
    )


def highland_storm(canvas: Canvas) -> None:
    """A thunderstorm over red-earth coffee hills, a small home-made rain gauge on a post."""
    canvas.wash([(0, "#2b3444"), (0.6, "#5f6a74"), (1, "#c9b48c")], 0, 330)
    for _ in range(70):
        canvas.disc(
            canvas.dice.uniform(-40, 940),
            canvas.dice.uniform(0, 170),
            canvas.dice.uniform(40, 120),
            mix("#1f2736", "#6f7a84", canvas.dice.random()),
            0.3,
            flat=0.5,
        )
    canvas.shape([(300, 150), (520, 150), (450, 330), (180, 330)], "#39434f", 0.5)
    canvas.stroke([(640, 120), (612, 186), (648, 204), (604, 300)], "#fff6d0", 3.4)
    canvas.glow(620, 210, 220, "#fff3c0", 0.5)
    nature.ranges(canvas, [(330, 110), (344, 70)], "#5f6f74", "#3f5a52", "#b3a684", 360)
    canvas.wash([(0, "#9c5436"), (1, "#6a2f1f")], 346)
    for row in range(6):
        share = row / 5
        y, size = 362 + 190 * share**1.2, 14 + 36 * share
        for number in range(int(960 / (size * 1.4))):
            canvas.disc(
                number * size * 1.4 + canvas.dice.uniform(-5, 5),
                y,
                size * 0.7,
                mix("#1f4030", "#3f6b44", canvas.dice.random()),
                flat=0.75,
            )
    canvas.box(236, 300, 12, 250, "#5c4430")
    canvas.shape([(206, 226), (278, 226), (262, 306), (222, 306)], "#d5e6ea", 0.75)
    canvas.shape([(196, 206), (288, 206), (262, 250), (222, 250)], "#e9f2f2", 0.85)
    canvas.box(262, 312, 58, 40, "#e0a23b")
    canvas.box(270, 304, 44, 8, "#2f4f7c")
    canvas.stroke([(314, 312), (314, 268)], "#22262c", 2.4)
    nature.rain(canvas, 380, "#e6eef0", 0.4, slant=0.3)
