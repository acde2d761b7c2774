"""What is printed around the headline and under the body. Comes in: a page's lines, where headline and body stand, and
the claims of the head. Goes out: sapo, dates, author, credit, section and kicker, each with the positions of the lines
it was read from. The printed page is believed before the head where both speak.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from archiveviewer.article import Dated
from archiveviewer.readers import lines as newspaper
from archiveviewer.readers.html_lines import Line
from archiveviewer.readers.html_metadata import Metadata
from archiveviewer.readers.html_outlets import is_outlet
from archiveviewer.readers.html_roles import APART, LISTS, Role
from archiveviewer.vietnamese import dates

_SHORTEST_SAPO = 30
_LONGEST_SAPO = 1500
_BEFORE = 14  # lines before the headline that may hold date, section and kicker
_BEHIND = 14  # lines behind the body that may hold author and source
_HANDLE = re.compile(r"https?:|www\.|^[a-z0-9._@-]+$|facebook", re.IGNORECASE)
_MARKS = re.compile(r"^[\s|•·/:,-]+|[\s|•·/:,-]+$")


class Zones(NamedTuple):
    """Positions on the page: the headline's lines, and the first and last-but-one line of the body."""

    headline_first: int
    headline_last: int
    start: int
    end: int


class Sapo(NamedTuple):
    """The sapo and the positions of its lines."""

    text: str = ""
    positions: frozenset[int] = frozenset()


def find_sapo(lines: list[Line], zones: Zones, description: str, skip: set[int]) -> Sapo:
    """The sapo: named so, or printed between headline and body, or set bold as the body's first paragraph."""
    behind = range(zones.headline_last + 1, min(zones.end, zones.headline_last + 200))
    candidates = [at for at in behind if at not in skip and lines[at].kind == "text" and not lines[at].apart][:14]
    named = [at for at in candidates if lines[at].roles & Role.SAPO and not lines[at].roles & (Role.CAPTION | Role.DATE | Role.AUTHOR)]
    if sapo := _joined(lines, _contiguous(lines, named)):
        return sapo
    between = [at for at in candidates if at < zones.start and _could_be_sapo(lines[at])]
    if between and (sapo := _joined(lines, _contiguous(lines, between))) and len(sapo.text) >= 2 * _SHORTEST_SAPO:
        return sapo
    texts = [at for at in candidates if at >= zones.start and not lines[at].roles & (Role.CAPTION | Role.DATE | Role.AUTHOR)]
    return _first_paragraph(lines, texts, zones, description)


def _could_be_sapo(line: Line) -> bool:
    return (
        len(line.text) >= _SHORTEST_SAPO
        and not line.is_link
        and not line.roles & (Role.CAPTION | Role.DATE | Role.AUTHOR | Role.SOURCE | Role.TITLE)
    )


def _contiguous(lines: list[Line], positions: list[int]) -> list[int]:
    """The first of the positions and those that follow it closely in the same part of the page."""
    kept: list[int] = []
    for position in positions:
        if not kept and len(lines[position].text) < _SHORTEST_SAPO:
            continue
        if kept and (position > kept[-1] + 2 or lines[position].block.getparent() is not lines[kept[-1]].block.getparent()) and lines[
            position
        ].block is not lines[kept[-1]].block:
            break
        kept.append(position)
    return kept


def _joined(lines: list[Line], positions: list[int]) -> Sapo | None:
    texts = [
        lines[at].text
        for at in positions
        if not newspaper.inline_related(lines[at].text) and not (lines[at].is_link and at != positions[0])
    ]
    text = " ".join(texts)
    if not _SHORTEST_SAPO <= len(text) <= _LONGEST_SAPO:
        return None
    return Sapo(text, frozenset(positions))


