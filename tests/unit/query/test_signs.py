"""Signs of word processors, other keyboards and headlines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archiveviewer.query import signs


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("“cam” „quýt‟ ‹bưởi› 「chanh」 ＂mận＂", '"cam" "quýt" "bưởi" "chanh" "mận"'),
        ("ｔｉｔｌｅ：cháy　ＯＲ １２", "title:cháy OR 12"),
        ("cam –quýt —bưởi (−chanh) ‑mận", "cam -quýt -bưởi (-chanh) -mận"),
        ("Quýt – cam — bưởi", "Quýt – cam — bưởi"),
        ("Hà Nội–Huế", "Hà Nội–Huế"),
        ("cam -quýt", "cam -quýt"),
    ],
)
def test_signs_are_those_of_the_language(typed: str, plain: str) -> None:
    assert signs.plain(typed) == plain


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ('"Trạm bị phá hoại?"', '"Trạm bị phá hoại "'),
        ("Lên sao Hỏa? NASA giúp!", "Lên sao Hỏa  NASA giúp!"),
        ("'ai là kẻ thù?'", "'ai là kẻ thù '"),
        ("Trump? Brexit?! COVID-19?", "Trump  Brexit   COVID-19 "),
        ("phá hoại ?", "phá hoại  "),
        ('"lặng câm"? ai', '"lặng câm"  ai'),
        ("duoc khong?", "duoc khong "),
        ("năm 2018? lũ", "năm 2018  lũ"),
    ],
)
def test_question_marks_of_sentences_are_blanks(typed: str, read: str) -> None:
    assert signs.without_asking(typed) == read


@pytest.mark.parametrize(
    "typed", ["thầ?", "?", "thầ? giáo", "trườ? học", "201? lũ", "th?y giáo?", "lũ* quét?", "?inh vật"]
)
def test_question_marks_of_patterns_stay(typed: str) -> None:
    assert signs.without_asking(typed) == typed


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("VỤ VA CHẠM TÀU", "VỤ va CHẠM TÀU"),
        ("KHÔNG KHÍ LẠNH", "không KHÍ LẠNH"),
        ("UBND VÀ HĐND", "UBND VÀ HĐND"),
        ("cam VÀ quýt", "cam VÀ quýt"),
        ("LÚA OR GẠO", "LÚA OR GẠO"),
    ],
)
def test_a_headline_in_capitals_has_words_where_others_have_operators(typed: str, read: str) -> None:
    assert signs.in_small_letters(typed) == read


@given(st.text(alphabet="aếthầ?!…\"'() –—－？「*2018 ", max_size=30))
def test_places_stay(text: str) -> None:
    assert len(signs.plain(text)) == len(signs.without_asking(text)) == len(text)
