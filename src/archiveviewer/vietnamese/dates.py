"""Dates as Vietnamese newspapers print them.

Comes in: a line of text or a metadata value. Goes out: `Dated`, cut to the precision its words had,
or None. It refuses to know today's date: what a line does not say is never filled in, and numbers of decrees,
quarters, percentages and lunar days are no dates. Times are Vietnam's (+07:00) unless the text names another offset.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import parsedate_tz
from typing import TYPE_CHECKING, NamedTuple

from archiveviewer.article import Dated

if TYPE_CHECKING:
    from collections.abc import Iterator

VIETNAM = timezone(timedelta(hours=7))

_LONGEST_LINE = 2000  # a header line is short; a hostile one must not cost more than that
_FIRST_YEAR = 1860  # the first newspaper in quốc ngữ appeared in 1865
_LAST_YEAR = 2099
_TWO_DIGIT_PIVOT = 70
_HALF_DAY = 12
_WIDEST_OFFSET = 14 * 60
_ASKED_AGAIN = 64  # lines whose first date is kept: a reader asks the same line whether it is a date and holds one

_VIETNAMESE_NUMBERS = ("mot", "hai", "ba", "tu", "nam", "sau", "bay", "tam", "chin", "muoi", "muoi mot", "muoi hai")
_ENGLISH_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ENGLISH_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_VIETNAMESE_DAYS = {"hai": 0, "ba": 1, "tu": 2, "nam": 3, "sau": 4, "bay": 5}

_YEAR = r"(?:18|19|20)[0-9]{2}"
_MONTH_WORD = (
    r"(?:thang|thg|th)\.?\s*(?:(?P<{0}number>0?[1-9]|1[0-2])(?![0-9])"
    r"|(?P<{0}word>muoi hai|muoi mot|muoi|mot|hai|ba|tu|nam|sau|bay|tam|chin)(?![a-z]))"
)
_MONTH_NAME = (
    r"(?P<{0}name>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_NOT_INSIDE_A_NUMBER = r"(?<![0-9a-z])(?<![0-9][/.,:-])"
_NUMBER_ENDS = r"(?![0-9a-su-z]|[/.,:-][0-9])"
_FULL_DATES = tuple(
    re.compile(_NOT_INSIDE_A_NUMBER + pattern + _NUMBER_ENDS)
    for pattern in (
        rf"(?P<year>{_YEAR})(?P<mark>[-/.])(?P<month>[0-9]{{1,2}})(?P=mark)(?P<day>[0-9]{{1,2}})",
        r"(?P<day>[0-9]{1,2}) ?(?P<mark>[-/.]) ?(?P<month>[0-9]{1,2}) ?(?P=mark) ?(?P<year>[0-9]{4}|[0-9]{2})",
        (
            rf"(?P<day>[0-9]{{1,2}})(?: ?[-–] ?[0-9]{{1,2}})? ?[-/,]? ?{_MONTH_WORD.format('m')}"
            rf" ?[-/,]? ?(?:nam )?(?P<year>{_YEAR})"
        ),
        rf"{_MONTH_WORD.format('m')} ?[-/,]? ?(?:ngay )?(?P<day>[0-9]{{1,2}}),? (?:nam )?(?P<year>{_YEAR})",
        rf"(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?[- ,]{{0,2}}{_MONTH_NAME.format('m')}[- ,]{{1,2}}(?P<year>{_YEAR})",
        rf"{_MONTH_NAME.format('m')} ?(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?,? (?P<year>{_YEAR})",
    )
)
_FIGURES_ONLY = _FULL_DATES[:2]
_MONTH_IN_LETTERS = re.compile(r"th(?:ang|g)?\.?\s*[0-9bchmnst]|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec")
"""What all other full dates hold: the cheap question whether to look for them at all."""
_LIKE_A_DATE = re.compile(r"[0-9](?:.?[-–—−‐‑/.]|[0-9]{3})", re.DOTALL)
"""What every date holds, a number with a mark behind it or a year: a cheap question to ask first of a line."""
_WEEKDAY = (
    r"(?:thu (?P<weekword>hai|ba|tu|nam|sau|bay)|(?:thu |t)(?P<weeknumber>[2-7])|(?P<sunday>chu nhat|cn)"
    r"|(?P<weekname>mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs|ur)?(?:day)?)(?![a-z0-9])"
)
_CLOCK = (
    r"(?:(?P<hour>[0-9]{1,2}) ?: ?(?P<minute>[0-9]{2})(?: ?: ?(?P<second>[0-9]{2})(?:[.,][0-9]{1,9})?)?'?"
    r"|(?P<hourword>[0-9]{1,2}) ?(?:gio|h|g)(?![a-z])(?: ?(?P<minuteword>[0-9]{1,2})(?![0-9:/.-]))?"
    r"(?: ?(?:phut|ph|p|')(?![a-z]))?(?: ?(?P<secondword>[0-9]{1,2}) ?(?:giay|s)(?![a-z]))?)"
    r"(?: ?(?P<half>am|pm|sa|ch|a\.m\.?|p\.m\.?)(?![a-z]))?(?![0-9])"
)
_ZONE = (
    r"\(? ?(?:(?:gmt|utc)(?: ?(?P<sign>[+-])? ?(?P<hours>[0-9]{1,2})(?::?(?P<minutes>[0-9]{2}))?(?![0-9]))?"
    r"|ict|gio viet nam)(?![a-z0-9]) ?\)?"
)
_ZONES = ("gmt", "utc", "ict", "gio viet nam")
_BARE_OFFSET = r"(?P<zulu>z)(?![a-z])| ?(?P<sign>[+-])(?P<hours>[0-9]{2})(?::?(?P<minutes>[0-9]{2}))?(?![0-9:/])"
_GAP = r"[\s,;|•·()\[\]-]*"
_LINK_WORDS = r"(?:(?:vao|luc|hoi|ngay|at|on)\b[\s:]*){0,3}"
_LEFT_WEEKDAY = re.compile(rf"(?<![a-z0-9]){_WEEKDAY}\.?{_GAP}{_LINK_WORDS}\Z")
_LEFT_CLOCK = re.compile(rf"(?<![0-9a-z:/.-]){_CLOCK}{_GAP}{_LINK_WORDS}\Z")
_LEFT_ZONED_CLOCK = re.compile(rf"(?<![0-9a-z:/.-]){_CLOCK} ?{_ZONE}{_GAP}{_LINK_WORDS}\Z")
_LEFT_LINK = re.compile(r"(?<![a-z])(?:ngay|luc|vao luc)[\s:]*\Z")
_RIGHT_WEEKDAY = re.compile(rf"{_GAP}{_WEEKDAY}")
_RIGHT_CLOCK = re.compile(rf"(?:t|{_GAP}{_LINK_WORDS}){_CLOCK}")
_RIGHT_ZONE = re.compile(rf"{_GAP}{_ZONE}")
_RIGHT_OFFSET = re.compile(_BARE_OFFSET)
_MODIFIED = re.compile(
    r"(?<![a-z])(?:cap nhat|chinh sua|sua doi|sua|updated?|modified|edited)(?: (?:lan cuoi|moi nhat|cuoi))?"
    r"[^a-z0-9]{0,6}(?:(?:vao|luc|hoi|ngay|at|on)\b[^a-z0-9]{0,3}){0,3}\Z"
)
_LABELS = re.compile(
    r"(?:\b(?:cap nhat|chinh sua|sua doi|lan cuoi|moi nhat|dang tai|dang|xuat ban|da|bai viet|posted|post"
    r"|published|publish|last|updated?|modified"
    r"|created|date|ngay|gio|thoi gian|khoi tao|tao|gui|luc|vao|hoi|phat hanh|ra|on|at)\b"
    r"|[\s,;:|•·()\[\].-])*"
)
_FIGURES = re.compile(
    r"(?:(?P<hour>[01]?[0-9]|2[0-3]):(?P<minute>[0-5][0-9])[ ,;|-]* )?"
    r"(?P<day>[0-9]{1,2})(?P<mark>[-/.])(?P<month>[0-9]{1,2})(?P=mark)(?P<year>[0-9]{4})"
)
"""The commonest date, a day with or without a time before it."""
_MONTH_FIRST = re.compile(
    # one of the figures is below ten and has no nought
    r"(?=[1-9]/|[0-9]{2}/[1-9]/|[0-9/]{10},? [1-9]:)"
    r"[1-9][0-9]?/[1-9][0-9]?/[0-9]{4},? [1-9][0-9]?:[0-9]{2}:[0-9]{2} [ap]m"
    r"|[0-9]{1,2}/[0-9]{1,2}/[0-9]{2,4},? [0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?: ?[ap]\.?m\.?)? ?\(?"
    r"(?:[ecmp][sd]t|et)(?![a-z])"
)
"""Dates of America: as its systems print them where nobody asked for another way, without noughts before figures; with
the name of one of its zones.
"""
_OF_MAIL = re.compile(
    r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? )?[0-9]{1,2}[ -](?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
    r"[a-z]*[ -](?:[0-9]{4}|[0-9]{2}) [0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?"
    r"(?: (?P<zone>[+-][0-9]{4}|utc?|gmt|z|ict|[aecmp][sd]t))?"
    r"|(?:mon|tue|wed|thu|fri|sat|sun) (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec) {1,2}[0-9]{1,2}"
    r" [0-9]{2}:[0-9]{2}:[0-9]{2} [0-9]{4}"
)
"""A date of RFC 2822 and 822, and that of a mailbox."""
_REMARK = re.compile(r"\s*\([^()]*\)\s*\Z")
"""What a mail says of its zone besides."""
_COMPACT = re.compile(
    r"(?P<year>[0-9]{4})(?P<month>[0-9]{2})(?P<day>[0-9]{2})"
    r"(?:t?(?P<hour>[0-9]{2})(?P<minute>[0-9]{2})(?P<second>[0-9]{2})?(?P<offset>z|[+-][0-9]{2}:?[0-9]{2})?)?"
)
_YEAR_AND_MONTH = re.compile(
    rf"(?P<year>{_YEAR})[-/](?P<month>[0-9]{{1,2}})|(?P<month2>[0-9]{{1,2}})[-/](?P<year2>{_YEAR})"
    rf"|{_MONTH_WORD.format('v')} ?[-/,]? ?(?:nam )?(?P<year3>{_YEAR})|{_MONTH_NAME.format('e')},? (?P<year4>{_YEAR})"
)
_YEAR_ALONE = re.compile(rf"(?:nam )?(?P<year>{_YEAR})")


class Found(NamedTuple):
    """A date inside a line: where its words stand (in the NFC form of the line) and whether it tells of a change."""

    dated: Dated
    modified: bool
    start: int
    end: int


def parse(text: str) -> Dated | None:
    """The date that `text` is, labels such as "Cập nhật lúc" aside; None where other words stand beside it."""
    line = unicodedata.normalize("NFC", text[:_LONGEST_LINE]).strip()
    if not _LIKE_A_DATE.search(line):
        return None
    if figures := _figures(line):
        return figures
    plain, found, _ = _leading(line)
    if (moment := _OF_MAIL.fullmatch(_REMARK.sub("", plain))) is not None:
        return _mail_date(moment, line)
    if found:
        alone = _LABELS.fullmatch(plain[: found.start]) and _LABELS.fullmatch(plain[found.end :])
        return found.dated if alone else None
    return _compact(line, plain) or _month_or_year(line, plain)


def find(text: str) -> Found | None:
    """The first full date (day, month and year) of a header line."""
    line = unicodedata.normalize("NFC", text[:_LONGEST_LINE])
    if not _LIKE_A_DATE.search(line):
        return None
    plain, found, doubtful = _leading(line)
    return _first(line, plain, 0) if doubtful else found


def find_all(text: str) -> tuple[Found, ...]:
    """Every full date of a header line, from left to right."""
    line = unicodedata.normalize("NFC", text[:_LONGEST_LINE])
    if not _LIKE_A_DATE.search(line):
        return ()
    plain = line.translate(_plain)
    found: list[Found] = []
    while one := _first(line, plain, found[-1].end if found else 0):
        found.append(one)
    return tuple(found)


def in_vietnam(dated: Dated) -> Dated:
    """The same moment on Vietnam's clock, for systems that store universal time."""
    if dated.precision != "minute":
        return dated
    moment = datetime.fromisoformat(dated.value).astimezone(VIETNAM)
    return Dated(value=moment.isoformat(), precision="minute", raw=dated.raw, guessed=dated.guessed)


