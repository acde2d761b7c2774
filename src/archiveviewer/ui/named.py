"""What a person calls something, against what it is called. A few typed words come in; the names that fit go out.

Words may be begun, may stand in any order and need no accents; letters may be missing. It refuses to know what is
named.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from archiveviewer.ui.texts import bare

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import TypeVar

    T = TypeVar("T")

_BEGUN, _INITIALS, _INSIDE, _BESIDE, _LETTERS = 0, 1, 2, 3, 5
"""What a typed word costs: it begins a word of the name, is its initials, stands within it, begins a word beside the
name, or has its letters in their order.
"""


def best(asked: str, things: Iterable[T], name: Callable[[T], str], beside: Callable[[T], str]) -> list[T]:
    """The things that fit what is asked, best first, those that fit alike in the order given; all if nothing is asked.

    `beside` gives words that help to find a thing and count less than its name.
    """
    words = _words(asked)
    costs = [(cost(words, name(thing), beside(thing)), number, thing) for number, thing in enumerate(things)]
    fitting = [(found, number, thing) for found, number, thing in costs if found is not None]
    return [thing for _found, _number, thing in sorted(fitting, key=lambda one: one[:2])]


def cost(asked: list[str], name: str, beside: str = "") -> float | None:
    """How badly a name fits the bare words that are asked, or None where one of them fits nothing."""
    words, others = _words(name), _words(beside)
    costs = [_one(word, words, others) for word in asked]
    if any(found is None for found in costs):
        return None
    told = " ".join(words).startswith(" ".join(asked))
    return sum(found for found in costs if found is not None) - (0.5 if told else 0)


def _one(asked: str, words: list[str], others: list[str]) -> int | None:
    joined = " ".join(words)
    if any(word.startswith(asked) for word in words):
        return _BEGUN
    if "".join(word[0] for word in words).startswith(asked):
        return _INITIALS
    if asked in joined:
        return _INSIDE
    if any(word.startswith(asked) for word in others):
        return _BESIDE
    return _LETTERS if len(asked) > 1 and _holds(joined, asked) else None


def _holds(text: str, letters: str) -> bool:
    """Whether the letters stand in the text in their order."""
    left = iter(text)
    return all(letter in left for letter in letters)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", bare(unicodedata.normalize("NFC", text)))
