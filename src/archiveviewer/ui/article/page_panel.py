"""The pages of a document as they were printed or scanned, beside its text. Comes in: a file and the page to show;
goes out: the page a person turned to. It refuses to know the text, and to decode anything (`ui/pictures.py`).
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from archiveviewer.ui.article.picture_canvas import PictureCanvas
from archiveviewer.ui.article.picture_tools import take_keys, tool
from archiveviewer.ui.pictures import PictureLoader

if TYPE_CHECKING:
    from collections.abc import Callable

    from archiveviewer.results import PicturePlace
    from archiveviewer.ui.pictures import Viewing

_WIDTH = 2400
"""Pixels of a page in true size: what a scan of a sheet of A4 has at about 290 dots an inch."""
_SHAPE = 1.414
"""Height of a page, in its widths, until it is known."""
_SCREEN_LINES = 16
_SAME = 0.01


class PagePanel(QWidget):
    """Shows one page at a time; hidden by whoever has nothing to show in it."""

    turned = Signal(int)
    """A person turned to this page."""

    def __init__(self, viewer: Viewing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place: PicturePlace | None = None
        self._page = self._pages = 0
        self._shape = _SHAPE
        self._loader = PictureLoader(viewer, self)
        self._loader.loaded.connect(self._show_image)
        self._loader.counted.connect(self._take_count)
        self._counted: PicturePlace | None = None
        self.canvas = PictureCanvas(self)
        self.canvas.scrolls = True
        self.canvas.is_dark = False
        self.canvas.size_wanted.connect(self._want)
        self.canvas.pushed.connect(self.turn)
        self._count = QLabel(self)
        self._count.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.setFocusProxy(self.canvas)
        self.setMinimumWidth(220)
        self._lay_out()
        self._take_keys()

    def _lay_out(self) -> None:
        self._back = tool(self, "left", self.tr("Previous page"), partial(self.turn, -1))
        self._on = tool(self, "right", self.tr("Next page"), partial(self.turn, 1))
        bar = QHBoxLayout()
        bar.setContentsMargins(8, 4, 8, 4)
        bar.setSpacing(2)
        bar.addStretch(1)
        for part in (
            self._back,
            self._count,
            self._on,
            tool(self, "zoom-out", self.tr("Smaller"), self.canvas.reduce),
            tool(self, "zoom-in", self.tr("Larger"), self.canvas.enlarge),
            tool(self, "full-screen", self.tr("Whole page"), self.canvas.fit),
            tool(self, "width", self.tr("As wide as there is room for"), self.canvas.fit_width),
        ):
            bar.addWidget(part)
        bar.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.canvas, 1)
        column.addLayout(bar)

    def _take_keys(self) -> None:
        canvas = self.canvas
        runs: tuple[tuple[Callable[[], object], str], ...] = (
            (partial(self._go_on, 1), "PgDown Space"),
            (partial(self._go_on, -1), "PgUp Shift+Space"),
            (partial(self.turn, 1), "Right"),
            (partial(self.turn, -1), "Left"),
            (partial(self._go_to, 1), "Home"),
            (self._go_to_the_last, "End"),
            (partial(canvas.roll, 3), "Down"),
            (partial(canvas.roll, -3), "Up"),
            (canvas.enlarge, "+ ="),
            (canvas.reduce, "-"),
            (canvas.fit, "0"),
            (canvas.fit_width, "1"),
        )
        take_keys(self, runs, Qt.ShortcutContext.WidgetWithChildrenShortcut)

    # Which page

    @property
    def page(self) -> int:
        """The page that is shown, counted from 1; 0 while there is none."""
        return self._page

    def show_file(self, place: PicturePlace | None, pages: int) -> None:
        """Take another file with at least so many pages, or none; which page is shown comes later."""
        if place != self._place:
            self._place, self._page = place, 0
            self._shape = _SHAPE
            self._loader.start_page()
        self._pages = pages

    def show_page(self, page: int) -> None:
        """Show a page without telling anybody."""
        page = min(max(1, page), max(1, self._pages))
        if self._place is None or page == self._page:
            return
        self._page = page
        self._loader.start_page()
        self._show_number()
        self._show_shape()
        if self._counted != self._place:  # asked again with each page until it is known: turning drops what waits
            self._loader.count_pages(self._place)

    def _show_number(self) -> None:
        said = self.tr("Page {number} of {count}").format(number=self._page, count=self._pages)
        self._count.setText(f"{self._page} / {self._pages}")
        self._count.setAccessibleName(said)
        self.canvas.setAccessibleName(said)
        self._back.setEnabled(self._page > 1)
        self._on.setEnabled(self._page < self._pages)

    def _take_count(self, place: PicturePlace, pages: int) -> None:
        """The file has more pages than those of which something could be read."""
        self._counted = place
        if place == self._place and pages > self._pages:
            self._pages = pages
            self._show_number()

    def turn(self, by: int) -> None:
        """Turn so many pages on, and say so."""
        self._go_to(self._page + by)

    def _go_to(self, page: int) -> None:
        if 1 <= page <= self._pages and page != self._page:
            self.show_page(page)
            self.turned.emit(page)

    def _go_to_the_last(self) -> None:
        self._go_to(self._pages)

    def _go_on(self, way: int) -> None:
        """A screen on, and at the end of a page to the next."""
        if self.canvas.fits or not self.canvas.roll(way * _SCREEN_LINES):
            self.turn(way)

    def _show_shape(self) -> None:
        self.canvas.show_size(QSize(_WIDTH, round(_WIDTH * self._shape)), keep=True)

    # Pixels

    def _want(self, size: QSize) -> None:
        if self._place is not None:
            image = self._loader.request(self._page, self._place, size, self._page)
            if image is not None:
                self._show_image(self._page, size, image)

    def _show_image(self, number: int, _size: QSize, image: QImage) -> None:
        if number != self._page:
            return
        if image.isNull():
            self.canvas.show_note(self.tr("This page can't be shown"))
            return
        shape = image.height() / image.width()
        if abs(shape - self._shape) > _SAME:
            self._shape = shape
            self._show_shape()
        self.canvas.show_image(image)

    def stop(self) -> None:
        """Return when nothing is fetched any more."""
        self._loader.wait()
