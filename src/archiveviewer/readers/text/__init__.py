"""Plain text as newsrooms keep it: title, sapo, headings, paragraphs, captions, credit, related titles.

The bytes of a text file come in; one `Article` goes out that holds every word of them. The order of things and a few
marks on the lines decide; what stays undecided is a paragraph. This module refuses to know folders and file names.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from archiveviewer.article import Article, Block, LinkList, Provenance
from archiveviewer.errors import Unreadable
from archiveviewer.readers import captions, decoding, lines
from archiveviewer.readers.datelines import dateline
from archiveviewer.readers.files import printable
from archiveviewer.readers.sections import section_name
from archiveviewer.readers.text import labels, layout
from archiveviewer.readers.text.body import blocks, figures, is_set_off
from archiveviewer.readers.text.draft import Draft
from archiveviewer.readers.text.lists import take_lists
from archiveviewer.vietnamese.normal import clean

if TYPE_CHECKING:
    from pathlib import Path

    from archiveviewer.article import Link
    from archiveviewer.readers.text.layout import Item
    from archiveviewer.vietnamese.encodings import Decoded

MOST_LINES = 200_000
MOST_CONTROLS = 20
"""One control character or undecodable byte in so many characters, and it is no text."""
LONGEST_TITLE = 250
LONGEST_PLAIN_TITLE = 120
LONGEST_MADE_TITLE = 110
SHORTEST_MADE_TITLE = 20
"""Before this many characters a full stop is rather that of "TS." or "TP."."""
LONGEST_KICKER = 40
LONGEST_KICKER_OF_CAPITALS = 25
"""Above a title that is itself in capitals, a kicker is short, or it is a line of the title."""
SHORTEST_SAPO = 60
LONGEST_SAPO = 700
LONGEST_NOTE = 200
FRONT_FACTS = 12
TAIL_FACTS = 8
TAIL_NOTES = 2
"""How many closing notes ("* Tên nhân vật đã được thay đổi") may stand behind the signature."""


def read(path: Path, data: bytes) -> tuple[Article, ...]:
    """The one article of a text file. `path` is only named, never opened; `Unreadable` if there is nothing to read."""
    reading, cleaned = decoded(path, data)
    found = article(
        cleaned,
        Provenance(
            path=printable(path),
            reader="text",
            encoding=reading.encoding,
            confidence=reading.confidence,
            warnings=tuple(reading.warnings),
        ),
    )
    if not found.title:
        raise Unreadable(path, "empty")
    return (found,)


def decoded(path: Path, data: bytes) -> tuple[Decoded, str]:
    """What is known of the encoding, and the clean text. Raises `Unreadable` for what is no text."""
    data = _unpadded(data)
    found = decoding.decode(data)
    cleaned = clean(found.text)
    _refuse(path, data, found, cleaned)
    return found, cleaned


def _unpadded(data: bytes) -> bytes:
    """`data` without the mark at which a text of DOS ends and what filled the rest of its last block."""
    text = data.rstrip(b"\0\x1a")
    return data if b"\0" in text else text


_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f\ufffd\ufffe\uffff]")
_LEFT_BY_CLEANING = "\ufffd\ufffe\uffff"
"""Those of them that stand in clean text, too; only they are looked for where there was nothing to clean."""
_NULS_OF = ("utf-16", "utf-32")


def _refuse(path: Path, data: bytes, decoded: Decoded, cleaned: str) -> None:
    """Raises `Unreadable` for what is no text, and for text of more lines than any newspaper prints."""
    text = decoded.text
    if b"\0" in data and not decoded.encoding.startswith(_NULS_OF):
        raise Unreadable(path, "binary", "NUL bytes")
    controls = sum(map(text.count, _LEFT_BY_CLEANING)) if cleaned == text else len(_CONTROLS.findall(text))
    if controls * MOST_CONTROLS > len(text):
        raise Unreadable(path, "binary", "control characters or undecodable bytes")
    if len(text) > MOST_LINES and text.count("\n") + text.count("\r") > MOST_LINES:
        raise Unreadable(path, "too-large", f"more than {MOST_LINES} lines")


def article(text: str, provenance: Provenance, *, title: str = "", sapo: str = "") -> Article:
    """The article that clean `text` holds; title and blocks are empty when the text is.

    A `title` or `sapo` known from elsewhere is not looked for; where the text begins by repeating it, that is dropped.
    """
    items = layout.items(text)
    for known in filter(None, (title, sapo)):
        if len(items) > 1 and lines.folded(items[0].text) == lines.folded(known):
            items = items[1:]
    return composed(items, Draft(title=title, sapo=sapo), provenance)


def composed(items: list[Item], draft: Draft, provenance: Provenance) -> Article:
    """The article that these paragraphs hold, whatever file they were printed in. What `draft` knows already stays."""
    printed = items
    draft.usual_gap = layout.usual_gap(items)
    items = _front(items, draft)
    items = take_lists(items, draft)
    items = _tail(items, draft)
    items, behind = _with_images(_sapo(items, draft), printed)
    return _finished(draft, (*blocks(items, draft.usual_gap), *figures(behind)), provenance)


def _with_images(kept: list[Item], printed: list[Item]) -> tuple[list[Item], list[str]]:
    """What was kept, with the pictures of what was taken before it, and the pictures behind all of it."""
    if not any(item.images for item in printed):
        return kept, []
    found: list[Item] = []
    waiting: list[str] = []
    for item in printed:
        waiting += item.images
        if len(found) < len(kept) and item.text.startswith(kept[len(found)].text):
            found.append(kept[len(found)]._replace(images=tuple(waiting)))
            waiting = []
    return [*found, *(item._replace(images=()) for item in kept[len(found) :])], waiting


def _finished(draft: Draft, body: tuple[Block, ...], provenance: Provenance) -> Article:
    return Article(
        title=draft.title,
        provenance=msgspec.structs.replace(provenance, warnings=(*provenance.warnings, *draft.warnings)),
        kicker=draft.kicker,
        sapo=draft.sapo,
        blocks=body,
        author=draft.author,
        credit=draft.credit,
        source=draft.source or _agency(draft, body),
        section=draft.section,
        published=draft.published,
        modified=draft.modified,
        related=_listed(draft.headings, draft.related) if draft.headings or draft.related else None,
        same_section=_listed(draft.popular_headings, draft.popular) if draft.popular_headings else None,
        keywords=draft.keywords,
        url=draft.url,
    )


def _listed(headings: list[str], links: list[Link]) -> LinkList:
    return LinkList(heading=" / ".join(headings), links=tuple(links))


def _agency(draft: Draft, body: tuple[Block, ...]) -> str:
    """The agency or paper whose name opens the sapo or the first paragraph."""
    openings = [draft.sapo, next((block.text for block in body if block.kind == "paragraph"), "")]
    return next((agency for opening in openings if (agency := dateline(opening))), "")


# Before the body -------------------------------------------------------------------------------------------------


def _front(items: list[Item], draft: Draft) -> list[Item]:
    """Takes header lines, kicker, title and what is signed or dated under it; gives the rest back."""
    rest = _declared_title(_facts(items, draft), draft)
    if not draft.title:
        rest = _kicker(rest, draft)
        rest = _title(rest, draft)
    rest = _facts(rest, draft, signed=True)
    rest = _labels(rest, draft)
    if rest and not draft.title:
        draft.warnings.append("no title: made from the opening words")
        draft.title = made_title(rest[0].text)
    return rest


def _declared_title(items: list[Item], draft: Draft) -> list[Item]:
    """Takes the title that a style declares; of the lines above it facts and a kicker, the others stay.

    Where a line above states another title, what only looks like one is the text that it is.
    """
    start = next((n for n, item in enumerate(items[:FRONT_FACTS]) if item.kind == "title"), None)
    if start is None:
        return items
    end = start
    while end < len(items) and items[end].kind == "title":
        end += 1
    declared = " ".join(item.text for item in items[start:end])
    above = [item for item in items[:start] if not draft.take(item.text, signed=False)]
    if draft.title and lines.folded(draft.title) != lines.folded(declared):
        return [*above, *(item._replace(kind="") for item in items[start:end]), *items[end:]]
    draft.title = draft.title or declared
    if len(above) == 1 and not draft.kicker and not above[0].kind and len(above[0].text) <= LONGEST_KICKER:
        draft.kicker = above.pop().text
    return [*above, *items[end:]]


def _facts(items: list[Item], draft: Draft, *, signed: bool = False) -> list[Item]:
    """Takes the lines at the beginning that state a fact; one is left to be the title while there is none."""
    taken = 0
    while taken < min(FRONT_FACTS, len(items) - (not draft.title)):
        item = items[taken]
        if not draft.take(item.text, signed=signed and not is_set_off(item, draft.usual_gap)):
            break
        taken += 1
    return items[taken:]


def _labels(items: list[Item], draft: Draft) -> list[Item]:
    """Takes the labelled facts that stand between short lines, before the first paragraph worth the name."""
    kept: list[Item] = []
    for position, item in enumerate(items[:FRONT_FACTS]):
        fact = labels.stated(item.text)
        if fact is None and len(item.text) >= SHORTEST_SAPO:
            return [*kept, *items[position:]]
        if fact is None or not draft.keep(fact):
            kept.append(item)
    return [*kept, *items[FRONT_FACTS:]]


def _kicker(items: list[Item], draft: Draft) -> list[Item]:
    """Takes a short line in capitals above the title, unless the title goes on from it."""
    if len(items) < 3 or draft.kicker or not items[0].text.isupper():  # noqa: PLR2004 — kicker, title, something to read
        return items
    first, second = items[0].text, items[1].text
    above = len(first) <= (LONGEST_KICKER if not second.isupper() else LONGEST_KICKER_OF_CAPITALS)
    above = above and _is_title(second) and len(second) > len(first) and not second.endswith(".")
    if above and not _goes_on(items, draft):
        draft.kicker = first
        return items[1:]
    return items


def _title(items: list[Item], draft: Draft) -> list[Item]:
    if not items or not _is_title(items[0].text):
        return items
    draft.title = items[0].text
    if _goes_on(items, draft):
        draft.title = f"{items[0].text} {items[1].text}"
        return items[2:]
    return items[1:]


def _goes_on(items: list[Item], draft: Draft) -> bool:
    """Whether the second line belongs to the title: it follows without the blank line that stands elsewhere."""
    if len(items) < 3 or items[1].gap or not (draft.usual_gap or items[1].text[0].islower()):  # noqa: PLR2004
        return False
    first, second = items[0].text, items[1].text
    if first.endswith(".") or second.endswith((".", ":")) or not _is_title(f"{first} {second}"):
        return False
    if first.isupper() and second.isupper() and not section_name(first):
        return not labels.stated(second)
    known = (
        labels.stated(second)
        or labels.posting(second)
        or labels.dated_name(second)
        or lines.signature(second)
        or section_name(first)
        or captions.is_caption(second)
    )
    return not known


def _is_title(text: str) -> bool:
    if len(text) <= LONGEST_PLAIN_TITLE:
        return True
    return len(text) <= LONGEST_TITLE and not text.endswith(".") and not layout.SENTENCE_BREAK.search(text)


_DATELINE_INSIDE = re.compile(r"\s\([^\W\d][^\W\d .+]{1,12}(?:\.vn)?\)\s*[-–—]")
"""An agency in brackets and a dash: there the text begins that someone pasted behind its title."""


def made_title(text: str) -> str:
    """A title for a text that has none: the first sentence, or as many of its words as a title holds."""
    sentence = _DATELINE_INSIDE.search(text, SHORTEST_MADE_TITLE, LONGEST_MADE_TITLE)
    sentence = sentence or layout.SENTENCE_BREAK.search(text, SHORTEST_MADE_TITLE)
    opening = text[: sentence.start()] if sentence else text
    if len(opening) <= LONGEST_MADE_TITLE:
        return opening
    return opening[:LONGEST_MADE_TITLE].rsplit(" ", 1)[0].rstrip(" ,;:-–") + "…"


def _sapo(items: list[Item], draft: Draft) -> list[Item]:
    """The paragraph under the title, if it is as long as a sapo and not all there is to read."""
    if draft.sapo or len(items) < 2:  # noqa: PLR2004
        return items
    text, kind = items[0].text, items[0].kind
    if kind == "sapo":
        draft.sapo = text
        return items[1:]
    if kind:
        return items
    more = any(len(item.text) >= SHORTEST_SAPO and not captions.is_caption(item.text) for item in items[1:])
    if not more or len(text) > LONGEST_SAPO or layout.is_bullet(text) or captions.is_caption(text):
        return items
    if len(text) < SHORTEST_SAPO and not text.endswith((".", "!", "?", "…", "”", '"')):
        return items
    draft.sapo = text
    # Where several names stand alone in the body, they are its headings.
    names = sum(1 for item in items[1:] if len(item.text) <= LONGEST_KICKER and lines.byline(item.text))
    return _facts(items[1:], draft, signed=names == 1)


# Behind the body -------------------------------------------------------------------------------------------------

LONGEST_CREDIT_BEHIND = 64
_CREDIT_BEHIND = re.compile(r"\((?:[Tt]heo|[Nn]guồn:?)\s[^()]{2,50}\)\.?")


def _tail(items: list[Item], draft: Draft) -> list[Item]:
    """Takes signature, credit and facts from the end, looking past a closing note or two."""
    rest = list(items)
    notes: list[Item] = []
    for _ in range(TAIL_FACTS):
        if len(rest) < 2:  # noqa: PLR2004 — what is left is something to read
            break
        last = rest[-1].text
        if _is_note(last) and len(notes) < TAIL_NOTES:
            notes.append(rest.pop())
        elif _is_signature(rest[-1], draft):
            rest.pop()
            if draft.author and draft.author == lines.byline(last):
                above = lines.signed_together((item.text for item in reversed(rest)), draft.author)
                draft.author = ", ".join([*above, draft.author])
                rest = rest[: len(rest) - len(above)]
        elif draft.take_posting(last) or _take_label(last, draft):
            rest.pop()
        else:
            break
    if rest and not draft.credit:
        rest[-1] = _without_credit(rest[-1], draft)
    return [*rest, *reversed(notes)]


def _is_signature(item: Item, draft: Draft) -> bool:
    return not _is_caption(item, draft) and draft.take_signature(item.text)


def _is_caption(item: Item, draft: Draft) -> bool:
    """True for "Ông Lê Vũ." set off by blank lines: a name with a full stop stands under a picture."""
    return is_set_off(item, draft.usual_gap) and item.text.endswith(".") and not lines.credit_line(item.text)


def _is_note(text: str) -> bool:
    if len(text) > LONGEST_NOTE or text.endswith(":"):
        return False
    if labels.posting(text) or lines.signature(text) is not None:
        return False
    return text[0] in "*(" or _NOTE.match(lines.folded(text)) is not None


_NOTE = re.compile(
    r"bai viet the hien|moi (?:y kien|ban doc|quy vi|doc gia)|toa soan|ghi chu\s*:|tai but|con nua"
    r"|(?:dien thoai|di dong|dt|email|e-mail|hotline|mobile|tel|fax|website|dia chi|lien he)\s*[:.]"
)


def _take_label(line: str, draft: Draft) -> bool:
    fact = labels.stated(line)
    return fact is not None and fact.field not in {"title", "kicker", "sapo", "body"} and draft.keep(fact)


def _without_credit(item: Item, draft: Draft) -> Item:
    """The paragraph without the "(Theo TTXVN)" that closes it."""
    opening = item.text.rfind("(", -LONGEST_CREDIT_BEHIND)
    if opening <= 0 or not _CREDIT_BEHIND.fullmatch(item.text[opening:]):
        return item
    if not draft.take_signature(item.text[opening:].rstrip(".")):
        return item
    return item._replace(text=item.text[:opening].rstrip())
