"""The letters of a page as they are drawn. A page of PDFium comes in; pieces of text go out, each on one baseline and
in one look, in the order in which they were drawn.

Letters outside the page, without size or drawn a second time are left out; marks that were drawn over a letter are
written behind it; text that is not painted (what a scanner's software reads) is kept apart. This module refuses to
know lines, columns and paragraphs.
"""

from __future__ import annotations

import functools
import math
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from pypdfium2 import raw

from archiveviewer.readers.legacy_fonts import encoding_of

if TYPE_CHECKING:
    import pypdfium2

MOST_LETTERS = 120_000
"""Of one page. A newspaper's largest has some 30,000."""
SMALLEST, LARGEST = 1.5, 2000.0
"""Points. Smaller letters are not for reading; one larger is no letter."""
_WORD_GAP, _SEEN_GAP = 0.25, 0.1
_LOOSE_GAP = 0.8
_BLANK_GAP, _OWN_BLANK_GAP = 1.5, 8.0
"""How far, in sizes of the font, the next letter may stand: behind nothing, a gap that PDFium takes for a blank, a
blank that is drawn. Words of a justified line stand far apart, but then a blank is drawn between them."""
_ONWARDS = 0.1
_SAME_LINE = 0.12
_HYPHENS = frozenset({0x02, 0xFFFE})
"""What PDFium makes of a hyphen, or of U+00AD, at the end of a line."""
_HYPHEN = 0x2D
_WIDEST_HYPHEN = 0.42
"""Where U+00AD is drawn as a hyphen, and so it is in PDF's own encoding, it is the letter ư of TCVN3 if it is wider."""
_BLANKS = frozenset({0x09, 0x20, 0xA0, 0x3000, 0x202F, 0x205F, *range(0x2000, 0x200B)})
_NO_LETTERS = frozenset({0, 0x0A, 0x0D, 0xFFFD, 0xFFFF})
_MARKS = {
    "´": "\u0301", "`": "\u0300", "ˆ": "\u0302", "˜": "\u0303", "¨": "\u0308", "˘": "\u0306", "¯": "\u0304",
    "˙": "\u0307", "˚": "\u030a", "ˇ": "\u030c", "¸": "\u0327", "˛": "\u0328",
}  # fmt: skip
_COMBINING = frozenset(map(chr, range(0x300, 0x370)))
_LIGATURES = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}
_BULLETS = dict.fromkeys([0xF0B7, 0xF0A7, 0xF0D8, 0xF076, 0xF0FC, 0xF02D], "•")
"""What Symbol and Wingdings have for bullets."""
_FORCE_BOLD, _ITALIC = 1 << 18, 1 << 6
_FILL_AND_STROKE, _INVISIBLE = 2, (3, 7)
_SLANT = 0.12
_RIGHT_ANGLE = 90
_FONTS_KEPT = 256
_GLYPHS = {0x2212: "\u00ad", 0x2219: "\u00b7", 0x3BC: "\u00b5", 0x2C9: "\u00af", 0x2DC: "\u02dc", 0x2126: "\u03a9"}
"""Signs that share the name of their glyph with one of Windows-1252: a font that names its glyphs may mean either."""


class Type(NamedTuple):
    """How letters look: font, weight, slope, size in points."""

    font: str
    bold: bool
    italic: bool
    size: float


@dataclass(slots=True)
class Piece:
    """Letters in one look on one baseline. Places are points, as seen when the text stands upright. `after` is the
    piece from which it is parted by no more than a wide blank.
    """

    text: str
    left: float
    right: float
    base: float
    type: Type
    after: Piece | None = None


@dataclass(slots=True)
class Letters:
    """The pieces of a page by the angle at which they stand, what is not painted apart; `unknown` counts letters
    of which nobody can tell what they are.
    """

    painted: dict[int, list[Piece]] = field(default_factory=dict)
    hidden: dict[int, list[Piece]] = field(default_factory=dict)
    unknown: int = 0
    cut: bool = False


class _Stroke(NamedTuple):
    """What all letters of one text object share; `turn` is its angle in degrees."""

    type: Type
    turn: int
    base: float
    hidden: bool
    legacy: bool


