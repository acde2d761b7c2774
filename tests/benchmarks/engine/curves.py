"""Curves of growth as a picture: the figures of each size come in; an SVG and a PNG go out, drawn by hand.

The PNG is made by Qt, which the program brings anyway; where Qt's drawer of SVG is missing, only the SVG is made.
"""

from __future__ import annotations

import importlib.util
import math
import os
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.engine import bench, parts
from benchmarks.engine.figures import shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_WIDE, _HIGH, _ACROSS = 330, 235, 3
_LEFT, _TOP, _INNER_WIDE, _INNER_HIGH = 52, 52, 256, 142
_MARGIN, _HEAD, _INSET = 16, 62, 20
_SCALE = 2
_INK, _SOFT, _GRID, _LINE, _AIM, _REACH = "#1d2733", "#66717d", "#e4e8ec", "#1f5fa8", "#2c8a57", "#c0722a"
_FONT = "Be Vietnam Pro"
_FONTS = f"{_FONT}, Segoe UI, Helvetica, Arial, sans-serif"
_FONT_FOLDER = Path(__file__).resolve().parents[3] / "resources" / "fonts" / "be-vietnam-pro"


AGAINST = "cost against the smallest"


class Panel(NamedTuple):
    """One curve: its title, the name of its figure, and the issue's two marks where there are any."""

    title: str
    figure: str
    reach: float = math.nan
    aim: float = math.nan


PANELS = (
    Panel("Articles a second, text files to searchable", bench.RATE),
    Panel("Cost per article against the smallest archive", AGAINST, 1.3, 1.1),
    Panel("Peak memory while indexing, MB", bench.PEAK, 1000, 512),
    Panel("Index ÷ text, whole articles stored", bench.SIZE, 1.2, 0.9),
    Panel("Ranked question, 95 % within, ms", f"ranked: {parts.HIGH}", 60, 20),
    Panel("Memory of a searching process, MB", parts.RESIDENT, 200, 100),
)


def draw(sizes: list[dict[str, float]], about: str, picture: Path) -> str:
    """Write the pictures and say what was written."""
    wide = 2 * _MARGIN + _ACROSS * _WIDE
    high = _HEAD + math.ceil(len(PANELS) / _ACROSS) * _HIGH + _MARGIN
    drawn = "\n".join(_document(sizes, about, wide, high))
    vector = picture.with_suffix(".svg")
    vector.write_text(drawn + "\n", encoding="utf-8", newline="\n")
    if importlib.util.find_spec("PySide6") is None or importlib.util.find_spec("PySide6.QtSvg") is None:
        return f"{vector} (no PNG: Qt's drawer of SVG is not installed)"
    _paint(drawn, picture.with_suffix(".png"), wide, high)
    return f"{vector} and .png"


def _paint(drawn: str, file: Path, wide: int, high: int) -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QByteArray  # noqa: PLC0415 — only here, and only where it is installed
    from PySide6.QtGui import QFontDatabase, QGuiApplication, QImage, QPainter  # noqa: PLC0415
    from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415

    application = QGuiApplication([])
    for font in sorted(_FONT_FOLDER.glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(font))
    image = QImage(wide * _SCALE, high * _SCALE, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(drawn.replace(_FONTS, _FONT).encode())).render(painter)
    painter.end()
    image.save(str(file))
    application.quit()


def _document(sizes: list[dict[str, float]], about: str, wide: int, high: int) -> Iterator[str]:
    yield f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" font-family="{_FONTS}">'
    yield f'<rect width="{wide}" height="{high}" fill="#ffffff"/>'
    yield _text(_MARGIN + 8, 30, "As the archive grows", 18, weight=600)
    yield _text(_MARGIN + 8, 50, f"{about}; beyond 30,000 the articles are recombined from real ones", 11, _SOFT)
    yield _key(wide - _MARGIN - 230, 30, "must be reached", _REACH) + _key(wide - _MARGIN - 98, 30, "aimed for", _AIM)
    for number, panel in enumerate(PANELS):
        across, down = number % _ACROSS, number // _ACROSS
        yield f'<g transform="translate({_MARGIN + across * _WIDE} {_HEAD + down * _HIGH})">'
        yield from _panel(panel, [size["articles"] for size in sizes], [size[panel.figure] for size in sizes])
        yield "</g>"
    yield "</svg>"


