"""What the archive gives back: hits, spans, counts, progress. Text and spans travel; markup never does.

Comes in: numbers and text from the index. Goes out: frozen values for the window and the terminal. It refuses to
know how anything was found or how it will be shown. Offsets count Unicode code points of the text beside them.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Generic, Literal, TypeVar

import msgspec

from archiveviewer.article import WITHIN, Dated

Copies = Literal["apart", "earliest", "fullest"]
"""Whether reprints are hits of their own, or stand behind the earliest or the fullest of them."""
CitationStyle = Literal["plain", "apa", "chicago", "tcvn"]
"""As newsrooms cite, APA 7, Chicago 17, or the Vietnamese form; what each looks like, `export.citing` knows."""
Sort = Literal["relevance", "newest", "oldest", "title"]
"""`title` is the order of Vietnamese dictionaries."""
Mode = Literal["smart", "strict"]
Step = Literal["year", "month", "day"]
IsoDate = Annotated[str, msgspec.Meta(pattern=r"^\d{4}(-\d\d(-\d\d)?)?$")]
"""A year, a month or a day: 2009, 2009-03, 2009-03-14."""
AnyYear = Annotated[str, msgspec.Meta(pattern=r"^(\d\d-\d\d)?$")]
"""A month and a day, 03-14; or nothing."""
Phase = Literal["looking", "reading", "recognising", "writing", "finishing"]


class Span(msgspec.Struct, frozen=True, order=True):
    """A half-open stretch [start, end) of the text beside it."""

    start: int
    end: int


class Snippet(msgspec.Struct, frozen=True):
    """A passage worth showing; `place` says whether it stood in the sapo, the body or a caption."""

    text: str
    spans: tuple[Span, ...] = ()
    place: Literal["sapo", "body", "caption", ""] = ""


class Copy(msgspec.Struct, frozen=True, kw_only=True):
    """A further printing of a story."""

    id: str
    title: str
    date: Dated | None = None
    source: str = ""
    path: str = ""


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """One article of a page of results; `title_spans` mark the matched words of the title. `copies` are the other
    printings of the story that match, where these were asked to stand behind it. `archive` is the name of its archive
    where several were asked.
    """

    id: str
    title: str
    title_spans: tuple[Span, ...] = ()
    date: Dated | None = None
    source: str = ""
    section: str = ""
    author: str = ""
    path: str = ""
    score: float = 0.0
    snippet: Snippet = Snippet("")
    copies: tuple[Copy, ...] = ()
    archive: str = ""


class Count(msgspec.Struct, frozen=True):
    """A value of a facet and how many of the matching articles have it."""

    value: str
    articles: int


T = TypeVar("T")


class OfFacets(msgspec.Struct, Generic[T], frozen=True, kw_only=True):
    """Something of each facet. A line here makes a facet; its values come from the columns of the index.

    `kind` is the kind of file, `has` an "image" or a "caption", `problem` what a person should look at, one of
    `archive.FLAWS`. `has`, `problem` and `kind` say nothing of an archive that was made before they were kept.
    `person`, `organisation` and `place` are what articles name: an answer tells those that most of its articles name, a
    hundred of each, and what is ticked.
    """

    section: tuple[T, ...] = ()
    source: tuple[T, ...] = ()
    author: tuple[T, ...] = ()
    kind: tuple[T, ...] = ()
    has: tuple[T, ...] = ()
    problem: tuple[T, ...] = ()
    person: tuple[T, ...] = ()
    organisation: tuple[T, ...] = ()
    place: tuple[T, ...] = ()


FACETS: tuple[str, ...] = OfFacets.__struct_fields__


class Facets(OfFacets[Count], frozen=True, kw_only=True):
    """Exact counts. Each facet is counted under all filters but its own, largest first; years ascend."""

    year: tuple[Count, ...] = ()


class Picked(msgspec.Struct, frozen=True):
    """Articles that a person put together, by their ids, in that order, and what these are called together."""

    name: str
    articles: tuple[str, ...] = ()


class Filters(OfFacets[str], frozen=True, kw_only=True):
    """What a person ticked: an article passes with any of the ticked values of each facet that has any, and with none
    of those that are `without`, pairs of facet and value. Of `has` an article needs all that is ticked.

    `dates` is a closed range (first, last), each as precise as it is written: ("2009", "2010-03") ends with March.
    `day` is a month and a day of any year. With `picked` only these pass; where nothing is asked and the best are to
    come first, they come in their own order.
    """

    without: tuple[tuple[str, str], ...] = ()
    dates: tuple[IsoDate, IsoDate] | None = None
    day: AnyYear = ""
    picked: Picked | None = None


class Timeline(msgspec.Struct, frozen=True, kw_only=True):
    """How many articles there are of each year, month or day (`step`), as the value of each count is written: those
    that were `found`, under all filters but that of dates, and those of the whole archive (`held`). Both ascend.
    """

    step: Step
    found: tuple[Count, ...] = ()
    held: tuple[Count, ...] = ()


class Notice(msgspec.Struct, frozen=True, kw_only=True):
    """Something to tell about a question: `kind` is a stable word, `detail` the part of the question it is about,
    `place` where that stands in the question. `question` is what to ask instead for exactly what was typed, where the
    question was widened or read otherwise.
    """

    kind: str
    detail: str = ""
    place: Span | None = None
    question: str = ""


class Explanation(msgspec.Struct, frozen=True, kw_only=True):
    """A question or a part of it as understood, and how many articles it finds by itself.

    `joined` is the operator that joins the parts. `notices` are those of the whole question.
    """

    text: str
    joined: str = ""
    articles: int = 0
    parts: tuple[Explanation, ...] = ()
    notices: tuple[Notice, ...] = ()


class Reading(msgspec.Struct, frozen=True):
    """A question that may have been meant, and how many articles have what sets it apart."""

    text: str
    articles: int


class Results(msgspec.Struct, frozen=True, kw_only=True):
    """One page of an answer: `total` is exact, `understood` the question as it was understood. `rows` is how many hits
    there are when reprints stand behind one another, and otherwise the total.

    `suggestions` are questions that may have been meant where something looks mistyped; `readings` are what words
    without accents can mean, most frequent first, where they can mean several things. `shorter` are questions that
    leave out a part of one that finds nothing, with what they find, most first.
    """

    total: int
    rows: int = 0
    hits: tuple[Hit, ...] = ()
    facets: Facets = Facets()
    notices: tuple[Notice, ...] = ()
    suggestions: tuple[str, ...] = ()
    readings: tuple[Reading, ...] = ()
    shorter: tuple[Reading, ...] = ()
    understood: str = ""


class Pixels(msgspec.Struct, frozen=True):
    """A picture as it is seen: `data` has three bytes for each pixel (red, green, blue), row by row from the top."""

    width: int
    height: int
    data: bytes


class PicturePlace(msgspec.Struct, frozen=True):
    """Where a picture is: a file in the source folder `root`, or what is named `inner` inside that file."""

    file: Path
    root: Path
    inner: str = ""


class PictureHit(msgspec.Struct, frozen=True, kw_only=True):
    """One picture of an article that answers a question: the figure is the article's block number `block`;
    `caption_spans` mark the matched words of its caption.
    """

    id: str
    title: str
    block: int
    place: PicturePlace
    caption: str = ""
    caption_spans: tuple[Span, ...] = ()
    credit: str = ""
    date: Dated | None = None


class PictureResults(msgspec.Struct, frozen=True, kw_only=True):
    """Some pictures of an answer: `total` counts its articles that have pictures, `next` is the number of the article
    to go on from; None where there is none.
    """

    total: int
    hits: tuple[PictureHit, ...] = ()
    next: int | None = None


class Listed(msgspec.Struct, frozen=True, kw_only=True):
    """A story the article lists; `id` is empty when the archive does not hold it."""

    title: str
    url: str = ""
    id: str = ""


class Similar(msgspec.Struct, frozen=True, kw_only=True):
    """A story much like this one, with the words they share as reasons; `days_later` is negative for an earlier one,
    None when a day is not known.
    """

    id: str
    title: str
    date: Dated | None = None
    reasons: tuple[str, ...] = ()
    days_later: int | None = None


class Reprint(msgspec.Struct, frozen=True, kw_only=True):
    """A story that prints this one's text again; `share` of the shorter text stands in the longer, 0 to 1."""

    id: str
    title: str
    date: Dated | None = None
    source: str = ""
    share: float = 0.0


