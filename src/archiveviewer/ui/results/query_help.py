"""The language of questions by examples, each of which can be tried. Comes in: nothing; goes out: the example chosen.

`docs/search-language.md` says the same at more length. It refuses to ask anything itself.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from archiveviewer.ui import theme
from archiveviewer.ui.link_button import LinkButton

if TYPE_CHECKING:
    from collections.abc import Sequence

translate = QCoreApplication.translate
Rows = list[tuple[str, str]]

_EXAMPLE_WIDTH = 200


def words() -> Rows:
    """Words and how they are joined."""
    return [
        (translate("help", "tuyên quang"), translate("help", "articles with both words, best match first")),
        (translate("help", "tuyen quang"), translate("help", "without accents every accent is found")),
        (translate("help", "lúa OR gạo"), translate("help", "one word or the other")),
        (translate("help", "lũ NOT “lũ quét”"), translate("help", "articles without what stands after NOT")),
        (translate("help", "lũ -quét"), translate("help", "the same with a minus before the word")),
        (translate("help", "(lúa OR gạo) giá"), translate("help", "brackets hold alternatives together")),
        (translate("help", "thủy*"), translate("help", "words that begin so; “*” is any letters, “?” is one")),
        (translate("help", "nhiem~"), translate("help", "words with one letter more, fewer or other; ~2 for two")),
        (translate("help", "+UBND"), translate("help", "this word as typed: no other names, no other spellings")),
        (translate("help", "=nha"), translate("help", "exactly this word: no accents but those typed either")),
    ]


def nearness() -> Rows:
    """Words and where they stand to each other."""
    return [
        (translate("help", "“đường cao tốc”"), translate("help", "the words side by side, in this order")),
        (translate("help", "“cầu sông”~5"), translate("help", "in this order, up to 5 other words between them")),
        (translate("help", "lúa w/5 gạo"), translate("help", "within 5 words of each other, in any order")),
        (translate("help", "giá pre/5 gạo"), translate("help", "the first up to 5 words before the second")),
        (translate("help", "cầu w/p phà"), translate("help", "both in one paragraph")),
        (translate("help", "atleast3(lũ)"), translate("help", "at least 3 times in the article")),
        (translate("help", "first20(lũ)"), translate("help", "among the first 20 words")),
    ]


def places() -> Rows:
    """Parts of an article; a name holds for the next word, phrase or bracket."""
    return [
        (translate("help", "title:lũ"), translate("help", "in the headline")),
        (translate("help", "sapo:(lũ OR bão)"), translate("help", "in the lead")),
        (translate("help", "caption:cầu"), translate("help", "in captions of pictures")),
        (translate("help", "author:phương"), translate("help", "in the by-line")),
        (translate("help", "section:“kinh tế”"), translate("help", "in a section")),
        (translate("help", "source:“nhân dân”"), translate("help", "from a newspaper or agency")),
        (translate("help", "file:2019"), translate("help", "in the name of the file or of its folders")),
        (translate("help", "has:image"), translate("help", "articles with a picture")),
        (translate("help", "has:caption"), translate("help", "articles with a caption")),
        (translate("help", "person:“an”"), translate("help", "articles that name such a person")),
        (translate("help", "organisation:“y tế”"), translate("help", "articles that name such an organisation")),
        (translate("help", "place:“tuyên quang”"), translate("help", "articles that name such a place")),
    ]


def times() -> Rows:
    """Dates as people write them."""
    return [
        (translate("help", "date:2019"), translate("help", "of a year, a month (3/2019) or a day (14/3/2019)")),
        (
            translate("help", "date:3/2019..6/2020"),
            translate("help", "of a stretch of time; either end may be left open"),
        ),
        (translate("help", "date:>2015"), translate("help", "later than this; also < >= <=")),
        (
            translate("help", "date:last-month"),
            translate("help", "also today, yesterday, last-week, this-year, last-year"),
        ),
        (translate("help", "date:30-days"), translate("help", "of the last so many days, weeks, months or years")),
    ]


def query_dialog(parent: QWidget) -> QueryHelp:
    """The whole language."""
    sections = [
        (translate("help", "Words"), words()),
        (translate("help", "Nearness"), nearness()),
        (translate("help", "Places"), places()),
        (translate("help", "Times"), times()),
    ]
    notes = [
        translate("help", "Operators are in capitals: AND OR NOT, or VÀ HOẶC KHÔNG. AND may be left out."),
        translate("help", "Names of places may be English or Vietnamese, with accents or without: title, tựa, tua."),
        translate("help", "Abbreviations find the full name and the other way round; their list can be edited."),
        translate("help", "“Exact accents” takes every word as it is typed."),
    ]
    return QueryHelp(sections, notes, parent)


class QueryHelp(QDialog):
    """Examples as links beside what they mean; it stays open beside the window, so that several can be tried."""

    example_chosen = Signal(str)

    def __init__(self, sections: Sequence[tuple[str, Rows]], notes: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("help", "How to search"))
        self.resize(680, 680)
        self._lines = QGridLayout()
        self._lines.setContentsMargins(18, 8, 18, 16)
        self._lines.setHorizontalSpacing(14)
        self._lines.setVerticalSpacing(5)
        self._lines.setColumnMinimumWidth(0, _EXAMPLE_WIDTH)
        self._lines.setColumnStretch(1, 1)
        self._across(translate("help", "Click a question to try it."), muted=True)
        for title, rows in sections:
            self._heading(title)
            for example, meaning in rows:
                self._row(example, meaning)
        self._heading(translate("help", "Good to know"))
        for note in notes:
            self._across(note)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self._scrolled(), 1)
        column.addWidget(buttons)

    def _scrolled(self) -> QScrollArea:
        sheet = QWidget()
        sheet.setLayout(self._lines)
        sheet.setAutoFillBackground(True)
        sheet.setBackgroundRole(QPalette.ColorRole.Base)
        scroll = QScrollArea(self)
        scroll.setWidget(sheet)
        scroll.setWidgetResizable(True)
        scroll.setAccessibleName(self.windowTitle())
        return scroll

    def _row(self, example: str, meaning: str) -> None:
        link = LinkButton(example, self)
        link.setAccessibleDescription(meaning)
        link.clicked.connect(partial(self.example_chosen.emit, example))
        row = self._lines.rowCount()
        self._lines.addWidget(link, row, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._lines.addWidget(_label(meaning), row, 1)

    def _heading(self, text: str) -> None:
        label = self._across(text)
        label.setFont(theme.serif(self.font().pointSizeF() * 1.3, QFont.Weight.DemiBold))
        label.setContentsMargins(0, 12, 0, 2)

    def _across(self, text: str, *, muted: bool = False) -> QLabel:
        label = _label(text)
        if muted:
            label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._lines.addWidget(label, self._lines.rowCount(), 0, 1, 2)
        return label


def _label(text: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
