"""Lists of other stories. Comes in: a page's lines and where the article stands in them. Goes out: the stories that the
article itself points to and those listed only because they are in the same section. Lists of what is read most are
recognised and left out. It never follows a link.
"""

from __future__ import annotations

import functools
import re
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from archiveviewer.article import Link, LinkList
from archiveviewer.readers import lines as newspaper
from archiveviewer.readers.html.addresses import WHOLE, is_picture, joined
from archiveviewer.readers.html.body import is_prose
from archiveviewer.readers.html.furniture import is_furniture
from archiveviewer.readers.html.roles import APART, LISTS, Role
from archiveviewer.readers.sections import section_name

if TYPE_CHECKING:
    from archiveviewer.readers.html.header import Zones
    from archiveviewer.readers.html.lines import Anchor, Frame, Line

_NO_STORIES = Role.COMMENTS | Role.TAGS | Role.CRUMBS
_SHORTEST_TITLE = 12
_FEWEST_WORDS = 3
_MOST_LINKS = 60
_MOST_BOXES = 40
_LONGEST_LIST_TITLE = 300
_AGE = re.compile(
    r"(?i)\s*[(\[]\s*(?:(?:ngày\s*)?\d{1,2}[-/.]\d{1,2}(?:[-/.]\d{2,4})?(?:[\s,|-]+\d{1,2}[:h]\d{2}(?::\d{2})?)?"
    r"|\d{1,2}[:h]\d{2}(?::\d{2})?[\s,|-]*(?:(?:ngày\s*)?\d{1,2}[-/.]\d{1,2}(?:[-/.]\d{2,4})?)?(?:\s*[AP]M)?"
    r"|\d{1,3}\s+(?:giây|phút|giờ|ngày|tuần|tháng|năm)(?:\s+trước)?|\d{1,4})\s*[)\]]\s*$"
)
_NO_STORY = re.compile(
    r"(?i)quảng cáo|xem tất cả|xem thêm|xem toàn bộ|về trang|đăng nhập"
    r"|gửi (?:bình luận|bài|phản hồi|ý kiến|email|thư|tin)|bình luận(?! viên)"
    r"|liên hệ|đặt báo|theo dõi|copy link|sao chép liên kết|in bài|lưu bài|nhấn vào đây"
    r"|(?P<twice>trở (?:lại|về) .{3,40})(?P=twice)$|trở (?:lại|về) (?:trang|đầu trang|chuyên mục)"
)
_MORE = re.compile(r"(?:xem|doc) (?:them|tiep)|xem tat ca")  # as a link it is the button under a list, not a heading
_LEADING = re.compile(r"^[\s>»►•●■*+–-]+(?=\S)")


class Box(NamedTuple):
    """A list of stories on the page: what kind, its heading as printed, its links and the positions of its lines."""

    kind: newspaper.ListKind
    heading: str
    links: tuple[Link, ...]
    positions: frozenset[int]


def find_boxes(lines: list[Line], after: int, base: str) -> list[Box]:
    """All lists of stories behind the headline: those under a heading first, then those that a class name marks."""
    boxes: list[Box] = []
    taken: set[int] = set()
    for position in range(max(0, after + 1), len(lines)):
        if len(boxes) < _MOST_BOXES and position not in taken and (box := _headed_box(lines, position, base)):
            boxes.append(box)
            taken |= box.positions
    for run in _role_runs(lines, after, taken):
        links = story_links([lines[position] for position in run], base)
        if links:
            boxes.append(Box(_kind_of(lines[run[0]].roles), "", links, frozenset(run)))
    return sorted(boxes, key=lambda box: min(box.positions))


def _headed_box(lines: list[Line], position: int, base: str) -> Box | None:
    line = lines[position]
    if line.kind != "text" or line.roles & (APART & ~Role.TAGS) or (line.tag == "li" and line.is_link):
        return None
    kind = heading_kind(line.text)
    if kind is None or (line.is_link and _MORE.fullmatch(newspaper.folded(line.text).strip(" .:>»"))):
        return None
    positions = _under(lines, position)
    links = story_links([lines[at] for at in positions], base)
    if line.is_link and not links:
        return None
    return Box(kind, line.text.strip(), links, frozenset({position, *positions}))


