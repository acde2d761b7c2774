"""The article put together. Comes in: a page and the place of the article on it. Goes out: the article with all its
parts. The parts are found elsewhere; here it is only seen to that no line is two things at once.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from archiveviewer.article import Article, Block, Provenance
from archiveviewer.readers.files import printable
from archiveviewer.readers.html import blocks, dates, header, lists, signature
from archiveviewer.readers.html.addresses import printed_address
from archiveviewer.readers.html.body import is_prose
from archiveviewer.readers.html.furniture import hours_of_a_day
from archiveviewer.readers.html.locate import LITTLE_PROSE, Found
from archiveviewer.readers.html.outlets import host_of, is_outlet, known_outlet, outlet_of_address, outlet_of_site_name
from archiveviewer.readers.html.roles import BESIDE, HEADER, Role
from archiveviewer.readers.html.titles import site_behind
from archiveviewer.readers.newspapers import is_newspaper

if TYPE_CHECKING:
    from pathlib import Path

    from archiveviewer.article import Link
    from archiveviewer.readers.html.header import Zones
    from archiveviewer.readers.html.lines import Line
    from archiveviewer.readers.html.metadata import Metadata
    from archiveviewer.readers.html.page import Page

_LONGEST_HEADER_LINE = 150
_LONGEST_DATE_LINE = 80


def compose(path: Path, page: Page, found: Found, doubts: list[str], *, name: str = "") -> Article:
    """The article of a page whose headline and body are found; `name` is what a rule file calls the paper."""
    lines, zones, claims = found.reading.lines, found.zones, found.claims
    url = claims.url or page.saved_from or printed_address(lines)
    base = claims.base or url
    source = name or _source(path, url or claims.base, claims, lines, found.headline.text)
    boxes = lists.find_boxes(lines, zones.headline_last, base)
    taken = {position for box in boxes for position in box.positions}
    sapo = header.told_sapo(found.reading) or header.find_sapo(lines, zones, claims.description, taken)
    when = dates.find_dates(lines, zones, claims, url, taken)
    signed = signature.find_signature(found.reading, zones, claims, source, taken)
    skip = taken | sapo.positions | signed.positions | _header_lines(lines, zones, when.positions)
    place = blocks.Place(path.parent, base, page.holder)
    lead, captions = _lead_figures(lines, zones, skip, place)
    body = blocks.build(
        found.reading, zones.headline_last + 1, zones.end, skip | captions | _unread(lines, zones), place
    )
    above = _stories_above(lines, zones, sapo.positions, taken, base)
    related, same = lists.choose(lines, zones, boxes, (*above, *body.related), base)
    title, from_name = _title(found.headline.text, path)
    dated = when.published or when.modified
    left = [doubt for doubt in doubts if not (dated and doubt == "doubtful")]
    return Article(
        title=title,
        kicker=found.headline.kicker or header.find_kicker(lines, zones),
        sapo=sapo.text,
        blocks=(*lead, *_without_sapo(body.blocks, sapo.text)),
        author=signed.author,
        credit=signed.credit,
        source=source,
        section=header.find_section(lines, zones, claims),
        published=when.published,
        modified=when.modified if when.modified != when.published else None,
        related=related,
        same_section=same,
        keywords=claims.keywords,
        url=url,
        provenance=_provenance(path, page, found, [*from_name, *left, *body.warnings]),
    )


def _provenance(path: Path, page: Page, found: Found, noticed: list[str]) -> Provenance:
    cut = ["cut"] if found.reading.cut else []
    return Provenance(
        path=printable(path),
        reader="html",
        encoding=found.decoded.encoding,
        confidence=found.decoded.confidence,
        warnings=tuple(dict.fromkeys([*found.decoded.warnings, *page.warnings, *cut, *noticed])),
    )


def _header_lines(lines: list[Line], zones: Zones, dated: frozenset[int]) -> set[int]:
    """The headline's lines and the short ones around it that are dates, names and kickers."""
    marks = Role.DATE | Role.AUTHOR | Role.TITLE | Role.KICKER
    opening = range(zones.start, min(zones.end, zones.start + 6))
    short = [at for at in opening if len(lines[at].text) < _LONGEST_HEADER_LINE]
    marked = {at for at in short if lines[at].roles & (marks & ~Role.TITLE if lines[at].is_link else marks)}
    marked -= hours_of_a_day(lines, zones.start, zones.end)
    dates_alone = {at for at in dated if len(lines[at].text) < _LONGEST_DATE_LINE}
    return marked | dates_alone | set(range(zones.headline_first, zones.headline_last + 1))


def _unread(lines: list[Line], zones: Zones) -> set[int]:
    """The lines between headline and body that are not the article's text."""
    between = range(zones.headline_last + 1, zones.start)
    return {at for at in between if not (_is_left_over(lines[at]) or header.is_loose_text(lines[at]))}


_MOST_STORIES_ABOVE = 6
_SHORTEST_STORY_ABOVE = 25  # letters; the link to a section may stand there too


