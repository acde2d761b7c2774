"""Scenes on land: orchards, terraces, tea, forests, schools in the hills, railways."""

# ruff: noqa: PLR2004 -- the numbers are the drawing

from __future__ import annotations

import math

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath

from paint import nature, things
from paint.canvas import Canvas, colour, mix


def pomelo_orchard(canvas: Canvas) -> None:
    """Rows of pomelo trees along a ditch full of water, light falling between them."""
    canvas.wash([(0, "#f7e3a8"), (1, "#dfe8b4")], 0, 240)
    canvas.glow(450, 150, 330, "#fffbe0", 0.9)
    for number in range(12):
        nature.tree(canvas, number * 84, 260, canvas.dice.uniform(110, 150), "#7ea06a", "#c3d08a")
    canvas.wash([(0, "#a9bf6a"), (1, "#5f7f3e")], 240)
    nature.grass(canvas, 260, 500, "#3f6330", "#a6bf66", height=18)
    canvas.shape([(430, 240), (470, 240), (690, 560), (210, 560)], "#6f5a3a")
    canvas.shape([(438, 240), (462, 240), (640, 560), (260, 560)], "#9cc0ae")
    canvas.shape([(446, 240), (454, 240), (500, 560), (380, 560)], "#e6efd2", 0.55)
    for row in range(4):
        share = (row + 1) / 4
        for side in (-1, 1):
            x = 450 + side * (90 + 330 * share**1.5)
            _pomelo(canvas, x, 268 + 230 * share**1.5, 90 + 220 * share**1.4)
    nature.ripples(canvas, 300, 400, 4, "#ffffff", 0.5)


def _pomelo(canvas: Canvas, x: float, y: float, height: float) -> None:
    canvas.disc(x, y, height * 0.45, "#2f4a24", 0.35, flat=0.12)
    nature.tree(canvas, x, y, height, "#2f5a34", "#7fa64e")
    for _ in range(7):
        fx, fy = x + canvas.dice.gauss(0, 0.2) * height, y - canvas.dice.uniform(0.36, 0.75) * height
        canvas.disc(fx, fy, height * 0.052, "#c9c653")
        canvas.disc(fx - height * 0.015, fy - height * 0.018, height * 0.026, "#eeeaa0", 0.8)


def tea_hills(canvas: Canvas) -> None:
    """Hedges of tea bending round the hills, pickers among them, mountains in morning haze."""
    canvas.wash([(0, "#f3cfa0"), (0.6, "#f8e6c4"), (1, "#e9ecd0")], 0, 300)
    nature.sun(canvas, 700, 120, 34, "#fffaf0", "#ffe2ad")
    nature.ranges(canvas, [(270, 170), (285, 120), (300, 70)], "#b9b7b0", "#7f9a86", "#f2e8cc", 440)
    for base, height, dark, light in (
        (400, 120, "#5d8a52", "#a9c26d"),
        (480, 110, "#3f7043", "#86ad58"),
        (590, 130, "#2a5636", "#6a9a4a"),
    ):
        _tea_hill(canvas, base, height, dark, light)
    for x, y, size, coat in (
        (210, 432, 52, "#c0503c"),
        (300, 446, 56, "#33415c"),
        (620, 470, 66, "#7d4a78"),
        (520, 520, 84, "#c0503c"),
        (760, 530, 86, "#2f6d8c"),
    ):
        things.person(canvas, x, y, size, coat)
        canvas.disc(x + size * 0.2, y - size * 0.5, size * 0.14, "#8a6a3c", flat=1.3)


def _tea_hill(canvas: Canvas, base: float, height: float, dark: str, light: str) -> None:
    line = nature.ridge(canvas, base, height, steps=2, rough=0.3)
    nature.land(canvas, line, light, dark)
    for row in range(14):
        drop = 6 + row * 13 + row * row * 0.6
        points = [(x, y + drop + 5 * math.sin(x / 70 + row)) for x, y in line[::2]]
        canvas.stroke(points, mix(dark, "#12281c", 0.35), 4.5 + row * 0.25, 0.55)
        canvas.stroke([(x, y - 3) for x, y in points], mix(light, "#f4f2b4", 0.25), 3 + row * 0.2, 0.55)


