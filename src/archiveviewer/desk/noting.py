"""What a person noted of articles, for others and for paper. A desk, and a collection's name or an article, come in;
texts by the ids of articles, or notes and passages of one article, go out. It refuses to know as what they are
exported.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archiveviewer.desk import Desk
    from archiveviewer.desk.collections import Filed
    from archiveviewer.desk.things import Passage, Reference


@dataclass(frozen=True, slots=True)
class Noted:
    """What was noted of one article: why it lies in collections, and its marked passages."""

    notes: tuple[str, ...] = ()
    passages: tuple[Passage, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing."""
        return not (self.notes or self.passages)


NOTHING = Noted()


def noted_of(desk: Desk, reference: Reference, within: str = "") -> Noted:
    """What was noted of an article; with the name of a collection, of the reasons why it lies in collections only those
    of that one and those in it: what is handed out with a collection says nothing of others. Raises DeskError.
    """
    clippings = desk.collections.clippings_of(reference)
    if within:
        told = {inner for one in desk.collections.named(within) for inner in desk.collections.with_inner(one.id)}
        clippings = [one for one in clippings if one.collection in told]
    notes = dict.fromkeys(one.note for one in clippings if one.note)
    return Noted(tuple(notes), tuple(desk.passages.of(reference)))


def noted(desk: Desk, name: str) -> dict[str, str]:
    """The notes of the collections of that name and of those in them, each with the passages that were marked in its
    article; by the ids that articles have in their own archive, and beside others. Raises DeskError.
    """
    found: dict[str, str] = {}
    filed = (one for each in desk.collections.named(name) for one in desk.collections.filed(each.id, deep=True))
    for one in filed:
        if text := "\n\n".join(_told(desk, one)):
            for article in (one.reference.seen(""), one.reference.article):
                found.setdefault(article, text)
    return found


def _told(desk: Desk, filed: Filed) -> Iterator[str]:
    """The note on why an article is there, then each passage with its own note below."""
    if filed.clipping.note:
        yield filed.clipping.note
    for passage in desk.passages.of(filed.reference):
        yield f"“{passage.quote}”" + (f"\n— {passage.note}" if passage.note else "")
