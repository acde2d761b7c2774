"""Scenes with water: sluices, bridges, ferries, markets on boats, floods, the sea."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

from paint import nature, things
from paint.canvas import SCALE, Canvas, colour, mix, points_of


def sluice_at_dusk(canvas: Canvas) -> None:
    """A tide gate across a river, its five doors lowered, the sun behind it."""
    canvas.wash([(0, "#f6c177"), (0.55, "#ee8f63"), (1, "#c9626a")], 0, 337)
    nature.sun(canvas, 640, 215, 42, "#fff1c9", "#ffd489")
    nature.clouds(canvas, 60, 190, 7, "#fff0d2", 0.35)
    nature.land(canvas, nature.ridge(canvas, 318, 38), "#8c5570", "#a25f6a", 338)
    for number in range(15):
        x = 20 + number * 64 + canvas.dice.uniform(-18, 18)
        nature.palm(canvas, x, 334, canvas.dice.uniform(46, 84), canvas.dice.uniform(-14, 14), "#5a3a58")
    _gates(canvas, 336)
    nature.mirror(canvas, 336, "#6b3f5c", 0.3, 3.2)
    nature.glitter(canvas, 640, 340, 556, 40, "#ffe3a6")
    nature.ripples(canvas, 345, 556, 110, "#ffd9a8", 0.3)
    things.sampan(canvas, 250, 470, 150, "#2f2238", "#f3b27a")
    things.rower(canvas, 295, 466, 70, "#43405f", "#22182a")


def _gates(canvas: Canvas, foot: float) -> None:
    for number in range(6):
        x = 170 + number * 104
        canvas.box(x - 9, foot - 128, 18, 128, "#4b3450")
        canvas.box(x + 2, foot - 128, 7, 128, "#2e2238")
        canvas.shape([(x - 22, foot - 128), (x + 22, foot - 128), (x + 15, foot - 160), (x - 15, foot - 160)], "#3c2a45")
        canvas.box(x - 19, foot - 166, 38, 8, "#5e4160")
        if number < 5:
            canvas.box(x + 9, foot - 62, 86, 62, "#6b4a66")
            for rib in range(4):
                canvas.box(x + 9, foot - 58 + rib * 15, 86, 4, "#8a6078")
            canvas.stroke([(x + 52, foot - 62), (x + 52, foot - 118)], "#2e2238", 2.2)
    canvas.box(150, foot - 124, 560, 12, "#3c2a45")
    canvas.box(0, foot - 96, 165, 5, "#3c2a45")
    canvas.box(700, foot - 96, 200, 5, "#3c2a45")


def bridge_at_sunset(canvas: Canvas) -> None:
    """The finished bridge over a mountain river in the evening."""
    canvas.wash([(0, "#2e4a7d"), (0.4, "#8a6f9e"), (0.75, "#f2a07b"), (1, "#fbd7a1")], 0, 357)
    nature.sun(canvas, 245, 285, 34, "#fff4d6", "#ffcf94")
    nature.clouds(canvas, 50, 210, 9, "#ffd9c0", 0.35)
    nature.ranges(canvas, [(330, 150), (340, 110), (350, 70)], "#7d78a6", "#3a4a70", "#eab59a", 358)
    things.truss(canvas, -10, 910, 262, (120, 330, 560, 790), 356, "#46527a")
    for x in range(60, 900, 140):
        things.lamp_post(canvas, x, 260, 46, "#2e3858", "#ffd98f")
    _truck(canvas, 420, 255)
    nature.mirror(canvas, 356, "#2b3c66", 0.25, 2.8)
    nature.glitter(canvas, 245, 360, 556, 32, "#ffe2b0")
    nature.ripples(canvas, 362, 556, 90, "#f6d3c0", 0.28)
    near = nature.ridge(canvas, 585, 70)
    nature.land(canvas, near, "#1b2440", "#10162a")
    for _ in range(8):
        x = canvas.dice.uniform(0, 900)
        nature.tree(canvas, x, nature.level_at(near, x) + 6, canvas.dice.uniform(40, 74), "#141b33", "#26345a")


def _truck(canvas: Canvas, x: float, y: float) -> None:
    canvas.box(x, y - 24, 52, 20, "#d9604c")
    canvas.box(x + 54, y - 18, 16, 14, "#e8e2d3")
    canvas.box(x + 60, y - 16, 8, 6, "#30415f")
    for wheel in (10, 40, 62):
        canvas.disc(x + wheel, y - 3, 4.5, "#1b1f30")


def last_ferry(canvas: Canvas) -> None:
    """The ferry with people and motorbikes in morning mist, the unfinished piers behind."""
    canvas.wash([(0, "#cfdde0"), (1, "#f1e9d6")], 0, 320)
    nature.sun(canvas, 690, 120, 30, "#fffaf0", "#fff3d0")
    nature.ranges(canvas, [(300, 190), (312, 130), (322, 80)], "#b4c8cd", "#6d9096", "#e8ead9", 330)
    for x in (150, 780):
        canvas.shape([(x - 15, 215), (x + 15, 215), (x + 18, 332), (x - 18, 332)], "#8fa5a8")
        canvas.box(x - 36, 200, 72, 17, "#9db2b3")
    canvas.haze(315, 55, "#f6f1e3", 0.8)
    nature.mirror(canvas, 332, "#7fa0a4", 0.3, 2.2)
    nature.ripples(canvas, 336, 556, 120, "#fdfaf0", 0.4)
    _ferry(canvas, 430, 420)
    nature.ripples(canvas, 440, 520, 30, "#eff4ee", 0.5)


def _ferry(canvas: Canvas, x: float, y: float) -> None:
    canvas.disc(x, y + 22, 260, "#38555a", 0.35, flat=0.07)
    for place, coat, hat in ((-190, "#b5533c", "#e9d8a6"), (-150, "#3f6073", "#e9d8a6"), (-40, "#e3b23c", ""), (0, "#5b7f6b", "#e9d8a6"), (30, "#7c4a5a", ""), (120, "#3f6073", "#e9d8a6"), (165, "#c97b4a", "#e9d8a6")):
        things.person(canvas, x + place, y - 8, 74, coat, hat=hat)
    for place in (-95, 75):
        _motorbike(canvas, x + place, y - 8)
    canvas.shape([(x - 270, y - 16), (x + 270, y - 16), (x + 236, y + 22), (x - 236, y + 22)], "#3c5157")
    canvas.shape([(x - 270, y - 16), (x + 270, y - 16), (x + 262, y - 6), (x - 262, y - 6)], "#c0503c")
    canvas.stroke([(x - 262, y - 52), (x - 226, y - 52)], "#2b3d42", 3)
    for post in (-262, -226, 226, 262):
        canvas.stroke([(x + post, y - 52), (x + post, y - 14)], "#2b3d42", 3)
    canvas.stroke([(x + 226, y - 52), (x + 262, y - 52)], "#2b3d42", 3)
    things.flag(canvas, x + 200, y - 14, 110)


def _motorbike(canvas: Canvas, x: float, y: float) -> None:
    for wheel in (-18, 18):
        canvas.disc(x + wheel, y - 8, 10, "#22282d")
        canvas.disc(x + wheel, y - 8, 5, "#9aa7a8")
    canvas.shape([(x - 20, y - 18), (x + 8, y - 20), (x + 20, y - 32), (x + 24, y - 14), (x - 4, y - 8)], "#8c2f39")
    canvas.shape([(x - 24, y - 22), (x + 4, y - 24), (x + 2, y - 18), (x - 22, y - 17)], "#1d2226")


def crowd_on_bridge(canvas: Canvas) -> None:
    """People walking over the new deck under flags."""
    canvas.wash([(0, "#7fb7d8"), (1, "#fdf0d3")], 0, 330)
    canvas.wash([(0, "#a9c8bd"), (1, "#4f8791")], 330)
    nature.ripples(canvas, 345, 556, 90, "#f2f6ea", 0.35)
    nature.clouds(canvas, 40, 190, 9, "#ffffff", 0.7)
    nature.ranges(canvas, [(330, 140), (340, 80)], "#94b8c4", "#5d8f8a", "#e6ecd7", 340)
    canvas.shape([(0, 560), (330, 330), (570, 330), (900, 560)], "#9aa0a4")
    canvas.shape([(400, 560), (446, 330), (454, 330), (500, 560)], "#f3eee0", 0.7)
    for side in (-1, 1):
        canvas.shape([(450 + side * 120, 330), (450 + side * 450, 560), (450 + side * 470, 470), (450 + side * 124, 300)], "#e8e3d4")
        for number in range(7):
            share = (number / 6) ** 1.7
            x = 450 + side * (126 + 300 * share)
            things.flag(canvas, x, 322 + 170 * share, 70 + 170 * share)
    coats = ("#c0503c", "#3f6073", "#e3b23c", "#5b7f6b", "#7c4a5a", "#f4f1e6", "#33415c")
    for number in range(46):
        share = number / 45
        y = 340 + 195 * share**1.6
        half = 95 + 270 * share**1.6
        x = 450 + canvas.dice.uniform(-half, half)
        hat = canvas.dice.choice(("#e9d8a6", "#e9d8a6", ""))
        things.person(canvas, x, y, 26 + 76 * share**1.6, canvas.dice.choice(coats), hat=hat)


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
    canvas.shape([(x - size * 0.6, y), (x - size * 0.36, y - size * 0.26), (x + size * 0.36, y - size * 0.26), (x + size * 0.6, y)], roof)
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


def floating_market(canvas: Canvas) -> None:
    """Boats heaped with fruit in the first light."""
    canvas.wash([(0, "#35507a"), (0.5, "#b0819a"), (0.85, "#f5b183"), (1, "#fcdca6")], 0, 270)
    nature.sun(canvas, 450, 258, 36, "#fff2cf", "#ffc98a")
    nature.land(canvas, nature.ridge(canvas, 272, 30), "#5a4a6c", "#76566d", 280)
    for number in range(13):
        nature.palm(canvas, 30 + number * 72, 278, canvas.dice.uniform(40, 75), canvas.dice.uniform(-12, 12), "#43375a")
    nature.mirror(canvas, 278, "#5b4a70", 0.25, 2.5)
    nature.glitter(canvas, 450, 282, 556, 44, "#ffe7b5")
    for x, y, size, load in ((190, 318, 170, "#d98b3a"), (690, 326, 190, "#7f9b46"), (420, 348, 150, "#c9603f")):
        things.barge(canvas, x, y, size, "#5a3430", "#a5734f", load)
    things.barge(canvas, 200, 450, 330, "#6b3a30", "#b78353", "#e0a23b")
    _pole(canvas, 90, 412, ("#e0a23b", "#7f9b46", "#e0a23b"))
    things.sampan(canvas, 610, 462, 250, "#3a2a2f", "#c98d5b")
    for number in range(11):
        canvas.disc(540 + number * 13, 446 - (number % 3) * 7, 11, ("#c9402f", "#e0862f", "#8aa33f")[number % 3])
    things.rower(canvas, 700, 456, 100, "#7d4a78", "#241a22")
    nature.ripples(canvas, 300, 556, 110, "#ffe0b8", 0.3)


def _pole(canvas: Canvas, x: float, y: float, fruit: tuple[str, ...]) -> None:
    canvas.stroke([(x, y), (x + 6, y - 170)], "#3a2620", 4)
    for number, name in enumerate(fruit):
        canvas.disc(x + 14, y - 160 + number * 26, 11, name)
        canvas.disc(x + 11, y - 163 + number * 26, 5, mix(name, "#ffffff", 0.4), 0.7)


def noodle_boat(canvas: Canvas) -> None:
    """A small boat with a steaming pot and a lamp before sunrise."""
    canvas.wash([(0, "#16233f"), (1, "#3d5a7a")], 0, 250)
    nature.stars(canvas, 180, 90)
    nature.land(canvas, nature.ridge(canvas, 246, 26), "#13203a", "#1b2c48", 254)
    for x in (120, 300, 640, 800):
        canvas.disc(x, 238, 2.4, "#ffd98a")
        canvas.glow(x, 238, 26, "#ffd98a", 0.6)
    nature.mirror(canvas, 252, "#1b2c48", 0.2, 2.6)
    nature.ripples(canvas, 256, 556, 90, "#8fb0c8", 0.25)
    canvas.glow(440, 330, 260, "#ffb45a", 0.55)
    things.sampan(canvas, 450, 430, 480, "#2a1d1c", "#c98d5b")
    canvas.stroke([(440, 405), (440, 250)], "#3a2620", 4)
    canvas.disc(440, 268, 13, "#fff1c4")
    canvas.glow(440, 268, 90, "#ffd27a", 0.9)
    canvas.shape([(330, 408), (400, 408), (394, 360), (336, 360)], "#8d9499")
    canvas.disc(365, 360, 31, "#c4cbcc", flat=0.24)
    for number in range(26):
        share = number / 25
        canvas.disc(365 + 22 * math.sin(share * 6) + canvas.dice.uniform(-8, 8), 352 - 130 * share, 8 + 22 * share, "#f5efe2", 0.13 * (1 - share) + 0.03)
    things.person(canvas, 500, 412, 130, "#8c3f54")
    for number in range(4):
        canvas.disc(560 + number * 26, 408, 12, "#eef0ec", flat=0.45)
    nature.glitter(canvas, 440, 440, 550, 60, "#ffcf86")


def water_carriers(canvas: Canvas) -> None:
    """A cargo boat bringing fresh water to a landing where people wait with cans."""
    canvas.wash([(0, "#f3d9a4"), (1, "#f7ecd0")], 0, 300)
    nature.sun(canvas, 180, 110, 40, "#fffbe8", "#ffeeb8")
    nature.land(canvas, nature.ridge(canvas, 296, 34), "#a9a878", "#bdb98a", 304)
    for number in range(9):
        nature.palm(canvas, 30 + number * 105, 300, canvas.dice.uniform(70, 120), canvas.dice.uniform(-18, 18), "#7f8a58")
    nature.mirror(canvas, 300, "#c7a873", 0.4, 2.6)
    nature.ripples(canvas, 304, 480, 120, "#fff6da", 0.45)
    things.barge(canvas, 330, 392, 430, "#5b6b5c", "#d6c08d", "#4d8fa8")
    canvas.shape([(0, 560), (0, 500), (420, 470), (900, 452), (900, 560)], "#b48a5a")
    canvas.shape([(0, 560), (0, 520), (500, 492), (900, 482), (900, 560)], "#9c7446")
    for number, coat in enumerate(("#7c4a5a", "#3f6073", "#5b7f6b", "#b5533c", "#33415c")):
        x = 560 + number * 70
        things.person(canvas, x, 520 - number * 3, 104, coat)
        for can in range(2):
            things.panel(canvas, x - 36 + can * 50, 496 - number * 3, 20, 28, ("#3d7ea6", "#e8b04a")[(number + can) % 2], 1, 4)
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
            nature.leaf(canvas, canvas.dice.uniform(0, 900), y, 10 + 22 * share, -math.pi / 2 + canvas.dice.gauss(0, 0.5), 1 + share, mix("#d8bd72", "#a88238", canvas.dice.random()))
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
            scatter = [np.modf(np.abs(np.sin(column * a + row * b) * 43758.5))[0] for a, b in ((12.9, 78.2), (39.3, 11.1), (7.7, 53.9))]
            far = np.hypot(column + scatter[0] - x, row + scatter[1] - y)
            nearer = far < first
            second = np.where(nearer, first, np.minimum(second, far))
            tone = np.where(nearer, scatter[2], tone)
            first = np.where(nearer, far, first)
    return first, second - first, tone


def jars_in_rain(canvas: Canvas) -> None:
    """Big water jars under the eaves catching the first rain."""
    canvas.wash([(0, "#4f6d6a"), (1, "#9fb9a6")])
    for number in range(14):
        nature.leaf(canvas, canvas.dice.uniform(400, 900), canvas.dice.uniform(120, 380), 170, canvas.dice.uniform(-2.6, -0.6), 24, mix("#3d6652", "#6f9a6c", canvas.dice.random()))
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
        canvas.disc(canvas.dice.uniform(0, 900), canvas.dice.uniform(480, 552), canvas.dice.uniform(4, 15), "#eaf1ea", 0.22, flat=0.25)


def _jar(canvas: Canvas, x: float, y: float, size: float) -> None:
    canvas.disc(x, y, size * 0.62, "#3a2a1c", 0.4, flat=0.14)
    path = QPainterPath(QPointF(x - size * 0.3, y - size * 1.25))
    path.cubicTo(QPointF(x - size * 0.85, y - size), QPointF(x - size * 0.66, y - size * 0.15), QPointF(x - size * 0.34, y))
    path.lineTo(QPointF(x + size * 0.34, y))
    path.cubicTo(QPointF(x + size * 0.66, y - size * 0.15), QPointF(x + size * 0.85, y - size), QPointF(x + size * 0.3, y - size * 1.25))
    canvas.painter.fillPath(path, colour("#8a4f35"))
    canvas.painter.setClipPath(path)
    canvas.disc(x - size * 0.25, y - size * 0.8, size * 0.36, "#b97850", 0.7, flat=1.3)
    canvas.disc(x + size * 0.55, y - size * 0.5, size * 0.4, "#4b2a1f", 0.5, flat=1.7)
    canvas.painter.setClipping(False)
    canvas.painter.setBrush(colour("#5b3323"))
    canvas.painter.drawEllipse(QRectF(x - size * 0.34, y - size * 1.34, size * 0.68, size * 0.19))
    canvas.painter.setBrush(colour("#a7c4c0"))
    canvas.painter.drawEllipse(QRectF(x - size * 0.27, y - size * 1.31, size * 0.54, size * 0.13))
