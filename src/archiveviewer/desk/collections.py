"""Collections of articles: a tree of named lists that a person puts in order. Comes in: names, articles, places; goes
out: collections and what lies in them, in their order. It refuses to know whether an archive still has the articles.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from archiveviewer.desk import things
from archiveviewer.desk.things import Clipping, Collection, Reference

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from archiveviewer.desk.store import Store


DEEPEST = 50
"""How deep a collection is shown in others."""


class Branch(NamedTuple):
    """A collection in the tree: how deep it lies, from 0, and how many articles lie in it itself."""

    collection: Collection
    depth: int
    articles: int


class Filed(NamedTuple):
    """An article in a collection, and what is kept of it."""

    clipping: Clipping
    reference: Reference


class Collections:
    """See the module's paragraph."""

    def __init__(self, store: Store) -> None:
        self._store = store

    # Asking

    def tree(self) -> list[Branch]:
        """All collections in order, each before those that lie in it. What lies in one that is gone, or in itself by
        way of two desks laid together, or deeper than anybody looks, stands at the top: nothing is ever out of sight.
        """
        held = self._ordered()
        counted = self._store.run("SELECT collection, count(*) FROM clippings WHERE removed = '' GROUP BY collection")
        counts: dict[str, int] = dict(counted)
        inside: dict[str, list[Collection]] = {}
        for one in held:
            inside.setdefault(one.parent, []).append(one)
        known = {one.id for one in held}
        placed: dict[str, Branch] = {}

        def place(one: Collection, depth: int) -> None:
            if one.id not in placed and depth <= DEEPEST:
                placed[one.id] = Branch(one, depth, counts.get(one.id, 0))
                for child in inside.get(one.id, ()):
                    place(child, depth + 1)

        for one in held:
            if one.parent not in known:
                place(one, 0)
        for one in held:  # what is left lies in a circle, or too deep
            place(one, 0)
        return list(placed.values())

    def get(self, collection_id: str) -> Collection | None:
        """A collection that is not removed."""
        found = self._store.get(Collection, collection_id)
        return found if found and not found.removed else None

    def paths(self) -> list[tuple[Collection, tuple[str, ...]]]:
        """All collections in the order of the tree, each with its name behind those of the collections around it."""
        branches = self.tree()
        held = {branch.collection.id: branch.collection for branch in branches}
        return [(branch.collection, _path(branch.collection, held)) for branch in branches]

    def path(self, collection: Collection) -> tuple[str, ...]:
        """Its name behind those of the collections around it."""
        return _path(collection, {one.id: one for one in self._ordered()})

    def named(self, name: str) -> list[Collection]:
        """The collections of that name, or of that path with slashes between, or of that id."""
        wanted = things.line(name).casefold()
        held = {one.id: one for one in self._ordered()}
        return [
            one
            for one in held.values()
            if wanted in (one.id, one.name.casefold(), "/".join(_path(one, held)).casefold())
        ]

    def filed(self, collection_id: str, *, deep: bool = False, most: int = -1) -> list[Filed]:
        """The articles in a collection, in order, at most so many of each; `deep` adds those in the collections in it,
        each article once.
        """
        wanted = self.with_inner(collection_id) if deep else [collection_id]
        found: dict[tuple[str, str], Filed] = {}
        for one in wanted:
            ordered = "collection = ? ORDER BY position, made, id"
            for clipping, reference in self._store.referenced(Clipping, ordered, (one,), most):
                found.setdefault(reference.key, Filed(clipping, reference))
        return list(found.values())

    def with_inner(self, collection_id: str) -> list[str]:
        """The ids of a collection and of those in it, however deep."""
        return [collection_id, *self._below(collection_id)]

    def holding(self, archive: str, article: str) -> list[Collection]:
        """The collections in which an article lies."""
        where = "id IN (SELECT collection FROM clippings WHERE removed = '' AND archive = ? AND article = ?)"
        return self._ordered(where, (archive, article))

    def clippings_of(self, reference: Reference) -> list[Clipping]:
        """An article as it lies in collections that are there, those made first at the front."""
        where = "archive = ? AND article = ? AND collection IN (SELECT id FROM collections WHERE removed = '')"
        return sorted(self._store.all(Clipping, where, reference.key), key=lambda one: one.made)

    def _ordered(self, where: str = "1", values: Sequence[object] = ()) -> list[Collection]:
        return sorted(self._store.all(Collection, where, values), key=lambda one: (one.position, one.made, one.id))

    def _below(self, collection_id: str) -> Iterator[str]:
        """The collections in a collection, and in those."""
        tree = iter(self.tree())
        depth = next((branch.depth for branch in tree if branch.collection.id == collection_id), -1)
        for branch in tree:
            if depth < 0 or branch.depth <= depth:
                return
            yield branch.collection.id

    # Changing

    def add(self, name: str, parent: str = "") -> Collection:
        """Make a collection, behind its siblings."""
        moment = things.now()
        with self._store.change():
            last = max((one.position for one in self._ordered("parent = ?", (parent,))), default=0.0)
            made = Collection(
                id=things.new_id(),
                made=moment,
                changed=moment,
                name=things.line(name),
                parent=parent,
                position=last + 1,
            )
            self._store.put(made)
        return made

    def rename(self, collection_id: str, name: str) -> None:
        """Give a collection another name; an empty one changes nothing."""
        if line := things.line(name):
            self._store.update(Collection, collection_id, name=line)

    def move(self, collection_id: str, parent: str, before: str = "") -> bool:
        """Lay a collection into another (empty: on top), in front of a sibling or behind all; False when it would lie
        in itself.
        """
        with self._store.change():
            if parent in self.with_inner(collection_id):
                return False
            others = [one for one in self._ordered("parent = ?", (parent,)) if one.id != collection_id]
            (position,) = self._free_places(others, before)
            return self._store.update(Collection, collection_id, parent=parent, position=position) is not None

    def file(self, collection_id: str, references: Iterable[Reference], before: str = "") -> int:
        """Put articles into a collection, in front of a clipping or behind all; returns how many were not in it yet."""
        moment, added = things.now(), 0
        with self._store.change():
            chosen = list(references)
            self._store.keep(chosen)
            places = self._free_places_in(collection_id, before, len(chosen))
            for reference, position in zip(chosen, places, strict=True):
                made = Clipping(
                    id=things.id_of("clipping", collection_id, *reference.key),
                    made=moment,
                    changed=moment,
                    collection=collection_id,
                    archive=reference.archive,
                    article=reference.article,
                    position=position,
                )
                known = self._store.get(Clipping, made.id)
                if known is None or known.removed:
                    kept = {"note": known.note, "earlier": known.earlier} if known else {}
                    self._store.put(msgspec.structs.replace(made, **kept))
                    added += 1
        return added

    def note(self, noted_id: str) -> str:
        """The note of a collection, or of an article in one."""
        found = self._store.get(Collection, noted_id) or self._store.get(Clipping, noted_id)
        return found.note if found else ""

    def write(self, noted_id: str, note: str) -> None:
        """Write what a collection is for, or why an article lies in one."""
        self._store.update(Collection, noted_id, note=note)
        self._store.update(Clipping, noted_id, note=note)

    def reorder(self, clipping_ids: Sequence[str], before: str = "") -> None:
        """Move articles of one collection in front of another of it, or behind all."""
        with self._store.change():
            moved = [found for one in clipping_ids if one != before and (found := self._store.get(Clipping, one))]
            places = self._free_places_in(moved[0].collection, before, len(moved)) if moved else []
            for one, position in zip(moved, places, strict=True):
                self._store.update(Clipping, one.id, position=position)

    def transfer(self, clipping_ids: Sequence[str], collection_id: str) -> str:
        """Move articles with their notes to another collection; returns the word to undo what left the first."""
        moved = []
        with self._store.change():
            for one in clipping_ids:
                clipping = self._store.get(Clipping, one)
                if clipping is None or clipping.collection == collection_id:
                    continue
                self.file(collection_id, [self._store.reference(clipping.archive, clipping.article)])
                there = things.id_of("clipping", collection_id, clipping.archive, clipping.article)
                arrived = self._store.get(Clipping, there)
                if clipping.note and arrived is not None and clipping.note not in arrived.note:
                    self.write(there, f"{arrived.note}\n{clipping.note}")
                moved.append(one)
            return self._store.remove((Clipping, moved), moved=True)

    def remove(self, collection_id: str) -> str:
        """Remove a collection with all that lies in it; returns the word to put it back."""
        with self._store.change():
            gone = self.with_inner(collection_id)
            clippings = [one for each in gone for one in self._store.ids(Clipping, "collection = ?", (each,))]
            return self._store.remove((Collection, gone), (Clipping, clippings))

    def take_out(self, clipping_ids: Iterable[str]) -> str:
        """Take articles out of their collections; returns the word to put them back."""
        return self._store.remove((Clipping, clipping_ids))

    def _free_places_in(self, collection_id: str, before: str, count: int) -> list[float]:
        """As many positions in front of a clipping of a collection, or behind all, without looking at all of them."""
        lies_in = "SELECT max(position) FROM clippings WHERE removed = '' AND collection = ?"
        at = self._store.get(Clipping, before) if before else None
        if at is None or at.removed or at.collection != collection_id:
            ((last,),) = self._store.run(lies_in, (collection_id,))
            return [(last or 0.0) + number for number in range(1, count + 1)]
        earlier = f"{lies_in} AND (position, made, id) < (?, ?, ?)"
        ((found,),) = self._store.run(earlier, (collection_id, at.position, at.made, at.id))
        low = at.position - 2 if found is None else found
        places = _between(low, at.position, count)
        if _rise((low, *places, at.position)):
            return places
        return self._free_places(self._store.ordered(Clipping, "collection = ?", (collection_id,)), before, count)

    def _free_places(
        self, others: Sequence[Collection] | Sequence[Clipping], before: str, count: int = 1
    ) -> list[float]:
        """As many positions in front of one of these, which are in order, or behind all."""
        at = next((number for number, one in enumerate(others) if one.id == before), len(others))
        if at == len(others):
            last = others[-1].position if others else 0.0
            return [last + number for number in range(1, count + 1)]
        high = others[at].position
        low = others[at - 1].position if at else high - 2
        places = _between(low, high, count)
        if _rise((low, *places, high)):
            return places
        for number, one in enumerate(others, start=1):  # no numbers are left between the two
            self._store.update(type(one), one.id, position=float(number))
        return _between(at, at + 1, count)


def _path(collection: Collection, held: Mapping[str, Collection]) -> tuple[str, ...]:
    names, seen = [collection.name], {collection.id}
    while (around := held.get(collection.parent)) and around.id not in seen:
        collection = around
        names.append(around.name)
        seen.add(around.id)
    return tuple(reversed(names))


def _rise(places: Sequence[float]) -> bool:
    return all(one < other for one, other in itertools.pairwise(places))


def _between(low: float, high: float, count: int) -> list[float]:
    """As many numbers between two, equally far from each other."""
    return [low + (high - low) * number / (count + 1) for number in range(1, count + 1)]