def old_tea_tree(canvas: Canvas) -> None:
    """A picker in the branches of an old tea tree, cloud below."""
    canvas.wash([(0, "#9fb6bb"), (1, "#eef0e2")])
    nature.ranges(canvas, [(330, 170), (380, 130), (430, 90)], "#b6c7c6", "#7c9a92", "#f1f2e6", 560)
    canvas.haze(440, 80, "#fbfbf2", 0.95)
    ground = nature.ridge(canvas, 540, 60)
    nature.land(canvas, ground, "#56714c", "#2c4430")
    _branch(canvas, 380, 545, -1.45, 150, 34, 0)
    things.person(canvas, 505, 352, 112, "#35406b", hat="", dark="#20243c")
    canvas.box(491, 254, 28, 9, "#b5392f")
    canvas.disc(534, 300, 20, "#8a6a3c", flat=1.4)
    things.person(canvas, 180, 540, 120, "#8c2f39")
    nature.grass(canvas, 500, 220, "#24402a", "#7d9a5a", height=22)


def _branch(canvas: Canvas, x: float, y: float, angle: float, length: float, width: float, depth: int) -> None:
    end = (x + length * math.cos(angle), y + length * math.sin(angle))
    canvas.stroke([(x, y), end], mix("#4e463c", "#8f8a78", 0.15 * depth), width)
    canvas.stroke([(x - width * 0.2, y), (end[0] - width * 0.16, end[1])], "#a9ad98", width * 0.22, 0.5)
    if depth >= 4:
        for _ in range(11):
            tone = mix("#35603c", "#9dbb5c", canvas.dice.random())
            nature.leaf(
                canvas,
                end[0] + canvas.dice.gauss(0, 15),
                end[1] + canvas.dice.gauss(0, 12),
                20,
                canvas.dice.uniform(-3.1, 0),
                5,
                tone,
            )
        return
    for turn in (-0.55, 0.1, 0.62):
        if depth < 1 and turn == 0.1:
            continue
        _branch(
            canvas,
            *end,
            angle + turn + canvas.dice.uniform(-0.12, 0.12),
            length * canvas.dice.uniform(0.62, 0.76),
            width * 0.6,
            depth + 1,
        )


def terraces(canvas: Canvas) -> None:
    """Flooded rice terraces that mirror the sky, a stilt house above them."""
    canvas.wash([(0, "#7fa8c9"), (0.55, "#f0c9a4"), (1, "#f8e3bd")], 0, 300)
    nature.clouds(canvas, 40, 160, 8, "#fff3e0", 0.5)
    nature.ranges(canvas, [(250, 180), (265, 120), (285, 80)], "#8fa7b8", "#5d7f78", "#eddcc0", 300)
    canvas.wash([(0, "#7d8f52"), (1, "#4a5c34")], 276)
    sky = ("#f5d3ad", "#dfc3b8", "#a9bdca", "#f2e0c4")
    for row in range(13):
        share = row / 12
        y = 290 + 270 * share**1.35
        thick = 9 + 22 * share
        points = [
            (x, y + (16 + 20 * share) * math.sin(x / (150 + 40 * share) + row * 0.55) + 6 * math.sin(x / 47 + row))
            for x in range(-10, 920, 15)
        ]
        canvas.stroke([(x, py + thick * 0.7) for x, py in points], "#3c4a2a", thick * 1.05, 0.9)
        canvas.stroke(points, sky[row % 4], thick, 1)
        canvas.stroke([(x, py + thick * 0.46) for x, py in points], "#8aa056", 2 + 2.4 * share, 1)
    things.stilt_house(canvas, 720, 318, 130, "#7a5638", "#5e4a38", lit=True)
    nature.tree(canvas, 815, 318, 96, "#33512f", "#7a9a4e")
    things.person(canvas, 260, 470, 78, "#35406b")
    things.person(canvas, 330, 478, 80, "#b5392f")


