"""From a page's tree to its lines. Comes in: a tree. Goes out: the page's lines in reading order and the frames around
them. Layout tables are dissolved here. It refuses to decide which of the lines are the article.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from archiveviewer.readers.html.kinds import PICTURES, UNREAD, UNSET, Kind, Named, inside, kind_of, told
from archiveviewer.readers.html.lines import OWN_LINE, Anchor, Frame, Line, LineKind, Reading
from archiveviewer.readers.html.roles import APART, BESIDE, HEADER, LISTS, Role
from archiveviewer.readers.html.tables import data_table

if TYPE_CHECKING:
    from collections.abc import Iterable

_MOST_SEEN = 1_200_000
"""Beginnings and ends of elements."""
_MOST_LINES = 60_000


_BLANK_LINES = re.compile(r"\n[ \t\r\xa0]*\n\s*|\n(?=[ \t\xa0]{3,}\S)")
_BODY, _PLACE = Role.BODY, Role.PLACE  # asked of every frame
_OF_MENUS = Role.MACHINERY | Role.MENU | Role.ASIDE
_HOLDS_MORE = etree.XPath(
    "descendant::h1 or descendant::time or descendant::*/@class[contains(., 'crumb')]"
    " or descendant::text()[string-length() > 100][string-length(normalize-space()) > 100]"
)
_MOST_MENUS = 40
"""So many menus of a page are looked into; a page that nests them is no newspaper's."""
_LONG = 100
_MOST_IN_A_LIST = 60
_SEVERAL = 3
_SENTENCE_ENDS = tuple('.!?…"”’)')


def read_lines(root: etree._Element, *, named: Named = (), passing_menus: bool = True) -> Reading:
    """All lines of the page, those of mere menus passed over.

    `named` are the classes and ids, in small letters, whose roles a rule file tells.
    """
    walk = _Walk(named, passing_menus=passing_menus)
    body = root.find("body")
    cut = walk.run(root if body is None else body)
    _settle(walk.frames, walk.lines)
    _forget_centre(walk.lines)
    bodies = [frame for frame in walk.frames if frame.own & _BODY and _is_body(frame)]
    ruled = tuple(frame for frame in walk.frames if frame.own & Role.RULED) if named else ()
    return Reading(walk.lines, walk.frames, bodies, cut, ruled)


def keep_all(reading: Reading) -> None:
    """Lets no name keep a line away from the article any more, for pages whose names mislead."""
    for frame in reading.frames:
        frame.own &= ~(APART | LISTS)
    _settle(reading.frames, reading.lines)


