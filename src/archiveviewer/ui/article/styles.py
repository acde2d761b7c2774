"""How each part of an article looks: the one place where sizes and weights are chosen. Nothing comes in; styles for the
document writer go out. It refuses to know colours (named by their role) and pixels.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QFont

from archiveviewer.ui.article.document_writer import Shape, Style
from archiveviewer.ui.texts import NO_BREAK
from archiveviewer.ui.theme import SANS_FAMILIES

_MEDIUM, _SEMIBOLD, _BOLD = QFont.Weight.Medium, QFont.Weight.DemiBold, QFont.Weight.Bold

KICKER: Final = Style(SANS_FAMILIES, 0.72, _SEMIBOLD, "accent", capitals=True)
TITLE: Final = Style(size=2.0, weight=_BOLD)
SMALL_TITLE: Final = Style(size=1.6, weight=_BOLD)
SAPO: Final = Style(SANS_FAMILIES, 1.04, _MEDIUM)
BY_LINE: Final = Style(SANS_FAMILIES, 0.82, _SEMIBOLD)
META: Final = Style(SANS_FAMILIES, 0.82, colour="muted")
KEYWORD: Final = Style(SANS_FAMILIES, 0.82, colour="link")
BODY: Final = Style()
BULLET: Final = Style(colour="muted")
HEADING: Final = Style(size=1.32, weight=_BOLD)
QUOTE: Final = Style(size=1.08, italic=True)
CAPTION: Final = Style(SANS_FAMILIES, 0.82, colour="muted")
PHOTO_CREDIT: Final = Style(SANS_FAMILIES, 0.82, colour="muted", italic=True)
CELL: Final = Style(SANS_FAMILIES, 0.84)
HEAD_CELL: Final = Style(SANS_FAMILIES, 0.84, _SEMIBOLD)
CREDIT: Final = Style(SANS_FAMILIES, 0.88, _SEMIBOLD)
CARD_HEADING: Final = KICKER
CARD_TITLE: Final = Style(size=1.0, weight=_SEMIBOLD, colour="link")
CARD_ABSENT: Final = Style(size=1.0, weight=_SEMIBOLD)
CARD_NOTE: Final = Style(SANS_FAMILIES, 0.78, colour="muted")
CARD_ACTION: Final = Style(SANS_FAMILIES, 0.78, colour="link")
SMALL: Final = Style(SANS_FAMILIES, 0.76, colour="muted")
SMALL_LINK: Final = Style(SANS_FAMILIES, 0.76, colour="link")

WARNING: Final = Style(SANS_FAMILIES, 0.82, colour="warning")

PARAGRAPH: Final = Shape(below=0.72, leading=120)

SEPARATOR: Final = f"{NO_BREAK}{NO_BREAK}·  "
"""Between the notes of one line; the line may break after the dot."""
