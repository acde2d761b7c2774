"""What is known of a photograph. Each of the places where programs write it makes `Facts`; the better place counts
first, field by field. Texts come in as found; one clean line each goes out, without what only cameras and programs say.
"""

from __future__ import annotations

import itertools
import re
from datetime import date, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

import msgspec

from archiveviewer.article import Dated
from archiveviewer.readers import lines
from archiveviewer.readers.stated import one_line
from archiveviewer.vietnamese.dates import VIETNAM

if TYPE_CHECKING:
    from collections.abc import Iterable

    from archiveviewer.article import Precision


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """What one place tells of a photograph; what it does not tell is empty. `places` go from the smallest to the
    country; `categories` are the codes and names under which agencies file it.
    """

    caption: str = ""
    headline: str = ""
    title: str = ""
    authors: tuple[str, ...] = ()
    credit: str = ""
    source: str = ""
    copyright: str = ""
    taken: Dated | None = None
    places: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()


def merged(*places: Facts) -> Facts:
    """All that is told, each field by the first place that tells it."""
    told: dict[str, Any] = {}
    for place in reversed(places):
        told |= {name: value for name in Facts.__struct_fields__ if (value := getattr(place, name))}
    return Facts(**told)


# Their texts -----------------------------------------------------------------------------------------------------

_BY_PROGRAMS = re.compile(
    r"(?:olympus|konica|minolta|sony|samsung|kodak|nikon|pentax|casio|fuji\w*|panasonic|ricoh|vivitar|digital|hp"
    r"|sanyo|jvc|ge|canon|leica|benq|agfa\w*|epson|lg|nokia|apple|kyocera|toshiba|general imaging)\b"
    r"(?: (?:minolta|digital|still|cameras?|dsc|pictures?|images?|photosmart|techwin|[\w()/.-]*\d[\w()/.-]*))+"
    r"|[a-z]{0,6}-?\d*[a-z]*\d[\w-]*(?: (?:digital|still|cameras?|images?|pictures?|photos?))+"
    r"|exif[_ ]jpeg[_ ]?\w*|(?:lead|intel)\b.{0,20}(?:technologies|jpeg).{0,20}|creator: gd-jpeg.*|charset=.*"
    r"|(?:created|made|processed|captured|optimi[sz]ed|edited|generated|file written|shot) (?:with|by|on)\b.{0,40}"
    r"|(?:adobe )?(?:photoshop|illustrator|indesign|lightroom|fireworks|imageready)\b.{0,40}"
    r"|microsoft (?:office|windows|paint|power ?point|word|excel)\b.{0,40}"
    r"|(?:google picasa|picasa|paint\.net|acdsee)\b.{0,20}"
    r"|(?:untitled|no title|unnamed|new image|image|screen ?shot|scan|document|default|no caption|chua co ten)"
    r"[\W\d_]*(?:copy[\W\d_]*)?"
    r"|(?:img|dsc[nf]?|dscf|p|pict|cimg|sam|gopr|dji|mvi|photo|picture|image)[ _-]?\d++"
    r"(?:[ _(-]{1,2}\d++\)?|\.\w{3,4}| copy)*+"
    r"|(?:type|enter|add|write) .{0,20}(?:here|caption)"
)
"""What cameras, scanners and programs write where a person should, folded."""


LONGEST_BY_PROGRAMS = 100
MOST_TEXTS = 200
"""Keywords, and whatever else there may be several of."""


def text(value: str) -> str:
    """A text as one line; nothing for what only a camera or a program says."""
    line = one_line(value)
    if len(line) <= LONGEST_BY_PROGRAMS and _BY_PROGRAMS.fullmatch(lines.folded(line)):
        return ""
    return line if any(map(str.isalnum, line)) else ""


def texts(values: Iterable[str], *, separators: str = "\n") -> tuple[str, ...]:
    """Several texts, each of which may hold more than one; the first so many of them."""
    cut = re.compile(f"[{re.escape(separators)}]")
    parts = (part for value in values for part in cut.split(value) if part.strip())
    return tuple(dict.fromkeys(found for part in itertools.islice(parts, MOST_TEXTS) if (found := text(part))))


# Their dates -----------------------------------------------------------------------------------------------------

_MOMENT = re.compile(
    r"(?P<year>\d{4})(?:[-:/.]?(?P<month>\d\d)(?:[-:/.]?(?P<day>\d\d)"
    r"(?:[T ]+(?P<hour>\d\d):?(?P<minute>\d\d)(?::?\d\d(?:\.\d+)?)?\s*(?P<zone>Z|[+-]\d\d:?\d\d)?)?)?)?\D*",
    re.ASCII,
)
_FIRST_YEAR, _LAST_YEAR = 1826, 2100
"""Of the first photograph, and one that no clock should show."""
_FARTHEST = 14 * 60


def moment(value: str) -> Dated | None:
    """The date of EXIF, XMP or IIM, as precise as it is. A clock without a zone is one on Vietnam's walls."""
    line = value.strip("\0 \t\r\n")[:40]
    match = _MOMENT.fullmatch(line)
    if match is None or not _FIRST_YEAR <= int(match["year"]) <= _LAST_YEAR:
        return None
    year, month, day = int(match["year"]), int(match["month"] or 0), int(match["day"] or 0)
    try:
        if not month:
            return _dated(f"{year}", "year", line)
        if not day:
            date(year, month, 1)  # is there such a month?
            return _dated(f"{year}-{month:02}", "month", line)
        if match["hour"] is None:
            return _dated(date(year, month, day).isoformat(), "day", line)
        when = datetime(year, month, day, int(match["hour"]), int(match["minute"]), tzinfo=_zone(match["zone"]))
    except ValueError:
        return None
    return _dated(when.isoformat(), "minute", line)


def _dated(value: str, precision: Precision, raw: str) -> Dated:
    return Dated(value=value, precision=precision, raw=raw)


def _zone(printed: str | None) -> timezone:
    if not printed or printed == "Z":
        return VIETNAM if not printed else timezone(timedelta())
    minutes = int(printed[1:3]) * 60 + int(printed[-2:])
    if minutes > _FARTHEST:
        return VIETNAM
    return timezone(timedelta(minutes=-minutes if printed[0] == "-" else minutes))