class _Page:
    """Reads the letters of one page; holds what PDFium is asked to write its answers to."""

    def __init__(self, page: pypdfium2.PdfPage, text: pypdfium2.PdfTextPage) -> None:
        self._text = text.raw
        self.count = text.count_chars()
        self._box = page.get_bbox()
        self._strokes: dict[int, _Stroke | None] = {}
        self._rectangle, self._matrix = raw.FS_RECTF(), raw.FS_MATRIX()
        self._x, self._y, self._flags = raw.c_double(), raw.c_double(), raw.c_int()
        self._name = raw.create_string_buffer(256)
        self.letters = Letters()
        self._open: dict[bool, _Open] = {}

    def read(self) -> Letters:
        """All its letters."""
        blank = False
        for index in range(min(self.count, MOST_LETTERS)):
            code = raw.FPDFText_GetUnicode(self._text, index)
            drawn = raw.FPDFText_GetTextObject(self._text, index)
            if not drawn:
                blank = True
                continue
            stroke = self._stroke(index, drawn)
            if stroke is None or not self._is_on_page(index):
                continue
            opened = self._open.get(stroke.hidden)
            if opened is None:
                opened = self._open[stroke.hidden] = _Open()
            if code in _BLANKS:
                opened.blank = opened.own_blank = True
            elif code in _NO_LETTERS:
                self.letters.unknown += 1
            else:
                self._add(opened, stroke, index, code, blank=blank)
            blank = False
        self.letters.cut = self.count > MOST_LETTERS
        return self.letters

    def _is_on_page(self, index: int) -> bool:
        box, (left, bottom, right, top) = self._rectangle, self._box
        raw.FPDFText_GetLooseCharBox(self._text, index, box)
        x, y = (box.left + box.right) / 2, (box.bottom + box.top) / 2
        return bool(left <= x <= right and bottom <= y <= top)

    def _stroke(self, index: int, drawn: raw.FPDF_PAGEOBJECT) -> _Stroke | None:
        """What is known of a text object, asked once; None if nothing of it can be read."""
        address = raw.addressof(drawn.contents)
        if address in self._strokes:
            return self._strokes[address]
        raw.FPDFText_GetMatrix(self._text, index, self._matrix)
        matrix = self._matrix
        across = math.hypot(matrix.a, matrix.b)
        size = raw.FPDFText_GetFontSize(self._text, index) * math.hypot(matrix.c, matrix.d)
        stroke = None
        if SMALLEST <= abs(size) <= LARGEST and across:
            turn = round(math.degrees(math.atan2(matrix.b, matrix.a)))
            near = round(turn / _RIGHT_ANGLE) * _RIGHT_ANGLE
            turn = near if abs(turn - near) <= _NEARLY else turn
            raw.FPDFText_GetCharOrigin(self._text, index, self._x, self._y)
            slanted = abs(matrix.a * matrix.c + matrix.b * matrix.d) > _SLANT * across * math.hypot(matrix.c, matrix.d)
            mode = raw.FPDFTextObj_GetTextRenderMode(drawn)
            look = self._type(index, abs(size), slanted=slanted, heavy=mode == _FILL_AND_STROKE)
            base = _turned(self._x.value, self._y.value, turn)[1]
            legacy = _is_legacy(look.font)
            stroke = _Stroke(look, turn % 360, base, mode in _INVISIBLE, legacy)
        self._strokes[address] = stroke
        return stroke

    def _type(self, index: int, size: float, *, slanted: bool, heavy: bool) -> Type:
        length = raw.FPDFText_GetFontInfo(self._text, index, self._name, len(self._name), self._flags)
        name = self._name.value if 0 < length <= len(self._name) else b""
        flags = self._flags.value  # what PDFium says of the weight is wrong for many old fonts
        family, bold, italic = _font(name)
        bold, italic = bold or heavy or bool(flags & _FORCE_BOLD), italic or slanted or bool(flags & _ITALIC)
        return Type(family, bold, italic, round(2 * size) / 2)

    def _add(self, opened: _Open, stroke: _Stroke, index: int, code: int, *, blank: bool) -> None:
        left, right = self._extent(stroke, index)
        if code in _HYPHENS or (stroke.legacy and code == _HYPHEN):
            is_letter = stroke.legacy and right - left > _WIDEST_HYPHEN * stroke.type.size
            letter = "\u00ad" if is_letter else "-"
        elif stroke.legacy:
            letter = _GLYPHS.get(code) or chr(code)
        else:
            letter = _LIGATURES.get(code) or _BULLETS.get(code) or chr(code)
        if not opened.take(letter, left, right, stroke, blank=blank):
            piece = Piece(letter, left, right, stroke.base, stroke.type, opened.follows(left, stroke, blank=blank))
            opened.begin(piece, stroke)
            kept = self.letters.hidden if stroke.hidden else self.letters.painted
            kept.setdefault(stroke.turn, []).append(piece)

    def _extent(self, stroke: _Stroke, index: int) -> tuple[float, float]:
        """Where the letter begins and ends along its line."""
        box = self._rectangle
        match stroke.turn:
            case 0:
                return box.left, box.right
            case 90:
                return box.bottom, box.top
            case 180:
                return -box.right, -box.left
            case 270:
                return -box.top, -box.bottom
        raw.FPDFText_GetCharOrigin(self._text, index, self._x, self._y)
        left = _turned(self._x.value, self._y.value, stroke.turn)[0]
        return left, left + stroke.type.size / 2


@functools.lru_cache(_FONTS_KEPT)
def _is_legacy(font: str) -> bool:
    return encoding_of(font) is not None


