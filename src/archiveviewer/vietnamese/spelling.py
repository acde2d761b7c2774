"""Other spellings of a word: the same word written otherwise, what a half-marked word can be, what it is mistaken for.

Comes in: one word, or its exact or folded key. Goes out: exact keys (as `normal.exact_key` gives them) or words, the
likeliest first; always syllables that the rules of spelling allow. It refuses to know which of them an archive holds,
and when a question may be widened. Rules R10 and R13a of the search design.
"""

from __future__ import annotations

import functools
import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from archiveviewer.vietnamese.normal import TONES, exact_key, fold, folded_of, is_marked
from archiveviewer.vietnamese.syllables import HOOK, TILDE, shaped, toneless, tones_of, weight, written

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

# The syllables that newspapers write with i or with y and mean the same: a closed list. Elsewhere the two are
# different words: ti (ti vi) is not ty (công ty), nor mi (sơ mi) my (Trà My), vi vy, túi túy, ki (ki ốt) ky.
_WITH_I_OR_Y = "tỉ sĩ mì hi li lí kì kí kĩ kỉ mĩ quí qui quỉ quĩ tị vĩ lị hỉ"

_OFTEN_MISTAKEN = (("s", "x"), ("ch", "tr"), ("l", "n"), ("d", "r"), ("g", "gh"), ("ng", "ngh"), ("c", "k"))
_ONSET = re.compile(r"ngh|ng|gh|gi|kh|nh|ph|ch|th|tr|qu|[bcdđghklmnpqrstvx]|", re.DOTALL)
_COST_OF_RESPELLING, _COST_OF_TONE = 0.1, 0.3
"""How much commoner (on the scale of `syllables.weight`) a word of these kinds must be to go before hỏi for ngã."""


def twins(key: str) -> tuple[str, ...]:
    """The exact keys that mean the same word as this exact key, spelled with i for y or y for i (R10)."""
    return _twins().get(key, ())


def twins_of_fold(folded: str) -> tuple[str, ...]:
    """The exact keys whose twins fold to `folded` while they themselves don't: of "ky" those of kì, kí, kĩ, kỉ."""
    return _twins_of_folds().get(folded, ())


@functools.lru_cache(4096)
def freed(word: str) -> tuple[str, ...]:
    """The exact keys of all syllables that have the letters and marks of `word`, what is unmarked being free (R13a).

    "đuong" can be đương, đường …, never dương; "duòng" keeps its grave; "duong" can be anything that folds to it.
    """
    letters, typed = _parted(word)
    found = [
        (-weight(written(shape, tone)), shape + tone)
        for shape in shaped(letters)
        for tone in tones_of(shape)
        if typed in {"", tone}
    ]
    return tuple(key for _, key in sorted(found))


@functools.lru_cache(4096)
def confused(word: str) -> tuple[str, ...]:
    """The words (NFC, lower case) that people mistake for `word`: hỏi for ngã, s for x, d for gi, i for y, wrong tones.

    A word without any mark keeps having none.
    """
    letters, tone = _parted(word)
    costs: dict[str, float] = {}
    if is_marked(word):
        near = [(written(other, tone), _COST_OF_RESPELLING) for other in _respelled(letters) if tone in tones_of(other)]
        near += [(written(letters, other), _cost(tone, other)) for other in tones_of(letters) if other != tone]
        costs = {other: cost - weight(other) for other, cost in near}
    else:
        costs = {other: -_weight_of_fold(other) for other in _respelled(letters) if freed(other)}
    return tuple(sorted(costs, key=lambda other: (costs[other], other)))


def of_key(key: str) -> str:
    """The word of an exact key as newspapers print it, in lower case."""
    return written(*_parted(key))


def is_word(word: str) -> bool:
    """True when newspapers print a word so, or, of one without marks, when they print one that folds to it."""
    if is_marked(word):
        return weight(of_key(exact_key(word))) > 0
    return any(weight(of_key(key)) > 0 for key in freed(word))


def is_bare_syllable(folded: str) -> bool:
    """True when a folded word, without accents and đ as d, is spelled as a Vietnamese syllable that lost them (R12)."""
    return folded in _bare()


def _parted(word: str) -> tuple[str, str]:
    key = exact_key(word)
    return (key[:-1], key[-1]) if key[-1:] and key[-1] in TONES else (key, "")


def _cost(tone: str, other: str) -> float:
    return 0.0 if {tone, other} == {HOOK, TILDE} else _COST_OF_TONE


def _weight_of_fold(folded: str) -> float:
    return weight(of_key(freed(folded)[0]))


def _respelled(letters: str) -> Iterator[str]:
    """The letters with another consonant before the vowels or with y for i, whether that can be spelled or not."""
    match = _ONSET.match(letters)
    onset = match.group() if match else ""
    rime = letters[len(onset) :]
    for pair in _OFTEN_MISTAKEN:
        if onset in pair:
            yield pair[onset == pair[0]] + rime
    if onset in {"d", "r"} and rime[:2] not in {"ia", "iu"}:
        yield f"g{rime}" if rime.startswith("i") else f"gi{rime}"
    if onset == "gi":
        sounded = [rime] if rime[:1] and rime[0] in "aăâeoôơuư" else []
        sounded += [f"i{rime}"] if not rime or rime[0] not in "aăâoôơuư" else []
        yield from (consonant + rest for consonant in "dr" for rest in sounded)
    if rime in {"i", "y"} or (onset in {"", "qu"} and rime[:1] in {"i", "y"}):
        yield onset + ("y" if rime[0] == "i" else "i") + rime[1:]


@functools.cache
def _twins() -> Mapping[str, tuple[str, ...]]:
    pairs = [(key, key.replace("i", "y")) for key in map(exact_key, _WITH_I_OR_Y.split())]
    return MappingProxyType({one: (other,) for pair in pairs for one, other in (pair, pair[::-1])})


@functools.cache
def _twins_of_folds() -> Mapping[str, tuple[str, ...]]:
    folds: dict[str, tuple[str, ...]] = {}
    for one, others in _twins().items():
        folded = folded_of(one)
        folds[folded] = folds.get(folded, ()) + others
    return MappingProxyType(folds)


@functools.cache
def _bare() -> frozenset[str]:
    return frozenset(map(fold, toneless()))
