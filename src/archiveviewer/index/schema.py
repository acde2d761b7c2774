"""How an article is laid out in the index: its searchable fields, its facets, and the article itself.

Comes in: an article. Goes out: the values that are indexed, and from what was stored the article again. It refuses to
know how documents are found.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import msgspec
from whoosh import fields

from archiveviewer.article import Article
from archiveviewer.query.fields import NAMED, asked_fields
from archiveviewer.vietnamese.terms import folded_key

if TYPE_CHECKING:
    from collections.abc import Iterator

STORED_FACETS = ("section", "source", "author")
"""What a segment keeps a column of; the other facets are told by what it has anyway."""
TITLE_KEY = 512
"""Characters of a title by which it is looked up."""
ID, TITLE, DATE, DOCUMENT = "id", "title_key", "date", "article"
"""The fields besides those with words: the id, the title as a key, the day, and the stored article; and NAMED."""


class Stored(msgspec.Struct, frozen=True):
    """What is stored of a document; the article in it has no id of its own."""

    id: str
    article: Article


class Packed(msgspec.Struct, frozen=True):
    """The same with the article still packed."""

    id: str
    article: msgspec.Raw


_POINTERS = (b"related", b"same_section", b"image")
"""The names under which lists and pictures are stored, where an article has any."""
_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(Stored)


def schema() -> fields.Schema:
    """The layout of one document."""
    plain = {ID: fields.ID(unique=True), TITLE: fields.ID(), NAMED: fields.ID(), DOCUMENT: fields.STORED}
    return fields.Schema(**plain, **asked_fields())


def stored(article_id: str, packed: bytes) -> bytes:
    """What is stored of an article that was packed without its id."""
    return _encoder.encode(Packed(article_id, msgspec.Raw(packed)))


def article(data: bytes) -> Article:
    """The article of a document's stored bytes; raises msgspec.DecodeError on anything that is not one."""
    document = _decoder.decode(data)
    msgspec.structs.force_setattr(document.article, "id", document.id)  # nobody else has seen it yet
    return document.article


def may_point(data: bytes) -> bool:
    """Whether an article may list other stories or show pictures, by its bytes as they are stored."""
    return any(name in data for name in _POINTERS)


def title_key(title: str) -> str:
    """The key by which articles with one title are found."""
    return folded_key(title)[:TITLE_KEY]


def day_number(value: str) -> int:
    """An ISO date of any precision as YYYYMMDD, 00 for what it leaves open."""
    year, month, day = (*value[:10].split("-"), "0", "0")[:3]
    return int(year) * 10000 + int(month) * 100 + int(day)


class BlockPlaces(NamedTuple):
    """Which paragraphs of `texts` are an article's headings, its captions, and the texts of all its blocks."""

    headings: list[int]
    captions: list[int]
    body: list[int]


def block_places(article: Article, first: int = 0) -> BlockPlaces:
    """Where an article's blocks stand among its `texts`, of which the title has the number `first`."""
    found = BlockPlaces([], [], [])
    at = first + 1 + bool(article.kicker) + bool(article.sapo)
    for block in article.blocks:
        if block.text:
            if block.kind == "heading":
                found.headings.append(at)
            found.body.append(at)
            at += 1
        if block.caption:
            found.captions.append(at)
            at += 1
    return found


def texts(article: Article) -> Iterator[str]:
    """The paragraphs of the field of everything, in reading order; none is empty."""
    yield article.title
    for text in (article.kicker, article.sapo):
        if text:
            yield text
    for block in article.blocks:
        yield from (text for text in (block.text, block.caption) if text)
    for text in (article.author, article.credit, *article.keywords):
        if text:
            yield text
