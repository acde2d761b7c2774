"""How much of an article's pairs of words others have."""

from __future__ import annotations

import pytest

from archiveviewer.index import closeness
from archiveviewer.steps import whole
from archiveviewer.vietnamese.terms import keys
from factories import article

STORY = article("Hồ chứa", "Vỡ đập hồ chứa nước Suối Bùn, hai thôn bị ngập.")
SAME = article("Tin", "Vì sao đập hồ chứa nước Suối Bùn bị vỡ?")
OTHER = article("Tin", "Đập tan âm mưu, nước bạn chứa chan tình cảm.")
NONE = article("", "")


def shares(*others: object, rarity: float = 1.0) -> list[float]:
    return whole(closeness.shares(STORY, others, lambda _term: rarity))  # type: ignore[arg-type]


def test_whoever_shares_pairs_is_closer_than_whoever_shares_words() -> None:
    same, other = shares(SAME, OTHER)
    assert same > other == 0


def test_a_pair_that_all_have_tells_less_than_one_that_one_has() -> None:
    everybody = article("Tin", "hai thôn")
    first, second = shares(article("Tin", "hai thôn, Suối Bùn"), everybody)
    assert first > 2 * second > 0


def test_rare_words_weigh_more() -> None:
    weights = {exact: 9.0 for _folded, exact in keys("Suối Bùn")}
    others = [article("Tin", "Suối Bùn"), article("Tin", "hai thôn")]
    rare, common = whole(closeness.shares(STORY, others, lambda term: weights.get(term, 1.0)))
    assert rare > 3 * common


def test_the_article_itself_has_all_of_it() -> None:
    assert shares(STORY, NONE)[0] == pytest.approx(8**0.5), "a short article counts as an eighth of a usual one"


def test_without_words_or_others_there_is_nothing() -> None:
    assert shares() == []
    assert shares(NONE) == [0.0]
    assert whole(closeness.shares(NONE, [STORY], lambda _term: 1.0)) == [0.0]
