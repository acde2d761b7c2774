"""The body as blocks. Comes in: the lines of the body and which of them were already read as something else. Goes out:
headings, paragraphs, quotations, lists, tables and figures in order, and the stories linked between them. It refuses to
know about the page outside the body.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from archiveviewer.article import Block, Link
from archiveviewer.readers import captions
from archiveviewer.readers import lines as newspaper
from archiveviewer.readers.html.addresses import is_picture
from archiveviewer.readers.html.body import Weights, is_teaser, weigh
from archiveviewer.readers.html.furniture import hours_of_a_day, is_furniture
from archiveviewer.readers.html.lists import heading_kind, story_links
from archiveviewer.readers.html.page import Holder
from archiveviewer.readers.html.pictures import (
    LONGEST_CAPTION,
    caption_position,
    figure_texts,
    is_decoration,
    names_photographer,
    picture_place,
)
from archiveviewer.readers.html.roles import BESIDE, HEADER, Role

if TYPE_CHECKING:
    from pathlib import Path

    from archiveviewer.readers.html.lines import Anchor, Line, Reading

_LONGEST_HEADING = 200
_LONGEST_BOLD_HEADING = 110
_LONGEST_ITEM = 500  # what is longer is a page set in lists
_CONTENTS = re.compile(
    r"(?:muc luc|noi dung(?: chinh| bai viet)?|(?:table of )?contents)(?: \[?(?:an|hien|hide)\]?)?:?"
)
_KEYWORDS = re.compile(r"(?:tu khoa|tags?|the|hashtag|chu de|su kien)\s*:.*")
_SAID_KEYWORDS = re.compile(r"(?:tu khoa|tags|hashtags?)\s*:.{3,200}")
_SPOKEN_LABEL = re.compile(r"(?:Chụp lại hình ảnh|Chú thích(?: hình)? ảnh)\s*,\s*")
"""What opens a caption for those who can't see the picture."""
_BUTTONS = re.compile(r"tu khoa|tags?|chu de|the|binh luan")


class Body(NamedTuple):
    """The blocks of the body, the stories linked inside it and the heading of those, and what was noticed."""

    blocks: tuple[Block, ...]
    related: tuple[Link, ...]
    warnings: tuple[str, ...]


class Place(NamedTuple):
    """Where the page lies, what addresses are relative to, and what else lies in the page's file."""

    folder: Path
    base: str
    holder: Holder = Holder()


def build(reading: Reading, start: int, end: int, skip: set[int], place: Place) -> Body:
    """The blocks of the lines from `start` up to `end`, without those in `skip`."""
    builder = _Builder(reading, start, end, skip, place)
    builder.run()
    return Body(tuple(builder.blocks), tuple(builder.related), tuple(dict.fromkeys(builder.warnings)))


def figure(lines: list[Line], picture: int, end: int, place: Place) -> tuple[Block | None, set[int]]:
    """The figure at `picture` and the positions of its lines; no figure for decoration or films without a caption."""
    line = lines[picture]
    element = line.picture
    if element is None or (line.kind == "picture" and is_decoration(element)):
        return None, set()
    used = figure_texts(lines, picture, end) or _caption_lines(lines, picture, end)
    named = [at for at in used if names_photographer(lines[at]) and not captions.photo_credit(lines[at].text)]
    caption = ""
    for text in (lines[at].text for at in used if at not in named):
        if text not in caption:  # some print the credit once more
            caption = f"{caption} {text}".strip()
    caption = _SPOKEN_LABEL.sub("", caption, count=1)
    credit = captions.photo_credit(caption) or " ".join(lines[at].text for at in named).strip(" ()[]")
    if line.kind == "media" and not caption:
        return None, set()
    image = picture_place(element, place)
    if not image and not caption and line.kind != "picture":
        return None, set()
    return Block(kind="figure", caption=caption, credit=credit, image=image), set(used)


def _caption_lines(lines: list[Line], picture: int, end: int) -> list[int]:
    """The positions of a caption's lines, if any: line breaks and a marked second paragraph belong to it."""
    at = caption_position(lines, picture, end)
    if at < 0:
        at = picture + 1
        if at >= end or not names_photographer(lines[at]):
            return []
    used = [at]
    for position in range(at + 1, min(max(end, at + 1), at + 5)):
        line, before = lines[position], lines[position - 1]
        if line.kind != "text" or line.is_link:
            break
        continues = line.soft and line.block is before.block
        goes_on = before.roles & Role.CAPTION or names_photographer(before)
        marked = line.roles & Role.CAPTION and goes_on and line.block.above is before.block.above
        credit = names_photographer(line) or (
            bool(credited := captions.photo_credit(line.text))
            and len(line.text) <= newspaper.LONGEST_CREDIT
            and (line.tag != "p" or credited == line.text.strip(" .()"))
        )
        total = sum(len(lines[one].text) for one in used) + len(line.text)
        if not (continues or marked or credit) or total > 600:  # noqa: PLR2004
            break
        used.append(position)
    return used


