"""Who wrote it and whose text it is. Comes in: a page's lines, where headline and body stand, the claims of the head.
Goes out: author and credit, with the positions of the lines they were read from. Marked lines are believed first, then
the last lines of the body, then the head, whose author is often only the newspaper.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from archiveviewer.readers import lines as newspaper
from archiveviewer.readers.html.body import is_prose
from archiveviewer.readers.html.furniture import begins_afterword
from archiveviewer.readers.html.header import BEFORE, Zones
from archiveviewer.readers.html.outlets import is_outlet, is_place
from archiveviewer.readers.html.roles import APART, LISTS, Role
from archiveviewer.readers.sections import section_name
from archiveviewer.vietnamese import dates

if TYPE_CHECKING:
    from archiveviewer.readers.html.lines import Frame, Line, Reading
    from archiveviewer.readers.html.metadata import Metadata

_SHORT_NAME = 40
_OPENING = 3  # lines of the body that may still belong to its head
_BEHIND = 14  # lines behind the body that may hold author and source
_HANDLE = re.compile(r"https?:|www\.|^[a-z0-9._@-]+$|facebook", re.IGNORECASE)
_BEFORE_DATE = re.compile(r"\s+(?:vào|lúc|ngày|on|at)\s*$")
_LONGEST_MARKED = 4 * newspaper.LONGEST_SIGNATURE
_LABEL = re.compile(r"(?i)^(?:tác giả|bởi|by|đăng bởi|người viết|viết bởi|posted by)\s*:?\s+")
_APART = re.compile(r"\s+@\S.*|\s+\|\s+")
_OFFICE = re.compile(
    r",\s*(?:[A-Z]{2,8}|(?:(?:phóng|thông tín|biên tập|đặc phái|cộng tác) viên|nhà báo|staff|reporter)\b.*)$"
    r"|\s+[-–—]\s+.*\b(?:Writer|Reporter|Correspondent|Editor)s?$"
)
"""What a writer is, and the agency, behind the name."""
_MARKS = re.compile(r"^[\s|•·/:,–—-]+|[\s|•·/:,–—-]+$")


class Signed(NamedTuple):
    """Who wrote the article and whose text it is, and the positions of the lines that say so."""

    author: str = ""
    credit: str = ""
    positions: frozenset[int] = frozenset()


def find_signature(reading: Reading, zones: Zones, claims: Metadata, source: str, taken: set[int]) -> Signed:
    """The author and the credit: from marked lines, from the last lines of the body, from the head's claims."""
    lines, told_at = reading.lines, reading.told(Role.AUTHOR)
    told = ", ".join(_printed_name(lines[at].text) or lines[at].text for at in told_at)
    below, below_at = _marked_names(lines, range(zones.end - 4, min(len(lines), zones.end + _BEHIND)), source)
    last = _last_lines(lines, zones, taken)
    above, above_at = _marked_names(
        lines,
        [
            *range(zones.headline_last + 1, zones.start + 3),
            *range(max(0, zones.headline_first - BEFORE), zones.headline_first),
        ],
        source,
    )
    credit, credit_at = _marked_credit(lines, zones, source)
    claimed = [name for name in map(_name_of_claim, claims.authors) if name and not _is_publisher(name, claims, source)]
    authors = [told, below, last.author, above, ", ".join(dict.fromkeys(claimed)), _lone_name(lines, zones)]
    author = next((name for name in authors if name), "")
    credit = (
        _composed(last.credit, credit)
        if last.credit and newspaper.folded(last.credit).startswith("theo ")
        else last.credit or credit
    )
    theo = next(
        (lines[at].text for at in (*below_at, *above_at) if newspaper.folded(lines[at].text).startswith("theo ")), ""
    )
    if theo != last.credit:
        credit = _composed(theo, credit)
    printed_at = _printed_above(lines, zones, author)
    return Signed(author, credit, frozenset({*told_at, *below_at, *above_at, *last.positions, *credit_at, *printed_at}))


