r"""Vietnamese in plain ASCII, as mails and boards had it (VIQR, RFC 1456): `Vie^.t Nam dda^'t nu+o+'c`.

Comes in: such text. Goes out: what it means. It is never guessed, for any text with quotes and full stops would do: it
must be named (`charset=viqr`), or begin with the sign `\V`. A mark behind no fitting vowel is a mark of punctuation, as
is one that makes no syllable of the word it ends.
"""

from __future__ import annotations

import re
import unicodedata

from archiveviewer.vietnamese.syllables import ACUTE, DOT, GRAVE, HOOK, TILDE, is_syllable

NAME = "viqr"
_SHAPES = {"a^": "â", "a(": "ă", "e^": "ê", "o^": "ô", "o+": "ơ", "u+": "ư", "o*": "ơ", "u*": "ư", "dd": "đ"}
_SHAPES |= {written.upper(): letter.upper() for written, letter in _SHAPES.items()} | {"Dd": "Đ", "dD": "đ"}
_TONES = {"'": ACUTE, "`": GRAVE, "?": HOOK, "~": TILDE, ".": DOT}
_SHAPED = re.compile(r"\\.|[aeouAEOU][\^(+*]|[dD][dD]", re.DOTALL)
_TONED = re.compile(
    r"(?P<literal>\\.)|"
    r"(?P<word>[^\W\d_]{0,7}[aeiouyăâêôơưAEIOUYĂÂÊÔƠƯ])(?P<tone>['`?~.])(?P<rest>[^\W\d_]{0,7})",
    re.DOTALL,
)


def is_marked(data: bytes) -> bool:
    """Whether a text says itself that it is written so."""
    return data.isascii() and data.lstrip()[:2] == b"\\V"


def decode(text: str) -> str:
    """What the text means, NFC. Signs that turn the reading on and off are left out, all of it is read."""
    text = re.sub(r"\\[VLMvlm]\s?", "", text)
    shaped = _SHAPED.sub(lambda found: _SHAPES.get(found[0], found[0]), text)
    return re.sub(r"\\(.)", r"\1", _TONED.sub(_toned, shaped), flags=re.DOTALL)


def _toned(found: re.Match[str]) -> str:
    if found["literal"]:
        return found[0]
    word = unicodedata.normalize("NFC", found["word"] + _TONES[found["tone"]]) + found["rest"]
    return word if is_syllable(word) else found[0]
