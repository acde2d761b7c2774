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
_OPENING = {"ngày", "ngay", "tháng", "thang"}
_GLUES = ("/", "-", ".")
_MONTHS, _DAYS = 12, 31
_CENTURY = 1900
_FULL, _SHORT = 4, 2
_MONTH_WORD, _YEAR_WORD, _DAY_WORD = (next(words(word)).exact for word in ("tháng", "năm", "ngày"))


class _Day(NamedTuple):
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
    typed = asked[start][0]
    if not may_begin(typed):
        return 0, None
    named = start + 1 < len(asked) and typed.lower() in {"ngày", "ngay"}
    found = _dotted(asked[start + named][0], named=named) or _day(asked, start + named)
    if found is None:
        named, found = False, _month(asked, start)
    if found is None:
        return 0, None
    node = _node(field, found, _DAY_WORD if named and in_phrase else "") if found.day else _month_node(field, found)
    return found.length + named, node


def _dotted(text: str, *, named: bool) -> _Day | None:
    """d.m.y, or d.m behind the word for day; otherwise that is a number."""
    match = _DOTTED.fullmatch(text)
    return _checked(1, match[1], match[2], match[3] or "") if match and (match[3] or named) else None


def _month(asked: Sequence[tuple[str, str]], start: int) -> _Day | None:
    """tháng m/y, tháng m năm y, tháng m y: a month of a year; its day is 0."""
    typed = [text.lower() for text, _glue in asked[start : start + 4]]
    if len(typed) < 3 or typed[0] not in {"tháng", "thang"}:  # noqa: PLR2004
        return None
    named = typed[2] in {"năm", "nam"} and len(typed) > 3  # noqa: PLR2004
    return _of_month(_checked(3 + named, "1", typed[1], typed[2 + named])) if len(typed[2 + named]) == _FULL else None


def _of_month(found: _Day | None) -> _Day | None:
    return found._replace(day=0) if found else None


def _month_node(field: str, found: _Day) -> tree.Query:
    parts = [_either(field, _written(found.month)), _either(field, [str(found.year)], _YEAR_WORD)]
    return Near(parts, 1, ordered=True)


def _day(asked: Sequence[tuple[str, str]], start: int) -> _Day | None:
    """d/m, d-m, d/m/y, m/y, or: d tháng m, d tháng m năm y."""

    def word(offset: int) -> str:
        return asked[start + offset][0].lower() if start + offset < len(asked) else ""

    def glue(offset: int) -> str:
        return asked[start + offset][1] if start + offset < len(asked) else ""

    if glue(1) in _GLUES:
        parts = 3 if glue(2) == glue(1) else 2
        if parts == 3 and glue(3) == glue(1):  # noqa: PLR2004 — no day has four parts
            return None
        if parts == 2 and len(word(1)) == _FULL and glue(1) != ".":  # noqa: PLR2004
            return _of_month(_checked(2, "1", word(0), word(1)))
        return _checked(parts, *(word(offset) if offset < parts else "" for offset in range(3)))
    if word(1) not in {"tháng", "thang"}:
        return None
    if word(3) in {"năm", "nam"} and len(word(4)) == _FULL:
        return _checked(5, word(0), word(2), word(4))
    return _checked(3, word(0), word(2), "")


def _checked(length: int, day: str, month: str, year: str) -> _Day | None:
    parts = (day, month, year) if year else (day, month)
    if not all(part.isascii() and part.isdigit() and len(part) in {1, _SHORT, _FULL} for part in parts):
        return None
    if not (1 <= int(day) <= _DAYS and 1 <= int(month) <= _MONTHS) or len(day) > _SHORT or len(month) > _SHORT:
        return None
    if not year:
        return _Day(length, int(day), int(month), None)
    if len(year) == 1:
        return None
    whole = int(year) if len(year) == _FULL else int(year) + (_CENTURY if int(year) >= 30 else _CENTURY + 100)  # noqa: PLR2004
    return _Day(length, int(day), int(month), whole)


def _node(field: str, found: _Day, before: str) -> tree.Query:
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
