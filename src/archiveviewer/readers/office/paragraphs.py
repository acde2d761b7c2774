"""What a document holds, whatever program wrote it: paragraphs of runs, and what styles say of them.

A format's reader fills these values; `compose` makes an article of them. They know no format.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from archiveviewer.errors import Unreadable

if TYPE_CHECKING:
    from pathlib import Path

    from archiveviewer.readers.text.layout import Kind


OPTIONAL_HYPHEN = "\uf8ff"
"""Word's optional hyphen, a letter of nobody's until the whole document is seen. U+00AD is the letter ư in TCVN3, and
some programs wrote that one as an optional hyphen; where it stands as itself, optional hyphens are what they seem."""
MOST_PARAGRAPHS = 200_000
"""No newspaper prints as many; a file of nothing but ends of paragraphs must not fill the memory."""
LONGEST_LIST_ITEM = 200
"""A longer paragraph is no item, even if it is counted or marked like one."""
MOST_PICTURES = 5_000
"""In one document; further ones are not named."""
SMALLEST_PICTURE = 36.0
"""Points. What is lower or narrower is a line, a logo or a bullet."""
_SHOWN = (".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".gif", ".bmp", ".tif", ".tiff", ".webp")
_KINDS: tuple[tuple[re.Pattern[str], Kind], ...] = (
    (re.compile(r"title"), "title"),
    (re.compile(r"heading ?\d"), "heading"),
    (re.compile(r"caption"), "figure"),
    (re.compile(r"(?:intense )?quote|block text"), "quote"),
)
_UNDER_A_TITLE = frozenset({"author", "date", "subtitle"})
"""Styles that often inherit from the title's how it looks, and not what it is."""


def kind_of(style: str, inherited: Kind = "") -> Kind:
    """What Word's style of this name is for; its own styles have English names in every language. One of another name
    is for the same as the style it inherits from, unless it names what stands under a title.
    """
    name = style.strip().lower()
    if name in _UNDER_A_TITLE:
        return ""
    return next((kind for pattern, kind in _KINDS if pattern.fullmatch(name)), inherited)


def can_be_shown(name: str) -> bool:
    """Whether a file inside a document is a picture by its name; drawings in Windows' own formats are none."""
    return name.lower().endswith(_SHOWN)


def is_decoration(*sides: float | None) -> bool:
    """Whether a picture of these sides in points, None where nothing tells, is too small to be one."""
    return any(side is not None and 0 < side < SMALLEST_PICTURE for side in sides)


class Counter:
    """Counts the paragraphs of one file and refuses more than there can be."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._count = 0

    def one_more(self) -> None:
        """Raises `Unreadable` for one paragraph too many."""
        self._count += 1
        if self._count > MOST_PARAGRAPHS:
            raise Unreadable(self._path, "too-large", f"more than {MOST_PARAGRAPHS} paragraphs")


class Run(NamedTuple):
    """A stretch of text in one font. Breaks are newlines, tabs are tabs; see `OPTIONAL_HYPHEN`."""

    text: str
    font: str = ""
    bold: bool = False
    italic: bool = False
    size: float = 0.0


class Look(NamedTuple):
    """What is seen of text: font, weight, slope, size in points; whether it is hidden, and the paragraph centred."""

    font: str = ""
    bold: bool = False
    italic: bool = False
    size: float = 0.0
    hidden: bool = False
    centred: bool = False


@dataclass(slots=True)
class Paragraph:
    """One paragraph. `kind` is what its style says it is; `picture` whether a picture is in it, `images` what such
    pictures are called in the file, as far as they can be shown; `page` the page it begins on, where that is known.
    """

    runs: list[Run] = field(default_factory=list)
    kind: Kind = ""
    level: int = 0
    centred: bool = False
    picture: bool = False
    page: int = 0
    images: list[str] = field(default_factory=list)

    def show(self, image: str) -> None:
        """Puts a picture into it: by its name in the file, or without one that can't be shown."""
        self.picture = True
        self.images += [image] * bool(image)

    def add(self, text: str, look: Look) -> None:
        """Adds text that looks so; hidden text is left out."""
        if text and not look.hidden:
            self.runs.append(Run(text, look.font, look.bold, look.italic, look.size))

    @property
    def bold(self) -> bool:
        """Whether all that can be seen of it is bold."""
        return self._all([run.bold for run in self.runs if run.text.strip()])

    @property
    def italic(self) -> bool:
        """Whether all that can be seen of it is in italics."""
        return self._all([run.italic for run in self.runs if run.text.strip()])

    @staticmethod
    def _all(flags: list[bool]) -> bool:
        return bool(flags) and all(flags)

    @property
    def size(self) -> float:
        """The size of its largest letters, in points; 0 where nothing tells."""
        return max((run.size for run in self.runs if run.text.strip()), default=0.0)

    @property
    def empty(self) -> bool:
        """Whether it is a blank line."""
        return not self.picture and not any(run.text.strip() for run in self.runs)


@dataclass(slots=True)
class Document:
    """The paragraphs of a document in reading order, its notes, and what its properties say."""

    paragraphs: list[Paragraph] = field(default_factory=list)
    notes: list[Paragraph] = field(default_factory=list)
    title: str = ""
    keywords: str = ""
    warnings: list[str] = field(default_factory=list)
