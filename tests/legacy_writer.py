"""Writes text in a legacy encoding, by turning its table round."""

from __future__ import annotations

import functools
import itertools
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from archiveviewer.vietnamese.legacy_tables import Encoding


def write(text: str, encoding: Encoding) -> bytes:
    """`text` in `encoding`. Capitals that it lacks become small letters, other characters question marks."""
    codes = _codes(encoding)
    letters = unicodedata.normalize("NFC", text)
    return b"".join(codes.get(letter) or codes.get(letter.lower(), b"?") for letter in letters)


@functools.cache
def _codes(encoding: Encoding) -> dict[str, bytes]:
    marks = [byte for byte in range(256) if unicodedata.combining(encoding.table[byte][0])]
    letters = [byte for byte in range(256) if encoding.table[byte].isalpha()]
    pairs = [bytes(pair) for pair in itertools.product(letters, marks)]
    singles = [bytes([byte]) for byte in range(255, -1, -1)]
    known = {encoding.decode(code): code for code in pairs + singles}
    return {letter: code for letter, code in known.items() if len(letter) == 1}
