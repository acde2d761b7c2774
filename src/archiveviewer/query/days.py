"""Days and months written in a question: 30/4, 30-4-1975, "ngày 30 tháng 4 năm 1975", "tháng 4/1975" (rule R18).

The words of a question come in, a node that finds the day however it is printed goes out. It refuses to know what day
an article appeared; that is a field of its own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from whoosh import query as tree

from archiveviewer.query.nodes import Near, any_of, side_by_side
from archiveviewer.vietnamese.terms import words

if TYPE_CHECKING:
    from collections.abc import Sequence

_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})(?:\.(\d{4}|\d{2}))?")
_DOTTED_MONTH = re.compile(r"(\d{1,2})\.(\d{4})")
_BEFORE_DAY, _BEFORE_MONTH, _BEFORE_YEAR = {"ngày", "ngay"}, {"tháng", "thang"}, {"năm", "nam"}
_OPENING = _BEFORE_DAY | _BEFORE_MONTH
_GLUES = ("/", "-", ".")
_MONTHS, _DAYS = 12, 31
_CENTURY = 1900
_FULL, _SHORT = 4, 2
_MONTH_WORD, _YEAR_WORD, _DAY_WORD = (next(words(word)).exact for word in ("tháng", "năm", "ngày"))


class Day(NamedTuple):
    """A day or month that so many words tell; `day` is 0 of a month, `year` None of a day of any year."""

    length: int
    day: int
    month: int
    year: int | None


def may_begin(typed: str) -> bool:
    """Whether a day or a month can begin with this word; nearly no word can."""
    return typed[0].isdigit() or typed.lower() in _OPENING


def at(asked: Sequence[tuple[str, str]], start: int, field: str, *, in_phrase: bool) -> tuple[int, tree.Query | None]:
    """How many of the asked words from `start` on are a day or a month, and what finds it; (0, None) when none is.

    `asked` are words as typed, each with what stands between it and the one before it in the same piece. The word
    "ngày" before a day need not stand before it in an article, unless they are asked for as a phrase.
    """
    found = told(asked, start)
    if found is None:
        return 0, None
    named = asked[start][0].lower() in _BEFORE_DAY
    node = _node(field, found, _DAY_WORD if named and in_phrase else "") if found.day else _month_node(field, found)
    return found.length, node


def told(asked: Sequence[tuple[str, str]], start: int) -> Day | None:
    """The day or month that the asked words from `start` on tell, a word "ngày" before it included."""
    if not may_begin(asked[start][0]):
        return None
    named = start + 1 < len(asked) and asked[start][0].lower() in _BEFORE_DAY
    found = _dotted(asked[start + named][0], named=named) or _day(asked, start + named)
    return found._replace(length=found.length + named) if found else _month(asked, start)


def _dotted(text: str, *, named: bool) -> Day | None:
    """d.m.y, or d.m behind the word for day; otherwise that is a number."""
    match = _DOTTED.fullmatch(text)
    return _checked(1, match[1], match[2], match[3] or "") if match and (match[3] or named) else None


def _month(asked: Sequence[tuple[str, str]], start: int) -> Day | None:
    """tháng m/y, tháng m.y, tháng m năm y, tháng m y: a month of a year; its day is 0."""
    typed = [text.lower() for text, _glue in asked[start : start + 4]]
    if len(typed) < 2 or typed[0] not in _BEFORE_MONTH:  # noqa: PLR2004
        return None
    if dotted := _DOTTED_MONTH.fullmatch(typed[1]):
        return _of_month(_checked(2, "1", dotted[1], dotted[2]))
    named = len(typed) > 3 and typed[2] in _BEFORE_YEAR  # noqa: PLR2004
    year = "".join(typed[2 + named : 3 + named])
    return _of_month(_checked(3 + named, "1", typed[1], year)) if len(year) == _FULL else None


def _of_month(found: Day | None) -> Day | None:
    return found._replace(day=0) if found else None


def _month_node(field: str, found: Day) -> tree.Query:
    months = _written(found.month)
    parts = [_either(field, months), _either(field, [str(found.year)], _YEAR_WORD)]
    dotted = [side_by_side(field, [_MONTH_WORD, f"{month}.{found.year}"]) for month in months]
    return tree.Or([Near(parts, 1, ordered=True), *dotted])


def _day(asked: Sequence[tuple[str, str]], start: int) -> Day | None:
    """d/m, d-m, d/m/y, d/m năm y, m/y, or: d tháng m, d tháng m năm y."""
    behind = asked[start : start + 5]
    typed = [text.lower() for text, _glue in behind] + [""] * (5 - len(behind))
    glues = [glue for _text, glue in behind] + [""] * (5 - len(behind))
    if glues[1] in _GLUES:
        return _with_signs(typed, glues)
    if typed[1] not in _BEFORE_MONTH:
        return None
    if typed[3] in _BEFORE_YEAR and len(typed[4]) == _FULL:
        return _checked(5, typed[0], typed[2], typed[4])
    return _checked(3, typed[0], typed[2], "")


def _with_signs(typed: list[str], glues: list[str]) -> Day | None:
    if glues[2] != glues[1]:
        if len(typed[1]) == _FULL and glues[1] != ".":
            return _of_month(_checked(2, "1", typed[0], typed[1]))
        if typed[2] in _BEFORE_YEAR and len(typed[3]) == _FULL:
            return _checked(4, typed[0], typed[1], typed[3])
        return _checked(2, typed[0], typed[1], "")
    return None if glues[3] == glues[1] else _checked(3, *typed[:3])  # no day has four parts


def _checked(length: int, day: str, month: str, year: str) -> Day | None:
    parts = (day, month, year) if year else (day, month)
    if not all(part.isascii() and part.isdigit() and len(part) in {1, _SHORT, _FULL} for part in parts):
        return None
    if not (1 <= int(day) <= _DAYS and 1 <= int(month) <= _MONTHS) or len(day) > _SHORT or len(month) > _SHORT:
        return None
    if not year:
        return Day(length, int(day), int(month), None)
    if len(year) == 1:
        return None
    whole = int(year) if len(year) == _FULL else int(year) + (_CENTURY if int(year) >= 30 else _CENTURY + 100)  # noqa: PLR2004
    return Day(length, int(day), int(month), whole)


def _node(field: str, found: Day, before: str) -> tree.Query:
    """The day with or without leading zeros, words or marks between its parts, behind a word if one is given."""
    days, months = _written(found.day), _written(found.month)
    opening = [before] if before else []
    parts = [*(tree.Term(field, word) for word in opening), _either(field, days), _either(field, months, _MONTH_WORD)]
    if found.year is None:
        after_day = [tree.Phrase(field, [_DAY_WORD, f"{day}.{month}"]) for day in days for month in months]
        return tree.Or([Near(parts, 1, ordered=True), *after_day])
    years = [str(found.year), f"{found.year % 100:02}"]
    parts.append(_either(field, years, _YEAR_WORD))
    dotted = [f"{day}.{month}.{year}" for day in days for month in months for year in years]
    return tree.Or([Near(parts, 1, ordered=True), *(side_by_side(field, [*opening, written]) for written in dotted)])


def _written(number: int) -> list[str]:
    return list(dict.fromkeys([str(number), f"{number:02}"]))


def _either(field: str, numbers: list[str], word: str = "") -> tree.Query:
    found: list[tree.Query] = [tree.Term(field, number) for number in numbers]
    if word:
        found += [tree.Phrase(field, [word, number]) for number in numbers]
    return any_of(found)