class _Clock(NamedTuple):
    hour: int
    minute: int
    second: int


class _Around(NamedTuple):
    """What stands directly beside a day: its weekday, time and offset, and how far these words reach."""

    start: int
    end: int
    weekday: int | None
    clock: _Clock | None
    offset: timezone | None


class _Plain(dict[int, str]):
    """Lower case without marks, each letter still at its place; remembers each letter `str.translate` asks for."""

    def __missing__(self, code: int) -> str:
        plain = self[code] = _plain_letter(chr(code))
        return plain


_plain = _Plain()


def _plain_letter(letter: str) -> str:
    if letter.isspace() or letter in "\u200b\ufeff\u2060":
        return " "
    if letter in "–—−‐‑":
        return "-"
    if letter in "đĐ":
        return "d"
    small = unicodedata.normalize("NFD", letter)[0].lower()
    return small if len(small) == 1 else letter


def _figures(line: str) -> Dated | None:
    """The date of a line that holds figures only, read without looking for anything around it."""
    match = _FIGURES.fullmatch(line)
    day = _day(match, None) if match else None
    if match is None or day is None:
        return None
    clock = _Clock(int(match["hour"]), int(match["minute"]), 0) if match["hour"] else None
    return _dated(day, _Around(0, len(line), None, clock, None), line)


