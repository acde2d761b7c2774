from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from archiveviewer.results import Count
from archiveviewer.results import Timeline as Counts
from archiveviewer.ui.link_button import LinkButton
from archiveviewer.ui.results import timeline_scale
from archiveviewer.ui.results.timeline import TimelineView
from archiveviewer.ui.results.timeline_scale import View

if TYPE_CHECKING:
    from archiveviewer.results import Step

YEARS = tuple(Count(str(year), year % 7 * 10) for year in range(1990, 2025))
LEFT, NONE, SHIFT = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def timeline(qtbot: object) -> TimelineView:
    made = TimelineView()
    qtbot.addWidget(made)  # type: ignore[attr-defined]
    made.resize(370, made.sizeHint().height())  # 35 years of 10 pixels between margins of 10
    show(made, YEARS)
    made.show()
    return made


@pytest.fixture
def chosen(timeline: TimelineView) -> list[object]:
    said: list[object] = []
    timeline.dates_chosen.connect(said.append)
    return said


def show(
    timeline: TimelineView, found: tuple[Count, ...], held: tuple[Count, ...] | None = None, step: Step = "year"
) -> None:
    timeline.show_timeline(Counts(step=step, found=found, held=found if held is None else held))


def at(year: int) -> QPoint:
    return QPoint(10 + (year - 1990) * 10 + 5, 20)


