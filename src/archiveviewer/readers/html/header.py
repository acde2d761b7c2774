"""What is printed around the headline. Comes in: a page's lines, where headline and body stand, and the claims of the
head. Goes out: sapo, section and kicker. The printed page is believed before the head where both speak.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from archiveviewer.readers import lines as newspaper
from archiveviewer.readers.datelines import dateline
from archiveviewer.readers.html.furniture import begins_afterword, is_furniture
from archiveviewer.readers.html.outlets import is_outlet
from archiveviewer.readers.html.pictures import caption_position
from archiveviewer.readers.html.roles import BESIDE, HEADER, Role
from archiveviewer.readers.sections import section_name
from archiveviewer.vietnamese import dates

if TYPE_CHECKING:
    from archiveviewer.readers.html.lines import Line, Reading
    from archiveviewer.readers.html.metadata import Metadata

_SHORTEST_SAPO = 30
_LONGEST_SAPO = 1500
_LONGEST_DATE_LINE = 80
_LONGEST_DESCRIPTION = 600
_SEVERAL = 3
_ASKS = re.compile(r"\s*(?:[-–*•]|Hỏi\b|PV\b).*\?\s*$", re.DOTALL)
"""The first question of an interview."""
BEFORE = 14  # lines before the headline that may hold date, section and kicker


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


def told_sapo(reading: Reading) -> Sapo | None:
    """The sapo that a rule file names, whatever it looks like."""
    told = reading.told(Role.SAPO)
    return Sapo(" ".join(reading.lines[at].text for at in told), frozenset(told)) if told else None


def find_sapo(lines: list[Line], zones: Zones, description: str, skip: set[int]) -> Sapo:
    """The sapo: named so, or printed between headline and body, or set bold as the body's first paragraph."""
    behind = range(zones.headline_last + 1, min(zones.end, zones.headline_last + 200))
    near = (at for at in behind if at not in skip and lines[at].kind == "text" and not lines[at].apart)
    candidates = [at for at in islice(near, 14) if not _is_a_row_of_links(lines[at])]
    others = Role.CAPTION | Role.DATE | Role.AUTHOR
    named = [at for at in candidates if lines[at].roles & Role.SAPO and not lines[at].roles & (others | Role.FIGURE)]
    candidates = [at for at in candidates if not _stands_under_a_picture(lines, at)]
    named = [at for at in named if at in candidates] or named
    if sapo := _joined(lines, _contiguous(lines, named)):
        return sapo
    between = [at for at in candidates if at < zones.start and _could_be_sapo(lines[at])]
    if between and (sapo := _joined(lines, _contiguous(lines, between))) and len(sapo.text) >= 2 * _SHORTEST_SAPO:
        return sapo
    texts = [at for at in candidates if at >= zones.start and not lines[at].roles & others]
    return _first_paragraph(lines, texts, zones, description)


def _stands_under_a_picture(lines: list[Line], at: int) -> bool:
    return lines[at - 1].kind == "picture" and caption_position(lines, at - 1, at + 1) == at


def _is_a_row_of_links(line: Line) -> bool:
    """True for the keywords of an article, with or without a label before them."""
    return len(line.anchors) > 1 and line.linked * 2 > len(line.text)


def _could_be_sapo(line: Line) -> bool:
    return (
        len(line.text) >= _SHORTEST_SAPO
        and not line.is_link
        and not _is_date_line(line)
        and not line.roles & (Role.CAPTION | Role.DATE | Role.AUTHOR | Role.SOURCE | Role.TITLE)
    )


def _is_date_line(line: Line) -> bool:
    return len(line.text) <= _LONGEST_DATE_LINE and dates.find(line.text) is not None


