"""A document as an article. Paragraphs with what their styles say come in; the article goes out.

What is title, heading or caption by style or by print is written on the paragraphs; everything else the reader of plain
text decides, as it does for its own. This module refuses to know the format. The document's properties only help to
choose a title that is printed: people seldom fill them in, programs and templates do.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from archiveviewer.article import Block, Provenance
from archiveviewer.errors import Unreadable
from archiveviewer.readers import captions, decoding, inner, lines, text
from archiveviewer.readers.files import printable
from archiveviewer.readers.office import fonts
from archiveviewer.readers.sections import section_name
from archiveviewer.readers.text import labels, layout
from archiveviewer.readers.text.body import LONGEST_HEADING, LONGEST_SET_OFF_CAPTION, figures
from archiveviewer.readers.text.draft import Draft
from archiveviewer.readers.text.layout import Item
from archiveviewer.vietnamese.encodings import Decoded
from archiveviewer.vietnamese.normal import clean

if TYPE_CHECKING:
    from pathlib import Path

    from archiveviewer.article import Article
    from archiveviewer.readers.office.paragraphs import Document, Paragraph
    from archiveviewer.readers.text.layout import Kind

FRONT = 8
"""Among so many first paragraphs the title is looked for."""
PICTURES_LEFT_OUT = "pictures inside the document can't be shown"
LONGEST_PLAIN_CAPTION = 150
LONGEST_ABOVE = 80
"""A heading that opens the article has only short lines above it."""
_SPACING = re.compile(r" {2,}|\n")
_WHOLE = frozenset({"title", "heading", "sapo"})
_NO_TITLE = frozenset({"table", "figure", "list"})


def article(
    path: Path, document: Document, reader: str, *, member: str = "", decoded: Decoded | None = None
) -> Article:
    """The article of a document. Raises `Unreadable` if there is nothing to read in it.

    `decoded` is what is known of the encoding where the whole file was text.
    """
    paragraphs = [*document.paragraphs, *document.notes]
    names = _read_fonts(paragraphs)
    _mark(document.paragraphs)
    printed, found = _printed(path, paragraphs, names)
    found = decoded or found
    first_note = len(document.paragraphs)
    images = [tuple(inner.name(path, name) for name in paragraph.images) for paragraph in document.paragraphs]
    items, behind = _items([line for line in printed if line.paragraph < first_note], images)
    if not items:
        raise Unreadable(path, "empty", member=member)
    if any(paragraph.picture and not paragraph.images for paragraph in document.paragraphs):
        document.warnings.append(PICTURES_LEFT_OUT)
    where = Provenance(
        path=printable(path), member=member, reader=reader, encoding=found.encoding, confidence=found.confidence,
        warnings=(*found.warnings, *document.warnings),
    )  # fmt: skip
    composed = text.composed(_titled(items, clean(document.title)), Draft(keywords=_keywords(document)), where)
    notes = (
        Block(kind="paragraph", text=line.text, page=line.page)
        for line in printed
        if line.paragraph >= first_note and line.text
    )
    return msgspec.structs.replace(composed, blocks=(*composed.blocks, *figures(behind), *notes))


def _keywords(document: Document) -> tuple[str, ...]:
    words = (word.strip() for word in clean(document.keywords).replace(";", ",").split(","))
    return tuple(word for word in words if word)


# Their text ------------------------------------------------------------------------------------------------------


class _Line(NamedTuple):
    text: str
    paragraph: int
    kind: Kind
    page: int


def _read_fonts(paragraphs: list[Paragraph]) -> frozenset[str]:
    """Reads every run in the encoding that its font tells; says which encodings these are."""
    fonts.settle_hyphens(paragraphs)
    if encoding := decoding.decided():
        for paragraph in paragraphs:
            paragraph.runs = fonts.read_as_decided(paragraph.runs)
        return frozenset({encoding})
    names = fonts.believed(paragraph.runs for paragraph in paragraphs)
    for paragraph in paragraphs:
        paragraph.runs = fonts.read_again(paragraph.runs, names)
    return names


def _printed(path: Path, paragraphs: list[Paragraph], names: frozenset[str]) -> tuple[list[_Line], Decoded]:
    """Every line as clean text, read as its words tell, with the number of its paragraph."""
    raw = []
    for number, paragraph in enumerate(paragraphs):
        whole = "".join(run.text for run in paragraph.runs).replace("\r", "\n")
        pieces = [" ".join(whole.split("\n"))] if paragraph.kind in _WHOLE else whole.split("\n")
        raw += [_Line(piece, number, paragraph.kind, paragraph.page) for piece in pieces]
    if not raw:
        raise Unreadable(path, "empty")
    if len(raw) > text.MOST_LINES:
        raise Unreadable(path, "too-large", f"more than {text.MOST_LINES} lines")
    whole = "\n".join(line.text for line in raw)
    found = Decoded(whole, "unicode", 1.0) if decoding.decided() else decoding.repair(whole)
    texts = (_SPACING.sub(" ", clean(line)).strip() for line in found.text.split("\n"))
    printed = [line._replace(text=new) for line, new in zip(raw, texts, strict=True)]
    return printed, _with_fonts(found, names)


def _with_fonts(found: Decoded, names: frozenset[str]) -> Decoded:
    if not names:
        return found
    repaired = () if found.encoding == "unicode" else (found.encoding,)
    return replace(found, encoding="+".join((*sorted(names), *repaired)))


def _items(printed: list[_Line], images: list[tuple[str, ...]]) -> tuple[list[Item], list[str]]:
    """The lines that hold something, with the number of blank ones and the pictures before each; and the pictures
    behind the last one.
    """
    items: list[Item] = []
    gap, begun = 0, -1
    waiting: list[str] = []
    for line in printed:
        if line.paragraph != begun:
            begun = line.paragraph
            waiting += images[begun]
        seen = bool(line.text) and not layout.is_ruler(line.text)
        if seen:
            items.append(Item(line.text, gap, line.kind, line.page, tuple(waiting)))
            waiting = []
        gap = 0 if seen else gap + 1
    return items, waiting


# What styles say -------------------------------------------------------------------------------------------------


def _mark(paragraphs: list[Paragraph]) -> None:
    """Marks title, captions and headings that print alone tells."""
    full = [paragraph for paragraph in paragraphs if not paragraph.empty]
    _mark_captions(full)
    if not any(paragraph.kind == "title" for paragraph in full[:FRONT]):
        front = _above_heading([paragraph for paragraph in full[:FRONT] if _length(paragraph)])
        _mark_title([paragraph for paragraph in front if not paragraph.kind], _usual(full))
    long = [paragraph for paragraph in full if _length(paragraph) > LONGEST_HEADING]
    if 2 * sum(paragraph.bold for paragraph in long) < len(long):
        _mark_headings(full)


def _above_heading(front: list[Paragraph]) -> list[Paragraph]:
    """Where a heading opens the article, what stands above it: bold or large print below it is no title, but a sapo.

    Official documents have their offices and the state's motto set as headings.
    """
    if any(_STATE in lines.folded("".join(run.text for run in paragraph.runs)) for paragraph in front):
        return front
    for number, paragraph in enumerate(front):
        if paragraph.kind == "heading" and not _is_fact(paragraph):
            return front[:number]
        if _length(paragraph) > LONGEST_ABOVE:
            break
    return front


def _usual(full: list[Paragraph]) -> float:
    """The size of letters in which most of the text is set."""
    sizes: Counter[float] = Counter()
    for paragraph in full:
        if _length(paragraph) > LONGEST_HEADING:
            sizes[paragraph.size] += _length(paragraph)
    return max(sizes, key=lambda size: sizes[size], default=0.0)


def _mark_title(front: list[Paragraph], usual: float) -> None:
    """The one paragraph in larger letters than those around it and than most of the text (`usual`), or the first bold
    one below a line that is not. What stands above the state's motto is the office that wrote a document.
    """
    heads = [number for number, paragraph in enumerate(front) if _is_motto(paragraph)]
    front = front[heads[-1] + 1 :] if heads else front
    short = [paragraph for paragraph in front if _length(paragraph) <= text.LONGEST_TITLE and not _is_fact(paragraph)]
    if not short:
        return
    sizes = {paragraph.size for paragraph in front}
    largest = max(short, key=lambda paragraph: paragraph.size)
    bold = next((paragraph for paragraph in short if paragraph.bold), None)
    if len(sizes) > 1 and largest.size == max(sizes) and largest.size > usual:
        for paragraph in short[short.index(largest) :]:
            if paragraph.size < largest.size:
                break
            paragraph.kind = "title"
    elif bold is not None and short.index(bold) < _ABOVE_TITLE:
        for paragraph in short[short.index(bold) :]:
            if paragraph is not bold and not (paragraph.bold and paragraph.centred and bold.centred):
                break
            paragraph.kind = "title"


_ABOVE_TITLE = 3


def _is_motto(paragraph: Paragraph) -> bool:
    printed = lines.folded("".join(run.text for run in paragraph.runs))
    return printed.startswith(_STATE)


_STATE = "cong hoa xa hoi chu nghia viet nam"


def _is_fact(paragraph: Paragraph) -> bool:
    printed = clean("".join(run.text for run in paragraph.runs)).strip()
    official = _MOTTO.match(lines.folded(printed)) is not None
    return official or bool(labels.stated(printed) or section_name(printed) or labels.masthead(printed))


_MOTTO = re.compile(
    r"[\W\d_]*(?:cong hoa xa hoi chu nghia viet nam|doc lap ?\W{1,3} ?tu do ?\W{1,3} ?hanh phuc)"
    r"|so ?: ?[\d/]|[a-z. ]{2,30}, ngay [\d.… ]+thang"
)


def _mark_captions(full: list[Paragraph]) -> None:
    """A short paragraph under a picture is its caption if anything sets it off from the text.

    Where a picture opens the document, what stands under it is rather the title.
    """
    opening = next((paragraph for paragraph in full if _length(paragraph)), None)
    for above, paragraph in pairwise(full):
        only_a_picture = above.picture and not _length(above)
        if above.picture and 0 < _length(above) <= LONGEST_SET_OFF_CAPTION and _may_be_caption(above, opening):
            above.kind = "figure"
        if only_a_picture and _may_be_caption(paragraph, opening) and _is_caption(paragraph):
            paragraph.kind = "figure"


def _may_be_caption(paragraph: Paragraph, opening: Paragraph | None) -> bool:
    says_so = captions.is_caption("".join(run.text for run in paragraph.runs).strip())
    return not paragraph.kind and (paragraph is not opening or says_so)


def _is_caption(paragraph: Paragraph) -> bool:
    """Whether a paragraph under a picture is its caption: by its print, its words, or as one short sentence."""
    printed = "".join(run.text for run in paragraph.runs).strip()
    if not printed or len(printed) > LONGEST_SET_OFF_CAPTION:
        return False
    if paragraph.italic or paragraph.centred or captions.is_caption(printed):
        return True
    one = not layout.SENTENCE_BREAK.search(printed) and not printed.endswith(("?", ":", "!", "”"))
    return one and not paragraph.bold and len(printed) <= LONGEST_PLAIN_CAPTION


def _mark_headings(full: list[Paragraph]) -> None:
    """A short bold paragraph with a longer one under it, behind the opening of the article, is a heading."""
    for above, paragraph, below in zip(full, full[1:], full[2:], strict=False):
        if paragraph.kind or not paragraph.bold or paragraph.italic or _length(paragraph) > LONGEST_HEADING:
            continue
        printed = "".join(run.text for run in paragraph.runs).strip()
        ends = printed.endswith((".", ":", ",", ";", "…"))
        if not ends and not below.kind and _length(below) > LONGEST_HEADING and _length(above) > LONGEST_HEADING:
            paragraph.kind = "heading"


def _length(paragraph: Paragraph) -> int:
    return len("".join(run.text for run in paragraph.runs).strip())


def _titled(items: list[Item], property_title: str) -> list[Item]:
    """The items with one marked as the title, if a style, the properties or a heading tell which it is."""
    front = items[:FRONT]
    if any(item.kind == "title" for item in front):
        return items
    known = lines.folded(property_title)
    found = next((n for n, item in enumerate(front) if known and lines.folded(item.text) == known), None)
    if found is None:
        found = next((n for n, item in enumerate(front) if item.kind == "heading"), None)
        if found is not None and any(len(item.text) > LONGEST_ABOVE for item in front[:found]):
            found = None
    if found is None and items[0].kind in _NO_TITLE:
        found = next((n for n, item in enumerate(front) if item.kind not in _NO_TITLE), None)
    if found is None:
        return items
    return [*items[:found], items[found]._replace(kind="title"), *items[found + 1 :]]
