"""What stands on the sheet when there is no article, and in a picture's place when it can't be read. Comes in: a few
words; goes out: a document or an image. It refuses to know why.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QRect, QSize, Qt, QUrl
from PySide6.QtGui import QColor, QImage, QPainter, QTextDocument

from archiveviewer.ui import theme
from archiveviewer.ui.article import styles
from archiveviewer.ui.article.document_writer import SCHEME, DocumentWriter, Look, Shape, Style
from archiveviewer.ui.icons import icon

translate = QCoreApplication.translate

_HEADING = Style(size=1.5, weight=styles.HEADING.weight)
_TEXT = Style(theme.SANS_FAMILIES, 0.9, colour="muted")
_PICTURE_EMS = 3.2
_CENTRE = Qt.AlignmentFlag.AlignHCenter


@dataclass(frozen=True, slots=True)
class Message:
    """A heading and a few lines under an icon."""

    heading: str
    lines: tuple[str, ...] = ()
    picture: str = "article"


def nothing_chosen() -> Message:
    """The sheet before anything was chosen."""
    return Message(
        translate("Messages", "Choose an article to read"),
        (
            translate("Messages", "↑ ↓ choose an article · Enter reads it"),
            translate("Messages", "Space turns the page · Ctrl+F finds words in the article"),
        ),
    )


def article_missing() -> Message:
    """The archive does not hold the article any more."""
    return Message(
        translate("Messages", "This article is no longer in the archive"),
        (translate("Messages", "Its file may have been moved or removed. Update the archive and search again."),),
        picture="warning",
    )


def lay_out(message: Message, look: Look) -> QTextDocument:
    """The message in the middle of the column."""
    writer = DocumentWriter(look)
    side = look.em(_PICTURE_EMS)
    writer.block(Shape(below=0.5, leading=100, align=_CENTRE))
    writer.picture(f"{SCHEME}:message", side, side, "")
    _add_picture(writer.document, message.picture, round(side))
    writer.block(Shape(below=0.6, leading=105, align=_CENTRE, heading=1))
    writer.text(message.heading, _HEADING)
    for line in message.lines:
        writer.block(Shape(below=0.3, leading=118, align=_CENTRE))
        writer.text(line, _TEXT)
    return writer.document


def _add_picture(document: QTextDocument, name: str, side: int) -> None:
    """The message's icon, pale, at twice the size so that it is sharp on any screen."""
    image = QImage(side * 2, side * 2, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setOpacity(0.35)
    icon(name).paint(painter, image.rect())
    painter.end()
    document.addResource(QTextDocument.ResourceType.ImageResource.value, QUrl(f"{SCHEME}:message"), image)


def unreadable_picture(size: QSize, look: Look) -> QImage:
    """A quiet ground with a note."""
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(QColor(look.colours.card))
    painter = QPainter(image)
    font = theme.sans()
    font.setPixelSize(max(8, round(look.em(0.82))))
    painter.setFont(font)
    painter.setPen(QColor(look.colours.muted))
    flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
    painter.drawText(QRect(image.rect()), flags, translate("Messages", "This picture can't be shown"))
    painter.end()
    return image
