"""An article of which a format states some facts and holds a body in text or markup. Comes in: both. Goes out: one
`Article`: the body read by the same rules as a page or a text file, and what was stated before what was guessed.

It refuses to know any format. No line is lost: what the rules took for a by-line or a sapo and the format contradicts
goes back to where it stood.
"""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

import msgspec

from archiveviewer.article import Article, Block, Dated, LinkList, Provenance
from archiveviewer.readers import captions, lines
from archiveviewer.readers.decoding import repair
from archiveviewer.readers.files import printable
from archiveviewer.vietnamese import dates
from archiveviewer.vietnamese.normal import clean

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

MOST_ARTICLES = 100_000
"""In one file. Whoever has more has cut it into several, for their own sake."""
LONGEST_FACT = 2_000
LONGEST_MEMBER = 300
LONGEST_BODY = 8 * 1024 * 1024
_MOST_KEYWORDS = 100
_CONTROLS = re.compile(r"[\x00-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
_MARKUP = re.compile(
    r"<(?:/?(?:p|div|h[1-6]|ul|ol|li|table|figure|blockquote|section|article|span|strong|b|em|i)|br|hr|img|a)\b[^<>]*>",
    re.IGNORECASE,
)


class Stated(msgspec.Struct, frozen=True, kw_only=True):
    """What a format says of an article; what it does not say is empty.

    `dateline` is put before the first paragraph where the text does not begin with it.
    `figures` are pictures it describes: one whose caption stands in the body completes that one, others come first.
    `text` or `markup` is the body; of two, the markup, which tells more. `pictures` are those beside it in the same
    file, as `Block.image` names them, by the addresses under which the markup shows them.
    """

    reader: str
    member: str = ""
    title: str = ""
    kicker: str = ""
    sapo: str = ""
    author: str = ""
    credit: str = ""
    source: str = ""
    section: str = ""
    dateline: str = ""
    published: Dated | None = None
    modified: Dated | None = None
    keywords: tuple[str, ...] = ()
    url: str = ""
    related: LinkList | None = None
    figures: tuple[Block, ...] = ()
    text: str = ""
    markup: str = ""
    pictures: dict[str, str] = {}
    encoding: str = "utf-8"
    confidence: float = 1.0
    warnings: tuple[str, ...] = ()


def compose(path: Path, stated: Stated) -> Article | None:
    """The article; None where neither a body nor a described picture is anything to read."""
    stated = _cleaned(stated)
    found = _body(path, stated)
    if found is None and not any(figure.caption for figure in stated.figures) and not stated.sapo:
        return None
    found = found or Article(title="", provenance=Provenance(path=printable(path)))
    found = _with_facts(found, stated)
    found = msgspec.structs.replace(found, blocks=_with_figures(found.blocks, stated.figures))
    title = stated.title or found.title or _made_title(found)
    if not title or not (found.blocks or found.sapo):
        return None
    made = () if stated.title or found.title else ("no title: made from the opening words",)
    return msgspec.structs.replace(found, title=title, provenance=_provenance(path, stated, found, made))


def _provenance(path: Path, stated: Stated, found: Article, made: tuple[str, ...]) -> Provenance:
    was = found.provenance
    repaired = was.encoding not in {"", "unicode", "utf-8"}
    return Provenance(
        path=printable(path),
        member=stated.member,
        reader=stated.reader,
        encoding=f"{stated.encoding}+{was.encoding.removeprefix('unicode+')}" if repaired else stated.encoding,
        confidence=min(stated.confidence, was.confidence),
        warnings=tuple(dict.fromkeys((*stated.warnings, *was.warnings, *made))),
    )


def one_line(text: str) -> str:
    """A stated fact as one line of clean text, its markup taken off."""
    text = text[:LONGEST_FACT]
    if "<" in text or "&" in text:
        text = _unmarked(text)
    return " ".join(_CONTROLS.sub(" ", clean(repair(text).text)).split())


def _unmarked(text: str) -> str:
    from archiveviewer.readers.html.metadata import html_text  # noqa: PLC0415 — lxml is large

    return html_text(text)


def is_markup(text: str) -> bool:
    """Whether a body that a format calls neither text nor markup holds tags."""
    return _MARKUP.search(text) is not None


def when(*texts: str | None) -> Dated | None:
    """The first of the dates that is one. Their zones stay; where one states none it is Vietnam's."""
    return next((found for text in texts if text and (found := dates.parse(text.strip()))), None)


def name_of(text: str) -> str:
    """A writer's name without "By" before it."""
    return re.sub(r"(?i)^(?:by|bởi|tác giả|bài|thực hiện)\s*:?\s+", "", one_line(text)).strip(" ,;")


def figure(caption: str, *, credit: str = "", image: str = "") -> Block:
    """A picture that a format describes. A credit that is stated counts before the one the caption ends in."""
    caption = one_line(caption)
    named = one_line(credit) or captions.photo_credit(caption)
    return Block(kind="figure", caption=caption, credit=named, image=image[:LONGEST_FACT])


def member_names(wanted: Iterable[str]) -> list[str]:
    """Names for the articles of one file that stay when it is read again: as stated, numbered where one repeats."""
    seen: dict[str, int] = {}
    names: dict[str, None] = {}
    for position, stated in enumerate(wanted, start=1):
        own = name = printable_member(stated) or f"#{position}"
        while own in names:
            seen[name] = seen.get(name, 1) + 1
            own = f"{name} ({seen[name]})"
        names[own] = None
    return list(names)


def nameless(*facts: str) -> str:
    """What an article without a name in its file is called: after what it says, for its number changes when others are
    put before it. Nothing for one that says nothing.
    """
    told = "\0".join(facts)
    digest = hashlib.blake2b(told.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()
    return f"#{digest}" if told.strip("\0 ") else ""


def printable_member(name: str) -> str:
    """A name from inside a file, cleaned for display."""
    return "".join(letter if letter.isprintable() else " " for letter in name[:LONGEST_MEMBER]).strip()


# ------------------------------------------------------------------------------------------------------------------


def _cleaned(stated: Stated) -> Stated:
    facts = ("title", "kicker", "sapo", "author", "credit", "source", "section", "dateline")
    keywords = dict.fromkeys(word for one in stated.keywords[:_MOST_KEYWORDS] if (word := one_line(one)))
    address = stated.url.strip()[:LONGEST_FACT]
    return msgspec.structs.replace(
        stated,
        **{name: one_line(getattr(stated, name)) for name in facts},
        keywords=tuple(keywords),
        url=address if address.startswith(("http://", "https://")) else "",
        text=stated.text[:LONGEST_BODY],
        markup=stated.markup[:LONGEST_BODY],
    )


def _body(path: Path, stated: Stated) -> Article | None:
    if stated.markup.strip():
        from archiveviewer.readers.html.fragment import read_fragment  # noqa: PLC0415 — lxml is large

        told = {"title": stated.title, "sapo": stated.sapo, "url": stated.url}
        if found := read_fragment(path, stated.markup, **told, pictures=stated.pictures):
            return found
    if stated.text.strip():
        from archiveviewer.readers import text  # noqa: PLC0415

        decoded = repair(stated.text)
        body = "\n".join(decoded.text.split("\n", text.MOST_LINES)[: text.MOST_LINES])
        about = Provenance(path=printable(path), encoding=decoded.encoding, confidence=decoded.confidence)
        found = text.article(clean(body), about, title=stated.title, sapo=stated.sapo)
        return found if found.title else None
    return None


def _made_title(found: Article) -> str:
    from archiveviewer.readers.text import made_title  # noqa: PLC0415

    opening = next((block.text or block.caption for block in found.blocks if block.text or block.caption), found.sapo)
    return made_title(opening.split("\n")[0])


def _with_facts(found: Article, stated: Stated) -> Article:
    """What was stated before what was found; what was found and is not the same goes back to the body."""
    sapo = stated.sapo or found.sapo
    body = found.blocks
    if stated.sapo and not found.sapo and body and lines.folded(body[0].text) == lines.folded(sapo):
        body, sapo = (body[1:], sapo) if len(body) > 1 else (body, "")
    head = _returned(found.sapo, stated.sapo)
    body = _dated(body, sapo, stated.dateline)
    tail = _returned(found.author, stated.author) if not _names_the_same(found.author, stated.author) else ()
    author = found.author if found.author and _LOGIN.fullmatch(stated.author) else stated.author or found.author
    if author != stated.author:
        tail = ()
    return msgspec.structs.replace(
        found,
        kicker=stated.kicker or found.kicker,
        sapo=sapo,
        author=author,
        credit=stated.credit or found.credit,
        source=stated.source or found.source,
        section=stated.section or found.section,
        published=stated.published or found.published,
        modified=stated.modified or found.modified,
        keywords=stated.keywords or found.keywords,
        url=stated.url or found.url,
        related=found.related or stated.related,
        blocks=(*head, *body, *tail),
    )


_LOGIN = re.compile(r"[a-z0-9._@-]+")
"""How a publishing system knows a writer; a printed name tells more."""


def _returned(found: str, stated: str) -> tuple[Block, ...]:
    if not found or not stated or lines.folded(found) == lines.folded(stated):
        return ()
    return (Block(kind="paragraph", text=found),)


_OPENING = 80


def _dated(body: tuple[Block, ...], sapo: str, dateline: str) -> tuple[Block, ...]:
    """The body with the place the format names, if neither its first paragraph nor the sapo begins with it."""
    if not dateline:
        return body
    first = next((at for at, block in enumerate(body) if block.kind == "paragraph"), -1)
    place = lines.folded(re.split(r"[,(/–-]", dateline)[0])
    openings = (sapo, body[first].text if first >= 0 else "")
    if first < 0 or any(place in lines.folded(opening[:_OPENING]) for opening in openings):
        return body
    joint = " " if dateline[-1] in "-–—:" else " – "
    marked = msgspec.structs.replace(body[first], text=f"{dateline}{joint}{body[first].text}")
    return (*body[:first], marked, *body[first + 1 :])


def _names_the_same(found: str, stated: str) -> bool:
    one, other = lines.folded(found), lines.folded(stated)
    return one in other or other in one


def _with_figures(blocks: tuple[Block, ...], figures: tuple[Block, ...]) -> tuple[Block, ...]:
    known = {lines.folded(one.caption): one for one in figures if one.caption}
    used: set[str] = set()
    body = []
    for block in blocks:
        key = lines.folded(block.caption) if block.caption else ""
        used.add(key)
        body.append(_completed(block, known[key]) if key in known else block)
    images = {block.image for block in body if block.image}
    first = [
        one for one in figures if (lines.folded(one.caption) not in used if one.caption else one.image not in images)
    ]
    return (*first, *body)


def _completed(block: Block, known: Block) -> Block:
    return msgspec.structs.replace(block, credit=known.credit or block.credit, image=block.image or known.image)
