"""Whose an article is, where several archives are one. Archives come in; ids that hold beside each other go out.

Articles of the person's own archive keep their ids; those of the others have their archive's id behind their own
(`id@archive`), so an id always leads home. It refuses to know what is asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import msgspec

from archiveviewer.article import home, seen_beside
from archiveviewer.results import Picked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archiveviewer.archive import Archive
    from archiveviewer.results import Filters

S = TypeVar("S", bound=msgspec.Struct)


class Homes:
    """Some archives, the person's own first."""

    def __init__(self, archives: Sequence[Archive]) -> None:
        self._archives, self._own = archives, archives[0]

    def home(self, article_id: str) -> tuple[Archive, str]:
        """The archive of an article, and its id there; one's own, which does not have it, where it is not here."""
        of, plain = home(article_id, self._own.id)
        return next(((one, plain) for one in self._archives if one.id == of), (self._own, article_id))

    def known(self, archive: Archive, article_id: str) -> str:
        """The id by which an article of an archive is known here."""
        return seen_beside(self._own.id, archive.id, article_id) if article_id else ""

    def abroad(self, archive: Archive, found: S) -> S:
        """A value of an archive in which every article has the id by which it is known here."""
        if archive is self._own:
            return found
        changes: dict[str, object] = {}
        for name in found.__struct_fields__:
            value = getattr(found, name)
            if name == "id":
                changes[name] = self.known(archive, value)
            elif isinstance(value, tuple) and value and isinstance(value[0], msgspec.Struct):
                changes[name] = tuple(self.abroad(archive, one) for one in value)
        return msgspec.structs.replace(found, **changes)

    def there(self, archive: Archive, filters: Filters) -> Filters:
        """The filters with the ids of what a person picked as an archive itself has them."""
        if filters.picked is None:
            return filters
        homes = (home(one, self._own.id) for one in filters.picked.articles)
        picked = Picked(filters.picked.name, tuple(dict.fromkeys(one for of, one in homes if of == archive.id)))
        return msgspec.structs.replace(filters, picked=picked)
