"""Is there an article on this page, and where? Comes in: a page's tree and its claims. Goes out: the page's lines with
the places of headline and body, and the doubts whether they are an article at all. It refuses to read any of its parts.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from archiveviewer.readers import lines as newspaper
from archiveviewer.readers.html import furniture
from archiveviewer.readers.html.body import (
    SHORTEST_PROSE,
    find_body,
    is_prose,
    is_reading,
    is_teaser,
    possible_teasers,
    span,
    weigh,
)
from archiveviewer.readers.html.decoding import repaired
from archiveviewer.readers.html.furniture import (
    begins_afterword,
    begins_comments,
    begins_imprint,
    tells_the_license,
)
from archiveviewer.readers.html.header import Zones, is_loose_text
from archiveviewer.readers.html.lists import heading_kind
from archiveviewer.readers.html.pictures import OWNED, is_decoration
from archiveviewer.readers.html.roles import LISTS, Role
from archiveviewer.readers.html.systems import NONE
from archiveviewer.readers.html.titles import Headline, find_headline
from archiveviewer.readers.html.walk import keep_all, read_lines
from archiveviewer.vietnamese import dates

if TYPE_CHECKING:
    from lxml import etree

    from archiveviewer.readers.html.lines import Frame, Line, Reading
    from archiveviewer.readers.html.metadata import Metadata
    from archiveviewer.readers.html.systems import System
    from archiveviewer.vietnamese.encodings import Decoded

NO_ARTICLE = "list"
LITTLE_PROSE = 120
_ENOUGH_PROSE = 400
_FEW = 800  # letters; a page without date or claim needs as many to be trusted
_MANY_LINKS = 15
_FEWEST_BLANKS = 3
_LONGEST_DATE_LINE = 80
_SOON = 12
_MOST_LAST_WORDS = 4
_NEAR_HEADLINE = 12  # so many lines behind the headline the sapo of a page without text may stand
# A title as a whole: a story may well be about error 404, or about a firm that does not exist.
_ERROR = re.compile(
    r"\W*(?:(?:trang |ma )?loi|error|http)?\W*(?:404|403|502|503)\b.{0,40}"
    r"|(?:.{0,30}\b)?(?:page|file|url) not found.{0,20}|not found"
    r"|(?:.{0,30}\b)?(?:trang|noi dung|duong dan|lien ket|bai viet)\b.{0,30}\bkhong (?:tim thay|ton tai).{0,20}"
    r"|khong tim thay (?:trang|noi dung|duong dan|lien ket|bai viet)\b.{0,30}"
    r"|trang loi.{0,20}|access denied|forbidden|just a moment\W*"
)


class Found(NamedTuple):
    """The page as it was read and where the article stands in it; claims and decoding as its text proved them."""

    reading: Reading
    headline: Headline
    zones: Zones
    claims: Metadata
    decoded: Decoded


def locate(root: etree._Element, claims: Metadata, decoded: Decoded, system: System = NONE) -> Found | None:
    """The article's place on the page; None where there is nothing to read."""
    reading = read_lines(root, named=system.roles)
    claims, decoded = repaired(reading.lines, claims, decoded)
    found = _look(reading, claims, decoded)
    if found is not None:
        return found
    told = _told_in_brief(reading, claims, decoded)
    return _located_by_text_alone(reading, claims, decoded) or told


def _look(reading: Reading, claims: Metadata, decoded: Decoded) -> Found | None:
    lines = reading.lines
    furniture.mark(reading)
    headline = find_headline(reading, claims.titles, claims.site or claims.publisher)
    block = lines[headline.first].block if headline.first >= 0 else None
    body = find_body(reading, block, headline.last)
    if body is None and headline.first >= 0:
        body = find_body(reading, None, -1)
    if body is None:
        return None
    start, end = span(body, headline.last)
    if start == end:
        headline = Headline(headline.text)
        start, end = span(body, -1)
    end = _closing(lines, start, end)
    if end == body.last:
        end = _with_last_words(lines, body, end)
    while end > start + 1 and _is_trailer(lines[end - 1]):
        end -= 1
    return Found(reading, headline, Zones(headline.first, headline.last, start, end), claims, decoded)


