"""A time among the words of a question: "ma túy 2009" asks for the words, and may mean what was printed in that year.

Comes in: a question as understood. Goes out: the question that asks for its year, month or day as a time. It refuses to
know whether anything was printed then.
"""

from __future__ import annotations

import re
from datetime import date
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from archiveviewer.query import days
from archiveviewer.query.asked import Fact, leaves
from archiveviewer.query.fields import EVERYTHING
from archiveviewer.query.periods import period
from archiveviewer.query.rows import rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from whoosh.query import Query

    from archiveviewer.query.question import Question
    from archiveviewer.query.rows import Typed

_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_BEFORE = "năm"
"""The word for a year, which goes with it. Without its accent it may be the end of a name: Viet Nam 2009."""
_ANY_DAY = date(2000, 1, 1)
"""No day, month or year that is told in numbers hangs on what day it is."""


def as_time(question: Question) -> str | None:
    """The question with the one year, month or day among its words as the time it asks for; None where it names none or
    several, or has a time.
    """
    found = told(question)
    if len(found) != 1 or question.asked is None:
        return None
    if any(map(_is_time, leaves(question.asked))) or any(one.kind == "misread" for one in question.notices):
        return None
    ((typed, when),) = found
    if period(when, _ANY_DAY) is None:
        return None
    start, end = typed[0].start, typed[-1].end
    return " ".join(f"{question.text[:start]}date:{when}{question.text[end:]}".split())


def told(question: Question) -> list[tuple[list[Typed], str]]:
    """The times among its words: the words that tell each, and the time as the language has it."""
    return list(chain.from_iterable(_times(question.text, row) for row in rows(question)))


def _times(text: str, row: list[Typed]) -> Iterator[tuple[list[Typed], str]]:
    """The words of a row that tell a time and stand alone, with the time as the language has it."""
    asked = [(typed.text, _glue(text, before, typed)) for before, typed in pairwise([None, *row]) if typed]
    at = 0
    while at < len(row):
        length, when = _told(asked, at)
        if length and _is_alone(text, row[at : at + length]):
            yield row[at : at + length], when
        at += max(length, 1)


def _told(asked: list[tuple[str, str]], at: int) -> tuple[int, str]:
    found = days.told(asked, at)
    if found and found.year:
        return found.length, "/".join(str(number) for number in (found.day, found.month, found.year) if number)
    named = asked[at][0].lower() == _BEFORE and at + 1 < len(asked)
    year = asked[at + named][0]
    return (1 + named, year) if _YEAR.fullmatch(year) else (0, "")


def _glue(text: str, before: Typed | None, typed: Typed) -> str:
    """What stands between a word and the one before it in the same piece."""
    return text[before.end : typed.start].strip() if before and before.leaf == typed.leaf else ""


def _is_alone(text: str, words: list[Typed]) -> bool:
    """Whether they are whole pieces of nothing else; what is quoted or asked of a field is meant as it is."""
    places, end = {typed.start for typed in words}, words[-1].end
    is_free = all(typed.field == EVERYTHING and typed.leaf in places for typed in words)
    return is_free and not text[end : end + 1].strip(" )")


def _is_time(leaf: Query) -> bool:
    return isinstance(leaf, Fact) and leaf.fieldname == "date"