@functools.lru_cache(_ASKED_AGAIN)
def _leading(line: str) -> tuple[str, Found | None, bool]:
    """A line in plain letters, its first full date, and whether that is doubtful."""
    plain = line.translate(_plain)
    return plain, *next(_dates(line, plain, 0), (None, False))


def _first(line: str, plain: str, start: int) -> Found | None:
    """The first full date at or after `start` that is beyond doubt."""
    return next((found for found, doubtful in _dates(line, plain, start) if not doubtful), None)


def _dates(line: str, plain: str, start: int) -> Iterator[tuple[Found, bool]]:
    """The full dates at or after `start`, and whether they are doubtful: a year of two digits, no weekday, no time."""
    patterns = _FULL_DATES if _MONTH_IN_LETTERS.search(plain, start) else _FIGURES_ONLY
    matches = [match for pattern in patterns for match in pattern.finditer(plain, start)]
    matches.sort(key=lambda match: (match.start(), -match.end()))
    for match in matches:
        around = _look_around(plain, match, start)
        is_month_first = _MONTH_FIRST.match(plain, match.start()) is not None
        day = _day(match, around.weekday, is_month_first=is_month_first)
        if day is None:
            continue
        doubtful = len(match["year"]) == 2 and around.weekday is None and around.clock is None  # noqa: PLR2004
        dated = _dated(day, around, line[around.start : around.end].strip())
        changed = around.start > start and _MODIFIED.search(plain[start : around.start]) is not None
        yield Found(dated, changed, around.start, around.end), doubtful


