"""Which of the encodings before Unicode a text was written in.

Comes in: text whose bytes were taken one by one for Windows-1252. Goes out: the reading under which its words are
Vietnamese syllables, how good that reading is, and how far the next one lies behind. The whole idea: read the words
that hold marked letters in every way there is, and see which way gives words that are spelled as Vietnamese and are
common. Nothing is known here of Unicode's own encodings, of files, or of what becomes of the text.
"""

from __future__ import annotations

import functools
import itertools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, Protocol

from archiveviewer.vietnamese.legacy_tables import VIETNAMESE, WINDOWS_1252, WINDOWS_1258, Encoding
from archiveviewer.vietnamese.normal import composed
from archiveviewer.vietnamese.syllables import is_syllable, weight

if TYPE_CHECKING:
    from collections.abc import Sequence

GOOD_SCORE = 0.6
GOOD_LEAD = 0.15

_WINDOWS = 8
_WINDOW = 6000
_MOST_TOKENS = 600
_LONGEST = 100
"""Letters of a piece without blanks that are looked at: none that is a word is longer, and all are remembered."""
# Two readings that differ in fewer words than this share are the same encoding for all that matters.
_SAME_FAMILY = 0.1
_NEAR = 40
_FEW_WORDS = 4
_COMMON = 0.2

# A control character before a blank stays with the next word: see below.
_BLANKS = re.compile(r"[ \t\n\r\f\v](?<![\x04\x06\x11\x12\x14\x17] )[ \t\n\r\f\v]*")
_HIGH = re.compile(r"[^\x00-\x7f]")
# Some encodings put rare capitals on control characters. Alone, these are rather what a word processor left behind,
# but for \x16, which none of them uses and which is the word Ý (Italy) in TCVN 5712-1, and for some that hardly any
# uses and that begin a sentence there ("Ừ thì …").
_MARKED = re.compile(
    r"[^\x00-\x15\x17-\x7f]|[\x01-\x08\x0e-\x1f](?=[A-Za-z])|(?<=[A-Za-z])[\x01-\x08\x0e-\x1f]"
    r"|(?<!\S)[\x04\x06\x11\x12\x14\x17] (?=[a-z])"
)
_RARE = re.compile(r"[^\t\n\x0b-\r\x20-\x7f]")
# Not beside digits: 25° is no word in any encoding, and 500đ none in Vietnamese.
_LETTERS = re.compile(r"(?<![^\W_])[^\W\d_]+(?![^\W_])")
_PLAIN_WORD = re.compile(r"[A-Za-z]{2,}")
# What no text has: controls, marks without a letter, a sign or a quotation mark inside a word.
_STRANGE = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u0300-\u036f\ufffd]"
    r"|(?<=[^\W\d_])[“”„‚…—«»‹›]+(?=[^\W\d_])"
    r"|(?<=[^\W\d_])[¡-©«-¬®-±´-¹»-¿×÷†‡ˆ˜‰€\u2122]|[¡-©«-¬®-±´-¹»-¿×÷†‡ˆ˜‰€\u2122](?=[^\W\d_])"
)


class Reading(Protocol):
    """A way to read text again whose bytes were taken for Windows-1252."""

    @property
    def name(self) -> str:
        """How the encoding is called."""
        ...

    def reread(self, text: str) -> str:
        """The text as this encoding has it."""
        ...


class _Utf8:
    """UTF-8 that was taken for an encoding of Windows, written down so: `seen` is what each byte was taken for."""

    name = "utf-8"

    def __init__(self, seen: Sequence[str]) -> None:
        self._bytes = {character: byte for byte, character in enumerate(seen)}
        follow = "[" + re.escape("".join(seen[0x80:0xC0])) + "]"
        leads = ((0xC2, 0xE0, 1), (0xE0, 0xF0, 2), (0xF0, 0xF5, 3))
        shapes = [f"[{''.join(seen[first:last])}]{follow}{{{count}}}" for first, last, count in leads]
        self.shapes = re.compile("|".join(shapes))
        """Characters that stand for the bytes of one sequence of two, three or four bytes."""
        self._decoded = functools.lru_cache(4096)(self._decode)

    def reread(self, text: str) -> str:
        """The text as it was written, NFC."""
        return composed(self.shapes.sub(lambda found: self._decoded(found[0]), text))

    def _decode(self, seen: str) -> str:
        return bytes(self._bytes[character] for character in seen).decode("utf-8", "ignore") or seen


UTF8_AGAIN = _Utf8(WINDOWS_1252.table)
UTF8_AS_1258 = _Utf8([*WINDOWS_1252.table[:0xC0], *WINDOWS_1258.table[0xC0:]])
"""The signs of Windows-1258 are those of 1252."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The best reading of a text.

    `score` is the share of its marked words that are Vietnamese, common words counting more; `lead` how much better
    it is than any other reading on the words where they differ; `literal` the score of the text as it stands;
    `words` how many pieces of text were judged; `foreign` whether the words around them are in another language.
    """

    reading: Reading
    score: float
    lead: float
    literal: float
    words: int
    foreign: bool

    @property
    def sure(self) -> bool:
        """Whether the text may be read so without asking."""
        return self.score >= GOOD_SCORE and self.lead >= GOOD_LEAD


