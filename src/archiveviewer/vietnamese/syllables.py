"""What can be a Vietnamese syllable, how it is written, and how common it is in newspapers.

Comes in: one word, in any case and any Unicode form. Goes out: whether the spelling rules allow it, the tones its
letters can carry, the word as newspapers print it, and a weight from 0 (never seen) to 1 (the commonest). Where the
tone mark stands is not judged (hòa and hoà are one syllable), and nothing is known here of sentences, encodings or
files beyond the package's own list of frequencies.
"""

from __future__ import annotations

import functools
import importlib.resources
import itertools
import math
import re
import unicodedata
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ACUTE, GRAVE, HOOK, TILDE, DOT = "\u0301", "\u0300", "\u0309", "\u0303", "\u0323"
_TONES = re.compile(f"[{ACUTE}{GRAVE}{HOOK}{TILDE}{DOT}]")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_RIMES = _words(
    """
    a ac ach ai am an ang anh ao ap at au ay
    ăc ăk ăm ăn ăng ăp ăt
    âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et
    ê êch êm ên ênh êp êt êu
    i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
    o oc oi om on ong op ot ooc oong
    oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăp oăt oe oem oen oeo oet
    ô ôc ôi ôm ôn ông ôp ôt
    ơ ơi ơm ơn ơp ơt
    u ua uc ui um un ung up ut uôc uôi uôm uôn uông uôt
    uân uâng uât uây uê uêch uên uênh uêu uơ uơn uy uya uych uyn uynh uyp uyt uyu uyên uyêt
    ư ưa ưc ưi ưm ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu
    """
)
# Only after no consonant at all, or after `qu`, is y written for i before another letter.
_RIMES_WITH_Y = _words("y yêm yên yêng yêt yêu")
# After `qu` the glide is already written.
_RIMES_AFTER_QU = _words(
    """
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng ât ây
    e en eng eo et ê êch ên ênh êt êu i ich in inh it iu ơ ơi ơn ơt ôc ôi ôn y yên yêt ych yn ynh yp yt yu
    """
)
_ONSETS = _words("b c ch d đ g gh gi h k kh l m n ng ngh nh p ph r s t th tr v x")
_ONSETS_BEFORE_Y = _words("b ch d đ h k kh l m n nh ph r s t th tr v x")
# c, g, ng are written k, gh, ngh before front vowels.
_BEFORE_FRONT = {"k": True, "gh": True, "ngh": True, "c": False, "g": False, "ng": False}
_PARTS = re.compile(r"(qu|ngh|gi|gh|kh|ng|nh|ph|ch|th|tr|[bcdđghklmnprstvx])?(.+)")
_STOPS = ("c", "ch", "p", "t")
_LETTERS = re.compile(r"(qu|gi(?=[aăâeêioôơuưy])|[^aăâeêioôơuưy]*)([aăâeêioôơuưy]*)(.*)", re.DOTALL)
"""What stands before the vowels, the vowels, what stands behind them."""
BEGUN = re.compile("[^aăâeêioôơuưy]{0,3}(?:[aăâeêioôơuưy]{1,4}(?:c|ch|g|h|k|m|n|ng|nh|p|t)?)?")
"""Letters, in small ones and without a tone, that may be the beginning of a syllable."""
_SHAPED = "ăâêôơư"
_SHAPES = {"a": "aăâ", "d": "dđ", "e": "eê", "o": "oôơ", "u": "uư"}
_LONGEST = 7
"""Letters of the longest syllable, nghiêng."""


@functools.lru_cache(maxsize=32768)
def is_syllable(word: str) -> bool:
    """True when `word` is spelled as one Vietnamese syllable: onset, rime, and a tone that the rime can carry."""
    marked = unicodedata.normalize("NFD", word.lower())
    tones = _TONES.findall(marked)
    if len(tones) > 1:
        return False
    return "".join(tones) in tones_of(unicodedata.normalize("NFC", _TONES.sub("", marked)))


def may_become_syllable(word: str) -> bool:
    """Whether a word, its tone mark aside, may be the beginning of a syllable, or be one."""
    letters = _TONES.sub("", unicodedata.normalize("NFD", word.lower()))
    return BEGUN.fullmatch(unicodedata.normalize("NFC", letters)) is not None


@functools.lru_cache(maxsize=32768)
def tones_of(letters: str) -> tuple[str, ...]:
    """The tones with which `letters` (NFC, lower case, no tone mark) are a syllable: "" is ngang; none if never."""
    if not _spelled(letters):
        return ()
    return (ACUTE, DOT) if letters.endswith(_STOPS) else ("", GRAVE, ACUTE, HOOK, TILDE, DOT)


def shaped(letters: str) -> Iterator[str]:
    """The letters (NFC, lower case, no tone mark) with each shape they can still take; what is shaped stays so.

    Nothing for what is too long to be a syllable.
    """
    if len(letters) <= _LONGEST:
        yield from map("".join, itertools.product(*(_SHAPES.get(letter, letter) for letter in letters)))


def written(letters: str, tone: str) -> str:
    """Letters (NFC, lower case) with their tone mark where newspapers put it: hòa, thủy, quý, giường, hoàn."""
    parts = _LETTERS.fullmatch(letters)
    if not tone or parts is None or not parts.group(2):
        return letters + tone
    before, vowels, after = parts.groups()
    shaped = [place for place, letter in enumerate(vowels) if letter in _SHAPED]
    place = shaped[-1] if shaped else max(0, len(vowels) - (1 if after else 2))
    return unicodedata.normalize("NFC", f"{before}{vowels[: place + 1]}{tone}{vowels[place + 1 :]}{after}")


def weight(word: str) -> float:
    """How common `word` is in newspapers, as the logarithm of its count: 0 never seen, 1 the commonest syllable."""
    return _weights().get(unicodedata.normalize("NFC", word.lower()), 0.0)


def _spelled(plain: str) -> bool:
    parts = _PARTS.fullmatch(plain)
    if parts is None:
        return False
    onset, rime = parts.group(1) or "", parts.group(2)
    if onset == "gi" and "i" + rime in _RIMES:
        return True  # giếng, gìn: one i written for two
    return _fits(onset, rime) or plain == "gi"


def _fits(onset: str, rime: str) -> bool:
    if onset == "qu":
        return rime in _RIMES_AFTER_QU
    if rime in _RIMES_WITH_Y:
        return not onset or (rime == "y" and onset in _ONSETS_BEFORE_Y)
    if rime not in _RIMES or (onset and onset not in _ONSETS):
        return False
    front = rime[0] in "eêi"
    return _BEFORE_FRONT.get(onset, front) is front


@functools.cache
def toneless() -> frozenset[str]:
    """The letters of every syllable that the spelling rules allow, without its tone."""
    onsets = ("", "qu", *_ONSETS)
    rimes = _RIMES | _RIMES_WITH_Y | _RIMES_AFTER_QU
    return frozenset(onset + rime for onset in onsets for rime in rimes if _spelled(onset + rime)) | {"gi"}


@functools.cache
def _weights() -> Mapping[str, float]:
    lines = importlib.resources.files(__package__).joinpath("data", "syllables.tsv").read_text("utf-8").splitlines()
    counts = {word: int(count) for word, count in (line.split("\t") for line in lines if not line.startswith("#"))}
    largest = math.log1p(max(counts.values()))
    return MappingProxyType({word: math.log1p(count) / largest for word, count in counts.items()})