def _contiguous(lines: list[Line], positions: list[int]) -> list[int]:
    """The first of the positions and those that follow it closely in the same part of the page."""
    kept: list[int] = []
    for position in positions:
        if not kept and len(lines[position].text) < _SHORTEST_SAPO:
            continue
        if (
            kept
            and (position > kept[-1] + 2 or lines[position].block.above is not lines[kept[-1]].block.above)
            and lines[position].block is not lines[kept[-1]].block
        ):
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
    long = [at for at in texts if len(lines[at].text) >= _SHORTEST_SAPO and not _is_date_line(lines[at])]
    first = next((at for at in long if newspaper.byline(lines[at].text) == ""), -1)
    if first < 0 or lines[first].is_link or len(lines[first].text) > _LONGEST_SAPO or _ASKS.match(lines[first].text):
        return Sapo()
    line = lines[first]
    prose = [one for one in lines[first + 1 : zones.end] if one.kind == "text" and len(one.text) > 2 * _SHORTEST_SAPO]
    plain = [one for one in prose if not one.is_bold]
    set_apart = len(line.text) >= 2 * _SHORTEST_SAPO and line.bold * 10 >= len(line.text) * 8
    slanted = len(line.text) >= 2 * _SHORTEST_SAPO and line.is_italic and not all(one.is_italic for one in prose)
    boxed = _has_its_own_box(line, prose) or _opens_in_its_own_style(line, prose)
    headed = line.tag in {"h2", "h3", "h4"} and len(line.text) >= 2.5 * _SHORTEST_SAPO
    if (headed and not prose) or (
        prose and ((set_apart and plain) or slanted or headed or boxed or _same_words(line.text, description))
    ):
        return Sapo(line.text, frozenset({first}))
    return Sapo()


def _has_its_own_box(line: Line, prose: list[Line]) -> bool:
    """True where the first paragraph stands alone in a box, and all the others together in another."""
    box = line.block if line.tag in {"div", "section"} else line.block.above
    others = [one for one in prose if not one.roles & Role.CAPTION]
    parents = {one.block.above for one in others}
    together = len(others) >= _SEVERAL and len(parents) == 1 and all(one.tag == "p" for one in others)
    return together and box is not None and box not in parents and box.holds_only_a_line


def _opens_in_its_own_style(line: Line, prose: list[Line]) -> bool:
    """True for a first paragraph of another class than all the others that opens with the paper's name: "TT - …"."""
    style = line.block.element.get("class") or ""
    others = [one.block.element.get("class") or "" for one in prose]
    return bool(style) and len(others) >= _SEVERAL and style not in others and bool(dateline(line.text))


def _same_words(text: str, description: str) -> bool:
    first, second = _bare(text), _bare(description)
    return (
        len(first) >= _SHORTEST_SAPO
        and len(first) <= _LONGEST_DESCRIPTION
        and (first == second or (first.endswith(second) and len(second) * 10 > len(first) * 8))
    )


def _bare(text: str) -> str:
    return " ".join(re.findall(r"\w+", newspaper.folded(text)))


_SAYS = re.compile(r"\s*[-–(*\"“].*|.*[.!?…)”\"]\s*", re.DOTALL)
"""What opens as speech or a note, or ends as a sentence."""


def is_loose_text(line: Line) -> bool:
    """True for a short paragraph of its own, or a heading below the headline: a subtitle, a note, a first question, the
    last words of a story. Whatever else stands around an article is a link, a date, a name or in no paragraph.
    """
    marks = BESIDE | HEADER | Role.ASIDE | Role.CAPTION | Role.HEADING * (line.tag == "p")
    if line.kind != "text" or line.anchors or line.apart or line.roles & marks or line.text.count(" ") < 1:
        return False
    if line.tag == "p":
        is_set = line.is_bold or line.is_italic or _SAYS.fullmatch(line.text) is not None
    else:
        is_set = line.tag in {"h2", "h3", "h4"}
    if not is_set or is_furniture(line.text) or begins_afterword(line.text) or newspaper.list_label(line.text):
        return False
    told = newspaper.signature(line.text) or newspaper.related_heading(line.text) or dates.find(line.text)
    return not (told or _is_something_else(line.text))


# Section and kicker ----------------------------------------------------------------------------------------------

_NO_SECTION = frozenset(
    ("", "news", "tin tuc", "home", "trang chu", "article", "tin", "bai viet", "trang nhat", "vn", "index")
)


def find_section(lines: list[Line], zones: Zones, claims: Metadata) -> str:
    """The section, as the bread crumbs, the head or a line above the headline name it."""
    top = zones.headline_first if zones.headline_first >= 0 else zones.start
    above = [lines[at] for at in range(max(0, top - 25), top) if lines[at].kind == "text"]
    crumbs = [name for line in above if line.roles & Role.CRUMBS for name in _crumb_names(line)]
    claimed = re.split(r"\s*,\s+|,(?=\S)", claims.section)[0] if claims.section else ""
    near = _section_lines(above[-8:])
    below = islice(lines, zones.headline_last + 1, min(zones.start, zones.headline_last + 1 + BEFORE))
    around = [*above[-8:], *(line for line in below if line.kind == "text")]
    marked = [name for line in around if _is_marked_as_section(line) for name in _crumb_names(line)[:1]]
    beside = [section_name(anchor.text) for line in around if _is_date_line(line) for anchor in line.anchors]
    headline = " ".join(line.text for line in lines[top : zones.headline_last + 1])
    for name in (*crumbs, claimed, *marked, *near, *beside):
        if name == headline:
            continue
        paper = is_outlet(name) and not section_name(name)  # a section may be called like a paper: Văn hóa, Lao động
        if newspaper.folded(name) not in _NO_SECTION and len(name) <= 50 and not paper:  # noqa: PLR2004
            return name
    return ""


