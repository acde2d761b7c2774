"""What every engine is told about an article, read from the files of a corpus. Needs nothing but Python itself.

Dates, sections and newspapers are made up; they follow from the article's number, so peers that read no posting lines
are told the same facts. Nothing of the program is imported here: a peer's memory and start must not pay for it.
"""

from __future__ import annotations

import calendar
import random
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MARKER = "zqxmarker"
"""A word that only articles added later have."""

_SECTIONS = {
    "Thời sự": 20, "Pháp luật": 14, "Kinh tế": 13, "Thể thao": 12, "Thế giới": 11, "Giáo dục": 8, "Đời sống": 7,
    "Giải trí": 5, "Sức khỏe": 4, "Du lịch": 2, "Công nghệ": 2, "Bạn đọc": 1, "Môi trường": 1,
}  # fmt: skip
_SOURCES = {
    "Báo Sông Lô": 30, "Báo Duyên Hải": 20, "Báo Miền Tây": 15, "Báo Cao Nguyên": 10, "Báo Núi Xanh": 8,
    "Tạp chí Làng Nghề": 6, "Báo Bình Minh": 5, "Báo Đồng Bằng": 3, "Thời báo Cửa Biển": 2, "Báo Hoa Ban": 1,
}  # fmt: skip
_FIRST_YEAR, _LAST_YEAR = 1998, 2026


class Facts(NamedTuple):
    """What the posting line of an article states; `day` is YYYYMMDD."""

    day: int
    section: str
    source: str

    @property
    def posting(self) -> str:
        year, month, day = self.day // 10_000, self.day // 100 % 100, self.day % 100
        return f"{self.source} | {self.section} - {day % 24:02}:{month:02} | {day:02}/{month:02}/{year}"


def facts(number: int) -> Facts:
    chance = random.Random(f"facts {number}")  # noqa: S311 — the same on every machine
    year = round(chance.triangular(_FIRST_YEAR, _LAST_YEAR, 2019))
    month = chance.randint(1, 12)
    day = chance.randint(1, calendar.monthrange(year, month)[1])
    (section,) = chance.choices(list(_SECTIONS), list(_SECTIONS.values()))
    (source,) = chance.choices(list(_SOURCES), list(_SOURCES.values()))
    return Facts(year * 10_000 + month * 100 + day, section, source)


class Piece(NamedTuple):
    """An article as peers get it that only index what they are told: the file's whole text, and its facts."""

    number: int
    text: str
    facts: Facts


def pieces(folder: Path) -> Iterator[Piece]:
    """Read the files of a corpus, one after the other in their order."""
    for path in sorted(folder.rglob("*.txt")):
        number = int(path.stem)
        yield Piece(number, path.read_text(encoding="utf-8"), facts(number))
