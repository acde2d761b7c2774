from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archiveviewer.results import Filters
from archiveviewer.ui.questions import Question
from archiveviewer.ui.trails import Place, Spot, Tabs, Trail

A, B, C, D = (Place(article_id=name) for name in "abcd")


def walked(*places: Place) -> Trail:
    trail = Trail(places[:1])
    for place in places[1:]:
        trail.visit(place)
    return trail


def fronts(tabs: Tabs) -> tuple[str, str]:
    return "".join(trail.place.article_id for trail in tabs.trails), tabs.trail.place.article_id


def opened(*places: Place) -> Tabs:
    return Tabs([Trail([place]) for place in places])


def test_back_and_forward_lead_to_where_each_place_was_left() -> None:
    trail = walked(A, B)
    trail.amend(spot=Spot(10, -3), top=7)
    assert trail.go(-1) == A
    assert trail.go(-1) is None
    assert trail.go(1) == Place(article_id="b", top=7, spot=Spot(10, -3))
    assert trail.go(1) is None


def test_another_place_forgets_what_lay_ahead() -> None:
    trail = walked(A, B, C)
    trail.go(-2)
    trail.visit(D)
    assert not trail.can_go_forward
    assert trail.go(-1) == A


def test_there_is_always_a_place() -> None:
    assert Trail().place == Place()
    assert not Trail().can_go_back
    assert Trail([A, B], 9).place == B


@given(st.lists(st.one_of(st.sampled_from([A, B, C]), st.integers(-3, 3))))
def test_any_walk_keeps_its_promises(walk: list[Place | int]) -> None:
    trail = Trail()
    for step in walk:
        before = trail.place
        if isinstance(step, Place):
            trail.visit(step)
            assert trail.place == step
        elif trail.go(step) is None:
            assert trail.place == before
        assert trail.can_go_back == (trail.now > 0)


def test_a_tab_opens_behind_the_one_in_front() -> None:
    tabs = opened(A, B)
    tabs.open(C)
    assert fronts(tabs) == ("acb", "a")
    tabs.turn(-1)
    assert fronts(tabs) == ("acb", "b")
    tabs.turn(1)
    tabs.move(0, 2)
    assert fronts(tabs) == ("cba", "a")


def test_closed_tabs_come_back_where_they_were_the_last_one_first() -> None:
    tabs = opened(A, B, C, D)
    tabs.choose(3)
    tabs.close(3)
    assert fronts(tabs) == ("abc", "c")
    tabs.close(0)
    assert fronts(tabs) == ("bc", "c")
    tabs.reopen()
    assert fronts(tabs) == ("abc", "a")
    tabs.reopen()
    assert fronts(tabs) == ("abcd", "d")
    assert not tabs.can_reopen


def test_the_only_tab_stays() -> None:
    tabs = opened(A)
    tabs.close(0)
    assert fronts(tabs) == ("a", "a")
    assert not tabs.can_reopen


def test_tabs_are_kept_as_text() -> None:
    tabs = opened(A, B)
    tabs.choose(1)
    asked = Question("lũ", filters=Filters(section=("Xã hội",), dates=("2009", "2010")))
    tabs.trail.visit(Place(asked, 120, "x", "Tít", Spot(3, -4)))
    tabs.trail.go(-1)
    again = Tabs.unpack(tabs.pack())
    assert [(trail.places, trail.now) for trail in again.trails] == [(t.places, t.now) for t in tabs.trails]
    assert again.now == 1
    tabs.forget()
    assert [trail.places for trail in tabs.trails] == [[A], [B]]


@pytest.mark.parametrize(
    "untrusted",
    [
        "",
        "[]",
        '{"trails": [{}]}',
        '{"trails": [{"places": [{"top": "x"}]}]}',
        '{"trails": [{"places": [{"top": 99999999999}]}]}',
        '{"trails": [{"places": [{"spot": {"position": 99999999999}}]}]}',
        '{"trails": [{"places": [{"spot": {"below": -99999999999}}]}]}',
    ],
)
def test_what_is_no_tabs_is_refused(untrusted: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        Tabs.unpack(untrusted)


def test_numbers_out_of_range_are_put_right() -> None:
    assert fronts(Tabs.unpack('{"trails": [{"places": [], "now": 7}], "now": 9}')) == ("", "")