def _told_in_brief(reading: Reading, claims: Metadata, decoded: Decoded) -> Found | None:
    """A page of a headline, its sapo and a film or a picture, which has no text besides."""
    headline = find_headline(reading, claims.titles, claims.site or claims.publisher)
    if not headline.agreed or headline.first < 0:
        return None
    after = range(headline.last + 1, min(len(reading.lines), headline.last + _NEAR_HEADLINE))
    sapo = [at for at in after if reading.lines[at].roles & Role.SAPO and not reading.lines[at].apart]
    if not sapo or sum(len(reading.lines[at].text) for at in sapo) < SHORTEST_PROSE:
        return None
    end = sapo[-1] + 1
    while end < len(reading.lines) and reading.lines[end].kind in {"picture", "media"} and not reading.lines[end].apart:
        end += 1
    zones = Zones(headline.first, headline.last, sapo[-1] + 1, end)
    return Found(reading, headline, zones, claims, decoded)


def _located_by_text_alone(reading: Reading, claims: Metadata, decoded: Decoded) -> Found | None:
    """A second look that trusts no class names; what it finds must be much, for it may be any text of the page."""
    keep_all(reading)
    found = _look(reading, claims, decoded)
    if found is None:
        return None
    prose = [line for line in found.reading.lines[found.zones.start : found.zones.end] if is_prose(line)]
    enough = sum(len(line.text) for line in prose if line.list_item is None)
    return found if enough >= _ENOUGH_PROSE else None


def _closing(lines: list[Line], start: int, end: int) -> int:
    """Where readers' comments or the imprint begin, in pages that mark neither; else `end`."""
    letters, last = 0, -1
    for position in range(start, end):
        line = lines[position]
        if line.kind != "text" or line.apart:
            continue
        if letters >= LITTLE_PROSE and _may_end(line.text) and not _credits_a_picture(lines, position):
            last = _last_letters(lines, start, end) if last < 0 else last
            is_imprint = begins_imprint(line.text) and not _goes_on(lines, position)
            is_last = position >= last or begins_comments(line.text)
            if is_imprint or (is_last and not _heads_more_text(lines, position, end)):
                return position
        letters += len(line.text) if is_reading(line) else 0
    return end


def _with_last_words(lines: list[Line], body: Frame, end: int) -> int:
    """The end of the body with the short paragraphs that stand right behind its box, beside it."""
    while end < min(len(lines), body.last + _MOST_LAST_WORDS):
        line = lines[end]
        if line.tag != "p" or line.block.above is not body.above or not is_loose_text(line):
            break
        end += 1
    return end


def _may_end(text: str) -> bool:
    """True where readers' comments or the imprint may begin."""
    return begins_afterword(text) or tells_the_license(text)


def _credits_a_picture(lines: list[Line], position: int) -> bool:
    """True for "© AFP" under a picture."""
    line, before = lines[position], lines[position - 1]
    shown = before.kind == "picture" and before.picture is not None and not is_decoration(before.picture)
    under = shown or bool(line.roles & (Role.CAPTION | Role.FIGURE | Role.CREDIT))
    return under and OWNED.fullmatch(line.text.strip()) is not None


def _goes_on(lines: list[Line], position: int) -> bool:
    """True where more of the text stands soon behind a line, in the same box: an article may tell of copyright."""
    box = lines[position].block.above
    return any(is_reading(one) and one.block.above is box for one in lines[position + 1 : position + _SOON])


def _heads_more_text(lines: list[Line], position: int, end: int) -> bool:
    """True for a line between paragraphs of one box, as "Ý kiến" over a part of the article is: no form and no names or
    hours of readers stand behind it, but sentences.
    """
    line, box = lines[position], lines[position].block.above
    before = next((one for one in reversed(lines[:position]) if is_reading(one)), line)
    behind = [one for one in lines[position + 1 : min(end, position + _SOON)] if one.kind == "text"]
    if before is line or before.block.above is not box or not behind or line.roles & Role.COMMENTS:
        return False
    told = [one for one in behind if one.roles & (Role.MACHINERY | Role.COMMENTS) or begins_imprint(one.text)]
    text = [one for one in behind if is_reading(one) and one.block.above is box and _is_sentence(one.text)]
    return not told and bool(text) and text[0] is behind[0] and not dates.find(text[0].text[:_LONGEST_DATE_LINE])


def _is_sentence(text: str) -> bool:
    return text.endswith((".", "!", "?", "…", "”", '"')) and "@" not in text and not tells_the_license(text)


