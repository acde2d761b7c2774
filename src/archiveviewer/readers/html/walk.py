"""From a page's tree to its lines. Comes in: a tree. Goes out: the page's lines in reading order and the frames around
them. Layout tables are dissolved here. It refuses to decide which of the lines are the article.
"""

from __future__ import annotations

import functools
import operator
import re
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from archiveviewer.readers.html.lines import OWN_LINE, Anchor, Frame, Line, LineKind, Reading, add_up
from archiveviewer.readers.html.roles import APART, HEADER, LISTS, Role, roles
from archiveviewer.readers.html.tables import data_table

if TYPE_CHECKING:
    from collections.abc import Iterable

_MOST_ELEMENTS = 600_000
_MOST_LINES = 60_000


def _tags(names: str) -> frozenset[str]:
    return frozenset(names.split())


_BLOCKS = _tags(
    "address article aside blockquote body caption center dd details dir div dl dt fieldset figcaption figure footer "
    "form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol p pre section summary table tbody td tfoot th "
    "thead time tr ul"
)
_UNREAD = _tags("script style noscript template svg math head select option textarea button title object map")
_PICTURES = _tags("img amp-img video audio iframe embed amp-video amp-iframe")
_BOLD = _tags("b strong h1 h2 h3 h4 h5 h6 th")
_ITALIC = _tags("i em cite address")
_SETTING_NAMES = {
    **dict.fromkeys(("bold", "fw-bold", "font-weight-bold", "font-bold", "txt-bold", "fwb"), "font-weight:bold"),
    **dict.fromkeys(("italic", "font-italic", "fst-italic"), "font-style:italic"),
    **dict.fromkeys(("text-center", "txt-center", "align-center"), "text-align:center"),
}
"""Names of classes that only say how text is set."""
_LONGEST_NAMES = 500
_LONG = 100
_SEVERAL = 3


Named = tuple[tuple[str, int], ...]


def read_lines(root: etree._Element, *, trust_classes: bool = True, named: Named = ()) -> Reading:
    """All lines of the page. Without `trust_classes` only tags keep text away, for pages whose names mislead.

    `named` are the classes and ids, in small letters, whose roles a rule file tells.
    """
    walk = _Walk(trust_classes=trust_classes, named=named)
    body = root.find("body")
    cut = walk.run(root if body is None else body)
    _settle(walk.frames, walk.lines)
    bodies = [frame for frame in walk.frames if _is_body(frame)]
    ruled = tuple(frame for frame in walk.frames if frame.own & Role.RULED) if named else ()
    return Reading(walk.lines, walk.frames, bodies, cut, ruled)


class _Kind(NamedTuple):
    """What an element is by its tag and attributes: its roles and how it sets its text.

    None where it leaves the setting to the element around it; `plain` when it changes nothing at all.
    """

    own: int
    bold: bool | None
    italic: bool | None
    capitals: bool | None
    centered: bool | None
    block: bool
    plain: bool


_TELLING = ("class", "id", "itemprop", "rel", "data-role", "data-field", "style", "align", "face")
"""The attributes that tell an element's kind."""
_Told = tuple[str | bytes | None, ...]
_NOTHING: _Told = (None,) * len(_TELLING)


def _kind(tag: str, told: _Told, mask: int, ruled: dict[str, int]) -> _Kind:
    names, identifier, item, relation, role, field, style, align, fonts = (
        str(value or "")[:_LONGEST_NAMES] for value in told
    )
    own = mask & roles(tag, names, identifier, item, relation, role or field)
    if ruled and (meant := [ruled[name] for name in (*names.lower().split(), identifier.lower()) if name in ruled]):
        own = functools.reduce(operator.or_, meant, Role.RULED)
    named = (_SETTING_NAMES[name] for name in _SETTING_NAMES.keys() & names.split())
    look = _look(tag, ";".join((style, *named)), align, fonts)
    return _Kind(own, *look, plain=not own and tag != "a" and look == (None, None, None, None, False))


@lru_cache(maxsize=20_000)
def _look(
    tag: str, style: str, align: str, fonts: str
) -> tuple[bool | None, bool | None, bool | None, bool | None, bool]:
    """Bold, italic, in capitals, centred and a block of its own."""
    style = style.replace(" ", "").lower()
    bold = tag in _BOLD or any(f"font-weight:{weight}" in style for weight in ("bold", "600", "700", "800", "900"))
    centered = align == "center" or tag == "center" or "text-align:center" in style
    return (
        True if bold else False if "font-weight:normal" in style else None,
        True if tag in _ITALIC or "font-style:italic" in style else None,
        True if _draws_capitals((fonts or style).lower()) else None,
        True if centered else False if align or "text-align" in style else None,
        tag in _BLOCKS or "-" in tag,
    )


def _draws_capitals(fonts: str) -> bool:
    return ".vn" in fonts and re.search(r"\.vn[a-z]+h\b", fonts) is not None