@functools.lru_cache(_FONTS_KEPT)
def _font(name: bytes) -> tuple[str, bool, bool]:
    """The family that a font's name tells, and whether it is bold, and in italics."""
    text = name.decode("utf-8", "replace")
    small = text.lower()
    return font_name(text), any(map(small.__contains__, _HEAVY)), "italic" in small or "oblique" in small


_NEARLY = 3
_HEAVY = ("bold", "black", "heavy", "demi")


class _Open:
    """The piece that is being written, and the last letter in it."""

    def __init__(self) -> None:
        self._piece: Piece | None = None
        self._stroke: _Stroke | None = None
        self._last = (0.0, 0.0)
        self.blank = self.own_blank = False

    def begin(self, piece: Piece, stroke: _Stroke) -> None:
        """Goes on with another piece."""
        self._piece, self._stroke, self._last = piece, stroke, (piece.left, piece.right)
        self.blank = self.own_blank = False

    def take(self, letter: str, left: float, right: float, stroke: _Stroke, *, blank: bool) -> bool:
        """Adds a letter that goes on from the last one; says whether it does."""
        piece, before = self._piece, self._stroke
        if piece is None or before is None or before.turn != stroke.turn:
            return False
        size = stroke.type.size
        if abs(stroke.base - piece.base) < size and self._is_mark(letter, left, right):
            return True
        if stroke.type != piece.type or abs(stroke.base - piece.base) > _SAME_LINE * size:
            return False
        if self._is_again(letter, left):
            return True
        gap = left - piece.right
        is_ligature = (left, right) == self._last
        onwards = left > self._last[0] + _ONWARDS * size or gap >= -_ONWARDS * size
        if not is_ligature and not (onwards and gap <= _LOOSE_GAP * size):
            return False
        spaced = self.blank or gap > (_SEEN_GAP if blank else _WORD_GAP) * size
        piece.text += f" {letter}" if spaced else letter
        piece.right = right
        self._last = (left, right)
        self.blank = self.own_blank = False
        return True

    def follows(self, left: float, stroke: _Stroke, *, blank: bool) -> Piece | None:
        """The piece from which the next one, that begins there, is parted by no more than a wide blank."""
        piece = self._piece
        if piece is None or self._stroke is None or self._stroke.turn != stroke.turn:
            return None
        size = stroke.type.size
        farthest = _OWN_BLANK_GAP if self.own_blank else _BLANK_GAP if blank else 0.0
        near = abs(stroke.base - piece.base) <= _SAME_LINE * size and 0 <= left - piece.right <= farthest * size
        return piece if near else None

    def _is_mark(self, letter: str, left: float, right: float) -> bool:
        """Writes a mark behind its letter, whichever of the two was drawn first; says whether it did."""
        piece = self._piece
        if piece is None:
            return False
        if letter in _COMBINING and not self.blank:
            piece.text += letter
            piece.right = max(piece.right, right)
            return True
        first, last = self._last
        overlap = min(right, last) - max(left, first)
        if overlap < _OVER * min(right - left, last - first) or self.blank:
            return False
        if letter in _MARKS and piece.text[-1].isalpha():
            piece.text += _MARKS[letter]
            return True
        if piece.text[-1] in _MARKS and letter.isalpha():
            piece.text = piece.text[:-1] + letter + _MARKS[piece.text[-1]]
            piece.left, piece.right, self._last = min(piece.left, left), max(piece.right, right), (left, right)
            return True
        return False

    def _is_again(self, letter: str, left: float) -> bool:
        """Whether the last letter is drawn once more, to look bold. Both of the ligature ff stand at the same place."""
        piece = self._piece
        if piece is None or letter == "f" or not piece.text.endswith(letter):
            return False
        return abs(left - self._last[0]) < _AGAIN * piece.type.size


_OVER = 0.6
_AGAIN = 0.2


def _turned(x: float, y: float, turn: int) -> tuple[float, float]:
    """The place when the page is turned back by `turn` degrees."""
    angle = math.radians(-turn)
    return x * math.cos(angle) - y * math.sin(angle), x * math.sin(angle) + y * math.cos(angle)


def font_name(name: str) -> str:
    """The name of a font's family without what a program put before it ("ABCDEF+") and its styles behind: ".VnTimeH".

    Distiller drops the dot with which the names of TCVN3's fonts begin.
    """
    head, plus, tail = name.partition("+")
    if plus and len(head) == _SUBSET and head.isupper():
        name = tail
    name = name.partition(",")[0]
    while (shorter := _without_style(name)) != name:
        name = shorter
    return f".{name}" if name.startswith("Vn") and name[2:3].isupper() else name


_SUBSET = 6
_STYLES = ("Regular", "Normal", "Bold", "Italic", "Oblique", "-")


def _without_style(name: str) -> str:
    return next((name[: -len(style)] for style in _STYLES if name.endswith(style) and len(name) > len(style)), name)


def letters(page: pypdfium2.PdfPage, text: pypdfium2.PdfTextPage) -> Letters:
    """The letters of a page."""
    return _Page(page, text).read()
