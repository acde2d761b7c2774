from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from archiveviewer.results import Count
from archiveviewer.ui.results.timeline import Timeline

YEARS = tuple(Count(str(year), year % 7 * 10) for year in range(1990, 2025))
LEFT, NONE, SHIFT = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def timeline(qtbot: object) -> Timeline:
    made = Timeline()
    qtbot.addWidget(made)  # type: ignore[attr-defined]
    made.resize(370, made.sizeHint().height())  # 35 years of 10 pixels between margins of 10
    made.show_years(YEARS, None)
    made.show()
    return made


@pytest.fixture
def chosen(timeline: Timeline) -> list[object]:
    said: list[object] = []
    timeline.years_chosen.connect(said.append)
    return said


def at(year: int) -> QPoint:
    return QPoint(10 + (year - 1990) * 10 + 5, 20)


def drag(timeline: Timeline, first: int, last: int) -> None:
    QTest.mousePress(timeline, LEFT, NONE, at(first))
    QTest.mouseMove(timeline, at((first + last) // 2))
    QTest.mouseMove(timeline, at(last))
    QTest.mouseRelease(timeline, LEFT, NONE, at(last))


def test_a_click_chooses_a_year_and_another_takes_it_back(timeline: Timeline, chosen: list[object]) -> None:
    QTest.mouseClick(timeline, LEFT, NONE, at(2001))
    QTest.mouseClick(timeline, LEFT, NONE, at(2001))
    assert chosen == [(2001, 2001), None]


@pytest.mark.parametrize(("first", "last"), [(1999, 2005), (2005, 1999)])
def test_a_drag_chooses_a_range_in_either_direction(
    timeline: Timeline, chosen: list[object], first: int, last: int
) -> None:
    drag(timeline, first, last)
    assert chosen == [(1999, 2005)]


def test_a_drag_past_the_edge_ends_at_the_last_year(timeline: Timeline, chosen: list[object]) -> None:
    QTest.mousePress(timeline, LEFT, NONE, at(2020))
    QTest.mouseRelease(timeline, LEFT, NONE, QPoint(5000, 5))
    assert chosen == [(2020, 2024)]


def test_keys_do_all_that_the_mouse_does(timeline: Timeline, chosen: list[object]) -> None:
    timeline.setFocus()
    QTest.keyClick(timeline, Qt.Key.Key_End)
    QTest.keyClick(timeline, Qt.Key.Key_Left)
    QTest.keyClick(timeline, Qt.Key.Key_Space)
    QTest.keyClick(timeline, Qt.Key.Key_Left, SHIFT)
    QTest.keyClick(timeline, Qt.Key.Key_Left, SHIFT)
    QTest.keyClick(timeline, Qt.Key.Key_Escape)
    assert chosen == [(2023, 2023), (2022, 2023), (2021, 2023), None]


def test_it_says_what_it_shows(timeline: Timeline) -> None:
    assert timeline.accessibleName()
    assert "1990 to 2024" in timeline.accessibleDescription()
    QTest.keyClick(timeline, Qt.Key.Key_Home)
    assert timeline.accessibleDescription().startswith("1990:")


@pytest.mark.parametrize(
    "counts",
    [
        (),
        (Count("2024", 1),),
        (Count("1", 5), Count("2023", 3), Count("9999", 2)),
        (Count("không", 3), Count("", 1), Count("２０２４", 2), Count("-5", 1), Count("99999999999", 1)),
        tuple(Count(str(year), 1) for year in range(1500, 2500)),
        (Count("2020", 0),),
        (Count("0", 1),),
    ],
)
def test_whatever_years_there_are_it_paints(timeline: Timeline, counts: tuple[Count, ...]) -> None:
    timeline.show_years(counts, (1990, 1995))
    assert not timeline.grab().isNull()
    drag(timeline, 1990, 2024)
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Right, Qt.Key.Key_Space, Qt.Key.Key_End, Qt.Key.Key_Escape):
        QTest.keyClick(timeline, key)


def test_one_misread_year_does_not_press_the_others_into_a_corner(timeline: Timeline, chosen: list[object]) -> None:
    timeline.show_years((Count("202", 1), Count("2019", 4), Count("2020", 5)), None)
    QTest.mouseClick(timeline, LEFT, NONE, QPoint(timeline.width() // 2, 20))
    assert chosen == [(2019, 2019)]