def _look_around(plain: str, match: re.Match[str], floor: int) -> _Around:
    begin, weekday, clock, offset = _look_left(plain, match.start(), max(floor, match.start() - 60))
    end, right_weekday, right_clock, right_offset = _look_right(plain, match, wants_clock=clock is None)
    weekday = right_weekday if weekday is None else weekday
    return _Around(begin, end, weekday, clock or right_clock, right_offset or offset)


def _look_left(plain: str, begin: int, floor: int) -> tuple[int, int | None, _Clock | None, timezone | None]:
    weekday: int | None = None
    clock: _Clock | None = None
    offset: timezone | None = None
    for _ in range(3):
        match: re.Match[str] | None
        words = plain[floor:begin]
        if not words:
            break
        if clock is None and (match := _left_clock(words)):
            clock = _read_clock(match)
            offset = _read_offset(match) if "sign" in match.re.groupindex else None
        elif weekday is None and (match := _LEFT_WEEKDAY.search(words)):
            weekday = _read_weekday(match)
        else:
            match = _LEFT_LINK.search(words)
        if match is None:
            break
        begin = floor + match.start()
    return begin, weekday, clock, offset


def _left_clock(words: str) -> re.Match[str] | None:
    zoned = _LEFT_ZONED_CLOCK.search(words) if any(map(words.__contains__, _ZONES)) else None
    return zoned or _LEFT_CLOCK.search(words)