def highland_school(canvas: Canvas) -> None:
    """A small yellow school under limestone peaks, children in the yard round the flag."""
    canvas.wash([(0, "#86b7d6"), (1, "#f3ead0")], 0, 340)
    nature.clouds(canvas, 40, 170, 8, "#ffffff", 0.6)
    _karst(canvas, 330, "#9fb5bd", 11, 190)
    _karst(canvas, 350, "#6f8f8a", 9, 150)
    canvas.haze(330, 50, "#f6f0dc", 0.7)
    nature.land(canvas, nature.ridge(canvas, 380, 40), "#93a764", "#b99a63")
    canvas.wash([(0, "#c8a670"), (1, "#a37f4f")], 392)
    _school(canvas, 470, 420)
    things.flag(canvas, 250, 440, 170)
    coats = ("#b5392f", "#35406b", "#2f6d8c", "#e3b23c", "#7d4a78", "#f4f1e6")
    for number in range(17):
        x = 120 + number * 42 + canvas.dice.uniform(-10, 10)
        things.person(canvas, x, 470 + (number % 3) * 24, 54 + (number % 3) * 5, canvas.dice.choice(coats), hat="")
    nature.grass(canvas, 520, 160, "#5c7038", "#a8b463", height=18)


def _karst(canvas: Canvas, base: float, name: str, count: int, height: float) -> None:
    for number in range(count):
        x = (number + canvas.dice.uniform(0, 0.8)) * canvas.width / count
        half, high = canvas.dice.uniform(45, 90), height * canvas.dice.uniform(0.5, 1)
        path = QPainterPath(QPointF(x - half * 1.2, base + 20))
        path.cubicTo(
            QPointF(x - half * 0.7, base - high * 0.7), QPointF(x - half * 0.4, base - high), QPointF(x, base - high)
        )
        path.cubicTo(
            QPointF(x + half * 0.5, base - high),
            QPointF(x + half * 0.6, base - high * 0.55),
            QPointF(x + half * 1.2, base + 20),
        )
        canvas.painter.fillPath(path, colour(mix(name, "#f4ecd8", canvas.dice.uniform(0, 0.18))))


def _school(canvas: Canvas, x: float, y: float) -> None:
    canvas.box(x - 150, y - 84, 420, 84, "#f0c95c")
    canvas.box(x - 150, y - 12, 420, 12, "#8f5a3c")
    canvas.shape([(x - 172, y - 82), (x - 140, y - 124), (x + 260, y - 124), (x + 292, y - 82)], "#b5493a")
    for row in range(1, 4):
        canvas.stroke(
            [(x - 172 + row * 8, y - 82 - row * 10), (x + 292 - row * 8, y - 82 - row * 10)], "#7e2f29", 1.4, 0.7
        )
    for room in range(4):
        left = x - 132 + room * 102
        canvas.box(left, y - 66, 26, 66, "#3f6d78")
        canvas.box(left + 38, y - 62, 44, 32, "#dfeee8")
        canvas.stroke([(left + 60, y - 62), (left + 60, y - 30)], "#3f6d78", 3)
    for post in range(6):
        canvas.box(x - 152 + post * 83, y - 84, 5, 84, "#f7e6b0")


