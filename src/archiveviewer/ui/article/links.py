"""What the links of a document do. Comes in: a target; goes out: an address of our own that bears nothing but a number,
so that no word of an article is ever taken for an address.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from archiveviewer.ui.article.document_writer import SCHEME


@dataclass(frozen=True, slots=True)
class LinkTarget:
    """What a link does: `value` is an article's id, words to search for, an address or a picture's block; `label` says
    it to a person.
    """

    kind: Literal["article", "search", "original", "address", "picture", "comparison", "encoding", "story"]
    value: str
    label: str


class Links:
    """The targets of one document in order. Dead links, as on paper, have no address."""

    def __init__(self, *, dead: bool = False) -> None:
        self._dead = dead
        self._targets: list[LinkTarget] = []

    def __len__(self) -> int:
        return len(self._targets)

    def add(self, target: LinkTarget) -> str:
        """The address of a link that does what is told; empty for a dead one."""
        if self._dead:
            return ""
        self._targets.append(target)
        return f"{SCHEME}:link/{len(self._targets) - 1}"

    def target(self, address: str) -> LinkTarget | None:
        """What the link with that address does; nothing for an address that was not made here."""
        head, _, number = address.partition("/")
        if head != f"{SCHEME}:link" or not (number.isascii() and number.isdecimal()):
            return None
        return self._targets[int(number)] if int(number) < len(self._targets) else None
