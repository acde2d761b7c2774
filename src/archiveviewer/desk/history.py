"""What was asked and what was read. Comes in: inquiries and articles as they happen; goes out: the latest of them. What
is starred stays when the rest is forgotten. It refuses to know what was found.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from archiveviewer.desk import things
from archiveviewer.desk.things import Asked, Inquiry, Opened, Reference

if TYPE_CHECKING:
    from archiveviewer.desk.store import Store

QUESTIONS_KEPT, READINGS_KEPT = 2_000, 5_000
"""How many are remembered; older ones make way, unless they are starred."""


class History:
    """See the module's paragraph."""

    def __init__(self, store: Store) -> None:
        self._store = store

    # Questions

    def questions(self, limit: int = 200, *, starred: bool = False) -> list[Asked]:
        """What was asked, the latest first."""
        return self._store.latest(Asked, limit, "starred" if starred else "1")

    def question(self, asked_id: str) -> Asked | None:
        """A question by its id."""
        return self._store.get(Asked, asked_id)

    def ask(self, archive: str, inquiry: Inquiry) -> None:
        """Remember a question that led to something; one without any words and filters is none."""
        text = things.line(inquiry.text)
        plain = msgspec.structs.replace(inquiry, text=text)
        if text in ("", "*") and plain.filters == Inquiry().filters:
            return
        moment, packed = things.now(), plain.packed()
        asked = Asked(
            id=things.id_of("asked", archive, packed), made=moment, changed=moment, archive=archive, inquiry=packed
        )
        with self._store.passing_change():
            before = self._store.get(Asked, asked.id)
            if before is not None and not before.removed:
                asked = msgspec.structs.replace(before, changed=moment, times=before.times + 1)
            self._store.put(asked)
            self._make_way("asked", "starred = 0", QUESTIONS_KEPT)

    def star(self, asked_id: str, *, on: bool) -> None:
        """Star a question, or no longer; when it was asked stays what it is."""
        with self._store.change():
            asked = self._store.get(Asked, asked_id)
            if asked is not None:
                self._store.put(msgspec.structs.replace(asked, starred=on))

    def forget_questions(self, *ids: str) -> str:
        """Forget some questions, or all that are not starred; returns the word to put them back."""
        chosen = ids or [one.id for one in self._store.all(Asked, "starred = 0")]
        return self._store.remove((Asked, chosen))

    # Articles

    def readings(self, limit: int = 200) -> list[tuple[Opened, Reference]]:
        """What was read, the latest first."""
        return self._store.referenced(Opened, "1 ORDER BY changed DESC", (), limit)

    def read(self, reference: Reference, share: float = 0.0) -> None:
        """Remember that an article was opened, and how far down it is."""
        moment, opened_id = things.now(), things.id_of("opened", *reference.key)
        with self._store.passing_change():
            self._store.keep([reference])
            before = self._store.get(Opened, opened_id)
            known = before is not None and not before.removed
            self._store.put(
                Opened(
                    id=opened_id,
                    made=before.made if before is not None and known else moment,
                    changed=moment,
                    archive=reference.archive,
                    article=reference.article,
                    times=before.times + 1 if before is not None and known else 1,
                    share=share,
                )
            )
            self._make_way("opened", "1", READINGS_KEPT)

    def place(self, reference: Reference) -> float:
        """How far down an article was left, 0 to 1."""
        before = self._store.get(Opened, things.id_of("opened", *reference.key))
        return before.share if before is not None and not before.removed else 0.0

    def leave(self, reference: Reference, share: float) -> None:
        """Remember how far down an article is left; when it was opened stays what it is."""
        with self._store.passing_change():
            before = self._store.get(Opened, things.id_of("opened", *reference.key))
            if before is not None and not before.removed:
                self._store.put(msgspec.structs.replace(before, share=min(1.0, max(0.0, share))))

    def forget_readings(self, *ids: str) -> str:
        """Forget what was read, some or all; returns the word to put it back."""
        return self._store.remove((Opened, ids or [one.id for one in self._store.all(Opened)]))

    def _make_way(self, table: str, which: str, most: int) -> None:
        self._store.run(
            f"DELETE FROM {table} WHERE {which} AND changed <"  # noqa: S608 — our own words
            f" (SELECT changed FROM {table} WHERE {which} ORDER BY changed DESC LIMIT 1 OFFSET ?)",
            (most - 1,),
        )
