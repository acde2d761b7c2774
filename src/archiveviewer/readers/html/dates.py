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
from archiveviewer.readers.html.lists import heading_kind, story_links
from archiveviewer.readers.html.roles import LISTS, Role
from archiveviewer.vietnamese import dates
from archiveviewer.vietnamese.addresses import day_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archiveviewer.readers.html.lines import Line
    from archiveviewer.readers.html.metadata import Metadata


_LONGEST_LINE = 120  # an unmarked line with more than a date, a section and a paper in it is text
_BESIDE = frozenset(
    """
    ngay thang nam gio phut luc thu hai ba tu sau bay chu nhat sang trua chieu toi dem hom nay qua dang cap lan cuoi
    moi duoc viet boi tac gia nguoi theo nguon bao so ra ky chuyen muc trong luot doc xem binh luan phan hoi gui tin
    bai goc sua doi xuat ban phat hanh thoi gian vao mong mung co posted published updated last modified revised
    created on at by in am pm gmt utc the of and views comments monday tuesday wednesday thursday friday saturday
    sunday
    """.split()  # noqa: SIM905 — they are read as words
)
"""Words beside a date that tell when and by whom an article was printed, without accents."""
_MOST_BESIDE = 30
"""Letters of a section, a name or a paper behind a mark beside a date in the text itself."""
_MARKS = re.compile(r"[|•·;:()/»›–—-]")
_PARTING = re.compile("[|•»›]")
"""Marks that no sentence has."""
_WORD = re.compile(r"[^\W\d_]+")


class Dates(NamedTuple):
    """When the article was published and changed, and the positions of the lines that say so."""

    published: Dated | None = None
    modified: Dated | None = None
    positions: frozenset[int] = frozenset()


def find_dates(lines: list[Line], zones: Zones, claims: Metadata, url: str, taken: set[int]) -> Dates:
    """The dates: what the head claims, made right by what is printed near the headline; else the address's day. What
    stands in lists of other stories, whose positions are `taken`, is theirs.
    """
    printed, changed, positions = _printed_dates(lines, zones, taken)
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


def _printed_dates(
    lines: list[Line], zones: Zones, taken: set[int]
) -> tuple[Dated | None, Dated | None, frozenset[int]]:
    published: Dated | None = None
    modified: Dated | None = None
    positions: set[int] = set()
    for position in _places_of_dates(lines, zones, taken):
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


def _places_of_dates(lines: list[Line], zones: Zones, taken: set[int]) -> list[int]:
    """Where dates of the article itself are printed: marked ones first, short lines near the headline, then below."""
    top = zones.headline_first if zones.headline_first >= 0 else zones.start
    near = [*range(zones.headline_last + 1, zones.start + 4), *range(top - 1, max(-1, top - BEFORE), -1)]
    closing = [at for at in range(max(zones.start, zones.end - 3), zones.end) if dates.parse(lines[at].text)]
    below = takewhile(lambda at: _is_the_articles(lines[at]), range(zones.end, min(len(lines), zones.end + 6)))
    usable = [
        at
        for at in (*near, *closing, *below)
        if 0 <= at < len(lines)
        and at not in taken
        and lines[at].kind == "text"
        and not lines[at].roles & (LISTS | Role.COMMENTS | Role.SAPO)
    ]
    marked = [at for at in usable if lines[at].roles & Role.DATE]
    short = [
        at
        for at in usable
        if len(lines[at].text) <= _LONGEST_LINE
        and at not in marked
        and not (story_links([lines[at]], "") if at >= zones.end else lines[at].is_link and at > zones.start)
        and not (zones.start <= at < zones.end and _tells_more(lines[at].text))
    ]
    return [*marked, *short]


def _is_the_articles(line: Line) -> bool:
    """Whether a line behind the body may still say when the article appeared."""
    return not begins_afterword(line.text) and heading_kind(line.text) is None


def _tells_more(text: str) -> bool:
    """Whether a line of the text has more beside its dates than names and words that belong to dates: it is a sentence
    that tells of some other day.
    """
    parted = _PARTING.search(text) is not None
    is_sentence = text.endswith((".", "!", "?", "…", ":", ";")) and not parted
    for part, touches in _beside_dates(text):
        is_label = not is_sentence and (parted or not touches) and len(part) <= _MOST_BESIDE
        if not is_label and not newspaper.byline(part) and _has_other_words(part):
            return True
    return False


def _beside_dates(text: str) -> Iterator[tuple[str, bool]]:
    """What stands beside the dates of a line, parted by marks, and whether no mark stands between it and a date."""
    dated = dates.find_all(text)
    ends = [0, *(found.end for found in dated)]
    starts = [*(found.start for found in dated), len(text)]
    for at, (end, start) in enumerate(zip(ends, starts, strict=True)):
        parts = _MARKS.split(text[end:start])
        for number, part in enumerate(parts):
            behind, before = number == 0 and at > 0, number == len(parts) - 1 and at < len(dated)
            yield part.strip(" ,."), behind or before


def _has_other_words(text: str) -> bool:
    return any(word[0].islower() and newspaper.folded(word) not in _BESIDE for word in _WORD.findall(text))


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
