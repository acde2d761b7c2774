"""Scenes of football: a full ground at night, a wet one, a parade. Painted onto a `Canvas`."""

# ruff: noqa: PLR2004 -- the numbers are the drawing

from __future__ import annotations

from paint import nature, things
from paint.canvas import Canvas, mix


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
        canvas.stroke(
            [(x, y - h * 0.45), (x + side * h * stride, y - h * 0.24), (x + side * h * stride * 1.2, y)],
            "#c48f6c",
            h * 0.075,
        )
        canvas.stroke(
            [(x + side * h * stride * 1.05, y - h * 0.14), (x + side * h * stride * 1.2, y - h * 0.02)], shirt, h * 0.08
        )
        canvas.stroke(
            [(x, y - h * 0.76), (x + side * h * 0.17, y - h * 0.6), (x + side * h * 0.24, y - h * 0.72)],
            "#c48f6c",
            h * 0.06,
        )
    canvas.shape(
        [
            (x - h * 0.1, y - h * 0.5),
            (x + h * 0.1, y - h * 0.5),
            (x + h * 0.15, y - h * 0.34),
            (x - h * 0.15, y - h * 0.34),
        ],
        shorts,
    )
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
        canvas.disc(
            canvas.dice.uniform(230, 700),
            canvas.dice.uniform(405, 455),
            canvas.dice.uniform(4, 11),
            "#eef3f0",
            0.3,
            flat=0.3,
        )


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
            things.person(
                canvas, x, y, size, canvas.dice.choice(("#d0392f", "#d0392f", "#b02a2a", "#f2c94c", "#e9e4d4")), hat=""
            )
            if number % 3 == row % 3:
                canvas.stroke(
                    [(x + size * 0.12, y - size * 0.55), (x + size * 0.2, y - size * 1.1)], "#c48f6c", size * 0.06
                )
                things.flag(canvas, x + size * 0.2, y - size * 0.7, size * 1.25, "#d0392f")
    for _ in range(160):
        canvas.box(
            canvas.dice.uniform(0, 900),
            canvas.dice.uniform(60, 520),
            4,
            7,
            canvas.dice.choice(("#f2c94c", "#f4efe0", "#e06a4c")),
            0.7,
        )
