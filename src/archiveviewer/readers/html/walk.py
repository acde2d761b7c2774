"""From a page's tree to its lines. Comes in: a tree. Goes out: the page's lines in reading order and the frames around
them. Layout tables are dissolved here. It refuses to decide which of the lines are the article.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from archiveviewer.readers.html.kinds import UNSET, Kind, Named, inside, kind_of, tags, told
from archiveviewer.readers.html.lines import OWN_LINE, Anchor, Frame, Line, LineKind, Reading, add_up
from archiveviewer.readers.html.roles import APART, HEADER, LISTS, Role
from archiveviewer.readers.html.tables import data_table

if TYPE_CHECKING:
    from collections.abc import Iterable

_MOST_ELEMENTS = 600_000
_MOST_LINES = 60_000


_UNREAD = tags("script style noscript template svg math head select option textarea button title object map")
_PICTURES = tags("img amp-img video audio iframe embed amp-video amp-iframe")
_APART = _UNREAD | _PICTURES | {"br", "table"}
_BLANK_LINES = re.compile(r"\n[ \t\r\xa0]*\n\s*|\n(?=[ \t\xa0]{3,}\S)")
_OF_MENUS = Role.MACHINERY | Role.MENU | Role.ASIDE
_HOLDS_MORE = etree.XPath(
    "descendant::h1 or descendant::time or descendant::*/@class[contains(., 'crumb')]"
    " or descendant::text()[string-length() > 100][string-length(normalize-space()) > 100]"
)
_MOST_MENUS = 40
"""So many menus of a page are looked into; a page that nests them is no newspaper's."""
_LONG = 100
_SEVERAL = 3


def read_lines(root: etree._Element, *, named: Named = (), passing_menus: bool = True) -> Reading:
    """All lines of the page, those of mere menus passed over.

    `named` are the classes and ids, in small letters, whose roles a rule file tells.
    """
    walk = _Walk(named, passing_menus=passing_menus)
    body = root.find("body")
    cut = walk.run(root if body is None else body)
    _settle(walk.frames, walk.lines)
    bodies = [frame for frame in walk.frames if frame.own & Role.BODY and _is_body(frame)]
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
        self.passing_menus = passing_menus and not named
        self.menus = 0
        self.lines: list[Line] = []
        self.frames: list[Frame] = []
        self.stack: list[Frame] = []
        self.pieces: list[tuple[str, Frame]] = []
        self.soft = False

    def run(self, root: etree._Element) -> bool:
        """Walks over the whole tree; True when there was too much of it."""
        walker = etree.iterwalk(root, events=("start", "end"))
        cut = False
        for seen, (event, element) in enumerate(walker):
            if event == "end":
                self._leave(element)
            elif seen > 2 * _MOST_ELEMENTS or len(self.lines) > _MOST_LINES:
                cut = True
                break
            elif self._enter(element):
                walker.skip_subtree()
        self._end_line()
        for frame in self.stack:
            frame.last = len(self.lines)
        return cut

    def _enter(self, element: etree._Element) -> bool:
        """True when what is inside is not to be read."""
        tag = str(element.tag)
        attributes = element.items()
        kind = kind_of(told(tag, attributes) if attributes else tag, self.named)
        frame = self.stack[-1] if kind.plain and self.stack else self._frame(element, tag, kind)
        self.stack.append(frame)
        if kind.own & Role.MENU and self._is_mere_menu(element, kind.own):
            return True
        if tag in _APART:
            return self._enter_apart(element, tag, frame)
        if text := element.text:
            self._add(text, frame)
        return False

    def _add(self, text: str, frame: Frame) -> None:
        """Adds to the line; none begins with a blank."""
        if self.pieces or not text.isspace():
            self.pieces.append((text, frame))

    def _is_mere_menu(self, element: etree._Element, own: int) -> bool:
        """True for navigation that holds nothing anybody could ask for: a third of most pages."""
        if not self.passing_menus or not own & Role.MACHINERY or own & ~_OF_MENUS or self.menus >= _MOST_MENUS:
            return False
        self.menus += 1
        return not _HOLDS_MORE(element)

    def _enter_apart(self, element: etree._Element, tag: str, frame: Frame) -> bool:
        if tag == "br":
            self._end_line()
            self.soft = True
        elif tag in _PICTURES:
            self._end_line()
            self._add_picture(element, frame)
        elif tag == "table" and (rows := data_table(element)):
            self.lines.append(Line("table", frame, rows))
        elif tag == "table":
            if text := element.text:
                self._add(text, frame)
            return False
        return tag != "br"

    def _leave(self, element: etree._Element) -> None:
        frame = self.stack.pop()
        around = self.stack[-1] if self.stack else None
        if frame is not around:
            if frame.block is None:
                if self.pieces:
                    self._end_line()
                self.soft = False
            frame.last = len(self.lines)
        if around is None:
            return
        tail = element.tail
        if frame.own & Role.PLACE and self.pieces and frame is not around and not (tail or "").lstrip().startswith("-"):
            self.pieces.append((" - ", around))  # the page's style sheet prints the dash behind the place
        if tail:
            self._add(tail, around)

    def _frame(self, element: etree._Element, tag: str, kind: Kind) -> Frame:
        """The frame of an element that is not set quite as the one around it."""
        above = self.stack[-1] if self.stack else None
        own = kind.own
        if tag == "header" and above is not None and above.tag == "body" and not own & HEADER:
            own |= Role.MACHINERY
        begins_line = kind.block or above is None or own & OWN_LINE & ~above.roles
        if begins_line:
            if self.pieces:
                self._end_line()
            self.soft = False
        frame = Frame(element, tag, above, own, len(self.frames))
        self.frames.append(frame)
        frame.first = len(self.lines)
        if above is not None and not begins_line:
            frame.block = above.block or above
        if kind.look is not UNSET:
            frame.look = inside(frame.look, kind.look)
        if tag == "a" and element.get("href"):
            frame.link = element
        return frame

    def _add_picture(self, element: etree._Element, frame: Frame) -> None:
        kind: LineKind = "picture" if element.tag in {"img", "amp-img"} else "media"
        line = Line(kind, frame)
        self.lines.append(line)
        line.picture = element
        if frame.link is not None:
            line.anchors.append(Anchor("", frame.link.get("href") or "", frame.link.get("title") or ""))

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
        text = "".join([piece for piece, _ in pieces]) if len(pieces) > 1 else pieces[0][0]
        if (pieces[0][1].block or pieces[0][1]).tag == "pre" and _BLANK_LINES.search(text):
            self._end_paragraphs(text, pieces[0][1])
            return
        text = _printed(text)
        if not text:
            return
        line = Line("text", pieces[0][1], text)
        line.soft = self.soft
        self.lines.append(line)
        plain = self.frames[0].look
        for piece, frame in pieces:
            if frame.link is not None or frame.look is not plain:
                _measure(line, piece, frame)


