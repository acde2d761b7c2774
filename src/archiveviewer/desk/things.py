"""What lies on a person's desk, as frozen values: collections and the articles in them, marked passages, tags, saved
searches, what was asked and what was read.

Comes in: nothing; goes out: the values that the rest of this package keeps, and fronts show. Each has an id that stays
wherever it is copied, so that two desks can be laid together. Whatever could be added on two desks independently and
still be the same (an article in a collection, a tag on an article) has an id that follows from what it is. Moments are
ISO 8601 in UTC. They refuse to know how they are kept.
"""

from __future__ import annotations

import hashlib
import uuid
from datetime import UTC, datetime
from typing import Annotated, Literal, Self, get_args

import msgspec

from archiveviewer.article import Article, home, seen_beside
from archiveviewer.results import Copies, Filters, Mode, Sort
from archiveviewer.vietnamese.normal import clean

LONGEST_LINE, LONGEST_TEXT = 2_000, 200_000
"""Characters of a name, a title or a tag, and of a note or a passage."""
LONGEST_QUESTION = 10_000
"""Characters of a question that are kept: of no more than a tenth of that is anything read."""
Id = Annotated[str, msgspec.Meta(min_length=1, max_length=64, pattern=r"^[0-9A-Za-z_.:-]+$")]
Owner = Annotated[str, msgspec.Meta(max_length=64, pattern=r"^[0-9A-Za-z_.:-]*$")]
"""The id of what something lies in; empty for nothing."""
Moment = Annotated[str, msgspec.Meta(max_length=40, pattern=r"^[0-9T:.+Z-]*$")]
Line = Annotated[str, msgspec.Meta(max_length=LONGEST_LINE)]
Text = Annotated[str, msgspec.Meta(max_length=LONGEST_TEXT)]
Count = Annotated[int, msgspec.Meta(ge=0, le=2**40)]
Place = Annotated[float, msgspec.Meta(ge=-1e15, le=1e15)]
Colour = Literal["yellow", "green", "blue", "pink", "violet"]
COLOURS: tuple[Colour, ...] = get_args(Colour)


class Thing(msgspec.Struct, frozen=True, kw_only=True):
    """Anything that is kept. `removed` is empty, or the moment of its removal and a word that says what went together:
    nothing is deleted at once, so that it can be put back.
    """

    id: Id
    made: Moment
    changed: Moment
    removed: Annotated[str, msgspec.Meta(max_length=120)] = ""


class Noted(Thing, frozen=True, kw_only=True):
    """A thing with a note. `earlier` holds digests of what its note was before, with blanks between: by them two desks
    know whose note goes on from whose.
    """

    note: Text = ""
    earlier: Annotated[str, msgspec.Meta(max_length=LONGEST_LINE)] = ""


class Collection(Noted, frozen=True, kw_only=True):
    """A named collection; `parent` is the id of the one it lies in, `position` its place among its siblings."""

    name: Line
    parent: Owner = ""
    position: Place = 0.0


class Clipping(Noted, frozen=True, kw_only=True):
    """An article in a collection, with a note on why."""

    collection: Id
    archive: Owner
    article: Id
    position: Place = 0.0


class Passage(Noted, frozen=True, kw_only=True):
    """A marked passage of an article. `block` is the number of the text it begins in and `start` the code point in
    there; `quote` is the passage itself, a line for each text it reaches over; `before` and `after` are what stood
    around it.
    """

    archive: Owner
    article: Id
    block: Count
    start: Count
    quote: Text
    before: Line = ""
    after: Line = ""
    colour: Colour = "yellow"


class Tagging(Thing, frozen=True, kw_only=True):
    """A tag on an article."""

    name: Line
    archive: Owner
    article: Id


class SavedSearch(Thing, frozen=True, kw_only=True):
    """A search under a name; `inquiry` is `Inquiry.packed`."""

    name: Line
    archive: Owner
    inquiry: Text
    position: Place = 0.0


