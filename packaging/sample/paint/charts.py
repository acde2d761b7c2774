"""Drawn figures with Vietnamese labels: bars, a line, a map of river mouths."""

# ruff: noqa: PLR2004 -- the numbers are the drawing

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainterPath

from paint import nature, things
from paint.canvas import Canvas, colour, mix

if TYPE_CHECKING:
    from collections.abc import Sequence

INK = "#22303a"
FAMILIES = ("Be Vietnam Pro", "DejaVu Sans", "sans-serif")


def write(  # noqa: PLR0913 -- a label is placed, sized, toned, turned
    canvas: Canvas,
    text: str,
    x: float,
    y: float,
    size: float,
    *,
    tone: str = INK,
    bold: bool = False,
    align: str = "left",
    turn: float = 0,
) -> None:
    """One line of text whose baseline box starts, ends or is centred at x."""
    font = QFont(list(FAMILIES))
    font.setPixelSize(int(size))
    font.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    painter = canvas.painter
    painter.save()
    painter.setFont(font)
    painter.setPen(QColor(tone))
    painter.translate(x, y)
    painter.rotate(turn)
    left = {"left": 0, "center": -400, "right": -800}[align]
    flag = {
        "left": Qt.AlignmentFlag.AlignLeft,
        "center": Qt.AlignmentFlag.AlignHCenter,
        "right": Qt.AlignmentFlag.AlignRight,
    }[align]
    painter.drawText(QRectF(left, -size, 800, size * 1.5), flag | Qt.AlignmentFlag.AlignVCenter, text)
    painter.restore()
    painter.setPen(Qt.PenStyle.NoPen)


def _sheet(canvas: Canvas, title: str, under: str, source: str, *, paper: str = "#f6f0e2") -> None:
    canvas.wash([(0, paper), (1, mix(paper, "#d9c9a4", 0.3))])
    canvas.box(40, 34, 8, 62, "#b5392f")
    write(canvas, title, 62, 62, 30, bold=True)
    write(canvas, under, 62, 92, 18, tone="#5c6a70")
    write(canvas, source, 860, 540, 14, tone="#7a7f7c", align="right")


def _grid(canvas: Canvas, steps: Sequence[float], scale: float, foot: float) -> None:
    for step in steps:
        y = foot - step * scale
        canvas.stroke([(80, y), (860, y)], "#8f9488", 1, 0.35 if step else 0.9)
        write(canvas, f"{step:g}", 70, y + 6, 15, tone="#6a7270", align="right")


def salt_by_year(canvas: Canvas) -> None:
    """How far the salt came in ten dry seasons."""
    _sheet(
        canvas,
        "Ranh mặn 4 g/l trên sông Hàm Luông",
        "Khoảng cách sâu nhất tính từ cửa sông, mùa khô 2011 - 2020 (km)",
        "Đồ họa: Minh Tú",
    )
    values = (51, 47, 50, 46, 54, 70, 49, 48, 52, 73)
    _grid(canvas, (0, 20, 40, 60, 80), 4.6, 490)
    canvas.painter.setPen(things.colour_pen("#b5392f", 1.6, 0.8))
    canvas.painter.drawLine(QPointF(80, 490 - 50 * 4.6), QPointF(860, 490 - 50 * 4.6))
    canvas.painter.setPen(Qt.PenStyle.NoPen)
    for number, value in enumerate(values):
        x, peak = 96 + number * 76, value >= 70
        tone = "#c9503c" if peak else "#4f8a94"
        things.panel(canvas, x, 490 - value * 4.6, 52, value * 4.6, tone, 1, 5)
        things.panel(canvas, x, 490 - value * 4.6, 20, value * 4.6, "#ffffff", 0.14, 5)
        write(canvas, str(value), x + 26, 490 - value * 4.6 - 8, 19, bold=True, align="center", tone=tone)
        write(canvas, str(2011 + number), x + 26, 514, 16, align="center", bold=peak)
    write(canvas, "trung bình nhiều năm: 50 km", 96, 490 - 50 * 4.6 - 42, 14, tone="#b5392f")


def langur_counts(canvas: Canvas) -> None:
    """Four counts of langurs, one small animal a bar."""
    _sheet(
        canvas,
        "Voọc mũi hếch ở Khau Lạn",
        "Số cá thể qua bốn lần kiểm đếm toàn diện",
        "Đồ họa: Minh Tú",
        paper="#e9efe0",
    )
    _grid(canvas, (0, 50, 100, 150), 2.2, 480)
    for number, (year, value) in enumerate(((2010, 60), (2015, 88), (2019, 113), (2024, 164))):
        x = 150 + number * 185
        tone = mix("#8fae84", "#2f5f48", number / 3)
        things.panel(canvas, x, 480 - value * 2.2, 96, value * 2.2, tone, 1, 6)
        for row in range(int(value * 2.2 / 26)):
            for column in range(4):
                nature.leaf(
                    canvas, x + 12 + column * 24, 474 - row * 26, 17, -math.pi / 2 + 0.5, 4, mix(tone, "#ffffff", 0.22)
                )
        write(canvas, str(value), x + 48, 480 - value * 2.2 - 12, 30, bold=True, align="center", tone="#2f5f48")
        write(canvas, str(year), x + 48, 508, 19, align="center")


