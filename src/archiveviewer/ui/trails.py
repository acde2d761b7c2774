"""Where a person has been, tab by tab: questions and articles, each with the spot where it was left. Pure: no Qt.

Comes in: places; goes out: where to go back or forward to, and all of it as one text that can be kept. It refuses to
know articles and widgets.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Annotated, Any, Final, Self

import msgspec

from archiveviewer.ui.questions import Question

if TYPE_CHECKING:
    from collections.abc import Iterable

_NOTHING_ASKED: Final = Question()
_LONGEST: Final = 200
_MOST_TABS: Final = 100
_MOST_CLOSED: Final = 20
_Row = Annotated[int, msgspec.Meta(ge=0, le=10_000_000)]
_Position = Annotated[int, msgspec.Meta(ge=0, le=1_000_000_000)]
_Pixels = Annotated[int, msgspec.Meta(ge=-1_000_000, le=1_000_000)]
"""Numbers that Qt can count with; a file may hold any."""


@dataclass(frozen=True, slots=True)
class Spot:
    """What stood at the top of the pane: a position in the document and how many pixels below the edge it began."""

    position: _Position = 0
    below: _Pixels = 0


@dataclass(frozen=True, slots=True)
class Place:
    """A question with the first row in sight, and an article with the spot where it was left; no id for no article."""

    question: Question = _NOTHING_ASKED
    top: _Row = 0
    article_id: str = ""
    title: str = ""
    spot: Spot = Spot()


class Trail:
    """Places in the order they were visited, and which of them is now. There is always one."""

    def __init__(self, places: Iterable[Place] = (), now: int = -1) -> None:
        self.places = list(places) or [Place()]
        self.now = now if 0 <= now < len(self.places) else len(self.places) - 1

    @property
    def place(self) -> Place:
        """Where one is."""
        return self.places[self.now]

    @property
    def can_go_back(self) -> bool:
        """Whether there is an earlier place."""
        return self.now > 0

    @property
    def can_go_forward(self) -> bool:
        """Whether one has come back from a later place."""
        return self.now < len(self.places) - 1

    def amend(self, **changes: Any) -> None:
        """Change the present place."""
        self.places[self.now] = replace(self.place, **changes)

    def visit(self, place: Place) -> None:
        """Go to another place. What lay ahead is forgotten."""
        del self.places[self.now + 1 :]
        self.places.append(place)
        del self.places[:-_LONGEST]
        self.now = len(self.places) - 1

    def go(self, step: int) -> Place | None:
        """Move by so many places, -1 for one back; nothing if there is none."""
        if not 0 <= self.now + step < len(self.places):
            return None
        self.now += step
        return self.place


class _KeptTrail(msgspec.Struct):
    places: list[Place]
    now: int = -1


class _Kept(msgspec.Struct):
    trails: list[_KeptTrail] = []
    now: int = 0


class Tabs:
    """Trails side by side, one of them in front. There is always one."""

    def __init__(self, trails: Iterable[Trail] = (), now: int = 0) -> None:
        self.trails = list(trails) or [Trail()]
        self.now = now if 0 <= now < len(self.trails) else 0
        self._closed: list[tuple[int, Trail]] = []

    @property
    def trail(self) -> Trail:
        """The one in front."""
        return self.trails[self.now]

    @property
    def can_reopen(self) -> bool:
        """Whether a tab was closed."""
        return bool(self._closed)

    def open(self, place: Place) -> None:
        """Put a new tab behind the one in front, which stays there. Nothing more than can be told apart is opened."""
        if len(self.trails) < _MOST_TABS:
            self.trails.insert(self.now + 1, Trail([place]))

    def choose(self, number: int) -> None:
        """Bring a tab to the front."""
        self.now = min(max(number, 0), len(self.trails) - 1)

    def turn(self, by: int) -> None:
        """Bring the next tab to the front, or the previous one; round in a ring."""
        self.now = (self.now + by) % len(self.trails)

    def move(self, number: int, to: int) -> None:
        """Put a tab elsewhere; the one in front stays in front."""
        front = self.trail
        self.trails.insert(to, self.trails.pop(number))
        self.now = self.trails.index(front)

    def close(self, number: int) -> None:
        """Close a tab, unless it is the only one; another comes to the front in its place."""
        if len(self.trails) == 1:
            return
        self._closed = [*self._closed, (number, self.trails.pop(number))][-_MOST_CLOSED:]
        if number < self.now or self.now == len(self.trails):
            self.now -= 1

    def reopen(self) -> None:
        """Bring back the tab that was closed last, in front of all."""
        if self._closed:
            number, trail = self._closed.pop()
            self.now = min(number, len(self.trails))
            self.trails.insert(self.now, trail)

    def forget(self) -> None:
        """Keep nothing but where one is."""
        self.trails = [Trail([trail.place]) for trail in self.trails]
        self._closed.clear()

    def pack(self) -> str:
        """All tabs as JSON; what was closed is not kept."""
        kept = _Kept([_KeptTrail(trail.places, trail.now) for trail in self.trails], self.now)
        return msgspec.json.encode(kept).decode()

    @classmethod
    def unpack(cls, untrusted: str) -> Self:
        """Tabs as they were kept. Raises ValueError for anything else."""
        kept = msgspec.json.decode(untrusted, type=_Kept)
        return cls([Trail(trail.places, trail.now) for trail in kept.trails[:_MOST_TABS]], kept.now)
