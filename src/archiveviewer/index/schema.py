"""How an article is laid out in the index: its searchable fields, its facets, and the article itself.

Comes in: an article. Goes out: the document that Whoosh stores, and back. It refuses to know how documents are found.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

import msgspec
from whoosh import columns, fields

from archiveviewer.article import Article
from archiveviewer.query.fields import BREAK, asked_fields
from archiveviewer.vietnamese.terms import folded_key

if TYPE_CHECKING:
    from collections.abc import Iterator

FORMAT = 1
"""The number of this layout; it rises whenever an older index would be read wrongly."""

FACETS = ("section", "source", "author")
TITLE_KEY = 512
"""Characters of a title by which it is looked up."""
MAX_ARTICLE_BYTES = 256 * 1024 * 1024
"""Upper bound of one unpacked article: a compressed bomb in a stranger's archive is refused."""

_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(Article)


def schema() -> fields.Schema:
    """The layout of one document."""
    facets = {f"{name}_facet": fields.COLUMN(columns.RefBytesColumn()) for name in FACETS}
    return fields.Schema(
        id=fields.ID(unique=True),
        title_key=fields.ID(),
        article=fields.STORED,
        **asked_fields(),
        **facets,
    )


def document(article: Article) -> dict[str, object]:
    """The document of an article that has its id."""
    captions = BREAK.join(article.captions)
    laid_out: dict[str, object] = {
        "id": article.id,
        "title_key": folded_key(article.title)[:TITLE_KEY],
        "text": BREAK.join(_texts(article)),
        "title": article.title,
        "sapo": article.sapo,
        "caption": captions,
        "author": article.author,
        "source": article.source,
        "section": article.section,
        "article": zlib.compress(_encoder.encode(article), 6),
    }
    if article.published:
        laid_out["date"] = day_number(article.published.value)
    for name in FACETS:
        laid_out[f"{name}_facet"] = str(getattr(article, name)).encode()
    return laid_out


def unpack(stored: bytes) -> Article:
    """The article of a document's stored bytes; raises ValueError on anything that is not one."""
    unpacker = zlib.decompressobj()
    try:
        data = unpacker.decompress(stored, MAX_ARTICLE_BYTES)
        return _decoder.decode(data)
    except (zlib.error, msgspec.DecodeError, TypeError) as error:
        raise ValueError(str(error)) from error


def day_number(value: str) -> int:
    """An ISO date of any precision as YYYYMMDD, 00 for what it leaves open."""
    year, month, day = (*value[:10].split("-"), "0", "0")[:3]
    return int(year) * 10000 + int(month) * 100 + int(day)


def _texts(article: Article) -> Iterator[str]:
    yield article.title
    for text in (article.kicker, article.sapo):
        if text:
            yield text
    for block in article.blocks:
        yield from (text for text in (block.text, block.caption) if text)
    for text in (article.author, article.credit, *article.keywords):
        if text:
            yield text