def _first_paragraph(lines: list[Line], texts: list[int], zones: Zones, description: str) -> Sapo:
    if not texts:
        return Sapo()
    first = next((at for at in texts if len(lines[at].text) >= _SHORTEST_SAPO and newspaper.byline(lines[at].text) == ""), -1)
    if first < 0 or lines[first].is_link or len(lines[first].text) > _LONGEST_SAPO:
        return Sapo()
    line = lines[first]
    prose = [one for one in lines[first + 1 : zones.end] if one.kind == "text" and len(one.text) > 2 * _SHORTEST_SAPO]
    plain = [one for one in prose if not one.is_bold]
    set_apart = len(line.text) >= 2 * _SHORTEST_SAPO and line.bold * 10 >= len(line.text) * 8
    slanted = len(line.text) >= 2 * _SHORTEST_SAPO and line.is_italic and not all(one.is_italic for one in prose)
    headed = line.tag in {"h2", "h3", "h4"} and len(line.text) >= 2.5 * _SHORTEST_SAPO
    if prose and ((set_apart and plain) or slanted or headed or _same_words(line.text, description)):
        return Sapo(line.text, frozenset({first}))
    return Sapo()


def _same_words(text: str, description: str) -> bool:
    first, second = _bare(text), _bare(description)
    return len(first) >= _SHORTEST_SAPO and len(first) <= 600 and (first == second or (first.endswith(second) and len(second) * 10 > len(first) * 8))  # noqa: PLR2004


def _bare(text: str) -> str:
    return " ".join(re.findall(r"\w+", newspaper.folded(text)))


# Dates -----------------------------------------------------------------------------------------------------------


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
    if claimed and printed is published and printed and modified and modified.value[-6:] == claimed.value[-6:] != printed.value[-6:]:
        modified = Dated(value=modified.value[:-6] + printed.value[-6:], precision=modified.precision, raw=modified.raw)
    elif modified:
        modified = _local(modified)
    published = published or dates.from_url(url) or dates.from_url(claims.image if not published and not modified else "")
    return Dates(published, modified, positions)


def _claimed(values: tuple[str, ...]) -> Dated | None:
    read = [dated for value in values if (dated := dates.parse(value)) and dated.precision in {"day", "minute"}]
    if not read:
        return None
    # one claim may leave the seconds out that another has
    return max((dated for dated in read if dated.value[:16] == read[0].value[:16]), key=lambda dated: dated.value[17:19])


def _printed_dates(lines: list[Line], zones: Zones) -> tuple[Dated | None, Dated | None, frozenset[int]]:
    published: Dated | None = None
    modified: Dated | None = None
    positions: set[int] = set()
    for position in _places_of_dates(lines, zones):
        if (stamp := lines[position].block.get("datetime")) and (dated := dates.parse(stamp)) and published is None:
            published = _local(dated)
            positions.add(position)
        for found in dates.find_all(lines[position].text[:400]):
            if found.modified and modified is None:
                modified = found.dated
                positions.add(position)
            elif not found.modified and (published is None or (published.precision == "day" and found.dated.precision == "minute" and found.dated.value.startswith(published.value))):
                published = found.dated
                positions.add(position)
    return published, modified, frozenset(positions)


def _places_of_dates(lines: list[Line], zones: Zones) -> list[int]:
    """Where dates of the article itself are printed: marked ones first, short lines near the headline, then below."""
    top = zones.headline_first if zones.headline_first >= 0 else zones.start
    near = [*range(zones.headline_last + 1, zones.start + 4), *range(top - 1, max(-1, top - _BEFORE), -1)]
    below = range(zones.end, min(len(lines), zones.end + 6))
    usable = [at for at in (*near, *below) if 0 <= at < len(lines) and lines[at].kind == "text" and not lines[at].roles & (LISTS | Role.COMMENTS | Role.SAPO)]
    marked = [at for at in usable if lines[at].roles & Role.DATE]
    short = [at for at in usable if len(lines[at].text) <= 120 and at not in marked and not (lines[at].is_link and at > zones.start)]  # noqa: PLR2004
    return [*marked, *short]


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


# Names -----------------------------------------------------------------------------------------------------------


class Signed(NamedTuple):
    """Who wrote the article and whose text it is, and the positions of the lines that say so."""

    author: str = ""
    credit: str = ""
    positions: frozenset[int] = frozenset()


