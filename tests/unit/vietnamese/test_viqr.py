from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archiveviewer.vietnamese import chosen
from archiveviewer.vietnamese.encodings import decode
from archiveviewer.vietnamese.viqr import decode as viqr

WRITTEN = "Vie^.t Nam dda^'t nu+o+'c ta o+i`, Dda` Na(~ng. Ho^`ng Ha`, Thu+`a Thie^n - Hue^' (Trung Bo^.)\\."
MEANT = "Việt Nam đất nước ta ơì, Đà Nẵng. Hồng Hà, Thừa Thiên - Huế (Trung Bộ)."


def test_letters_shapes_and_tones() -> None:
    assert viqr(WRITTEN) == MEANT
    assert viqr("DDA^'T NU+O+'C QUYE^`N") == "ĐẤT NƯỚC QUYỀN"
    assert viqr("\\V Tie^'ng Vie^.t \\L a\\'") == "Tiếng Việt a'"


@pytest.mark.parametrize(
    "text", ["Xong.", "Don't", "a.b.c", "Sách.", "Cú pháp: f(x)", "Bích.", "http://vnexpress.net/?id=1"]
)
def test_marks_that_make_no_syllable_are_punctuation(text: str) -> None:
    assert viqr(text).endswith(text[-1])


@pytest.mark.parametrize("declared", ["VIQR", "viqr", "x-viet-viqr", "csVIQR"])
def test_it_is_read_where_it_is_named(declared: str) -> None:
    assert decode(WRITTEN.encode(), declared=declared).text == MEANT
    assert decode(WRITTEN.encode(), declared="us-ascii").text == WRITTEN
    assert decode(b"\\V " + WRITTEN.encode()).encoding == "viqr"
    assert decode(MEANT.encode(), declared=declared).text == MEANT


def test_it_can_be_chosen() -> None:
    assert chosen.decode(WRITTEN.encode(), "viqr").text == MEANT
    assert chosen.repair(WRITTEN, "viqr").text == MEANT


@given(st.text(max_size=100))
def test_any_text_is_read(text: str) -> None:
    viqr(text)
