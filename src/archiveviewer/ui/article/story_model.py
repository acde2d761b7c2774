"""The chapters of a story as Qt's views want them. A story comes in; rows go out, the earliest first: date, what the
article has to do with the one that the story is told of, title, newspaper, and why. It refuses to know how they are
shown.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from archiveviewer.export.facts import parts
from archiveviewer.ui import wording
from archiveviewer.ui.article.story_marks import mark_icon
from archiveviewer.ui.dates import short_date

if TYPE_CHECKING:
    from archiveviewer.results import Chapter, Story

translate = QCoreApplication.translate
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
DATE, RELATION, TITLE, SOURCE, REASON = range(5)


def relation(chapter: Chapter) -> str:
    """What a chapter has to do with the article that the story is told of."""
    words = {
        "reprint": translate("Story", "The same text"),
        "listed": translate("Story", "Listed by this article"),
        "listed_by": translate("Story", "Lists this article"),
        "same": translate("Story", "The same story"),
    }
    return ", ".join(words[kind] for kind in chapter.kinds) or translate("Story", "This article")


def reason(chapter: Chapter) -> str:
    """Why a chapter belongs to the story: names and words that both have, or the share of the text."""
    if chapter.share:
        return translate("Cards", "%1 % of the text").replace("%1", str(int(min(chapter.share, 1.0) * 100)))
    return wording.one_line(", ".join(chapter.reasons))


def remark(chapter: Chapter) -> str:
    """Both in one line, for a list of citations; nothing for the article itself."""
    told = (relation(chapter), reason(chapter))
    return ": ".join(filter(None, told)) if chapter.kinds else ""


def day_of(chapter: Chapter) -> date | None:
    """The day a chapter stands at, the first one where only a month or year is known."""
    known = parts(chapter.date) if chapter.date is not None else ()
    return date(*[*known, 1, 1][:3]) if known else None


class StoryModel(QAbstractTableModel):
    """See the module; `present` is the row of the article that the story is told of."""

    def __init__(self, story: Story, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.chapters = story.chapters
        self.present = next((row for row, chapter in enumerate(story.chapters) if not chapter.kinds), 0)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """One row a chapter."""
        return 0 if parent.isValid() else len(self.chapters)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """See the module."""
        return 0 if parent.isValid() else REASON + 1

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        """Names of the columns."""
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        names = (self.tr("Date"), self.tr("Relation"), self.tr("Title"), self.tr("Newspaper"), self.tr("Both name"))
        return names[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Words for people, a mark for each relation, and the whole row as one sentence to be spoken."""
        if not index.isValid():
            return None
        chapter = self.chapters[index.row()]
        told: object = None
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                told = self._text(chapter, index.column())
            case Qt.ItemDataRole.DecorationRole if index.column() == RELATION:
                told = mark_icon(chapter)
            case Qt.ItemDataRole.FontRole if not chapter.kinds:
                told = QFont()
                told.setBold(True)
            case Qt.ItemDataRole.AccessibleTextRole if index.column() == DATE:
                told = self.spoken(index.row())
        return told

    def spoken(self, row: int) -> str:
        """A chapter as one sentence."""
        texts = [self._text(self.chapters[row], column) for column in (DATE, TITLE, RELATION, SOURCE, REASON)]
        return wording.SEPARATOR.join(filter(None, texts))

    def _text(self, chapter: Chapter, column: int) -> str:
        if column == DATE:
            return short_date(chapter.date) if chapter.date else self.tr("undated")
        if column == TITLE:
            return wording.one_line(chapter.title) or wording.untitled()
        if column == SOURCE:
            return wording.one_line(chapter.source)
        return relation(chapter) if column == RELATION else reason(chapter)
