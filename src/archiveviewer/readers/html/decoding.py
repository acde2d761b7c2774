"""The text of a page's bytes. Comes in: bytes, later the strings of the parsed page. Goes out: text with the encoding
it was read in. What the page claims about its encoding is a mere hint. Old newsrooms' letters often hide behind
character references ("C&#233;ng h&#223;a"), so the strings are looked at once more when the page is parsed.
"""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from archiveviewer.readers import decoding
from archiveviewer.vietnamese.encodings import Decoded

if TYPE_CHECKING:
    from archiveviewer.readers.html.lines import Line
    from archiveviewer.readers.html.metadata import Metadata

_CLAIM = re.compile(
    rb"""<(?:meta|\?xml)[^<>]{0,300}?(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE
)
_HEAD = 4096


def decode_page(data: bytes, *, declared: str = "") -> Decoded:
    """The page's text; `declared` is what was said of it where it names no encoding itself."""
    return decoding.decode(data, declared=claimed_encoding(data) or declared)


def claimed_encoding(data: bytes) -> str:
    """The encoding a page's meta element names, if there is one of that name."""
    match = _CLAIM.search(data[:_HEAD].replace(b"\0", b""))
    if match is None:
        return ""
    try:
        return codecs.lookup(match[1].decode("ascii")).name
    except (LookupError, ValueError):
        return ""


def repaired(lines: list[Line], claims: Metadata, decoded: Decoded) -> tuple[Metadata, Decoded]:
    """The lines put right in place, and the claims and the decoding as they then are."""
    strings = [*claims.titles, claims.description]
    for line in lines:
        strings.append(line.text)
        strings.extend(anchor.text for anchor in line.anchors)
    whole = decoding.repair("\n".join(strings))
    rows = whole.text.split("\n")
    if whole.encoding != "unicode" and len(rows) == sum(string.count("\n") + 1 for string in strings):
        claims = _put_back(strings, rows, lines, claims)
        name = f"{decoded.encoding}+{whole.encoding}"
        decoded = Decoded("", name, whole.confidence, (*decoded.warnings, *whole.warnings))
    if "tcvn3" in decoded.encoding.lower():
        _raise_capitals(lines)
    return claims, decoded


def _put_back(strings: list[str], rows: list[str], lines: list[Line], claims: Metadata) -> Metadata:
    supply = iter(rows)
    right = iter(["\n".join(next(supply) for _ in range(string.count("\n") + 1)) for string in strings])
    claims = claims._replace(titles=tuple(next(right) for _ in claims.titles), description=next(right))
    for line in lines:
        line.text = next(right)
        line.anchors = [anchor._replace(text=next(right)) for anchor in line.anchors]
    return claims


def _raise_capitals(lines: list[Line]) -> None:
    """TCVN3 has no toned capitals; fonts whose names end in H draw small letters as capitals instead."""
    for line in lines:
        if line.capitals and line.capitals * 10 >= len(line.text) * 8:
            line.text = line.text.upper()
