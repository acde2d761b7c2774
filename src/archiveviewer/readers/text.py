"""Plain text as newsrooms keep it: title, sapo, headings, paragraphs, captions, credit, related titles.

The bytes of a text file come in; one `Article` goes out that holds every word of them. The order of things and a few
marks on the lines decide; what stays undecided is a paragraph. This module refuses to know folders and file names.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from archiveviewer.article import Article, Block, BlockKind, Dated, Link, LinkList, Provenance
from archiveviewer.errors import Unreadable
from archiveviewer.readers import labels, layout, lines
from archiveviewer.readers.files import printable
from archiveviewer.readers.layout import Item
from archiveviewer.vietnamese import dates, encodings
from archiveviewer.vietnamese.normal import clean

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

LONGEST_TITLE = 250
LONGEST_PLAIN_TITLE = 120
LONGEST_MADE_TITLE = 110
LONGEST_KICKER = 40
SHORTEST_SAPO = 60
LONGEST_SAPO = 700
LONGEST_HEADING = 110
SHORTEST_PARAGRAPH = 80
LONGEST_SET_OFF_CAPTION = 200
LONGEST_LISTED_TITLE = 250
LONGEST_LIST_ITEM = 200
FRONT_FACTS = 12
TAIL_FACTS = 8
TAIL_NOTES = 2
"""How many closing notes ("* Tên nhân vật đã được thay đổi") may stand behind the signature."""


@dataclass(slots=True)
class _Draft:
    """An article in the making."""

    title: str = ""
    kicker: str = ""
    sapo: str = ""
    author: str = ""
    credit: str = ""
    source: str = ""
    section: str = ""
    url: str = ""
    published: Dated | None = None
    modified: Dated | None = None
    keywords: tuple[str, ...] = ()
    headings: list[str] = field(default_factory=list)
    related: list[Link] = field(default_factory=list)
    popular_headings: list[str] = field(default_factory=list)
    popular: list[Link] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    usual_gap: int = 0


def read(path: Path, data: bytes) -> tuple[Article, ...]:
    """The one article of a text file. `path` is only named, never opened; `Unreadable` if there is nothing to read."""
    decoded = encodings.decode(data)
    found = article(
        clean(decoded.text),
        Provenance(
            path=printable(path),
            reader="text",
            encoding=decoded.encoding,
            confidence=decoded.confidence,
            warnings=tuple(decoded.warnings),
        ),
    )
    if not found.title:
        raise Unreadable(path, "empty")
    return (found,)


def article(text: str, provenance: Provenance) -> Article:
    """The article that clean `text` holds; title and blocks are empty when the text is."""
    items = layout.items(text)
    draft = _Draft(usual_gap=layout.usual_gap(items))
    items = _front(items, draft)
    items = _lists(items, draft)
    items = _tail(items, draft)
    items = _sapo(items, draft)
    blocks = _blocks(items, draft)
    return _finished(draft, blocks, provenance)


def _finished(draft: _Draft, blocks: tuple[Block, ...], provenance: Provenance) -> Article:
    related = LinkList(heading=" / ".join(draft.headings), links=tuple(draft.related))
    popular = LinkList(heading=" / ".join(draft.popular_headings), links=tuple(draft.popular))
    return Article(
        title=draft.title,
        provenance=_with_warnings(provenance, draft.warnings),
        kicker=draft.kicker,
        sapo=draft.sapo,
        blocks=blocks,
        author=draft.author,
        credit=draft.credit,
        source=draft.source or _agency(draft, blocks),
        section=draft.section,
        published=draft.published,
        modified=draft.modified,
        related=related if draft.headings or draft.related else None,
        same_section=popular if draft.popular_headings else None,
        keywords=draft.keywords,
        url=draft.url,
    )


def _with_warnings(provenance: Provenance, warnings: Sequence[str]) -> Provenance:
    return Provenance(
        path=provenance.path,
        member=provenance.member,
        reader=provenance.reader,
        encoding=provenance.encoding,
        confidence=provenance.confidence,
        warnings=(*provenance.warnings, *warnings),
    )


def _agency(draft: _Draft, blocks: tuple[Block, ...]) -> str:
    opening = draft.sapo or next((block.text for block in blocks if block.kind == "paragraph"), "")
    return lines.dateline(opening) or (lines.dateline(blocks[0].text) if blocks else "")


# Before the body -------------------------------------------------------------------------------------------------


def _front(items: list[Item], draft: _Draft) -> list[Item]:
    """Takes header lines, kicker, title and what is signed or dated under it; gives the rest back."""
    rest = _facts(items, draft, FRONT_FACTS)
    if not draft.title:
        rest = _kicker(rest, draft)
        rest = _title(rest, draft)
    rest = _facts(rest, draft, FRONT_FACTS, signed=True)
    if rest and draft.warnings:
        draft.title = _made_title(rest[0].text)
    return rest


def _facts(items: list[Item], draft: _Draft, most: int, *, signed: bool = False) -> list[Item]:
    taken = 0
    while taken < min(most, len(items)) and _take(items[taken].text, draft, signed=signed):
        taken += 1
    return items[taken:]


def _take(line: str, draft: _Draft, *, signed: bool) -> bool:
    """Fills the field that the line states, if it states one that is still empty."""
    fact = labels.stated(line)
    if fact is not None:
        return _keep(fact, draft)
    if not draft.section and (section := lines.section_name(line)):
        draft.section = section
        return True
    return signed and _take_signature(line, draft)


def _keep(fact: labels.Fact, draft: _Draft) -> bool:
    name, value = fact
    if name == "body":
        return not value
    if getattr(draft, name):
        return False
    if name in {"published", "modified"}:
        setattr(draft, name, dates.parse(value))
    elif name == "keywords":
        draft.keywords = tuple(word.strip() for word in re.split(r"[,;]", value) if word.strip())
    else:
        setattr(draft, name, value)
    return True


def _take_signature(line: str, draft: _Draft) -> bool:
    signed = lines.signature(line)
    if signed is None or (signed.author and draft.author) or (signed.credit and draft.credit):
        return False
    draft.author = draft.author or signed.author
    draft.credit = draft.credit or signed.credit
    draft.source = draft.source or signed.source
    return True


def _kicker(items: list[Item], draft: _Draft) -> list[Item]:
    if len(items) < 3 or draft.kicker:  # noqa: PLR2004 — kicker, title and something to read
        return items
    first, second = items[0].text, items[1].text
    above = len(first) <= LONGEST_KICKER and first.isupper() and not second.isupper()
    if above and _is_title(second) and len(second) > len(first) and not second.endswith("."):
        draft.kicker = first
        return items[1:]
    return items


def _title(items: list[Item], draft: _Draft) -> list[Item]:
    if not items:
        return items
    first = items[0].text
    if not _is_title(first):
        draft.warnings.append("no title: made from the opening words")
        return items
    draft.title = first
    if len(items) > 1 and items[1].gap < max(1, draft.usual_gap) and items[1].text[:1].islower():
        draft.title = f"{first} {items[1].text}"
        return items[2:]
    return items[1:]


_SENTENCE_BREAK = re.compile(r"[.!?…]\s+[^\W\d_a-z]")


def _is_title(text: str) -> bool:
    if len(text) <= LONGEST_PLAIN_TITLE:
        return True
    return len(text) <= LONGEST_TITLE and not text.endswith(".") and not _SENTENCE_BREAK.search(text)


def _made_title(text: str) -> str:
    """The first sentence, or as many of its words as a title holds."""
    sentence = _SENTENCE_BREAK.search(text)
    opening = text[: sentence.start()] if sentence else text.rstrip(".")
    if len(opening) <= LONGEST_MADE_TITLE:
        return opening
    return opening[:LONGEST_MADE_TITLE].rsplit(" ", 1)[0].rstrip(" ,;:-–") + "…"


def _sapo(items: list[Item], draft: _Draft) -> list[Item]:
    """The paragraph under the title, if it is as long as a sapo and not all there is to read."""
    if draft.sapo or len(items) < 2:  # noqa: PLR2004
        return items
    text = items[0].text
    more = any(len(item.text) >= SHORTEST_SAPO and not lines.is_caption(item.text) for item in items[1:])
    if not more or len(text) > LONGEST_SAPO or layout.is_bullet(text) or lines.is_caption(text):
        return items
    if len(text) < SHORTEST_SAPO and not text.endswith((".", "!", "?", "…", "”", '"')):
        return items
    draft.sapo = text
    return _facts(items[1:], draft, FRONT_FACTS, signed=True)


# Lists of stories ------------------------------------------------------------------------------------------------

_MARKS = re.compile(r"^\s*(?:(?:[-–—+*•●▪■►»>]+|\(?\d{1,2}[.)/])\s*)+")
_DAY_BEHIND = re.compile(r"\s*[(\[]\s*\d{1,2}[-/.]\d{1,2}(?:[-/.]\d{2,4})?(?:[ ,-]+\d{1,2}[:hg]\d{0,2})?\s*[)\]]?\s*$")
_URL_BEHIND = re.compile(r"\s*[-–—|(<\[]*\s*(https?://\S+?)[)>\]]*$")


def _lists(items: list[Item], draft: _Draft) -> list[Item]:
    """Takes the headed lists of stories out, wherever they stand, and the links inside lines."""
    kept: list[Item] = []
    position = 0
    while position < len(items):
        text = items[position].text
        kind = lines.related_heading(text)
        if kind is None:
            if title := _linked(text, draft):
                draft.related.append(_link(title))
            else:
                kept.append(items[position])
            position += 1
        else:
            position = _listed(items, position, draft, popular=kind == "popular")
    return _undeclared(kept, draft)


def _linked(text: str, draft: _Draft) -> str:
    title = lines.inline_related(text) if len(text) <= LONGEST_LISTED_TITLE else ""
    if title:
        label = lines.list_label(text)
        if label and label not in draft.headings:
            draft.headings.append(label)
    return title


def _listed(items: list[Item], position: int, draft: _Draft, *, popular: bool) -> int:
    headings, links = (draft.popular_headings, draft.popular) if popular else (draft.headings, draft.related)
    heading = items[position].text.strip(lines.DECORATION)
    if heading not in headings:
        headings.append(heading)
    end = _end_of_list(items, position + 1)
    for item in items[position + 1 : end]:
        if links and not links[-1].url and labels.is_address(item.text):
            links[-1] = Link(title=links[-1].title, url=item.text)
        else:
            links.append(_link(item.text))
    return end


def _end_of_list(items: list[Item], start: int) -> int:
    end = start
    while end < len(items) and _could_be_listed(items[end].text):
        end += 1
    if end < len(items) and all(_is_one_sentence(item.text) for item in items[end:]):
        return len(items)  # titles printed with a full stop
    if start < end < len(items) and end - start > 1 and not _same_manner(items[end - 1], items[end - 2]):
        resumes = lines.related_heading(items[end].text) is None and len(items[end].text) >= SHORTEST_PARAGRAPH
        end -= resumes  # a heading of the body that goes on behind the list
    return end


def _could_be_listed(text: str) -> bool:
    if len(text) > LONGEST_LISTED_TITLE or lines.related_heading(text) or lines.signature(text):
        return False
    fact = labels.stated(text)
    if fact is not None and fact.field != "url":
        return False
    bare = _DAY_BEHIND.sub("", text)
    return not bare.endswith((".", ";")) or bare.endswith("...")


def _is_one_sentence(text: str) -> bool:
    return len(text) <= LONGEST_LIST_ITEM and not _SENTENCE_BREAK.search(text) and not lines.signature(text)


def _same_manner(item: Item, other: Item) -> bool:
    return item.gap == other.gap and layout.is_bullet(item.text) == layout.is_bullet(other.text)


def _link(text: str) -> Link:
    url = ""
    if match := _URL_BEHIND.search(text):
        url, text = match[1], text[: match.start()]
    title = _DAY_BEHIND.sub("", _MARKS.sub("", text)).strip()
    return Link(title=title or text.strip() or url, url=url)


def _undeclared(items: list[Item], draft: _Draft) -> list[Item]:
    """Titles with their dates in brackets that close a file are related stories even without a heading."""
    end = len(items)
    while end > 1 and len(items[end - 1].text) <= LONGEST_LISTED_TITLE and _DAY_BEHIND.search(items[end - 1].text):
        end -= 1
    draft.related.extend(_link(item.text) for item in items[end:])
    return items[:end]


# Behind the body -------------------------------------------------------------------------------------------------

_CREDIT_BEHIND = re.compile(r"\s*\((?:[Tt]heo|[Nn]guồn:?)\s[^()]{2,50}\)\.?$")


def _tail(items: list[Item], draft: _Draft) -> list[Item]:
    """Takes signature, credit and facts from the end, looking past a closing note or two."""
    rest = list(items)
    notes: list[Item] = []
    for _ in range(TAIL_FACTS):
        if len(rest) < 2:  # noqa: PLR2004 — what is left is something to read
            break
        last = rest[-1].text
        if _is_note(last) and len(notes) < TAIL_NOTES:
            notes.append(rest.pop())
        elif (not _is_caption(rest[-1], draft) and _take_signature(last, draft)) or _take_label(last, draft):
            rest.pop()
        else:
            break
    if rest and not draft.credit:
        rest[-1] = _without_credit(rest[-1], draft)
    return [*rest, *reversed(notes)]


def _is_caption(item: Item, draft: _Draft) -> bool:
    """True for "Ông Lê Vũ." set off by blank lines: a name with a full stop stands under a picture."""
    return _is_set_off(item, draft) and item.text.endswith(".") and not lines.credit_line(item.text)


def _is_note(text: str) -> bool:
    return text[0] in "*(" and len(text) <= LONGEST_LIST_ITEM and lines.signature(text) is None and text[-1:] != ":"


def _take_label(line: str, draft: _Draft) -> bool:
    fact = labels.stated(line)
    return fact is not None and fact.field not in {"title", "kicker", "sapo", "body"} and _keep(fact, draft)


def _without_credit(item: Item, draft: _Draft) -> Item:
    """The paragraph without the "(Theo TTXVN)" that closes it."""
    match = _CREDIT_BEHIND.search(item.text)
    if match is None or not match.start() or not _take_signature(match.group().strip(" ."), draft):
        return item
    return Item(item.text[: match.start()], item.gap)


# The body --------------------------------------------------------------------------------------------------------

_PICTURE_FILE = re.compile(r"\[?(?:[^\s\[\]:]+/)?([^\s\[\]/:]+\.(?:jpe?g|png|gif|webp|bmp|tiff?))\]?", re.IGNORECASE)
_QUOTED = (("“", "”"), ("«", "»"))
_BULLETS = "-–—+*•●▪■►>"
_SHORT_LINES_IN_A_ROW = 3
LONGEST_QUESTION = 60
_ASKED = re.compile(r"\b(?:ông|bà|anh|chị|thưa|bạn|cô|em)\b", re.IGNORECASE)
"""Whoever is addressed is being interviewed: the line is a question, not a heading."""


def _blocks(items: list[Item], draft: _Draft) -> tuple[Block, ...]:
    blocks: list[Block] = []
    position = 0
    while position < len(items):
        group = _group(items, position)
        if group is not None:
            block, position = group
            blocks.append(block)
        else:
            _add(blocks, items, position, draft)
            position += 1
    return tuple(blocks)


def _group(items: list[Item], position: int) -> tuple[Block, int] | None:
    """A table (lines with tabs) or a list (short lines with bullets) of two lines or more that begins here."""
    end = position
    while end < len(items) and "\t" in items[end].text:
        end += 1
    if end - position > 1:
        return Block(kind="table", text="\n".join(item.text for item in items[position:end])), end
    end = position
    while end < len(items) and _is_list_item(items[end].text):
        end += 1
    if end - position > 1:
        return Block(kind="list", text="\n".join(_unbulleted(item.text) for item in items[position:end])), end
    return None


def _is_list_item(text: str) -> bool:
    return len(text) <= LONGEST_LIST_ITEM and layout.is_bullet(text) and not text.endswith("?")


def _unbulleted(text: str) -> str:
    return re.sub(r"^(?:[-–—+*•●▪■►>]|o(?=\s))\s*", "", text)


def _add(blocks: list[Block], items: list[Item], position: int, draft: _Draft) -> None:
    item = items[position]
    text = item.text
    picture = _PICTURE_FILE.fullmatch(text)
    if picture is not None:
        blocks.append(Block(kind="figure", image=text.strip("[]")))
    elif _is_figure(items, position, draft):
        _add_figure(blocks, text)
    elif _is_heading(items, position):
        blocks.append(Block(kind="heading", text=text))
    else:
        blocks.append(Block(kind=_kind(text), text=text))


def _is_figure(items: list[Item], position: int, draft: _Draft) -> bool:
    item = items[position]
    return (_is_set_off(item, draft) and not _is_numbered(item.text)) or lines.is_caption(item.text)


def _is_set_off(item: Item, draft: _Draft) -> bool:
    return item.gap >= max(2, draft.usual_gap + 1) and len(item.text) <= LONGEST_SET_OFF_CAPTION


def _is_numbered(text: str) -> bool:
    return re.match(r"(?:\d{1,2}|[IVX]{1,4})[.)]\s", text) is not None


def _add_figure(blocks: list[Block], text: str) -> None:
    """A caption; or the credit or text of the figure above it, when that one lacks it."""
    credit = lines.photo_credit(text)
    above = blocks[-1] if blocks and blocks[-1].kind == "figure" else None
    lone_credit = bool(credit) and len(text) <= len(credit) + 4
    if above and not above.credit and ((lone_credit and above.caption) or not above.caption):
        caption = f"{above.caption} {text}".strip()
        blocks[-1] = Block(kind="figure", caption=caption, credit=credit, image=above.image)
    else:
        blocks.append(Block(kind="figure", caption=text, credit=credit))


def _is_heading(items: list[Item], position: int) -> bool:
    """A short line without a stop that something longer follows, and that is not one of many short lines."""
    text = items[position].text
    if len(text) > LONGEST_HEADING or position + 1 >= len(items) or not _reads_like_a_heading(text):
        return False
    before = items[max(0, position - _SHORT_LINES_IN_A_ROW + 1) : position]
    if sum(1 for item in before if _is_short(item.text)) == _SHORT_LINES_IN_A_ROW - 1:
        return False
    return any(_is_long(item.text, text) for item in items[position + 1 : position + 3])


def _reads_like_a_heading(text: str) -> bool:
    if text[0].islower() or text[0] in _BULLETS or not any(letter.isalpha() for letter in text):
        return False
    if text.endswith((".", "…", ":", ";", ",", '."', ".”", '?"', "?”", '!"', "!”")):
        return False
    return text[-1] not in "?!" or (len(text) <= LONGEST_QUESTION and not _ASKED.search(text))


def _is_short(text: str) -> bool:
    return len(text) < SHORTEST_PARAGRAPH and not text.endswith((".", ":"))


def _is_long(text: str, heading: str) -> bool:
    return len(text) >= SHORTEST_PARAGRAPH and len(text) > len(heading)


def _kind(text: str) -> BlockKind:
    quoted = any(text[0] == left and text[-1] == right and text.count(left) == 1 for left, right in _QUOTED)
    return "quote" if quoted else "paragraph"
