"""What a facet counts is what one finds going through all documents."""

from __future__ import annotations

import numpy as np
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


def test_values_stand_in_the_order_of_the_alphabet() -> None:
    facet = Facet(0, np.zeros(0, np.int64), np.zeros(0, np.int64), _VALUES)
    assert [_VALUES[code] for code in np.argsort(facet.ranks)] == ["An", "anh", "Ảnh", "Ánh"]
