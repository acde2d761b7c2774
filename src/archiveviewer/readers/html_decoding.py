"""The text of a page's bytes. Comes in: bytes, later the strings of the parsed page. Goes out: text with the encoding
it was read in. What the page claims about its encoding is a mere hint. Old newsrooms' letters often hide behind
character references ("C&#233;ng h&#223;a"), so the strings are looked at once more when the page is parsed.
"""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from archiveviewer.vietnamese import encodings
from archiveviewer.vietnamese.encodings import Decoded

if TYPE_CHECKING:
    from archiveviewer.readers.html_lines import Line
    from archiveviewer.readers.html_metadata import Metadata

_CLAIM = re.compile(
    rb"""<(?:meta|\?xml)[^<>]{0,300}?(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE
)
_HEAD = 4096


def decode_page(data: bytes) -> Decoded:
    """The page's text."""
    return encodings.decode(data, declared=claimed_encoding(data))


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
    parts = [string.count("\n") + 1 for string in strings]
    whole = encodings.repair("\n".join(strings))
    if whole.encoding == "unicode":
        return claims, decoded
    rows = whole.text.split("\n")
    if len(rows) != sum(parts):
        return claims, decoded
    supply = iter(rows)
    right = iter(["\n".join(next(supply) for _ in range(count)) for count in parts])
    titles = tuple(next(right) for _ in claims.titles)
    claims = claims._replace(titles=titles, description=next(right))
    for line in lines:
        line.text = next(right)
        line.anchors = [anchor._replace(text=next(right)) for anchor in line.anchors]
    name = f"{decoded.encoding}+{whole.encoding}"
    return claims, Decoded(whole.text[:0], name, whole.confidence, (*decoded.warnings, *whole.warnings))