class Asked(Thing, frozen=True, kw_only=True):
    """A question that was asked: `changed` is when last."""

    archive: Owner
    inquiry: Text
    times: Count = 1
    starred: bool = False


class Opened(Thing, frozen=True, kw_only=True):
    """An article that was read: `changed` is when last, `share` how far down it was left, 0 to 1."""

    archive: Owner
    article: Id
    times: Count = 1
    share: Annotated[float, msgspec.Meta(ge=0, le=1)] = 0.0


class Reference(msgspec.Struct, frozen=True, kw_only=True):
    """What is kept of an article so that a collection can be read without its archive. `date` is ISO 8601 as precise as
    its source.
    """

    archive: Owner
    article: Id
    title: Line = ""
    date: Annotated[str, msgspec.Meta(max_length=40)] = ""
    source: Line = ""

    @property
    def key(self) -> tuple[str, str]:
        """Archive and article."""
        return self.archive, self.article

    @classmethod
    def of(cls, seen: str, own: str, title: str, date: str, source: str) -> Self:
        """What to keep of an article that is seen beside those of the archive `own`, see `article.home`."""
        archive, article = home(seen, own)
        return cls(archive=archive, article=article, title=title, date=date, source=source)

    @classmethod
    def to(cls, article: Article, own: str) -> Self:
        """What to keep of an article that is read beside those of the archive `own`."""
        date = article.published.value if article.published else ""
        return cls.of(article.id, own, article.title, date, article.source)

    def seen(self, own: str) -> str:
        """The id by which it is seen beside the archive `own`; with an empty one, beside any other."""
        return seen_beside(own, self.archive, self.article)


class Inquiry(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that decides which articles a search lists."""

    text: Text = ""
    mode: Mode = "smart"
    sort: Sort = "relevance"
    filters: Filters = Filters()
    copies: Copies = "earliest"

    def packed(self) -> str:
        """As one line of JSON, of a question that may be anything a person or a shell gave; what nobody reads of it is
        not kept.
        """
        kept = msgspec.structs.replace(self, text=_sound(self.text)[:LONGEST_QUESTION])
        return msgspec.json.encode(kept).decode()

    @classmethod
    def unpacked(cls, untrusted: str) -> Inquiry:
        """The inquiry of such a line; of one that a later version wrote and this one can't read, the text alone."""
        try:
            return msgspec.json.decode(untrusted, type=cls)
        except (msgspec.MsgspecError, RecursionError):
            pass
        try:
            return cls(text=msgspec.json.decode(untrusted, type=_TextAlone).text)
        except (msgspec.MsgspecError, RecursionError):
            return cls()


class _TextAlone(msgspec.Struct):
    text: str = ""


KINDS: dict[str, type[Thing]] = {
    "collections": Collection,
    "clippings": Clipping,
    "passages": Passage,
    "taggings": Tagging,
    "searches": SavedSearch,
    "asked": Asked,
    "opened": Opened,
}
"""Every kind of thing by the name under which it is kept."""


def now() -> str:
    """This moment, so that later ones compare as greater."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


def new_id() -> str:
    """An id that nobody else gives."""
    return uuid.uuid4().hex


def id_of(*told: str) -> str:
    """The id that follows from what something is."""
    return hashlib.blake2b("\0".join(told).encode("utf-8", "replace"), digest_size=16).hexdigest()


def line(text: str) -> str:
    """A name as it is kept: clean, on one line, not endless."""
    return " ".join(clean(_sound(text)).split())[:LONGEST_LINE]


def paragraph(text: str) -> str:
    """A note as it is kept: clean, not endless."""
    return clean(_sound(text)).strip()[:LONGEST_TEXT]


def _sound(text: str) -> str:
    """Without halves of surrogate pairs, which no database takes."""
    return text.encode("utf-8", "replace").decode()
