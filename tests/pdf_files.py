"""PDF files written by hand for tests: pages of text, each piece where it is told, and pictures that are grey areas.

Every letter is half as wide as the font is high. Fonts are not embedded: only where letters stand and what they are
matters to a reader.
"""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

WIDTH = 0.5
"""Of a letter, in heights of its font."""
A4 = (595, 842)
ROMAN, BOLD, ITALIC = "Times-Roman", "Times-Bold", "Times-Italic"


class Text(NamedTuple):
    """A piece of text whose baseline begins at `x`, `y` points from the lower left corner of the page."""

    x: float
    y: float
    text: str
    size: float = 10
    font: str = ROMAN
    mode: int = 0
    matrix: str = "1 0 0 1"


class Picture(NamedTuple):
    """A grey picture whose lower left corner is at `x`, `y`."""

    x: float
    y: float
    width: float
    height: float


class Page(NamedTuple):
    """What is drawn on a page, in this order."""

    drawn: tuple[Text | Picture, ...] = ()
    size: tuple[float, float] = A4
    more: str = ""


def wrapped(
    text: str, x: float, y: float, letters: int, size: float = 10, font: str = ROMAN, indent: int = 0
) -> list[Text]:
    """The text broken into lines of so many letters, the first at this baseline, the first indented by so many."""
    lines = textwrap.wrap(text, letters, initial_indent=" " * indent, break_on_hyphens=False)
    found = []
    for number, line in enumerate(lines):
        bare = line.lstrip()
        right = (len(line) - len(bare)) * WIDTH * size
        found.append(Text(x + right, y - 1.2 * size * number, bare, size, font))
    return found


def column(texts: Iterable[str], x: float, y: float, letters: int, size: float = 10, indent: int = 3) -> list[Text]:
    """Paragraphs one below the other."""
    found: list[Text] = []
    for text in texts:
        found += wrapped(text, x, y - 1.2 * size * len(found), letters, size, indent=indent)
    return found


_LOOKS = {"title": (18, BOLD), "heading": (11, BOLD), "figure": (9, ITALIC)}
_SIZE = 11
_PICTURE = 250
_LOWEST = 60


def laid_out(parts: Iterable[tuple[str, str]], x: float = 50, y: float = 780, letters: int = 90) -> list[Page]:
    """Pages of paragraphs, each with what it is, one below the other, so many letters of text a line; a figure is its
    caption under a picture.
    """
    pages: list[list[Text | Picture]] = [[]]
    top = y
    for kind, text in parts:
        size, font = _LOOKS.get(kind, (_SIZE, ROMAN))
        above = 100 if kind == "figure" else 0
        fitting = int(_PICTURE / WIDTH / size) if above else letters * _SIZE // size
        lines = wrapped(text, x, y - above, fitting, size, font)
        if lines[-1].y < _LOWEST:
            pages.append([])
            y, lines = top, wrapped(text, x, top - above, fitting, size, font)
        pages[-1] += [Picture(x, y - above + 12, _PICTURE, above - 10)] if above else []
        pages[-1] += lines
        y = lines[-1].y - 2 * size
    return [Page(tuple(drawn)) for drawn in pages]


def pdf(*pages: Page, title: str = "", author: str = "") -> bytes:
    """A file of these pages."""
    names = sorted({item.font for page in pages for item in page.drawn if isinstance(item, Text)})
    objects = [b"", b""]  # catalogue and tree of pages, known at the end
    objects.append(
        _stream(b"\x80", "/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray")
    )
    fonts = {}
    for number, name in enumerate(names):
        fonts[name] = f"F{number}"
        objects += _font(name, len(objects) + 1)
    resources = "".join(f"/{fonts[name]} {place} 0 R" for name, place in zip(names, _places(names), strict=True))
    kids = []
    for page in pages:
        objects.append(_stream("".join(_drawn(item, fonts) for item in page.drawn).encode("latin-1")))
        width, height = page.size
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {width} {height}]/Contents {len(objects)} 0 R{page.more}"
            f"/Resources<</XObject<</P 3 0 R>>/Font<<{resources}>>>>>>".encode()
        )
        kids.append(f"{len(objects)} 0 R")
    objects[0] = b"<</Type/Catalog/Pages 2 0 R>>"
    objects[1] = f"<</Type/Pages/Count {len(kids)}/Kids[{' '.join(kids)}]>>".encode()
    facts = f"/Title<{_utf16(title)}>/Author<{_utf16(author)}>".encode()
    return _file([*objects, b"<<" + facts + b">>"])


def _utf16(text: str) -> str:
    return ("\ufeff" + text).encode("utf-16-be").hex() if text else ""


def _is_legacy(name: str) -> bool:
    return name.removeprefix("ABCDEF+").startswith((".Vn", "VNI"))


def _places(names: list[str]) -> list[int]:
    """The number of each font's object: one of Unicode takes three."""
    places, place = [], 4
    for name in names:
        places.append(place)
        place += 1 if _is_legacy(name) else 3
    return places


def _font(name: str, number: int) -> list[bytes]:
    """A font whose codes are Unicode, or one of Windows-1252 whose letters were something else."""
    if _is_legacy(name):
        widths = " ".join(["500"] * 256)
        simple = f"<</Type/Font/Subtype/TrueType/BaseFont/{name}/Encoding/WinAnsiEncoding/FirstChar 0/LastChar 255"
        return [f"{simple}/Widths[{widths}]>>".encode()]
    ranges = "\n".join(
        f"<{high:02X}00> <{high:02X}FF> <{high:02X}00>" for high in range(256) if not 0xD8 <= high < 0xE0
    )
    unicode = (
        "/CIDInit /ProcSet findresource begin begincmap /CMapName /U def /CMapType 2 def 1 begincodespacerange "
        f"<0000> <FFFF> endcodespacerange 100 beginbfrange {ranges} endbfrange endcmap end"
    )
    below = (
        f"<</Type/Font/Subtype/CIDFontType2/BaseFont/{name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
        "/Supplement 0>>/DW 500/CIDToGIDMap/Identity>>"
    )
    above = (
        f"<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/Identity-H/DescendantFonts[{number + 1} 0 R]"
        f"/ToUnicode {number + 2} 0 R>>"
    )
    return [above.encode(), below.encode(), _stream(unicode.encode())]


def _drawn(item: Text | Picture, fonts: dict[str, str]) -> str:
    if isinstance(item, Picture):
        return f"q {item.width} 0 0 {item.height} {item.x} {item.y} cm /P Do Q\n"
    letters = item.text.encode("cp1252") if _is_legacy(item.font) else item.text.encode("utf-16-be")
    place = f"{item.matrix} {item.x} {item.y} Tm"
    return f"BT /{fonts[item.font]} {item.size} Tf {item.mode} Tr {place} <{letters.hex()}> Tj ET\n"


def _stream(data: bytes, more: str = "") -> bytes:
    return f"<<{more}/Length {len(data)}>>stream\n".encode() + data + b"\nendstream"


def _file(objects: list[bytes]) -> bytes:
    data, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    head = f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n{table}"
    tail = f"trailer<</Size {len(places) + 1}/Root 1 0 R/Info {len(places)} 0 R>>\nstartxref\n{len(data)}\n%%EOF\n"
    return data + (head + tail).encode()
