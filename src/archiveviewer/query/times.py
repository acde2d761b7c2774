"""A time among the words of a question: "ma túy 2009" asks for the words, and may mean what was printed in that year.

Comes in: a question as understood. Goes out: the question that asks for its year, month or day as a time. It refuses to
know whether anything was printed then.
"""

from __future__ import annotations

import re
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING

from archiveviewer.query.asked import Fact, leaves
from archiveviewer.query.fields import EVERYTHING
from archiveviewer.query.periods import period
from archiveviewer.query.rows import rows

if TYPE_CHECKING:
    from whoosh.query import Query

    from archiveviewer.query.question import Question

_DAY, _MONTH, _SIGN, _YEAR = r"(?:ng[àa]y\s+)?\d{1,2}", r"th[áa]ng\s+\d{1,2}", "[-/.]", r"(?:19|20)\d\d"
_OF = r"\s+n[ăa]m\s+"
_TIMES = (
    rf"(?:{_DAY}\s+)?{_MONTH}(?:{_OF}|{_SIGN}|\s+)",
    rf"{_DAY}{_SIGN}\d{{1,2}}(?:{_OF}|{_SIGN})",
    rf"\d{{1,2}}{_SIGN}",
    r"năm\s+",
    "",
)
"""What stands before a year and belongs to it. The word for a year does where it has its accent or a month before it:
else it may be the end of a name, as in Viet Nam 2009.
"""
_TIME = re.compile(rf"(?<![^\s(])(?:{'|'.join(_TIMES)}){_YEAR}(?=[\s)]|$)", re.IGNORECASE)
_NUMBER = re.compile(r"\d+")
_ANY_DAY = date(2000, 1, 1)
"""No day, month or year that is told in numbers hangs on what day it is."""


def as_time(question: Question) -> str | None:
    """The question with the one year, month or day among its words as the time it asks for; None where it names none or
    several, or has a time.
    """
    found = list(_TIME.finditer(question.text))
    if len(found) != 1 or question.asked is None or not _is_free(question, *found[0].span()):
        return None
    if any(map(_is_time, leaves(question.asked))) or any(one.kind == "misread" for one in question.notices):
        return None
    when = "/".join(_NUMBER.findall(found[0][0]))
    if period(when, _ANY_DAY) is None:
        return None
    return " ".join(f"{question.text[: found[0].start()]}date:{when}{question.text[found[0].end() :]}".split())


def _is_free(question: Question, start: int, end: int) -> bool:
    """Whether [start, end) is words alone; what is quoted or asked of a field is meant as it is."""
    words = [typed for typed in chain.from_iterable(rows(question)) if start <= typed.start < end]
    if not words or (words[0].start, words[-1].end) != (start, end):
        return False
    places = {typed.start for typed in words}
    return all(typed.field == EVERYTHING and typed.leaf in places for typed in words)


def _is_time(leaf: Query) -> bool:
    return isinstance(leaf, Fact) and leaf.fieldname == "date"
