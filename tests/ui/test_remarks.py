from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QToolButton, QWidget

from archiveviewer.query.question import understand
from archiveviewer.results import Notice, Reading, Results, Span
from archiveviewer.ui import wording
from archiveviewer.ui.link_button import LinkButton
from archiveviewer.ui.results.remarks import Dot, Remarks, unfinished

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

KEYED = Notice(kind="keyed", detail="thành phố", place=Span(0, 6), question="+thanhf +phoos")
SYNONYMS = Notice(kind="synonyms", detail="ủy ban nhân dân", place=Span(0, 4), question="+UBND")
RELAXED = Notice(kind="relaxed", detail="hoà", place=Span(0, 3), question="+hoà")
READINGS = (Reading("thủy điện", 1203), Reading("Thụy Điển", 410))


@pytest.fixture
def remarks(qtbot: QtBot) -> Remarks:
    made = Remarks()
    qtbot.addWidget(made)
    made.resize(380, 60)
    return made


def say(remarks: Remarks, *notices: Notice, width: int = 380, **more: object) -> None:
    remarks.show_remarks(Results(total=3, notices=notices, **more), "thanhf phoos")  # type: ignore[arg-type]
    remarks.resize(width, remarks.heightForWidth(width))


def links(remarks: Remarks) -> list[LinkButton]:
    return [link for link in remarks.findChildren(LinkButton) if link.isVisibleTo(remarks)]


def sentences(remarks: Remarks) -> list[str]:
    return [label.text() for label in remarks.findChildren(QLabel) if label.text() and label.isVisibleTo(remarks)]


def dots(remarks: Remarks) -> QToolButton:
    (button,) = remarks.findChildren(QToolButton)
    return button


def test_a_link_asks_for_exactly_what_was_typed(remarks: Remarks, qtbot: QtBot) -> None:
    say(remarks, KEYED)
    assert sentences(remarks) == ["Searching for: thành phố"]
    (link,) = links(remarks)
    with qtbot.waitSignal(remarks.question_chosen) as told:
        link.click()
    assert told.args == ["+thanhf +phoos"]


def test_readings_are_choices_with_their_counts(remarks: Remarks, qtbot: QtBot) -> None:
    say(remarks, readings=READINGS)
    assert [link.text() for link in links(remarks)] == ["thủy điện", "Thụy Điển"]
    assert [link.accessibleName() for link in links(remarks)] == [
        "thủy điện, 1,203 article(s)",
        "Thụy Điển, 410 article(s)",
    ]
    with qtbot.waitSignal(remarks.question_chosen) as told:
        QTest.keyClick(links(remarks)[1], Qt.Key.Key_Return)
    assert told.args == ["Thụy Điển"]


@pytest.mark.parametrize("width", [180, 240, 380])
def test_dots_stand_only_between_two_readings_of_one_line(remarks: Remarks, width: int) -> None:
    remarks.set_explained(True)
    say(remarks, readings=(*READINGS, Reading("thủy điện Hòa Bình", 96)), width=width)
    lines: dict[int, list[QWidget]] = {}
    for part in sorted(remarks.findChildren(QWidget), key=lambda part: part.x()):
        if isinstance(part, LinkButton | QLabel) and part.isVisibleTo(remarks):
            lines.setdefault(part.y(), []).append(part)
    for line in lines.values():
        assert not isinstance(line[0], Dot), line
        assert not isinstance(line[-1], Dot), line
    assert len(links(remarks)) == 3


def test_a_reading_too_long_for_its_line_is_cut_short_not_left_out(remarks: Remarks) -> None:
    long = Reading("han man dong bang sông Cửu Long va Dong Nam Bo", 59)
    say(remarks, SYNONYMS, readings=(long, long))
    (shown,) = [link for link in links(remarks) if link.text() == long.text]
    assert shown.geometry().right() <= remarks.width()
    assert dots(remarks).isVisibleTo(remarks)


def test_what_may_have_been_meant_is_a_link(remarks: Remarks) -> None:
    say(remarks, suggestions=("thành phố",))
    assert (sentences(remarks), [link.text() for link in links(remarks)]) == (["Did you mean:"], ["thành phố"])


def test_with_no_article_at_all_suggestions_stand_where_the_list_would(remarks: Remarks) -> None:
    remarks.show_remarks(Results(total=0, suggestions=("thành phố",)), "thanh pho")
    assert remarks.isHidden()


@pytest.mark.parametrize("width", [240, 300, 380, 700])
def test_two_lines_are_enough_until_the_dots_are_pressed(remarks: Remarks, width: int) -> None:
    say(remarks, KEYED, SYNONYMS, RELAXED, width=width, readings=READINGS)
    low = remarks.heightForWidth(width)
    assert low <= remarks.sizeHint().height() + remarks.fontMetrics().height() + 4
    assert dots(remarks).isVisibleTo(remarks)
    assert all(link.geometry().right() < width for link in links(remarks))
    dots(remarks).click()
    assert remarks.heightForWidth(width) > low
    assert wording.notice(RELAXED) in sentences(remarks)
    dots(remarks).click()
    assert remarks.heightForWidth(width) == low


def test_below_an_explanation_everything_is_said_in_full(remarks: Remarks) -> None:
    say(remarks, KEYED, SYNONYMS, RELAXED, readings=READINGS)
    remarks.set_explained(True)
    assert wording.notice(RELAXED) in sentences(remarks)
    assert not dots(remarks).isVisibleTo(remarks)
    remarks.set_explained(False)
    assert dots(remarks).isVisibleTo(remarks)


def test_what_is_cut_short_is_in_the_tool_tip_and_spoken_in_full(remarks: Remarks) -> None:
    long = Notice(kind="synonyms", detail="rất dài " * 30, question="+x")
    say(remarks, long)
    (label,) = (label for label in remarks.findChildren(QLabel) if label.text())
    assert label.text().endswith("…")
    assert label.toolTip() == label.accessibleName() == wording.notice(long)
    assert links(remarks)


def test_the_same_remarks_stay_as_they_are(remarks: Remarks) -> None:
    say(remarks, KEYED, SYNONYMS, RELAXED)
    dots(remarks).click()
    say(remarks, KEYED, SYNONYMS, RELAXED)
    assert dots(remarks).isChecked()
    say(remarks)
    assert remarks.isHidden()


@pytest.mark.parametrize(
    "text", ["lũ OR", 'lũ "quét đồi', "(lũ OR bão", "title:", "tựa:", "lũ NOT", "lũ w/5", "ngày:30/4/19"]
)
def test_what_is_still_being_typed_is_not_complained_about(remarks: Remarks, text: str) -> None:
    notices = understand(text).notices
    assert {notice.kind for notice in notices} <= {"misread", "no-words"}
    assert all(unfinished(notice, text) for notice in notices)
    results = Results(total=3, notices=notices)
    remarks.show_remarks(results, text, typing=True)
    assert remarks.isHidden()
    remarks.typing_ended()
    assert not remarks.isHidden()
    remarks.show_remarks(results, text)
    assert not remarks.isHidden()


@pytest.mark.parametrize("text", ["OR lũ", "lũ OR AND bão", "xyz:lũ quét", "lũ) bão"])
def test_what_cannot_become_right_is_told_at_once(text: str) -> None:
    assert any(not unfinished(notice, text) for notice in understand(text).notices)
