"""How text of a Word 97 document looks: its fonts, styles and the properties of runs and paragraphs.

The two streams of a document come in; for a place in the text the look of the run and the facts of the paragraph go
out. Properties are lists of operations (`sprm`); those that say nothing of fonts, weight or tables are passed over.
This module refuses to know the text.
"""

from __future__ import annotations

import bisect
import functools
import struct
from typing import TYPE_CHECKING, NamedTuple

from archiveviewer.readers.office.paragraphs import Look, kind_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archiveviewer.readers.text.layout import Kind

PAGE = 512
MOST_RUNS = 1_000_000
_LONGEST_CHAIN = 12
_BOLD, _ITALIC, _HIDDEN, _DELETED = 0x0835, 0x0836, 0x083C, 0x0800
_ASCII_FONT, _OTHER_FONT, _SIZE = 0x4A4F, 0x4A51, 0x4A43
_IN_TABLE, _ENDS_ROW = 0x2416, 0x2417
_JUSTIFIED, _JUSTIFIED_OLD = 0x2461, 0x2403
_COUNTED = 0x460B
_PICTURE_AT, _IS_DATA = 0x6A03, 0x0806
_DEFINES_TABLE, _CHANGES_TABS = 0xD608, 0xC615
_OPERAND = (1, 1, 2, 4, 2, 2, 0, 3)
_AS_STYLE, _UNLIKE_STYLE = 0x80, 0x81
_BUILT_IN: dict[int, Kind] = {**dict.fromkeys(range(1, 10), "heading"), 34: "figure", 62: "title"}
_PARAGRAPH_STYLE = 1


class Facts(NamedTuple):
    """What is known of a paragraph: its style, whether it is in a table or ends a row, is centred, is counted."""

    style: int = 0
    in_table: bool = False
    ends_row: bool = False
    centred: bool = False
    counted: bool = False


class _Style(NamedTuple):
    kind: Kind
    base: int
    paragraph: bytes
    letters: bytes


class Looks:
    """The looks of a document, by places in its stream of text."""

    def __init__(self, text: bytes, table: bytes, places: dict[str, tuple[int, int]]) -> None:
        def part(name: str) -> bytes:
            start, length = places[name]
            return table[start : start + length]

        self._fonts = _fonts(part("fonts"))
        self._styles = _styles(part("styles"))
        self._runs, self._run_properties = _pages(text, part("runs"), 1)
        self._paragraphs, self._paragraph_properties = _pages(text, part("paragraphs"), 13)
        self._look_of = functools.lru_cache(4096)(self._changed)
        self._style_look = functools.lru_cache(None)(self._inherited)

    def facts(self, place: int) -> Facts:
        """The facts of the paragraph whose mark stands at a place of the stream."""
        properties = _at(self._paragraphs, self._paragraph_properties, place)
        if len(properties) < 2:  # noqa: PLR2004 — the number of a style
            return Facts()
        (style,) = struct.unpack_from("<H", properties)
        facts = Facts(style=style)
        for number in reversed(self._chain(style)):
            facts = _facts(facts, self._styles[number].paragraph)
        return _facts(facts, properties[2:])

    def kind(self, style: int) -> Kind:
        """What a style is for."""
        return next((self._styles[number].kind for number in self._chain(style) if self._styles[number].kind), "")

    def runs(self, start: int, end: int, style: int) -> Iterator[tuple[int, int, Look]]:
        """The stretches between two places of the stream, each with its look in a paragraph of this style."""
        while start < end:
            number = bisect.bisect_right(self._runs, start)
            stop = min(end, self._runs[number] if number < len(self._runs) else end)
            properties = self._run_properties[number - 1] if number else b""
            yield start, stop, self._look_of(self._style_look(style), properties)
            start = stop

    def picture(self, place: int) -> int:
        """Where in the stream of data the picture begins that stands at a place of the text; -1 where nothing tells."""
        told = dict(_operations(_at(self._runs, self._run_properties, place)))
        if _PICTURE_AT not in told or any(told.get(_IS_DATA, b"")):
            return -1
        return int.from_bytes(told[_PICTURE_AT], "little")

    def _chain(self, style: int) -> list[int]:
        """A style and those it is based on, itself first."""
        chain: list[int] = []
        while style in self._styles and style not in chain and len(chain) < _LONGEST_CHAIN:
            chain.append(style)
            style = self._styles[style].base
        return chain

    def _inherited(self, style: int) -> Look:
        look = Look()
        for number in reversed(self._chain(style)):
            look = self._changed(look, self._styles[number].letters)
        return look

    def _changed(self, look: Look, properties: bytes) -> Look:
        before = look
        for code, operand in _operations(properties):
            value = operand[0]
            if code in _SWITCHES:
                name = _SWITCHES[code]
                if value in {_AS_STYLE, _UNLIKE_STYLE}:
                    value = getattr(before, name) != (value == _UNLIKE_STYLE)
                look = look._replace(**{name: bool(value)})  # type: ignore[arg-type]
            elif code in {_ASCII_FONT, _OTHER_FONT}:
                look = look._replace(font=self._fonts.get(int.from_bytes(operand, "little"), ""))
            elif code == _SIZE:
                look = look._replace(size=int.from_bytes(operand, "little") / 2)
        return look


