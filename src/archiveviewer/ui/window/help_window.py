"""The help, to be read beside the window. Comes in: pages and a page to open; goes out: a question to be tried.

It goes back and forward, finds words on all pages and prints. It refuses to know which page belongs to what.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QUrl, Signal
from PySide6.QtGui import QAction, QColor, QKeySequence, QTextCharFormat, QTextCursor
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QTextBrowser,
    QTextEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from archiveviewer.ui import help_pages, icons, sizes, theme
from archiveviewer.ui.live_line import LiveLine
from archiveviewer.ui.texts import find_all, utf16_offsets
from archiveviewer.ui.window.help_document import ASK, HelpDocument

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from archiveviewer.ui.help_pages import HelpPage

_SIZE, _LIST_WIDTH = (900, 700), 230


class HelpWindow(QDialog):
    """Pages at the left, the page that is read at the right; it stays open beside the window."""

    question_chosen = Signal(str)

    def __init__(self, pages: Sequence[HelpPage], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sizes.open_at(self, *_SIZE)
        self._pages = {page.name: page for page in pages}
        self._past: list[str] = []
        self._future: list[str] = []
        self.page: HelpPage | None = None
        self._document: HelpDocument | None = None
        self._printer: QPrinter | None = None
        self.wanted = LiveLine(self)
        self.wanted.setPlaceholderText(self.tr("Find in the help"))
        self.wanted.setAccessibleName(self.wanted.placeholderText())
        self.wanted.setClearButtonEnabled(True)
        self.wanted.typed.connect(self._find)
        self.back = self._button("back", self.tr("Back"), QKeySequence.StandardKey.Back, self._go_back)
        self.forward = self._button("forward", self.tr("Forward"), QKeySequence.StandardKey.Forward, self._go_forward)
        self.paper = self._button("print", self.tr("Print this page…"), QKeySequence.StandardKey.Print, self._print)
        self.list = QListWidget(self)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setSpacing(3)
        self.list.setAccessibleName(self.tr("Pages of the help"))
        self.list.currentItemChanged.connect(self._choose)
        self._none = QLabel(self.tr("No page holds these words."), self)
        self._none.setWordWrap(True)
        self._none.hide()
        self.view = QTextBrowser(self)
        self.view.setOpenLinks(False)
        self.view.anchorClicked.connect(self._follow)
        self.view.installEventFilter(self)
        self._lay_out()
        self._list_pages(pages)

    def _button(self, icon: str, text: str, keys: QKeySequence.StandardKey, slot: Callable[[], None]) -> QToolButton:
        action = QAction(icons.icon(icon), text, self)
        action.setShortcuts(QKeySequence.keyBindings(keys)[:1])
        action.triggered.connect(slot)
        self.addAction(action)
        button = QToolButton(self)
        button.setDefaultAction(action)
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setAccessibleName(text.removesuffix("…"))
        return button

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        for part in (self.back, self.forward):
            line.addWidget(part)
        line.addWidget(self.wanted, 1)
        line.addWidget(self.paper)
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._none)
        column.addWidget(self.list, 1)
        parts = QSplitter(Qt.Orientation.Horizontal, self)
        parts.addWidget(left)
        parts.addWidget(self.view)
        parts.setStretchFactor(1, 1)
        parts.setSizes([_LIST_WIDTH, _SIZE[0] - _LIST_WIDTH])
        parts.setChildrenCollapsible(False)
        whole = QVBoxLayout(self)
        whole.addLayout(line)
        whole.addWidget(parts, 1)

    # Which page is read.

    def open_page(self, name: str) -> None:
        """Turn to a page; one that there is not leaves everything as it is."""
        if name in self._pages and (self.page is None or name != self.page.name):
            if self.page is not None:
                self._past.append(self.page.name)
                self._future.clear()
            self._show(self._pages[name])

    def _show(self, page: HelpPage) -> None:
        self.page = page
        self._set_document()
        self.view.verticalScrollBar().setValue(0)
        self.setWindowTitle(self.tr("{page} — Help").replace("{page}", page.title))
        self.view.setAccessibleName(page.title)
        for row in range(self.list.count()):
            if self.list.item(row).data(Qt.ItemDataRole.UserRole) == page.name:
                self.list.blockSignals(True)
                self.list.setCurrentRow(row)
                self.list.blockSignals(False)
        self.back.defaultAction().setEnabled(bool(self._past))
        self.forward.defaultAction().setEnabled(bool(self._future))

    def _set_document(self) -> None:
        if self.page is None:
            return
        before, read_to = self._document, self.view.verticalScrollBar().value()
        self._document = HelpDocument(self.page, theme.colours(self.palette()), self._width(), self.view)
        self.view.setDocument(self._document)
        self.view.verticalScrollBar().setValue(read_to)
        self._mark(self.wanted.whole())
        if before is not None:
            before.deleteLater()

    def _width(self) -> int:
        """How wide a page may be, whether it is long enough to have a scroll bar or not."""
        return self.view.contentsRect().width() - self.view.verticalScrollBar().sizeHint().width()

    def _go_back(self) -> None:
        if self._past and self.page is not None:
            self._future.append(self.page.name)
            self._show(self._pages[self._past.pop()])

    def _go_forward(self) -> None:
        if self._future and self.page is not None:
            self._past.append(self.page.name)
            self._show(self._pages[self._future.pop()])

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.open_page(str(item.data(Qt.ItemDataRole.UserRole)))

    def _follow(self, link: QUrl) -> None:
        """A question is handed on, another page is shown; no link leads out of the help."""
        text = link.toString(QUrl.ComponentFormattingOption.FullyDecoded)
        if text.startswith(ASK):
            self.question_chosen.emit(text.removeprefix(ASK))
        else:
            self.open_page(text.removesuffix(".md"))

    # Finding words.

    def _list_pages(self, pages: Sequence[HelpPage]) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        for page in pages:
            item = QListWidgetItem(page.title, self.list)
            item.setData(Qt.ItemDataRole.UserRole, page.name)
        self.list.blockSignals(False)
        self._none.setVisible(not pages)

    def _find(self, asked: str) -> None:
        """List the pages that hold the words and turn to the first of them."""
        found = help_pages.holding(tuple(self._pages.values()), asked)
        self._list_pages(found)
        if found and self.page not in found:
            self.open_page(found[0].name)
        elif self.page is not None:
            self._show(self.page)

    def _mark(self, asked: str) -> None:
        colours, text = theme.colours(self.palette()), self.view.document().toRawText()
        look = QTextCharFormat()
        look.setBackground(QColor(colours.hit))
        look.setForeground(QColor(colours.hit_ink))
        units, marks = utf16_offsets(text), []
        for start, end in (span for word in asked.split() for span in find_all(word, text)):
            mark = QTextEdit.ExtraSelection()
            mark.cursor = QTextCursor(self.view.document())
            mark.cursor.setPosition(units[start])
            mark.cursor.setPosition(units[end], QTextCursor.MoveMode.KeepAnchor)
            mark.format = look
            marks.append(mark)
        self.view.setExtraSelections(marks)

    # Paper and looks.

    def _print(self) -> None:
        """Ask for a printer; the page is printed in light colours whatever the theme."""
        if self.page is None:
            return
        self._printer = QPrinter(QPrinter.PrinterMode.HighResolution)  # kept: a dialog whose printer has gone crashes
        dialog = QPrintDialog(self._printer, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if dialog.exec() == QPrintDialog.DialogCode.Accepted:
            HelpDocument(self.page, theme.LIGHT, _SIZE[0] - _LIST_WIDTH).print_(self._printer)

    def changeEvent(self, event: QEvent) -> None:
        """Another theme means other colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._set_document()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Pictures are as wide as there is room for, whether the window gave that room or the list beside them."""
        if event.type() == QEvent.Type.Resize:
            self._set_document()
        return super().eventFilter(watched, event)
