"""When the article appeared. Comes in: a page's lines, where headline and body stand, the claims of the head and the
address. Goes out: the dates of publishing and of the last change. A claim is believed unless the printed page shows
that its time zone is wrong or its time was left out.
"""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from archiveviewer.article import Dated
from archiveviewer.readers import lines as newspaper
from archiveviewer.readers.html.furniture import begins_afterword
from archiveviewer.readers.html.header import BEFORE, Zones
from archiveviewer.readers.html.roles import LISTS, Role
from archiveviewer.vietnamese import dates
from archiveviewer.vietnamese.addresses import day_of

if TYPE_CHECKING:
    from archiveviewer.readers.html.lines import Line
    from archiveviewer.readers.html.metadata import Metadata


_LONGEST_LINE = 120  # an unmarked line with more than a date, a section and a paper in it is text
_MOST_BESIDE = 30
"""Letters without a mark beside a date in the text itself."""
_MARKS = re.compile(r"[|•·;:()/»›–—-]")
_LABEL = re.compile(
    r"(?i)\W*(?:ngày đăng|đăng (?:bởi|lúc|ngày)|được viết|viết bởi|tác giả|posted|published|by"
    r"|cập nhật (?:lúc|ngày|lần))\b"
)
"""What opens a line that tells who wrote the article and when."""


class Dates(NamedTuple):
    """When the article was published and changed, and the positions of the lines that say so."""

    published: Dated | None = None
    modified: Dated | None = None
    positions: frozenset[int] = frozenset()


def find_dates(lines: list[Line], zones: Zones, claims: Metadata, url: str) -> Dates:
    """The dates: what the head claims, made right by what is printed near the headline; else the address's day."""
    printed, changed, positions = _printed_dates(lines, zones)
    claimed = _claimed(claims.published)
    published = _reconciled(claimed, printed)
    modified = changed or _claimed(claims.modified)
    if (
        claimed
        and printed is published
        and printed
        and modified
        and modified.value[-6:] == claimed.value[-6:] != printed.value[-6:]
    ):
        modified = Dated(value=modified.value[:-6] + printed.value[-6:], precision=modified.precision, raw=modified.raw)
    elif modified:
        modified = _local(modified)
    return Dates(published or _addressed(url, claims, modified), modified, positions)


def _addressed(url: str, claims: Metadata, modified: Dated | None) -> Dated | None:
    """The day or month in the page's address, or in its picture's, unless it says less of the day that is known."""
    day = day_of(url) or (day_of(claims.image) if modified is None else None)
    return None if day and modified and modified.value.startswith(day.value) else day


def _claimed(values: tuple[str, ...]) -> Dated | None:
    read = [dated for value in values if (dated := dates.parse(value)) and dated.precision in {"day", "minute"}]
    if not read:
        return None
    # one claim may leave the seconds out that another has
    return max(
        (dated for dated in read if dated.value[:16] == read[0].value[:16]), key=lambda dated: dated.value[17:19]
    )


def _printed_dates(lines: list[Line], zones: Zones) -> tuple[Dated | None, Dated | None, frozenset[int]]:
    published: Dated | None = None
    modified: Dated | None = None
    positions: set[int] = set()
    for position in _places_of_dates(lines, zones):
        # what is printed below only speaks where nothing above does, or of the last change
        is_below = position >= max(zones.start + 4, zones.end - 3) and bool(published or modified)
        if published is None and not is_below and (dated := _stamped(lines[position])):
            published = dated
            positions.add(position)
        for found in dates.find_all(lines[position].text[:400]):
            if found.modified and modified is None and not (is_below and dates.parse(lines[position].text) is None):
                modified = found.dated
                positions.add(position)
            elif not (found.modified or is_below) and (
                published is None
                or (
                    published.precision == "day"
                    and found.dated.precision == "minute"
                    and found.dated.value.startswith(published.value)
                )
            ):
                published = found.dated
                positions.add(position)
    if published and modified and published.value > modified.value and min(positions) < zones.headline_first:
        published = None  # the day the page was opened, printed at its top
    return published, modified, frozenset(positions)


def _stamped(line: Line) -> Dated | None:
    """The date for machines beside the printed one, which may be "yesterday"."""
    element = line.block.element
    stamp = element.get("datetime") or element.get("content") or (element.get("title") if line.tag == "abbr" else "")
    dated = dates.parse(stamp) if stamp else None
    return _local(dated) if dated else None


def _places_of_dates(lines: list[Line], zones: Zones) -> list[int]:
    """Where dates of the article itself are printed: marked ones first, short lines near the headline, then below."""
    top = zones.headline_first if zones.headline_first >= 0 else zones.start
    near = [*range(zones.headline_last + 1, zones.start + 4), *range(top - 1, max(-1, top - BEFORE), -1)]
    closing = [at for at in range(max(zones.start, zones.end - 3), zones.end) if dates.parse(lines[at].text)]
    below = takewhile(lambda at: not begins_afterword(lines[at].text), range(zones.end, min(len(lines), zones.end + 6)))
    usable = [
        at
        for at in (*near, *closing, *below)
        if 0 <= at < len(lines)
        and lines[at].kind == "text"
        and not lines[at].roles & (LISTS | Role.COMMENTS | Role.SAPO)
    ]
    marked = [at for at in usable if lines[at].roles & Role.DATE]
    short = [
        at
        for at in usable
        if len(lines[at].text) <= _LONGEST_LINE
        and at not in marked
        and not (lines[at].is_link and at > zones.start)
        and not (zones.start <= at < zones.end and _tells_more(lines[at].text))
    ]
    return [*marked, *short]


def _tells_more(text: str) -> bool:
    """Whether a line has more beside its dates than names, a section or a paper: a sentence of the text."""
    if _LABEL.match(text):
        return False
    dated = dates.find_all(text)
    ends = [0, *(found.end for found in dated)]
    beside = [text[end:start] for end, start in zip(ends, [*(found.start for found in dated), None], strict=True)]
    parts = [part.strip(" ,.") for piece in beside for part in _MARKS.split(piece)]
    return any(len(part) > _MOST_BESIDE and not newspaper.byline(part) for part in parts)


def _reconciled(claimed: Dated | None, printed: Dated | None) -> Dated | None:
    """The claim, unless the printed date shows that its time zone is wrong or its time was left out."""
    if claimed is None or printed is None:
        return printed if claimed is None else _local(claimed)
    if claimed.precision == "day":
        return printed if printed.value[:10] == claimed.value[:10] else claimed
    if printed.precision == "minute":
        if claimed.value[:16] == printed.value[:16] and claimed.value[-6:] != printed.value[-6:]:
            return printed
        if claimed.value[:10] == printed.value[:10] and claimed.value[11:19] == "00:00:00":
            return printed
    return _local(claimed)


def _local(dated: Dated) -> Dated:
    return dates.in_vietnam(dated) if dated.value.endswith("+00:00") else dated
