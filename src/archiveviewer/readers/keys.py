"""Which keys of a dump tell what, by the rule file `keys.txt`. An object with plain keys comes in; the value of a fact,
or whether the object may be an article, goes out. It refuses to guess from values what a key means.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from archiveviewer.readers import ninjs, rules
from archiveviewer.readers.json_values import first, key_of, plainly

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

RULES = "keys.txt"


class Keys:
    """The keys of each fact, the best first, all of them plain."""

    def __init__(self, told: dict[str, tuple[str, ...]]) -> None:
        self._keys = {fact: tuple(dict.fromkeys(filter(None, map(key_of, keys)))) for fact, keys in told.items()}
        self._titles, self._bodies = frozenset(self.of("title")), frozenset(self.of("body"))

    def of(self, fact: str) -> tuple[str, ...]:
        """The keys of a fact; none for one that no rule names."""
        return self._keys.get(fact, ())

    def value(self, one: dict[str, object], fact: str) -> object:
        """What an object holds of a fact."""
        return first(one, self.of(fact))

    def may_be_of_an_article(self, keys: AbstractSet[str]) -> bool:
        """Whether there are keys for a title and for a body."""
        return not self._titles.isdisjoint(keys) and not self._bodies.isdisjoint(keys)

    def holds_article(self, one: dict[str, object]) -> bool:
        """Whether an object has a title and a body that is not itself a list of such objects."""
        if ninjs.is_ninjs(one):
            return True
        if not self.may_be_of_an_article(one.keys()):
            return False
        body = self.value(one, "body")
        inner = plainly(next(iter(body), None) if isinstance(body, list) else body)
        return not self.may_be_of_an_article(inner.keys())


def current() -> Keys:
    """The keys that hold for what is being read now."""
    return _made(tuple(rules.facts(RULES).items()))


@functools.lru_cache(16)
def _made(told: tuple[tuple[str, tuple[str, ...]], ...]) -> Keys:
    return Keys(dict(told))
