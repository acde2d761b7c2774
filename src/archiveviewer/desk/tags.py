"""Tags on articles. Comes in: names and articles; goes out: names with counts, articles of a name. Names that differ
only in capitals are one tag, spelled as it was first. It refuses to know archives.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archiveviewer.desk import things
from archiveviewer.desk.things import Tagging
from archiveviewer.vietnamese import order

if TYPE_CHECKING:
    from collections.abc import Iterable

    from archiveviewer.desk.store import Store
    from archiveviewer.desk.things import Reference


class Tags:
    """See the module's paragraph."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self) -> list[tuple[str, int]]:
        """Every tag and how many articles have it, in the order of the Vietnamese alphabet."""
        spelled: dict[str, str] = {}
        counts: dict[str, int] = {}
        for name, count in self._spellings():
            key = name.casefold()
            spelled.setdefault(key, name)
            counts[key] = counts.get(key, 0) + count
        return sorted(((spelled[key], count) for key, count in counts.items()), key=lambda told: order.key(told[0]))

    def of(self, reference: Reference) -> list[str]:
        """The tags of an article."""
        found = self._store.all(Tagging, "archive = ? AND article = ?", reference.key)
        return sorted((one.name for one in found), key=order.key)

    def articles(self, name: str) -> list[Reference]:
        """The articles of a tag, the one tagged last first."""
        key = things.line(name).casefold()
        spelled = [one for one, _count in self._spellings() if one.casefold() == key]
        found = [one for each in spelled for one in self._store.referenced(Tagging, "name = ?", (each,))]
        found.sort(key=lambda one: one[0].changed, reverse=True)
        return [reference for _tagging, reference in found]

    def tag(self, name: str, references: Iterable[Reference]) -> int:
        """Put a tag on articles; returns how many had it not."""
        line, moment, added = things.line(name), things.now(), 0
        if not line:
            return 0
        with self._store.change():
            chosen = list(references)
            self._store.keep(chosen)
            known = self._named(line)
            line = known[0].name if known else line
            for one in chosen:
                made = _tagging(line, one.archive, one.article, moment)
                before = self._store.get(Tagging, made.id)
                if before is None or before.removed:
                    self._store.put(made)
                    added += 1
        return added

    def untag(self, name: str, references: Iterable[Reference]) -> str:
        """Take a tag off articles; returns the word to put it back."""
        key = things.line(name).casefold()
        return self._store.remove((Tagging, [things.id_of("tag", key, *one.key) for one in references]))

    def remove(self, name: str) -> str:
        """Take a tag off all articles; returns the word to put it back."""
        return self._store.remove((Tagging, [one.id for one in self._named(name)]))

    def rename(self, name: str, newer: str) -> str:
        """Call a tag otherwise, or put it together with another; returns the word that puts the former name back."""
        line, moment = things.line(newer), things.now()
        with self._store.change():
            had = self._named(name)
            if not line or line == name:
                return ""
            same = line.casefold() == things.line(name).casefold()
            word = "" if same else self._store.remove((Tagging, [one.id for one in had]), moved=True)
            for one in had:
                self._store.put(_tagging(line, one.archive, one.article, moment))
            return word

    def _named(self, name: str) -> list[Tagging]:
        key = things.line(name).casefold()
        spelled = [one for one, _count in self._spellings() if one.casefold() == key]
        found = [one for each in spelled for one in self._store.all(Tagging, "name = ?", (each,))]
        return sorted(found, key=lambda one: one.made)

    def _spellings(self) -> list[tuple[str, int]]:
        """Every name as it is spelled and how many articles have it so, the one used first at the front."""
        return [
            (name, count)
            for name, count in self._store.run(
                "SELECT name, count(*) FROM taggings WHERE removed = '' GROUP BY name ORDER BY min(made)"
            )
        ]


def _tagging(name: str, archive: str, article: str, moment: str) -> Tagging:
    return Tagging(
        id=things.id_of("tag", name.casefold(), archive, article),
        made=moment,
        changed=moment,
        name=name,
        archive=archive,
        article=article,
    )