class _Walk:
    """One pass over a tree, in reading order and without recursion. It is where most of the time goes."""

    def __init__(self, named: Named, *, passing_menus: bool) -> None:
        self.named = named
        self.kinds: dict[str, Kind] = {}
        self.passing_menus = passing_menus and not named
        self.menus = 0
        self.lines: list[Line] = []
        self.frames: list[Frame] = []
        self.stack: list[Frame] = []
        self.pieces: list[tuple[str, Frame]] = []
        self.soft = False

    def run(self, root: etree._Element) -> bool:  # noqa: C901 — see below
        """Walks over the whole tree; True when there was too much of it.

        What happens at every element happens here: functions for it would take a tenth of the time.
        """
        kinds, stack, lines = self.kinds, self.stack, self.lines
        walker = etree.iterwalk(root, events=("start", "end"))
        cut = False
        for seen, (event, element) in enumerate(walker):
            if event == "end":
                if len(stack) == 1:
                    break
                inner, frame, text = stack.pop(), stack[-1], element.tail
                if inner is not frame:
                    if inner.block is None:
                        if self.pieces:
                            self._end_line()
                        self.soft = False
                    inner.last = len(lines)
                    if inner.own & _PLACE and self.pieces:
                        self._set_apart(text or "")
            elif cut := seen > _MOST_SEEN or len(lines) > _MOST_LINES:
                break
            else:
                tag, attributes = element.tag, element.items()
                key = told(tag, attributes) if attributes else tag
                kind = kinds.get(key) or self._kind(key)
                frame = stack[-1] if kind.plain and stack else self._frame(element, tag, kind)
                stack.append(frame)
                if kind.special and self._is_passed_over(element, tag, kind.own):
                    walker.skip_subtree()
                    continue
                text = element.text
            if text and (self.pieces or not text.isspace()):  # no line begins with a blank
                self.pieces.append((text, frame))
        self._end_line()
        for frame in stack:
            frame.last = len(lines)
        return cut

    def _kind(self, key: str) -> Kind:
        kind = self.kinds[key] = kind_of(key, self.named)
        return kind

    def _is_passed_over(self, element: etree._Element, tag: str, own: int) -> bool:
        """True when what is inside is not to be read as text; what it is instead is taken down."""
        if own & Role.MENU and self._is_mere_menu(element, own):
            return True
        if tag == "br":
            self._end_line()
            self.soft = True
            return False
        if tag in PICTURES:
            self._end_line()
            self._add_picture(element, self.stack[-1])
        elif tag == "table":
            rows = data_table(element)
            if rows:
                self.lines.append(Line("table", self.stack[-1], rows))
            return bool(rows)
        return tag in UNREAD or tag in PICTURES

    def _is_mere_menu(self, element: etree._Element, own: int) -> bool:
        """True for navigation that holds nothing anybody could ask for: a third of most pages."""
        if not self.passing_menus or not own & Role.MACHINERY or own & ~_OF_MENUS or self.menus >= _MOST_MENUS:
            return False
        self.menus += 1
        return not _HOLDS_MORE(element)

    def _set_apart(self, tail: str) -> None:
        """Puts the dash behind a place that the page's style sheet prints there."""
        if not tail.lstrip().startswith("-"):
            self.pieces.append((" - ", self.stack[-1]))

    def _frame(self, element: etree._Element, tag: str, kind: Kind) -> Frame:
        """The frame of an element that is not set quite as the one around it."""
        above = self.stack[-1] if self.stack else None
        own = kind.own
        if tag == "header" and above is not None and above.tag == "body" and not own & HEADER:
            own |= Role.MACHINERY
        begins_line = kind.block or above is None or own & OWN_LINE & ~above.roles
        if begins_line:
            self._end_block()
        frame = Frame(element, tag, above, own, len(self.frames), len(self.lines))
        self.frames.append(frame)
        if above is not None and not begins_line:
            frame.block = above.block or above
        if kind.look is not UNSET:
            frame.look = inside(frame.look, kind.look)
        if tag == "a" and (url := element.get("href")):
            frame.link = Anchor("", url, element.get("title") or "")
        return frame

    def _end_block(self) -> None:
        if self.pieces:
            self._end_line()
        self.soft = False

    def _add_picture(self, element: etree._Element, frame: Frame) -> None:
        kind: LineKind = "picture" if element.tag in {"img", "amp-img"} else "media"
        line = Line(kind, frame)
        self.lines.append(line)
        line.picture = element
        if frame.link is not None:
            line.anchors.append(frame.link)

    def _end_paragraphs(self, text: str, frame: Frame) -> None:
        """Ends as many lines as there are paragraphs in text set by hand: behind blank lines, or begun with blanks."""
        for part in map(_printed, _BLANK_LINES.split(text)):
            if part:
                line = Line("text", frame, part)
                line.soft = self.soft
                self.lines.append(line)
                self.soft = True

    def _end_line(self) -> None:
        if not self.pieces:
            return
        pieces, self.pieces = self.pieces, []
        text, begun = pieces[0]
        if len(pieces) > 1:
            text = "".join([piece for piece, _ in pieces])
        if (begun.block or begun).tag == "pre" and _BLANK_LINES.search(text):
            self._end_paragraphs(text, begun)
            return
        text = _printed(text)
        if not text:
            return
        line = Line("text", begun, text)
        line.soft = self.soft
        self.lines.append(line)
        plain = self.frames[0].look
        for piece, frame in pieces:
            if frame.link is not None or frame.look is not plain:
                _measure(line, piece, frame)


def _printed(text: str) -> str:
    if "\u200b" in text or "\ufeff" in text:
        text = text.replace("\u200b", "").replace("\ufeff", "")
    return _spaced(text)


def _spaced(text: str) -> str:
    """The text with one blank between two words; most has it, which is told in half the time of parting the words."""
    text = text.strip()
    return text if text.isprintable() and "  " not in text else " ".join(text.split())


def _measure(line: Line, piece: str, frame: Frame) -> None:
    """What of the line is bold, italic, in capitals or a link."""
    length = len(_spaced(piece))
    bold, italic, capitals, _, font = frame.look
    if bold:
        line.bold += length
    if italic:
        line.italic += length
    if capitals:
        line.capitals += length
    if font and not piece.isascii():
        line.font = font
    if frame.link is not None:
        line.linked += length
        _add_anchor(line.anchors, piece, frame.link)


def _add_anchor(anchors: list[Anchor], piece: str, link: Anchor) -> None:
    if anchors and anchors[-1].url == link.url:
        whole = _spaced(f"{anchors[-1].text}{piece}") + (" " if piece[-1:].isspace() else "")
        anchors[-1] = anchors[-1]._replace(text=whole)
    else:
        anchors.append(Anchor(piece.lstrip(), link.url, link.title))


# What names cannot change ----------------------------------------------------------------------------------------


def _is_body(frame: Frame) -> bool:
    """Whether a frame named a body can be one."""
    return frame.block is None or bool(frame.own & Role.RULED)


def _settle(frames: list[Frame], lines: list[Line]) -> None:
    """The roles of all frames and lines, those of a frame's own name and all around it."""
    left = _where_names_mislead(frames, lines)
    for frame in frames:
        own = left.get(frame.number, frame.own) & ~Role.RULED
        frame.roles = own if frame.above is None else frame.above.roles | own
    for line in lines:
        line.roles = line.frame.roles


