"""A year among the words of a question: "ma túy 2009" asks for the word, and may mean what was printed in that year.

Comes in: a question as understood. Goes out: the question that asks for the year as a time. It refuses to know whether
anything was printed then.
"""

from __future__ import annotations

import re
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from archiveviewer.query.asked import Fact
from archiveviewer.query.fields import EVERYTHING
from archiveviewer.query.rows import replaced, rows

if TYPE_CHECKING:
    from whoosh.query import Query

    from archiveviewer.query.question import Question
    from archiveviewer.query.rows import Typed

_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_BEFORE = "năm"
"""The word for a year, which goes with it. Without its accent it may be the end of a name: Viet Nam 2009."""


def of_the_year(question: Question) -> str | None:
    """The question with its one year as the time it asks for; None where it names none or several, or has a time."""
    years = [typed for typed in chain.from_iterable(rows(question)) if _is_year(question.text, typed)]
    if len(years) != 1 or question.asked is None or any(map(_is_time, question.asked.leaves())):
        return None
    (year,) = years
    others = {year: f"date:{year.text}"}
    for row in rows(question):
        others.update({word: "" for word, behind in pairwise(row) if behind == year and word.text.lower() == _BEFORE})
    return " ".join(replaced(question.text, others).split())


def _is_time(leaf: Query) -> bool:
    return isinstance(leaf, Fact) and leaf.fieldname == "date"


def _is_year(text: str, typed: Typed) -> bool:
    """Whether a word stands alone and is a year; what is quoted or asked of a field is meant as it is."""
    alone = typed.leaf == typed.start and not text[typed.end : typed.end + 1].strip()
    return alone and typed.field == EVERYTHING and _YEAR.fullmatch(typed.text) is not None
