"""Saved web pages. Comes in: the bytes of a page and where it lies. Goes out: the one article that it holds, with all
its parts. Pages that hold none (lists, errors, indexes of forums) are refused; a page in doubt is read and says so.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from lxml import html

from archiveviewer.article import Article, Block, LinkList, Provenance
from archiveviewer.errors import Unreadable
from archiveviewer.readers import html_blocks, html_header, html_lists
from archiveviewer.readers import lines as newspaper
from archiveviewer.readers.html_body import find_body, is_prose, is_reading, is_teaser, span, weigh
from archiveviewer.readers.html_decoding import decode_page, repaired
from archiveviewer.readers.html_header import Zones
from archiveviewer.readers.html_lines import Line, Reading, read_lines
from archiveviewer.readers.html_metadata import Metadata, read_metadata
from archiveviewer.readers.html_outlets import is_outlet, known_outlet, outlet_of_address, outlet_of_site_name
from archiveviewer.readers.html_page import LARGEST_PAGE, Page, parse
from archiveviewer.readers.html_roles import APART, HEADER, LISTS, Role
from archiveviewer.readers.html_titles import Headline, find_headline, site_behind
from archiveviewer.vietnamese.encodings import Decoded

_ENOUGH_PROSE = 400
_LITTLE_PROSE = 120
_MANY_LINKS = 15
_ERROR = re.compile(
    r"\b(?:404|403|502|503)\b|khong tim thay|khong ton tai|page not found|not found|trang loi|access denied|forbidden|just a moment"
)


def read(path: Path, data: bytes) -> tuple[Article, ...]:
    """The article of the page at `path`. Raises Unreadable: empty, too-large, binary or no-article."""
    if len(data) > LARGEST_PAGE:
        raise Unreadable(path, "too-large", f"{len(data)} bytes")
    if not data.strip():
        raise Unreadable(path, "empty")
    decoded = decode_page(data)
    page = parse(decoded.text)
    if page is None:
        raise Unreadable(path, "no-article", "no element")
    return (article_of(path, page, decoded),)


def article_of(path: Path, page: Page, decoded: Decoded) -> Article:
    """The article of a parsed page."""
    claims = read_metadata(page.root)
    found = _locate(page.root, claims, decoded, trust_classes=True)
    if found is None:
        found = _located_by_text_alone(page.root, claims, decoded)
    if found is None:
        raise Unreadable(path, "no-article", "no prose")
    claims, decoded = found.claims, found.decoded
    reasons = _doubts(found, claims)
    if "list" in reasons:
        raise Unreadable(path, "no-article", "a list of links")
    warnings = [*decoded.warnings, *page.warnings, *(["cut"] if found.reading.cut else []), *reasons]
    return _composed(path, page, claims, found, decoded, warnings)


class _Found(NamedTuple):
    reading: Reading
    headline: Headline
    zones: Zones
    claims: Metadata
    decoded: Decoded


def _locate(root: html.HtmlElement, claims: Metadata, decoded: Decoded, *, trust_classes: bool) -> _Found | None:
    reading = read_lines(root, trust_classes=trust_classes)
    lines = reading.lines
    claims, decoded = repaired(lines, claims, decoded)
    headline = find_headline(lines, claims.titles, claims.site or claims.publisher)
    block = lines[headline.first].block if headline.first >= 0 else None
    body = find_body(lines, reading.bodies, block, headline.last)
    if body is None and headline.first >= 0:
        body = find_body(lines, reading.bodies, None, -1)
    if body is None:
        return None
    start, end = span(lines, body, headline.last)
    if start == end:
        headline = Headline(headline.text)
        start, end = span(lines, body, -1)
    while end > start + 1 and _is_trailer(lines[end - 1]):
        end -= 1
    return _Found(reading, headline, Zones(headline.first, headline.last, start, end), claims, decoded)


def _located_by_text_alone(root: html.HtmlElement, claims: Metadata, decoded: Decoded) -> _Found | None:
    """A second look that trusts no class names; what it finds must be much, for it may be any text of the page."""
    found = _locate(root, claims, decoded, trust_classes=False)
    if found is None:
        return None
    prose = [line for line in found.reading.lines[found.zones.start : found.zones.end] if is_prose(line)]
    enough = sum(len(line.text) for line in prose if line.list_item is None)
    return found if enough >= _ENOUGH_PROSE else None


def _is_trailer(line: Line) -> bool:
    """True for what cannot be an article's last line: links, other stories, a heading with nothing under it."""
    if line.apart or line.roles & Role.ASIDE or line.is_link:
        return True
    return line.tag in {"h1", "h2", "h3", "h4"} or (line.kind == "picture" and bool(line.anchors))


