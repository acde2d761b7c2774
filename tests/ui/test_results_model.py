from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from archiveviewer.ui.results.results_model import HIT_ROLE, PAGES_KEPT, ResultsModel
from ui.fakes import make_hit

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from archiveviewer.results import Hit

PAGE = 10


def hits(offset: int) -> tuple[Hit, ...]:
    return tuple(make_hit(number) for number in range(offset, offset + PAGE))


@pytest.fixture
def model(qapp: object) -> ResultsModel:
    del qapp
    made = ResultsModel(PAGE)
    made.show(100_000, hits(0))
    return made


def test_it_keeps_qts_rules_for_models(model: ResultsModel) -> None:
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show(35, hits(0))
    model.add_page(10, hits(10))
    model.add_page(30, hits(30)[:5])
    model.show(0, ())
    del tester


def test_every_row_exists_at_once(model: ResultsModel) -> None:
    assert model.rowCount() == 100_000
    assert model.index(99_999).isValid()


def test_a_row_that_is_not_here_asks_for_its_page(model: ResultsModel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(model.page_wanted) as told:
        assert model.index(4711).data(HIT_ROLE) is None
    assert told.args == [4710]
    with qtbot.waitSignal(model.dataChanged):
        model.add_page(4710, hits(4710))
    hit = model.index(4711).data(HIT_ROLE)
    assert hit == make_hit(4711)


def test_the_first_page_may_come_in_two_parts(model: ResultsModel, qtbot: QtBot) -> None:
    model.show(9000, hits(0)[:3])
    with qtbot.assertNotEmitted(model.page_wanted):
        assert [model.index(row).data(HIT_ROLE) is None for row in (2, 3)] == [False, True]
    assert [model.is_here(row) for row in (2, 3, PAGE)] == [True, False, False]
    model.add_page(0, hits(0))
    assert model.is_here(PAGE - 1)
    assert model.index(PAGE - 1).data(HIT_ROLE) == make_hit(PAGE - 1)


def test_a_page_that_came_shorter_is_not_asked_again(model: ResultsModel) -> None:
    model.add_page(0, hits(0)[:2])
    assert model.is_here(3)


def test_pages_that_nobody_looks_at_are_let_go(model: ResultsModel) -> None:
    for page in range(1, PAGES_KEPT + 5):
        model.add_page(page * PAGE, hits(page * PAGE))
    assert model.row_of("a0") is None
    assert model.row_of(f"a{(PAGES_KEPT + 4) * PAGE}") == (PAGES_KEPT + 4) * PAGE


def test_a_page_of_an_older_larger_answer_is_refused(model: ResultsModel) -> None:
    model.show(5, hits(0)[:5])
    model.add_page(PAGE, hits(PAGE))
    assert model.row_of("a10") is None


def test_a_screen_reader_hears_title_facts_and_passage(model: ResultsModel) -> None:
    spoken = model.index(4).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Sà lan chở nước ngọt" in spoken
    assert "Caption: Mỗi chuyến" in spoken
    assert "5 May 2008" in spoken
