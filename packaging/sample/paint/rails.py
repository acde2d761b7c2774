"""Scenes on rails: a train by the sea, a station, a viaduct. Painted onto a `Canvas`."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath

from paint import nature, things
from paint.canvas import Canvas, colour, mix


def _coaches(canvas: Canvas, left: float, foot: float, size: float, count: int, tones: tuple[str, ...]) -> None:
    """A locomotive pulling to the left, and coaches with wide windows behind it."""
    canvas.shape(
        [
            (left, foot),
            (left + 6 * size, foot - 34 * size),
            (left + 26 * size, foot - 54 * size),
            (left + 130 * size, foot - 54 * size),
            (left + 130 * size, foot),
        ],
        "#b5392f",
    )
    canvas.box(left + 4 * size, foot - 24 * size, 126 * size, 7 * size, "#f2d27a")
    canvas.shape(
        [
            (left + 12 * size, foot - 34 * size),
            (left + 28 * size, foot - 48 * size),
            (left + 46 * size, foot - 48 * size),
            (left + 46 * size, foot - 32 * size),
        ],
        "#cfe6ea",
    )
    canvas.disc(left + 5 * size, foot - 14 * size, 4 * size, "#fff6cf")
    for number in range(count):
        x = left + (138 + number * 138) * size
        things.panel(canvas, x, foot - 52 * size, 132 * size, 52 * size, tones[number % len(tones)], 1, 5 * size)
        canvas.box(x, foot - 52 * size, 132 * size, 6 * size, "#20303a", 0.35)
        for window in range(5):
            canvas.box(x + (8 + window * 25) * size, foot - 40 * size, 19 * size, 17 * size, "#f7ecc8")
            if (window + number) % 3 == 0:
                canvas.disc(x + (17 + window * 25) * size, foot - 27 * size, 5 * size, "#4a342c")
        canvas.box(x, foot - 16 * size, 132 * size, 4 * size, "#f4ead2", 0.8)
    for wheel in range(count * 4 + 4):
        canvas.disc(left + (16 + wheel * 34.5) * size, foot + 3 * size, 7 * size, "#22262c")


def coast_train(canvas: Canvas) -> None:
    """A train on a ledge between green mountain and turquoise sea."""
    canvas.wash([(0, "#6fb4d4"), (1, "#f4ecd0")], 0, 280)
    nature.clouds(canvas, 30, 150, 8, "#ffffff", 0.7)
    canvas.wash([(0, "#4f9fb0"), (1, "#8fd0c4")], 250)
    nature.ripples(canvas, 256, 540, 150, "#f2fffa", 0.45)
    nature.ranges(canvas, [(262, 70), (268, 40)], "#8fb4bc", "#6f9a9a", "#dbe6d4", 272)
    mountain = [
        (900, 20),
        (760, 70),
        (640, 160),
        (520, 210),
        (400, 290),
        (260, 330),
        (120, 378),
        (0, 396),
        (0, 440),
        (900, 440),
    ]
    canvas.shape(mountain, "#5d8a5a")
    for _ in range(150):
        x = canvas.dice.uniform(60, 900)
        top = 396 - 376 * (x / 900) ** 1.7
        y = canvas.dice.uniform(top, 412)
        canvas.disc(x, y, canvas.dice.uniform(10, 26), mix("#3f6b45", "#8fb066", canvas.dice.random()), 0.85, flat=0.8)
    canvas.shape([(0, 420), (900, 404), (900, 452), (0, 464)], "#a98f6c")
    canvas.stroke([(0, 430), (900, 416)], "#4a4038", 3)
    canvas.painter.save()
    canvas.painter.translate(0, 430)
    canvas.painter.rotate(-0.89)
    _coaches(canvas, 130, -8, 1.06, 5, ("#2f6d8c", "#2f6d8c", "#2f6d8c", "#4f7a4a", "#4f7a4a"))
    canvas.painter.restore()
    canvas.shape([(0, 464), (900, 450), (900, 486), (640, 500), (400, 492), (180, 520), (0, 512)], "#8a7458")
    for _ in range(60):
        x = canvas.dice.uniform(0, 900)
        canvas.disc(
            x,
            498 + canvas.dice.gauss(0, 10),
            canvas.dice.uniform(6, 20),
            mix("#6f5f4a", "#b9a684", canvas.dice.random()),
            flat=0.6,
        )
        canvas.disc(x + 10, 512 + canvas.dice.gauss(0, 8), canvas.dice.uniform(5, 15), "#f6fffb", 0.5, flat=0.4)
    nature.palm(canvas, 70, 470, 190, 46, "#3f6b45")


def small_station(canvas: Canvas) -> None:
    """A yellow country station, its bell, a porter and a waiting train at dawn."""
    canvas.wash([(0, "#f0b98c"), (1, "#fbe9c4")], 0, 340)
    nature.sun(canvas, 130, 150, 34, "#fff6df", "#ffd9a0")
    nature.ranges(canvas, [(320, 120), (332, 80)], "#c9a89a", "#94917f", "#f3dcb8", 370)
    for x in (60, 560, 640, 850):
        nature.tree(canvas, x, 356, canvas.dice.uniform(100, 150), "#6f7d4a", "#b3b06a")
    canvas.box(170, 200, 360, 170, "#f0c25a")
    canvas.box(170, 350, 360, 20, "#8f5a3c")
    canvas.shape([(146, 204), (196, 134), (504, 134), (554, 204)], "#a84a38")
    for row in range(1, 6):
        canvas.stroke([(196 - row * 9, 134 + row * 12), (504 + row * 9, 134 + row * 12)], "#74302a", 1.6, 0.7)
    canvas.box(285, 214, 130, 28, "#f7efdc")
    for number in range(8):
        canvas.box(296 + number * 14, 222, 8, 12, "#33415c")
    for x in (196, 262, 420, 484):
        canvas.box(x, 258, 36, 92 if x in (262, 420) else 54, "#3f6d78")
        canvas.box(x + 3, 262, 13, 46, "#ffe3a0")
    canvas.wash([(0, "#c4ab84"), (1, "#9c8560")], 368, 440)
    canvas.wash([(0, "#7d7264"), (1, "#544b42")], 440)
    for tie in range(26):
        canvas.shape(
            [(tie * 38 - 30, 470), (tie * 38 - 14, 470), (tie * 38 - 34, 520), (tie * 38 - 54, 520)], "#4a3a2c"
        )
    for y in (476, 512):
        canvas.stroke([(0, y), (900, y)], "#c4c0b4", 4)
    canvas.stroke([(600, 440), (600, 300), (640, 300)], "#4a3a34", 6)
    canvas.shape([(622, 336), (658, 336), (650, 308), (630, 308)], "#c99a3c")
    canvas.disc(640, 338, 5, "#7a5620")
    things.person(canvas, 576, 440, 116, "#33415c", hat="", dark="#22283a")
    canvas.disc(576, 334, 12, "#b5392f", flat=0.55)
    things.bearer(canvas, 300, 432, 98, "#7d4a78", "#7f9b46")
    things.person(canvas, 430, 430, 92, "#c0503c")
    _coaches(canvas, 716, 500, 1.5, 2, ("#2f6d8c",))


def viaduct(canvas: Canvas) -> None:
    """A train crossing a high stone viaduct over a misty ravine."""
    canvas.wash([(0, "#7fa3b4"), (1, "#eadfc4")])
    nature.ranges(canvas, [(300, 210), (360, 170), (430, 140)], "#a3b8bc", "#55796c", "#e6e2cc", 560)
    canvas.haze(420, 110, "#f6f1e0", 0.85)
    for number in range(7):
        x = -30 + number * 150
        path = QPainterPath(QPointF(x + 26, 560))
        path.lineTo(QPointF(x + 30, 330))
        path.cubicTo(QPointF(x + 34, 268), QPointF(x + 116, 268), QPointF(x + 120, 330))
        path.lineTo(QPointF(x + 124, 560))
        path.lineTo(QPointF(x + 176, 560))
        path.lineTo(QPointF(x + 176, 246))
        path.lineTo(QPointF(x, 246))
        path.lineTo(QPointF(x, 560))
        path.closeSubpath()
        canvas.painter.fillPath(path, colour("#a08a6c"))
        canvas.box(x, 300, 9, 260, "#5c4c3c", 0.35)
    for _ in range(220):
        canvas.box(canvas.dice.uniform(0, 900), canvas.dice.uniform(250, 300), 16, 6, "#6f5d48", 0.28)
    canvas.box(0, 236, 900, 14, "#8a755a")
    canvas.box(0, 236, 900, 4, "#c9b48c")
    _coaches(canvas, 150, 228, 0.86, 5, ("#2f6d8c", "#2f6d8c", "#2f6d8c", "#4f7a4a", "#4f7a4a"))
    canvas.haze(520, 90, "#f6f1e0", 0.9)
    for x in (30, 120, 780, 860):
        nature.tree(canvas, x, 580, canvas.dice.uniform(130, 200), "#2f4f3c", "#6f9460")
    for x in (220, 700):
        nature.pine(canvas, x, 575, 120, "#3a5a48")