def _printed_above(lines: list[Line], zones: Zones, author: str) -> list[int]:
    """The lines at the head of the body that say nothing but the author's name, and perhaps a date."""
    key = newspaper.folded(author)
    opening = range(zones.headline_last + 1, min(len(lines), zones.start + _OPENING))
    return [
        at
        for at in opening
        if lines[at].kind == "text"
        and len(lines[at].text) <= newspaper.LONGEST_SIGNATURE
        and (_names_alone(lines[at], key) or _signs(lines[at], key))
    ]


def _names_alone(line: Line, key: str) -> bool:
    """True for the name alone, or beside a date; few lines hold it at all."""
    return key in newspaper.folded(line.text) and list(map(newspaper.folded, _without_dates(line.text))) == [key]


def _signs(line: Line, key: str) -> bool:
    return bool(key) and newspaper.folded(newspaper.byline(line.text)) == key


def _lone_name(lines: list[Line], zones: Zones) -> str:
    """A name between headline and prose that nothing marks: alone, behind "Viết bởi", or beside the date."""
    for line in lines[zones.headline_last + 1 : zones.start + _OPENING]:
        if line.kind != "text" or line.apart or line.roles & (Role.CAPTION | Role.SAPO):
            continue
        if len(line.text) > newspaper.LONGEST_SIGNATURE:
            break
        for part in _without_dates(line.text):
            signed = newspaper.signature(part) if len(part) <= _SHORT_NAME and not section_name(part) else None
            if signed and signed.author and not is_outlet(signed.author) and not is_place(signed.author):
                return signed.author
    return ""


def _without_dates(text: str) -> list[str]:
    """The parts of a line like "Lê Vũ | 05/03/2020 14:05 | Kinh tế" that are no dates."""
    end, parts = 0, []
    for found in dates.find_all(text):
        parts.append(text[end : found.start])
        end = found.end
    parts.append(text[end:])
    parts = [_BEFORE_DATE.sub("", part) for part in parts]
    divided = [part for piece in parts for part in re.split(r"\s*[|•·;]\s*", piece)]
    return [bare for part in divided if (bare := _MARKS.sub("", part))]


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
        if (
            not 0 <= at < len(lines)
            or lines[at].kind != "text"
            or not lines[at].roles & Role.AUTHOR
            or lines[at].roles & (LISTS | APART & ~Role.MACHINERY)
        ):
            continue
        name = _printed_name(_without_mail(lines[at]))
        if not name or is_outlet(name) or newspaper.folded(name) == newspaper.folded(source):
            continue
        positions.append(at)
        if not any(
            newspaper.folded(name) in newspaper.folded(other) or newspaper.folded(other) in newspaper.folded(name)
            for other in names
        ):
            names.append(name)
    return ", ".join(names[:4]), positions


def _without_mail(line: Line) -> str:
    """The text of a line, or of its link alone where an address for mail stands behind that."""
    linked = line.anchors[0].text.strip() if line.anchors else ""
    return linked if linked and line.text.startswith(linked) and "@" in line.text[len(linked) :] else line.text


