"""Which part of a question somebody is typing, and the question with that part completed.

The beginning of a question comes in; its last words go out with the field they are asked of, and what stands before
them, which stays as it is. It refuses to know what an archive can offer.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from archiveviewer.query.names import field_named, hyphened
from archiveviewer.query.operators import AND, NOT, OR
from archiveviewer.query.question import MAX_LENGTH

_QUOTES = '"“”„«»'
_ENDS = re.compile(
    rf"(?:^|(?<=[\s()]))(?:{AND}|{OR}|{NOT}|(?i:w|pre)/\w+)\s+"  # an operator
    rf"|[({_QUOTES}]"
    r"|(?:^|(?<=[\s(]))[-+=](?:\S+\s+)?"  # a minus and the word it belongs to, or where that begins
    r"|(?:^|(?<=[\s(]))(?P<name>[^\W\d_]+(?:-[^\W\d_]+)*):\s*"
)


class Beginning(NamedTuple):
    """The last words of a question; `field` is what they are asked of, empty for the whole article, and `quoted` tells
    whether a phrase is open.
    """

    head: str
    words: str
    field: str = ""
    quoted: bool = False


def beginning(text: str) -> Beginning:
    """What is being typed at the end of a text; nothing where it is longer than any question is read."""
    if len(text) > MAX_LENGTH:
        return Beginning(text, "")
    end, field, quoted = 0, "", False
    for match in _ENDS.finditer(hyphened(text)):
        named = field_named(match["name"], text[match.end() :]) if match["name"] else None
        if match["name"] and not named:
            continue
        quoted ^= sum(map(text[end : match.end()].count, _QUOTES)) % 2 == 1
        end = match.end()
        goes_on = match[0] == "(" or (match[0] in _QUOTES and quoted)  # a phrase that ends ends its field
        field = named or (field if goes_on else "")
    end += len(text[end:]) - len(text[end:].lstrip())
    return Beginning(text[:end], text[end:], field, quoted)


def completed(begun: Beginning, completion: str) -> str:
    """The question with its last words completed; several words behind a field's name become a phrase."""
    several = begun.field and " " in completion and not begun.quoted and not begun.head.endswith("(")
    return begun.head + (f'"{completion}"' if several else completion)
