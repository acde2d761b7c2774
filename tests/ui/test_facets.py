from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from archiveviewer.results import Count, Facets, Filters
from archiveviewer.ui.questions import NO_FILTERS
from archiveviewer.ui.results.facet_delegate import ENTRY_ROLE
from archiveviewer.ui.results.facet_entries import SHOWN_AT_FIRST, Entry
from archiveviewer.ui.results.facet_finder import FacetFinder
from archiveviewer.ui.results.facets import FacetsView

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


NONE, CTRL, ALT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)


@pytest.fixture
def chosen(view: FacetsView) -> list[Filters]:
    told: list[Filters] = []
    view.filters_chosen.connect(told.append)
    return told


def click(view: FacetsView, index: QModelIndex, held_down: Qt.KeyboardModifier = NONE) -> None:
    view.scrollTo(index)
    where = view.visualRect(index).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, held_down, where)


def entry(view: FacetsView, value: str) -> Entry:
    found: Entry = index_of(view, value).data(ENTRY_ROLE)
    return found


def test_a_click_anywhere_on_a_value_ticks_it_and_another_takes_that_back(
    view: FacetsView, chosen: list[Filters]
) -> None:
    click(view, index_of(view, "Kinh tế"))
    assert entry(view, "Kinh tế").ticked  # at once, before any answer
    click(view, index_of(view, "<b>Xã hội</b>"))
    click(view, index_of(view, "Kinh tế"))
    assert [filters.section for filters in chosen] == [
        ("Kinh tế",),
        ("Kinh tế", "<b>Xã hội</b>"),
        ("<b>Xã hội</b>",),
    ]


@pytest.mark.parametrize("held_down", [CTRL, ALT])
def test_a_click_with_ctrl_or_alt_leaves_a_value_out(
    view: FacetsView, chosen: list[Filters], held_down: Qt.KeyboardModifier
) -> None:
    click(view, index_of(view, "Kinh tế"), held_down)
    assert entry(view, "Kinh tế").excluded
    assert index_of(view, "Kinh tế").data().startswith("not Kinh tế, 7")
    click(view, index_of(view, "Kinh tế"))
    assert chosen == [Filters(without=(("section", "Kinh tế"),)), NO_FILTERS]


def test_the_keyboard_ticks_leaves_out_and_takes_back(view: FacetsView, chosen: list[Filters]) -> None:
    view.setCurrentIndex(index_of(view, "Tác giả 3"))
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert view.currentIndex().data(ENTRY_ROLE).value == "Tác giả 3"
    QTest.keyClick(view, Qt.Key.Key_Space, CTRL)
    QTest.keyClick(view, Qt.Key.Key_Delete)
    assert chosen == [Filters(author=("Tác giả 3",)), Filters(without=(("author", "Tác giả 3"),)), NO_FILTERS]


def test_a_facet_is_cleared_on_its_heading(view: FacetsView, chosen: list[Filters]) -> None:
    filters = Filters(section=("Kinh tế",), author=("Tác giả 3",), without=(("section", "<b>Xã hội</b>"),))
    view.show_facets(FACETS, filters)
    heading = view.model().index(0, 0)
    assert heading.data(ENTRY_ROLE).chosen == 2
    cross = view.visualRect(heading).center()
    cross.setX(view.visualRect(heading).right() - 12)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, NONE, cross)
    assert chosen == [Filters(author=("Tác giả 3",))]
    view.setCurrentIndex(view.model().index(1, 0))
    QTest.keyClick(view, Qt.Key.Key_Delete)
    assert chosen[-1] == NO_FILTERS


def test_the_menu_of_a_value_says_what_can_be_done(view: FacetsView, chosen: list[Filters]) -> None:
    menu = view.build_menu(index_of(view, "Kinh tế"))
    assert menu is not None
    assert [action.text() for action in menu.actions() if not action.isSeparator() and action.isEnabled()] == [
        "Only articles with this",
        "Leave articles with this out",
        "Find a value…",
    ]
    menu.actions()[1].trigger()
    again = view.build_menu(index_of(view, "Kinh tế"))
    assert again is not None
    assert [action.text() for action in again.actions() if action.isEnabled()][-2:] == [
        "Clear “Section”",
        "Clear all filters",
    ]
    again.actions()[0].trigger()
    assert chosen == [Filters(without=(("section", "Kinh tế"),)), Filters(section=("Kinh tế",))]


def test_a_long_facet_shows_its_largest_and_offers_the_others(view: FacetsView, chosen: list[Filters]) -> None:
    authors = [entry for entry in entries(view) if entry.facet == "author"]
    assert len(authors) == SHOWN_AT_FIRST + 1
    assert authors[-1].more == len(AUTHORS) - SHOWN_AT_FIRST
    click(view, view.model().index(SHOWN_AT_FIRST, 0, view.model().index(1, 0)))
    (finder,) = view.findChildren(FacetFinder)
    assert finder.list.model().rowCount() == len(AUTHORS)
    finder.field.setText("tac gia 59")
    assert finder.list.model().rowCount() == 1
    QTest.keyClick(finder.field, Qt.Key.Key_Return)
    assert chosen == [Filters(author=("Tác giả 59",))]
    assert finder.list.model().index(0, 0).data(ENTRY_ROLE).ticked
    finder.list.setCurrentIndex(finder.list.model().index(0, 0))
    QTest.keyClick(finder.list, Qt.Key.Key_Space, CTRL)
    assert chosen[-1] == Filters(without=(("author", "Tác giả 59"),))
    assert entry(view, "Tác giả 59").excluded  # what is chosen stays in sight


def test_values_that_are_not_among_the_counts_are_asked_for(view: FacetsView, chosen: list[Filters]) -> None:
    wanted: list[tuple[str, str]] = []
    view.values_wanted.connect(lambda facet, text: wanted.append((facet, text)))
    finder = view.find_values("author")
    finder.field.setText("xa")
    assert wanted == [("author", ""), ("author", "xa")]
    assert finder.list.model().rowCount() == 0
    view.show_values("author", "x", (Count("Xuân", 1),))  # overtaken
    assert finder.list.model().rowCount() == 0
    view.show_values("author", "xa", (Count("Thanh Xa", 2),))
    QTest.keyClick(finder.field, Qt.Key.Key_Return)
    assert chosen == [Filters(author=("Thanh Xa",))]
    assert finder.list.model().index(0, 0).data(ENTRY_ROLE).ticked
    assert wanted[-1] == ("author", "xa")  # the counts follow the choice


def test_accents_that_are_typed_are_meant(view: FacetsView) -> None:
    sections = tuple(Count(name, 1) for name in ("Bán hàng", "Bản tin", "Ban đọc"))
    view.show_facets(Facets(section=sections), NO_FILTERS)
    finder = view.find_values("section")
    for typed, found in (("ban", 3), ("bản", 1), ("hang", 1), ("ang", 0)):
        finder.field.setText(typed)
        assert finder.list.model().rowCount() == found


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


def test_what_articles_have_is_said_in_words_and_ticked_by_its_name(view: FacetsView, chosen: list[Filters]) -> None:
    view.show_facets(Facets(has=(Count("image", 1203), Count("caption", 410))), Filters(has=("caption",)))
    assert [(entry.words, entry.articles, entry.ticked) for entry in entries(view)] == [
        ("Pictures", 1203, False),
        ("Captions", 410, True),
    ]
    assert index_of(view, "image").data().startswith("Pictures, 1,203")
    click(view, index_of(view, "image"))
    assert chosen == [Filters(has=("caption", "image"))]
