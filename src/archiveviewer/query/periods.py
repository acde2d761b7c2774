"""Periods of time as people write them in a question. A word like "3/2019..6/2020" or "tháng-trước" comes in, two
numbers go out.

Numbers are YYYYMMDD; an article known only to its month or year has 00 for what is unknown, so it is found by its
year but not by a month it may not belong to. It refuses to know what day it is: whoever asks says so.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from dateutil.relativedelta import relativedelta

from archiveviewer.vietnamese.terms import folded_key

if TYPE_CHECKING:
    from collections.abc import Callable

_DAY = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})|(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_MONTH = re.compile(r"(\d{1,2})[-/.](\d{4})|(\d{4})[-/.](\d{1,2})")
_YEAR = re.compile(r"\d{4}")
_YEARS = re.compile(r"(\d{4})\s*[-–]\s*(\d{4})?")
_COMPARED = re.compile(r"(>=|=>|<=|=<|>|<|≥|≤)(.+)")
_RECENT = re.compile(r"(\d{1,3}) (?:(days?|ngay)|(weeks?|tuan)|(months?|thang)|(years?|nam))(?: qua| gan day)?")
_MONTHS = 12
LAST_DAY = 99_999_999
"""Behind the number of every day."""


class Period(NamedTuple):
    """The closed range of day numbers [first, last]."""

    first: int
    last: int


def period(text: str, today: date) -> Period | None:
    """The period that a word means, or None: a day, a month, a year, two of them with `..` between, either open; a
    comparison as `>2009`; `2009-2011`; a name as `last-month` or `hôm-nay`; or so many days, weeks, months or years
    up to today, as `7-ngày`.
    """
    text = text.strip().strip("\"'").strip()
    if ".." in text:
        start, _, end = text.partition("..")
        return _span(start, end, today)
    if compared := _COMPARED.fullmatch(text):
        return _compared(compared[1], compared[2], today)
    if years := _YEARS.fullmatch(text):
        return _span(years[1], years[2] or "", today) if not years[2] or len(years[2]) > 2 else None  # noqa: PLR2004
    return _day(text) or _month(text) or _year(text) or _named(text, today)


def _span(start: str, end: str, today: date) -> Period | None:
    start, end = start.strip(), end.strip()
    if not start + end or ".." in end:
        return None
    first = period(start, today) if start else Period(0, 0)
    last = period(end, today) if end else Period(LAST_DAY, LAST_DAY)
    return Period(min(first.first, last.first), max(first.last, last.last)) if first and last else None


def _compared(sign: str, text: str, today: date) -> Period | None:
    """What is after the end of a period, before its beginning, or includes it."""
    found = None if _COMPARED.match(text.strip()) else period(text, today)
    if found is None:
        return None
    whole = sign not in {">", "<"}
    if sign in {">", ">=", "=>", "≥"}:
        return Period(found.first if whole else found.last + 1, LAST_DAY)
    return Period(1, found.last if whole else found.first - 1)


def _day(text: str) -> Period | None:
    match = _DAY.fullmatch(text)
    if not match:
        return None
    day, month, year = map(int, (match[1], match[2], match[3]) if match[1] else (match[6], match[5], match[4]))
    try:
        return _one(date(year, month, day))
    except ValueError:
        return None


def _month(text: str) -> Period | None:
    match = _MONTH.fullmatch(text)
    if not match:
        return None
    month, year = map(int, (match[1], match[2]) if match[1] else (match[4], match[3]))
    return _whole_month(year, month) if 1 <= month <= _MONTHS else None


def _year(text: str) -> Period | None:
    return _whole_year(int(text)) if _YEAR.fullmatch(text) else None


def _number(day: date) -> int:
    return day.year * 10_000 + day.month * 100 + day.day


def _one(day: date) -> Period:
    return Period(_number(day), _number(day))


def _whole_month(year: int, month: int) -> Period:
    number = year * 10_000 + month * 100
    return Period(number, number + 99)


def _whole_year(year: int) -> Period:
    return Period(year * 10_000, year * 10_000 + 9_999)


def _week(day: date) -> Period:
    monday = day - timedelta(days=day.weekday())
    return Period(_number(monday), _number(monday + timedelta(days=6)))


def _month_of(day: date) -> Period:
    return _whole_month(day.year, day.month)


def _year_of(day: date) -> Period:
    return _whole_year(day.year)


_NAMES: dict[str, tuple[Callable[[date], Period], relativedelta]] = {
    name: (kind, relativedelta(**{unit: -back}))  # type: ignore[arg-type]  # the units below are its own
    for names, kind, unit, back in (
        ("today|hom nay", _one, "days", 0),
        ("yesterday|hom qua", _one, "days", 1),
        ("this week|tuan nay", _week, "days", 0),
        ("last week|tuan truoc|tuan qua|tuan roi", _week, "days", 7),
        ("this month|thang nay", _month_of, "months", 0),
        ("last month|thang truoc|thang qua|thang roi", _month_of, "months", 1),
        ("this year|nam nay", _year_of, "years", 0),
        ("last year|nam ngoai|nam truoc|nam qua", _year_of, "years", 1),
    )
    for name in names.split("|")
}


def _named(text: str, today: date) -> Period | None:
    name = folded_key(text)
    if name in _NAMES:
        kind, back = _NAMES[name]
        return kind(today + back)
    recent = _RECENT.fullmatch(name)
    if not recent:
        return None
    count = int(recent[1])
    days, weeks, months, years = (count * bool(recent[unit]) for unit in range(2, 6))
    first = today - relativedelta(days=days, weeks=weeks, months=months, years=years)
    return Period(_number(first), _number(today))
