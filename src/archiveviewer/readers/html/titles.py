"""The headline. Comes in: a page's lines and the titles its head claims. Goes out: the headline as printed on the page
and where it stands, or a claimed title freed of the site's name. It never makes a title up.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from archiveviewer.readers import captions
from archiveviewer.readers import lines as newspaper
from archiveviewer.readers.html.outlets import is_outlet
from archiveviewer.readers.html.roles import APART, LISTS, Role
from archiveviewer.readers.sections import section_name
from archiveviewer.vietnamese import dates

if TYPE_CHECKING:
    from archiveviewer.readers.html.lines import Line, Reading

LONGEST_TITLE = 400
_NEAR_ENOUGH = 0.6
_OPENING = 60
_PROSE = 80
_FEW_WORDS = 6
_LONGEST_DATE = 45
_SEPARATOR = re.compile(r"\s+[-–—|»›·:•]+\s+|\s*[|»›]\s*|\s+::\s+")
_WORD = re.compile(r"[\w%]+")
_PLACEHOLDER = re.compile(
    r"blog (?:entry|post)|new page(?: \d+)?|untitled(?: document)?(?: \d+)?|no title|document|default|index"
    r"|home(?: ?page)?"
    r"|(?:xem )?chi tiet(?: (?:tin|bai viet|tin tuc|tin bai))?|xem tin|noi dung"
    r"|trang (?:chu|in)|ban in|in (?:bai|tin)(?: viet)?|print|microsoft word - .*|[\w -]+\.(?:docx?|html?|aspx?|php)"
)
"""Titles that editors and systems put where nobody wrote one."""
_NO_SITE = re.compile(
    r"(?:hinh )?anh|photos?|videos?|clip|infographic|multimedia|podcast|tieng (?:viet|anh)|vietnamese|english"
    r"|tin(?: tuc)?|news"
)
"""What a page is or speaks, behind its title."""


class Headline(NamedTuple):
    """The title and the positions of its lines; without lines (-1) it was only claimed by the page's head.

    `agreed` when the page's head calls the article so too. `kicker` is what stands before it in its own lines.
    """

    text: str = ""
    first: int = -1
    last: int = -1
    agreed: bool = False
    kicker: str = ""


def find_headline(reading: Reading, claims: tuple[str, ...], site: str) -> Headline:
    """The headline: what a rule file says it is, or the printed line that agrees best with the head's claims."""
    lines = reading.lines
    for frame in reading.ruled:
        if frame.own & Role.TITLE and any(line.text for line in lines[frame.first : frame.last]):
            return _whole(lines, frame.first)._replace(agreed=True)
    claims = tuple(claim for claim in claims if not _is_placeholder(claim))
    titles = [bare for claim in claims if (bare := without_site(claim, site)) and not _is_placeholder(bare)]
    known = [frozenset(_words(title)) for title in dict.fromkeys([*titles, *_parts(claims)])]
    told = frozenset[str]().union(*known)
    best, best_score = _best_line(lines[:5000], known, told)
    claimed = titles[0] if titles else ""
    if best < 0 and (not claimed or _may_be_the_sites(claimed)):
        best = _opening_line(lines)
    if best < 0 and len(set(claims)) == 1:  # a title that stands nowhere on the page may be that of the one before
        best = _opening_line(lines, surely=True)
    if best < 0 and (not claimed or _may_be_the_sites(claimed)):
        best = next((at for at, line in enumerate(lines) if line.tag == "h1" and _is_a_name_of_its_own(line)), -1)
    if best < 0:
        return Headline(claimed)
    agreed = best_score >= _NEAR_ENOUGH
    return _without_kicker(_whole(lines, best, told if agreed else frozenset()), titles)._replace(agreed=agreed)


def _without_kicker(headline: Headline, titles: list[str]) -> Headline:
    """The headline without a few words before it that the head's title does not have."""
    for title in titles:
        before = headline.text.removesuffix(title).strip(" :|•–-")
        if len(_words(title)) >= _FEW_WORDS and headline.text != title and before and headline.text.endswith(title):
            return headline._replace(text=title, kicker=before) if len(_words(before)) <= _FEW_WORDS else headline
    return headline