def _look_right(
    plain: str, day: re.Match[str], *, wants_clock: bool
) -> tuple[int, int | None, _Clock | None, timezone | None]:
    end = day.end()
    weekday: int | None = None
    clock: _Clock | None = None
    if match := _RIGHT_WEEKDAY.match(plain, end):
        weekday, end = _read_weekday(match), match.end()
    if wants_clock and (match := _RIGHT_CLOCK.match(plain, end)):
        clock, end = _read_clock(match), match.end()
    if match := _RIGHT_ZONE.match(plain, end):
        return match.end(), weekday, clock, _read_offset(match)
    # without the letters GMT only a moment written year first has an offset: "08:00-11:30" is a span of hours
    if clock and day.start("year") == day.start() and (match := _RIGHT_OFFSET.match(plain, end)):
        return match.end(), weekday, clock, UTC if match["zulu"] else _read_offset(match)
    return end, weekday, clock, None


def _read_weekday(match: re.Match[str]) -> int:
    if match["weekword"]:
        return _VIETNAMESE_DAYS[match["weekword"]]
    if match["weeknumber"]:
        return int(match["weeknumber"]) - 2
    return 6 if match["sunday"] else _ENGLISH_DAYS.index(match["weekname"])


def _read_clock(match: re.Match[str]) -> _Clock | None:
    hour = int(match["hour"] or match["hourword"])
    minute = int(match["minute"] or match["minuteword"] or 0)
    second = int(match["second"] or match["secondword"] or 0)
    half = (match["half"] or "").replace(".", "")
    if half in {"pm", "ch"} and hour < _HALF_DAY:
        hour += _HALF_DAY
    elif half in {"am", "sa"} and hour == _HALF_DAY:
        hour = 0
    return _Clock(hour, minute, second) if hour < 24 and minute < 60 and second < 60 else None  # noqa: PLR2004


def _read_offset(match: re.Match[str]) -> timezone | None:
    """The offset of "GMT+7", "GMT 7" or "+07:00"; "GMT" alone is zero, other names are Vietnam's time."""
    if not match["hours"]:
        return UTC if re.search("gmt|utc", match.group()) else None
    minutes = int(match["hours"]) * 60 + int(match["minutes"] or 0)
    if minutes > _WIDEST_OFFSET:
        return None
    return timezone(timedelta(minutes=-minutes if match["sign"] == "-" else minutes))


