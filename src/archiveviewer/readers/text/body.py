"""The body of a plain text: which paragraph is a heading, a caption, a list, a table, a quotation.

The paragraphs between sapo and signature come in; blocks go out in the same order and hold every word of them. What
stays undecided is a paragraph. This module refuses to know what stood before and behind the body.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from archiveviewer.article import Block, BlockKind
from archiveviewer.readers import captions
from archiveviewer.readers.text import layout

if TYPE_CHECKING:
    from archiveviewer.readers.text.layout import Item

LONGEST_HEADING = 110
SHORTEST_PARAGRAPH = 80
LONGEST_SET_OFF_CAPTION = 200
LONG_CAPTION = 120
LONGEST_LIST_ITEM = 200
LONGEST_FILE_NAME = 255
_PICTURE_FILE = re.compile(
    r"[\[<]?(?:(?:ảnh|hình|hình ảnh|image|img)(?: \d{1,2})?\s*:\s*)?"
    r"(?P<file>(?:[^\s\[\]<>:/]+/)*[^\s\[\]<>/:]+\.(?:jpe?g|png|gif|webp|bmp|tiff?))[\]>]?",
    re.IGNORECASE,
)
_CLOSING = {"“": "”", "«": "»"}
_BULLETS = "-–—+*•●▪■►>"
_SHORT_LINES_IN_A_ROW = 3
LONGEST_QUESTION = 60
_ASKED = re.compile(r"\b(?:ông|bà|anh|chị|thưa|bạn|cô|em)\b", re.IGNORECASE)
"""Whoever is addressed is being interviewed: the line is a question, not a heading."""


def blocks(items: list[Item], usual_gap: int) -> tuple[Block, ...]:
    """The body in reading order. `usual_gap` is the number of blank lines between most of its paragraphs."""
    found: list[Block] = []
    position = 0
    while position < len(items):
        page = items[position].page
        group = _group(items, position)
        shown = items[position : group[1] if group else position + 1]
        found += figures([image for item in shown for image in item.images], page)
        if group is not None:
            block, position = group
            found.append(block)
        else:
            _add(found, items, position, usual_gap)
            position += 1
        if page and not found[-1].page:
            found[-1] = msgspec.structs.replace(found[-1], page=page)
    return tuple(found)


def figures(images: list[str], page: int = 0) -> list[Block]:
    """A figure for each picture; its caption, if it has one, follows and completes it."""
    return [Block(kind="figure", image=image, page=page) for image in images]


def _group(items: list[Item], position: int) -> tuple[Block, int] | None:
    """A table (lines with tabs) or a list (short lines with bullets) of two lines or more that begins here."""
    end = position
    while end < len(items) and _is_row(items[end]):
        end += 1
    if end - position > 1 or (end > position and items[position].kind == "table"):
        return Block(kind="table", text="\n".join(item.text for item in items[position:end])), end
    end = position
    while end < len(items) and (items[end].kind == "list" or _is_list_item(items[end].text)):
        end += 1
    if end - position > 1:
        return Block(kind="list", text="\n".join(_unbulleted(item.text) for item in items[position:end])), end
    return None


def _is_row(item: Item) -> bool:
    return item.kind == "table" or (not item.kind and "\t" in item.text.lstrip(_BULLETS).lstrip("\t"))


def _is_list_item(text: str) -> bool:
    return len(text) <= LONGEST_LIST_ITEM and layout.is_bullet(text) and not text.endswith("?")


def _unbulleted(text: str) -> str:
    return re.sub(r"^[-–—+*•●▪■►>]\s*", "", text)


def _add(found: list[Block], items: list[Item], position: int, usual_gap: int) -> None:
    item = items[position]
    text = item.text
    picture = picture_file(text)
    if picture:
        found.append(Block(kind="figure", image=picture))
    elif item.kind in {"heading", "quote"}:
        found.append(Block(kind="heading" if item.kind == "heading" else "quote", text=text))
    elif item.kind == "figure" or _is_figure(items, position, usual_gap):
        _add_figure(found, text)
    elif _is_heading(items, position):
        found.append(Block(kind="heading", text=text))
    else:
        found.append(Block(kind=_kind(text), text=text))


def picture_file(text: str) -> str:
    """The name of the picture file, and its folders, that this line consists of; or nothing."""
    named = "." in text[-6:-3] and len(text) <= LONGEST_FILE_NAME  # an ending of three or four letters, and a bracket
    match = _PICTURE_FILE.fullmatch(text) if named else None
    return match["file"] if match else ""


def _is_figure(items: list[Item], position: int, usual_gap: int) -> bool:
    item = items[position]
    if captions.is_caption(item.text):
        return True
    if not is_set_off(item, usual_gap) or _is_numbered(item.text) or item.text.endswith((";", ":")):
        return False
    # Two blank lines behind a caption, too, set off the text that goes on; that tells more than one thing.
    goes_on = position > 0 and is_set_off(items[position - 1], usual_gap)
    return not (goes_on and len(item.text) >= LONG_CAPTION and layout.SENTENCE_BREAK.search(item.text))


def is_set_off(item: Item, usual_gap: int) -> bool:
    """Whether more blank lines than usual, two at least, and its shortness make the paragraph a caption."""
    return item.gap >= max(2, usual_gap + 1) and len(item.text) <= LONGEST_SET_OFF_CAPTION


def _is_numbered(text: str) -> bool:
    return re.match(r"(?:\d{1,2}|[IVX]{1,4})[.)]\s", text) is not None


def _add_figure(found: list[Block], text: str) -> None:
    """A caption; or the credit or text of the figure above it, when that one lacks it."""
    credit = captions.photo_credit(text)
    above = found[-1] if found and found[-1].kind == "figure" else None
    lone_credit = bool(credit) and len(text) <= len(credit) + 4
    if above and not above.credit and ((lone_credit and above.caption) or not above.caption):
        caption = f"{above.caption} {text}".strip()
        found[-1] = Block(kind="figure", caption=caption, credit=credit, image=above.image, page=above.page)
    else:
        found.append(Block(kind="figure", caption=text, credit=credit))


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
    if text[-1] not in "?!":
        return True
    return len(text) <= LONGEST_QUESTION and ":" not in text and not _ASKED.search(text)


def _is_short(text: str) -> bool:
    return len(text) < SHORTEST_PARAGRAPH and not text.endswith((".", ":")) and not _is_in_a_group(text)


def _is_in_a_group(text: str) -> bool:
    """Rows of tables and items of lists are short by nature and say nothing about the line behind them."""
    return "\t" in text or _is_list_item(text)


def _is_long(text: str, heading: str) -> bool:
    return len(text) >= SHORTEST_PARAGRAPH and len(text) > len(heading)


def _kind(text: str) -> BlockKind:
    return "quote" if text[-1] == _CLOSING.get(text[0]) and text.count(text[0]) == 1 else "paragraph"
