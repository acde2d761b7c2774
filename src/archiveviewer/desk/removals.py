"""What was removed lately, and how it is put back. Comes in: ids of removals; goes out: what went, when and from where.

Whatever is removed from a desk stays marked for a while (`database` says how long), so this outlives the window that
removed it. What was only moved or renamed left its old place, too, but is nothing that anybody misses. It refuses to
know how things are shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from archiveviewer.desk.store import MOVED
from archiveviewer.desk.things import KINDS, Asked, Clipping, Collection, Inquiry, Opened, Passage, SavedSearch, Tagging

if TYPE_CHECKING:
    from archiveviewer.desk.store import Store
    from archiveviewer.desk.things import Thing

MOST = 500
"""Removals that are told."""
_OUTERMOST = (
    "NOT EXISTS (SELECT 1 FROM collections AS around WHERE around.id = collections.parent"
    " AND around.removed = collections.removed)"
)


class Removal(msgspec.Struct, frozen=True):
    """What went at once. `kind` is one of `things.KINDS`; `name` is that of the collection, the article, the tag, the
    search, or the words of the note or passage; of several it is the first one's. `place` is the collection or the
    article it was in, empty for none. `count` are the things of that kind, for a collection the articles in it.
    """

    id: str
    moment: str
    kind: str
    name: str
    place: str
    count: int


class Removals:
    """See the module's paragraph."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def latest(self) -> list[Removal]:
        """What was removed, the last removal first."""
        went: dict[str, dict[str, int]] = {}
        for kind in KINDS:
            for word, count in self._store.run(
                f"SELECT removed, count(*) FROM {kind} WHERE removed != '' GROUP BY removed"  # noqa: S608 — ours
            ):
                went.setdefault(word, {})[kind] = count
        words = sorted((word for word in went if not _is_move(word)), reverse=True)[:MOST]
        return [self._told(word, went[word]) for word in words]

    def named(self, beginning: str) -> list[Removal]:
        """The removals whose ids begin so."""
        return [one for one in self.latest() if beginning and one.id.startswith(beginning)]

    def put_back(self, removal: Removal) -> int:
        """Put back what went with a removal; returns how many things are there again."""
        return self.undo(f"{removal.moment} {removal.id}")

    def undo(self, word: str) -> int:
        """Put back what was removed under a word. An article comes back into a collection that was removed after it:
        that is there again, too.
        """
        with self._store.change():
            filed = self._store.run("SELECT DISTINCT collection FROM clippings WHERE removed = ?", (word,))
            back = self._store.put_back(word)
            for (one,) in filed:
                collection = self._store.get(Collection, one)
                if collection is not None and collection.removed:
                    self._store.update(Collection, one, removed="")
                    back += 1
        return back

    def _told(self, word: str, went: dict[str, int]) -> Removal:
        kind = next(one for one in KINDS if one in went)
        where = _OUTERMOST if kind == "collections" else "1"
        (thing,) = self._store.removed(KINDS[kind], word, where, most=1)
        name, place = self._words(thing)
        moment, _blank, removal_id = word.rpartition(" ")
        count = went.get("clippings", 0) if kind == "collections" else went[kind]
        if kind == "taggings" and count > 1:
            place = ""  # one of the articles would be taken for the only one
        return Removal(removal_id, moment, kind, name, place, count)

    def _words(self, thing: Thing) -> tuple[str, str]:
        """What a thing is called, and where it was."""
        name = place = ""
        match thing:
            case Collection():
                name, place = thing.name, self._collection(thing.parent)
            case Clipping():
                name, place = self._title(thing), self._collection(thing.collection)
            case Passage():
                name, place = thing.note or thing.quote, self._title(thing)
            case Tagging():
                name, place = thing.name, self._title(thing)
            case SavedSearch():
                name = thing.name
            case Asked():
                name = Inquiry.unpacked(thing.inquiry).text
            case Opened():
                name = self._title(thing)
        return name, place

    def _collection(self, collection_id: str) -> str:
        found = self._store.get(Collection, collection_id)
        return found.name if found is not None else ""

    def _title(self, thing: Clipping | Passage | Tagging | Opened) -> str:
        return self._store.reference(thing.archive, thing.article).title or thing.article


def _is_move(word: str) -> bool:
    return f" {MOVED}" in word
