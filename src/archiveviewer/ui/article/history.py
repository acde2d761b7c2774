"""Where a person has been reading. Comes in: articles' ids and spots in them; goes out: where to go back or forward to.
It refuses to know articles and widgets.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Spot:
    """What stood at the top of the pane: a position in the document and how many pixels below the edge it began."""

    position: int = 0
    below: int = 0


@dataclass(frozen=True, slots=True)
class Place:
    """An article and the spot where it was left."""

    article_id: str
    spot: Spot = Spot()


class History:
    """Places in the order they were visited, and which of them is now."""

    def __init__(self) -> None:
        self._places: list[Place] = []
        self._now = -1

    @property
    def can_go_back(self) -> bool:
        """Whether there is an earlier place."""
        return self._now > 0

    @property
    def can_go_forward(self) -> bool:
        """Whether one has come back from a later place."""
        return self._now < len(self._places) - 1

    def visit(self, article_id: str, leaving: Spot) -> None:
        """Go to another article. What lay ahead is forgotten."""
        self._leave(leaving)
        if self._now >= 0 and self._places[self._now].article_id == article_id:
            return
        del self._places[self._now + 1 :]
        self._places.append(Place(article_id))
        del self._places[:-_LONGEST]
        self._now = len(self._places) - 1

    def go(self, step: int, leaving: Spot) -> Place | None:
        """Move by so many places, -1 for one back; nothing if there is none."""
        if not 0 <= self._now + step < len(self._places):
            return None
        self._leave(leaving)
        self._now += step
        return self._places[self._now]

    def _leave(self, spot: Spot) -> None:
        if self._now >= 0:
            self._places[self._now] = replace(self._places[self._now], spot=spot)