def _stories_above(
    lines: list[Line], zones: Zones, sapo: frozenset[int], taken: set[int], base: str
) -> tuple[Link, ...]:
    """Stories linked in the sapo, behind ">>" right under it, or alone on their lines: few, for many are a menu."""
    between = [at for at in range(zones.headline_last + 1, zones.start) if at not in taken]
    arrows = [at for at in between if lines[at].text.lstrip().startswith(">>")]
    linked = [at for at in sorted(sapo) if lines[at].is_link]
    alone = [at for at in between if at not in sapo and at not in arrows and _is_story_alone(lines[at])]
    few = alone if len(alone) <= _MOST_STORIES_ABOVE else []
    return lists.story_links([lines[at] for at in (*arrows, *linked, *few)], base)


def _is_story_alone(line: Line) -> bool:
    beside = BESIDE | HEADER | Role.ASIDE
    return line.is_link and len(line.text) >= _SHORTEST_STORY_ABOVE and not line.roles & beside


def _is_left_over(line: Line) -> bool:
    """True for prose between headline and body: what is not the sapo is still the article's."""
    return is_prose(line) and len(line.text) > LITTLE_PROSE and not line.roles & (HEADER & ~Role.SAPO)


def _without_sapo(blocks: tuple[Block, ...], sapo: str) -> tuple[Block, ...]:
    """The blocks of the body without a first paragraph that only says the sapo again."""
    first = next((at for at, block in enumerate(blocks) if block.text), -1)
    repeats = first >= 0 and blocks[first].kind == "paragraph" and blocks[first].text == sapo
    return (*blocks[:first], *blocks[first + 1 :]) if repeats else blocks


def _title(found: str, path: Path) -> tuple[str, list[str]]:
    if found:
        return found, []
    stem = re.sub(r"(?:\.body|\.article|\.index)$", "", path.stem)
    words = re.sub(r"[-_+\s]+", " ", stem).strip() or path.name
    return words[0].upper() + words[1:], ["title-from-file-name"]


_PAPER = re.compile(r"(?:Báo|Tạp chí|Thông tấn xã|Đài (?=Truyền|Phát|Tiếng|PT)) ?[A-ZĐ][^-–|:.,!?]{1,40}")
"""What a paper calls itself where that is the whole title of all its pages."""
_MOST_ABOVE = 6
"""Lines above the headline among which the article's own picture may stand."""
_BANNER = 20
"""Lines at the top of a page among which the newspaper's name may stand."""


def _source(path: Path, url: str, claims: Metadata, lines: list[Line], headline: str) -> str:
    """The newspaper: by the page's address, by what it calls its site, by where its pictures lie, by the folder."""
    if name := outlet_of_address(url):
        return name
    for claim in (claims.site, claims.publisher):
        if claim and (name := outlet_of_site_name(claim)):
            return name
    if name := _paper_in_titles(claims.titles, headline):
        return name
    for line in lines:
        if line.picture is not None and (name := outlet_of_address(line.picture.get("src") or "")):
            return name
    folders = path.parts[-2::-1]
    named = next((part for part in folders if is_newspaper(part)), "")
    banner = next((line.text for line in lines[:_BANNER] if is_newspaper(line.text)), "")
    site = next((name for part in folders if (name := outlet_of_address(part))), "")
    host = host_of(url).removeprefix("www.")
    return named or banner or site or (host if "." in host else "")


def _paper_in_titles(titles: tuple[str, ...], headline: str) -> str:
    """The paper that claimed titles name: beside the article's, or as all that they say."""
    for claim in titles:
        for part in re.split(r"\s+[-–|»:]\s+|\s*\|\s*", claim):
            if is_outlet(part):
                return known_outlet(part) or part.strip()
    alone = next((claim for claim in titles if claim not in headline and _PAPER.fullmatch(claim)), "")
    behind = site_behind(headline, titles)
    return alone or (outlet_of_site_name(behind) if behind else "")


def _leads(lines: list[Line], at: int, zones: Zones) -> bool:
    """Whether what stands above the headline is in a figure of its own, in one box with the headline."""
    figure = next((frame for frame in lines[at].frame.around() if frame.tag == "figure"), None)
    headline = lines[zones.headline_first].block
    return (
        figure is not None
        and figure.above is not None
        and headline.is_inside(figure.above)
        and figure.above.tag != "body"
    )


def _lead_figures(lines: list[Line], zones: Zones, skip: set[int], place: blocks.Place) -> tuple[list[Block], set[int]]:
    """Figures over the headline, and between it and the body, that have a caption, and the positions of these: without
    one they only repeat a picture of the body.
    """
    figures: list[Block] = []
    captions: set[int] = set()
    above = [
        at for at in range(max(0, zones.headline_first - _MOST_ABOVE), zones.headline_first) if _leads(lines, at, zones)
    ]
    for at in (*above, *range(zones.headline_last + 1, zones.start)):
        line = lines[at]
        if line.kind in {"picture", "media"} and not line.roles & BESIDE:
            block, used = blocks.figure(
                lines, at, zones.start if at > zones.headline_last else zones.headline_first, place
            )
            if block is not None and block.caption and not used & skip:
                figures.append(block)
                captions |= used
    return figures, captions