_SECTION_CLASS = re.compile(
    r"(?:(?<![A-Za-z])c|C)at(?:e|egory)?(?:[-_]?(?:[Nn]ame|[Ll]inks?|[Tt]itle|[Ll]abel|[Aa]ctive))?(?![a-z]|[-_][a-z])"
    r"|(?<![a-z])(?:chuyen-?muc|section|zone)(?:[-_]?(?:name|link|title|label))?(?![a-z])"
)
_CRUMBS_LABEL = re.compile(r"(?i)^(?:bạn đang|you are|vị trí|navigate|chuyên mục|đường dẫn)[^:]{0,15}:\s*")
_LONGEST_SECTION = 40
_LONGEST_KICKER = 150
_MOST_SECTIONS = 3  # a section and what it belongs to; more are a menu


def _is_marked_as_section(line: Line) -> bool:
    """True for a short linked line whose own box is called "category" or the like."""
    if (
        not line.is_link
        or not 0 < len(line.anchors) <= _MOST_SECTIONS
        or len(line.text) > _LONGEST_SECTION
        or line.apart
    ):
        return False
    boxes = islice(line.frame.around(), 3)
    return any(_SECTION_CLASS.search(box.element.get("class") or "") for box in boxes if box.holds_only_a_line)


def _section_lines(above: list[Line]) -> list[str]:
    """Sections named near the headline, nearest first; of several in a row none, for that is a menu."""
    named = [section_name(line.text) if not line.roles & Role.MACHINERY else "" for line in above]
    alone = [
        name
        for at, name in enumerate(named)
        if name
        and not (at and named[at - 1] and _share_a_menu(above[at - 1], above[at]))
        and not any(named[at + 1 : at + 2])
    ]
    return alone[::-1]


def _share_a_menu(first: Line, second: Line) -> bool:
    boxes = [frame.number for frame in islice(first.block.around(), 4) if frame.tag not in {"body", "html"}]
    return any(frame.number in boxes for frame in islice(second.block.around(), 4))


def _crumb_names(line: Line) -> list[str]:
    inner = [anchor for anchor in line.anchors if not _is_home(anchor.url)]
    if line.anchors and not inner:
        return []
    names = [" ".join(anchor.text.split()) for anchor in inner] or re.split(r"\s*[›»>/|]\s*", line.text)
    bare = [_CRUMBS_LABEL.sub("", name).strip(" ›»>/|") for name in names if not dates.find(name)]
    return [name for name in bare if name]


def _is_home(url: str) -> bool:
    return re.fullmatch(r"(?:https?://[^/]{1,100})?/?", url.strip()) is not None


def find_kicker(lines: list[Line], zones: Zones) -> str:
    """The short line over the headline, where the page marks one, or sets a second title there."""
    for at in range(max(0, zones.headline_first - 4), min(len(lines), zones.headline_last + 3)):
        line = lines[at]
        if line.kind == "text" and line.roles & Role.KICKER and not line.apart and len(line.text) <= _LONGEST_KICKER:
            return line.text
    first = zones.headline_first
    return lines[first - 1].text if first > 0 and _is_set_over(lines[first - 1], lines[first]) else ""


def _is_set_over(line: Line, headline: Line) -> bool:
    """True for a line marked as a title of less rank, in the same box as the headline under it."""
    same_box = line.block.above is headline.block.above
    is_title = line.roles & Role.HEADING and not line.roles & (Role.DATE | Role.AUTHOR) and not line.apart
    if line.kind != "text" or not (same_box and is_title) or line.is_link or len(line.text) > _LONGEST_KICKER:
        return False
    return not (_is_something_else(line.text) or dates.find(line.text))


def _is_something_else(text: str) -> bool:
    """True for a name, a section, a paper or what it says of itself."""
    words = newspaper.folded(text)
    named = words in _NO_SECTION or words.startswith("co quan ") or bool(section_name(text))
    return named or is_outlet(text) or bool(newspaper.byline(text))
