"""A page as a person reads it: line after line. `Line` is a text, a picture or a data table with the roles of all that
stands around it; `Frame` is an element around lines. Both are made by `walk` and are all that the other modules see of
a page: nobody behind the walk asks for a tag's children.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from archiveviewer.readers.html.kinds import Look
from archiveviewer.readers.html.roles import BESIDE, HEADER, Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

LineKind = Literal["text", "picture", "media", "table"]


class Anchor(NamedTuple):
    """A link inside a line."""

    text: str
    url: str
    title: str


class Frame:
    """An element around lines: its own roles and those of all around it, how it sets its text, which lines it holds.

    `number` counts the frames in the order of the page; `first` is the position of its first line, `last` the one
    behind its last. `block` is the nearest frame around it that begins a new line; none where it does so itself.
    """

    __slots__ = (
        *("above", "block", "element", "first", "last", "link", "list_item", "look", "number", "own", "roles", "tag"),
    )

    def __init__(
        self, element: etree._Element, tag: str, above: Frame | None, own: int, number: int, first: int
    ) -> None:
        """A frame that begins a new line and sets its text as the one above does."""
        self.element = element
        self.tag = tag
        self.above = above
        self.own = own
        self.number = number
        self.first = self.last = first
        self.block: Frame | None = None
        if above is None:
            self.roles = own
            self.look = Look()
            self.link: Anchor | None = None
            self.list_item: Frame | None = None
            return
        self.roles = above.roles | own
        self.look = above.look
        self.link = above.link
        self.list_item = above if above.tag == "li" else above.list_item

    def around(self) -> Iterator[Frame]:
        """The frame itself and all around it, from the inside out."""
        frame: Frame | None = self
        while frame is not None:
            yield frame
            frame = frame.above

    def holds(self, position: int) -> bool:
        """True for the position of a line inside it."""
        return self.first <= position < self.last

    @property
    def holds_only_a_line(self) -> bool:
        """True where one line stands in it, or only a part of one."""
        return self.last - self.first <= 1

    def is_inside(self, other: Frame) -> bool:
        """True when it is the other frame or lies inside it."""
        return any(frame is other for frame in self.around())


class Line:
    """One line of a page and what is known of its surroundings; `tag` is that of the block it stands in."""

    __slots__ = (
        *("anchors", "block", "bold", "capitals", "centered", "font", "frame", "italic", "kind", "linked"),
        *("list_item", "picture", "roles", "soft", "tag", "text"),
    )

    def __init__(self, kind: LineKind, frame: Frame, text: str = "") -> None:
        """A line that begins inside `frame`; its roles are those of the frame, once these are settled."""
        self.kind: LineKind = kind
        self.frame = frame
        self.block = frame.block or frame
        self.tag = self.block.tag
        self.roles = frame.roles
        self.text = text
        self.bold = 0  # how many of its letters are bold, italic, linked
        self.italic = 0
        self.linked = 0
        self.capitals = 0  # letters in a font that draws small ones as capitals, as .VnTimeH does
        self.font = ""  # the old encoding that the font of its marked letters draws, if it does
        self.anchors: list[Anchor] = []
        self.list_item = frame if frame.tag == "li" else frame.list_item
        self.picture: etree._Element | None = None
        self.soft = False  # follows a line break inside the same block
        self.centered = bool(frame.look.centered)

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
        return bool(self.roles & BESIDE)


class Reading(NamedTuple):
    """The lines of a page, the frames around them, those that call themselves its body, and whether it was cut.

    `ruled` are the frames of which a rule file says what they are.
    """

    lines: list[Line]
    frames: list[Frame]
    bodies: list[Frame]
    cut: bool
    ruled: tuple[Frame, ...] = ()

    def told(self, role: int) -> list[int]:
        """The positions of the texts of which a rule file says that they are this."""
        frames = [frame for frame in self.ruled if frame.own & role]
        return sorted({at for one in frames for at in range(one.first, one.last) if self.lines[at].kind == "text"})


OWN_LINE = HEADER | Role.CAPTION | Role.CREDIT
"""What is one of these stands on a line of its own, whatever its tag."""