def _stands_alone(line: Line) -> bool:
    """True for a marked caption: a paragraph under a picture may be text unless a figure or a credit says otherwise."""
    if len(line.text) > LONGEST_CAPTION:
        return False
    return line.tag != "p" or bool(line.roles & Role.FIGURE) or bool(captions.photo_credit(line.text))


def _is_button(anchor: Anchor) -> bool:
    return is_furniture(anchor.text.strip(" []|")) or len(anchor.text.split()) <= 2  # noqa: PLR2004 — a section's name


def _leads_into_the_page(anchor: Anchor) -> bool:
    return len(anchor.url) > 1 and anchor.url.startswith("#")


class _Builder:
    def __init__(self, reading: Reading, start: int, end: int, skip: set[int], place: Place) -> None:
        self.reading = reading
        self.lines = lines = reading.lines
        self.start = start
        self.end = end
        self.skip = set(skip)
        self.place = place
        self.blocks: list[Block] = []
        self.related: list[Link] = []
        self.weights: Weights | None = None
        self.warnings: list[str] = []
        texts = [line for line in lines[start:end] if line.kind == "text" and not line.apart]
        long = [line for line in texts if len(line.text) > _LONGEST_BOLD_HEADING]
        self.bold_is_plain = bool(long) and sum(line.is_bold for line in long) * 2 > len(long)
        self.items: dict[object, int] = {}
        for line in texts:
            if line.list_item is not None:
                self.items[line.list_item] = self.items.get(line.list_item, 0) + len(line.text)
        listed = {line.list_item.above for line in texts if line.list_item is not None}
        mixed = {line.list_item.above for line in texts if line.list_item is not None and not line.is_link}
        self.linked_lists = listed - mixed
        self.hours = hours_of_a_day(lines, start, end)
        self.quote_is_plain = sum(bool(line.roles & Role.QUOTE) for line in texts) * 2 > len(texts)

    def run(self) -> None:
        for position in range(self.start, self.end):
            line = self.lines[position]
            if position in self.skip or line.roles & BESIDE:
                continue
            if line.kind in {"picture", "media"}:
                if not line.roles & (HEADER & ~Role.SAPO):
                    self._add_figure(position)
            elif line.kind == "table":
                self.blocks.append(Block(kind="table", text=line.text))
            else:
                self._add_text(position)

    def _add_figure(self, position: int) -> None:
        if self._announces_a_story(position):
            return
        block, used = figure(self.lines, position, self.end, self.place)
        if block is None:
            return
        self.skip |= used
        if not block.image:
            self.warnings.append("picture-without-place")
        same = self.blocks and self.blocks[-1].kind == "figure" and self.blocks[-1].image == block.image != ""
        if same and not block.caption:
            return
        self.blocks.append(block)

    def _announces_a_story(self, position: int) -> bool:
        """True for the picture beside the linked title of another story: both lead to the same address."""
        goals = {anchor.url for anchor in self.lines[position].anchors if not is_picture(anchor.url)}
        goals -= {"", "#"}
        behind = self.lines[position + 1 : position + 3]
        return any(line.is_link and goals & {anchor.url for anchor in line.anchors} for line in behind)

    def _add_text(self, position: int) -> None:
        line = self.lines[position]
        words = newspaper.folded(line.text)
        if not any(map(str.isalnum, line.text)):
            return  # a rule drawn with stars, or what a broken tag left
        if heading_kind(line.text) or self._is_announcement(position) or self._picture_follows(position):
            return
        if (
            _BUTTONS.fullmatch(words.rstrip(" :."))
            or _SAID_KEYWORDS.fullmatch(words)
            or (_KEYWORDS.fullmatch(words) and line.linked)
        ):
            return
        if self._is_contents(position) or (
            line.is_link and len(line.anchors) > 1 and all(map(_is_button, line.anchors))
        ):
            return
        if self._is_related(line):
            return
        if line.roles & Role.CAPTION and _stands_alone(line):
            # a caption whose picture is gone, or stood before it
            self.blocks.append(Block(kind="figure", caption=line.text, credit=captions.photo_credit(line.text)))
        elif line.list_item is not None and self.items.get(line.list_item, 0) <= _LONGEST_ITEM:
            self._add_item(position)
        elif self._is_heading(position):
            self.blocks.append(Block(kind="heading", text=self._with_soft(position)))
        elif line.roles & Role.QUOTE and not self.quote_is_plain:
            self.blocks.append(Block(kind="quote", text=line.text))
        else:
            self.blocks.append(Block(kind="paragraph", text=line.text))

    def _picture_follows(self, position: int) -> bool:
        """True for a caption over its picture, which takes it."""
        behind = position + 1
        if not self.lines[position].roles & Role.CAPTION:
            return False
        shown = behind < self.end and self.lines[behind].kind == "picture" and behind not in self.skip
        return shown and caption_position(self.lines, behind, self.end) == position

    def _is_contents(self, position: int) -> bool:
        """True in a list of what the article itself holds, and for the heading over it."""
        line, behind = self.lines[position], self.lines[position + 1 : position + 2]
        if line.is_link and line.anchors and all(_leads_into_the_page(anchor) for anchor in line.anchors):
            return True
        headed = bool(_CONTENTS.fullmatch(newspaper.folded(line.text))) and bool(behind)
        return headed and any(_leads_into_the_page(anchor) for anchor in behind[0].anchors)

    def _is_announcement(self, position: int) -> bool:
        """True for the few lines about another story that stand beside its picture and under its linked title."""
        before = self.lines[max(self.start, position - 3) : position]
        if not any(line.kind == "picture" for line in before) or not (before and before[-1].is_link):
            return False
        known = {anchor.url for line in before for anchor in line.anchors}
        if any(anchor.url not in known for anchor in self.lines[position].anchors):
            return False
        if self.weights is None:
            self.weights = weigh(self.reading, -1)
        return is_teaser(self.lines, position, self.weights)

    def _is_related(self, line: Line) -> bool:
        """Stories linked between paragraphs: "Xem thêm: …", ">> …", or a line that is nothing but a story's link."""
        inline = newspaper.inline_related(line.text)
        if inline and (line.anchors or line.text.lstrip().startswith(">>")):
            self.related.extend(story_links([line], self.place.base) or (Link(title=inline),))
            return True
        label, _, rest = line.text.partition(":")
        if rest and line.linked * 10 >= len(rest) * 7 and heading_kind(label) == "related":
            self.related.extend(story_links([line], self.place.base))
            return True
        closed = line.text.endswith((".", ";", ",")) and not line.text.endswith("...")
        is_story = line.is_link and not closed and (line.list_item is None or line.list_item.above in self.linked_lists)
        if is_story and (links := story_links([line], self.place.base)):
            self.related.extend(links)
            return True
        return False

    def _add_item(self, position: int) -> None:
        line = self.lines[position]
        before = self.lines[position - 1] if position > self.start else None
        item = line.list_item
        parent = item.above if item is not None else None
        grows = (
            before is not None
            and before.list_item is not None
            and parent is not None
            and before.list_item.above is parent
            and bool(self.blocks)
            and self.blocks[-1].kind == "list"
        )
        if not grows:
            self.blocks.append(Block(kind="list", text=line.text))
            return
        joint = " " if before is not None and before.list_item is item else "\n"
        self.blocks[-1] = Block(kind="list", text=f"{self.blocks[-1].text}{joint}{line.text}")

    def _is_heading(self, position: int) -> bool:
        line = self.lines[position]
        if line.tag in {"h1", "h2", "h3", "h4", "h5", "h6"}:
            return len(line.text) <= _LONGEST_HEADING
        marked = position in self.hours or line.roles & Role.HEADING
        if marked and len(line.text) <= _LONGEST_HEADING and not line.text.endswith((".", ";")):
            return self._text_follows(position)
        if not line.is_bold or self.bold_is_plain or len(line.text) > _LONGEST_BOLD_HEADING or line.soft:
            return False
        if (line.text.endswith((".", ",", ";", ":")) and not line.text.endswith("...")) or line.text[0] in "-*+•(":
            return False
        if newspaper.signature(line.text) is not None and position >= self.end - 4:
            return False
        return self._text_follows(position)

    def _text_follows(self, position: int) -> bool:
        return any(
            line.kind == "text" and len(line.text) > _LONGEST_BOLD_HEADING / 2 and not line.apart
            for at in range(position + 1, min(self.end, position + 6))
            for line in [self.lines[at]]
            if at not in self.skip
        )

    def _with_soft(self, position: int) -> str:
        """A heading's text with the lines that a break parted from it."""
        text = self.lines[position].text
        for at in range(position + 1, min(self.end, position + 3)):
            line = self.lines[at]
            if not (
                line.soft
                and line.block is self.lines[position].block
                and line.kind == "text"
                and line.tag.startswith("h")
            ):
                break
            self.skip.add(at)
            text += f" {line.text}"
        return text
