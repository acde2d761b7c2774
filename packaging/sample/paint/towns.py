"""Scenes among people: football grounds, markets, a fire, lantern streets, paper makers, a gong night."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

from paint import nature, things
from paint.canvas import Canvas, colour, mix


def _stand(canvas: Canvas, top: float, bottom: float, shades: tuple[str, ...], back: str) -> None:
    """A terrace full of people: rows of heads, larger towards the pitch."""
    canvas.wash([(0, back), (1, mix(back, "#000000", 0.25))], top, bottom)
    rows = 13
    for row in range(rows):
        share = row / rows
        size = 4 + 4 * share
        for step in range(int(canvas.width / (size * 2.3)) + 1):
            x = step * size * 2.3 + canvas.dice.uniform(-2, 2)
            y = top + (bottom - top) * share + 8
            canvas.disc(x, y + size, size, canvas.dice.choice(shades))
            canvas.disc(x, y - size * 0.3, size * 0.55, "#c99a78")


def _pitch(canvas: Canvas, top: float, light: str, dark: str) -> None:
    """Mown stripes running towards the viewer, with the lines of a penalty area."""
    canvas.wash([(0, light), (1, dark)], top)
    for stripe in range(-7, 8, 2):
        far, near = 450 + stripe * 58, 450 + stripe * 120
        canvas.shape([(far, top), (far + 58, top), (near + 120, canvas.height), (near, canvas.height)], "#ffffff", 0.07)
    canvas.stroke([(0, top + 4), (900, top + 4)], "#f6f6ea", 2.4, 0.8)
    canvas.stroke([(190, top + 4), (120, top + 84), (780, top + 84), (710, top + 4)], "#f6f6ea", 3, 0.8)
    _goal(canvas, 450, top + 4)


def _goal(canvas: Canvas, x: float, y: float) -> None:
    for step in range(15):
        canvas.stroke([(x - 84 + step * 12, y), (x - 84 + step * 12, y - 52)], "#ffffff", 0.7, 0.35)
    for step in range(5):
        canvas.stroke([(x - 84, y - step * 12), (x + 84, y - step * 12)], "#ffffff", 0.7, 0.35)
    canvas.stroke([(x - 86, y), (x - 86, y - 54), (x + 86, y - 54), (x + 86, y)], "#fbfbf4", 4)


def player(canvas: Canvas, x: float, y: float, height: float, shirt: str, shorts: str, *, stride: float = 0.2) -> None:
    """A running footballer."""
    h = height
    for side in (-1, 1):
        canvas.stroke([(x, y - h * 0.45), (x + side * h * stride, y - h * 0.24), (x + side * h * stride * 1.2, y)], "#c48f6c", h * 0.075)
        canvas.stroke([(x + side * h * stride * 1.05, y - h * 0.14), (x + side * h * stride * 1.2, y - h * 0.02)], shirt, h * 0.08)
        canvas.stroke([(x, y - h * 0.76), (x + side * h * 0.17, y - h * 0.6), (x + side * h * 0.24, y - h * 0.72)], "#c48f6c", h * 0.06)
    canvas.shape([(x - h * 0.1, y - h * 0.5), (x + h * 0.1, y - h * 0.5), (x + h * 0.15, y - h * 0.34), (x - h * 0.15, y - h * 0.34)], shorts)
    things.panel(canvas, x - h * 0.115, y - h * 0.82, h * 0.23, h * 0.36, shirt, 1, h * 0.05)
    canvas.disc(x, y - h * 0.91, h * 0.078, "#c48f6c")
    canvas.disc(x, y - h * 0.935, h * 0.075, "#231a1a", flat=0.7)


def night_match(canvas: Canvas) -> None:
    """A full ground under floodlights, the last pass rolling."""
    canvas.wash([(0, "#101a3a"), (1, "#37508a")], 0, 190)
    nature.stars(canvas, 110, 60)
    _stand(canvas, 150, 300, ("#d0392f", "#d0392f", "#f2c94c", "#e9e4d4", "#7d2a2c"), "#2a2f4f")
    for x in (90, 810):
        canvas.stroke([(x, 290), (x, 52)], "#c6ccd8", 5)
        canvas.box(x - 38, 30, 76, 38, "#d9dfe8")
        for lamp in range(8):
            canvas.disc(x - 28 + (lamp % 4) * 19, 40 + (lamp // 4) * 18, 7, "#fffef2")
        canvas.glow(x, 50, 240, "#eaf2ff", 0.65)
    _pitch(canvas, 300, "#4f9a57", "#1f5a37")
    canvas.glow(450, 420, 420, "#f3ffe0", 0.25)
    player(canvas, 470, 480, 148, "#d0392f", "#f6f1e3")
    player(canvas, 250, 426, 108, "#2d4a8c", "#1c2c57", stride=0.24)
    player(canvas, 690, 410, 98, "#d0392f", "#f6f1e3", stride=0.15)
    canvas.disc(390, 488, 26, "#123a24", 0.4, flat=0.2)
    canvas.disc(390, 478, 11, "#fdfdf8")
    canvas.disc(393, 475, 4, "#2b2f36")


def rainy_ground(canvas: Canvas) -> None:
    """A goalkeeper sitting in a puddle, empty pitch, rain."""
    canvas.wash([(0, "#4f5e68"), (1, "#8d9a98")], 0, 190)
    _stand(canvas, 140, 262, ("#59646b", "#6d777a", "#7d6a62", "#8a8f86", "#4e5a66"), "#4a5258")
    canvas.shape([(0, 150), (0, 90), (900, 60), (900, 128)], "#6f7a7c")
    canvas.shape([(0, 150), (0, 142), (900, 118), (900, 128)], "#4c5557")
    _pitch(canvas, 262, "#6d8c6a", "#3c5c48")
    for x, y, size in ((470, 430, 250), (180, 500, 150), (760, 380, 110)):
        canvas.disc(x, y, size, "#a9b8b6", 0.65, flat=0.13)
        canvas.disc(x - size * 0.2, y - 3, size * 0.6, "#d5dedb", 0.4, flat=0.08)
    _sitting_keeper(canvas, 470, 432)
    canvas.disc(620, 424, 12, "#f4f4ee")
    nature.rain(canvas, 520, "#f0f4f2", 0.42, slant=0.1)
    for _ in range(40):
        canvas.disc(canvas.dice.uniform(230, 700), canvas.dice.uniform(405, 455), canvas.dice.uniform(4, 11), "#eef3f0", 0.3, flat=0.3)


def _sitting_keeper(canvas: Canvas, x: float, y: float) -> None:
    canvas.stroke([(x - 10, y - 12), (x + 44, y - 34), (x + 74, y)], "#26313a", 17)
    canvas.stroke([(x - 14, y - 10), (x + 30, y - 24), (x + 52, y + 4)], "#26313a", 17)
    things.panel(canvas, x - 42, y - 92, 50, 88, "#c7a53c", 1, 18)
    canvas.stroke([(x - 14, y - 78), (x + 22, y - 52), (x + 40, y - 30)], "#b08f2e", 14)
    canvas.disc(x + 42, y - 28, 9, "#eee9da")
    canvas.disc(x - 12, y - 108, 18, "#c48f6c")
    canvas.disc(x - 15, y - 113, 18, "#231a1a", flat=0.75)


def night_parade(canvas: Canvas) -> None:
    """Fans with flags walking through a street at midnight."""
    canvas.wash([(0, "#141a38"), (1, "#4a3552")], 0, 420)
    nature.stars(canvas, 140, 60)
    for number in range(12):
        high = canvas.dice.uniform(150, 300)
        x = number * 78 - 10
        tone = mix("#2b2a4a", "#5a3a52", canvas.dice.random())
        canvas.box(x, 420 - high, 74, high, tone)
        for row in range(int(high // 46)):
            for column in range(3):
                if canvas.dice.random() < 0.55:
                    canvas.box(x + 9 + column * 21, 428 - high + row * 44, 13, 20, "#ffcf7a", 0.85)
    canvas.glow(450, 420, 460, "#ff9a5a", 0.4)
    canvas.wash([(0, "#5a3a48"), (1, "#241c30")], 416)
    for row in range(4):
        for number in range(19 - row * 3):
            x = canvas.dice.uniform(-10, 910)
            size = 62 + row * 26
            y = 440 + row * 42
            things.person(canvas, x, y, size, canvas.dice.choice(("#d0392f", "#d0392f", "#b02a2a", "#f2c94c", "#e9e4d4")), hat="")
            if number % 3 == row % 3:
                canvas.stroke([(x + size * 0.12, y - size * 0.55), (x + size * 0.2, y - size * 1.1)], "#c48f6c", size * 0.06)
                things.flag(canvas, x + size * 0.2, y - size * 0.7, size * 1.25, "#d0392f")
    for _ in range(160):
        canvas.box(canvas.dice.uniform(0, 900), canvas.dice.uniform(60, 520), 4, 7, canvas.dice.choice(("#f2c94c", "#f4efe0", "#e06a4c")), 0.7)


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
    canvas.shape([(110, 330), (200, 262), (700, 262), (790, 330), (770, 330), (690, 276), (210, 276), (130, 330)], "#1d1216")
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
        canvas.disc(canvas.dice.uniform(60, 860), canvas.dice.uniform(20, 420), canvas.dice.uniform(0.8, 2.4), "#ffd27a", 0.85)


def _flame(canvas: Canvas, x: float, y: float, high: float, tone: str) -> None:
    half = high * 0.2 + 6
    sway = canvas.dice.uniform(-0.2, 0.35) * high
    path = QPainterPath(QPointF(x - half, y))
    path.cubicTo(QPointF(x - half * 1.1, y - high * 0.4), QPointF(x + sway * 0.4, y - high * 0.55), QPointF(x + sway, y - high))
    path.cubicTo(QPointF(x + sway * 0.6 + half * 0.3, y - high * 0.5), QPointF(x + half * 1.2, y - high * 0.35), QPointF(x + half, y))
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
    things.person(canvas, x + 16 * size, y + 6, 104 * size, ("#6f7f94", "#a85a6a", "#5b7f6b", "#8a6a9a")[(kind + 1) % 4])
    canvas.box(x - wide, y - 20 * size, wide * 2, 74 * size, "#8a6238")
    for plank in range(9):
        canvas.box(x - wide + plank * wide / 4.5, y - 20 * size, 2, 74 * size, "#5c3f24", 0.6)
    heaps = (("#e0862f", "#c9402f", "#8aa33f"), ("#6f9a3f", "#e6d35a", "#b5392f"), ("#f0c94a", "#8f3f5c", "#e0862f"))[kind % 3]
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
        canvas.shape([(left, y - 116 * size), (left + wide * 0.28, y - 116 * size), (left + wide * 0.28, y - 92 * size), (left + wide * 0.14, y - 84 * size), (left, y - 92 * size)], awning if strip % 2 else "#f4ead2")
        canvas.shape([(left, y - 116 * size), (left + wide * 0.28, y - 116 * size), (x + (left - x + wide * 0.28) * 0.86, y - 146 * size), (x + (left - x) * 0.86, y - 146 * size)], mix(awning if strip % 2 else "#f4ead2", "#20140c", 0.12))
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
            canvas.shape([(x1 + side * 10, top1 - 6), (x2, top2 - 6), (x2, top2 + 18 * far), (x1 + side * 10, top1 + 34 * near)], mix(wall, "#120a16", 0.5))
            mid, mid_top, mid_foot = (x1 + x2) / 2, (top1 + top2) / 2, (foot1 + foot2) / 2
            canvas.box(mid - 16 * near, mid_foot - 96 * near, 32 * near, 96 * near, "#ffc468", 0.85)
            canvas.box(mid - 22 * near, mid_top + 70 * near, 44 * near, 30 * near, "#ffb454", 0.55)
    canvas.shape([(0, 560), (395, 398), (505, 398), (900, 560)], "#4a2f3c")
    canvas.glow(450, 500, 330, "#ff9a4a", 0.45)
    tones = ("#e0432f", "#f0a03a", "#e0587a", "#6fb08a", "#f2c94c")
    for row, (y, size) in enumerate(((250, 10), (205, 16), (150, 24), (80, 34))):
        canvas.stroke([(450 - 90 - row * 105, y - size * 3), (450, y - size * 1.2), (450 + 90 + row * 105, y - size * 3)], "#20142a", 1.4, 0.9)
        for number in range(5):
            share = number / 4 - 0.5
            things.lantern(canvas, 450 + share * (150 + row * 190), y + (0.25 - share * share) * size * 2.4, size, tones[(number + row) % 5])
    for x, y, size in ((330, 500, 84), (410, 520, 96), (560, 512, 88), (640, 540, 104)):
        things.person(canvas, x, y, size, canvas.dice.choice(("#c0503c", "#2f6d8c", "#e3b23c")), hat="")
        canvas.stroke([(x + size * 0.1, y - size * 0.6), (x + size * 0.36, y - size * 0.82)], "#3a2620", 2)
        canvas.glow(x + size * 0.36, y - size * 0.62, size * 0.5, "#ffd27a", 0.7)
        things.star(canvas, x + size * 0.36, y - size * 0.6, size * 0.16, "#ffd75a")


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
            canvas.shape([(x + 5, y + 7), (x + 93, y + 7 + tilt), (x + 91, y + 119 + tilt), (x + 3, y + 119)], "#3a1c16", 0.35)
            tone = mix("#fbf3dd", "#e6d6b4", canvas.dice.random())
            canvas.shape([(x, y), (x + 88, y + tilt), (x + 86, y + 112 + tilt), (x - 2, y + 112)], tone)
            for _ in range(7):
                fx, fy = x + canvas.dice.uniform(6, 74), y + canvas.dice.uniform(8, 100)
                canvas.stroke([(fx, fy), (fx + canvas.dice.uniform(3, 10), fy + canvas.dice.uniform(-4, 4))], "#b79f74", 0.8, 0.7)
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
        nature.leaf(canvas, canvas.dice.uniform(0, 900), canvas.dice.uniform(330, 430), 60, canvas.dice.uniform(-2.7, -0.4), 9, mix("#8fae8f", "#c4d4ae", canvas.dice.random()))
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
            canvas.stroke([(x + wide, y), (x + wide + sway, y + high * 0.6), (x + wide + sway * 0.4, y + high), (x + sway * 0.4, y + high)], "#a98f5c", 1.4, 0.7)
    things.person(canvas, 470, 540, 190, "#6a4a5a", hat="", dark="#33303a")


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
        canvas.disc(300 + canvas.dice.gauss(0, 70), canvas.dice.uniform(140, 460), canvas.dice.uniform(0.8, 2), "#ffc56a", 0.8)


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
                canvas.disc(x + canvas.dice.gauss(0, size * 0.36), y - size * 0.15 + canvas.dice.gauss(0, size * 0.22), size * 0.12, "#fbfbf4", 0.9)
    path = QPainterPath(QPointF(-20, 150))
    path.cubicTo(QPointF(200, 210), QPointF(420, 180), QPointF(720, 330))
    canvas.painter.strokePath(path, things.colour_pen("#4a3424", 12, 1))
    for step in range(9):
        at = path.pointAtPercent(0.08 + step * 0.11)
        for side in (-1, 1):
            nature.leaf(canvas, at.x(), at.y(), 110 - step * 4, 0.45 + side * 0.95, 21, mix("#1f4a30", "#3f7a48", canvas.dice.random()))
        _blossom(canvas, at.x(), at.y(), 34 - step * 1.5)


def _blossom(canvas: Canvas, x: float, y: float, size: float) -> None:
    for _ in range(8):
        cx, cy = x + canvas.dice.gauss(0, size * 0.6), y + canvas.dice.gauss(0, size * 0.4)
        turn = canvas.dice.random()
        for petal in range(6):
            nature.leaf(canvas, cx, cy, size * 0.62, turn + petal * math.pi / 3, size * 0.13, mix("#ffffff", "#e6e2cf", canvas.dice.random() * 0.6))
        canvas.disc(cx, cy, size * 0.08, "#d9b84a")


def tea_bud(canvas: Canvas) -> None:
    """One bud and two leaves with dew, close up, against a blurred hill."""
    canvas.wash([(0, "#dfe9d8"), (0.6, "#9fbf98"), (1, "#5d8a66")])
    for _ in range(26):
        canvas.glow(canvas.dice.uniform(0, 900), canvas.dice.uniform(120, 560), canvas.dice.uniform(50, 130), mix("#5d8a66", "#e6f0cc", canvas.dice.random()), 0.35)
    canvas.stroke([(440, 570), (452, 430), (446, 330)], "#7fa04e", 13)
    canvas.stroke([(436, 570), (448, 430), (443, 330)], "#b9cf78", 4)
    for angle, length, width, tone in ((-2.55, 330, 74, "#4f8a4a"), (-0.5, 350, 78, "#5d9a50"), (0.35, 240, 60, "#3f7a44"), (2.75, 230, 60, "#3f7a44")):
        x, y = 448, 470 if abs(angle) < 0.4 or angle > 2 else 392
        nature.leaf(canvas, x, y, length, angle, width, tone)
        nature.leaf(canvas, x, y, length * 0.96, angle - 0.035, width * 0.5, mix(tone, "#dcecA0", 0.35))
        tip = (x + length * 0.94 * math.cos(angle), y + length * 0.94 * math.sin(angle))
        canvas.stroke([(x, y), tip], "#d5e6a4", 2.4, 0.8)
    nature.leaf(canvas, 446, 350, 250, -1.62, 34, "#cfdc94")
    nature.leaf(canvas, 446, 350, 246, -1.56, 17, "#f4f6d8")
    for _ in range(90):
        share = canvas.dice.random()
        canvas.stroke([(446 - 12 * share, 345 - 240 * share), (446 - 12 * share + canvas.dice.uniform(-16, 16), 338 - 250 * share)], "#ffffff", 0.8, 0.5)
    for x, y, size in ((250, 292, 9), (640, 306, 11), (700, 268, 7), (455, 232, 6), (330, 350, 7), (590, 512, 8)):
        canvas.disc(x, y, size, "#eef8f0", 0.75)
        canvas.disc(x - size * 0.3, y - size * 0.35, size * 0.3, "#ffffff")
    canvas.painter.setBrush(colour("#ffffff", 0.1))
    canvas.painter.drawEllipse(QRectF(540, -160, 460, 420))
