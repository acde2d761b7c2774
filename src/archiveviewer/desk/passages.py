"""Marked passages with their notes. Comes in: a selection of an article; goes out: passages, in the order in which they
stand. Where they stand now, `anchoring` finds. It refuses to know how they are shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archiveviewer.desk import things
from archiveviewer.desk.things import Colour, Passage, Reference

if TYPE_CHECKING:
    from archiveviewer.desk.anchoring import Selection
    from archiveviewer.desk.store import Store


class Passages:
    """See the module's paragraph."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of(self, reference: Reference) -> list[Passage]:
        """The passages of an article, also those that were marked when it lay in another archive: the same id and the
        same title are the same story.
        """
        where = (
            "article = ?1 AND (archive = ?2 OR EXISTS (SELECT 1 FROM articles AS known WHERE known.archive ="
            " passages.archive AND known.article = ?1 AND known.title = ?3 AND ?3 != ''))"
        )
        found = self._store.all(Passage, where, (reference.article, reference.archive, things.line(reference.title)))
        return sorted(found, key=lambda one: (one.block, one.start, one.made))

    def get(self, passage_id: str) -> Passage | None:
        """A passage by its id."""
        return self._store.get(Passage, passage_id)

    def any(self) -> bool:
        """Whether any passage is marked at all."""
        return bool(self._store.run("SELECT EXISTS (SELECT 1 FROM passages WHERE removed = '')")[0][0])

    def articles(self) -> list[tuple[Reference, int]]:
        """The articles with marked passages and how many each has, the one marked last first."""
        rows = self._store.run(
            "SELECT archive, article, count(*) FROM passages WHERE removed = ''"
            " GROUP BY archive, article ORDER BY max(changed) DESC"
        )
        return [(self._store.reference(archive, article), count) for archive, article, count in rows]

    def mark(self, reference: Reference, chosen: Selection, colour: Colour = "yellow", note: str = "") -> Passage:
        """Mark a passage."""
        moment = things.now()
        made = Passage(
            id=things.new_id(),
            made=moment,
            changed=moment,
            archive=reference.archive,
            article=reference.article,
            block=chosen.block,
            start=chosen.start,
            quote=chosen.quote[: things.LONGEST_TEXT],
            before=chosen.before,
            after=chosen.after,
            colour=colour,
            note=things.paragraph(note),
        )
        with self._store.change():
            self._store.keep([reference])
            self._store.put(made)
        return made

    def write(self, passage_id: str, note: str) -> None:
        """Write a passage's note."""
        self._store.update(Passage, passage_id, note=note)

    def paint(self, passage_id: str, colour: Colour) -> None:
        """Give a passage another colour."""
        self._store.update(Passage, passage_id, colour=colour)

    def remove(self, passage_id: str) -> str:
        """Remove a mark with its note; returns the word to put it back."""
        return self._store.remove((Passage, [passage_id]))
