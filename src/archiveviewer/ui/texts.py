"""Text made fit for Qt's documents, and offsets in it. Any string comes in, hostile or not; goes out: a string of the
same length, and numbers. It refuses to know articles and widgets. Qt counts UTF-16 units, all else counts code points.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import accumulate
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

NO_BREAK: Final = "\u00a0"

# Line and paragraph breaks, Qt's own frame and picture marks, and halves of characters: each would shift offsets,
# break the document's structure or stop the conversion to Qt. Marks that turn the writing round only deceive.
_UNFIT = re.compile(
    "[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffc\ufffe\uffff\ud800-\udfff]"
)

_UNIT = re.compile(r"(?<=\d) (?=(?:%|‰|₫|[^\W\d_]{1,5}(?![^\W\d_])))")
_NUMBERED = re.compile(
    r"(?i)\b(trang|số|ngày|tháng|năm|quý|khóa|khoá|điều|khoản|tập|kỳ|quận|phường|tổ|thứ|page|no\.|vol\.) (?=[\dIVX])",
)
_RANGE = re.compile(r"(?<=\d) ([-–—]) (?=\d)")
_LAST_WORD = re.compile(r" (?=\S{1,4}$)")

_FIRST_ASTRAL = 0x10000


def fit(text: str) -> str:
    """The text without what Qt's documents can't hold, blank for character; offsets stay."""
    return _UNFIT.sub(" ", text)


def tie(text: str) -> str:
    """Keep numbers with their units and short last words with the word before; offsets stay."""
    text = _UNIT.sub(NO_BREAK, text)
    text = _RANGE.sub(NO_BREAK + r"\1" + NO_BREAK, text)
    text = _NUMBERED.sub(lambda match: match[1] + NO_BREAK, text)
    return _LAST_WORD.sub(NO_BREAK, text)


def unbroken(text: str) -> str:
    """The text as one piece that no line break may divide."""
    return text.replace(" ", NO_BREAK)


def plain(text: str) -> str:
    """What should reach the clipboard: common blanks and line feeds, no marks of Qt's own."""
    return re.sub("[\ufdd0\ufdd1\u2028\u2029]", "\n", text).replace(NO_BREAK, " ").replace("\ufffc", "")


def utf16_length(text: str) -> int:
    """How many positions Qt counts for a text."""
    return len(text) + sum(character >= "\U00010000" for character in text)


def utf16_offsets(text: str) -> Sequence[int]:
    """For each code point, and for the end, its position as Qt counts."""
    if text.isascii() or max(map(ord, text), default=0) < _FIRST_ASTRAL:
        return range(len(text) + 1)
    return (0, *accumulate(1 + (character >= "\U00010000") for character in text))


# Both places of the tone mark are in use ("hòa", "hoà"), and typed by habit.
_TONE_PLACES = [
    (old, new)
    for vowels, olds, news in (("oa", "òóỏõọ", "àáảãạ"), ("oe", "òóỏõọ", "èéẻẽẹ"), ("uy", "ùúủũụ", "ỳýỷỹỵ"))
    for old, new in ((old + vowels[1], vowels[0] + new) for old, new in zip(olds, news, strict=True))
]


def lowered(text: str) -> str:
    """NFC text in lower case, blanks and tone places made alike; character for character, so offsets stay."""
    low = "".join(_lower(character) for character in text)
    for old, new in _TONE_PLACES:
        low = low.replace(old, new)
    return low


def bare(text: str) -> str:
    """Lowered text without accents, character for character."""
    return "".join(_bare(character) for character in lowered(text))


def _lower(character: str) -> str:
    low = character.lower()
    if character.isspace():
        return " "
    return low if len(low) == 1 else character


def _bare(character: str) -> str:
    return "d" if character == "đ" else unicodedata.normalize("NFD", character)[0]


def find_all(wanted: str, text: str) -> list[tuple[int, int]]:
    """Where `wanted` stands in NFC `text`, in code points.

    Typed without accents it matches any accents, typed with them only those.
    """
    wanted = lowered(unicodedata.normalize("NFC", wanted)).strip()
    if not wanted:
        return []
    text = bare(text) if bare(wanted) == wanted else lowered(text)
    return [match.span() for match in re.finditer(re.escape(wanted), text)]