def _printed(text: str) -> str:
    if "\u200b" in text or "\ufeff" in text:
        text = text.replace("\u200b", "").replace("\ufeff", "")
    return " ".join(text.split())


def _measure(line: Line, piece: str, frame: Frame) -> None:
    """What of the line is bold, italic, in capitals or a link."""
    length = len(" ".join(piece.split()))
    look = frame.look
    if look.bold:
        line.bold += length
    if look.italic:
        line.italic += length
    if look.capitals:
        line.capitals += length
    if look.font and not piece.isascii():
        line.font = look.font
    if frame.link is not None:
        line.linked += length
        _add_anchor(line.anchors, piece, frame.link)


def _add_anchor(anchors: list[Anchor], piece: str, link: etree._Element) -> None:
    url = link.get("href") or ""
    if anchors and anchors[-1].url == url:
        whole = " ".join(f"{anchors[-1].text}{piece}".split()) + (" " if piece[-1:].isspace() else "")
        anchors[-1] = anchors[-1]._replace(text=whole)
    else:
        anchors.append(Anchor(piece.lstrip(), url, link.get("title") or ""))


# What names cannot change ----------------------------------------------------------------------------------------


def _is_body(frame: Frame) -> bool:
    """Whether a frame named a body can be one."""
    return frame.block is None or bool(frame.own & Role.RULED)


def _settle(frames: list[Frame], lines: list[Line]) -> None:
    """The roles of all frames and lines. What holds a headline, a marked body or much of the prose is no machinery, and
    what holds most of it no list of other stories.
    """
    around_headlines = _around([frame.above for frame in frames if frame.tag == "h1"][:20])
    marked = [frame for frame in frames if frame.own & Role.BODY and _is_marked_as_body(frame)]
    much, most = _holders_of_prose(frames, lines)
    guarded = much | around_headlines | _around(marked)
    for frame in frames:
        own = frame.own
        if frame.number in guarded and not own & Role.RULED:
            own &= ~(APART & ~Role.COMMENTS | Role.ASIDE | Role.CAPTION | HEADER)
            if frame.number in around_headlines:
                own &= ~Role.COMMENTS
            if frame.number in around_headlines or frame.number in most:
                own &= ~LISTS
        own &= ~Role.RULED
        frame.roles = own if frame.above is None else frame.above.roles | own
    for line in lines:
        line.roles = line.frame.roles


def _is_marked_as_body(frame: Frame) -> bool:
    return (frame.element.get("itemprop") or "").lower() == "articlebody"


def _around(frames: Iterable[Frame | None]) -> set[int]:
    return {around.number for frame in frames if frame is not None for around in frame.around()}


def _holders_of_prose(frames: list[Frame], lines: list[Line]) -> tuple[set[int], set[int]]:
    """The numbers of the frames with several long paragraphs in them: a quarter of what the page has, or most of it."""
    counts, letters = [0] * len(frames), [0] * len(frames)
    for line in lines:
        if line.kind == "text" and (length := len(line.text) - line.linked) >= _LONG:
            counts[line.block.number] += 1
            letters[line.block.number] += length
    add_up(frames, counts)
    add_up(frames, letters)
    much = {at for at, count in enumerate(counts) if count >= _SEVERAL and letters[at] * 4 >= letters[0]}
    return much, {at for at in much if letters[at] * 5 >= letters[0] * 3}
