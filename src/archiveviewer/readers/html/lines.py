"""A page as a person reads it: line after line. Comes in: a page's tree. Goes out: its lines in reading order (texts,
pictures, data tables), each with the roles of all elements around it. Layout tables are dissolved here; nobody behind
this module sees a tag. It refuses to decide which of the lines are the article.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import Literal, NamedTuple

from lxml import etree, html

from archiveviewer.readers.html.roles import APART, HEADER, LISTS, Role, roles

LineKind = Literal["text", "picture", "media", "table"]

_MOST_ELEMENTS = 600_000
_MOST_LINES = 60_000
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "time",
        "tr",
        "ul",
    ]
)
_UNREAD = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "math",
        "head",
        "select",
        "option",
        "textarea",
        "button",
        "title",
        "object",
        "map",
    ]
)
_BOLD = frozenset(("b", "strong", "h1", "h2", "h3", "h4", "h5", "h6", "th"))
_ITALIC = frozenset(("i", "em", "cite", "address"))
_MEDIA = frozenset(("video", "audio", "iframe", "embed"))
_OWN_LINE = Role.TITLE | Role.KICKER | Role.SAPO | Role.AUTHOR | Role.DATE | Role.SOURCE | Role.CAPTION
_LONGEST_CELL = 200
_PROSE_TAGS = ("p", "div", "td", "span", "section", "article", "font", "li", "blockquote", "center")
_LONG = 100
_SEVERAL = 3


class Anchor(NamedTuple):
    """A link inside a line."""

    text: str
    url: str
    title: str


class Line:
    """One line of a page and what is known of its surroundings."""

    __slots__ = (
        "anchors",
        "block",
        "bold",
        "capitals",
        "centered",
        "italic",
        "kind",
        "linked",
        "list_item",
        "picture",
        "roles",
        "soft",
        "text",
    )

    def __init__(self, kind: LineKind, block: html.HtmlElement, its_roles: Role) -> None:
        """A line inside the block element `block`; what it holds is filled in by the walk."""
        self.kind: LineKind = kind
        self.block = block
        self.roles = its_roles
        self.text = ""
        self.bold = 0  # how many of its letters are bold, italic, linked
        self.italic = 0
        self.linked = 0
        self.capitals = 0  # letters in a font that draws small ones as capitals, as .VnTimeH does
        self.anchors: list[Anchor] = []
        self.list_item: html.HtmlElement | None = None
        self.picture: html.HtmlElement | None = None
        self.soft = False  # follows a line break inside the same block
        self.centered = False

    @property
    def tag(self) -> str:
        """The tag of the block the line stands in."""
        return str(self.block.tag)

    @property
    def is_link(self) -> bool:
        """True when nearly all of it is a link."""
        return self.kind == "text" and self.linked * 10 >= len(self.text) * 8

    @property
    def is_bold(self) -> bool:
        """True when nearly all of it is bold."""
        return self.bold * 10 >= len(self.text) * 9

    @property
    def is_italic(self) -> bool:
        """True when nearly all of it is italic."""
        return self.italic * 10 >= len(self.text) * 9

    @property
    def apart(self) -> bool:
        """True inside navigation, advertisements, comments and lists of other stories."""
        return bool(self.roles & (APART | LISTS))


class _Frame(NamedTuple):
    element: html.HtmlElement
    block: html.HtmlElement
    roles: Role
    bold: bool
    italic: bool
    capitals: bool
    link: html.HtmlElement | None
    list_item: html.HtmlElement | None
    centered: bool


class Reading(NamedTuple):
    """The lines of a page, the elements that call themselves its body, and whether the page had to be cut."""

    lines: list[Line]
    bodies: list[html.HtmlElement]
    cut: bool


def read_lines(root: html.HtmlElement, *, trust_classes: bool = True) -> Reading:
    """All lines of the page. Without `trust_classes` only tags keep text away, for pages whose names mislead."""
    headlines = {around for element in islice(root.iter("h1"), 20) for around in element.iterancestors()}
    walk = _Walk(_guarded(root), headlines, trust_classes=trust_classes)
    body = root.find("body")
    return walk.run(root if body is None else body)


def _guarded(root: html.HtmlElement) -> set[html.HtmlElement]:
    """The elements around a headline, a marked body or much of the prose; whatever their names, no machinery."""
    guarded = _holders_of_prose(root)
    for element in islice(root.iter("div", "article", "section", "td", "span"), _MOST_ELEMENTS):
        if (element.get("itemprop") or "").lower() == "articlebody":
            guarded.add(element)
            guarded.update(element.iterancestors())
    return guarded


def _holders_of_prose(root: html.HtmlElement) -> set[html.HtmlElement]:
    """The elements with several long paragraphs in them, a quarter of all that the page has."""
    held: dict[html.HtmlElement, list[int]] = {}
    paragraphs = ((element, length) for element in root.iter(*_PROSE_TAGS) if (length := _own_length(element)) >= _LONG)
    for element, length in islice(paragraphs, 2000):
        for around in (element, *element.iterancestors()):
            counts = held.setdefault(around, [0, 0])
            counts[0] += 1
            counts[1] += length
    total = held[root][1] if root in held else 0
    return {element for element, (number, length) in held.items() if number >= _SEVERAL and length * 4 >= total}


def _own_length(element: html.HtmlElement) -> int:
    """Letters directly in the element or in its plain inline parts; text of links does not count."""
    length = len((element.text or "").strip())
    for child in islice(element, 200):
        length += len((child.tail or "").strip())
        if child.tag in {"b", "strong", "i", "em", "span", "font", "u"}:
            length += len((child.text or "").strip())
    return length


class _Walk:
    """One pass over a tree, in reading order and without recursion."""

    def __init__(
        self, guarded: set[html.HtmlElement], around_headline: set[html.HtmlElement], *, trust_classes: bool
    ) -> None:
        self.guarded = guarded | around_headline
        self.around_headline = around_headline
        self.trust_classes = trust_classes
        self.lines: list[Line] = []
        self.bodies: list[html.HtmlElement] = []
        self.pieces: list[tuple[str, _Frame]] = []
        self.frames: list[_Frame] = []
        self.soft = False

    def run(self, root: html.HtmlElement) -> Reading:
        walker = etree.iterwalk(root, events=("start", "end"))
        seen = 0
        cut = False
        for event, element in walker:
            if event == "start":
                seen += 1
                if seen > _MOST_ELEMENTS or len(self.lines) > _MOST_LINES:
                    cut = True
                    break
                if self._enter(element):
                    walker.skip_subtree()
            else:
                self._leave(element)
        self._end_line()
        return Reading(self.lines, self.bodies, cut)

    def _enter(self, element: html.HtmlElement) -> bool:
        """True when what is inside is not to be read."""
        frame = self._frame(element)
        if frame.block is element:
            self._end_line()
            self.soft = False
        self.frames.append(frame)
        tag = element.tag
        if tag in _UNREAD:
            return True
        if tag == "br":
            self._end_line()
            self.soft = True
        elif tag == "img" or tag in _MEDIA:
            self._end_line()
            self._add_picture(element, frame)
            return True
        elif tag == "table" and (rows := data_table(element)):
            line = self._new_line("table", frame)
            line.text = rows
            return True
        if element.text:
            self.pieces.append((element.text, frame))
        return False

    def _leave(self, element: html.HtmlElement) -> None:
        if self.frames.pop().block is element:
            self._end_line()
            self.soft = False
        if (
            "location-stamp" in (element.get("class") or "")
            and self.pieces
            and not (element.tail or "").lstrip().startswith("-")
        ):
            self.pieces.append((" - ", self.frames[-1]))  # the page's style sheet prints the dash behind the place
        if element.tail and self.frames:
            self.pieces.append((element.tail, self.frames[-1]))

    def _frame(self, element: html.HtmlElement) -> _Frame:
        above = self.frames[-1] if self.frames else None
        own = roles(element) if self.trust_classes else roles(element) & ~(APART | LISTS)
        if element in self.guarded:
            own &= ~(APART & ~Role.COMMENTS | Role.ASIDE | Role.CAPTION | HEADER)
            if element in self.around_headline:
                own &= ~(Role.COMMENTS | LISTS)
        if own & Role.BODY and _is_block(element):
            self.bodies.append(element)
        inherited = above.roles if above else Role.NONE
        style = (element.get("style") or "").replace(" ", "").lower()[:500]
        is_block = _is_block(element)
        return _Frame(
            element=element,
            block=element if is_block or above is None or own & _OWN_LINE & ~inherited else above.block,
            roles=inherited | own,
            bold=element.tag in _BOLD
            or _says_bold(style)
            or (above is not None and above.bold and "font-weight:normal" not in style),
            italic=element.tag in _ITALIC or "font-style:italic" in style or (above is not None and above.italic),
            capitals=_draws_capitals(element.get("face") or style) or (above is not None and above.capitals),
            link=element if element.tag == "a" and element.get("href") else (above.link if above else None),
            list_item=_list_item(element, above),
            centered=(element.get("align") == "center" or element.tag == "center" or "text-align:center" in style)
            or (above is not None and above.centered and element.get("align") is None and "text-align" not in style),
        )

    def _new_line(self, kind: LineKind, frame: _Frame) -> Line:
        line = Line(kind, frame.block, frame.roles)
        line.list_item = frame.list_item
        line.centered = frame.centered
        self.lines.append(line)
        return line

    def _add_picture(self, element: html.HtmlElement, frame: _Frame) -> None:
        line = self._new_line("picture" if element.tag == "img" else "media", frame)
        line.picture = element
        if frame.link is not None:
            line.anchors.append(Anchor("", frame.link.get("href") or "", frame.link.get("title") or ""))

    def _end_line(self) -> None:
        pieces, self.pieces = self.pieces, []
        text = " ".join("".join(piece for piece, _ in pieces).replace("\u200b", "").replace("\ufeff", "").split())
        if not text:
            return
        first = next(frame for piece, frame in pieces if piece.strip())
        line = self._new_line("text", first)
        line.text = text
        line.soft = self.soft
        for piece, frame in pieces:
            length = len(" ".join(piece.split()))
            line.bold += length * frame.bold
            line.italic += length * frame.italic
            line.capitals += length * frame.capitals
            if frame.link is not None:
                line.linked += length
                _add_anchor(line.anchors, piece, frame.link)


def _is_block(element: html.HtmlElement) -> bool:
    return element.tag in _BLOCKS or (isinstance(element.tag, str) and "-" in element.tag)


def _draws_capitals(fonts: str) -> bool:
    return ".vn" in fonts.lower() and re.search(r"\.vn[a-z]+h\b", fonts.lower()) is not None


def _says_bold(style: str) -> bool:
    return any(f"font-weight:{weight}" in style for weight in ("bold", "600", "700", "800", "900"))


def _list_item(element: html.HtmlElement, above: _Frame | None) -> html.HtmlElement | None:
    if element.tag == "li":
        return element
    return above.list_item if above else None


def _add_anchor(anchors: list[Anchor], piece: str, link: html.HtmlElement) -> None:
    url = link.get("href") or ""
    if anchors and anchors[-1].url == url:
        anchors[-1] = anchors[-1]._replace(
            text=" ".join(f"{anchors[-1].text}{piece}".split()) + (" " if piece[-1:].isspace() else "")
        )
    else:
        anchors.append(Anchor(piece.lstrip(), url, link.get("title") or ""))


# Tables ----------------------------------------------------------------------------------------------------------


def data_table(table: html.HtmlElement) -> str:
    """The table as one row a line with tabs between cells, if it holds data and is not there for the layout."""
    inside = list(islice(table.iter("table", "img", "p", "div", "li", "h1", "h2", "h3", "video", "form", "input"), 400))
    if any(
        element.tag in {"h1", "video", "form", "input"} or (element.tag == "table" and element is not table)
        for element in inside
    ):
        return ""
    if sum(element.tag == "img" for element in inside) > 1:
        return ""
    rows = [_cells(row) for row in islice(table.iter("tr"), 1000)]
    filled = [row for row in rows if any(row)]
    wide = [row for row in filled if len(row) > 1]
    if len(filled) < 2 or len(wide) * 2 < len(filled) or len(wide) < 2:  # noqa: PLR2004 — a header and one row
        return ""
    cells = [cell for row in filled for cell in row if cell]
    if len(cells) < 4 or max(map(len, cells)) > 4 * _LONGEST_CELL:  # noqa: PLR2004 — two rows of two
        return ""
    lengths = sorted(map(len, cells))
    if lengths[len(lengths) // 2] > _LONGEST_CELL or _is_link_table(table, cells):
        return ""
    return "\n".join("\t".join(row) for row in filled)


def _cells(row: html.HtmlElement) -> list[str]:
    return [" ".join("".join(islice(cell.itertext(), 500)).split()) for cell in row if cell.tag in {"td", "th"}]


def _is_link_table(table: html.HtmlElement, cells: list[str]) -> bool:
    linked = sum(len(" ".join(islice(link.itertext(), 100)).split()) for link in islice(table.iter("a"), 500))
    words = sum(len(cell.split()) for cell in cells)
    return linked * 2 > words
