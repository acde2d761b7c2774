"""The text of a page's bytes. Comes in: bytes, later the strings of the parsed page. Goes out: text with the encoding
it was read in. What the page claims about its encoding is a mere hint. Old newsrooms' letters often hide behind
character references ("C&#233;ng h&#223;a"), so the strings are looked at once more when the page is parsed.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from archiveviewer.readers import decoding
from archiveviewer.readers.html.page import without_machine_parts
from archiveviewer.readers.legacy_fonts import encoding_named, encoding_of_page
from archiveviewer.vietnamese.encodings import ONLY_VIETNAMESE, Decoded
from archiveviewer.vietnamese.legacy import score

if TYPE_CHECKING:
    from archiveviewer.readers.html.lines import Line
    from archiveviewer.readers.html.metadata import Metadata

_CLAIM = re.compile(
    rb"""<(?:meta|\?xml)[^<>]{0,300}?(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE
)
_HEAD = 4096
_HEAD_WITH_STYLES = 1 << 16


def decode_page(data: bytes, *, declared: str = "") -> Decoded:
    """The page's text without its parts for machines; `declared` is what was said of it where it names no encoding
    itself.

    Where its fonts are of an old encoding, that counts more than what it names: pages called everything ISO-8859-1.
    """

    def claimed() -> str:
        fonts = encoding_of_page(data[:_HEAD_WITH_STYLES].lower().decode("latin-1"))
        return fonts or claimed_encoding(data) or declared

    return decoding.decode(without_machine_parts(data), declared=claimed)


def claimed_encoding(data: bytes) -> str:
    """The encoding a page's meta element names; Vietnamese ones have names that no library knows."""
    match = _CLAIM.search(data[:_HEAD].replace(b"\0", b""))
    named = match[1].decode("ascii").lower() if match else ""
    try:
        return codecs.lookup(named).name
    except (LookupError, ValueError):
        return named


def repaired(lines: list[Line], claims: Metadata, decoded: Decoded) -> tuple[Metadata, Decoded]:
    """The lines put right in place, and the claims and the decoding as they then are."""
    names = [] if decoding.decided() else _read_by_fonts(lines)
    strings = [*claims.titles, claims.description]
    for line in lines:
        strings.append(line.text)
        if line.anchors:
            strings += [anchor.text for anchor in line.anchors]
    whole = decoding.repair("\n".join(strings))
    if whole.encoding != "unicode" and whole.text.count("\n") + 1 == sum(string.count("\n") + 1 for string in strings):
        claims = _put_back(strings, whole.text.split("\n"), lines, claims)
        names.append(whole.encoding)
        decoded = Decoded("", decoded.encoding, whole.confidence, (*decoded.warnings, *whole.warnings))
    if names:
        decoded = replace(decoded, encoding="+".join(dict.fromkeys((decoded.encoding, *names))))
    if "tcvn3" in decoded.encoding.lower():
        _raise_capitals(lines)
    return claims, decoded


def _read_by_fonts(lines: list[Line]) -> list[str]:
    """Reads lines as their fonts tell, where that makes them more Vietnamese; the encodings in which some were."""
    names: dict[str, None] = {}
    for line in lines:
        if not line.font or ONLY_VIETNAMESE.search(line.text):
            continue
        encoding = encoding_named(line.font)
        if (score(encoding.reread(line.text)) or 0.0) > (score(line.text) or 0.0):
            line.text = encoding.reread(line.text)
            line.anchors = [anchor._replace(text=encoding.reread(anchor.text)) for anchor in line.anchors]
            names[encoding.name] = None
    return list(names)


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
