"""Captions of which a program kept only the low byte of each letter: "N¿u thu¿ b£o vÇ" for "Nếu thuế bảo vệ". Newsrooms
of Vietnam have many. Bytes of texts come in; the text goes out, read by any encoding or put together again.

The byte F9 was ù or ỹ, and nobody can know which; but a syllable has mostly one way to be one. What is restored so says
so, and is less sure than what was read. It refuses to guess where the words of no encoding and of no restoring show.
"""

from __future__ import annotations

import functools
import itertools
import re

from archiveviewer.readers import decoding
from archiveviewer.vietnamese.encodings import Decoded
from archiveviewer.vietnamese.legacy import score
from archiveviewer.vietnamese.syllables import is_syllable, weight

RESTORED = "put together from half of its letters"
ENCODING = "low bytes"
_SUREST = 0.8
_FEWEST_VALID = 0.75
_LEAD = 0.1
_LONGEST_WORD = 12
_MOST_WAYS = 300
_HIGH = "ĂăĐđƠơƯư" + "".join(map(chr, range(0x1EA0, 0x1EFA)))
_OWN = frozenset("ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúý")
"""Letters of Vietnamese that one byte holds whole."""
_SELDOM = {")": "ĩ", "i": "ũ"}
"""What stands for itself nearly always, and now and then for another letter."""
_QUOTES = str.maketrans({chr(ord(mark) & 0xFF): mark for mark in "–—‘’“”"})
_ODD = re.compile(r"[\x02\x03\x10\x11\x80-\xff]")
_WORD = re.compile(
    r"(?<![A-Za-z\x02\x03\x10\x11\xa0-\xff])[bcdghklmnpqrstvxBCDGHKLMNPQRSTVX\x10\x11][cghnr]{0,2}\)[acmn]?h?(?![A-Za-z\xa0-\xff])"
    r"|[A-Za-z\x02\x03\x10\x11\xa0-\xff]+"
)


@functools.cache
def _meanings() -> dict[str, tuple[str, ...]]:
    """What each low byte may have been; of the seldom ones only themselves."""
    found: dict[str, tuple[str, ...]] = {}
    for letter in _HIGH:
        low = chr(ord(letter) & 0xFF)
        found[low] = (*found.get(low, (low,) if low in _OWN else ()), letter)
    return found


def decode(data: bytes) -> Decoded:
    """The text of `data` as `decoding.decode` reads it, or restored where that shows more Vietnamese."""
    decoded = decoding.decode(data)
    if decoding.decided():
        return decoded
    literal = decoded.text if decoded.encoding == "utf-8" else data.decode("latin-1")
    if len(_ODD.findall(literal)) < 2 or any(letter > "\xff" for letter in literal):  # noqa: PLR2004 — one proves little
        return decoded
    text, share = restored(literal)
    if share < _FEWEST_VALID or (score(text) or 0.0) < (score(decoded.text) or 0.0) + _LEAD:
        return decoded
    return Decoded(text, ENCODING, round(_SUREST * share, 2), (RESTORED,))


def restored(text: str) -> tuple[str, float]:
    """The text with its letters put together again, and which share of the words with odd letters became syllables."""
    seen = valid = 0

    def whole(match: re.Match[str]) -> str:
        nonlocal seen, valid
        word = match.group()
        found = _syllable(word)
        if _ODD.search(word):
            seen += 1
            valid += bool(found)
        return found or _by_letters(word)

    found = _WORD.sub(whole, text).translate(_QUOTES)
    return found, valid / seen if seen else 0.0


@functools.lru_cache(1 << 14)
def _syllable(word: str) -> str:
    """The commonest syllable that these low bytes may have been; nothing where they can be none."""
    if len(word) > _LONGEST_WORD:
        return ""
    meanings = _meanings()
    best = _best([meanings.get(letter, (letter,)) for letter in word])
    seldom = best or _best([(*meanings.get(letter, (letter,)), *_SELDOM.get(letter, "")) for letter in word])
    return best or (seldom if weight(seldom) else "")


def _by_letters(word: str) -> str:
    """A word that is no syllable, an abbreviation mostly, with those letters that can only be one thing."""
    shouted = word.upper() == word
    known = ((letter, [one for one in _meanings().get(letter, ()) if one.isupper() == shouted]) for letter in word)
    return "".join(meant[0] if len(meant) == 1 else letter for letter, meant in known)


def _best(letters: list[tuple[str, ...]]) -> str:
    ways = itertools.islice(itertools.product(*letters), _MOST_WAYS)
    words = (word for way in ways if _is_one_case(word := "".join(way)) and is_syllable(word))
    return max(words, key=weight, default="")


def _is_one_case(word: str) -> bool:
    return word.islower() or word.isupper() or (word[:1].isupper() and word[1:].islower())