def drag(timeline: TimelineView, first: int, last: int) -> None:
    QTest.mousePress(timeline, LEFT, NONE, at(first))
    QTest.mouseMove(timeline, at((first + last) // 2))
    QTest.mouseMove(timeline, at(last))
    QTest.mouseRelease(timeline, LEFT, NONE, at(last))


def test_a_click_chooses_a_year_and_another_takes_it_back(timeline: TimelineView, chosen: list[object]) -> None:
    QTest.mouseClick(timeline, LEFT, NONE, at(2001))
    QTest.mouseClick(timeline, LEFT, NONE, at(2001))
    assert chosen == [("2001", "2001"), None]


@pytest.mark.parametrize(("first", "last"), [(1999, 2005), (2005, 1999)])
def test_a_drag_chooses_a_range_in_either_direction(
    timeline: TimelineView, chosen: list[object], first: int, last: int
) -> None:
    drag(timeline, first, last)
    assert chosen == [("1999", "2005")]


def test_a_drag_past_the_edge_ends_at_the_last_year(timeline: TimelineView, chosen: list[object]) -> None:
    QTest.mousePress(timeline, LEFT, NONE, at(2020))
    QTest.mouseRelease(timeline, LEFT, NONE, QPoint(5000, 5))
    assert chosen == [("2020", "2024")]


def test_keys_do_all_that_the_mouse_does(timeline: TimelineView, chosen: list[object]) -> None:
    timeline.setFocus()
    QTest.keyClick(timeline, Qt.Key.Key_End)
    QTest.keyClick(timeline, Qt.Key.Key_Left)
    QTest.keyClick(timeline, Qt.Key.Key_Space)
    QTest.keyClick(timeline, Qt.Key.Key_Left, SHIFT)
    QTest.keyClick(timeline, Qt.Key.Key_Left, SHIFT)
    QTest.keyClick(timeline, Qt.Key.Key_Escape)
    assert chosen == [("2023", "2023"), ("2022", "2023"), ("2021", "2023"), None]


def test_it_says_what_it_shows(timeline: TimelineView) -> None:
    assert timeline.accessibleName()
    assert "1990 to 2024" in timeline.accessibleDescription()
    QTest.keyClick(timeline, Qt.Key.Key_Home)
    assert timeline.accessibleDescription().startswith("1990:")


@pytest.mark.parametrize(
    "counts",
    [
        (),
        (Count("2024", 1),),
        (Count("0001", 5), Count("2023", 3), Count("9999", 2)),
        (Count("không", 3), Count("", 1), Count("２０２４", 2), Count("-5", 1), Count("99999999999", 1)),
        tuple(Count(str(year), 1) for year in range(1500, 2500)),
        (Count("2020", 0),),
        (Count("0000", 1),),
    ],
)
def test_whatever_years_there_are_it_paints(timeline: TimelineView, counts: tuple[Count, ...]) -> None:
    show(timeline, counts)
    timeline.show_dates(("1990", "1995"))
    assert not timeline.grab().isNull()
    drag(timeline, 1990, 2024)
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Right, Qt.Key.Key_Space, Qt.Key.Key_End, Qt.Key.Key_Escape):
        QTest.keyClick(timeline, key)


def test_one_misread_year_does_not_press_the_others_into_a_corner(timeline: TimelineView, chosen: list[object]) -> None:
    show(timeline, (Count("0202", 1), Count("2019", 4), Count("2020", 5)))
    QTest.mouseClick(timeline, LEFT, NONE, QPoint(timeline.width() // 2, 20))
    assert chosen == [("2019", "2019")]


def wheel(timeline: TimelineView, where: QPoint, turned: int, held_down: Qt.KeyboardModifier = NONE) -> None:
    place = QPointF(where)
    none = Qt.MouseButton.NoButton
    phase = Qt.ScrollPhase.NoScrollPhase
    turn, there = QPoint(0, turned), timeline.mapToGlobal(place)
    event = QWheelEvent(place, there, QPoint(), turn, none, held_down, phase, False)  # noqa: FBT003 — Qt's own
    QApplication.sendEvent(timeline, event)


def test_the_wheel_goes_from_decades_to_days_and_back(timeline: TimelineView) -> None:
    looked: list[View] = []
    timeline.view_chosen.connect(looked.append)
    wheel(timeline, at(2001), -120)
    show(timeline, YEARS)
    wheel(timeline, at(1990), 120)
    show(timeline, YEARS)
    wheel(timeline, at(2001), 120)
    show(timeline, (Count("2000-01", 3),), step="month")
    wheel(timeline, QPoint(15, 40), 60)
    wheel(timeline, QPoint(15, 40), 60)
    wheel(timeline, QPoint(15, 40), -120, SHIFT)
    wheel(timeline, QPoint(15, 40), -120)
    wheel(timeline, QPoint(15, 40), -120)
    assert looked == [
        View("decade"),
        View("year"),
        View("month", "2001"),
        View("day", "2000-01"),
        View("day", "2000-02"),
        View("month", "2000"),
        View("year"),
    ]


def test_keys_look_nearer_and_further_and_move_on(timeline: TimelineView, chosen: list[object]) -> None:
    timeline.setFocus()
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Up, Qt.Key.Key_PageDown):
        QTest.keyClick(timeline, key)
    assert timeline.view == View("month", "1991")
    assert timeline.view.within == ("1990", "1992")
    show(timeline, (Count("1991-04", 3),), step="month")
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Right, Qt.Key.Key_Space, Qt.Key.Key_Down):
        QTest.keyClick(timeline, key)
    assert chosen == [("1990-02", "1990-02")]
    assert timeline.view == View("year")


def test_a_double_click_looks_nearer_and_a_link_leads_back(timeline: TimelineView) -> None:
    QTest.mouseDClick(timeline, LEFT, NONE, at(2001))
    assert timeline.view == View("month", "2001")
    link = timeline.findChild(LinkButton)
    assert link is not None
    assert link.text() == "‹ 2000–2002"
    link.click()
    assert timeline.view == View("year")


def test_counts_of_a_view_that_was_left_are_passed_over(timeline: TimelineView) -> None:
    timeline.zoom_in(0)
    show(timeline, YEARS)
    assert "No dated articles" in timeline.accessibleDescription()


def test_what_was_found_is_told_beside_what_there_is(timeline: TimelineView) -> None:
    show(timeline, (Count("2001", 3),), YEARS)
    timeline.setFocus()
    QTest.keyClick(timeline, Qt.Key.Key_Home)
    for _ in range(11):
        QTest.keyClick(timeline, Qt.Key.Key_Right)
    assert timeline.accessibleDescription().startswith("2001: 3 of 60 article")


def test_the_same_as_a_list(timeline: TimelineView, chosen: list[object]) -> None:
    show(timeline, (Count("2001", 3), Count("2002", 4)), (Count("2001", 3), Count("2002", 5), Count("2005", 1)))
    timeline.show_dates(("2001", "2001"))
    shown = timeline.show_list()
    model = shown.table.model()
    assert [[model.index(row, column).data() for column in range(3)] for row in range(model.rowCount())] == [
        ["2001", "3", "3"],
        ["2002", "4", "5"],
        ["2005", "0", "1"],
    ]
    assert [index.row() for index in shown.table.selectionModel().selectedRows()] == [0]
    shown.table.selectAll()
    shown.accept()
    assert chosen == [("2001", "2005")]


def test_the_menu_names_all_that_can_be_done(timeline: TimelineView, chosen: list[object]) -> None:
    timeline.show_dates(("2001", "2001"))
    menu = timeline.build_menu(at(2001))
    assert [action.text() for action in menu.actions() if action.isEnabled() and not action.isSeparator()] == [
        "Look nearer",
        "Look from further away",
        "As a list…",
        "All times",
    ]
    menu.actions()[-1].trigger()
    assert chosen == [None]


@pytest.mark.parametrize(
    ("view", "bars", "first", "last"),
    [
        (View("month", "2009"), 36, "2008-01", "2010-12"),
        (View("day", "2012-03"), 90, "2012-02-01", "2012-04-30"),
        (View("day", "2012-01"), 91, "2011-12-01", "2012-02-29"),
        (View("month", "0001"), 24, "0001-01", "0002-12"),
        (View("day", "9999-12"), 61, "9999-11-01", "9999-12-31"),
    ],
)
def test_months_and_days_have_their_neighbours(view: View, bars: int, first: str, last: str) -> None:
    made = timeline_scale.bars(view, {}, {})
    assert (len(made), made[0].first, made[-1].last) == (bars, first, last)


def test_decades_add_their_years_up() -> None:
    years = {"1989": 1, "1990": 2, "1999": 3, "2010": 4}
    made = timeline_scale.bars(View("decade"), {"1999": 3}, years)
    assert [(bar.first, bar.last, bar.found, bar.held) for bar in made] == [
        ("1980", "1989", 0, 1),
        ("1990", "1999", 3, 5),
        ("2000", "2009", 0, 0),
        ("2010", "2019", 0, 4),
    ]


def test_another_question_is_looked_at_whole(timeline: TimelineView) -> None:
    wanted: list[object] = []
    timeline.view_chosen.connect(wanted.append)
    timeline.zoom_in(0)
    timeline.show_whole()
    assert timeline.view == View()
    timeline.zoom_out()
    timeline.show_whole()
    assert timeline.view == View("decade"), "decades are the whole as well"
    assert wanted == [View("month", "1990"), View(), View("decade")]