def _printed_name(text: str) -> str:
    """The names in a marked line, without the labels, accounts, offices and papers around them; or nothing."""
    if len(text) > _LONGEST_MARKED:
        return ""
    behind_label = _LABEL.sub("", text)
    if behind_label != text:
        behind_label = _APART.split(behind_label)[0]
    bare = _MARKS.sub("", behind_label)
    bare = re.sub(r"\s*[|•-]?\s*\S+@\S+\.\S+\s*$|\s*\(\d{1,4}\)$", "", bare).strip()
    bare = _without_outlet(_OFFICE.sub("", bare))
    signed = newspaper.signature(bare)
    if signed and signed.author:
        return _without_outlet(signed.author)
    bare = re.sub(r"(?i)^theo\s+", "", bare)
    parts = [part for part in re.split(r"\s*[-–,&/]\s+|\s+(?:và|and)\s+", bare) if part]
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
    home = _home(lines, zones)
    near = takewhile(lambda at: not begins_afterword(lines[at].text), range(zones.end, min(len(lines), zones.end + 8)))
    behind = [at for at in near if lines[at].kind == "text" and not lines[at].is_link][:2]
    for at in (*reversed(behind), *range(zones.end - 1, max(zones.start, zones.end - 14 - len(taken)), -1)):
        line = lines[at]
        if (
            at in taken
            or line.kind != "text"
            or line.roles & (LISTS | APART | Role.CAPTION)
            or (at >= zones.end and newspaper.signature(line.text) is None)
        ):
            continue
        seen += 1
        signed = newspaper.signature(line.text)
        if signed is None and lines[at - 1].kind != "picture":
            signed = newspaper.signature_beside_photographer(line.text)
        if signed is None or line.tag in {"h2", "h3", "h4"}:
            if author == "" and is_prose(line) and line.block.above is not home:
                continue  # a box behind the text
            if seen > 2 or len(line.text) > newspaper.LONGEST_SIGNATURE:  # noqa: PLR2004 — one stray line may follow
                break
            continue
        if author and signed.author and newspaper.folded(signed.author) not in newspaper.folded(author):
            continue  # another name, that stands elsewhere: it stays where it is
        if signed.author and not author:
            above = [lines[one].text for one in range(at - 1, zones.start - 1, -1) if lines[one].kind == "text"]
            author = ", ".join([*newspaper.signed_together(above, signed.author), signed.author])
        if signed.credit and not credit:
            credit = signed.credit
            positions.extend(_behind_credit(lines, at, zones.end))
        positions.append(at)
    return Signed(author, credit, frozenset(positions))


def _home(lines: list[Line], zones: Zones) -> Frame | None:
    """The element that holds most of the body's paragraphs."""
    boxes = Counter(line.block.above for line in lines[zones.start : zones.end] if is_prose(line))
    return boxes.most_common(1)[0][0] if boxes else None


def _behind_credit(lines: list[Line], at: int, end: int) -> list[int]:
    """Short lines behind the credit: names of further sources."""
    short = [position for position in range(at + 1, end) if lines[position].kind == "text"]
    names = all(
        len(lines[position].text) <= _SHORT_NAME and not lines[position].text.endswith((".", "!", "?"))
        for position in short
    )
    return short if names and len(short) <= 2 else []  # noqa: PLR2004


def _marked_credit(lines: list[Line], zones: Zones, source: str) -> tuple[str, list[int]]:
    """The line marked as the text's source, unless it names the newspaper itself."""
    for at in [
        *range(zones.end - 3, min(len(lines), zones.end + _BEHIND)),
        *range(zones.headline_last + 1, zones.start),
    ]:
        if (
            not 0 <= at < len(lines)
            or lines[at].kind != "text"
            or not lines[at].roles & Role.SOURCE
            or lines[at].roles & (Role.AUTHOR | Role.CAPTION | APART)
        ):
            continue
        text = _MARKS.sub("", lines[at].text).strip()
        whose = newspaper.credit_line(text) or re.sub(r"(?i)^(?:nguồn|theo)\s*:?\s*", "", text)
        if (
            not whose
            or not _could_be_source(whose)
            or len(text) > newspaper.LONGEST_CREDIT
            or "http" in text
            or "[" in text
            or dates.find(text)
        ):
            continue
        if newspaper.folded(whose).removeprefix("bao ") != newspaper.folded(source).removeprefix("bao "):
            return text, [at]
    return "", []


def _could_be_source(whose: str) -> bool:
    return any(letter.isalpha() for letter in whose) and newspaper.folded(whose) not in {
        "copy link",
        "link bai goc",
        "lay link",
    }
