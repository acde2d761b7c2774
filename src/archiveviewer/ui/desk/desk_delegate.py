"""How a row of the desk is drawn: a sign for what it is, its words, at its end how many articles it has or how many are
new. Comes in: rows; goes out: paint. It refuses to know what a row does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPen
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView, QWidget

from archiveviewer.ui import icons, marker_colours, theme, wording
from archiveviewer.ui.desk.desk_model import ROW_ROLE

if TYPE_CHECKING:
    from archiveviewer.ui.desk.contents import Row
    from archiveviewer.ui.theme import Colours

Index = QModelIndex | QPersistentModelIndex
_SIGN, _GAP, _SIDE, _AIR = 16, 6, 10, 7
_BEFORE_NAME = 5
"""By how much the field for a name begins before the name, so that this stays where it is."""
_PICTURES = {
    "collection": "collection",
    "clipping": "article",
    "search": "search",
    "tag": "tag",
    "article_tag": "tag",
    "question": "history",
    "reading": "article",
}
_CENTRED = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


class DeskDelegate(QStyledItemDelegate):
    """See the module's paragraph."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._icons: dict[str, QIcon] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """One line with a little air; headings with more, and a hint as many lines as it needs."""
        row = cast("Row", index.data(ROW_ROLE))
        if row.kind == "hint" and isinstance(option.widget, QTreeView):
            room = QRect(0, 0, option.widget.viewport().width() - 2 * option.widget.indentation() - _SIDE - 2, 1000)
            return QSize(80, option.fontMetrics.boundingRect(room, Qt.TextFlag.TextWordWrap, row.text).height() + _AIR)
        return QSize(80, option.fontMetrics.height() + _AIR + (_AIR if row.kind == "heading" else 0))

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A field with an edge: Qt's own has none, and a name could not be told from one that is typed over."""
        editor = super().createEditor(parent, option, index)
        if isinstance(editor, QLineEdit):
            editor.setFrame(True)
        return editor

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """It stands behind the sign and takes all the room that there is."""
        del index
        editor.setGeometry(option.rect.adjusted(_SIGN + _GAP - _BEFORE_NAME, 0, -2, 0))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        row = cast("Row", index.data(ROW_ROLE))
        colours = theme.colours(option.palette)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if chosen or (option.state & QStyle.StateFlag.State_MouseOver and row.kind not in ("heading", "hint")):
            painter.fillRect(option.rect, QColor(colours.selection if chosen else colours.card))
        self._paint_words(painter, option, row, colours, chosen=chosen)
        widget = option.widget
        if isinstance(widget, QWidget) and widget.hasFocus() and option.state & QStyle.StateFlag.State_HasFocus:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(colours.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(option.rect.adjusted(1, 1, -2, -2), 3, 3)
        painter.restore()

    def _paint_words(
        self, painter: QPainter, option: QStyleOptionViewItem, row: Row, colours: Colours, *, chosen: bool
    ) -> None:
        room = option.rect.adjusted(2, 0, -_SIDE, 0)
        ink = colours.selection_ink if chosen else colours.ink
        font = QFont(option.font)
        if row.kind == "heading":
            font.setWeight(QFont.Weight.DemiBold)
            room.setLeft(room.left() + _GAP - 2)
        elif row.kind == "hint":
            painter.setPen(QColor(colours.muted))
            painter.drawText(room, Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap, row.text)
            return
        else:
            place = QRect(room.left(), room.center().y() - _SIGN // 2 + 1, _SIGN, _SIGN)
            self._paint_sign(painter, place, row, colours, chosen=chosen)
            room.setLeft(room.left() + _SIGN + _GAP)
        painter.setFont(font)
        room = self._paint_number(painter, room, row, colours, chosen=chosen)
        painter.setPen(QColor(ink))
        text = wording.one_line(row.text)
        painter.drawText(
            room, _CENTRED, painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        )

    def _paint_number(self, painter: QPainter, room: QRect, row: Row, colours: Colours, *, chosen: bool) -> QRect:
        """Draw what stands at the end; returns the room that is left."""
        if row.new:
            text, ink = self.tr("%Ln new", "", row.new), colours.selection_ink if chosen else colours.link
        elif row.articles >= 0:
            text, ink = wording.number(row.articles), colours.selection_muted if chosen else colours.muted
        else:
            return room
        painter.setPen(QColor(ink))
        painter.drawText(room, _CENTRED | Qt.AlignmentFlag.AlignRight, text)
        return room.adjusted(0, 0, -painter.fontMetrics().horizontalAdvance(text) - _GAP, 0)

    def _paint_sign(self, painter: QPainter, place: QRect, row: Row, colours: Colours, *, chosen: bool) -> None:
        if row.kind == "passage":
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(marker_colours.sign(row.colour)))
            painter.drawRoundedRect(QRectF(place).adjusted(3, 3, -3, -3), 2, 2)
            return
        name = "star" if row.kind == "question" and row.starred else _PICTURES[row.kind]
        if name not in self._icons:
            self._icons[name] = icons.icon(name)
        self._icons[name].paint(painter, place, mode=QIcon.Mode.Selected if chosen else QIcon.Mode.Normal)
        if row.kind == "clipping" and row.starred:  # has a note
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.accent))
            painter.drawEllipse(QPointF(place.right() - 1, place.top() + 2), 3, 3)
