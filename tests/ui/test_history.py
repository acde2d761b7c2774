from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from archiveviewer.ui.article.history import History, Place, Spot


def test_back_and_forward_lead_to_where_each_article_was_left() -> None:
    history = History()
    history.visit("a", Spot())
    history.visit("b", Spot(10, -3))
    history.visit("c", Spot(20))
    assert history.go(-1, Spot(30)) == Place("b", Spot(20))
    assert history.go(-1, Spot(21)) == Place("a", Spot(10, -3))
    assert history.go(-1, Spot()) is None
    assert history.go(1, Spot(11)) == Place("b", Spot(21))
    assert history.go(1, Spot(21)) == Place("c", Spot(30))


def test_a_new_article_forgets_what_lay_ahead() -> None:
    history = History()
    for article_id in "abc":
        history.visit(article_id, Spot())
    history.go(-2, Spot())
    history.visit("d", Spot())
    assert not history.can_go_forward
    assert history.go(-1, Spot()) == Place("a", Spot())


def test_the_same_article_again_is_no_new_place() -> None:
    history = History()
    history.visit("a", Spot())
    history.visit("a", Spot(5))
    assert not history.can_go_back


@given(st.lists(st.one_of(st.sampled_from("abc"), st.integers(-3, 3))))
def test_any_walk_keeps_its_promises(walk: list[str | int]) -> None:
    history = History()
    for step in walk:
        if isinstance(step, str):
            history.visit(step, Spot())
            assert not history.can_go_forward or step
        else:
            back, forward = history.can_go_back, history.can_go_forward
            place = history.go(step, Spot())
            assert place is None or step == 0 or (back if step < 0 else forward)


def test_a_long_way_is_cut_at_its_beginning() -> None:
    history = History()
    for number in range(1000):
        history.visit(str(number), Spot())
    steps = 0
    while history.go(-1, Spot()) is not None:
        steps += 1
    assert 100 < steps < 300