_SWITCHES = {_BOLD: "bold", _ITALIC: "italic", _HIDDEN: "hidden", _DELETED: "hidden"}


def _facts(facts: Facts, properties: bytes) -> Facts:
    for code, operand in _operations(properties):
        value = int.from_bytes(operand, "little")
        if code == _IN_TABLE:
            facts = facts._replace(in_table=bool(value))
        elif code == _ENDS_ROW:
            facts = facts._replace(ends_row=bool(value))
        elif code in {_JUSTIFIED, _JUSTIFIED_OLD}:
            facts = facts._replace(centred=value == 1)
        elif code == _COUNTED:
            facts = facts._replace(counted=bool(value))
    return facts


def _operations(properties: bytes) -> Iterator[tuple[int, bytes]]:
    """The operations of a list, each with its operand, which is never empty."""
    place = 0
    while place + 3 <= len(properties):
        (code,) = struct.unpack_from("<H", properties, place)
        place += 2
        length = _OPERAND[code >> 13]
        if code == _DEFINES_TABLE:
            length = int.from_bytes(properties[place : place + 2], "little") + 1
        elif not length:
            length = properties[place] + 1
            if code == _CHANGES_TABS and length > 0xFF:  # noqa: PLR2004 — then the length itself is not told
                return
        operand = properties[place : place + length]
        if len(operand) < length or not operand:
            return
        yield code, operand
        place += length


def _at(starts: list[int], properties: list[bytes], place: int) -> bytes:
    number = bisect.bisect_right(starts, place)
    return properties[number - 1] if number else b""


def _pages(text: bytes, index: bytes, width: int) -> tuple[list[int], list[bytes]]:
    """The properties of runs (width 1) or paragraphs (13) by the places where they begin."""
    count = max(0, (len(index) - 4) // 8)
    numbers = struct.unpack_from(f"<{count}I", index, 4 * (count + 1)) if count else ()
    pages = dict.fromkeys(number & 0x3FFFFF for number in numbers)
    found: dict[int, bytes] = {}
    for number in pages:
        page = text[number * PAGE : (number + 1) * PAGE]
        if len(page) == PAGE:
            found.update(_page(page, width))
        if len(found) > MOST_RUNS:
            raise ValueError("too many runs")
    starts = sorted(found)
    return starts, [found[start] for start in starts]


def _page(page: bytes, width: int) -> Iterator[tuple[int, bytes]]:
    count = page[-1]
    if 4 * (count + 1) + width * count >= PAGE:
        return
    for number in range(count):
        (start,) = struct.unpack_from("<I", page, 4 * number)
        place = 2 * page[4 * (count + 1) + width * number]
        yield start, _of_run(page, place) if width == 1 else _of_paragraph(page, place)


def _of_run(page: bytes, place: int) -> bytes:
    return page[place + 1 : place + 1 + page[place]] if place else b""


def _of_paragraph(page: bytes, place: int) -> bytes:
    if not place:
        return b""
    if page[place]:
        return page[place + 1 : place + 2 * page[place]]
    return page[place + 2 : place + 2 + 2 * page[place + 1]] if place + 1 < PAGE else b""


def _fonts(data: bytes) -> dict[int, str]:
    """The names of fonts by their numbers."""
    names: dict[int, str] = {}
    place = 4
    while place < len(data):
        entry = data[place + 1 : place + 1 + data[place]]
        names[len(names)] = entry[39:].decode("utf-16-le", "replace").partition("\0")[0]
        place += 1 + data[place]
    return names


def _styles(data: bytes) -> dict[int, _Style]:
    """The styles by their numbers."""
    if len(data) < 6:  # noqa: PLR2004 — its own length and the first two facts
        return {}
    length, count, base = struct.unpack_from("<HHH", data)
    found: dict[int, _Style] = {}
    place = 2 + length
    for number in range(count):
        if place + 2 > len(data):
            break
        (size,) = struct.unpack_from("<H", data, place)
        if size:
            found[number] = _style(data[place + 2 : place + 2 + size], base)
        place += 2 + size
    return found


def _style(data: bytes, base: int) -> _Style:
    if len(data) < base + 2:
        return _Style("", 0xFFF, b"", b"")
    built_in, based = struct.unpack_from("<HH", data)
    (letters,) = struct.unpack_from("<H", data, base)
    name = data[base + 2 : base + 2 + 2 * letters].decode("utf-16-le", "replace")
    place = base + 2 + 2 * letters + 2
    lists: list[bytes] = []
    while place + 2 <= len(data) and len(lists) < 2:  # noqa: PLR2004 — one of the paragraph, one of its letters
        (size,) = struct.unpack_from("<H", data, place)
        lists.append(data[place + 2 : place + 2 + size])
        place += 2 + size + size % 2
    kind = _BUILT_IN.get(built_in & 0xFFF) or kind_of(name)
    if based & 0xF != _PARAGRAPH_STYLE:
        return _Style(kind, based >> 4, b"", lists[0] if lists else b"")
    paragraph, own = [*lists, b"", b""][:2]
    return _Style(kind, based >> 4, paragraph[2:], own)
