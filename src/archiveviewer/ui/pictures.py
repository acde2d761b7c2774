"""Pictures of articles, read safely. Comes in: a local file that anybody may have made; goes out: its size, and later
its pixels, decoded off the GUI thread. It refuses drawings that can carry programs, other formats than those listed,
claims of absurd size, and to know where a picture is shown.
"""

from __future__ import annotations

import logging
import os
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Qt, QThreadPool, Signal
from PySide6.QtGui import QImage, QImageIOHandler, QImageReader

if TYPE_CHECKING:
    from pathlib import Path

_log = logging.getLogger(__name__)

FORMATS = frozenset({"jpeg", "jpg", "png", "gif", "webp", "bmp"})
"""What may be shown, recognised by a file's content and never by its name."""

MAX_PIXELS = 100_000_000
_MAX_MEGABYTES = 512
"""The most that one decoder may take; a picture of MAX_PIXELS in four bytes each fits in."""
_MAX_ENLARGED = 4_000_000
"""Pixels. What would be larger is left to the painter, which needs no memory for it."""
_DECODERS = 1  # two would double the memory that the largest picture takes
_KEPT_BYTES = 96 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture's file and its size in pixels as it will be seen. No size means that it can't be shown."""

    path: Path
    width: int = 0
    height: int = 0

    @property
    def readable(self) -> bool:
        """Whether there is something to show."""
        return self.width > 0 and self.height > 0


def look_at(path: Path) -> Picture:
    """Read no more than a picture's header. Safe on any thread."""
    # A pipe or a device that bears a picture's name would block whoever opens it.
    reader = _reader(path) if os.path.isfile(path) else None  # noqa: PTH113 — does not raise where denied
    if reader is None:
        return Picture(path)
    size = reader.size()
    if reader.transformation() & QImageIOHandler.Transformation.TransformationRotate90:
        size.transpose()
    return Picture(path, size.width(), size.height())


def decode(path: Path, size: QSize) -> QImage:
    """The picture's first frame at `size` pixels, upright; a null image if it can't be read. Safe on any thread."""
    reader = _reader(path) if os.path.isfile(path) else None  # noqa: PTH113 — does not raise where denied
    if reader is None:
        return QImage()
    turned = bool(reader.transformation() & QImageIOHandler.Transformation.TransformationRotate90)
    if not _larger(size, reader.size()):
        reader.setScaledSize(size.transposed() if turned else size)
    reader.setAutoTransform(True)
    image = reader.read()
    if image.size() != size and size.width() * size.height() <= _MAX_ENLARGED:
        image = image.scaled(size, mode=Qt.TransformationMode.SmoothTransformation)
    if image.isNull():
        _log.info("picture not readable: %s: %s", path, reader.errorString())
    return image


def _larger(one: QSize, other: QSize) -> bool:
    """A decoder enlarges without smoothing."""
    return one.width() * one.height() > other.width() * other.height()


def _reader(path: Path) -> QImageReader | None:
    """A reader of a picture that may be decoded, or nothing."""
    QImageReader.setAllocationLimit(_MAX_MEGABYTES)
    reader = QImageReader(str(path))
    # By content: a drawing named photo.jpg must not reach the SVG plug-in.
    reader.setDecideFormatFromContent(True)
    size = reader.size() if bytes(reader.format().data()).decode("ascii", "replace") in FORMATS else QSize()
    if not size.isValid() or size.isEmpty() or size.width() * size.height() > MAX_PIXELS:
        _log.info("picture refused: %s", path)
        return None
    return reader


class PictureLoader(QObject):
    """Decodes pictures one page at a time. A new page makes whatever is still under way for the last one stale."""

    loaded = Signal(int, QSize, QImage)
    """The number it was asked for under, the size it was asked in, the picture; null if it can't be read."""

    _decoded = Signal(int, int, object, QSize, QImage)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(_DECODERS)
        self._ticket = 0
        self._kept: dict[tuple[Path, int, int], QImage] = {}
        self._decoded.connect(self._deliver)

    def start_page(self) -> None:
        """Forget what was asked for so far."""
        self._ticket += 1
        self._pool.clear()

    def request(self, number: int, path: Path, size: QSize) -> QImage | None:
        """The picture if it is at hand; otherwise nothing, and `loaded` will bring it."""
        kept = self._kept.get((path, size.width(), size.height()))
        if kept is None:
            self._pool.start(partial(self._work, self._ticket, number, path, size))
        return kept

    def wait(self) -> None:
        """Return when no decoder runs any more; what was under way is dropped."""
        self.start_page()
        self._pool.waitForDone()

    def _work(self, ticket: int, number: int, path: Path, size: QSize) -> None:
        if ticket != self._ticket:
            return
        image = decode(path, size)
        with suppress(RuntimeError):  # the window was closed meanwhile, and this object with it
            self._decoded.emit(ticket, number, path, size, image)

    def _deliver(self, ticket: int, number: int, path: Path, size: QSize, image: QImage) -> None:
        self._kept[path, size.width(), size.height()] = image
        self._drop_oldest()
        if ticket == self._ticket:
            self.loaded.emit(number, size, image)

    def _drop_oldest(self) -> None:
        while len(self._kept) > 1 and sum(image.sizeInBytes() for image in self._kept.values()) > _KEPT_BYTES:
            del self._kept[next(iter(self._kept))]
