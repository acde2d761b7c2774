from __future__ import annotations

import random
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from archiveviewer.vietnamese.order import key

IN_ORDER = [
    "", "2019", "An Giang", "Ăn", "Ân", "ba", "ba con", "bà", "bà con", "bả", "bã", "bá", "bá bả", "bạ",
    "Côn Đảo", "da", "dạ", "đa", "Đà Lạt", "Đà Nẵng", "Đắk Lắk", "hòa", "on", "ôn", "ơn", "Số 2", "Số 10", "ua", "ưa",
]  # fmt: skip


def test_dictionary_order() -> None:
    shuffled = random.Random(0).sample(IN_ORDER, len(IN_ORDER))  # noqa: S311 — any order will do
    assert sorted(shuffled, key=key) == IN_ORDER


def test_unicode_form_and_tone_place_do_not_matter() -> None:
    assert key(unicodedata.normalize("NFD", "Đắk Lắk")) == key("Đắk Lắk")
    for one, other in (("hòa", "hoà"), ("Ðà Lạt", "Đà Lạt")):  # an Icelandic letter that looks the same
        assert key(f"{one} ba") < key(f"{other} bà") < key(f"{one} bả")
        assert key(f"{other} ba") < key(f"{one} bà") < key(f"{other} bả")


def test_foreign_letters_sort_by_their_base() -> None:
    assert sorted(["Zürich", "Zola", "Zulu"], key=key) == ["Zola", "Zulu", "Zürich"]


@given(st.lists(st.text(max_size=8), max_size=6))
def test_any_texts_can_be_sorted(texts: list[str]) -> None:
    backwards = texts[::-1]
    assert sorted(texts, key=key) == sorted(backwards, key=key)
