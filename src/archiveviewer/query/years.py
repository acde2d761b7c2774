"""A year among the words of a question: "ma túy 2009" asks for the word, and may mean what was printed in that year.

Comes in: a question as understood. Goes out: the question that asks for the year as a time. It refuses to know whether
anything was printed then.
"""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from archiveviewer.query.asked import Fact, leaves
from archiveviewer.query.fields import EVERYTHING
from archiveviewer.query.rows import replaced, rows

if TYPE_CHECKING:
    from whoosh.query import Query

    from archiveviewer.query.question import Question
    from archiveviewer.query.rows import Typed

_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_YEAR_WORDS, _MONTH_WORDS = {"năm", "nam"}, {"tháng", "thang"}
_BEFORE = "năm"
"""The word for a year, which goes with it. Without its accent it may be the end of a name: Viet Nam 2009."""


def of_the_year(question: Question) -> str | None:
    """The question with its one year as the time it asks for; None where it names none or several, or has a time."""
    years = [typed for typed in chain.from_iterable(rows(question)) if _is_year(question.text, typed)]
    if len(years) != 1 or question.asked is None:
        return None
    if any(map(_is_time, leaves(question.asked))) or any(one.kind == "misread" for one in question.notices):
        return None
    (year,) = years
    others = {year: f"date:{year.text}"}
    row = next(row for row in rows(question) if year in row)
    before = row[: row.index(year)]
    if _is_date([word.text.lower() for word in before]):
        return None
    if before and before[-1].text.lower() == _BEFORE:
        others[before[-1]] = ""
    return " ".join(replaced(question.text, others).split())


def _is_date(before: list[str]) -> bool:
    """Whether words before a year are those of a day or a month: who types them means more than the year."""
    if before and before[-1] in _YEAR_WORDS:
        before = before[:-1]
    return len(before) > 1 and before[-1].isdigit() and before[-2] in _MONTH_WORDS


def _is_time(leaf: Query) -> bool:
    return isinstance(leaf, Fact) and leaf.fieldname == "date"


def _is_year(text: str, typed: Typed) -> bool:
    """Whether a word stands alone and is a year; what is quoted or asked of a field is meant as it is."""
    alone = typed.leaf == typed.start and not text[typed.end : typed.end + 1].strip()
    return alone and typed.field == EVERYTHING and _YEAR.fullmatch(typed.text) is not None