def _text(x: float, y: float, text: str, size: int, colour: str = _INK, *, anchor: str = "", weight: int = 400) -> str:
    where = f'x="{x:.1f}" y="{y:.1f}" font-size="{size}" text-anchor="{anchor or "start"}" font-weight="{weight}"'
    return f'<text {where} fill="{colour}">{escape(text)}</text>'


def _label(x: float, y: float, text: str) -> str:
    """A figure beside its point, on a white rim so that no line strikes it through."""
    rim = _text(x, y, text, 10, "#ffffff", anchor="middle", weight=600)
    rim = rim.replace("<text ", '<text stroke="#ffffff" stroke-width="4" stroke-linejoin="round" ')
    return rim + _text(x, y, text, 10, _LINE, anchor="middle", weight=600)


def _key(x: float, y: float, text: str, colour: str) -> str:
    return _stroke(x, y - 4, x + 22, colour) + _text(x + 28, y, text, 11, _SOFT)


def _stroke(x: float, y: float, end: float, colour: str, dash: str = "5 4") -> str:
    return (
        f'<line x1="{x:.1f}" y1="{y:.1f}" x2="{end:.1f}" y2="{y:.1f}" stroke="{colour}" stroke-width="1.4"'
        f' stroke-dasharray="{dash}"/>'
    )


def _panel(panel: Panel, articles: Sequence[float], values: Sequence[float]) -> Iterator[str]:
    """The curve over a logarithmic count of articles; the height begins at nought, so that flat looks flat."""
    marks = [(mark, colour) for mark, colour in ((panel.reach, _REACH), (panel.aim, _AIM)) if not math.isnan(mark)]
    top, step = _height(max(*values, *(mark for mark, _colour in marks), 0))
    first, last = math.log(articles[0]), math.log(articles[-1])

    def x(count: float) -> float:
        share = (math.log(count) - first) / (last - first) if last > first else 0.5
        return _LEFT + _INSET + (_INNER_WIDE - 2 * _INSET) * share

    def y(value: float) -> float:
        return _TOP + _INNER_HIGH * (1 - value / top)

    yield _text(8, 30, panel.title, 12, weight=600)
    for number in range(round(top / step) + 1):
        at = y(number * step)
        yield f'<line x1="{_LEFT}" y1="{at:.1f}" x2="{_LEFT + _INNER_WIDE}" y2="{at:.1f}" stroke="{_GRID}"/>'
        yield _text(_LEFT - 7, at + 4, f"{number * step:,.10g}", 10, _SOFT, anchor="end")
    for mark, colour in marks:
        yield _stroke(_LEFT, y(mark), _LEFT + _INNER_WIDE, colour)
    points = [(x(count), y(value)) for count, value in zip(articles, values, strict=True)]
    path = " ".join(f"{across:.1f},{down:.1f}" for across, down in points)
    yield f'<polyline stroke-linejoin="round" points="{path}" fill="none" stroke="{_LINE}" stroke-width="2.2"/>'
    for (across, down), count, value in zip(points, articles, values, strict=True):
        yield f'<circle cx="{across:.1f}" cy="{down:.1f}" r="3.4" fill="{_LINE}"/>'
        yield _label(across, down - 8, shown(value))
        yield _text(across, _TOP + _INNER_HIGH + 16, _short(count), 10, _SOFT, anchor="middle")


def _height(largest: float) -> tuple[float, float]:
    """A round height with room for a label above the highest point, and a round step of its lines."""
    wanted = (largest or 1) * 1.15
    power = 10 ** math.floor(math.log10(wanted / 4))
    step = next(power * nice for nice in (1, 2, 2.5, 5, 10) if power * nice * 4 >= wanted)
    return step * math.ceil(wanted / step), step


def _short(count: float) -> str:
    if count >= 1_000_000:
        return f"{count / 1_000_000:g} M"
    return f"{count / 1_000:g} k"
