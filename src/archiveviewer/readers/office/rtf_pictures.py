r"""Pictures inside RTF. The text of a file and the place of a `\pict` in it come in; what is said of the picture goes
out, or the picture itself. It ends where other figures than hexadecimal ones stand. This module refuses to know what
stands around it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

LONGEST_HEAD = 100_000
"""Characters before the bytes of a picture begin: its size and kind, sometimes what a drawing program says of it."""
MOST_WORDS = 2_000
_WORD = re.compile(r"\\([a-zA-Z]{1,32})(-?\d{1,9})? ?|\\[^a-zA-Z]|\s+")
_FIGURES = re.compile(r"[0-9a-fA-F\s]+")
_BRACES = re.compile(r"\\.|[{}]", re.DOTALL)
_TWIPS = 20
"""In a point."""


class Told(NamedTuple):
    """What is said of a picture: whether its format is one that can be shown, its sides in points as far as they are
    told, and where its bytes begin and how many they are; -1 where they are written as figures up to the group's end.
    """

    can_be_shown: bool
    sides: tuple[float, ...]
    start: int
    length: int


def look(text: str, place: int) -> Told:
    r"""What is said of the picture whose `\pict` stands at this place."""
    words: dict[str, int] = {}
    position, end = place, place + LONGEST_HEAD
    for _ in range(MOST_WORDS):
        if text[position : position + 1] == "{":
            position = _behind_group(text, position, end)
        elif match := _WORD.match(text, position, end):
            if match[1] == "pict" and position > place:
                break
            position = match.end()
            if match[1]:
                words[match[1]] = int(match[2] or 0)
            if match[1] == "bin":
                break
        else:
            break
    sides = tuple(words[name] / _TWIPS for name in ("picwgoal", "pichgoal") if name in words)
    return Told(not words.keys().isdisjoint({"jpegblip", "pngblip"}), sides, position, words.get("bin", -1))


def picture(text: str, place: int) -> bytes:
    """The bytes of that picture; nothing where there are none."""
    told = look(text, place)
    if told.length >= 0:
        return text[told.start : told.start + told.length].encode("latin-1")
    figures = _FIGURES.match(text, told.start)
    found = "".join(figures.group().split()) if figures else ""
    return bytes.fromhex(found[: len(found) // 2 * 2])


def _behind_group(text: str, position: int, end: int) -> int:
    """Where the group ends that begins here."""
    depth = 0
    for match in _BRACES.finditer(text, position, end):
        depth += (match.group() == "{") - (match.group() == "}")
        if not depth:
            return match.end()
    return end
