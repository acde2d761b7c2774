"""R10: the closed list of i and y. R13a: half-marked words. And what words are mistaken for."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archiveviewer.vietnamese.normal import exact_key, is_marked
from archiveviewer.vietnamese.spelling import confused, freed, twins, twins_of_fold
from archiveviewer.vietnamese.syllables import is_syllable
from archiveviewer.vietnamese.terms import folded_key


def _keys(words: str) -> set[str]:
    return set(map(exact_key, words.split()))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("tỉ", "tỷ"),
        ("sĩ", "sỹ"),
        ("kĩ", "kỹ"),
        ("lí", "lý"),
        ("lị", "lỵ"),
        ("hi", "hy"),
        ("quí", "quý"),
        ("qui", "quy"),
    ],
)
def test_twins_are_each_others(one: str, other: str) -> None:  # R10
    assert twins(exact_key(one)) == (exact_key(other),)
    assert twins(exact_key(other)) == (exact_key(one),)


_APART = "ti ty mi my vi vy túi túy ki ky thi thy nhân sí ý í"


@pytest.mark.parametrize("word", _APART.split())
def test_other_words_with_i_and_y_stay_apart(word: str) -> None:  # R10
    assert twins(exact_key(word)) == ()


@pytest.mark.parametrize(
    ("folded", "found"),
    [
        ("ky", "kì kí kĩ kỉ"),
        ("ki", "kỳ ký kỹ kỷ"),
        ("ty", "tỉ tị"),  # never ti: ti vi is no company
        ("ti", "tỷ tỵ"),
        ("my", "mì mĩ"),
        ("vy", "vĩ"),
        ("hy", "hi hỉ"),
        ("ly", "li lí lị"),
        ("quy", "quí qui quỉ quĩ"),
        ("thuy", ""),
        ("tuy", ""),
        ("kỳ", ""),
    ],
)
def test_an_unmarked_word_finds_the_twins_of_its_marked_forms(folded: str, found: str) -> None:  # R10
    assert set(twins_of_fold(folded)) == _keys(found)
    assert folded not in twins_of_fold(folded)


@pytest.mark.parametrize(
    ("typed", "found", "not_found"),
    [
        ("đuong", "đương đường đưỡng đượng đuống", "dương duong đuong đong"),
        ("duòng", "dường đường duồng", "dương đưởng duòng"),
        ("duong", "dương đường duỗng đương", "duong"),
        ("đuờng", "đường", "dường đương"),
        ("nguoi", "người ngươi nguôi", ""),
        ("viẹt", "việt", "viết viêt"),
        ("nhân", "nhân nhận nhấn", "nhan"),
        ("HOÀ", "hòa", "hoa hóa"),
        ("sach", "sách sạch", "sach săch"),
    ],
)
def test_what_is_typed_stays_and_the_rest_is_free(typed: str, found: str, not_found: str) -> None:  # R13a
    assert _keys(found) <= set(freed(typed))
    assert not set(freed(typed)) & _keys(not_found)


def test_the_commonest_reading_stands_first() -> None:
    assert freed("đuong")[0] == exact_key("đường")
    assert freed("nguoi")[0] == exact_key("người")
    assert freed("viet")[0] == exact_key("việt")


@pytest.mark.parametrize("word", ["", "google", "straße", "2020", "nghiêngg", "đ", "a" * 100_000, "ngươih", "²"])
def test_what_is_no_syllable_has_no_readings(word: str) -> None:
    assert freed(word) == ()


@given(st.text(alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxyàảãáạằấỉịộờợứỹ", max_size=8))
def test_readings_hold_to_what_was_typed(word: str) -> None:  # R13a
    word = unicodedata.normalize("NFC", word)
    for key in freed(word):
        assert is_syllable(key)
        assert folded_key(key) == folded_key(word)
    if is_syllable(word):
        assert exact_key(word) in freed(word)


@pytest.mark.parametrize(
    ("word", "mistaken_for"),
    [
        ("nghĩ", "nghỉ"),  # hỏi and ngã
        ("sữa", "sửa"),
        ("suất", "xuất"),  # s and x
        ("xuất", "suất"),
        ("trương", "chương"),  # ch and tr
        ("lúi", "núi"),  # l and n
        ("dành", "giành"),  # d, gi and r
        ("giành", "dành"),
        ("già", "rà"),
        ("diếng", "giếng"),
        ("gì", "dì"),
        ("sỹ", "sĩ"),  # i and y
        ("quýt", "quít"),
        ("iêu", "yêu"),
        ("nghành", "ngành"),  # ng and ngh, where only one can be written
        ("nhân", "nhận"),  # a tone is missing
        ("nhận", "nhân"),  # or one too many
        ("sàch", "sách"),  # or impossible
        ("SÁCH", "sạch"),
        ("hoá", "hòa"),  # written as newspapers write
    ],
)
def test_words_are_mistaken_for_each_other(word: str, mistaken_for: str) -> None:
    assert mistaken_for in confused(word)


def test_the_likeliest_mistake_stands_first() -> None:
    assert confused("nghĩ")[0] == "nghỉ"
    assert confused("suất")[0] == "xuất"
    assert confused("nghành")[0] == "ngành"
    assert confused("công")[0] == "cộng"


@pytest.mark.parametrize(
    ("word", "mistaken_for"),
    [("xuat", ("suat",)), ("sach", ("xach",)), ("ky", ("ki",)), ("giuong", ("duong", "ruong")), ("hoa", ())],
)
def test_an_unmarked_word_stays_unmarked(word: str, mistaken_for: tuple[str, ...]) -> None:
    assert confused(word) == mistaken_for


@given(st.one_of(st.text(max_size=12), st.text(alphabet="dgirsxchtrlniyngaeêôỏõáịỷ", max_size=8)))
def test_any_text_has_an_answer(text: str) -> None:
    for word in confused(text):
        assert word == unicodedata.normalize("NFC", word)
        assert word != text
        assert is_syllable(word) if is_marked(text) else freed(word)
    for other in (*twins(text), *twins_of_fold(text)):
        assert other != text
