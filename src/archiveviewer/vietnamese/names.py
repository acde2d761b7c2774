"""Names in a text: words in a row that are printed with capitals. Clean text comes in, the words of names go out.

What begins a sentence has a capital anyway, so a lone word there is no name, and an address before a name ("Ông Tô
Hoàng Linh") is no part of it. It refuses to know who or what is named.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from archiveviewer.vietnamese.terms import Word, words

if TYPE_CHECKING:
    from collections.abc import Iterator

SHORTEST, LONGEST = 2, 6
"""Words of a name; a longer row is a heading."""
_BEGINNINGS = (
    "ông bà anh chị cô chú bác cụ em cháu thầy theo tại ở từ và với của cùng khi nếu sau trước trong ngoài về do vì để "
    "cả riêng ngay còn nhưng là các những một hai ba"
)
_ADDRESSES = frozenset(_BEGINNINGS.split())
"""Words that stand in capitals before a name only because a sentence begins."""
_BEGINS = re.compile(r"(?:^|[.!?:…\n\"“”‘’(\[–-])\s*$")
_LOOKED_BACK = 4


def names(text: str) -> Iterator[tuple[Word, ...]]:
    """The names of a text in order; a text that is all in capitals has none that could be told."""
    if text.isupper():
        return
    row: list[Word] = []
    for word in words(text):
        if row and not (text[row[-1].end : word.start] == " " and text[word.start].isupper()):
            yield from _named(text, row)
            row = []
        if row or text[word.start].isupper():
            row.append(word)
    yield from _named(text, row)


def _named(text: str, row: list[Word]) -> Iterator[tuple[Word, ...]]:
    """The row as a name, if it is one."""
    if row and text[row[0].start : row[0].end].lower() in _ADDRESSES and is_beginning(text, row[0].start):
        row = row[1:]
    if SHORTEST <= len(row) <= LONGEST:
        yield tuple(row)


def is_beginning(text: str, place: int) -> bool:
    """Whether a word at this place has its capital because something begins there."""
    return bool(_BEGINS.search(text[max(0, place - _LOOKED_BACK) : place]))
