"""What a person noted of an article, on paper: passages on the ground of their colour, a number behind each that has a
note, and all notes below the article. Comes in: what was noted, and a document; goes out: the same document with it.

Passages that are no longer found in the text are told with their words. It refuses to know where notes are kept.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor, QFont, QTextCharFormat, QTextCursor

from archiveviewer.desk import anchoring
from archiveviewer.ui import marker_colours, theme, wording
from archiveviewer.ui.article import styles
from archiveviewer.ui.article.document_writer import Shape, Style
from archiveviewer.ui.article.passage_marks import Marked, PassageMarks
from archiveviewer.ui.page import displayed_texts
from archiveviewer.ui.texts import NO_BREAK, tie

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QTextDocument

    from archiveviewer.article import Article
    from archiveviewer.desk.noting import Noted
    from archiveviewer.desk.things import Passage
    from archiveviewer.ui.article.document_writer import DocumentWriter, Segment

translate = QCoreApplication.translate

_NOTE = Style(theme.SANS_FAMILIES, 0.84)
_QUOTE = Style(theme.SANS_FAMILIES, 0.78, colour="muted", italic=True)
_NUMBER = Style(theme.SANS_FAMILIES, 0.84, QFont.Weight.DemiBold)
_LONGEST_QUOTE = 120
_NUMBER_SIZE = 0.8
_HANGING = 1.2


class _Numbered(NamedTuple):
    """A passage, where it stands, and the number of its note: 0 for none."""

    passage: Passage
    marked: Marked
    number: int


@dataclass(frozen=True, slots=True)
class WrittenNotes:
    """What was noted of one article, in the order in which it stands there."""

    notes: tuple[str, ...]
    passages: tuple[_Numbered, ...]

    @classmethod
    def of(cls, noted: Noted, article: Article) -> WrittenNotes:
        """Find the passages in the article and number those that have a note, and those that are not found."""
        texts = displayed_texts(article)
        found = [(one, anchoring.found(one, texts)) for one in noted.passages]
        found.sort(key=lambda one: (not one[1], one[1]))
        passages, number = [], 0
        for passage, stretches in found:
            told = bool(passage.note or not stretches)
            number += told
            marked = Marked(passage.id, stretches, passage.colour, told)
            passages.append(_Numbered(passage, marked, number if told else 0))
        return cls(noted.notes, tuple(passages))

    def write(self, writer: DocumentWriter) -> None:
        """Write all notes where the writer is."""
        told = [one for one in self.passages if one.number]
        if not (told or self.notes):
            return
        writer.block(Shape(above=1.1, below=0.5, leading=115, heading=2))
        writer.text(translate("WrittenNotes", "Notes"), styles.CARD_HEADING)
        for note in self.notes:
            _write_lines(writer, note, Shape(below=0.2, leading=116))
        for one in told:
            _write_numbered(writer, one)

    def mark(self, document: QTextDocument, segments: Sequence[Segment], base: float) -> None:
        """Put the grounds and the numbers into the document; positions behind them are others from then on. `base` is
        the size of its text in points.
        """
        numbers = {one.marked.id: one for one in self.passages if one.number}
        marks = PassageMarks((one.marked for one in self.passages), segments)
        for selection in marks.selections(QTextCursor(document), dark=False):
            selection.cursor.mergeCharFormat(selection.format)
        for mark_id, end in sorted(marks.ends(), key=lambda one: -one[1]):
            if (one := numbers.get(mark_id)) is not None:
                cursor = QTextCursor(document)
                cursor.setPosition(end)
                cursor.insertText(str(one.number), _number_format(one.passage.colour, base))


def _write_numbered(writer: DocumentWriter, one: _Numbered) -> None:
    writer.block(Shape(above=0.25, below=0.1, leading=114, hanging=_HANGING))
    writer.text(f"{one.number}{NO_BREAK * 3}", _NUMBER)
    quote = wording.one_line(one.passage.quote)
    short = quote if len(quote) <= _LONGEST_QUOTE else quote[:_LONGEST_QUOTE].rpartition(" ")[0] + "…"
    writer.text(f"“{short}”", _QUOTE)
    if not one.marked.stretches:
        lost = translate("WrittenNotes", "no longer found in the text")
        writer.text(f" ({lost})", styles.META)
    if one.passage.note:
        _write_lines(writer, one.passage.note, Shape(below=0.15, leading=116, left=_HANGING))


def _write_lines(writer: DocumentWriter, text: str, shape: Shape) -> None:
    for line in filter(str.strip, text.splitlines()):
        writer.block(shape)
        writer.text(tie(line), _NOTE)


def _number_format(colour: str, base: float) -> QTextCharFormat:
    look = QTextCharFormat()
    look.setFontFamilies(list(theme.SANS_FAMILIES))
    look.setFontPointSize(base * _NUMBER_SIZE)
    look.setFontWeight(QFont.Weight.DemiBold.value)
    look.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
    look.setBackground(QColor(marker_colours.ground(colour, dark=False)))
    return look
