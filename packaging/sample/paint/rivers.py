"""Scenes with water: sluices, bridges, ferries, markets on boats, floods, the sea."""

# ruff: noqa: PLR2004 -- the numbers are the drawing

from __future__ import annotations

import math

from paint import nature, things
from paint.canvas import Canvas, mix


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
        canvas.shape(
            [(x - 22, foot - 128), (x + 22, foot - 128), (x + 15, foot - 160), (x - 15, foot - 160)], "#3c2a45"
        )
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
    for place, coat, hat in (
        (-190, "#b5533c", "#e9d8a6"),
        (-150, "#3f6073", "#e9d8a6"),
        (-40, "#e3b23c", ""),
        (0, "#5b7f6b", "#e9d8a6"),
        (30, "#7c4a5a", ""),
        (120, "#3f6073", "#e9d8a6"),
        (165, "#c97b4a", "#e9d8a6"),
    ):
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
        canvas.shape(
            [(450 + side * 120, 330), (450 + side * 450, 560), (450 + side * 470, 470), (450 + side * 124, 300)],
            "#e8e3d4",
        )
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
        canvas.disc(
            365 + 22 * math.sin(share * 6) + canvas.dice.uniform(-8, 8),
            352 - 130 * share,
            8 + 22 * share,
            "#f5efe2",
            0.13 * (1 - share) + 0.03,
        )
    things.person(canvas, 500, 412, 130, "#8c3f54")
    for number in range(4):
        canvas.disc(560 + number * 26, 408, 12, "#eef0ec", flat=0.45)
    nature.glitter(canvas, 440, 440, 550, 60, "#ffcf86")
