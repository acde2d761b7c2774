"""What a facet counts is what one finds going through all documents."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from archiveviewer.index.facets import Facet

_VALUES = ["Ảnh", "An", "Ánh", "anh"]
_HELD = st.lists(st.frozensets(st.sampled_from(range(len(_VALUES)))), max_size=12)


@given(held=_HELD | _HELD.map(lambda held: [frozenset(list(one)[:1]) for one in held]), data=st.data())
def test_a_facet_counts_as_one_does_by_hand(held: list[frozenset[int]], data: st.DataObject) -> None:
    documents = np.array([number for number, values in enumerate(held) for _ in values], np.int64)
    codes = np.array([code for values in held for code in sorted(values)], np.int64)
    facet = Facet(len(held), documents, codes, _VALUES)
    some = sorted(data.draw(st.sets(st.sampled_from(range(len(held)))))) if held else []
    asked = data.draw(st.lists(st.sampled_from(range(len(_VALUES))), unique=True))

    by_hand = [sum(code in held[number] for number in some) for code in range(len(_VALUES))]
    assert facet.counts(np.array(some, np.int64)).tolist() == by_hand
    assert facet.totals.tolist() == [sum(code in values for values in held) for code in range(len(_VALUES))]
    assert facet.held(asked).tolist() == [len(values.intersection(asked)) for values in held]


@pytest.mark.parametrize(("values", "without"), [(1, 0.0), (1, 0.1), (3, 0.0), (3, 0.1), (40, 0.1)])
def test_very_many_are_counted_as_few_are(values: int, without: float) -> None:
    chance = np.random.default_rng(values)
    documents = np.flatnonzero(chance.random(20_000) >= without)
    codes = chance.integers(0, values, len(documents))
    facet = Facet(20_000, documents, codes, [str(value) for value in range(values + 2)])
    for share in (0.001, 0.5, 0.9):
        some = np.flatnonzero(chance.random(20_000) < share)
        by_hand = np.bincount(codes[np.isin(documents, some)], minlength=values + 2)
        assert (facet.counts(some) == by_hand).all()


def test_values_stand_in_the_order_of_the_alphabet() -> None:
    facet = Facet(0, np.zeros(0, np.int64), np.zeros(0, np.int64), _VALUES)
    assert [_VALUES[code] for code in np.argsort(facet.ranks)] == ["An", "anh", "Ảnh", "Ánh"]
