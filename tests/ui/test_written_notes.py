"""What was noted of an article, and the pages of a scan, on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pypdfium2
import pytest
from PySide6.QtGui import QColor, QImage, QTextCursor, QTextDocument

from archiveviewer.desk.noting import Noted
from archiveviewer.desk.things import Passage
from archiveviewer.ui import marker_colours
from archiveviewer.ui.article import printing
from archiveviewer.ui.article.printing import Sheet, pictures_of, save_pdf, typeset
from archiveviewer.ui.page import Page, displayed_texts
from ui.fakes import LocalViewer
from ui.sample_pages import ARTICLE, page_of, scan_in

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

SHEET = Sheet(width=600, height=860, footer=40, scale=1, dots=1.33)
TEXTS = displayed_texts(ARTICLE)
BLOCK = next(number for number, text in enumerate(TEXTS) if number > 4 and len(text) > 80)


def passage(start: int, end: int, colour: str, note: str = "", quote: str = "") -> Passage:
    return Passage(
        id=f"p{start}",
        made="",
        changed="",
        archive="k",
        article="a",
        block=BLOCK,
        start=start,
        quote=quote or TEXTS[BLOCK][start:end],
        colour=colour,  # type: ignore[arg-type]
        note=note,
    )


def printed(noted: Noted, *, marked: bool = False) -> QTextDocument:
    return typeset(page_of(ARTICLE, "mặn"), SHEET, {}, marked=marked, noted=noted)


def ground(document: QTextDocument, words: str) -> QColor:
    at = document.toRawText().replace("\u00a0", " ").index(words)
    cursor = QTextCursor(document)
    cursor.setPosition(at + 1)
    return cursor.charFormat().background().color()


def test_passages_stand_on_their_colours_and_notes_below_the_article(qtbot: QtBot) -> None:
    assert qtbot
    first, second, third = TEXTS[BLOCK][:15], TEXTS[BLOCK][20:35], TEXTS[BLOCK][40:60]
    noted = Noted(
        ("Bài mở đầu.",),
        (passage(40, 60, "pink", "Gọi lại.\nHỏi anh Tâm."), passage(0, 15, "green"), passage(20, 35, "blue", "Đúng?")),
    )
    document = printed(noted)
    for words, colour in ((first, "green"), (second, "blue"), (third, "pink")):
        assert ground(document, words) == QColor(marker_colours.ground(colour, dark=False))
    text = document.toPlainText().replace("\u00a0", " ")
    assert f"{second}1" in text
    assert f"{third}2" in text
    assert f"{first}1" not in text
    notes = text[text.index("Notes") :]
    assert "Bài mở đầu." in notes
    assert notes.index("Đúng?") < notes.index("Gọi lại.") < notes.index("Hỏi anh Tâm.")


def test_a_passage_that_is_not_found_is_told_with_its_words(qtbot: QtBot) -> None:
    assert qtbot
    text = printed(Noted((), (passage(0, 9, "yellow", quote="câu này không có ở đâu cả"),))).toPlainText()
    assert "“câu này không có ở đâu cả” (no longer found in the text)" in text


def test_without_notes_paper_is_as_before(qtbot: QtBot) -> None:
    assert qtbot
    assert printed(Noted()).toPlainText() == typeset(page_of(ARTICLE, "mặn"), SHEET, {}).toPlainText()
    alone = printed(Noted((), (passage(0, 15, "green"),)))
    assert "Notes" not in alone.toPlainText()


def test_hits_and_marks_stand_side_by_side(qtbot: QtBot) -> None:
    assert qtbot
    document = printed(Noted((), (passage(0, 15, "green", "x"),)), marked=True)
    assert ground(document, TEXTS[BLOCK][:15]).isValid()


@pytest.fixture
def scan(tmp_path: Path) -> Page:
    return scan_in(tmp_path)


def is_pictured(page: pypdfium2.PdfPage) -> bool:
    """Whether there is ink in the middle of a page, where neither title nor footer stands."""
    picture = page.render().to_pil().convert("L")
    middle = picture.crop((0, picture.height // 6, picture.width, picture.height * 5 // 6))
    return bool(middle.getextrema()[0] < 100)


def test_the_pages_of_a_scan_are_printed(scan: Page, tmp_path: Path, qtbot: QtBot) -> None:
    assert qtbot
    save_pdf(scan, tmp_path / "out.pdf", LocalViewer())
    document = pypdfium2.PdfDocument(tmp_path / "out.pdf")
    assert len(document) == 3
    assert all(is_pictured(page) for page in document)
    document.close()


def test_what_is_not_printed_of_a_scan_is_told(scan: Page, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    assert qtbot
    monkeypatch.setattr(printing, "_MOST_SHEETS", 1)
    pictures = pictures_of(scan, SHEET.column, LocalViewer())
    assert list(pictures) == [0]
    assert pictures[0].format() == QImage.Format.Format_Grayscale8
    text = typeset(scan, SHEET, pictures).toPlainText()
    assert "Page 2 of the file is not printed here." in text
    assert "Page 1 of" not in text
