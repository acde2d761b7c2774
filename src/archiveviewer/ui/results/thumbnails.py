"""Small pictures for a view that scrolls fast. Comes in: a picture's place; goes out: the picture if it is at hand, or
a signal when it has come. What was asked for last comes first, and what has long left the screen is not fetched at all.

It refuses to decode (`ui/pictures.py`) and to know what a picture is of.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, QThreadPool, Signal
from PySide6.QtGui import QImage

from archiveviewer.errors import Unreadable
from archiveviewer.ui.pictures import image_of

if TYPE_CHECKING:
    from archiveviewer.results import PicturePlace
    from archiveviewer.ui.pictures import Viewing

MOST_WAITING = 80
"""Pictures; no screen shows more at once."""
KEPT_BYTES = 64 * 1024 * 1024


class Thumbnails(QObject):
    """Pictures of one size at most."""

    arrived = Signal(object)
    """The place of a picture that is at hand now."""
    _fetched = Signal(object, QSize, QImage)

    def __init__(self, viewer: Viewing, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._viewer = viewer
        self._size = QSize(1, 1)
        self._kept: OrderedDict[PicturePlace, QImage] = OrderedDict()
        self._bytes = 0
        self._lock = threading.Lock()
        self._waiting: OrderedDict[PicturePlace, QSize] = OrderedDict()
        self._working = False
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._fetched.connect(self._deliver)

    def set_size(self, size: QSize) -> None:
        """Pictures that fit into so many pixels; others are forgotten."""
        if size == self._size:
            return
        self._size = size
        self._kept.clear()
        self._bytes = 0
        self.forget_waiting()

    def picture(self, place: PicturePlace) -> QImage | None:
        """The picture, null if it can't be shown; nothing if it has still to come."""
        kept = self._kept.get(place)
        if kept is not None:
            self._kept.move_to_end(place)
            return kept
        with self._lock:
            self._waiting[place] = self._size
            self._waiting.move_to_end(place)
            while len(self._waiting) > MOST_WAITING:
                self._waiting.popitem(last=False)
            starts, self._working = not self._working, True
        if starts:
            self._pool.start(self._work)
        return None

    def forget_waiting(self) -> None:
        """Fetch nothing of what was asked for so far."""
        with self._lock:
            self._waiting.clear()

    def stop(self) -> None:
        """Return when nothing is fetched any more."""
        self.forget_waiting()
        self._pool.waitForDone()

    def _work(self) -> None:
        while True:
            with self._lock:
                if not self._waiting:
                    self._working = False
                    return
                place, size = self._waiting.popitem()
            try:
                image = image_of(self._viewer.picture(place, size.width(), size.height()))
            except Unreadable:
                image = QImage()
            with suppress(RuntimeError):  # the window was closed meanwhile, and this object with it
                self._fetched.emit(place, size, image)

    def _deliver(self, place: PicturePlace, size: QSize, image: QImage) -> None:
        if size != self._size:
            return
        if place not in self._kept:
            self._bytes += image.sizeInBytes()
        self._kept[place] = image
        while self._bytes > KEPT_BYTES and len(self._kept) > 1:
            self._bytes -= self._kept.popitem(last=False)[1].sizeInBytes()
        self.arrived.emit(place)