def find_signature(lines: list[Line], zones: Zones, claims: Metadata, source: str, taken: set[int]) -> Signed:
    """The author and the credit: from marked lines, from the last lines of the body, from the head's claims."""
    below, below_at = _marked_names(lines, range(zones.end - 4, min(len(lines), zones.end + _BEHIND)), source)
    last = _last_lines(lines, zones, taken)
    above, above_at = _marked_names(lines, [*range(zones.headline_last + 1, zones.start + 3), *range(max(0, zones.headline_first - _BEFORE), zones.headline_first)], source)
    credit, credit_at = _marked_credit(lines, zones, source)
    claimed = [name for name in map(_name_of_claim, claims.authors) if name and not _is_publisher(name, claims, source)]
    authors = [below, last.author, above, ", ".join(dict.fromkeys(claimed))]
    author = next((name for name in authors if name), "")
    credit = _composed(last.credit, credit) if last.credit and newspaper.folded(last.credit).startswith("theo ") else last.credit or credit
    theo = next((lines[at].text for at in (*below_at, *above_at) if newspaper.folded(lines[at].text).startswith("theo ")), "")
    if theo != last.credit:
        credit = _composed(theo, credit)
    return Signed(author, credit, frozenset({*below_at, *above_at, *last.positions, *credit_at}))


def _composed(theo: str, whose: str) -> str:
    if theo and whose and newspaper.folded(whose) not in newspaper.folded(theo):
        return f"{theo} / {whose}"
    return theo or whose


def _name_of_claim(claim: str) -> str:
    if _HANDLE.search(claim) or len(claim) > newspaper.LONGEST_SIGNATURE or is_outlet(claim):
        return ""
    return _printed_name(claim)


def _is_publisher(name: str, claims: Metadata, source: str) -> bool:
    key = newspaper.folded(name)
    others = {newspaper.folded(other) for other in (claims.publisher, claims.site, source) if other}
    return is_outlet(name) or any(key == other or (len(key) > 5 and (key in other or other in key)) for other in others)  # noqa: PLR2004


def _marked_names(lines: list[Line], places: range | list[int], source: str) -> tuple[str, list[int]]:
    """The names in lines that are marked as the author's: all of the first group of them that stand together."""
    names: list[str] = []
    positions: list[int] = []
    for at in places:
        if not 0 <= at < len(lines) or lines[at].kind != "text" or not lines[at].roles & Role.AUTHOR or lines[at].roles & (LISTS | APART):
            continue
        name = _printed_name(lines[at].text)
        if not name or is_outlet(name) or newspaper.folded(name) == newspaper.folded(source):
            continue
        positions.append(at)
        if not any(newspaper.folded(name) in newspaper.folded(other) or newspaper.folded(other) in newspaper.folded(name) for other in names):
            names.append(name)
    return ", ".join(names[:4]), positions


def _printed_name(text: str) -> str:
    bare = _MARKS.sub("", re.sub(r"(?i)^(?:tác giả|bởi|by|đăng bởi|người viết|viết bởi|posted by)\s*:?\s+", "", text)).strip()
    bare = re.sub(r"\s*[|•-]?\s*\S+@\S+\.\S+\s*$", "", bare).strip()
    bare = _without_outlet(bare)
    signed = newspaper.signature(bare)
    if signed and signed.author:
        return _without_outlet(signed.author)
    bare = re.sub(r"(?i)^theo\s+", "", bare)
    parts = [part for part in re.split(r"\s*[-–,&/]\s+|\s+và\s+", bare) if part]
    if 0 < len(parts) <= 5 and all(newspaper.is_name(part) or newspaper.byline(part) for part in parts):  # noqa: PLR2004
        return bare
    return bare if len(bare) > 1 and newspaper.is_name_word_alone(bare) else ""


def _without_outlet(name: str) -> str:
    """The writer's name in "Thu Hà/VOV.VN" and "Vũ Quang (TTXVN)"."""
    match = re.search(r"\s*(?:[/|]\s*([^/|]+)|\(([^()]{2,40})\))$", name)
    if match is None or not match.start():
        return name
    behind = (match[1] or match[2]).strip()
    return name[: match.start()] if is_outlet(behind) or behind.isupper() else name


def _last_lines(lines: list[Line], zones: Zones, taken: set[int]) -> Signed:
    """By-line and credit among the last lines of the body."""
    author = credit = ""
    positions: list[int] = []
    seen = 0
    behind = [at for at in range(zones.end, min(len(lines), zones.end + 8)) if lines[at].kind == "text" and not lines[at].is_link][:2]
    for at in (*reversed(behind), *range(zones.end - 1, max(zones.start, zones.end - 14 - len(taken)), -1)):
        line = lines[at]
        if at in taken or line.kind != "text" or line.roles & (LISTS | APART | Role.CAPTION) or (at >= zones.end and newspaper.signature(line.text) is None):
            continue
        seen += 1
        signed = newspaper.signature(line.text)
        if signed is None or line.tag in {"h2", "h3", "h4"}:
            if seen > 2 or len(line.text) > newspaper.LONGEST_SIGNATURE:  # noqa: PLR2004 — one stray line may follow
                break
            continue
        author = author or signed.author
        if signed.credit and not credit:
            credit = signed.credit
            positions.extend(_behind_credit(lines, at, zones.end))
        positions.append(at)
    return Signed(author, credit, frozenset(positions))