class Pictured(msgspec.Struct, frozen=True):
    """A figure of a story whose picture is an article of its own: the number of its block, and that article's id and
    title. `caption` and `credit` are what the picture's file says, for where the story prints none: nobody printed
    these there, so nobody finds the story by them.
    """

    block: int
    id: str
    title: str
    caption: str = ""
    credit: str = ""


class Named(msgspec.Struct, frozen=True, kw_only=True):
    """A name in an article: of a person, an organisation or a place, and how often it stands there."""

    kind: Literal["person", "organisation", "place"]
    name: str
    times: int = 1


class Related(msgspec.Struct, frozen=True, kw_only=True):
    """What else to read: stories the article lists, those that list it, similar ones, reprints of it. Of a story the
    photographs it shows that are articles (`pictures`), of a photograph the stories that show it (`shown_in`). `named`
    are the names in it, by which to look for more.
    """

    listed: tuple[Listed, ...] = ()
    same_section: tuple[Listed, ...] = ()
    listed_by: tuple[Listed, ...] = ()
    similar: tuple[Similar, ...] = ()
    reprints: tuple[Reprint, ...] = ()
    pictures: tuple[Pictured, ...] = ()
    shown_in: tuple[Listed, ...] = ()
    named: tuple[Named, ...] = ()