def lamp_class(canvas: Canvas) -> None:
    """A classroom at night seen from outside, its window full of light, stars over the ridge."""
    canvas.wash([(0, "#0e1730"), (0.7, "#2c4061"), (1, "#4f5f78")], 0, 380)
    nature.stars(canvas, 300, 220)
    _karst(canvas, 360, "#1f2d4a", 9, 200)
    _karst(canvas, 390, "#16213a", 8, 140)
    canvas.wash([(0, "#1c2436"), (1, "#0d1220")], 386)
    canvas.box(180, 250, 540, 200, "#3a3038")
    canvas.shape([(150, 256), (200, 180), (700, 180), (750, 256)], "#241f2c")
    canvas.glow(450, 350, 420, "#ffb850", 0.5)
    canvas.box(250, 286, 400, 120, "#ffdf94")
    canvas.box(270, 298, 130, 60, "#3f5a4a")
    canvas.stroke([(285, 318), (345, 318)], "#eef0e0", 2.4)
    canvas.stroke([(285, 334), (370, 334)], "#eef0e0", 2.4)
    canvas.disc(450, 300, 9, "#fffdf0")
    canvas.glow(450, 300, 90, "#ffffff", 0.8)
    things.person(canvas, 425, 408, 92, "#4d5f8c", hat="")
    for number in range(6):
        x = 480 + number * 30
        canvas.disc(x, 372, 9, "#2b2430")
        canvas.box(x - 10, 380, 20, 26, ("#8c2f39", "#35406b", "#5b7f6b")[number % 3])
    for bar in (250, 383, 516, 646):
        canvas.box(bar, 286, 6, 120, "#3a2a26")
    canvas.box(246, 402, 408, 10, "#2a2024")
    canvas.shape([(250, 450), (650, 450), (780, 560), (120, 560)], "#ffcf80", 0.14)
    things.person(canvas, 130, 500, 100, "#1b2238", hat="", dark="#0c1120")
    nature.grass(canvas, 470, 260, "#0c1424", "#39465a", height=24)


def langur_forest(canvas: Canvas) -> None:
    """Three long-tailed monkeys on a branch against a pale morning."""
    canvas.wash([(0, "#dfe6c8"), (1, "#8fb09a")])
    canvas.glow(620, 150, 330, "#fffbe2", 0.9)
    for tone, count, width in (("#a9c2a4", 9, 16), ("#7fa18a", 7, 24), ("#56806c", 5, 34)):
        for _ in range(count):
            x = canvas.dice.uniform(0, 900)
            canvas.shape([(x, 0), (x + width, 0), (x + width * 1.3, 560), (x - width * 0.3, 560)], tone, 0.75)
    _foliage(canvas, 130, "#6f9a72", "#c6d594")
    _limb(canvas)
    for x, y, size, baby in ((300, 300, 120, False), (470, 318, 112, True), (630, 296, 100, False)):
        _langur(canvas, x, y, size, baby=baby)
    _foliage(canvas, 70, "#1f4334", "#4d7a52")
    for _ in range(70):
        nature.leaf(
            canvas,
            canvas.dice.uniform(0, 900),
            canvas.dice.uniform(500, 580),
            60,
            canvas.dice.uniform(-2.4, -0.7),
            10,
            mix("#16342a", "#2f5a40", canvas.dice.random()),
        )


def _foliage(canvas: Canvas, depth: float, dark: str, light: str) -> None:
    for _ in range(240):
        y = abs(canvas.dice.gauss(0, depth * 0.6)) - 10
        nature.leaf(
            canvas,
            canvas.dice.uniform(-20, 920),
            y,
            42,
            canvas.dice.uniform(0.2, 2.9),
            10,
            mix(dark, light, canvas.dice.random()),
        )


def _limb(canvas: Canvas) -> None:
    path = QPainterPath(QPointF(-10, 400))
    path.cubicTo(QPointF(250, 340), QPointF(520, 400), QPointF(910, 300))
    path.lineTo(QPointF(910, 326))
    path.cubicTo(QPointF(520, 430), QPointF(250, 372), QPointF(-10, 446))
    canvas.painter.fillPath(path, colour("#2a3a33"))
    for _ in range(46):
        x = canvas.dice.uniform(0, 900)
        nature.leaf(
            canvas,
            x,
            385 - 60 * max(0, (x - 500) / 400),
            canvas.dice.uniform(18, 34),
            canvas.dice.uniform(-0.4, 3.4),
            6,
            mix("#1f4334", "#6f9a58", canvas.dice.random()),
        )