def heading_kind(text: str) -> newspaper.ListKind | None:
    """What list this text heads; a comma more or less ("Tin, bài cùng chuyên mục") makes no other heading."""
    return newspaper.related_heading(text.replace(",", ""))


def _under(lines: list[Line], heading: int) -> list[int]:
    """The positions of the list under a heading: the nearest element around the heading with links behind it."""
    for around in islice(lines[heading].block.around(), 6):
        if around.tag in {"body", "html"}:
            break
        positions = _run(lines, heading, around)
        if any(_story_anchors(lines[position]) for position in positions):
            if not _is_mostly_links([lines[position] for position in positions]):
                break
            while newspaper.signature(lines[positions[-1]].text) is not None and not lines[positions[-1]].anchors:
                positions.pop()  # the list stands in the body, and behind it who wrote that
            return positions
    return _loose_run(lines, heading)


def _is_mostly_links(lines: list[Line]) -> bool:
    """False where the element around a heading also holds the article's own text."""
    prose = [line for line in lines if is_prose(line)]
    stories = sum(bool(_story_anchors(line)) for line in lines)
    return len(prose) <= stories + 1 or (
        not any(len(line.text) > 2 * _LONGEST_LIST_TITLE for line in prose) and len(prose) <= 2 * stories
    )


def _run(lines: list[Line], heading: int, around: Frame) -> list[int]:
    positions: list[int] = []
    for position in range(heading + 1, min(around.last, heading + 400)):
        if _is_next_heading(lines[position]):
            break
        positions.append(position)
    return positions


def _loose_run(lines: list[Line], heading: int) -> list[int]:
    """The links directly behind a heading that shares no box with them, as in pages set with tables or bare lines."""
    positions: list[int] = []
    for position in range(heading + 1, min(len(lines), heading + 80)):
        line = lines[position]
        if (
            line.kind == "picture"
            or (line.kind == "text" and len(line.text) < _SHORTEST_TITLE and not _is_next_heading(line))
            or (_story_anchors(line) and line.linked * 2 > len(line.text))
        ):
            positions.append(position)
        else:
            break
    while positions and not _story_anchors(lines[positions[-1]]):
        positions.pop()
    return positions


def _is_next_heading(line: Line) -> bool:
    if line.kind != "text" or (line.is_link and line.list_item is not None):
        return False
    if heading_kind(line.text) is not None:
        return True
    return (
        line.tag in {"h1", "h2", "h3", "h4", "h5"} and not line.anchors and len(line.text) < newspaper.LONGEST_HEADING
    )