ChapterKind = Literal["listed", "listed_by", "reprint", "same"]
"""The article lists it, is listed by it, is the same text, or tells of the same people, places and matters."""


class Chapter(msgspec.Struct, frozen=True, kw_only=True):
    """One article of a story; `kinds` is empty for the one that the story is told of. `reasons` are names and words
    that both have, `share` is that of a reprint, `days_later` as with `Similar`.
    """

    id: str
    title: str
    date: Dated | None = None
    source: str = ""
    kinds: tuple[ChapterKind, ...] = ()
    reasons: tuple[str, ...] = ()
    share: float = 0.0
    days_later: int | None = None


class Story(msgspec.Struct, frozen=True, kw_only=True):
    """How the story of an article went on: its `chapters`, the article itself among them, earliest first."""

    id: str
    title: str
    chapters: tuple[Chapter, ...] = ()


class Piece(msgspec.Struct, frozen=True):
    """A stretch of a paragraph that the other printing has too, or not."""

    text: str
    same: bool


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """A paragraph of one printing beside that of another; empty where it has none like it."""

    left: tuple[Piece, ...] = ()
    right: tuple[Piece, ...] = ()


class Failure(msgspec.Struct, frozen=True, kw_only=True):
    """A file, or a member of one, that could not be read; `reason` is one of `errors.Unreadable.REASONS`."""

    path: str
    member: str = ""
    reason: str = ""
    detail: str = ""

    @property
    def place(self) -> str:
        """What `Archive.update_files` knows it by."""
        return f"{self.path}{WITHIN}{self.member}" if self.member else self.path


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """Something that a person should look at, of a file, of a member of it, or of the `article` of that id.

    Where it `failed`, nothing could be read and `reason` is one of `errors.Unreadable.REASONS`; otherwise something
    was read that may be wrong, and `reason` is one of `archive.FLAWS`. `detail` adds technical words. `encoding` and
    `score` are the guess and how sure it is, 0 to 1. `count` is above 1 where one problem stands for many: `path` then
    is a folder most of whose files, or a file many of whose articles, have it.
    """

    path: str
    member: str = ""
    article: str = ""
    failed: bool = False
    reason: str = ""
    detail: str = ""
    encoding: str = ""
    score: float = 1.0
    count: int = 1

    @property
    def place(self) -> str:
        """What `Archive.update_files` knows it by: the member by itself where it is the member that failed."""
        return f"{self.path}{WITHIN}{self.member}" if self.failed and self.member else self.path


class Progress(msgspec.Struct, frozen=True, kw_only=True):
    """How far an update has come. `total` is 0 while still looking; `seconds_left` is None while unknown."""

    phase: Phase
    done: int = 0
    total: int = 0
    articles: int = 0
    failed: int = 0
    seconds_left: float | None = None
    path: str = ""


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """What an update did: counts of files' articles, failures, and the seconds it took."""

    added: int = 0
    updated: int = 0
    removed: int = 0
    unchanged: int = 0
    failed: tuple[Failure, ...] = ()
    articles: int = 0
    seconds: float = 0.0


class Stats(msgspec.Struct, frozen=True, kw_only=True):
    """An archive at a glance. `updated` is ISO 8601 UTC of the last update, empty before the first."""

    articles: int = 0
    pictures: int = 0
    files: int = 0
    failed: int = 0
    folders: tuple[str, ...] = ()
    first_year: int | None = None
    last_year: int | None = None
    index_bytes: int = 0
    updated: str = ""
