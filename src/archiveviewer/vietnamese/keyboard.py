"""Vietnamese typed with the input method off.

Comes in: one word as its keys were struck, "thanhf" or "d9a2ng". Goes out: the syllables that Telex or VNI would have
made of them, the likeliest first, as newspapers write them; none where the keys make no Vietnamese syllable. A key may
stand anywhere behind the letter it changes. It refuses to know which words an archive holds, and so whether "sex" is
meant as it stands: only who knows that can ask when to decode. Rule R14 of the search design.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, NamedTuple

from archiveviewer.vietnamese.syllables import ACUTE, BEGUN, DOT, GRAVE, HOOK, TILDE, shaped, tones_of, weight, written

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_LONGEST = 12  # "nghieengs" has nine keys; what is much longer is no syllable and not worth trying
_VOWEL = frozenset("aăâeêioôơuưy")
_MARKING = re.compile(r"[aeiouy].*[sfrxjz0-9]|w|aa|ee|oo|d.*[d9]")
_TONES = re.compile("[0-5]")


class _Method(NamedTuple):
    """An input method: the tone of each tone key, and what each shape key makes of the letters before it."""

    tones: Mapping[str, str]
    shapes: Mapping[str, Mapping[str, str]]


_TELEX = _Method(
    tones={"s": ACUTE, "f": GRAVE, "r": HOOK, "x": TILDE, "j": DOT, "z": ""},
    shapes={
        "a": {"a": "â", "â": "aa"},
        "e": {"e": "ê", "ê": "ee"},
        "o": {"o": "ô", "ô": "oo"},  # struck a third time it takes the mark back: xooong
        "w": {"a": "ă", "o": "ơ", "u": "ư", "uo": "ươ", "ưo": "ươ", "": "ư"},
        "d": {"d": "đ"},
    },
)
_VNI = _Method(
    tones={"1": ACUTE, "2": GRAVE, "3": HOOK, "4": TILDE, "5": DOT, "0": ""},
    shapes={
        "6": {"a": "â", "e": "ê", "o": "ô"},
        "7": {"o": "ơ", "u": "ư", "uo": "ươ", "ưo": "ươ"},
        "8": {"a": "ă"},
        "9": {"d": "đ"},
    },
)


class _Typed(NamedTuple):
    """What the keys have made so far: letters, tone (None: no tone key yet), how many keys stayed mere letters."""

    letters: str
    tone: str | None
    idle: int


def may_be_keys(word: str) -> bool:
    """Whether a word has what some method makes marks of, a mark's key behind a vowel above all; nearly none has. One
    with digits for two tones is no word but the name of an aircraft (A350).
    """
    if len(word) > _LONGEST or not word.isascii() or not word.isalnum():
        return False
    return _MARKING.search(word.lower()) is not None and len(_TONES.findall(word)) <= 1


def telex(word: str) -> tuple[str, ...]:
    """The syllables of "thanhf", "dduwowngf", "vietj" (lazy: the tone alone); never the word as it stands."""
    return _decoded(word.lower(), "telex")


def vni(word: str) -> tuple[str, ...]:
    """The syllables of "tha2nh", "d9a2ng", "viet5" (lazy: the tone alone); never the word as it stands."""
    return _decoded(word.lower(), "vni")


@functools.lru_cache(4096)
def _decoded(keys: str, name: str) -> tuple[str, ...]:
    if len(keys) > _LONGEST or not keys.isascii() or not keys.isalnum():
        return ()
    method = _TELEX if name == "telex" else _VNI
    struck = [typed for typed in _struck(keys, method) if typed.letters != keys]
    full = _best((typed.letters, typed) for typed in struck)
    lazy = _best((letters, typed) for typed in struck for letters in shaped(typed.letters))
    return tuple(dict.fromkeys(full + lazy))


def _struck(keys: str, method: _Method) -> set[_Typed]:
    """Every way to read the keys from left to right; what can't become a syllable any more is given up at once, lest
    long junk take long.
    """
    ways = {_Typed("", None, 0)}
    for key in keys:
        ways = {after for way in ways for after in _strike(way, key, method) if BEGUN.fullmatch(after.letters)}
    return ways


def _strike(way: _Typed, key: str, method: _Method) -> Iterator[_Typed]:
    changed = list(_changed(way, key, method))
    yield from changed
    if key.isalpha() and key not in "fjwz":
        yield _Typed(way.letters + key, way.tone, way.idle + bool(changed))


def _changed(way: _Typed, key: str, method: _Method) -> Iterator[_Typed]:
    """What a key makes of what stands before it."""
    if key in method.tones and method.tones[key] != way.tone and not _VOWEL.isdisjoint(way.letters):
        yield way._replace(tone=method.tones[key])
    for old, new in method.shapes.get(key, {}).items():
        if not old:
            yield way._replace(letters=way.letters + new)
            continue
        place = way.letters.rfind(old)
        if place >= 0:
            yield way._replace(letters=way.letters[:place] + new + way.letters[place + len(old) :])


def _best(readings: Iterator[tuple[str, _Typed]]) -> list[str]:
    """The syllables among the readings; first those that leave the fewest keys idle, then the commonest."""
    ranks: dict[str, tuple[int, float]] = {}
    for letters, typed in readings:
        tone = typed.tone or ""
        if tone in tones_of(letters):
            word = written(letters, tone)
            rank = typed.idle, -weight(word)
            ranks[word] = min(rank, ranks.get(word, rank))
    return sorted(ranks, key=lambda word: (ranks[word], word))
