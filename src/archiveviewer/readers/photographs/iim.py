"""IIM, in which agencies have written captions since 1991 (IPTC, "Information Interchange Model", version 4.2). Its
bytes come in; `Facts` and the encoding of its texts go out.

Few programs say in which encoding they write, and some of those are wrong: the words decide. It refuses to know in
which file it lay.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from archiveviewer.readers.photographs import low_bytes
from archiveviewer.readers.photographs.facts import Facts, moment, text, texts

if TYPE_CHECKING:
    from archiveviewer.vietnamese.encodings import Decoded

_OBJECT_NAME, _CATEGORY, _MORE_CATEGORIES, _KEYWORDS = 5, 15, 20, 25
_DAY, _TIME, _BY_LINE, _CITY, _SUBLOCATION, _PROVINCE, _COUNTRY = 55, 60, 80, 90, 92, 95, 101
_HEADLINE, _CREDIT, _SOURCE, _COPYRIGHT, _CAPTION = 105, 110, 115, 116, 120
_READ = frozenset(
    {
        _OBJECT_NAME, _CATEGORY, _MORE_CATEGORIES, _KEYWORDS, _DAY, _TIME, _BY_LINE, _CITY, _SUBLOCATION, _PROVINCE,
        _COUNTRY, _HEADLINE, _CREDIT, _SOURCE, _COPYRIGHT, _CAPTION,
    }
)  # fmt: skip
_APPLICATION_RECORD = 2
_MARK = 0x1C
_EXTENDED = 0x8000
_LONGEST_LENGTH = 4
MOST_DATASETS = 5000
LONGEST_TEXT = 32_000
"""Bytes of all texts together. The standard allows 2,000 for a caption, and it is the longest."""
_LINES = re.compile(rb"\r\n|[\r\n\0]")


class Told(NamedTuple):
    """What IIM tells, and how its texts were read."""

    facts: Facts
    encoding: str = ""
    confidence: float = 1.0
    warnings: tuple[str, ...] = ()


def read(data: bytes, *, captioned: bool = False) -> Told:
    """What these bytes tell; nothing at all where they are no IIM. Of a picture that is captioned elsewhere the
    caption, which takes longest to decode, is not asked for.
    """
    raw = _datasets(data)
    if captioned:
        raw.pop(_CAPTION, None)
    if not raw:
        return Told(Facts())
    decoded, found = _decoded(raw)

    def one(number: int) -> str:
        return text(" ".join(found.get(number, [""])[0].split("\n")))

    def every(number: int, separators: str = "\n") -> tuple[str, ...]:
        return texts(found.get(number, []), separators=separators)

    day, clock = one(_DAY), one(_TIME)
    facts = Facts(
        caption=one(_CAPTION),
        headline=one(_HEADLINE),
        title=one(_OBJECT_NAME),
        authors=every(_BY_LINE),
        credit=one(_CREDIT),
        source=one(_SOURCE),
        copyright=one(_COPYRIGHT),
        taken=moment(f"{day} {_without_zero_zone(clock)}") or moment(day),
        places=tuple(filter(None, map(one, (_SUBLOCATION, _CITY, _PROVINCE, _COUNTRY)))),
        keywords=every(_KEYWORDS, "\n,;"),
        categories=(*every(_CATEGORY), *every(_MORE_CATEGORIES, "\n,;")),
    )
    return Told(facts, decoded.encoding, decoded.confidence, decoded.warnings)


def _without_zero_zone(clock: str) -> str:
    """Programs that know no zone write that of Greenwich behind the clock of the place."""
    return re.sub(r"[+-]0000$", "", clock)


def _datasets(data: bytes) -> dict[int, list[bytes]]:
    """The values of each dataset of the application record."""
    found: dict[int, list[bytes]] = {}
    position, room = 0, LONGEST_TEXT
    for _ in range(MOST_DATASETS):
        if len(data) - position < 5 or data[position] != _MARK:  # noqa: PLR2004 — the shortest one
            break
        record, number = data[position + 1], data[position + 2]
        length = int.from_bytes(data[position + 3 : position + 5], "big")
        position += 5
        if length & _EXTENDED:
            width = length - _EXTENDED
            if width > _LONGEST_LENGTH:
                break
            length = int.from_bytes(data[position : position + width], "big")
            position += width
        if record == _APPLICATION_RECORD and number in _READ:
            value = data[position : position + min(length, room)]
            room -= len(value)
            found.setdefault(number, []).append(value)
        position += length
    return found


def _decoded(raw: dict[int, list[bytes]]) -> tuple[Decoded, dict[int, list[str]]]:
    """The values as text. They are read together: the more words, the surer is the encoding."""
    pieces = [(number, _LINES.split(value)) for number, values in raw.items() for value in values]
    decoded = low_bytes.decode(b"\n".join(line for _, lines in pieces for line in lines))
    read = iter(decoded.text.split("\n"))
    found: dict[int, list[str]] = {}
    for number, lines in pieces:
        found.setdefault(number, []).append("\n".join(next(read, "") for _ in lines))
    return decoded, found