def recognise(text: str, readings: Sequence[Reading] = VIETNAMESE) -> Verdict:
    """The best of `readings` for text whose bytes were taken for Windows-1252."""
    tokens = _tokens(text)
    marked = _thinned([token for token in tokens if _is_marked(token)])
    tried = [_Trial.of(reading, marked) for reading in readings]
    best = max(tried, key=lambda trial: trial.score)
    best = next((trial for trial in tried if trial.refines(best)), best)
    lead = min((best.lead_over(trial) for trial in tried if trial is not best), default=1.0)
    foreign = _foreign(tokens)
    doubt = 0.5 if foreign and len(set(marked)) < _FEW_WORDS else 1.0
    literal = _Trial.of(WINDOWS_1252, marked).score
    return Verdict(best.reading, best.score * doubt, lead, literal, len(marked), foreign)


def score(text: str) -> float | None:
    """How Vietnamese the marked words of `text` are as they stand, 0 to 1; None when it has no marked words."""
    values = [value for token in marked_words(text) if (value := _value(token[:_LONGEST])) is not None]
    return sum(values) / len(values) if values else None


def marked_words(text: str) -> list[str]:
    """The blank-free pieces of a text that an encoding could have spoilt."""
    return [token for token in _BLANKS.split(text) if _is_marked(token)]


class _Trial(NamedTuple):
    reading: Reading
    words: list[str]
    values: list[float | None]
    score: float

    @classmethod
    def of(cls, reading: Reading, tokens: Sequence[str]) -> _Trial:
        words = reading.reread("\n".join(tokens)).split("\n")
        lent = reading.lent if isinstance(reading, Encoding) else frozenset()
        values = [
            _value(word[:_LONGEST]) if lent.isdisjoint(token) else None
            for token, word in zip(tokens, words, strict=True)
        ]
        counted = [value for value in values if value is not None]
        return cls(reading, words, values, sum(counted) / len(counted) if counted else 0.0)

    def lead_over(self, other: _Trial) -> float:
        """How much better this is on the words where the two differ; all there is if they hardly differ."""
        differing = self._differing(other)
        return 1.0 if self._akin(differing) else self._gain(other, differing)

    def refines(self, other: _Trial) -> bool:
        """Whether this is a close relation of the other and better on the few words that they read differently.

        The means don't show it: one heading in the capitals that only TCVN 5712-1 has, against a page of TCVN3.
        """
        differing = self._differing(other)
        return bool(differing) and self._akin(differing) and self._gain(other, differing) > 0

    def _differing(self, other: _Trial) -> list[int]:
        return [n for n, (mine, its) in enumerate(zip(self.words, other.words, strict=True)) if mine != its]

    def _akin(self, differing: list[int]) -> bool:
        return len(differing) <= _SAME_FAMILY * len(self.words)

    def _gain(self, other: _Trial, differing: list[int]) -> float:
        return sum(_evidence(self.values[n]) - _evidence(other.values[n]) for n in differing) / len(differing)


def _evidence(value: float | None) -> float:
    """A value for comparing. What says nothing lies halfway: a lone dash is better than a rare lone letter."""
    return 0.5 if value is None else value


@functools.lru_cache(maxsize=65536)
def _value(token: str) -> float | None:
    """How Vietnamese one blank-free piece of text is; None when it says nothing either way."""
    values = [_word_value(word) for word in _LETTERS.findall(token) if not word.isascii()]
    values += [0.0] * len(_STRANGE.findall(token))
    return sum(values) / len(values) if values else None


def _word_value(word: str) -> float:
    if not is_syllable(word) or _capital_inside(word):
        return 0.0
    return min(1.0, 0.3 + 0.9 * weight(word))


def _capital_inside(word: str) -> bool:
    """A marked capital after a small letter: no one writes so, a wrong table does."""
    return any(
        after.isupper() and not after.isascii() and before.islower() for before, after in itertools.pairwise(word)
    )


def _is_marked(token: str) -> bool:
    return not token.isascii() or (not token.isprintable() and _MARKED.search(token) is not None)


def _foreign(tokens: Sequence[str]) -> bool:
    """Whether the unmarked words are for the most part no Vietnamese ones."""
    plain = [
        word
        for token in tokens
        if token.isascii() and (word := token.strip(".,;:!?()\"'")) and _PLAIN_WORD.fullmatch(word)
    ]
    known = sum(is_syllable(word) and weight(word) > _COMMON for word in plain)
    return len(plain) > 1 and known < len(plain) / 2


def _tokens(text: str) -> list[str]:
    return [token for piece in _sample(text) for token in _BLANKS.split(piece)]


def _thinned(tokens: Sequence[str]) -> list[str]:
    """Some hundred of the tokens from all over, and for each letter that these left out one that has it."""
    kept = list(tokens[:: len(tokens) // _MOST_TOKENS + 1])
    seen = set().union(*kept)
    for token in tokens:
        if not seen.issuperset(token):
            kept.append(token)
            seen.update(token)
    return kept


def _sample(text: str) -> list[str]:
    """All of a short text; of a long one, stretches with marked letters, and each letter that these left out."""
    if len(text) <= _WINDOWS * _WINDOW:
        return [text]
    starts = [_HIGH.search(text, len(text) * part // _WINDOWS) for part in range(_WINDOWS)]
    stretches = [_whole_words(text, found.start(), found.start() + _WINDOW) for found in starts if found]
    unseen = set(text).difference(*stretches)
    places = sorted(text.find(letter) for letter in unseen if _RARE.match(letter))
    return stretches + [_whole_words(text, place, place + 1) for place in places]


def _whole_words(text: str, start: int, end: int) -> str:
    """The stretch of text, widened to the blanks around it if these are near."""
    before = text[max(0, start - _NEAR) : start]
    after = text[end : end + _NEAR]
    return _BLANKS.split(before)[-1] + text[start:end] + _BLANKS.split(after)[0]