def _doubts(found: _Found, claims: Metadata) -> list[str]:
    """Why this page may be no article; "list" when it surely is none."""
    lines, zones = found.reading.lines, found.zones
    weights = weigh(lines, -1)
    prose = [at for at in range(zones.start, zones.end) if is_reading(lines[at])]
    teasers = [at for at in prose if is_teaser(lines, at, weights)]
    letters = sum(len(lines[at].text) for at in prose)
    announced = sum(len(lines[at].text) for at in teasers)
    headed = found.headline.first >= 0
    if announced * 2 > letters and (len(teasers) > 1 or not headed):
        return ["list"]
    if (claims.says_list and not headed) or (not claims.says_article and not claims.published and _is_section(claims.url)):
        return ["list"]
    if letters < 5 * _LITTLE_PROSE and _ERROR.search(newspaper.folded(f"{found.headline.text} {' '.join(claims.titles)}")):
        return ["list"]
    links = sum(line.is_link and line.text.count(" ") >= 3 for line in lines)  # noqa: PLR2004 — a title has words
    if letters < _LITTLE_PROSE:
        return ["short"] if (claims.says_article and headed) or links < _MANY_LINKS else ["list"]
    if claims.says_article or claims.published:
        return []
    if letters < _ENOUGH_PROSE:
        return ["list"] if links >= _MANY_LINKS else ["doubtful"]
    return ["doubtful"] if letters < 2 * _ENOUGH_PROSE else []


def _is_section(url: str) -> bool:
    """True for the address of a home page or a section: a few words without a number."""
    path = urlsplit(url).path.strip("/") if url else "1"
    return not re.search(r"[0-9]", path) and path.count("-") < 4 and path.count("/") < 2  # noqa: PLR2004


def _composed(
    path: Path, page: Page, claims: Metadata, found: _Found, decoded: Decoded, warnings: list[str]
) -> Article:
    lines, zones = found.reading.lines, found.zones
    url = claims.url or page.saved_from
    base = url or _base(page.root)
    source = _source(path, url, claims, lines, found.headline.text)
    boxes = html_lists.find_boxes(lines, found.headline.last, base)
    taken = {position for box in boxes for position in box.positions}
    sapo = html_header.find_sapo(lines, zones, claims.description, taken)
    when = html_header.find_dates(lines, zones, claims, url)
    signed = html_header.find_signature(lines, zones, claims, source, taken)
    kicker = html_header.find_kicker(lines, zones)
    place = html_blocks.Place(path.parent, base)
    headline = set(range(found.headline.first, found.headline.last + 1))
    header_lines = {at for at in range(zones.start, min(zones.end, zones.start + 6)) if lines[at].roles & (Role.DATE | Role.AUTHOR | Role.TITLE | Role.KICKER) and len(lines[at].text) < 150}
    dated = {at for at in when.positions if len(lines[at].text) < 80}
    skip = taken | set(sapo.positions) | set(signed.positions) | headline | header_lines | dated
    over = {at for at in range(found.headline.last + 1, zones.start) if not _is_left_over(lines[at])}
    body = html_blocks.build(lines, found.headline.last + 1, zones.end, skip | over, place)
    lead = _lead_figures(lines, zones, skip, place)
    in_sapo = html_lists.story_links([lines[at] for at in range(found.headline.last + 1, zones.start) if lines[at].text.lstrip().startswith(">>")] + [lines[at] for at in sapo.positions if lines[at].is_link], base)
    related, same = _lists(lines, zones, boxes, (*in_sapo, *body.related), base)
    if when.published or when.modified:
        warnings = [warning for warning in warnings if warning != "doubtful"]
    title, guessed = _title(found.headline.text, path)
    return Article(
        title=title,
        kicker=kicker,
        sapo=sapo.text,
        blocks=(*lead, *body.blocks),
        author=signed.author,
        credit=signed.credit,
        source=source,
        section=html_header.find_section(lines, zones, claims),
        published=when.published,
        modified=when.modified if when.modified != when.published else None,
        related=related,
        same_section=same,
        keywords=claims.keywords,
        url=url,
        provenance=Provenance(
            path=str(path), reader="html", encoding=decoded.encoding, confidence=decoded.confidence,
            warnings=tuple(dict.fromkeys([*warnings, *guessed, *body.warnings])),
        ),
    )


def _is_left_over(line: Line) -> bool:
    """True for prose between headline and body: what is not the sapo is still the article's."""
    return is_prose(line) and len(line.text) > _LITTLE_PROSE and not line.roles & (HEADER & ~Role.SAPO)


def _base(root: html.HtmlElement) -> str:
    element = root.find(".//base")
    address = (element.get("href") or "") if element is not None else ""
    return address if address.startswith(("http://", "https://")) else ""


