"""Two printings side by side: everything of both is there, what only one has is set off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QTextBrowser

from archiveviewer.article import Article, Provenance
from archiveviewer.results import Piece, Row
from archiveviewer.ui import theme
from archiveviewer.ui.article.comparison import ComparisonDialog, lay_out
from archiveviewer.ui.article.document_writer import Look
from archiveviewer.ui.page import Comparison

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

ROWS = (
    Row(left=(Piece("Lũ lên", same=False),), right=(Piece("Lũ sông Lô", same=False), Piece("lên", same=True))),
    Row(left=(Piece("Giữ nguyên.", same=True),), right=(Piece("Giữ nguyên.", same=True),)),
    Row(right=(Piece("<b>Thêm</b>", same=False),)),
)


def comparison(rows: tuple[Row, ...] = ROWS) -> Comparison:
    one, other = (Article(title=title, provenance=Provenance(path=f"{title}.txt")) for title in ("a", "b"))
    return Comparison(one, other, rows)


def test_all_words_of_both_are_there_and_markup_is_text(qapp: object) -> None:
    del qapp
    document = lay_out(comparison(), Look(theme.LIGHT, 12, 1.3, 400))
    text = document.toPlainText()
    for expected in ("Lũ lên", "Lũ sông Lô lên", "Giữ nguyên.", "only here:", "<b>Thêm</b>", "a.txt", "b.txt"):
        assert expected in text.replace("\u00a0", " ")


def test_changed_words_are_bolder_than_kept_ones(qapp: object) -> None:
    del qapp
    document = lay_out(comparison(), Look(theme.LIGHT, 12, 1.3, 400))

    def weight(words: str) -> int:
        return document.find(words, 0).charFormat().fontWeight()

    assert weight("sông Lô") > weight("Giữ")


def test_two_equal_texts_are_said_to_be_so(qapp: object) -> None:
    del qapp
    text = lay_out(comparison(ROWS[1:2]), Look(theme.LIGHT, 12, 1.3, 400)).toPlainText()
    assert "Both have the same text." in text


def test_the_dialog_scrolls_and_closes(qtbot: QtBot) -> None:
    dialog = ComparisonDialog(comparison(ROWS * 60), 100)
    qtbot.addWidget(dialog)
    dialog.show()
    (view,) = dialog.findChildren(QTextBrowser)
    assert view.verticalScrollBar().maximum() > view.height()
    dialog.reject()
    assert dialog.isHidden()
