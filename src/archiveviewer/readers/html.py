"""Saved web pages. Comes in: the bytes of a page and where it lies. Goes out: the one article that it holds, with all
its parts. Pages that hold none (lists, errors, indexes of forums) are refused; a page in doubt is read and says so.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from lxml import html

from archiveviewer.article import Article, Block, LinkList, Provenance
from archiveviewer.errors import Unreadable
from archiveviewer.readers import html_blocks, html_header, html_lists
from archiveviewer.readers import lines as newspaper
from archiveviewer.readers.html_body import find_body, is_prose, span
from archiveviewer.readers.html_decoding import Decoded, decode_page
from archiveviewer.readers.html_header import Zones
from archiveviewer.readers.html_lines import Line, Reading, read_lines
from archiveviewer.readers.html_metadata import Metadata, read_metadata
from archiveviewer.readers.html_outlets import outlet_of_address, outlet_of_site_name
from archiveviewer.readers.html_page import LARGEST_PAGE, Page, parse
from archiveviewer.readers.html_roles import APART, LISTS, Role
from archiveviewer.readers.html_titles import Headline, find_headline

_ENOUGH_PROSE = 400
_LITTLE_PROSE = 120


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
    found = _locate(page.root, claims, trust_classes=True)
    if found is None:
        found = _locate(page.root, claims, trust_classes=False)
    if found is None:
        raise Unreadable(path, "no-article", "no prose")
    reasons = _doubts(found, claims)
    if "list" in reasons:
        raise Unreadable(path, "no-article", "a list of links")
    warnings = [*decoded.warnings, *page.warnings, *(["cut"] if found.reading.cut else []), *reasons]
    return _composed(path, page, claims, found, decoded, warnings)


class _Found(NamedTuple):
    reading: Reading
    headline: Headline
    zones: Zones


def _locate(root: html.HtmlElement, claims: Metadata, *, trust_classes: bool) -> _Found | None:
    reading = read_lines(root, trust_classes=trust_classes)
    lines = reading.lines
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
    return _Found(reading, headline, Zones(headline.first, headline.last, start, end))


def _is_trailer(line: Line) -> bool:
    """True for what cannot be an article's last line: links, other stories, a heading with nothing under it."""
    if line.apart or line.roles & Role.ASIDE or line.is_link:
        return True
    return line.tag in {"h1", "h2", "h3", "h4"} or (line.kind == "picture" and bool(line.anchors))


def _doubts(found: _Found, claims: Metadata) -> list[str]:
    """Why this page may be no article; "list" when it surely is none."""
    lines, zones = found.reading.lines, found.zones
    inside = [line for line in lines[zones.start : zones.end] if line.kind == "text" and not line.roles & APART]
    prose = [line for line in inside if is_prose(line)]
    teasers = [line for line in inside if _is_teaser(line)]
    letters = sum(len(line.text) for line in prose)
    listed = sum(len(line.text) for line in teasers)
    if len(teasers) >= 6 and listed * 2 > letters and len(teasers) * 3 > len(prose):  # noqa: PLR2004
        return ["list"]
    if claims.says_article and letters >= _LITTLE_PROSE / 2:
        return []
    if found.headline.first < 0 and claims.says_list:
        return ["list"]
    if letters < _LITTLE_PROSE:
        return ["list"] if not claims.says_article else ["short"]
    return ["doubtful"] if letters < _ENOUGH_PROSE and not claims.says_article else []


def _is_teaser(line: Line) -> bool:
    return line.is_link and len(line.text) >= 20 and line.text.count(" ") >= 3 and not line.roles & Role.RELATED  # noqa: PLR2004


def _composed(
    path: Path, page: Page, claims: Metadata, found: _Found, decoded: Decoded, warnings: list[str]
) -> Article:
    lines, zones = found.reading.lines, found.zones
    url = claims.url or page.saved_from
    base = url or _base(page.root)
    source = _source(path, url, claims, lines)
    boxes = html_lists.find_boxes(lines, found.headline.last, base)
    taken = {position for box in boxes for position in box.positions}
    sapo = html_header.find_sapo(lines, zones, claims.description, taken)
    when = html_header.find_dates(lines, zones, claims, url or str(path.name))
    signed = html_header.find_signature(lines, zones, claims, source)
    kicker = html_header.find_kicker(lines, zones)
    place = html_blocks.Place(path.parent, base)
    headline = set(range(found.headline.first, found.headline.last + 1))
    header_lines = {at for at in range(zones.start, min(zones.end, zones.start + 6)) if lines[at].roles & (Role.DATE | Role.AUTHOR | Role.TITLE | Role.KICKER) and len(lines[at].text) < 150}
    dated = {at for at in when.positions if len(lines[at].text) < 80}
    skip = taken | set(sapo.positions) | set(signed.positions) | headline | header_lines | dated
    body = html_blocks.build(lines, zones.start, zones.end, skip, place)
    lead = _lead_figures(lines, zones, skip, place)
    in_sapo = html_lists.story_links([lines[at] for at in range(found.headline.last + 1, zones.start) if lines[at].text.lstrip().startswith(">>")] + [lines[at] for at in sapo.positions if lines[at].is_link], base)
    related, same = _lists(lines, zones, boxes, (*in_sapo, *body.related), base)
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


def _source(path: Path, url: str, claims: Metadata, lines: list[Line]) -> str:
    """The newspaper: by the page's address, by what the page calls its site, by where its pictures lie, by the folder."""
    if name := outlet_of_address(url):
        return name
    for claim in (claims.site, claims.publisher):
        if claim and (name := outlet_of_site_name(claim)):
            return name
    for line in lines:
        if line.picture is not None and (name := outlet_of_address(line.picture.get("src") or "")):
            return name
    return next((name for part in reversed(path.parts[:-1]) if (name := outlet_of_address(part))), "")


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
    related = [box for box in boxes if box.kind == "related"]
    same = [box for box in boxes if box.kind == "section"]
    if inline:
        related.insert(0, html_lists.Box("related", "", inline, frozenset()))
    if not any(box.links for box in related if box.positions):
        links = _links_behind(lines, zones, base)
        if links:
            related.append(html_lists.Box("related", "", links, frozenset()))
    filled = [box for box in same if box.links]
    return html_lists.merged(related), html_lists.merged(filled[:1] or same[:1])


def _links_behind(lines: list[Line], zones: Zones, base: str) -> tuple[html_lists.Link, ...]:
    """Stories listed directly behind the body without a heading."""
    run: list[Line] = []
    for line in lines[zones.end : zones.end + 40]:
        if line.roles & APART or (line.kind == "text" and newspaper.related_heading(line.text)):
            break
        if line.kind == "picture" or html_lists.story_links([line], base):
            run.append(line)
        elif run or len(line.text) > newspaper.LONGEST_SIGNATURE:
            break
    links = html_lists.story_links(run, base)
    return links if len(links) > 1 else ()
