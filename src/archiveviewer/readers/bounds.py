"""What may come out of a file, whatever its format. Articles come in as a reader made them; articles go out that may be
stored, logged and shown anywhere: clean text in NFC, facts of one line, and no more of anything than a person can read.

Readers have limits of their own where they know better; these hold for every one of them. What had to be left out is
told by the warning "cut". It refuses to know any format.
"""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

import msgspec

from archiveviewer.article import Article, Block, Link, LinkList
from archiveviewer.readers.files import printable
from archiveviewer.readers.stated import LONGEST_FACT, LONGEST_MEMBER, MOST_ARTICLES
from archiveviewer.vietnamese.normal import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from archiveviewer.article import Dated, Provenance

MOST_CHARACTERS = 200_000_000
"""In all the articles of one file."""
LONGEST_ARTICLE = 8_000_000
"""Characters of an article's body. The Bible has four million."""
MOST_BLOCKS = 200_000
LONGEST_SAPO = 20_000
"""Characters of a sapo or a caption."""
MOST_NAMED = 500
"""Keywords, links of a list."""
MOST_WARNINGS = 50
CUT = "cut"

_FACTS = ("title", "kicker", "author", "credit", "source", "section", "url")
_LINES = frozenset({"list", "table"})
"""Kinds of blocks that have several lines."""
_WEB = re.compile(r"https?://", re.IGNORECASE)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)


def bounded(articles: Iterable[Article], path: Path, root: Path | None) -> tuple[Article, ...]:
    """The articles of the file at `path`, each within bounds, and as many of them as all may have together."""
    found: list[Article] = []
    room = MOST_CHARACTERS
    for article in articles:
        if len(found) == MOST_ARTICLES or room <= 0:
            found[-1] = _warned(found[-1], "cut: the file holds more articles")
            break
        one, size = _Bounding(path, root).article(article)
        found.append(one)
        room -= size
    return tuple(found)


def _warned(article: Article, warning: str) -> Article:
    where = article.provenance
    where = msgspec.structs.replace(where, warnings=tuple(dict.fromkeys((*where.warnings, warning))))
    return msgspec.structs.replace(article, provenance=where)


class _Bounding:
    """One article being looked through. Nothing is made anew where nothing has to change: that is nearly always so."""

    def __init__(self, path: Path, root: Path | None) -> None:
        self._path, self._root = path, root
        self._is_cut = False

    def article(self, article: Article) -> tuple[Article, int]:
        """The article within bounds, and the characters of its body."""
        facts = {name: self._line(getattr(article, name)) for name in _FACTS}
        facts["sapo"] = self._line(article.sapo, LONGEST_SAPO)
        facts["title"] = facts["title"] or printable(self._path.stem)
        blocks, size = self._blocks(article.blocks)
        changes: dict[str, object] = {
            **facts,
            "blocks": blocks,
            "keywords": tuple(filter(None, map(self._line, self._some(article.keywords, MOST_NAMED)))),
            "published": self._dated(article.published),
            "modified": self._dated(article.modified),
            "related": self._links(article.related),
            "same_section": self._links(article.same_section),
        }
        changes["provenance"] = self._provenance(article.provenance)
        changed = {name: value for name, value in changes.items() if value != getattr(article, name)}
        return (msgspec.structs.replace(article, **changed) if changed else article), size

    def _text(self, text: str, most: int) -> str:
        if not text:
            return ""
        if len(text) > most:
            self._is_cut = True
            text = text[:most]
        return clean(text)

    def _line(self, text: str, most: int = LONGEST_FACT) -> str:
        text = self._text(text, most)
        return text if text.isprintable() else " ".join(text.split())

    def _some(self, things: Sequence[str], most: int) -> Sequence[str]:
        self._is_cut = self._is_cut or len(things) > most
        return things[:most]

    def _blocks(self, blocks: tuple[Block, ...]) -> tuple[tuple[Block, ...], int]:
        kept: list[Block] = []
        room = LONGEST_ARTICLE
        are_plain = _are_plain(blocks)
        for block in blocks:
            if room <= 0 or len(kept) == MOST_BLOCKS:
                self._is_cut = True
                break
            one = block if are_plain else self._block(block, room)
            if one.text.strip() or one.caption or one.image:
                kept.append(one)
            room -= len(one.text) + len(one.caption)
        return tuple(kept), LONGEST_ARTICLE - room

    def _block(self, block: Block, room: int) -> Block:
        text = self._text(block.text, room) if block.kind in _LINES else self._line(block.text, room)
        caption, credit = self._line(block.caption, LONGEST_SAPO), self._line(block.credit)
        image = self._image(block.image)
        if (text, caption, credit, image) == (block.text, block.caption, block.credit, block.image):
            return block
        return msgspec.structs.replace(block, text=text, caption=caption, credit=credit, image=image)

    def _image(self, image: str) -> str:
        """An address of the web, or a path as the file system has it that leads nowhere but into the source folder."""
        if not image or _WEB.match(image):
            return self._line(image)
        if len(image) > LONGEST_FACT or image.startswith(("/", "\\")) or _SCHEME.match(image):
            return ""
        leaves = self._root is not None and _leaves(image, self._path, self._root)
        return "" if leaves or printable(image) != image else image

    def _links(self, links: LinkList | None) -> LinkList | None:
        if links is None:
            return None
        self._is_cut = self._is_cut or len(links.links) > MOST_NAMED
        return LinkList(
            heading=self._line(links.heading),
            links=tuple(
                Link(title=title, url=self._line(link.url))
                for link in links.links[:MOST_NAMED]
                if (title := self._line(link.title))
            ),
        )

    def _dated(self, dated: Dated | None) -> Dated | None:
        return dated and msgspec.structs.replace(dated, raw=self._line(dated.raw))

    def _provenance(self, provenance: Provenance) -> Provenance:
        """The last to be looked through: it tells whether anything was cut."""
        told = [self._line(warning) for warning in provenance.warnings[:MOST_WARNINGS]]
        warnings = tuple(dict.fromkeys([*told, *([CUT] if self._is_cut else [])]))
        member = printable(provenance.member[:LONGEST_MEMBER])
        return msgspec.structs.replace(provenance, member=member, warnings=warnings)


def _are_plain(blocks: tuple[Block, ...]) -> bool:
    """Whether no block has to change, as far as that is seen at once of all of them together."""
    texts: list[str] = []
    for block in blocks:
        if block.image or block.kind in _LINES or len(block.caption) + len(block.credit) > LONGEST_FACT:
            return False
        texts += (block.text, block.caption, block.credit)
    together = "".join(texts)
    return len(together) <= LONGEST_ARTICLE and together.isprintable() and clean(together) == together


def _leaves(image: str, path: Path, root: Path) -> bool:
    """Whether a relative path, seen from the file, leads out of the root."""
    if ".." not in image:
        return False
    top = os.path.normpath(root)
    place = os.path.normpath(path.parent / image)
    return not place.startswith(top.rstrip(os.sep) + os.sep)
