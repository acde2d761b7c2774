"""Reprints stand behind one row: it says how many there are, a click or a key lists them, each can be opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from archiveviewer.article import Dated
from archiveviewer.results import Copy
from archiveviewer.ui import wording
from archiveviewer.ui.results.results_model import ResultsModel
from archiveviewer.ui.results.results_view import ResultsView
from ui.fakes import make_hit

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

COPIES = (
    Copy(id="in-lai", title="Mặn & ngọt", date=Dated(value="2019-05-02", precision="day"), source="Báo Tiền Giang"),
    Copy(id="in-lai-nua", title="Mặn lên nhanh"),
)


@pytest.fixture
def view(qtbot: QtBot) -> ResultsView:
    model = ResultsModel(10)
    made = ResultsView(model)
    qtbot.addWidget(made)
    made.resize(420, 300)
    made.show()
    model.show(2, (msgspec.structs.replace(make_hit(0), copies=COPIES), make_hit(1)))
    return made


def menu_of(view: ResultsView) -> QMenu | None:
    menus = [menu for menu in view.findChildren(QMenu) if menu.isVisible()]
    return menus[0] if menus else None


def test_a_click_on_the_number_lists_all_printings_and_opens_the_chosen_one(view: ResultsView, qtbot: QtBot) -> None:
    row = view.visualRect(view.model().index(0, 0))
    place = view.itemDelegate().copies_rect(row, view.model().hit(0)).center().toPoint()  # type: ignore[attr-defined]
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)  # type: ignore[no-untyped-call]
    menu = menu_of(view)
    assert menu is not None
    texts = [action.text() for action in menu.actions()]
    assert len(texts) == 3
    assert "Báo Tiền Giang" in texts[1]
    assert "Mặn && ngọt" in texts[1]
    with qtbot.waitSignal(view.chosen, check_params_cb=lambda chosen: chosen == "in-lai"):
        menu.actions()[1].trigger()
    menu.close()


def test_a_key_lists_them_too_and_a_row_without_any_lists_nothing(view: ResultsView, qtbot: QtBot) -> None:
    view.step(1)
    qtbot.keyClick(view, Qt.Key.Key_R)  # type: ignore[no-untyped-call]
    menu = menu_of(view)
    assert menu is not None
    menu.close()
    qtbot.waitUntil(lambda: menu_of(view) is None)
    view.step(1)
    qtbot.keyClick(view, Qt.Key.Key_R)  # type: ignore[no-untyped-call]
    assert menu_of(view) is None


def test_the_row_of_a_story_is_that_of_all_its_printings(view: ResultsView) -> None:
    model = view.model()
    assert isinstance(model, ResultsModel)
    assert model.row_of("in-lai-nua") == 0


def test_it_is_said_how_many_articles_and_how_many_stories_there_are() -> None:
    assert wording.number(1100) in wording.stories(1200, 1100)
    assert wording.stories(1200, 1200) == wording.stories(1200, 0) == ""
    assert "2" in wording.spoken_hit(msgspec.structs.replace(make_hit(0), copies=COPIES)).split(". ")[-1]
