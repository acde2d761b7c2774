"""An article's pictures, one after the other, as large as the screen allows. Comes in: pictures with their captions;
goes out: which one was looked at last. It refuses to know articles, and fetches through the loader alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QImage, QKeyEvent, QKeySequence, QPalette
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QSizePolicy, QToolTip, QVBoxLayout, QWidget

from archiveviewer.ui import theme, wording
from archiveviewer.ui.article.picture_canvas import PictureCanvas
from archiveviewer.ui.article.picture_tools import take_keys, tool
from archiveviewer.ui.pictures import PictureLoader
from archiveviewer.ui.texts import fit

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from archiveviewer.ui.page import Page
    from archiveviewer.ui.pictures import Picture, Viewing

_SHARE = 0.92
"""Of the window that opens it."""
_LONGEST_CAPTION = 1200
"""Characters: more would leave no room for the picture."""


@dataclass(frozen=True, slots=True)
class Captioned:
    """A picture as an article prints it; `block` is its number there, `credit` what does not stand in the caption."""

    block: int
    picture: Picture
    caption: str = ""
    credit: str = ""


def captioned(page: Page) -> list[Captioned]:
    """The pictures of an article that are there, in its order, each with its caption."""
    blocks = page.article.blocks
    return [
        Captioned(number, picture, blocks[number].caption, blocks[number].credit_apart)
        for number, picture in sorted(page.pictures.items())
    ]


class PictureViewer(QDialog):
    """Looks at pictures until Esc is pressed."""

    left = Signal(int)
    """It was closed: the block of the picture that was shown last."""

    def __init__(
        self, viewer: Viewing, pictures: Sequence[Captioned], first: int = 0, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._pictures = tuple(pictures)
        self._at = -1
        self._loader = PictureLoader(viewer, self)
        self._loader.loaded.connect(self._show_image)
        self.canvas = PictureCanvas(self)
        self.canvas.size_wanted.connect(self._want)
        self.canvas.scale_changed.connect(self._show_scale)
        self._caption, self._credit, self._count = QLabel(self), QLabel(self), QLabel(self)
        self._scale = QLabel(self)
        self._lay_out()
        self._take_keys()
        self._fit_window(parent)
        self.canvas.setFocus()
        self.finished.connect(self._leave)
        self.show_picture(min(max(0, first), len(self._pictures) - 1))

    def _lay_out(self) -> None:
        for label in (self._caption, self._credit):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        quiet = theme.sans(self.font().pointSizeF() * 0.95)
        quiet.setItalic(True)
        self._credit.setFont(quiet)
        for label in (self._credit, self._count, self._scale):
            label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._scale.setMinimumWidth(self.fontMetrics().horizontalAdvance("0000 %"))
        self._scale.setAlignment(Qt.AlignmentFlag.AlignCenter)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._caption)
        words.addWidget(self._credit)
        bar = QHBoxLayout()
        bar.setContentsMargins(16, 10, 12, 10)
        bar.setSpacing(4)
        bar.addLayout(words, 1)
        bar.addSpacing(16)
        for part in self._tools():
            bar.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.canvas, 1)
        column.addLayout(bar)

    def _tools(self) -> list[QWidget]:
        self._back = tool(self, "left", self.tr("Previous picture (←)"), self.show_previous)
        self._on = tool(self, "right", self.tr("Next picture (→)"), self.show_next)
        smaller = tool(self, "zoom-out", self.tr("Smaller (−)"), self.canvas.reduce)
        larger = tool(self, "zoom-in", self.tr("Larger (+)"), self.canvas.enlarge)
        self._whole = tool(self, "full-screen", self.tr("Whole picture (0)"), self.canvas.fit)
        self._true = tool(self, "", self.tr("True size: a dot for a dot (1)"), self.canvas.true_size)
        self._true.setText("1:1")
        self._copy = tool(self, "copy", self.tr("Copy caption and credit (Ctrl+C)"), self.copy_words)
        return [self._copy, self._back, self._count, self._on, smaller, self._scale, larger, self._whole, self._true]

    def _fit_window(self, parent: QWidget | None) -> None:
        window = parent.window() if parent is not None else None
        self.resize((window.size() if window is not None else QSize(1000, 700)) * _SHARE)
        if window is not None and window.isFullScreen():
            self.setWindowState(Qt.WindowState.WindowFullScreen)

    # Which picture

    @property
    def at(self) -> int:
        """The number of the picture that is shown, from 0."""
        return self._at

    def show_next(self) -> None:
        """The next picture, if there is one."""
        self.show_picture(self._at + 1)

    def show_previous(self) -> None:
        """The picture before, if there is one."""
        self.show_picture(self._at - 1)

    def show_picture(self, at: int) -> None:
        """Show a picture by its number."""
        if not 0 <= at < len(self._pictures) or at == self._at:
            return
        self._at = at
        shown, count = self._pictures[at], len(self._pictures)
        self._loader.start_page()
        self._show_words(shown)
        place = self.tr("Picture {number} of {count}").format(number=at + 1, count=count)
        self._count.setText(f"{at + 1} / {count}")
        self._count.setAccessibleName(place)
        self.setWindowTitle(place)
        self.canvas.setAccessibleName(". ".join(filter(None, (place, wording.one_line(shown.caption)))))
        self._back.setEnabled(at > 0)
        self._on.setEnabled(at < count - 1)
        if shown.picture.readable:
            self.canvas.show_size(QSize(shown.picture.width, shown.picture.height))
        else:
            self._refuse()

    def _show_words(self, shown: Captioned) -> None:
        """The caption as printed; a credit that does not stand in it below."""
        caption = fit(shown.caption)
        cut = caption if len(caption) <= _LONGEST_CAPTION else caption[:_LONGEST_CAPTION].rstrip() + "…"
        self._caption.setText(cut)
        self._caption.setVisible(bool(cut))
        self._credit.setText(credit := fit(shown.credit))
        self._credit.setVisible(bool(credit))
        self._copy.setEnabled(bool(cut or credit))

    def copy_words(self) -> None:
        """The whole caption, and the credit below where it does not stand in it."""
        shown = self._pictures[self._at]
        if words := "\n".join(filter(None, (fit(shown.caption), fit(shown.credit)))):
            QGuiApplication.clipboard().setText(words)
            QToolTip.showText(self._copy.mapToGlobal(QPoint()), self.tr("Copied"), self._copy)

    def _refuse(self) -> None:
        self.canvas.show_size(QSize())
        self.canvas.show_note(self.tr("This picture can't be shown"))

    # Pixels

    def _want(self, size: QSize) -> None:
        image = self._loader.request(self._at, self._pictures[self._at].picture.place, size)
        if image is not None:
            self._show_image(self._at, size, image)

    def _show_image(self, number: int, _size: QSize, image: QImage) -> None:
        if number != self._at:
            return
        if image.isNull():
            self._refuse()
        else:
            self.canvas.show_image(image)

    def _show_scale(self, scale: float) -> None:
        percent = self.tr("{percent} %").format(percent=round(scale * 100))
        self._scale.setText(percent)
        self._scale.setAccessibleName(self.tr("Size: {percent}").format(percent=percent))

    def _leave(self) -> None:
        self._loader.wait()
        self.left.emit(self._pictures[self._at].block if self._at >= 0 else -1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy the caption; Enter, where no button has the keyboard, goes from fitted to true size and back."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_words()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.canvas.hasFocus():
            self.canvas.turn_over()
        else:
            super().keyPressEvent(event)

    def _take_keys(self) -> None:
        canvas, last = self.canvas, len(self._pictures) - 1
        runs: tuple[tuple[Callable[[], object], str], ...] = (
            (self.show_next, "Right PgDown"),
            (self.show_previous, "Left PgUp"),
            (partial(self.show_picture, 0), "Home"),
            (partial(self.show_picture, last), "End"),
            (partial(canvas.shift, 0, -1), "Up"),
            (partial(canvas.shift, 0, 1), "Down"),
            (partial(canvas.shift, -1, 0), "Shift+Left"),
            (partial(canvas.shift, 1, 0), "Shift+Right"),
            (canvas.enlarge, "+ ="),
            (canvas.reduce, "-"),
            (canvas.fit, "0"),
            (canvas.true_size, "1"),
        )
        take_keys(self, runs, Qt.ShortcutContext.WindowShortcut)
