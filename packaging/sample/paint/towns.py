"""Scenes among people: markets, a fire, a lantern street, a gong night. Painted onto a `Canvas`."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath

from paint import nature, things
from paint.canvas import Canvas, colour, mix


def market_fire(canvas: Canvas) -> None:
    """A market hall burning at night, firemen and a hose in front."""
    canvas.wash([(0, "#1a1420"), (0.7, "#4a1f22"), (1, "#7a2c1e")])
    for _ in range(44):
        share = canvas.dice.random()
        canvas.disc(450 + canvas.dice.gauss(0, 150) + 180 * share, 300 - 290 * share, 40 + 80 * share, "#2a2026", 0.14)
    canvas.glow(450, 330, 430, "#ff8a2c", 0.75)
    for reach, tone, count in ((230, "#d9481c", 30), (170, "#f07a24", 30), (110, "#ffc24a", 28), (60, "#fff0b0", 22)):
        for _ in range(count):
            x = canvas.dice.uniform(150, 750)
            high = reach * canvas.dice.uniform(0.4, 1.1) * (1 - abs(x - 450) / 520)
            _flame(canvas, x, 400, high, tone)
    canvas.shape(
        [(110, 330), (200, 262), (700, 262), (790, 330), (770, 330), (690, 276), (210, 276), (130, 330)], "#1d1216"
    )
    for x in (150, 270, 390, 510, 630, 742):
        canvas.box(x, 300, 12, 130, "#1d1216")
    canvas.wash([(0, "#2b171a"), (1, "#140c12")], 424)
    canvas.disc(450, 440, 330, "#ff8a3a", 0.28, flat=0.1)
    for x, size in ((250, 118), (330, 124), (640, 116)):
        things.person(canvas, x, 520, size, "#1d2430", hat="", dark="#0d0f18")
        canvas.disc(x, 520 - size * 0.92, size * 0.1, "#e0a52c", flat=0.75)
    path = QPainterPath(QPointF(366, 440))
    path.quadTo(QPointF(470, 300), QPointF(590, 330))
    canvas.painter.strokePath(path, things.colour_pen("#dcecf2", 7, 0.75))
    for _ in range(120):
        canvas.disc(
            canvas.dice.uniform(60, 860), canvas.dice.uniform(20, 420), canvas.dice.uniform(0.8, 2.4), "#ffd27a", 0.85
        )


def _flame(canvas: Canvas, x: float, y: float, high: float, tone: str) -> None:
    half = high * 0.2 + 6
    sway = canvas.dice.uniform(-0.2, 0.35) * high
    path = QPainterPath(QPointF(x - half, y))
    path.cubicTo(
        QPointF(x - half * 1.1, y - high * 0.4), QPointF(x + sway * 0.4, y - high * 0.55), QPointF(x + sway, y - high)
    )
    path.cubicTo(
        QPointF(x + sway * 0.6 + half * 0.3, y - high * 0.5),
        QPointF(x + half * 1.2, y - high * 0.35),
        QPointF(x + half, y),
    )
    canvas.painter.fillPath(path, colour(tone, 0.8))


def market_stalls(canvas: Canvas) -> None:
    """Stalls under coloured awnings, heaps of fruit, sellers behind them."""
    canvas.wash([(0, "#f3e3c3"), (1, "#dcc39a")])
    for number in range(7):
        canvas.box(number * 140 - 20, 0, 16, 250, "#b99c74")
    canvas.shape([(0, 0), (900, 0), (900, 46), (0, 62)], "#a3815a")
    canvas.wash([(0, "#b9a07c"), (1, "#8f7656")], 250)
    for line in range(9):
        canvas.stroke([(450 + (line - 4) * 90, 250), (450 + (line - 4) * 230, 560)], "#7d6648", 1.4, 0.5)
    for x in (120, 380, 640, 860):
        canvas.stroke([(x, 50), (x, 96)], "#6a4c33", 2)
        canvas.disc(x, 104, 10, "#fffbe6")
        canvas.glow(x, 104, 110, "#fff1b8", 0.7)
    for row, (y, size) in enumerate(((300, 0.72), (470, 1.05))):
        for number in range(4 - row):
            x = 120 + number * (225 + 75 * row) + row * 30
            _stall(canvas, x, y, size, number + row * 2)
    for x, coat in ((60, "#7d4a78"), (470, "#2f6d8c"), (840, "#c0503c")):
        things.person(canvas, x, 552, 150, coat)
        canvas.shape([(x + 16, 470), (x + 46, 470), (x + 42, 505), (x + 20, 505)], "#8a6a3c")


def _stall(canvas: Canvas, x: float, y: float, size: float, kind: int) -> None:
    awning = ("#c9503c", "#3f7a6d", "#e0a23b", "#4a6a94")[kind % 4]
    wide = 92 * size
    things.person(
        canvas, x + 16 * size, y + 6, 104 * size, ("#6f7f94", "#a85a6a", "#5b7f6b", "#8a6a9a")[(kind + 1) % 4]
    )
    canvas.box(x - wide, y - 20 * size, wide * 2, 74 * size, "#8a6238")
    for plank in range(9):
        canvas.box(x - wide + plank * wide / 4.5, y - 20 * size, 2, 74 * size, "#5c3f24", 0.6)
    heaps = (("#e0862f", "#c9402f", "#8aa33f"), ("#6f9a3f", "#e6d35a", "#b5392f"), ("#f0c94a", "#8f3f5c", "#e0862f"))[
        kind % 3
    ]
    for heap, tone in enumerate(heaps):
        middle = x - wide * 0.66 + heap * wide * 0.66
        for layer in range(4):
            for item in range(5 - layer):
                fx = middle + (item - (4 - layer) / 2) * 12 * size
                fy = y - 22 * size - layer * 9 * size
                canvas.disc(fx, fy, 7.4 * size, mix(tone, "#30180f", 0.12))
                canvas.disc(fx - 2 * size, fy - 2 * size, 4 * size, mix(tone, "#ffffff", 0.3), 0.8)
    for strip in range(8):
        left = x - wide * 1.12 + strip * wide * 0.28
        canvas.shape(
            [
                (left, y - 116 * size),
                (left + wide * 0.28, y - 116 * size),
                (left + wide * 0.28, y - 92 * size),
                (left + wide * 0.14, y - 84 * size),
                (left, y - 92 * size),
            ],
            awning if strip % 2 else "#f4ead2",
        )
        canvas.shape(
            [
                (left, y - 116 * size),
                (left + wide * 0.28, y - 116 * size),
                (x + (left - x + wide * 0.28) * 0.86, y - 146 * size),
                (x + (left - x) * 0.86, y - 146 * size),
            ],
            mix(awning if strip % 2 else "#f4ead2", "#20140c", 0.12),
        )
    for side in (-1, 1):
        canvas.box(x + side * wide * 1.02 - 2, y - 110 * size, 4 * size, 165 * size, "#6a4c33")


def lantern_street(canvas: Canvas) -> None:
    """An old street hung with lanterns, children walking below, a full moon."""
    canvas.wash([(0, "#1a1c3f"), (1, "#5a3450")], 0, 420)
    canvas.wash([(0, "#5a3450"), (1, "#2a1a2c")], 396)
    nature.stars(canvas, 160, 70)
    canvas.glow(450, 110, 230, "#ffe9b8", 0.5)
    canvas.disc(450, 110, 46, "#fff2cf")
    for side in (-1, 1):
        for number in range(4):
            far, near = 1 - (number + 1) / 5, 1 - number / 5
            x1, x2 = 450 + side * (60 + 400 * near**1.6), 450 + side * (60 + 400 * far**1.6)
            top1, top2 = 330 - 250 * near, 330 - 250 * far
            foot1, foot2 = 400 + 130 * near**2, 400 + 130 * far**2
            wall = mix("#7a4a3a", "#4a2f48", number / 4)
            canvas.shape([(x1, top1), (x2, top2), (x2, foot2), (x1, foot1)], wall)
            canvas.shape(
                [(x1 + side * 10, top1 - 6), (x2, top2 - 6), (x2, top2 + 18 * far), (x1 + side * 10, top1 + 34 * near)],
                mix(wall, "#120a16", 0.5),
            )
            mid, mid_top, mid_foot = (x1 + x2) / 2, (top1 + top2) / 2, (foot1 + foot2) / 2
            canvas.box(mid - 16 * near, mid_foot - 96 * near, 32 * near, 96 * near, "#ffc468", 0.85)
            canvas.box(mid - 22 * near, mid_top + 70 * near, 44 * near, 30 * near, "#ffb454", 0.55)
    canvas.shape([(0, 560), (395, 398), (505, 398), (900, 560)], "#4a2f3c")
    canvas.glow(450, 500, 330, "#ff9a4a", 0.45)
    tones = ("#e0432f", "#f0a03a", "#e0587a", "#6fb08a", "#f2c94c")
    for row, (y, size) in enumerate(((250, 10), (205, 16), (150, 24), (80, 34))):
        canvas.stroke(
            [(450 - 90 - row * 105, y - size * 3), (450, y - size * 1.2), (450 + 90 + row * 105, y - size * 3)],
            "#20142a",
            1.4,
            0.9,
        )
        for number in range(5):
            share = number / 4 - 0.5
            things.lantern(
                canvas,
                450 + share * (150 + row * 190),
                y + (0.25 - share * share) * size * 2.4,
                size,
                tones[(number + row) % 5],
            )
    for x, y, size in ((330, 500, 84), (410, 520, 96), (560, 512, 88), (640, 540, 104)):
        things.person(canvas, x, y, size, canvas.dice.choice(("#c0503c", "#2f6d8c", "#e3b23c")), hat="")
        canvas.stroke([(x + size * 0.1, y - size * 0.6), (x + size * 0.36, y - size * 0.82)], "#3a2620", 2)
        canvas.glow(x + size * 0.36, y - size * 0.62, size * 0.5, "#ffd27a", 0.7)
        things.star(canvas, x + size * 0.36, y - size * 0.6, size * 0.16, "#ffd75a")


def gong_night(canvas: Canvas) -> None:
    """A tall communal house at night, a fire, people in a ring with gongs."""
    canvas.wash([(0, "#0f1530"), (0.75, "#3a2a4a"), (1, "#6a3a3c")], 0, 430)
    nature.stars(canvas, 300, 200)
    nature.land(canvas, nature.ridge(canvas, 400, 90), "#1c1c38", "#241d34", 440)
    canvas.wash([(0, "#3a2428"), (1, "#1c1218")], 424)
    roof = QPainterPath(QPointF(300, 300))
    roof.quadTo(QPointF(390, 150), QPointF(420, 46))
    roof.lineTo(QPointF(600, 46))
    roof.quadTo(QPointF(630, 150), QPointF(720, 300))
    roof.closeSubpath()
    canvas.painter.fillPath(roof, colour("#5a4030"))
    canvas.painter.setClipPath(roof)
    for row in range(26):
        canvas.stroke([(290, 50 + row * 10), (730, 50 + row * 10)], "#33231c", 1.6, 0.7)
    canvas.glow(470, 330, 190, "#ffae5a", 0.5)
    canvas.painter.setClipping(False)
    canvas.box(340, 300, 340, 62, "#4a3224")
    for post in range(7):
        canvas.box(348 + post * 53, 300, 9, 130, "#2e1f18")
    canvas.box(485, 306, 52, 56, "#ffbe62")
    canvas.shape([(480, 362), (540, 362), (560, 430), (460, 430)], "#3c281e")
    canvas.glow(300, 470, 330, "#ff9a3c", 0.75)
    for reach, tone in ((92, "#e0561c"), (66, "#f59a2c"), (40, "#ffe08a")):
        for _ in range(9):
            _flame(canvas, 300 + canvas.dice.gauss(0, 17), 486, reach * canvas.dice.uniform(0.6, 1.1), tone)
    for number in range(13):
        angle = math.pi * (0.06 + 0.88 * number / 12) * (1 if number % 2 else -1)
        x, y = 300 + 250 * math.cos(angle), 486 - 52 * math.sin(angle)
        size = 82 + (y - 440) * 0.35
        things.person(canvas, x, y, size, canvas.dice.choice(("#1f1a2c", "#8c2f2f", "#2c2438")), hat="", dark="#15101a")
        canvas.disc(x + 8, y - size * 0.5, size * 0.16, "#c99a3c")
        canvas.disc(x + 8, y - size * 0.5, size * 0.05, "#7a5620")
    for _ in range(70):
        canvas.disc(
            300 + canvas.dice.gauss(0, 70), canvas.dice.uniform(140, 460), canvas.dice.uniform(0.8, 2), "#ffc56a", 0.8
        )