def _where_names_mislead(frames: list[Frame], lines: list[Line]) -> dict[int, int]:
    """What is left of the own roles of some frames. What holds a headline, a marked body or much of the prose is no
    machinery, and what holds most of it no list of other stories.
    """
    left = _of_guarded(frames, lines)
    unruled = [frame for frame in frames if not frame.own & Role.RULED]
    all_text = _holders_of_all(frames, lines) - left.keys()
    for frame in unruled:
        if frame.number in all_text:
            left[frame.number] = frame.own & ~(Role.MACHINERY | Role.ASIDE)
        if frame.own & Role.RELATED and _holds_text_alone(frame, lines):
            left[frame.number] = left.get(frame.number, frame.own) & ~LISTS
    misnamed = (one for one in frames if one.tag == "p" and one.own & BESIDE and _is_paragraph_among_others(one, lines))
    return left | {frame.number: frame.own & ~BESIDE for frame in misnamed}


def _of_guarded(frames: list[Frame], lines: list[Line]) -> dict[int, int]:
    around_headlines = _around([frame.above for frame in frames if frame.tag == "h1"][:20])
    marked = [frame for frame in frames if frame.own & _BODY and _is_marked_as_body(frame)]
    much, most = _holders_of_prose(frames, lines)
    left = {}
    for number in much | around_headlines | _around(marked):
        own = frames[number].own
        if not own & Role.RULED:
            own &= ~(APART & ~Role.COMMENTS | Role.ASIDE | Role.CAPTION | HEADER)
            if number in around_headlines:
                own &= ~Role.COMMENTS
            if number in around_headlines or number in most:
                own &= ~LISTS
        left[number] = own
    return left


def _holds_text_alone(frame: Frame, lines: list[Line]) -> bool:
    """True for whole paragraphs without a link in a box named as a list: "read-more" may hold the rest of the text."""
    inside = [
        line for line in lines[frame.first : min(frame.last, frame.first + _MOST_IN_A_LIST)] if line.kind == "text"
    ]
    return not any(line.anchors for line in inside) and sum(map(_is_whole_prose, inside)) * 2 > len(inside)


def _is_paragraph_among_others(frame: Frame, lines: list[Line]) -> bool:
    """True for a whole paragraph between others of the same box: names like "ads-center" or "print" mislead."""
    line = lines[frame.first] if frame.first < len(lines) else None
    if line is None or frame.own & Role.RULED or not frame.holds_only_a_line or not _is_whole_prose(line):
        return False
    if frame.own & LISTS and line.anchors:
        return False
    around = lines[max(0, frame.first - _SEVERAL) : frame.first], lines[frame.last : frame.last + _SEVERAL]
    return all(any(_is_sibling_paragraph(one, frame) for one in side) for side in around)


def _is_whole_prose(line: Line) -> bool:
    return len(line.text) - line.linked >= max(_LONG, 2 * line.linked) and line.text.endswith(_SENTENCE_ENDS)


def _is_sibling_paragraph(line: Line, frame: Frame) -> bool:
    beside = line.block
    return beside.above is frame.above and beside.tag == "p" and not beside.own & BESIDE and _is_whole_prose(line)


def _forget_centre(lines: list[Line]) -> None:
    """Lets no line count as centred on a page that centres most of its prose."""
    prose = [line.centered for line in lines if len(line.text) >= _LONG]
    if 2 * sum(prose) > len(prose):
        for line in lines:
            line.centered = False


def _is_marked_as_body(frame: Frame) -> bool:
    return (frame.element.get("itemprop") or "").lower() == "articlebody"


def _around(frames: Iterable[Frame | None]) -> set[int]:
    return {around.number for frame in frames if frame is not None for around in frame.around()}


def _holders_of_all(frames: list[Frame], lines: list[Line]) -> set[int]:
    """The numbers of the frames with nearly all that a page says, where that is more than it links to: a story of two
    paragraphs is no machinery, whatever its box is called.
    """
    said = [0]
    for line in lines:
        length = len(line.text) - line.linked if line.kind == "text" else 0
        said.append(said[-1] + length * (length >= _LONG))
    if said[-1] <= sum(line.linked for line in lines):
        return set()
    return {frame.number for frame in frames if (said[frame.last] - said[frame.first]) * 10 >= said[-1] * 9}


def _holders_of_prose(frames: list[Frame], lines: list[Line]) -> tuple[set[int], set[int]]:
    """The numbers of the frames with several long paragraphs in them: a quarter of what the page has, or most of it."""
    counts, letters = [0], [0]
    for line in lines:
        length = len(line.text) - line.linked if line.kind == "text" else 0
        is_long = length >= _LONG
        counts.append(counts[-1] + is_long)
        letters.append(letters[-1] + length * is_long)
    several = [frame for frame in frames if counts[frame.last] - counts[frame.first] >= _SEVERAL]
    held = {frame.number: letters[frame.last] - letters[frame.first] for frame in several}
    much = {number for number, inside in held.items() if inside * 4 >= letters[-1]}
    return much, {number for number in much if held[number] * 5 >= letters[-1] * 3}
