"""Words typed with the input method off, in an archive that has nearly every word by chance."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from archiveviewer.query.asked import leaves
from archiveviewer.query.keys import Keys
from archiveviewer.query.question import understand
from archiveviewer.query.rows import rows
from archiveviewer.vietnamese.terms import words

if TYPE_CHECKING:
    from collections.abc import Mapping

HELD = {
    "coong": 17, "công": 100_000, "công an": 90_000, "coong an": 3,
    "six": 30, "sĩ": 50_000, "six sigma": 4, "sigma": 5,
    "hoc 5": 7, "học": 60_000, "học sinh": 40_000,
    "hai 3": 300, "hải": 41_000, "phong 2": 500, "phòng": 60_000, "hải phòng": 25_000,
    "max": 1_800, "mã": 6_700, "số": 90_000,
    "se 3": 114, "sẻ": 29_000, "tau se 3": 80,
    "or": 10, "ở": 99_000, "lúa ở": 5_000,
}  # fmt: skip


class Lexicon:
    """How many articles have what is written so, side by side; accents count where the entry has any."""

    def __init__(self, held: Mapping[str, int]) -> None:
        self._held: dict[tuple[str, ...], int] = {}
        for text, articles in held.items():
            told = tuple(word.folded if word.exact.isascii() else word.exact for word in words(text))
            self._held[told] = articles

    def frequency(self, _field: str, *terms: str) -> int:
        return self._held.get(terms, 0)


def meant(typed: str) -> dict[str, str]:
    question = understand(typed)
    assert question.asked is not None
    keys = Keys(Lexicon(HELD), list(leaves(question.asked)))
    asked = dict.fromkeys(typed.split())
    return {text: read for text in asked if (read := keys.meant("text", text))}


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("coong an", {"coong": "công"}),
        ("hoc5 sinh", {"hoc5": "học"}),
        ("hai3 phong2", {"hai3": "hải", "phong2": "phòng"}),
        ("soos max", {"soos": "số", "max": "mã"}),  # beside a word that nobody prints
    ],
)
def test_what_stands_incomparably_oftener_beside_its_neighbour_was_meant(typed: str, read: dict[str, str]) -> None:
    assert meant(typed) == read


@pytest.mark.parametrize("typed", ["coong", "six sigma", "max", "hoc5", "tau se3", "công an max", "lúa or", "a350"])
def test_what_may_be_meant_as_it_stands_is(typed: str) -> None:
    assert meant(typed) == {}


def test_a_word_with_a_number_behind_it_is_two_words_for_rivals_too() -> None:
    assert [typed.text for row in rows(understand("tau se3")) for typed in row] == ["tau", "se", "3"]
