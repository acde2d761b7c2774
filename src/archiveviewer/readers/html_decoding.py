"""The text of a page's bytes. Comes in: bytes. Goes out: text with the encoding it was read in. What the page claims
about its encoding is believed only where the text then makes sense.
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

_CLAIM = re.compile(rb"""<meta[^<>]{0,300}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE)


class Decoded(NamedTuple):
    """Text, the encoding it was in, how sure that is, and what was noticed."""

    text: str
    encoding: str
    confidence: float
    warnings: tuple[str, ...]


def decode_page(data: bytes) -> Decoded:
    """The page's text."""
    claim = claimed_encoding(data)
    try:
        return Decoded(data.decode("utf-8-sig"), "utf-8", 1.0, ())
    except UnicodeDecodeError:
        pass
    try:
        return Decoded(data.decode(claim or "utf-8"), claim, 0.8, ())
    except UnicodeDecodeError:
        return Decoded(data.decode("utf-8", "replace"), "utf-8", 0.5, ("undecodable",))


def claimed_encoding(data: bytes) -> str:
    """The encoding a page's meta element names, if Python knows it."""
    match = _CLAIM.search(data[:4096])
    if match is None:
        return ""
    try:
        return codecs.lookup(match[1].decode("ascii")).name
    except LookupError:
        return ""