class _Walk:
    """One pass over a tree, in reading order and without recursion. It is where most of the time goes."""

    def __init__(self, *, trust_classes: bool, named: Named) -> None:
        self.mask = ~0 if trust_classes else ~(APART | LISTS)
        self.ruled = dict(named)
        self.kinds: dict[tuple[str, _Told], _Kind] = {}
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
        attributes = dict(element.items())
        told = tuple(map(attributes.get, _TELLING)) if attributes else _NOTHING
        kind = self.kinds.get((tag, told))
        if kind is None:
            kind = self.kinds[tag, told] = _kind(tag, told, self.mask, self.ruled)
        frame = self.stack[-1] if kind.plain and self.stack else self._frame(element, tag, kind)
        self.stack.append(frame)
        if tag in _UNREAD:
            return True
        if tag == "br":
            self._end_line()
            self.soft = True
        elif tag in _PICTURES:
            self._end_line()
            self._add_picture(element, frame)
            return True
        elif tag == "table" and (rows := data_table(element)):
            self.lines.append(Line("table", frame, rows))
            return True
        elif (text := element.text) and (self.pieces or not text.isspace()):
            self.pieces.append((text, frame))
        return False

    def _leave(self, element: etree._Element) -> None:
        frame = self.stack.pop()
        around = self.stack[-1] if self.stack else None
        tail = element.tail
        if frame is not around:
            if frame.block is frame:
                self._end_line()
                self.soft = False
            frame.last = len(self.lines)
        if around is None:
            return
        if frame.own & Role.PLACE and self.pieces and not (tail or "").lstrip().startswith("-"):
            self.pieces.append((" - ", around))  # the page's style sheet prints the dash behind the place
        if tail and (self.pieces or not tail.isspace()):
            self.pieces.append((tail, around))

    def _frame(self, element: etree._Element, tag: str, kind: _Kind) -> Frame:
        """The frame of an element that is not set quite as the one around it."""
        above = self.stack[-1] if self.stack else None
        own = kind.own
        if tag == "header" and above is not None and above.tag == "body" and not own & HEADER:
            own |= Role.MACHINERY & self.mask
        begins_line = kind.block or above is None or own & OWN_LINE & ~above.roles
        if begins_line:
            self._end_line()
            self.soft = False
        frame = Frame(element, tag, above, own, len(self.frames))
        frame.first = len(self.lines)
        self.frames.append(frame)
        if above is not None and not begins_line:
            frame.block = above.block
        _set(frame, kind)
        return frame

    def _add_picture(self, element: etree._Element, frame: Frame) -> None:
        kind: LineKind = "picture" if element.tag in {"img", "amp-img"} else "media"
        line = Line(kind, frame)
        self.lines.append(line)
        line.picture = element
        if frame.link is not None:
            line.anchors.append(Anchor("", frame.link.get("href") or "", frame.link.get("title") or ""))

    def _end_line(self) -> None:
        if not self.pieces:
            return
        pieces, self.pieces = self.pieces, []
        text = _printed("".join([piece for piece, _ in pieces]) if len(pieces) > 1 else pieces[0][0])
        if not text:
            return
        line = Line("text", next(frame for piece, frame in pieces if piece.strip()), text)
        line.soft = self.soft
        self.lines.append(line)
        for piece, frame in pieces:
            if frame.link is not None or frame.bold or frame.italic or frame.capitals:
                _measure(line, piece, frame)


def _set(frame: Frame, kind: _Kind) -> None:
    if kind.bold is not None:
        frame.bold = kind.bold
    if kind.italic is not None:
        frame.italic = kind.italic
    if kind.capitals is not None:
        frame.capitals = kind.capitals
    if kind.centered is not None:
        frame.centered = kind.centered
    if frame.tag == "a":
        frame.link = frame.element if frame.element.get("href") else frame.link
    elif frame.tag == "li":
        frame.list_item = frame


def _printed(text: str) -> str:
    if "\u200b" in text or "\ufeff" in text:
        text = text.replace("\u200b", "").replace("\ufeff", "")
    return " ".join(text.split())


def _measure(line: Line, piece: str, frame: Frame) -> None:
    """What of the line is bold, italic, in capitals or a link."""
    length = len(" ".join(piece.split()))
    line.bold += length * frame.bold
    line.italic += length * frame.italic
    line.capitals += length * frame.capitals
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
    return bool(frame.own & Role.BODY) and (frame.block is frame or bool(frame.own & Role.RULED))


def _settle(frames: list[Frame], lines: list[Line]) -> None:
    """The roles of all frames and lines. What holds a headline, a marked body or much of the prose is no machinery."""
    around_headlines = _around(islice((frame.above for frame in frames if frame.tag == "h1"), 20))
    marked = (frame for frame in frames if frame.own & Role.BODY and _is_marked_as_body(frame))
    guarded = _holders_of_prose(frames, lines) | around_headlines | _around(marked)
    for frame in frames:
        own = frame.own
        if frame.number in guarded and not own & Role.RULED:
            own &= ~(APART & ~Role.COMMENTS | Role.ASIDE | Role.CAPTION | HEADER)
            if frame.number in around_headlines:
                own &= ~(Role.COMMENTS | LISTS)
        own &= ~Role.RULED
        frame.roles = own if frame.above is None else frame.above.roles | own
    for line in lines:
        line.roles = line.frame.roles


def _is_marked_as_body(frame: Frame) -> bool:
    return (frame.element.get("itemprop") or "").lower() == "articlebody"


def _around(frames: Iterable[Frame | None]) -> set[int]:
    return {around.number for frame in frames if frame is not None for around in frame.around()}


def _holders_of_prose(frames: list[Frame], lines: list[Line]) -> set[int]:
    """The numbers of the frames with several long paragraphs in them, a quarter of all that the page has."""
    counts, letters = [0] * len(frames), [0] * len(frames)
    for line in lines:
        if line.kind == "text" and (length := len(line.text) - line.linked) >= _LONG:
            counts[line.block.number] += 1
            letters[line.block.number] += length
    add_up(frames, counts)
    add_up(frames, letters)
    return {at for at, count in enumerate(counts) if count >= _SEVERAL and letters[at] * 4 >= letters[0]}