def _best_line(lines: list[Line], known: list[frozenset[str]], told: frozenset[str]) -> tuple[int, float]:
    """The position of the line that is most likely the headline, -1 for none, and how much it is; the most prominent
    lines are asked first, so that most need not be asked at all.
    """
    lengths = [len(title) for title in known]
    fewest, most = min(lengths, default=0) * _NEAR_ENOUGH, 2 * max(lengths, default=0) / _NEAR_ENOUGH
    asked = [
        (_prominence(line), at)
        for at, line in enumerate(lines)
        # any other could not agree with the head, and is not set as a title
        if fewest <= line.text.count(" ") + 1 <= most or line.roles & Role.TITLE or line.tag == "h1"
    ]
    best, best_score = -1, 0.0
    for prominence, at in sorted(asked, key=lambda one: -one[0]):
        if 1.0 + prominence < best_score:
            break  # not even in full agreement would it or any behind it be the headline
        score = _score(lines[at], prominence, known, told)
        if score > best_score or (score == best_score and at < best):
            best, best_score = at, score
    return best, best_score


def _is_placeholder(claim: str) -> bool:
    return _PLACEHOLDER.fullmatch(newspaper.folded(claim)) is not None


def _may_be_the_sites(claim: str) -> bool:
    """A title that is printed nowhere on the page and has few words or no marks: every page of a site may have it."""
    return claim.isascii() or len(_words(claim)) < _FEW_WORDS


def _is_a_name_of_its_own(line: Line) -> bool:
    """A heading of few words that is neither the newspaper's name nor a section's."""
    if line.kind != "text" or not line.text or _is_placeholder(line.text):
        return False
    return not (is_outlet(line.text) or section_name(line.text))


def _parts(claims: tuple[str, ...]) -> list[str]:
    """What stands before the first and behind the first mark of a claimed title: one may be the site's unknown name."""
    parts = []
    for claim in claims:
        if match := _SEPARATOR.search(claim):
            parts += [claim[: match.start()], claim[match.end() :]]
    return [part for part in parts if _says_enough(part) and not is_outlet(part)]


def _says_enough(title: str) -> bool:
    """True for more than three words, and for a long one: Chinese and Thai print no blanks between theirs."""
    words = _words(title)
    return len(words) > 3 or (len(words) == 1 and not title.isascii() and len(title) > _FEW_WORDS)  # noqa: PLR2004


def site_behind(headline: str, claims: tuple[str, ...]) -> str:
    """The site's name where a claimed title is the printed headline with one more part behind it."""
    for claim in claims:
        rest = claim[len(headline) :]
        if claim.startswith(headline) and (match := _SEPARATOR.match(rest)):
            site = _SEPARATOR.split(rest[match.end() :])[-1].strip()
            if not (section_name(site) or _NO_SITE.fullmatch(newspaper.folded(site))):
                return site
    return ""


def _opening_line(lines: list[Line], *, surely: bool = False) -> int:
    """The first line set as a title, bold or centred over prose, where nothing claims to be one; `surely` both."""
    texts = [at for at, line in enumerate(lines[:_OPENING]) if line.kind == "text" and not line.apart]
    for order, at in enumerate(texts):
        line = lines[at]
        below = max((len(lines[one].text) for one in texts[order + 1 : order + 6]), default=0)
        under_a_picture = at > 0 and lines[at - 1].kind == "picture"
        dated_below = order + 1 < len(texts) and not line.anchors and _is_dated(lines[texts[order + 1]])
        if (
            (_looks_like_a_title(line) or (dated_below and _could_be_a_title(line)))
            and not (surely and not (line.is_bold and line.centered))
            and not under_a_picture
            and below >= max(_PROSE, len(line.text))
        ):
            return at
        if len(line.text) >= 2 * _PROSE and not line.is_bold:
            break  # the text has begun
    return -1


def _is_dated(line: Line) -> bool:
    return len(line.text) <= _PROSE and dates.find(line.text) is not None


def _looks_like_a_title(line: Line) -> bool:
    return (line.is_bold or line.centered) and _could_be_a_title(line)


def _could_be_a_title(line: Line) -> bool:
    something_else = (
        is_outlet(line.text)
        or dates.find(line.text)
        or captions.photo_credit(line.text)
        or newspaper.related_heading(line.text)
    )
    closed = line.is_link or line.text.endswith((".", ":", ";"))
    return not closed and 10 < len(line.text) <= 200 and not something_else  # noqa: PLR2004 — a title's length


