"""How one picture of the gallery is drawn: the picture in a box, its caption, a line of facts. Comes in: a picture that
was found; goes out: pixels. It refuses to know where pictures come from; foreign text is drawn as text.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from archiveviewer.ui import theme, wording
from archiveviewer.ui.icons import icon
from archiveviewer.ui.results.gallery_model import PICTURE_ROLE
from archiveviewer.ui.results.laid_text import Run, lay, run

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from archiveviewer.results import PictureHit
    from archiveviewer.ui.results.thumbnails import Thumbnails
    from archiveviewer.ui.theme import Colours

LEAST_WIDTH = 158
"""Of a cell, at the usual text size."""
_USUAL_POINTS = theme.INTERFACE_POINTS
_SHAPE = 0.68
"""Height of the box for a picture, in its widths."""
_INSET, _GAP, _META_GAP = 8, 6, 3
_LINES = 3
_KEPT = 300


class _Fonts(NamedTuple):
    caption: QFont
    meta: QFont


class _Words(NamedTuple):
    caption: QTextLayout
    meta: QTextLayout


class GalleryDelegate(QStyledItemDelegate):
    """Draws cells of one size."""

    def __init__(self, thumbnails: Thumbnails, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails
        self._cell = QSize(LEAST_WIDTH, LEAST_WIDTH)
        self._fonts = _fonts(_USUAL_POINTS)
        self._words: OrderedDict[tuple[object, ...], _Words] = OrderedDict()
        self._broken = icon("picture")

    def fit(self, room: int, font: QFont, ratio: float) -> QSize:
        """Cells for a view of this width: as many beside each other as are not too narrow, and no room left over."""
        points = max(font.pointSizeF(), 1.0)
        self._fonts = _fonts(points)
        columns = max(1, int(room / (LEAST_WIDTH * points / _USUAL_POINTS)))
        width = max(1, room // columns)
        caption, meta = (QFontMetricsF(each).height() for each in self._fonts)
        box = self._box(QRect(0, 0, width, 1)).size()
        words = _GAP + _LINES * caption + _META_GAP + meta
        self._cell = QSize(width, round(2 * _INSET + box.height() + words))
        self._thumbnails.set_size((QSizeF(box) * ratio).toSize())
        self._words.clear()
        return self._cell

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """See `fit`."""
        del option, index
        return self._cell

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the ground, the picture, its words."""
        hit: PictureHit | None = index.data(PICTURE_ROLE)
        if hit is None:
            return
        colours = theme.colours(option.palette)
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        self._draw_ground(painter, option, colours)
        box = self._box(option.rect)
        self._draw_picture(painter, hit, box, colours)
        words = self._laid(hit, option, colours)
        top = QPointF(box.left(), box.bottom() + 1 + _GAP)
        words.caption.draw(painter, top)
        words.meta.draw(painter, top + QPointF(0, words.caption.boundingRect().height() + _META_GAP))
        painter.restore()

    @staticmethod
    def _box(cell: QRect) -> QRect:
        """Where a picture stands in a cell."""
        width = max(1, cell.width() - 2 * _INSET)
        return QRect(cell.x() + _INSET, cell.y() + _INSET, width, max(1, round(width * _SHAPE)))

    @staticmethod
    def _draw_ground(painter: QPainter, option: QStyleOptionViewItem, colours: Colours) -> None:
        inside = option.rect.adjusted(1, 1, -1, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setBrush(QColor(colours.selection))
            painter.drawRoundedRect(inside, 5, 5)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(colours.card))
            painter.drawRoundedRect(inside, 5, 5)
        widget = option.widget
        if isinstance(widget, QWidget) and widget.hasFocus() and option.state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.focus), 2))
            painter.drawRoundedRect(inside.adjusted(1, 1, -1, -1), 5, 5)

    def _draw_picture(self, painter: QPainter, hit: PictureHit, box: QRect, colours: Colours) -> None:
        image = self._thumbnails.picture(hit.place)
        if image is None or image.isNull():
            painter.fillRect(box, QColor(colours.rule if image is None else colours.card))
        if image is None:
            return
        if image.isNull():
            side = min(28, box.height())
            painter.setOpacity(0.4)
            self._broken.paint(painter, QRect(box.center().x() - side // 2, box.center().y() - side // 2, side, side))
            painter.setOpacity(1.0)
            return
        size = image.size().scaled(box.size(), Qt.AspectRatioMode.KeepAspectRatio)
        shown = size if size.width() < image.width() else image.size().boundedTo(size)
        place = QRect(0, 0, shown.width(), shown.height())
        place.moveCenter(box.center())
        painter.fillRect(box, QColor(colours.card))
        painter.drawImage(place, image)

    def _laid(self, hit: PictureHit, option: QStyleOptionViewItem, colours: Colours) -> _Words:
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        key = (hit, option.rect.width(), selected, colours.window)
        words = self._words.get(key)
        if words is None:
            words = self._words[key] = self._lay(hit, option.rect.width() - 2 * _INSET, colours, selected=selected)
            if len(self._words) > _KEPT:
                self._words.popitem(last=False)
        return words

    def _lay(self, hit: PictureHit, width: int, colours: Colours, *, selected: bool) -> _Words:
        ink = colours.selection_ink if selected else colours.ink
        muted = colours.selection_muted if selected else colours.muted
        said = run(hit.caption, hit.caption_spans) if hit.caption else Run(wording.one_line(hit.title), ())
        return _Words(
            caption=lay(said, self._fonts.caption, width, _LINES, (ink, muted, colours)),
            meta=lay(Run(wording.picture_meta(hit), ()), self._fonts.meta, width, 1, (muted, muted, colours)),
        )


def _fonts(points: float) -> _Fonts:
    return _Fonts(caption=theme.sans(points * 0.9), meta=theme.sans(points * 0.82))
