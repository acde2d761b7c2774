"""The article whose body is all of a piece of markup: from a feed, a wire or a mail, where nothing stands around it.

Comes in: markup in text and the headline that its container states. Goes out: the article with all its parts, read by
the rules for pages; only the search for headline and body is left out. It refuses to know where the markup came from.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

import msgspec
from lxml import etree

from archiveviewer.readers.html import furniture
from archiveviewer.readers.html.article import compose
from archiveviewer.readers.html.decoding import repaired
from archiveviewer.readers.html.header import Zones
from archiveviewer.readers.html.locate import Found
from archiveviewer.readers.html.metadata import Metadata, read_metadata
from archiveviewer.readers.html.page import Holder, Page, parse, without_controls
from archiveviewer.readers.html.titles import Headline
from archiveviewer.readers.html.walk import keep_all, read_lines
from archiveviewer.vietnamese.encodings import Decoded

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from archiveviewer.article import Article
    from archiveviewer.readers.html.lines import Line, Reading

_HEADLINE = "headline"
"""Stands for a headline that is not known, so that the place above the body is never empty."""
_NO_PICTURES: Mapping[str, str] = MappingProxyType({})
_KEPT = 0.8
"""What share of the letters has to be found again; names of classes that mislead would cost more."""


def read_fragment(
    path: Path,
    markup: str,
    *,
    title: str = "",
    sapo: str = "",
    url: str = "",
    pictures: Mapping[str, str] = _NO_PICTURES,
) -> Article | None:
    """The article of the markup; None where there is nothing to read. Without a `title` the article has none.

    `pictures` are those in the file that holds it, as `Block.image` names them, by their addresses.
    """
    page = parse(without_controls(markup.encode("utf-8", "ignore")))
    body = page.root.find("body") if page else None
    if page is None or body is None:
        return None
    page = page._replace(holder=Holder(pictures=pictures))
    _put_headline(body, title)
    claims = read_metadata(page.root)._replace(titles=(title,) if title else (), description=sapo, says_article=True)
    claims = claims._replace(url=url or claims.url)
    reading = read_lines(page.root, passing_menus=False)
    if len(reading.lines) < 2:  # noqa: PLR2004 — the headline that was put there, and something to read
        return None
    claims, decoded = repaired(reading.lines, claims, Decoded("", "unicode", 1.0))
    article = _read(path, page, claims, decoded, reading)
    whole = len("".join("".join(map(str, body.itertext())).split()))
    if _letters(article) < _KEPT * whole:
        keep_all(reading)
        article = max(article, _read(path, page, claims, decoded, reading), key=_letters)
    return article


def _put_headline(body: etree._Element, title: str) -> None:
    """The headline as the first line of the body, unless the markup begins with it."""
    first = etree.Element("h1")
    first.text = without_controls(title.encode("utf-8", "ignore")).decode("utf-8") or _HEADLINE
    first.tail, body.text = body.text, None
    body.insert(0, first)


def _read(path: Path, page: Page, claims: Metadata, decoded: Decoded, reading: Reading) -> Article:
    lines = reading.lines
    furniture.mark(reading)
    title = claims.titles[0] if claims.titles else ""
    start = 2 if title and len(lines) > 2 and _is_repeated(title, lines[1]) else 1  # noqa: PLR2004
    zones = Zones(0, start - 1, start, len(lines))
    found = Found(reading, Headline(title or _HEADLINE, 0, 0), zones, claims, decoded)
    article = compose(path, page, found, [])
    return article if title else msgspec.structs.replace(article, title="")


def _is_repeated(title: str, line: Line) -> bool:
    return line.kind == "text" and _bare(line.text) == _bare(title)


def _bare(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def _letters(article: Article) -> int:
    """How many letters of the markup stand somewhere in the article; its title was put there by us."""
    lists = [one for one in (article.related, article.same_section) if one is not None]
    listed = [part for one in lists for part in (one.heading, *(link.title for link in one.links))]
    signed = (article.kicker, article.sapo, article.author, article.credit)
    parts = (article.title, *signed, *article.body, *article.captions, *listed)
    return sum(len("".join(part.split())) for part in parts)
