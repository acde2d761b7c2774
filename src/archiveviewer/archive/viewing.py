"""Looking at pictures that anybody may have made. A picture's place comes in; its size or pixels go out.

Pictures and pages are decoded in a process of their own, started when the first is asked for. One that crashes it or
takes too long costs that picture: it is told as `Unreadable`, and the next one has a new process. It refuses to know
which pictures a person may see; the archive decides that (`Archive.picture`).
"""

from __future__ import annotations

import os
import threading
from typing import TYPE_CHECKING

import msgspec

from archiveviewer.errors import Unreadable
from archiveviewer.processes import Child, command
from archiveviewer.readers.seeing import Answer, Copied, Pages, Place, Question, Seen, SeenPage, Sizes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archiveviewer.results import PicturePlace, Pixels

COMMAND = command("archiveviewer.readers.seeing")
PATIENCE = 10.0
"""Seconds after which a picture counts as one that can't be shown."""
GLANCE = 4.0
"""Seconds that the sizes of all pictures of an article may take: the article waits for them."""


class Viewer:
    """One process for any number of threads; one question at a time."""

    def __init__(self) -> None:
        self._child = Child(COMMAND)
        self._turn = threading.Lock()
        self._closed = False
        self._deadly: set[Place] = set()
        """Pictures that ended the process; nobody is to wait for them twice."""

    def sizes(self, places: Sequence[PicturePlace]) -> list[tuple[int, int]]:
        """Width and height of each picture as it will be seen; (0, 0) for what can't be shown.

        When one of them ends the process, the others are asked for one by one, as long as there is time.
        """
        if not places:
            return []
        asked = tuple(map(_place, places))
        answer, left = self._ask(Sizes(asked), GLANCE)
        if answer is not None:
            return list(answer.sizes)
        found = [(0, 0)] * len(places)
        for number, place in enumerate(asked if len(asked) > 1 else ()):
            if left <= 0:
                break
            one, left = self._ask(Sizes((place,)), left)
            found[number] = one.sizes[0] if one is not None else (0, 0)
        return found

    def picture(self, place: PicturePlace, width: int, height: int) -> Pixels:
        """A picture scaled down to fit into so many pixels. Raises Unreadable."""
        return self._pixels(place, Seen(_place(place), width, height))

    def copy(self, place: PicturePlace, width: int, height: int) -> bytes:
        """A picture as a new JPEG file, scaled down to fit into so many pixels. Raises Unreadable."""
        return self._see(place, Copied(_place(place), width, height)).copy

    def page(self, place: PicturePlace, page: int, width: int) -> Pixels:
        """Page `page` of a file, counted from 1, about so many pixels wide. Raises Unreadable: "missing" where the file
        has no such page.
        """
        return self._pixels(place, SeenPage(_place(place), page, width))

    def pages(self, place: PicturePlace) -> int:
        """How many pages a file has; 0 where nobody can tell."""
        answer, _left = self._ask(Pages(_place(place)), PATIENCE)
        return answer.pages if answer is not None else 0

    def close(self) -> None:
        """End the process, whatever it is doing; who still waits for a picture gets none."""
        self._closed = True
        self._child.stop()
        with self._turn:
            self._child.stop()  # a thread may have started another process just before it saw the end

    def _pixels(self, place: PicturePlace, question: Seen | SeenPage) -> Pixels:
        answer = self._see(place, question)
        if answer.pixels is None:
            raise Unreadable(place.file, "damaged", member=place.inner)
        return answer.pixels

    def _see(self, place: PicturePlace, question: Seen | SeenPage | Copied) -> Answer:
        """An answer that gives a reason is raised as `Unreadable`."""
        answer = None
        if question.place not in self._deadly:
            answer, _left = self._ask(question, PATIENCE)
        if answer is None:
            self._deadly.add(question.place)
            raise Unreadable(place.file, "damaged", "the picture could not be decoded in time, or at all", place.inner)
        if answer.reason:
            raise Unreadable(place.file, answer.reason, answer.detail, place.inner)
        return answer

    def _ask(self, question: Question, seconds: float) -> tuple[Answer | None, float]:
        """The answer, none when there is none, and the seconds that are left."""
        with self._turn:
            if self._closed:
                return None, 0.0
            data = self._child.ask(question, seconds)
            left = seconds - self._child.lasted
        return (None if data is None else msgspec.msgpack.decode(data, type=Answer)), left


def _place(place: PicturePlace) -> Place:
    return Place(os.fsencode(place.file), os.fsencode(place.root), place.inner)