def _score(line: Line, prominence: float, known: list[frozenset[str]], told: frozenset[str]) -> float:
    """How much a line is the headline: at most its prominence and 1. `known` are the words of each title that the head
    tells, `told` all of these.
    """
    if line.kind != "text" or not 2 < len(line.text) <= LONGEST_TITLE or line.roles & (LISTS | Role.COMMENTS):  # noqa: PLR2004
        return 0.0
    words = frozenset(_words(line.text))
    agreement = 0.0
    if words and len(words & told) >= _NEAR_ENOUGH * len(words):
        agreement = max(len(words & title) / max(len(words), len(title)) for title in known)
    if agreement >= _NEAR_ENOUGH:
        return agreement + prominence
    # a page whose head names only the newspaper: the first headline says what the article is called
    return prominence / 2 if prominence >= 0.5 and len(words) > 3 and not is_outlet(line.text) else 0.0  # noqa: PLR2004


def _prominence(line: Line) -> float:
    weight, tag = 0.0, line.tag
    if tag == "h1":
        weight += 0.6
    elif tag in {"h2", "h3"}:
        weight += 0.15
    if line.roles & Role.TITLE:
        weight += 0.5 if tag != "h1" else 0.1
    if line.is_link:
        weight -= 0.2
    if line.roles & (APART | Role.ASIDE):
        weight -= 0.5
    return weight


def _whole(lines: list[Line], position: int, told: frozenset[str] = frozenset()) -> Headline:
    """All lines of the headline's block: a line break inside a headline parts nothing. Where the head tells it in the
    words `told`, what is mostly other words is none of it.
    """
    block = lines[position].block
    first = last = position
    while (
        first > 0
        and lines[first - 1].block is block
        and lines[first].soft
        and lines[first - 1].kind == "text"
        and (not _is_beside(lines[first - 1]) or (told and _is_told(lines[first - 1], told)))
    ):
        first -= 1
    while (
        last + 1 < len(lines)
        and lines[last + 1].block is block
        and lines[last + 1].soft
        and lines[last + 1].kind == "text"
        and _may_belong(lines[last + 1], told)
    ):
        last += 1
    text = " ".join(line.text for line in lines[first : last + 1])
    if last - first > 3 or len(text) > LONGEST_TITLE:  # noqa: PLR2004 — no headline but a column set in one cell
        return Headline(lines[position].text, position, position)
    return Headline(text, first, last)


def _is_beside(line: Line) -> bool:
    """Whether a line in the headline's own block is a date or a section."""
    is_date = len(line.text) <= _LONGEST_DATE and dates.find(line.text) is not None
    return is_date or bool(section_name(line.text))


def _may_belong(line: Line, told: frozenset[str]) -> bool:
    return _is_told(line, told) if told else not _is_beside(line)


def _is_told(line: Line, told: frozenset[str]) -> bool:
    words = frozenset(_words(line.text))
    return len(words & told) >= _NEAR_ENOUGH * len(words)


def without_site(claim: str, site: str) -> str:
    """The claimed title without the newspaper's name and the section behind (or, rarely, before) it."""
    parts = _SEPARATOR.split(claim.strip())
    marks = _SEPARATOR.findall(claim.strip())
    if len(parts) == 1:
        return "" if is_outlet(claim) else claim.strip()
    removed = False
    while len(parts) > 1 and (_is_site(parts[-1], site) or (removed and section_name(parts[-1]))):
        parts.pop()
        removed = True
    while len(parts) > 1 and _is_site(parts[0], site):
        parts.pop(0)
        marks.pop(0)
        removed = True
    title = parts[0]
    for mark, part in zip(marks, parts[1:], strict=False):
        title += mark + part
    return "" if len(parts) == 1 and (is_outlet(title) or (removed and section_name(title))) else title.strip()


def _is_site(part: str, site: str) -> bool:
    words, name = _words(part), _words(site)
    return is_outlet(part) or (bool(words) and (words == name or (len(words) > 1 and set(words) <= set(name))))


def _words(text: str) -> list[str]:
    return _WORD.findall(newspaper.folded(text))
