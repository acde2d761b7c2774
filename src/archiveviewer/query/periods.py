"""Periods of time as people write them in a question. A word like "3/2019..6/2020" comes in, two numbers go out.

Numbers are YYYYMMDD; an article known only to its month or year has 00 for what is unknown, so it is found by its
year but not by a month it may not belong to. It refuses to know today's date.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_DAY = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})|(\d{4})-(\d{1,2})-(\d{1,2})")
_MONTH = re.compile(r"(\d{1,2})[-/.](\d{4})|(\d{4})-(\d{1,2})")
_YEAR = re.compile(r"\d{4}")
_MONTHS = 12
_DAYS = 31
_LAST_DAY = 99999999


class Period(NamedTuple):
    """The closed range of day numbers [first, last]."""

    first: int
    last: int


def period(text: str) -> Period | None:
    """The period that a word means, or None: a day, a month, a year, or two of them with `..` between, either open."""
    text = text.strip().strip("\"'")
    if ".." in text:
        return _span(*text.split("..", 1))
    return _day(text) or _month(text) or _year(text)


def _span(start: str, end: str) -> Period | None:
    start, end = start.strip(), end.strip()
    if not start and not end:
        return None
    first = period(start) if start else Period(0, 0)
    last = period(end) if end else Period(_LAST_DAY, _LAST_DAY)
    return Period(min(first.first, last.first), max(first.last, last.last)) if first and last else None


def _day(text: str) -> Period | None:
    match = _DAY.fullmatch(text)
    if not match:
        return None
    day, month, year = (match[1], match[2], match[3]) if match[1] else (match[6], match[5], match[4])
    if not (1 <= int(month) <= _MONTHS and 1 <= int(day) <= _DAYS):
        return None
    number = int(year) * 10000 + int(month) * 100 + int(day)
    return Period(number, number)


def _month(text: str) -> Period | None:
    match = _MONTH.fullmatch(text)
    if not match:
        return None
    month, year = (match[1], match[2]) if match[1] else (match[4], match[3])
    if not 1 <= int(month) <= _MONTHS:
        return None
    number = int(year) * 10000 + int(month) * 100
    return Period(number, number + 99)


def _year(text: str) -> Period | None:
    return Period(int(text) * 10000, int(text) * 10000 + 9999) if _YEAR.fullmatch(text) else None
