"""A process that looks at pictures for another one. Questions come in on standard input, pixels go out.

A hostile picture may crash, hang or exhaust whoever decodes it; here that costs one picture. It refuses to know
articles and windows.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import msgspec

from archiveviewer import readers
from archiveviewer.errors import Unreadable
from archiveviewer.processes import limit_memory, receive, send
from archiveviewer.results import PicturePlace, Pixels

MEMORY_LIMIT = 2 * 1024**3
"""Bytes of address space it may have where the platform can limit it: the largest picture takes half of that."""


class Place(msgspec.Struct, frozen=True):
    """A `PicturePlace` with paths as the file system has them."""

    file: bytes
    root: bytes
    inner: str = ""


class Sizes(msgspec.Struct, frozen=True, tag=True):
    """How large are these pictures?"""

    places: tuple[Place, ...]


class Seen(msgspec.Struct, frozen=True, tag=True):
    """What does this picture look like, in so many pixels at most?"""

    place: Place
    width: int
    height: int


class SeenPage(msgspec.Struct, frozen=True, tag=True):
    """What does this page of a file look like, about so many pixels wide?"""

    place: Place
    page: int
    width: int


class Copied(msgspec.Struct, frozen=True, tag=True):
    """What is this picture as a new JPEG file, in so many pixels at most?"""

    place: Place
    width: int
    height: int


class Pages(msgspec.Struct, frozen=True, tag=True):
    """How many pages has this file?"""

    place: Place


class Answer(msgspec.Struct, frozen=True):
    """Sizes in the order of the pictures, (0, 0) for what can't be shown; or pixels, a file, or the reason why not."""

    sizes: tuple[tuple[int, int], ...] = ()
    pixels: Pixels | None = None
    pages: int = 0
    copy: bytes = b""
    reason: str = ""
    detail: str = ""


Question = Sizes | Seen | SeenPage | Copied | Pages


def answer(question: Question) -> Answer:
    """The answer; never raises for what a file holds."""
    if isinstance(question, Sizes):
        return Answer(sizes=tuple(map(_size, question.places)))
    try:
        if isinstance(question, Pages):
            return Answer(pages=readers.page_count(_where(question.place)))
        if isinstance(question, Copied):
            return Answer(copy=readers.picture_jpeg(_where(question.place), question.width, question.height))
        return Answer(pixels=_pixels(question))
    except Unreadable as error:
        return Answer(reason=error.reason, detail=error.detail)


def _size(place: Place) -> tuple[int, int]:
    try:
        return readers.picture_size(_where(place))
    except Unreadable:
        return 0, 0


def _pixels(question: Seen | SeenPage) -> Pixels:
    place = _where(question.place)
    if isinstance(question, Seen):
        return readers.picture_pixels(place, question.width, question.height)
    return readers.page_pixels(place, question.page, question.width)


def _where(place: Place) -> PicturePlace:
    return PicturePlace(Path(os.fsdecode(place.file)), Path(os.fsdecode(place.root)), place.inner)


def main() -> None:
    """Answer questions until the asking process closes the pipe."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for whoever asks; then the pipe closes
    limit_memory(MEMORY_LIMIT)
    questions, answers = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # a library that prints must not break the messages
    while (data := receive(questions.read)) is not None:
        send(answers, answer(msgspec.msgpack.decode(data, type=Question)))