def _langur(canvas: Canvas, x: float, y: float, size: float, *, baby: bool) -> None:
    tail = QPainterPath(QPointF(x + size * 0.12, y + size * 0.5))
    tail.cubicTo(
        QPointF(x + size * 0.5, y + size * 0.9),
        QPointF(x + size * 0.05, y + size * 1.3),
        QPointF(x + size * 0.3, y + size * 1.75),
    )
    canvas.painter.strokePath(tail, things.colour_pen("#1b2220", size * 0.08, 1))
    body = QPainterPath(QPointF(x - size * 0.22, y + size * 0.62))
    body.cubicTo(
        QPointF(x - size * 0.42, y + size * 0.1), QPointF(x - size * 0.2, y - size * 0.2), QPointF(x, y - size * 0.2)
    )
    body.cubicTo(
        QPointF(x + size * 0.24, y - size * 0.2),
        QPointF(x + size * 0.4, y + size * 0.1),
        QPointF(x + size * 0.24, y + size * 0.62),
    )
    canvas.painter.fillPath(body, colour("#1b2220"))
    canvas.disc(x, y + size * 0.2, size * 0.12, "#e6d9bd", flat=2.1)
    for side in (-1, 1):
        canvas.stroke(
            [
                (x + side * size * 0.24, y),
                (x + side * size * 0.36, y + size * 0.35),
                (x + side * size * 0.2, y + size * 0.62),
            ],
            "#1b2220",
            size * 0.11,
        )
        canvas.disc(x + side * size * 0.2, y - size * 0.34, size * 0.07, "#d9cbb0")
    canvas.disc(x, y - size * 0.36, size * 0.21, "#1b2220")
    canvas.disc(x, y - size * 0.33, size * 0.16, "#f0e7d2")
    canvas.disc(x, y - size * 0.25, size * 0.085, "#e7a79a", flat=0.8)
    for side in (-1, 1):
        canvas.disc(x + side * size * 0.065, y - size * 0.38, size * 0.045, "#8fc2cf")
        canvas.disc(x + side * size * 0.065, y - size * 0.38, size * 0.022, "#15191a")
    if baby:
        canvas.disc(x + size * 0.06, y + size * 0.3, size * 0.16, "#f7f1df", flat=1.25)
        canvas.disc(x + size * 0.06, y + size * 0.1, size * 0.11, "#f7f1df")
        canvas.disc(x + size * 0.06, y + size * 0.11, size * 0.07, "#e9c9b6")


def forest_patrol(canvas: Canvas) -> None:
    """A file of forest guards crossing a ridge before sunrise, torches in hand."""
    canvas.wash([(0, "#27375c"), (0.6, "#7f6f93"), (1, "#f0b48c")], 0, 380)
    nature.stars(canvas, 160, 70)
    nature.ranges(canvas, [(360, 200), (380, 140), (410, 90)], "#6a6b92", "#34405f", "#d9a08c", 560)
    canvas.haze(400, 60, "#f5c9a4", 0.5)
    for _ in range(26):
        x = canvas.dice.uniform(0, 900)
        nature.pine(canvas, x, 440 + canvas.dice.uniform(-10, 20), canvas.dice.uniform(60, 130), "#25324f")
    line = nature.ridge(canvas, 500, 66, steps=3)
    nature.land(canvas, line, "#1a2440", "#0e1528")
    for number in range(5):
        x = 250 + number * 96
        y = nature.level_at(line, x) + 3
        things.person(canvas, x, y, 86, "#2b3a3a", hat="", dark="#131a2a")
        canvas.box(x - 20, y - 70, 14, 34, "#4a3b2c")
        canvas.disc(x + 16, y - 46, 3, "#fff3c4")
        canvas.glow(x + 24, y - 40, 52, "#ffe2a0", 0.55)
    for x in (40, 110, 790, 860):
        nature.pine(canvas, x, 560, canvas.dice.uniform(230, 320), "#101a30")