def coffee_price(canvas: Canvas) -> None:
    """The price of raw coffee over seven crops as a line with a shaded foot."""
    _sheet(
        canvas,
        "Giá cà phê nhân xô tại Đắk Lắk",
        "Bình quân tháng 3 hằng năm (nghìn đồng/kg)",
        "Đồ họa: Báo Cao Nguyên",
        paper="#f3e8da",
    )
    values = (11.5, 17.8, 23.0, 36.5, 24.6, 23.9, 48.0)
    _grid(canvas, (0, 10, 20, 30, 40, 50), 7.2, 480)
    points = [(130 + number * 115, 480 - value * 7.2) for number, value in enumerate(values)]
    canvas.shape([(130, 480), *points, (points[-1][0], 480)], "#8a4b2c", 0.22)
    canvas.stroke(points, "#8a4b2c", 5)
    for number, (x, y) in enumerate(points):
        canvas.disc(x, y, 9, "#f3e8da")
        canvas.disc(x, y, 6.5, "#b5392f" if number == 6 else "#8a4b2c")
        write(
            canvas,
            f"{values[number]:.1f}".replace(".", ","),
            x,
            y + (34 if number in (4, 5) else -18),
            19,
            bold=True,
            align="center",
        )
        write(canvas, str(2005 + number), x, 508, 17, align="center")


def rain_by_hour(canvas: Canvas) -> None:
    """Rain in each hour of one evening, the hour of the warning marked."""
    _sheet(
        canvas,
        "Trạm số 27 - suối Ea Tul, tối 11/6/2026",
        "Lượng mưa từng giờ (mm)",
        "Đồ họa: Nhóm học sinh",
        paper="#e4ecee",
    )
    _grid(canvas, (0, 20, 40, 60, 80), 4.4, 480)
    for number, (hour, value) in enumerate(((16, 2), (17, 9), (18, 31), (19, 64), (20, 78), (21, 26), (22, 8))):
        x = 120 + number * 105
        tone = "#c9503c" if value > 60 else "#4a86a8"
        things.panel(canvas, x, 480 - value * 4.4, 66, value * 4.4, tone, 1, 6)
        for _ in range(value // 3):
            dx, dy = canvas.dice.uniform(6, 58), canvas.dice.uniform(6, value * 4.2)
            canvas.stroke([(x + dx, 482 - dy), (x + dx - 3, 488 - dy)], "#ffffff", 1.6, 0.5)
        write(canvas, str(value), x + 33, 480 - value * 4.4 - 9, 20, bold=True, align="center", tone=tone)
        write(canvas, f"{hour}-{hour + 1} giờ", x + 33, 508, 15, align="center")
    write(canvas, "ngưỡng báo động", 90, 480 - 60 * 4.4 - 8, 14, tone="#b5392f")
    canvas.stroke([(80, 480 - 264), (860, 480 - 264)], "#b5392f", 1.6, 0.7)


def river_mouths(canvas: Canvas) -> None:
    """Four river branches running to the sea, saltier the darker."""
    canvas.wash([(0, "#eef0dc"), (1, "#dfe6c8")])
    sea = [(900, 60), (820, 130), (850, 210), (780, 280), (806, 360), (730, 440), (750, 560), (900, 560)]
    names = (
        ("Sông Mỹ Tho", 110, 70, 230),
        ("Sông Ba Lai", 205, 190, 130),
        ("Sông Hàm Luông", 300, 320, 300),
        ("Sông Cổ Chiên", 420, 480, 260),
    )
    for name, start, end, salt in names:
        _river(canvas, name, start, end, salt)
    canvas.shape(sea, "#2a5a7c")
    for reach in range(4):
        canvas.stroke([(x + 14 + reach * 15, y) for x, y in sea[:-1]], "#8fb4c4", 2, 0.6 - reach * 0.13)
    canvas.box(700, 158, 12, 56, "#b5392f")
    write(canvas, "Cống đập Ba Lai", 712, 150, 15, tone="#b5392f", bold=True, align="right")
    for x, y, town in (
        (170, 350, "Chợ Lách"),
        (330, 268, "TP Bến Tre"),
        (540, 262, "Giồng Trôm"),
        (660, 384, "Ba Tri"),
    ):
        canvas.disc(x, y, 6, "#22303a")
        canvas.disc(x, y, 3, "#ffffff")
        write(canvas, town, x + 12, y + 6, 17, bold=True)
    canvas.box(40, 30, 8, 34, "#b5392f")
    write(canvas, "Ranh mặn mùa khô 2020", 60, 58, 25, bold=True)
    for number in range(60):
        canvas.box(60 + number * 4, 500, 4, 14, mix("#a9d0d4", "#173f66", number / 59))
    write(canvas, "ngọt", 60, 536, 14)
    write(canvas, "mặn", 300, 536, 14, align="right")
    write(canvas, "BIỂN ĐÔNG", 842, 330, 20, tone="#dcebf2", bold=True, align="center", turn=78)


def _river(canvas: Canvas, name: str, start: float, end: float, salt: float) -> None:
    path = QPainterPath(QPointF(-10, (start + end) / 2 + 20))
    path.cubicTo(QPointF(220, start + 60), QPointF(540, end - 60), QPointF(890, end + 20))
    for step in range(140):
        at = path.pointAtPercent(step / 139)
        share = min(1, max(0, (at.x() - (800 - salt * 2)) / (salt * 2)))
        canvas.disc(at.x(), at.y(), 7 + 12 * step / 139, mix("#a9d0d4", "#173f66", share))
    at = path.pointAtPercent(0.36)
    write(
        canvas,
        name,
        at.x(),
        at.y() - 20,
        15,
        tone="#1f4a66",
        align="center",
        turn=-path.angleAtPercent(0.36) if path.angleAtPercent(0.36) < 90 else 360 - path.angleAtPercent(0.36),
    )
    canvas.painter.setBrush(colour("#ffffff", 0))
