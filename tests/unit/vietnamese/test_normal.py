from __future__ import annotations

import itertools
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archiveviewer.vietnamese.normal import clean, exact_key, fold, is_marked
from archiveviewer.vietnamese.terms import folded_key, words


@pytest.mark.parametrize(
    ("accented", "folded"),
    [
        ("Đà Nẵng", "da nang"),
        ("thủy điện", "thuy dien"),
        ("Ðảng", "dang"),  # R11: eth for Đ
        ("ƯỚC GÌ", "uoc gi"),
        ("CÔNG AN", "cong an"),
        ("Ｈà Nội", "ha noi"),
    ],
)
def test_folding_drops_every_accent_and_maps_d(accented: str, folded: str) -> None:
    assert fold(accented) == folded


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hòa", "hoà"),
        ("thủy", "thuỷ"),
        ("khỏe", "khoẻ"),
        ("qúy", "quý"),
        ("cuả", "của"),
        ("nứơc", "nước"),
        ("ĐIẠ", "địa"),
    ],
)
def test_tone_placement_never_matters(one: str, other: str) -> None:  # R5
    assert exact_key(one) == exact_key(other)


@pytest.mark.parametrize(
    ("one", "other"), [("đảng", "đang"), ("nhân", "nhận"), ("ban", "bạn"), ("án", "an"), ("cò", "co"), ("tư", "tu")]
)
def test_different_words_keep_different_keys(one: str, other: str) -> None:
    assert exact_key(one) != exact_key(other)


def test_every_order_of_marks_gives_the_same_key() -> None:  # R3
    forms = {"e" + "".join(marks) for marks in itertools.permutations("\u0302\u0323")} | {"ệ", "ẹ\u0302", "ê\u0323"}

    assert len({exact_key(clean(form)) for form in forms}) == 1


def test_cleaning_removes_the_invisible_and_keeps_words_apart() -> None:  # R6
    assert clean("\ufeffng\u00adhi vấn\u200bđề\u00a0gì\r\nxong\u200b ") == "nghi vấn đề gì\nxong "


def test_a_lone_surrogate_does_no_harm() -> None:
    assert clean("a\ud800b") == "a?b"


@given(st.text())
def test_folding_is_idempotent_and_keeps_length(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert len(fold(text)) == len(text)


@given(st.text(alphabet=st.one_of(st.characters(), st.sampled_from("ằỨđÐ“”…–²ö \t\n"))))
def test_a_text_folds_as_its_letters_do(text: str) -> None:
    assert fold(text) == "".join(map(fold, text))


@given(st.text())
def test_cleaning_is_idempotent(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(st.text(alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxyàảãáạằẳẵắặấđỉịộờởỡợứựỳỵ AĐẾ"))
def test_composed_and_decomposed_text_give_the_same_terms(text: str) -> None:  # R3
    composed, decomposed = (clean(unicodedata.normalize(form, text)) for form in ("NFC", "NFD"))

    assert [word[2:] for word in words(composed)] == [word[2:] for word in words(decomposed)]


def test_marked_words() -> None:
    assert is_marked("đi")
    assert is_marked("Án")
    assert not is_marked("AN")
    assert not is_marked("2020")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("COVID19 ở Hà-Nội", "covid 19 o ha noi"),  # R16
        ("1.000.000 đồng, 43,3%", "1000000 dong 43.3"),  # R17
        ("ngày 30/4/1975", "ngay 30 4 1975"),
        ("Nghị quyết 05-CT/TW", "nghi quyet 05 ct tw"),
        ("", ""),
    ],
)
def test_words_of_a_text(text: str, expected: str) -> None:
    assert folded_key(text) == expected


@given(st.text())
def test_places_are_those_of_the_words(text: str) -> None:
    text = clean(text)
    for word in words(text):
        assert 0 <= word.start < word.end <= len(text)
        assert not text[word.start : word.end].isspace()