def _last_letters(lines: list[Line], start: int, end: int) -> int:
    """The first position with hardly any text behind it."""
    letters, position = 0, end
    while position > start and letters < _ENOUGH_PROSE:
        position -= 1
        letters += len(lines[position].text) if is_reading(lines[position]) else 0
    return position


def _is_trailer(line: Line) -> bool:
    """True for what cannot be an article's last line: links, other stories, a heading with nothing under it."""
    if line.apart or line.roles & Role.ASIDE or line.is_link or (line.text and heading_kind(line.text)):
        return True
    return line.tag in {"h1", "h2", "h3", "h4"} or (line.kind == "picture" and bool(line.anchors))


def doubts(found: Found) -> list[str]:
    """Why this page may be no article, in short words; `NO_ARTICLE` among them when it surely is none."""
    lines, zones, claims = found.reading.lines, found.zones, found.claims
    letters = sum(len(line.text) for line in lines[zones.start : zones.end] if is_reading(line))
    if (
        _announces(found, letters)
        or _links_more_than_it_says(found, letters)
        or _is_section_page(found)
        or (letters < _FEW and _is_error(found))
    ):
        return [NO_ARTICLE]
    if letters < LITTLE_PROSE:
        sure = found.headline.agreed and (claims.says_article or _is_dated(found) or _says_more_than_it_links(found))
        return ["short"] if sure or not _has_many_links(lines) else [NO_ARTICLE]
    if claims.says_article or claims.published or letters >= _FEW:
        return []
    return [NO_ARTICLE] if letters < _ENOUGH_PROSE and _has_many_links(lines) else ["doubtful"]


def _has_many_links(lines: list[Line]) -> bool:
    """True where many lines link to stories: a title has words."""
    return sum(line.is_link and line.text.count(" ") >= _FEWEST_BLANKS for line in lines) >= _MANY_LINKS


def _is_dated(found: Found) -> bool:
    """True when a date stands right under or over the headline."""
    lines, first, last = found.reading.lines, found.headline.first, found.headline.last
    near = [*lines[last + 1 : last + 4], *lines[max(0, first - 1) : first]]
    return any(len(line.text) <= _LONGEST_DATE_LINE and dates.find(line.text) for line in near if not line.is_link)


def _says_more_than_it_links(found: Found) -> bool:
    """True for many short lines that are no links, as a poem has."""
    lines = [line for line in found.reading.lines[found.zones.start : found.zones.end] if not line.apart]
    linked = sum(line.linked for line in lines)
    return sum(len(line.text) for line in lines) >= max(LITTLE_PROSE, 4 * linked)


def _announces(found: Found, letters: int) -> bool:
    """True when most of the prose announces other stories."""
    lines, zones = found.reading.lines, found.zones
    prose = [at for at in range(zones.start, zones.end) if is_reading(lines[at])]
    possible = possible_teasers(lines, prose)
    if sum(len(lines[at].text) for at in possible) * 2 <= letters:
        return False  # as in most articles: no need to weigh the page once more
    weights = weigh(found.reading, -1)
    teasers = [len(lines[at].text) for at in possible if is_teaser(lines, at, weights)]
    return sum(teasers) * 2 > letters and (len(teasers) > 1 or found.headline.first < 0)


def _links_more_than_it_says(found: Found, letters: int) -> bool:
    """True when what stands where the body should be is mostly links, as in an index of a forum."""
    lines, zones = found.reading.lines, found.zones
    beside = LISTS | Role.COMMENTS | Role.TAGS | Role.CRUMBS
    linked = sum(line.linked for line in lines[zones.start : zones.end] if not line.roles & beside)
    return linked > 2 * letters and linked >= _ENOUGH_PROSE


def _is_section_page(found: Found) -> bool:
    claims = found.claims
    if claims.says_list and found.headline.first < 0:
        return True
    return not claims.says_article and not claims.published and _is_section(claims.url)


def _is_error(found: Found) -> bool:
    claims = found.claims
    if claims.says_article or claims.published:
        return False
    return any(_ERROR.fullmatch(newspaper.folded(title).strip()) for title in (found.headline.text, *claims.titles))


def _is_section(url: str) -> bool:
    """True for the address of a home page or a section: a few words without a number."""
    try:
        path = urlsplit(url).path.strip("/") if url else "1"
    except ValueError:
        return False
    return not re.search(r"[0-9]", path) and path.count("-") < 4 and path.count("/") < 2  # noqa: PLR2004
