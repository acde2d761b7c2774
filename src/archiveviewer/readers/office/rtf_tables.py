"""The head of an RTF file: its fonts, styles and facts. Text of its groups comes in, piece by piece; maps go out.

A font decides what bytes mean: by its character set, or as Windows-1252 where its name is one of a legacy font.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from archiveviewer.readers.decoding import decided
from archiveviewer.readers.legacy_fonts import encoding_of
from archiveviewer.vietnamese.chosen import is_vietnamese
from archiveviewer.vietnamese.legacy_tables import WINDOWS_1252

_CODE_PAGES = {
    77: "mac_roman", 128: "cp932", 129: "cp949", 134: "gbk", 136: "big5", 161: "cp1253", 162: "cp1254", 163: "cp1258",
    177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250",
}  # fmt: skip
_BY_DEFAULT = frozenset({0, 1, 2})
KNOWN_CODE_PAGES = frozenset(f"cp{number}" for number in (437, 850, 874, 932, 949, *range(1250, 1259))) | {
    "gbk",
    "big5",
}
_SCRIPT = re.compile(r" (?:Tur|CE|Cyr|Greek|Baltic|\(?Vietnamese\)?|\(?Hebrew\)?|\(?Arabic\)?)$")


@dataclass(slots=True)
class Font:
    """A font as the file declares it."""

    name: str = ""
    charset: int = 0

    def told(self, piece: str) -> None:
        """Another piece of its name, which ends with a semicolon."""
        self.name += piece


@dataclass(slots=True)
class Head:
    """What the head of a file declares."""

    fonts: dict[int, Font] = field(default_factory=dict)
    styles: dict[int, str] = field(default_factory=dict)
    facts: dict[str, str] = field(default_factory=dict)
    default_font: int = 0
    code_page: str = "cp1252"

    def name(self, font: int) -> str:
        """The name of a font, without the script that some programs add to it."""
        found = self.fonts.get(font)
        return _SCRIPT.sub("", found.name.partition(";")[0].strip()) if found else ""

    def decode(self, data: bytes, font: int) -> str:
        """Bytes set in a font, as text; those of a Vietnamese encoding as Windows-1252, for later."""
        if (encoding := decided()) and not encoding.startswith("utf-"):
            return WINDOWS_1252.decode(data) if is_vietnamese(encoding) else data.decode(encoding, "replace")
        found = self.fonts.get(font)
        charset = found.charset if found else 0
        legacy = encoding_of(self.name(font)) is not None
        page = self.code_page if charset in _BY_DEFAULT else _CODE_PAGES.get(charset, self.code_page)
        if legacy or page == "cp1252" or page not in KNOWN_CODE_PAGES | {"mac_roman"}:
            return WINDOWS_1252.decode(data)
        return data.decode(page, "replace")
