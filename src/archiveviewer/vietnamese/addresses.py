"""The day that a web address carries. An address comes in; `Dated` goes out, or None. It refuses to open any."""

from __future__ import annotations

import re

from archiveviewer.article import Dated
from archiveviewer.vietnamese.dates import calendar_day, century

_LONGEST = 2000
_DAYS = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?<![0-9])(?P<year>(?:19|20)[0-9]{2})(?P<month>[01][0-9])(?P<day>[0-3][0-9])(?:[0-2][0-9][0-5][0-9][0-9]{0,7})?(?![0-9])",
        r"(?<![0-9])(?P<year>(?:19|20)[0-9]{2})(?P<mark>[-/_.])(?P<month>[0-9]{1,2})(?P=mark)(?P<day>[0-9]{1,2})(?![0-9])",
        r"(?<![0-9])(?P<day>[0-9]{1,2})(?P<mark>[-/_.])(?P<month>[0-9]{1,2})(?P=mark)(?P<year>(?:19|20)[0-9]{2})(?![0-9])",
        # the section between year and month: "/2010/POLITICS/08/13/"
        r"/(?P<year>(?:19|20)[0-9]{2})(?:/[A-Za-z._-]{1,40}){1,3}/(?P<month>[01]?[0-9])/(?P<day>[0-3]?[0-9])/",
        # a newsroom system used by a dozen papers: three digits for the paper, then yyMMddHHmmss and a fraction
        r"(?<![0-9])[1-9][0-9]{2}(?P<year>[2-4][0-9])(?P<month>[01][0-9])(?P<day>[0-3][0-9])[0-2][0-9][0-5][0-9][0-5][0-9][0-9]{2,3}(?![0-9])",
    )
)
_MONTH = re.compile(r"/(?P<year>(?:19|20)[0-9]{2})(?:/(?P<month>0?[1-9]|1[0-2])|(?P<month2>0[1-9]|1[0-2]))/")


def day_of(url: str) -> Dated | None:
    """The day that an article's address carries ("/2019/04/30/", "-20201001163534963.htm"), sometimes only a month."""
    path = re.sub(r"^[a-z][a-z0-9+.-]*://[^/]*", "", url[:_LONGEST], flags=re.IGNORECASE)
    for pattern in _DAYS:
        for match in pattern.finditer(path):
            day = calendar_day(century(match["year"]), int(match["month"]), int(match["day"]))
            if day:
                return Dated(value=day.isoformat(), precision="day", raw=match.group())
    if in_month := _MONTH.search(path):
        month = int(in_month["month"] or in_month["month2"])
        return Dated(value=f"{in_month['year']}-{month:02}", precision="month", raw=in_month.group().strip("/"))
    return None
