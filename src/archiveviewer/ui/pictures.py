"""Pictures of articles, as Qt wants them. Comes in: a picture's place; goes out: its size, and later its pixels,
brought off the GUI thread. Nothing is decoded here: that is done in a process of its own (`archive/viewing.py`).

It refuses to know where a picture is shown.
"""

from __future__ import annotations

import logging
import threading
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QSize, Qt, QThreadPool, Signal
from PySide6.QtGui import QImage

from archiveviewer.errors import Unreadable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from archiveviewer.results import PicturePlace, Pixels

_log = logging.getLogger(__name__)

_MAX_ENLARGED = 4_000_000
"""Pixels. What would be larger is left to the painter, which needs no memory for it."""
_KEPT_BYTES = 96 * 1024 * 1024


class Viewing(Protocol):
    """Whoever decodes pictures: `archive.viewing.Viewer`. May be called from any thread; each call waits."""

    def sizes(self, places: Sequence[PicturePlace], /) -> list[tuple[int, int]]: ...  # noqa: D102
    def picture(self, place: PicturePlace, width: int, height: int, /) -> Pixels: ...  # noqa: D102
    def page(self, place: PicturePlace, page: int, width: int, /) -> Pixels: ...  # noqa: D102
    def pages(self, place: PicturePlace, /) -> int: ...  # noqa: D102


class Closable(Viewing, Protocol):
    """The same, with an end."""

    def close(self) -> None: ...  # noqa: D102


class LateViewing:
    """A viewer that is made when the first picture is asked for, by the thread that asks: what it needs takes as long
    to load as all of Qt.
    """

    def __init__(self, make: Callable[[], Closable]) -> None:
        self._make = make
        self._made: Closable | None = None
        self._closed = False
        self._turn = threading.Lock()

    def _viewer(self) -> Closable:
        with self._turn:
            if self._made is None:
                self._made = self._make()
                if self._closed:
                    self._made.close()
            return self._made

    def sizes(self, places: Sequence[PicturePlace], /) -> list[tuple[int, int]]:
        """See `Viewing`; nothing is made for an article without pictures."""
        return self._viewer().sizes(places) if places else []

    def picture(self, place: PicturePlace, width: int, height: int, /) -> Pixels:
        """See `Viewing`."""
        return self._viewer().picture(place, width, height)

    def page(self, place: PicturePlace, page: int, width: int, /) -> Pixels:
        """See `Viewing`."""
        return self._viewer().page(place, page, width)

    def pages(self, place: PicturePlace, /) -> int:
        """See `Viewing`."""
        return self._viewer().pages(place)

    def close(self) -> None:
        """End it; pictures that somebody still waits for do not come."""
        self._closed = True
        if self._made is not None:
            self._made.close()


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture's place and its size in pixels as it will be seen. No size means that it can't be shown."""

    place: PicturePlace
    width: int = 0
    height: int = 0

    @property
    def readable(self) -> bool:
        """Whether there is something to show."""
        return self.width > 0 and self.height > 0


def image_of(pixels: Pixels) -> QImage:
    """Pixels as Qt's image, with memory of its own."""
    row = 3 * pixels.width
    if len(pixels.data) < row * pixels.height:
        return QImage()
    return QImage(pixels.data, pixels.width, pixels.height, row, QImage.Format.Format_RGB888).copy()


def fetch(viewer: Viewing, place: PicturePlace, size: QSize, page: int = 0) -> QImage:
    """The picture at `size` pixels; a null image if it can't be shown. Waits; safe on any thread.

    With a `page` that page of the file, as wide as `size` and as high as it is.
    """
    try:
        if page:
            return image_of(viewer.page(place, page, size.width()))
        image = image_of(viewer.picture(place, size.width(), size.height()))
    except Unreadable as error:
        _log.info("picture not shown: %s: %s", error.reason, error.detail)
        return QImage()
    if image.size() != size and size.width() * size.height() <= _MAX_ENLARGED:
        image = image.scaled(size, mode=Qt.TransformationMode.SmoothTransformation)
    return image


class PictureLoader(QObject):
    """Fetches pictures one page at a time. A new page makes whatever is still under way for the last one stale."""

    loaded = Signal(int, QSize, QImage)
    """The number it was asked for under, the size it was asked in, the picture; null if it can't be shown."""

    counted = Signal(object, int)
    """A file, and how many pages it has; 0 where nobody knows."""

    _fetched = Signal(int, int, object, QSize, QImage)

    def __init__(self, viewer: Viewing, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._viewer = viewer
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)  # who decodes takes one at a time
        self._ticket = 0
        self._kept: dict[tuple[PicturePlace, int, int, int], QImage] = {}
        self._fetched.connect(self._deliver)

    def start_page(self) -> None:
        """Forget what was asked for so far."""
        self._ticket += 1
        self._pool.clear()

    def request(self, number: int, place: PicturePlace, size: QSize, page: int = 0) -> QImage | None:
        """The picture, or a page of the file, if it is at hand; otherwise nothing, and `loaded` will bring it."""
        kept = self._kept.get((place, page, size.width(), size.height()))
        if kept is None:
            self._pool.start(partial(self._work, self._ticket, number, (place, page), size))
        return kept

    def count_pages(self, place: PicturePlace) -> None:
        """Find out how many pages a file has; `counted` will tell."""
        self._pool.start(partial(self._count, place))

    def _count(self, place: PicturePlace) -> None:
        pages = self._viewer.pages(place)
        with suppress(RuntimeError):  # as below
            self.counted.emit(place, pages)

    def wait(self) -> None:
        """Return when nothing is fetched any more; what was under way is dropped."""
        self.start_page()
        self._pool.waitForDone()

    def _work(self, ticket: int, number: int, what: tuple[PicturePlace, int], size: QSize) -> None:
        if ticket != self._ticket:
            return
        image = fetch(self._viewer, what[0], size, what[1])
        with suppress(RuntimeError):  # the window was closed meanwhile, and this object with it
            self._fetched.emit(ticket, number, what, size, image)

    def _deliver(self, ticket: int, number: int, what: tuple[PicturePlace, int], size: QSize, image: QImage) -> None:
        self._kept[(*what, size.width(), size.height())] = image
        self._drop_oldest()
        if ticket == self._ticket:
            self.loaded.emit(number, size, image)

    def _drop_oldest(self) -> None:
        while len(self._kept) > 1 and sum(image.sizeInBytes() for image in self._kept.values()) > _KEPT_BYTES:
            del self._kept[next(iter(self._kept))]
