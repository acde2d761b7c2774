from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archiveviewer.ui.texts import NO_BREAK, find_all, fit, lowered, plain, tie, utf16_length, utf16_offsets

TEXTS = st.text(st.characters(exclude_categories=()), max_size=80)


@given(TEXTS)
def test_offsets_stay_whatever_the_text(text: str) -> None:
    assert len(fit(text)) == len(tie(text)) == len(lowered(text)) == len(text)


@given(TEXTS)
def test_what_fits_can_be_given_to_qt(text: str) -> None:
    fitted = fit(text)
    assert len(fitted.encode("utf-16-le")) // 2 == utf16_length(fitted) == utf16_offsets(fitted)[-1]
    assert not set(fitted) & set("\x00\n\r\t\u2028\u2029\ufdd0\ufdd1\ufffc")


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Báo in, trang 3", "trang_3"),
        ("rộng 60 m và", "60_m"),
        ("sâu 58–63 km,", "63_km"),
        ("vốn 4.500 tỷ.", "4.500_tỷ"),
        ("tăng 12 %", "12_%"),
        ("ông Đực, 61 tuổi", "61_tuổi"),
        ("từ tháng 6 tới", "tháng_6"),
        ("Khóa XII", "Khóa_XII"),
        ("các ngày 10 - 13/3 tới", "10_-_13/3"),
        ("đó là tin vui.", "tin_vui."),
    ],
)
def test_what_belongs_together_stays_on_one_line(text: str, kept: str) -> None:
    assert kept.replace("_", NO_BREAK) in tie(text)


def test_common_blanks_stay_breakable() -> None:
    assert " " in tie("một câu bình thường có nhiều từ")


@pytest.mark.parametrize(
    ("wanted", "text", "found"),
    [
        ("da nang", "Ở Đà Nẵng và da nang", ["Đà Nẵng", "da nang"]),
        ("đà nẵng", "Ở Đà Nẵng và da nang", ["Đà Nẵng"]),
        ("Đa nang", "Ở Đà Nẵng, Đa nang", ["Đa nang"]),
        ("hoà bình", "Tỉnh Hòa Bình, hoà bình", ["Hòa Bình", "hoà bình"]),
        ("thuy", "thủy, thuỷ", ["thủy", "thuỷ"]),
        ("mặn", "🌾 mặn", ["mặn"]),
        ("trang 3", f"trang{NO_BREAK}3", [f"trang{NO_BREAK}3"]),
        ("a.b", "a.b axb", ["a.b"]),
        ("nẵng", "Đà Nẵng", ["Nẵng"]),
        ("  ", "hai  blank", []),
        ("", "text", []),
    ],
)
def test_finding_with_and_without_accents(wanted: str, text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in find_all(wanted, text)] == found


@given(TEXTS, TEXTS)
def test_finding_never_fails(wanted: str, text: str) -> None:
    for start, end in find_all(wanted, text):
        assert 0 <= start < end <= len(text)


def test_plain_text_for_the_clipboard() -> None:
    assert plain(f"trang{NO_BREAK}3\u2029câu\ufffc") == "trang 3\ncâu"
