"""How a question was understood: its parts, what joins them and what each finds by itself. Comes in: an explanation;
goes out: a part that shall be searched alone. It refuses to know how questions are read.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPalette, QPen, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from archiveviewer.ui import icons, theme, wording

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from archiveviewer.results import Explanation

translate = QCoreApplication.translate
Index = QModelIndex | QPersistentModelIndex

QUESTION_ROLE = Qt.ItemDataRole.UserRole + 1
ARTICLES_ROLE = Qt.ItemDataRole.UserRole + 2
JOINT_ROLE = Qt.ItemDataRole.UserRole + 3
_FEWEST_ROWS, _MOST_ROWS = 3, 9
"""How many are in sight at once: in a low window, and at most."""
_INDENT = 18


def joint(joined: str) -> str:
    """What an operator says about the parts below it."""
    name, number = re.fullmatch(r"(.*?)(\d*)", joined).groups()  # type: ignore[union-attr]  # fits any line
    sentence = {
        "AND": translate("explanation", "all of these"),
        "OR": translate("explanation", "any of these"),
        "NOT": translate("explanation", "without"),
        "w/p": translate("explanation", "in one paragraph"),
        "w/": translate("explanation", "within {number} words, in any order"),
        "pre/": translate("explanation", "within {number} words, in this order"),
        "atleast": translate("explanation", "at least {number} times"),
        "first": translate("explanation", "among the first {number} words"),
    }.get(name, joined)
    return sentence.replace("{number}", number)


class ExplanationPanel(QFrame):
    """A heading and the tree of parts; the answer's remarks stand below it."""

    part_chosen = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = self._label(self.tr("How the question was understood"))
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        self._title.setFont(font)
        self._close = QToolButton(self)
        self._close.setIcon(icons.icon("close"))
        self._close.setAutoRaise(True)
        self._close.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._close.setAccessibleName(self.tr("Close the explanation"))
        self._close.setToolTip(self._close.accessibleName())
        self._close.clicked.connect(self.closed)
        self.parts = PartsView(self)
        self.parts.chosen.connect(self.part_chosen)
        self._hint = self._label(
            self.tr("Each number is what a part finds by itself, without filters. A click searches it alone.")
        )
        self._hint.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._lay_out()
        self.hide()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 6, 8)
        column.setSpacing(4)
        column.addLayout(head)
        for part in (self.parts, self._hint):
            column.addWidget(part)

    def _label(self, text: str) -> QLabel:
        label = QLabel(text, self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        return label

    def show_explanation(self, explanation: Explanation) -> None:
        """Show how another question was understood."""
        self.parts.show_parts(explanation)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes it."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A card of its own, so that it is not taken for results."""
        del event
        colours = theme.colours(self.palette())
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(colours.card))
        painter.setPen(QColor(colours.rule))
        painter.drawLine(self.rect().bottomLeft(), self.rect().bottomRight())


class PartsView(QTreeView):
    """The whole question and below it its parts, always open; `chosen` carries the words of one."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wanted = 0
        self._rows = QStandardItemModel(self)
        self.setModel(self._rows)
        self.setItemDelegate(_PartDelegate(self))
        self.setHeaderHidden(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setIndentation(_INDENT)
        self.setUniformRowHeights(True)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(self.tr("Parts of the question"))
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._choose)

    def show_parts(self, explanation: Explanation) -> None:
        """Take another tree."""
        self._rows.clear()
        self._rows.appendRow(_item(explanation))
        self.expandAll()
        self.setCurrentIndex(self._rows.index(0, 0))
        rows, row = min(_MOST_ROWS, _size(explanation)), max(1, self.sizeHintForRow(0))
        self.setMinimumHeight(min(_FEWEST_ROWS, rows) * row)
        self._wanted = rows * row
        self.setMaximumHeight(self._wanted)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """All rows that may be in sight; a low window shows fewer and scrolls."""
        return QSize(super().sizeHint().width(), self._wanted)

    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """Nothing: no part can be folded."""
        del painter, rect, index

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(index.data(QUESTION_ROLE))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space do what a click does."""
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.currentIndex())
        else:
            super().keyPressEvent(event)


def _size(explanation: Explanation) -> int:
    return 1 + sum(map(_size, explanation.parts))


def _item(explanation: Explanation) -> QStandardItem:
    text = joint(explanation.joined) if explanation.parts else explanation.text
    if explanation.text == "*":
        text = translate("explanation", "every article")
    item = QStandardItem(wording.one_line(text))
    item.setData(explanation.text, QUESTION_ROLE)
    item.setData(explanation.articles, ARTICLES_ROLE)
    item.setData(bool(explanation.parts), JOINT_ROLE)
    item.setData(f"{item.text()}, {wording.articles(explanation.articles)}", Qt.ItemDataRole.AccessibleTextRole)
    item.setToolTip(wording.one_line(explanation.text))
    item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
    for part in explanation.parts:
        item.appendRow(_item(part))
    return item


class _PartDelegate(QStyledItemDelegate):
    """A part's words, or what joins its own parts in the colour of notes, and its number at the right edge."""

    _SIDE = 6

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """One line with a little air."""
        del index
        return QSize(80, option.fontMetrics.height() + 6)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one line; a part that finds nothing stands out."""
        colours = theme.colours(option.palette)
        painter.save()
        painter.setFont(option.font)
        over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if over:
            painter.fillRect(option.rect, QColor(colours.selection))
        articles = int(index.data(ARTICLES_ROLE))
        number = wording.number(articles)
        inner = option.rect.adjusted(self._SIDE, 0, -self._SIDE, 0)
        muted = QColor(colours.selection_muted if over else colours.muted)
        painter.setPen(muted if articles else QColor(colours.warning))
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, number)
        ink = QColor(colours.selection_ink if over else colours.ink)
        painter.setPen(muted if index.data(JOINT_ROLE) else ink)
        room = inner.adjusted(0, 0, -option.fontMetrics.horizontalAdvance(number) - 10, 0)
        text = option.fontMetrics.elidedText(str(index.data()), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, text)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(colours.focus), 2))
            painter.drawRoundedRect(option.rect.adjusted(1, 1, -1, -1), 3, 3)
        painter.restore()
