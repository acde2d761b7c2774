"""The signs of a question as the language has them, whatever keyboard, word processor or headline they come from.

A clean text comes in; a text of the same length goes out, so that places in the one are places in the other. It refuses
to know what signs mean.
"""

from __future__ import annotations

import re

from archiveviewer.query.operators import IN_HEADLINES
from archiveviewer.vietnamese.normal import fold, is_marked
from archiveviewer.vietnamese.spelling import is_bare_syllable
from archiveviewer.vietnamese.syllables import is_syllable, may_become_syllable

_WIDE = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
"""Letters, digits and signs as wide as a Chinese character."""
_QUOTES, _HYPHENS = "“”„‟«»‹›″❝❞〝〞〟「」『』", "‐‑−"
_SIGNS = _WIDE | {ord(sign): '"' for sign in _QUOTES} | {ord(sign): "-" for sign in _HYPHENS} | {0x3000: " "}
_DASH = re.compile(r"(?:(?<=[\s(])|^)[–—](?=[^\W_]|[\"(])")
"""A dash that stands before a word as a minus does: word processors make one of it."""
_ASKING = re.compile(r"(?P<word>(?:[^\W_]+-)*[^\W_]*)(?P<signs>[?!…]*\?[?!….]*)(?=[\s\"()\[\]',;:.]|$)")
_PATTERN = re.compile(r"\*|\?(?=[^\W_])")
_BEGUN_YEAR = re.compile(r"(?:19|20)\d?")


def plain(text: str) -> str:
    """Quotes, dashes before words and wide signs as the language has them."""
    if text.isascii():
        return text
    return _DASH.sub("-", text.translate(_SIGNS))


def without_asking(text: str) -> str:
    """Blanks for the question marks of sentences: those behind a whole word, or behind none, in a question of several
    words without other patterns. Behind the beginning of a syllable a question mark stands for one more letter.
    """
    if "?" not in text or " " not in text or _PATTERN.search(text):
        return text
    return _ASKING.sub(lambda found: found[0] if _is_begun(found["word"]) else _blank(found), text)


def _blank(found: re.Match[str]) -> str:
    return found["word"] + " " * len(found["signs"])


def _is_begun(word: str) -> bool:
    """Whether somebody may mean what begins so and has one letter or digit more."""
    if not word or word.isdigit():
        return _BEGUN_YEAR.fullmatch(word) is not None
    is_whole = is_syllable(word) or (not is_marked(word) and is_bare_syllable(fold(word)))
    return may_become_syllable(word) and not is_whole


def in_small_letters(text: str) -> str:
    """A headline all in capitals has none of the operators that are words of it; names such as UBND alone make no
    headline.
    """
    if not text.isupper() or not any(is_syllable(word) for word in text.split() if not IN_HEADLINES.fullmatch(word)):
        return text
    return IN_HEADLINES.sub(lambda found: found[0].lower(), text)
