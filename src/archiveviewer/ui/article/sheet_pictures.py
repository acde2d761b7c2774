"""The pictures of the document on the sheet. Comes in: a laid-out article and the width of its column; goes out:
decoded pictures put in their places. It refuses to decode by itself and to move text: room is
kept before a picture comes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, QUrl, Signal
from PySide6.QtGui import QColor, QImage, QTextCursor, QTextDocument

from archiveviewer.ui.article import messages
from archiveviewer.ui.article.article_document import ArticleDocument, picture_name, picture_size
from archiveviewer.ui.pictures import PictureLoader

if TYPE_CHECKING:
    from archiveviewer.ui.article.document_writer import Look
    from archiveviewer.ui.pictures import Viewing
    from archiveviewer.ui.theme import Colours

_IMAGE = QTextDocument.ResourceType.ImageResource.value


def blank(colours: Colours) -> QImage:
    """What stands in a picture's place until it comes; it is stretched to the picture's size."""
    image = QImage(1, 1, QImage.Format.Format_RGB32)
    image.fill(QColor(colours.card))
    return image


class SheetPictures(QObject):
    """Pictures of one document at a time; those of an earlier one that come late are dropped."""

    arrived = Signal()

    def __init__(self, viewer: Viewing, parent: QObject) -> None:
        super().__init__(parent)
        self._laid: ArticleDocument | None = None
        self._look: Look | None = None
        self._loader = PictureLoader(viewer, self)
        self._loader.loaded.connect(self._put)

    def start(self, laid: ArticleDocument | None, look: Look) -> None:
        """Take on another document, blanks first."""
        self._laid, self._look = laid, look
        self._loader.start_page()
        if laid is not None:
            for figure in laid.figures:
                laid.document.addResource(_IMAGE, QUrl(figure.name), blank(look.colours))

    def request(self, ratio: float) -> None:
        """Ask for each picture in the size it is shown in; `ratio` is the screen's pixels a pixel."""
        if self._laid is None or self._look is None:
            return
        for figure in self._laid.figures:
            width, height = picture_size(figure.picture, self._look.column)
            size = QSize(max(1, round(width * ratio)), max(1, round(height * ratio)))
            image = self._loader.request(figure.number, figure.picture.place, size)
            if image is not None:
                self._put(figure.number, size, image)

    def fit(self, look: Look) -> None:
        """Keep room for the pictures in a column of another width."""
        self._look = look
        if self._laid is None:
            return
        document = self._laid.document
        for figure in self._laid.figures:
            cursor = QTextCursor(document)
            cursor.setPosition(figure.position)
            cursor.setPosition(figure.position + 1, QTextCursor.MoveMode.KeepAnchor)
            image = cursor.charFormat().toImageFormat()
            width, height = picture_size(figure.picture, look.column)
            image.setWidth(width)
            image.setHeight(height)
            cursor.setCharFormat(image)
        # Without this Qt loses paragraphs after a picture changed its size (tests/ui/test_article_view.py).
        document.markContentsDirty(0, document.characterCount())

    def stop(self) -> None:
        """Wait for a decoder that may still run; nothing comes any more."""
        self._loader.wait()

    def _put(self, number: int, size: QSize, image: QImage) -> None:
        if self._laid is None or self._look is None:
            return
        if image.isNull():
            image = messages.unreadable_picture(size, self._look)
        self._laid.document.addResource(_IMAGE, QUrl(picture_name(number)), image)
        self.arrived.emit()
