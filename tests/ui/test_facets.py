from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from archiveviewer.results import Count, Facets, Filters
from archiveviewer.ui.questions import NO_FILTERS
from archiveviewer.ui.results.facets import ENTRY_ROLE, MORE_EACH_TIME, SHOWN_AT_FIRST, Entry, FacetsView

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex
    from pytestqt.qtbot import QtBot

AUTHORS = tuple(Count(f"Tác giả {number}", 100 - number) for number in range(60))
FACETS = Facets(section=(Count("Kinh tế", 7), Count("<b>Xã hội</b>", 3)), author=AUTHORS)


@pytest.fixture
def view(qtbot: QtBot) -> FacetsView:
    made = FacetsView()
    qtbot.addWidget(made)
    made.show_facets(FACETS, NO_FILTERS)
    made.resize(200, 500)
    made.show()
    return made


def entries(view: FacetsView) -> list[Entry]:
    model = view.model()
    groups = [model.index(row, 0) for row in range(model.rowCount())]
    return [model.index(row, 0, group).data(ENTRY_ROLE) for group in groups for row in range(model.rowCount(group))]


def index_of(view: FacetsView, value: str) -> QModelIndex:
    model = view.model()
    for group in (model.index(row, 0) for row in range(model.rowCount())):
        for row in range(model.rowCount(group)):
            index = model.index(row, 0, group)
            if index.data(ENTRY_ROLE).value == value:
                return index
    raise AssertionError(value)


def click(view: FacetsView, index: QModelIndex) -> None:
    view.scrollTo(index)
    where = view.visualRect(index).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where)


def test_a_click_anywhere_on_a_value_ticks_it(view: FacetsView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.ticked_value) as told:
        click(view, index_of(view, "Kinh tế"))
    assert told.args == ["section", "Kinh tế", True]
    view.show_facets(FACETS, Filters(section=("Kinh tế",)))
    with qtbot.waitSignal(view.ticked_value) as told:
        click(view, index_of(view, "Kinh tế"))
    assert told.args == ["section", "Kinh tế", False]


def test_space_ticks_what_the_keyboard_is_on(view: FacetsView, qtbot: QtBot) -> None:
    view.setCurrentIndex(index_of(view, "Tác giả 3"))
    with qtbot.waitSignal(view.ticked_value) as told:
        QTest.keyClick(view, Qt.Key.Key_Space)
    assert told.args == ["author", "Tác giả 3", True]
    view.show_facets(FACETS, Filters(author=("Tác giả 3",)))
    assert view.currentIndex().data(ENTRY_ROLE).value == "Tác giả 3"


def test_a_long_facet_shows_its_largest_and_offers_more(view: FacetsView) -> None:
    authors = [entry for entry in entries(view) if entry.facet == "author"]
    assert len(authors) == SHOWN_AT_FIRST + 1
    assert authors[-1].more == len(AUTHORS) - SHOWN_AT_FIRST
    last = view.model().index(SHOWN_AT_FIRST, 0, view.model().index(1, 0))
    click(view, last)
    authors = [entry for entry in entries(view) if entry.facet == "author"]
    assert len(authors) == SHOWN_AT_FIRST + MORE_EACH_TIME + 1


def test_a_ticked_value_stays_even_when_nothing_has_it(view: FacetsView) -> None:
    view.show_facets(Facets(), Filters(author=("Ai đó",)))
    assert entries(view) == [Entry("author", "Ai đó", 0, ticked=True)]


def test_a_folded_facet_stays_folded(view: FacetsView) -> None:
    heading = view.model().index(1, 0)
    click(view, heading)
    assert not view.isExpanded(view.model().index(1, 0))
    view.show_facets(FACETS, Filters(section=("Kinh tế",)))
    assert not view.isExpanded(view.model().index(1, 0))
    assert view.isExpanded(view.model().index(0, 0))


def test_facets_without_values_are_left_out(view: FacetsView) -> None:
    assert view.model().rowCount() == 2
    view.show_facets(Facets(), NO_FILTERS)
    assert view.model().rowCount() == 0


def test_what_articles_have_is_said_in_words_and_ticked_by_its_name(view: FacetsView, qtbot: QtBot) -> None:
    view.show_facets(Facets(has=(Count("image", 1203), Count("caption", 410))), Filters(has=("caption",)))
    assert [(entry.words, entry.articles, entry.ticked) for entry in entries(view)] == [
        ("Pictures", 1203, False),
        ("Captions", 410, True),
    ]
    assert index_of(view, "image").data().startswith("Pictures, 1,203")
    with qtbot.waitSignal(view.ticked_value) as told:
        click(view, index_of(view, "image"))
    assert told.args == ["has", "image", True]
