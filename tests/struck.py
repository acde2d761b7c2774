"""The keys that are struck for a word by each input method: a word comes in, plain letters and digits go out."""

from __future__ import annotations

from archiveviewer.vietnamese.normal import exact_key

_TELEX = {"ă": "aw", "â": "aa", "ê": "ee", "ô": "oo", "ơ": "ow", "ư": "uw", "đ": "dd"}
_VNI = {"ă": "a8", "â": "a6", "ê": "e6", "ô": "o6", "ơ": "o7", "ư": "u7", "đ": "d9"}
_TONES = "\u0301\u0300\u0309\u0303\u0323"
_TELEX_KEYS = str.maketrans(_TELEX | dict(zip(_TONES, "sfrxj", strict=True)))
_VNI_KEYS = str.maketrans(_VNI | dict(zip(_TONES, "12345", strict=True)))


def in_telex(word: str, *, tone_last: bool = True) -> str:
    """A word in Telex, the tone behind its letter or behind them all."""
    if "oo" in exact_key(word):
        word = word.replace("o", "oo", 1)  # struck thrice where two o are meant: xooong
    return _pieces(word, tone_last=tone_last).translate(_TELEX_KEYS)


def in_vni(word: str, *, tone_last: bool = True) -> str:
    """A word in VNI, likewise."""
    return _pieces(word, tone_last=tone_last).translate(_VNI_KEYS)


def _pieces(word: str, *, tone_last: bool) -> str:
    return exact_key(word) if tone_last else "".join(map(exact_key, word))