def _behind_credit(lines: list[Line], at: int, end: int) -> list[int]:
    """Short lines behind the credit: names of further sources."""
    short = [position for position in range(at + 1, end) if lines[position].kind == "text"]
    names = all(len(lines[position].text) <= 40 and not lines[position].text.endswith((".", "!", "?")) for position in short)  # noqa: PLR2004
    return short if names and len(short) <= 2 else []  # noqa: PLR2004


def _marked_credit(lines: list[Line], zones: Zones, source: str) -> tuple[str, list[int]]:
    """The line marked as the text's source, unless it names the newspaper itself."""
    for at in [*range(zones.end - 3, min(len(lines), zones.end + _BEHIND)), *range(zones.headline_last + 1, zones.start)]:
        if not 0 <= at < len(lines) or lines[at].kind != "text" or not lines[at].roles & Role.SOURCE or lines[at].roles & (Role.AUTHOR | APART):
            continue
        text = _MARKS.sub("", lines[at].text).strip()
        whose = newspaper.credit_line(text) or re.sub(r"(?i)^(?:nguồn|theo)\s*:?\s*", "", text)
        if not whose or not _could_be_source(whose) or len(text) > newspaper.LONGEST_CREDIT or "http" in text or "[" in text or dates.find(text):
            continue
        if newspaper.folded(whose).removeprefix("bao ") != newspaper.folded(source).removeprefix("bao "):
            return text, [at]
    return "", []


def _could_be_source(whose: str) -> bool:
    return any(letter.isalpha() for letter in whose) and newspaper.folded(whose) not in {"copy link", "link bai goc", "lay link"}


# Section and kicker ----------------------------------------------------------------------------------------------

_NO_SECTION = frozenset(("", "news", "tin tuc", "home", "trang chu", "article", "tin", "bai viet", "trang nhat", "vn", "index"))


def find_section(lines: list[Line], zones: Zones, claims: Metadata) -> str:
    """The section, as the bread crumbs, the head or a line above the headline name it."""
    top = zones.headline_first if zones.headline_first >= 0 else zones.start
    above = [lines[at] for at in range(max(0, top - 25), top) if lines[at].kind == "text"]
    crumbs = [name for line in above if line.roles & Role.CRUMBS for name in _crumb_names(line)]
    claimed = re.split(r"\s*,\s+|,(?=\S)", claims.section)[0] if claims.section else ""
    near = _section_lines(above[-8:])
    for name in (*crumbs, claimed, *near):
        if newspaper.folded(name) not in _NO_SECTION and len(name) <= 50 and not is_outlet(name):  # noqa: PLR2004
            return name
    return ""


def _section_lines(above: list[Line]) -> list[str]:
    """Sections named near the headline, nearest first; of several in a row none, for that is a menu."""
    named = [newspaper.section_name(line.text) if not line.roles & Role.MACHINERY else "" for line in above]
    alone = [
        name
        for at, name in enumerate(named)
        if name and not any(named[max(0, at - 1) : at]) and not any(named[at + 1 : at + 2])
    ]
    return alone[::-1]


def _crumb_names(line: Line) -> list[str]:
    names = [" ".join(anchor.text.split()) for anchor in line.anchors] or re.split(r"\s*[›»>/|]\s*", line.text)
    return [name.strip(" ›»>/|") for name in names if not dates.find(name)]


def find_kicker(lines: list[Line], zones: Zones) -> str:
    """The short line over the headline, where the page marks one."""
    for at in range(max(0, zones.headline_first - 4), min(len(lines), zones.headline_last + 3)):
        line = lines[at]
        if line.kind == "text" and line.roles & Role.KICKER and not line.apart and len(line.text) <= 150:  # noqa: PLR2004
            return line.text
    return ""