def _role_runs(lines: list[Line], after: int, taken: set[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for position in range(max(0, after + 1), len(lines)):
        line = lines[position]
        if position in taken or not line.roles & LISTS or line.roles & _NO_STORIES:
            continue
        if runs and runs[-1][-1] >= position - 2 and _kind_of(lines[runs[-1][-1]].roles) == _kind_of(line.roles):
            runs[-1].append(position)
        else:
            runs.append([position])
    return runs


def _kind_of(roles: int) -> newspaper.ListKind:
    if roles & Role.POPULAR:
        return "popular"
    return "section" if roles & Role.SECTION_LIST and not roles & Role.RELATED else "related"


def story_links(lines: list[Line], base: str) -> tuple[Link, ...]:
    """The stories that these lines link to, each once, by the best title its links carry."""
    titles: dict[str, tuple[int, str]] = {}
    for line in lines:
        heading = line.tag in {"h1", "h2", "h3", "h4", "h5", "h6"}
        for anchor in _story_anchors(line):
            key = anchor.url or anchor.text
            rank = 0 if heading else 1
            title = story_title(anchor)
            if title and (key not in titles or rank < titles[key][0]):
                titles[key] = (rank, title)
    seen: dict[str, Link] = {}
    for url, (_, title) in islice(titles.items(), _MOST_LINKS):
        seen.setdefault(newspaper.folded(title), Link(title=title, url=absolute(url, base)))
    return tuple(seen.values())


def _story_anchors(line: Line) -> list[Anchor]:
    if line.kind not in {"text", "picture"} or line.roles & _NO_STORIES:
        return []
    if line.roles & Role.MACHINERY and not line.roles & LISTS:
        return []
    return [anchor for anchor in line.anchors if _could_be_story(anchor)]


@functools.lru_cache(newspaper.ASKED_AGAIN)
def _could_be_story(anchor: Anchor) -> bool:
    address = anchor.url.strip().lower()
    if not address or address.startswith(("#", "mailto:", "tel:")) or is_picture(address):
        return False
    title = story_title(anchor)
    if not _SHORTEST_TITLE <= len(title) <= _LONGEST_LIST_TITLE or title.count(" ") < _FEWEST_WORDS - 1:
        return False
    if newspaper.related_heading(title) is not None or section_name(title):
        return False
    return not _NO_STORY.match(title) and not is_furniture(title)


@functools.lru_cache(newspaper.ASKED_AGAIN)
def story_title(anchor: Anchor) -> str:
    """The title a link carries, without the age or date behind it."""
    text = " ".join(anchor.text.replace("\u200b", "").split())
    if text.endswith(("...", "…")) and len(anchor.title) > len(text):
        text = " ".join(anchor.title.split())
    return _LEADING.sub("", _AGE.sub("", text)).strip()


def absolute(url: str, base: str) -> str:
    """The link's address made whole, or nothing where it is none."""
    whole = joined(base, url.strip())
    return whole if whole[:8].lower().startswith(WHOLE) else ""


def merged(boxes: list[Box]) -> LinkList | None:
    """Several boxes as one list under the first heading that was printed."""
    if not boxes:
        return None
    links: dict[str, Link] = {}
    for box in boxes:
        for link in box.links:
            links.setdefault(newspaper.folded(link.title), link)
    heading = next((box.heading for box in boxes if box.heading), "")
    return LinkList(heading=heading, links=tuple(links.values()))


def choose(
    lines: list[Line], zones: Zones, boxes: list[Box], inline: tuple[Link, ...], base: str
) -> tuple[LinkList | None, LinkList | None]:
    """The article's own related stories and those of its section; `inline` were linked in the text itself."""
    related = [box for box in boxes if box.kind == "related" and _belongs(box, lines, zones)]
    if inline or any(box.links for box in related if not _is_suggestion(box)):
        related = [box for box in related if not _is_suggestion(box)]
    same = [box for box in boxes if box.kind == "section"]
    behind = _links_behind(lines, zones, base)
    related[:0] = [Box("related", "", links, frozenset()) for links in (inline, behind) if links]
    same = [box for box in same if not _is_sitewide(box, lines, zones)]
    filled = [box for box in same if box.links]
    return merged(related), merged(filled[:1] or same[:1])


def _links_behind(lines: list[Line], zones: Zones, base: str) -> tuple[Link, ...]:
    """Stories listed directly behind the body without a heading."""
    run: list[Line] = []
    arrows = [
        line
        for line in lines[zones.end : zones.end + 8]
        if line.text.lstrip().startswith((">>", "»")) and not line.apart
    ]
    if arrows:
        return story_links(arrows, base)
    for line in lines[zones.end : zones.end + 40]:
        if line.roles & APART or (line.kind == "text" and heading_kind(line.text)):
            break
        if line.kind == "picture" or story_links([line], base):
            run.append(line)
        elif run or len(line.text) > newspaper.LONGEST_SIGNATURE:
            break
    links = story_links(run, base)
    return links if len(links) > 1 else ()


def _belongs(box: Box, lines: list[Line], zones: Zones) -> bool:
    """True for a list in the article or close under it; without a heading no readers' comments may lie between."""
    first = min(box.positions)
    if box.heading:
        return first <= zones.end + 60
    return first <= zones.end + 10 and not any(line.roles & Role.COMMENTS for line in lines[zones.end : first])


def _is_suggestion(box: Box) -> bool:
    """True for "Có thể bạn quan tâm" and the like, which a machine fills."""
    return bool(re.search(r"\b(?:quan tam|thich)\b", newspaper.folded(box.heading)))


def _is_sitewide(box: Box, lines: list[Line], zones: Zones) -> bool:
    """True for the newest stories of the whole site, printed beside the article and not under it."""
    first = min(box.positions)
    says_section = re.search(r"\b(?:cung|khac|da dua|da dang)\b", newspaper.folded(box.heading))
    return not says_section and (bool(lines[first].roles & Role.ASIDE) or not zones.start <= first <= zones.end + 40)
