"""Our own small pictures for buttons. A name comes in, an icon goes out that takes the palette's colours whenever it is
painted: it follows light, dark, disabled and selected without being loaded again. It refuses to know who uses it.
"""

from __future__ import annotations

import logging

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QIconEngine, QImage, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer

from archiveviewer.settings import resource

_log = logging.getLogger(__name__)

_APP_SIZES = (16, 24, 32, 48, 64, 128, 256)


def icon(name: str) -> QIcon:
    """The icon of that name in `resources/icons`. One that is missing is empty and leaves a line in the log."""
    return QIcon(_Engine(_source(name)))


def app_icon() -> QIcon:
    """The program's own icon, in the sizes that window managers ask for."""
    renderer = QSvgRenderer(QByteArray(_source("archiveviewer")))
    result = QIcon()
    for side in _APP_SIZES:
        result.addPixmap(_drawn(renderer, QSize(side, side)))
    return result


def names() -> tuple[str, ...]:
    """The names that `icon` knows, in order."""
    return tuple(sorted(path.stem for path in resource("icons").glob("*.svg") if path.stem != "archiveviewer"))


def _source(name: str) -> bytes:
    try:
        return resource("icons", f"{name}.svg").read_bytes()
    except OSError as error:
        _log.warning("no icon %s: %s", name, error)
        return b""


def _drawn(renderer: QSvgRenderer, size: QSize) -> QPixmap:
    image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter, QRectF(QPoint(0, 0), size))
    painter.end()
    return QPixmap.fromImage(image)


class _Engine(QIconEngine):
    """Paints one SVG with `currentColor` replaced by the colour that the state asks for."""

    def __init__(self, source: bytes) -> None:
        super().__init__()
        self._source = source
        self._renderers: dict[str, QSvgRenderer] = {}

    def clone(self) -> QIconEngine:
        """Another engine of the same picture."""
        return _Engine(self._source)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        """Paint into `rect`, as sharp as the painter's device."""
        if not self._source:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._renderer(_colour(mode)).render(painter, QRectF(rect))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """The picture on a transparent ground."""
        result = QPixmap(size)
        result.fill(Qt.GlobalColor.transparent)
        painter = QPainter(result)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return result

    def _renderer(self, colour: str) -> QSvgRenderer:
        if colour not in self._renderers:
            self._renderers[colour] = QSvgRenderer(QByteArray(self._source.replace(b"currentColor", colour.encode())))
        return self._renderers[colour]


def _colour(mode: QIcon.Mode) -> str:
    disabled = mode == QIcon.Mode.Disabled
    group = QPalette.ColorGroup.Disabled if disabled else QPalette.ColorGroup.Active
    role = QPalette.ColorRole.HighlightedText if mode == QIcon.Mode.Selected else QPalette.ColorRole.ButtonText
    return QGuiApplication.palette().color(group, role).name()