def _title(found: str, path: Path) -> tuple[str, list[str]]:
    if found:
        return found, []
    stem = re.sub(r"(?:\.body|\.article|\.index)$", "", path.stem)
    words = re.sub(r"[-_+\s]+", " ", stem).strip() or path.name
    return words[0].upper() + words[1:], ["title-from-file-name"]


def _source(path: Path, url: str, claims: Metadata, lines: list[Line], headline: str) -> str:
    """The newspaper: by the page's address, by what the page calls its site, by where its pictures lie, by the folder."""
    if name := outlet_of_address(url):
        return name
    for claim in (claims.site, claims.publisher):
        if claim and (name := outlet_of_site_name(claim)):
            return name
    for claim in claims.titles:
        for part in re.split(r"\s+[-–|»:]\s+|\s*\|\s*", claim):
            if is_outlet(part):
                return known_outlet(part) or part.strip()
    if name := site_behind(headline, claims.titles):
        return outlet_of_site_name(name)
    for line in lines:
        if line.picture is not None and (name := outlet_of_address(line.picture.get("src") or "")):
            return name
    folder = next((name for part in reversed(path.parts[:-1]) if (name := outlet_of_address(part))), "")
    return folder or (urlsplit(url).hostname or "").removeprefix("www.")


def _lead_figures(lines: list[Line], zones: Zones, skip: set[int], place: html_blocks.Place) -> list[Block]:
    """Figures between headline and body that have a caption: without one they only repeat a picture of the body."""
    figures: list[Block] = []
    for at in range(zones.headline_last + 1, zones.start):
        line = lines[at]
        if line.kind in {"picture", "media"} and not line.roles & (APART | LISTS):
            block, used = html_blocks.figure(lines, at, zones.start, place)
            if block is not None and block.caption and not used & skip:
                figures.append(block)
    return figures


def _lists(
    lines: list[Line], zones: Zones, boxes: list[html_lists.Box], inline: tuple[html_lists.Link, ...], base: str
) -> tuple[LinkList | None, LinkList | None]:
    related = [box for box in boxes if box.kind == "related" and _belongs(box, lines, zones)]
    if any(box.links for box in related if not _is_suggestion(box)):
        related = [box for box in related if not _is_suggestion(box)]
    same = [box for box in boxes if box.kind == "section"]
    if inline:
        related.insert(0, html_lists.Box("related", "", inline, frozenset()))
    if not any(box.links for box in related if box.positions):
        links = _links_behind(lines, zones, base)
        if links:
            related.append(html_lists.Box("related", "", links, frozenset()))
    same = [box for box in same if not _is_sitewide(box, lines, zones)]
    filled = [box for box in same if box.links]
    return html_lists.merged(related), html_lists.merged(filled[:1] or same[:1])


def _belongs(box: html_lists.Box, lines: list[Line], zones: Zones) -> bool:
    """True for a list in the article or close under it; without a heading no readers' comments may lie between."""
    first = min(box.positions)
    if box.heading:
        return first <= zones.end + 60
    return first <= zones.end + 10 and not any(line.roles & Role.COMMENTS for line in lines[zones.end : first])


def _is_suggestion(box: html_lists.Box) -> bool:
    """True for "Có thể bạn quan tâm" and the like, which a machine fills."""
    return bool(re.search(r"\b(?:quan tam|thich)\b", newspaper.folded(box.heading)))


def _is_sitewide(box: html_lists.Box, lines: list[Line], zones: Zones) -> bool:
    """True for the newest stories of the whole site, printed beside the article and not under it."""
    first = min(box.positions)
    says_section = re.search(r"\b(?:cung|khac|da dua|da dang)\b", newspaper.folded(box.heading))
    return not says_section and (bool(lines[first].roles & Role.ASIDE) or not zones.start <= first <= zones.end + 40)


def _links_behind(lines: list[Line], zones: Zones, base: str) -> tuple[html_lists.Link, ...]:
    """Stories listed directly behind the body without a heading."""
    run: list[Line] = []
    arrows = [line for line in lines[zones.end : zones.end + 8] if line.text.lstrip().startswith((">>", "»")) and not line.apart]
    if arrows:
        return html_lists.story_links(arrows, base)
    for line in lines[zones.end : zones.end + 40]:
        if line.roles & APART or (line.kind == "text" and html_lists.heading_kind(line.text)):
            break
        if line.kind == "picture" or html_lists.story_links([line], base):
            run.append(line)
        elif run or len(line.text) > newspaper.LONGEST_SIGNATURE:
            break
    links = html_lists.story_links(run, base)
    return links if len(links) > 1 else ()
