from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archiveviewer.vietnamese.normal import fold
from archiveviewer.vietnamese.spelling import is_bare_syllable
from archiveviewer.vietnamese.syllables import is_syllable, weight

VALID = (
    "an ở y ý ơ người nghiêng nghề giếng gì gìn giữa già giết quốc quyền quý quá quỳnh khuya khuỷu thuở huơ "
    "yêu yếu kỹ ly xoong moóc ngoằn ngoèo nguệch tuyết tuýp xuất đường ưỡn ượt Việt NAM ĐẮK lắk Ủy hoà hòa qúy cuả"
)
INVALID = "việch cat đep hoc gê nge kà cỉnh ngiêng gha phf w zô jun fa tiêngs straße né thé èé bạạ ngươich ưâ ôâ ă â"


@pytest.mark.parametrize("word", VALID.split())
def test_spelled_as_vietnamese(word: str) -> None:
    assert is_syllable(word)
    assert is_syllable(unicodedata.normalize("NFD", word))


@pytest.mark.parametrize("word", VALID.split())
def test_without_accents_it_is_still_recognised(word: str) -> None:
    assert is_bare_syllable(fold(word))


@pytest.mark.parametrize("word", ["", "1", "the1", "police", "flood", "with", "kat", "Duong"])
def test_what_no_syllable_becomes_when_it_loses_its_accents(word: str) -> None:
    assert not is_bare_syllable(word)


@pytest.mark.parametrize("word", ["", " ", "1", *INVALID.split()])
def test_not_spelled_as_vietnamese(word: str) -> None:
    if word in {"né", "thé"}:
        assert is_syllable(word)  # French, and just as well Vietnamese
    else:
        assert not is_syllable(word)


@pytest.mark.parametrize("rime", ["oc", "ach", "êp", "ươt"])
def test_stops_carry_two_tones_only(rime: str) -> None:
    def toned(tone: str) -> str:
        vowel = next(n for n, letter in reversed(list(enumerate(rime))) if letter in "aoêươ")
        return "đ" + rime[: vowel + 1] + tone + rime[vowel + 1 :]

    assert is_syllable(toned("\u0301"))
    assert is_syllable(toned("\u0323"))
    assert not any(is_syllable(toned(tone)) for tone in ("", "\u0300", "\u0309", "\u0303"))


def test_weight_grows_with_frequency() -> None:
    assert weight("của") > weight("nghiêng") > weight("khuỷu") > 0.0
    assert weight("của") <= 1.0
    assert weight("CỦA") == weight(unicodedata.normalize("NFD", "của")) == weight("của")
    assert weight("blorb") == 0.0


@given(st.text(max_size=12))
def test_any_text_has_an_answer(text: str) -> None:
    assert is_syllable(text) in {True, False}
    assert 0.0 <= weight(text) <= 1.0
