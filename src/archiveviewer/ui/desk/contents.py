"""What stands in the pane of the desk, as plain values. Comes in: the desk, and what is open and unfolded; goes out:
rows within rows. It refuses to know how rows are drawn and what a click on one does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from PySide6.QtCore import QCoreApplication

from archiveviewer.desk.history import QUESTIONS_KEPT, READINGS_KEPT
from archiveviewer.desk.things import Inquiry, Reference
from archiveviewer.ui import dates, filter_wording, wording

if TYPE_CHECKING:
    from collections.abc import Collection as Container
    from collections.abc import Iterator, Mapping

    from archiveviewer.desk import Desk
    from archiveviewer.desk.collections import Branch
    from archiveviewer.desk.things import Asked, Opened, Passage, SavedSearch

translate = QCoreApplication.translate

Kind = Literal[
    "heading", "collection", "clipping", "search", "tag", "question", "reading", "passage", "article_tag", "hint"
]
MOST_SHOWN = 300
"""Articles of a collection that are shown in the tree; all of them are in the list that it opens."""
_QUESTIONS, _READINGS = 12, 12
_LONGEST_LABEL = 200


class Row(NamedTuple):
    """One row: `key` tells it from all others of its kind; `articles` is -1 where no number is shown; `note` is shown
    when the mouse rests on it; `rows` lie in it.
    """

    kind: Kind
    key: str
    text: str
    articles: int = -1
    new: int = 0
    note: str = ""
    colour: str = ""
    starred: bool = False
    reference: Reference | None = None
    rows: tuple[Row, ...] = ()
    opens: bool = False
    """Whether it can be unfolded, also while nothing is in it yet."""

    @property
    def place(self) -> str:
        """What tells it from all other rows."""
        return f"{self.kind}:{self.key}"


class Shown(NamedTuple):
    """The article that is read: what is kept of it, and the marked passages that could not be found in it."""

    reference: Reference
    lost: frozenset[str] = frozenset()


def rows(
    desk: Desk, archive: str, shown: Shown | None, unfolded: Container[str], news: Mapping[str, int]
) -> tuple[Row, ...]:
    """All sections. `unfolded` has the places of collections whose articles are wanted, `news` the number of new
    articles of saved searches by their ids.
    """
    sections = [
        _collections(desk, unfolded),
        _searches(desk, archive, news),
        _tags(desk),
        _questions(desk, archive),
        _readings(desk),
    ]
    found = (*([_article(desk, shown)] if shown is not None else []), *sections)
    return tuple(section for section in found if section.rows)


def _heading(key: str, text: str, found: tuple[Row, ...], hint: str = "") -> Row:
    return Row("heading", key, text, rows=found or ((Row("hint", key, hint),) if hint else ()))


# The article that is read


def _article(desk: Desk, shown: Shown) -> Row:
    passages = tuple(_passage(one, lost=one.id in shown.lost) for one in desk.passages.of(shown.reference))
    tags = tuple(Row("article_tag", name, name) for name in desk.tags.of(shown.reference))
    holding = desk.collections.holding(*shown.reference.key)
    lies_in = tuple(Row("collection", one.id, one.name) for one in holding)
    hint = translate("desk", "Select a passage to mark it, or put the article into a collection: menu Desk.")
    section = _heading("article", translate("desk", "This article"), (*passages, *lies_in, *tags), hint)
    return section._replace(reference=shown.reference)  # it can be dragged


def _passage(passage: Passage, *, lost: bool) -> Row:
    quote = " … ".join(passage.quote.splitlines())
    told = translate("desk", "No longer found in the text") if lost else ""
    note = "\n".join(filter(None, (passage.note, quote, told)))
    return Row("passage", passage.id, passage.note or f"“{quote}”", note=note, colour=passage.colour)


# Collections


def _collections(desk: Desk, unfolded: Container[str]) -> Row:
    branches = desk.collections.tree()
    found: list[Row] = []
    at = 0
    while at < len(branches):
        row, at = _collection(desk, branches, at, unfolded)
        found.append(row)
    hint = translate("desk", "Put articles together here: drag them, or menu Desk.")
    return _heading("collections", translate("desk", "Collections"), tuple(found), hint)


def _collection(desk: Desk, branches: list[Branch], at: int, unfolded: Container[str]) -> tuple[Row, int]:
    """The row of a collection, and the number of the branch behind all that lie in it."""
    collection, depth, articles = branches[at]
    inside: list[Row] = []
    at += 1
    while at < len(branches) and branches[at].depth > depth:
        row, at = _collection(desk, branches, at, unfolded)
        inside.append(row)
    place = f"collection:{collection.id}"
    if place in unfolded:
        inside += _clippings(desk, collection.id)
    row = Row(
        "collection",
        collection.id,
        collection.name,
        articles,
        note=collection.note,
        rows=tuple(inside),
        opens=bool(inside) or articles > 0,
    )
    return row, at


def _clippings(desk: Desk, collection_id: str) -> Iterator[Row]:
    for clipping, reference in desk.collections.filed(collection_id, most=MOST_SHOWN):
        note = "\n".join(filter(None, (clipping.note, reference_line(reference))))
        yield Row(
            "clipping",
            clipping.id,
            _title(reference),
            note=note,
            reference=reference,
            starred=bool(clipping.note),
        )


def _title(reference: Reference) -> str:
    return reference.title or reference.article


def reference_line(reference: Reference) -> str:
    """What is kept of an article, in one line."""
    date = dates.plain_date(reference.date[:10]) if reference.date else ""
    facts = (wording.one_line(reference.title), date, wording.one_line(reference.source))
    return " · ".join(filter(None, facts)) or reference.article


# Searches, tags, history


def _searches(desk: Desk, archive: str, news: Mapping[str, int]) -> Row:
    found = tuple(_search(one, news) for one in desk.searches.all(archive))
    hint = translate("desk", "A search that is kept tells what is new in it: menu Desk.")
    return _heading("searches", translate("desk", "Saved searches"), found, hint)


def _search(saved: SavedSearch, news: Mapping[str, int]) -> Row:
    note = question_line(Inquiry.unpacked(saved.inquiry))
    return Row("search", saved.id, saved.name, new=news.get(saved.id, 0), note=note)


def question_line(inquiry: Inquiry) -> str:
    """A question with its filters, in one line."""
    parts = (wording.one_line(inquiry.text), filter_wording.spoken(inquiry.filters))
    return (" · ".join(filter(None, parts)) or "*")[:_LONGEST_LABEL]


def _tags(desk: Desk) -> Row:
    found = tuple(Row("tag", name, name, count) for name, count in desk.tags.all())
    return _heading("tags", translate("desk", "Tags"), found)


def _questions(desk: Desk, archive: str) -> Row:
    starred = desk.history.questions(starred=True)
    latest = [one for one in desk.history.questions(_QUESTIONS) if not one.starred]
    asked = [one for one in (*starred, *latest) if one.archive == archive]
    return _heading("questions", translate("desk", "Searched"), tuple(map(_question, asked)))


def _question(asked: Asked) -> Row:
    text = question_line(Inquiry.unpacked(asked.inquiry))
    return Row("question", asked.id, text, note=text, starred=asked.starred)


class Entry(NamedTuple):
    """A row of the history, when it was last (ISO 8601), and how often."""

    row: Row
    moment: str
    times: int


def searched(desk: Desk, archive: str) -> list[Entry]:
    """All that was asked of an archive, the latest first."""
    asked = (one for one in desk.history.questions(QUESTIONS_KEPT) if one.archive == archive)
    return [Entry(_question(one), one.changed, one.times) for one in asked]


def read(desk: Desk) -> list[Entry]:
    """All articles that were read, the latest first."""
    return [
        Entry(_reading(opened, reference), opened.changed, opened.times)
        for opened, reference in desk.history.readings(READINGS_KEPT)
    ]


def _reading(opened: Opened, reference: Reference) -> Row:
    return Row("reading", opened.id, _title(reference), note=reference_line(reference), reference=reference)


def _readings(desk: Desk) -> Row:
    found = tuple(_reading(*one) for one in desk.history.readings(_READINGS))
    return _heading("readings", translate("desk", "Read lately"), found)
