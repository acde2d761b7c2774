"""An article as a newspaper means it: frozen facts, no behaviour beyond themselves.

Comes in: what a reader found in a file. Goes out: values that every package above may hold, compare and store.
It knows nothing of files' formats, of search or of windows. All text is NFC Unicode without markup; what was not
found is empty, never guessed, and a guess that had to be made (a date from a file's time) says so. Nothing here can
lead back to itself, so Python need not look for circles among them (`gc=False`).
"""

from __future__ import annotations

from typing import Any, Literal

import msgspec

BlockKind = Literal["heading", "paragraph", "figure", "quote", "list", "table"]
Precision = Literal["year", "month", "day", "minute"]
WITHIN = "!/"
"""Between the name of a file and of what lies in it, wherever pictures and members are named."""
_OF = "@"
"""Between the id of an article and of its archive, where several archives are read as one."""


class Block(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """One piece of the body, in reading order.

    `text` holds a heading, paragraph or quotation as one line; a list as one item a line; a table as one row a
    line with tabs between cells. A figure has `caption` exactly as printed (credit included), `credit` the part
    of it that names the photographer or agency ("Ảnh: Lê Vũ"), and `image` the picture's place: a path relative
    to the article's file with forward slashes, or the address it once had, or nothing. A picture inside a file is
    `FILE!/INNER`, as in "bao.docx!/word/media/image1.png". `page` is the page of the file on which the block begins,
    counted from 1; 0 where a file has no pages.
    """

    kind: BlockKind
    text: str = ""
    caption: str = ""
    credit: str = ""
    image: str = ""
    page: int = 0

    @property
    def credit_apart(self) -> str:
        """The credit where it does not stand in the caption, in capitals or not, as a photograph's record has it."""
        return "" if self.credit.lower() in self.caption.lower() else self.credit

    @property
    def caption_and_credit(self) -> str:
        """The caption as printed, with a credit that stands apart behind it in brackets."""
        apart = self.credit_apart
        return f"{self.caption} ({apart})" if self.caption and apart else self.caption or apart


class Link(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """A story that an article points to: its title as printed, its address if the page had one."""

    title: str
    url: str = ""


class LinkList(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """A list of stories printed under a heading. An empty list under a heading is normal in saved articles."""

    heading: str = ""
    links: tuple[Link, ...] = ()


class Dated(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """A date as precise as its source: `value` is ISO 8601 cut to `precision` ("2019", "2019-04", "2019-04-30",
    "2019-04-30T14:05:00+07:00"), `raw` the words it was read from, `guessed` true when the file's
    name or folder told it. The time a file was last changed is no date: it tells when it was copied.
    """

    value: str
    precision: Precision
    raw: str = ""
    guessed: bool = False


class Provenance(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """Where an article came from: its file, the member inside it, which reader, which encoding and how sure (0 to 1).

    `warnings` name in short technical words what was missing, cut or doubtful.
    """

    path: str
    member: str = ""
    reader: str = ""
    encoding: str = ""
    confidence: float = 1.0
    warnings: tuple[str, ...] = ()


class Article(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """One story. `id` is given by the archive and stays when the file is moved or read again; readers leave it empty.

    `author` is the by-line, `credit` the line that says whose text it is ("Theo Báo Tuyên Quang"), `source` the
    newspaper or agency itself ("Báo Tuyên Quang"). `related` is the list the article itself prints; `same_section`
    is what a page lists beside it only because it is new in the section. Title, sapo, by-line, credit and the
    lists do not stand in `blocks` again.
    """

    title: str
    provenance: Provenance
    id: str = ""
    kicker: str = ""
    sapo: str = ""
    blocks: tuple[Block, ...] = ()
    author: str = ""
    credit: str = ""
    source: str = ""
    section: str = ""
    published: Dated | None = None
    modified: Dated | None = None
    related: LinkList | None = None
    same_section: LinkList | None = None
    keywords: tuple[str, ...] = ()
    url: str = ""

    @property
    def captions(self) -> tuple[str, ...]:
        """The captions as printed, in order."""
        return tuple(block.caption for block in self.blocks if block.caption)

    @property
    def body(self) -> tuple[str, ...]:
        """The text of everything that is not a figure, in order."""
        return tuple(block.text for block in self.blocks if block.text)


def home(seen: str, own: str) -> tuple[str, str]:
    """The ids of an article's archive and of itself in there, by the id it has beside the archive `own`: an
    article of another one has that one's id behind its own (`id@archive`).
    """
    plain, of, archive = seen.rpartition(_OF)
    return (archive, plain) if of else (own, seen)


def seen_beside(own: str, archive: str, article: str) -> str:
    """The id by which an article of some archive is seen beside the archive `own`."""
    return article if archive in ("", own) else f"{article}{_OF}{archive}"


def record(article: Article, related_ids: dict[str, str] | None = None) -> dict[str, Any]:
    """The article as the documented JSON record. Absent facts are null; `related_ids` maps listed titles to ids."""
    ids = related_ids or {}
    where = article.provenance
    return {
        "id": article.id or None,
        "title": article.title,
        "kicker": article.kicker or None,
        "sapo": article.sapo or None,
        "date": article.published.value if article.published else None,
        "date_precision": article.published.precision if article.published else None,
        "date_raw": (article.published.raw or None) if article.published else None,
        "date_guessed": article.published.guessed if article.published else False,
        "modified": article.modified.value if article.modified else None,
        "author": article.author or None,
        "credit": article.credit or None,
        "source": article.source or None,
        "section": article.section or None,
        "url": article.url or None,
        "path": where.path,
        "member": where.member or None,
        "encoding": where.encoding or None,
        "encoding_confidence": where.confidence,
        "blocks": [_block_record(block) for block in article.blocks],
        "captions": list(article.captions),
        "related": _link_records(article.related, ids),
        "related_heading": (article.related.heading or None) if article.related else None,
        "same_section": _link_records(article.same_section, ids),
        "keywords": list(article.keywords),
        "reader": where.reader or None,
        "warnings": list(where.warnings),
    }


def _block_record(block: Block) -> dict[str, Any]:
    fields = {field: getattr(block, field) for field in ("kind", "text", "caption", "credit", "image")}
    return fields | {"page": block.page or None}


def _link_records(links: LinkList | None, ids: dict[str, str]) -> list[dict[str, Any]]:
    if links is None:
        return []
    return [{"title": link.title, "url": link.url or None, "id": ids.get(link.title)} for link in links.links]