def _day(match: re.Match[str], weekday: int | None, *, is_month_first: bool = False) -> date | None:
    """The day of a match. Day and month change places when only so they are valid or agree with the weekday, or where
    the month is printed first.
    """
    year, first, month = century(match["year"]), int(match["day"]), _month(match, "month", "m")
    printed = calendar_day(year, month, first)
    if match.start("day") > match.start("year") or "month" not in match.re.groupindex:
        return printed
    if printed is None or is_month_first or (weekday is not None and printed.weekday() != weekday):
        swapped = calendar_day(year, first, month)
        return swapped if swapped and weekday in {None, swapped.weekday()} else printed
    return printed


def _month(match: re.Match[str], digits: str, prefix: str) -> int:
    groups = match.groupdict()
    if number := groups.get(digits) or groups.get(f"{prefix}number"):
        return int(number)
    if word := groups.get(f"{prefix}word"):
        return _VIETNAMESE_NUMBERS.index(word) + 1
    return _ENGLISH_MONTHS.index((groups.get(f"{prefix}name") or "")[:3]) + 1


def century(year: str) -> int:
    """The year that is printed with four figures or two."""
    number = int(year)
    if len(year) > 2:  # noqa: PLR2004
        return number
    return number + (2000 if number < _TWO_DIGIT_PIVOT else 1900)


def calendar_day(year: int, month: int, day: int) -> date | None:
    """The day, if there is one, in the years that newspapers were printed in."""
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _dated(day: date, around: _Around, raw: str) -> Dated:
    if around.clock is None:
        return Dated(value=day.isoformat(), precision="day", raw=raw)
    moment = datetime(day.year, day.month, day.day, *around.clock, tzinfo=around.offset or VIETNAM)
    return Dated(value=moment.isoformat(), precision="minute", raw=raw)


def _mail_date(match: re.Match[str], raw: str) -> Dated | None:
    """The moment of a mail; where it tells no zone it is Vietnam's time."""
    read = parsedate_tz(match.group())
    if read is None or calendar_day(*read[:3]) is None:
        return None
    zone = match["zone"] or ""
    try:
        offset = VIETNAM if zone in {"", "ict"} else timezone(timedelta(seconds=read[9] or 0))
        value = datetime(*read[:6], tzinfo=offset).isoformat()
    except ValueError:
        return None
    return Dated(value=value, precision="minute", raw=raw)


def _compact(line: str, plain: str) -> Dated | None:
    """ISO 8601 without marks, as in "20190430T140500+0700"."""
    match = _COMPACT.fullmatch(plain)
    day = match and calendar_day(int(match["year"]), int(match["month"]), int(match["day"]))
    if match is None or day is None:
        return None
    if match["hour"] is None:
        return Dated(value=day.isoformat(), precision="day", raw=line)
    try:
        clock = _Clock(int(match["hour"]), int(match["minute"]), int(match["second"] or 0))
        iso = f"{day}T{clock.hour:02}:{clock.minute:02}:{clock.second:02}{(match['offset'] or '+07:00').upper()}"
        return Dated(value=datetime.fromisoformat(iso).isoformat(), precision="minute", raw=line)
    except ValueError:
        return None


def _month_or_year(line: str, plain: str) -> Dated | None:
    words = plain.strip(" .,;:()[]")
    match: re.Match[str] | None
    if match := _YEAR_ALONE.fullmatch(words):
        year = int(match["year"])
        return Dated(value=str(year), precision="year", raw=line) if calendar_day(year, 1, 1) else None
    if match := _YEAR_AND_MONTH.fullmatch(words):
        groups = match.groupdict()
        year = int(groups["year"] or groups["year2"] or groups["year3"] or groups["year4"])
        if groups["month"] or groups["month2"]:
            month = int(groups["month"] or groups["month2"])
        else:
            month = _month(match, "month", "v" if groups["year3"] else "e")
        if calendar_day(year, month, 1):
            return Dated(value=f"{year:04}-{month:02}", precision="month", raw=line)
    return None
