"""Searches kept under a name, with what of their answers is new since somebody last looked.

Comes in: inquiries, and the ids of the articles that they find. Goes out: which of these were not there before. What
was seen is kept as a digest of eight bytes an article, for this desk alone. It refuses to search.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, NamedTuple

from archiveviewer.desk import things
from archiveviewer.desk.things import Inquiry, SavedSearch

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from archiveviewer.desk.store import Store

_DIGEST = 8


class News(NamedTuple):
    """What a search finds that was not there when somebody last looked, at `looked`; empty if nobody ever did, and
    then nothing is new.
    """

    articles: tuple[str, ...]
    looked: str


class Searches:
    """See the module's paragraph."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self, archive: str | None = None) -> list[SavedSearch]:
        """The saved searches of an archive, or of all, in order."""
        where = ("1", ()) if archive is None else ("archive = ?", (archive,))
        return sorted(self._store.all(SavedSearch, *where), key=lambda one: (one.position, one.made, one.id))

    def get(self, search_id: str) -> SavedSearch | None:
        """A saved search by its id."""
        return self._store.get(SavedSearch, search_id)

    def named(self, name: str, archive: str | None = None) -> list[SavedSearch]:
        """The saved searches of that name or id."""
        wanted = things.line(name).casefold()
        return [one for one in self.all(archive) if wanted in (one.name.casefold(), one.id)]

    def save(self, name: str, archive: str, inquiry: Inquiry) -> SavedSearch:
        """Keep a search; one that is kept already under that name in that archive is replaced."""
        moment, line = things.now(), things.line(name) or things.line(inquiry.text)
        with self._store.change():
            same = self.named(line, archive)
            if same and (newer := self._store.update(SavedSearch, same[0].id, inquiry=inquiry.packed())):
                self._store.run("DELETE FROM seen WHERE search = ?", (newer.id,))
                return newer
            last = max((one.position for one in self.all()), default=0.0)
            made = SavedSearch(
                id=things.new_id(),
                made=moment,
                changed=moment,
                name=line,
                archive=archive,
                inquiry=inquiry.packed(),
                position=last + 1,
            )
            self._store.put(made)
        return made

    def rename(self, search_id: str, name: str) -> None:
        """Give a search another name; an empty one changes nothing."""
        if line := things.line(name):
            self._store.update(SavedSearch, search_id, name=line)

    def remove(self, search_id: str) -> str:
        """Remove a saved search; returns the word to put it back."""
        return self._store.remove((SavedSearch, [search_id]))

    def news(self, search_id: str, archive: str, articles: Sequence[str]) -> News:
        """Which of the articles that a search finds now are new."""
        looked, seen = self._seen(search_id, archive)
        return News(tuple(one for one in articles if _digest(one) not in seen) if looked else (), looked)

    def look(self, search_id: str, archive: str, articles: Iterable[str]) -> None:
        """Somebody has looked at what a search finds: from now on these are not new. Nor is what was seen before and is
        not found now, as while an archive is not there or another one is asked alone.
        """
        with self._store.change():
            _looked, seen = self._seen(search_id, archive)
            packed = b"".join(sorted(seen | {_digest(one) for one in articles}))
            self._store.run(
                "INSERT OR REPLACE INTO seen (search, archive, looked, articles) VALUES (?,?,?,?)",
                (search_id, archive, things.now(), packed),
            )

    def _seen(self, search_id: str, archive: str) -> tuple[str, set[bytes]]:
        """When somebody looked last, and the digests of what was seen; nothing where nobody did."""
        rows = self._store.run(
            "SELECT looked, articles FROM seen WHERE search = ? AND archive = ?", (search_id, archive)
        )
        looked, packed = rows[0] if rows else ("", b"")
        return looked, {packed[at : at + _DIGEST] for at in range(0, len(packed), _DIGEST)}


def _digest(article: str) -> bytes:
    return hashlib.blake2b(article.encode("utf-8", "replace"), digest_size=_DIGEST).digest()
